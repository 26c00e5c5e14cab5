//! What a text says of a row of the table beside its budget: dearer or cheaper, above or below.

use std::ops::Range;

use rust_decimal::Decimal;
use tertial_domain::figure_table::{FigureTable, RowKind};

use crate::comparing::{agree, is_plausible};
use crate::facts::Facts;
use crate::finding::Finding;
use crate::money_text::{Amount, was_believed};
use crate::place::Place;
use crate::row_ties::{Departure, RowNames, departure, is_whole};
use crate::rules::sum_mismatch::shown;
use crate::swedish::figures::Figure;
use crate::swedish::paragraph::Paragraph;
use crate::swedish::scope::{Role, Time, clause, month_name, scope};

use super::SPEC;

/// Which way a text says that money went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Good for the result: "överskott", "kvar", "billigare".
    Better,
    /// Bad for the result: "underskott", "fattas", "dyrare".
    Worse,
    /// More than the budget: good for an income, bad for a cost.
    More,
    /// Less than the budget.
    Less,
}

/// A table with its scale and the names of its rows.
pub(super) struct Budget<'f> {
    pub table: usize,
    pub figures: &'f FigureTable,
    pub names: RowNames,
    /// Kronor in one printed unit.
    pub times: Decimal,
}

/// A row that a text turns around.
pub(super) fn turned_row(
    facts: &Facts<'_>,
    budget: &Budget<'_>,
    amount: &Amount<'_, '_>,
) -> Option<Finding> {
    let (paragraph, sentence) =
        (amount.paragraph, amount.paragraph.sentences.get(amount.sentence)?);
    let said = way(paragraph, sentence, amount.figure)?;
    let scope = scope(paragraph, amount.figure, facts.year);
    // "I augusti bedömdes": the month that the report ends with.
    let cut_off = facts.cut_off_on.map_or("", |day| month_name(day.month()));
    let says = |word: &str| sentence.clone().any(|at| paragraph.word(at) == word);
    let is_now =
        scope.time == Time::Now || facts.is_tertial() && scope.time == Time::Other && says(cut_off);
    // "640 tkr sparade i fonden sedan 2020": since when, not when.
    let is_now = is_now || says_fund(paragraph, sentence);
    let is_ahead = clause(paragraph, sentence, amount.figure)
        .any(|at| matches!(paragraph.word(at), "nästa" | "kommande"));
    if !is_now
        || is_ahead
        || scope.role == Role::Supposed
        || facts.is_of_others(&scope)
        || was_believed(paragraph, sentence)
    {
        return None;
    }
    let same: Vec<(usize, Departure)> = budget
        .figures
        .rows
        .iter()
        .enumerate()
        .filter_map(|(at, row)| Some((at, departure(budget.figures, row)?)))
        .filter(|(_, departure)| is_same(departure.amount, budget.times, amount))
        .collect();
    let spoken = spoken_of(budget, amount, &same);
    let is_better = |departure: &Departure| match said {
        Way::Better => true,
        Way::Worse => false,
        Way::More => departure.more_is_better,
        Way::Less => !departure.more_is_better,
    };
    if spoken.is_empty() || spoken.iter().any(|(_, own)| is_better(own) == own.is_better) {
        return None;
    }
    let (at, departure) = spoken.first()?;
    let row = budget.figures.rows.get(*at)?;
    let reason = if is_better(departure) { "row-better" } else { "row-worse" };
    let cells: Vec<String> = row.figures.iter().flatten().map(|cell| shown(*cell)).collect();
    let place = Place::Table { table: budget.table, row: Some(row.at) };
    Some(
        Finding::new(SPEC.rule, reason, amount.passage.place.clone())
            .with("row", row.label.clone())
            .with("text", amount.printed())
            .with("cells", cells.join(", "))
            .quote(amount.passage.place.clone(), paragraph.sentence(amount.sentence))
            .quote(place, format!("{} {}", row.label, cells.join(" "))),
    )
}

