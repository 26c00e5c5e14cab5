//! A year's number with the words before it that make it a day, a month, a season or a deadline.

use std::ops::Range;

use crate::swedish::dates::NamedYear;
use crate::swedish::months::is_month;
use crate::swedish::paragraph::Paragraph;

use super::{NamedTime, Time};

/// Words that only say that a number is a year.
const YEAR_NOUNS: &[&str] =
    &["år", "året", "verksamhetsåret", "kalenderåret", "helåret", "budgetåret", "läsåret"];
/// Parts of a year that take its number after them.
const PARTS: &[&str] = &[
    "våren",
    "vår",
    "vårterminen",
    "sommaren",
    "sommar",
    "hösten",
    "höst",
    "senhösten",
    "höstterminen",
    "vintern",
    "kvartal",
    "kvartalet",
    "halvåret",
    "halvår",
    "jul",
    "julen",
    "påsk",
    "påsken",
    "midsommar",
    "nyår",
    "advent",
    "sommarlovet",
    "höstlovet",
    "jullovet",
    "sportlovet",
    "påsklovet",
    "semestern",
    "semestrarna",
    "semesterperioden",
    "skolstarten",
    "terminsstarten",
    "halvårsskiftet",
    "höststarten",
    "tertialet",
    "nyårsafton",
    "nyårsdagen",
    "lucia",
    "årsskiftet",
];
/// Words after which a bare year is an aim, a start or a comparison, not when it happens.
const NOT_WHEN: &[&str] =
    &["sedan", "från", "till", "än", "mot", "budget", "lagen", "före", "innan", "efter"];
/// Words after which a day or a month is where something began or what it is held against.
const SINCE: &[&str] = &["sedan", "från", "fr.o.m", "efter", "än", "per", "mot"];

/// The words of a year's number and those that belong to it.
struct Stretch {
    start: usize,
    is_point: bool,
}

/// Which time a year's number names, seen from a report's own year.
pub(super) fn of_year(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    named: &NamedYear,
    own: i16,
) -> Option<NamedTime> {
    let at = named.word;
    let before = |place: usize, back: usize| {
        let at = place.checked_sub(back).filter(|at| *at >= sentence.start);
        at.map(|at| paragraph.word(at)).unwrap_or_default()
    };
    if is_second_of_two(paragraph, at) {
        return None;
    }
    if before(at, 1) == "årsskiftet" {
        return turn_of_years(paragraph, at, own);
    }
    let stretch = stretch_before(paragraph, sentence, at);
    let preposition = before(stretch.start, 1);
    let opens = matches!(preposition, "under" | "inför" | "i");
    let words = stretch.start - usize::from(opens)..at + 1;
    let made = |time| Some(NamedTime { words: words.clone(), time });
    // "vid utgången av 2021": what was so at the end.
    let is_at_end = before(stretch.start, 3) == "vid" && before(stretch.start, 4) != "senast";
    let is_rest = preposition == "av"
        && (matches!(before(stretch.start, 2), "resten" | "återstoden" | "kvar")
            || before(stretch.start, 2) == "utgången" && !is_at_end)
        || preposition == "av"
            && matches!(before(stretch.start, 2), "del" | "delen")
            && matches!(
                before(stretch.start, 3),
                "resterande" | "återstående" | "kvarvarande" | "senare" | "sista"
            )
        || preposition == "i" && before(stretch.start, 2) == "senare"
        || ends_the_year(paragraph, at) && matches!(preposition, "innan" | "före");
    if named.year > own {
        return made(Time::Later);
    }
    if named.year < own {
        return made(Time::Earlier(named.year));
    }
    if preposition == "inför" {
        return made(Time::AheadOfOwnYear);
    }
    if is_rest {
        return made(Time::RestOfYear);
    }
    let is_towards = preposition == "mot" && paragraph.word(stretch.start) == "slutet";
    let is_since = (SINCE.contains(&preposition) && !is_towards)
        || preposition == "med" && before(stretch.start, 3) == "från";
    match (stretch.is_point, is_since) {
        (true, false) => made(Time::PointOfOwnYear),
        (false, _) if NOT_WHEN.contains(&preposition) => None,
        (true, true) | (false, _) => made(Time::OwnYear),
    }
}

