//! A document as HTML: the same words as the PDF, as a fragment for a page that has its own frame,
//! or as a page of its own.
//!
//! Classes name roles; there is no style and no script in the text. Everything a person wrote goes
//! through one escaping function. The classes: `document` around all, `sheet`, `part` around
//! what stands at a place of the report, `cover`, `kind`,
//! `lede`, `toc` with `in` and `deep`, `goal` (`own` where the writer answers for it), `label`,
//! `prose`, `counted`, `scroll`, `n`, `nowrap`, `sum`, `said`, `doubt`, `fig`, `hint`, and those of
//! signs.

mod page;
mod table;
mod text;

pub use self::page::page;
use self::text::{Markup, attribute, inlines, status, words};
use crate::document::{
    Block, Cover, Document, Figure, GoalHeading, HeadingLevel, Inline, LabelledLines, LegendEntry,
    List, ListOrder, words_of,
};
use crate::outline;

/// A stretch of a document's markup, up to where notes may stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The markup.
    pub markup: String,
    /// The place whose notes may stand after it, as the report's data names it.
    pub notes_of: Option<String>,
}

/// The document as an `article` with a first-level heading: cover, contents, legend, body.
pub fn html(document: &Document) -> String {
    pieces(document).into_iter().map(|piece| piece.markup).collect()
}

/// The same markup, cut at every place of the report where notes may stand.
pub fn pieces(document: &Document) -> Vec<Piece> {
    let mut out = Markup::default();
    let language = document.language.code();
    out.put(format_args!("<article class=\"document\" lang=\"{language}\" "));
    out.add("aria-labelledby=\"document-title\">\n");
    let runs_on = runs_on(document);
    cover_sheet(document, runs_on, &mut out);
    contents_sheet(document, &mut out);
    body(document, runs_on, &mut out);
    out.add("</article>\n");
    out.pieces()
}

/// The name under which links find a place of the report: its address with hyphens for slashes.
pub fn anchor_of(place: &str) -> String {
    place.replace('/', "-")
}

/// The place of what stands on the cover.
pub const HEAD: &str = "head";

/// Every place of the document that links find.
pub fn places(document: &Document) -> impl Iterator<Item = &str> {
    let marks = document.places.iter().map(|mark| mark.place.as_str());
    let in_tables = document.tables().flat_map(|table| {
        let rows = (0..table.rows().len()).filter_map(|row| table.row_place(row));
        table.place().into_iter().chain(rows)
    });
    std::iter::once(HEAD).chain(marks).chain(in_tables)
}

/// Whether the body goes on in the sheet of the title: nothing stands between the two, and the
/// body begins without a chapter of its own.
fn runs_on(document: &Document) -> bool {
    let layout = &document.layout;
    let has_contents = layout.has_contents && !contents(&document.blocks).is_empty();
    let begins = document.blocks.first().is_some_and(|first| !begins_chapter(first));
    begins && !has_contents && document.legend.is_empty() && !layout.page_breaks.contains(&0)
}

fn cover_sheet(document: &Document, runs_on: bool, out: &mut Markup) {
    let cover = &document.cover;
    let id = out.id(HEAD);
    let sheet = if runs_on {
        "<div class=\"sheet\">\n<div class=\"part\""
    } else {
        "<div class=\"sheet part\""
    };
    out.put(format_args!("{sheet}{id}>\n"));
    if let Some(logo) = &document.layout.look.logo {
        let (name, drawing) = (attribute(logo.alternative()), logo.svg());
        out.put(format_args!("<div class=\"logo\" role=\"img\" {name}>{drawing}</div>\n"));
    }
    cover_facts(document, out);
    out.put(format_args!("<h1 id=\"document-title\">{}</h1>\n", words(document.title.as_str())));
    if let Some(subtitle) = &document.subtitle {
        out.put(format_args!("<p class=\"lede\">{}</p>\n", words(subtitle)));
    }
    out.cut(HEAD.to_owned());
    if let Some(proposed) = &cover.decisions {
        out.put(format_args!("<h2>{}</h2>\n", words(&proposed.heading)));
        items("ol", " class=\"prose counted\"", &proposed.decisions, out);
    }
    if let Some(LabelledLines { label, lines }) = &cover.signatories {
        let names: Vec<String> =
            lines.iter().map(|line| format!("<p>{}</p>", words(line))).collect();
        let label = words(label);
        out.put(format_args!("<p class=\"kind\">{label}</p>\n<div class=\"signed\">"));
        out.put(format_args!("{}</div>\n", names.concat()));
    }
    if !cover.addresses.is_empty() {
        let addresses: Vec<String> = cover.addresses.iter().map(|line| words(line)).collect();
        out.put(format_args!("<p class=\"hint gap8\">{}</p>\n", addresses.join(", ")));
    }
    out.add("</div>\n");
}

