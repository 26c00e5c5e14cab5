//! Marks of a file that may come back: a bookmark from the end of a place's heading to the end of
//! its text, one in each row of a table whose cells may be written in, and one around every
//! paragraph that belongs to no place, so that what is typed elsewhere is known from it.

use std::collections::BTreeMap;

use tertial_domain::text_place::{FileMark, MarkNames, TextPlace};

use super::body::Body;
use super::markup::Markup;
use crate::document::Document;

/// The marks of a document as far as it is written.
pub(super) struct Marks {
    names: MarkNames,
    /// The places with text, by the block before which they begin.
    begins: BTreeMap<usize, Vec<Span>>,
    /// How many blocks of text are still to come before words stand outside every place again.
    text_left: usize,
    next_id: usize,
    fixed: usize,
    depth: usize,
    open_fixed: Option<usize>,
    /// Marks that stand in the next paragraph.
    waiting: String,
    /// What ends after a block.
    ends: BTreeMap<usize, Vec<usize>>,
}

/// A place's text: its mark and how many blocks it has.
struct Span {
    mark: FileMark,
    blocks: usize,
    /// Whether the block before is its heading, which holds the beginning: so the mark stays when
    /// all of the text is written anew.
    is_headed: bool,
}

impl Marks {
    pub(super) fn new(names: MarkNames, document: &Document) -> Self {
        let mut begins: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
        for place in &document.places {
            let Some(text) = &place.text else { continue };
            let Some(own) = TextPlace::read(&place.place) else { continue };
            let before = text.start.checked_sub(1).filter(|before| *before >= place.block);
            let before = before.and_then(|before| document.blocks.get(before));
            let is_headed = before.is_some_and(|block| block.level().is_some());
            let span = Span { mark: FileMark::Words(own), blocks: text.len(), is_headed };
            begins.entry(text.start).or_default().push(span);
        }
        Self {
            names,
            begins,
            text_left: 0,
            // The headings' own bookmarks are counted by blocks.
            next_id: document.blocks.len(),
            fixed: 0,
            depth: 0,
            open_fixed: None,
            waiting: String::new(),
            ends: BTreeMap::new(),
        }
    }

    /// The beginning of a mark and its number; nothing where a name would be too long.
    fn begin(&mut self, mark: &FileMark) -> Option<(String, usize)> {
        let name = self.names.name(mark)?;
        let id = self.next_id;
        self.next_id += 1;
        Some((format!("<w:bookmarkStart w:id=\"{id}\" w:name=\"{name}\"/>"), id))
    }

    /// A mark that stands at a place and holds nothing.
    fn point(&mut self, mark: &FileMark) -> String {
        match self.begin(mark) {
            Some((start, id)) => start + &end_of(id),
            None => String::new(),
        }
    }

    pub(super) fn begin_paragraph(&mut self, out: &mut Markup) {
        out.add(&std::mem::take(&mut self.waiting));
        if self.text_left == 0 && self.depth == 0 && self.open_fixed.is_none() {
            self.fix_next();
            out.add(&std::mem::take(&mut self.waiting));
        }
    }

    pub(super) fn end_paragraph(&mut self, out: &mut Markup) {
        if let Some(id) = self.open_fixed.take() {
            out.add(&end_of(id));
        }
    }

    /// Begins the places whose text begins with a block.
    fn begin_block(&mut self, at: usize, out: &mut Markup) {
        self.text_left = self.text_left.saturating_sub(1);
        for Span { mark, blocks, is_headed } in self.begins.remove(&at).unwrap_or_default() {
            let Some((start, id)) = self.begin(&mark) else { continue };
            let (mut marks, last) = (start, (at + blocks).checked_sub(1));
            match last.filter(|_| blocks > 0) {
                Some(last) => self.ends.entry(last).or_default().push(id),
                None => marks.push_str(&end_of(id)),
            }
            if is_headed {
                out.add_before(PARAGRAPH_END, &marks);
            } else {
                self.waiting.push_str(&marks);
            }
            // This block is one of them.
            self.text_left = blocks;
        }
    }

    fn end_block(&mut self, at: usize, out: &mut Markup) {
        for id in self.ends.remove(&at).unwrap_or_default() {
            out.add_before(PARAGRAPH_END, &end_of(id));
        }
    }
}

