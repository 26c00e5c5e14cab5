//! Which rows of a table of figures a text speaks of, and how far a row is from its budget.

use std::ops::Range;

use rust_decimal::Decimal;
use tertial_domain::figure_table::{ColumnKind, FigureTable, Row, RowKind, Side};

use crate::swedish::paragraph::Paragraph;
use crate::swedish::related::{names_post, stem};
use crate::swedish::tie::KeyWords;

/// A table's rows with the words that name them, split once.
#[derive(Debug)]
pub struct RowNames {
    labels: Vec<KeyWords>,
}

impl RowNames {
    /// The telling words of each row's label.
    pub fn new(table: &FigureTable) -> Self {
        Self { labels: table.rows.iter().map(|row| KeyWords::new(&row.label)).collect() }
    }

    /// The rows that words of a paragraph name, by their places in [`FigureTable::rows`].
    pub fn named(
        &self,
        table: &FigureTable,
        paragraph: &Paragraph<'_>,
        words: &Range<usize>,
    ) -> Vec<usize> {
        let rows = table.rows.iter().enumerate().filter(|(at, row)| {
            matches!(row.kind, RowKind::Item | RowKind::Part | RowKind::Sum)
                && self.labels.get(*at).is_some_and(|label| is_named(label, paragraph, words))
        });
        rows.map(|(at, _)| at).collect()
    }
}

fn is_named(label: &KeyWords, paragraph: &Paragraph<'_>, words: &Range<usize>) -> bool {
    let has = |own: &str| words.clone().any(|at| names_post(own, paragraph.word(at)));
    let says = |beginning: &str| words.clone().any(|at| paragraph.word(at).starts_with(beginning));
    let is_other = label.words().iter().any(|own| own.starts_with("övrig"));
    let is_cost = label.words().iter().any(|own| stem(own) == "kostnad");
    let is_named = label.words().iter().any(|own| has(own));
    // "har verksamheten kostat": costs, told by the verb.
    let by_verb = is_cost
        && words.clone().any(|at| matches!(paragraph.word(at), "kostat" | "kostade" | "kostar"));
    (is_named || by_verb && label.words().len() == 1) && (!is_other || says("övrig"))
}

/// How a row went beside its budget, or a result beside nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Departure {
    /// How far, in the table's unit, without sign.
    pub amount: Decimal,
    /// Whether that is good for the unit's result.
    pub is_better: bool,
    /// Whether more than the budget is good for the result: an income.
    pub more_is_better: bool,
}

/// How far a row is from its budget; for a result its variance, or itself where there is no budget.
pub fn departure(table: &FigureTable, row: &Row) -> Option<Departure> {
    let (budget, variance) = (table.column(ColumnKind::Budget), table.column(ColumnKind::Variance));
    let actual = held_column(table, row);
    let is_net = row.label.to_lowercase().starts_with("netto");
    let found = match row.kind {
        RowKind::Result | RowKind::AfterFund => {
            let number = match variance {
                Some(column) => row.figure(column)?,
                None if budget.is_some() => from_budget(table, row)?,
                None if is_net => return None,
                None => row.figure(actual.or((table.columns.len() == 1).then_some(0))?)?,
            };
            Departure {
                amount: number.abs(),
                is_better: number.is_sign_positive(),
                more_is_better: false,
            }
        }
        RowKind::Item | RowKind::Part | RowKind::Sum => {
            let (budget, actual) = (row.figure(budget?)?, row.figure(actual?)?);
            let apart = actual.abs().checked_sub(budget.abs())?;
            let more_is_better = is_income(row);
            Departure {
                amount: apart.abs(),
                is_better: apart.is_sign_positive() == more_is_better,
                more_is_better,
            }
        }
        // "I fond från 2020: -640": owed.
        RowKind::Fund => {
            let number = row.figure(actual.or((table.columns.len() == 1).then_some(0))?)?;
            let is_better = number.is_sign_positive();
            Departure { amount: number.abs(), is_better, more_is_better: false }
        }
        RowKind::Heading => return None,
    };
    (!found.amount.is_zero()).then_some(found)
}

/// How much better than its budget a result is, where no column says it: by the forecast where
/// there is one. A net cost is printed without its sign.
fn from_budget(table: &FigureTable, row: &Row) -> Option<Decimal> {
    let budget = row.figure(table.column(ColumnKind::Budget)?)?;
    let held = table.column(ColumnKind::Forecast).or(table.column(ColumnKind::Actual))?;
    let apart = row.figure(held)?.checked_sub(budget)?;
    let is_cost = row.label.to_lowercase().starts_with("nettokost");
    let is_unsigned = is_cost && budget.is_sign_positive();
    Some(if is_unsigned { -apart } else { apart })
}

/// The column that a row's budget is held against: what came out, or in the middle of the year what
/// is expected, where the variance is of that.
fn held_column(table: &FigureTable, row: &Row) -> Option<usize> {
    let actual = table.column(ColumnKind::Actual);
    let forecast = table.column(ColumnKind::Forecast);
    let budget = table.column(ColumnKind::Budget).and_then(|at| row.figure(at));
    let variance = table.column(ColumnKind::Variance).and_then(|at| row.figure(at));
    let gives = |column: Option<usize>| {
        let apart = budget?.abs().checked_sub(row.figure(column?)?.abs())?;
        Some(apart.abs() == variance?.abs())
    };
    let is_of_forecast = gives(forecast) == Some(true) && gives(actual) != Some(true);
    if is_of_forecast { forecast } else { actual.or(forecast) }
}

/// Whether a row is money in, by its label.
pub fn is_income(row: &Row) -> bool {
    let label = row.label.to_lowercase();
    row.side == Side::Income
        || row.side == Side::Unknown
            && ["ersättning", "bidrag", "avgift", "försäljning", "taxor", "hyresintäkt"]
                .iter()
                .any(|word| label.contains(word))
}

/// Whether a row is of the whole table: its sum or its result.
pub const fn is_whole(row: &Row) -> bool {
    matches!(row.kind, RowKind::Result | RowKind::AfterFund | RowKind::Sum)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::table;

    fn of(header: &str, rows: &[&str]) -> FigureTable {
        FigureTable::new(&table(header, rows))
    }

    #[test]
    fn rows_are_named_by_everyday_words() {
        let table = of(
            "Tkr | Budget | Utfall | Avvikelse",
            &[
                "Personalkostnader | 10 | 12 | -2",
                "Lokaler | 5 | 4 | 1",
                "Övriga kostnader | 2 | 2 | 0",
            ],
        );
        let names = RowNames::new(&table);
        let named = |text: &str| {
            let paragraph = Paragraph::new(text);
            names.named(&table, &paragraph, &(0..paragraph.words.len()))
        };
        assert_eq!(named("Bemanningen har kostat mer."), [0]);
        assert_eq!(named("Lokalerna blev billigare."), [1]);
        assert_eq!(named("Övriga kostnader är oförändrade."), [2]);
        assert_eq!(named("Bussen kom i tid."), [0; 0]);
    }

    #[test]
    fn a_row_is_held_against_its_budget() {
        let table = of(
            "Tkr | Budget | Utfall | Avvikelse",
            &["Intäkter | 10 | 12 | 2", "Kostnader | -10 | -9 | 1", "Resultat | 0 | 3 | 3"],
        );
        let better: Vec<bool> = table
            .rows
            .iter()
            .filter_map(|row| departure(&table, row))
            .map(|d| d.is_better)
            .collect();
        assert_eq!(better, [true, true, true]);
    }
}
