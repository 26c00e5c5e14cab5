//! Pipe tables, and the tables that stand in the document's own words.

use tertial_domain::report::PlainTable;

use super::written::{self, Spot};
use super::{Open, Writer, code, numbered, pieces_of};
use crate::document::{Alignment, Row, Table};

impl Writer<'_> {
    /// A table: of a goal's rows, of the report's own words, or of nothing that the report knows.
    pub(super) fn table(&mut self, table: &Table) {
        let place = table.place().unwrap_or_default();
        if self.rows_of_goal(table, place) {
            return;
        }
        let source = numbered(place, "tables/");
        match source.and_then(|at| Some((at, self.report.tables.get(at)?))) {
            Some((at, source)) => self.plain_table(at, source, table),
            None => self.composed(table),
        }
    }

    /// A table in the document's own words, cell for cell as the report has it.
    fn plain_table(&mut self, at: usize, source: &PlainTable, table: &Table) {
        let widths = source.rows.iter().map(Vec::len).chain([source.header.len()]);
        let width = widths.max().unwrap_or_default();
        let (mut codes, caption) = self.told(at, source, width);
        codes.extend(table.measure().map(|_| "measure".to_owned()));
        if !codes.is_empty() {
            let line = code::comment(["table"].into_iter().chain(codes.iter().map(String::as_str)));
            self.line(&line);
        }
        for caption in caption.into_iter().chain(table.measure()) {
            let mut line = String::from("> ");
            written::plain(caption, Spot::Start, &mut line);
            self.line(&line);
        }
        if source.header.is_empty() && source.rows.is_empty() {
            // What comes next is not its first row.
            self.line(&code::comment(["end"]));
            return;
        }
        let alignments: Vec<_> = table.columns().iter().map(|column| column.alignment).collect();
        let cells = |row: &[String]| row.iter().map(|cell| words(cell)).collect::<Vec<_>>();
        let mut header = cells(&source.header);
        header.resize(width.max(1), String::new());
        let rows = source.rows.iter().map(|row| cells(row));
        grid(&header, &alignments, rows, &mut self.out);
    }

    /// What the table's place and cells do not tell of it, as codes, and the heading that it says
    /// it stands under where that is another than the one right above.
    fn told<'t>(
        &self,
        at: usize,
        source: &'t PlainTable,
        width: usize,
    ) -> (Vec<String>, Option<&'t str>) {
        let mut codes = Vec::new();
        if !self.inside.get(at).copied().unwrap_or_default() {
            codes.push("loose".to_owned());
        }
        codes.extend(source.scale.map(|scale| scale.code().to_owned()));
        if source.header.len() != width || width == 0 {
            codes.push(format!("header={}", source.header.len()));
        }
        let (above, section_above) = match &self.open {
            Open::Head => (None, None),
            Open::Section { number, heading } => (Some(*heading), Some(*number)),
            Open::Goal { goal, .. } => (Some(goal.title.as_str()), None),
        };
        let section = source.section.and_then(|section| self.sections.get(&section).copied());
        if section != section_above {
            codes.push(section.map_or("section=none".to_owned(), |at| format!("section={at}")));
        }
        let under = source.under.as_deref();
        if under == above {
            return (codes, None);
        }
        codes.push(if under.is_some() { "under" } else { "under=none" }.to_owned());
        (codes, under)
    }

    /// A table that only the document knows.
    fn composed(&mut self, table: &Table) {
        let alignments: Vec<_> = table.columns().iter().map(|column| column.alignment).collect();
        let header: Vec<_> = table.columns().iter().map(|c| words(&c.heading)).collect();
        let width = header.len();
        let rows = table.rows().iter().map(|row| match row {
            Row::Cells { cells, .. } => cells.iter().map(cell).collect(),
            Row::Full { label, paragraphs } => {
                let mut text = label.as_deref().map(words).unwrap_or_default();
                for paragraph in paragraphs {
                    text.push(' ');
                    written::pieces(&pieces_of(paragraph), Spot::Cell, &mut text);
                }
                let mut row = vec![text];
                row.resize(width, String::new());
                row
            }
        });
        grid(&header, &alignments, rows, &mut self.out);
    }
}

/// A cell of the document: its sign's word and its own.
fn cell(cell: &crate::document::Cell) -> String {
    let mut text = cell.mark.as_ref().map(|mark| words(&mark.word)).unwrap_or_default();
    if !text.is_empty() && !cell.text.is_empty() {
        text.push(' ');
    }
    written::pieces(&pieces_of(&cell.text), Spot::Cell, &mut text);
    text
}

/// The words of a cell.
pub(super) fn words(words: &str) -> String {
    let mut cell = String::with_capacity(words.len() + 2);
    written::plain(words, Spot::Cell, &mut cell);
    cell
}

/// Draws a table whose cells are written. A row may be shorter than the header.
pub(super) fn grid(
    header: &[String],
    alignments: &[Alignment],
    rows: impl Iterator<Item = Vec<String>>,
    out: &mut String,
) {
    row(header, out);
    out.push('|');
    for at in 0..header.len() {
        out.push_str(match alignments.get(at).copied().unwrap_or_default() {
            Alignment::Text => " --- |",
            Alignment::Number => " ---: |",
        });
    }
    out.push('\n');
    rows.for_each(|cells| row(&cells, out));
    out.push('\n');
}

fn row(cells: &[String], out: &mut String) {
    out.push('|');
    for cell in cells {
        out.push(' ');
        out.push_str(cell);
        out.push_str(if cell.is_empty() { "|" } else { " |" });
    }
    out.push('\n');
}
