//! How a document is laid out, beside what it says.

use std::collections::BTreeSet;

use crate::template::Look;

/// How a document is laid out. Every writer draws the same words, whatever stands here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// Colours, fonts and logo.
    pub look: Look,
    /// Whether a list of contents stands after the cover.
    pub has_contents: bool,
    /// Blocks that begin on a new page, counted in [`super::Document::blocks`].
    pub page_breaks: BTreeSet<usize>,
    /// Blocks that no person wrote: made from the report's own figures, they may say them again.
    pub made: BTreeSet<usize>,
}

impl Default for Layout {
    fn default() -> Self {
        Self {
            look: Look::default(),
            has_contents: true,
            page_breaks: BTreeSet::new(),
            made: BTreeSet::new(),
        }
    }
}
