//! The human's grade and the suggested one differ and no motive is given.
//!
//! Means: the goal's own indicators, held against their targets by the city's rule, point to
//! another grade, higher or lower, and the analysis does not say why. Why: a grade is a judgement,
//! and a judgement that departs from the figures needs its reason beside it.
//!
//! Fires: Ekstad's park unit is graded "ej" although both its indicators meet their targets.
//! Silent: the analysis says why; nothing but activities or a shared topic speaks; the grade is
//! already said to be above its evidence.

use tertial_domain::assessment::GradeCode;
use tertial_domain::goal::GoalText;

use crate::facts::{Facts, GoalFacts};
use crate::finding::{Finding, Findings};
use crate::place::{GoalPart, Place};
use crate::rule::{Parameter, Rule, Severity, Spec};
use crate::rules::grade_above_evidence::contradiction;
use crate::suggest::evidence::{Link, gather, own_texts};
use crate::suggest::standing::Limits;
use crate::suggest::{WHY_UNDONE, weigh};
use crate::swedish::attainment::{Attained, attained, gives_motive, speaks_of_shortfall};

/// `grade-disagrees-with-suggestion`
pub const SPEC: Spec = Spec {
    rule: Rule::GradeDisagreesWithSuggestion,
    severity: Severity::Warning,
    parameters: &[
        Parameter { name: "fully_strong_min_percent", default: 100, allowed: (50, 100) },
        Parameter { name: "not_wrong_min_percent", default: 100, allowed: (50, 100) },
        Parameter { name: "far_from_target_min_percent", default: 25, allowed: (1, 100) },
        Parameter { name: "unchanged_max_permille", default: 0, allowed: (0, 200) },
        Parameter { name: "undone_activities_min_percent", default: 50, allowed: (1, 100) },
    ],
    check,
};

/// So many indicators of the same topic may raise a grade together.
const TOPIC_MIN_INDICATORS: usize = 2;

fn check(facts: &Facts<'_>, out: &mut Findings) {
    if !facts.is_follow_up() {
        return;
    }
    let limits = Limits::of(facts);
    for goal in &facts.goals {
        out.found.extend(disagreement(facts, goal, limits));
    }
}

fn disagreement(facts: &Facts<'_>, goal: &GoalFacts<'_>, limits: Limits) -> Option<Finding> {
    let human = goal.node.assessment.grade()?;
    let human_rank = rank(human)?;
    let said = said_by_analysis(facts, goal);
    let finding =
        by_figures(facts, goal, limits, said.map(|(attained, _, _)| attained)).or_else(|| {
            let (attained, place, words) = said?;
            (rank_of(attained) > human_rank).then(|| {
                Finding::new(SPEC.rule, "said", goal.place(GoalPart::Grade))
                    .with("grade", human.as_str())
                    .with("words", words.trim().trim_end_matches('.'))
                    .quote(place.clone(), words)
            })
        })?;
    let is_settled = argues(facts, goal) || contradiction(facts, goal, limits).is_some();
    (!is_settled).then_some(finding)
}

/// The figures point to another grade than the human's.
fn by_figures(
    facts: &Facts<'_>,
    goal: &GoalFacts<'_>,
    limits: Limits,
    said: Option<Attained>,
) -> Option<Finding> {
    let human = goal.node.assessment.grade()?;
    let evidence = gather(facts, goal);
    let suggestion = weigh(goal, &evidence, limits);
    // Figures that meet their targets beside undone activities: the deviation is a finding itself.
    if suggestion.reasons.iter().any(|reason| reason.code == WHY_UNDONE) {
        return None;
    }
    let suggested = suggestion.grade.as_ref()?;
    let (human_rank, suggested_rank) = (rank(human)?, rank(suggested)?);
    let is_higher = human_rank > suggested_rank;
    // Figures of the same topic alone raise a grade only where there are several, and all agree.
    let is_by_topic = suggestion.against_targets == 0;
    let agreeing = evidence
        .indicators
        .iter()
        .filter(|one| one.judged.as_ref().is_some_and(|own| own.meets_target == Some(true)))
        .count();
    let all_agree = agreeing >= TOPIC_MIN_INDICATORS && agreeing == evidence.indicators.len();
    if suggested == human || (is_by_topic && (is_higher || !all_agree)) {
        return None;
    }
    // A lower grade may rest on the figures that are still missing, or on a shortfall told in words.
    let is_incomplete = evidence
        .indicators
        .iter()
        .any(|one| one.link >= Link::Words && one.judged.is_none() && one.facts.target.is_some());
    let falls_short = said.map_or_else(
        || human_rank + 1 == suggested_rank && tells_shortfall(facts, goal),
        |attained| rank_of(attained) <= human_rank,
    );
    if !is_higher && (is_incomplete || falls_short) {
        return None;
    }
    let counted = evidence.indicators.iter().filter_map(|one| {
        let counts = one.link >= Link::Words || is_by_topic;
        one.judged.as_ref().filter(|_| counts).map(|judged| (one, judged))
    });
    let met = counted.clone().filter(|(_, judged)| judged.meets_target == Some(true)).count();
    let all = counted.clone().filter(|(_, judged)| judged.meets_target.is_some()).count();
    let reason = if is_higher { "higher" } else { "lower" };
    let mut finding = Finding::new(SPEC.rule, reason, goal.place(GoalPart::Grade))
        .with("grade", human.as_str())
        .with("suggested", suggested.as_str())
        .with("met", met.to_string())
        .with("all_count", all.to_string());
    for (one, judged) in counted {
        finding = finding.quote(one.place(), quoted(one.facts, judged));
    }
    Some(finding)
}

