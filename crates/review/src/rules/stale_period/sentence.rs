//! One sentence: which other time it gives as the current one, if any.

use std::ops::Range;

use tertial_domain::report::ReportKind;

use super::current::{called_current, tells_what_it_is_about};
use super::signs::{
    belongs_to_past_clause, compares, compares_years, excuses, follows_now, has_own_value,
    is_end_of_year, is_habit, is_of_planning, is_plainly_when, lies_elsewhere, looks_ahead,
    named_kinds, names_other_year, tells_past, turns, verb_around, when_words,
};
use super::{Own, Stale, month_number};
use crate::swedish::dates::{days, years};
use crate::swedish::paragraph::Paragraph;
use crate::swedish::tense::{Tense, first_verb, tense_of};
use crate::swedish::time_words::{NamedPart, named_parts};

impl Own {
    /// What a sentence gives as current that is not.
    pub(super) fn of_sentence(
        &self,
        paragraph: &Paragraph<'_>,
        sentence: &Range<usize>,
    ) -> Option<Stale> {
        self.called_by_another_name(paragraph, sentence)
            .or_else(|| self.earlier_part(paragraph, sentence))
            .or_else(|| self.so_far(paragraph, sentence))
            .or_else(|| self.follows_another_year_s_plan(paragraph, sentence))
            .or_else(|| self.settled_too_early(paragraph, sentence))
            .or_else(|| self.takes_from_another_year(paragraph, sentence))
            .or_else(|| self.earlier_year(paragraph, sentence))
            .or_else(|| self.in_another_report(paragraph, sentence))
            .or_else(|| self.written_for_another_year(paragraph, sentence))
    }

