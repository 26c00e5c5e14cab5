//! A cell and its own analysis give different figures for the same thing.

use crate::facts::Facts;
use crate::finding::Findings;
use crate::rule::{Rule, Severity, Spec};

/// `value-disagrees-with-text`
pub const SPEC: Spec = Spec {
    rule: Rule::ValueDisagreesWithText,
    severity: Severity::Warning,
    parameters: &[],
    check,
};

fn check(_facts: &Facts<'_>, _out: &mut Findings) {}
