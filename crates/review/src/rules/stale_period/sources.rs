//! Where a text takes its figures, its prognosis or its latest word from: another year's as this one's.

use std::ops::Range;

use tertial_domain::report::ReportKind;

use super::signs::{excuses, held_against, is_year, named_kinds};
use super::{Own, Stale};
use crate::swedish::dates::{NamedYear, days, years};
use crate::swedish::months::number_of_month;
use crate::swedish::paragraph::Paragraph;
use crate::swedish::tense::{Tense, first_verb, tense_of};
use crate::swedish::time_words::{Time, named_times};

/// Beginnings of words for the figures of a row.
const FIGURES: &[&str] = &[
    "utfall",
    "siffr",
    "värdet",
    "uppgift",
    "statistik",
    "nyckeltal",
    "avstämning",
    "mätning",
    "sammanställning",
    "resultat",
];
/// Verbs that say what figures are of.
const OF: &[&str] = &[
    "avser", "gäller", "omfattar", "speglar", "avläst", "baseras", "bygger", "hämtat", "hämtad",
    "hämtade", "hämtas",
];
/// Verbs by which an inquiry speaks.
const SHOWS: &[&str] = &["visar", "pekar", "bekräftar", "tyder", "speglar", "ligger", "säger"];
/// Beginnings of words for money that a unit is given.
const FRAME: &[&str] = &["ram", "anslag", "tilldelning"];
/// Words for being given money.
const GIVEN: &[&str] =
    &["tilldelas", "disponerar", "omsluter", "uppgår", "har", "erhåller", "får", "utgår"];

impl Own {
    /// What a sentence takes from another year as of this one.
    pub(super) fn takes_from_another_year(
        &self,
        paragraph: &Paragraph<'_>,
        sentence: &Range<usize>,
    ) -> Option<Stale> {
        let named: Vec<NamedYear> =
            years(paragraph).into_iter().filter(|year| sentence.contains(&year.word)).collect();
        let first = named.first()?;
        if let Some(stale) = self.misnamed_neighbour(paragraph, sentence, &named) {
            return Some(stale);
        }
        // Two years in one sentence are a comparison or a course of events.
        let is_alone = named.iter().all(|other| {
            // "… förs till fonden inför 2021": what the money is for.
            let before = other.word.checked_sub(1).map(|at| paragraph.word(at));
            other.year == first.year || before == Some("inför")
        });
        let scene = Scene { own: self, paragraph, sentence, at: first.word, year: first.year };
        let turn = scene.turn_of_years();
        if turn.is_some() || !is_alone || first.year >= self.year || first.year + 5 <= self.year {
            return turn;
        }
        scene
            .outlook()
            .or_else(|| scene.figures())
            .or_else(|| scene.cut_off())
            .or_else(|| scene.inquiry())
            .or_else(|| scene.latest_report())
            .or_else(|| scene.frame())
            .or_else(|| scene.plan())
            .or_else(|| scene.thanks())
            .or_else(|| scene.norm())
            .or_else(|| scene.ends())
            .or_else(|| scene.next())
            .or_else(|| scene.sum())
            .or_else(|| scene.welcome())
            .or_else(|| scene.aims())
            .or_else(|| scene.promised())
            .or_else(|| scene.basis())
    }

    /// "förra året (2019)" in the report of 2021, "nästa år, 2021" in that of 2021.
    fn misnamed_neighbour(
        &self,
        paragraph: &Paragraph<'_>,
        sentence: &Range<usize>,
        named: &[NamedYear],
    ) -> Option<Stale> {
        let is_plan = self.kind == ReportKind::AnnualPlan;
        named.iter().find_map(|year| {
            let word = |back: usize| {
                let at = year.word.checked_sub(back).filter(|at| *at >= sentence.start)?;
                Some(paragraph.word(at))
            };
            let (one, two) = (word(1)?, word(2).unwrap_or_default());
            let is_last = matches!(
                (two, one),
                ("förra" | "föregående" | "fjolåret" | "i", "år" | "året" | "fjol" | "fjolåret")
            ) && (two, one) != ("i", "år")
                && (two, one) != ("i", "året");
            let is_next = matches!((two, one), ("nästa" | "nästkommande", "år"));
            let length = if is_last || is_next { 2 } else { return None };
            let is_wrong = if is_last {
                year.year < self.year - 1 - i16::from(is_plan) || year.year >= self.year
            } else {
                year.year < self.year + i16::from(!is_plan)
            };
            is_wrong.then(|| Stale { reason: "year", words: year.word - length..year.word + 1 })
        })
    }
}

