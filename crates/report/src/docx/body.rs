//! The text of a Word file: cover, contents, legend and body, in reading order.

use super::contents::{self, bookmark};
use super::frame::{FOOT_RELATION, HEAD_RELATION, NAMESPACES, field, link_relation};
use super::lists::Lists;
use super::marks::Marks;
use super::markup::{DECLARATION, Markup, words};
use super::picture::{self, Picture};
use super::styles::{
    BODY, BULLET, CAPTION, CAUTION, CONTENTS_HEADING, GOAL_KIND, LABEL, NUMBERED, PICTURE,
    PICTURE_CAPTION, STATUS, heading,
};
use super::{cover, table};
use tertial_domain::text_place::MarkNames;

use crate::document::{
    Block, Document, Figure, GoalHeading, Heading, HeadingLevel, Inline, List, ListOrder, Run,
    StatusMark,
};

/// A text with what its other parts must know.
pub(super) struct Written {
    /// The part `document.xml`.
    pub(super) text: String,
    /// The addresses that its links lead to, in order.
    pub(super) links: Vec<String>,
    /// Its lists.
    pub(super) lists: Lists,
    /// Its pictures, in order.
    pub(super) pictures: Vec<Picture>,
}

/// A body as far as it is written.
#[derive(Default)]
pub(super) struct Body {
    /// The markup.
    pub(super) out: Markup,
    links: Vec<String>,
    lists: Lists,
    pictures: Vec<Picture>,
    tables: usize,
    /// What marks the places of the report, in a file that may come back.
    pub(super) marks: Option<Marks>,
}

/// Writes the text of a document; with names, its places are marked by them.
pub(super) fn write(document: &Document, names: Option<MarkNames>) -> Written {
    let marks = names.map(|names| Marks::new(names, document));
    let mut body = Body { marks, ..Body::default() };
    body.out.put(format_args!(
        "{DECLARATION}<w:document {NAMESPACES} {}><w:body>",
        picture::NAMESPACES
    ));
    if let Some(caution) = &document.caution {
        body.words(CAUTION, caution);
    }
    cover::write(document, &mut body);
    if document.layout.has_contents {
        contents::write(document, &mut body.out);
    }
    if !document.legend.is_empty() {
        body.words(CONTENTS_HEADING, &document.frame.legend);
        table::legend(document, &mut body);
    }
    for (at, block) in document.blocks.iter().enumerate() {
        body.begin_block(at);
        if document.layout.page_breaks.contains(&at) {
            body.out.add("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>");
        }
        body.block(at, block, document.frame.table.as_str());
        body.end_block(at);
    }
    body.begin_block(document.blocks.len());
    body.out.put(format_args!(
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"{HEAD_RELATION}\"/>\
         <w:footerReference w:type=\"default\" r:id=\"{FOOT_RELATION}\"/>\
         <w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1418\" w:right=\"1418\" \
         w:bottom=\"1418\" w:left=\"1418\" w:header=\"680\" w:footer=\"680\" w:gutter=\"0\"/>\
         </w:sectPr></w:body></w:document>"
    ));
    let Body { out, links, lists, pictures, .. } = body;
    Written { text: out.text(), links, lists, pictures }
}

impl Body {
    fn block(&mut self, at: usize, block: &Block, table_word: &str) {
        match block {
            Block::Heading(own) => self.heading(at, own),
            Block::Goal(goal) => self.goal(at, goal),
            Block::Label(label) => {
                self.begin_with(LABEL, &outline_level(label.level));
                self.run(&label.text, "");
                self.end();
            }
            Block::Paragraph(text) => self.paragraph(BODY, text),
            Block::List(list) => self.list(list),
            Block::Table(own) => {
                self.mark_table(own.place());
                self.caption(own.caption(), own.measure(), table_word);
                table::write(own, self);
            }
            Block::Figure(figure) => self.figure(figure),
        }
    }

    fn heading(&mut self, at: usize, own: &Heading) {
        self.begin(&heading(own.level.number()));
        self.bookmarked(at, |body| {
            if let Some(number) = &own.number {
                body.run(&format!("{number} "), "");
            }
            body.inlines(&own.text);
        });
        self.end();
    }

    /// A goal's kind stands over its heading, as on paper: the contents name goals by their words.
    fn goal(&mut self, at: usize, goal: &GoalHeading) {
        self.words(GOAL_KIND, &goal.kind);
        self.begin_with(&heading(goal.level.number()), UNDER_KIND);
        self.bookmarked(at, |body| {
            if let Some(number) = &goal.number {
                body.run(&format!("{number} "), "");
            }
            body.inlines(&goal.text);
        });
        self.end();
        if let Some(status) = &goal.status {
            self.words(STATUS, &mark(status));
        }
    }

    /// A chart with its caption under it; its words where it cannot be drawn.
    fn figure(&mut self, figure: &Figure) {
        let alternative = figure.alternative();
        let Some(picture) = Picture::draw(figure) else { return self.words(BODY, &alternative) };
        self.begin_with(PICTURE, if figure.caption().is_some() { "<w:keepNext/>" } else { "" });
        self.out.add(&picture.run(self.pictures.len() + 1, &alternative));
        self.end();
        self.pictures.push(picture);
        if let Some(caption) = figure.caption() {
            self.words(PICTURE_CAPTION, caption);
        }
    }

