//! The sentences of a compilation, from messages and the facts that they are told.

use tertial_domain::assessment::{Assessment, GradingScale};
use tertial_domain::quantity::{Quantity, Value};
use tertial_domain::report::IndicatorField;
use tertial_presentation::language::Language;
use tertial_presentation::localizer::{Argument, Localizer};
use tertial_presentation::status_mark::StatusMark;
use tertial_presentation::{format, wording};
use tertial_rollup::coverage::LeftOut;
use tertial_rollup::grade_count::GradeCounts;
use tertial_rollup::lines::SumsHeld;

use super::differences::{Cause, Difference, Part};
use super::figures::CompiledFigure;
use super::tables::Added;
use super::{CompilationFacts, CompiledGoal, QuotableText, UnitReport};

/// Names in one sentence at most; the rest are counted.
const NAMES_MAX: usize = 6;

/// The words of one compilation.
pub(super) struct Words<'a> {
    localizer: &'a Localizer,
    facts: &'a CompilationFacts,
}

impl<'a> Words<'a> {
    pub(super) const fn new(localizer: &'a Localizer, facts: &'a CompilationFacts) -> Self {
        Self { localizer, facts }
    }

    pub(super) const fn language(&self) -> Language {
        self.localizer.language()
    }

    pub(super) fn text(&self, key: &str) -> String {
        self.localizer.text(key).into_owned()
    }

