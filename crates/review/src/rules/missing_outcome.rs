//! A target without outcome.

use crate::facts::Facts;
use crate::finding::Findings;
use crate::rule::{Rule, Severity, Spec};

/// `missing-outcome`
pub const SPEC: Spec =
    Spec { rule: Rule::MissingOutcome, severity: Severity::Warning, parameters: &[], check };

fn check(_facts: &Facts<'_>, _out: &mut Findings) {}
