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

mod headings;
mod open_year;

use std::ops::Range;

use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::report::ReportKind;

use self::headings::{looks_ahead, sections_ahead};
use self::open_year::{is_after_point, is_rate, is_routine};
use crate::facts::{Facts, GoalFacts, Passage};
use crate::finding::{Finding, Findings};
use crate::place::{GoalPart, Place};
use crate::rule::{Rule, Severity, Spec};
use crate::swedish::lexicon::Hints;
use crate::swedish::paragraph::Paragraph;
use crate::swedish::tense::{
    Future, FutureKind, Tense, done_at, first_verb, futures, is_done_at, is_event, tense_of,
};
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
    /// The unit that reports, of how it works: words that are often reprinted from the plan.
    Method,
    /// Those above: only the reported year by its number tells that a plan's words were left.
    Above,
}

fn check(facts: &Facts<'_>, out: &mut Findings) {
    let (Some(ReportKind::AnnualReport), Some(year)) = (facts.kind, facts.year) else { return };
    let ahead = sections_ahead(facts.report, year);
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
        Place::Goal(
            _,
            GoalPart::Text(GoalText::WorkingMethod | GoalText::ResourceUse | GoalText::FollowUp),
        ) => Some(Voice::Method),
        Place::Goal(..) => Some(Voice::Own),
    }
}

