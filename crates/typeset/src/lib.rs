//! A document to an accessible, archivable PDF: PDF/A-2a and PDF/UA-1 in one file, or PDF/A-3a
//! where the data is attached.
//!
//! Start in [`typeset`]. The document becomes data (`data.rs`), a template of ours draws the data
//! (`templates/report.typ`), and Typst makes pages of it. A person's words are never markup.

mod columns;
mod data;
mod fonts;
mod hyphens;
mod pdf;
mod printable;
mod world;

use tertial_report::document::Document;

pub use pdf::TypesetError;
pub use printable::unprintable;
pub use tertial_report::stamp::Stamp;

/// More pages than this are not one document: a longer report is published in volumes.
pub const PAGES_MAX: usize = 1_000;

/// More characters than this cannot stand on [`PAGES_MAX`] pages and are refused before the work.
pub const CHARACTERS_MAX: usize = 6_000_000;

/// Makes the PDF of a document.
///
/// Characters that the fonts lack are printed as an empty square; [`unprintable`] lists them.
/// Errors: the document is too long ([`PAGES_MAX`], [`CHARACTERS_MAX`]), or Typst refuses it.
pub fn typeset(document: &Document, stamp: &Stamp) -> Result<Vec<u8>, TypesetError> {
    pdf::typeset(document, stamp, None)
}

/// The same, with what it was made from attached: the Report JSON as `report.json`, byte for byte,
/// and the document's tables as `tables.csv` ([`tertial_report::tables_csv`]).
pub fn typeset_with_data(
    document: &Document,
    stamp: &Stamp,
    report_json: &[u8],
) -> Result<Vec<u8>, TypesetError> {
    pdf::typeset(document, stamp, Some(report_json))
}

/// The files that Typst is given for a document, by name: the template and its data. For who would
/// compare with another Typst.
///
/// Errors: as [`typeset`].
pub fn sources(document: &Document) -> Result<Vec<(&'static str, Vec<u8>)>, TypesetError> {
    pdf::sources(document)
}
