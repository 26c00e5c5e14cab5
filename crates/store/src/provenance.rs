//! Where a stored thing came from, and the versions of rows that people change.

use tertial_domain::ids::ImportId;

/// Where a goal, indicator, activity or unit came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Provenance {
    /// A person or the program entered it.
    Entered,
    /// It was read from a document (*inläst*).
    ReadIn {
        /// The document.
        import: ImportId,
        /// The line where it first stands.
        line: Option<u32>,
        /// Whether a person has confirmed it since.
        confirmed: bool,
    },
}

impl Provenance {
    /// Whether a person stands for it.
    pub const fn is_confirmed(&self) -> bool {
        match self {
            Self::Entered => true,
            Self::ReadIn { confirmed, .. } => *confirmed,
        }
    }
}

/// How many times a row has been written; a change names the version it started from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowVersion(pub(crate) i64);

impl RowVersion {
    /// The version of a row that was just made.
    pub const FIRST: Self = Self(1);

    /// A number that a form sent back; below one there is no version.
    pub const fn new(number: i64) -> Option<Self> {
        if number >= 1 { Some(Self(number)) } else { None }
    }

    /// The number, to be sent with a form.
    pub const fn number(self) -> i64 {
        self.0
    }

    pub(crate) const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

/// A row with what a change of it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versioned<T> {
    /// The thing.
    pub value: T,
    /// The version that a change starts from.
    pub row_version: RowVersion,
    /// Where it came from.
    pub provenance: Provenance,
}
