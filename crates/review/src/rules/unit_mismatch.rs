//! "92" beside "92 %".

use crate::facts::Facts;
use crate::finding::Findings;
use crate::rule::{Rule, Severity, Spec};

/// `unit-mismatch`
pub const SPEC: Spec =
    Spec { rule: Rule::UnitMismatch, severity: Severity::Warning, parameters: &[], check };

fn check(_facts: &Facts<'_>, _out: &mut Findings) {}
