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

/// Where an authority's log of events stood when a report was adopted: an event that nobody has
/// changed since is known by its number and its digest, so the paper proves when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct LogHead {
    /// The number of the last event before the adoption.
    pub number: u64,
    /// That event's digest, of which the first digits stand on paper.
    pub digest: DataDigest,
}

/// The SHA-256 of the data that a document was made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DataDigest([u8; 32]);

impl DataDigest {
    /// The digest of these bytes' data, as SHA-256 gives it.
    pub const fn new(sha256: [u8; 32]) -> Self {
        Self(sha256)
    }

    /// Reads [`Self::whole`] back.
    pub fn read(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        let mut digits = text.as_bytes().chunks_exact(2);
        for byte in &mut bytes {
            let two = std::str::from_utf8(digits.next()?).ok()?;
            *byte = u8::from_str_radix(two, 16).ok()?;
        }
        let is_all = digits.next().is_none() && digits.remainder().is_empty();
        is_all.then_some(Self(bytes))
    }

    /// All 64 digits.
    pub fn whole(&self) -> String {
        self.0.iter().fold(String::new(), |mut digits, byte| {
            // Writing to a string cannot fail.
            let _ = write!(digits, "{byte:02x}");
            digits
        })
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
        let digest = DataDigest::new(bytes);
        assert_eq!(digest.shown(), "4fe1\u{a0}9a02\u{a0}07bc");
        assert_eq!(DataDigest::read(&digest.whole()), Some(digest));
        for wrong in ["", "4f", &digest.whole().replace('f', "g"), &(digest.whole() + "00")] {
            assert_eq!(DataDigest::read(wrong), None, "{wrong}");
        }
    }
}
