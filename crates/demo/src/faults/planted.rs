//! One fault of each kind.

use super::FaultKind;
use super::hand::{Done, Hand};

mod cells;
mod gaps;
mod grades;
mod parts;
mod tables;
mod texts;

pub(super) use grades::support;
pub(super) use parts::{itemised, one_form, outcome_of};
pub(super) use tables::{feedback_at, money_at, number_of, print_like, section_of};
pub(super) use texts::{check_digit, usual_spots};

/// Plants a fault of a kind.
pub(super) fn plant(hand: &mut Hand<'_>, kind: FaultKind) -> Option<Done> {
    match kind {
        FaultKind::GradeAboveEvidence => grades::above(hand),
        FaultKind::GradeWithoutEvidence => grades::without_evidence(hand),
        FaultKind::GradeMissing => grades::missing(hand),
        FaultKind::GradeDisagreesWithSuggestion => grades::below(hand),
        FaultKind::DeviationUnderMetGoal => gaps::deviation(hand),
        FaultKind::MissingOutcome => cells::missing_outcome(hand),
        FaultKind::MissingTarget => cells::missing_target(hand),
        FaultKind::UnambitiousTarget => cells::unambitious(hand),
        FaultKind::MissingSexSplit => cells::missing_split(hand),
        FaultKind::UnitMismatch => cells::unit_mismatch(hand),
        FaultKind::CouncilTargetNotComparable => cells::city_total(hand),
        FaultKind::DuplicateIndicator => cells::duplicate(hand),
        FaultKind::ValueDisagreesWithText => parts::value(hand),
        FaultKind::RatioDisagreesWithParts => parts::parts(hand),
        FaultKind::SumMismatch => tables::sum(hand),
        FaultKind::CountMismatch => tables::count(hand),
        FaultKind::ScaleMismatch => tables::scale(hand),
        FaultKind::SignMismatch => tables::sign(hand),
        FaultKind::OverdueActivity => gaps::overdue(hand),
        FaultKind::GoalWithoutUnitGoal => gaps::unanswered(hand),
        FaultKind::MissingExpectedResult => gaps::expected_result(hand),
        FaultKind::MissingAnalysis => gaps::analysis(hand),
        FaultKind::EmptySection => gaps::section(hand),
        FaultKind::FutureTense => texts::future(hand),
        FaultKind::StalePeriod => texts::stale(hand),
        FaultKind::RepeatedText => texts::repeated(hand),
        FaultKind::PersonalData => texts::personal(hand),
    }
}
