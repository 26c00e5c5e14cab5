//! The way from text to draft.

use crate::draft::Draft;
use crate::source_text::SourceText;

/// Reads a document's text as a report. Never fails on content.
pub fn read_report(_source: &SourceText) -> Draft {
    Draft::default()
}