    fn with(&self, key: &str, told: &[(&str, Argument<'_>)]) -> String {
        self.localizer.text_with(key, told)
    }

    /// "Tertialrapport 2 2026"
    pub(super) fn report_name(&self) -> String {
        format::report_name(self.language(), self.facts.kind, self.facts.year)
    }

    pub(super) fn title(&self) -> String {
        let told =
            [("report", self.report_name().into()), ("name", (&self.facts.committee_name).into())];
        self.with("compilation-title", &told)
    }

    /// "T2 2026"; nothing for a plan, which has no outcomes.
    pub(super) fn period(&self) -> Option<String> {
        self.facts.kind.year_part()?;
        Some(format::report_name_short(self.language(), self.facts.kind, self.facts.year))
    }

    /// From how many units it is made.
    pub(super) fn basis(&self, facts: &CompilationFacts) -> String {
        let (reported, absent) = (facts.units.len(), facts.absent.len());
        let told = [
            ("report", self.report_name().into()),
            ("reported", reported.into()),
            ("expected", (reported + absent).into()),
        ];
        self.with("compilation-basis", &told)
    }

    /// All unit goals together, by grade.
    pub(super) fn grades_in_all(&self, goals: &[CompiledGoal]) -> Option<String> {
        self.facts.kind.assessment_tense()?;
        let sum = |part: fn(&GradeCounts) -> usize| goals.iter().map(|g| part(&g.counts)).sum();
        let counts = GradeCounts {
            fully: sum(|counts| counts.fully),
            partly: sum(|counts| counts.partly),
            not: sum(|counts| counts.not),
            other: sum(|counts| counts.other),
            not_assessed: sum(|counts| counts.not_assessed),
            missing: sum(|counts| counts.missing),
        };
        let told = [("count", counts.total().into()), ("counts", self.short(counts).into())];
        (counts.total() > 0).then(|| self.with("compilation-grades-in-all", &told))
    }

    pub(super) fn absent(&self, facts: &CompilationFacts) -> Vec<String> {
        let line = |unit: &super::AbsentUnit| match unit.draft {
            Some(version) => {
                let told = [("name", (&unit.name).into()), ("version", i64::from(version).into())];
                self.with("compilation-absent-draft", &told)
            }
            None => self.with("compilation-absent-none", &[("name", (&unit.name).into())]),
        };
        facts.absent.iter().map(line).collect()
    }

    /// How many unit goals stand under a goal and how they are graded, and what that suggests.
    pub(super) fn counts(&self, goal: &CompiledGoal) -> Vec<String> {
        if goal.counts.total() == 0 {
            return vec![self.text("compilation-no-unit-goals")];
        }
        if self.facts.kind.assessment_tense().is_none() {
            return vec![self.localizer.count("compilation-unit-goals", goal.counts.total())];
        }
        let told =
            [("count", goal.counts.total().into()), ("counts", self.short(goal.counts).into())];
        let mut sentences = vec![self.with("compilation-counts", &told)];
        if let Some(grade) = &goal.suggestion {
            let scale = GradingScale::stockholm();
            let word = wording::grade_word(self.localizer, grade, &scale);
            sentences.push(self.with("compilation-suggestion", &[("grade", word.into())]));
        }
        vec![sentences.join(" ")]
    }

    /// "2 helt och 3 delvis"
    fn short(&self, counts: GradeCounts) -> String {
        let each = [counts.fully, counts.partly, counts.not, counts.not_assessed, counts.missing];
        let marks = StatusMark::GRADES.into_iter().zip(each).filter(|(_, count)| *count > 0);
        let parts: Vec<String> = marks
            .map(|(mark, count)| format!("{count}\u{a0}{}", mark.short_word(self.localizer)))
            .collect();
        format::list(self.language(), &parts)
    }

    /// A cell of the table of grades: one grade with its sign, several as counts.
    pub(super) fn grades(&self, counts: GradeCounts) -> String {
        let each = [counts.fully, counts.partly, counts.not, counts.not_assessed, counts.missing];
        let found: Vec<(StatusMark, usize)> =
            StatusMark::GRADES.into_iter().zip(each).filter(|(_, count)| *count > 0).collect();
        match found.as_slice() {
            [] => "–".to_owned(),
            [(mark, 1)] => mark.plain_text(self.localizer),
            several => {
                let part = |(mark, count): &(StatusMark, usize)| {
                    let sign = mark.sign().symbol();
                    format!("{sign}\u{a0}{count}\u{a0}{}", mark.short_word(self.localizer))
                };
                several.iter().map(part).collect::<Vec<_>>().join(", ")
            }
        }
    }

    pub(super) fn quote(&self, text: &QuotableText) -> String {
        let report = format::report_name_short(self.language(), self.facts.kind, self.facts.year);
        let told = [
            ("words", (&text.words).into()),
            ("report", report.into()),
            ("version", i64::from(text.version).into()),
            ("grade", self.grade(&text.assessment).into()),
        ];
        self.with("compilation-quote", &told)
    }

    fn grade(&self, assessment: &Assessment) -> String {
        let scale = GradingScale::stockholm();
        StatusMark::of_assessment(assessment, &scale).word(self.localizer).to_lowercase()
    }

    pub(super) fn value(&self, value: &Value) -> String {
        format::value_short(self.language(), value)
    }

    pub(super) fn quantity(&self, quantity: &Quantity) -> String {
        format::quantity(self.language(), quantity)
    }

    /// The rule, how many units stand behind the figure, and who does not.
    pub(super) fn standing_behind(
        &self,
        facts: &CompilationFacts,
        figure: &CompiledFigure,
    ) -> String {
        let expected = figure.units.len() + facts.absent.len();
        let mut sentences = Vec::new();
        let rule = self.localizer.text(wording::aggregation(figure.rule));
        sentences.push(format!("{rule}."));
        let Some(added) = &figure.added else {
            if facts.kind.year_part().is_some() {
                sentences.push(if figure.has_numbers {
                    self.text("compilation-not-added")
                } else {
                    self.text("compilation-no-figures")
                });
            }
            return sentences.join(" ");
        };
        let told = [("counted", added.counted.into()), ("expected", expected.into())];
        sentences.push(self.with("compilation-counted", &told));
        if added.forecast.is_some() {
            let told = [("counted", added.forecast_counted.into()), ("expected", expected.into())];
            sentences.push(self.with("compilation-forecast-counted", &told));
        }
        for why in [LeftOut::NoFigure, LeftOut::Suppressed, LeftOut::NoParts, LeftOut::OtherUnit] {
            let of_why = added.left_out.iter().filter(|(_, found)| *found == why);
            let name = |at: usize| {
                let unit = facts.units.get(*figure.units.get(at)?)?;
                Some(unit.name.clone())
            };
            let names: Vec<String> = of_why.filter_map(|(at, _)| name(*at)).collect();
            if !names.is_empty() {
                sentences.push(self.cause(&Cause::LeftOut(why, names)));
            }
        }
        if !facts.absent.is_empty() {
            let names = facts.absent.iter().map(|unit| unit.name.clone()).collect();
            sentences.push(self.cause(&Cause::Absent(names)));
        }
        sentences.join(" ")
    }

    /// "A, B och 4 till"
    fn names(&self, names: &[String]) -> String {
        if names.len() <= NAMES_MAX + 1 {
            return format::list(self.language(), names);
        }
        let mut shown: Vec<String> = names.iter().take(NAMES_MAX).cloned().collect();
        shown.push(self.localizer.count("count-more", names.len() - NAMES_MAX));
        format::list(self.language(), &shown)
    }

    fn cause(&self, cause: &Cause) -> String {
        let (key, names) = match cause {
            // Their names stand first in the report.
            Cause::Absent(names) => {
                return self.localizer.count("compilation-cause-absent", names.len());
            }
            Cause::LeftOut(LeftOut::NoFigure, names) => ("compilation-cause-no-figure", names),
            Cause::LeftOut(LeftOut::Suppressed, names) => ("compilation-cause-suppressed", names),
            Cause::LeftOut(LeftOut::NoParts, names) => ("compilation-cause-no-parts", names),
            Cause::LeftOut(LeftOut::OtherUnit, names) => ("compilation-cause-other-unit", names),
            Cause::Later(names) => ("compilation-cause-later", names),
            Cause::Unknown => return self.text("compilation-cause-unknown"),
        };
        self.with(key, &[("names", self.names(names).into())])
    }

    pub(super) fn causes(&self, causes: &[Cause]) -> String {
        let said: Vec<String> = causes.iter().map(|cause| self.cause(cause)).collect();
        said.join(" ")
    }

    pub(super) fn figure_name(&self, difference: &Difference) -> String {
        let part = match &difference.part {
            Part::Cell(IndicatorField::Outcome) => return difference.name.clone(),
            Part::Cell(field) => {
                self.localizer.text(wording::indicator_field(*field)).to_lowercase()
            }
            Part::Column(heading) => heading.clone(),
        };
        format!("{}, {part}", difference.name)
    }

    pub(super) fn differences(&self, count: usize) -> String {
        self.localizer.count("compilation-differences", count)
    }

    /// Which units a table is added from, and whether its sums are right.
    pub(super) fn added(&self, added: &Added, reported: usize) -> String {
        let told = [("units", added.units.len().into()), ("reported", reported.into())];
        let mut sentences = vec![self.with("compilation-added", &told)];
        let SumsHeld { held, wrong: names } = added.table.sums_held();
        if held > 0 && names.is_empty() {
            sentences.push(self.text("compilation-sums-agree"));
        }
        if !names.is_empty() {
            let told = [("names", self.names(&names).into())];
            sentences.push(self.with("compilation-sums-disagree", &told));
        }
        sentences.join(" ")
    }

    pub(super) fn state(&self, unit: &UnitReport) -> String {
        let key = match (unit.confirmed, unit.state) {
            (false, _) => "report-state-unconfirmed",
            (true, state) => wording::report_state(state),
        };
        self.text(key)
    }
}
