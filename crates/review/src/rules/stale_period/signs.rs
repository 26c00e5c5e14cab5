//! Words that tell whether a sentence speaks of another year as the current one.

use std::ops::Range;

use tertial_domain::report::ReportKind;

use crate::swedish::dates::report_name;
use crate::swedish::months::is_month;
use crate::swedish::paragraph::Paragraph;
use crate::swedish::tense::{FutureKind, Tense, first_verb, futures, tense_of};
use crate::swedish::time_words::{Time, named_times};

/// The kinds of report that a word names.
pub(super) fn named_kinds(word: &str) -> Option<&'static [ReportKind]> {
    use ReportKind::{AnnualPlan, AnnualReport, TertialReport1, TertialReport2};
    match word {
        "verksamhetsplan" | "verksamhetsplanen" => return Some(&[AnnualPlan]),
        "verksamhetsberättelse" | "verksamhetsberättelsen" | "årsberättelse" => {
            return Some(&[AnnualReport]);
        }
        "tertialrapport"
        | "tertialrapporten"
        | "delårsrapport"
        | "delårsrapporten"
        | "tertialuppföljning"
        | "tertialuppföljningen" => {
            return Some(&[TertialReport1, TertialReport2]);
        }
        _ => {}
    }
    match report_name(word)? {
        AnnualPlan => Some(&[AnnualPlan]),
        AnnualReport => Some(&[AnnualReport]),
        TertialReport1 => Some(&[TertialReport1]),
        TertialReport2 => Some(&[TertialReport2]),
    }
}

/// Whether a sentence holds two times against each other or refers to something older.
pub(super) fn compares(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| {
        let word = paragraph.word(at);
        matches!(
            word,
            "jmf"
                | "jfr"
                | "fjol"
                | "fjolårets"
                | "än"
                | "sedan"
                | "motsvarande"
                | "tidigare"
                | "respektive"
                | "utfall"
                | "utfallet"
                | "avsåg"
                | "redan"
                | "nivå"
        ) && !(word == "redan" && paragraph.word(at + 1) == "under")
            || (word == "enligt" && !is_as_meant(paragraph.word(at + 1)))
            || word.starts_with("jämför")
            || word.starts_with("föregående")
            || word.starts_with("förra")
            || (word == "till" && paragraph.word(at + 1) == "skillnad")
            || (word == "från" && is_year(paragraph.word(at + 1)))
            || is_against_year(paragraph, at)
    })
}

/// "mot 2020", "mot sju under hela 2020": what a figure is held against.
fn is_against_year(paragraph: &Paragraph<'_>, at: usize) -> bool {
    const REACH_WORDS: usize = 5;
    let is_onward = at.checked_sub(1).is_some_and(|at| paragraph.word(at) == "fram");
    // "minskar, från 14 under 2020 till 9"
    let is_from_figure = paragraph.word(at) == "från" && paragraph.begins_with_digit(at + 1);
    (matches!(paragraph.word(at), "mot" | "emot") || is_from_figure)
        && !is_onward
        && (at + 1..=at + REACH_WORDS).any(|next| is_year(paragraph.word(next)))
}

/// "enligt plan", "enligt tidplanen": what goes as it should refers to nothing older.
fn is_as_meant(word: &str) -> bool {
    matches!(
        word,
        "plan"
            | "planen"
            | "verksamhetsplanen"
            | "planering"
            | "planeringen"
            | "tidplan"
            | "tidplanen"
    )
}

/// "inför tertialrapporterna", "vid varje tertial": what is always done.
pub(super) fn is_habit(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| {
        matches!(
            paragraph.word(at),
            "varje" | "årligen" | "vid" | "samband" | "regelbundet" | "inför"
        )
    })
}

/// Words that turn from then to now.
pub(super) fn turns(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| {
        matches!(
            paragraph.word(at),
            "men"
                | "nu"
                | "därefter"
                | "efter"
                | "numera"
                | "idag"
                | "därför"
                | "dock"
                | "slutet"
                | "början"
                | "våren"
                | "hösten"
                | "sommaren"
                | "senare"
                | "påbörjades"
                | "vilket"
        )
    })
}

/// The words of a year with the preposition before it: "under 2020", "inför år 2020".
pub(super) fn when_words(paragraph: &Paragraph<'_>, at: usize) -> Range<usize> {
    let word = |back: usize| at.checked_sub(back).map(|at| paragraph.word(at)).unwrap_or_default();
    // "under perioden januari–december 2020"
    let mut of_year = usize::from(matches!(
        word(1),
        "år" | "året" | "verksamhetsåret" | "tertialet" | "månaderna"
    ));
    while is_month(word(1 + of_year)) || (of_year > 0 && is_span(word(1 + of_year))) {
        of_year += 1;
    }
    let preposition = matches!(
        word(1 + of_year),
        "under" | "inför" | "i" | "hela" | "för" | "av" | "till" | "hösten" | "våren"
    );
    at - of_year - usize::from(preposition)..at + 1
}

