//! Dates or report names of another year given as current.
//!
//! **Means:** a text speaks of an earlier part of the year as now ("under T2 fortsätter …" in the annual
//! report), calls the document by another report's name or year, looks ahead to a year that has passed, or
//! dates the document before the year that it accounts for.
//!
//! **Why it matters:** it is text carried over from an older report, and the reader cannot tell what is true
//! now.
//!
//! **Fires:** "Under tertial 2 fortsätter rekryteringen till Åsens gård." in an annual report.
//!
//! **Silent:** "Under T2 upprättades planer", comparisons ("jämfört med 2020"), start dates, programmes'
//! years, laws, register numbers, the meeting in January where the report was settled.

use std::ops::Range;

use jiff::civil::Date;
use tertial_domain::report::{IndicatorField, ReportKind, read_date};

use crate::facts::{Facts, Passage};
use crate::finding::{Finding, Findings};
use crate::place::{GoalPart, Place};
use crate::rule::{Rule, Severity, Spec};
use crate::swedish::dates::{days, report_name, years};
use crate::swedish::paragraph::Paragraph;
use crate::swedish::tense::{Tense, first_verb, futures, tense_of};
use crate::swedish::time_words::{Time, named_parts, named_times};

/// `stale-period`
pub const SPEC: Spec =
    Spec { rule: Rule::StalePeriod, severity: Severity::Warning, parameters: &[], check };

/// The most sentences that one finding quotes.
const QUOTES_MAX: usize = 3;

fn check(facts: &Facts<'_>, out: &mut Findings) {
    let (Some(kind), Some(year)) = (facts.kind, facts.year) else { return };
    let own = Own { kind, year, cut_off_on: facts.cut_off_on };
    own.date_of_the_document(facts, out);
    own.names_in_the_head(facts, out);
    for passage in &facts.passages {
        if !is_plan_s_words(&passage.place)
            && let Some(finding) = own.of_passage(passage)
        {
            out.push(finding);
        }
    }
    own.periods_of_rows(facts, out);
}

/// Expected results name the years that they aim at.
const fn is_plan_s_words(place: &Place) -> bool {
    use tertial_domain::goal::GoalText::ExpectedResult;
    matches!(place, Place::Goal(_, GoalPart::Text(ExpectedResult)))
}

/// What the document is.
struct Own {
    kind: ReportKind,
    year: i16,
    cut_off_on: Option<Date>,
}

/// A sentence that speaks of another time as now.
struct Stale {
    reason: &'static str,
    words: Range<usize>,
}

impl Own {
    fn of_passage(&self, passage: &Passage<'_>) -> Option<Finding> {
        let place = &passage.place;
        let mut finding = passage.heading.and_then(|heading| self.of_heading(heading, place));
        for paragraph in &passage.paragraphs {
            let mut later_seen = false;
            for (at, sentence) in paragraph.sentences.iter().enumerate() {
                let stale = self.of_sentence(paragraph, sentence, later_seen);
                later_seen |= compares(paragraph, sentence);
                let Some(stale) = stale else { continue };
                let made = finding.take().unwrap_or_else(|| {
                    let words = paragraph.quote(stale.words.clone());
                    self.finding(stale.reason, place, words)
                });
                let quote = paragraph.sentence(at);
                let room = made.evidence.len() < QUOTES_MAX;
                finding = Some(if room { made.quote(place.clone(), quote) } else { made });
            }
        }
        finding
    }

    fn finding(&self, reason: &'static str, place: &Place, words: &str) -> Finding {
        Finding::new(Rule::StalePeriod, reason, place.clone())
            .with("words", words.trim_end_matches(['.', ',', ':', ')']))
            .with("year", self.year.to_string())
    }

