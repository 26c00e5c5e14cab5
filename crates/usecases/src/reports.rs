//! Reports: the list, and one report as a document.

use tertial_domain::ids::{ImportId, ReportId, ReportVersionId, UnitId};
use tertial_domain::period::OperatingYear;
use tertial_domain::report::{Report, ReportKind, ReportState};

use crate::overview::GradeCounts;

/// A row in a list of reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportLine {
    /// The report.
    pub id: ReportId,
    /// Its title.
    pub title: String,
    /// Which document.
    pub kind: ReportKind,
    /// Which year.
    pub year: OperatingYear,
    /// Whose.
    pub unit: UnitId,
    /// The unit's name then.
    pub unit_name: String,
    /// The committee that the unit was part of, if any.
    pub committee_name: Option<String>,
    /// State.
    pub state: ReportState,
    /// Whether a person has confirmed it, where it was read in.
    pub confirmed: bool,
    /// Its date as printed.
    pub date: Option<String>,
    /// How its unit goals (for a committee: committee goals) are graded.
    pub counts: GradeCounts,
}

/// What a list of reports is narrowed to; `None` is no narrowing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReportFilter {
    /// Committee with everything below.
    pub committee: Option<UnitId>,
    /// One unit.
    pub unit: Option<UnitId>,
    /// Year.
    pub year: Option<OperatingYear>,
    /// Kind.
    pub kind: Option<ReportKind>,
    /// Page, from 1.
    pub page: u32,
}

/// One page of a list of reports with the choices for its filters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportList {
    /// The rows of this page.
    pub reports: Vec<ReportLine>,
    /// Rows in all.
    pub total: u64,
    /// Rows a page.
    pub page_size: u32,
    /// Committees to choose from, Swedish order.
    pub committees: Vec<(UnitId, String)>,
    /// Years to choose from, latest first.
    pub years: Vec<OperatingYear>,
}

/// One report as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportPage {
    /// The row of it.
    pub line: ReportLine,
    /// The version shown.
    pub version: ReportVersion,
    /// Every version, latest first.
    pub versions: Vec<ReportVersion>,
    /// The document.
    pub report: Report,
    /// Goals in `report.walk_goals()` order: the stored goal each was linked to, if any.
    pub goal_links: Vec<Option<tertial_domain::ids::GoalId>>,
    /// Indicators by goal (depth-first) and row: the stored indicator each was linked to.
    pub indicator_links: Vec<Vec<Option<tertial_domain::ids::IndicatorId>>>,
    /// Where it was read from, if it was.
    pub source: Option<ReportSource>,
    /// The same unit's reports of the same year, and of the years beside.
    pub siblings: Vec<ReportLine>,
}

/// A version of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportVersion {
    /// The version.
    pub id: ReportVersionId,
    /// Its number, from 1.
    pub number: u32,
    /// When it was stored, UTC.
    pub stored_at: jiff::Timestamp,
    /// The SHA-256 of its Report JSON, hexadecimal.
    pub sha256: String,
}

/// The file that a report was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportSource {
    /// The import.
    pub import: ImportId,
    /// The file's name.
    pub file: String,
    /// The SHA-256 of the file, hexadecimal.
    pub sha256: String,
    /// Non-blank lines of the source and how many of them found no place.
    pub lines: u32,
    /// Lines without a place.
    pub unplaced: u32,
}