/// Who publishes, and the facts of the head; nothing where there are none.
fn cover_facts(document: &Document, out: &mut Markup) {
    let cover = &document.cover;
    let publisher = [&document.organisation, &cover.administration, &cover.unit];
    if publisher.iter().all(|line| line.is_none()) && !cover.is_head() {
        return;
    }
    out.add("<div class=\"cover\">\n<div>");
    lines(publisher.into_iter().flatten(), out);
    out.add("</div>\n");
    let kind = cover.kind.iter().map(|kind| format!("<strong>{}</strong>", words(kind)));
    let facts = [&cover.register_number, &cover.date];
    let facts = facts.into_iter().flatten().map(|fact| words(fact));
    let stamp: Vec<String> = kind.chain(facts).collect();
    if !stamp.is_empty() {
        out.put(format_args!("<div><p>{}</p></div>\n", stamp.join("<br>")));
    }
    cover_people(cover, out);
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
    let entries =
        if document.layout.has_contents { contents(&document.blocks) } else { Vec::new() };
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

/// Each heading of the first level begins a sheet, each place of the report a part of it. Texts
/// that follow each other share a column.
fn body(document: &Document, runs_on: bool, out: &mut Markup) {
    let mut marks = document.places.iter().peekable();
    let mut open = Open { sheet: runs_on, ..Open::default() };
    for (at, block) in document.blocks.iter().enumerate() {
        let begins_page = document.layout.page_breaks.contains(&at);
        if begins_page || begins_chapter(block) || (at == 0 && !open.sheet) {
            open.end_sheet(out);
            open.begin_sheet(begins_page, out);
        }
        while let Some(mark) = marks.next_if(|mark| mark.block <= at) {
            open.begin_part(&mark.place, out);
        }
        if let Block::Table(table) = block
            && let Some(place) = table.place()
        {
            open.begin_part(place, out);
        }
        if !is_heading(block) {
            open.cut(out);
        }
        open.column(is_prose(block), out);
        write_block(at, block, out);
        open.cut(out);
        if matches!(block, Block::Table(_)) {
            open.end_part(out);
        }
    }
    for mark in marks {
        open.begin_part(&mark.place, out);
    }
    open.end_sheet(out);
}

/// Which containers are open, outermost first, and the place whose notes have no room yet.
#[derive(Debug, Default)]
struct Open {
    sheet: bool,
    part: bool,
    column: bool,
    awaiting: Option<String>,
}

impl Open {
    fn begin_sheet(&mut self, begins_page: bool, out: &mut Markup) {
        out.add(if begins_page {
            "<div class=\"sheet break\">\n"
        } else {
            "<div class=\"sheet\">\n"
        });
        self.sheet = true;
    }

    fn end_sheet(&mut self, out: &mut Markup) {
        self.end_part(out);
        end(&mut self.sheet, out);
    }

    fn begin_part(&mut self, place: &str, out: &mut Markup) {
        if !self.sheet {
            self.begin_sheet(false, out);
        }
        self.end_part(out);
        let id = out.id(place);
        out.put(format_args!("<div class=\"part\"{id}>\n"));
        self.part = true;
        self.awaiting = Some(place.to_owned());
    }

    fn end_part(&mut self, out: &mut Markup) {
        self.cut(out);
        end(&mut self.column, out);
        end(&mut self.part, out);
    }

    /// Leaves room for the notes of the part that was begun last.
    fn cut(&mut self, out: &mut Markup) {
        if let Some(place) = self.awaiting.take() {
            out.cut(place);
        }
    }

    fn column(&mut self, prose: bool, out: &mut Markup) {
        if self.column != prose {
            out.add(if prose { "<div class=\"prose\">\n" } else { "</div>\n" });
            self.column = prose;
        }
    }
}

fn end(open: &mut bool, out: &mut Markup) {
    if std::mem::take(open) {
        out.add("</div>\n");
    }
}

/// Headings of the first level do; a label is no chapter, whatever its level.
fn begins_chapter(block: &Block) -> bool {
    match block {
        Block::Heading(_) | Block::Goal(_) => block.level() == Some(HeadingLevel::TOP),
        Block::Label(_)
        | Block::Paragraph(_)
        | Block::List(_)
        | Block::Table(_)
        | Block::Figure(_) => false,
    }
}

const fn is_heading(block: &Block) -> bool {
    block.level().is_some()
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
