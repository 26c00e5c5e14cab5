//! The one form of an event that is hashed.

use sha2::{Digest, Sha256};

use crate::fingerprint::Fingerprint;

/// The words of an event in the one order in which they are hashed.
pub(super) struct Canonical<'a> {
    pub(super) chain: &'a str,
    pub(super) seq: i64,
    pub(super) at: &'a str,
    pub(super) principal: &'a str,
    pub(super) action: &'a str,
    pub(super) object_kind: &'a str,
    pub(super) object_id: &'a str,
    pub(super) object_version: Option<i64>,
    pub(super) payload_hash: &'a str,
    pub(super) previous_hash: &'a str,
}

impl Canonical<'_> {
    /// SHA-256 over: the encoding's number as one byte, then each text with its length as eight
    /// bytes before it and each number as eight bytes, most significant first.
    pub(super) fn hash(&self) -> Fingerprint {
        let mut hasher = Sha256::new();
        hasher.update([1_u8]);
        let mut text = |words: &str| {
            hasher.update(u64::try_from(words.len()).unwrap_or(u64::MAX).to_be_bytes());
            hasher.update(words.as_bytes());
        };
        text(self.chain);
        text(self.at);
        text(self.principal);
        text(self.action);
        text(self.object_kind);
        text(self.object_id);
        text(self.payload_hash);
        text(self.previous_hash);
        hasher.update(self.seq.to_be_bytes());
        hasher.update([u8::from(self.object_version.is_some())]);
        hasher.update(self.object_version.unwrap_or(0).to_be_bytes());
        Fingerprint::from_digest(hasher.finalize().into())
    }
}
