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

mod about;
mod current;
mod norms;
mod sentence;
mod signs;
mod sources;
mod summed;

use std::ops::Range;

use jiff::civil::Date;
use tertial_domain::goal::GoalText;
use tertial_domain::report::{IndicatorField, ReportKind, read_date};

use self::signs::{compares, named_kinds};
use crate::facts::{Facts, Passage, texts};
use crate::finding::{Finding, Findings};
use crate::place::{GoalPart, Place};
use crate::rule::{Rule, Severity, Spec};
use crate::swedish::dates::years;
use crate::swedish::figures::FigureKind;
use crate::swedish::lexicon::Hints;
use crate::swedish::paragraph::Paragraph;

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
    own.reports_asked_for(facts, out);
}

/// Expected results name the years that they aim at.
const fn is_plan_s_words(place: &Place) -> bool {
    matches!(place, Place::Goal(_, GoalPart::Text(GoalText::ExpectedResult)))
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
        finding = finding.or_else(|| self.accounts_of_another_year(passage));
        for paragraph in passage.paragraphs.iter().filter(|paragraph| names_a_time(paragraph)) {
            for (at, sentence) in paragraph.sentences.iter().enumerate() {
                if !names_a_time_in(paragraph, sentence) {
                    continue;
                }
                let Some(stale) = self.of_sentence(paragraph, sentence) else { continue };
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

    /// A line "Bokslut 2020" over what is told of the year's accounts.
    fn accounts_of_another_year(&self, passage: &Passage<'_>) -> Option<Finding> {
        if self.kind == ReportKind::AnnualPlan {
            return None;
        }
        let printed_year = self.year.to_string();
        let of_own_year = |text: &str| text.contains(&printed_year);
        let lines = passage.heading.into_iter().map(Paragraph::new);
        let title = lines.chain(passage.paragraphs.first().cloned()).find(|line| {
            let word = line.word(0);
            let is_accounts = matches!(word, "bokslut" | "årsbokslut" | "bokslutet");
            // "Egenkontroll 2020" over "Årets egenkontroll …"
            let is_taken_up = || {
                word.chars().count() > 4
                    && passage.paragraphs.iter().any(|paragraph| {
                        (0..paragraph.words.len()).any(|at| {
                            paragraph.word(at) == "årets" && paragraph.word(at + 1) == word
                        })
                    })
            };
            line.words.len() == 2 && (is_accounts || is_taken_up())
        })?;
        let [named] = <[_; 1]>::try_from(years(&title)).ok()?;
        let tells_of_the_year = passage.paragraphs.iter().any(|paragraph| {
            (0..paragraph.words.len()).any(|at| matches!(paragraph.word(at), "årets" | "året"))
        });
        let names_own = passage.paragraphs.iter().any(|paragraph| of_own_year(paragraph.text));
        if named.year >= self.year || !tells_of_the_year || names_own {
            return None;
        }
        let place = &passage.place;
        Some(self.finding("year", place, title.text).quote(place.clone(), title.text))
    }

    fn finding(&self, reason: &'static str, place: &Place, words: &str) -> Finding {
        Finding::new(Rule::StalePeriod, reason, place.clone())
            .with("words", words.trim_end_matches(['.', ',', ':', ')']))
            .with("year", self.year.to_string())
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

    /// "Redovisa avslag i VB 2020": an activity of 2021 that asks for an answer in an older report.
    fn reports_asked_for(&self, facts: &Facts<'_>, out: &mut Findings) {
        for goal in &facts.goals {
            for (at, activity) in goal.node.activities.iter().enumerate() {
                let name = Paragraph::new(&activity.name);
                let asks = (0..name.words.len()).any(|at| {
                    let word = name.word(at);
                    ["redovisa", "rapporter", "återrapporter"]
                        .iter()
                        .any(|verb| word.starts_with(verb) && named_kinds(word).is_none())
                });
                let named = years(&name);
                let is_old = !named.is_empty() && named.iter().all(|one| one.year < self.year);
                let in_report = |word: usize| {
                    (word.saturating_sub(2)..word).find(|&at| {
                        let before = at.checked_sub(1).map(|at| name.word(at));
                        named_kinds(name.word(at)).is_some()
                            && matches!(before, Some("i" | "till" | "med" | "och" | "inför"))
                    })
                };
                let found = named.iter().find_map(|one| Some(in_report(one.word)?..one.word + 1));
                if let Some(words) = found.filter(|_| asks && is_old) {
                    let place = goal.place(GoalPart::Activity(at, None));
                    let finding = self.finding("name", &place, name.quote(words));
                    out.push(finding.quote(place, activity.name.as_str()));
                }
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
                // A survey may be of the year before: then the row's own text says so.
                let is_told = || {
                    let year = only.year.to_string();
                    let notes = [&row.analysis, &row.comment];
                    notes
                        .into_iter()
                        .flat_map(|blocks| texts(blocks))
                        .any(|words| words.contains(&year))
                };
                let is_plain = paragraph.words.len() == 1 && !is_told();
                if has_outcome && is_sure && (is_own_kind || is_plain) && only.year < self.year {
                    let place = goal.place(GoalPart::Indicator(at, Some(IndicatorField::Period)));
                    let finding = self.finding("row", &place, printed);
                    out.push(finding.with("indicator", row.name.as_str()).quote(place, printed));
                }
            }
        }
    }
}

/// Whether a paragraph has any word that names a year, a day, a part of the year or a report.
fn names_a_time(paragraph: &Paragraph<'_>) -> bool {
    paragraph.hints.has(Hints::PERIOD)
        || paragraph
            .figures
            .iter()
            .any(|figure| matches!(figure.kind, FigureKind::Year | FigureKind::Label))
}

/// The same of one of its sentences.
fn names_a_time_in(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    let is_time = |kind| matches!(kind, FigureKind::Year | FigureKind::Label);
    paragraph.figures.iter().any(|figure| is_time(figure.kind) && sentence.contains(&figure.word))
        || sentence.clone().any(|at| paragraph.word_hints(at).has(Hints::PERIOD))
}

/// Months since the year 0.
fn month_number(day: Date) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month())
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod wordings;
