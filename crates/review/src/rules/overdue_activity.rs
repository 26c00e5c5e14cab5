//! Past its end date, neither done nor deviating nor explained.

use crate::facts::Facts;
use crate::finding::Findings;
use crate::rule::{Rule, Severity, Spec};

/// `overdue-activity`
pub const SPEC: Spec =
    Spec { rule: Rule::OverdueActivity, severity: Severity::Warning, parameters: &[], check };

fn check(_facts: &Facts<'_>, _out: &mut Findings) {}
