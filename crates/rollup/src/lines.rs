//! Tables of several places in one, line by line by the lines' names: money and counts.

use rust_decimal::Decimal;
use tertial_domain::figure_table::{FigureTable, half_unit, is_share};
use tertial_domain::name_key::name_key;
use tertial_domain::quantity::{MoneyScale, Quantity, UnitOfMeasure};
use tertial_domain::report::PlainTable;

use crate::adding_up::ways_down;

/// A table that was added up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddedTable {
    /// The header of the first table.
    pub header: Vec<String>,
    /// The lines in the order of the tables that have them.
    pub lines: Vec<AddedLine>,
    /// The scale of money, that of the first table.
    pub scale: Option<MoneyScale>,
    /// How many tables were added.
    pub tables: usize,
}

/// One line that was added up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddedLine {
    /// Its name as first printed.
    pub name: String,
    /// The heading inside the table that it stands under; empty where there is none.
    pub group: String,
    /// What it is to the lines around it.
    pub kind: LineKind,
    /// A sum for each column after the first; `None` where no table has a figure.
    pub sums: Vec<Option<Decimal>>,
    /// How many tables have the line.
    pub tables: usize,
    /// How far each sum may be from the true one, since every figure in it was rounded by itself.
    rounding: Vec<Decimal>,
}

/// The sums of a table held against the lines that they are the sums of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SumsHeld {
    /// How many figures could be held against others.
    pub held: usize,
    /// The names of the lines with a figure that no way of adding up gives, once each.
    pub wrong: Vec<String>,
}

/// What a line of a table is to those around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineKind {
    /// One among others.
    Plain,
    /// A heading inside the table: no column has a figure.
    Group,
    /// The sum of the plain lines since the last sum or heading.
    Sum,
    /// What the sums come to.
    Result,
}

/// Whether two tables say the same of their columns: only such are added.
pub fn same_columns(one: &PlainTable, other: &PlainTable) -> bool {
    one.header.len() == other.header.len()
        && one.scale.is_some() == other.scale.is_some()
        && one.header.iter().zip(&other.header).all(|(a, b)| name_key(a) == name_key(b))
}

/// Adds tables with the same columns by the names of their lines; `None` without tables.
///
/// A line that some tables lack stands after the line it follows in the first that has it. Money
/// in another scale is counted in the first table's. Cells that are no figure add nothing, nor do
/// shares, which have no sum.
pub fn add_tables(tables: &[&PlainTable]) -> Option<AddedTable> {
    let first = tables.first()?;
    let width = first.header.len().saturating_sub(1);
    let mut added = AddedTable {
        header: first.header.clone(),
        lines: Vec::new(),
        scale: first.scale,
        tables: 0,
    };
    for table in tables.iter().filter(|table| same_columns(first, table)) {
        added.tables += 1;
        add_table(&mut added, table, width);
    }
    Some(added)
}

fn add_table(added: &mut AddedTable, table: &PlainTable, width: usize) {
    let mut group = String::new();
    let mut after = 0;
    for row in &table.rows {
        let Some((name, cells)) = row.split_first() else { continue };
        let is_heading = cells.iter().take(width).all(|cell| Quantity::read(cell).is_none());
        if is_heading {
            group.clone_from(name);
        }
        let own = if is_heading { "" } else { group.as_str() };
        let is_same = |line: &AddedLine| {
            name_key(&line.name) == name_key(name) && name_key(&line.group) == name_key(own)
        };
        let known = added.lines.iter().position(is_same);
        let at = known.unwrap_or_else(|| {
            added.lines.insert(after, AddedLine::new(name, own, width));
            after
        });
        after = at + 1;
        let scale = added.scale;
        let Some(line) = added.lines.get_mut(at) else { continue };
        line.tables += 1;
        if !is_heading {
            line.kind = kind_of(name);
        }
        let sums = line.sums.iter_mut().zip(&mut line.rounding);
        for (((sum, rounding), cell), header) in sums.zip(cells).zip(table.header.iter().skip(1)) {
            let figure = figure(cell, table.scale).filter(|_| !is_share(header));
            let Some(figure) = figure else { continue };
            let off = in_scale(half_unit(figure), table.scale, scale).unwrap_or_default();
            *rounding = rounding.saturating_add(off);
            // A sum that no decimal holds is no figure at all.
            *sum = match (*sum, in_scale(figure, table.scale, scale)) {
                (Some(sum), Some(figure)) => sum.checked_add(figure),
                (sum, figure) => sum.or(figure),
            };
        }
    }
}

