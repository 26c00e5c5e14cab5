//! Which time a sentence names: the report's own year, a later one, an earlier one, a part of the year.

mod numbered;

use std::ops::Range;

use tertial_domain::report::ReportKind;

use crate::swedish::dates::years;
use crate::swedish::months::{is_month, number_of_month};
use crate::swedish::paragraph::Paragraph;

/// A stretch of time that a sentence names, seen from the report's year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedTime {
    /// The words that name it.
    pub words: Range<usize>,
    /// Which time.
    pub time: Time,
}

/// A time seen from the report's year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Time {
    /// The report's own year by its number ("under 2021").
    OwnYear,
    /// A day, a month or a season of the report's own year ("i maj 2021", "hösten 2021").
    PointOfOwnYear,
    /// Before the report's own year or a part of it ("inför 2021", "inför hösten 2021").
    AheadOfOwnYear,
    /// The report's own year without a number ("under året", "i år", "före årets slut").
    ThisYear,
    /// What is left of the report's own year ("resten av året", "senare i år", "före årets slut").
    RestOfYear,
    /// Autumn or a month of it with no year: the report's own year or the one after.
    Autumn,
    /// A later year ("2022", "nästa år", "framöver").
    Later,
    /// An earlier year by its number.
    Earlier(i16),
    /// Last year without a number ("föregående år", "i fjol").
    LastYear,
}

/// A year's report that a sentence names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedPart {
    /// The words that name it.
    pub words: Range<usize>,
    /// The report that accounts for it: a tertial report, or the annual one for the third part.
    pub report: ReportKind,
}

const AUTUMN: &[&str] = &["hösten", "höst", "höstens", "senhösten", "höstterminen"];
const AHEAD: &[&str] =
    &["framöver", "framgent", "framtiden", "framtida", "nästkommande", "nästföljande"];
const COMING: &[&str] = &["nästa", "kommande", "följande"];
const SPANS: &[&str] = &[
    "år",
    "året",
    "åren",
    "vår",
    "våren",
    "sommar",
    "sommaren",
    "höst",
    "hösten",
    "termin",
    "terminen",
    "verksamhetsår",
    "verksamhetsåret",
    "budgetår",
    "budgetåret",
    "period",
    "perioden",
    "månader",
    "månaderna",
    "tertial",
    "kvartal",
    "läsår",
    "läsåret",
    "mandatperiod",
    "mandatperioden",
    "treårsperiod",
    "vinter",
    "vintern",
    "årsskifte",
    "års",
];
/// Every time that a sentence names.
pub fn named_times(paragraph: &Paragraph<'_>, sentence: &Range<usize>, own: i16) -> Vec<NamedTime> {
    let mut found: Vec<NamedTime> = years(paragraph)
        .iter()
        .filter(|named| sentence.contains(&named.word) && named.report.is_none())
        .filter_map(|named| numbered::of_year(paragraph, sentence, named, own))
        .collect();
    found.extend(
        sentence
            .clone()
            .filter(|&at| is_day_of(paragraph.word(at), own))
            .map(|at| NamedTime { words: at..at + 1, time: Time::PointOfOwnYear }),
    );
    let has_own_year = found.iter().any(|named| {
        matches!(named.time, Time::OwnYear | Time::PointOfOwnYear | Time::AheadOfOwnYear)
    });
    let has_year = |at: usize| {
        found.iter().any(|named| named.words.contains(&at) || named.words.contains(&(at + 1)))
    };
    let bare: Vec<NamedTime> = sentence
        .clone()
        .filter(|&at| !has_year(at))
        // "Inför sommaren 2022 … redan i mars": of the year that is named.
        .filter(|&at| !(has_own_year && is_spring(paragraph, at)))
        .filter_map(|at| without_number(paragraph, at))
        .collect();
    found.extend(bare);
    found.sort_by_key(|named| named.words.start);
    found
}

/// The words of a year with those that belong to it ("den 12 november 2021", "slutet av 2021"), and
/// whether they name a day, a month or a part of it.
pub fn stretch_of_year(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    year: usize,
) -> (Range<usize>, bool) {
    let (start, is_point) = numbered::stretch(paragraph, sentence, year);
    (start..year + 1, is_point)
}

/// "2021-11-12" of that year.
fn is_day_of(word: &str, year: i16) -> bool {
    word.len() == 10
        && word.get(4..5) == Some("-")
        && word.get(7..8) == Some("-")
        && word.get(..4).and_then(|digits| digits.parse::<i16>().ok()) == Some(year)
}

