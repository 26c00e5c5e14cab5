//! The same money in two scales: thousands in one place, millions in the other.
//!
//! "410 mnkr" for a deficit of 410 tkr is a thousand times too much, and it is added up. Fires: a table in tkr
//! whose result is -410 and a text that speaks of 410 mnkr; "2 163 tkr" in one text and "2 163 mnkr" in
//! another; "Beloppen anges i mnkr" over a table in tkr. Silent: 0,4 mnkr beside 410 tkr (the same
//! money), tables whose scale nobody says.

use rust_decimal::Decimal;
use tertial_domain::figure_table::{FigureTable, Row, RowKind, Side};
use tertial_domain::quantity::UnitOfMeasure;
use tertial_domain::report::PlainTable;

use crate::comparing::agree;
use crate::facts::{Facts, Passage};
use crate::finding::{Finding, Findings};
use crate::money_text::{
    Amount, amounts, kronor_in, kronor_of, said_scale, scale_of, speaks_of_economy,
};
use crate::place::Place;
use crate::row_ties::{RowNames, is_whole};
use crate::rule::{Rule, Severity, Spec};
use crate::rules::sum_mismatch::shown;
use crate::swedish::figures::Figure;
use crate::swedish::scope::{Role, scope};
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
        let names = RowNames::new(&table);
        let own = plain.section.map(Place::Section);
        for amount in all.iter().filter(|amount| !is_of_one(facts, amount)) {
            let in_economy = own.as_ref() == Some(&amount.passage.place)
                || speaks_of_economy(facts, amount.passage);
            let is_near = in_economy
                // "Renhållningen kostade ...": a row of the table, wherever it is told.
                || table.rows.iter().any(|row| names_all(row, amount));
            if !is_near || told.contains(&&amount.passage.place) {
                continue;
            }
            let times = kronor_of(scale);
            let own = Own { at, plain, table: &table, names: &names, times, in_economy };
            if let Some(finding) = against_table(&own, amount) {
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

/// A table that amounts are held against.
struct Own<'t> {
    at: usize,
    plain: &'t PlainTable,
    table: &'t FigureTable,
    names: &'t RowNames,
    /// Kronor in one printed unit.
    times: Decimal,
    /// Whether the text speaks of the unit's economy.
    in_economy: bool,
}

impl Own<'_> {
    fn cells(&self) -> impl Iterator<Item = (usize, &Row, usize, Decimal)> {
        self.table.rows.iter().enumerate().flat_map(|(place, row)| {
            let figures = row.figures.iter().enumerate();
            figures.filter_map(move |(column, cell)| Some((place, row, column, (*cell)?)))
        })
    }

    /// Whether a cell is an amount of the text but for a factor, at the text's precision.
    fn is_same(&self, cell: Decimal, factor: Decimal, amount: &Amount<'_, '_>) -> bool {
        let own = cell
            .abs()
            .checked_mul(self.times)
            .and_then(|kronor| kronor.checked_mul(factor)?.checked_div(amount.times));
        own.is_some_and(|mut cell| {
            let number = amount.figure.number.abs();
            // 3 in the table is not "2,6" in the text: the cell is held at the text's precision.
            if cell.scale() < number.scale() {
                cell.rescale(number.scale());
            }
            !cell.is_zero() && !number.is_zero() && agree(cell, number)
        })
    }

    /// "1,5 tkr" beside a table of hundreds of millions: nobody tells so little with a decimal.
    fn is_tiny(&self, amount: &Amount<'_, '_>) -> bool {
        let most = self.cells().map(|(.., cell)| cell.abs()).max().unwrap_or_default();
        let most = most.checked_mul(self.times);
        let kronor =
            amount.kronor().and_then(|kronor| kronor.abs().checked_mul(Decimal::from(10_000)));
        let has_decimals = amount.figure.number.normalize().scale() > 0;
        has_decimals && kronor.zip(most).is_some_and(|(kronor, most)| kronor < most)
    }

    /// Whether an amount is beyond anything that the table holds.
    fn is_beyond(&self, amount: &Amount<'_, '_>) -> bool {
        let most = self.cells().map(|(.., cell)| cell.abs()).max().unwrap_or_default();
        let kronor = amount.kronor().map(|kronor| kronor.abs());
        match (most.checked_mul(self.times * Decimal::TWO), kronor) {
            (Some(most), Some(kronor)) => kronor > most,
            (None, _) | (_, None) => false,
        }
    }
}

