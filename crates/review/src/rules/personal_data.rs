//! Something that looks like a personal identity number or a client's address or phone.

use crate::facts::Facts;
use crate::finding::Findings;
use crate::rule::{Rule, Severity, Spec};

/// `personal-data`
pub const SPEC: Spec =
    Spec { rule: Rule::PersonalData, severity: Severity::Error, parameters: &[], check };

fn check(_facts: &Facts<'_>, _out: &mut Findings) {}
