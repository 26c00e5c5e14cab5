//! Tables of money, and the way from budget to outcome that stands in one.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use tertial_domain::quantity::{MoneyScale, Quantity, UnitOfMeasure};
use tertial_domain::report::PlainTable;
use tertial_presentation::charts::{Waterfall, WaterfallStep};

use super::plain_table;

/// Words without the marks over their letters, in small letters, for words that documents print.
pub(super) fn without_marks(words: &str) -> String {
    let plain = |c: char| match c {
        '\u{e5}' | '\u{e4}' => 'a',
        '\u{f6}' => 'o',
        c => c,
    };
    words.to_lowercase().chars().map(plain).collect()
}

/// Whether the figures of a table are money: it says so, or its head or the heading above does.
pub(super) fn is_money(table: &PlainTable) -> bool {
    scale(table).is_some()
}

/// What a table's money is counted in.
fn scale(table: &PlainTable) -> Option<MoneyScale> {
    let told = table.header.iter().chain(&table.under).find_map(|heading| {
        let mut words = heading.split(|c: char| !c.is_alphanumeric());
        words.find_map(|word| match UnitOfMeasure::from_word(word) {
            UnitOfMeasure::Krona => Some(MoneyScale::Krona),
            UnitOfMeasure::ThousandKrona => Some(MoneyScale::ThousandKrona),
            UnitOfMeasure::MillionKrona => Some(MoneyScale::MillionKrona),
            UnitOfMeasure::Plain
            | UnitOfMeasure::Percent
            | UnitOfMeasure::PercentagePoints
            | UnitOfMeasure::Pieces
            | UnitOfMeasure::Other(_) => None,
        })
    });
    table.scale.or(told)
}

/// The way from budget to outcome or forecast, costs counted as less than nothing.
///
/// Silent where the table lacks one of them, has fewer than two rows with both, or prints a sum
/// that its rows do not give: a picture must not say more than the table.
pub(super) fn waterfall(table: &PlainTable) -> Option<Waterfall> {
    let scale = scale(table)?;
    let column = |words: &[&str]| {
        let heads = table.header.iter().enumerate().skip(1);
        heads
            .map(|(at, head)| (at, without_marks(head)))
            .find(|(_, head)| words.iter().any(|word| head.contains(word)))
            .map(|(at, _)| at)
    };
    let budget = column(&["budget"])?;
    let actual = column(&["utfall", "bokslut"]).or_else(|| column(&["prognos"]))?;
    if budget == actual {
        return None;
    }
    let rows = Rows::read(table, (budget, actual))?;
    let ore = |number: Decimal| number.checked_mul(scale.ore().into())?.round().to_i64();
    let steps = rows.steps.iter().map(|(label, from, to)| {
        Some(WaterfallStep { label: label.clone(), ore: ore(to.checked_sub(*from)?)? })
    });
    let steps: Vec<WaterfallStep> = steps.collect::<Option<_>>()?;
    let heading = |at: usize| table.header.get(at).map(|head| head.trim().to_owned());
    Some(Waterfall {
        start: WaterfallStep { label: heading(budget)?, ore: ore(rows.budget)? },
        steps: steps.into_iter().filter(|step| step.ore != 0).collect(),
        end_label: heading(actual)?,
        scale,
    })
}

/// Rows with both figures, each as a part of the net: income over nothing, costs under it.
struct Rows {
    steps: Vec<(String, Decimal, Decimal)>,
    budget: Decimal,
}

impl Rows {
    fn read(table: &PlainTable, (budget, actual): (usize, usize)) -> Option<Self> {
        let mut steps = Vec::new();
        let (mut total, mut of_actual) = (Decimal::ZERO, Decimal::ZERO);
        let (mut part, mut part_of_actual) = (Decimal::ZERO, Decimal::ZERO);
        let mut is_income = false;
        let is_signed = has_negative_rows(table, budget) || has_negative_rows(table, actual);
        for row in &table.rows {
            let name = row.first().map_or("", |name| name.trim());
            let first = without_marks(name);
            if first.starts_with("intakt") {
                is_income = true;
            } else if first.starts_with("kostnad") {
                is_income = false;
            }
            let number = |at: usize| row.get(at).and_then(|cell| Quantity::read(cell));
            let (Some(from), Some(to)) = (number(budget), number(actual)) else { continue };
            if plain_table::is_sum(row) {
                let sums = [(total, of_actual), (part, part_of_actual)];
                let holds = |(whole, actual): (Decimal, Decimal)| {
                    agrees(whole, from.number, steps.len())
                        && agrees(actual, to.number, steps.len())
                };
                if !sums.into_iter().any(holds) {
                    return None;
                }
                (part, part_of_actual) = (Decimal::ZERO, Decimal::ZERO);
                continue;
            }
            let sign = |number: Decimal| match (is_signed, is_income) {
                (true, _) => number,
                (false, true) => number.abs(),
                (false, false) => -number.abs(),
            };
            let (from, to) = (sign(from.number), sign(to.number));
            total = total.checked_add(from)?;
            of_actual = of_actual.checked_add(to)?;
            part = part.checked_add(from)?;
            part_of_actual = part_of_actual.checked_add(to)?;
            steps.push((name.to_owned(), from, to));
        }
        (steps.len() >= 2).then_some(Self { steps, budget: total })
    }
}

