//! In which order the rows of the board stand.

use std::cmp::{Ordering, Reverse};

use crate::board::{BoardQuestion, BoardReport, BoardRow};
use crate::overview::GradeCounts;
use crate::review::overview::weight;

/// What stands first on the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BoardOrder {
    /// The latest to be handed in, then the heaviest findings.
    #[default]
    Need,
    /// The name, Swedish order.
    Name,
    /// How far it has come, the least first.
    Stage,
    /// The last day, the nearest first.
    Due,
    /// What is missing, the most first.
    Missing,
    /// Findings, the heaviest first.
    Findings,
    /// Grades, the most that are not or partly met first.
    Grades,
    /// Sick leave, the highest first.
    SickLeave,
    /// Deviation from the budget, the greatest deficit first.
    Budget,
    /// Questions that wait, the most first.
    Questions,
    /// Who was last touched, the longest ago first.
    Touched,
}

impl BoardOrder {
    /// Every order, the usual first.
    pub const ALL: [Self; 11] = [
        Self::Need,
        Self::Name,
        Self::Stage,
        Self::Due,
        Self::Missing,
        Self::Findings,
        Self::Grades,
        Self::SickLeave,
        Self::Budget,
        Self::Questions,
        Self::Touched,
    ];

    /// The stable code for addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Need => "need",
            Self::Name => "name",
            Self::Stage => "stage",
            Self::Due => "due",
            Self::Missing => "missing",
            Self::Findings => "findings",
            Self::Grades => "grades",
            Self::SickLeave => "sick-leave",
            Self::Budget => "budget",
            Self::Questions => "questions",
            Self::Touched => "touched",
        }
    }

    /// Reads [`Self::code`] back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.code() == code)
    }

    /// How two rows stand to each other. Rows come in the order of their names, and those that are
    /// equal here keep it.
    fn compare(self, one: &BoardRow, other: &BoardRow, is_turned: bool) -> Ordering {
        let turned = |found: Ordering| if is_turned { found.reverse() } else { found };
        match self {
            Self::Name => turned(Ordering::Equal),
            Self::Need => turned(need(one).cmp(&need(other))),
            Self::Stage => turned(stage(one).cmp(&stage(other))),
            Self::Due => known(one.due, other.due, is_turned),
            Self::Missing => known(
                of(one, |report| Some(Reverse(report.completeness?.missing))),
                of(other, |report| Some(Reverse(report.completeness?.missing))),
                is_turned,
            ),
            Self::Findings => known(
                of(one, |report| Some(Reverse(weight(report.findings?)))),
                of(other, |report| Some(Reverse(weight(report.findings?)))),
                is_turned,
            ),
            Self::Grades => known(grades(one), grades(other), is_turned),
            Self::SickLeave => known(
                of(one, |report| Some(Reverse(report.sick_leave.as_ref()?.now.number))),
                of(other, |report| Some(Reverse(report.sick_leave.as_ref()?.now.number))),
                is_turned,
            ),
            Self::Budget => known(
                of(one, |report| Some(report.budget?.ore)),
                of(other, |report| Some(report.budget?.ore)),
                is_turned,
            ),
            Self::Questions => known(
                of(one, |report| Some(Reverse(report.questions))),
                of(other, |report| Some(Reverse(report.questions))),
                is_turned,
            ),
            Self::Touched => known(
                of(one, |report| Some(report.touched.as_ref()?.at)),
                of(other, |report| Some(report.touched.as_ref()?.at)),
                is_turned,
            ),
        }
    }
}

/// The rows of the part that is asked for, in the order that is asked for.
pub(super) fn listed(mut rows: Vec<BoardRow>, question: &BoardQuestion) -> Vec<BoardRow> {
    rows.retain(|row| question.part.holds(row));
    if question.order == BoardOrder::Name && question.is_turned {
        rows.reverse();
    } else {
        rows.sort_by(|one, other| question.order.compare(one, other, question.is_turned));
    }
    rows
}

fn of<T>(row: &BoardRow, find: impl Fn(&BoardReport) -> Option<T>) -> Option<T> {
    row.report.as_ref().and_then(find)
}

/// What is not known stands last, whichever way the order goes.
fn known<T: Ord>(one: Option<T>, other: Option<T>, is_turned: bool) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) if is_turned => other.cmp(&one),
        (Some(one), Some(other)) => one.cmp(&other),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

/// The latest first, then the heaviest.
fn need(row: &BoardRow) -> (i32, Reverse<u64>) {
    let late = row.days_left.filter(|days| *days < 0).unwrap_or(0);
    let findings = of(row, |report| report.findings);
    (late, Reverse(findings.map_or(0, weight)))
}

fn stage(row: &BoardRow) -> usize {
    let stage = row.stage();
    super::BoardPart::ALL.iter().position(|part| *part == stage).unwrap_or_default()
}

fn grades(row: &BoardRow) -> Option<(Reverse<u32>, Reverse<u32>)> {
    let counts = |counts: &GradeCounts| (Reverse(counts.not_met), Reverse(counts.partly_met));
    of(row, |report| (report.grades.total() > 0).then(|| counts(&report.grades)))
}