    fn of_sentence(
        &self,
        paragraph: &Paragraph<'_>,
        sentence: &Range<usize>,
        after_comparison: bool,
    ) -> Option<Stale> {
        self.earlier_part(paragraph, sentence)
            .or_else(|| self.so_far(paragraph, sentence))
            .or_else(|| self.called_by_another_name(paragraph, sentence))
            .or_else(|| self.settled_too_early(paragraph, sentence))
            .or_else(|| {
                if after_comparison { None } else { self.earlier_year(paragraph, sentence) }
            })
    }

    /// "Under T2 fortsätter …" in an annual report; "under T1 pågår …" in tertial report 2.
    fn earlier_part(&self, paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> Option<Stale> {
        let part = named_parts(paragraph, sentence).into_iter().find(|part| match self.kind {
            ReportKind::AnnualReport => true,
            ReportKind::TertialReport2 => part.report == ReportKind::TertialReport1,
            ReportKind::AnnualPlan | ReportKind::TertialReport1 => false,
        })?;
        // The part itself must be when it happens: "under T2", "i tertial 2", "T2 visar".
        let before = part.words.start.checked_sub(1).filter(|at| *at >= sentence.start);
        let before = before.map(|at| paragraph.word(at)).unwrap_or_default();
        let is_when = matches!(before, "under" | "i" | "" | "denna" | "detta" | "nu" | "hela" | "för")
            || part.words.start == sentence.start;
        if !is_when || compares(paragraph, sentence) || is_habit(paragraph, sentence) {
            return None;
        }
        let speaks_now = match verb_around(paragraph, sentence, &part.words) {
            Some(Tense::Present | Tense::Future) => true,
            Some(Tense::Past | Tense::Perfect) | None => {
                matches!(before, "denna" | "detta" | "nu")
            }
        };
        speaks_now.then_some(Stale { reason: "part", words: part.words })
    }

    /// "Hittills i år …", "helårsprognosen visar …" in an annual report.
    fn so_far(&self, paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> Option<Stale> {
        if self.kind != ReportKind::AnnualReport {
            return None;
        }
        sentence.clone().find_map(|at| {
            let (one, two, three) =
                (paragraph.word(at), paragraph.word(at + 1), paragraph.word(at + 2));
            let length = match (one, two, three) {
                ("hittills", "i", "år") | ("hittills", "under", "året") => 3,
                ("så" | "än", "långt" | "så", "i") if paragraph.word(at + 3) == "år" => 4,
                ("helårsprognosen" | "årsprognosen", ..) => 1,
                _ => return None,
            };
            let now = length > 1
                || matches!(tense_of(paragraph, at + 1, sentence), Some(Tense::Present | Tense::Future));
            now.then_some(Stale { reason: "so-far", words: at..at + length })
        })
    }

    /// "Denna tertialrapport …" in an annual report; "godkänner verksamhetsberättelsen för 2020" in
    /// that of 2021.
    fn called_by_another_name(
        &self,
        paragraph: &Paragraph<'_>,
        sentence: &Range<usize>,
    ) -> Option<Stale> {
        if compares(paragraph, sentence) {
            return None;
        }
        for at in sentence.clone() {
            let Some(kinds) = named_kinds(paragraph.word(at)) else { continue };
            let before = |back: usize| {
                at.checked_sub(back).filter(|at| *at >= sentence.start).map(|at| paragraph.word(at))
            };
            let points_here = matches!(before(1), Some("denna" | "föreliggande"))
                || matches!((before(2), before(1)), (Some("den" | "det"), Some("här")));
            let from = at.saturating_sub(usize::from(before(1).is_some()));
            if points_here && !kinds.contains(&self.kind) {
                return Some(Stale { reason: "name", words: from..at + 1 });
            }
            let year = (at + 1..(at + 5).min(sentence.end)).find_map(|next| {
                years(paragraph).into_iter().find(|named| named.word == next).map(|y| (next, y.year))
            });
            let Some((last, year)) = year else { continue };
            let is_other = kinds.contains(&self.kind) && year < self.year;
            if is_other && self.takes_it_for_its_own(paragraph, sentence, at) {
                return Some(Stale { reason: "name", words: at..last + 1 });
            }
        }
        None
    }

    /// Whether a report's name is said of the document itself: decided here, or told in the present.
    fn takes_it_for_its_own(
        &self,
        paragraph: &Paragraph<'_>,
        sentence: &Range<usize>,
        at: usize,
    ) -> bool {
        let decides = (sentence.start..at).any(|before| {
            matches!(
                paragraph.word(before),
                "godkänner" | "fastställer" | "beslutar" | "överlämnar" | "antar" | "lägger"
                    | "förslag" | "föreliggande" | "denna" | "härmed" | "godkänna" | "fastställa"
            )
        });
        let tells = matches!(
            first_verb(paragraph, sentence.clone()),
            Some((_, Tense::Present | Tense::Future))
        );
        let is_short = sentence.len() <= 8 && first_verb(paragraph, sentence.clone()).is_none();
        decides || tells || is_short
    }

    /// "Verksamhetsberättelsen fastställdes på APT 2021-01-18" in the annual report of 2021.
    fn settled_too_early(
        &self,
        paragraph: &Paragraph<'_>,
        sentence: &Range<usize>,
    ) -> Option<Stale> {
        let (ReportKind::AnnualReport, Some(cut_off)) = (self.kind, self.cut_off_on) else {
            return None;
        };
        let names_itself = sentence.clone().any(|at| {
            named_kinds(paragraph.word(at)).is_some_and(|kinds| kinds.contains(&self.kind))
                || paragraph.word(at) == "berättelsen"
        });
        let is_settled = sentence.clone().any(|at| {
            let word = paragraph.word(at);
            ["fastställ", "behandla", "godkän", "antog", "antagen", "presentera"]
                .iter()
                .any(|beginning| word.starts_with(beginning))
                || (matches!(word, "gicks" | "gick") && paragraph.word(at + 1) == "igenom")
        });
        let names_year = years(paragraph)
            .iter()
            .any(|named| sentence.contains(&named.word) && named.report.is_some());
        if !names_itself || !is_settled || names_year {
            return None;
        }
        let all = days(paragraph);
        let mut here = all.iter().filter(|day| sentence.contains(&day.words.start));
        let first = here.next()?;
        // Where several days are told, the last one is when it was settled.
        let last = here.next_back().unwrap_or(first);
        let is_early = month_number(last.day) + 2 < month_number(cut_off)
            && month_number(last.day) + 15 > month_number(cut_off);
        is_early.then(|| Stale { reason: "settled", words: last.words.clone() })
    }

    /// "Under 2020 kommer …" and "under 2020 har vi arbetat med …" in the report of 2021.
    fn earlier_year(&self, paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> Option<Stale> {
        let times = named_times(paragraph, sentence, self.year);
        let mut earlier: Option<Range<usize>> = None;
        for named in &times {
            match named.time {
                Time::Earlier(year) if year + 5 > self.year => earlier = Some(named.words.clone()),
                Time::Earlier(_) => {}
                // Two years in one sentence are a comparison or a course of events.
                Time::OwnYear | Time::AheadOfOwnYear | Time::ThisYear | Time::LastYear
                | Time::Later => return None,
                Time::Autumn => {}
            }
        }
        let words = earlier?;
        if compares(paragraph, sentence) {
            return None;
        }
        let looks_ahead = futures(paragraph, sentence).iter().any(|future| {
            // "2020 beslutades att alla ska …": the decision is of that year, the duty is not.
            !(sentence.start..future.words.start).any(|at| paragraph.word(at) == "att")
        });
        let is_when = matches!(paragraph.word(words.start), "under" | "inför" | "i")
            || words.start == sentence.start;
        if looks_ahead && is_when && !tells_past(paragraph, sentence) {
            return Some(Stale { reason: "ahead-of-past", words });
        }
        let is_bare = paragraph.word(words.start) == "under"
            && words.len() <= 3
            && !is_part_of_year(paragraph, &words);
        let told = matches!(
            verb_around(paragraph, sentence, &words),
            Some(Tense::Present | Tense::Perfect)
        );
        let is_report = self.kind != ReportKind::AnnualPlan;
        (is_report && is_bare && told && !turns(paragraph, sentence))
            .then_some(Stale { reason: "year", words })
    }

    /// A heading that names the report, or its budget, of an earlier year.
    fn of_heading(&self, heading: &str, place: &Place) -> Option<Finding> {
        let paragraph = Paragraph::new(heading);
        let all = 0..paragraph.words.len();
        let named = years(&paragraph);
        let [only] = named.as_slice() else { return None };
        if only.year >= self.year || compares(&paragraph, &all) {
            return None;
        }
        let is_own = all.clone().any(|at| {
            let word = paragraph.word(at);
            named_kinds(word).is_some_and(|kinds| kinds.contains(&self.kind))
                || (self.kind == ReportKind::AnnualPlan && word == "budget")
        });
        is_own.then(|| self.finding("name", place, heading).quote(place.clone(), heading))
    }

    /// The day printed in the head, long before the time that the report accounts for has ended.
    fn date_of_the_document(&self, facts: &Facts<'_>, out: &mut Findings) {
        let Some(printed) = facts.report.date.as_deref() else { return };
        let Some(day) = read_date(printed) else { return };
        let ends = match self.cut_off_on {
            Some(cut_off) => month_number(cut_off),
            // A plan is written in the autumn before its year.
            None => i32::from(self.year) * 12 - 5,
        };
        if month_number(day) + 2 < ends {
            let finding = self.finding("date", &Place::Head, printed);
            out.push(finding.quote(Place::Head, printed));
        }
    }

    /// A proposed decision about the report of an earlier year.
    fn names_in_the_head(&self, facts: &Facts<'_>, out: &mut Findings) {
        for decision in &facts.report.proposed_decisions {
            let paragraph = Paragraph::new(decision);
            let stale = paragraph
                .sentences
                .iter()
                .find_map(|sentence| self.called_by_another_name(&paragraph, sentence));
            if let Some(stale) = stale {
                let words = paragraph.quote(stale.words);
                let finding = self.finding(stale.reason, &Place::Head, words);
                out.push(finding.quote(Place::Head, decision.as_str()));
                return;
            }
        }
    }

    /// "VB 2020" as the period of an outcome in the report of 2021.
    fn periods_of_rows(&self, facts: &Facts<'_>, out: &mut Findings) {
        for goal in &facts.goals {
            for (at, row) in goal.node.indicators.iter().enumerate() {
                let Some(printed) = row.cell(IndicatorField::Period) else { continue };
                let has_outcome = row.cell(IndicatorField::Outcome).is_some();
                let is_sure = !row.uncertain.contains(&IndicatorField::Period);
                let paragraph = Paragraph::new(printed);
                let named = years(&paragraph);
                let [only] = named.as_slice() else { continue };
                let is_own_kind = only.report == Some(self.kind);
                if has_outcome && is_sure && is_own_kind && only.year < self.year {
                    let place =
                        goal.place(GoalPart::Indicator(at, Some(IndicatorField::Period)));
                    let finding = self.finding("row", &place, printed);
                    out.push(finding.with("indicator", row.name.as_str()).quote(place, printed));
                }
            }
        }
    }
}

/// The kinds of report that a word names.
fn named_kinds(word: &str) -> Option<&'static [ReportKind]> {
    use ReportKind::{AnnualPlan, AnnualReport, TertialReport1, TertialReport2};
    match word {
        "verksamhetsplan" | "verksamhetsplanen" => return Some(&[AnnualPlan]),
        "verksamhetsberättelse" | "verksamhetsberättelsen" | "årsberättelse" => {
            return Some(&[AnnualReport]);
        }
        "tertialrapport" | "tertialrapporten" | "delårsrapport" | "delårsrapporten"
        | "tertialuppföljning" | "tertialuppföljningen" => {
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
fn compares(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| {
        let word = paragraph.word(at);
        matches!(
            word,
            "jmf" | "jfr" | "fjol" | "fjolårets" | "än" | "sedan" | "motsvarande" | "tidigare"
                | "respektive" | "utfall" | "utfallet" | "avsåg" | "enligt" | "redan" | "nivå"
        ) && !(word == "redan" && paragraph.word(at + 1) == "under")
            || word.starts_with("jämför")
            || word.starts_with("föregående")
            || word.starts_with("förra")
            || (word == "till" && paragraph.word(at + 1) == "skillnad")
            || (matches!(word, "från" | "mot") && is_year(paragraph.word(at + 1)))
    })
}

/// "inför tertialrapporterna", "vid varje tertial": what is always done.
fn is_habit(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    sentence
        .clone()
        .any(|at| matches!(paragraph.word(at), "varje" | "årligen" | "vid" | "samband" | "regelbundet" | "inför"))
}

/// Words that turn from then to now.
fn turns(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| {
        matches!(
            paragraph.word(at),
            "men" | "nu" | "därefter" | "efter" | "numera" | "idag" | "därför" | "dock" | "slutet"
                | "början" | "våren" | "hösten" | "sommaren" | "senare" | "påbörjades" | "vilket"
        )
    })
}

/// "hösten 2020", "slutet av 2020": a part of a year that has passed tells when something began.
fn is_part_of_year(paragraph: &Paragraph<'_>, words: &Range<usize>) -> bool {
    words.clone().any(|at| matches!(paragraph.word(at), "hösten" | "våren" | "sommaren" | "vintern"))
}

fn tells_past(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    matches!(first_verb(paragraph, sentence.clone()), Some((_, Tense::Past | Tense::Perfect)))
}

/// The time of the verb that a period's words belong to: the one right after them, else the first.
fn verb_around(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    words: &Range<usize>,
) -> Option<Tense> {
    let after = tense_of(paragraph, words.end, sentence).filter(|_| words.end < sentence.end);
    after.or_else(|| first_verb(paragraph, sentence.clone()).map(|(_, tense)| tense))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Months since the year 0.
fn month_number(day: Date) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month())
}

#[cfg(test)]
mod tests {
    use tertial_domain::goal::{GoalLevel, GoalText};
    use tertial_domain::report::Report;

    use super::*;
    use crate::rules::example::{found, goal_with, indicator, report, report_with, section};

    fn says(kind: ReportKind, words: &str) -> Vec<String> {
        let goal = goal_with(GoalLevel::Unit, "Gästerna trivs", &[(GoalText::Analysis, words)]);
        let all = found(Rule::StalePeriod, &Report { goals: vec![goal], ..report(kind, 2021) });
        all.iter().filter_map(|one| one.split(' ').nth(1)).map(str::to_owned).collect()
    }

    #[test]
    fn a_part_of_the_year_told_as_now_fires() {
        for words in [
            "Under tertial 2 fortsätter rekryteringen.",
            "Under period två fortsätter det planerade arbetet att påverkas.",
            "Vi ser redan under T2 att åtgärderna ger effekt.",
            "I andra tertialet arbetar gruppen med scheman.",
            "Under T1 kommer alla att gå kursen.",
            "Hittills i år har elva personer flyttat in.",
            "Helårsprognosen visar ett överskott.",
        ] {
            assert_eq!(says(ReportKind::AnnualReport, words).len(), 1, "{words}");
        }
        let words = "Under tertial 1 pågår rekryteringen.";
        assert_eq!(says(ReportKind::TertialReport2, words), ["part"]);
        assert_eq!(says(ReportKind::TertialReport1, words), Vec::<String>::new());
    }

    #[test]
    fn another_report_s_name_or_year_fires() {
        for words in [
            "I denna tertialrapport redovisas arbetet.",
            "Den här verksamhetsplanen bygger på samtal i gruppen.",
            "Nämnden godkänner verksamhetsberättelse för 2020.",
            "I VB 2020 redovisar vi hur målen nåtts.",
        ] {
            assert_eq!(says(ReportKind::AnnualReport, words), ["name"], "{words}");
        }
        let base = report(ReportKind::AnnualPlan, 2021);
        let sections = vec![section("Verksamhetsplan 2020", &["Vi är elva."])];
        let all = found(Rule::StalePeriod, &Report { sections, ..base });
        assert_eq!(all, ["sections/0 name"]);
    }

    #[test]
    fn a_past_year_given_as_the_current_one_fires() {
        for words in [
            "Under 2020 har vi arbetat med att korta väntetiden.",
            "Under 2020 kommer enheten att införa egenkontroll.",
            "Enheten ska under 2020 se över sina scheman.",
            "Under 2020 arbetar enheten med sina scheman.",
        ] {
            assert_eq!(says(ReportKind::AnnualReport, words).len(), 1, "{words}");
        }
        let plan = "Under 2020 kommer enheten att införa egenkontroll.";
        assert_eq!(says(ReportKind::AnnualPlan, plan), ["ahead-of-past"]);
    }

    #[test]
    fn what_refers_to_another_time_is_left_alone() {
        for words in [
            "De flesta har under T2 upprättat handlingsplaner.",
            "Under tertial 2 upprättades handlingsplaner.",
            "Inför tertialrapporterna skickas ett underlag ut.",
            "Antalet besök ökade jämfört med 2020.",
            "Under 2020 genomfördes en brukarundersökning.",
            "Under slutet av 2020 förhandlas en omorganisation.",
            "Sedan 2019 har vi arbetat med metoden.",
            "Programmet gäller 2020–2023.",
            "Utfallet 2020 var 81 procent.",
            "Verksamheten har under 2020 haft en tung ekonomi men resultatet har förbättrats.",
            "Nämndens tertialrapport 2 visade ett underskott.",
            "På APT 2021-12-10 arbetade vi med VB 2021 och på APT 2022-01-07 fastställdes VB.",
            "Berättelsen gicks igenom på apt 2022-01-13.",
            "Enligt VP 2020 skulle köket byggas.",
        ] {
            assert_eq!(says(ReportKind::AnnualReport, words), Vec::<String>::new(), "{words}");
        }
        let plan = "Under 2020 har vi arbetat med att korta väntetiden.";
        assert_eq!(says(ReportKind::AnnualPlan, plan), Vec::<String>::new());
    }

    #[test]
    fn days_before_the_year_was_over_fire() {
        let words = "Verksamhetsberättelsen fastställdes på APT 2021-01-18.";
        assert_eq!(says(ReportKind::AnnualReport, words), ["settled"]);
        let dated = |kind, date: &str| {
            let base = report(kind, 2021);
            found(Rule::StalePeriod, &Report { date: Some(date.to_owned()), ..base })
        };
        assert_eq!(dated(ReportKind::AnnualReport, "2021-02-03"), ["head date"]);
        assert_eq!(dated(ReportKind::AnnualPlan, "2020-01-20"), ["head date"]);
        for (kind, date) in [
            (ReportKind::AnnualReport, "2022-01-20"),
            (ReportKind::AnnualReport, "2021-12-20"),
            (ReportKind::AnnualPlan, "2020-11-20"),
            (ReportKind::AnnualPlan, "2021-01-12"),
            (ReportKind::TertialReport1, "2021-05-12"),
        ] {
            assert_eq!(dated(kind, date), Vec::<String>::new(), "{date}");
        }
    }

    #[test]
    fn a_row_s_period_of_last_year_s_report_fires() {
        let row = |period| {
            let cells = [(IndicatorField::Outcome, "12"), (IndicatorField::Period, period)];
            found(Rule::StalePeriod, &report_with(vec![indicator("Antal besök", &cells)]))
        };
        assert_eq!(row("VB 2020"), ["goals/0/indicators/0/period row"]);
        assert_eq!(row("VB 2021"), Vec::<String>::new());
        assert_eq!(row("2020"), Vec::<String>::new(), "measured the year before");
    }
}
