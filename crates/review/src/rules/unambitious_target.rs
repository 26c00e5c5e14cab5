//! A target equal to or worse than the last outcome.

use crate::facts::Facts;
use crate::finding::Findings;
use crate::rule::{Rule, Severity, Spec};

/// `unambitious-target`
pub const SPEC: Spec =
    Spec { rule: Rule::UnambitiousTarget, severity: Severity::Hint, parameters: &[], check };

fn check(_facts: &Facts<'_>, _out: &mut Findings) {}
