//! A goal is graded higher than its evidence supports.

use crate::facts::Facts;
use crate::finding::Findings;
use crate::rule::{Rule, Severity, Spec};

/// `grade-above-evidence`
pub const SPEC: Spec =
    Spec { rule: Rule::GradeAboveEvidence, severity: Severity::Warning, parameters: &[], check };

fn check(_facts: &Facts<'_>, _out: &mut Findings) {}
