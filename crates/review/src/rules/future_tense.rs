//! An annual report that speaks of the reported year as still to come.
//!
//! **Means:** a sentence of the unit's own says that something will be done, and dates it to the year
//! that the report closes. Mostly a sentence of the plan or of a tertial report that was never turned
//! into what happened.
//!
//! **Why it matters:** the reader of an annual report asks what was done. A plan's sentence hides that
//! nobody answered.
//!
//! **Fires:** "Under 2021 kommer Ekstads dagverksamhet att starta en kör." in the annual report of 2021.
//!
//! **Silent:** "Under 2022 kommer vi att starta en kör.", expected results and activities (their genre),
//! texts under headings about the time to come, what a decision or a plan intended, "brukare kommer till oss".

use std::ops::Range;

use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::report::ReportKind;

use crate::facts::{Facts, GoalFacts, Passage};
use crate::finding::{Finding, Findings};
use crate::place::{GoalPart, Place};
use crate::rule::{Rule, Severity, Spec};
use crate::swedish::lexicon::Hints;
use crate::swedish::paragraph::Paragraph;
use crate::swedish::tense::{Future, FutureKind, Tense, first_verb, futures};
use crate::swedish::time_words::{NamedTime, Time, named_parts, named_times};

/// `future-tense`
pub const SPEC: Spec =
    Spec { rule: Rule::FutureTense, severity: Severity::Warning, parameters: &[], check };

/// The most sentences that one finding quotes.
const QUOTES_MAX: usize = 3;

/// Whose words a text is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Voice {
    /// The unit that reports.
    Own,
    /// Those above: only the reported year by its number tells that a plan's words were left.
    Above,
}

fn check(facts: &Facts<'_>, out: &mut Findings) {
    let (Some(ReportKind::AnnualReport), Some(year)) = (facts.kind, facts.year) else { return };
    let ahead = sections_ahead(facts);
    for passage in &facts.passages {
        let Some(voice) = voice(facts, passage, &ahead) else { continue };
        if let Some(finding) = of_passage(passage, voice, year) {
            out.push(finding);
        }
    }
}

/// Whose words a passage is; `None` where speaking of time to come is right.
fn voice(facts: &Facts<'_>, passage: &Passage<'_>, ahead: &[bool]) -> Option<Voice> {
    match &passage.place {
        Place::Section(at) => (!ahead.get(*at).copied().unwrap_or(false)).then_some(Voice::Own),
        Place::Goal(_, GoalPart::Text(GoalText::Description)) => {
            let level = passage.goal.and_then(|goal| facts.goals.get(goal)).map(GoalFacts::level);
            Some(if level == Some(GoalLevel::Unit) { Voice::Own } else { Voice::Above })
        }
        Place::Goal(_, GoalPart::Text(GoalText::ExpectedResult | GoalText::Development))
        | Place::Report
        | Place::Head
        | Place::Table { .. } => None,
        Place::Goal(..) => Some(Voice::Own),
    }
}

/// For each section whether it, or a section above it, is about the time to come or about decisions.
fn sections_ahead(facts: &Facts<'_>) -> Vec<bool> {
    let mut above: Vec<(u8, bool)> = Vec::new();
    facts
        .report
        .sections
        .iter()
        .map(|section| {
            above.retain(|(level, _)| *level < section.level);
            let inherited = above.last().is_some_and(|(_, is_ahead)| *is_ahead);
            let is_ahead = inherited || looks_ahead(&section.heading, facts.year);
            above.push((section.level, is_ahead));
            is_ahead
        })
        .collect()
}

/// Whether a heading is about the time to come.
fn looks_ahead(heading: &str, year: Option<i16>) -> bool {
    let lower = heading.to_lowercase();
    let words = [
        "utveckling",
        "framåt",
        "framöver",
        "framtid",
        "nästa",
        "kommande",
        "fortsatt",
        "planer",
        "inriktning",
        "vision",
        "beslut",
        "blick",
        "väg ",
        "steg",
    ];
    let later = lower
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse::<i16>().ok())
        .any(|found| year.is_some_and(|own| found > own && found < own + 20));
    later || words.iter().any(|word| lower.contains(word))
}

