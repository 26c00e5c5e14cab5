//! Why a document is not a report, with the place where it went wrong.

/// Why bytes were refused as Report JSON.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReportJsonError {
    /// More bytes than the limit.
    #[error("the document is larger than {size_bytes_max} bytes")]
    TooLarge {
        /// The limit that was passed.
        size_bytes_max: usize,
    },
    /// More objects or values than the limit.
    #[error("line {line}: the document holds more than {count_max} {what}")]
    TooMany {
        /// What there are too many of: `objects` or `values`.
        what: &'static str,
        /// The limit that was passed.
        count_max: usize,
        /// The line where it was passed.
        line: usize,
    },
    /// Lists or objects nested deeper than any report is.
    #[error("line {line}: lists and objects are nested deeper than {depth_max}")]
    TooDeep {
        /// The limit that was passed.
        depth_max: usize,
        /// The line where it was passed.
        line: usize,
    },
    /// Goals nested deeper than the limit.
    #[error("{path}: goals are nested deeper than {depth_max}")]
    GoalsTooDeep {
        /// The goal that is too deep.
        path: String,
        /// The limit that was passed.
        depth_max: usize,
    },
    /// Not JSON, or a value of the wrong type or outside its words.
    #[error("line {line}, column {column}, at {path}: {message}")]
    Malformed {
        /// The place in the data, such as `goals[0].indicators[2].name`.
        path: String,
        /// The line in the bytes, from 1.
        line: usize,
        /// The byte in that line, from 1.
        column: usize,
        /// What was found and what was expected.
        message: String,
    },
    /// A `schema` that this version does not read.
    #[error("schema: {found:?} is not {:?}", super::SCHEMA)]
    UnknownSchema {
        /// What the document says.
        found: String,
    },
    /// A reference to a section or table that is not there.
    #[error("{path}: there is no {what} {index}, only {count}")]
    NoSuchPlace {
        /// The place in the data.
        path: String,
        /// What is referred to: `section` or `table`.
        what: &'static str,
        /// The number that was given.
        index: usize,
        /// How many there are.
        count: usize,
    },
    /// An entry of `outline` in none of its three forms.
    #[error("{path}: {found:?} is not \"goals\", \"section/N\" or \"table/N\"")]
    NoOutlineEntry {
        /// The place in the data.
        path: String,
        /// What stands there.
        found: String,
    },
}

impl ReportJsonError {
    /// The stable code of this refusal.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "report-json-too-large",
            Self::TooMany { .. } => "report-json-too-many",
            Self::TooDeep { .. } | Self::GoalsTooDeep { .. } => "report-json-too-deep",
            Self::Malformed { .. } => "report-json-malformed",
            Self::UnknownSchema { .. } => "report-json-unknown-schema",
            Self::NoSuchPlace { .. } | Self::NoOutlineEntry { .. } => "report-json-no-such-place",
        }
    }

    /// The place in the data, where it is known.
    pub fn path(&self) -> Option<&str> {
        match self {
            Self::GoalsTooDeep { path, .. }
            | Self::Malformed { path, .. }
            | Self::NoSuchPlace { path, .. }
            | Self::NoOutlineEntry { path, .. } => Some(path),
            Self::UnknownSchema { .. } => Some("schema"),
            Self::TooLarge { .. } | Self::TooMany { .. } | Self::TooDeep { .. } => None,
        }
    }

    /// The line in the bytes, where it is known.
    pub const fn line(&self) -> Option<usize> {
        match self {
            Self::TooMany { line, .. }
            | Self::TooDeep { line, .. }
            | Self::Malformed { line, .. } => Some(*line),
            Self::TooLarge { .. }
            | Self::GoalsTooDeep { .. }
            | Self::UnknownSchema { .. }
            | Self::NoSuchPlace { .. }
            | Self::NoOutlineEntry { .. } => None,
        }
    }
}
