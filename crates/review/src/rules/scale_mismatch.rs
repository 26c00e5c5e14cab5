//! Thousands beside millions of kronor for the same thing.

use crate::facts::Facts;
use crate::finding::Findings;
use crate::rule::{Rule, Severity, Spec};

/// `scale-mismatch`
pub const SPEC: Spec =
    Spec { rule: Rule::ScaleMismatch, severity: Severity::Error, parameters: &[], check };

fn check(_facts: &Facts<'_>, _out: &mut Findings) {}
