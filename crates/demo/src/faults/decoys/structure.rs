//! Missing and unusual things that are explained.

use tertial_domain::activity::ActivityState;
use tertial_domain::assessment::{Assessment, GradeCode};
use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::report::{IndicatorField, OutlineEntry, ReportKind};
use tertial_domain::rich_text::{Block, RichText};
use tertial_domain::target::Target;

use crate::faults::hand::{Done, Hand, definition, row_place};
use crate::faults::place::{Path, goal_at, goal_at_mut, goal_paths, goal_place};
use crate::faults::planted::support;

fn text(says: String) -> Vec<Block> {
    vec![Block::Paragraph(RichText::plain(says))]
}

/// A grade below the evidence, with the motive in the analysis.
pub(super) fn motivated_grade(hand: &mut Hand<'_>) -> Option<Done> {
    let report = &hand.case.report;
    let met = |path: &Path| {
        goal_at(report, path).is_some_and(|goal| {
            goal.level == GoalLevel::Unit
                && goal.assessment.grade() == Some(&GradeCode::FULLY_MET)
                && support(goal) == Some(2)
                && goal.text(GoalText::Analysis).is_some()
        })
    };
    let fit: Vec<Path> = goal_paths(report).into_iter().filter(met).collect();
    let path = hand.pick(&fit)?;
    let says = hand.decoy_wording("grade-disagrees-with-suggestion", &[])?;
    let goal = goal_at_mut(&mut hand.case.report, &path)?;
    let Assessment::Graded { grade, .. } = &mut goal.assessment else { return None };
    *grade = GradeCode::PARTLY_MET;
    let analysis = goal.texts.iter_mut().find(|(label, _)| *label == GoalText::Analysis)?;
    analysis.1.pop();
    analysis.1.extend(text(says.clone()));
    let place = goal_place(&path);
    Some(Done::at(format!("{place}/grade"), says).also([format!("{place}/texts/analysis")]))
}

/// The activities of a report that fit, with their goal's place.
fn activities(
    hand: &Hand<'_>,
    fits: impl Fn(Option<&GradeCode>, Option<ActivityState>) -> bool,
) -> Vec<(Path, usize)> {
    let report = &hand.case.report;
    let mut found = Vec::new();
    for path in goal_paths(report) {
        let Some(goal) = goal_at(report, &path) else { continue };
        let rows = goal.activities.iter().enumerate();
        let rows = rows.filter(|(_, row)| fits(goal.assessment.grade(), row.state));
        found.extend(rows.map(|(at, _)| (path.clone(), at)));
    }
    found
}

/// The deviation's cell says that there is none.
pub(super) fn no_deviation(hand: &mut Hand<'_>) -> Option<Done> {
    let fit = activities(hand, |grade, state| {
        grade == Some(&GradeCode::FULLY_MET) && state != Some(ActivityState::Deviating)
    });
    let (path, at) = hand.pick(&fit)?;
    let says = hand.decoy_wording("deviation-under-met-goal", &[])?;
    let goal = goal_at_mut(&mut hand.case.report, &path)?;
    goal.activities.get_mut(at)?.deviation = Some(says.clone());
    Some(Done::at(format!("{}/activities/{at}", goal_place(&path)), says))
}

/// A past activity without a sign, with words that say it is done.
pub(super) fn explained_activity(hand: &mut Hand<'_>) -> Option<Done> {
    let fit = activities(hand, |_, state| state == Some(ActivityState::Done));
    let (path, at) = hand.pick(&fit)?;
    let says = hand.decoy_wording("overdue-activity", &[])?;
    let goal = goal_at_mut(&mut hand.case.report, &path)?;
    let row = goal.activities.get_mut(at)?;
    row.state = None;
    row.analysis = text(says.clone());
    let place = format!("{}/activities/{at}", goal_place(&path));
    let analysis = format!("{place}/analysis");
    Some(Done::at(place, says).also([analysis]))
}

/// A committee goal without unit goals, with the reason.
pub(super) fn declined_goal(hand: &mut Hand<'_>) -> Option<Done> {
    let report = &hand.case.report;
    let of_committee = |path: &Path| {
        goal_at(report, path)
            .is_some_and(|goal| goal.level == GoalLevel::Committee && !goal.goals.is_empty())
    };
    let fit: Vec<Path> = goal_paths(report).into_iter().filter(of_committee).collect();
    let path = hand.pick(&fit)?;
    let says = hand.decoy_wording("goal-without-unit-goal", &[])?;
    let goal = goal_at_mut(&mut hand.case.report, &path)?;
    goal.goals.clear();
    goal.texts.push((GoalText::Body, text(says.clone())));
    Some(Done::at(goal_place(&path), says))
}

/// A section with few words.
pub(super) fn short_section(hand: &mut Hand<'_>) -> Option<Done> {
    let says = hand.decoy_wording("empty-section", &[])?;
    let report = &hand.case.report;
    let fit: Vec<usize> = report
        .sections
        .iter()
        .enumerate()
        .filter(|(_, section)| {
            matches!(
                section.heading.as_str(),
                "Övrigt" | "Investeringar" | "Medel för lokaländamål"
            )
        })
        .map(|(at, _)| at)
        .filter(|at| report.outline.contains(&OutlineEntry::Section(*at)))
        .collect();
    let at = hand.pick(&fit)?;
    hand.case.report.sections.get_mut(at)?.blocks = text(says.clone());
    Some(Done::at(format!("sections/{at}"), says))
}

const SEXES: [IndicatorField; 2] = [IndicatorField::OutcomeWomen, IndicatorField::OutcomeMen];

