//! The goal chain of a year (*röda tråden*) and one goal with its surroundings.

use tertial_domain::assessment::Assessment;
use tertial_domain::goal::GoalLevel;
use tertial_domain::ids::{GoalId, ReportId, UnitId};
use tertial_domain::period::OperatingYear;
use tertial_domain::report::ReportKind;

use crate::overview::GradeCounts;

/// The chain of a year, from the council down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalChain {
    /// The year shown.
    pub year: OperatingYear,
    /// Years to choose from, latest first.
    pub years: Vec<OperatingYear>,
    /// The goal set's name.
    pub goal_set: Option<String>,
    /// Committees to choose from.
    pub committees: Vec<(UnitId, String)>,
    /// The committee it is narrowed to.
    pub committee: Option<UnitId>,
    /// Focus goals, in printed order.
    pub focus_goals: Vec<ChainGoal>,
    /// Area and committee goals that no unit has answered.
    pub gaps: Vec<ChainGap>,
}

/// A goal in the chain with what is below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainGoal {
    /// The goal.
    pub id: GoalId,
    /// Its level.
    pub level: GoalLevel,
    /// Printed number.
    pub number: Option<String>,
    /// Title.
    pub title: String,
    /// The owner's name, below the council.
    pub owner: Option<String>,
    /// The owner's own assessment, latest of the year.
    pub assessment: Assessment,
    /// Assessments of the unit goals below, whatever their depth.
    pub unit_counts: GradeCounts,
    /// Goals below; unit goals are counted and not listed when there are very many.
    pub goals: Vec<ChainGoal>,
}

/// A goal that has nothing below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainGap {
    /// The goal.
    pub id: GoalId,
    /// Number and title as printed.
    pub title: String,
    /// The committee whose goal it is.
    pub owner: Option<String>,
}

/// One goal with its surroundings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalPage {
    /// The goal itself, with the goals right below.
    pub goal: ChainGoal,
    /// The goals above, from the focus goal down.
    pub above: Vec<ChainGoal>,
    /// The goal set's name.
    pub goal_set: String,
    /// Goals of other goal sets in the same lineage.
    pub lineage: Vec<(String, GoalId, String)>,
    /// What reports have said of it, latest first.
    pub assessments: Vec<GoalAnswer>,
    /// Indicators that have stood under it.
    pub indicators: Vec<(tertial_domain::ids::IndicatorId, String)>,
    /// Activities that have stood under it.
    pub activities: Vec<(tertial_domain::ids::ActivityId, String)>,
}

/// What one report said of a goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalAnswer {
    /// The report.
    pub report: ReportId,
    /// Whose.
    pub unit_name: String,
    /// Year.
    pub year: OperatingYear,
    /// Kind.
    pub kind: ReportKind,
    /// The assessment.
    pub assessment: Assessment,
}
