//! A plan as it is begun: the goals from above by identity, the place's own goals of last year to
//! keep, change or end, indicators with their last outcome, activities that go on. And what a change
//! from above comes to in a plan that is begun.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::goal::GoalLevel;
use crate::ids::{ActivityId, GoalId, IndicatorId};
use crate::period::OperatingYear;
use crate::report::{
    ActivityRow, GoalNode, IndicatorField, IndicatorRow, OutlineEntry, Report, ReportKind, Section,
};
use crate::year::book::{Change, ChangeKind, Subject};

/// Which stored thing a goal of a report and its rows are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NodeLinks {
    /// The goal; none is one that is not stored yet.
    pub goal: Option<GoalId>,
    /// One for each indicator row.
    pub indicators: Vec<Option<IndicatorId>>,
    /// One for each activity row.
    pub activities: Vec<Option<ActivityId>>,
}

/// A goal of a report with what it is linked to, and those below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedGoal {
    /// The goal as it stands in the report; its own list of goals is empty.
    pub node: GoalNode,
    /// What it and its rows are.
    pub links: NodeLinks,
    /// Goals below.
    pub goals: Vec<LinkedGoal>,
}

impl LinkedGoal {
    fn new(node: GoalNode, goal: Option<GoalId>) -> Self {
        let links = NodeLinks { goal, ..NodeLinks::default() };
        Self { node, links, goals: Vec::new() }
    }

    /// This goal and all below it, in document order.
    pub fn walk(&self) -> Vec<&Self> {
        let mut all = vec![self];
        all.extend(self.goals.iter().flat_map(Self::walk));
        all
    }

    fn find_mut(&mut self, goal: GoalId) -> Option<&mut Self> {
        if self.links.goal == Some(goal) {
            return Some(self);
        }
        self.goals.iter_mut().find_map(|below| below.find_mut(goal))
    }

    fn into_node(self, links: &mut Vec<NodeLinks>) -> GoalNode {
        links.push(self.links);
        let mut node = self.node;
        node.goals = self.goals.into_iter().map(|goal| goal.into_node(links)).collect();
        node
    }
}

/// A report's goals with their links: in the tree's shape, and back into a report.
pub fn linked(report: &Report, links: &[NodeLinks]) -> Vec<LinkedGoal> {
    let mut left = links.iter();
    report.goals.iter().map(|goal| take(goal, &mut left)).collect()
}

fn take<'a>(goal: &GoalNode, left: &mut impl Iterator<Item = &'a NodeLinks>) -> LinkedGoal {
    let links = left.next().cloned().unwrap_or_default();
    let goals = goal.goals.iter().map(|below| take(below, left)).collect();
    let node = GoalNode { goals: Vec::new(), ..goal.clone() };
    LinkedGoal { node, links, goals }
}

/// Puts goals into a report, and gives the links in the order of [`Report::walk_goals`].
pub fn unlinked(report: &mut Report, goals: Vec<LinkedGoal>) -> Vec<NodeLinks> {
    let mut links = Vec::new();
    report.goals = goals.into_iter().map(|goal| goal.into_node(&mut links)).collect();
    links
}

/// What is said above a place, looked up: names, numbers and what continues what.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Above {
    /// Goals, each after the one that it serves.
    pub goals: Vec<GoalAbove>,
    /// Activities for the place.
    pub activities: Vec<ActivityAbove>,
}

/// A goal from above.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalAbove {
    /// The goal.
    pub id: GoalId,
    /// Its level, above the unit's.
    pub level: GoalLevel,
    /// The goal that it serves.
    pub parent: Option<GoalId>,
    /// The printed number.
    pub number: Option<String>,
    /// Its wording this year.
    pub title: String,
    /// Goals of earlier years that it continues.
    pub continues: Vec<GoalId>,
    /// What is followed under it.
    pub targets: Vec<TargetAbove>,
}

/// An indicator that is followed under a goal from above.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetAbove {
    /// The indicator.
    pub indicator: IndicatorId,
    /// Its name.
    pub name: String,
    /// The target as printed.
    pub printed: String,
    /// How often it is measured, as printed.
    pub periodicity: Option<String>,
}

/// An activity from above.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityAbove {
    /// The activity.
    pub id: ActivityId,
    /// Its text.
    pub name: String,
    /// The goal that it serves.
    pub goal: Option<GoalId>,
    /// First day.
    pub start: Option<Date>,
    /// Last day.
    pub end: Option<Date>,
}

