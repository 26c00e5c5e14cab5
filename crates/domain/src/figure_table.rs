//! A table of figures understood once: which rows are items, sums, results; which columns are figures.
//!
//! Made for the money tables and complaint tables of Swedish reports: headings without an amount, starred
//! parts, blank rows, sub-totals, results as a difference, funds carried over.

use rust_decimal::Decimal;

use crate::name_key::name_key;
use crate::quantity::{Quantity, UnitOfMeasure};
use crate::report::PlainTable;

/// A table with its rows and columns understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureTable {
    /// The columns that hold figures to add up, with what each is.
    pub columns: Vec<Column>,
    /// The rows that have a label or a figure, in order.
    pub rows: Vec<Row>,
    /// Whether it counts things: then sums are exact.
    pub counts: bool,
}

/// A column of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its place in the row.
    pub at: usize,
    /// What stands in it.
    pub kind: ColumnKind,
}

/// What stands in a column, by its header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// *Budget*
    Budget,
    /// *Utfall*, *bokslut*
    Actual,
    /// *Prognos*
    Forecast,
    /// *Avvikelse*
    Variance,
    /// "T1", "T2", "VB": a part of the year.
    YearPart,
    /// "Totalt", "Summa": the row's own sum.
    Total,
    /// Anything else.
    Other,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its place in the table.
    pub at: usize,
    /// Its label as printed.
    pub label: String,
    /// The group it stands in, where the table has a column for that.
    pub group: String,
    /// What it is.
    pub kind: RowKind,
    /// Whether it is money in or out.
    pub side: Side,
    /// Its figures, one for each of [`FigureTable::columns`].
    pub figures: Vec<Option<Decimal>>,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// A label without any figure that opens a block.
    Heading,
    /// Something to add up; blank figures count as nothing.
    Item,
    /// "* hyra": a part of what stands above.
    Part,
    /// "Summa", "Totalt"
    Sum,
    /// "Resultat", "Netto": a difference.
    Result,
    /// "I fond från 2020"
    Fund,
    /// "Resultat efter resultatdisposition"
    AfterFund,
}

/// Money in or out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// *Intäkt*
    Income,
    /// *Kostnad*
    Cost,
    /// Not told.
    Unknown,
}

impl FigureTable {
    /// Whether it is a table of money: its scale says so, or its columns do.
    pub fn is_money(&self, plain: &PlainTable) -> bool {
        let of_money = |column: &Column| match column.kind {
            ColumnKind::Budget
            | ColumnKind::Actual
            | ColumnKind::Variance
            | ColumnKind::Forecast => true,
            ColumnKind::YearPart | ColumnKind::Total | ColumnKind::Other => false,
        };
        plain.scale.is_some() || self.columns.iter().any(of_money)
    }

    /// Whether all its figures count things: whole numbers, and no money.
    pub fn holds_only_counts(&self, plain: &PlainTable) -> bool {
        let mut cells = self.rows.iter().flat_map(|row| row.figures.iter().flatten());
        !self.is_money(plain)
            && cells.all(|cell| cell.fract().is_zero() && !cell.is_sign_negative())
    }

    /// Understands a table.
    pub fn new(table: &PlainTable) -> Self {
        let columns = columns(table);
        let label_columns = columns.first().map_or(1, |column| column.at).clamp(1, 2);
        let counts = is_count(table);
        let mut rows: Vec<Row> = Vec::with_capacity(table.rows.len());
        let (mut side, mut group) = (Side::Unknown, String::new());
        for (at, cells) in table.rows.iter().enumerate() {
            let figures: Vec<Option<Decimal>> =
                columns.iter().map(|column| figure(cells.get(column.at))).collect();
            let cell = |at: usize| cells.get(at).map_or("", |cell| cell.trim());
            let has_group = label_columns == 2 && !cell(1).is_empty();
            if has_group && !cell(0).is_empty()
                || label_columns == 2 && figures.iter().all(Option::is_none)
            {
                cell(0).clone_into(&mut group);
            }
            let label = if has_group { cell(1) } else { cell(0) };
            if label.is_empty() {
                continue;
            }
            let kind = row_kind(label, &figures);
            let own = side_of(label);
            if kind == RowKind::Heading {
                side = own;
            }
            let row_side = if own == Side::Unknown { side } else { own };
            if kind == RowKind::Sum {
                side = Side::Unknown;
            }
            let label = label.to_owned();
            rows.push(Row { at, label, group: group.clone(), kind, side: row_side, figures });
        }
        Self { columns, rows, counts }
    }

