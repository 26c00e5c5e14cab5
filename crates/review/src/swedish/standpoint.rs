//! Where a writer stands who names a stretch of time: before it, in it, or at its end.
//!
//! A report on a year that is over is written after it. Whoever says what is left of the year, asks how
//! it ends, sets a last day in it or tells in the present what is done on one of its days, wrote
//! before. The same words about an earlier year were written for that year's report.

mod dated;
mod unsettled;

use std::ops::Range;

use crate::swedish::clauses::{Clause, Opening, Verb, clauses};
use crate::swedish::paragraph::Paragraph;
use crate::swedish::tense::Tense;
use crate::swedish::time_words::stretch_of_year;
use crate::swedish::word_set::WordSet;

/// Where the writer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standpoint {
    /// Before a day, a month or a season: it is still to come.
    Before,
    /// In the year: some of it is left, or nobody knows how it ends.
    Within,
    /// At the end of the year: it is over now, and is summed up.
    AtEnd,
}

/// A standpoint, and the words that tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
    /// Where the writer stands.
    pub standpoint: Standpoint,
    /// The words that tell it.
    pub words: Range<usize>,
    /// The words of the time.
    pub time: Range<usize>,
}

/// Words for what is left of a stretch of time.
static REMAINS: WordSet = WordSet::new(
    "resten återstoden återstår återstående resterande kvar kvarvarande kvarstår stundande",
);
/// Words that end a year.
static ENDED: WordSet = WordSet::new(
    "slut ända över förbi tillända summeras avslutas stängs avrundas avslutat gånget passerat \
    handlingarna bakom punkt adjö säcken backspegeln",
);
/// Words by which an end is near and not reached.
static NEARING: WordSet = WordSet::new("går lider närmar mot snart inte ej ännu börjar");
/// Verbs that ask or say how a stretch of time turns out.
static TURNS_OUT: WordSet = WordSet::new(
    "blir slutar går faller utfaller landar hamnar artar utvecklas ter räcker håller hinner klarar \
    når nås lyckas ser bär utvecklar gestaltar",
);
/// Verbs for what is expected, with a clause for what it is.
static EXPECTS: WordSet =
    WordSet::new("tror hoppas räknar siktar tyder talar pekar lutar utgår hoppats");
/// What is ready by then.
static READY: WordSet = WordSet::new(
    "klar klart klara färdig färdigt färdiga uppnått uppnådd uppnådda uppfyllt uppfylld uppfyllda nått nådd nådda igång plats \
    tillsatt tillsatta avslutat avslutad avslutade hemma",
);
/// Verbs that look back from the end.
static LOOKS_BACK: WordSet = WordSet::new("kan ser konstaterar visar står konstateras har finns");
/// Where the writer of a sentence stands to a year that it names; `None` where nothing tells, and
/// where the sentence tells what was.
pub fn standpoint(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    year: usize,
) -> Option<Stand> {
    let clauses = clauses(paragraph, sentence);
    let at = clauses.iter().position(|clause| clause.words.contains(&year))?;
    let (time, is_point) = stretch_of_year(paragraph, sentence, year);
    let scene = Scene { paragraph, sentence, clauses: &clauses, at, time, is_point };
    let found = scene.read()?;
    Some(Stand { standpoint: found.0, words: found.1, time: scene.time })
}

struct Scene<'s, 'p> {
    paragraph: &'s Paragraph<'p>,
    sentence: &'s Range<usize>,
    clauses: &'s [Clause],
    /// The clause that the year stands in.
    at: usize,
    /// The words of the time, without its preposition.
    time: Range<usize>,
    /// Whether it is a day, a month or a season.
    is_point: bool,
}

type Found = Option<(Standpoint, Range<usize>)>;

impl Scene<'_, '_> {
    fn read(&self) -> Found {
        if self.is_told() {
            return None;
        }
        self.what_remains()
            .or_else(|| self.how_it_ends())
            .or_else(|| self.end())
            .or_else(|| self.expected())
            .or_else(|| self.ahead())
            .or_else(|| self.last_day())
            .or_else(|| self.meant_for())
            .or_else(|| self.soon())
            .or_else(|| self.done_then())
            .or_else(|| self.line_of_a_plan())
            .or_else(|| self.unsettled())
    }

    fn clause(&self) -> Option<&Clause> {
        self.clauses.get(self.at)
    }

    /// The clause's verb, or that of the clause that it hangs on.
    fn verb(&self) -> Option<Verb> {
        let own = self.clause().and_then(|clause| clause.verb);
        let before = || self.clauses.get(..self.at)?.iter().rev().find_map(|clause| clause.verb);
        let after = || self.clauses.get(self.at..)?.iter().find_map(|clause| clause.verb);
        own.or_else(before).or_else(after)
    }

