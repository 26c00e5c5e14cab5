//! Grades above, below and without their evidence.

use tertial_domain::activity::ActivityState;
use tertial_domain::assessment::{Assessment, GradeCode};
use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::indicator::Polarity;
use tertial_domain::quantity::Quantity;
use tertial_domain::report::{GoalNode, IndicatorField, IndicatorRow, Report};
use tertial_domain::target::Target;

use crate::faults::hand::{Done, Hand, definition};
use crate::faults::place::{Path, goal_at, goal_at_mut, goal_paths, goal_place};

/// The grades from the worst to the best.
const STEPS: [GradeCode; 3] = [GradeCode::NOT_MET, GradeCode::PARTLY_MET, GradeCode::FULLY_MET];

/// The unit goals that have a grade.
pub(super) fn graded(report: &Report) -> Vec<Path> {
    let is_graded = |path: &Path| {
        goal_at(report, path)
            .is_some_and(|goal| goal.level == GoalLevel::Unit && goal.assessment.grade().is_some())
    };
    goal_paths(report).into_iter().filter(is_graded).collect()
}

/// Which step of the scale a goal is graded.
pub(super) fn step(goal: &GoalNode) -> Option<usize> {
    let grade = goal.assessment.grade()?;
    STEPS.iter().position(|known| known == grade)
}

/// Worse than before, better than before, or at the target: 0, 1 or 2.
fn standing(row: &IndicatorRow) -> Option<usize> {
    let polarity = definition(&row.name)?.polarity;
    let ends = row
        .quantity(IndicatorField::Forecast)
        .or_else(|| row.quantity(IndicatorField::Outcome))?
        .number;
    let gain = |from: &Quantity| match polarity {
        Polarity::HigherIsBetter => Some(ends - from.number),
        Polarity::LowerIsBetter => Some(from.number - ends),
        Polarity::Neutral => None,
    };
    let target = match row.target(IndicatorField::Target)? {
        Target::AtLeast(target) | Target::AtMost(target) | Target::Exactly(target) => target,
        Target::Between(..)
        | Target::Increase
        | Target::Decrease
        | Target::SetByCommittee
        | Target::None => return None,
    };
    if !gain(&target)?.is_sign_negative() || gain(&target)?.is_zero() {
        return Some(2);
    }
    let before = row.quantity(IndicatorField::Previous)?;
    let better = gain(&before)?;
    Some(usize::from(better.is_sign_positive() && !better.is_zero()))
}

/// The step that a goal's own indicators and activities support; `None` where no indicator can be
/// held against a target.
pub(in crate::faults) fn support(goal: &GoalNode) -> Option<usize> {
    let found: Vec<usize> = goal.indicators.iter().filter_map(standing).collect();
    let deviates = goal.activities.iter().any(|row| row.state == Some(ActivityState::Deviating));
    let (worst, best) = (found.iter().min()?, found.iter().max()?);
    Some(match (worst, best) {
        (2, 2) if deviates => 1,
        (2, 2) => 2,
        (_, 0) => 0,
        _ => 1,
    })
}

fn regrade(hand: &mut Hand<'_>, path: &Path, to: usize) -> Option<Done> {
    let goal = goal_at_mut(&mut hand.case.report, path)?;
    let from = step(goal)?;
    let Assessment::Graded { grade, .. } = &mut goal.assessment else { return None };
    *grade = STEPS.get(to)?.clone();
    Some(Done::at(format!("{}/grade", goal_place(path)), format!("step {from} to {to}")))
}

/// The goals whose grade agrees with their indicators, with that step.
fn in_order(report: &Report) -> Vec<(Path, usize)> {
    let agrees = |path: Path| {
        let goal = goal_at(report, &path)?;
        let now = step(goal)?;
        (support(goal)? == now).then_some((path, now))
    };
    graded(report).into_iter().filter_map(agrees).collect()
}

