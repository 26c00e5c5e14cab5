//! A committee goal that the unit has not answered and not declined.

use crate::facts::Facts;
use crate::finding::Findings;
use crate::rule::{Rule, Severity, Spec};

/// `goal-without-unit-goal`
pub const SPEC: Spec =
    Spec { rule: Rule::GoalWithoutUnitGoal, severity: Severity::Hint, parameters: &[], check };

fn check(_facts: &Facts<'_>, _out: &mut Findings) {}
