//! The same indicator twice under one goal.

use crate::facts::Facts;
use crate::finding::Findings;
use crate::rule::{Rule, Severity, Spec};

/// `duplicate-indicator`
pub const SPEC: Spec =
    Spec { rule: Rule::DuplicateIndicator, severity: Severity::Hint, parameters: &[], check };

fn check(_facts: &Facts<'_>, _out: &mut Findings) {}