/// A cell's figure; in a table of money only what can be money, and never a share.
fn figure(cell: &str, scale: Option<MoneyScale>) -> Option<Decimal> {
    let quantity = Quantity::read(cell)?;
    let is_added = match quantity.unit {
        UnitOfMeasure::Percent | UnitOfMeasure::PercentagePoints => false,
        UnitOfMeasure::Pieces | UnitOfMeasure::Other(_) => scale.is_none(),
        UnitOfMeasure::Plain
        | UnitOfMeasure::Krona
        | UnitOfMeasure::ThousandKrona
        | UnitOfMeasure::MillionKrona => true,
    };
    is_added.then_some(quantity.number)
}

fn in_scale(number: Decimal, from: Option<MoneyScale>, to: Option<MoneyScale>) -> Option<Decimal> {
    match (from, to) {
        (Some(from), Some(to)) if from != to => {
            number.checked_mul(from.ore().into())?.checked_div(to.ore().into())
        }
        _ => Some(number),
    }
}

fn kind_of(name: &str) -> LineKind {
    match name_key(name).split(' ').next() {
        Some("summa" | "delsumma" | "totalt") => LineKind::Sum,
        Some("resultat") => LineKind::Result,
        _ => LineKind::Plain,
    }
}

impl AddedLine {
    /// A line that no table has said anything of yet.
    fn new(name: &str, group: &str, width: usize) -> Self {
        Self {
            name: name.to_owned(),
            group: group.to_owned(),
            kind: LineKind::Group,
            sums: vec![None; width],
            tables: 0,
            rounding: vec![Decimal::ZERO; width],
        }
    }
}

impl AddedTable {
    /// Holds every sum and result against all ways of adding up what stands over it.
    ///
    /// What the rounding of each printed figure comes to is forgiven in money; counts are exact.
    pub fn sums_held(&self) -> SumsHeld {
        let table = FigureTable::new(&self.plain());
        let mut found = SumsHeld::default();
        for (at, row) in table.rows.iter().enumerate() {
            for (place, column) in table.columns.iter().enumerate() {
                let Some(printed) = row.figure(place) else { continue };
                let ways = ways_down(&table, at, place);
                if ways.is_empty() {
                    continue;
                }
                found.held += 1;
                let rounding = |at: usize| {
                    let line = table.rows.get(at).and_then(|row| self.lines.get(row.at));
                    line.and_then(|line| line.rounding.get(column.at.checked_sub(1)?)).copied()
                };
                let agrees = ways.iter().any(|way| {
                    let rows = way.rows.iter().map(|(at, _)| *at).chain([at]);
                    let forgiven: Decimal = rows.filter_map(rounding).sum();
                    let forgiven = self.scale.map_or(Decimal::ZERO, |_| forgiven);
                    printed.checked_sub(way.sum).is_some_and(|by| by.abs() <= forgiven)
                });
                if !agrees && !found.wrong.contains(&row.label) {
                    found.wrong.push(row.label.clone());
                }
            }
        }
        found
    }

