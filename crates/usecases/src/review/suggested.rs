//! A suggested grade with its reasons: as it is kept beside a review, and in a person's words.

use serde::{Deserialize, Serialize};
use tertial_domain::assessment::{Assessment, AssessmentTense, GradeCode};
use tertial_domain::goal::GoalLevel;
use tertial_domain::report::Report;
use tertial_presentation::localizer::Localizer;
use tertial_review::Place;
use tertial_review::place::GoalPart;
use tertial_review::suggest::Suggestion;

use crate::review::told::{argument, place_words};

/// A suggested grade as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SuggestedGrade {
    goal: String,
    grade: Option<String>,
    strength: String,
    reasons: Vec<KeptReason>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct KeptReason {
    code: String,
    place: String,
    arguments: Vec<(String, String)>,
}

/// A suggested grade in words: what the evidence points to, never what is true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldSuggestion {
    /// The goal, as an address.
    pub place: String,
    /// Whose goal it is.
    pub level: GoalLevel,
    /// The grade; none where the evidence does not reach.
    pub grade: Option<Assessment>,
    /// Whether a person has chosen another grade.
    pub differs: bool,
    /// How much stands behind it, in words.
    pub strength: String,
    /// Why, the counts first.
    pub reasons: Vec<ToldReason>,
}

/// A reason for a suggested grade, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldReason {
    /// What it speaks of, as an address.
    pub place: String,
    /// What it speaks of, in words.
    pub place_words: String,
    /// The reason.
    pub words: String,
}

impl SuggestedGrade {
    pub(super) fn of(suggestion: &Suggestion) -> Self {
        let reasons = suggestion.reasons.iter().map(|reason| KeptReason {
            code: reason.code.to_owned(),
            place: reason.place.to_string(),
            arguments: reason
                .arguments
                .iter()
                .map(|(name, value)| ((*name).to_owned(), value.clone()))
                .collect(),
        });
        Self {
            goal: Place::Goal(suggestion.goal.clone(), GoalPart::Whole).to_string(),
            grade: suggestion.grade.as_ref().map(|grade| grade.as_str().to_owned()),
            strength: suggestion.strength.code().to_owned(),
            reasons: reasons.collect(),
        }
    }

    /// The suggestion in words; `None` where the report has no such goal.
    pub(super) fn told(&self, report: &Report, localizer: &Localizer) -> Option<ToldSuggestion> {
        let place = Place::read(&self.goal)?;
        let goal = place.goal()?.find(report)?;
        let tense = match &goal.assessment {
            Assessment::Graded { tense, .. } => *tense,
            Assessment::NotAssessed | Assessment::Missing => AssessmentTense::Final,
        };
        let grade = self.grade.as_deref().and_then(GradeCode::new);
        let differs = match (&goal.assessment, &grade) {
            (Assessment::Graded { grade: chosen, .. }, Some(suggested)) => chosen != suggested,
            (_, Some(_)) => true,
            (_, None) => false,
        };
        let reasons = self.reasons.iter().filter_map(|reason| {
            let place = Place::read(&reason.place)?;
            let arguments: Vec<_> = reason
                .arguments
                .iter()
                .map(|(name, value)| (name.as_str(), argument(name, value)))
                .collect();
            Some(ToldReason {
                place: reason.place.clone(),
                place_words: place_words(&place, report, localizer),
                words: localizer.text_with(&format!("suggestion-{}", reason.code), &arguments),
            })
        });
        Some(ToldSuggestion {
            place: self.goal.clone(),
            level: goal.level,
            grade: grade.map(|grade| Assessment::Graded { grade, tense }),
            differs,
            strength: localizer
                .text(&format!("suggestion-strength-{}", self.strength))
                .into_owned(),
            reasons: reasons.collect(),
        })
    }
}
