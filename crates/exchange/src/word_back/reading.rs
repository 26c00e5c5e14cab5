//! From the parts of a file to paragraphs and tables in order, each with the marks that stand in
//! it: tracked changes taken as accepted, fields as what they show.

use std::collections::HashMap;

use tertial_domain::text_place::{FileMark, MarkNames};

use super::assembly;
use super::looks::Looks;
use super::package::{self, Parts};
use super::text::{Look, Piece};
use super::xml::{Element, tree};
use super::{Limits, Note, Origin, Returned, WordBackError};

/// One piece of the body.
#[derive(Debug)]
pub(super) enum Item {
    Paragraph(Paragraph),
    Table(Vec<Row>),
}

/// A paragraph.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// Its words; a new piece list for each line.
    pub(super) lines: Vec<Vec<Piece>>,
    pub(super) is_heading: bool,
    /// The list's number, and whether it counts.
    pub(super) list: Option<(String, bool)>,
    pub(super) starts: Vec<FileMark>,
    pub(super) ends: Vec<FileMark>,
    /// Whether its end was deleted: it goes on in the next.
    goes_on: bool,
}

impl Paragraph {
    /// The words, a blank for each new line.
    pub(super) fn words(&self) -> String {
        let line = |line: &Vec<Piece>| line.iter().map(|it| it.words.as_str()).collect::<String>();
        self.lines.iter().map(line).collect::<Vec<_>>().join(" ")
    }
}

/// A row of a table: its cells, each with its paragraphs.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) cells: Vec<Vec<Paragraph>>,
}

/// What is known while a file is read.
pub(super) struct Reader<'a> {
    pub(super) looks: Looks,
    pub(super) names: &'a MarkNames,
    pub(super) links: HashMap<String, String>,
    /// Marks by the number that their ends name.
    pub(super) marks: HashMap<String, FileMark>,
    /// Fields that are open: whether each has come to what it shows, and its instruction.
    pub(super) fields: Vec<(bool, String)>,
    /// Marks between paragraphs.
    pub(super) waiting: Vec<FileMark>,
    pub(super) notes: Vec<Note>,
    pub(super) loose: Vec<String>,
}

pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Returned, WordBackError> {
    let parts = package::parts(bytes, limits)?;
    let part = |name: &str| match parts.get(name) {
        Some(text) => tree(name, text, limits).map(Some),
        None => Ok(None),
    };
    let document = part("word/document.xml")?.ok_or(WordBackError::NotWord)?;
    let body = document.child("document").and_then(|own| own.child("body"));
    let body = body.ok_or(WordBackError::NotWord)?;
    let origin = origin(&parts, limits)?;
    let names = MarkNames::of_digest(&origin.digest).ok_or(WordBackError::NoOrigin)?;
    let (styles, numbering) = (part("word/styles.xml")?, part("word/numbering.xml")?);
    let mut reader = Reader {
        looks: Looks::new(styles.as_ref(), numbering.as_ref()),
        names: &names,
        links: links(part("word/_rels/document.xml.rels")?.as_ref()),
        marks: HashMap::new(),
        fields: Vec::new(),
        waiting: Vec::new(),
        notes: Vec::new(),
        loose: Vec::new(),
    };
    let mut items = Vec::new();
    reader.blocks(body, &mut items);
    for (name, note) in [("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote")] {
        if let Some(root) = part(name)? {
            reader.apart(&root, note);
        }
    }
    if let Some(root) = part("word/comments.xml")? {
        reader.comments(&root);
    }
    let Reader { notes, loose, .. } = reader;
    let mut returned = assembly::assemble(items);
    returned.origin = origin;
    let loose = loose.into_iter().map(|words| Note::Unplaced { words });
    returned.notes.extend(loose.chain(notes));
    Ok(returned)
}

/// What a file says of the data it was made of.
fn origin(parts: &Parts, limits: &Limits) -> Result<Origin, WordBackError> {
    const NAME: &str = "docProps/custom.xml";
    let text = parts.get(NAME).ok_or(WordBackError::NoOrigin)?;
    let root = tree(NAME, text, limits)?;
    let facts = root.child("Properties").ok_or(WordBackError::NoOrigin)?;
    let fact = |name: &str| {
        let own = facts.elements().find(|fact| fact.attribute("name") == Some(name))?;
        own.child("lpwstr").map(Element::words).filter(|words| !words.is_empty())
    };
    let digest = fact("TertialDigest").ok_or(WordBackError::NoOrigin)?;
    Ok(Origin {
        report: fact("TertialReport"),
        version: fact("TertialVersion").and_then(|number| number.parse().ok()),
        digest: digest.to_ascii_lowercase(),
        place: fact("TertialPlace"),
        publisher: fact("TertialPublisher"),
        caution: fact("TertialCaution"),
    })
}

