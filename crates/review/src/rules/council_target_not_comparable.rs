//! A council target that is a total of another order of magnitude.

use crate::facts::Facts;
use crate::finding::Findings;
use crate::rule::{Rule, Severity, Spec};

/// `council-target-not-comparable`
pub const SPEC: Spec = Spec {
    rule: Rule::CouncilTargetNotComparable,
    severity: Severity::Hint,
    parameters: &[],
    check,
};

fn check(_facts: &Facts<'_>, _out: &mut Findings) {}
