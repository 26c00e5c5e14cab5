//! From paragraphs and tables to places: which words stand in which place, and what stands in none.

use std::collections::{BTreeSet, HashMap, HashSet};

use tertial_domain::rich_text::RichText;
use tertial_domain::text_place::{FileMark, TextPlace};

use super::reading::{Item, Paragraph, Row};
use super::text::{Piece, rich};
use super::{Content, Grid, GridRow, Note, Returned, WrittenBlock};

/// Puts the pieces of a body into places.
pub(super) fn assemble(items: Vec<Item>) -> Returned {
    let mut assembly = Assembly::default();
    for (at, item) in items.iter().enumerate() {
        let Item::Paragraph(paragraph) = item else { continue };
        for mark in &paragraph.ends {
            if let FileMark::Words(place) = mark {
                assembly.last_end.insert(place.clone(), at);
            }
        }
    }
    for (at, item) in items.into_iter().enumerate() {
        match item {
            Item::Paragraph(paragraph) => assembly.paragraph(at, &paragraph),
            Item::Table(rows) => assembly.table(at, rows),
        }
    }
    assembly.close();
    assembly.returned
}

#[derive(Default)]
struct Assembly {
    returned: Returned,
    /// Where each place ends, in items of the body.
    last_end: HashMap<TextPlace, usize>,
    owner: Option<Owner>,
    torn: HashSet<TextPlace>,
}

/// The place that words belong to which stand next.
struct Owner {
    place: TextPlace,
    writer: TextWriter,
}

/// A text as far as it is read.
#[derive(Default)]
struct TextWriter {
    blocks: Vec<WrittenBlock>,
    /// The list that the next item may belong to.
    list: Option<(String, bool)>,
}

impl Assembly {
    fn paragraph(&mut self, at: usize, paragraph: &Paragraph) {
        let words = paragraph.words();
        let numbers = paragraph.starts.iter().filter_map(|mark| match mark {
            FileMark::Fixed(number) => Some(*number),
            _ => None,
        });
        let numbers: Vec<usize> = numbers.collect();
        let begun = paragraph.starts.iter().filter_map(|mark| match mark {
            FileMark::Words(place) => Some(place),
            _ => None,
        });
        let begun: Vec<&TextPlace> = begun.collect();
        for mark in &paragraph.starts {
            if let FileMark::Table(table) = mark
                && self.is_inside(at)
            {
                self.hold_table(*table);
            }
        }
        if numbers.is_empty() {
            let is_heading_anew = paragraph.is_heading && !begun.is_empty();
            if is_heading_anew {
                self.close();
                self.unplaced(&words);
            }
            for place in begun {
                self.open(place);
            }
            if !is_heading_anew {
                self.loose(paragraph, &words);
            }
        } else {
            for number in numbers {
                self.returned.fixed.insert(number, words.clone());
            }
            if !begun.is_empty() || paragraph.is_heading || !self.is_inside(at) {
                self.close();
            }
            for place in begun {
                self.open(place);
            }
        }
    }

    /// Whether the text of the place goes on after this piece of the body.
    fn is_inside(&self, at: usize) -> bool {
        let end = self.owner.as_ref().and_then(|owner| self.last_end.get(&owner.place));
        end.is_some_and(|end| at < *end)
    }

    fn open(&mut self, place: &TextPlace) {
        self.close();
        if !self.last_end.contains_key(place) && self.torn.insert(place.clone()) {
            self.returned.notes.push(Note::Torn { place: place.clone() });
        }
        let mut writer = TextWriter::default();
        if let Some(Content::Text(known)) = self.returned.places.remove(place) {
            self.returned.notes.push(Note::Twice { place: place.clone() });
            writer.blocks = known;
        }
        self.owner = Some(Owner { place: place.clone(), writer });
    }

    fn close(&mut self) {
        if let Some(Owner { place, writer }) = self.owner.take() {
            self.returned.places.insert(place, Content::Text(writer.blocks));
        }
    }

    /// A paragraph that is not known: it belongs to the place before it.
    fn loose(&mut self, paragraph: &Paragraph, words: &str) {
        if words.trim().is_empty() {
            return;
        }
        let Some(owner) = &mut self.owner else { return self.unplaced(words) };
        if paragraph.is_heading {
            let place = owner.place.clone();
            self.returned.notes.push(Note::Heading { place, words: words.to_owned() });
        }
        owner.writer.add(paragraph);
    }

