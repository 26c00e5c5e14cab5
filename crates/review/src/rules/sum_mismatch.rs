//! A table's rows do not give its printed sum.
//!
//! A sum that does not add up has a wrong figure in it, or a figure left out; either way it goes further up
//! wrong. Fires: rows 300, 150 and 50 over "Summa 520"; T1 2, T2 3, VB 1 beside "Totalt 7"; budget 100
//! and outcome 90 beside a variance of 20. Silent: within half a printed unit a row; blank rows
//! counted as nothing; sub-totals, starred parts under a heading without amount, a result as income
//! less costs (said by `sign-mismatch` when only the sign is wrong), funds carried over.

use rust_decimal::Decimal;
use tertial_domain::figure_table::{ColumnKind, FigureTable, Row, RowKind, Side};
use tertial_domain::report::PlainTable;
use tertial_rollup::adding_up::{Held, Way, held, ways_across, ways_down};

use crate::facts::Facts;
use crate::finding::{Finding, Findings};
use crate::place::Place;
use crate::rule::{Rule, Severity, Spec};

/// `sum-mismatch`
pub const SPEC: Spec =
    Spec { rule: Rule::SumMismatch, severity: Severity::Error, parameters: &[], check };

fn check(facts: &Facts<'_>, out: &mut Findings) {
    for (at, plain) in facts.report.tables.iter().enumerate() {
        let table = FigureTable::new(plain);
        let mut misses = across(&table);
        for miss in down(&table) {
            // A wrong figure shows both along its row and down its column: it is said once.
            if !misses.iter().any(|other| other.by.abs() == miss.by.abs()) {
                misses.push(miss);
            }
        }
        for miss in &misses {
            out.push(finding(at, plain, &table, miss));
        }
    }
}

/// A printed sum that no way of adding up gives.
struct Miss {
    /// The sum's row, as a place in [`FigureTable::rows`].
    row: usize,
    /// The sum's column, as a place in [`FigureTable::columns`].
    column: usize,
    printed: Decimal,
    way: Way,
    /// How much the nearest way of adding up is off.
    by: Decimal,
    reason: &'static str,
}

/// Sums along a row: parts of the year beside their total, and variances.
fn across(table: &FigureTable) -> Vec<Miss> {
    let mut misses = Vec::new();
    for (at, row) in table.rows.iter().enumerate() {
        for (column, kind) in table.columns.iter().map(|column| column.kind).enumerate() {
            let Some(printed) = row.figure(column) else { continue };
            let reason = match kind {
                ColumnKind::Total => "across",
                ColumnKind::Variance => "variance",
                ColumnKind::Budget
                | ColumnKind::Actual
                | ColumnKind::Forecast
                | ColumnKind::YearPart
                | ColumnKind::Other => continue,
            };
            let own = miss(table, (at, column), printed, ways_across(table, row, column), reason);
            // The sum's own row shows again what a row above it has wrong.
            let is_echo = |own: &Miss| {
                let same = |other: &Miss| other.by.abs() == own.by.abs();
                row.kind == RowKind::Sum && misses.iter().any(same)
            };
            let is_new = own.as_ref().is_some_and(|own| !is_echo(own));
            misses.extend(own.filter(|_| is_new));
        }
    }
    misses
}

/// Sums down a column.
fn down(table: &FigureTable) -> Vec<Miss> {
    let mut misses = Vec::new();
    for (at, row) in table.rows.iter().enumerate() {
        let reason = match row.kind {
            RowKind::Sum => "down",
            RowKind::Result => "result",
            RowKind::AfterFund => "fund",
            RowKind::Heading | RowKind::Item | RowKind::Part | RowKind::Fund => continue,
        };
        for (column, kind) in table.columns.iter().map(|column| column.kind).enumerate() {
            let Some(printed) = row.figure(column) else { continue };
            if kind == ColumnKind::Variance && row.kind != RowKind::Sum {
                continue;
            }
            let ways = ways_down(table, at, column);
            if is_of_costs_alone(table, row, printed, &ways) {
                continue;
            }
            if let Some(miss) = miss(table, (at, column), printed, ways, reason) {
                misses.push(miss);
                // One wrong row often shows in several columns; the first is told.
                break;
            }
        }
    }
    misses
}

