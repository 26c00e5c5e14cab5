//! An activity with a deviation under a goal that is fully met.

use crate::facts::Facts;
use crate::finding::Findings;
use crate::rule::{Rule, Severity, Spec};

/// `deviation-under-met-goal`
pub const SPEC: Spec =
    Spec { rule: Rule::DeviationUnderMetGoal, severity: Severity::Warning, parameters: &[], check };

fn check(_facts: &Facts<'_>, _out: &mut Findings) {}
