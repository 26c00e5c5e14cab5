//! What a rule found: where, why, and the words and figures that made it fire.

use std::borrow::Cow;

use crate::place::Place;
use crate::rule::{Need, Rule, Severity};

/// One finding. Its words stand under `finding-<rule>` and the reason's name in the locales.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which rule fired.
    pub rule: Rule,
    /// What it weighs, after the city's settings.
    pub severity: Severity,
    /// The place it concerns.
    pub place: Place,
    /// Which of the rule's reasons: the last part of the key of its words.
    pub reason: Cow<'static, str>,
    /// Named values for the words.
    pub arguments: Vec<(Cow<'static, str>, String)>,
    /// What made it fire, most telling first.
    pub evidence: Vec<Evidence>,
}

/// Words or a figure of the report, quoted as they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Where they stand.
    pub place: Place,
    /// The words themselves.
    pub quote: String,
}

impl Finding {
    /// A finding at a place; the severity is the settings' to give.
    pub fn new(rule: Rule, reason: impl Into<Cow<'static, str>>, place: Place) -> Self {
        let (severity, reason) = (Severity::Hint, reason.into());
        Self { rule, severity, place, reason, arguments: Vec::new(), evidence: Vec::new() }
    }

    /// Adds a named value for the words.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<String>) -> Self {
        self.arguments.push((name.into(), value.into()));
        self
    }

    /// Adds what made it fire. Blank words are left out.
    #[must_use]
    pub fn quote(mut self, place: Place, words: impl Into<String>) -> Self {
        let quote: String = words.into();
        if !quote.trim().is_empty() {
            self.evidence.push(Evidence { place, quote });
        }
        self
    }

    /// What tells this finding from the same rule's other findings at the same place, and stays
    /// the same until the words and figures behind it change (FNV-1a over the evidence).
    pub fn fingerprint(&self) -> u64 {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        let mut add = |text: &str| {
            for byte in text.bytes().chain([0xff]) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        };
        add(self.rule.code());
        add(&self.reason);
        add(&self.place.to_string());
        self.evidence.iter().for_each(|evidence| add(&evidence.quote));
        hash
    }
}

/// Where rules put what they find.
#[derive(Debug, Default)]
pub struct Findings {
    pub(crate) found: Vec<Finding>,
    pub(crate) needs: Vec<(Rule, Need)>,
}

impl Findings {
    /// Adds a finding where there is one.
    pub fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        for finding in findings {
            self.push(finding);
        }
    }

    /// Adds a finding.
    pub fn push(&mut self, finding: Finding) {
        self.found.push(finding);
    }

    /// Says that a rule cannot speak for want of something.
    pub fn needs(&mut self, rule: Rule, need: Need) {
        if !self.needs.contains(&(rule, need)) {
            self.needs.push((rule, need));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_changes_with_the_words_behind_the_finding() {
        let finding = |words: &str| {
            Finding::new(Rule::FutureTense, "plan", Place::Head).quote(Place::Head, words)
        };
        let (old, new) = (finding("ska påbörjas"), finding("ska avslutas"));
        assert_eq!(old.fingerprint(), finding("ska påbörjas").fingerprint());
        assert_ne!(old.fingerprint(), new.fingerprint());
    }
}