/// The rows of this amount that the text speaks of: those that it names, or the result.
fn spoken_of(
    budget: &Budget<'_>,
    amount: &Amount<'_, '_>,
    same: &[(usize, Departure)],
) -> Vec<(usize, Departure)> {
    let whole = |at: usize| budget.figures.rows.get(at).is_some_and(is_whole);
    let sentences = &amount.paragraph.sentences;
    let own = sentences.get(amount.sentence).cloned().unwrap_or_default();
    let before = amount.sentence.checked_sub(1).and_then(|at| sentences.get(at)).cloned();
    let is_fund =
        |at: usize| budget.figures.rows.get(at).is_some_and(|row| row.kind == RowKind::Fund);
    // "640 tkr sparade i resultatfonden".
    if says_fund(amount.paragraph, &own)
        && !is_laid_in_fund(amount.paragraph, amount.figure.word_end, amount.figure)
    {
        return same.iter().filter(|(at, _)| is_fund(*at)).copied().collect();
    }
    let same: Vec<(usize, Departure)> =
        same.iter().filter(|(at, _)| !is_fund(*at)).copied().collect();
    let among = |rows: &[usize]| -> Vec<(usize, Departure)> {
        same.iter().filter(|(at, _)| rows.contains(at)).copied().collect()
    };
    let named = budget.names.named(budget.figures, amount.paragraph, &own);
    let told = among(&named);
    // "Kostnaderna blev 40 tkr lägre än budget": all of them, where their own row says otherwise.
    let is_told = !told.is_empty() || !speaks_of_all(amount.paragraph, &own);
    if !named.is_empty() && is_told {
        return told;
    }
    let results: Vec<(usize, Departure)> =
        same.iter().filter(|(at, _)| whole(*at)).copied().collect();
    if !results.is_empty() {
        return results;
    }
    let named_before = before
        .map(|range| budget.names.named(budget.figures, amount.paragraph, &range))
        .unwrap_or_default();
    if named_before.is_empty() { Vec::new() } else { among(&named_before) }
}

/// "lägga 318 tkr till fonden": what is left of the year.
fn is_laid_in_fund(paragraph: &Paragraph<'_>, at: usize, figure: &Figure) -> bool {
    at == figure.word_end
        && paragraph.word(at + 1).contains("fond")
        && (figure.word.saturating_sub(3)..figure.word).any(|near| {
            begins(
                paragraph.word(near),
                &["lägg", "lade", "lagt", "för", "avsätt", "avsatt", "överför", "sätt", "lämna"],
            )
        })
}

/// Whether a sentence speaks of costs or income without saying which.
fn speaks_of_all(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().all(|at| {
        let word = paragraph.word(at);
        let is_named = word.contains("kostnad") || word.contains("intäkt");
        !is_named
            || matches!(
                word,
                "kostnaderna"
                    | "kostnader"
                    | "intäkterna"
                    | "intäkter"
                    | "nettokostnaden"
                    | "nettokostnaderna"
                    | "totalkostnaden"
                    | "totalkostnaderna"
            )
    })
}

fn says_fund(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| paragraph.word(at).contains("fond"))
}

/// Whether an amount in the table is the text's, at the text's precision.
fn is_same(cell: Decimal, times: Decimal, amount: &Amount<'_, '_>) -> bool {
    let number = amount.figure.number.abs();
    let own = cell.checked_mul(times).and_then(|kronor| kronor.checked_div(amount.times));
    is_plausible(number)
        && own.is_some_and(|mut own| {
            if own.scale() < number.scale() {
                own.rescale(number.scale());
            }
            agree(own, number)
        })
}

/// Words that say what a budget is.
fn is_budget(word: &str) -> bool {
    [
        "budget",
        "planera",
        "beräkna",
        "räkna",
        "avsatt",
        "ram",
        "beslutad",
        "tilldela",
        "kalkyl",
        "vänta",
        "förvänta",
        "tänkt",
    ]
    .iter()
    .any(|stem| word.starts_with(stem))
}