fn links(root: Option<&Element>) -> HashMap<String, String> {
    let relations = root.and_then(|root| root.child("Relationships"));
    let relations = relations.into_iter().flat_map(Element::elements);
    relations
        .filter(|relation| relation.attribute("TargetMode") == Some("External"))
        .filter_map(|relation| {
            Some((relation.attribute("Id")?.to_owned(), relation.attribute("Target")?.to_owned()))
        })
        .collect()
}

impl Reader<'_> {
    /// Reads what stands below each other: paragraphs, tables, and frames around them.
    fn blocks(&mut self, parent: &Element, items: &mut Vec<Item>) {
        for element in parent.elements() {
            match element.name {
                "p" => {
                    let paragraph = self.paragraph(element);
                    if let Some(paragraph) = paragraph {
                        add_paragraph(paragraph, items);
                    }
                }
                "tbl" => {
                    let rows = self.table(element);
                    items.push(Item::Table(rows));
                }
                "sdt" if is_contents(element) => self.pass_over(element),
                "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" | "smartTag" => {
                    self.blocks(element, items);
                }
                "bookmarkStart" => {
                    if let Some(mark) = self.start(element) {
                        self.waiting.push(mark);
                    }
                }
                "bookmarkEnd" => {
                    let mark = self.end(element);
                    if let (Some(mark), Some(Item::Paragraph(last))) = (mark, items.last_mut()) {
                        last.ends.push(mark);
                    }
                }
                "AlternateContent" => {
                    if let Some(choice) = element.child("Choice") {
                        self.blocks(choice, items);
                    }
                }
                _ => {}
            }
        }
    }

    /// A list of contents is made anew by each program; only its fields must be told as closed.
    fn pass_over(&mut self, element: &Element) {
        let mut passed = Vec::new();
        if let Some(content) = element.child("sdtContent") {
            self.blocks(content, &mut passed);
        }
    }

    fn table(&mut self, table: &Element) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut waiting: Vec<&Element> = table.elements().collect();
        waiting.reverse();
        while let Some(element) = waiting.pop() {
            match element.name {
                "tr" if !is_deleted_row(element) => rows.push(self.row(element)),
                "sdt" | "sdtContent" | "customXml" | "ins" => {
                    waiting.extend(element.elements().collect::<Vec<_>>().into_iter().rev());
                }
                "bookmarkStart" => {
                    if let Some(mark) = self.start(element) {
                        self.waiting.push(mark);
                    }
                }
                _ => {}
            }
        }
        rows
    }

    fn row(&mut self, row: &Element) -> Row {
        let mut cells: Vec<Vec<Paragraph>> = Vec::new();
        let mut waiting: Vec<&Element> = row.elements().collect();
        waiting.reverse();
        while let Some(element) = waiting.pop() {
            match element.name {
                "tc" => {
                    let properties = element.child("tcPr");
                    let is_gone = properties.is_some_and(|own| own.child("cellDel").is_some());
                    let mut items = Vec::new();
                    self.blocks(element, &mut items);
                    if is_gone {
                        continue;
                    }
                    cells.push(flattened(items));
                    let span = properties.and_then(|own| own.child("gridSpan"));
                    let span = span.and_then(Element::value).and_then(|span| span.parse().ok());
                    let more = span.unwrap_or(1_usize).clamp(1, COLUMNS_MAX) - 1;
                    cells.extend(std::iter::repeat_with(Vec::new).take(more));
                }
                "sdt" | "sdtContent" | "customXml" => {
                    waiting.extend(element.elements().collect::<Vec<_>>().into_iter().rev());
                }
                _ => {}
            }
        }
        Row { cells }
    }

    /// A paragraph; none for an entry of a list of contents.
    fn paragraph(&mut self, element: &Element) -> Option<Paragraph> {
        let properties = element.child("pPr");
        let style = properties.and_then(|own| own.child("pStyle")).and_then(Element::value);
        let style = style.unwrap_or_default();
        let mut paragraph = Paragraph {
            lines: vec![Vec::new()],
            is_heading: self.looks.is_heading(style),
            list: self.list(properties, style),
            starts: std::mem::take(&mut self.waiting),
            ends: Vec::new(),
            goes_on: properties
                .and_then(|own| own.child("rPr"))
                .is_some_and(|own| own.child("del").is_some() || own.child("moveFrom").is_some()),
        };
        self.inside(element, &Look::default(), &mut paragraph);
        (!self.looks.is_made(style)).then_some(paragraph)
    }

    fn list(&mut self, properties: Option<&Element>, style: &str) -> Option<(String, bool)> {
        let own = properties.and_then(|own| own.child("numPr"));
        let told = |name| own.and_then(|own| own.child(name)).and_then(Element::value);
        let depth = told("ilvl").unwrap_or("0");
        let list = told("numId").or_else(|| self.looks.list(style)).filter(|list| *list != "0")?;
        let found = (list.to_owned(), self.looks.is_counted(list, depth));
        if depth != "0" && !self.notes.contains(&Note::Nested) {
            self.notes.push(Note::Nested);
        }
        Some(found)
    }

    /// Tells all words of paragraphs that stand beside the text.
    pub(super) fn beside(&mut self, parent: &Element) {
        let fields = std::mem::take(&mut self.fields);
        let mut items = Vec::new();
        self.blocks(parent, &mut items);
        self.fields = fields;
        let words = flattened(items).iter().map(Paragraph::words).collect::<Vec<_>>();
        self.loose.extend(words.into_iter().filter(|words| !words.trim().is_empty()));
    }

    fn apart(&mut self, root: &Element, name: &str) {
        for note in root.elements().flat_map(Element::elements).filter(|note| note.name == name) {
            // Those that part the notes from the text have a type, and nothing to say.
            if note.attribute("type").is_none_or(|kind| kind == "normal") {
                self.beside(note);
            }
        }
    }

    fn comments(&mut self, root: &Element) {
        for comment in root.elements().flat_map(Element::elements) {
            if comment.name != "comment" {
                continue;
            }
            let mut items = Vec::new();
            self.fields.clear();
            self.blocks(comment, &mut items);
            let words = flattened(items).iter().map(Paragraph::words).collect::<Vec<_>>();
            let author = comment.attribute("author").unwrap_or_default().to_owned();
            self.notes.push(Note::Comment { author, words: words.join(" ").trim().to_owned() });
        }
    }
}

