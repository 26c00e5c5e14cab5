//! A bare heading.

use crate::facts::Facts;
use crate::finding::Findings;
use crate::rule::{Rule, Severity, Spec};

/// `empty-section`
pub const SPEC: Spec =
    Spec { rule: Rule::EmptySection, severity: Severity::Hint, parameters: &[], check };

fn check(_facts: &Facts<'_>, _out: &mut Findings) {}