fn of_passage(passage: &Passage<'_>, voice: Voice, year: i16) -> Option<Finding> {
    let mut finding: Option<Finding> = None;
    let mut is_ahead = false;
    let printed_year = year.to_string();
    for paragraph in &passage.paragraphs {
        // A short line such as "Framåt" begins a part about the time to come.
        is_ahead |= paragraph.words.len() <= 4 && looks_ahead(paragraph.text, year);
        let names_time = || {
            paragraph.hints.has(Hints::FUTURE.and(Hints::REST_OF_YEAR))
                || paragraph.text.contains(&printed_year)
        };
        if is_ahead || !names_time() {
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
        // "det kommande året, 2021": its own number says which.
        let is_own = |named: &NamedTime| {
            times.iter().any(|own| {
                (named.words.end..named.words.end + 6).contains(&own.words.start)
                    && matches!(own.time, Time::OwnYear | Time::PointOfOwnYear)
            })
        };
        let later = times.iter().any(|named| named.time == Time::Later && !is_own(named));
        let told = is_told_afterwards(paragraph, sentence);
        let scene =
            Scene { paragraph, sentence: range, times: &times, voice, year, spoke_of_later };
        if !later && !told {
            found.extend(scene.to_come(&futures).map(|(words, when, reason)| ToCome {
                sentence,
                reason,
                words,
                when,
            }));
        }
        spoke_of_later |= later && !tells_past(paragraph, range);
    }
    found
}

/// The annual report's own name, said without a year.
fn own_name(paragraph: &Paragraph<'_>, range: &Range<usize>) -> Option<NamedTime> {
    let at = range.clone().find(|&at| {
        matches!(paragraph.word(at), "verksamhetsberättelsen" | "årsberättelsen" | "vb")
    })?;
    let has_year = paragraph.word(at + 1).starts_with("20");
    (!has_year).then(|| NamedTime { words: at..at + 1, time: Time::ThisYear })
}

/// A sentence with what is known of it.
struct Scene<'s, 'p> {
    paragraph: &'s Paragraph<'p>,
    sentence: &'s Range<usize>,
    times: &'s [NamedTime],
    voice: Voice,
    year: i16,
    /// An earlier sentence of the paragraph spoke of a later year.
    spoke_of_later: bool,
}

impl Scene<'_, '_> {
    /// The words that say what is to come, those that date it, and how it is said.
    fn to_come(&self, futures: &[Future]) -> Option<(Range<usize>, Range<usize>, &'static str)> {
        let (paragraph, sentence) = (self.paragraph, self.sentence);
        let said = futures
            .iter()
            .filter(|future| !is_intended(paragraph, sentence, future))
            .find_map(|future| Some((future.words.clone(), self.when(future)?, "to-come")));
        said.or_else(|| {
            let ahead = self.times.iter().find(|named| self.looks_on(named.time))?;
            let words = || ahead.words.clone();
            let is_open = is_present(paragraph, sentence, ahead)
                && !is_done_at(paragraph, sentence, &ahead.words);
            is_open.then(|| (words(), words(), "ahead"))
        })
        .or_else(|| self.done_on_a_day())
        .or_else(|| self.open_year())
        .or_else(|| self.stands_before())
        .or_else(|| self.told_in_a_report())
    }

    /// "inför 2021", "senare i år": with a verb in the present the sentence stands before that time.
    fn looks_on(&self, time: Time) -> bool {
        time == Time::AheadOfOwnYear || (time == Time::RestOfYear && self.voice != Voice::Above)
    }

    /// The named time that makes something to come one of the reported year.
    fn when(&self, future: &Future) -> Option<Range<usize>> {
        let words = |named: &NamedTime| named.words.clone();
        if future.kind == FutureKind::Hoped {
            let is_when = |named: &&NamedTime| {
                matches!(named.time, Time::PointOfOwnYear | Time::RestOfYear)
                    && !is_done_at(self.paragraph, self.sentence, &named.words)
            };
            let is_when = |named: &&NamedTime| {
                is_when(named)
                    || (is_after_point(self.paragraph, named)
                        && !is_done_at(self.paragraph, self.sentence, &named.words))
                    || self.comes_back_in(future, named)
            };
            let found = self.times.iter().find(is_when);
            return found.filter(|named| self.may_tell(future, named)).map(words);
        }
        // "Vi kommer att sakna lokalen som stängde i oktober 2021": the day is of what was done.
        let is_told = |named: &NamedTime| {
            (future.words.end..named.words.start)
                .any(|at| matches!(self.paragraph.word(at), "som" | "när" | "där" | "då"))
                && is_done_at(self.paragraph, self.sentence, &named.words)
        };
        let own = |named: &&NamedTime| {
            matches!(named.time, Time::OwnYear | Time::PointOfOwnYear) && !is_told(named)
        };
        let own = self.times.iter().find(own);
        if own.is_some() || self.voice == Voice::Above {
            return own.map(words);
        }
        let goes_on = self.sentence.clone().any(|at| {
            let word = self.paragraph.word(at);
            word.starts_with("fortsätt") || word == "fortsatt"
        });
        let opening = self.sentence.clone().take(2);
        let points_on =
            || opening.clone().any(|at| matches!(self.paragraph.word(at), "då" | "därefter"));
        if goes_on || self.is_always() || (self.spoke_of_later && points_on()) {
            return None;
        }
        let is_when = |named: &&NamedTime| match named.time {
            Time::ThisYear | Time::RestOfYear => true,
            Time::Autumn => !self.spoke_of_later,
            _ => false,
        };
        self.times.iter().find(is_when).map(words)
    }

    /// Whether what is only hoped counts in this voice: in a text on how one works only where the
    /// year or the report stands by its name.
    fn may_tell(&self, future: &Future, named: &NamedTime) -> bool {
        match self.voice {
            Voice::Own => true,
            Voice::Method => self.names_its_year(named) || self.comes_back_in(future, named),
            Voice::Above => false,
        }
    }

    fn names_its_year(&self, named: &NamedTime) -> bool {
        named.words.clone().any(|at| self.paragraph.word(at).starts_with("20"))
    }

    /// "Systemet driftsätts den 2 oktober 2021": the present, of a day that has passed.
    fn done_on_a_day(&self) -> Option<(Range<usize>, Range<usize>, &'static str)> {
        let is_habit = self.sentence.clone().any(|at| self.paragraph.word(at) == "varje");
        if self.voice == Voice::Above || is_habit || self.is_always() {
            return None;
        }
        let is_told = |named: &&NamedTime| self.voice == Voice::Own || self.names_its_year(named);
        let mut points =
            self.times.iter().filter(|named| named.time == Time::PointOfOwnYear).filter(is_told);
        let after = || {
            let named = self.times.iter().filter(|named| is_after_point(self.paragraph, named));
            named.filter(is_told).find_map(|named| {
                // "Efter sommaren 2021 startar …", "… startar efter sommaren 2021"
                let opens = named.words.start == self.sentence.start + 1;
                let before = || named.words.start.checked_sub(2);
                let verb = if opens { Some(named.words.end) } else { before() }?;
                let is_done_then = verb > self.sentence.start
                    && is_event(self.paragraph.word(verb))
                    && tense_of(self.paragraph, verb, self.sentence) == Some(Tense::Present);
                is_done_then.then(|| (verb..verb + 1, named.words.clone(), "to-come"))
            })
        };
        let on_a_day = points.find_map(|named| {
            let deadline = self.deadline(&named.words);
            let verb = done_at(self.paragraph, self.sentence, &named.words).or(deadline)?;
            Some((verb..verb + 1, named.words.clone(), "to-come"))
        });
        on_a_day.or_else(after)
    }

    /// "klar senast den 15 december 2021", with nothing told as done.
    fn deadline(&self, time: &Range<usize>) -> Option<usize> {
        let at = time.start.checked_sub(1).filter(|at| *at >= self.sentence.start)?;
        let is_last = self.paragraph.word(at) == "senast"
            && !is_done_at(self.paragraph, self.sentence, time)
            && first_verb(self.paragraph, self.sentence.clone()).is_none();
        is_last.then_some(at)
    }

    /// Whether the sentence tells what is always so.
    fn is_always(&self) -> bool {
        self.sentence.clone().any(|at| {
            (self.paragraph.word(at) == "varje" && at < self.sentence.start + 3)
                || is_routine(self.paragraph, at)
                || (self.voice == Voice::Method && is_rate(self.paragraph, at))
        })
    }
}

/// Whether what is to come is only what a decision, a plan or a question spoke of.
fn is_intended(paragraph: &Paragraph<'_>, sentence: &Range<usize>, future: &Future) -> bool {
    if future.kind != FutureKind::Shall && future.kind != FutureKind::Will {
        return false;
    }
    // "Året kommer att gå till historien": how it will be seen.
    let after = future.words.end..(future.words.end + 2).min(sentence.end);
    if after.clone().any(|at| paragraph.word(at) == "historien") {
        return true;
    }
    let at = future.words.start;
    // "Så här löd uppdraget: enheten ska …": what it said.
    let colon = (sentence.start..at).find(|&at| paragraph.between(at).contains(':'));
    let is_cited = colon.is_some_and(|colon| {
        matches!(first_verb(paragraph, sentence.start..colon + 1), Some((_, Tense::Past)))
            || (sentence.start..colon).any(|at| paragraph.word(at) == "löd")
    });
    if is_cited {
        return true;
    }
    let from = at.saturating_sub(8).max(sentence.start);
    for before in (from..at).rev() {
        match paragraph.word(before) {
            // "hur lokalerna ska användas", "när beslut ska fattas": no promise.
            // "Om några månader ska …": when.
            "om" if is_span_after(paragraph, before) => {}
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

/// "om några månader", "om två veckor"
fn is_span_after(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let span = paragraph.word(at + 2);
    ["dag", "veck", "månad", "år", "termin"].iter().any(|stem| span.starts_with(stem))
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
#[cfg(test)]
mod wordings;