    fn tense(&self) -> Option<Tense> {
        self.verb().map(|verb| verb.tense)
    }

    /// The time of the first clause that stands for itself.
    fn main(&self) -> Option<Tense> {
        let mains = self.clauses.iter().filter(|clause| clause.opening == Opening::Main);
        mains.filter_map(|clause| clause.verb).map(|verb| verb.tense).next()
    }

    /// Whether the clause or the one it hangs on tells what was.
    fn is_told(&self) -> bool {
        let is_own = self.clause().is_some_and(|clause| clause.opening == Opening::Main);
        self.tense() == Some(Tense::Past) || (!is_own && self.main() == Some(Tense::Past))
    }

    /// A word before the time, in its sentence.
    fn before(&self, back: usize) -> &str {
        let at = self.time.start.checked_sub(back).filter(|at| *at >= self.sentence.start);
        at.map(|at| self.paragraph.word(at)).unwrap_or_default()
    }

    fn word(&self, at: usize) -> &str {
        if self.sentence.contains(&at) { self.paragraph.word(at) } else { "" }
    }

    fn clause_words(&self) -> Range<usize> {
        self.clause().map_or(self.sentence.clone(), |clause| clause.words.clone())
    }

    /// "Av 2021 återstår …", "resten av 2021", "månader av 2021 är kvar".
    fn what_remains(&self) -> Found {
        let is_of = self.before(1) == "av"
            || self.before(1) == "på"
            || self.before(2) == "av" && matches!(self.before(1), "innevarande" | "hela" | "detta");
        let is_first = self.time.start == self.clause_words().start
            || matches!(self.word(self.time.end), "kvar" | "återstår" | "har")
            || self.before(1) == "halva";
        // "vi är mitt i 2021", "halvvägs genom 2021"
        if matches!(self.before(2), "mitt" | "halvvägs")
            && matches!(self.before(1), "i" | "in" | "genom" | "inne")
            && !self.is_point
            && self.tense() != Some(Tense::Past)
        {
            return Some((Standpoint::Within, self.time.start - 2..self.time.end));
        }
        // "tidigt på 2021", "vi har nått halvvägs in i 2021"
        if self.before(2) == "tidigt" && matches!(self.before(1), "på" | "i" | "under") {
            let is_now = self.tense() == Some(Tense::Present) && !self.is_point;
            return is_now.then(|| (Standpoint::Within, self.time.start - 2..self.time.end));
        }
        if self.before(2) == "in" && matches!(self.before(1), "i" | "på") {
            return Some((Standpoint::Within, self.time.start - 2..self.time.end));
        }
        let near = self.time.start.saturating_sub(7).max(self.sentence.start)
            ..(self.time.end + 4).min(self.sentence.end);
        let remains = near.clone().find(|&at| REMAINS.contains(self.paragraph.word(at)));
        // "bara en del av 2021 har gått"
        let has_gone = || {
            let has = near.clone().any(|at| {
                matches!(
                    self.word(at),
                    "ännu" | "hittills" | "bara" | "än" | "nyss" | "snart" | "halva"
                )
            });
            let gone = self.sentence.clone().find(|&at| matches!(self.word(at), "gått" | "börjat"));
            gone.filter(|_| has)
        };
        let told = remains.or_else(has_gone)?;
        let is_now = !matches!(self.tense(), Some(Tense::Perfect))
            || matches!(self.word(told), "gått" | "börjat")
            || told == self.time.end;
        (is_now && (is_of || is_first)).then(|| (Standpoint::Within, self.span(told)))
    }

    /// "hur 2021 slutar", "om 2021 blir bättre", "vi tror att 2021 slutar väl".
    fn how_it_ends(&self) -> Found {
        let clause = self.clause()?;
        let verb = clause.verb?;
        let is_direct = self.sentence.start == clause.words.start
            && self.paragraph.quote(self.sentence.clone()).ends_with('?');
        let is_asked =
            matches!(clause.opening, Opening::Question | Opening::Condition) || is_direct;
        let turns = TURNS_OUT.contains(self.word(verb.at)) && verb.tense == Tense::Present
            || verb.tense == Tense::Future && self.word(verb.at) == "kommer";
        let next = self.time.end;
        // "2021 blir", "slutar då 2021": the year is what turns out.
        let is_subject = verb.at == next
            || verb.at + 1 == self.time.start
            || verb.at + 2 == self.time.start && matches!(self.before(1), "då" | "nu" | "hela");
        let becomes = is_subject
            && verb.at == next
            && matches!(self.word(verb.at), "blir" | "slutar" | "landar" | "artar")
            && !matches!(self.before(1), "än" | "som" | "från" | "för" | "i" | "under");
        let is_told_to_become = self.word(verb.at) == "blir"
            && verb.at + 1 == self.time.start
            && self.word(next) == "ett";
        let becomes = becomes || is_told_to_become;
        // "Om inget händer klarar vi målet för 2021"
        let on_condition = self.at.checked_sub(1).and_then(|at| self.clauses.get(at));
        let on_condition = on_condition.is_some_and(|before| {
            before.opening == Opening::Condition
                && before.verb.is_some_and(|verb| verb.tense == Tense::Present)
        });
        let is_asked = (is_asked || on_condition) && !self.is_adverbial();
        let is_open = turns && (is_asked || becomes);
        is_open.then(|| (Standpoint::Within, self.span(verb.at)))
    }