/// "innan 2025 är slut", "före 2025 års utgång"
fn ends_the_year(paragraph: &Paragraph<'_>, at: usize) -> bool {
    matches!(
        (paragraph.word(at + 1), paragraph.word(at + 2)),
        ("är" | "års", "slut" | "utgång" | "över" | "till")
    )
}

/// "årsskiftet 2025/2026", "årsskiftet 2025/26": the end of the first of the two.
fn turn_of_years(paragraph: &Paragraph<'_>, at: usize, own: i16) -> Option<NamedTime> {
    let first: i16 = paragraph.word(at).parse().ok()?;
    let end = paragraph.words.get(at)?.end;
    if !paragraph.text.get(end..)?.starts_with(['/', '-', '–']) {
        return None;
    }
    let time = match first {
        year if year > own => Time::Later,
        year if year < own => Time::Earlier(year),
        _ => Time::RestOfYear,
    };
    let is_after = at.checked_sub(2).is_some_and(|at| matches!(paragraph.word(at), "efter"));
    let time = if is_after && time == Time::RestOfYear { Time::Later } else { time };
    Some(NamedTime { words: at - 1..at + 2, time })
}

/// Whether a year stands after a stroke and the year before it: "2025/2026".
fn is_second_of_two(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let Some(word) = paragraph.words.get(at) else { return false };
    let joined = paragraph.text.get(..word.start).is_some_and(|text| text.ends_with('/'));
    let before = at.checked_sub(1).map(|at| paragraph.word(at)).unwrap_or_default();
    joined && before.len() == 4 && before.bytes().all(|byte| byte.is_ascii_digit())
}

/// Where the words that belong to a year begin ("slutet av", "den 12 november", "våren"), and whether
/// they make it a part of the year.
pub(super) fn stretch(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    year: usize,
) -> (usize, bool) {
    let stretch = stretch_before(paragraph, sentence, year);
    (stretch.start, stretch.is_point)
}

fn stretch_before(paragraph: &Paragraph<'_>, sentence: &Range<usize>, year: usize) -> Stretch {
    let mut stretch = Stretch { start: year, is_point: false };
    while let Some(before) = stretch.start.checked_sub(1).filter(|at| *at >= sentence.start) {
        let word = paragraph.word(before);
        let next = paragraph.word(stretch.start);
        let is_part = is_month(word) || PARTS.contains(&word);
        let is_day =
            is_month(next) && word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
        // "kvartal 4", "vecka 46"
        let is_numbered = before > sentence.start
            && (word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit())
                || matches!(word, "ett" | "två" | "tre" | "fyra"))
            && matches!(paragraph.word(before - 1), "kvartal" | "vecka" | "v" | "tertial");
        let is_ordinal = matches!(word, "första" | "andra" | "tredje" | "fjärde" | "sista")
            && (PARTS.contains(&next) || word == "sista" && is_month(next));
        let is_end = matches!(word, "slut" | "utgång")
            && before > sentence.start
            && paragraph.word(before - 1) == "årets";
        let is_of = word == "av"
            && before > sentence.start
            && matches!(paragraph.word(before - 1), "början" | "mitten" | "slutet" | "slut");
        if is_numbered || is_end || is_of {
            stretch = Stretch { start: before - 1, is_point: true };
        } else if is_part
            || is_day
            || is_ordinal
            || matches!(word, "den" | "månad")
            || YEAR_NOUNS.contains(&word)
        {
            stretch = Stretch { start: before, is_point: stretch.is_point || is_part };
        } else {
            break;
        }
    }
    stretch
}