/// Which way a sentence says that an amount went: the word nearest to it decides.
pub(super) fn way(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    figure: &Figure,
) -> Option<Way> {
    let distance = |at: usize| {
        if at < figure.word {
            (figure.word - at) * 2
        } else {
            (at - figure.word_end.min(at)) * 2 + 1
        }
    };
    let told = sentence
        .clone()
        .filter(|at| !(figure.word..figure.word_end).contains(at))
        .filter_map(|at| Some((distance(at), way_of_word(paragraph, sentence, at, figure)?)))
        .min_by_key(|(distance, _)| *distance);
    let has_plus = paragraph.text.get(..figure.start).is_some_and(|text| text.ends_with('+'));
    let by_sign = match (figure.number.is_sign_negative(), has_plus) {
        (true, _) => Some(Way::Worse),
        (false, true) => Some(Way::Better),
        (false, false) => None,
    };
    told.map(|(_, way)| way).or(by_sign)
}

fn way_of_word(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    at: usize,
    figure: &Figure,
) -> Option<Way> {
    let word = paragraph.word(at);
    let previous = at.checked_sub(1).map_or("", |at| paragraph.word(at));
    let follows = |within: usize| {
        (at + 1..(at + 1 + within).min(sentence.end)).any(|near| is_budget(paragraph.word(near)))
    };
    let names_budget = || sentence.clone().any(|near| is_budget(paragraph.word(near)));
    let is_near = at + 3 > figure.word && at < figure.word_end + 3;
    // "mer än vi fick"
    let than_given = || {
        paragraph.word(at + 1) == "än"
            && (at + 2..at + 5).any(|near| matches!(paragraph.word(near), "fick" | "fått"))
    };
    let is_denied = || {
        (at.saturating_sub(3).max(sentence.start)..at + 2)
            .any(|near| matches!(paragraph.word(near), "inte" | "ej"))
    };
    match word {
        "plus" | "billigare" | "plussidan" => Some(Way::Better),
        "minussidan" | "skuld" | "skulden" | "förlust" => Some(Way::Worse),
        "bättre" if names_budget() => Some(Way::Better),
        "sämre" if names_budget() => Some(Way::Worse),
        // "Intäkterna översteg kostnaderna med 40 tkr"
        _ if exceeds(word) && between_both(paragraph, sentence, at).is_some() => {
            between_both(paragraph, sentence, at)
        }
        "marginal" | "svarta" => Some(Way::Better),
        "röda" | "sakna" | "saknat" => Some(Way::Worse),
        "sida" | "sidan" if previous == "rätt" => Some(Way::Better),
        "sida" | "sidan" if previous == "fel" => Some(Way::Worse),
        "tillbaka" if begins(previous, &["lämna"]) => Some(Way::Better),
        "över" if is_near && ["blir", "blev", "bli", "blivit"].contains(&previous) => {
            Some(Way::Better)
        }
        "utöver" if follows(3) => Some(Way::More),
        "kvar" | "utrymme" | "återstå" | "återstår" | "sparade" | "sparat" | "sparad"
            if is_near =>
        {
            Some(Way::Better)
        }
        "godo" if previous == "till" => Some(Way::Better),
        "minus" | "back" | "fattas" | "fattades" | "fattats" | "saknas" | "saknades" | "dyrare" => {
            Some(Way::Worse)
        }
        "högre" | "mer" | "mera" if names_budget() || follows(6) || than_given() => {
            Some(Way::More)
        }
        "lägre" | "mindre" if names_budget() || follows(6) || than_given() => Some(Way::Less),
        _ if begins(word, &["förbruka", "använ", "utnyttja"]) && is_denied() => Some(Way::Better),
        "över"
            if follows(3)
                || ["drar", "drog", "dra", "dragit", "går", "gick"].contains(&previous)
                // "drog därmed över"
                || at >= 2 && begins(paragraph.word(at - 2), &["drar", "drog"]) =>
        {
            Some(Way::More)
        }
        // "får lägga 318 tkr till fonden"
        "till" if is_laid_in_fund(paragraph, at, figure) => Some(Way::Better),
        "under" if follows(4) => Some(Way::Less),
        "höga" if previous == "för" => Some(Way::More),
        "låga" if previous == "för" => Some(Way::Less),
        _ if word.starts_with("överskott") || word.starts_with("positiv") => Some(Way::Better),
        _ if word.starts_with("underskott") || word.starts_with("negativ") => Some(Way::Worse),
        _ if begins(word, &["överskrid", "överskred", "överstig", "översteg", "överträff"]) => {
            Some(Way::More)
        }
        _ if begins(word, &["underskrid", "underskred", "understig", "understeg"]) => {
            Some(Way::Less)
        }
        _ => None,
    }
}

