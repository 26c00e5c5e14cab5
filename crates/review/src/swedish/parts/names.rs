//! The names of parts: where they begin and end, and what stands between them and their figures.

use std::ops::Range;

use rust_decimal::Decimal;
use tertial_domain::quantity::UnitOfMeasure;

use crate::swedish::figures::Figure;
use crate::swedish::months::MONTHS;
use crate::swedish::paragraph::Paragraph;

use super::{Part, has_mark_after};

/// Words that name no part but the whole, another whole, or what the figure is.
const NO_PART: &[&str] = &[
    "utfall",
    "resultat",
    "mål",
    "årsmål",
    "total",
    "summa",
    "snitt",
    "medel",
    "genomsnitt",
    "andel",
    "antal",
    "enheten",
    "enhetens",
    "staden",
    "stadens",
    "riket",
    "rikets",
    "kommunen",
    "förvaltningen",
    "nämnden",
    "kvinnor",
    "män",
    "flickor",
    "pojkar",
    "värde",
    "index",
    "prognos",
    "budget",
    "helår",
    "sjukfrånvaro",
    "föregående",
    "under",
    "målet",
    "tertial",
    "svarsfrekvens",
    "i",
    "av",
    "för",
    "på",
    "med",
    "det",
    "den",
    "vi",
    "över",
    "ca",
    "cirka",
];

/// Words that may stand between a name and its figure.
pub(super) const LINKS: &[&str] = &[
    "ligger",
    "låg",
    "på",
    "hade",
    "har",
    "fick",
    "får",
    "nådde",
    "når",
    "hamnade",
    "hamnar",
    "landade",
    "landar",
    "är",
    "var",
    "blev",
    "visar",
    "visade",
    "redovisar",
    "till",
    "det",
    "kom",
    "upp",
    "uppgick",
    "stannade",
    "svarade",
    "med",
    "ett",
    "en",
    "utfall",
    "resultat",
    "om",
];

/// The part whose name begins at `first`; a name has one to four words and a capital, and only
/// linking words stand between it and its figure.
pub(super) fn part<'p>(
    paragraph: &'p Paragraph<'_>,
    first: usize,
    figure: &'p Figure,
    counted: Option<(&'p Figure, &'p Figure)>,
) -> Option<Part<'p>> {
    let begins = paragraph.words.get(first)?;
    let last = paragraph.words.get(figure.word.checked_sub(1)?)?;
    let between = paragraph.text.get(last.end..figure.start)?;
    let is_marked = between.contains([':', '(', '-', '–', '=']);
    let links = (first + 1..figure.word)
        .rev()
        .take_while(|&at| LINKS.contains(&paragraph.word(at)))
        .count();
    let end = figure.word.checked_sub(links)?;
    let count = end.checked_sub(first)?;
    let is_name = (1..=if is_marked { 4 } else { 3 }).contains(&count)
        && (links == 0 || !is_marked)
        && begins_name(paragraph.text.get(begins.start..)?)
        && (first..end).all(|at| !is_no_part(paragraph.word(at)));
    is_name.then(|| make(paragraph, first..end, figure, counted))?
}

/// The word after the last of a name that begins here: words with capitals.
pub(super) fn name_end(paragraph: &Paragraph<'_>, first: usize, end: usize) -> Option<usize> {
    let is_name = |at: usize| {
        let word = paragraph.words.get(at);
        let printed = word.and_then(|word| paragraph.text.get(word.start..word.end));
        printed.is_some_and(begins_name) && !is_no_part(paragraph.word(at))
    };
    let mut last = first;
    while last < end.min(first + 3)
        && is_name(last)
        && (last == first || !has_mark_after(paragraph, last - 1, &[',', ';', ':', ')', '.']))
    {
        last += 1;
    }
    (last > first).then_some(last)
}

/// "Almen" and "3A" begin names, "almen" and "76" do not.
pub(super) fn begins_name(printed: &str) -> bool {
    let mut letters = printed.chars();
    match letters.next() {
        Some(first) if first.is_uppercase() => true,
        Some(first) if first.is_ascii_digit() => {
            letters.find(|c| !c.is_ascii_digit()).is_some_and(char::is_alphabetic)
        }
        Some(_) | None => false,
    }
}

pub(super) fn make<'p>(
    paragraph: &'p Paragraph<'_>,
    name: Range<usize>,
    figure: &'p Figure,
    counted: Option<(&'p Figure, &'p Figure)>,
) -> Option<Part<'p>> {
    let begins = paragraph.words.get(name.start)?.start;
    let ends = paragraph.words.get(name.end.checked_sub(1)?)?.end;
    let last = counted.map_or(figure, |(_, whole)| whole);
    let words = paragraph.text.get(begins.min(figure.start)..ends.max(last.end))?;
    let name = paragraph.text.get(begins..ends)?;
    let (number, unit, counts) = match counted {
        Some((part, whole)) => {
            let share = (part.number * Decimal::ONE_HUNDRED).checked_div(whole.number)?;
            let share = share.round_dp(1).normalize();
            (share, UnitOfMeasure::Percent, Some((part.number, whole.number)))
        }
        None => (figure.number, figure.unit.clone(), None),
    };
    Some(Part { name, figure, number, unit, counts, words })
}

fn is_no_part(word: &str) -> bool {
    NO_PART.iter().chain(&MONTHS).any(|no| word == *no || no.len() > 5 && word.starts_with(no))
}
