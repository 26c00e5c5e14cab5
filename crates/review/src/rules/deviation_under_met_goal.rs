//! An activity with a deviation under a goal that is fully met.
//!
//! Means: an activity is marked as deviating, and the goal that it serves, or a unit goal under the
//! committee goal that it hangs on, is fully met. Why: either the activity did not matter or the
//! goal is not fully met; the report should say which.
//!
//! Fires: Ekstad's nursery took no part in the course that the committee asked for, marked as a
//! deviation, and its goal on equal treatment is fully met. Silent: the committee goal carries
//! a lower grade of its own; deviations in the sense of incident reports.

use tertial_domain::assessment::{Assessment, GradeCode};
use tertial_domain::goal::GoalLevel;

use crate::facts::{Facts, GoalFacts};
use crate::finding::{Finding, Findings};
use crate::place::GoalPart;
use crate::rule::{Rule, Severity, Spec};
use crate::suggest::evidence::{answer_passage, deviation, title_of};
use crate::swedish::attainment::gives_motive;

/// `deviation-under-met-goal`
pub const SPEC: Spec =
    Spec { rule: Rule::DeviationUnderMetGoal, severity: Severity::Warning, parameters: &[], check };

fn check(facts: &Facts<'_>, out: &mut Findings) {
    if !facts.is_follow_up() {
        return;
    }
    for goal in &facts.goals {
        for (row, activity) in goal.activities.iter().enumerate() {
            let Some(mark) = deviation(activity) else { continue };
            let Some(met) = fully_met(facts, goal) else { continue };
            if argues(facts, met) {
                continue;
            }
            let place = goal.place(GoalPart::Activity(row, None));
            let mut finding = Finding::new(SPEC.rule, "marked", place.clone())
                .with("activity", activity.row.name.trim())
                .with("goal", title_of(met))
                .quote(place, mark);
            if let Some(passage) = answer_passage(facts, goal, row) {
                let first = passage.paragraphs.iter().map(|p| p.sentence(0)).next_back();
                finding = finding.quote(passage.place.clone(), first.unwrap_or_default());
            }
            out.push(finding.quote(met.place(GoalPart::Grade), title_of(met)));
        }
    }
}

/// The fully met goal that an activity on this goal serves.
fn fully_met<'f, 'a>(facts: &'f Facts<'a>, goal: &'f GoalFacts<'a>) -> Option<&'f GoalFacts<'a>> {
    match &goal.node.assessment {
        Assessment::Graded { grade, .. } if *grade == GradeCode::FULLY_MET => Some(goal),
        Assessment::NotAssessed | Assessment::Missing if goal.level() == GoalLevel::Committee => {
            goal.children.iter().filter_map(|&child| facts.goals.get(child)).find(|child| {
                child.level() == GoalLevel::Unit
                    && child.node.assessment.grade() == Some(&GradeCode::FULLY_MET)
            })
        }
        Assessment::Graded { .. } | Assessment::NotAssessed | Assessment::Missing => None,
    }
}

fn argues(facts: &Facts<'_>, goal: &GoalFacts<'_>) -> bool {
    goal.passages
        .iter()
        .filter_map(|&at| facts.passages.get(at))
        .flat_map(|passage| &passage.paragraphs)
        .any(gives_motive)
}

#[cfg(test)]
mod tests {
    use tertial_domain::activity::ActivityState;
    use tertial_domain::assessment::AssessmentTense;
    use tertial_domain::report::{ActivityRow, Report, ReportKind};

    use super::*;
    use crate::rules::example::{found, goal, paragraphs, report};

    fn nursery(unit: GradeCode, deviation: Option<&str>) -> Report {
        let mut below = goal(GoalLevel::Unit, "Barnen behandlas lika");
        below.assessment = Assessment::Graded { grade: unit, tense: AssessmentTense::Final };
        let mut committee = goal(GoalLevel::Committee, "Ekstads förskolor är jämställda");
        committee.assessment = Assessment::NotAssessed;
        committee.activities = vec![ActivityRow {
            name: "Förskolorna går kursen i likabehandling.".to_owned(),
            deviation: deviation.map(str::to_owned),
            analysis: paragraphs(&["Förskolan har inte deltagit."]),
            ..ActivityRow::default()
        }];
        committee.goals = vec![below];
        Report { goals: vec![committee], ..report(ReportKind::AnnualReport, 2021) }
    }

    #[test]
    fn a_deviation_beside_a_fully_met_goal() {
        let marked = nursery(GradeCode::FULLY_MET, Some("Avvikelse"));
        assert_eq!(found(SPEC.rule, &marked), ["goals/0/activities/0 marked"]);
        let mut by_sign = nursery(GradeCode::FULLY_MET, None);
        by_sign.goals[0].activities[0].state = Some(ActivityState::Deviating);
        assert_eq!(found(SPEC.rule, &by_sign), ["goals/0/activities/0 marked"]);
    }

    #[test]
    fn no_mark_or_a_lower_grade_is_silent() {
        assert!(found(SPEC.rule, &nursery(GradeCode::FULLY_MET, None)).is_empty());
        assert!(found(SPEC.rule, &nursery(GradeCode::FULLY_MET, Some("Nej"))).is_empty());
        assert!(found(SPEC.rule, &nursery(GradeCode::PARTLY_MET, Some("Avvikelse"))).is_empty());
        let mut above = nursery(GradeCode::FULLY_MET, Some("Avvikelse"));
        let grade = GradeCode::PARTLY_MET;
        above.goals[0].assessment = Assessment::Graded { grade, tense: AssessmentTense::Final };
        assert!(found(SPEC.rule, &above).is_empty());
    }
}