/// A sentence with the one earlier year that it names.
pub(super) struct Scene<'s, 'p> {
    pub own: &'s Own,
    pub paragraph: &'s Paragraph<'p>,
    pub sentence: &'s Range<usize>,
    pub at: usize,
    pub year: i16,
}

impl Scene<'_, '_> {
    pub(super) fn word(&self, back: usize) -> &str {
        let at = self.at.checked_sub(back).filter(|at| *at >= self.sentence.start);
        at.map(|at| self.paragraph.word(at)).unwrap_or_default()
    }

    pub(super) fn is_plan(&self) -> bool {
        self.own.kind == ReportKind::AnnualPlan
    }

    pub(super) fn quoted(&self, reason: &'static str, from: usize) -> Stale {
        let words = from.min(self.at)..from.max(self.at) + 1;
        Stale { reason, words }
    }

    /// The time of the first finite verb after a word.
    fn tense_after(&self, at: usize) -> Option<Tense> {
        first_verb(self.paragraph, at..self.sentence.end).map(|(_, tense)| tense)
    }

    /// "Prognosen för 2020 är …", "helårsprognosen 2020 visar …"
    fn outlook(&self) -> Option<Stale> {
        let opening = self.sentence.start..(self.sentence.start + 4).min(self.at);
        let noun = opening.clone().find(|&at| {
            let word = self.paragraph.word(at);
            word.contains("prognos") && word.ends_with(['n', 's'])
        })?;
        // "Prognosen … visar ett underskott för 2020", not "… samma som 2020".
        let is_of = matches!(self.word(1), "för" | "år" | "helåret")
            || self.at == noun + 1
            || (matches!(self.word(1), "under" | "i") && self.at > noun + 2);
        let is_wrong = is_of && !self.is_plan() && !held_against(self.paragraph, self.sentence);
        let is_old = (self.sentence.start..noun)
            .any(|at| matches!(self.paragraph.word(at), "dåvarande" | "tidigare" | "förra"));
        if !is_wrong || is_old || !is_now(self.tense_after(noun + 1)) {
            return None;
        }
        Some(self.quoted("year", noun))
    }

    /// "Utfallet avser helåret 2020", "utfallet till och med augusti 2020 är …"
    fn figures(&self) -> Option<Stale> {
        let opening = self.sentence.start..(self.sentence.start + 5).min(self.at);
        let noun = opening.clone().find(|&at| {
            FIGURES.iter().any(|beginning| self.paragraph.word(at).starts_with(beginning))
        })?;
        if self.is_plan() || held_against(self.paragraph, self.sentence) || excuses(self.paragraph)
        {
            return None;
        }
        let says_of = (noun + 1..self.at).any(|at| OF.contains(&self.paragraph.word(at)));
        let month = number_of_month(self.word(1));
        let is_own_month =
            month.is_some() && month == self.own.cut_off_on.map(jiff::civil::Date::month);
        let is_annual = self.own.kind == ReportKind::AnnualReport;
        let until = (noun + 1..self.at).any(|at| {
            matches!(self.paragraph.word(at), "t.o.m" | "tom" | "per" | "med" | "efter" | "till")
        });
        let first = first_verb(self.paragraph, noun..self.sentence.end).map(|(_, tense)| tense);
        // "Resultatet för helåret 2020 är ett överskott": told as this year's.
        let is_whole_year = is_annual
            && matches!(self.word(1), "helåret" | "verksamhetsåret" | "budgetåret")
            && matches!(self.paragraph.word(self.at + 1), "är" | "blir" | "uppgår" | "visar");
        let is_of =
            is_whole_year || (says_of && (is_annual || is_own_month)) || (until && is_own_month);
        if is_of && is_now(first) { Some(self.quoted("year", noun)) } else { None }
    }