fn without_number(paragraph: &Paragraph<'_>, at: usize) -> Option<NamedTime> {
    let before = at.checked_sub(1).map(|at| paragraph.word(at)).unwrap_or_default();
    let three = [paragraph.word(at), paragraph.word(at + 1), paragraph.word(at + 2)];
    let is_spring = || is_spring(paragraph, at).then_some((1, Time::Later));
    let (length, time) = rest_of_year(three, before)
        .map(|length| (length, Time::RestOfYear))
        .or_else(|| this_year(three).map(|length| (length, Time::ThisYear)))
        .or_else(|| is_second_half(three, before).then_some((2, Time::Autumn)))
        .or_else(|| later(three).map(|length| (length, Time::Later)))
        .or_else(is_spring)
        .or_else(|| one_word(three[0], before).map(|time| (1, time)))?;
    Some(NamedTime { words: at..at + length, time })
}

/// How many words name what is left of the report's own year.
fn rest_of_year(words: [&str; 3], before: &str) -> Option<usize> {
    match words {
        ["före" | "innan" | "till", "årsskiftet" | "årsslutet", _] | ["året", "ut", _] => {
            Some(2)
        }
        ["del" | "delen", "av", "året"] => matches!(
            before,
            "resterande" | "återstående" | "kvarvarande" | "övriga" | "senare" | "sista"
        )
        .then_some(3),
        ["resten" | "återstoden", "av", "året"]
        | ["före" | "innan", "året", "är"]
        | ["kvar", "av" | "på", "året"]
        | ["före" | "innan", "årets", "slut" | "utgång"]
        | ["senare" | "längre", "i" | "fram", "år" | "i" | "under"]
        | ["senare", "under", "året"] => Some(3),
        _ => None,
    }
}

/// "under andra halvåret", with no year.
fn is_second_half(words: [&str; 3], before: &str) -> bool {
    matches!(words, ["andra", "halvåret" | "halvan", next] if next != "av")
        && matches!(before, "under" | "i" | "till")
}

/// How many words name the report's own year.
fn this_year(words: [&str; 3]) -> Option<usize> {
    match words {
        ["under", "året" | "verksamhetsåret" | "innevarande" | "årets", _]
        | ["vid", "årsskiftet" | "årsslutet", _]
        | ["för" | "på", "helåret", _]
        | ["före" | "innan", "jul" | "julen", _]
        | ["innevarande" | "detta", "år" | "verksamhetsår", _] => Some(2),
        ["i", "år", next] if next != "sedan" => Some(2),
        ["månader" | "månaderna" | "halvan" | "hälften", "av", "året"]
        | ["under", "detta", "år"]
        | ["under", "slutet", "av"]
        | ["vid" | "i" | "mot" | "till", "årets", "slut" | "utgång"] => Some(3),
        _ => None,
    }
}

/// How many words name a later year or an open time to come.
fn later(words: [&str; 3]) -> Option<usize> {
    match words {
        ["efter", "årsskiftet", _] | ["på", "sikt", _] | ["i", "framtiden", _] => Some(2),
        ["på", "längre" | "lång", "sikt"] => Some(3),
        [one, span, _] if COMING.contains(&one) && SPANS.contains(&span) => Some(2),
        [one, _, span] if COMING.contains(&one) && SPANS.contains(&span) => Some(3),
        [one, _, _] => AHEAD.contains(&one).then_some(1),
    }
}

/// "till våren", "under sommaren", "i mars", with no year: the one after the report's, where
/// something is to come.
fn is_spring(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map(|at| paragraph.word(at)).unwrap_or_default();
    match paragraph.word(at) {
        "våren" | "sommaren" | "vårterminen" => matches!(before, "till" | "i" | "under"),
        "vår" | "sommar" => matches!(before, "till" | "i"),
        "vintern" => before == "under",
        word => {
            matches!(before, "i" | "till" | "under" | "från")
                && number_of_month(word).is_some_and(|month| month <= 7)
        }
    }
}

fn one_word(word: &str, before: &str) -> Option<Time> {
    if matches!(word, "föregående" | "förra" | "fjolårets" | "fjol") {
        return Some(Time::LastYear);
    }
    let is_when = matches!(before, "under" | "i" | "till" | "denna" | "hela" | "av");
    let is_day = || {
        !before.is_empty()
            && before.len() <= 2
            && before.bytes().all(|byte| byte.is_ascii_digit())
            && is_month(word)
    };
    let is_autumn = || AUTUMN.contains(&word) || number_of_month(word).is_some_and(|own| own > 7);
    ((is_when || is_day()) && is_autumn()).then_some(Time::Autumn)
}

