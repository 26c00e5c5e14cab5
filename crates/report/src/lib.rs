//! A domain report to a format-neutral document, to HTML and to a Word file.
//!
//! [`document`] is what every writer draws, [`compose`] makes it from a domain report,
//! by a city's [`template`] where it has one, [`outline`] keeps its heading levels whole, [`html`] draws it for a page and
//! [`docx`] for Word, [`markdown`] as plain text with signs, [`tables_csv`] its tables for a spreadsheet. [`compilation`] makes a committee's report of its units' reports, [`sheet`] a page for those
//! who lead. [`narrow`] cuts one place out of a document. The forms in which a document leaves are in [`form`].

pub mod compilation;
pub mod compose;
pub mod document;
pub mod docx;
pub mod form;
pub mod html;
pub mod markdown;
pub mod narrow;
pub mod outline;
pub mod sheet;
pub mod stamp;
pub mod tables_csv;
pub mod template;