    fn unplaced(&mut self, words: &str) {
        if !words.trim().is_empty() {
            self.returned.notes.push(Note::Unplaced { words: words.to_owned() });
        }
    }

    /// A table of the report stands in the text that is read.
    fn hold_table(&mut self, table: usize) {
        if let Some(owner) = &mut self.owner {
            let known = WrittenBlock::Table(table);
            if !owner.writer.blocks.contains(&known) {
                owner.writer.block(known);
            }
        }
    }

    fn table(&mut self, at: usize, rows: Vec<Row>) {
        let mark_of = |row: &Row| {
            let marks = row.cells.iter().flatten().flat_map(|paragraph| &paragraph.starts);
            marks.cloned().collect::<Vec<FileMark>>()
        };
        let marks: Vec<Vec<FileMark>> = rows.iter().map(mark_of).collect();
        let tables: BTreeSet<usize> = marks.iter().flatten().filter_map(table_of).collect();
        if !tables.is_empty() {
            if self.is_inside(at) {
                for table in &tables {
                    self.hold_table(*table);
                }
            }
            return self.own_table(rows, &marks);
        }
        let is_ours = marks.iter().any(|marks| !marks.is_empty());
        match &mut self.owner {
            Some(owner) if !is_ours => {
                let grid = new_grid(&rows);
                if !grid.rows.is_empty() {
                    owner.writer.block(WrittenBlock::NewTable(grid));
                }
            }
            Some(_) | None => rows.iter().for_each(|row| self.row_apart(row)),
        }
    }

    /// A table whose cells may be written in.
    fn own_table(&mut self, rows: Vec<Row>, marks: &[Vec<FileMark>]) {
        let mut table = marks.iter().flatten().find_map(table_of);
        for (row, marks) in rows.into_iter().zip(marks) {
            table = marks.iter().find_map(table_of).or(table);
            let Some(table) = table else { continue };
            let cells = row.cells.iter().map(|cell| cell_words(cell)).collect::<Vec<_>>();
            let own = self.returned.places.entry(TextPlace::Table(table));
            let own = own.or_insert_with(|| Content::Table(Grid::default()));
            let Content::Table(grid) = own else { continue };
            let from = marks.iter().find_map(|mark| match mark {
                FileMark::TableRow(_, row) => Some(*row),
                _ => None,
            });
            let is_head = marks.iter().any(|mark| matches!(mark, FileMark::TableHead(_)));
            if is_head && grid.head.is_none() {
                grid.head = Some(cells);
            } else {
                grid.rows.push(GridRow { from, cells });
            }
        }
    }

    /// A row of a table that is not to be written in, but for the text under it.
    fn row_apart(&mut self, row: &Row) {
        let mut told = Vec::new();
        for cell in &row.cells {
            let place =
                cell.iter().flat_map(|paragraph| &paragraph.starts).find_map(|mark| match mark {
                    FileMark::Words(place) => Some(place.clone()),
                    _ => None,
                });
            let mut writer = TextWriter::default();
            let mut words = Vec::new();
            for paragraph in cell {
                let own = paragraph.words();
                let fixed = paragraph.starts.iter().find_map(|mark| match mark {
                    FileMark::Fixed(number) => Some(*number),
                    _ => None,
                });
                match (fixed, &place) {
                    (Some(number), _) => {
                        self.returned.fixed.insert(number, own);
                    }
                    (None, Some(_)) if own.trim().is_empty() => {}
                    (None, Some(_)) => writer.add(paragraph),
                    (None, None) => words.push(own),
                }
            }
            match place {
                Some(place) => {
                    let blocks = with_lists(writer.blocks);
                    self.returned.places.insert(place, Content::Text(blocks));
                }
                None => told.push(words.join(" ").trim().to_owned()),
            }
        }
        if told.iter().any(|words| !words.is_empty()) {
            self.returned.rows.push(told.join("\t"));
        }
    }
}

impl TextWriter {
    fn block(&mut self, block: WrittenBlock) {
        self.list = None;
        self.blocks.push(block);
    }

