//! What a table of views and complaints gives in all.

use rust_decimal::Decimal;
use tertial_domain::figure_table::{ColumnKind, FigureTable, Row, RowKind};
use tertial_domain::name_key::name_key;

use super::{group_kind, is_of_handling};

/// A figure of the table that a text may mean.
#[derive(Debug, Clone)]
pub(super) struct Total {
    pub number: Decimal,
    pub label: String,
    /// Where it stands, if it does.
    pub row: Option<usize>,
}

/// A row's figure for the whole period.
pub(super) fn value(table: &FigureTable, row: &Row) -> Option<Decimal> {
    if let Some(total) = table.column(ColumnKind::Total) {
        return row.figure(total);
    }
    let figures: Vec<Decimal> = row.figures.iter().copied().flatten().collect();
    let (last, parts) = figures.split_last()?;
    let sum: Decimal = parts.iter().sum();
    // "20, 18, 23 and 61": the last is the sum of those before it, whatever its column is called.
    Some(if parts.len() > 1 && sum == *last { *last } else { sum + *last })
}

/// Every figure that a reader may take as the table's total, the most natural first: the row of
/// sums, the subjects or the sources, or all rows; each with and without praise.
pub(super) fn totals(table: &FigureTable) -> Vec<Total> {
    let is_praise = |row: &Row| {
        name_key(&row.label).contains("beröm") || name_key(&row.group).contains("beröm")
    };
    let sum_of = |passes: &dyn Fn(&Row) -> bool| -> Decimal {
        let rows = table
            .rows
            .iter()
            .filter(|row| row.kind == RowKind::Item && !is_of_handling(&row.label) && passes(row));
        rows.filter_map(|row| value(table, row)).sum()
    };
    let praise = sum_of(&is_praise);
    let mut found: Vec<Total> = Vec::new();
    let with_and_without = |number: Decimal, label: &str, row: Option<usize>| {
        [number, number - praise, number + praise].map(|number| Total {
            number,
            label: label.to_owned(),
            row,
        })
    };
    for row in table.rows.iter().filter(|row| row.kind == RowKind::Sum) {
        if let Some(number) = value(table, row) {
            found.extend(with_and_without(number, &row.label, Some(row.at)));
        }
    }
    let mut groups: Vec<&str> = table.rows.iter().map(|row| row.group.as_str()).collect();
    groups.dedup();
    for group in groups.iter().filter(|group| group_kind(group).is_some()) {
        let sum = sum_of(&|row: &Row| row.group == **group);
        found.extend(with_and_without(sum, group, None));
    }
    if found.is_empty() {
        found.extend(with_and_without(sum_of(&|_: &Row| true), "", None));
    }
    found.retain(|total| !total.number.is_zero());
    found
}
