//! Indicators: the list, and one indicator over the years.

use tertial_domain::ids::{IndicatorId, ReportId, UnitId};
use tertial_domain::indicator::Indicator;
use tertial_domain::outcome::BySex;
use tertial_domain::period::{OperatingYear, YearPart};
use tertial_domain::quantity::Value;
use tertial_domain::target::Target;

/// The list of indicators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorList {
    /// Rows in Swedish order.
    pub indicators: Vec<IndicatorLine>,
}

/// A row in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorLine {
    /// The indicator.
    pub indicator: Indicator,
    /// How many units have reported it.
    pub unit_count: u32,
    /// First and last year with an outcome.
    pub years: Option<(OperatingYear, OperatingYear)>,
    /// The latest outcome of the top-most unit that reports it, as printed.
    pub latest: Option<String>,
    /// Its series for a small picture, oldest first.
    pub series: Vec<(OperatingYear, Option<rust_decimal::Decimal>)>,
}

/// One indicator over the years for one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorPage {
    /// The indicator.
    pub indicator: Indicator,
    /// The place shown.
    pub unit: UnitId,
    /// Its name.
    pub unit_name: String,
    /// Places that have reported it, to choose from, Swedish order.
    pub units: Vec<(UnitId, String)>,
    /// Year by year (full year where there is one, else the latest part), oldest first.
    pub points: Vec<IndicatorPoint>,
    /// Outcomes of all places for the latest year, for comparing.
    pub compared: Vec<(UnitId, String, Option<Value>)>,
    /// The latest year's total added up over the organisation, where a rule says how.
    pub rollup: Option<Rollup>,
}

/// One year of an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorPoint {
    /// The year.
    pub year: OperatingYear,
    /// How much of it.
    pub part: YearPart,
    /// Outcomes by sex; suppressed where few persons stand behind them.
    pub values: BySex<Option<Value>>,
    /// Forecast for the full year.
    pub forecast: Option<Value>,
    /// The unit's target, as printed and as understood, with the day it holds from.
    pub targets: Vec<PointTarget>,
    /// The council's target as printed.
    pub council_target: Option<String>,
    /// The report it comes from.
    pub report: Option<ReportId>,
    /// What the report said under the row.
    pub analysis: Option<String>,
}

/// A target as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointTarget {
    /// As printed.
    pub printed: String,
    /// As understood, if it was.
    pub target: Option<Target>,
    /// The day from which it holds.
    pub valid_from: jiff::civil::Date,
}

/// A figure that was added up, with its basis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rollup {
    /// The sum or share.
    pub value: rust_decimal::Decimal,
    /// By which rule.
    pub rule: tertial_domain::indicator::Aggregation,
    /// How many places stand behind it.
    pub reporting: u32,
    /// How many places were expected to.
    pub expected: u32,
}
