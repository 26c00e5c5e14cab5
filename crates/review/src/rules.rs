//! One file a rule. Each says what it means, why it matters, what fires it and what must not.

pub mod council_target_not_comparable;
pub mod count_mismatch;
pub mod deviation_under_met_goal;
pub mod duplicate_indicator;
pub mod empty_section;
#[cfg(test)]
pub(crate) mod example;
pub mod future_tense;
pub mod goal_without_unit_goal;
pub mod grade_above_evidence;
pub mod grade_disagrees_with_suggestion;
pub mod grade_missing;
pub mod grade_without_evidence;
pub mod missing_analysis;
pub mod missing_expected_result;
pub mod missing_outcome;
pub mod missing_sex_split;
pub mod missing_target;
pub mod overdue_activity;
pub mod personal_data;
pub mod ratio_disagrees_with_parts;
pub mod repeated_text;
pub mod scale_mismatch;
pub mod sign_mismatch;
pub mod stale_period;
pub mod sum_mismatch;
pub mod unambitious_target;
pub mod unit_mismatch;
pub mod value_disagrees_with_text;
