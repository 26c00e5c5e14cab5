//! A goal or an indicator without the analysis that is asked for.

use crate::facts::Facts;
use crate::finding::Findings;
use crate::rule::{Rule, Severity, Spec};

/// `missing-analysis`
pub const SPEC: Spec =
    Spec { rule: Rule::MissingAnalysis, severity: Severity::Hint, parameters: &[], check };

fn check(_facts: &Facts<'_>, _out: &mut Findings) {}
