//! A goal is graded higher than its evidence supports.
//!
//! Means: indicators that miss their targets, an outcome that moves against what the expected
//! result promises, activities that came to nothing, lower grades below, or an analysis that itself
//! tells of setbacks: none of it bears a goal that is fully met. Why: a grade that its own report
//! contradicts is worth nothing to the one who decides.
//!
//! Fires: Ekstad's home help promises "sjunkande sjukfrånvaro", sick leave rose from 5,7 to 7,1 %,
//! and the goal is fully met. Silent: an indicator about another matter, a figure that is not
//! measured here, an unknown direction, an analysis that argues for its grade.

use rust_decimal::RoundingStrategy;
use tertial_domain::assessment::GradeCode;
use tertial_domain::goal::GoalText;
use tertial_domain::report::IndicatorField;

use crate::facts::{Facts, GoalFacts};
use crate::finding::{Finding, Findings};
use crate::place::GoalPart;
use crate::rule::{Parameter, Rule, Severity, Spec};
use crate::rules::grade_disagrees_with_suggestion::quoted;
use crate::suggest::evidence::{
    GoalEvidence, Link, LinkedIndicator, Outcome, gather, own_texts, title_of,
};
use crate::suggest::share;
use crate::suggest::standing::{Judged, Limits, Standing, number_of};
use crate::swedish::attainment::gives_motive;

mod analysis;
mod by_figures;
mod economy;
mod promised;

/// `grade-above-evidence`
pub const SPEC: Spec = Spec {
    rule: Rule::GradeAboveEvidence,
    severity: Severity::Warning,
    parameters: &[
        // So many sentences on setbacks make an analysis that speaks against "fully".
        Parameter { name: "setbacks_min_sentences", default: 3, allowed: (1, 50) },
        // More than so many per cent of the indicators short of their targets do.
        Parameter { name: "short_of_target_max_percent", default: 50, allowed: (0, 100) },
    ],
    check,
};

/// The texts in which a goal is accounted for.
const ACCOUNTS: &[GoalText] = &[GoalText::Analysis, GoalText::FollowUp, GoalText::Body];

fn check(facts: &Facts<'_>, out: &mut Findings) {
    if !facts.is_follow_up() {
        return;
    }
    let limits = Limits::of(facts);
    for goal in &facts.goals {
        let Some(mut finding) = contradiction(facts, goal, limits) else { continue };
        // Rows and goals without a name leave nothing to quote but the grade itself.
        if finding.evidence.is_empty() {
            let grade = goal.node.assessment.grade().map_or("", GradeCode::as_str);
            finding = finding.quote(goal.place(GoalPart::Grade), grade);
        }
        out.push(finding);
    }
}

/// The first and weightiest thing that speaks against a goal's grade.
pub(super) fn contradiction(
    facts: &Facts<'_>,
    goal: &GoalFacts<'_>,
    limits: Limits,
) -> Option<Finding> {
    let grade = goal.node.assessment.grade()?;
    let evidence = gather(facts, goal);
    if *grade == GradeCode::PARTLY_MET {
        return analysis::denies(facts, goal).or_else(|| all_wrong(facts, goal, &evidence));
    }
    if *grade != GradeCode::FULLY_MET {
        return None;
    }
    if let Some(finding) = analysis::denies(facts, goal) {
        return Some(finding);
    }
    if is_argued_for(facts, goal) {
        return None;
    }
    promised::broken(facts, goal, &evidence)
        .or_else(|| by_figures::told(facts, goal, &evidence))
        .or_else(|| short_of_targets(facts, goal, &evidence))
        .or_else(|| analysis::not_all(facts, goal))
        .or_else(|| analysis::deficit(facts, goal))
        .or_else(|| economy::table_deficit(facts, goal))
        .or_else(|| analysis::setbacks(facts, goal, &evidence))
        .or_else(|| undone(goal, &evidence, limits))
        .or_else(|| lower_below(facts, goal, &evidence))
}

/// A finding of this rule at a goal's grade, with the grade and the title in its words.
fn at_grade(goal: &GoalFacts<'_>, reason: &'static str) -> Finding {
    let grade = goal.node.assessment.grade().map_or("", GradeCode::as_str).to_owned();
    Finding::new(SPEC.rule, reason, goal.place(GoalPart::Grade))
        .with("grade", grade)
        .with("goal", title_of(goal))
}

/// Words as they stand within a sentence: without the full stop.
fn unstopped(words: &str) -> &str {
    words.trim().trim_end_matches('.')
}

fn is_argued_for(facts: &Facts<'_>, goal: &GoalFacts<'_>) -> bool {
    own_texts(facts, goal, ACCOUNTS).flat_map(|passage| &passage.paragraphs).any(gives_motive)
}