    /// How far a printed sum of figures may be from their sum: half a printed unit a figure and
    /// half for the sum; nothing where things are counted.
    pub fn tolerance(&self, figures: impl Iterator<Item = Decimal>) -> Decimal {
        if self.counts { Decimal::ZERO } else { figures.map(half_unit).sum() }
    }

    /// A row's label with one of its cells, as they are printed.
    pub fn printed(&self, plain: &PlainTable, row: &Row, column: usize) -> String {
        let cells = plain.rows.get(row.at);
        let cell = self.columns.get(column).and_then(|own| cells?.get(own.at));
        format!("{} {}", row.label, cell.map_or("", |cell| cell.trim())).trim().to_owned()
    }

    /// The place of a kind of column among [`Self::columns`].
    pub fn column(&self, kind: ColumnKind) -> Option<usize> {
        self.columns.iter().position(|column| column.kind == kind)
    }
}

impl Row {
    /// The figure of a column.
    pub fn figure(&self, column: usize) -> Option<Decimal> {
        self.figures.get(column).copied().flatten()
    }
}

/// Half a printed unit: how far the true figure can be from the printed one.
pub fn half_unit(printed: Decimal) -> Decimal {
    Decimal::new(5, (printed.scale() + 1).min(Decimal::MAX_SCALE))
}

/// Whether a figure is of a size and precision that reports print; beyond it sums could overflow.
pub fn is_plausible(number: Decimal) -> bool {
    number.abs() < Decimal::from(1_000_000_000_000_000_i64) && number.scale() <= 9
}

/// A cell's figure; a per cent is none to add up.
fn figure(cell: Option<&String>) -> Option<Decimal> {
    let quantity = Quantity::read(cell?)?;
    let counts = quantity.unit != UnitOfMeasure::Percent && is_plausible(quantity.number);
    counts.then_some(quantity.number)
}

fn columns(table: &PlainTable) -> Vec<Column> {
    let width = table.rows.iter().map(Vec::len).max().unwrap_or(0);
    (1..width)
        .filter(|&at| {
            let filled = || {
                table
                    .rows
                    .iter()
                    .filter_map(move |row| row.get(at))
                    .filter(|cell| !cell.trim().is_empty())
            };
            let figures = filled().filter(|cell| figure(Some(cell)).is_some()).count();
            let words = filled().filter(|cell| cell.chars().any(char::is_alphabetic)).count();
            let is_share = table.header.get(at).is_some_and(|header| is_share(header));
            figures > 0 && figures >= words && !is_share
        })
        .map(|at| Column { at, kind: column_kind(table.header.get(at).map_or("", String::as_str)) })
        .collect()
}

/// Whether a column's heading says that its figures are shares: those are never added.
pub fn is_share(header: &str) -> bool {
    let key = name_key(header);
    key.contains("procent") || key.starts_with("andel") || header.contains('%')
}

fn column_kind(header: &str) -> ColumnKind {
    let key = name_key(header);
    let mut words = key.split(' ');
    if words.clone().any(|word| {
        word.starts_with("avvikelse") || word.starts_with("differens") || word == "diff"
    }) {
        return ColumnKind::Variance;
    }
    let first = words.next().unwrap_or_default();
    let second = words.next().unwrap_or_default();
    match (first, second) {
        ("t1" | "t2" | "t3" | "vb", _) | ("utfall", "t1" | "t2" | "t3" | "vb") => {
            ColumnKind::YearPart
        }
        ("totalt" | "total" | "summa" | "tot" | "ack" | "ackumulerat" | "sammanlagt", _) => {
            ColumnKind::Total
        }
        _ if first.starts_with("budget") => ColumnKind::Budget,
        ("utfall" | "bokslut" | "resultat", _) => ColumnKind::Actual,
        _ if first.starts_with("prognos") => ColumnKind::Forecast,
        _ => ColumnKind::Other,
    }
}

