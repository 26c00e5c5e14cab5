//! Every rule on one report.

use crate::catalogue::catalogue;
use crate::facts::Facts;
use crate::finding::{Finding, Findings};
use crate::rule::{Need, Rule};

/// What all rules say of one report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Review {
    /// The findings, heaviest first, then in the order of the report.
    pub findings: Vec<Finding>,
    /// Rules that could not speak, and what they would need.
    pub silent: Vec<(Rule, Need)>,
}

/// Runs every rule that the settings leave on.
pub fn check(facts: &Facts<'_>) -> Review {
    let mut out = Findings::default();
    for spec in catalogue().filter(|spec| facts.settings.is_on(spec.rule)) {
        let first = out.found.len();
        (spec.check)(facts, &mut out);
        let severity = facts.settings.severity(spec);
        for finding in out.found.iter_mut().skip(first) {
            finding.severity = severity;
        }
    }
    let Findings { mut found, needs } = out;
    found.sort_by(|a, b| {
        b.severity
            .cmp(&a.severity)
            .then_with(|| a.place.cmp(&b.place))
            .then_with(|| a.rule.cmp(&b.rule))
    });
    Review { findings: found, silent: needs }
}
