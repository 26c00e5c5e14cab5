//! Tables whose rows are always as wide as their columns.

use std::collections::BTreeMap;

use super::mark::StatusMark;
use super::text::Inline;

/// A table: columns, a header row and body rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    caption: String,
    measure: Option<String>,
    columns: Vec<Column>,
    codes: Vec<&'static str>,
    rows: Vec<Row>,
    notes: Vec<String>,
    place: Option<String>,
    row_places: BTreeMap<usize, String>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The heading; empty where the column has none.
    pub heading: String,
    /// How its cells stand.
    pub alignment: Alignment,
}

/// How cells stand in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Alignment {
    /// Words, to the left.
    #[default]
    Text,
    /// Figures, to the right.
    Number,
}

/// A row of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// One cell a column.
    Cells {
        /// What the row is to the rows around it.
        role: RowRole,
        /// The cells, as many as there are columns.
        cells: Vec<Cell>,
    },
    /// A text over the whole width that belongs to the row above ("Analys", "Kommentar").
    Full {
        /// What the text is.
        label: Option<String>,
        /// The text's paragraphs.
        paragraphs: Vec<Vec<Inline>>,
    },
}

/// What a row is to the rows around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum RowRole {
    /// One among others.
    #[default]
    Plain,
    /// A sum of rows above it.
    Sum,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// How it stands; words in a column of figures stand to the left.
    pub alignment: Alignment,
    /// What the cell is to assistive technology.
    pub role: CellRole,
    /// Whether the words keep to one line: figures and days.
    pub unbroken: bool,
    /// A sign before the words.
    pub mark: Option<StatusMark>,
    /// The words.
    pub text: Vec<Inline>,
    /// What is said under the words where the reading of the source is not certain.
    pub doubt: Option<StatusMark>,
}

/// What a cell is to assistive technology.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum CellRole {
    /// A value.
    #[default]
    Data,
    /// The heading of its row.
    RowHeader,
}

impl Cell {
    /// A value in words.
    pub fn words(text: impl Into<String>) -> Self {
        Self { text: inline(text.into()), ..Self::default() }
    }

    /// A figure: it stands to the right and keeps to one line.
    pub fn number(text: impl Into<String>) -> Self {
        Self { alignment: Alignment::Number, unbroken: true, ..Self::words(text) }
    }

    /// A short text that keeps to one line.
    pub fn unbroken(text: impl Into<String>) -> Self {
        Self { unbroken: true, ..Self::words(text) }
    }

    /// The heading of a row.
    pub fn row_header(text: impl Into<String>) -> Self {
        Self { role: CellRole::RowHeader, ..Self::words(text) }
    }

    /// The same cell, with its doubt where there is one.
    #[must_use]
    pub fn doubted(self, doubt: Option<StatusMark>) -> Self {
        Self { doubt, ..self }
    }

    /// A value that is a sign with its word.
    pub fn status(mark: StatusMark) -> Self {
        Self { mark: Some(mark), ..Self::default() }
    }
}

fn inline(text: String) -> Vec<Inline> {
    if text.is_empty() { Vec::new() } else { vec![Inline::plain(text)] }
}

impl Table {
    /// A table without rows. The caption names it, also for who cannot see it.
    pub fn new(caption: impl Into<String>, columns: Vec<Column>) -> Self {
        Self {
            caption: caption.into(),
            measure: None,
            columns,
            codes: Vec::new(),
            rows: Vec::new(),
            notes: Vec::new(),
            place: None,
            row_places: BTreeMap::new(),
        }
    }

    /// The same table, with what its figures are counted in said over it: "Belopp i tkr".
    #[must_use]
    pub fn measured_in(self, measure: Option<String>) -> Self {
        Self { measure, ..self }
    }

    /// The same table, with lines in small letters under it: what its rows add up to.
    #[must_use]
    pub fn noted(self, notes: Vec<String>) -> Self {
        Self { notes, ..self }
    }

    /// The same table, at an address of the report's data: `tables/1`.
    #[must_use]
    pub fn at(self, place: String) -> Self {
        Self { place: Some(place), ..self }
    }

    /// The same table, with the codes of its columns after the first, for programs.
    #[must_use]
    pub fn coded(self, codes: Vec<&'static str>) -> Self {
        Self { codes, ..self }
    }

    /// Says at which address the row stands that was added last: `tables/1/rows/3`.
    pub fn place_last_row(&mut self, place: String) {
        if let Some(last) = self.rows.len().checked_sub(1) {
            self.row_places.insert(last, place);
        }
    }

    /// Takes away every address, where another report's data would have the same.
    pub(crate) fn forget_places(&mut self) {
        self.place = None;
        self.row_places.clear();
    }

    /// Adds a row. Cells that are missing become empty ones; a cell too many gets a new column,
    /// so that nothing a source said is lost.
    pub fn push_row(&mut self, role: RowRole, mut cells: Vec<Cell>) {
        let is_wider = self.columns.len() < cells.len();
        while self.columns.len() < cells.len() {
            self.columns.push(Column { heading: String::new(), alignment: Alignment::Text });
        }
        let width = self.columns.len();
        cells.resize_with(width, Cell::default);
        let earlier = if is_wider { self.rows.as_mut_slice() } else { &mut [] };
        for row in earlier {
            if let Row::Cells { cells, .. } = row {
                cells.resize_with(width, Cell::default);
            }
        }
        self.rows.push(Row::Cells { role, cells });
    }

    /// Adds a text over the whole width, which belongs to the row above.
    pub fn push_full(&mut self, label: Option<String>, paragraphs: Vec<Vec<Inline>>) {
        self.rows.push(Row::Full { label, paragraphs });
    }

    /// What the table is.
    pub fn caption(&self) -> &str {
        &self.caption
    }

    /// What its figures are counted in, where the columns do not say it.
    pub fn measure(&self) -> Option<&str> {
        self.measure.as_deref()
    }

    /// The columns.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The codes of the columns after the first, where they are facts of the report.
    pub fn codes(&self) -> &[&'static str] {
        &self.codes
    }

    /// The body.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The lines under it.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// The address of the table in the report's data.
    pub fn place(&self) -> Option<&str> {
        self.place.as_deref()
    }

    /// The address of a row in the report's data.
    pub fn row_place(&self, row: usize) -> Option<&str> {
        self.row_places.get(&row).map(String::as_str)
    }

    /// Whether any column has a heading.
    pub fn has_header(&self) -> bool {
        self.columns.iter().any(|column| !column.heading.is_empty())
    }
}

impl Column {
    /// A column of words.
    pub fn text(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), alignment: Alignment::Text }
    }

    /// A column of figures.
    pub fn number(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), alignment: Alignment::Number }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_as_wide_as_columns() {
        let mut table = Table::new("T", vec![Column::text("A"), Column::number("B")]);
        table.push_row(RowRole::Plain, vec![Cell::row_header("x")]);
        table.push_row(RowRole::Sum, vec![Cell::words("1"), Cell::number("2"), Cell::words("3")]);
        assert_eq!(table.columns().len(), 3);
        for row in table.rows() {
            assert!(matches!(row, Row::Cells { cells, .. } if cells.len() == 3));
        }
    }
}
