//! A deficit written as a surplus, or the other way.
//!
//! The sign is the first thing that a reader takes from a result. Fires: a table whose result is -410 under a
//! text that speaks of a surplus; income 900 less costs 1 050 printed as +150; "överskott på -410 tkr"; 410 tkr
//! called a surplus in one text and a deficit in another. Silent: another year, a part of the unit, both words
//! in one text.

mod rows;
mod ways;
mod words;

use rust_decimal::Decimal;
use tertial_domain::figure_table::{ColumnKind, FigureTable, Row, RowKind};
use tertial_domain::report::PlainTable;
use tertial_rollup::adding_up::ways_down;

use crate::comparing::agree;
use crate::facts::{Facts, Passage};
use crate::finding::{Finding, Findings};
use crate::money_text::{Amount, amounts, kronor_in, kronor_of, scale_of, speaks_of_economy};
use crate::place::Place;
use crate::row_ties::RowNames;
use crate::rule::{Rule, Severity, Spec};
use crate::rules::sum_mismatch::shown;
use crate::swedish::paragraph::Paragraph;
use rows::{Budget, turned_distance, turned_row};
use words::{Outcome, Said, said};

/// `sign-mismatch`
pub const SPEC: Spec =
    Spec { rule: Rule::SignMismatch, severity: Severity::Error, parameters: &[], check };

fn check(facts: &Facts<'_>, out: &mut Findings) {
    let all: Vec<Said<'_, '_>> =
        facts.passages.iter().flat_map(|passage| said(facts, passage)).collect();
    let mut told: Vec<&Place> = Vec::new();
    for own in &all {
        if own.outcome == Outcome::Surplus && own.number.is_some_and(|n| n.is_sign_negative()) {
            told.push(&own.passage.place);
            out.push(
                Finding::new(SPEC.rule, "minus", own.passage.place.clone())
                    .with("text", own.printed.clone())
                    .quote(own.passage.place.clone(), own.words),
            );
        }
    }
    let mut results = Vec::new();
    for (at, plain) in facts.report.tables.iter().enumerate() {
        let table = FigureTable::new(plain);
        if table.counts {
            continue;
        }
        turned((at, plain), &table, out);
        let times = scale_of(facts, plain).map(kronor_of);
        results.extend(result((at, plain), &table).map(|result| TableResult { times, ..result }));
    }
    for own in all.iter().filter(|own| own.is_whole) {
        let against = results.iter().find(|result| result.contradicts(own));
        if let Some(result) = against.filter(|_| !told.contains(&&own.passage.place)) {
            told.push(&own.passage.place);
            out.push(against_table(own, result));
        }
    }
    against_rows(facts, &mut told_places(&told), out);
    against_texts(&all, &told, out);
    for passage in facts.passages.iter().filter(|passage| speaks_of_economy(facts, passage)) {
        let amounts: Vec<Amount<'_, '_>> = amounts(passage).collect();
        out.extend(turned_distance(&amounts));
        out.extend(passage.paragraphs.iter().find_map(|own| turned_by_name(passage, own)));
        out.extend(passage.paragraphs.iter().find_map(|own| turned_at_once(passage, own)));
    }
}

fn told_places(told: &[&Place]) -> Vec<Place> {
    told.iter().map(|place| (*place).clone()).collect()
}

/// What texts say of single rows beside the budget: one finding a text.
fn against_rows(facts: &Facts<'_>, told: &mut Vec<Place>, out: &mut Findings) {
    for (at, plain) in facts.report.tables.iter().enumerate() {
        let Some(times) = scale_of(facts, plain).map(kronor_of) else { continue };
        let figures = FigureTable::new(plain);
        if figures.counts {
            continue;
        }
        let names = RowNames::new(&figures);
        let budget = Budget { table: at, figures: &figures, names, times };
        let own = plain.section.map(Place::Section);
        let near = facts.passages.iter().filter(|passage| {
            own.as_ref() == Some(&passage.place) || speaks_of_economy(facts, passage)
        });
        for passage in near {
            if told.contains(&passage.place) {
                continue;
            }
            let found = amounts(passage).find_map(|amount| turned_row(facts, &budget, &amount));
            if let Some(finding) = found {
                told.push(passage.place.clone());
                out.push(finding);
            }
        }
    }
}

