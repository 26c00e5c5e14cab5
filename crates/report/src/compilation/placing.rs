//! Where what units say belongs: under which of the committee's goals, or the council's where the
//! committee has none there.

use std::collections::{BTreeMap, HashMap};

use tertial_domain::goal::{Goal, GoalLevel};
use tertial_domain::ids::{GoalId, IndicatorId};
use tertial_domain::report::GoalNode;

use super::{CompilationFacts, ReportLinks, UnitReport};

/// Goals from the one at hand upwards that are followed.
const DEPTH_MAX: usize = 16;

/// A unit's own goal in its report.
#[derive(Debug, Clone, Copy)]
pub(super) struct UnitGoal<'a> {
    /// The unit's place in [`CompilationFacts::units`].
    pub(super) unit: usize,
    /// The goal's place in the order of [`tertial_domain::report::Report::walk_goals`].
    pub(super) at: usize,
    pub(super) node: &'a GoalNode,
}

/// What stands under one goal.
#[derive(Debug, Default)]
pub(super) struct Under<'a> {
    pub(super) unit_goals: Vec<UnitGoal<'a>>,
    /// Indicators with how many units have them here, in the order first met.
    pub(super) indicators: Vec<(IndicatorId, usize)>,
}

/// Everything that units say, by the goal that it belongs under.
pub(super) struct Placed<'a> {
    pub(super) under: BTreeMap<GoalId, Under<'a>>,
    pub(super) by_id: HashMap<GoalId, &'a Goal>,
}

impl<'a> Placed<'a> {
    pub(super) fn of(facts: &'a CompilationFacts) -> Self {
        let by_id = facts.goals.iter().map(|goal| (goal.id, goal)).collect();
        let mut placed = Self { under: BTreeMap::new(), by_id };
        for (at, unit) in facts.units.iter().enumerate() {
            placed.add_unit(facts, (at, unit));
        }
        placed.keep_indicators_once();
        placed
    }

    fn add_unit(&mut self, facts: &CompilationFacts, (unit, from): (usize, &'a UnitReport)) {
        let walked = walk(&from.report.goals);
        for (at, (node, _)) in walked.iter().enumerate() {
            let chain = chain_of(&walked, &from.links, at);
            let Some(anchor) = self.anchor(facts, &chain) else { continue };
            let under = self.under.entry(anchor).or_default();
            if node.level == GoalLevel::Unit {
                under.unit_goals.push(UnitGoal { unit, at, node });
            }
            let linked = from.links.indicators.get(at).into_iter().flatten().flatten();
            for id in linked {
                match under.indicators.iter_mut().find(|(known, _)| known == id) {
                    Some((_, units)) => *units += 1,
                    None => under.indicators.push((*id, 1)),
                }
            }
        }
    }

    /// The committee's own goal that stands nearest above, else the council's.
    fn anchor(&self, facts: &CompilationFacts, chain: &[GoalId]) -> Option<GoalId> {
        let mut whole: Vec<&Goal> = Vec::new();
        for id in chain {
            let mut at = self.by_id.get(id).copied();
            while let Some(goal) = at.filter(|_| whole.len() < DEPTH_MAX) {
                if !whole.iter().any(|known| known.id == goal.id) {
                    whole.push(goal);
                }
                at = goal.parent.and_then(|parent| self.by_id.get(&parent).copied());
            }
        }
        let own =
            |goal: &&&Goal| goal.level == GoalLevel::Committee && goal.owner == facts.committee;
        let council = |level| whole.iter().find(move |goal| goal.level == level);
        let found = whole.iter().find(own).or_else(|| council(GoalLevel::Area));
        found.or_else(|| council(GoalLevel::Focus)).map(|goal| goal.id)
    }

    /// An indicator that stands under several goals is shown under the one where most units have it.
    fn keep_indicators_once(&mut self) {
        let mut best: HashMap<IndicatorId, (usize, GoalId)> = HashMap::new();
        for (goal, under) in &self.under {
            for (id, units) in &under.indicators {
                let kept = best.entry(*id).or_insert((*units, *goal));
                if kept.0 < *units {
                    *kept = (*units, *goal);
                }
            }
        }
        for (goal, under) in &mut self.under {
            under.indicators.retain(|(id, _)| best.get(id).is_some_and(|(_, own)| own == goal));
        }
    }
}

/// A goal with the place of the goal that it stands under.
pub(super) type Walked<'a> = Vec<(&'a GoalNode, Option<usize>)>;

/// Every goal in document order. A tree may be deeper than a stack allows: goals wait in a list.
pub(super) fn walk(goals: &[GoalNode]) -> Walked<'_> {
    let mut waiting: Vec<(&GoalNode, Option<usize>)> =
        goals.iter().rev().map(|goal| (goal, None)).collect();
    let mut walked = Vec::new();
    while let Some((goal, above)) = waiting.pop() {
        let at = walked.len();
        walked.push((goal, above));
        waiting.extend(goal.goals.iter().rev().map(|below| (below, Some(at))));
    }
    walked
}

/// The goal's own link and those above it, nearest first.
fn chain_of(walked: &Walked<'_>, links: &ReportLinks, at: usize) -> Vec<GoalId> {
    let mut chain = Vec::new();
    let mut at = Some(at);
    while let Some(place) = at.filter(|_| chain.len() < DEPTH_MAX) {
        chain.extend(links.goals.get(place).copied().flatten());
        at = walked.get(place).and_then(|(_, above)| *above);
    }
    chain
}
