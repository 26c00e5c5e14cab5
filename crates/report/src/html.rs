//! A document as an HTML fragment: the same words as the PDF, for a page that has its own frame.
//!
//! Classes name roles; there is no style and no script in the text. Everything a person wrote goes
//! through one escaping function. The classes: `document` around all, `sheet`, `cover`, `kind`,
//! `lede`, `toc` with `in` and `deep`, `goal` (`own` where the writer answers for it), `label`,
//! `prose`, `counted`, `scroll`, `n`, `nowrap`, `sum`, `said`, `doubt`, `fig`, `hint`, and those of
//! signs.

mod table;
mod text;

use self::text::{Markup, attribute, inlines, status, words};
use crate::document::{
    Block, Cover, Document, Figure, GoalHeading, HeadingLevel, Inline, LabelledLines, LegendEntry,
    List, ListOrder, words_of,
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
        items("ol", " class=\"prose counted\"", &proposed.decisions, out);
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
        out.put(format_args!(
            "<h2 class=\"gap0\" id=\"document-contents\">{heading}</h2>\n<ol class=\"toc\">\n"
        ));
        for (anchor, level, title) in entries {
            let class = match level {
                1 => "",
                2 => " class=\"in\"",
                _ => " class=\"in deep\"",
            };
            out.put(format_args!("<li{class}><a href=\"#{anchor}\">{title}</a></li>\n"));
        }
        out.add("</ol></nav>\n");
    }
    legend(document, out);
    out.add("</div>\n");
}

/// Anchor, level and title of each heading in the contents list.
fn contents(blocks: &[Block]) -> Vec<(String, u8, String)> {
    let depth = outline::contents_depth(blocks);
    let entry = |(place, block)| {
        let level = outline::contents_level(block).filter(|level| *level <= depth)?;
        let (own, number, text) = match block {
            Block::Heading(heading) => (&heading.anchor, &heading.number, &heading.text),
            Block::Goal(goal) => (&goal.anchor, &goal.number, &goal.text),
            Block::Label(_)
            | Block::Paragraph(_)
            | Block::List(_)
            | Block::Table(_)
            | Block::Figure(_) => return None,
        };
        let title = numbered(number.as_deref(), words(&words_of(text)));
        Some((anchor(own.as_deref(), place), level.number(), title))
    };
    blocks.iter().enumerate().filter_map(entry).collect()
}

/// The heading's own anchor, else its place among the blocks.
fn anchor(own: Option<&str>, place: usize) -> String {
    own.map_or_else(|| format!("part-{}", place + 1), words)
}

fn legend(document: &Document, out: &mut Markup) {
    if document.legend.is_empty() {
        return;
    }
    let frame = &document.frame;
    let name = attribute(&frame.legend);
    out.put(format_args!("<h2>{}</h2>\n", words(&frame.legend)));
    out.put(format_args!("<div class=\"scroll\" tabindex=\"0\" role=\"group\" {name}>"));
    out.add("<table><thead><tr>");
    for heading in [&frame.legend_sign, &frame.legend_meaning] {
        out.put(format_args!("<th scope=\"col\">{}</th>", words(heading)));
    }
    out.add("</tr></thead><tbody>\n");
    for LegendEntry { mark, meaning } in &document.legend {
        out.put(format_args!(
            "<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n",
            status(mark),
            words(meaning)
        ));
    }
    out.add("</tbody></table></div>\n");
}

/// Each heading of the first level begins a sheet. Texts that follow each other share a column.
fn body(document: &Document, out: &mut Markup) {
    let blocks: Vec<(usize, &Block)> = document.blocks.iter().enumerate().collect();
    let is_top = |block: &Block| block.level() == Some(HeadingLevel::TOP);
    for sheet in blocks.chunk_by(|_, (_, next)| !is_top(next)) {
        out.add("<div class=\"sheet\">\n");
        for group in sheet.chunk_by(|(_, one), (_, next)| is_prose(one) && is_prose(next)) {
            let prose = group.first().is_some_and(|(_, block)| is_prose(block));
            out.add(if prose { "<div class=\"prose\">\n" } else { "" });
            for (place, block) in group {
                write_block(*place, block, out);
            }
            out.add(if prose { "</div>\n" } else { "" });
        }
        out.add("</div>\n");
    }
}

