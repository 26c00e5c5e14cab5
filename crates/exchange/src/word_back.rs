//! A Word file that comes back: what stands now in the places that were sent out.
//!
//! [`read`] turns bytes into [`Returned`] and knows no report; [`compare`] holds what came back
//! against what was sent and what holds now, and [`accept`] writes chosen places into a report.
//! What was sent is the file as it was written, read by the same reader: so whatever a writer does
//! to words, the difference is what people did.

mod accepting;
mod assembly;
mod comparison;
mod looks;
mod package;
mod reading;
mod runs;
mod text;
mod wire;
mod xml;

use std::collections::BTreeMap;

use tertial_domain::rich_text::RichText;
use tertial_domain::text_place::TextPlace;

pub use accepting::accept;
pub use comparison::{
    Comparison, Difference, DifferenceKind, FixedChange, Segment, SegmentKind, compare, compared,
};
pub use text::plain;
pub use wire::{from_json, to_json};

/// How much a file may hold before it is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub file_bytes_max: usize,
    /// Parts in the container.
    pub entries_max: usize,
    /// Bytes of all parts that are read, unpacked.
    pub unpacked_bytes_max: usize,
    /// How many times its packed size a part may have.
    pub growth_max: usize,
    /// Elements in one part.
    pub elements_max: usize,
    /// How deep elements may stand in each other.
    pub depth_max: usize,
}

impl Limits {
    /// A report of a thousand pages fits.
    pub const DOCUMENT: Self = Self {
        file_bytes_max: 32 << 20,
        entries_max: 2_000,
        unpacked_bytes_max: 200 << 20,
        growth_max: 100,
        elements_max: 2_000_000,
        depth_max: 200,
    };
}

/// Why a file is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WordBackError {
    /// It is no Word file, or a damaged one.
    #[error("not a Word file")]
    NotWord,
    /// It holds more than is read.
    #[error("{what}: more than {limit}")]
    TooLarge {
        /// What there is too much of.
        what: &'static str,
        /// How much is read.
        limit: usize,
    },
    /// A part of it cannot be read.
    #[error("the part {part} cannot be read at byte {at}")]
    BrokenPart {
        /// The part's name.
        part: String,
        /// Where, in bytes from its start.
        at: usize,
    },
    /// It does not say which report it was made of.
    #[error("the file does not say which report it was made of")]
    NoOrigin,
    /// A message between processes is not one.
    #[error("not a reading: {0}")]
    Wire(String),
}

impl WordBackError {
    /// The stable code of the reason.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotWord => "word-back-not-word",
            Self::TooLarge { .. } => "word-back-too-large",
            Self::BrokenPart { .. } => "word-back-broken-part",
            Self::NoOrigin => "word-back-no-origin",
            Self::Wire(_) => "worker-answer-unsound",
        }
    }
}

/// Which data a file was made of, as it says itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// The report's identity, where it was kept in a database.
    pub report: Option<String>,
    /// The version's number, where it was kept.
    pub version: Option<u32>,
    /// The SHA-256 of the Report JSON, hexadecimal.
    pub digest: String,
    /// The one place that was sent out; none for the whole report.
    pub place: Option<String>,
    /// Who publishes it, as the file says.
    pub publisher: Option<String>,
    /// The code of why it was not the adopted one.
    pub caution: Option<String>,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Returned {
    /// What it was made of.
    pub origin: Origin,
    /// What stands in its places.
    pub places: BTreeMap<TextPlace, Content>,
    /// Paragraphs that belong to no place, by the number they were sent with.
    pub fixed: BTreeMap<usize, String>,
    /// Rows of tables that are no places, in order; cells parted by tabs.
    pub rows: Vec<String>,
    /// What a person should know.
    pub notes: Vec<Note>,
}

/// What stands in a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Running text.
    Text(Vec<WrittenBlock>),
    /// A table's cells.
    Table(Grid),
}

/// One block of running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WrittenBlock {
    /// A paragraph.
    Paragraph(RichText),
    /// A list with bullets.
    BulletList(Vec<RichText>),
    /// A list with numbers.
    NumberedList(Vec<RichText>),
    /// A table that the report has, by its place there.
    Table(usize),
    /// A table that somebody has put in.
    NewTable(Grid),
}

/// The cells of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grid {
    /// The head; none where there is no row for it.
    pub head: Option<Vec<String>>,
    /// The rows.
    pub rows: Vec<GridRow>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GridRow {
    /// Which of the rows that were sent it is; none for a new one.
    pub from: Option<usize>,
    /// Its cells.
    pub cells: Vec<String>,
}

/// What a person should know of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// Words that found no place.
    Unplaced {
        /// The words.
        words: String,
    },
    /// A place whose end is gone: it was read up to the next.
    Torn {
        /// The place.
        place: TextPlace,
    },
    /// A place that stands twice: what stands there is put together.
    Twice {
        /// The place.
        place: TextPlace,
    },
    /// A heading in a text, which became a strong paragraph.
    Heading {
        /// The place.
        place: TextPlace,
        /// Its words.
        words: String,
    },
    /// A picture, which is not taken in.
    Picture,
    /// A comment.
    Comment {
        /// Who wrote it.
        author: String,
        /// Its words.
        words: String,
    },
    /// Places of another file, pasted into this one: they are read as words without a place.
    Foreign,
    /// A list in a list, which became part of the outer one.
    Nested,
}

impl Note {
    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unplaced { .. } => "unplaced",
            Self::Torn { .. } => "torn",
            Self::Twice { .. } => "twice",
            Self::Heading { .. } => "heading",
            Self::Picture => "picture",
            Self::Comment { .. } => "comment",
            Self::Foreign => "foreign",
            Self::Nested => "nested",
        }
    }
}

/// Reads a file that came back.
///
/// Errors: no Word file, one that holds more than the limits, or one that was not made to come
/// back. Never a panic, whatever the bytes.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Returned, WordBackError> {
    reading::read(bytes, limits)
}
