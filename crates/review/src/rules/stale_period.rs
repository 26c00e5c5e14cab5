//! Dates or report names of another year given as current.

use crate::facts::Facts;
use crate::finding::Findings;
use crate::rule::{Rule, Severity, Spec};

/// `stale-period`
pub const SPEC: Spec =
    Spec { rule: Rule::StalePeriod, severity: Severity::Warning, parameters: &[], check };

fn check(_facts: &Facts<'_>, _out: &mut Findings) {}
