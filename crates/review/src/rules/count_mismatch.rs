//! Counts by source and by subject, or in text and table, differ.

use crate::facts::Facts;
use crate::finding::Findings;
use crate::rule::{Rule, Severity, Spec};

/// `count-mismatch`
pub const SPEC: Spec =
    Spec { rule: Rule::CountMismatch, severity: Severity::Error, parameters: &[], check };

fn check(_facts: &Facts<'_>, _out: &mut Findings) {}
