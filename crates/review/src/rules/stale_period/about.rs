//! Sentences that were written for the report of another year: what they say that the document is
//! about, and where their writer stands to that year.

mod apposed;
mod itself;

use std::ops::Range;

use tertial_domain::report::ReportKind;

use super::signs::{compares_years, is_year, named_kinds};
use super::{Own, Stale};
use crate::swedish::clauses::{Clause, clauses};
use crate::swedish::dates::{NamedYear, years};
use crate::swedish::months::number_of_month;
use crate::swedish::paragraph::Paragraph;
use crate::swedish::standpoint::{Stand, Standpoint, standpoint};
use crate::swedish::tense::Tense;
use crate::swedish::time_words::stretch_of_year;
use crate::swedish::word_set::WordSet;

/// Words before a year that make it where something comes from, or what it is held against.
static ELSEWHERE: WordSet = WordSet::new(
    "från sedan än mot som efter förra föregående redan fr.o.m både mellan jfr jmf samma sen",
);
/// Words that make a sentence speak of two years, or of a column beside the report's own.
static BESIDE: WordSet = WordSet::new(
    "även också parentes kolumn kolumnen båda respektive inte heller tidigare dåvarande \
    liksom precis fortfarande skillnad jämförelse lägre högre fler färre bättre sämre oförändrad \
    oförändrat",
);
/// An earlier year in its sentence.
struct Told<'s, 'p> {
    paragraph: &'s Paragraph<'p>,
    sentence: &'s Range<usize>,
    clauses: Vec<Clause>,
    /// The words of the year and of the part of it that is named.
    time: Range<usize>,
    /// The same year is named more than once: "januari–april 2020 respektive januari–augusti 2020".
    is_repeated: bool,
    kind: ReportKind,
}

impl Own {
    /// What a sentence says that was written for an earlier year's report.
    pub(super) fn written_for_another_year(
        &self,
        paragraph: &Paragraph<'_>,
        sentence: &Range<usize>,
    ) -> Option<Stale> {
        let named: Vec<NamedYear> =
            years(paragraph).into_iter().filter(|year| sentence.contains(&year.word)).collect();
        let first = named.first()?;
        let is_near = |year: i16| year < self.year && year + 5 > self.year;
        // "lägger 2020 till handlingarna och blickar fram mot 2021"
        let looks_on = |other: &NamedYear| {
            let before = other.word.checked_sub(1).map(|at| paragraph.word(at));
            other.year > first.year && matches!(before, Some("mot" | "emot" | "inför"))
        };
        let is_alone = named.iter().all(|other| other.year == first.year || looks_on(other));
        if !is_near(first.year) || !is_alone || is_range(paragraph, first.word) {
            return None;
        }
        if self.is_account_of_running_year(paragraph, sentence, first.year) {
            return None;
        }
        let last = named.iter().rfind(|other| other.year == first.year).unwrap_or(first);
        let (time, _) = stretch_of_year(paragraph, sentence, last.word);
        let told = Told {
            paragraph,
            sentence,
            clauses: clauses(paragraph, sentence),
            time,
            is_repeated: last.word != first.word,
            kind: self.kind,
        };
        if let Some(words) = told.label() {
            return Some(Stale { reason: "year", words });
        }
        if let Some(words) = told.apposed() {
            return Some(Stale { reason: "year", words });
        }
        let stand = standpoint(paragraph, sentence, last.word);
        // "Det finns fortfarande tid kvar av 2020", "redan nu vågar vi säga att 2020 slutar bättre …"
        let is_within = stand
            .as_ref()
            .is_some_and(|stand| stand.standpoint == Standpoint::Within && stand.words.len() <= 5);
        if is_within && !told.is_from_elsewhere() && self.kind != ReportKind::AnnualPlan {
            return self.stands(stand?, last, &told);
        }
        if told.is_elsewhere() {
            return None;
        }
        let about = told.about().map(|words| Stale { reason: "year", words });
        about.or_else(|| self.stands(stand?, last, &told))
    }

