//! A domain report to a format-neutral document, to HTML and to a Word file.
//!
//! [`document`] is what every writer draws, [`compose`] makes it from a domain report,
//! [`outline`] keeps its heading levels whole, [`html`] draws it for a page and
//! [`docx`] for Word. [`narrow`] cuts one place out of it. The forms in which a document leaves are in [`form`].

pub mod compose;
pub mod document;
pub mod docx;
pub mod form;
pub mod html;
pub mod narrow;
pub mod outline;
pub mod stamp;