fn of_passage(passage: &Passage<'_>, voice: Voice, year: i16) -> Option<Finding> {
    let mut finding: Option<Finding> = None;
    let mut is_ahead = false;
    for paragraph in &passage.paragraphs {
        // A short line such as "Framåt" begins a part about the time to come.
        is_ahead |= paragraph.words.len() <= 4 && looks_ahead(paragraph.text, Some(year));
        if is_ahead || !paragraph.hints.has(Hints::FUTURE.and(Hints::REST_OF_YEAR)) {
            continue;
        }
        for sentence in said_to_come(paragraph, voice, year) {
            let place = || passage.place.clone();
            let made = finding.get_or_insert_with(|| {
                let words = paragraph.quote(sentence.words.clone());
                Finding::new(Rule::FutureTense, sentence.reason, place())
                    .with("words", words)
                    .with("when", paragraph.quote(sentence.when.clone()))
                    .with("year", year.to_string())
            });
            if made.evidence.len() < QUOTES_MAX {
                *made = made.clone().quote(place(), paragraph.sentence(sentence.sentence));
            }
        }
    }
    finding
}

/// A sentence that speaks of the reported year as to come.
struct ToCome {
    sentence: usize,
    reason: &'static str,
    words: Range<usize>,
    when: Range<usize>,
}

fn said_to_come(paragraph: &Paragraph<'_>, voice: Voice, year: i16) -> Vec<ToCome> {
    let mut found = Vec::new();
    let mut spoke_of_later = false;
    for (sentence, range) in paragraph.sentences.iter().enumerate() {
        let futures = futures(paragraph, range);
        let mut times = named_times(paragraph, range, year);
        if !futures.is_empty() {
            // "redovisas i verksamhetsberättelsen": the report speaks of itself as to come.
            times.extend(own_name(paragraph, range));
            // "följs upp i tertialrapport 2": a report of the same year.
            times.extend(
                named_parts(paragraph, range)
                    .into_iter()
                    .map(|part| NamedTime { words: part.words, time: Time::ThisYear }),
            );
        }
        let later = times.iter().any(|named| named.time == Time::Later);
        let told = is_told_afterwards(paragraph, sentence);
        let hit = futures
            .iter()
            .filter(|future| !is_intended(paragraph, range, future) && !told && !later)
            .find_map(|future| {
                let when = when(&times, voice, spoke_of_later, paragraph, range)?;
                Some((future, when))
            });
        if let Some((future, when)) = hit {
            let words = future.words.clone();
            let when = when.words.clone();
            found.push(ToCome { sentence, reason: "to-come", words, when });
        } else if let Some(ahead) = times.iter().find(|named| looks_on(named.time, voice))
            && !later
            && !told
            && is_present(paragraph, range, ahead)
        {
            let words = ahead.words.clone();
            found.push(ToCome { sentence, reason: "ahead", words: words.clone(), when: words });
        }
        spoke_of_later |= later && !tells_past(paragraph, range);
    }
    found
}

/// "inför 2021", "senare i år": with a verb in the present the sentence stands before that time.
fn looks_on(time: Time, voice: Voice) -> bool {
    time == Time::AheadOfOwnYear || (time == Time::RestOfYear && voice == Voice::Own)
}

/// The annual report's own name, said without a year.
fn own_name(paragraph: &Paragraph<'_>, range: &Range<usize>) -> Option<NamedTime> {
    let at = range.clone().find(|&at| {
        matches!(paragraph.word(at), "verksamhetsberättelsen" | "årsberättelsen" | "vb")
    })?;
    let has_year = paragraph.word(at + 1).starts_with("20");
    (!has_year).then(|| NamedTime { words: at..at + 1, time: Time::ThisYear })
}

/// The named time that makes a future one of the reported year.
fn when<'a>(
    times: &'a [NamedTime],
    voice: Voice,
    spoke_of_later: bool,
    paragraph: &Paragraph<'_>,
    range: &Range<usize>,
) -> Option<&'a NamedTime> {
    let own = times.iter().find(|named| named.time == Time::OwnYear);
    if own.is_some() || voice == Voice::Above {
        return own;
    }
    let goes_on = range.clone().any(|at| {
        let word = paragraph.word(at);
        let is_opening = at < range.start + 3;
        word.starts_with("fortsätt")
            || word == "fortsatt"
            || (word == "varje" && is_opening)
            || is_routine(paragraph, at)
    });
    let points_on = range.clone().take(2).any(|at| matches!(paragraph.word(at), "då" | "därefter"));
    if goes_on || (spoke_of_later && points_on) {
        return None;
    }
    times.iter().find(|named| match named.time {
        Time::ThisYear | Time::RestOfYear => true,
        Time::Autumn => !spoke_of_later,
        _ => false,
    })
}

