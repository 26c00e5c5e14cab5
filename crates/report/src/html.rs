//! A document as an HTML fragment: the same words as the PDF, for a page that has its own frame.
//!
//! Classes name roles; there is no style and no script in the text. Everything a person wrote goes
//! through one escaping function.

mod table;
mod text;

use self::text::{Markup, attribute, inlines, status, words};
use crate::document::{
    Block, Cover, Document, Figure, GoalHeading, LabelledLines, LegendEntry, List, ListOrder,
    words_of,
};
use crate::outline;

/// The document as an `article` with a first-level heading: cover, contents, legend, body.
pub fn html(document: &Document) -> String {
    let mut out = Markup::default();
    let language = document.language.code();
    out.put(format_args!("<article class=\"document\" lang=\"{language}\" "));
    out.add("aria-labelledby=\"document-title\">\n");
    cover_sheet(document, &mut out);
    contents_sheet(document, &mut out);
    body(document, &mut out);
    out.add("</article>\n");
    out.0
}

fn cover_sheet(document: &Document, out: &mut Markup) {
    let cover = &document.cover;
    out.add("<div class=\"sheet\">\n<div class=\"cover\">\n<div>");
    let publisher = [&document.organisation, &cover.administration, &cover.unit];
    lines(publisher.into_iter().flatten(), out);
    out.add("</div>\n<div>");
    let strong = format!("<strong>{}</strong>", words(&cover.kind));
    let facts = [&cover.register_number, &cover.date];
    let facts = facts.into_iter().flatten().map(|fact| words(fact));
    let stamp: Vec<String> = [strong].into_iter().chain(facts).collect();
    out.put(format_args!("<p>{}</p></div>\n", stamp.join("<br>")));
    cover_people(cover, out);
    out.add("</div>\n");
    out.put(format_args!("<h1 id=\"document-title\">{}</h1>\n", words(document.title.as_str())));
    if let Some(subtitle) = &document.subtitle {
        out.put(format_args!("<p class=\"lede\">{}</p>\n", words(subtitle)));
    }
    if let Some(proposed) = &cover.decisions {
        out.put(format_args!("<h2>{}</h2>\n", words(&proposed.heading)));
        items("ol", "prose counted", &proposed.decisions, out);
    }
    if !cover.addresses.is_empty() {
        let addresses: Vec<String> = cover.addresses.iter().map(|line| words(line)).collect();
        out.put(format_args!("<p class=\"hint gap8\">{}</p>\n", addresses.join(", ")));
    }
    out.add("</div>\n");
}

fn cover_people(cover: &Cover, out: &mut Markup) {
    let named = [&cover.case_officer, &cover.recipient].into_iter().flatten();
    for LabelledLines { label, lines: under } in named.chain(&cover.others) {
        out.put(format_args!("<div><p class=\"kind\">{}</p>", words(label)));
        lines(under.iter(), out);
        out.add("</div>\n");
    }
}

fn lines<'a>(lines: impl Iterator<Item = &'a String>, out: &mut Markup) {
    let lines: Vec<String> = lines.map(|line| words(line)).collect();
    if !lines.is_empty() {
        out.put(format_args!("<p>{}</p>", lines.join("<br>")));
    }
}

fn contents_sheet(document: &Document, out: &mut Markup) {
    let entries = contents(&document.blocks);
    if entries.is_empty() && document.legend.is_empty() {
        return;
    }
    out.add("<div class=\"sheet\">\n");
    if !entries.is_empty() {
        let heading = words(&document.frame.contents);
        out.add("<nav aria-labelledby=\"document-contents\">");
        out.put(format_args!("<h2 id=\"document-contents\">{heading}</h2>\n<ol class=\"toc\">\n"));
        for (place, level, title) in entries {
            let class = match level {
                1 => "",
                2 => " class=\"in\"",
                _ => " class=\"in deep\"",
            };
            out.put(format_args!("<li{class}><a href=\"#{}\">{title}</a></li>\n", anchor(place)));
        }
        out.add("</ol></nav>\n");
    }
    legend(document, out);
    out.add("</div>\n");
}

/// Place among the blocks, level and title of each heading in the contents list.
fn contents(blocks: &[Block]) -> Vec<(usize, u8, String)> {
    let depth = outline::contents_depth(blocks);
    let entry = |(place, block)| {
        let level = outline::contents_level(block).filter(|level| *level <= depth)?;
        let (number, text) = match block {
            Block::Heading(heading) => (&heading.number, &heading.text),
            Block::Goal(goal) => (&goal.number, &goal.text),
            Block::Label(_)
            | Block::Paragraph(_)
            | Block::List(_)
            | Block::Table(_)
            | Block::Figure(_) => return None,
        };
        let title = numbered(number.as_deref(), words(&words_of(text)));
        Some((place, level.number(), title))
    };
    blocks.iter().enumerate().filter_map(entry).collect()
}

