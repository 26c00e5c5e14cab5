//! Changes that look like a fault and are right.

use super::FaultKind;
use super::hand::{Done, Hand};

mod figures;
mod structure;
mod texts;

/// Changes the case in a way that looks like a fault of the kind.
pub(super) fn decoy(hand: &mut Hand<'_>, kind: FaultKind) -> Option<Done> {
    match kind {
        FaultKind::GradeDisagreesWithSuggestion => structure::motivated_grade(hand),
        FaultKind::DeviationUnderMetGoal => structure::no_deviation(hand),
        FaultKind::OverdueActivity => structure::explained_activity(hand),
        FaultKind::GoalWithoutUnitGoal => structure::declined_goal(hand),
        FaultKind::EmptySection => structure::short_section(hand),
        FaultKind::MissingOutcome => structure::unmeasured(hand),
        FaultKind::MissingTarget => structure::direction_only(hand),
        FaultKind::MissingSexSplit => structure::small_groups(hand),
        FaultKind::DuplicateIndicator => structure::not_a_twin(hand),
        FaultKind::UnambitiousTarget => figures::at_the_top(hand),
        FaultKind::UnitMismatch => figures::same_unit_in_words(hand),
        FaultKind::CouncilTargetNotComparable => figures::near_council_target(hand),
        FaultKind::ValueDisagreesWithText => figures::right_value(hand),
        FaultKind::RatioDisagreesWithParts => figures::right_parts(hand),
        FaultKind::SumMismatch => figures::rounded_sum(hand),
        FaultKind::CountMismatch => figures::other_counts(hand),
        FaultKind::ScaleMismatch => figures::right_scale(hand),
        FaultKind::SignMismatch => figures::right_sign(hand),
        FaultKind::FutureTense => texts::right_future(hand),
        FaultKind::StalePeriod => texts::named_year(hand),
        FaultKind::RepeatedText => texts::short_repetition(hand),
        FaultKind::PersonalData => texts::harmless_numbers(hand),
        // What these look like when they are right is a report without a fault.
        FaultKind::GradeAboveEvidence
        | FaultKind::GradeWithoutEvidence
        | FaultKind::GradeMissing
        | FaultKind::MissingExpectedResult
        | FaultKind::MissingAnalysis => None,
    }
}
