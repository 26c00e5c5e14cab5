//! The heads of the event log as a signed text: small enough to be printed, sent by mail, or kept
//! where whoever has the database cannot reach it.
//!
//! ```text
//! tertial-log-heads/1
//! at 2026-11-22T02:00:00Z
//! chain installation 12 <64 hexadecimal digits>
//! chain 019a0000-0000-7000-8010-000000000002 40 <64 hexadecimal digits>
//! key <the public key, 64 hexadecimal digits>
//! signature <128 hexadecimal digits>
//! ```
//!
//! The Ed25519 signature is over every byte before the word "signature".

use std::fmt::Write as _;

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use jiff::Timestamp;
use tertial_usecases::audit::{ChainHead, Fingerprint};

const FORM: &str = "tertial-log-heads/1";
const INSTALLATION: &str = "installation";
const SIGNATURE: &str = "signature ";

/// The largest text that is read: far more than a city has authorities.
pub const BYTES_MAX: usize = 1 << 20;

/// Why a text is no signed heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadFault {
    /// It has another form.
    Form,
    /// It was signed with another key.
    Key,
    /// It was changed after it was signed.
    Signature,
}

/// The heads and when they were taken, with a signature over both.
pub fn sign(heads: &[ChainHead], at: Timestamp, key: &SigningKey) -> String {
    let mut text = format!("{FORM}\nat {at}\n");
    for ChainHead { authority, seq, hash } in heads {
        let chain = authority.map_or_else(|| INSTALLATION.to_owned(), |id| id.to_string());
        // Writing to a string cannot fail.
        let _ = writeln!(text, "chain {chain} {seq} {hash}");
    }
    let _ = writeln!(text, "key {}", hexadecimal(key.verifying_key().as_bytes()));
    let signature = key.sign(text.as_bytes()).to_bytes();
    let _ = writeln!(text, "{SIGNATURE}{}", hexadecimal(&signature));
    text
}

/// Reads a text that the owner of a public key has signed.
pub fn read(text: &str, key: &VerifyingKey) -> Result<Vec<ChainHead>, HeadFault> {
    let at = text.find(SIGNATURE).ok_or(HeadFault::Form)?;
    let (signed, rest) = text.split_at(at);
    let digits = rest.trim_start_matches(SIGNATURE).trim_end();
    let signature = bytes::<64>(digits).ok_or(HeadFault::Form)?;
    let mut lines = signed.lines();
    if lines.next() != Some(FORM) || !lines.next().is_some_and(|line| line.starts_with("at ")) {
        return Err(HeadFault::Form);
    }
    let mut heads = Vec::new();
    for line in lines {
        match line.split_once(' ') {
            Some(("chain", words)) => heads.push(chain(words).ok_or(HeadFault::Form)?),
            Some(("key", digits)) if bytes(digits) == Some(key.to_bytes()) => {}
            Some(("key", _)) => return Err(HeadFault::Key),
            _ => return Err(HeadFault::Form),
        }
    }
    let signature = Signature::from_bytes(&signature);
    key.verify_strict(signed.as_bytes(), &signature).map_err(|_| HeadFault::Signature)?;
    Ok(heads)
}

fn chain(words: &str) -> Option<ChainHead> {
    let mut words = words.split(' ');
    let authority = match words.next()? {
        INSTALLATION => None,
        id => Some(id.parse().ok()?),
    };
    let seq = words.next()?.parse().ok()?;
    let hash = Fingerprint::read(words.next()?)?;
    words.next().is_none().then_some(ChainHead { authority, seq, hash })
}

/// Bytes as hexadecimal digits in small letters.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// So many bytes, read from hexadecimal digits.
pub fn bytes<const COUNT: usize>(digits: &str) -> Option<[u8; COUNT]> {
    let digits = digits.as_bytes();
    if digits.len() != COUNT * 2 {
        return None;
    }
    let mut bytes = [0; COUNT];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        let &[high, low] = pair else { return None };
        let value = |digit: u8| char::from(digit).to_digit(16);
        *byte = u8::try_from(value(high)? * 16 + value(low)?).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heads() -> Vec<ChainHead> {
        let hash = Fingerprint::of(b"Ekstad");
        let authority = "019a0000-0000-7000-8010-000000000002".parse().unwrap();
        vec![
            ChainHead { authority: None, seq: 12, hash },
            ChainHead { authority: Some(authority), seq: 40, hash },
        ]
    }

    #[test]
    fn signed_heads_are_read_back_and_no_byte_of_them_may_change() {
        let key = SigningKey::from_bytes(&[7; 32]);
        let text = sign(&heads(), "2026-11-22T02:00:00Z".parse().unwrap(), &key);
        assert_eq!(read(&text, &key.verifying_key()), Ok(heads()));
        for at in 0..text.trim_end().len() {
            let mut changed = text.clone().into_bytes();
            changed[at] = if changed[at] == b'1' { b'2' } else { b'1' };
            let changed = String::from_utf8(changed).unwrap();
            assert!(read(&changed, &key.verifying_key()).is_err(), "byte {at} of {text}");
        }
        let other = SigningKey::from_bytes(&[8; 32]).verifying_key();
        assert_eq!(read(&text, &other), Err(HeadFault::Key));
        assert_eq!(read("", &other), Err(HeadFault::Form));
    }
}
