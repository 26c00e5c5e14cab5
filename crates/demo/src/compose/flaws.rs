//! The contradictions that a few reports have on purpose, at most one in each.

use tertial_domain::ids::GoalId;
use tertial_domain::report::ReportKind;

use super::goal_section::Scene;

/// A fault that was put in on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// The goal is graded one step above its evidence.
    GradeAboveEvidence(GoalId),
    /// The goal's analysis gives another figure than its table.
    FigureInText(GoalId),
    /// The summary calls a surplus a deficit, or the other way round.
    SignInText,
    /// An annual report speaks of its own year as still to come.
    FutureTense,
    /// A sentence says that the report is of the year before.
    StalePeriod,
    /// The text counts other complaints than the table.
    CountInText,
}

/// Which contradiction a report is to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FlawKind {
    Grade,
    Figure,
    Sign,
    Future,
    Stale,
    Count,
}

/// So many of a hundred reports that follow up have one.
const FLAWED_PERCENT: u64 = 5;

/// The contradiction of a unit's report, for the few that have one.
pub(crate) fn planned_flaw(scene: Scene<'_>) -> Option<FlawKind> {
    use FlawKind::{Count, Figure, Future, Grade, Sign, Stale};
    let kinds: &[FlawKind] = match scene.kind {
        ReportKind::AnnualPlan => return None,
        ReportKind::TertialReport1 | ReportKind::TertialReport2 => &[Grade, Figure, Sign, Stale],
        ReportKind::AnnualReport => &[Grade, Figure, Sign, Stale, Future, Count],
    };
    let key = scene.unit.key.named("flaw").year(scene.year.number()).at(scene.kind as u64);
    if scene.unit.is_almgarden || !key.chance(FLAWED_PERCENT) {
        return None;
    }
    key.named("kind").random().pick(kinds).copied()
}