/// "Sjukfrånvaro: 7,1 % (mål 6 %, förra året 5,7 %)" in the report's own figures.
pub(super) fn quoted(
    indicator: &crate::facts::IndicatorFacts<'_>,
    judged: &crate::suggest::standing::Judged,
) -> String {
    let cell = |field| indicator.row.cell(field).unwrap_or_default();
    let against = judged.target_field.unwrap_or(tertial_domain::report::IndicatorField::Previous);
    format!("{}: {} / {}", indicator.row.name, cell(judged.field), cell(against))
}

fn rank(grade: &GradeCode) -> Option<u8> {
    match grade.as_str() {
        "not_met" => Some(0),
        "partly_met" => Some(1),
        "fully_met" => Some(2),
        _ => None,
    }
}

const fn rank_of(attained: Attained) -> u8 {
    match attained {
        Attained::Not => 0,
        Attained::Partly => 1,
        Attained::Fully => 2,
    }
}

/// The texts in which a goal is accounted for.
const ACCOUNTS: &[GoalText] = &[GoalText::Analysis, GoalText::FollowUp, GoalText::Body];

/// What the analysis itself says of the goal, with the sentence.
fn said_by_analysis<'f>(
    facts: &'f Facts<'_>,
    goal: &'f GoalFacts<'_>,
) -> Option<(Attained, &'f Place, &'f str)> {
    own_texts(facts, goal, ACCOUNTS)
        .flat_map(|passage| passage.paragraphs.iter().map(move |one| (&passage.place, one)))
        .filter_map(|(place, paragraph)| {
            let (attained, sentence) = attained(paragraph)?;
            Some((attained, place, paragraph.sentence(sentence)))
        })
        .min_by_key(|(attained, _, _)| *attained)
}

/// Whether the goal's own words argue for a grade that departs from the figures.
fn argues(facts: &Facts<'_>, goal: &GoalFacts<'_>) -> bool {
    own_texts(facts, goal, ACCOUNTS).flat_map(|passage| &passage.paragraphs).any(gives_motive)
}

/// Whether the goal's own words tell of something that fell short.
fn tells_shortfall(facts: &Facts<'_>, goal: &GoalFacts<'_>) -> bool {
    own_texts(facts, goal, ACCOUNTS)
        .flat_map(|passage| &passage.paragraphs)
        .any(speaks_of_shortfall)
}

#[cfg(test)]
mod tests {
    use tertial_domain::assessment::{Assessment, AssessmentTense};
    use tertial_domain::goal::GoalLevel;
    use tertial_domain::report::IndicatorField::{Outcome, Previous, Target};
    use tertial_domain::report::{Report, ReportKind};

    use super::*;
    use crate::rules::example::{found, goal_with, indicator, report};

    fn parks(grade: GradeCode, outcome: &str, analysis: &str) -> Report {
        let texts = [(GoalText::Analysis, analysis)];
        let mut goal = goal_with(GoalLevel::Unit, "Parkerna är fria från skräp", &texts);
        goal.assessment = Assessment::Graded { grade, tense: AssessmentTense::Final };
        goal.indicators = vec![
            indicator("Sjukfrånvaro", &[(Outcome, "4 %"), (Previous, "5 %"), (Target, "5 %")]),
            indicator("Sjukfrånvaro dag 1-14", &[(Outcome, outcome), (Target, "högst 2 %")]),
        ];
        Report { goals: vec![goal], ..report(ReportKind::AnnualReport, 2021) }
    }

    fn fires(report: &Report) -> Vec<String> {
        found(Rule::GradeDisagreesWithSuggestion, report)
    }

    #[test]
    fn a_grade_below_its_figures_asks_for_a_motive() {
        let bare = parks(GradeCode::NOT_MET, "1,9 %", "Skräpplockningen har gått bra.");
        assert_eq!(fires(&bare), ["goals/0/grade lower"]);
        let said = parks(GradeCode::PARTLY_MET, "1,9 %", "Två parker har ännu inte fått kärl.");
        assert_eq!(fires(&said), Vec::<String>::new());
    }

    #[test]
    fn an_analysis_that_says_more_than_its_grade() {
        let said = parks(GradeCode::NOT_MET, "2,1 %", "Målet uppfylls delvis.");
        assert_eq!(fires(&said), ["goals/0/grade lower"]);
        let argued = "Målet uppfylls delvis. Vi motiverar den lägre bedömningen med vädret.";
        assert!(fires(&parks(GradeCode::NOT_MET, "2,1 %", argued)).is_empty());
        let mut bare = parks(GradeCode::PARTLY_MET, "2,1 %", "Målet uppfylls helt.");
        bare.goals[0].indicators.clear();
        assert_eq!(fires(&bare), ["goals/0/grade said"]);
    }

    #[test]
    fn a_grade_just_above_its_figures_asks_too() {
        let mild = parks(GradeCode::FULLY_MET, "2,1 %", "Parkerna är fina.");
        assert_eq!(fires(&mild), ["goals/0/grade higher"]);
        let said = "Målet bedöms uppfyllt trots att korttidsfrånvaron är hög.";
        assert_eq!(fires(&parks(GradeCode::FULLY_MET, "2,1 %", said)), Vec::<String>::new());
        assert_eq!(fires(&parks(GradeCode::FULLY_MET, "1,9 %", "Bra.")), Vec::<String>::new());
    }
}