    fn add(&mut self, paragraph: &Paragraph) {
        let Some(list) = &paragraph.list else {
            for line in &paragraph.lines {
                let text = rich(&shaped(line, paragraph.is_heading));
                if !text.text().trim().is_empty() {
                    self.block(WrittenBlock::Paragraph(text));
                }
            }
            return;
        };
        let item = rich(&in_one_line(&paragraph.lines));
        // Two lists with bullets that follow each other look like one, and are.
        let goes_on = match &self.list {
            Some((number, counts)) => *counts == list.1 && (!counts || *number == list.0),
            None => false,
        };
        match self.blocks.last_mut() {
            Some(WrittenBlock::BulletList(items) | WrittenBlock::NumberedList(items))
                if goes_on =>
            {
                items.push(item);
            }
            _ if list.1 => self.blocks.push(WrittenBlock::NumberedList(vec![item])),
            _ => self.blocks.push(WrittenBlock::BulletList(vec![item])),
        }
        self.list = Some(list.clone());
    }
}

/// A heading that somebody has written in a text is a strong paragraph.
fn shaped(line: &[Piece], is_heading: bool) -> Vec<Piece> {
    let mut line = line.to_vec();
    for piece in &mut line {
        piece.look.strong |= is_heading;
    }
    line
}

fn in_one_line(lines: &[Vec<Piece>]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            pieces.push(Piece { words: " ".to_owned(), ..Piece::default() });
        }
        pieces.extend(line.iter().cloned());
    }
    pieces
}

fn table_of(mark: &FileMark) -> Option<usize> {
    match mark {
        FileMark::TableHead(table) | FileMark::TableRow(table, _) => Some(*table),
        FileMark::Words(_) | FileMark::Table(_) | FileMark::Fixed(_) => None,
    }
}

fn cell_words(cell: &[Paragraph]) -> String {
    let words = cell.iter().map(Paragraph::words).filter(|words| !words.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

fn new_grid(rows: &[Row]) -> Grid {
    let cells = |row: &Row| row.cells.iter().map(|cell| cell_words(cell)).collect::<Vec<_>>();
    let mut rows = rows.iter().map(cells).filter(|row| row.iter().any(|cell| !cell.is_empty()));
    let head = rows.next();
    let rows: Vec<GridRow> = rows.map(|cells| GridRow { from: None, cells }).collect();
    match (head, rows.is_empty()) {
        // One row alone is no head.
        (Some(cells), true) => Grid { head: None, rows: vec![GridRow { from: None, cells }] },
        (head, _) => Grid { head, rows },
    }
}

/// Under a row there are no lists: their items stand as paragraphs that begin with a sign and a
/// blank that no person types.
fn with_lists(blocks: Vec<WrittenBlock>) -> Vec<WrittenBlock> {
    let mut found: Vec<WrittenBlock> = Vec::new();
    for block in blocks {
        let WrittenBlock::Paragraph(text) = &block else {
            found.push(block);
            continue;
        };
        let sign = text.text().split_once('\u{a0}').map(|(sign, _)| sign);
        let number = sign.and_then(|sign| sign.strip_suffix('.')?.parse::<usize>().ok());
        let item = || without_start(text, sign.map_or(0, |sign| sign.len() + '\u{a0}'.len_utf8()));
        match (found.last_mut(), sign, number) {
            (Some(WrittenBlock::BulletList(items)), Some("–"), _) => items.push(item()),
            (_, Some("–"), _) => found.push(WrittenBlock::BulletList(vec![item()])),
            (Some(WrittenBlock::NumberedList(items)), _, Some(at)) if at == items.len() + 1 => {
                items.push(item());
            }
            (_, _, Some(1)) => found.push(WrittenBlock::NumberedList(vec![item()])),
            _ => found.push(block),
        }
    }
    found
}

fn without_start(text: &RichText, bytes: usize) -> RichText {
    let mut rest = RichText::plain(text.text().get(bytes..).unwrap_or_default().to_owned());
    for mark in text.marks() {
        let (start, end) = (mark.start().max(bytes) - bytes, mark.end().max(bytes) - bytes);
        rest.mark(start, end, mark.kind().clone());
    }
    rest
}