/// Whether costs are printed as less than nothing, so that the signs say what is what.
fn has_negative_rows(table: &PlainTable, column: usize) -> bool {
    let rows = table.rows.iter().filter(|row| !plain_table::is_sum(row));
    let mut numbers = rows.filter_map(|row| row.get(column).and_then(|cell| Quantity::read(cell)));
    numbers.any(|quantity| quantity.number < Decimal::ZERO)
}

/// Whether rows give a printed sum, within half a printed unit a row.
fn agrees(computed: Decimal, printed: Decimal, rows: usize) -> bool {
    let slack = Decimal::from(rows) * Decimal::new(5, 1);
    let apart =
        |printed: Decimal| computed.checked_sub(printed).is_some_and(|apart| apart.abs() <= slack);
    apart(printed) || apart(-printed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(header: &[&str], rows: &[&[&str]]) -> PlainTable {
        let owned = |cells: &[&str]| cells.iter().map(|&cell| cell.to_owned()).collect();
        PlainTable {
            header: owned(header),
            rows: rows.iter().map(|row| owned(row)).collect(),
            ..PlainTable::default()
        }
    }

    #[test]
    fn a_result_is_followed_from_budget_to_outcome() {
        let told = table(
            &["Tkr", "Budget", "Utfall"],
            &[
                &["Intäkter", "", ""],
                &["Bidrag", "100", "120"],
                &["Försäljning", "50", "40"],
                &["Summa intäkter", "150", "160"],
                &["Kostnader", "", ""],
                &["Personal", "-90", "-100"],
                &["Lokaler", "-40", "-40"],
                &["Summa kostnader", "-130", "-140"],
                &["Resultat netto", "20", "20"],
            ],
        );
        let waterfall = waterfall(&told).unwrap();
        assert_eq!((waterfall.start.label.as_str(), waterfall.start.ore), ("Budget", 2_000_000));
        let steps: Vec<_> =
            waterfall.steps.iter().map(|s| (s.label.as_str(), s.ore / 100_000)).collect();
        assert_eq!(steps, [("Bidrag", 20), ("Försäljning", -10), ("Personal", -10)]);
        assert_eq!(waterfall.end_label, "Utfall");
    }

    #[test]
    fn signs_say_what_is_income_where_no_heading_does() {
        let told = table(
            &["Post, belopp i tkr", "Budget", "Utfall", "Avvikelse"],
            &[
                &["Anslag", "300", "299", "-1"],
                &["Summa intäkter", "300", "299", "-1"],
                &["Personal", "−220", "−213", "+7"],
                &["Lokaler", "−80", "−80", "0"],
                &["Summa kostnader", "−300", "−293", "+7"],
                &["Resultat, netto", "0", "6", "+6"],
                &["I fond från 2024", "", "4", ""],
            ],
        );
        let way = waterfall(&told).unwrap();
        let steps: Vec<_> = way.steps.iter().map(|s| (s.label.as_str(), s.ore / 100_000)).collect();
        assert_eq!((way.start.ore, steps), (0, vec![("Anslag", -1), ("Personal", 7)]));
    }

    #[test]
    fn a_picture_says_no_more_than_its_table() {
        let header = ["Tkr", "Budget", "Prognos"];
        let whole = table(&header, &[&["A", "10", "12"], &["B", "5", "5"], &["Summa", "15", "17"]]);
        assert!(waterfall(&whole).is_some());
        let wrong = table(&header, &[&["A", "10", "12"], &["B", "5", "5"], &["Summa", "19", "17"]]);
        assert_eq!(waterfall(&wrong), None, "the sum does not hold");
        let short = table(&header, &[&["A", "10", "12"]]);
        assert_eq!(waterfall(&short), None, "one row is no way");
        let silent = table(&["", "Budget", "Prognos"], &[&["A", "1", "2"], &["B", "1", "2"]]);
        assert_eq!(waterfall(&silent), None, "no scale");
        let half = table(&["Tkr", "Budget", ""], &[&["A", "1", "2"], &["B", "1", "2"]]);
        assert_eq!(waterfall(&half), None, "no outcome");
    }
}