/// What becomes of one of the place's own goals of last year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Choice {
    /// It goes on as it is (*behåll*).
    #[default]
    Keep,
    /// It goes on in other words (*ändra*).
    Change(String),
    /// It ends (*avsluta*).
    End,
}

/// One of the place's own goals of last year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnGoal {
    /// The goals that it served, nearest first.
    pub served: Vec<GoalId>,
    /// The goal as it was planned, with what it is linked to and its own goals below.
    pub goal: LinkedGoal,
    /// What becomes of it.
    pub choice: Choice,
}

/// What a plan is begun from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanFacts {
    /// The year.
    pub year: OperatingYear,
    /// The place's name.
    pub unit: String,
    /// Its committee's.
    pub committee: Option<String>,
    /// The title that the plan gets.
    pub title: String,
    /// What is said above it.
    pub above: Above,
    /// Its own goals of last year.
    pub own: Vec<OwnGoal>,
    /// The last outcome of each indicator, as printed.
    pub outcomes: BTreeMap<IndicatorId, String>,
    /// Activities that go no further than this year, by what is known of them.
    pub done: BTreeSet<ActivityId>,
    /// Headings of last year's plan.
    pub headings: Vec<(String, u8)>,
}

/// A report that is begun, with the links of its goals in the order of [`Report::walk_goals`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// The report.
    pub report: Report,
    /// Its links.
    pub links: Vec<NodeLinks>,
}

/// A plan as it is begun. Every goal from above stands in it once, every own goal that goes on too.
pub fn begin(facts: &PlanFacts) -> Begun {
    let mut report = Report {
        kind: Some(ReportKind::AnnualPlan),
        year: Some(facts.year),
        title: Some(facts.title.clone()),
        unit: Some(facts.unit.clone()),
        committee: facts.committee.clone(),
        ..Report::default()
    };
    set_headings(&mut report, &facts.headings);
    let mut tree = tree_of(&facts.above, &facts.outcomes);
    for own in &facts.own {
        if let Some(goal) = own.carried(facts) {
            place(&mut tree, &own.served, goal, &facts.above);
        }
    }
    let links = unlinked(&mut report, tree);
    Begun { report, links }
}

/// Bare headings around the goals: what stood before them last year stands before them again.
pub(super) fn set_headings(report: &mut Report, headings: &[(String, u8)]) {
    let section = |(heading, level): &(String, u8)| Section {
        heading: heading.clone(),
        level: *level,
        blocks: Vec::new(),
    };
    report.sections = headings.iter().map(section).collect();
    report.outline = (0..headings.len()).map(OutlineEntry::Section).collect();
    report.outline.push(OutlineEntry::Goals);
}

/// The goals from above in their tree, with what is followed under each and what is to be done.
fn tree_of(above: &Above, outcomes: &BTreeMap<IndicatorId, String>) -> Vec<LinkedGoal> {
    let mut tree: Vec<LinkedGoal> = Vec::new();
    for goal in &above.goals {
        let node = GoalNode::new(goal.level, goal.number.clone(), goal.title.clone());
        let mut new = LinkedGoal::new(node, Some(goal.id));
        for target in &goal.targets {
            new.links.indicators.push(Some(target.indicator));
            new.node.indicators.push(row_of(target, outcomes));
        }
        put_below(&mut tree, goal.parent, new);
    }
    for activity in &above.activities {
        add_activity(&mut tree, activity.id, above);
    }
    tree
}

fn row_of(target: &TargetAbove, outcomes: &BTreeMap<IndicatorId, String>) -> IndicatorRow {
    let mut row = IndicatorRow::new(target.name.clone());
    row.set_cell(IndicatorField::CouncilTarget, Some(target.printed.clone()));
    row.set_cell(IndicatorField::Previous, outcomes.get(&target.indicator).cloned());
    row.set_cell(IndicatorField::Periodicity, target.periodicity.clone());
    row
}

fn find(tree: &mut [LinkedGoal], goal: GoalId) -> Option<&mut LinkedGoal> {
    tree.iter_mut().find_map(|root| root.find_mut(goal))
}

fn put_below(tree: &mut Vec<LinkedGoal>, parent: Option<GoalId>, goal: LinkedGoal) {
    match parent.and_then(|parent| find(tree, parent)) {
        Some(parent) => parent.goals.push(goal),
        None => tree.push(goal),
    }
}

/// Puts an own goal below the nearest goal that it served and that goes on; where none does, at the
/// top, so that somebody sees to it.
fn place(tree: &mut Vec<LinkedGoal>, served: &[GoalId], goal: LinkedGoal, above: &Above) {
    let parent = served.iter().find_map(|served| heir(*served, above));
    put_below(tree, parent, goal);
}

