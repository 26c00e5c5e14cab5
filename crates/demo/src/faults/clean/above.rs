//! The committee's plan that a unit's report answers.

use std::collections::HashSet;

use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::report::{GoalNode, Report, ReportKind};

use super::Scene;
use super::facts::goals;
use super::tree::declined;
use crate::compose::{Draft, paragraph};
use crate::faults::wordings::{clean, fill};
use crate::goals::{CommitteeGoal, set_of};
use crate::random::text_hash;

/// Writes the plan with the goals that the unit answers or declines.
pub(super) fn write(scene: Scene<'_>, seen: &mut HashSet<u64>) -> Option<Report> {
    let maker = scene.maker;
    let unit = maker.organisation.units.get(scene.unit)?;
    let committee = maker.organisation.committees.get(unit.committees.1)?;
    let plan = maker.organisation.plans.get(unit.committees.1)?;
    let facts = goals(scene);
    let mut known: Vec<&CommitteeGoal> = declined(scene, &facts);
    for goal in &facts {
        let served = maker.goals.committee.get(goal.serves)?;
        if !known.iter().any(|other| other.id == served.id) {
            known.push(served);
        }
    }
    let mut draft = Draft::begin(committee, plan, (scene.year, ReportKind::AnnualPlan));
    let slots = [("nämnd", plan.name.to_owned()), ("år", scene.year.to_string())];
    let intro = clean().lines("committee.intro");
    let text: Vec<String> = intro.iter().map(|line| fill(line, &slots)).collect();
    draft.section("Inledning", 1, vec![paragraph(text.join(" "))]);
    draft.section("Nämndens mål", 1, Vec::new());
    draft.goals_here();
    let set = set_of(scene.year);
    for focus in maker.goals.focus.iter().filter(|focus| focus.set == set) {
        let label = (GoalLevel::Focus, Some(focus.number.to_owned()), focus.title.to_owned());
        let mut top = GoalNode::new(label.0, label.1, label.2);
        for area in maker.goals.areas.iter().filter(|area| area.set == set) {
            let below: Vec<GoalNode> = known
                .iter()
                .filter(|goal| goal.area == area.number)
                .map(|goal| node(goal, &slots, seen))
                .collect();
            if below.is_empty() || area.number.split('.').next() != Some(focus.number) {
                continue;
            }
            let number = Some(area.number.to_owned());
            let mut middle = GoalNode::new(GoalLevel::Area, number, area.title.to_owned());
            middle.goals = below;
            top.goals.push(middle);
        }
        if !top.goals.is_empty() {
            draft.report.goals.push(top);
        }
    }
    Some(draft.report)
}

fn node(goal: &CommitteeGoal, slots: &[(&str, String)], seen: &mut HashSet<u64>) -> GoalNode {
    let mut node = GoalNode::new(GoalLevel::Committee, None, goal.words.title.to_owned());
    let lines = clean().lines("committee.goal");
    let text = lines.iter().map(|line| fill(line, slots)).find(|text| seen.insert(text_hash(text)));
    let text = text.unwrap_or_else(|| {
        format!("Målet \"{}\" följs upp på samma sätt som nämndens övriga mål.", goal.words.title)
    });
    node.texts.push((GoalText::Description, vec![paragraph(text)]));
    node
}