fn anchor(place: usize) -> String {
    format!("part-{}", place + 1)
}

fn legend(document: &Document, out: &mut Markup) {
    if document.legend.is_empty() {
        return;
    }
    let frame = &document.frame;
    let name = attribute(&frame.legend);
    out.put(format_args!("<h2>{}</h2>\n", words(&frame.legend)));
    out.put(format_args!("<div class=\"scroll\" tabindex=\"0\" role=\"group\" {name}>"));
    out.put(format_args!(
        "<table><thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>\n",
        words(&frame.legend_sign),
        words(&frame.legend_meaning)
    ));
    for LegendEntry { mark, meaning } in &document.legend {
        out.put(format_args!(
            "<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n",
            status(mark),
            words(meaning)
        ));
    }
    out.add("</tbody></table></div>\n");
}

/// Each heading of the first level begins a sheet.
fn body(document: &Document, out: &mut Markup) {
    let mut open = false;
    for (place, block) in document.blocks.iter().enumerate() {
        let begins = block.level().is_some_and(|level| level.number() == 1);
        if begins || !open {
            if open {
                out.add("</div>\n");
            }
            out.add("<div class=\"sheet\">\n");
            open = true;
        }
        write_block(place, block, out);
    }
    if open {
        out.add("</div>\n");
    }
}

fn write_block(place: usize, block: &Block, out: &mut Markup) {
    match block {
        Block::Heading(heading) => {
            let title = numbered(heading.number.as_deref(), inlines(&heading.text));
            let id = anchor(place);
            heading_element(heading.level.number(), &format!(" id=\"{id}\""), &title, out);
        }
        Block::Goal(goal) => write_goal(place, goal, out),
        Block::Label(label) => {
            heading_element(label.level.number(), " class=\"label\"", &words(&label.text), out);
        }
        Block::Paragraph(text) => {
            out.put(format_args!("<p class=\"prose\">{}</p>\n", inlines(text)));
        }
        Block::List(List { order: ListOrder::Unordered, items: list }) => {
            items("ul", "prose dashed", list, out);
        }
        Block::List(List { order: ListOrder::Ordered, items: list }) => {
            items("ol", "prose counted", list, out);
        }
        Block::Table(table) => table::write(table, out),
        Block::Figure(figure) => write_figure(figure, out),
    }
}

fn numbered(number: Option<&str>, title: String) -> String {
    match number {
        Some(number) => format!("{} {title}", words(number)),
        None => title,
    }
}

/// A heading one level under the document's; HTML has no element for the seventh.
fn heading_element(level: u8, attributes: &str, inner: &str, out: &mut Markup) {
    match level {
        1..=5 => {
            let tag = level + 1;
            out.put(format_args!("<h{tag}{attributes}>{inner}</h{tag}>\n"));
        }
        _ => out.put(format_args!(
            "<div role=\"heading\" aria-level=\"7\"{attributes}>{inner}</div>\n"
        )),
    }
}

fn write_goal(place: usize, goal: &GoalHeading, out: &mut Markup) {
    let title = numbered(goal.number.as_deref(), inlines(&goal.text));
    let inner = format!("<span class=\"kind\">{}</span> {title}", words(&goal.kind));
    let own = if goal.own { " class=\"own\"" } else { "" };
    let attributes = format!(" id=\"{}\"{own}", anchor(place));
    heading_element(goal.level.number(), &attributes, &inner, out);
    if let Some(mark) = &goal.status {
        out.put(format_args!("<p>{}</p>\n", status(mark)));
    }
}

fn items(tag: &str, class: &str, items: &[Vec<crate::document::Inline>], out: &mut Markup) {
    out.put(format_args!("<{tag} class=\"{class}\">\n"));
    for item in items {
        out.put(format_args!("<li>{}</li>\n", inlines(item)));
    }
    out.put(format_args!("</{tag}>\n"));
}

/// The picture is the product's own SVG and stands as it is.
fn write_figure(figure: &Figure, out: &mut Markup) {
    let name = attribute(&figure.alternative);
    out.put(format_args!("<figure class=\"fig\"><div role=\"img\" {name}>{}</div>", figure.svg));
    if let Some(caption) = &figure.caption {
        out.put(format_args!("<figcaption>{}</figcaption>", words(caption)));
    }
    out.add("</figure>\n");
}
