//! Every key that a domain value may have stands in both languages.

use super::*;
use crate::language::Language;

/// Every key that this module can give.
fn keys() -> Vec<&'static str> {
    let values = [Value::Missing, Value::NotApplicable, Value::NotMeasured, Value::Suppressed];
    let owners = TargetOwner::ALL;
    let mut keys = vec![polarity(None), aggregation(None), activity_state(None)];
    keys.extend(
        GoalLevel::ALL.into_iter().flat_map(|level| [goal_level(level), goal_levels(level)]),
    );
    keys.extend(GoalText::ALL.map(goal_text));
    keys.extend(OrgLevel::ALL.into_iter().flat_map(|level| [org_level(level), org_levels(level)]));
    keys.extend(SuccessionKind::ALL.map(succession));
    keys.extend(
        ReportKind::ALL.into_iter().flat_map(|kind| [report_kind(kind), report_kind_short(kind)]),
    );
    keys.extend(ReportState::ALL.map(report_state));
    keys.extend(
        YearPart::ALL.into_iter().flat_map(|part| [year_part(part), year_part_months(part)]),
    );
    keys.extend(YearPart::ALL.into_iter().flat_map(|part| [period(part), period_short(part)]));
    keys.extend(
        ReportKind::ALL.into_iter().flat_map(|it| [report_name(it), report_name_short(it)]),
    );
    keys.extend(Periodicity::ALL.map(periodicity));
    keys.extend(Polarity::ALL.map(|it| polarity(Some(it))));
    keys.extend(Aggregation::ALL.map(|rule| aggregation(Some(rule))));
    keys.extend(owners.into_iter().flat_map(|owner| [indicator_owner(owner), target_owner(owner)]));
    keys.extend([CouncilTargetScope::Unit, CouncilTargetScope::Total].map(council_target_scope));
    keys.extend(IndicatorField::ALL.map(indicator_field));
    keys.extend(ActivityField::ALL.map(activity_field));
    keys.extend(ActivityState::ALL.map(|state| activity_state(Some(state))));
    keys.extend(values.iter().flat_map(|it| [absent_value(it), absent_value_short(it)]).flatten());
    keys.extend(MoneyScale::ALL.map(money_scale));
    keys.extend([AssessmentTense::Forecast, AssessmentTense::Final].map(assessment_tense));
    keys.extend(GradingScale::stockholm().steps.iter().filter_map(|step| known_grade(&step.code)));
    keys
}

#[test]
fn every_value_has_its_words() {
    for language in Language::ALL {
        for key in keys() {
            let text = Localizer::of(language).text(key);
            assert!(!text.starts_with('⟦'), "{language:?} lacks {key}");
        }
    }
}

#[test]
fn a_citys_own_grade_has_the_citys_word() {
    let localizer = Localizer::of(Language::Swedish);
    let mut scale = GradingScale::stockholm();
    let own = GradeCode::new("some").unwrap();
    assert_eq!(grade_word(localizer, &own, &scale), "some");
    scale.steps.first_mut().unwrap().code = own.clone();
    scale.steps.first_mut().unwrap().printed_as = vec!["viss".to_owned()];
    assert_eq!(grade_word(localizer, &own, &scale), "Viss");
    assert_eq!(grade_word(localizer, &GradeCode::NOT_MET, &scale), "Uppfylls ej");
}
