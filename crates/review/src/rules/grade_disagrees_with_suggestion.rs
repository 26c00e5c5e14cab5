//! The human's grade and the suggested one differ and no motive is given.

use crate::facts::Facts;
use crate::finding::Findings;
use crate::rule::{Rule, Severity, Spec};

/// `grade-disagrees-with-suggestion`
pub const SPEC: Spec = Spec {
    rule: Rule::GradeDisagreesWithSuggestion,
    severity: Severity::Warning,
    parameters: &[],
    check,
};

fn check(_facts: &Facts<'_>, _out: &mut Findings) {}
