//! The same paragraph in two places, or unchanged from last year's report.

use crate::facts::Facts;
use crate::finding::Findings;
use crate::rule::{Rule, Severity, Spec};

/// `repeated-text`
pub const SPEC: Spec =
    Spec { rule: Rule::RepeatedText, severity: Severity::Hint, parameters: &[], check };

fn check(_facts: &Facts<'_>, _out: &mut Findings) {}