/// "minus 412 tkr. Detta positiva resultat": a result that the next sentence calls by the other name.
fn turned_by_name(passage: &Passage<'_>, paragraph: &Paragraph<'_>) -> Option<Finding> {
    paragraph.sentences.iter().enumerate().skip(1).find_map(|(at, range)| {
        let refers = matches!(paragraph.word(range.start), "detta" | "det" | "denna" | "den")
            && range.len() > 1;
        let named = paragraph.word(range.start + 1);
        let is_positive = named.starts_with("positiv");
        let is_negative = named.starts_with("negativ");
        let figure = paragraph.figures_in(at - 1).find(|own| kronor_in(&own.unit).is_some())?;
        let is_result = (range.start + 2..range.start + 4).any(|near| {
            ["resultat", "utfall", "netto"].iter().any(|s| paragraph.word(near).starts_with(s))
        });
        let is_minus = figure.number.is_sign_negative();
        let is_turned = is_positive && is_minus;
        (refers && is_result && is_turned && !is_negative).then(|| {
            Finding::new(SPEC.rule, "minus", passage.place.clone())
                .with("text", paragraph.text.get(figure.start..figure.end).unwrap_or_default())
                .quote(passage.place.clone(), paragraph.quote(range.clone()))
                .quote(passage.place.clone(), paragraph.sentence(at - 1))
        })
    })
}

/// "ett överskott på 640 tkr. Orsaken till underskottet är": what the next sentence takes up by the
/// other word.
fn turned_at_once(passage: &Passage<'_>, paragraph: &Paragraph<'_>) -> Option<Finding> {
    paragraph.sentences.iter().enumerate().skip(1).find_map(|(at, range)| {
        let figure = paragraph.figures_in(at - 1).find(|own| kronor_in(&own.unit).is_some())?;
        let before = paragraph.sentences.get(at - 1)?.clone();
        let named = before.clone().find(|&near| {
            matches!(paragraph.word(near), "överskott" | "underskott")
                && (near + 1..near + 4).contains(&figure.word)
        })?;
        let other =
            if paragraph.word(named) == "överskott" { "underskottet" } else { "överskottet" };
        let opens = range.clone().take(4).find(|&near| paragraph.word(near) == other)?;
        let is_cause = opens == range.start
            || matches!(paragraph.word(range.start), "orsaken" | "anledningen" | "skälet");
        let is_plain = paragraph.figures_in(at).next().is_none()
            && before.chain(range.clone()).all(|near| {
                let word = paragraph.word(near);
                !matches!(word, "förra" | "föregående" | "tidigare" | "inom" | "medan" | "från")
                    && !word.starts_with("fjol")
                    && !word.starts_with("täck")
            });
        (is_cause && is_plain).then(|| {
            Finding::new(SPEC.rule, "texts", passage.place.clone())
                .with("text", paragraph.text.get(figure.start..figure.end).unwrap_or_default())
                .quote(passage.place.clone(), paragraph.sentence(at))
                .quote(passage.place.clone(), paragraph.sentence(at - 1))
        })
    })
}

/// A table's result.
struct TableResult {
    table: usize,
    row: usize,
    label: String,
    /// Label and figure as printed.
    words: String,
    number: Decimal,
    /// Kronor in one printed unit.
    times: Option<Decimal>,
}

