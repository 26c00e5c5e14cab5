//! The parts of a list with their counts: "sex om mat, tre om städning och två om buller".

use std::ops::Range;

use rust_decimal::Decimal;

use crate::swedish::figures::{Figure, FigureKind};
use crate::swedish::paragraph::Paragraph;

use super::{between, is_count};

/// Words after which the parts are not all, or may be counted twice.
pub(super) const NOT_ALL: &[&str] = &[
    "bland",
    "exempelvis",
    "främst",
    "framför",
    "resten",
    "resterande",
    "övriga",
    "flesta",
    "merparten",
    "flest",
    "däribland",
    "t.ex",
    "exempel",
    "minst",
    "flera",
    "både",
    "dessutom",
    "par",
    "del",
    "några",
    "vissa",
    "ytterligare",
    "varav",
    "därutöver",
    "annars",
    "hälften",
];

/// Words that open a part right before its count.
pub(super) const BEFORE_PART: &[&str] = &[
    "handlade",
    "handlar",
    "gällde",
    "gäller",
    "rörde",
    "rör",
    "avsåg",
    "avser",
    "kom",
    "kommer",
    "är",
    "var",
    "lämnades",
    "finns",
    "fanns",
    "arbetar",
    "går",
    "bor",
    "gick",
    "inkom",
    "från",
    "har",
    "med",
    "dem",
    "dessa",
    "totalt",
    "cirka",
    "ca",
    "ungefär",
    "drygt",
    "knappt",
    "övriga",
    "resterande",
    "återstående",
    "de",
    "blev",
    "ligger",
    "låg",
    "tillhör",
    "hör",
    "hade",
];

/// Words right after a count that tie it to a thing of the whole.
pub(super) const AFTER_PART: &[&str] = &[
    "om", "från", "på", "i", "av", "hos", "vid", "inom", "för", "till", "kring", "rör", "rörde",
    "gäller", "gällde", "avser", "avsåg", "handlade", "handlar", "kom", "till",
];

/// Beginnings of what is counted in time, money or turns and is no part.
pub(super) const OTHER_COUNTS: &[&str] = &[
    "dag", "veck", "månad", "år", "timm", "gång", "minut", "kron", "kr", "procent", "poäng",
    "meter", "kvadrat", "tertial", "klock",
];

/// The numbers of a list.
pub(super) struct Items {
    pub numbers: Vec<Decimal>,
    pub is_rough: bool,
}

/// The counts of a list "A ..., B ... och C ..."; none where a count stands elsewhere than first or
/// last in its item, or where the list says that it is not whole.
pub(super) fn items(paragraph: &Paragraph<'_>, range: Range<usize>) -> Option<Items> {
    // "och övriga 185 nedskräpning": the rest with its count makes the list whole.
    let is_counted = |at: usize| paragraph.figures.iter().any(|own| own.word == at + 1);
    let is_rest = |at: usize| matches!(paragraph.word(at), "övriga" | "resterande");
    // "22 inom ridning och övriga djur": what the item is of.
    let is_of_item = |at: usize| {
        let after = paragraph.word(at + 1);
        let opens = (range.start..at)
            .rev()
            .take_while(|&before| !between(paragraph, before).contains([',', ';']))
            .any(|before| paragraph.figures.iter().any(|own| own.word == before));
        let goes_on = BEFORE_PART.contains(&after) || AFTER_PART.contains(&after);
        is_rest(at) && opens && !goes_on && at + 1 < range.end
    };
    let is_partial = range.clone().any(|at| {
        NOT_ALL.contains(&paragraph.word(at)) && !(is_rest(at) && is_counted(at)) && !is_of_item(at)
    });
    if is_partial || range.is_empty() {
        return None;
    }
    let mut list = Items { numbers: Vec::new(), is_rough: false };
    let mut first = range.start;
    let mut is_last_joined = false;
    while first < range.end {
        let is_joined = matches!(paragraph.word(first), "och" | "samt");
        let start = if is_joined { first + 1 } else { first };
        let end = (start..range.end)
            .find(|&at| {
                matches!(paragraph.word(at + 1), "och" | "samt")
                    || between(paragraph, at).contains([',', ';'])
            })
            .map_or(range.end, |at| (at + 1).min(range.end));
        match item(paragraph, start..end)? {
            Some((number, is_rough)) => {
                list.numbers.push(number);
                list.is_rough |= is_rough;
                is_last_joined = is_joined;
            }
            // "om gator och gropar": more words on the item before.
            None if list.numbers.is_empty() => return None,
            None => {}
        }
        first = end.max(first + 1);
    }
    (list.numbers.len() >= 2 && is_last_joined || list.numbers.len() >= 3).then_some(list)
}

/// The count of an item: `Some(None)` for an item of words alone, `None` where it does not fit.
#[expect(clippy::option_option, reason = "no count and a misfit are two answers")]
fn item(paragraph: &Paragraph<'_>, range: Range<usize>) -> Option<Option<(Decimal, bool)>> {
    let mut figures = paragraph
        .figures
        .iter()
        .filter(|own| range.contains(&own.word) && !is_of_a_name(paragraph, own));
    let Some(figure) = figures.next() else {
        let is_one = matches!(paragraph.word(range.start), "en" | "ett");
        return Some(is_one.then_some((Decimal::ONE, false)));
    };
    let next = paragraph.word(figure.word_end);
    let is_other = OTHER_COUNTS.iter().any(|other| next.starts_with(other));
    if !is_count(figure) || figure.until.is_some() || is_other || figures.next().is_some() {
        return None;
    }
    let opens = (range.start..figure.word).all(|at| BEFORE_PART.contains(&paragraph.word(at)));
    let closes = figure.word_end >= range.end && figure.word - range.start <= 3;
    // "3 i norr", "3 pedagoger", "3 av dem kom".
    let fits =
        opens || closes && !AFTER_PART.contains(&paragraph.word(figure.word.saturating_sub(1)));
    fits.then_some(Some((figure.number, figure.is_about)))
}

/// "i årskurs 4 till 6", "mellan ett och fem år": a number that names what is counted.
fn is_of_a_name(paragraph: &Paragraph<'_>, figure: &Figure) -> bool {
    let is_label = |figure: &Figure| figure.kind == FigureKind::Label;
    let joined = figure
        .word
        .checked_sub(1)
        .filter(|&at| matches!(paragraph.word(at), "till" | "och" | "eller"));
    let follows_label = joined
        .is_some_and(|at| paragraph.figures.iter().any(|own| is_label(own) && own.word_end == at));
    is_label(figure) || follows_label
}