/// Every part of the year that a sentence names as a tertial report does: "T2", "tertial 2",
/// "andra tertialet", "period två".
pub fn named_parts(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> Vec<NamedPart> {
    sentence.clone().filter_map(|at| part_at(paragraph, at)).collect()
}

fn part_at(paragraph: &Paragraph<'_>, at: usize) -> Option<NamedPart> {
    let made = |length: usize, number: Option<u8>| {
        let report = match number? {
            1 => ReportKind::TertialReport1,
            2 => ReportKind::TertialReport2,
            3 => ReportKind::AnnualReport,
            _ => return None,
        };
        Some(NamedPart { words: at..at + length, report })
    };
    let word = paragraph.word(at);
    let next = paragraph.word(at + 1);
    match word {
        "t1" | "t1:s" | "januari-april" => made(1, Some(1)),
        "t2" | "t2:s" | "januari-augusti" => made(1, Some(2)),
        "t3" | "t3:s" => made(1, Some(3)),
        "tertial"
        | "tertialrapport"
        | "period"
        | "delårsrapport"
        | "tertialuppföljning"
        | "delår"
        | "tertialen" => made(2, number(next)),
        // "de första fyra månaderna", "åtta första månader"
        "första" | "fyra" | "åtta" if paragraph.word(at + 2).starts_with("månader") => {
            match (word, next) {
                ("första", "fyra") | ("fyra", "första") => made(3, Some(1)),
                ("första", "åtta") | ("åtta", "första") => made(3, Some(2)),
                _ => None,
            }
        }
        "januari" if is_joined(paragraph, at) => match next {
            "april" => made(2, Some(1)),
            "augusti" => made(2, Some(2)),
            _ => None,
        },
        "första" | "andra" | "tredje" => {
            let names = matches!(
                next,
                "tertialet"
                    | "tertialen"
                    | "tertialrapporten"
                    | "perioden"
                    | "delårsrapporten"
                    | "tertial"
            );
            if names { made(2, number(word)) } else { None }
        }
        _ => None,
    }
}

/// Whether only a stroke stands between a word and the next: "januari–augusti".
fn is_joined(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let between = paragraph
        .words
        .get(at)
        .zip(paragraph.words.get(at + 1))
        .and_then(|pair| paragraph.text.get(pair.0.end..pair.1.start));
    between.is_some_and(|between| matches!(between.trim(), "–" | "-" | "—"))
}

fn number(word: &str) -> Option<u8> {
    match word {
        "1" | "ett" | "en" | "första" => Some(1),
        "2" | "två" | "andra" => Some(2),
        "3" | "tre" | "tredje" => Some(3),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Time> {
        let paragraph = Paragraph::new(text);
        let all = 0..paragraph.words.len();
        named_times(&paragraph, &all, 2021).into_iter().map(|named| named.time).collect()
    }

    fn parts(text: &str) -> Vec<(&str, ReportKind)> {
        let paragraph = Paragraph::new(text);
        let all = 0..paragraph.words.len();
        named_parts(&paragraph, &all)
            .into_iter()
            .map(|named| (paragraph.quote(named.words), named.report))
            .collect()
    }

    #[test]
    fn times_are_seen_from_the_report_s_own_year() {
        assert_eq!(read("Under 2021 kommer köket att byggas."), [Time::OwnYear]);
        assert_eq!(read("Under år 2021 byggs köket."), [Time::OwnYear]);
        assert_eq!(read("Inför 2021 finns behov."), [Time::AheadOfOwnYear]);
        assert_eq!(read("Under våren 2022 öppnas köket."), [Time::Later]);
        assert_eq!(read("Under 2020 byggdes köket."), [Time::Earlier(2020)]);
        assert_eq!(read("Köket är från 2021."), []);
        assert_eq!(
            read("Under året växte kön, och under hösten föll den."),
            [Time::ThisYear, Time::Autumn]
        );
        assert_eq!(read("Nästa år byggs köket."), [Time::Later]);
        assert_eq!(read("Det sker före årets slut."), [Time::RestOfYear]);
        assert_eq!(
            read("Till våren öppnas köket, i fjol var det stängt."),
            [Time::Later, Time::LastYear]
        );
        assert_eq!(read("Vi tar nästa steg i vårt arbete."), []);
    }

    #[test]
    fn parts_of_the_year_are_read_in_their_forms() {
        use ReportKind::{TertialReport1, TertialReport2};
        assert_eq!(parts("Redan under T2 syns det."), [("T2", TertialReport2)]);
        assert_eq!(parts("Under tertial 1 deltar alla."), [("tertial 1", TertialReport1)]);
        assert_eq!(parts("Andra tertialet var lugnt."), [("Andra tertialet", TertialReport2)]);
        assert_eq!(parts("Under period två fortsätter det."), [("period två", TertialReport2)]);
        assert_eq!(parts("Andra gången var det lugnt."), []);
    }
}