    /// "Verksamhetsberättelsen för 2020 lämnas i februari", in the plan of 2021: the year runs while the
    /// plan is written.
    pub(super) fn is_account_of_running_year(
        &self,
        paragraph: &Paragraph<'_>,
        sentence: &Range<usize>,
        year: i16,
    ) -> bool {
        let is_running = self.kind == ReportKind::AnnualPlan && year + 1 == self.year;
        let names_plan = || sentence.clone().any(|at| paragraph.word(at).contains("plan"));
        let opens_with_account = || {
            named_kinds(paragraph.word(sentence.start))
                .is_some_and(|kinds| !kinds.contains(&ReportKind::AnnualPlan))
        };
        is_running && opens_with_account() && !names_plan()
    }

    /// "I tertialrapporten redovisas …" in an annual report, with no number and no year.
    pub(super) fn in_another_report(
        &self,
        paragraph: &Paragraph<'_>,
        sentence: &Range<usize>,
    ) -> Option<Stale> {
        let at = sentence.start;
        let is_tertial = matches!(
            paragraph.word(at + 1),
            "tertialrapporten" | "delårsrapporten" | "tertialuppföljningen" | "delårsuppföljningen"
        );
        let tells = matches!(
            paragraph.word(at + 2),
            "redovisas" | "redovisar" | "beskrivs" | "beskriver" | "sammanfattas" | "presenteras"
        );
        let is_wrong = self.kind == ReportKind::AnnualReport
            && paragraph.word(at) == "i"
            && is_tertial
            && tells
            && sentence.contains(&(at + 2));
        is_wrong.then_some(Stale { reason: "name", words: at..at + 2 })
    }

    fn stands(&self, stand: Stand, named: &NamedYear, told: &Told<'_, '_>) -> Option<Stale> {
        // A plan is written while the year before it runs: only what shall be done then is stale.
        let is_running = self.kind == ReportKind::AnnualPlan && named.year + 1 == self.year;
        let is_late = || {
            told.time
                .clone()
                .any(|at| number_of_month(told.paragraph.word(at)).is_some_and(|m| m > 8))
                || told.time.clone().any(|at| told.paragraph.word(at).starts_with("slut"))
                || told.time.clone().any(|at| told.paragraph.word(at).contains("höst"))
        };
        let shall = || {
            told.clauses
                .iter()
                .any(|clause| clause.verb.is_some_and(|verb| verb.tense == Tense::Future))
                || told.sentence.clone().any(|at| told.paragraph.word(at) == "vill")
        };
        let is_wrong = match stand.standpoint {
            _ if !is_running => true,
            Standpoint::Before => shall() || !is_late(),
            Standpoint::Within => shall(),
            Standpoint::AtEnd => false,
        };
        let reason = match stand.standpoint {
            Standpoint::Before | Standpoint::Within => "ahead-of-past",
            Standpoint::AtEnd => "year",
        };
        is_wrong.then_some(Stale { reason, words: stand.words })
    }
}

/// "2019–2021", "2019/20": a stretch that is longer than the year.
fn is_range(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let joins = |at: usize| matches!(paragraph.between(at).trim(), "–" | "-" | "—" | "/");
    (joins(at) && is_year(paragraph.word(at + 1)))
        || at.checked_sub(1).is_some_and(|before| joins(before) && is_year(paragraph.word(before)))
}

impl Told<'_, '_> {
    fn word(&self, at: usize) -> &str {
        if self.sentence.contains(&at) { self.paragraph.word(at) } else { "" }
    }

    fn before(&self, back: usize) -> &str {
        self.time.start.checked_sub(back).map(|at| self.word(at)).unwrap_or_default()
    }

    fn clause(&self) -> Option<&Clause> {
        self.clauses.iter().find(|clause| clause.words.contains(&self.time.start))
    }

    /// The time of the verb that the year belongs to.
    fn tense(&self) -> Option<Tense> {
        let at = self.clauses.iter().position(|one| one.words.contains(&self.time.start))?;
        let own = self.clauses.get(at).and_then(|clause| clause.verb);
        let before = || self.clauses.get(..at)?.iter().rev().find_map(|clause| clause.verb);
        let after = || self.clauses.get(at..)?.iter().find_map(|clause| clause.verb);
        own.or_else(before).or_else(after).map(|verb| verb.tense)
    }

