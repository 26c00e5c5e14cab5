//! An individual-based indicator without women's and men's values.

use crate::facts::Facts;
use crate::finding::Findings;
use crate::rule::{Rule, Severity, Spec};

/// `missing-sex-split`
pub const SPEC: Spec =
    Spec { rule: Rule::MissingSexSplit, severity: Severity::Hint, parameters: &[], check };

fn check(_facts: &Facts<'_>, _out: &mut Findings) {}