fn exceeds(word: &str) -> bool {
    begins(word, &["överstig", "översteg", "överskrid", "överskred", "större", "högre"])
}

/// Which way it went where income is said to exceed costs, or costs income.
fn between_both(paragraph: &Paragraph<'_>, sentence: &Range<usize>, at: usize) -> Option<Way> {
    let says =
        |mut words: Range<usize>, stem: &str| words.any(|at| paragraph.word(at).starts_with(stem));
    let before = at.saturating_sub(4).max(sentence.start)..at;
    let after = at + 1..(at + 4).min(sentence.end);
    if says(before.clone(), "intäkt") && says(after.clone(), "kostnad") {
        Some(Way::Better)
    } else if says(before, "kostnad") && says(after, "intäkt") {
        Some(Way::Worse)
    } else {
        None
    }
}

fn begins(word: &str, stems: &[&str]) -> bool {
    stems.iter().any(|stem| word.starts_with(stem))
}

/// "kostade 4,1 mnkr mot budgeterade 4,8 mnkr. Det är 0,7 mnkr över budget": what the text says of
/// the distance between its own two amounts.
pub(super) fn turned_distance(amounts: &[Amount<'_, '_>]) -> Option<Finding> {
    amounts.windows(3).find_map(|three| {
        let [first, second, apart] = three else { return None };
        // "Budgeten är 900 tkr och prognosen 1 050 tkr"
        let (actual, budget) =
            if is_budget_first(first, second) { (second, first) } else { (first, second) };
        let is_one_text = std::ptr::eq(actual.paragraph, apart.paragraph)
            && actual.sentence == budget.sentence
            && apart.sentence <= budget.sentence + 1;
        let paragraph = actual.paragraph;
        let between = first.figure.word_end..second.figure.word;
        // "förbrukat 17,9 mnkr av de 17,2 mnkr som budgeterats"
        let after = second.figure.word_end..second.figure.word_end + 3;
        let says_budget =
            |mut words: Range<usize>| words.any(|at| paragraph.word(at).contains("budget"));
        let is_budgeted = is_budget_first(first, second)
            || says_budget(between.clone()) && between.len() < 10
            || between.len() < 3 && says_budget(after);
        if !is_one_text || !is_budgeted {
            return None;
        }
        let distance = actual.kronor()?.checked_sub(budget.kronor()?)?;
        let is_same = apart.kronor()?.abs() == distance.abs() && !distance.is_zero();
        let sentence = paragraph.sentences.get(apart.sentence)?;
        let is_more = match way(paragraph, sentence, apart.figure)? {
            Way::More | Way::Worse => true,
            Way::Less | Way::Better => false,
        };
        let is_income = (sentence.start..sentence.end)
            .chain(paragraph.sentences.get(actual.sentence)?.clone())
            .any(|at| paragraph.word(at).contains("intäkt"));
        (is_same && !is_income && is_more != distance.is_sign_positive()).then(|| {
            Finding::new(SPEC.rule, "distance", apart.passage.place.clone())
                .with("actual", actual.printed())
                .with("budget", budget.printed())
                .with("text", apart.printed())
                .quote(actual.passage.place.clone(), paragraph.sentence(actual.sentence))
                .quote(apart.passage.place.clone(), paragraph.sentence(apart.sentence))
        })
    })
}

/// "Budgeten för sand är 900 tkr och prognosen 1 050 tkr": the budget is told before what came out.
fn is_budget_first(first: &Amount<'_, '_>, second: &Amount<'_, '_>) -> bool {
    let paragraph = first.paragraph;
    let before = first.figure.word.saturating_sub(6)..first.figure.word;
    let between = first.figure.word_end..second.figure.word;
    let begins_with = |mut words: Range<usize>, stems: &[&str]| {
        words.any(|at| stems.iter().any(|stem| paragraph.word(at).starts_with(stem)))
    };
    std::ptr::eq(paragraph, second.paragraph)
        && first.sentence == second.sentence
        && between.len() < 6
        && begins_with(before, &["budget"])
        && begins_with(between, &["prognos", "utfall", "kostnad"])
}
