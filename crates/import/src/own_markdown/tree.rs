//! The goal tree from goals that each say how deep they lie.

use tertial_domain::report::GoalNode;

use crate::draft::{GoalLines, LineSpan, Provenance};

/// Goals deeper than this stand side by side: no plan has so many levels.
const DEPTH_MAX: usize = 32;

/// Goals in document order.
#[derive(Debug, Default)]
pub(super) struct Tree {
    goals: Vec<(usize, GoalNode, GoalLines)>,
}

impl Tree {
    /// Adds a goal; gives its place.
    pub(super) fn add(&mut self, depth: usize, goal: GoalNode, line: u32) -> usize {
        let span = LineSpan::line(line);
        let lines = GoalLines { span, indicators: Vec::new(), activities: Vec::new() };
        self.goals.push((depth, goal, lines));
        self.goals.len() - 1
    }

    /// Whether there are no goals yet.
    pub(super) const fn is_empty(&self) -> bool {
        self.goals.is_empty()
    }

    /// A goal by its place.
    pub(super) fn goal(&mut self, at: usize) -> Option<&mut GoalNode> {
        self.goals.get_mut(at).map(|(_, goal, _)| goal)
    }

    /// A goal with its lines.
    pub(super) fn goal_and_lines(&mut self, at: usize) -> Option<(&mut GoalNode, &mut GoalLines)> {
        self.goals.get_mut(at).map(|(_, goal, lines)| (goal, lines))
    }

    /// The span of a goal's lines.
    pub(super) fn span(&mut self, at: u32) -> Option<&mut LineSpan> {
        let at = usize::try_from(at).ok()?;
        self.goal_and_lines(at).map(|(_, lines)| &mut lines.span)
    }

    /// Each goal under the nearest one before it that lies less deep.
    pub(super) fn into_goals(self, provenance: &mut Provenance) -> Vec<GoalNode> {
        let mut top = Vec::new();
        let mut open: Vec<GoalNode> = Vec::new();
        for (depth, goal, lines) in self.goals {
            provenance.goals.push(lines);
            let depth = depth.clamp(1, DEPTH_MAX.min(open.len() + 1));
            while open.len() >= depth {
                settle(&mut open, &mut top);
            }
            open.push(goal);
        }
        while !open.is_empty() {
            settle(&mut open, &mut top);
        }
        top
    }
}

/// Puts the deepest open goal under the one above it.
fn settle(open: &mut Vec<GoalNode>, top: &mut Vec<GoalNode>) {
    let Some(goal) = open.pop() else { return };
    match open.last_mut() {
        Some(above) => above.goals.push(goal),
        None => top.push(goal),
    }
}
