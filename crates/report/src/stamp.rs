//! What makes a written file this file and no other.

use std::fmt::Write as _;

use jiff::civil::DateTime;

/// When a document was issued, and which one it is. Same document, same stamp: same bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// When the document was issued, in universal time.
    pub issued: DateTime,
    /// What identifies the document over its versions, such as its address or its hash.
    pub identity: String,
    /// The version's number, where the report is stored under one.
    pub version: Option<u32>,
    /// What the document was made from, where it was made from one file of data.
    pub digest: Option<DataDigest>,
}

/// The SHA-256 of the data that a document was made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DataDigest([u8; 32]);

impl DataDigest {
    /// The digest of these bytes' data, as SHA-256 gives it.
    pub const fn new(sha256: [u8; 32]) -> Self {
        Self(sha256)
    }

    /// How many of the first bytes stand on paper: one in 281 billion papers would be taken for
    /// another.
    const SHOWN_BYTES: usize = 6;

    /// The first twelve digits in groups of four, which no line parts: "4fe1 9a02 77bc".
    pub fn shown(&self) -> String {
        let mut shown = String::new();
        for (at, byte) in self.0.iter().take(Self::SHOWN_BYTES).enumerate() {
            if at > 0 && at % 2 == 0 {
                shown.push('\u{a0}');
            }
            // Writing to a string cannot fail.
            let _ = write!(shown, "{byte:02x}");
        }
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_shown_by_its_first_digits() {
        let mut bytes = [0xff; 32];
        bytes[..6].copy_from_slice(&[0x4f, 0xe1, 0x9a, 0x02, 0x07, 0xbc]);
        assert_eq!(DataDigest::new(bytes).shown(), "4fe1\u{a0}9a02\u{a0}07bc");
    }
}