/// A goal from above, or the one that continues it.
fn heir(goal: GoalId, above: &Above) -> Option<GoalId> {
    let same = above.goals.iter().find(|one| one.id == goal);
    let next = || above.goals.iter().find(|one| one.continues.contains(&goal));
    same.or_else(next).map(|one| one.id)
}

impl OwnGoal {
    /// The goal as this year's plan has it; none where it ends.
    fn carried(&self, facts: &PlanFacts) -> Option<LinkedGoal> {
        let mut goal = carried(&self.goal, facts);
        match &self.choice {
            Choice::Keep => {}
            Choice::Change(title) => goal.node.title.clone_from(title),
            Choice::End => return None,
        }
        Some(goal)
    }
}

/// A goal of last year with what goes on of it: texts, what is followed with its last outcome, what
/// is still to be done. Nothing of how it went.
fn carried(goal: &LinkedGoal, facts: &PlanFacts) -> LinkedGoal {
    let mut new = LinkedGoal::new(
        GoalNode::new(goal.node.level, goal.node.number.clone(), goal.node.title.clone()),
        goal.links.goal,
    );
    let planned = goal.node.texts.iter().filter(|(label, _)| label.is_planned());
    new.node.texts = planned.cloned().collect();
    for (at, row) in goal.node.indicators.iter().enumerate() {
        let indicator = goal.links.indicators.get(at).copied().flatten();
        let mut next = IndicatorRow::new(row.name.clone());
        for field in
            [IndicatorField::Target, IndicatorField::CouncilTarget, IndicatorField::Periodicity]
        {
            next.set_cell(field, row.cell(field).map(str::to_owned));
        }
        let outcome = indicator.and_then(|id| facts.outcomes.get(&id)).cloned();
        next.set_cell(IndicatorField::Previous, outcome);
        new.links.indicators.push(indicator);
        new.node.indicators.push(next);
    }
    for (at, row) in goal.node.activities.iter().enumerate() {
        let activity = goal.links.activities.get(at).copied().flatten();
        let is_done = activity.is_some_and(|id| facts.done.contains(&id));
        let ends = row.end.as_deref().and_then(crate::report::read_date);
        if is_done || ends.is_some_and(|day| day < facts.year.first_day()) {
            continue;
        }
        let (name, start, end) = (row.name.clone(), row.start.clone(), row.end.clone());
        new.links.activities.push(activity);
        new.node.activities.push(ActivityRow { name, start, end, ..ActivityRow::default() });
    }
    new.goals = goal.goals.iter().map(|below| carried(below, facts)).collect();
    new
}

/// Takes a change from above into a report that is begun: adds what is new with the goals that it
/// serves, renews a wording or a target, takes away what ended and holds nothing of the place's own.
/// A new goal gets a goal of the place's own below it, where one is named. What the place wrote stays.
pub fn take_in(begun: &Begun, change: &Change<'_>, above: &Above, own: Option<&str>) -> Begun {
    let mut report = begun.report.clone();
    let mut tree = linked(&report, &begun.links);
    let has_ended = match change.kind {
        ChangeKind::Ended => true,
        ChangeKind::New | ChangeKind::Changed => false,
    };
    match change.now.word.subject() {
        Subject::Goal(goal) if has_ended => tree.retain_mut(|root| !is_over(root, goal)),
        Subject::Goal(goal) => {
            ensure(&mut tree, goal, above);
            if let Some(there) = find(&mut tree, goal) {
                if let Some(known) = above.goals.iter().find(|one| one.id == goal) {
                    there.node.title.clone_from(&known.title);
                }
                add_own(there, own);
            }
        }
        Subject::Target(goal, indicator) if has_ended => {
            if let Some(there) = find(&mut tree, goal) {
                take_away_row(there, indicator);
            }
        }
        Subject::Target(goal, indicator) => {
            ensure(&mut tree, goal, above);
            renew_row(&mut tree, (goal, indicator), above);
        }
        Subject::Activity(activity) if has_ended => {
            for root in &mut tree {
                take_away_activity(root, activity);
            }
        }
        Subject::Activity(activity) => add_activity(&mut tree, activity, above),
    }
    let links = unlinked(&mut report, tree);
    Begun { report, links }
}