/// An amount in the text that is a row of the table but for the scale.
fn against_table(own: &Own<'_>, amount: &Amount<'_, '_>) -> Option<Finding> {
    if own.cells().any(|(.., cell)| own.is_same(cell, Decimal::ONE, amount)) {
        return None;
    }
    let is_whole_said = says_whole(amount);
    let range = amount.paragraph.sentences.get(amount.sentence).cloned().unwrap_or_default();
    let is_turnover = range.into_iter().any(|at| {
        let word = amount.paragraph.word(at);
        word.starts_with("omsätt") || word.starts_with("omslut")
    });
    let named = named_rows(own, amount);
    let is_exact =
        digits(amount.figure.number) >= 3 || own.is_beyond(amount) || own.is_tiny(amount);
    let factors = [
        Decimal::ONE_THOUSAND,
        Decimal::ONE / Decimal::ONE_THOUSAND,
        Decimal::from(1_000_000),
        Decimal::ONE / Decimal::from(1_000_000),
    ];
    let shifted = || {
        let ten = Decimal::TEN;
        let is_other_scale = amount.times != own.times && digits(amount.figure.number) >= 3;
        own.cells().find(|(place, _, _, cell)| {
            is_other_scale
                && named.contains(place)
                && [ten, Decimal::ONE / ten].iter().any(|ten| own.is_same(*cell, *ten, amount))
        })
    };
    let found = own.cells().find(|(place, row, _, cell)| {
        factors.iter().any(|&factor| own.is_same(*cell, factor, amount))
            && (is_exact
                || named.contains(place)
                || is_whole_said && is_whole(row) && (row.side == Side::Unknown || is_turnover))
            && (own.in_economy || names_all(row, amount))
    });
    // "187,6 mnkr" beside 18 760 tkr: the comma has moved.
    let (_, row, column, cell) = found.or_else(shifted)?;
    let place = Place::Table { table: own.at, row: Some(row.at) };
    Some(
        Finding::new(SPEC.rule, "table", amount.passage.place.clone())
            .with("text", amount.printed())
            .with("row", row.label.clone())
            .with("cell", shown(cell))
            .quote(amount.passage.place.clone(), amount.paragraph.sentence(amount.sentence))
            .quote(place, own.table.printed(own.plain, row, column)),
    )
}

/// The rows that the sentence names; those of the sentence before where it names none.
fn named_rows(own: &Own<'_>, amount: &Amount<'_, '_>) -> Vec<usize> {
    let sentences = &amount.paragraph.sentences;
    let range = sentences.get(amount.sentence).cloned().unwrap_or_default();
    let here = own.names.named(own.table, amount.paragraph, &range);
    let before = amount.sentence.checked_sub(1).and_then(|at| sentences.get(at));
    match before {
        Some(before) if here.is_empty() => own.names.named(own.table, amount.paragraph, before),
        Some(_) | None => here,
    }
}

/// Whether the sentence speaks of the result or of all the money.
fn says_whole(amount: &Amount<'_, '_>) -> bool {
    let range = amount.paragraph.sentences.get(amount.sentence).cloned().unwrap_or_default();
    let is_whole = |word: &str| {
        ["skott", "resultat", "avvikelse", "prognos", "netto", "budgetram", "omsätt", "omslut"]
            .iter()
            .any(|stem| word.contains(stem))
            || matches!(
                word,
                "minus"
                    | "plus"
                    | "back"
                    | "kvar"
                    | "ramen"
                    | "totalt"
                    | "sammanlagt"
                    | "alla"
                    | "samtliga"
                    | "hela"
                    | "budget"
                    | "budgeten"
                    | "fattas"
                    | "saknas"
                    | "godo"
            )
    };
    amount.figure.number.is_sign_negative()
        || range.into_iter().any(|at| is_whole(amount.paragraph.word(at)))
}

/// "2,4 tkr per barn", "kommunens hela hemtjänst kostade 0,4 miljarder", "avvikelser över 42 tkr ska
/// förklaras": the price of one, another body's money, or a limit.
fn is_of_one(facts: &Facts<'_>, amount: &Amount<'_, '_>) -> bool {
    let paragraph = amount.paragraph;
    let after = amount.figure.word_end..amount.figure.word_end + 3;
    let is_each = after
        .into_iter()
        .any(|at| matches!(paragraph.word(at), "per" | "styck" | "vardera" | "var"));
    let scope = scope(paragraph, amount.figure, None);
    is_each || facts.is_of_others(&scope) || scope.role == Role::Supposed
}