/// "Intäkter 2 900" and then the costs over "Summa kostnader": the sum leaves the income out.
fn is_of_costs_alone(table: &FigureTable, row: &Row, printed: Decimal, ways: &[Way]) -> bool {
    let is_cost = row.kind == RowKind::Sum && row.label.to_lowercase().contains("kostnad");
    is_cost
        && ways.iter().any(|way| {
            let costs = way
                .rows
                .iter()
                .filter(|(at, _)| table.rows.get(*at).is_some_and(|own| own.side != Side::Income));
            let costs: Vec<Decimal> = costs.map(|(_, figure)| *figure).collect();
            let sum: Decimal = costs.iter().sum();
            let slack = table.tolerance(costs.iter().copied().chain([printed]));
            costs.len() >= 2 && costs.len() < way.rows.len() && (printed - sum).abs() <= slack
        })
}

fn miss(
    table: &FigureTable,
    (row, column): (usize, usize),
    printed: Decimal,
    ways: Vec<Way>,
    reason: &'static str,
) -> Option<Miss> {
    // Only the sign is wrong: another rule says that.
    if reason == "result" && ways.iter().any(|way| (printed + way.sum).is_zero()) {
        return None;
    }
    let Held { way, by, .. } = held(table, printed, ways).filter(|held| !held.agrees)?;
    Some(Miss { row, column, printed, way, by, reason })
}

fn finding(at: usize, plain: &PlainTable, table: &FigureTable, miss: &Miss) -> Finding {
    let row = table.rows.get(miss.row);
    let place = |row: usize| Place::Table { table: at, row: Some(row) };
    let printed = |row: usize| {
        table.rows.get(row).map_or_else(String::new, |row| table.printed(plain, row, miss.column))
    };
    let own = row.map_or(0, |row| row.at);
    let label = row.map_or("", |row| row.label.as_str());
    let column = table.columns.get(miss.column);
    let blank: Vec<&str> = blank_rows(table, miss).map(|row| row.label.as_str()).collect();
    let reason = if blank.is_empty() || miss.reason != "down" { miss.reason } else { "down-blank" };
    let mut finding = Finding::new(SPEC.rule, reason, place(own))
        .with("row", label)
        .with(
            "column",
            column.and_then(|column| plain.header.get(column.at)).cloned().unwrap_or_default(),
        )
        .with("printed", shown(miss.printed))
        .with("sum", shown(miss.way.sum))
        .with("difference", shown(miss.by.abs()))
        .with("blank", blank.join(", "))
        .quote(place(own), printed(miss.row));
    for (above, _) in &miss.way.rows {
        if let Some(row) = table.rows.get(*above) {
            finding = finding.quote(place(row.at), printed(*above));
        }
    }
    finding
}

/// Rows above the sum that have a label and no figure anywhere, and can hold what is missing.
fn blank_rows<'t>(table: &'t FigureTable, miss: &Miss) -> impl Iterator<Item = &'t Row> + use<'t> {
    let first = miss.way.rows.first().map_or(0, |(row, _)| *row);
    let rows = table.rows.get(first..miss.row).unwrap_or_default();
    rows.iter().filter(|row| row.figures.iter().all(Option::is_none))
}

/// A figure as Swedish tables print it.
pub fn shown(number: Decimal) -> String {
    let text = number.abs().to_string();
    let (whole, fraction) =
        text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            grouped.push('\u{a0}');
        }
        grouped.push(digit);
    }
    let sign = if number.is_sign_negative() && !number.is_zero() { "-" } else { "" };
    fraction.map_or_else(|| format!("{sign}{grouped}"), |rest| format!("{sign}{grouped},{rest}"))
}

#[cfg(test)]
mod tests;
