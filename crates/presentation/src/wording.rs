//! Which message a domain value has. Exhaustive: a new value does not compile without a word.

use tertial_domain::activity::ActivityState;
use tertial_domain::assessment::{Assessment, AssessmentTense, GradeCode, GradingScale};
use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::indicator::{Aggregation, Polarity};
use tertial_domain::organisation::{OrgLevel, SuccessionKind};
use tertial_domain::period::{Periodicity, YearPart};
use tertial_domain::problem::Problem;
use tertial_domain::quantity::{MoneyScale, Value};
use tertial_domain::report::{ActivityField, IndicatorField, ReportKind, ReportState};
use tertial_domain::role::Role;
use tertial_domain::target::{CouncilTargetScope, TargetOwner};

use crate::localizer::{Argument, Localizer};

/// The heading of a goal's level (*Enhetsmål*).
pub const fn goal_level(level: GoalLevel) -> &'static str {
    match level {
        GoalLevel::Focus => "goal-level-focus",
        GoalLevel::Area => "goal-level-area",
        GoalLevel::Committee => "goal-level-committee",
        GoalLevel::Unit => "goal-level-unit",
    }
}

/// The heading over several goals of a level.
pub const fn goal_levels(level: GoalLevel) -> &'static str {
    match level {
        GoalLevel::Focus => "goal-levels-focus",
        GoalLevel::Area => "goal-levels-area",
        GoalLevel::Committee => "goal-levels-committee",
        GoalLevel::Unit => "goal-levels-unit",
    }
}

/// The label of a goal's text (*Förväntat resultat*).
pub const fn goal_text(label: GoalText) -> &'static str {
    match label {
        GoalText::Description => "goal-text-description",
        GoalText::ExpectedResult => "goal-text-expected-result",
        GoalText::Analysis => "goal-text-analysis",
        GoalText::WorkingMethod => "goal-text-working-method",
        GoalText::ResourceUse => "goal-text-resource-use",
        GoalText::FollowUp => "goal-text-follow-up",
        GoalText::Development => "goal-text-development",
        GoalText::Body => "goal-text-body",
    }
}

/// The word of a level of the organisation (*Nämnd*).
pub const fn org_level(level: OrgLevel) -> &'static str {
    match level {
        OrgLevel::Council => "org-level-council",
        OrgLevel::Committee => "org-level-committee",
        OrgLevel::Department => "org-level-department",
        OrgLevel::Unit => "org-level-unit",
        OrgLevel::Workplace => "org-level-workplace",
    }
}

/// The heading over several places of a level (*Nämnder*).
pub const fn org_levels(level: OrgLevel) -> &'static str {
    match level {
        OrgLevel::Council => "org-levels-council",
        OrgLevel::Committee => "org-levels-committee",
        OrgLevel::Department => "org-levels-department",
        OrgLevel::Unit => "org-levels-unit",
        OrgLevel::Workplace => "org-levels-workplace",
    }
}

/// What happened when a place became another.
pub const fn succession(kind: SuccessionKind) -> &'static str {
    match kind {
        SuccessionKind::Renamed => "succession-renamed",
        SuccessionKind::MergedInto => "succession-merged-into",
        SuccessionKind::SplitInto => "succession-split-into",
        SuccessionKind::Moved => "succession-moved",
    }
}

/// The name of a kind of report (*Verksamhetsberättelse*).
pub const fn report_kind(kind: ReportKind) -> &'static str {
    match kind {
        ReportKind::AnnualPlan => "report-kind-annual-plan",
        ReportKind::TertialReport1 => "report-kind-tertial-report-1",
        ReportKind::TertialReport2 => "report-kind-tertial-report-2",
        ReportKind::AnnualReport => "report-kind-annual-report",
    }
}

/// The short name of a kind of report (*VB*).
pub const fn report_kind_short(kind: ReportKind) -> &'static str {
    match kind {
        ReportKind::AnnualPlan => "report-kind-annual-plan-short",
        ReportKind::TertialReport1 => "report-kind-tertial-report-1-short",
        ReportKind::TertialReport2 => "report-kind-tertial-report-2-short",
        ReportKind::AnnualReport => "report-kind-annual-report-short",
    }
}

/// A report's step on its way to a decision (*Klarmarkerad*).
pub const fn report_state(state: ReportState) -> &'static str {
    match state {
        ReportState::Draft => "report-state-draft",
        ReportState::Ready => "report-state-ready",
        ReportState::Reviewed => "report-state-reviewed",
        ReportState::Adopted => "report-state-adopted",
    }
}

/// The name of a role (*Rapportör*).
pub const fn role(role: Role) -> &'static str {
    match role {
        Role::Reader => "role-reader",
        Role::Contributor => "role-contributor",
        Role::Reporter => "role-reporter",
        Role::Reviewer => "role-reviewer",
        Role::Approver => "role-approver",
        Role::CityOffice => "role-city-office",
        Role::Administrator => "role-administrator",
        Role::Auditor => "role-auditor",
    }
}

