//! An outcome without target where the council asks the committee to set one.

use crate::facts::Facts;
use crate::finding::Findings;
use crate::rule::{Rule, Severity, Spec};

/// `missing-target`
pub const SPEC: Spec =
    Spec { rule: Rule::MissingTarget, severity: Severity::Hint, parameters: &[], check };

fn check(_facts: &Facts<'_>, _out: &mut Findings) {}
