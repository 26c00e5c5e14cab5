//! What is followed or said to hold now, and is of a year that has passed: plans, norms and budgets
//! of another year, and ends that are told as still to come.

use super::Stale;
use super::signs::{compares_years, excuses};
use super::sources::Scene;
use crate::swedish::dates::days;
use crate::swedish::tense::{Tense, first_verb};

/// Beginnings and ends of words for what is made anew each year and then followed.
const YEARLY: &[&str] = &[
    "plan",
    "norm",
    "budget",
    "taxa",
    "taxan",
    "taxor",
    "prislista",
    "schema",
    "avgift",
    "årshjul",
    "målbild",
    "kalendarium",
];
/// Words by which a thing is followed, in the present.
const FOLLOWS: &[&str] = &[
    "följer",
    "arbetar",
    "följs",
    "tillämpas",
    "tillämpar",
    "gäller",
    "gällande",
    "styr",
    "styrs",
    "bygger",
    "utgår",
    "baseras",
    "grundas",
    "används",
    "använder",
];
/// Verbs that say when a thing ends, with the word after them.
const ENDS: &[(&str, &str)] = &[
    ("löper", "ut"),
    ("går", "ut"),
    ("löper", "till"),
    ("gäller", "till"),
    ("sträcker", "sig"),
    ("upphör", ""),
    ("slutar", "gälla"),
];

impl Scene<'_, '_> {
    /// "Vi följer handlingsplanen för 2019", "riksnormen för 2015, som är den som tillämpas i dag".
    pub(super) fn norm(&self) -> Option<Stale> {
        let back = if self.word(1) == "år" { 2 } else { 1 };
        let noun = self.word(back + 1);
        let is_yearly = self.word(back) == "för" && is_yearly(noun);
        // A plan is written while the year before it runs.
        let is_old = self.year < self.own.year - i16::from(self.is_plan());
        let follows = self.sentence.clone().any(|at| FOLLOWS.contains(&self.paragraph.word(at)));
        let is_told_apart = self.sentence.clone().any(|at| {
            let word = self.paragraph.word(at);
            matches!(word, "tidigare" | "dåvarande" | "inte" | "ej" | "längre" | "ännu")
                || word.starts_with("uppfölj")
                || word.starts_with("utfall")
        });
        let is_wrong = is_yearly
            && is_old
            && follows
            && !is_told_apart
            && !compares_years(self.paragraph, self.sentence)
            && !excuses(self.paragraph);
        if is_wrong { Some(self.quoted("year", self.at - back - 1)) } else { None }
    }

    /// "Nästa avstämning görs i november 2020" in the report of 2021.
    pub(super) fn next(&self) -> Option<Stale> {
        let first = self.sentence.start;
        let opens = self.paragraph.word(first) == "nästa"
            && !matches!(self.paragraph.word(first + 1), "år" | "dag" | "vecka");
        let verb = first_verb(self.paragraph, first + 2..self.at);
        let is_told_ahead =
            matches!(verb, Some((_, Tense::Present | Tense::Future))) && self.sentence.len() < 16;
        let is_wrong = opens && is_told_ahead && self.year < self.own.year;
        if is_wrong { Some(self.quoted("ahead-of-past", first)) } else { None }
    }

    /// "Avtalet löper ut den 31 december 2020" in the report of 2022.
    pub(super) fn ends(&self) -> Option<Stale> {
        let from = self.at.saturating_sub(9).max(self.sentence.start);
        let verb = (from..self.at).find(|&at| {
            let next = self.paragraph.word(at + 1);
            let own = self.paragraph.word(at);
            ENDS.iter().any(|(verb, after)| own == *verb && (after.is_empty() || next == *after))
        })?;
        let is_dated = days(self.paragraph).iter().any(|day| day.words.contains(&self.at))
            || matches!(self.word(1), "december" | "januari" | "juni" | "augusti" | "med" | "år");
        // "Avtalet som löper ut 2020 förlängdes": the clause that tells which.
        let tells_which =
            verb.checked_sub(1).is_some_and(|at| matches!(self.paragraph.word(at), "som" | "inte"));
        let is_wrong = is_dated && !tells_which && self.year < self.own.year;
        if is_wrong { Some(self.quoted("ahead-of-past", verb)) } else { None }
    }
}

fn is_yearly(noun: &str) -> bool {
    let is_own = |own: &&str| {
        let forms = ["", "t", "en", "et", "n", "er", "erna", "s", "ens"];
        let stem = noun.rfind(*own).map(|at| noun.get(at + own.len()..).unwrap_or_default());
        stem.is_some_and(|end| forms.contains(&end))
    };
    YEARLY.iter().any(is_own)
}
