//! Activities with filters.

use jiff::civil::Date;
use tertial_domain::activity::ActivityState;
use tertial_domain::ids::{ActivityId, GoalId, ReportId, UnitId};
use tertial_domain::period::OperatingYear;

/// What the list is narrowed to; `None` is no narrowing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ActivityFilter {
    /// Year in which it runs.
    pub year: Option<OperatingYear>,
    /// Committee with everything below.
    pub committee: Option<UnitId>,
    /// State.
    pub state: Option<ActivityState>,
    /// Only those with a deviation.
    pub deviating: bool,
    /// Words in the text.
    pub words: Option<String>,
    /// Page, from 1.
    pub page: u32,
}

/// One page of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityList {
    /// Rows of this page.
    pub activities: Vec<ActivityLine>,
    /// Rows in all.
    pub total: u64,
    /// Rows a page.
    pub page_size: u32,
    /// Committees to choose from.
    pub committees: Vec<(UnitId, String)>,
    /// Years to choose from, latest first.
    pub years: Vec<OperatingYear>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityLine {
    /// The activity.
    pub id: ActivityId,
    /// Its text.
    pub name: String,
    /// Whose.
    pub unit: UnitId,
    /// Their name.
    pub unit_name: String,
    /// First day.
    pub start: Option<Date>,
    /// Last day.
    pub end: Option<Date>,
    /// How it stands, as last reported.
    pub state: Option<ActivityState>,
    /// The deviation as printed in the latest report.
    pub deviation: Option<String>,
    /// The goal it serves, with its title.
    pub goal: Option<(GoalId, String)>,
    /// The latest report that speaks of it.
    pub report: Option<ReportId>,
    /// What that report says.
    pub analysis: Option<String>,
}
