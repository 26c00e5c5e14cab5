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
use super::ways::{Way, begins, way};

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
    // "hamnar vi i december": the month that every year ends with.
    let says_end = says(cut_off) || says("december");
    let is_now =
        scope.time == Time::Now || facts.is_tertial() && scope.time == Time::Other && says_end;
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
    let whole_sentence = sentences.get(amount.sentence).cloned().unwrap_or_default();
    let own = before_cause(amount.paragraph, &whole_sentence, amount.figure);
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

/// The words of a sentence up to where it begins to tell why: "ett underskott på 318 tkr, hänförligt
/// till vikariekostnader" is not said of the row of substitutes.
fn before_cause(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    figure: &Figure,
) -> Range<usize> {
    let tells_why = |at: usize| {
        let word = paragraph.word(at);
        let next = paragraph.word(at + 1);
        begins(word, &["hänför", "orsak", "eftersom"])
            || matches!(word, "beror" | "berodde" | "beroende" | "förklaras" | "pga" | "p.g.a")
            || matches!(
                (word, next),
                ("på", "grund")
                    | ("till" | "en", "följd")
                    | ("tack", "vare")
                    | ("med", "anledning")
            )
    };
    let end = (figure.word_end..sentence.end).find(|&at| tells_why(at)).unwrap_or(sentence.end);
    sentence.start..end
}

/// "lägga 318 tkr till fonden": what is left of the year.
pub(super) fn is_laid_in_fund(paragraph: &Paragraph<'_>, at: usize, figure: &Figure) -> bool {
    // "har 292 tkr att lägga i resultatfonden"
    let is_to_be_laid = paragraph.word(figure.word_end) == "att"
        && begins(
            paragraph.word(figure.word_end + 1),
            &["lägg", "avsätt", "för", "sätt", "överför"],
        )
        && (figure.word_end + 2..figure.word_end + 5)
            .any(|near| paragraph.word(near).contains("fond"));
    if is_to_be_laid {
        return true;
    }
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