/// Whether a sentence names a row: all telling words of its label.
fn names_all(row: &Row, amount: &Amount<'_, '_>) -> bool {
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
        if told.contains(&&amount.passage.place) {
            continue;
        }
        let same = |other: &&Amount<'_, '_>| {
            let is_one_text = std::ptr::eq(other.paragraph, amount.paragraph);
            let (most, least) = (other.times.max(amount.times), other.times.min(amount.times));
            // "1,1 mnkr ... 1,1 tkr" in one text, "2 163 tkr" and "2 163 mnkr" wherever they stand.
            let tells = digits(amount.figure.number) >= 3
                || is_one_text && (digits(amount.figure.number) == 2 || is_long(amount));
            other.figure.number.abs() == amount.figure.number.abs()
                && other.times != amount.times
                && tells
                && (most > Decimal::ONE_THOUSAND || is_one_text && is_long(amount))
                && (least >= Decimal::ONE_THOUSAND || is_one_text && is_long(amount))
        };
        let before = all.get(..at).unwrap_or_default();
        let other = before.iter().rev().find(same);
        let Some(other) = other.map(|other| (other.printed().to_owned(), other)) else {
            out.extend(told_again(amount).or_else(|| raised(amount)));
            continue;
        };
        let (printed, other) = other;
        let words = |amount: &Amount<'_, '_>| amount.paragraph.sentence(amount.sentence).to_owned();
        let place = |passage: &Passage<'_>| passage.place.clone();
        out.push(
            Finding::new(SPEC.rule, "texts", place(amount.passage))
                .with("text", amount.printed())
                .with("other", printed)
                .quote(place(amount.passage), words(amount))
                .quote(place(other.passage), words(other)),
        );
    }
}

/// Whether a number is so long that it is not there twice by chance: "300 000".
fn is_long(amount: &Amount<'_, '_>) -> bool {
    amount.figure.number.abs() >= Decimal::ONE_THOUSAND
}

/// "17 300 000, eller 17,3 tkr" in a sentence on kronor: one amount told twice, the second time in a
/// wrong scale.
fn told_again(amount: &Amount<'_, '_>) -> Option<Finding> {
    let paragraph = amount.paragraph;
    let joined = amount.figure.word.checked_sub(1)?;
    // "17,3 mnkr (17 300 mnkr)"
    let is_bracketed = paragraph.between(joined).trim_end().ends_with('(');
    let said_again =
        matches!(paragraph.word(joined), "eller" | "dvs" | "d.v.s" | "alltså" | "motsvarar");
    if !is_bracketed && !said_again {
        return None;
    }
    let first = if is_bracketed {
        let before =
            |own: &&Figure| own.word < amount.figure.word && kronor_in(&own.unit).is_some();
        paragraph.figures_in(amount.sentence).filter(before).last()?
    } else {
        paragraph.figures_in(amount.sentence).find(|own| own.word_end == joined)?
    };
    let range = paragraph.sentences.get(amount.sentence)?.clone();
    let in_kronor =
        range.clone().any(|at| matches!(paragraph.word(at), "kronor" | "kr" | "kostnader"));
    let times = kronor_in(&first.unit).or_else(|| {
        (first.unit == UnitOfMeasure::Plain && in_kronor && first.number >= Decimal::ONE_THOUSAND)
            .then_some(Decimal::ONE)
    })?;
    let leading = |number: Decimal| number.normalize().mantissa().unsigned_abs().to_string();
    let trimmed = |number: Decimal| leading(number).trim_end_matches('0').to_owned();
    let (one, other) = (first.number.checked_mul(times)?, amount.kronor()?);
    let is_same = trimmed(first.number) == trimmed(amount.figure.number);
    (is_same && one != other).then(|| {
        let place = amount.passage.place.clone();
        Finding::new(SPEC.rule, "texts", place.clone())
            .with("text", paragraph.text.get(first.start..first.end).unwrap_or_default())
            .with("other", amount.printed())
            .quote(place, paragraph.sentence(amount.sentence))
    })
}

/// "har höjts från 640 tkr till 672 mnkr": nothing rises a thousandfold by as many units.
fn raised(amount: &Amount<'_, '_>) -> Option<Finding> {
    let paragraph = amount.paragraph;
    let joined = amount.figure.word.checked_sub(1).filter(|&at| paragraph.word(at) == "till")?;
    let first = paragraph.figures_in(amount.sentence).find(|own| own.word_end == joined)?;
    let is_from = first.word.checked_sub(1).is_some_and(|at| paragraph.word(at) == "från");
    let times = kronor_in(&first.unit).filter(|times| *times != amount.times)?;
    let (one, other) = (first.number.abs(), amount.figure.number.abs());
    let is_like = one < other * Decimal::TWO && other < one * Decimal::TWO;
    let far = times.max(amount.times) >= times.min(amount.times) * Decimal::ONE_THOUSAND;
    (is_from && is_like && far).then(|| {
        let place = amount.passage.place.clone();
        Finding::new(SPEC.rule, "texts", place.clone())
            .with("text", amount.printed())
            .with("other", paragraph.text.get(first.start..first.end).unwrap_or_default())
            .quote(place, paragraph.sentence(amount.sentence))
    })
}

#[cfg(test)]
mod wordings;

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
