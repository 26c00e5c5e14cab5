//! A goal without the result it is expected to give.

use crate::facts::Facts;
use crate::finding::Findings;
use crate::rule::{Rule, Severity, Spec};

/// `missing-expected-result`
pub const SPEC: Spec =
    Spec { rule: Rule::MissingExpectedResult, severity: Severity::Hint, parameters: &[], check };

fn check(_facts: &Facts<'_>, _out: &mut Findings) {}
