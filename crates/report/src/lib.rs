//! A domain report to a format-neutral document, and to HTML.
//!
//! [`document`] is what every writer draws, [`compose`] makes it from a domain report,
//! [`outline`] keeps its heading levels whole, and [`html`] draws it for a page.

pub mod compose;
pub mod document;
pub mod html;
pub mod outline;
