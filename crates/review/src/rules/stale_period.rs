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

use crate::facts::{Facts, Passage, texts};
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
            for (at, sentence) in paragraph.sentences.iter().enumerate() {
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

    fn finding(&self, reason: &'static str, place: &Place, words: &str) -> Finding {
        Finding::new(Rule::StalePeriod, reason, place.clone())
            .with("words", words.trim_end_matches(['.', ',', ':', ')']))
            .with("year", self.year.to_string())
    }

    fn of_sentence(&self, paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> Option<Stale> {
        self.earlier_part(paragraph, sentence)
            .or_else(|| self.so_far(paragraph, sentence))
            .or_else(|| self.called_by_another_name(paragraph, sentence))
            .or_else(|| self.settled_too_early(paragraph, sentence))
            .or_else(|| self.earlier_year(paragraph, sentence))
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
        let is_when =
            matches!(before, "under" | "i" | "" | "denna" | "detta" | "nu" | "hela" | "för")
                || part.words.start == sentence.start;
        let is_of_later_year = years(paragraph)
            .iter()
            .any(|year| sentence.contains(&year.word) && year.year > self.year);
        let is_other = is_of_later_year || compares(paragraph, sentence);
        if !is_when || is_other || is_habit(paragraph, sentence) {
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
                ("så", "långt" | "här", "i" | "långt") if paragraph.word(at + 3) == "år" => 4,
                ("helårsprognosen" | "årsprognosen", ..) => 1,
                _ => return None,
            };
            let now = length > 1
                || matches!(
                    tense_of(paragraph, at + 1, sentence),
                    Some(Tense::Present | Tense::Future)
                );
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
                years(paragraph)
                    .into_iter()
                    .find(|named| named.word == next)
                    .map(|y| (next, y.year))
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
                "godkänner"
                    | "fastställer"
                    | "beslutar"
                    | "överlämnar"
                    | "antar"
                    | "lägger"
                    | "förslag"
                    | "föreliggande"
                    | "denna"
                    | "härmed"
                    | "godkänna"
                    | "fastställa"
            )
        });
        let tells = matches!(
            first_verb(paragraph, sentence.clone()),
            Some((_, Tense::Present | Tense::Future | Tense::Perfect))
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

    /// "Under 2020 kommer …", "i år, 2020, har …", "årsmålet för 2020 bedöms nås" in the report of 2021.
    fn earlier_year(&self, paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> Option<Stale> {
        let mut named = years(paragraph).into_iter().filter(|year| sentence.contains(&year.word));
        let Some(earlier) = named.next() else { return self.earlier_day(paragraph, sentence) };
        let is_near = earlier.year < self.year && earlier.year + 5 > self.year;
        // Two years in one sentence are a comparison or a course of events.
        if !is_near || named.any(|other| other.year != earlier.year) {
            return None;
        }
        let at = earlier.word;
        let tense = verb_around(paragraph, sentence, &(at..at + 1));
        if tense == Some(Tense::Past) || compares_years(paragraph, sentence) {
            return None;
        }
        if let Some(words) = called_current(paragraph, sentence, at) {
            let says = tense.is_some() || sentence.len() <= 8;
            return says.then_some(Stale { reason: "year", words });
        }
        if compares(paragraph, sentence) || names_other_year(paragraph, sentence, self.year) {
            return None;
        }
        let words = when_words(paragraph, at);
        if looks_ahead(paragraph, sentence) && !tells_past(paragraph, sentence) {
            let is_when = matches!(
                paragraph.word(words.start),
                "under" | "inför" | "i" | "hela" | "till" | "av" | "hösten" | "våren"
            ) || words.start == sentence.start
                || is_of_planning(paragraph, sentence, at);
            return is_when.then_some(Stale { reason: "ahead-of-past", words });
        }
        let is_told_now = tense == Some(Tense::Present)
            || (tense == Some(Tense::Perfect) && self.kind != ReportKind::AnnualPlan);
        let is_current = is_plainly_when(paragraph, sentence, &words)
            || is_of_planning(paragraph, sentence, at)
            || is_end_of_year(paragraph, sentence, at);
        (is_told_now && is_current && !turns(paragraph, sentence))
            .then_some(Stale { reason: "year", words })
    }

    /// "bokslutet per 2020-12-31 ligger till grund …"
    fn earlier_day(&self, paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> Option<Stale> {
        let day = days(paragraph).into_iter().find(|day| sentence.contains(&day.words.start))?;
        let is_earlier = day.day.year() < self.year && day.day.year() + 5 > self.year;
        let is_told_now = matches!(
            verb_around(paragraph, sentence, &day.words),
            Some(Tense::Present | Tense::Future)
        );
        let stale = is_earlier
            && is_told_now
            && is_end_of_year(paragraph, sentence, day.words.start)
            && !compares(paragraph, sentence);
        stale.then_some(Stale { reason: "year", words: day.words })
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

/// The kinds of report that a word names.
fn named_kinds(word: &str) -> Option<&'static [ReportKind]> {
    use ReportKind::{AnnualPlan, AnnualReport, TertialReport1, TertialReport2};
    match word {
        "verksamhetsplan" | "verksamhetsplanen" => return Some(&[AnnualPlan]),
        "verksamhetsberättelse" | "verksamhetsberättelsen" | "årsberättelse" => {
            return Some(&[AnnualReport]);
        }
        "tertialrapport"
        | "tertialrapporten"
        | "delårsrapport"
        | "delårsrapporten"
        | "tertialuppföljning"
        | "tertialuppföljningen" => {
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
            "jmf"
                | "jfr"
                | "fjol"
                | "fjolårets"
                | "än"
                | "sedan"
                | "motsvarande"
                | "tidigare"
                | "respektive"
                | "utfall"
                | "utfallet"
                | "avsåg"
                | "enligt"
                | "redan"
                | "nivå"
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
    sentence.clone().any(|at| {
        matches!(
            paragraph.word(at),
            "varje" | "årligen" | "vid" | "samband" | "regelbundet" | "inför"
        )
    })
}

/// Words that turn from then to now.
fn turns(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| {
        matches!(
            paragraph.word(at),
            "men"
                | "nu"
                | "därefter"
                | "efter"
                | "numera"
                | "idag"
                | "därför"
                | "dock"
                | "slutet"
                | "början"
                | "våren"
                | "hösten"
                | "sommaren"
                | "senare"
                | "påbörjades"
                | "vilket"
        )
    })
}

/// The words of a year with the preposition before it: "under 2020", "inför år 2020".
fn when_words(paragraph: &Paragraph<'_>, at: usize) -> Range<usize> {
    let word = |back: usize| at.checked_sub(back).map(|at| paragraph.word(at)).unwrap_or_default();
    let of_year = usize::from(matches!(word(1), "år" | "året" | "verksamhetsåret"));
    let preposition = matches!(
        word(1 + of_year),
        "under" | "inför" | "i" | "hela" | "för" | "av" | "till" | "hösten" | "våren"
    );
    at - of_year - usize::from(preposition)..at + 1
}

/// Words beside an earlier year that call it the current one: "i år, 2020", "årets enkät 2020",
/// "denna rapport … 2020", "hittills under 2020", "nu när 2020 är slut".
fn called_current(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    at: usize,
) -> Option<Range<usize>> {
    let from = at.saturating_sub(5).max(sentence.start);
    for before in (from..at).rev() {
        let (one, two) = (paragraph.word(before), paragraph.word(before + 1));
        let beside = match (one, two) {
            ("i", "år") => before + 2 == at,
            ("innevarande" | "årets" | "pågående" | "kommande", _) => true,
            ("detta" | "det" | "hela", "år" | "verksamhetsår") => before + 2 == at,
            ("år" | "året", "som") => paragraph.word(before + 2).starts_with("gå"),
            ("verksamhetsåret" | "budgetåret" | "året", _) => before + 1 == at,
            ("hittills" | "resten" | "återstoden" | "hela" | "nu", _) => true,
            ("långt", "in") => true,
            _ => false,
        };
        if beside {
            return Some(before..at + 1);
        }
    }
    let points_here = sentence.clone().find(|&word| {
        let next = paragraph.word(word + 1);
        let after = paragraph.word(word + 2);
        let names_document = |word: &str| {
            ["rapport", "plan", "berättelse", "analys", "redovisning", "uppföljning", "dokument"]
                .iter()
                .any(|ending| word.contains(ending))
        };
        match paragraph.word(word) {
            "denna" | "föreliggande" => names_document(next),
            "den" | "det" if next == "här" => names_document(after),
            "nedan" | "härmed" => true,
            "här" => matches!(
                paragraph.word(word.saturating_sub(1)),
                "redovisar" | "redovisas" | "beskriver" | "beskrivs" | "enheten" | "vi"
            ),
            "följande" => paragraph.word(word.saturating_sub(1)) == "det",
            "detta" => next == "är" && names_document(paragraph.word(word + 5)),
            _ => false,
        }
    })?;
    let first = points_here.min(at);
    Some(first..points_here.max(at) + 1).filter(|words| words.len() <= 16)
}

/// "under 2020", "hela 2020", "år 2020", "att 2020 blir …": the year is when it happens.
fn is_plainly_when(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    words: &Range<usize>,
) -> bool {
    let before = words
        .start
        .checked_sub(1)
        .filter(|at| *at >= sentence.start)
        .map(|at| paragraph.word(at))
        .unwrap_or_default();
    let is_bare = words.len() == 1 && (words.start == sentence.start || before == "att");
    match paragraph.word(words.start) {
        "under" | "inför" | "hela" => true,
        "år" | "året" => words.start == sentence.start,
        _ => is_bare,
    }
}

/// "årsmålet för 2020", "budgeten för 2020", "verksamhetsplan 2020": the year of what is planned.
fn is_of_planning(paragraph: &Paragraph<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let word = |back: usize| {
        at.checked_sub(back).filter(|at| *at >= sentence.start).map(|at| paragraph.word(at))
    };
    let noun = match word(1) {
        Some("för" | "år") if word(2) == Some("för") => word(3),
        Some("för") => word(2),
        _ => None,
    };
    // "stäms av i T1 2020"
    let is_tertial = matches!(word(1), Some("t1" | "t2")) && matches!(word(2), Some("i" | "under"));
    is_tertial
        || noun.is_some_and(|noun| {
            [
                "mål",
                "årsmål",
                "helårsprognos",
                "årsprognos",
                "budget",
                "planering",
                "uppföljning",
                "verksamhetsplan",
                "verksamhetsberättelse",
                "tertialrapport",
                "handlingsplan",
            ]
            .iter()
            .any(|beginning| noun.starts_with(beginning))
        })
}

/// "per den 31 december 2020", "bokslutet per 2020-12-31".
fn is_end_of_year(paragraph: &Paragraph<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let from = at.saturating_sub(4).max(sentence.start);
    (from..at).any(|before| paragraph.word(before) == "per")
}

/// Whether anything in a sentence is said to come, and is not what a decision or a wish spoke of.
fn looks_ahead(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    futures(paragraph, sentence).iter().any(|future| {
        // "2020 beslutades att alla ska …": the decision is of that year, the duty is not.
        !(sentence.start..future.words.start).any(|at| paragraph.word(at) == "att")
    })
}

/// Whether a sentence also names the report's own time, last year or a later one.
fn names_other_year(paragraph: &Paragraph<'_>, sentence: &Range<usize>, own: i16) -> bool {
    named_times(paragraph, sentence, own).iter().any(|named| {
        matches!(named.time, Time::OwnYear | Time::AheadOfOwnYear | Time::ThisYear | Time::LastYear)
    })
}

/// Words that hold one year against another.
fn compares_years(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| {
        let word = paragraph.word(at);
        matches!(word, "jmf" | "jfr" | "fjol" | "fjolårets" | "än" | "sedan" | "motsvarande")
            || ["jämför", "föregående", "förra"].iter().any(|start| word.starts_with(start))
            || (word == "till" && paragraph.word(at + 1) == "skillnad")
    })
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
    use crate::rules::example::{
        found, goal_with, indicator, paragraphs, report, report_with, section,
    };

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
            "I år, 2020, har elva personer flyttat in.",
            "Innevarande år (2020) är lugnare.",
            "Resultatet av årets medarbetarenkät 2020 har gåtts igenom.",
            "Denna rapport omfattar perioden januari–december 2020.",
            "Så här långt in på 2020 ser vi goda resultat.",
            "Årsmålet för 2020 bedöms kunna nås.",
            "Måluppfyllelsen för 2020 redovisas i det följande.",
            "Läget per den 31 december 2020 visar att kön är kort.",
            "Nu när 2020 är slut kan vi se att arbetet gett resultat.",
            "Verksamhetsberättelse 2020: gården har haft öppet varje dag.",
            "Vi bedömer att 2020 blir ett bra år.",
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
            "Brukarundersökningen 2020 visar att de flesta är nöjda.",
            "Gården, som öppnade 2019, har elva platser.",
            "Utfallet har ökat från 81 procent 2020.",
            "Kön var kortare 2020 än i år.",
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
        assert_eq!(row("2020"), ["goals/0/indicators/0/period row"]);
        let cells = [(IndicatorField::Outcome, "81 %"), (IndicatorField::Period, "2020")];
        let mut told = indicator("Andel nöjda", &cells);
        told.analysis = paragraphs(&["Enkäten gjordes hösten 2020."]);
        let all = found(Rule::StalePeriod, &report_with(vec![told]));
        assert_eq!(all, Vec::<String>::new(), "measured the year before, and told");
    }
}