const PARAGRAPH_END: &str = "</w:p>";

fn end_of(id: usize) -> String {
    format!("<w:bookmarkEnd w:id=\"{id}\"/>")
}

/// The number of a table in the report's data.
fn table_number(place: Option<&str>) -> Option<usize> {
    match TextPlace::read(place?)? {
        TextPlace::Table(at) => Some(at),
        TextPlace::Section(_) | TextPlace::Goal(..) | TextPlace::Row(..) => None,
    }
}

impl Body {
    /// Begins a block of the document, and the places that begin with it.
    pub(super) fn begin_block(&mut self, at: usize) {
        if let Some(marks) = &mut self.marks {
            marks.begin_block(at, &mut self.out);
        }
    }

    /// Ends a block of the document, and the places that end with it.
    pub(super) fn end_block(&mut self, at: usize) {
        if let Some(marks) = &mut self.marks {
            marks.end_block(at, &mut self.out);
        }
    }

    /// Says in the next paragraph that a table of the report's own stands here.
    pub(super) fn mark_table(&mut self, place: Option<&str>) {
        self.wait_with(table_number(place).map(FileMark::Table));
        // A caption is never part of the text that its table stands in.
        self.fix_next();
    }

    /// See [`Marks::fix_next`].
    pub(super) fn fix_next(&mut self) {
        if let Some(marks) = &mut self.marks {
            marks.fix_next();
        }
    }

    /// Says in the next cell that the head of a table stands here.
    pub(super) fn mark_head(&mut self, place: Option<&str>) {
        self.wait_with(table_number(place).map(FileMark::TableHead));
    }

    /// Says in the next cell that a row of a table stands here.
    pub(super) fn mark_row(&mut self, place: Option<&str>, row: usize) {
        self.wait_with(table_number(place).map(|table| FileMark::TableRow(table, row)));
    }

    fn wait_with(&mut self, mark: Option<FileMark>) {
        if let (Some(marks), Some(mark)) = (&mut self.marks, mark) {
            let point = marks.point(&mark);
            marks.waiting.push_str(&point);
        }
    }

    /// Writes the marks that wait for a paragraph, in one that was begun without them.
    pub(super) fn marked_here(&mut self) {
        if let Some(marks) = &mut self.marks {
            self.out.add(&std::mem::take(&mut marks.waiting));
        }
    }

    /// Words in cells are known by their rows.
    pub(super) const fn enter_table(&mut self) {
        if let Some(marks) = &mut self.marks {
            marks.depth += 1;
        }
    }

    /// See [`Self::enter_table`].
    pub(super) const fn leave_table(&mut self) {
        if let Some(marks) = &mut self.marks {
            marks.depth = marks.depth.saturating_sub(1);
        }
    }

    /// An empty paragraph that nothing is known of: what is typed in it belongs to what stands
    /// before.
    pub(super) fn gap(&mut self, style: &str) {
        self.enter_table();
        self.words(style, "");
        self.leave_table();
    }

    /// Writes the label over the text of a row, which begins a place.
    pub(super) fn label_of(&mut self, place: Option<&str>, style: &str, label: &str) {
        self.fix_next();
        self.words(style, label);
        let Some(marks) = &mut self.marks else { return };
        let Some(place) = place.and_then(TextPlace::read) else { return };
        if let Some((start, id)) = marks.begin(&FileMark::Words(place)) {
            self.out.add_before(PARAGRAPH_END, &start);
            marks.ends.entry(usize::MAX).or_default().push(id);
        }
    }

    /// Ends the place that the last label began.
    pub(super) fn end_of(&mut self, place: Option<&str>) {
        if place.is_some() {
            self.end_block(usize::MAX);
        }
    }
}

impl Marks {
    /// Holds the next paragraph for words that stand outside every place, wherever it stands.
    fn fix_next(&mut self) {
        let mark = FileMark::Fixed(self.fixed);
        self.fixed += 1;
        if let Some((start, id)) = self.begin(&mark) {
            self.waiting.push_str(&start);
            self.open_fixed = Some(id);
        }
    }
}
