//! The report's own table of money against a goal about the economy.

use rust_decimal::Decimal;
use tertial_domain::quantity::Quantity;
use tertial_domain::report::PlainTable;

use crate::facts::{Facts, GoalFacts};
use crate::finding::Finding;
use crate::place::Place;
use crate::rules::grade_above_evidence::analysis::is_on_economy;
use crate::rules::grade_above_evidence::at_grade;

/// A deficit of less than so many thousandths of the table's largest amount is none.
const BALANCED_MAX_PERMILLE: i64 = 2;

/// The result row of a table is below zero, or below its budget, and the goal is fully met.
pub(super) fn table_deficit(facts: &Facts<'_>, goal: &GoalFacts<'_>) -> Option<Finding> {
    if !is_on_economy(goal) {
        return None;
    }
    facts.report.tables.iter().enumerate().find_map(|(table, found)| {
        let (row, amount) = result_below_zero(found, facts.year)?;
        let label = found.rows.get(row)?.first()?.trim();
        let finding = at_grade(goal, "table").with("row", label).with("amount", amount);
        let place = Place::Table { table, row: Some(row) };
        Some(finding.quote(place, format!("{label}: {amount}")))
    })
}

/// The row that ends a table of money below zero, with the amount that says so.
fn result_below_zero(table: &PlainTable, year: Option<i16>) -> Option<(usize, &str)> {
    let header: Vec<String> = table.header.iter().map(|cell| cell.to_lowercase()).collect();
    let column = |begins: &[&str]| {
        header.iter().rposition(|c| begins.iter().any(|b| c.trim().starts_with(b)))
    };
    let deviation = column(&["avvik", "diff", "+/-"]);
    let has_budget = column(&["budget"]).is_some();
    let is_outcome = |cell: &&String| {
        ["utfall", "bokslut", "resultat", "prognos"]
            .iter()
            .any(|begins| cell.trim().starts_with(begins))
    };
    let this_year = year.map(|year| year.to_string()).unwrap_or_default();
    let outcome = header
        .iter()
        .position(|cell| is_outcome(&cell) && !this_year.is_empty() && cell.contains(&this_year))
        .or_else(|| header.iter().position(|cell| is_outcome(&cell)));
    let largest = table
        .rows
        .iter()
        .flatten()
        .filter_map(|cell| Quantity::read(cell))
        .map(|read| read.number.abs())
        .max()?;
    let least = largest * Decimal::new(BALANCED_MAX_PERMILLE, 3);
    table.rows.iter().enumerate().find_map(|(at, row)| {
        let label = row.first()?.trim().to_lowercase();
        let is_result = ["resultat", "årets resultat", "nettoresultat", "periodens resultat"]
            .iter()
            .any(|begins| label.starts_with(begins));
        let is_deviation = label.starts_with("avvikelse mot budget")
            || label.starts_with("budgetavvikelse")
            || label.starts_with("avvikelse från budget");
        let is_net = label.starts_with("netto") || label.starts_with("summa netto");
        let cell = match (deviation, outcome) {
            (Some(deviation), _) if is_result || is_net => row.get(deviation),
            (None, Some(outcome)) if is_deviation || (is_result && !has_budget) => row.get(outcome),
            (None, None) if is_result || is_deviation => {
                row.get(1..)?.iter().find(|cell| !cell.trim().is_empty())
            }
            _ => None,
        }?;
        let amount = Quantity::read(cell)?.number;
        (amount < -least).then(|| (at, cell.trim()))
    })
}
