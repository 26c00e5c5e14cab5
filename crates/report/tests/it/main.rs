//! Documents from reports: every word once, in order, with the right labels; as HTML, Markdown and Word files.

#![expect(clippy::unwrap_used, reason = "tests fail loudly")]

mod compilation;
mod compilation_kept;
mod compose;
mod docx;
mod ekstad;
mod html;
mod libreoffice;
mod markdown;
mod pictures;
mod sheet;
mod template;
mod templated;