impl TableResult {
    /// Whether a text turns this result around: the other word, and no other amount.
    fn contradicts(&self, said: &Said<'_, '_>) -> bool {
        let is_deficit = self.number.is_sign_negative();
        let number = said.number.unwrap_or_default();
        let said_times = said.times.unwrap_or(Decimal::ONE);
        let same_amount = match (said.kronor, self.times) {
            (Some(said), Some(times)) => {
                let own = self.number.abs() * times;
                let is_near = (own - said.abs()).abs() * Decimal::from(20) <= own;
                // "0,5 mnkr" is 471 tkr at the precision that is printed.
                is_near || own.checked_div(said_times).is_some_and(|own| agree(own, number.abs()))
            }
            (Some(_), None) => said.number.map(|n| n.abs()) == Some(self.number.abs()),
            (None, _) => true,
        };
        same_amount && !self.number.is_zero() && is_deficit != (said.outcome == Outcome::Deficit)
    }
}

/// The result of a table: against the budget where it has variances, else its own result's row.
fn result((at, plain): (usize, &PlainTable), table: &FigureTable) -> Option<TableResult> {
    let is_end =
        |row: &&Row| matches!(row.kind, RowKind::Result | RowKind::Sum | RowKind::AfterFund);
    let (row, column) = if let Some(column) = table.column(ColumnKind::Variance) {
        // Income's and costs' variances are signed by different habits: only a result tells.
        let row = table.rows.iter().rev().filter(|row| row.kind == RowKind::Result).find(is_end)?;
        (row, column)
    } else {
        let column = table.column(ColumnKind::Actual).or_else(|| {
            (table.columns.len() == 1 && table.column(ColumnKind::Budget).is_none()).then_some(0)
        })?;
        let row = table.rows.iter().find(|row| {
            row.kind == RowKind::Result && !row.label.to_lowercase().starts_with("nettokost")
        })?;
        (row, column)
    };
    let number = row.figure(column)?;
    let words = table.printed(plain, row, column);
    Some(TableResult {
        words,
        table: at,
        row: row.at,
        label: row.label.clone(),
        number,
        times: None,
    })
}

/// A result whose amount is right and whose sign is not.
fn turned((at, plain): (usize, &PlainTable), table: &FigureTable, out: &mut Findings) {
    for (place, row) in table.rows.iter().enumerate().filter(|(_, row)| row.kind == RowKind::Result)
    {
        if row.label.to_lowercase().starts_with("netto") {
            continue;
        }
        for (column, own) in table.columns.iter().enumerate() {
            let Some(printed) = row.figure(column).filter(|figure| !figure.is_zero()) else {
                continue;
            };
            let ways = ways_down(table, place, column);
            let slack = |way: &tertial_rollup::adding_up::Way| {
                table.tolerance(way.figures.iter().copied().chain([printed]))
            };
            let is_right = ways.iter().any(|way| (printed - way.sum).abs() <= slack(way));
            let turned = ways.iter().find(|way| (printed + way.sum).abs() <= slack(way));
            let Some(way) = turned.filter(|_| !is_right && own.kind != ColumnKind::Variance) else {
                continue;
            };
            let cell = Place::Table { table: at, row: Some(row.at) };
            let mut finding = Finding::new(SPEC.rule, "result", cell.clone())
                .with("row", row.label.clone())
                .with("printed", shown(printed))
                .with("sum", shown(way.sum))
                .quote(cell, table.printed(plain, row, column));
            for (above, _) in &way.rows {
                if let Some(above) = table.rows.get(*above) {
                    let place = Place::Table { table: at, row: Some(above.at) };
                    finding = finding.quote(place, table.printed(plain, above, column));
                }
            }
            out.push(finding);
            break;
        }
    }
}

fn against_table(own: &Said<'_, '_>, result: &TableResult) -> Finding {
    let row = Place::Table { table: result.table, row: Some(result.row) };
    Finding::new(SPEC.rule, own.outcome.reason(), own.passage.place.clone())
        .with("row", result.label.clone())
        .with("cell", shown(result.number))
        .quote(own.passage.place.clone(), own.words)
        .quote(row, result.words.clone())
}