    /// The table as if it had been printed.
    fn plain(&self) -> PlainTable {
        let cell = |sum: &Option<Decimal>| sum.map_or_else(String::new, |sum| sum.to_string());
        let rows = self.lines.iter().map(|line| {
            let cells = line.sums.iter().map(|sum| cell(sum).replace('.', ","));
            [line.name.clone()].into_iter().chain(cells).collect()
        });
        PlainTable {
            header: self.header.clone(),
            rows: rows.collect(),
            scale: self.scale,
            ..PlainTable::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn table(rows: &[&[&str]]) -> PlainTable {
        let owned = |row: &[&str]| row.iter().map(|cell| (*cell).to_owned()).collect();
        PlainTable {
            header: owned(&["Post", "Budget"]),
            rows: rows.iter().map(|row| owned(row)).collect(),
            scale: Some(MoneyScale::ThousandKrona),
            ..PlainTable::default()
        }
    }

    #[test]
    fn a_line_that_some_lack_keeps_its_place() {
        let one = table(&[&["Personal", "−10"], &["Summa", "−10"]]);
        let other = table(&[&["Personal", "−1"], &["Lokaler", "−2"], &["Summa", "−3"]]);
        let added = add_tables(&[&one, &other]).unwrap();
        let names: Vec<&str> = added.lines.iter().map(|line| line.name.as_str()).collect();
        assert_eq!(names, ["Personal", "Lokaler", "Summa"]);
        assert_eq!(added.lines[2].sums, [Some(Decimal::from(-13))]);
        assert_eq!((added.lines[1].tables, added.sums_held().wrong), (1, vec![]));
    }

    #[test]
    fn a_sum_that_its_lines_do_not_give_is_named() {
        let one = table(&[&["Personal", "10"], &["Lokaler", "5"], &["Summa kostnader", "25"]]);
        let added = add_tables(&[&one]).unwrap();
        assert_eq!(added.sums_held().wrong, ["Summa kostnader"]);
    }

    #[test]
    fn lines_of_one_name_under_two_headings_stay_apart() {
        let one = table(&[&["Vem", ""], &["Annat", "1"], &["Om vad", ""], &["Annat", "2"]]);
        let added = add_tables(&[&one, &one]).unwrap();
        assert_eq!(added.lines.len(), 4);
        assert_eq!(added.lines[1].sums, [Some(Decimal::TWO)]);
        assert_eq!(added.lines[3].sums, [Some(Decimal::from(4))]);
    }

    #[test]
    fn shares_are_not_added() {
        let mut one =
            table(&[&["Personal", "10", "5 %", "3 %"], &["Andel av allt", "40 %", "", ""]]);
        one.header = ["Post", "Budget", "Avvikelse %", "Avvikelse"].map(str::to_owned).to_vec();
        let mut other = one.clone();
        other.rows[0][2] = "7".to_owned();
        let added = add_tables(&[&one, &other]).unwrap();
        assert_eq!(added.lines[0].sums, [Some(Decimal::from(20)), None, None]);
        assert_eq!(added.lines[1].sums, [None; 3]);
        assert_eq!(added.lines[1].kind, LineKind::Plain, "a line of shares is no heading");
        let days = table(&[&["Personal", "12 dagar"]]);
        assert_eq!(add_tables(&[&days]).unwrap().lines[0].sums, [None]);
        let mut counted = days;
        counted.scale = None;
        assert_eq!(add_tables(&[&counted]).unwrap().lines[0].sums, [Some(Decimal::from(12))]);
    }

    #[test]
    fn costs_without_a_sign_and_sums_of_sums_are_understood() {
        let one = table(&[
            &["Intäkter", ""],
            &["Bidrag", "60"],
            &["Avgifter", "40"],
            &["Summa intäkter", "100"],
            &["Kostnader", ""],
            &["Personal", "50"],
            &["Vikarier", "10"],
            &["Delsumma personal", "60"],
            &["Lokaler", "30"],
            &["Summa kostnader", "90"],
            &["Resultat", "10"],
        ]);
        let held = add_tables(&[&one, &one]).unwrap().sums_held();
        assert_eq!(held, SumsHeld { held: 4, wrong: vec![] });
        let mut wrong = one;
        wrong.rows[10][1] = "25".to_owned();
        assert_eq!(add_tables(&[&wrong]).unwrap().sums_held().wrong, ["Resultat"]);
    }

    #[test]
    fn rounding_is_forgiven_once_for_each_printed_figure() {
        let one = table(&[&["Personal", "1,2"], &["Lokaler", "2,3"], &["Summa", "3,6"]]);
        assert!(add_tables(&[&one; 4]).unwrap().sums_held().wrong.is_empty());
        let off = table(&[&["Personal", "1,2"], &["Lokaler", "2,3"], &["Summa", "3,7"]]);
        assert_eq!(add_tables(&[&off; 4]).unwrap().sums_held().wrong, ["Summa"]);
        let counted = PlainTable { scale: None, ..one };
        assert_eq!(add_tables(&[&counted]).unwrap().sums_held().wrong, ["Summa"]);
    }

    #[test]
    fn money_is_counted_in_the_first_scale() {
        let mut one = table(&[&["Personal", "1"]]);
        let mut other = one.clone();
        other.scale = Some(MoneyScale::MillionKrona);
        one.scale = Some(MoneyScale::ThousandKrona);
        let added = add_tables(&[&one, &other]).unwrap();
        assert_eq!(added.lines[0].sums, [Some(Decimal::from(1_001))]);
    }

    proptest! {
        #[test]
        fn each_line_is_the_sum_of_the_tables(amounts in prop::collection::vec(
            (-9_999i32..9_999, -9_999i32..9_999), 1..12,
        )) {
            let tables: Vec<PlainTable> = amounts
                .iter()
                .map(|(one, other)| {
                    let (a, b, sum) = (one.to_string(), other.to_string(), (one + other).to_string());
                    table(&[&["Personal", &a], &["Lokaler", &b], &["Summa", &sum]])
                })
                .collect();
            let added = add_tables(&tables.iter().collect::<Vec<_>>()).unwrap();
            let whole: i32 = amounts.iter().map(|(one, other)| one + other).sum();
            prop_assert_eq!(added.lines[2].sums[0], Some(Decimal::from(whole)));
            prop_assert!(added.sums_held().wrong.is_empty());
        }
    }
}