    /// Whether the year only tells when.
    fn is_adverbial(&self) -> bool {
        matches!(self.before(1), "från" | "sedan" | "än" | "mot")
    }

    /// "när 2021 är slut ska …", "innan 2021 är till ända", "2021 är nu över".
    fn end(&self) -> Found {
        let clause = self.clause()?;
        let verb = clause.verb?;
        // "först när höstterminen 2021 är igång kan vi säga …"
        let is_first = clause.opening == Opening::Time
            && clause.words.start.checked_sub(1).is_some_and(|at| self.word(at) == "först")
            && verb.at == self.time.end
            && verb.tense == Tense::Present;
        // "tills nämnden har sagt sitt i november 2021"
        let is_until = self.is_point
            && clause.opening == Opening::Time
            && matches!(self.word(clause.words.start), "tills" | "förrän")
            && self.main() != Some(Tense::Past)
            && verb.tense != Tense::Past;
        if is_first || is_until {
            return Some((Standpoint::Within, self.span(verb.at)));
        }
        // "när hösten 2021 kommer"
        let comes = || {
            let is_coming = matches!(self.word(verb.at), "kommer" | "börjar" | "nalkas" | "inleds");
            (self.is_point
                && is_coming
                && verb.at == self.time.end
                && clause.opening == Opening::Time)
                .then_some(verb.at)
        };
        let ended = clause
            .words
            .clone()
            .find(|at| ENDED.contains(self.word(*at)) && !self.time.contains(at))
            .or_else(comes)?;
        let is_near = ended + 6 > self.time.start && ended < self.time.end + 6;
        let is_beside = verb.at + 4 > self.time.start && verb.at < self.time.end + 2;
        if verb.tense == Tense::Past || !is_near || !is_beside {
            return None;
        }
        let found = |standpoint| Some((standpoint, self.span(ended)));
        let first = self.word(clause.words.start);
        match clause.opening {
            Opening::Time if matches!(first, "innan" | "förrän" | "tills" | "snart" | "fort") => {
                found(Standpoint::Within)
            }
            Opening::Time | Opening::That => {
                let is_nu = clause.words.clone().take(4).any(|at| self.word(at) == "nu")
                    || clause.words.start.checked_sub(1).is_some_and(|at| self.word(at) == "nu");
                let other = self.clauses.iter().enumerate().find_map(|(at, other)| {
                    other.verb.filter(|_| at != self.at && other.opening == Opening::Main)
                });
                let other = other?;
                let looks_back = LOOKS_BACK.contains(self.word(other.at));
                let is_ahead = other.tense == Tense::Future
                    || (other.tense == Tense::Present && !looks_back && !is_nu);
                found(if is_ahead { Standpoint::Within } else { Standpoint::AtEnd })
            }
            Opening::Main => {
                let is_nearing = clause.words.clone().any(|at| NEARING.contains(self.word(at)));
                found(if is_nearing { Standpoint::Within } else { Standpoint::AtEnd })
            }
            _ => None,
        }
    }

    /// "mycket talar för att målet är nått vid utgången av 2021"
    fn expected(&self) -> Found {
        let clause = self.clause()?;
        let verb = clause.verb.filter(|verb| verb.tense == Tense::Present)?;
        let main = self.at.checked_sub(1).and_then(|at| self.clauses.get(at)?.verb)?;
        let from = clause.words.start.saturating_sub(4).max(self.sentence.start);
        let hopes = (from..clause.words.start).any(|at| {
            let word = self.word(at);
            word.starts_with("förhoppning")
                || matches!(word, "hopp" | "hoppet" | "utsikter" | "chans" | "chanser")
        });
        let expects =
            clause.opening == Opening::That && (hopes || EXPECTS.contains(self.word(main.at)));
        let is_ready = || {
            self.word(verb.at) == "är"
                && clause.words.clone().any(|at| READY.contains(self.word(at)))
        };
        let turns = TURNS_OUT.contains(self.word(verb.at)) || is_ready();
        (expects && turns && !self.is_adverbial()).then(|| (Standpoint::Within, self.span(verb.at)))
    }

    /// The words from one that tells to the end of the time.
    fn span(&self, at: usize) -> Range<usize> {
        at.min(self.time.start)..(at + 1).max(self.time.end)
    }
}