/// One amount that is a surplus in one text and a deficit in another.
fn against_texts(all: &[Said<'_, '_>], told: &[&Place], out: &mut Findings) {
    for (at, own) in all.iter().enumerate() {
        let is_turned = |other: &&Said<'_, '_>| {
            other.outcome != own.outcome
                && own.is_of_part == other.is_of_part
                && !(own.is_of_part && std::ptr::eq(own.words, other.words))
                && own.kronor.is_some()
                && other.kronor.map(|n| n.abs()) == own.kronor.map(|n| n.abs())
                && !told.contains(&&own.passage.place)
                && !told.contains(&&other.passage.place)
        };
        let Some(other) = all.get(..at).unwrap_or_default().iter().find(is_turned) else {
            continue;
        };
        out.push(
            Finding::new(SPEC.rule, "texts", own.passage.place.clone())
                .with("text", own.printed.clone())
                .quote(own.passage.place.clone(), own.words)
                .quote(other.passage.place.clone(), other.words),
        );
    }
}

#[cfg(test)]
mod phrasings;
#[cfg(test)]
mod wordings;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::{found, report, section, table};
    use tertial_domain::quantity::MoneyScale;
    use tertial_domain::report::{PlainTable, Report, ReportKind};

    fn with_table(text: &str, header: &str, rows: &[&str]) -> Vec<String> {
        let heading = "Uppföljning av driftbudget";
        let table = PlainTable {
            under: Some(heading.to_owned()),
            section: Some(0),
            scale: Some(MoneyScale::ThousandKrona),
            ..table(header, rows)
        };
        let report = Report {
            sections: vec![section(heading, &[text])],
            tables: vec![table],
            ..report(ReportKind::AnnualReport, 2021)
        };
        found(SPEC.rule, &report)
    }

    fn check(text: &str, expected: &[&str]) {
        let rows = ["Intäkter | 8 150", "Kostnader | 8 560", "Resultat | -410"];
        assert_eq!(with_table(text, "Post | Utfall", &rows), expected, "{text}");
    }

    #[test]
    fn a_deficit_called_a_surplus_is_said() {
        check("Enheten redovisar ett överskott.", &["sections/0 surplus"]);
        check("Överskottet blev 410 tkr.", &["sections/0 surplus"]);
        check("Året gav ett överskott på 0,4 mnkr.", &["sections/0 surplus"]);
        check("Enheten visar ett överskott på -410 tkr.", &["sections/0 minus"]);
    }

    #[test]
    fn what_agrees_or_is_of_something_else_is_left_alone() {
        for text in [
            "Enheten redovisar ett underskott.",
            "Underskottet blev 410 tkr.",
            "Underskottet blev -410 tkr.",
            "Förra året redovisade enheten ett överskott.",
            "År 2019 gav ett överskott.",
            "Måltiderna gav ett överskott på 20 tkr.",
            "Ett överskott inom hemtjänsten täckte en del.",
            "Inget överskott redovisas.",
            "Överskottsvärmen används.",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn a_result_with_the_wrong_sign_is_said() {
        let rows = ["Intäkter | 900", "Kostnader | 1 050", "Resultat | 150"];
        assert_eq!(with_table("", "Post | Utfall", &rows), ["tables/0/rows/2 result"]);
        let rows = ["Kostnader | 1 050", "Intäkter | 900", "Nettokostnad | 150"];
        assert_eq!(with_table("", "Post | Utfall", &rows), [""; 0]);
    }

    #[test]
    fn the_variance_tells_a_committee_s_result() {
        let rows = ["Kostnader | -90 | -88 | 2", "Intäkter | 60 | 61 | 1", "Netto | -30 | -27 | 3"];
        let header = "Mnkr | Budget | Utfall | Avvikelse";
        let of = |text| with_table(text, header, &rows);
        assert_eq!(of("Nämnden redovisar ett överskott."), [""; 0]);
        assert_eq!(of("Nämnden redovisar ett underskott."), ["sections/0 deficit"]);
    }
}
