//! The goal tree of a report: levels, rows and the texts of each unit goal.

use rust_decimal::Decimal;
use tertial_domain::activity::ActivityState;
use tertial_domain::assessment::{Assessment, GradeCode};
use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::indicator::{Aggregation, Polarity};
use tertial_domain::period::Periodicity;
use tertial_domain::report::{ActivityRow, GoalNode, IndicatorField, IndicatorRow, ReportKind};
use tertial_domain::target::TargetOwner;

use super::Scene;
use super::facts::{ActivityFacts, GoalFacts, RowFacts, Standing};
use super::sentences::{at_times_a_fact, say, say_row, say_sexes};
use super::texts::texts;
use crate::compose::paragraph;
use crate::faults::numbers::list_parts;
use crate::figures::{plain_quantity, print};
use crate::goals::{CommitteeGoal, set_of};
use crate::indicators::{CouncilTarget, Definition};
use crate::targets::print_target;
use crate::voice::{Doing, Voice};

/// The committee's goals that a unit declines.
pub(super) fn declined<'a>(scene: Scene<'a>, facts: &[GoalFacts]) -> Vec<&'a CommitteeGoal> {
    let maker = scene.maker;
    let unit = maker.organisation.units.get(scene.unit);
    let committee = unit.map_or(usize::MAX, |unit| unit.committees.1);
    let set = set_of(scene.year);
    let wanted = usize::try_from(scene.key.named("declined").below(3)).unwrap_or(0);
    let goals = maker.goals.committee.iter().enumerate();
    goals
        .filter(|(at, goal)| {
            goal.committee == committee
                && goal.set == set
                && !facts.iter().any(|own| own.serves == *at)
        })
        .map(|(_, goal)| goal)
        .take(wanted)
        .collect()
}

/// Writes the tree.
pub(super) fn write_tree<'a>(
    scene: Scene<'a>,
    facts: &[GoalFacts],
    voice: &mut Voice<'a, '_>,
) -> Vec<GoalNode> {
    let maker = scene.maker;
    let set = set_of(scene.year);
    let declined = declined(scene, facts);
    let mut tree = Vec::new();
    for focus in maker.goals.focus.iter().filter(|focus| focus.set == set) {
        let mut top = above(scene, GoalLevel::Focus, (Some(focus.number), focus.title));
        let areas = maker.goals.areas.iter();
        for area in areas.filter(|area| area.set == set && lies_in(area.number, focus.number)) {
            let own: Vec<&GoalFacts> = facts.iter().filter(|g| g.area == area.number).collect();
            let not: Vec<&&CommitteeGoal> =
                declined.iter().filter(|g| g.area == area.number).collect();
            if own.is_empty() && not.is_empty() {
                continue;
            }
            let mut node = above(scene, GoalLevel::Area, (Some(area.number), area.title));
            for goal in own.iter().filter(|goal| goal.lends_to_area) {
                let lent = goal.measured(scene.kind).filter(|row| is_councils(row));
                node.indicators.extend(lent.map(|row| indicator_row(scene, row, voice)));
            }
            node.goals = answered(scene, &own, voice);
            node.goals.extend(not.into_iter().map(|goal| decline(scene, goal, voice)));
            top.goals.push(node);
        }
        if !top.goals.is_empty() {
            tree.push(top);
        }
    }
    tree
}

fn lies_in(area: &str, focus: &str) -> bool {
    area.split('.').next() == Some(focus)
}

pub(super) fn is_councils(row: &RowFacts) -> bool {
    row.definition.owner == TargetOwner::Council
}

/// A goal from above, not assessed by the unit.
fn above(scene: Scene<'_>, level: GoalLevel, (number, title): (Option<&str>, &str)) -> GoalNode {
    let mut node = GoalNode::new(level, number.map(str::to_owned), title.to_owned());
    if scene.kind != ReportKind::AnnualPlan {
        node.assessment = Assessment::NotAssessed;
    }
    node
}

fn decline<'a>(scene: Scene<'a>, goal: &CommitteeGoal, voice: &mut Voice<'a, '_>) -> GoalNode {
    let mut node = above(scene, GoalLevel::Committee, (None, goal.words.title));
    let text = voice.paragraph(|voice, out| say(voice, out, "declined", &[]));
    node.texts.push((GoalText::Body, vec![paragraph(text)]));
    node
}