/// The name of a part of the year (*Tertial 2*).
pub const fn year_part(part: YearPart) -> &'static str {
    match part {
        YearPart::Tertial1 => "year-part-tertial-1",
        YearPart::Tertial2 => "year-part-tertial-2",
        YearPart::FullYear => "year-part-full-year",
    }
}

/// A part of a named year (*Tertial 2 2026*); the message is told `year`.
pub const fn period(part: YearPart) -> &'static str {
    match part {
        YearPart::Tertial1 => "year-part-tertial-1-of",
        YearPart::Tertial2 => "year-part-tertial-2-of",
        YearPart::FullYear => "year-part-full-year-of",
    }
}

/// A part of a named year where there is little room (*T2 2026*); the message is told `year`.
pub const fn period_short(part: YearPart) -> &'static str {
    match part {
        YearPart::Tertial1 => "year-part-tertial-1-short",
        YearPart::Tertial2 => "year-part-tertial-2-short",
        YearPart::FullYear => "year-part-full-year-short",
    }
}

/// A report of a named year (*Verksamhetsberättelse 2026*); the message is told `year`.
pub const fn report_name(kind: ReportKind) -> &'static str {
    match kind {
        ReportKind::AnnualPlan => "period-annual-plan",
        ReportKind::TertialReport1 => "period-tertial-report-1",
        ReportKind::TertialReport2 => "period-tertial-report-2",
        ReportKind::AnnualReport => "period-annual-report",
    }
}

/// A report of a named year where there is little room (*VB 2026*); the message is told `year`.
pub const fn report_name_short(kind: ReportKind) -> &'static str {
    match kind {
        ReportKind::AnnualPlan => "period-annual-plan-short",
        ReportKind::TertialReport1 => "period-tertial-report-1-short",
        ReportKind::TertialReport2 => "period-tertial-report-2-short",
        ReportKind::AnnualReport => "period-annual-report-short",
    }
}

/// The months that a part of the year covers (*januari–augusti*).
pub const fn year_part_months(part: YearPart) -> &'static str {
    match part {
        YearPart::Tertial1 => "year-part-tertial-1-months",
        YearPart::Tertial2 => "year-part-tertial-2-months",
        YearPart::FullYear => "year-part-full-year-months",
    }
}

/// How often something is measured (*Tertial*).
pub const fn periodicity(periodicity: Periodicity) -> &'static str {
    match periodicity {
        Periodicity::Month => "periodicity-month",
        Periodicity::Tertial => "periodicity-tertial",
        Periodicity::HalfYear => "periodicity-half-year",
        Periodicity::Year => "periodicity-year",
        Periodicity::EverySecondYear => "periodicity-every-second-year",
    }
}

/// Which way is better; `None` is said to be unknown.
pub const fn polarity(polarity: Option<Polarity>) -> &'static str {
    match polarity {
        Some(Polarity::HigherIsBetter) => "polarity-higher-is-better",
        Some(Polarity::LowerIsBetter) => "polarity-lower-is-better",
        Some(Polarity::Neutral) => "polarity-neutral",
        None => "polarity-unknown",
    }
}

/// How units' outcomes are added up; `None` is said to be unknown.
pub const fn aggregation(rule: Option<Aggregation>) -> &'static str {
    match rule {
        Some(Aggregation::Sum) => "aggregation-sum",
        Some(Aggregation::RatioOfSums) => "aggregation-ratio-of-sums",
        Some(Aggregation::WeightedMean) => "aggregation-weighted-mean",
        Some(Aggregation::PlainMean) => "aggregation-plain-mean",
        Some(Aggregation::Latest) => "aggregation-latest",
        Some(Aggregation::None) => "aggregation-none",
        None => "aggregation-unknown",
    }
}

/// Whose indicator it is (*KF-indikator*).
pub const fn indicator_owner(owner: TargetOwner) -> &'static str {
    match owner {
        TargetOwner::Council => "indicator-owner-council",
        TargetOwner::Committee => "indicator-owner-committee",
        TargetOwner::Unit => "indicator-owner-unit",
    }
}

/// Who set a target.
pub const fn target_owner(owner: TargetOwner) -> &'static str {
    match owner {
        TargetOwner::Council => "target-owner-council",
        TargetOwner::Committee => "target-owner-committee",
        TargetOwner::Unit => "target-owner-unit",
    }
}

/// What the council's target counts.
pub const fn council_target_scope(scope: CouncilTargetScope) -> &'static str {
    match scope {
        CouncilTargetScope::Unit => "council-target-scope-unit",
        CouncilTargetScope::Total => "council-target-scope-total",
    }
}

