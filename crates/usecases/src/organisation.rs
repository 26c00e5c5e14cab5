//! Units: the tree of a day, and one unit with its history.

use jiff::civil::Date;
use tertial_domain::ids::{IndicatorId, UnitId};
use tertial_domain::organisation::{OrgLevel, SuccessionKind};

use crate::goals::ChainGoal;
use crate::reports::ReportLine;

/// The organisation as it was on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitTree {
    /// The day.
    pub day: Date,
    /// Roots, Swedish order.
    pub roots: Vec<UnitNode>,
    /// Places in all.
    pub count: u32,
}

/// A place with what is below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitNode {
    /// The place.
    pub id: UnitId,
    /// Its name then.
    pub name: String,
    /// Level.
    pub level: OrgLevel,
    /// Its latest report, if any.
    pub latest: Option<ReportLine>,
    /// Places below, Swedish order.
    pub children: Vec<UnitNode>,
}

/// One unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitPage {
    /// The place.
    pub id: UnitId,
    /// Its name now or last.
    pub name: String,
    /// Level.
    pub level: OrgLevel,
    /// From the council down to its parent.
    pub above: Vec<(UnitId, String)>,
    /// Places below now.
    pub children: Vec<(UnitId, String, OrgLevel)>,
    /// What it was called and where it stood, latest first: from, until, name, parent's name.
    pub periods: Vec<(Date, Option<Date>, String, Option<String>)>,
    /// What it came from and became.
    pub successions: Vec<UnitSuccession>,
    /// Its reports, latest first.
    pub reports: Vec<ReportLine>,
    /// Its own goals of the latest year, with their assessment.
    pub goals: Vec<ChainGoal>,
    /// Its indicators with a small series each.
    pub indicators: Vec<UnitIndicator>,
}

/// A change of organisation that touched a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitSuccession {
    /// From which day.
    pub on: Date,
    /// What happened.
    pub kind: SuccessionKind,
    /// The other place.
    pub other: UnitId,
    /// Its name then.
    pub other_name: String,
    /// Whether the other place came before this one.
    pub other_is_before: bool,
}

/// An indicator on a unit's page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitIndicator {
    /// The indicator.
    pub id: IndicatorId,
    /// Its name.
    pub name: String,
    /// Series, oldest first.
    pub series: Vec<(tertial_domain::period::OperatingYear, Option<rust_decimal::Decimal>)>,
    /// Latest outcome as printed.
    pub latest: Option<String>,
    /// Latest target as printed.
    pub target: Option<String>,
}
