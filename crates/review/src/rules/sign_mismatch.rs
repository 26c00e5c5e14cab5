//! A deficit written as a surplus.

use crate::facts::Facts;
use crate::finding::Findings;
use crate::rule::{Rule, Severity, Spec};

/// `sign-mismatch`
pub const SPEC: Spec =
    Spec { rule: Rule::SignMismatch, severity: Severity::Error, parameters: &[], check };

fn check(_facts: &Facts<'_>, _out: &mut Findings) {}
