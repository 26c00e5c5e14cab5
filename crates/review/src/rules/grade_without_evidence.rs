//! A grade with no outcome and no analysis behind it.

use crate::facts::Facts;
use crate::finding::Findings;
use crate::rule::{Rule, Severity, Spec};

/// `grade-without-evidence`
pub const SPEC: Spec =
    Spec { rule: Rule::GradeWithoutEvidence, severity: Severity::Warning, parameters: &[], check };

fn check(_facts: &Facts<'_>, _out: &mut Findings) {}