/// The heading of an indicator table's column (*Periodens utfall*).
pub const fn indicator_field(field: IndicatorField) -> &'static str {
    match field {
        IndicatorField::Outcome => "indicator-field-outcome",
        IndicatorField::OutcomeMen => "indicator-field-outcome-men",
        IndicatorField::OutcomeWomen => "indicator-field-outcome-women",
        IndicatorField::Previous => "indicator-field-previous",
        IndicatorField::Forecast => "indicator-field-forecast",
        IndicatorField::Target => "indicator-field-target",
        IndicatorField::CouncilTarget => "indicator-field-council-target",
        IndicatorField::Period => "indicator-field-period",
        IndicatorField::Periodicity => "indicator-field-periodicity",
    }
}

/// The heading of an activity table's column (*Slutdatum*).
pub const fn activity_field(field: ActivityField) -> &'static str {
    match field {
        ActivityField::Start => "activity-field-start",
        ActivityField::End => "activity-field-end",
        ActivityField::Deviation => "activity-field-deviation",
    }
}

/// How an activity stands; `None` is said to be unknown.
pub const fn activity_state(state: Option<ActivityState>) -> &'static str {
    match state {
        Some(ActivityState::NotStarted) => "activity-not-started",
        Some(ActivityState::Ongoing) => "activity-ongoing",
        Some(ActivityState::Done) => "activity-done",
        Some(ActivityState::Deviating) => "activity-deviating",
        None => "activity-unknown",
    }
}

/// Why there is no number; `None` for a number, which needs no word.
pub const fn absent_value(value: &Value) -> Option<&'static str> {
    match value {
        Value::Number(_) => None,
        Value::Missing => Some("value-missing"),
        Value::NotApplicable => Some("value-not-applicable"),
        Value::NotMeasured => Some("value-not-measured"),
        Value::Suppressed => Some("value-suppressed"),
    }
}

/// The same as [`absent_value`] in one or two words, for a cell or a chart.
pub const fn absent_value_short(value: &Value) -> Option<&'static str> {
    match value {
        Value::Number(_) => None,
        Value::Missing => Some("value-missing-short"),
        Value::NotApplicable => Some("value-not-applicable-short"),
        Value::NotMeasured => Some("value-not-measured-short"),
        Value::Suppressed => Some("value-suppressed-short"),
    }
}

/// The scale of a table of money (*Tusental kronor*).
pub const fn money_scale(scale: MoneyScale) -> &'static str {
    match scale {
        MoneyScale::Krona => "money-scale-krona",
        MoneyScale::ThousandKrona => "money-scale-thousand-krona",
        MoneyScale::MillionKrona => "money-scale-million-krona",
    }
}

/// Whether a grade foretells or concludes.
pub const fn assessment_tense(tense: AssessmentTense) -> &'static str {
    match tense {
        AssessmentTense::Forecast => "tense-forecast",
        AssessmentTense::Final => "tense-final",
    }
}

/// The message key of a grade that we know; `None` for a step of a city's own scale.
pub fn known_grade(grade: &GradeCode) -> Option<&'static str> {
    [
        (GradeCode::FULLY_MET, "grade-fully-met"),
        (GradeCode::PARTLY_MET, "grade-partly-met"),
        (GradeCode::NOT_MET, "grade-not-met"),
    ]
    .into_iter()
    .find(|(known, _)| known == grade)
    .map(|(_, key)| key)
}

/// The word of a grade: ours where we know it, else the city's own, else the code.
pub fn grade_word(localizer: &Localizer, grade: &GradeCode, scale: &GradingScale) -> String {
    if let Some(key) = known_grade(grade) {
        return localizer.text(key).into_owned();
    }
    let step = scale.steps.iter().find(|step| step.code == *grade);
    let word = step.and_then(|step| step.printed_as.first());
    word.map_or_else(|| grade.as_str().replace('_', " "), |word| capitalized(word))
}

/// The word of what a report says of a goal.
pub fn assessment_word(
    localizer: &Localizer,
    assessment: &Assessment,
    scale: &GradingScale,
) -> String {
    match assessment {
        Assessment::Graded { grade, tense: _ } => grade_word(localizer, grade, scale),
        Assessment::NotAssessed => localizer.text("grade-not-assessed").into_owned(),
        Assessment::Missing => localizer.text("grade-missing").into_owned(),
    }
}

/// A refusal in words: what happened and, where the rule knows, what to do next.
pub fn problem(localizer: &Localizer, problem: &Problem) -> ProblemText {
    let arguments: Vec<(&str, Argument<'_>)> =
        problem.arguments.iter().map(|(name, value)| (name.as_ref(), value.into())).collect();
    let text =
        |prefix: &str, code: &str| localizer.text_with(&format!("{prefix}-{code}"), &arguments);
    ProblemText {
        message: text("problem", &problem.code),
        hint: problem.hint.as_ref().map(|code| text("hint", code)),
    }
}

/// A refusal in the user's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProblemText {
    /// What happened.
    pub message: String,
    /// What to do next.
    pub hint: Option<String>,
}

/// The text with its first letter large.
pub(crate) fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The text with its first letter small, for the middle of a sentence.
pub(crate) fn uncapitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests;
