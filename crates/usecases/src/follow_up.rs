//! How far a year's follow-up has come: after its first tertials what is said is a forecast.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::civil::Date;
use tertial_domain::assessment::{Assessment, AssessmentTense};
use tertial_domain::goal::{Goal, GoalLevel};
use tertial_domain::ids::UnitId;
use tertial_domain::organisation::{OrgLevel, OrgUnit};
use tertial_domain::period::OperatingYear;
use tertial_domain::report::ReportKind;
use tertial_store::assessments::StoredAssessment;

use crate::directory::Directory;

/// The newest follow-up of a year that is not over: its grades are forecasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forecast {
    /// The report that the grades stand in, T1 or T2.
    pub kind: ReportKind,
    /// The year it is about.
    pub year: OperatingYear,
    /// Units that have said in it how it goes.
    pub units: u32,
    /// Units with goals of the year that were there when its months were over.
    pub expected: u32,
}

/// The forecast that a year's newest assessments are, of some places or all: the kind of report in
/// which most units last said how it goes. `None` once most have closed the year in an annual
/// report, and before anything is said.
pub(crate) fn newest(
    directory: &Directory,
    (year, places): (OperatingYear, Option<&[UnitId]>),
    goals: &[Goal],
    assessments: &[StoredAssessment],
) -> Option<Forecast> {
    let is_of = |unit: &UnitId| places.is_none_or(|places| places.contains(unit));
    let mut latest: HashMap<UnitId, ReportKind> = HashMap::new();
    for answer in assessments.iter().filter(|a| is_said(a) && is_of(&a.unit)) {
        let kind = latest.entry(answer.unit).or_insert(answer.kind);
        *kind = answer.kind.max(*kind);
    }
    let mut counts: BTreeMap<ReportKind, usize> = BTreeMap::new();
    for kind in latest.into_values() {
        *counts.entry(kind).or_default() += 1;
    }
    let (kind, _) = counts.into_iter().max_by_key(|(_, units)| *units)?;
    after(directory, (kind, year, places), goals, assessments)
}

/// The forecast that a kind of report is, with how many of the units with goals it is from.
pub(crate) fn after(
    directory: &Directory,
    (kind, year, places): (ReportKind, OperatingYear, Option<&[UnitId]>),
    goals: &[Goal],
    assessments: &[StoredAssessment],
) -> Option<Forecast> {
    if kind.assessment_tense() != Some(AssessmentTense::Forecast) {
        return None;
    }
    let in_it = assessments.iter().filter(|answer| answer.kind == kind && is_said(answer));
    let told: HashSet<UnitId> = in_it.map(|answer| answer.unit).collect();
    let of_units = goals.iter().filter(|goal| goal.level == GoalLevel::Unit);
    let has_goals: HashSet<UnitId> = of_units.map(|goal| goal.owner).collect();
    let last = last_day(kind, year);
    let was_there = |unit: &OrgUnit| has_goals.contains(&unit.id) && unit.on(last).is_some();
    let is_expected = |unit: &&OrgUnit| {
        unit.level == OrgLevel::Unit
            && places.is_none_or(|places| places.contains(&unit.id))
            && (told.contains(&unit.id) || was_there(unit))
    };
    let expected: Vec<&OrgUnit> = directory.units().iter().filter(is_expected).collect();
    let units = expected.iter().filter(|unit| told.contains(&unit.id)).count();
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Some(Forecast { kind, year, units: count(units), expected: count(expected.len()) })
}

/// Whether an answer says how it goes.
pub(crate) fn is_said(answer: &StoredAssessment) -> bool {
    answer.assessment != Assessment::Missing
}

/// The last day of the months that a follow-up is about.
pub(crate) fn last_day(kind: ReportKind, year: OperatingYear) -> Date {
    let (month, day) = match kind {
        ReportKind::TertialReport1 => (4, 30),
        ReportKind::TertialReport2 => (8, 31),
        ReportKind::AnnualPlan | ReportKind::AnnualReport => (12, 31),
    };
    Date::new(year.number(), month, day).unwrap_or_else(|_| year.first_day())
}
