//! Parts listed in the text cannot give the printed whole.

use crate::facts::Facts;
use crate::finding::Findings;
use crate::rule::{Rule, Severity, Spec};

/// `ratio-disagrees-with-parts`
pub const SPEC: Spec = Spec {
    rule: Rule::RatioDisagreesWithParts,
    severity: Severity::Warning,
    parameters: &[],
    check,
};

fn check(_facts: &Facts<'_>, _out: &mut Findings) {}