/// Word has 63 columns at most.
const COLUMNS_MAX: usize = 63;
/// Adds a paragraph; one whose end was deleted goes on in the next.
fn add_paragraph(mut paragraph: Paragraph, items: &mut Vec<Item>) {
    if let Some(Item::Paragraph(before)) = items.last_mut()
        && before.goes_on
    {
        let mut lines = std::mem::take(&mut before.lines);
        if let (Some(last), Some(first)) = (lines.last_mut(), paragraph.lines.first_mut()) {
            last.append(first);
            paragraph.lines.remove(0);
        }
        lines.append(&mut paragraph.lines);
        before.starts.append(&mut paragraph.starts);
        before.ends.append(&mut paragraph.ends);
        before.lines = lines;
        before.goes_on = paragraph.goes_on;
        before.is_heading = paragraph.is_heading;
        before.list = paragraph.list;
        return;
    }
    items.push(Item::Paragraph(paragraph));
}

/// The paragraphs of a cell, with those of tables in it.
fn flattened(items: Vec<Item>) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    for item in items {
        match item {
            Item::Paragraph(paragraph) => paragraphs.push(paragraph),
            Item::Table(rows) => {
                paragraphs.extend(rows.into_iter().flat_map(|row| row.cells).flatten());
            }
        }
    }
    paragraphs
}

fn is_contents(sdt: &Element) -> bool {
    let part = sdt.child("sdtPr").and_then(|own| own.child("docPartObj"));
    let gallery = part.and_then(|part| part.child("docPartGallery")).and_then(Element::value);
    gallery == Some("Table of Contents")
}

fn is_deleted_row(row: &Element) -> bool {
    row.child("trPr").is_some_and(|own| own.child("del").is_some())
}