/// Words for a stretch of months, and what joins its first to its last.
fn is_span(word: &str) -> bool {
    matches!(
        word,
        "perioden"
            | "tiden"
            | "månaderna"
            | "till"
            | "och"
            | "med"
            | "första"
            | "andra"
            | "fyra"
            | "åtta"
            | "tertialet"
            | "halvåret"
    )
}

/// "under 2020", "hela 2020", "år 2020", "att 2020 blir …": the year is when it happens.
pub(super) fn is_plainly_when(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    words: &Range<usize>,
) -> bool {
    let before = words
        .start
        .checked_sub(1)
        .filter(|at| *at >= sentence.start)
        .map(|at| paragraph.word(at))
        .unwrap_or_default();
    let is_bare =
        words.len() == 1 && (words.start == sentence.start || matches!(before, "att" | "har"));
    match paragraph.word(words.start) {
        "under" | "inför" | "hela" => true,
        "år" | "året" => words.start == sentence.start,
        _ => is_bare || words.start == sentence.start,
    }
}

/// "årsmålet för 2020", "budgeten för 2020", "verksamhetsplan 2020": the year of what is planned.
pub(super) fn is_of_planning(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    at: usize,
) -> bool {
    let word = |back: usize| {
        at.checked_sub(back).filter(|at| *at >= sentence.start).map(|at| paragraph.word(at))
    };
    let mut back = 1;
    while word(back).is_some_and(|own| is_month(own) || matches!(own, "år" | "perioden")) {
        back += 1;
    }
    let noun = match word(back) {
        Some("för" | "av") => word(back + 1),
        _ => None,
    };
    // "Vi planerar verksamheten för 2020"
    let is_planned = word(1) == Some("för")
        && (at.saturating_sub(5).max(sentence.start)..at)
            .any(|at| matches!(paragraph.word(at), "planerar" | "budgeterar" | "prioriterar"));
    // "stäms av i T1 2020"
    let is_tertial = matches!(word(1), Some("t1" | "t2")) && matches!(word(2), Some("i" | "under"));
    is_tertial
        || is_planned
        || noun.is_some_and(|noun| {
            [
                "mål",
                "årsmål",
                "helårsprognos",
                "årsprognos",
                "budget",
                "planering",
                "uppföljning",
                "verksamhetsplan",
                "verksamhetsberättelse",
                "tertialrapport",
                "handlingsplan",
                "fokus",
                "berättelse",
                "indikator",
                "aktivitet",
                "sammanfattning",
                "redovisning",
                "årsredovisning",
                "slutsats",
                "bedömning",
                "helhetsbedömning",
                "måluppfyllelse",
                "prioritering",
                "inriktning",
            ]
            .iter()
            .any(|beginning| noun.starts_with(beginning))
        })
}

/// The verb that says that something is followed or reported on now: "utgår från", "följer".
pub(super) fn follows_now(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> Option<usize> {
    sentence.clone().find(|&at| {
        matches!(
            paragraph.word(at),
            "utgår"
                | "följer"
                | "följs"
                | "bygger"
                | "grundas"
                | "grundar"
                | "styrs"
                | "baseras"
                | "redovisar"
                | "arbetar"
                | "gäller"
        )
    })
}

/// Whether a year stands beside the figure that was its own: "14 personer (2020: 11)".
pub(super) fn has_own_value(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let Some(word) = paragraph.words.get(at) else { return false };
    let rest = paragraph.text.get(word.end..).unwrap_or_default();
    let value = rest.trim_start().strip_prefix([':', '=']).unwrap_or_default().trim_start();
    value.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '−'))
}

/// "per den 31 december 2020", "bokslutet per 2020-12-31".
pub(super) fn is_end_of_year(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    at: usize,
) -> bool {
    let from = at.saturating_sub(4).max(sentence.start);
    (from..at).any(|before| {
        let word = paragraph.word(before);
        word == "per" || word.starts_with("bokslut") || word.starts_with("årsbokslut")
    })
}

/// Words that hold a sentence's own figures against other ones.
pub(super) fn held_against(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| {
        let word = paragraph.word(at);
        matches!(word, "än" | "jmf" | "jfr" | "fjol" | "fjolårets" | "motsvarande")
            || word.starts_with("jämför")
            || (word == "till" && paragraph.word(at + 1) == "skillnad")
            || (matches!(word, "förra" | "föregående") && paragraph.word(at + 1).starts_with("år"))
    })
}

