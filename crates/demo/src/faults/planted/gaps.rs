//! What is not there, not done or not answered.

use tertial_domain::activity::ActivityState;
use tertial_domain::assessment::{Assessment, GradeCode};
use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::report::{ActivityRow, GoalNode, OutlineEntry, Report, read_date};

use super::grades::graded;
use crate::compose::reference_day;
use crate::faults::hand::{Done, Hand};
use crate::faults::place::{Path, goal_at, goal_at_mut, goal_paths, goal_place};

/// The activities that fit, with their goal's place.
fn activities(
    report: &Report,
    fits: impl Fn(&GoalNode, &ActivityRow) -> bool,
) -> Vec<(Path, usize)> {
    let mut found = Vec::new();
    for path in goal_paths(report) {
        let Some(goal) = goal_at(report, &path) else { continue };
        let rows = goal.activities.iter().enumerate().filter(|(_, row)| fits(goal, row));
        found.extend(rows.map(|(at, _)| (path.clone(), at)));
    }
    found
}

fn activity_place(path: &[usize], at: usize) -> String {
    format!("{}/activities/{at}", goal_place(path))
}

/// An activity under a fully met goal gets a deviation.
pub(super) fn deviation(hand: &mut Hand<'_>) -> Option<Done> {
    let met = |goal: &GoalNode, row: &ActivityRow| {
        goal.level == GoalLevel::Unit
            && goal.assessment.grade() == Some(&GradeCode::FULLY_MET)
            && row.deviation.is_none()
    };
    let (path, at) = hand.pick(&activities(&hand.case.report, met))?;
    let says = hand.wording("deviation-under-met-goal", &[])?;
    let with_sign = hand.random.chance(60);
    let row = goal_at_mut(&mut hand.case.report, &path)?.activities.get_mut(at)?;
    row.state = with_sign.then_some(ActivityState::Deviating);
    row.deviation = Some(says.clone());
    Some(Done::at(activity_place(&path, at), says))
}

/// An activity is past its end, with nothing said of it.
pub(super) fn overdue(hand: &mut Hand<'_>) -> Option<Done> {
    let kind = hand.case.report.kind?;
    if !hand.follows_up() {
        return None;
    }
    let last = reference_day(hand.year(), kind);
    let past = |_: &GoalNode, row: &ActivityRow| {
        row.deviation.is_none()
            && row.end.as_deref().and_then(read_date).is_some_and(|end| end <= last)
    };
    let (path, at) = hand.pick(&activities(&hand.case.report, past))?;
    let state = match hand.random.below(20) {
        0..12 => Some(ActivityState::Ongoing),
        12..17 => Some(ActivityState::NotStarted),
        _ => None,
    };
    let row = goal_at_mut(&mut hand.case.report, &path)?.activities.get_mut(at)?;
    row.state = state;
    row.analysis.clear();
    let note = format!("ended {}, state {state:?}", row.end.clone().unwrap_or_default());
    let place = activity_place(&path, at);
    let analysis = format!("{place}/analysis");
    Some(Done::at(place, note).also([analysis]))
}

/// A committee goal loses what answers it.
pub(super) fn unanswered(hand: &mut Hand<'_>) -> Option<Done> {
    let report = &hand.case.report;
    let of_committee =
        |path: &Path| goal_at(report, path).is_some_and(|goal| goal.level == GoalLevel::Committee);
    let fit: Vec<Path> = goal_paths(report).into_iter().filter(of_committee).collect();
    let path = hand.pick(&fit)?;
    let goal = goal_at_mut(&mut hand.case.report, &path)?;
    let declined = goal.goals.is_empty();
    goal.goals.clear();
    goal.texts.retain(|(label, _)| {
        matches!(label, GoalText::ExpectedResult | GoalText::Description) && !declined
    });
    goal.assessment = Assessment::Missing;
    let note = if declined { "the reason to decline is gone" } else { "no unit goal" };
    let place = goal_place(&path);
    let grade = format!("{place}/grade");
    Some(Done::at(place, note).also([grade]))
}

fn without_text(hand: &mut Hand<'_>, fit: &[Path], label: GoalText) -> Option<Done> {
    let report = &hand.case.report;
    let has_it = |path: &&Path| goal_at(report, path).is_some_and(|g| g.text(label).is_some());
    let fit: Vec<Path> = fit.iter().filter(has_it).cloned().collect();
    let path = hand.pick(&fit)?;
    let goal = goal_at_mut(&mut hand.case.report, &path)?;
    goal.texts.retain(|(found, _)| *found != label);
    Some(Done::at(format!("{}/texts/{}", goal_place(&path), label.code()), "text taken out"))
}

/// A unit goal loses its expected result.
pub(super) fn expected_result(hand: &mut Hand<'_>) -> Option<Done> {
    let report = &hand.case.report;
    let of_unit =
        |path: &Path| goal_at(report, path).is_some_and(|goal| goal.level == GoalLevel::Unit);
    let fit: Vec<Path> = goal_paths(report).into_iter().filter(of_unit).collect();
    without_text(hand, &fit, GoalText::ExpectedResult)
}

/// A graded unit goal loses its analysis.
pub(super) fn analysis(hand: &mut Hand<'_>) -> Option<Done> {
    let fit = graded(&hand.case.report);
    without_text(hand, &fit, GoalText::Analysis)
}

/// A section loses what stands under its heading.
pub(super) fn section(hand: &mut Hand<'_>) -> Option<Done> {
    let report = &hand.case.report;
    let holds_more = |at: usize| {
        let level = report.sections.get(at).map_or(0, |section| section.level);
        let deeper = report.sections.get(at + 1).is_some_and(|next| next.level > level);
        let entry = report.outline.iter().position(|e| *e == OutlineEntry::Section(at));
        let next = entry.and_then(|entry| report.outline.get(entry + 1));
        let table = report.tables.iter().any(|table| table.section == Some(at));
        deeper || table || matches!(next, Some(OutlineEntry::Goals | OutlineEntry::Table(_)))
    };
    let sections = report.sections.iter().enumerate();
    let fit: Vec<usize> = sections
        .filter(|(at, section)| !section.blocks.is_empty() && !holds_more(*at))
        .map(|(at, _)| at)
        .collect();
    let at = hand.pick(&fit)?;
    hand.case.report.sections.get_mut(at)?.blocks.clear();
    Some(Done::at(format!("sections/{at}"), "heading without text"))
}