    /// "Under T2 fortsätter …" in an annual report; "under T1 pågår …" in tertial report 2.
    fn earlier_part(&self, paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> Option<Stale> {
        let is_earlier = |part: &NamedPart| match self.kind {
            ReportKind::AnnualReport => part.report != ReportKind::AnnualReport,
            ReportKind::TertialReport2 => part.report == ReportKind::TertialReport1,
            ReportKind::AnnualPlan | ReportKind::TertialReport1 => false,
        };
        named_parts(paragraph, sentence)
            .into_iter()
            .filter(is_earlier)
            .find_map(|part| self.part_told_as_now(paragraph, sentence, part))
    }

    fn part_told_as_now(
        &self,
        paragraph: &Paragraph<'_>,
        sentence: &Range<usize>,
        part: NamedPart,
    ) -> Option<Stale> {
        // The part itself must be when it happens: "under T2", "i tertial 2", "T2 visar".
        let before = part.words.start.checked_sub(1).filter(|at| *at >= sentence.start);
        let before = before.map(|at| paragraph.word(at)).unwrap_or_default();
        let is_when = matches!(
            before,
            "under" | "i" | "" | "denna" | "detta" | "nu" | "hela" | "för" | "årets" | "de"
        ) || part.words.start == sentence.start
            || (matches!(before, "avser" | "gäller") && tells_figures(paragraph, sentence));
        let is_of_later_year = years(paragraph)
            .iter()
            .any(|year| sentence.contains(&year.word) && year.year > self.year);
        // "delårsrapporten för januari–augusti": a report by its name.
        let of_report = before == "för"
            && part.words.start.checked_sub(2).is_some_and(|at| {
                let word = paragraph.word(at);
                word.contains("rapport") || word.contains("uppföljning")
            });
        let is_other = is_of_later_year
            || of_report
            || (compares(paragraph, sentence) && !matches!(before, "avser" | "gäller"));
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
                ("hittills", "under" | "i", year) if year == self.year.to_string() => 3,
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
    pub(super) fn called_by_another_name(
        &self,
        paragraph: &Paragraph<'_>,
        sentence: &Range<usize>,
    ) -> Option<Stale> {
        if compares(paragraph, sentence) {
            return None;
        }
        for at in sentence.clone() {
            let Some(kinds) = named_kinds(paragraph.word(at)).or_else(|| our_plan(paragraph, at))
            else {
                continue;
            };
            let before = |back: usize| {
                at.checked_sub(back).filter(|at| *at >= sentence.start).map(|at| paragraph.word(at))
            };
            let points_here = matches!(before(1), Some("denna" | "föreliggande"))
                || matches!((before(2), before(1)), (Some("den" | "det"), Some("här")));
            let from = at.saturating_sub(usize::from(before(1).is_some()));
            if points_here && !kinds.contains(&self.kind) {
                // "denna tertialrapport 1"
                let number = usize::from(matches!(paragraph.word(at + 1), "1" | "2" | "3"));
                return Some(Stale { reason: "name", words: from..at + 1 + number });
            }
            let year = (at + 1..(at + 5).min(sentence.end)).find_map(|next| {
                years(paragraph)
                    .into_iter()
                    .find(|named| named.word == next)
                    .map(|y| (next, y.year))
            });
            let Some((last, year)) = year else { continue };
            let is_other = kinds.contains(&self.kind) && year < self.year;
            // "inget att rapportera i T1 2020" in the report of 2021
            let is_to_report = before(1) == Some("i")
                && matches!(before(2), Some("rapportera" | "redovisa"))
                && !tells_past(paragraph, sentence);
            if is_to_report && year < self.year {
                return Some(Stale { reason: "name", words: at..last + 1 });
            }
            if is_other && takes_it_for_its_own(paragraph, sentence, at, self.year) {
                return Some(Stale { reason: "name", words: at..last + 1 });
            }
        }
        None
    }

    /// "Enheten utgår från nämndens verksamhetsplan för 2020" in a report of 2021.
    fn follows_another_year_s_plan(
        &self,
        paragraph: &Paragraph<'_>,
        sentence: &Range<usize>,
    ) -> Option<Stale> {
        if self.kind == ReportKind::AnnualPlan || compares_years(paragraph, sentence) {
            return None;
        }
        // "Uppföljningen av VP 2020 visar …"
        let follows_up = || {
            let opening = sentence.clone().take(3);
            let is_now = |(_, tense)| tense == Tense::Present;
            first_verb(paragraph, sentence.clone()).is_some_and(is_now).then_some(())?;
            opening.into_iter().find(|&at| {
                paragraph.word(at).starts_with("uppföljning") && paragraph.word(at + 1) == "av"
            })
        };
        let verb = follows_now(paragraph, sentence).or_else(follows_up)?;
        let named = years(paragraph);
        (verb..sentence.end).find_map(|at| {
            let is_plan = named_kinds(paragraph.word(at))
                .is_some_and(|kinds| kinds.contains(&ReportKind::AnnualPlan));
            let year = named.iter().find(|year| (at + 1..at + 4).contains(&year.word))?;
            let is_earlier = year.year < self.year && sentence.contains(&year.word);
            (is_plan && is_earlier).then_some(Stale { reason: "year", words: at..year.word + 1 })
        })
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
        let named: Vec<_> =
            years(paragraph).into_iter().filter(|year| sentence.contains(&year.word)).collect();
        let Some(earlier) = named.first() else { return self.earlier_day(paragraph, sentence) };
        let is_near = earlier.year < self.year && earlier.year + 5 > self.year;
        // Two years in one sentence are a comparison or a course of events.
        if !is_near
            || has_own_value(paragraph, earlier.word)
            || named.iter().any(|other| other.year != earlier.year)
        {
            return None;
        }
        let at = earlier.word;
        let tense = verb_around(paragraph, sentence, &(at..at + 1));
        let is_past = tense == Some(Tense::Past) || belongs_to_past_clause(paragraph, sentence, at);
        let compares_years = compares_years(paragraph, sentence);
        let current = named.iter().find_map(|year| called_current(paragraph, sentence, year.word));
        // A plan looks back on the year that runs while it is written: "Året 2020 slutade med ett överskott."
        let is_running = self.kind == ReportKind::AnnualPlan && earlier.year + 1 == self.year;
        if is_running && is_past
            || self.is_account_of_running_year(paragraph, sentence, earlier.year)
        {
            return None;
        }
        if let Some(current) = current {
            let says = tense.is_some() || sentence.len() <= 8;
            let holds = says && (current.is_sure || !(is_past || compares_years));
            return holds.then_some(Stale { reason: "year", words: current.words });
        }
        if is_past || compares_years {
            return None;
        }
        if compares(paragraph, sentence)
            || lies_elsewhere(paragraph, sentence)
            || names_other_year(paragraph, sentence, self.year)
        {
            return None;
        }
        let words = when_words(paragraph, at);
        // "Rutinen är daterad i maj 2020 och bedöms …": when it was made.
        let is_dated = words.start.checked_sub(1).is_some_and(|before| {
            let word = paragraph.word(before);
            before > sentence.start
                && ["ad", "at", "ade", "agen", "iven", "lagd"].iter().any(|end| word.ends_with(end))
                && paragraph.word(before - 1) == "är"
        });
        if is_dated {
            return None;
        }
        if looks_ahead(paragraph, sentence) && !tells_past(paragraph, sentence) {
            let is_when = matches!(
                paragraph.word(words.start),
                "under" | "inför" | "i" | "hela" | "till" | "av" | "hösten" | "våren"
            ) || words.start == sentence.start
                || is_deadline(paragraph, sentence, words.start)
                || is_of_planning(paragraph, sentence, at);
            return is_when.then_some(Stale { reason: "ahead-of-past", words });
        }
        let is_told_now = tense == Some(Tense::Present)
            || (tense == Some(Tense::Perfect) && self.kind != ReportKind::AnnualPlan);
        let is_current = is_plainly_when(paragraph, sentence, &words)
            || is_of_planning(paragraph, sentence, at)
            || tells_what_it_is_about(paragraph, sentence)
            || is_end_of_year(paragraph, sentence, at);
        (is_told_now && is_current && !turns(paragraph, sentence))
            .then_some(Stale { reason: "year", words })
    }

    /// "bokslutet per 2020-12-31 ligger till grund …"
    fn earlier_day(&self, paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> Option<Stale> {
        let day = days(paragraph).into_iter().find(|day| sentence.contains(&day.words.start))?;
        let is_earlier = day.day.year() < self.year && day.day.year() + 5 > self.year;
        // "Planens giltighetstid: 2020-01-01–2020-12-31"
        let is_label = sentence.clone().take(3).any(|at| {
            let word = paragraph.word(at);
            word.starts_with("giltig")
                || matches!(word, "planperiod" | "rapportperiod" | "redovisningsperiod")
        }) && (sentence.start..day.words.start)
            .any(|at| paragraph.between(at).contains(':'));
        if is_label && is_earlier {
            return Some(Stale { reason: "year", words: day.words });
        }
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
}

/// "vår plan för 2020"
fn our_plan(paragraph: &Paragraph<'_>, at: usize) -> Option<&'static [ReportKind]> {
    let before = at.checked_sub(1).map(|at| paragraph.word(at))?;
    let is_ours = matches!(before, "vår" | "denna" | "enhetens" | "detta");
    (is_ours && paragraph.word(at) == "plan").then_some(&[ReportKind::AnnualPlan])
}

/// "senast den 30 november 2020"
fn is_deadline(paragraph: &Paragraph<'_>, sentence: &Range<usize>, at: usize) -> bool {
    (at.saturating_sub(3).max(sentence.start)..at).any(|at| paragraph.word(at) == "senast")
}

/// "Utfallet avser …" with no reason why it is older.
fn tells_figures(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    !excuses(paragraph)
        && sentence.clone().take(3).any(|at| {
            let word = paragraph.word(at);
            word.starts_with("utfall") || word.starts_with("siffr") || word == "värdet"
        })
}

/// Whether a report's name is said of the document itself: decided here, or told in the present.
fn takes_it_for_its_own(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    at: usize,
    own: i16,
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
    // "läste VB 2019 vid sitt möte i januari 2021": what is read after the year is the report on it.
    let is_settled = sentence.clone().any(|before| {
        ["läste", "behandla", "gick", "godkän", "fastställ", "antog", "diskutera", "presentera"]
            .iter()
            .any(|beginning| paragraph.word(before).starts_with(beginning))
    });
    let after_the_year = years(paragraph)
        .iter()
        .any(|named| sentence.contains(&named.word) && named.year == own + 1);
    let tells = matches!(
        first_verb(paragraph, sentence.clone()),
        Some((_, Tense::Present | Tense::Future | Tense::Perfect))
    );
    let is_short = sentence.len() <= 8 && first_verb(paragraph, sentence.clone()).is_none();
    let tells = tells && !lies_elsewhere(paragraph, sentence);
    decides || tells || is_short || (is_settled && after_the_year)
}
