//! An annual report that speaks of the reported year as still to come.

use crate::facts::Facts;
use crate::finding::Findings;
use crate::rule::{Rule, Severity, Spec};

/// `future-tense`
pub const SPEC: Spec =
    Spec { rule: Rule::FutureTense, severity: Severity::Warning, parameters: &[], check };

fn check(_facts: &Facts<'_>, _out: &mut Findings) {}