    /// Whether the year is where something comes from, or one of two.
    fn is_elsewhere(&self) -> bool {
        let is_beside = self.sentence.clone().any(|at| {
            let word = self.paragraph.word(at);
            BESIDE.contains(word)
                && !(word == "inte" && self.word(at + 1) == "slut")
                && !(word == "respektive" && self.is_repeated)
        });
        self.is_from_elsewhere()
            || is_beside
            || compares_years(self.paragraph, self.sentence)
            || self.is_attribute()
    }

    /// "från 2020", "mot 2020": where something comes from.
    fn is_from_elsewhere(&self) -> bool {
        let at = self.time.start.checked_sub(1).filter(|at| self.sentence.contains(at));
        at.is_some_and(|at| {
            let word = self.paragraph.word(at);
            ELSEWHERE.contains(word) && !(word == "mot" && self.time.len() > 1)
                || word == "med"
                    && !matches!(self.word(at.saturating_sub(2)), "till" | "t.o.m")
                    && self.word(at.saturating_sub(1)) == "och"
        })
    }

    /// "gården, öppnad 2020", "enkäten 2020", "2020 års priser": the year tells which one.
    fn is_attribute(&self) -> bool {
        let before = self.before(1);
        let has = self.sentence.clone().any(|at| matches!(self.word(at), "har" | "ha"));
        // "det vi gjort 2020": "har" is left out.
        let has = has || matches!(self.before(2), "vi" | "enheten" | "gruppen");
        let is_done = before.chars().count() > 4
            && !has
            && ["ad", "ade", "at", "ats", "its", "ört", "örts", "örd", "örda"]
                .iter()
                .any(|end| before.ends_with(end))
            && !before.ends_with("resultat");
        let owns = self.word(self.time.end) == "års" && !self.is_own_noun(self.time.end + 1);
        is_done || owns || (self.is_after_noun() && !self.is_own_noun(self.time.start - 1))
    }

    /// Whether the year stands right after a noun in its definite form.
    fn is_after_noun(&self) -> bool {
        let before = self.before(1);
        // "under 2020", not "under slutet av 2020"
        let is_plain_when = matches!(before, "under" | "efter") && self.time.len() == 1;
        before.chars().count() > 4
            && !is_plain_when
            && ["en", "et", "an", "na", "ens", "ets", "er"].iter().any(|end| before.ends_with(end))
            && self.time.start > self.sentence.start
            && !self.paragraph.between(self.time.start - 1).contains([',', ':', '('])
            && self.clause().and_then(|clause| clause.verb).map(|verb| verb.at)
                != Some(self.time.start - 1)
            && !matches!(
                before,
                "enheten"
                    | "gruppen"
                    | "tiden"
                    | "perioden"
                    | "genom"
                    | "egen"
                    | "månader"
                    | "innan"
                    | "hösten"
                    | "våren"
            )
    }

    /// Whether a noun is of what a document of the year is about: its aims, its work, its account.
    fn is_own_noun(&self, at: usize) -> bool {
        let noun = self.word(at);
        named_kinds(noun).is_some()
            || [
                "verksamhet",
                "mål",
                "årsmål",
                "inriktning",
                "planering",
                "redovisning",
                "berättelse",
                "uppföljning",
                "arbete",
                "åtagande",
                "prioritering",
                "aktivitet",
                "verksamhetsår",
                "delår",
            ]
            .iter()
            .any(|stem| noun.starts_with(stem))
    }

    /// The words that say that the document is about the year.
    fn about(&self) -> Option<Range<usize>> {
        let tense = self.tense();
        self.named_period()
            .or_else(|| {
                let is_told = tense == Some(Tense::Past) && !self.is_asked();
                if is_told { None } else { self.of_itself() }
            })
            .or_else(|| self.cleft())
            .or_else(|| {
                let is_now = matches!(tense, Some(Tense::Present | Tense::Future))
                    || tense == Some(Tense::Perfect)
                        && (self.before(1) == "inför"
                            || self.before(1) == "till"
                                && self.time.start == self.sentence.start + 1)
                        && self.kind == ReportKind::AnnualPlan;
                if is_now { self.told_now() } else { None }
            })
    }

    fn span(&self, at: usize) -> Range<usize> {
        at.min(self.time.start)..(at + 1).max(self.time.end)
    }
}
