//! A planning year of the city: opened by the city office, spoken of by the council and the
//! committees, planned and followed up by everybody below. Years overlap freely.

pub mod book;
pub mod follow_up;
pub mod plan;

use jiff::civil::Date;

use crate::ids::{GoalSetId, UnitId};
use crate::organisation::OrgLevel;
use crate::period::OperatingYear;
use crate::permission::Act;
use crate::report::ReportKind;

/// A year that the city office has opened, and not undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanningYear {
    /// Which.
    pub year: OperatingYear,
    /// How many times it has been opened, this one counted.
    pub round: u32,
    /// The goals that it is planned by.
    pub goal_set: GoalSetId,
    /// Whether that goal set was made as the year was opened.
    pub is_set_new: bool,
    /// The template that its documents are made by, by code; none is the city's usual one.
    pub template: Option<String>,
}

/// The last day for handing in a document, for a place and all below it that has none nearer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Deadline {
    /// The year that the document is about; the day itself may be in the next.
    pub year: OperatingYear,
    /// Which document.
    pub kind: ReportKind,
    /// Where it was set.
    pub place: UnitId,
    /// The last day, in the city's own time.
    pub due_on: Date,
}

/// The deadline that counts for a place: the nearest of those set at it or above it.
///
/// `way_up` is the place and those above it, nearest first.
pub fn nearest<'a>(
    deadlines: &'a [Deadline],
    way_up: &[UnitId],
    (year, kind): (OperatingYear, ReportKind),
) -> Option<&'a Deadline> {
    way_up.iter().find_map(|place| {
        deadlines.iter().find(|set| set.place == *place && set.year == year && set.kind == kind)
    })
}

/// The usual last days of a year, which whoever opens it may change: the plan before the year's
/// January ends, a tertial's report within three weeks, the annual report in the next January.
pub fn usual_deadline(year: OperatingYear, kind: ReportKind) -> Date {
    let (in_year, month, day) = match kind {
        ReportKind::AnnualPlan => (year.number(), 1, 29),
        ReportKind::TertialReport1 => (year.number(), 5, 20),
        ReportKind::TertialReport2 => (year.number(), 9, 20),
        ReportKind::AnnualReport => (year.number() + 1, 1, 29),
    };
    jiff::civil::date(in_year, month, day)
}

/// Who may speak of a year for a place of a level, and set its deadlines.
///
/// The council's part is the city office's; a committee's part is its own. What is below has a plan
/// and no part of its own.
pub const fn act_to_direct(level: OrgLevel) -> Option<Act> {
    match level {
        OrgLevel::Council => Some(Act::OpenYear),
        OrgLevel::Committee => Some(Act::DirectYear),
        OrgLevel::Department | OrgLevel::Unit | OrgLevel::Workplace => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year() -> OperatingYear {
        OperatingYear::new(2027).unwrap()
    }

    #[test]
    fn the_nearest_deadline_counts() {
        let (council, committee, unit) =
            (UnitId::from_bits(1), UnitId::from_bits(2), UnitId::from_bits(3));
        let set = |place, kind, day| Deadline {
            year: year(),
            kind,
            place,
            due_on: jiff::civil::date(2027, 1, day),
        };
        let all = [
            set(council, ReportKind::AnnualPlan, 29),
            set(council, ReportKind::TertialReport1, 30),
            set(committee, ReportKind::AnnualPlan, 15),
        ];
        let way_up = [unit, committee, council];
        let plan = nearest(&all, &way_up, (year(), ReportKind::AnnualPlan));
        assert_eq!(plan.map(|one| one.due_on.day()), Some(15));
        let first = nearest(&all, &way_up, (year(), ReportKind::TertialReport1));
        assert_eq!(first.map(|one| one.due_on.day()), Some(30));
        assert_eq!(nearest(&all, &way_up, (year(), ReportKind::AnnualReport)), None);
        let elsewhere = nearest(&all, &[council], (year(), ReportKind::AnnualPlan));
        assert_eq!(elsewhere.map(|one| one.due_on.day()), Some(29));
    }

    #[test]
    fn the_usual_days_come_after_what_they_are_about_and_in_order() {
        let days = ReportKind::ALL.map(|kind| usual_deadline(year(), kind));
        assert!(days.is_sorted());
        assert_eq!(days.last().map(|day| day.year()), Some(2028));
    }

    #[test]
    fn only_the_council_and_committees_have_a_part_of_the_year() {
        for level in OrgLevel::ALL {
            let is_above = level < OrgLevel::Department;
            assert_eq!(act_to_direct(level).is_some(), is_above, "{level:?}");
        }
    }
}