/// "Verksamhetsberättelsen för 2020 finns på webben": another document, and where it is.
pub(super) fn lies_elsewhere(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().take(4).any(|at| named_kinds(paragraph.word(at)).is_some())
        && first_verb(paragraph, sentence.clone())
            .is_some_and(|(verb, _)| matches!(paragraph.word(verb), "finns" | "ligger" | "nås"))
}

/// Whether a paragraph says why its figures are older: what is not measured each year.
pub(super) fn excuses(paragraph: &Paragraph<'_>) -> bool {
    (0..paragraph.words.len()).any(|at| {
        matches!(paragraph.word(at), "vartannat" | "vart" | "senaste" | "eftersläpning" | "uteblev")
            || matches!(paragraph.word(at), "inte" | "ej" | "ingen")
                && ["genomför", "mät", "enkät", "gjord", "gjort", "publicer"].iter().any(
                    |beginning| {
                        (at + 1..at + 4).any(|next| paragraph.word(next).starts_with(beginning))
                    },
                )
    })
}

/// Whether anything in a sentence is said to come, and is not what a decision or a wish spoke of.
pub(super) fn looks_ahead(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    futures(paragraph, sentence).iter().any(|future| {
        if future.kind == FutureKind::Hoped {
            return false;
        }
        // "2020 beslutades att alla ska …": the decision is of that year, the duty is not.
        let that = (sentence.start..future.words.start).find(|&at| paragraph.word(at) == "att");
        that.is_none_or(|that| {
            // "Vi bedömer att målen för 2020 kommer att nås"
            (sentence.start..that).any(|at| {
                matches!(
                    paragraph.word(at),
                    "bedömer" | "bedöms" | "räknar" | "tror" | "prognostiserar" | "bedömningen"
                )
            })
        })
    })
}

/// Whether a sentence also names the report's own time, last year or a later one.
pub(super) fn names_other_year(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    own: i16,
) -> bool {
    named_times(paragraph, sentence, own).iter().any(|named| {
        // "har under 2020 … och vid årets slut": the end of the year that was named.
        let is_end_of_it =
            named.time == Time::ThisYear && paragraph.word(named.words.start + 1) == "årets";
        !is_end_of_it
            && matches!(
                named.time,
                Time::OwnYear | Time::AheadOfOwnYear | Time::ThisYear | Time::LastYear
            )
    })
}

/// Words that hold one year against another.
pub(super) fn compares_years(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| {
        let word = paragraph.word(at);
        // "fler än planerat" holds no years against each other.
        let than_meant = word == "än"
            && ["planera", "vänta", "förvänta", "beräkna", "tänkt", "budget", "mål"]
                .iter()
                .any(|stem| paragraph.word(at + 1).starts_with(stem));
        matches!(word, "jmf" | "jfr" | "fjol" | "fjolårets" | "än" | "sedan" | "motsvarande")
            && !than_meant
            || ["jämför", "föregående", "förra"].iter().any(|start| word.starts_with(start))
            || (word == "till" && paragraph.word(at + 1) == "skillnad")
            || is_against_year(paragraph, at)
    })
}

/// Whether a year stands in a clause that tells what was: "de barn som fick hjälp under 2020 har …".
pub(super) fn belongs_to_past_clause(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    at: usize,
) -> bool {
    let opens = (sentence.start..at)
        .rev()
        .find(|&at| matches!(paragraph.word(at), "som" | "när" | "då" | "där" | "vars" | "vilka"));
    let verb = opens.and_then(|opens| first_verb(paragraph, opens + 1..at));
    verb.is_some_and(|(_, tense)| tense == Tense::Past)
}

pub(super) fn tells_past(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    matches!(first_verb(paragraph, sentence.clone()), Some((_, Tense::Past | Tense::Perfect)))
}

/// The time of the verb that a period's words belong to: the one right after them, else the first.
pub(super) fn verb_around(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    words: &Range<usize>,
) -> Option<Tense> {
    // "I tertialrapport 2 2021 bedömdes …": the part's own year stands between.
    let end = words.end + usize::from(is_year(paragraph.word(words.end)));
    // "Under tertial 1 inkommer …": the word after the opening is the verb, known or not.
    let opens = words.start <= sentence.start + 1
        && end < sentence.end
        && paragraph.word(end).ends_with('r')
        && !is_part_of_time(paragraph.word(end));
    let after = tense_of(paragraph, end, sentence)
        .or_else(|| opens.then_some(Tense::Present))
        .filter(|_| end < sentence.end);
    after.or_else(|| first_verb(paragraph, sentence.clone()).map(|(_, tense)| tense))
}

/// Words in -r that go on with a time.
fn is_part_of_time(word: &str) -> bool {
    matches!(word, "år" | "månader" | "för" | "eller" | "per" | "under" | "efter" | "över" | "där")
        || is_month(word)
}

pub(super) fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}
