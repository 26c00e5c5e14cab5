//! A goal without the result it is expected to give.
//!
//! Means: one of the unit's goals, or in a committee's own document one of the committee's, says
//! nothing under *Förväntat resultat*. Why: without it nobody can tell when the goal is met.
//!
//! Fires: Ekstad's fire station wants "Vi är beredda" and says nothing more. Silent: focus and area
//! goals, which have none by template; goals from above in a unit's document.

use tertial_domain::goal::{GoalLevel, GoalText};

use crate::facts::Facts;
use crate::finding::{Finding, Findings};
use crate::place::GoalPart;
use crate::rule::{Rule, Severity, Spec};
use crate::suggest::evidence::title_of;
use crate::swedish::fulfilment::says_nothing;

/// `missing-expected-result`
pub const SPEC: Spec =
    Spec { rule: Rule::MissingExpectedResult, severity: Severity::Hint, parameters: &[], check };

fn check(facts: &Facts<'_>, out: &mut Findings) {
    let has_unit_goals = facts.goals.iter().any(|goal| goal.level() == GoalLevel::Unit);
    let others_have_it = facts.goals.iter().any(|goal| {
        goal.level() == GoalLevel::Committee && !goal.words(GoalText::ExpectedResult).is_empty()
    });
    for goal in &facts.goals {
        let is_asked_for = match goal.level() {
            GoalLevel::Unit => true,
            GoalLevel::Committee => !has_unit_goals && others_have_it,
            GoalLevel::Focus | GoalLevel::Area => false,
        };
        if is_asked_for && says_nothing(&goal.words(GoalText::ExpectedResult)) {
            let title = title_of(goal);
            let finding = Finding::new(SPEC.rule, "absent", goal.place(GoalPart::Whole));
            out.push(finding.with("goal", title).quote(goal.place(GoalPart::Whole), title));
        }
    }
}

#[cfg(test)]
mod tests {
    use tertial_domain::report::{Report, ReportKind};

    use super::*;
    use crate::rules::example::{found, goal, goal_with, report};

    #[test]
    fn a_unit_goal_says_what_it_expects() {
        let expected = [(GoalText::ExpectedResult, "Bilen rullar inom 90 sekunder.")];
        let mut committee = goal(GoalLevel::Committee, "Ekstad är tryggt");
        committee.goals = vec![
            goal_with(GoalLevel::Unit, "Vi kommer snabbt", &expected),
            goal(GoalLevel::Unit, "Vi är beredda"),
        ];
        let station = Report { goals: vec![committee], ..report(ReportKind::AnnualReport, 2021) };
        assert_eq!(found(SPEC.rule, &station), ["goals/0/goals/1 absent"]);
    }

    #[test]
    fn a_committee_s_own_goals_count_where_the_label_is_used() {
        let expected = [(GoalText::ExpectedResult, "Fler rör sig.")];
        let one = goal_with(GoalLevel::Committee, "Ekstad springer", &expected);
        let other = goal(GoalLevel::Committee, "Ekstad simmar");
        let goals = vec![one, other.clone()];
        let sports = Report { goals, ..report(ReportKind::AnnualReport, 2021) };
        assert_eq!(found(SPEC.rule, &sports), ["goals/1 absent"]);
        let none = Report { goals: vec![other], ..report(ReportKind::AnnualReport, 2021) };
        assert!(found(SPEC.rule, &none).is_empty());
    }
}
