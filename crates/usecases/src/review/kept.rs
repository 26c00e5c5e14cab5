//! The form in which a review's findings are kept beside their report: JSON of this file's own.

use serde::{Deserialize, Serialize};
use tertial_review::finding::Evidence;
use tertial_review::{Finding, Need, Place, Review, Rule, Severity};

use crate::failure::Failure;
use crate::review::suggested::SuggestedGrade;

/// What is kept of a report: the review, and the grades that the evidence points to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Made {
    /// The review.
    pub(super) review: Review,
    /// The suggested grades.
    pub(super) suggestions: Vec<SuggestedGrade>,
}

/// The edition of this form: what an earlier one kept is made again.
pub(super) const FORM: u32 = 2;

#[derive(Serialize, Deserialize)]
struct KeptReview {
    findings: Vec<KeptFinding>,
    silent: Vec<(String, String)>,
    suggestions: Vec<SuggestedGrade>,
}

#[derive(Serialize, Deserialize)]
struct KeptFinding {
    rule: String,
    severity: String,
    place: String,
    reason: String,
    arguments: Vec<(String, String)>,
    evidence: Vec<(String, String)>,
}

/// A review as bytes.
pub(super) fn write(Made { review, suggestions }: &Made) -> Result<Vec<u8>, Failure> {
    let kept = KeptReview {
        findings: review.findings.iter().map(kept).collect(),
        silent: review
            .silent
            .iter()
            .map(|(rule, need)| (rule.code().to_owned(), need.code().to_owned()))
            .collect(),
        suggestions: suggestions.clone(),
    };
    serde_json::to_vec(&kept).map_err(|error| Failure::Internal(error.to_string()))
}

/// A review back from its bytes. What this edition no longer knows is left out.
pub(super) fn read(bytes: &[u8]) -> Result<Made, Failure> {
    let kept: KeptReview =
        serde_json::from_slice(bytes).map_err(|error| Failure::Internal(error.to_string()))?;
    let review = Review {
        findings: kept.findings.into_iter().filter_map(finding).collect(),
        silent: kept
            .silent
            .iter()
            .filter_map(|(rule, need)| Some((Rule::from_code(rule)?, Need::from_code(need)?)))
            .collect(),
    };
    Ok(Made { review, suggestions: kept.suggestions })
}

fn kept(finding: &Finding) -> KeptFinding {
    KeptFinding {
        rule: finding.rule.code().to_owned(),
        severity: finding.severity.code().to_owned(),
        place: finding.place.to_string(),
        reason: finding.reason.to_string(),
        arguments: finding
            .arguments
            .iter()
            .map(|(name, value)| (name.to_string(), value.clone()))
            .collect(),
        evidence: finding
            .evidence
            .iter()
            .map(|evidence| (evidence.place.to_string(), evidence.quote.clone()))
            .collect(),
    }
}

fn finding(kept: KeptFinding) -> Option<Finding> {
    let rule = Rule::from_code(&kept.rule)?;
    let mut finding = Finding::new(rule, kept.reason, Place::read(&kept.place)?);
    finding.severity = Severity::from_code(&kept.severity)?;
    finding.arguments =
        kept.arguments.into_iter().map(|(name, value)| (name.into(), value)).collect();
    finding.evidence = kept
        .evidence
        .into_iter()
        .map(|(place, quote)| Some(Evidence { place: Place::read(&place)?, quote }))
        .collect::<Option<_>>()?;
    Some(finding)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_review_comes_back_as_it_was_kept() {
        let place = Place::read("goals/0/indicators/1/outcome").unwrap();
        let mut found = Finding::new(Rule::UnitMismatch, "bare", place.clone())
            .with("outcome", "92")
            .quote(place, "92");
        found.severity = Severity::Warning;
        let review = Review {
            findings: vec![found],
            silent: vec![(Rule::RepeatedText, Need::EarlierReport)],
        };
        let made = Made { review, suggestions: Vec::new() };
        assert_eq!(read(&write(&made).unwrap()).unwrap(), made);
    }
}
