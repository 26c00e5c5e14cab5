//! Text of a document to a draft report, with the place of every fact.
//!
//! Start in [`read::read_report`]: it walks the lines of a [`source_text::SourceText`] once and
//! fills a [`draft::Draft`]. What the words of a document mean stands as data in
//! `vocabularies/stockholm.toml`. Nothing here fails on content: what has no place is in the
//! [`ledger::Ledger`] with a reason.

pub mod draft;
pub mod ledger;
pub mod own_markdown;
pub mod read;
mod recognise;
pub mod source_text;
mod tidy_text;

pub use read::read_report;
