//! What a browser carries while its person is at the provider: a sealed note that fits one answer,
//! once, for ten minutes, in that browser alone.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use ring::hmac;
use tertial_domain::ids::SessionId;

/// For so long somebody may be at the provider.
pub const WAY_MAX: SignedDuration = SignedDuration::from_mins(10);

/// So many notes are remembered as used; more than that in ten minutes is an attack.
const USED_MAX: usize = 50_000;

const SEAL_BYTES: usize = 32;
const TOKEN_BYTES: usize = 32;
const HEAD_BYTES: usize = TOKEN_BYTES + 8 + 16;

/// What somebody goes to the provider for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Errand {
    /// To come in.
    Enter,
    /// To prove anew who they are, in a session that they have.
    Prove(SessionId),
}

/// Somebody's way to the provider and back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Way {
    token: [u8; TOKEN_BYTES],
    pub(super) began_at: Timestamp,
    pub(super) errand: Errand,
    pub(super) back: String,
}

/// Seals notes and reads them back, each once. The key is this process's own.
pub(super) struct Seal {
    key: hmac::Key,
    used: Mutex<HashMap<[u8; TOKEN_BYTES], Timestamp>>,
}

impl Seal {
    pub(super) fn new(secret: &[u8; 32]) -> Self {
        Self { key: hmac::Key::new(hmac::HMAC_SHA256, secret), used: Mutex::default() }
    }

    /// The note of a way.
    pub(super) fn close(&self, way: &Way) -> String {
        let session = match way.errand {
            Errand::Enter => 0_u128,
            Errand::Prove(session) => session.bits(),
        };
        let mut note = Vec::with_capacity(HEAD_BYTES + way.back.len() + SEAL_BYTES);
        note.extend(way.token);
        note.extend(way.began_at.as_second().to_be_bytes());
        note.extend(session.to_be_bytes());
        note.extend(way.back.as_bytes());
        let seal = hmac::sign(&self.key, &note);
        note.extend(seal.as_ref());
        URL_SAFE_NO_PAD.encode(note)
    }

    /// The way of a note, if it is ours and not too old.
    pub(super) fn open(&self, note: &str, now: Timestamp) -> Option<Way> {
        let note = URL_SAFE_NO_PAD.decode(note).ok()?;
        let (note, seal) = note.split_last_chunk::<SEAL_BYTES>()?;
        hmac::verify(&self.key, note, seal).ok()?;
        let (token, rest) = note.split_first_chunk::<TOKEN_BYTES>()?;
        let (began_at, rest) = rest.split_first_chunk::<8>()?;
        let (session, back) = rest.split_first_chunk::<16>()?;
        let began_at = Timestamp::from_second(i64::from_be_bytes(*began_at)).ok()?;
        let age = now.duration_since(began_at);
        // A note's instant is in whole seconds, so it may be a little before or after its own.
        if age >= WAY_MAX || age < -SignedDuration::from_secs(1) {
            return None;
        }
        let errand = match u128::from_be_bytes(*session) {
            0 => Errand::Enter,
            bits => Errand::Prove(SessionId::from_bits(bits)),
        };
        let back = String::from_utf8(back.to_vec()).ok()?;
        Some(Way { token: *token, began_at, errand, back })
    }

    /// Uses a way up; `false` where it was, or where too many were.
    pub(super) fn use_up(&self, way: &Way, now: Timestamp) -> bool {
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        if used.len() >= USED_MAX {
            used.retain(|_, began_at| now.duration_since(*began_at) < WAY_MAX);
        }
        used.len() < USED_MAX && used.insert(way.token, way.began_at).is_none()
    }

    /// What goes to the provider and comes back with the browser.
    pub(super) fn state(&self, way: &Way) -> String {
        self.derived(b"state", way)
    }

    /// What the provider signs.
    pub(super) fn nonce(&self, way: &Way) -> String {
        self.derived(b"nonce", way)
    }

    /// What shows that whoever redeems a code is whoever asked for it (RFC 7636).
    pub(super) fn verifier(&self, way: &Way) -> String {
        self.derived(b"verifier", way)
    }

    fn derived(&self, purpose: &[u8], way: &Way) -> String {
        let made = hmac::sign(&self.key, &[purpose, way.token.as_slice()].concat());
        URL_SAFE_NO_PAD.encode(made.as_ref())
    }

    /// Whether a state is a way's own, compared without telling how much of it is right.
    pub(super) fn is_state_of(&self, way: &Way, state: &str) -> bool {
        let Ok(state) = URL_SAFE_NO_PAD.decode(state) else { return false };
        let message = [b"state", way.token.as_slice()].concat();
        hmac::verify(&self.key, &message, &state).is_ok()
    }
}

impl Way {
    /// A new way, by bytes that nobody can guess.
    pub(super) fn new(
        token: [u8; TOKEN_BYTES],
        (errand, back): (Errand, &str),
        now: Timestamp,
    ) -> Self {
        Self { token, began_at: now, errand, back: back.to_owned() }
    }
}

/// What is sent of a verifier beforehand (S256).
pub(super) fn challenge(verifier: &str) -> String {
    let digest = ring::digest::digest(&ring::digest::SHA256, verifier.as_bytes());
    URL_SAFE_NO_PAD.encode(digest.as_ref())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Timestamp {
        Timestamp::from_second(1_800_000_000).unwrap()
    }

    #[test]
    fn a_note_is_read_back_by_its_own_seal_for_ten_minutes() {
        let seal = Seal::new(&[1; 32]);
        let errand = Errand::Prove(SessionId::from_bits(7));
        let way = Way::new([9; 32], (errand, "/goals?year=2025"), now());
        let note = seal.close(&way);
        assert_eq!(seal.open(&note, now()), Some(way.clone()));
        let last = now() + WAY_MAX - SignedDuration::from_secs(1);
        assert!(seal.open(&note, last).is_some());
        assert_eq!(seal.open(&note, now() + WAY_MAX), None);
        assert_eq!(seal.open(&note, now() - SignedDuration::from_secs(2)), None);
        assert_eq!(Seal::new(&[2; 32]).open(&note, now()), None);
        for index in 0..note.len() {
            let mut other = note.clone().into_bytes();
            other[index] = if other[index] == b'A' { b'B' } else { b'A' };
            let opened = seal.open(std::str::from_utf8(&other).unwrap(), now());
            assert_eq!(opened, None, "{index}");
        }
        for wrong in ["", "A", "....", &"A".repeat(100), &"A".repeat(10_000)] {
            assert_eq!(seal.open(wrong, now()), None);
        }
    }

    #[test]
    fn a_way_is_used_once_and_tells_three_things_apart() {
        let seal = Seal::new(&[1; 32]);
        let way = Way::new([9; 32], (Errand::Enter, "/"), now());
        assert!(seal.use_up(&way, now()));
        assert!(!seal.use_up(&way, now()));
        let [state, nonce, verifier] = [seal.state(&way), seal.nonce(&way), seal.verifier(&way)];
        assert!(state != nonce && nonce != verifier && state != verifier);
        assert_eq!(verifier.len(), 43);
        assert!(seal.is_state_of(&way, &state));
        for wrong in [nonce.as_str(), verifier.as_str(), "", "A", &format!("{state}A")] {
            assert!(!seal.is_state_of(&way, wrong), "{wrong}");
        }
    }

    #[test]
    fn the_challenge_is_the_standards_own_example() {
        // RFC 7636, appendix B.
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        assert_eq!(challenge(verifier), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }
}
