//! A unit goal without a grade in a follow-up report.

use crate::facts::Facts;
use crate::finding::Findings;
use crate::rule::{Rule, Severity, Spec};

/// `grade-missing`
pub const SPEC: Spec =
    Spec { rule: Rule::GradeMissing, severity: Severity::Warning, parameters: &[], check };

fn check(_facts: &Facts<'_>, _out: &mut Findings) {}
