//! StratML Part 2: a plan or report in the vocabulary of the ISO 17469 family, written and read.
//!
//! The first goals of the tree are `Goal`, all below are `Objective`; where a goal lies in the tree
//! stands in its `SequenceIndicator` ("1.2"). Indicators and activities are `PerformanceIndicator`,
//! women and men each a `MeasurementInstance` of their own. What the vocabulary has no element for
//! stands as labelled text in `OtherInformation`. What no place is left for is a [`Loss`].

mod identity;
mod labelled;
mod read;
mod rows;
mod write;
mod xml;

use tertial_domain::report::Report;
use tertial_domain::rich_text::Block;

pub use self::xml::is_xml_character;

/// The namespace of the vocabulary.
pub const NAMESPACE: &str = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport";

/// How much of a file is looked at for its root.
const START_BYTES: usize = 16 * 1024;

/// What begins the comment that tells what is not in a file.
const SAID: &str = " tertial-stratml/1 not held: ";

/// How much a file may hold before it is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StratmlLimits {
    /// Bytes of XML.
    pub size_bytes_max: usize,
    /// Elements; and half of the lines.
    pub elements_max: usize,
    /// Elements in elements.
    pub depth_max: usize,
}

impl StratmlLimits {
    /// A report of a thousand pages fits many times over.
    pub const DEFAULT: Self =
        Self { size_bytes_max: 32 << 20, elements_max: 500_000, depth_max: 32 };
}

/// Why a file is not read as StratML.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StratmlError {
    /// More bytes than the limit.
    #[error("the file is larger than {size_bytes_max} bytes")]
    TooLarge {
        /// The limit that was passed.
        size_bytes_max: usize,
    },
    /// More elements than the limit, or elements nested deeper than any plan is.
    #[error("byte {at}: the file holds more than {elements_max} elements or nests too deep")]
    TooMany {
        /// The limit that was passed.
        elements_max: usize,
        /// The byte where it was passed.
        at: u64,
    },
    /// Not XML, or XML with a document type or with entities of its own.
    #[error("byte {at}: {message}")]
    Malformed {
        /// The byte, counted from 0.
        at: u64,
        /// What is wrong there.
        message: String,
    },
    /// Another kind of XML.
    #[error("the root is {found:?}, not PerformancePlanOrReport")]
    OtherRoot {
        /// The name of the root.
        found: String,
    },
}

impl StratmlError {
    /// The stable code of this refusal.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "stratml-too-large",
            Self::TooMany { .. } => "stratml-too-many",
            Self::Malformed { .. } => "stratml-malformed",
            Self::OtherRoot { .. } => "stratml-other-root",
        }
    }
}

/// Something of a report that StratML cannot hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Loss {
    /// Tables in the document's own words.
    Tables,
    /// Lists and marks: their words stay as paragraphs.
    TextShape,
    /// Characters that XML does not hold: a sign stands in their place.
    Characters,
}

impl Loss {
    /// Every loss.
    pub const ALL: [Self; 3] = [Self::Tables, Self::TextShape, Self::Characters];

    /// The stable code for messages.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Tables => "tables",
            Self::TextShape => "text-shape",
            Self::Characters => "characters",
        }
    }
}

/// A report as StratML, with what it could not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The file.
    pub xml: Vec<u8>,
    /// What is not in it, each once.
    pub losses: Vec<Loss>,
}

/// Writes a report as StratML. The same report gives the same bytes; `source` is the address of
/// the document that it is taken from.
pub fn write(report: &Report, source: Option<&str>) -> Written {
    let root = write::root(report, source);
    let mut losses = Vec::new();
    if !report.tables.is_empty() {
        losses.push(Loss::Tables);
    }
    if texts(report).any(has_shape) {
        losses.push(Loss::TextShape);
    }
    if !xml::is_exact(&root) {
        losses.push(Loss::Characters);
    }
    let codes: Vec<&str> = losses.iter().map(|loss| loss.code()).collect();
    let xml = xml::write(&root, &format!("{SAID}{}", codes.join(" ")));
    Written { xml, losses }
}

/// What a file of ours says of itself that it does not hold.
pub fn said_losses(xml: &[u8]) -> Vec<Loss> {
    let start = xml.get(..xml.len().min(START_BYTES)).unwrap_or_default();
    let start = String::from_utf8_lossy(start);
    let said = start.split_once(SAID).and_then(|(_, after)| after.split_once("-->"));
    let codes = said.map_or("", |(codes, _)| codes).split_ascii_whitespace();
    codes.filter_map(|code| Loss::ALL.into_iter().find(|loss| loss.code() == code)).collect()
}

/// Whether bytes begin as a StratML document of this part does.
pub fn is_stratml(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let start = bytes.get(..bytes.len().min(START_BYTES)).unwrap_or_default();
    let root = b"PerformancePlanOrReport";
    start.trim_ascii_start().starts_with(b"<")
        && start.windows(root.len()).any(|window| window == root)
}

/// Reads a report from StratML: goals with their grades and texts, indicators with targets and
/// results, activities, head and sections. A file of another maker gives what the elements say.
pub fn read(bytes: &[u8], limits: &StratmlLimits) -> Result<Report, StratmlError> {
    // Each line of a text may be a fact: they take memory as elements do.
    let lines = bytes.split(|byte| *byte == b'\n').count();
    if lines > limits.elements_max.saturating_mul(2) {
        return Err(StratmlError::TooMany { elements_max: limits.elements_max, at: 0 });
    }
    let root = xml::read(bytes, limits)?;
    if root.name != "PerformancePlanOrReport" {
        return Err(StratmlError::OtherRoot { found: root.name.into_owned() });
    }
    Ok(read::report(&root))
}

/// Every text of the report.
fn texts(report: &Report) -> impl Iterator<Item = &Block> {
    let sections = report.sections.iter().map(|section| &section.blocks);
    let goals = report.walk_goals().flat_map(|goal| {
        let texts = goal.texts.iter().map(|(_, blocks)| blocks);
        let rows = goal.indicators.iter().flat_map(|row| [&row.analysis, &row.comment]);
        texts.chain(rows).chain(goal.activities.iter().map(|row| &row.analysis))
    });
    sections.chain(goals).flatten()
}

fn has_shape(block: &Block) -> bool {
    match block {
        Block::Paragraph(text) => !text.marks().is_empty() || text.text().contains('\n'),
        Block::BulletList(_) | Block::NumberedList(_) => true,
        Block::Table(_) => false,
    }
}