/// A target without outcome, and why.
pub(super) fn unmeasured(hand: &mut Hand<'_>) -> Option<Done> {
    let (path, at) = hand.pick_row(|row| {
        row.cell(IndicatorField::Outcome).is_some() && row.cell(IndicatorField::Target).is_some()
    })?;
    let says = hand.decoy_wording("missing-outcome", &[])?;
    let row = hand.row_mut(&path, at)?;
    for field in [IndicatorField::Outcome, IndicatorField::Forecast].into_iter().chain(SEXES) {
        row.set_cell(field, None);
    }
    row.analysis = text(says.clone());
    let place = row_place(&path, at);
    let others = ["outcome_women", "outcome_men", "forecast", "analysis"];
    let others = others.map(|field| format!("{place}/{field}"));
    Some(Done::at(format!("{place}/outcome"), says).also(others))
}

/// The council asks for a direction, and the row has no number of its own.
pub(super) fn direction_only(hand: &mut Hand<'_>) -> Option<Done> {
    let (path, at) = hand.pick_row(|row| {
        let council = row.target(IndicatorField::CouncilTarget);
        matches!(council, Some(Target::Increase | Target::Decrease))
            && row.cell(IndicatorField::Outcome).is_some()
            && row.cell(IndicatorField::Target).is_some()
    })?;
    hand.row_mut(&path, at)?.set_cell(IndicatorField::Target, None);
    Some(Done::at(format!("{}/target", row_place(&path, at)), "direction only"))
}

/// Women and men are not shown, since they are few.
pub(super) fn small_groups(hand: &mut Hand<'_>) -> Option<Done> {
    let (path, at) = hand.pick_row(|row| {
        row.cell(IndicatorField::OutcomeWomen).is_some()
            && definition(&row.name).is_some_and(|known| known.shape.is_individual())
    })?;
    let says = hand.decoy_wording("missing-sex-split", &[])?;
    let row = hand.row_mut(&path, at)?;
    for field in SEXES {
        row.set_cell(field, None);
    }
    row.analysis = text(says.clone());
    let place = row_place(&path, at);
    let others = [format!("{place}/outcome_men"), format!("{place}/analysis")];
    Some(Done::at(format!("{place}/outcome_women"), says).also(others))
}

/// A row with a name that begins like another's.
fn alike(hand: &mut Hand<'_>) -> Option<Done> {
    const ENDS: [&str; 6] = [
        ", nattpersonal",
        " (vikarier)",
        " dag 15–",
        ", visstidsanställda",
        " i förra mätningen",
        ", ny metod",
    ];
    let (path, at) = hand.pick_row(|row| row.cell(IndicatorField::Target).is_some())?;
    let end = hand.pick(&ENDS)?;
    let mut twin = hand.row(&path, at)?.clone();
    twin.name.push_str(end);
    twin.analysis.clear();
    let name = twin.name.clone();
    goal_at_mut(&mut hand.case.report, &path)?.indicators.insert(at + 1, twin);
    Some(Done::at(format!("{}/indicators/{}", goal_place(&path), at + 1), name))
}

/// The same indicator under two goals of the same grade.
fn under_two_goals(hand: &mut Hand<'_>) -> Option<Done> {
    let (path, at) = hand.pick_row(|_| true)?;
    let mut twin = hand.row(&path, at)?.clone();
    twin.analysis.clear();
    let report = &hand.case.report;
    let grade = &goal_at(report, &path)?.assessment;
    let others = |other: &Path| {
        *other != path
            && goal_at(report, other).is_some_and(|goal| {
                goal.level == GoalLevel::Unit
                    && goal.assessment == *grade
                    && goal.indicators.iter().all(|row| row.name != twin.name)
            })
    };
    let fit: Vec<Path> = goal_paths(report).into_iter().filter(others).collect();
    let to = hand.pick(&fit)?;
    let note = twin.name.clone();
    let rows = &mut goal_at_mut(&mut hand.case.report, &to)?.indicators;
    rows.push(twin);
    Some(Done::at(format!("{}/indicators/{}", goal_place(&to), rows.len() - 1), note))
}

/// What looks like the same indicator twice: other name, other goal, other period.
pub(super) fn not_a_twin(hand: &mut Hand<'_>) -> Option<Done> {
    match hand.random.below(10) {
        0..4 => alike(hand),
        4..6 => under_two_goals(hand),
        _ => two_periods(hand),
    }
}

/// The same indicator for two periods.
fn two_periods(hand: &mut Hand<'_>) -> Option<Done> {
    if hand.case.report.kind == Some(ReportKind::AnnualPlan) {
        return None;
    }
    let now = hand.year().to_string();
    let last = (hand.year() - 1).to_string();
    let (path, at) = hand
        .pick_row(|row| row.cell(IndicatorField::Period).is_some_and(|cell| cell.contains(&now)))?;
    let mut twin = hand.row(&path, at)?.clone();
    let period = twin.cell(IndicatorField::Period)?.replace(&now, &last);
    let before = twin.cell(IndicatorField::Previous).map(str::to_owned);
    twin.set_cell(IndicatorField::Period, Some(period.clone()));
    twin.set_cell(IndicatorField::Outcome, before);
    for field in [IndicatorField::Previous, IndicatorField::Forecast].into_iter().chain(SEXES) {
        twin.set_cell(field, None);
    }
    twin.set_cell(IndicatorField::Target, None);
    twin.analysis.clear();
    goal_at_mut(&mut hand.case.report, &path)?.indicators.insert(at + 1, twin);
    Some(Done::at(format!("{}/indicators/{}", goal_place(&path), at + 1), period))
}