    /// "Vid utgången av tertial 1, den 30 april 2020, hade …" with nothing said of this year beside.
    fn cut_off(&self) -> Option<Stale> {
        let cut_off = self.own.cut_off_on?;
        let day = days(self.paragraph).into_iter().find(|day| day.words.contains(&self.at))?;
        let is_same_day = (day.day.month(), day.day.day()) == (cut_off.month(), cut_off.day());
        let from = day.words.start.saturating_sub(8).max(self.sentence.start);
        let ends = (from..day.words.start).rev().find(|&at| {
            matches!(
                self.paragraph.word(at),
                "utgången"
                    | "läget"
                    | "ställningen"
                    | "slutet"
                    | "slut"
                    | "utgång"
                    | "avläsningen"
                    | "mätdagen"
                    | "nu"
                    | "idag"
            )
        })?;
        let is_other = (from..ends).any(|at| {
            matches!(self.paragraph.word(at), "förra" | "föregående" | "fjolårets" | "än" | "mot")
        });
        // "bygger på läget den 30 april 2020": what the figures are of, whatever is told beside.
        // "jämförs med läget den 31 december 2020"
        if self.sentence.clone().any(|at| self.paragraph.word(at).starts_with("jämför")) {
            return None;
        }
        let is_basis = matches!(self.paragraph.word(ends), "läget" | "ställningen");
        let all = if is_basis { self.sentence.clone() } else { 0..self.paragraph.words.len() };
        let speaks_of_now = named_times(self.paragraph, &all, self.own.year).iter().any(|named| {
            matches!(named.time, Time::OwnYear | Time::ThisYear | Time::PointOfOwnYear)
        });
        if is_same_day && !is_other && !speaks_of_now && !self.is_plan() {
            Some(self.quoted("year", ends))
        } else {
            None
        }
    }

    /// "Enkäten 2019 visar att gästerna är nöjda i år": an older inquiry speaks of this year.
    fn inquiry(&self) -> Option<Stale> {
        let reach = self.at + 1..(self.at + 10).min(self.sentence.end);
        let verb = reach.clone().find(|&at| SHOWS.contains(&self.paragraph.word(at)))?;
        let now = (verb..self.sentence.end).find(|&at| {
            (self.paragraph.word(at), self.paragraph.word(at + 1)) == ("i", "år")
                || self.paragraph.word(at) == "årets"
        })?;
        let is_free = (self.at..now).all(|at| {
            !matches!(self.paragraph.word(at), "men" | "samt" | "därför" | "inför" | "och")
        });
        let has_noun = self.word(1).chars().count() > 4 && self.word(1).ends_with(['n', 't']);
        let is_wrong = is_free && has_noun && !held_against(self.paragraph, self.sentence);
        if is_wrong { Some(self.quoted("year", self.at - 1)) } else { None }
    }

    /// "tertialrapport 2 2020, som är den senaste avstämningen" in the annual report of 2021.
    fn latest_report(&self) -> Option<Stale> {
        let name = (1..=3).find(|&back| {
            let kinds = named_kinds(self.word(back));
            kinds.is_some() && !kinds.is_some_and(|kinds| kinds.contains(&ReportKind::AnnualPlan))
        })?;
        let until = (self.at + 8).min(self.sentence.end);
        let is_latest =
            (self.at + 1..until).any(|at| matches!(self.paragraph.word(at), "senaste" | "senast"));
        let is_tertial = named_kinds(self.word(name))
            .is_some_and(|kinds| kinds.iter().any(|kind| *kind != ReportKind::AnnualReport));
        // Before the first tertial report the latest ones are of the year before.
        let latest_year = match self.own.kind {
            ReportKind::AnnualReport | ReportKind::TertialReport2 if is_tertial => self.own.year,
            _ => self.own.year - 1,
        };
        if is_latest && self.year < latest_year {
            Some(self.quoted("name", self.at - name))
        } else {
            None
        }
    }

