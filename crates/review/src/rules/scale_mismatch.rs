//! The same money in two scales: thousands in one place, millions in the other.
//!
//! "410 mnkr" for a deficit of 410 tkr is a thousand times too much, and it is added up. Fires: a table in tkr
//! whose result is -410 and a text that speaks of 410 mnkr; "2 163 tkr" in one text and "2 163 mnkr" in
//! another; "Beloppen anges i mnkr" over a table in tkr. Silent: 0,4 mnkr beside 410 tkr (the same
//! money), tables whose scale nobody says.

use rust_decimal::Decimal;
use tertial_domain::report::PlainTable;

use crate::comparing::agree;
use crate::facts::{Facts, Passage};
use crate::figure_table::{FigureTable, Row, RowKind};
use crate::finding::{Finding, Findings};
use crate::money_text::{Amount, amounts, kronor_of, said_scale, scale_of, speaks_of_economy};
use crate::place::Place;
use crate::rule::{Rule, Severity, Spec};
use crate::rules::sum_mismatch::shown;
use crate::swedish::tie::KeyWords;

/// `scale-mismatch`
pub const SPEC: Spec =
    Spec { rule: Rule::ScaleMismatch, severity: Severity::Error, parameters: &[], check };

fn check(facts: &Facts<'_>, out: &mut Findings) {
    let all: Vec<Amount<'_, '_>> = facts.passages.iter().flat_map(amounts).collect();
    let mut told: Vec<&Place> = Vec::new();
    for (at, plain) in facts.report.tables.iter().enumerate() {
        said_otherwise(facts, at, out);
        let Some(scale) = scale_of(facts, plain) else { continue };
        let table = FigureTable::new(plain);
        let own = plain.section.map(Place::Section);
        for amount in &all {
            let in_economy = own.as_ref() == Some(&amount.passage.place)
                || speaks_of_economy(facts, amount.passage);
            let is_near = in_economy
                // "Renhållningen kostade ...": a row of the table, wherever it is told.
                || table.rows.iter().any(|row| is_named(row, amount));
            if !is_near || told.contains(&&amount.passage.place) {
                continue;
            }
            let times = kronor_of(scale);
            if let Some(finding) = against_table((at, plain), &table, (times, in_economy), amount) {
                told.push(&amount.passage.place);
                out.push(finding);
            }
        }
    }
    against_texts(&all, &told, out);
}

/// The table names one scale and the text over it another.
fn said_otherwise(facts: &Facts<'_>, at: usize, out: &mut Findings) {
    let Some(table) = facts.report.tables.get(at) else { return };
    let (Some(scale), Some(section)) = (table.scale, table.section) else { return };
    let place = Place::Section(section);
    let Some(passage) = facts.passages.iter().find(|own| own.place == place) else { return };
    let said = passage
        .paragraphs
        .iter()
        .find_map(|paragraph| said_scale(paragraph).map(|said| (said, paragraph.text)));
    let Some((said, words)) = said.filter(|(said, _)| *said != scale) else { return };
    let header = table.header.join(" ");
    out.push(
        Finding::new(SPEC.rule, "heading", Place::Table { table: at, row: None })
            .with("table", scale.code())
            .with("text", said.code())
            .quote(place, words)
            .quote(Place::Table { table: at, row: None }, header),
    );
}

/// An amount in the text that is a row of the table but for the scale.
fn against_table(
    (at, plain): (usize, &PlainTable),
    table: &FigureTable,
    (times, in_economy): (Decimal, bool),
    amount: &Amount<'_, '_>,
) -> Option<Finding> {
    let cells = || {
        table.rows.iter().flat_map(|row| {
            let figures = row.figures.iter().enumerate();
            figures.filter_map(move |(column, cell)| Some((row, column, (*cell)?)))
        })
    };
    let is_same = |cell: Decimal, factor: Decimal| {
        // The cell in the text's unit, at the text's precision.
        cell.abs()
            .checked_mul(times)
            .and_then(|kronor| kronor.checked_mul(factor)?.checked_div(amount.times))
            .is_some_and(|mut cell| {
                let number = amount.figure.number.abs();
                // 3 in the table is not "2,6" in the text: the cell is held at the text's precision.
                if cell.scale() < number.scale() {
                    cell.rescale(number.scale());
                }
                !cell.is_zero() && agree(cell, number)
            })
    };
    if cells().any(|(_, _, cell)| is_same(cell, Decimal::ONE)) {
        return None;
    }
    let factors = [Decimal::ONE_THOUSAND, Decimal::ONE / Decimal::ONE_THOUSAND];
    let (row, column, cell) = cells().find(|(row, _, cell)| {
        factors.iter().any(|&factor| is_same(*cell, factor))
            && (digits(amount.figure.number) >= 3 || is_about(row, amount))
            && (in_economy || is_named(row, amount))
    })?;
    let place = Place::Table { table: at, row: Some(row.at) };
    Some(
        Finding::new(SPEC.rule, "table", amount.passage.place.clone())
            .with("text", amount.printed())
            .with("row", row.label.clone())
            .with("cell", shown(cell))
            .quote(amount.passage.place.clone(), amount.paragraph.sentence(amount.sentence))
            .quote(place, table.printed(plain, row, column)),
    )
}

