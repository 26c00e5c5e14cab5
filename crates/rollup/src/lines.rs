//! Tables of several places in one, line by line by the lines' names: money and counts.

use rust_decimal::Decimal;
use tertial_domain::name_key::name_key;
use tertial_domain::quantity::{MoneyScale, Quantity};
use tertial_domain::report::PlainTable;

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
/// in another scale is counted in the first table's. Cells that are no figure add nothing.
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
    for line in &mut added.lines {
        if line.sums.iter().all(Option::is_none) {
            line.kind = LineKind::Group;
        }
    }
    Some(added)
}

fn add_table(added: &mut AddedTable, table: &PlainTable, width: usize) {
    let mut group = String::new();
    let mut after = 0;
    for row in &table.rows {
        let Some((name, cells)) = row.split_first() else { continue };
        let figures: Vec<Option<Decimal>> =
            (0..width).map(|at| figure(cells.get(at)?, table.scale, added.scale)).collect();
        let is_heading = figures.iter().all(Option::is_none);
        if is_heading {
            group.clone_from(name);
        }
        let own = if is_heading { "" } else { group.as_str() };
        let is_same = |line: &AddedLine| {
            name_key(&line.name) == name_key(name) && name_key(&line.group) == name_key(own)
        };
        let known = added.lines.iter().position(is_same);
        let at = known.unwrap_or_else(|| {
            let kind = kind_of(name);
            let (name, group) = (name.clone(), own.to_owned());
            let line = AddedLine { name, group, kind, sums: vec![None; width], tables: 0 };
            added.lines.insert(after, line);
            after
        });
        after = at + 1;
        let Some(line) = added.lines.get_mut(at) else { continue };
        line.tables += 1;
        for (sum, figure) in line.sums.iter_mut().zip(figures) {
            // A sum that no decimal holds is no figure at all.
            *sum = match (*sum, figure) {
                (Some(sum), Some(figure)) => sum.checked_add(figure),
                (sum, figure) => sum.or(figure),
            };
        }
    }
}

fn figure(cell: &str, from: Option<MoneyScale>, to: Option<MoneyScale>) -> Option<Decimal> {
    let number = Quantity::read(cell)?.number;
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

impl AddedTable {
    /// The sum lines whose printed figures are not the sum of the lines above: name and column.
    ///
    /// Half a printed unit a line is forgiven, for each was rounded by itself.
    pub fn faults(&self) -> Vec<(String, usize)> {
        let width = self.header.len().saturating_sub(1);
        let mut faults = Vec::new();
        for column in 0..width {
            let mut plain = Sums::default();
            let mut all = Sums::default();
            for line in &self.lines {
                let figure = line.sums.get(column).copied().flatten();
                match line.kind {
                    LineKind::Group => plain = Sums::default(),
                    LineKind::Plain => plain.add(figure),
                    LineKind::Sum => {
                        if plain.disagrees(figure, self.tables) {
                            faults.push((line.name.clone(), column + 1));
                        }
                        plain = Sums::default();
                        all.add(figure);
                    }
                    LineKind::Result => {
                        if all.disagrees(figure, self.tables) {
                            faults.push((line.name.clone(), column + 1));
                        }
                        plain = Sums::default();
                        all = Sums::default();
                    }
                }
            }
        }
        faults
    }

    /// How many of its lines are sums.
    pub fn sums(&self) -> usize {
        let is_sum = |line: &&AddedLine| matches!(line.kind, LineKind::Sum | LineKind::Result);
        self.lines.iter().filter(is_sum).count()
    }
}

/// Figures added as they come.
#[derive(Default)]
struct Sums {
    sum: Option<Decimal>,
    lines: usize,
}

impl Sums {
    fn add(&mut self, figure: Option<Decimal>) {
        let Some(figure) = figure else { return };
        self.sum = Some(self.sum.unwrap_or_default().saturating_add(figure));
        self.lines += 1;
    }

    fn disagrees(&self, printed: Option<Decimal>, tables: usize) -> bool {
        let (Some(sum), Some(printed)) = (self.sum, printed) else { return false };
        let printed_lines = Decimal::from(self.lines.saturating_mul(tables.max(1)));
        (sum - printed).abs() * Decimal::TWO > printed_lines
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
        assert_eq!((added.lines[1].tables, added.faults()), (1, vec![]));
    }

    #[test]
    fn a_sum_that_its_lines_do_not_give_is_named() {
        let one = table(&[&["Personal", "10"], &["Lokaler", "5"], &["Summa kostnader", "25"]]);
        let added = add_tables(&[&one]).unwrap();
        assert_eq!(added.faults(), [("Summa kostnader".to_owned(), 1)]);
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
            prop_assert!(added.faults().is_empty());
        }
    }
}
