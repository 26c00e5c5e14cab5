//! Every rule with what its file says of it.

use crate::rule::{Rule, Spec};
use crate::rules;

/// The edition of the rules: another number means that kept reviews are made again.
pub const EDITION: u32 = 7;

/// What a rule's file says of it.
pub const fn spec(rule: Rule) -> &'static Spec {
    match rule {
        Rule::GradeAboveEvidence => &rules::grade_above_evidence::SPEC,
        Rule::GradeWithoutEvidence => &rules::grade_without_evidence::SPEC,
        Rule::GradeMissing => &rules::grade_missing::SPEC,
        Rule::GradeDisagreesWithSuggestion => &rules::grade_disagrees_with_suggestion::SPEC,
        Rule::DeviationUnderMetGoal => &rules::deviation_under_met_goal::SPEC,
        Rule::MissingOutcome => &rules::missing_outcome::SPEC,
        Rule::MissingTarget => &rules::missing_target::SPEC,
        Rule::UnambitiousTarget => &rules::unambitious_target::SPEC,
        Rule::MissingSexSplit => &rules::missing_sex_split::SPEC,
        Rule::UnitMismatch => &rules::unit_mismatch::SPEC,
        Rule::CouncilTargetNotComparable => &rules::council_target_not_comparable::SPEC,
        Rule::DuplicateIndicator => &rules::duplicate_indicator::SPEC,
        Rule::ValueDisagreesWithText => &rules::value_disagrees_with_text::SPEC,
        Rule::RatioDisagreesWithParts => &rules::ratio_disagrees_with_parts::SPEC,
        Rule::SumMismatch => &rules::sum_mismatch::SPEC,
        Rule::CountMismatch => &rules::count_mismatch::SPEC,
        Rule::ScaleMismatch => &rules::scale_mismatch::SPEC,
        Rule::SignMismatch => &rules::sign_mismatch::SPEC,
        Rule::OverdueActivity => &rules::overdue_activity::SPEC,
        Rule::GoalWithoutUnitGoal => &rules::goal_without_unit_goal::SPEC,
        Rule::MissingExpectedResult => &rules::missing_expected_result::SPEC,
        Rule::MissingAnalysis => &rules::missing_analysis::SPEC,
        Rule::EmptySection => &rules::empty_section::SPEC,
        Rule::FutureTense => &rules::future_tense::SPEC,
        Rule::StalePeriod => &rules::stale_period::SPEC,
        Rule::RepeatedText => &rules::repeated_text::SPEC,
        Rule::PersonalData => &rules::personal_data::SPEC,
    }
}

/// Every rule, in the order of the catalogue.
pub fn catalogue() -> impl Iterator<Item = &'static Spec> {
    Rule::ALL.iter().map(|&rule| spec(rule))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_about_its_own_rule_and_codes_are_unique() {
        let mut codes: Vec<&str> = Rule::ALL.iter().map(|rule| rule.code()).collect();
        for &rule in Rule::ALL {
            assert_eq!(spec(rule).rule, rule);
            assert_eq!(Rule::from_code(rule.code()), Some(rule));
            for parameter in spec(rule).parameters {
                let (least, most) = parameter.allowed;
                assert!((least..=most).contains(&parameter.default), "{}", parameter.name);
            }
        }
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), Rule::ALL.len());
    }
}