const fn is_prose(block: &Block) -> bool {
    match block {
        Block::Paragraph(_) | Block::List(_) => true,
        Block::Heading(_)
        | Block::Goal(_)
        | Block::Label(_)
        | Block::Table(_)
        | Block::Figure(_) => false,
    }
}

fn write_block(place: usize, block: &Block, out: &mut Markup) {
    match block {
        Block::Heading(heading) => {
            let title = numbered(heading.number.as_deref(), inlines(&heading.text));
            let top = if heading.level == HeadingLevel::TOP { " class=\"gap0\"" } else { "" };
            let anchor = anchor(heading.anchor.as_deref(), place);
            let attributes = format!("{top} id=\"{anchor}\"");
            heading_element(heading.level, &attributes, &title, out);
        }
        Block::Goal(goal) => write_goal(place, goal, out),
        Block::Label(label) => {
            heading_element(label.level, " class=\"label\"", &words(&label.text), out);
        }
        Block::Paragraph(text) => out.put(format_args!("<p>{}</p>\n", inlines(text))),
        Block::List(List { order: ListOrder::Unordered, items: list }) => {
            items("ul", "", list, out);
        }
        Block::List(List { order: ListOrder::Ordered, items: list }) => {
            items("ol", " class=\"counted\"", list, out);
        }
        Block::Table(table) => table::write(table, out),
        Block::Figure(figure) => write_figure(figure, out),
    }
}

/// A heading's words after its number; a heading that says nothing is a dash.
fn numbered(number: Option<&str>, title: String) -> String {
    match number {
        Some(number) => format!("{} {title}", words(number)),
        None if title.trim().is_empty() => "–".to_owned(),
        None => title,
    }
}

/// A heading one level under the document's; HTML has no element for the seventh.
fn heading_element(level: HeadingLevel, attributes: &str, inner: &str, out: &mut Markup) {
    let tag = level.number() + 1;
    if tag <= 6 {
        out.put(format_args!("<h{tag}{attributes}>{inner}</h{tag}>\n"));
    } else {
        let role = format!(" role=\"heading\" aria-level=\"{tag}\"");
        out.put(format_args!("<div{role}{attributes}>{inner}</div>\n"));
    }
}

fn write_goal(place: usize, goal: &GoalHeading, out: &mut Markup) {
    let title = numbered(goal.number.as_deref(), inlines(&goal.text));
    let inner = format!("<span class=\"kind\">{}</span> {title}", words(&goal.kind));
    let class = if goal.own { "goal own" } else { "goal" };
    let anchor = anchor(goal.anchor.as_deref(), place);
    let attributes = format!(" class=\"{class}\" id=\"{anchor}\"");
    heading_element(goal.level, &attributes, &inner, out);
    if let Some(mark) = &goal.status {
        out.put(format_args!("<p>{}</p>\n", status(mark)));
    }
}

fn items(tag: &str, attributes: &str, items: &[Vec<Inline>], out: &mut Markup) {
    out.put(format_args!("<{tag}{attributes}>\n"));
    for item in items {
        out.put(format_args!("<li>{}</li>\n", inlines(item)));
    }
    out.put(format_args!("</{tag}>\n"));
}

/// The picture is the product's own and says itself what it shows.
fn write_figure(figure: &Figure, out: &mut Markup) {
    out.put(format_args!("<figure class=\"fig\">{}", figure.page_markup()));
    if let Some(caption) = figure.caption() {
        out.put(format_args!("<figcaption>{}</figcaption>", words(caption)));
    }
    out.add("</figure>\n");
}
