//! Full-text search with Swedish stemming and highlighted hits.

use tertial_domain::ids::{ReportId, UnitId};
use tertial_domain::period::OperatingYear;
use tertial_domain::report::ReportKind;

/// One page of hits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchPage {
    /// The words asked for, as typed.
    pub words: String,
    /// Hits of this page, best first.
    pub hits: Vec<Hit>,
    /// Hits in all, counted up to a limit.
    pub total: u64,
    /// Whether there may be more than `total`.
    pub more: bool,
    /// Hits a page.
    pub page_size: u32,
}

/// A place in a report where the words stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The report.
    pub report: ReportId,
    /// The report's title.
    pub title: String,
    /// Kind.
    pub kind: ReportKind,
    /// Year.
    pub year: OperatingYear,
    /// Whose.
    pub unit: UnitId,
    /// Their name.
    pub unit_name: String,
    /// The heading or goal under which it stands.
    pub heading: String,
    /// The fragment of the page to go to (a goal's or section's place in the document).
    pub anchor: String,
    /// Pieces of the text around the hit; `true` marks a hit.
    pub excerpt: Vec<(String, bool)>,
}