/// "varje år", "en gång per år", "minst en gång under året": what is always so.
fn is_routine(paragraph: &Paragraph<'_>, at: usize) -> bool {
    match paragraph.word(at) {
        "årligen" | "regelbundet" | "löpande" | "alltid" => true,
        "gång" | "gånger" => matches!(paragraph.word(at + 1), "per" | "om" | "under"),
        _ => false,
    }
}

/// Whether what is to come is only what a decision, a plan or a question spoke of.
fn is_intended(paragraph: &Paragraph<'_>, sentence: &Range<usize>, future: &Future) -> bool {
    if future.kind != FutureKind::Shall && future.kind != FutureKind::Will {
        return false;
    }
    let at = future.words.start;
    let from = at.saturating_sub(8).max(sentence.start);
    for before in (from..at).rev() {
        match paragraph.word(before) {
            // "hur lokalerna ska användas", "när beslut ska fattas": no promise.
            "hur" | "vad" | "vem" | "vilka" | "vilken" | "vilket" | "när" | "om" | "ifall" => {
                return future.kind == FutureKind::Shall;
            }
            "att" => {
                let main = sentence.start..before;
                let is_past = matches!(
                    first_verb(paragraph, main.clone()),
                    Some((_, Tense::Past | Tense::Perfect))
                );
                let is_aim = main.clone().any(|word| is_aim(paragraph.word(word)));
                return is_past || is_aim;
            }
            _ => {}
        }
    }
    // "som ska kunna …" tells what a thing is for.
    paragraph.word(future.words.end.saturating_sub(1)) == "kunna"
        && future.kind == FutureKind::Shall
}

/// Nouns and verbs that quote a duty or a plan.
fn is_aim(word: &str) -> bool {
    ["krav", "uppdrag", "framgår", "innebär", "beskriv", "verksamhetsplan"]
        .iter()
        .any(|beginning| word.starts_with(beginning))
}

/// Whether the sentence or the next one says what came of it.
fn is_told_afterwards(paragraph: &Paragraph<'_>, sentence: usize) -> bool {
    let Some(range) = paragraph.sentences.get(sentence) else { return false };
    let from_plan = range.clone().any(|at| {
        let word = paragraph.word(at);
        matches!(word, "enligt" | "i")
            && (at + 1..at + 4).any(|next| paragraph.word(next).starts_with("verksamhetsplan"))
    });
    let Some(next) = paragraph.sentences.get(sentence + 1) else { return from_plan };
    let is_told = |at: usize| {
        matches!(
            paragraph.word(at),
            "har" | "blev" | "gjordes" | "skedde" | "genomfördes" | "kunde" | "sköts" | "hann"
        )
    };
    let points_back = matches!(paragraph.word(next.start), "detta" | "dessa" | "vilket" | "denna")
        || (matches!(paragraph.word(next.start), "det" | "så" | "den" | "de")
            && is_told(next.start + 1));
    let is_past =
        matches!(first_verb(paragraph, next.clone()), Some((_, Tense::Past | Tense::Perfect)));
    from_plan || (points_back && is_past)
}

fn tells_past(paragraph: &Paragraph<'_>, range: &Range<usize>) -> bool {
    matches!(first_verb(paragraph, range.clone()), Some((_, Tense::Past | Tense::Perfect)))
}

/// Whether a sentence that looks ahead to the year speaks in the present.
fn is_present(paragraph: &Paragraph<'_>, range: &Range<usize>, ahead: &NamedTime) -> bool {
    let rest = [ahead.words.end..range.end, range.start..ahead.words.start];
    let first = rest.into_iter().find_map(|part| first_verb(paragraph, part));
    matches!(first, Some((_, Tense::Present | Tense::Future)))
}

#[cfg(test)]
mod tests;
