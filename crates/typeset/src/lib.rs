//! A document to an accessible, archivable PDF: PDF/A-2a and PDF/UA-1 in one file.
//!
//! Start in [`typeset`]. The document becomes data (`data.rs`), a template of ours draws the data
//! (`templates/report.typ`), and Typst makes pages of it. A person's words are never markup.

mod columns;
mod data;
mod fonts;
mod pdf;
mod printable;
mod world;

use jiff::civil::DateTime;
use tertial_report::document::Document;

pub use pdf::TypesetError;
pub use printable::unprintable;

/// More pages than this are not one document: a longer report is published in volumes.
pub const PAGES_MAX: usize = 1_000;

/// More characters than this cannot stand on [`PAGES_MAX`] pages and are refused before the work.
pub const CHARACTERS_MAX: usize = 6_000_000;

/// What makes the file this file and no other. Same document, same stamp: same bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// When the document was issued, in universal time.
    pub issued: DateTime,
    /// What identifies the document over its versions, such as its address or its hash.
    pub identity: String,
}

/// Makes the PDF of a document.
///
/// Characters that the fonts lack are printed as an empty square; [`unprintable`] lists them.
/// Errors: the document is too long ([`PAGES_MAX`], [`CHARACTERS_MAX`]), or Typst refuses it.
pub fn typeset(document: &Document, stamp: &Stamp) -> Result<Vec<u8>, TypesetError> {
    pdf::typeset(document, stamp)
}
