//! Report JSON, version 1: one plan or report as data, written and read.
//!
//! Text stands twice: as plain words (`text`, `texts`, `analysis`) for those who search or count,
//! and as `blocks` with its shape, where marks are written `**bold**`, `*italic*` and
//! `[text](https://…)` and a backslash stands before a sign that is meant as itself.

mod decode;
mod encode;
mod error;
mod inline;
mod json_writer;
mod shape;
mod wire;

use tertial_domain::report::Report;

pub use error::ReportJsonError;

/// What `schema` says in every document of this version.
pub const SCHEMA: &str = "tertial-report/1";

/// What stands in the data beside the report itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct WriteOptions<'a> {
    /// The name of the file that the report was read from.
    pub file: Option<&'a str>,
    /// What became of the source's lines; left out when `None`.
    pub ledger: Option<&'a LedgerSummary>,
    /// Lines and indentation for human eyes.
    pub pretty: bool,
}

/// What became of every line of a source that holds more than blanks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LedgerSummary {
    /// Lines with words on them.
    pub lines: usize,
    /// Lines that have a place in the report.
    pub placed: usize,
    /// Page headers and footers.
    pub furniture: usize,
    /// Lines of the table of contents.
    pub contents: usize,
    /// Lines that have no place.
    pub unplaced: usize,
    /// Those lines, with the reason.
    pub unplaced_lines: Vec<UnplacedLine>,
}

/// A line of a source that found no place in the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnplacedLine {
    /// Its number in the source, from 1.
    pub line: usize,
    /// Its words.
    pub text: String,
    /// The code of the reason.
    pub reason: String,
}

/// How much a document may hold before it is refused. Memory follows these, not the sender.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadLimits {
    /// Bytes of JSON.
    pub size_bytes_max: usize,
    /// JSON objects: goals, rows, sections, blocks.
    pub objects_max: usize,
    /// Values that stand in a list or object, all together.
    pub values_max: usize,
    /// Goals under goals; a goal at the top has depth 1.
    pub goal_depth_max: usize,
}

impl ReadLimits {
    /// A document of a thousand pages fits many times over.
    pub const DEFAULT: Self = Self {
        size_bytes_max: 128 << 20,
        objects_max: 500_000,
        values_max: 4_000_000,
        goal_depth_max: 32,
    };
}

impl Default for ReadLimits {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// Writes a report as JSON, in a fixed order of keys; compact text ends without a line break.
pub fn write(report: &Report, options: &WriteOptions<'_>) -> Vec<u8> {
    let mut out = Vec::new();
    write_into(&mut out, report, options);
    out
}

/// Writes a report at the end of a buffer that the caller keeps between documents.
pub fn write_into(out: &mut Vec<u8>, report: &Report, options: &WriteOptions<'_>) {
    encode::report(out, report, options);
}

/// Reads a report from JSON.
///
/// Absent keys are empty, unknown keys are passed over, a value of the wrong type is an error that
/// names its place. `values` and `ledger` are not read: the first follows from the cells, the
/// second belongs to the file that was once read. Text without `blocks` becomes one paragraph, and
/// without `outline` the order is sections, goals, tables.
pub fn read(bytes: &[u8], limits: &ReadLimits) -> Result<Report, ReportJsonError> {
    shape::check(bytes, limits)?;
    let wire = wire::parse(bytes)?;
    decode::report(wire, limits)
}