    fn bookmarked(&mut self, at: usize, write: impl FnOnce(&mut Self)) {
        let name = bookmark(at);
        self.out.put(format_args!("<w:bookmarkStart w:id=\"{at}\" w:name=\"{name}\"/>"));
        write(self);
        self.out.put(format_args!("<w:bookmarkEnd w:id=\"{at}\"/>"));
    }

    /// Writes a list.
    pub(super) fn list(&mut self, List { order, items }: &List) {
        let number = self.lists.begin(*order);
        let style = match order {
            ListOrder::Unordered => BULLET,
            ListOrder::Ordered => NUMBERED,
        };
        for item in items {
            self.begin_with(
                style,
                &format!("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{number}\"/></w:numPr>"),
            );
            self.inlines(item);
            self.end();
        }
    }

    /// "Tabell 3. Indikatorer", counted by Word, with what the figures are counted in.
    fn caption(&mut self, caption: &str, measure: Option<&str>, table_word: &str) {
        self.tables += 1;
        // "Tabell: Ekonomi" becomes "Tabell 3. Ekonomi", and "Tabell" alone "Tabell 3".
        let own = caption
            .strip_prefix(table_word)
            .filter(|rest| rest.is_empty() || rest.starts_with(':'))
            .map(|rest| rest.trim_matches([':', ' ']));
        let caption = own.unwrap_or(caption).trim_end_matches(['.', ' ']);
        let number = self.tables.to_string();
        self.begin(CAPTION);
        self.run(&format!("{table_word} "), "");
        self.out.add(&field("SEQ Tabell \\* ARABIC", &number));
        if !caption.is_empty() {
            self.run(&format!(". {caption}"), "");
        }
        if let Some(measure) = measure {
            self.run(&format!(". {measure}"), "");
        }
        self.end();
    }

    /// Writes a paragraph.
    pub(super) fn paragraph(&mut self, style: &str, text: &[Inline]) {
        self.begin(style);
        self.inlines(text);
        self.end();
    }

    /// Writes a paragraph of plain words.
    pub(super) fn words(&mut self, style: &str, text: &str) {
        self.begin(style);
        self.run(text, "");
        self.end();
    }

    /// Begins a paragraph.
    pub(super) fn begin(&mut self, style: &str) {
        self.begin_with(style, "");
    }

    /// Begins a paragraph that differs from its style.
    pub(super) fn begin_with(&mut self, style: &str, properties: &str) {
        self.out.put(format_args!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{properties}</w:pPr>"));
        if let Some(marks) = &mut self.marks {
            marks.begin_paragraph(&mut self.out);
        }
    }

    /// Ends a paragraph.
    pub(super) fn end(&mut self) {
        if let Some(marks) = &mut self.marks {
            marks.end_paragraph(&mut self.out);
        }
        self.out.add("</w:p>");
    }

    /// Words that look alike.
    pub(super) fn run(&mut self, text: &str, letters: &str) {
        let text = words(text);
        self.out.put(format_args!(
            "<w:r>{}<w:t xml:space=\"preserve\">{text}</w:t></w:r>",
            letters_of(letters)
        ));
    }

    /// Running text with its marks.
    pub(super) fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Run(run) => self.marked(run),
                Inline::Break => self.out.add("<w:r><w:br/></w:r>"),
            }
        }
    }

    fn marked(&mut self, run: &Run) {
        let mut letters = String::new();
        if run.link.is_some() {
            letters.push_str(LINK_LETTERS);
        }
        if run.strong {
            letters.push_str("<w:b/><w:bCs/>");
        }
        if run.emphasis {
            letters.push_str("<w:i/><w:iCs/>");
        }
        if let Some(language) = &run.language {
            letters.extend(["<w:lang w:val=\"", language.as_str(), "\"/>"]);
        }
        let Some(target) = &run.link else { return self.run(&run.text, &letters) };
        let relation = link_relation(self.links.len());
        self.links.push(target.as_str().to_owned());
        self.out.put(format_args!("<w:hyperlink r:id=\"{relation}\" w:history=\"1\">"));
        self.run(&run.text, &letters);
        self.out.add("</w:hyperlink>");
    }
}

/// A link looks as the style of links says.
const LINK_LETTERS: &str = "<w:rStyle w:val=\"Hyperlnk\"/>";

/// A goal's heading keeps to the kind over it.
const UNDER_KIND: &str = "<w:spacing w:before=\"0\" w:after=\"100\"/>";

fn letters_of(letters: &str) -> String {
    if letters.is_empty() { String::new() } else { format!("<w:rPr>{letters}</w:rPr>") }
}

/// A label is a heading to assistive technology, and no heading of the contents.
fn outline_level(level: HeadingLevel) -> String {
    format!("<w:outlineLvl w:val=\"{}\"/>", level.number() - 1)
}

/// A sign with its word, on the same line.
pub(super) fn mark(status: &StatusMark) -> String {
    format!("{}\u{a0}{}", status.sign.symbol(), status.word)
}