fn is_count(table: &PlainTable) -> bool {
    let under = name_key(table.under.as_deref().unwrap_or_default());
    let is_feedback = ["klagomål", "synpunkt", "beröm"].iter().any(|word| under.contains(word));
    let counts = |header: &String| {
        column_kind(header) == ColumnKind::YearPart || name_key(header).starts_with("antal")
    };
    table.scale.is_none() && (is_feedback || table.header.iter().any(counts))
}

fn row_kind(label: &str, figures: &[Option<Decimal>]) -> RowKind {
    let key = name_key(label);
    let has = |beginning: &str| key.split(' ').any(|word| word.starts_with(beginning));
    let first = key.split(' ').next().unwrap_or_default();
    let is_part = label.starts_with(['*', '•']);
    let is_blank = figures.iter().all(Option::is_none);
    if matches!(first, "summa" | "totalt" | "total" | "delsumma" | "sammanlagt" | "totalsumma")
        || has("summa")
        || (has("totalt") && key.split(' ').count() <= 3)
    {
        return RowKind::Sum;
    }
    if key.contains("resultatdisposition") || key.contains("efter disposition") {
        return RowKind::AfterFund;
    }
    if has("fond") || has("resultatfond") {
        return RowKind::Fund;
    }
    let is_result = matches!(first, "resultat" | "netto" | "nettoresultat" | "nettokostnad")
        || has("nettokostnader")
        || key == "årets resultat"
        || key == "periodens resultat"
        || key == "verksamhetens resultat";
    match (is_result, is_part, is_blank) {
        (true, _, false) => RowKind::Result,
        (_, true, _) => RowKind::Part,
        (_, false, true) => RowKind::Heading,
        (false, false, false) => RowKind::Item,
    }
}

fn side_of(label: &str) -> Side {
    let key = name_key(label);
    let has = |stem: &str| key.split(' ').any(|word| word.starts_with(stem));
    let ends = |end: &str| key.split(' ').any(|word| word.ends_with(end));
    if has("intäkt") || ends("intäkter") {
        Side::Income
    } else if has("kostnad") || ends("kostnader") {
        Side::Cost
    } else {
        Side::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use RowKind::{AfterFund, Fund, Heading, Item, Part, Result, Sum};

    fn table(header: &str, rows: &[&str]) -> PlainTable {
        let cells = |row: &str| row.split('|').map(|cell| cell.trim().to_owned()).collect();
        let rows = rows.iter().map(|row| cells(row)).collect();
        PlainTable { header: cells(header), rows, ..PlainTable::default() }
    }

    #[test]
    fn rows_and_columns_are_understood() {
        let table = FigureTable::new(&table(
            "Tkr | Budget | Utfall | Avvikelse | Andel %",
            &[
                "Intäkter||||",
                "Bidrag | 14 554 | 14 000 | -554 | 50 %",
                "Summa intäkter | 14 554 | 14 000 | -554 |",
                "Kostnader||||",
                "* hyra | 10 | 12 | -2 |",
                "Resultat netto | 1 | 2 | 1 |",
                "I fond från 2020 ||||",
                "Resultat efter resultatdisposition | 1 | 2 ||",
            ],
        ));
        let kinds: Vec<RowKind> = table.rows.iter().map(|row| row.kind).collect();
        assert_eq!(kinds, [Heading, Item, Sum, Heading, Part, Result, Fund, AfterFund]);
        assert_eq!(table.rows[1].side, Side::Income);
        assert_eq!(table.rows[4].side, Side::Cost);
        let kinds: Vec<ColumnKind> = table.columns.iter().map(|column| column.kind).collect();
        assert_eq!(kinds, [ColumnKind::Budget, ColumnKind::Actual, ColumnKind::Variance]);
        assert!(!table.counts);
    }

    #[test]
    fn a_complaint_table_counts() {
        let table = FigureTable::new(&table(
            "Grupp | Kategori | T1 | T2 | VB | Totalt ack. | Sammanfattning",
            &["Från vem | Närstående | 1 | 2 | | 3 | Samtal.", "| Brukare | 1 | | | 1 |"],
        ));
        assert!(table.counts);
        assert_eq!(table.columns.len(), 3);
        assert_eq!(
            (table.rows[1].group.as_str(), table.rows[1].label.as_str()),
            ("Från vem", "Brukare")
        );
    }
}