/// Puts a goal from above where it belongs, with the goals that it serves, where it is not there.
fn ensure(tree: &mut Vec<LinkedGoal>, goal: GoalId, above: &Above) {
    let mut missing = Vec::new();
    let mut at = Some(goal);
    while let Some(id) = at {
        let known = above.goals.iter().find(|one| one.id == id);
        let is_there = find(tree, id).is_some() || missing.len() > above.goals.len();
        let Some(known) = known.filter(|_| !is_there) else { break };
        missing.push(known);
        at = known.parent;
    }
    for goal in missing.into_iter().rev() {
        let node = GoalNode::new(goal.level, goal.number.clone(), goal.title.clone());
        put_below(tree, goal.parent, LinkedGoal::new(node, Some(goal.id)));
    }
}

fn add_own(there: &mut LinkedGoal, own: Option<&str>) {
    let Some(title) = own else { return };
    if !there.goals.iter().any(|below| below.node.title == title) {
        let node = GoalNode::new(GoalLevel::Unit, None, title.to_owned());
        there.goals.push(LinkedGoal::new(node, None));
    }
}

fn renew_row(tree: &mut [LinkedGoal], (goal, indicator): (GoalId, IndicatorId), above: &Above) {
    let known = above.goals.iter().find(|one| one.id == goal);
    let target = known.and_then(|one| one.targets.iter().find(|one| one.indicator == indicator));
    let (Some(target), Some(there)) = (target, find(tree, goal)) else { return };
    let at = there.links.indicators.iter().position(|id| *id == Some(indicator));
    if let Some(row) = at.and_then(|at| there.node.indicators.get_mut(at)) {
        row.set_cell(IndicatorField::CouncilTarget, Some(target.printed.clone()));
    } else {
        there.links.indicators.push(Some(indicator));
        there.node.indicators.push(row_of(target, &BTreeMap::new()));
    }
}

/// Takes a row away that holds nothing of the place's own; else it stands without the target.
fn take_away_row(there: &mut LinkedGoal, indicator: IndicatorId) {
    let at = there.links.indicators.iter().position(|id| *id == Some(indicator));
    let Some((at, row)) = at.and_then(|at| Some((at, there.node.indicators.get_mut(at)?))) else {
        return;
    };
    let is_empty = row.analysis.is_empty()
        && row.comment.is_empty()
        && row.cell(IndicatorField::Target).is_none()
        && row.cell(IndicatorField::Outcome).is_none();
    if is_empty {
        there.node.indicators.remove(at);
        there.links.indicators.remove(at);
    } else {
        row.set_cell(IndicatorField::CouncilTarget, None);
    }
}

fn take_away_activity(there: &mut LinkedGoal, activity: ActivityId) {
    let at = there.links.activities.iter().position(|id| *id == Some(activity));
    let is_empty = |row: &ActivityRow| row.deviation.is_none() && row.analysis.is_empty();
    if let Some(at) = at
        && there.node.activities.get(at).is_some_and(is_empty)
    {
        there.node.activities.remove(at);
        there.links.activities.remove(at);
    }
    for below in &mut there.goals {
        take_away_activity(below, activity);
    }
}

fn add_activity(tree: &mut Vec<LinkedGoal>, activity: ActivityId, above: &Above) {
    let is_there = |root: &LinkedGoal| {
        root.walk().iter().any(|goal| goal.links.activities.contains(&Some(activity)))
    };
    let Some(known) = above.activities.iter().find(|one| one.id == activity) else { return };
    if tree.iter().any(is_there) {
        return;
    }
    if let Some(goal) = known.goal {
        ensure(tree, goal, above);
    }
    let at = known.goal.filter(|goal| find(tree, *goal).is_some());
    let into = match at {
        Some(goal) => find(tree, goal),
        None => tree.first_mut(),
    };
    if let Some(into) = into {
        into.links.activities.push(Some(known.id));
        into.node.activities.push(activity_row(known));
    }
}

fn activity_row(activity: &ActivityAbove) -> ActivityRow {
    ActivityRow {
        name: activity.name.clone(),
        start: activity.start.map(|day| day.to_string()),
        end: activity.end.map(|day| day.to_string()),
        ..ActivityRow::default()
    }
}

/// Takes a goal that ended out of what is below; whether this is the one, and nothing of the
/// place's own is left in it.
fn is_over(goal: &mut LinkedGoal, ended: GoalId) -> bool {
    goal.goals.retain_mut(|below| !is_over(below, ended));
    let says_nothing = goal.node.texts.is_empty()
        && goal.node.indicators.iter().all(|row| row.analysis.is_empty() && row.comment.is_empty());
    goal.links.goal == Some(ended) && goal.goals.is_empty() && says_nothing
}

#[cfg(test)]
mod tests;
