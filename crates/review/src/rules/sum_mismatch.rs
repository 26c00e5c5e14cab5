//! A table's rows do not give its printed sum.

use crate::facts::Facts;
use crate::finding::Findings;
use crate::rule::{Rule, Severity, Spec};

/// `sum-mismatch`
pub const SPEC: Spec =
    Spec { rule: Rule::SumMismatch, severity: Severity::Error, parameters: &[], check };

fn check(_facts: &Facts<'_>, _out: &mut Findings) {}