/// The goals not met whose expected result promises a way that their only indicator did not go.
fn went_the_wrong_way(report: &Report) -> Vec<(Path, usize)> {
    let wrong = |path: &Path| {
        let goal = goal_at(report, path)?;
        let [row] = goal.indicators.as_slice() else { return None };
        let gain = row.quantity(IndicatorField::Outcome)?.number
            - row.quantity(IndicatorField::Previous)?.number;
        let worse = match definition(&row.name)?.polarity {
            Polarity::HigherIsBetter => gain.is_sign_negative(),
            Polarity::LowerIsBetter => gain.is_sign_positive(),
            Polarity::Neutral => false,
        };
        let untargeted = row.cell(IndicatorField::Target).is_none();
        (worse && untargeted && step(goal) == Some(0)).then(|| (path.clone(), 0))
    };
    graded(report).iter().filter_map(wrong).collect()
}

/// A goal is graded higher than its indicators or its expected result support.
pub(super) fn above(hand: &mut Hand<'_>) -> Option<Done> {
    let promised = went_the_wrong_way(&hand.case.report);
    if hand.random.chance(50)
        && let Some((path, _)) = hand.pick(&promised)
    {
        return regrade(hand, &path, 2);
    }
    let fit: Vec<_> = in_order(&hand.case.report).into_iter().filter(|(_, at)| *at < 2).collect();
    let (path, now) = hand.pick(&fit)?;
    let to = if now == 0 && hand.random.chance(50) { 1 } else { 2 };
    regrade(hand, &path, to)
}

/// A goal is graded lower than its indicators support.
pub(super) fn below(hand: &mut Hand<'_>) -> Option<Done> {
    let fit: Vec<_> = in_order(&hand.case.report).into_iter().filter(|(_, at)| *at > 0).collect();
    let (path, now) = hand.pick(&fit)?;
    let to = usize::from(now == 2 && hand.random.chance(50));
    regrade(hand, &path, to)
}

/// A unit goal loses its grade.
pub(super) fn missing(hand: &mut Hand<'_>) -> Option<Done> {
    let path = hand.pick(&graded(&hand.case.report))?;
    goal_at_mut(&mut hand.case.report, &path)?.assessment = Assessment::Missing;
    Some(Done::at(format!("{}/grade", goal_place(&path)), "no grade"))
}

/// A goal keeps its grade and loses every outcome and analysis.
pub(super) fn without_evidence(hand: &mut Hand<'_>) -> Option<Done> {
    let report = &hand.case.report;
    let alone = |path: &Path| {
        // Outcomes of the goals above could be taken for its evidence.
        (1..path.len()).all(|depth| {
            let above = path.get(..depth).and_then(|above| goal_at(report, above));
            above.is_some_and(|goal| goal.indicators.is_empty())
        })
    };
    let fit: Vec<Path> = graded(report).into_iter().filter(alone).collect();
    let path = hand.pick(&fit)?;
    let goal = goal_at_mut(&mut hand.case.report, &path)?;
    goal.texts.retain(|(label, _)| {
        !matches!(label, GoalText::Analysis | GoalText::Body | GoalText::Development)
    });
    for row in &mut goal.indicators {
        for field in [
            IndicatorField::Outcome,
            IndicatorField::OutcomeWomen,
            IndicatorField::OutcomeMen,
            IndicatorField::Forecast,
        ] {
            row.set_cell(field, None);
        }
        row.analysis.clear();
        row.comment.clear();
    }
    for row in &mut goal.activities {
        row.analysis.clear();
    }
    let place = goal_place(&path);
    Some(Done::at(format!("{place}/grade"), "no outcome, no analysis").also([place]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::faults::clean_cases;

    #[test]
    fn grades_of_clean_reports_are_what_their_rows_support() {
        let mut known = 0;
        for case in clean_cases(21, 60) {
            for goal in case.report.walk_goals() {
                if let (Some(supported), Some(given)) = (support(goal), step(goal)) {
                    assert_eq!(supported, given, "{} {:?}", goal.title, goal.indicators);
                    known += 1;
                }
            }
        }
        assert!(known > 150, "{known}");
    }
}
