//! An earlier year that a text sums up, goes into or sets its aims for, as the one at hand.

use super::Stale;
use super::signs::{compares_years, excuses, is_year, named_kinds};
use super::sources::Scene;
use crate::swedish::months::number_of_month;
use crate::swedish::tense::{Tense, first_verb};

/// Verbs that sum a year up, with the year as what they do it to.
const SUMS_UP: &[&str] = &[
    "sammanfattar",
    "sammanfattas",
    "summerar",
    "summeras",
    "avslutar",
    "avslutas",
    "stänger",
    "blickar",
    "sammanfatta",
    "summera",
    "ser",
    "se",
];
/// Nouns for a year as a whole, before "av".
const OVERVIEWS: &[&str] =
    &["sammanfattning", "summering", "återblick", "bilden", "sammanfattningen", "summeringen"];
/// Beginnings of words for what is set for one year.
const AIMS: &[&str] = &["mål", "årsmål", "åtagande", "planering", "aktivitet", "indikator"];
/// Verbs by which a report is promised.
const PROMISED: &[&str] = &[
    "följs",
    "redovisas",
    "återrapporteras",
    "rapporteras",
    "utvärderas",
    "stäms",
    "presenteras",
    "återkommer",
];

impl Scene<'_, '_> {
    /// "Vi sammanfattar här 2020", "Bilden av 2020 är …" in a report of 2021.
    pub(super) fn sum(&self) -> Option<Stale> {
        if self.is_plan() || compares_years(self.paragraph, self.sentence) {
            return None;
        }
        let mut back = 1;
        while matches!(
            self.word(back),
            "år" | "året"
                | "verksamhetsåret"
                | "kalenderåret"
                | "här"
                | "nu"
                | "vi"
                | "hela"
                | "härmed"
                | "tillbaka"
                | "på"
        ) {
            back += 1;
        }
        let verb = self.word(back);
        // "ser tillbaka på 2020", not "ser 2020 som …".
        let looks_back = (1..back).any(|at| self.word(at) == "tillbaka");
        let sums =
            SUMS_UP.contains(&verb) && (looks_back || !matches!(verb, "ser" | "se" | "blickar"));
        let overview = verb == "av" && OVERVIEWS.contains(&self.word(back + 1));
        let tense = first_verb(self.paragraph, self.sentence.clone()).map(|(_, tense)| tense);
        let is_wrong = (sums || overview) && tense != Some(Tense::Past);
        if is_wrong { Some(self.quoted("year", self.at - back)) } else { None }
    }

    /// "Vi ser fram emot 2020", "går in i 2020": the year that comes, long gone.
    pub(super) fn welcome(&self) -> Option<Stale> {
        let mut back = 1;
        while matches!(self.word(back), "år" | "året" | "verksamhetsåret" | "ett" | "nytt") {
            back += 1;
        }
        let words = [back + 2, back + 1, back].map(|at| self.word(at));
        let is_ahead = match words {
            ["ser" | "blickar", "fram", to] => matches!(to, "emot" | "mot"),
            ["går" | "kliver" | "på" | "oss", "in", "i"] | [_, "står", "inför"] => true,
            _ => false,
        };
        let is_old = self.year < self.own.year;
        if is_ahead && is_old { Some(self.quoted("ahead-of-past", self.at - back)) } else { None }
    }

    /// "Målvärdena gäller 2020" in the plan of 2021.
    pub(super) fn aims(&self) -> Option<Stale> {
        let mut back = 1;
        while matches!(self.word(back), "för" | "år" | "året" | "verksamhetsåret" | "perioden")
        {
            back += 1;
        }
        let noun = self.word(back + 1);
        let is_aim = matches!(self.word(back), "gäller" | "avser")
            && AIMS.iter().any(|stem| noun.starts_with(stem))
            && !noun.starts_with("måltid");
        let is_end = self.at + 1 >= self.sentence.end;
        let is_wrong = is_aim && is_end && !excuses(self.paragraph);
        if is_wrong { Some(self.quoted("year", self.at - back - 1)) } else { None }
    }

    /// "Detta följs upp i VB 2020" in a plan or tertial report of 2021: a report still to come.
    pub(super) fn promised(&self) -> Option<Stale> {
        use tertial_domain::report::ReportKind::{AnnualPlan, AnnualReport};
        let back = match (self.word(1), self.word(2)) {
            ("år", "för") => 3,
            ("för" | "år", _) => 2,
            _ => 1,
        };
        let kinds = named_kinds(self.word(back))?;
        let is_later = !kinds.contains(&AnnualPlan) && self.own.kind != AnnualReport;
        let is_in = matches!(self.word(back + 1), "i" | "med" | "till");
        let verb = first_verb(self.paragraph, self.sentence.clone());
        let is_promised = verb.is_some_and(|(at, tense)| {
            PROMISED.contains(&self.paragraph.word(at)) && tense != Tense::Past
                || tense == Tense::Future
        });
        let is_wrong = is_later && is_in && is_promised;
        if is_wrong { Some(self.quoted("ahead-of-past", self.at - back)) } else { None }
    }

    /// "Analysen bygger på utfallet per december 2020" in the annual report of 2021.
    pub(super) fn basis(&self) -> Option<Stale> {
        let opens = self.sentence.clone().take(3).any(|at| {
            let word = self.paragraph.word(at);
            [
                "läget",
                "ställningen",
                "analys",
                "bedömning",
                "redovisning",
                "rapport",
                "uppföljning",
                "sammanställning",
            ]
            .iter()
            .any(|stem| word.starts_with(stem))
        });
        let builds = self.sentence.clone().any(|at| {
            matches!(
                self.paragraph.word(at),
                "bygger" | "baseras" | "grundas" | "grundar" | "utgår" | "speglar" | "är" | "visar"
            )
        });
        let cut_off = self.own.cut_off_on.map(jiff::civil::Date::month);
        let is_last = |back| matches!(self.word(back), "per" | "slutet" | "utgången" | "i");
        let at_end = (2..6).any(is_last)
            && number_of_month(self.word(1)).is_some_and(|month| Some(month) == cut_off);
        let is_told = opens && builds && at_end && !self.is_plan();
        let names_own = self.sentence.clone().any(|at| {
            is_year(self.paragraph.word(at)) && self.paragraph.word(at) == self.own.year.to_string()
        });
        let is_wrong = is_told && !names_own && !compares_years(self.paragraph, self.sentence);
        if is_wrong { Some(self.quoted("year", self.at - 1)) } else { None }
    }
}
