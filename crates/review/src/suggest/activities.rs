//! The activities behind a suggestion, counted as the reader sees them in the table.

use crate::facts::GoalFacts;
use crate::place::GoalPart;
use crate::suggest::Reason;
use crate::suggest::evidence::{Course, GoalEvidence, Link, LinkedActivity};
use crate::suggest::standing::Standing;

/// How the activities of a goal stand: its own, or where it has none, those above that speak of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ActivityCounts {
    /// Whether they hang on goals above.
    pub are_above: bool,
    /// Done.
    pub done: usize,
    /// Deviating, or said not to be done.
    pub undone: usize,
    /// Going on within their days.
    pub on_plan: usize,
    /// Not begun.
    pub waiting: usize,
    /// Going on although their last day has passed.
    pub overdue: usize,
    /// The years, later than the report's, in which the others end: they do not count.
    pub later: Vec<i16>,
    /// Those that nothing is told of: they do not count either.
    pub unknown: usize,
}

impl ActivityCounts {
    /// Counts the activities behind a goal's grade.
    pub fn of(evidence: &GoalEvidence<'_, '_>) -> Self {
        let mut counts = Self { are_above: !has_own(evidence), ..Self::default() };
        for one in counted(evidence) {
            match one.course {
                Course::Done => counts.done += 1,
                Course::Undone => counts.undone += 1,
                Course::OnPlan => counts.on_plan += 1,
                Course::Waiting => counts.waiting += 1,
                Course::Overdue => counts.overdue += 1,
                Course::Later(year) => counts.later.push(year),
                Course::Unknown => counts.unknown += 1,
            }
        }
        counts.later.sort_unstable();
        counts
    }

    /// Those that are neither done nor off their plan, and that the year decides.
    pub const fn going(&self) -> usize {
        self.on_plan + self.waiting + self.overdue
    }

    /// Those that count.
    pub const fn told(&self) -> usize {
        self.done + self.undone + self.going()
    }

    fn all(&self) -> usize {
        self.told() + self.later.len() + self.unknown
    }

    /// The counts as a reason, and each activity that came to nothing.
    pub(super) fn reasons(
        &self,
        goal: &GoalFacts<'_>,
        evidence: &GoalEvidence<'_, '_>,
    ) -> (Option<Reason>, Vec<Reason>) {
        let code = if self.are_above { "activity-counts-above" } else { "activity-counts" };
        let counts = (self.told() > 0).then(|| Reason {
            code,
            place: goal.place(GoalPart::Whole),
            standing: None,
            arguments: vec![
                ("all_count", self.all().to_string()),
                ("done_count", self.done.to_string()),
                ("plan_count", self.on_plan.to_string()),
                ("waiting_count", self.waiting.to_string()),
                ("undone_count", self.undone.to_string()),
                ("overdue_count", self.overdue.to_string()),
                ("later_count", self.later.len().to_string()),
                ("years", self.years()),
                ("unknown_count", self.unknown.to_string()),
            ],
        });
        let undone = counted(evidence).filter(|one| one.course == Course::Undone);
        let each = undone.map(|one| Reason {
            code: "activity-undone",
            place: one.place(),
            standing: Some(Standing::Wrong),
            arguments: vec![("name", one.facts.row.name.clone())],
        });
        (counts, each.collect())
    }

    /// "2027", or "2027–2029".
    fn years(&self) -> String {
        match (self.later.first(), self.later.last()) {
            (Some(first), Some(last)) if first != last => format!("{first}–{last}"),
            (first, _) => first.map(ToString::to_string).unwrap_or_default(),
        }
    }
}

fn has_own(evidence: &GoalEvidence<'_, '_>) -> bool {
    evidence.activities.iter().any(|one| one.link == Link::Own)
}

/// A goal's own activities; where it has none, those above that are tied to it.
fn counted<'e, 'f, 'a>(
    evidence: &'e GoalEvidence<'f, 'a>,
) -> impl Iterator<Item = &'e LinkedActivity<'f, 'a>> {
    let has_own = has_own(evidence);
    evidence.activities.iter().filter(move |one| !has_own || one.link == Link::Own)
}
