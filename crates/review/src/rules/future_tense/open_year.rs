//! The reported year told as still open, and other times that only seem to be.

use std::ops::Range;

use super::{Scene, Voice};
use crate::swedish::dates::{report_name, years};
use crate::swedish::paragraph::Paragraph;
use crate::swedish::standpoint::{Standpoint, standpoint};
use crate::swedish::tense::{Future, Tense, first_verb, tense_of};
use crate::swedish::time_words::{NamedTime, Time, named_parts};

/// Verbs by which something is put off to a report.
const PROMISED: &[&str] = &[
    "tas",
    "följs",
    "sker",
    "slutredovisas",
    "återrapporteras",
    "återkommer",
    "stäms",
    "lämnas",
    "besvaras",
    "utvärderas",
    "slutrapporteras",
    "återkopplas",
];

impl Scene<'_, '_> {
    /// What is left of the year, how it ends, what is done on one of its days: told as one who does not
    /// know yet.
    pub(super) fn stands_before(&self) -> Option<(Range<usize>, Range<usize>, &'static str)> {
        if self.voice == Voice::Above {
            return None;
        }
        let own = years(self.paragraph)
            .into_iter()
            .filter(|named| named.year == self.year && self.sentence.contains(&named.word));
        let stands = own.filter_map(|named| standpoint(self.paragraph, self.sentence, named.word));
        stands
            .filter(|stand| stand.standpoint != Standpoint::AtEnd)
            .map(|stand| (stand.words, stand.time, "to-come"))
            .next()
    }

    /// "tas upp igen i T2 2021", "slutredovisas i verksamhetsberättelsen för 2021": a report of the year
    /// as still to be written.
    pub(super) fn told_in_a_report(&self) -> Option<(Range<usize>, Range<usize>, &'static str)> {
        if self.voice == Voice::Above {
            return None;
        }
        let own = years(self.paragraph)
            .into_iter()
            .find(|named| named.year == self.year && self.sentence.contains(&named.word))?;
        let word = |at: usize| self.paragraph.word(at);
        let name =
            own.word.checked_sub(if word(own.word.checked_sub(1)?) == "för" { 2 } else { 1 })?;
        let is_named = own.report.is_some() || report_name(word(name)).is_some();
        let is_in = matches!(word(name.checked_sub(1)?), "i" | "till");
        let verb = (self.sentence.start..name).find(|&at| PROMISED.contains(&word(at)))?;
        let is_new = tense_of(self.paragraph, verb, self.sentence) != Some(Tense::Past);
        let first = first_verb(self.paragraph, self.sentence.clone()).map(|(at, _)| at);
        (is_named && is_in && is_new && first.is_none_or(|first| first >= verb))
            .then(|| (verb..verb + 1, name..own.word + 1, "to-come"))
    }

    /// "I tertialrapport 2 återkommer enheten med …": a report that has been written since.
    pub(super) fn comes_back_in(&self, future: &Future, named: &NamedTime) -> bool {
        self.paragraph.word(future.words.start) == "återkommer"
            && named_parts(self.paragraph, self.sentence)
                .iter()
                .any(|part| part.words == named.words)
    }

    /// "2021 blir ett spännande år", "helårsprognosen för 2021 pekar mot …": the year as open.
    pub(super) fn open_year(&self) -> Option<(Range<usize>, Range<usize>, &'static str)> {
        let (paragraph, sentence) = (self.paragraph, self.sentence);
        let own = self.times.iter().find(|named| named.time == Time::OwnYear)?;
        let is_first = own.words.start == sentence.start && own.words.len() <= 2;
        let verb = own.words.end;
        let becomes = is_first && paragraph.word(verb) == "blir";
        let is_forecast = (sentence.start..own.words.start).take(3).any(|at| {
            matches!(paragraph.word(at), "prognosen" | "helårsprognosen" | "årsprognosen")
        });
        let points = matches!(
            paragraph.word(verb),
            "pekar" | "visar" | "är" | "landar" | "innebär" | "ligger" | "uppgår"
        );
        // What the forecast is held against is known.
        let is_closed = sentence.clone().any(|at| {
            let word = paragraph.word(at);
            word.starts_with("utfall") || matches!(word, "höll" | "än" | "stämmer" | "blev")
        });
        let is_open =
            self.voice == Voice::Own && !is_closed && (becomes || (is_forecast && points));
        is_open.then(|| (verb..verb + 1, own.words.clone(), "to-come"))
    }
}

/// "varje år", "en gång per år", "minst en gång under året": what is always so.
pub(super) fn is_routine(paragraph: &Paragraph<'_>, at: usize) -> bool {
    match paragraph.word(at) {
        "årligen" | "regelbundet" | "löpande" | "alltid" => true,
        "gång" | "gånger" => matches!(paragraph.word(at + 1), "per" | "om" | "under"),
        _ => false,
    }
}

/// "en gång i månaden", "två samtal per termin", "varje vecka": how often, in a text on how one works.
pub(super) fn is_rate(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let is_span = |word: &str| {
        ["dag", "veck", "månad", "termin", "kvartal", "tertial", "år"]
            .iter()
            .any(|span| word.starts_with(span))
    };
    let next = paragraph.word(at + 1);
    match paragraph.word(at) {
        "per" | "varje" | "var" | "varannan" => is_span(next),
        "i" => matches!(next, "veckan" | "månaden" | "kvartalet"),
        _ => false,
    }
}

/// "efter sommaren 2021": a part of the own year that something comes after.
pub(super) fn is_after_point(paragraph: &Paragraph<'_>, named: &NamedTime) -> bool {
    let before = named.words.start.checked_sub(1).map(|at| paragraph.word(at));
    named.time == Time::OwnYear && named.words.len() > 1 && before == Some("efter")
}
