//! A write that may be sent again: a browser that got no answer, a button that was pressed twice.

use jiff::{SignedDuration, Timestamp};
use tertial_domain::ids::IdempotencyKey;
use tertial_store::WriteSession;
use tertial_store::error::{ConstraintName, StoreError};
use tertial_store::fingerprint::Fingerprint;
use tertial_store::idempotency::StoredResponse;

use crate::failure::Failure;

/// How long a key is remembered. Later it may be used anew, though no form is that old.
pub const REMEMBERED: SignedDuration = SignedDuration::from_hours(7 * 24);

/// The name of the write that a form asks for: the same as long as nothing has changed since the
/// page was shown, so that a page that is read twice is the same page.
pub fn form_key(parts: &[&str]) -> IdempotencyKey {
    let hash = Fingerprint::of(joined("form", parts).as_bytes());
    let bits = hash.bytes().iter().take(16).fold(0, |bits, byte| (bits << 8) | u128::from(*byte));
    IdempotencyKey::from_bits(bits)
}

fn joined(act: &str, fields: &[&str]) -> String {
    // The length before each field tells "ab", "c" from "a", "bc".
    fields.iter().fold(act.to_owned(), |text, field| format!("{text}\n{}:{field}", field.len()))
}

/// A write with the name that its form was given when it was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NamedWrite {
    key: IdempotencyKey,
    request: Fingerprint,
}

impl NamedWrite {
    /// A write that is asked for once, by whoever made up its name just now.
    pub fn fresh(bits: u128) -> Self {
        Self::new(IdempotencyKey::from_bits(bits), "fresh", &[])
    }

    /// Names what is asked: the act, and each field that it depends on.
    pub fn new(key: IdempotencyKey, act: &str, fields: &[&str]) -> Self {
        Self { key, request: Fingerprint::of(joined(act, fields).as_bytes()) }
    }
}

/// Whether a named write is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    /// It is new; its key is kept with it.
    First,
    /// It was done before: there is nothing to do.
    Again,
}

/// Takes a write's turn, in the transaction that does it.
///
/// Errors: [`Failure::Stale`] where another write had the same key.
pub(crate) async fn take_turn(
    session: &mut WriteSession,
    write: &NamedWrite,
    now: Timestamp,
) -> Result<Turn, Failure> {
    if let Some(seen) = session.response(write.key).await? {
        return if seen.request == write.request { Ok(Turn::Again) } else { Err(Failure::Stale) };
    }
    let response =
        StoredResponse { request: write.request, stored_at: now, response: String::from("done") };
    match session.keep_response(write.key, &response).await {
        Ok(()) => Ok(Turn::First),
        // The same was sent twice at once, and the other was first.
        Err(StoreError::Conflict(ConstraintName::IdempotencyKey)) => Ok(Turn::Again),
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_field_is_another_request() {
        let key = IdempotencyKey::from_bits(1);
        let same = NamedWrite::new(key, "answer", &["ab", "c"]);
        assert_eq!(same, NamedWrite::new(key, "answer", &["ab", "c"]));
        assert_ne!(same, NamedWrite::new(key, "answer", &["a", "bc"]));
        assert_ne!(same, NamedWrite::new(key, "withdraw", &["ab", "c"]));
        assert_eq!(form_key(&["ab", "c"]), form_key(&["ab", "c"]));
        assert_ne!(form_key(&["ab", "c"]), form_key(&["a", "bc"]));
    }
}
