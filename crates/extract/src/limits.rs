//! How much a document may hold before it is refused.

/// Limits of one document; each is the largest value that is still accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub file_bytes: usize,
    /// Lines of the decoded text, blank ones included.
    pub lines: usize,
    /// Bytes of one line of the decoded text.
    pub line_bytes: usize,
}

impl Limits {
    /// Limits for a document from anybody.
    pub const DOCUMENT: Self =
        Self { file_bytes: 32 * 1024 * 1024, lines: 2_000_000, line_bytes: 1024 * 1024 };
}

impl Default for Limits {
    fn default() -> Self {
        Self::DOCUMENT
    }
}
