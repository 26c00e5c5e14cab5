//! Documents that were read in: what was found, what it was linked to, what is not confirmed.

use tertial_domain::ids::{ImportId, ReportId};

/// The list of what was read in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportList {
    /// Rows, latest first.
    pub imports: Vec<ImportLine>,
}

/// One document that was read in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportLine {
    /// The import.
    pub id: ImportId,
    /// The file's name.
    pub file: String,
    /// The file's SHA-256, hexadecimal.
    pub sha256: String,
    /// When.
    pub read_at: jiff::Timestamp,
    /// The report that it became.
    pub report: Option<ReportId>,
    /// Whether a person has confirmed it.
    pub confirmed: bool,
    /// Non-blank lines.
    pub lines: u32,
    /// Lines that found a place.
    pub placed: u32,
    /// Lines of page furniture.
    pub furniture: u32,
    /// Lines of the contents list.
    pub contents: u32,
    /// Lines without a place.
    pub unplaced: u32,
}
/// One import with its matches and its lines without a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportPage {
    /// The row of it.
    pub line: ImportLine,
    /// What names were linked to.
    pub matches: Vec<MatchLine>,
    /// Line number, text and reason code of every line without a place.
    pub unplaced: Vec<(u32, String, String)>,
}

/// A name in a document and what it was linked to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatchLine {
    /// What kind of thing.
    pub subject: MatchSubject,
    /// The name as printed.
    pub printed: String,
    /// The line where it first stands.
    pub line: Option<u32>,
    /// The name of what it was linked to, if it was.
    pub linked_to: Option<String>,
    /// How it was matched.
    pub method: MatchMethod,
    /// Other things with a like name, that a person should look at.
    pub alternatives: Vec<String>,
}

/// What was matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchSubject {
    /// A unit.
    Unit,
    /// A committee.
    Committee,
    /// A goal.
    Goal,
    /// An indicator.
    Indicator,
    /// An activity.
    Activity,
}

/// How a name was matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchMethod {
    /// The same name, letter by letter.
    Exact,
    /// The same after folding case, blanks and punctuation.
    Folded,
    /// Nothing like it: a new thing was made.
    New,
    /// Something like it, but not surely the same: a new thing was made and a person is asked.
    Uncertain,
}