/// Whether the sentence speaks of a row: by its label, or of the result.
fn is_about(row: &Row, amount: &Amount<'_, '_>) -> bool {
    let Some(range) = amount.paragraph.sentences.get(amount.sentence) else { return false };
    let says = |stems: &[&str]| {
        range.clone().any(|at| stems.iter().any(|stem| amount.paragraph.word(at).contains(stem)))
    };
    let is_result = matches!(row.kind, RowKind::Result | RowKind::AfterFund | RowKind::Sum);
    is_result && says(&["skott", "resultat", "avvikelse", "prognos", "netto"])
        || is_named(row, amount)
        || KeyWords::new(&row.label).tie(amount.paragraph, range.clone()).is_firm()
}

/// Whether a sentence names a row: all telling words of its label.
fn is_named(row: &Row, amount: &Amount<'_, '_>) -> bool {
    let Some(range) = amount.paragraph.sentences.get(amount.sentence) else { return false };
    let tie = KeyWords::new(&row.label).tie(amount.paragraph, range.clone());
    let names_whole = matches!(row.kind, RowKind::Item | RowKind::Sum | RowKind::Result);
    names_whole && tie.of > 0 && tie.matched == tie.of
}

/// How many digits tell a number from others.
fn digits(number: Decimal) -> usize {
    number.normalize().mantissa().unsigned_abs().to_string().trim_end_matches('0').len()
}

/// The same digits in two texts with a thousand between.
fn against_texts(all: &[Amount<'_, '_>], told: &[&Place], out: &mut Findings) {
    for (at, amount) in all.iter().enumerate() {
        if digits(amount.figure.number) < 3 || told.contains(&&amount.passage.place) {
            continue;
        }
        let same = |other: &&Amount<'_, '_>| {
            other.figure.number.abs() == amount.figure.number.abs()
                && other.times != amount.times
                && other.times.max(amount.times) > Decimal::ONE_THOUSAND
                && other.times.min(amount.times) >= Decimal::ONE_THOUSAND
        };
        let Some(other) = all.get(..at).unwrap_or_default().iter().find(same) else { continue };
        let words = |amount: &Amount<'_, '_>| amount.paragraph.sentence(amount.sentence).to_owned();
        let place = |passage: &Passage<'_>| passage.place.clone();
        out.push(
            Finding::new(SPEC.rule, "texts", place(amount.passage))
                .with("text", amount.printed())
                .with("other", other.printed())
                .quote(place(amount.passage), words(amount))
                .quote(place(other.passage), words(other)),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::{found, report, section, table};
    use tertial_domain::quantity::MoneyScale;
    use tertial_domain::report::{PlainTable, Report, ReportKind};

    fn check(text: &str, scale: Option<MoneyScale>, expected: &[&str]) {
        let heading = "Uppföljning av driftbudget";
        let table = PlainTable {
            under: Some(heading.to_owned()),
            section: Some(0),
            scale,
            ..table("Post | Utfall", &["Intäkter | 8 150", "Kostnader | 8 560", "Resultat | -410"])
        };
        let report = Report {
            sections: vec![section(heading, &[text])],
            tables: vec![table],
            ..report(ReportKind::AnnualReport, 2021)
        };
        assert_eq!(found(SPEC.rule, &report), expected, "{text}");
    }

    #[test]
    fn a_thousand_times_too_much_is_said() {
        let tkr = Some(MoneyScale::ThousandKrona);
        check("Kostnaderna blev 8,6 tkr.", tkr, &["sections/0 table"]);
        check("Underskottet blev 410 mnkr.", tkr, &["sections/0 table"]);
        check("Kostnaderna blev 8 560 mnkr.", tkr, &["sections/0 table"]);
        check("Underskottet uppgår till 0,4 tkr.", tkr, &["sections/0 table"]);
        check("Beloppen anges i mnkr.", tkr, &["tables/0 heading"]);
        let texts = "Hyran kostade 2 163 tkr i år. Hyran steg till 2 163 mnkr.";
        check(texts, None, &["sections/0 texts"]);
    }

    #[test]
    fn the_same_money_in_another_scale_is_no_fault() {
        let tkr = Some(MoneyScale::ThousandKrona);
        check("Underskottet blev 0,4 mnkr.", tkr, &[]);
        check("Underskottet blev 410 tkr.", tkr, &[]);
        check("Kostnaderna blev 8,6 mnkr.", tkr, &[]);
        check("Underskottet blev 410 mnkr.", None, &[]);
        check("Hyran blev 3 mnkr.", tkr, &[]);
        check("Beloppen anges i tkr.", tkr, &[]);
    }
}