/// The committee's goals with the unit goals that answer them.
fn answered<'a>(scene: Scene<'a>, own: &[&GoalFacts], voice: &mut Voice<'a, '_>) -> Vec<GoalNode> {
    let mut nodes = Vec::new();
    let mut rest = own;
    while let Some(first) = rest.first() {
        let same = rest.iter().take_while(|goal| goal.serves == first.serves).count();
        let (group, after) = rest.split_at(same);
        if let Some(committee) = scene.maker.goals.committee.get(first.serves) {
            let mut node = above(scene, GoalLevel::Committee, (None, committee.words.title));
            node.goals = group.iter().map(|goal| unit_goal(scene, goal, voice)).collect();
            nodes.push(node);
        }
        rest = after;
    }
    nodes
}

fn unit_goal<'a>(scene: Scene<'a>, facts: &GoalFacts, voice: &mut Voice<'a, '_>) -> GoalNode {
    let mut node = GoalNode::new(GoalLevel::Unit, None, facts.title.to_owned());
    if let Some(tense) = scene.kind.assessment_tense() {
        let grade = match facts.grade(scene.kind) {
            Standing::Met => GradeCode::FULLY_MET,
            Standing::Short => GradeCode::PARTLY_MET,
            Standing::Away => GradeCode::NOT_MET,
        };
        node.assessment = Assessment::Graded { grade, tense };
    }
    if let Some(trade) = voice_trade(scene) {
        voice.lore = facts.theme.words(&scene.maker.words, trade).1;
    }
    for row in facts.measured(scene.kind) {
        if !(facts.lends_to_area && is_councils(row)) {
            node.indicators.push(indicator_row(scene, row, voice));
        }
    }
    for activity in &facts.activities {
        node.activities.push(activity_row(scene, activity, voice));
    }
    node.texts = texts(scene, facts, voice);
    voice.lore = &voice.about.trade.lore;
    node
}

fn voice_trade(scene: Scene<'_>) -> Option<crate::trade::Trade> {
    scene.maker.organisation.units.get(scene.unit)?.trade
}

/// What the council's column holds: nothing that contradicts the unit's own target.
fn council_cell(row: &RowFacts) -> Option<String> {
    let definition: &Definition = row.definition;
    match definition.council {
        CouncilTarget::None => None,
        CouncilTarget::Increase => Some("öka".to_owned()),
        CouncilTarget::Decrease => Some("minska".to_owned()),
        CouncilTarget::SetByCommittee => Some("tas fram av nämnden".to_owned()),
        CouncilTarget::Number(_) => {
            row.key.named("council").chance(50).then(|| print_target(definition, row.target))
        }
        CouncilTarget::Total(_) => Some(match definition.polarity {
            Polarity::LowerIsBetter => "minska".to_owned(),
            Polarity::HigherIsBetter | Polarity::Neutral => "öka".to_owned(),
        }),
    }
}

fn indicator_row<'a>(scene: Scene<'a>, row: &RowFacts, voice: &mut Voice<'a, '_>) -> IndicatorRow {
    let definition = row.definition;
    let mut made = IndicatorRow::new(definition.name.to_owned());
    let target = (!row.bare).then(|| print_target(definition, row.target));
    made.set_cell(IndicatorField::Target, target);
    made.set_cell(IndicatorField::CouncilTarget, council_cell(row));
    let year = scene.year;
    let period = match scene.kind {
        ReportKind::AnnualPlan => {
            let often = match definition.periodicity {
                Periodicity::Year | Periodicity::EverySecondYear => "År",
                Periodicity::HalfYear => "Halvår",
                Periodicity::Month => "Månad",
                Periodicity::Tertial => "Tertial",
            };
            made.set_cell(IndicatorField::Periodicity, Some(often.to_owned()));
            return made;
        }
        _ if !definition.is_measured_in_tertials() => year.to_string(),
        ReportKind::AnnualReport => format!("VB {year}"),
        ReportKind::TertialReport1 => format!("T1 {year}"),
        ReportKind::TertialReport2 => format!("T2 {year}"),
    };
    made.set_cell(IndicatorField::Period, Some(period));
    let outcome = row.at(scene.kind);
    let mut set = |field, hundredths| made.set_cell(field, Some(print(definition, hundredths)));
    set(IndicatorField::Outcome, outcome);
    if let Some((women, men)) = row.by_sex(outcome) {
        set(IndicatorField::OutcomeWomen, women);
        set(IndicatorField::OutcomeMen, men);
    }
    let annual = scene.kind == ReportKind::AnnualReport;
    if annual || !definition.is_cumulative() {
        set(IndicatorField::Previous, row.before);
    }
    if !annual {
        set(IndicatorField::Forecast, row.outcome);
    }
    if row.key.named("told").named(scene.kind.code()).chance(45) {
        made.analysis = vec![paragraph(voice.paragraph(|voice, out| {
            match voice.random.below(3) {
                0 if row.by_sex(outcome).is_some() => say_sexes(voice, out, (scene, row)),
                1 => say_parts(voice, out, (scene, row)),
                _ => say_row(voice, out, (scene, row)),
            }
            at_times_a_fact(voice, out);
        }))];
    }
    made
}