/// More indicators short of their targets than a fully met goal bears, or one the wrong way.
fn short_of_targets(
    facts: &Facts<'_>,
    goal: &GoalFacts<'_>,
    evidence: &GoalEvidence<'_, '_>,
) -> Option<Finding> {
    let judged: Vec<_> = evidence
        .indicators
        .iter()
        .filter(|one| one.link > Link::Sole)
        .filter_map(|one| one.judged.as_ref().map(|judged| (one, judged)))
        .collect();
    let comparable = evidence
        .indicators
        .iter()
        .filter(|one| one.link > Link::Sole)
        .filter(|one| one.facts.outcome.is_some() && one.facts.target.is_some())
        .count();
    let short: Vec<_> = judged
        .iter()
        .filter(|(one, judged)| {
            judged.standing != Standing::Strong && !rounds_to_target(one, judged)
        })
        .collect();
    let is_any_wrong = short.iter().any(|(_, judged)| judged.standing == Standing::Wrong);
    let all = comparable.max(judged.len());
    let limit = facts.settings.parameter(SPEC.rule, "short_of_target_max_percent");
    if short.is_empty() || !(is_any_wrong || share(short.len(), all) > limit) {
        return None;
    }
    let met = judged.iter().filter(|(_, judged)| judged.meets_target == Some(true)).count();
    let against = judged.iter().filter(|(_, judged)| judged.meets_target.is_some()).count();
    let reason = if against == 0 { "indicators-worse" } else { "indicators" };
    let mut finding =
        at_grade(goal, reason).with("met", met.to_string()).with("all_count", against.to_string());
    if let Some((one, judged)) = short.iter().min_by_key(|(_, judged)| judged.standing) {
        let cell = |field| one.facts.row.cell(field).unwrap_or_default();
        let against = judged.target_field.unwrap_or(IndicatorField::Previous);
        finding = finding
            .with("indicator", one.facts.row.name.trim())
            .with("outcome", cell(judged.field))
            .with("target", cell(against));
    }
    for (one, judged) in short {
        finding = finding.quote(one.place(), quoted(one.facts, judged));
    }
    Some(finding)
}

/// "94,7 %" beside a target of 95 %: as exactly as the target is set, it is met.
fn rounds_to_target(one: &LinkedIndicator<'_, '_>, judged: &Judged) -> bool {
    let row = one.facts.row;
    let target = match judged.target_field {
        Some(IndicatorField::Target) => one.facts.target.as_ref(),
        Some(IndicatorField::CouncilTarget) => one.facts.council_target.as_ref(),
        _ => None,
    };
    let Some(target) = target.and_then(number_of) else { return false };
    row.quantity(judged.field).is_some_and(|value| {
        let exact = target.number.scale();
        value.number.scale() > exact
            && value.number.round_dp_with_strategy(exact, RoundingStrategy::MidpointAwayFromZero)
                == target.number
    })
}

/// Graded partly although every figure of the goal's own matter goes the wrong way.
fn all_wrong(
    facts: &Facts<'_>,
    goal: &GoalFacts<'_>,
    evidence: &GoalEvidence<'_, '_>,
) -> Option<Finding> {
    let judged: Vec<_> = evidence
        .indicators
        .iter()
        .filter_map(|one| one.judged.as_ref().map(|judged| (one, judged)))
        .collect();
    // What is only of the same topic cannot accuse, but it can clear.
    let has_own = judged.iter().any(|(one, _)| one.link >= Link::Words);
    let is_all_wrong = judged.iter().all(|(_, judged)| judged.standing == Standing::Wrong);
    let has_target = judged.iter().any(|(_, judged)| judged.meets_target == Some(false));
    let better_below = evidence.below.fully + evidence.below.partly > 0;
    if !has_own || !is_all_wrong || !has_target || better_below || is_argued_for(facts, goal) {
        return None;
    }
    let (first, first_judged) = judged.first()?;
    let cell = |field| first.facts.row.cell(field).unwrap_or_default();
    let mut finding = at_grade(goal, "all-wrong")
        .with("all_count", judged.len().to_string())
        .with("indicator", first.facts.row.name.trim())
        .with("outcome", cell(first_judged.field));
    for (one, judged) in judged {
        finding = finding.quote(one.place(), quoted(one.facts, judged));
    }
    Some(finding)
}

/// Half or more of the activities that speak of the goal's matter came to nothing.
fn undone(
    goal: &GoalFacts<'_>,
    evidence: &GoalEvidence<'_, '_>,
    limits: Limits,
) -> Option<Finding> {
    let undone: Vec<_> =
        evidence.activities.iter().filter(|one| one.outcome == Outcome::Undone).collect();
    let is_supported = evidence
        .indicators
        .iter()
        .any(|one| one.judged.as_ref().is_some_and(|judged| judged.standing == Standing::Strong));
    // A single deviation on the goal itself is said at the activity.
    let is_said_there = undone.len() == 1 && undone.iter().all(|one| one.link == Link::Own);
    let part = share(undone.len(), evidence.activities.len());
    if undone.is_empty() || is_supported || is_said_there || part < limits.undone_percent {
        return None;
    }
    let mut finding = at_grade(goal, "activities")
        .with("undone", undone.len().to_string())
        .with("all_count", evidence.activities.len().to_string());
    for one in undone {
        finding = finding.quote(one.place(), one.facts.row.name.trim());
    }
    Some(finding)
}

/// Fully met although more than half of the goals right below are not.
fn lower_below(
    facts: &Facts<'_>,
    goal: &GoalFacts<'_>,
    evidence: &GoalEvidence<'_, '_>,
) -> Option<Finding> {
    let below = evidence.below;
    if below.partly + below.not <= below.fully {
        return None;
    }
    let mut finding = at_grade(goal, "grades-below")
        .with("fully", below.fully.to_string())
        .with("partly", below.partly.to_string())
        .with("not", below.not.to_string());
    for child in goal.children.iter().filter_map(|&child| facts.goals.get(child)) {
        let is_lower =
            child.node.assessment.grade().is_some_and(|grade| *grade != GradeCode::FULLY_MET);
        if is_lower {
            finding = finding.quote(child.place(GoalPart::Grade), title_of(child));
        }
    }
    Some(finding)
}

#[cfg(test)]
mod tests;
