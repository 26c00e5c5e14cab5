//! A finding that a person has looked at and answered (*granskad, motivering*): kept and shown, no longer counted.

use crate::finding::Finding;
use crate::place::Place;
use crate::rule::Rule;

/// An answer to a finding. It holds until the words and figures behind the finding change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// The rule that fired.
    pub rule: Rule,
    /// Where.
    pub place: Place,
    /// [`Finding::fingerprint`] of what was answered.
    pub fingerprint: u64,
    /// Why it stands (*motivering*); never blank.
    pub motive: Motive,
}

/// A reason in a person's own words: never blank, at most 2,000 characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Motive(String);

impl Motive {
    /// The most characters that are kept.
    pub const LENGTH_MAX_CHARACTERS: usize = 2_000;

    /// Takes a reason; `None` for a blank or too long one.
    pub fn new(words: &str) -> Option<Self> {
        let words = words.trim();
        let fits = !words.is_empty() && words.chars().count() <= Self::LENGTH_MAX_CHARACTERS;
        fits.then(|| Self(words.to_owned()))
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Suppression {
    /// Whether this answer is to that finding, unchanged.
    pub fn answers(&self, finding: &Finding) -> bool {
        self.rule == finding.rule
            && self.place == finding.place
            && self.fingerprint == finding.fingerprint()
    }
}

/// Findings parted into those that still wait and those that are answered, with their answers.
pub fn part<'a>(
    findings: &'a [Finding],
    answers: &'a [Suppression],
) -> (Vec<&'a Finding>, Vec<(&'a Finding, &'a Suppression)>) {
    let mut open = Vec::new();
    let mut answered = Vec::new();
    for finding in findings {
        match answers.iter().find(|answer| answer.answers(finding)) {
            Some(answer) => answered.push((finding, answer)),
            None => open.push(finding),
        }
    }
    (open, answered)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_lapses_when_the_words_change() {
        let finding = |words: &str| {
            Finding::new(Rule::FutureTense, "plan", Place::Head).quote(Place::Head, words)
        };
        let old = finding("ska påbörjas");
        let answer = Suppression {
            rule: old.rule,
            place: old.place.clone(),
            fingerprint: old.fingerprint(),
            motive: Motive::new("Gäller nästa år.").unwrap(),
        };
        let (new, answers) = ([finding("ska påbörjas"), finding("ska avslutas")], [answer]);
        let (open, answered) = part(&new, &answers);
        assert_eq!((open.len(), answered.len()), (1, 1));
    }

    #[test]
    fn a_motive_is_never_blank() {
        assert_eq!(Motive::new("  \n"), None);
        assert_eq!(Motive::new(&"x".repeat(2_001)), None);
    }
}
