//! What makes a written file this file and no other.

use jiff::civil::DateTime;

/// When a document was issued, and which one it is. Same document, same stamp: same bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// When the document was issued, in universal time.
    pub issued: DateTime,
    /// What identifies the document over its versions, such as its address or its hash.
    pub identity: String,
}
