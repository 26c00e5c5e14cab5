//! The place's own goals of a report that is begun, as goals that are stored: what goes on as it was
//! keeps its identity, what goes on in other words or in another goal set continues it.

use std::collections::BTreeSet;

use tertial_domain::goal::{Goal, GoalLevel};
use tertial_domain::ids::GoalId;
use tertial_domain::organisation::OrgLevel;
use tertial_domain::report::{GoalNode, Report};
use tertial_domain::year::plan::Begun;
use tertial_store::WriteSession;
use tertial_store::goals::NewGoal;
use tertial_store::provenance::Provenance;
use tertial_store::years::{Planner, Speaker};

use crate::context::Context;
use crate::failure::Failure;
use crate::year::above::YearOf;
use crate::year::part::continue_goal;

/// Stores what is to be stored of a report's own goals, and links them.
pub(crate) async fn settle(
    context: &Context,
    session: &mut WriteSession,
    (planner, of): (Planner, &YearOf),
    (begun, renamed): (&mut Begun, &BTreeSet<GoalId>),
) -> Result<(), Failure> {
    let parents = parents(&begun.report);
    let nodes: Vec<(GoalLevel, Option<String>, String)> = begun
        .report
        .walk_goals()
        .map(|goal| (goal.level, goal.number.clone(), goal.title.clone()))
        .collect();
    let known: Vec<GoalId> = begun.links.iter().filter_map(|links| links.goal).collect();
    let stored = session.goals(&known).await?;
    let owner =
        Speaker { place: planner.unit, authority: planner.authority, level: OrgLevel::Unit };
    for (at, (level, number, title)) in nodes.into_iter().enumerate() {
        if level != GoalLevel::Unit {
            continue;
        }
        let linked = begun.links.get(at).and_then(|links| links.goal);
        let before = linked.and_then(|id| stored.iter().find(|goal| goal.id == id));
        let stays = before.is_some_and(|goal| {
            goal.goal_set == of.open.year.goal_set && !renamed.contains(&goal.id)
        });
        if stays {
            continue;
        }
        let parent = parents.get(at).copied().flatten();
        let parent = parent.and_then(|parent| begun.links.get(parent)?.goal);
        let goal = Goal {
            id: GoalId::from_bits(context.ids.next()),
            goal_set: of.open.year.goal_set,
            level,
            parent,
            owner: planner.unit,
            number,
            title,
            lineage: None,
        };
        let id = goal.id;
        if let Some(before) = before.filter(|before| before.owner == planner.unit) {
            continue_goal(context, session, goal, (before, owner)).await?;
        } else {
            let (authority, provenance) = (planner.authority, Provenance::Entered);
            session.create_goals(&[NewGoal { goal, authority, provenance }]).await?;
        }
        if let Some(links) = begun.links.get_mut(at) {
            links.goal = Some(id);
        }
    }
    Ok(())
}

/// The goal above each goal, by places in document order.
fn parents(report: &Report) -> Vec<Option<usize>> {
    let mut parents = Vec::new();
    for goal in &report.goals {
        note(goal, None, &mut parents);
    }
    parents
}

fn note(goal: &GoalNode, parent: Option<usize>, parents: &mut Vec<Option<usize>>) {
    let own = parents.len();
    parents.push(parent);
    for below in &goal.goals {
        note(below, Some(own), parents);
    }
}
