//! A unit goal without a grade in a follow-up report.
//!
//! Means: the report looks back, and one of the unit's own goals has neither a grade nor the word
//! that it is not assessed. Why: the goal drops out of every count above it.
//!
//! Fires: Ekstad's library grades three of its four goals. Silent: plans, goals from above, and
//! goals that are not assessed by choice (*Ingen*).

use tertial_domain::assessment::Assessment;
use tertial_domain::goal::GoalLevel;

use crate::facts::Facts;
use crate::finding::{Finding, Findings};
use crate::place::GoalPart;
use crate::rule::{Rule, Severity, Spec};
use crate::suggest::evidence::title_of;

/// `grade-missing`
pub const SPEC: Spec =
    Spec { rule: Rule::GradeMissing, severity: Severity::Warning, parameters: &[], check };

fn check(facts: &Facts<'_>, out: &mut Findings) {
    if !facts.is_follow_up() {
        return;
    }
    for goal in &facts.goals {
        if goal.level() == GoalLevel::Unit && goal.node.assessment == Assessment::Missing {
            let title = title_of(goal);
            let finding = Finding::new(SPEC.rule, "unit-goal", goal.place(GoalPart::Grade));
            out.push(finding.with("goal", title).quote(goal.place(GoalPart::Whole), title));
        }
    }
}

#[cfg(test)]
mod tests {
    use tertial_domain::report::{Report, ReportKind};

    use super::*;
    use crate::rules::example::{found, goal, report};

    fn library(kind: ReportKind, assessment: Assessment) -> Report {
        let mut unit = goal(GoalLevel::Unit, "Biblioteket är öppet när ni är lediga");
        unit.assessment = assessment;
        let committee = goal(GoalLevel::Committee, "Ekstad läser");
        Report { goals: vec![committee, unit], ..report(kind, 2021) }
    }

    #[test]
    fn a_follow_up_grades_the_unit_s_goals() {
        let missing = library(ReportKind::TertialReport2, Assessment::Missing);
        assert_eq!(found(SPEC.rule, &missing), ["goals/1/grade unit-goal"]);
        let by_choice = library(ReportKind::AnnualReport, Assessment::NotAssessed);
        assert!(found(SPEC.rule, &by_choice).is_empty());
        let plan = library(ReportKind::AnnualPlan, Assessment::Missing);
        assert!(found(SPEC.rule, &plan).is_empty());
    }
}
