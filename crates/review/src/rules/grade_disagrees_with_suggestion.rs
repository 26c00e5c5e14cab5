//! The human's grade and the suggested one differ and no motive is given.
//!
//! Means: the goal's own indicators, held against their targets by the city's rule, point to
//! another grade, higher or lower, and the analysis does not say why. Why: a grade is a judgement,
//! and a judgement that departs from the figures needs its reason beside it.
//!
//! Fires: Ekstad's park unit is graded "ej" although both its indicators meet their targets.
//! Silent: the analysis says why; nothing but activities or a shared topic speaks; the grade is
//! already said to be above its evidence.

use tertial_domain::assessment::GradeCode;
use tertial_domain::goal::GoalText;

use crate::facts::{Facts, GoalFacts};
use crate::finding::{Finding, Findings};
use crate::place::GoalPart;
use crate::rule::{Parameter, Rule, Severity, Spec};
use crate::rules::grade_above_evidence::contradiction;
use crate::suggest::evidence::{Link, gather, own_texts};
use crate::suggest::standing::Limits;
use crate::suggest::weigh;
use crate::swedish::attainment::{Attained, attained, gives_motive, speaks_of_shortfall};

/// `grade-disagrees-with-suggestion`
pub const SPEC: Spec = Spec {
    rule: Rule::GradeDisagreesWithSuggestion,
    severity: Severity::Warning,
    parameters: &[
        Parameter { name: "fully_strong_min_percent", default: 100, allowed: (50, 100) },
        Parameter { name: "not_wrong_min_percent", default: 100, allowed: (50, 100) },
        Parameter { name: "far_from_target_min_percent", default: 25, allowed: (1, 100) },
        Parameter { name: "unchanged_max_permille", default: 0, allowed: (0, 200) },
        Parameter { name: "undone_activities_min_percent", default: 50, allowed: (1, 100) },
    ],
    check,
};

fn check(facts: &Facts<'_>, out: &mut Findings) {
    if !facts.is_follow_up() {
        return;
    }
    let limits = Limits::of(facts);
    for goal in &facts.goals {
        out.found.extend(disagreement(facts, goal, limits));
    }
}

fn disagreement(facts: &Facts<'_>, goal: &GoalFacts<'_>, limits: Limits) -> Option<Finding> {
    let human = goal.node.assessment.grade()?;
    let evidence = gather(facts, goal, limits);
    let suggestion = weigh(goal, &evidence, limits);
    let suggested = suggestion.grade.as_ref()?;
    if suggestion.against_targets == 0 || suggested == human {
        return None;
    }
    let (human_rank, suggested_rank) = (rank(human)?, rank(suggested)?);
    let is_higher = human_rank > suggested_rank;
    let reason = if is_higher { "higher" } else { "lower" };
    let is_one_step_lower = human_rank + 1 == suggested_rank;
    if has_motive(facts, goal, is_one_step_lower) || contradiction(facts, goal, limits).is_some() {
        return None;
    }
    // A lower grade may rest on the figures that are still missing.
    let is_incomplete = evidence
        .indicators
        .iter()
        .any(|one| one.link != Link::Topic && one.judged.is_none() && one.facts.target.is_some());
    if !is_higher && is_incomplete {
        return None;
    }
    let counted = evidence.indicators.iter().filter_map(|one| {
        one.judged.as_ref().filter(|_| one.link != Link::Topic).map(|judged| (one, judged))
    });
    let met = counted.clone().filter(|(_, judged)| judged.meets_target == Some(true)).count();
    let all = counted.clone().filter(|(_, judged)| judged.meets_target.is_some()).count();
    let mut finding = Finding::new(SPEC.rule, reason, goal.place(GoalPart::Grade))
        .with("grade", human.as_str())
        .with("suggested", suggested.as_str())
        .with("met", met.to_string())
        .with("all", all.to_string());
    for (one, judged) in counted {
        finding = finding.quote(one.place(), quoted(one.facts, judged));
    }
    Some(finding)
}