    /// "Enheten tilldelas 22 mnkr enligt budget för 2020" in a report of 2021, or in a plan for 2022.
    fn frame(&self) -> Option<Stale> {
        let back = if self.word(1) == "för" { 2 } else { 1 };
        let noun = self.word(back);
        let is_frame =
            noun.contains("budget") || FRAME.iter().any(|beginning| noun.starts_with(beginning));
        let is_given = |at: usize| {
            GIVEN.contains(&self.paragraph.word(at))
                && is_now(tense_of(self.paragraph, at, self.sentence).or(Some(Tense::Present)))
        };
        // "Ramen för 2020 är 34 mnkr."
        let is_told = noun.ends_with('n')
            && matches!(self.paragraph.word(self.at + 1), "är" | "uppgår" | "omfattar");
        let given = is_told || self.sentence.clone().any(is_given);
        // A plan is written while the year before it runs.
        let is_old = self.year < self.own.year - i16::from(self.is_plan());
        let is_wrong = is_frame && given && is_old && !held_against(self.paragraph, self.sentence);
        if is_wrong { Some(self.quoted("year", self.at - back)) } else { None }
    }

    /// "I verksamhetsplanen för 2020 framgår att …" in a report of 2021.
    fn plan(&self) -> Option<Stale> {
        let back = if matches!(self.word(1), "för" | "år") { 2 } else { 1 };
        let is_plan = named_kinds(self.word(back))
            .is_some_and(|kinds| kinds.contains(&ReportKind::AnnualPlan));
        let opens = self.word(back + 1) == "i" && self.at - back == self.sentence.start + 1;
        let tense = tense_of(self.paragraph, self.at + 1, self.sentence);
        if is_plan && opens && is_now(tense) && !self.is_plan() {
            Some(self.quoted("year", self.at - back))
        } else {
            None
        }
    }

    /// "Vi vill tacka alla medarbetare för 2020" in the report of 2021.
    fn thanks(&self) -> Option<Stale> {
        let is_annual = self.own.kind == ReportKind::AnnualReport;
        let thanks = (self.sentence.start..self.at)
            .find(|&at| matches!(self.paragraph.word(at), "tack" | "tacka" | "tackar"))?;
        let back = if self.word(1) == "år" { 2 } else { 1 };
        let is_last = self.word(back) == "för" && is_now(self.tense_after(self.sentence.start));
        if is_annual && is_last { Some(self.quoted("year", thanks)) } else { None }
    }

    /// "… nås till årsskiftet 2019/20" in a report of 2021.
    fn turn_of_years(&self) -> Option<Stale> {
        let at = self.at;
        let first: i16 = self.paragraph.word(at).parse().ok()?;
        let next = self.paragraph.word(at + 1);
        let is_turn = self.word(1) == "årsskiftet"
            && (next.len() == 2 || is_year(next))
            && next.bytes().all(|byte| byte.is_ascii_digit());
        let is_to_come = matches!(self.word(2), "till" | "före" | "innan" | "inför" | "senast");
        let is_now = is_now(self.tense_after(self.sentence.start));
        if is_turn && is_to_come && is_now && first < self.own.year && !self.is_plan() {
            Some(Stale { reason: "ahead-of-past", words: at - 2..at + 2 })
        } else {
            None
        }
    }
}

const fn is_now(tense: Option<Tense>) -> bool {
    matches!(tense, Some(Tense::Present | Tense::Future))
}