/// Adds the row's outcome by workplace, so that the parts give the whole.
fn say_parts(voice: &mut Voice<'_, '_>, out: &mut String, (scene, row): (Scene<'_>, &RowFacts)) {
    let definition = row.definition;
    let whole = plain_quantity(definition, row.at(scene.kind), None);
    let names: Vec<String> =
        voice.about.places.iter().take(3).map(|(name, _)| name.clone()).collect();
    let step = Decimal::new(1, whole.number.scale());
    let off = step * Decimal::from(voice.random.between(1, 4));
    let parts = match (definition.aggregation, names.len()) {
        (Aggregation::Sum, 2..) => {
            let first = (whole.number / Decimal::from(3)).round();
            vec![first, whole.number - first]
        }
        (_, 3) => vec![whole.number - off, whole.number, whole.number + off],
        _ => vec![whole.number - off, whole.number + off],
    };
    if parts.iter().any(|part| *part < Decimal::ZERO) {
        return say_row(voice, out, (scene, row));
    }
    let parts: Vec<(&str, String)> = names
        .iter()
        .map(String::as_str)
        .zip(parts.into_iter().map(|n| crate::faults::numbers::in_cell(n, &whole.unit)))
        .collect();
    let delar = list_parts(&parts, &mut voice.random);
    say(voice, out, "parts", &[("delar", delar)]);
}

fn activity_row<'a>(
    scene: Scene<'a>,
    activity: &ActivityFacts,
    voice: &mut Voice<'a, '_>,
) -> ActivityRow {
    let mut row = ActivityRow {
        name: activity.name.clone(),
        start: Some(activity.start.to_string()),
        end: Some(activity.end.to_string()),
        ..ActivityRow::default()
    };
    if scene.kind == ReportKind::AnnualPlan {
        return row;
    }
    let state = activity.state(scene.year, scene.kind);
    row.state = Some(state);
    let doing = Doing { action: activity.action, start: activity.start, end: activity.end, state };
    let annual = scene.kind == ReportKind::AnnualReport;
    let told = voice.random.chance(35);
    let text = match state {
        ActivityState::Deviating => {
            let mut says = String::new();
            voice.know_days(doing);
            voice.part("deviation", &mut says);
            row.deviation = Some(says);
            let list = match annual {
                true if activity.end.year() > scene.year => "activity.dev.long",
                true => "activity.dev.past",
                false => "activity.dev.now",
            };
            voice.paragraph(|voice, out| {
                voice.part(list, out);
                voice.obstacle(out);
            })
        }
        ActivityState::Done if told => {
            // Some lose their sign on the way; then the words say it.
            if voice.random.chance(30) {
                row.state = None;
            }
            voice.paragraph(|voice, out| {
                say(voice, out, "done", &[]);
                voice.effect(out);
            })
        }
        ActivityState::Ongoing if told && !annual => {
            voice.know_days(doing);
            voice.paragraph(|voice, out| {
                voice.part("activity.going.now", out);
                voice.effect(out);
            })
        }
        ActivityState::Done | ActivityState::Ongoing | ActivityState::NotStarted => return row,
    };
    voice.forget_days();
    row.analysis = vec![paragraph(text)];
    row
}