/// "Sjukfrånvaro: 7,1 % (mål 6 %, förra året 5,7 %)" in the report's own figures.
pub(super) fn quoted(
    indicator: &crate::facts::IndicatorFacts<'_>,
    judged: &crate::suggest::standing::Judged,
) -> String {
    let cell = |field| indicator.row.cell(field).unwrap_or_default();
    let against = judged.target_field.unwrap_or(tertial_domain::report::IndicatorField::Previous);
    format!("{}: {} / {}", indicator.row.name, cell(judged.field), cell(against))
}

fn rank(grade: &GradeCode) -> Option<u8> {
    match grade.as_str() {
        "not_met" => Some(0),
        "partly_met" => Some(1),
        "fully_met" => Some(2),
        _ => None,
    }
}

/// Whether the goal's own words say why its grade departs from the figures. A told shortfall is
/// reason enough for one step down.
fn has_motive(facts: &Facts<'_>, goal: &GoalFacts<'_>, is_one_step_lower: bool) -> bool {
    let labels = &[GoalText::Analysis, GoalText::FollowUp, GoalText::Body];
    let words = || own_texts(facts, goal, labels).flat_map(|passage| &passage.paragraphs);
    let says_fully = words().filter_map(attained).any(|(attained, _)| attained == Attained::Fully);
    words().any(|paragraph| {
        let falls_short = is_one_step_lower && !says_fully && speaks_of_shortfall(paragraph);
        gives_motive(paragraph) || falls_short
    })
}

#[cfg(test)]
mod tests {
    use tertial_domain::assessment::{Assessment, AssessmentTense};
    use tertial_domain::goal::GoalLevel;
    use tertial_domain::report::IndicatorField::{Outcome, Previous, Target};
    use tertial_domain::report::{Report, ReportKind};

    use super::*;
    use crate::rules::example::{found, goal_with, indicator, report};

    fn parks(grade: GradeCode, outcome: &str, analysis: &str) -> Report {
        let texts = [(GoalText::Analysis, analysis)];
        let mut goal = goal_with(GoalLevel::Unit, "Parkerna är fria från skräp", &texts);
        goal.assessment = Assessment::Graded { grade, tense: AssessmentTense::Final };
        goal.indicators = vec![
            indicator("Sjukfrånvaro", &[(Outcome, "4 %"), (Previous, "5 %"), (Target, "5 %")]),
            indicator("Sjukfrånvaro dag 1-14", &[(Outcome, outcome), (Target, "högst 2 %")]),
        ];
        Report { goals: vec![goal], ..report(ReportKind::AnnualReport, 2021) }
    }

    fn fires(report: &Report) -> Vec<String> {
        found(Rule::GradeDisagreesWithSuggestion, report)
    }

    #[test]
    fn a_grade_below_its_figures_asks_for_a_motive() {
        let bare = parks(GradeCode::NOT_MET, "1,9 %", "Skräpplockningen har gått bra.");
        assert_eq!(fires(&bare), ["goals/0/grade lower"]);
        let said = parks(GradeCode::PARTLY_MET, "1,9 %", "Två parker har ännu inte fått kärl.");
        assert_eq!(fires(&said), Vec::<String>::new());
    }

    #[test]
    fn a_grade_just_above_its_figures_asks_too() {
        let mild = parks(GradeCode::FULLY_MET, "2,1 %", "Parkerna är fina.");
        assert_eq!(fires(&mild), ["goals/0/grade higher"]);
        let said = "Målet bedöms uppfyllt trots att korttidsfrånvaron är hög.";
        assert_eq!(fires(&parks(GradeCode::FULLY_MET, "2,1 %", said)), Vec::<String>::new());
        assert_eq!(fires(&parks(GradeCode::FULLY_MET, "1,9 %", "Bra.")), Vec::<String>::new());
    }
}
