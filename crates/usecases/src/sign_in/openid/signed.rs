//! A text that a provider signed (RFC 7515, the compact form): taken apart, never believed before
//! its signature is.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::keys::{Algorithm, KEY_NAME_BYTES_MAX, Keys, Verdict};

/// The longest that is read, in bytes.
const SIGNED_BYTES_MAX: usize = 16 * 1_024;

/// A signed text, not verified yet.
pub(super) struct Signed<'a> {
    /// What kind it says that it is.
    pub(super) kind: Option<String>,
    /// The name of the key, if it names one.
    pub(super) key_name: Option<String>,
    algorithm: Algorithm,
    message: &'a [u8],
    claims: Vec<u8>,
    signature: Vec<u8>,
}

/// What stands before the claims. Keys that it brings or points to are never looked at.
#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: Option<String>,
    typ: Option<String>,
    crit: Option<Value>,
    b64: Option<Value>,
    zip: Option<Value>,
}

impl<'a> Signed<'a> {
    /// Takes a text apart. The error names what is wrong, for the log.
    pub(super) fn read(text: &'a str) -> Result<Self, &'static str> {
        if text.len() > SIGNED_BYTES_MAX {
            return Err("token-too-long");
        }
        let (message, signature) = text.rsplit_once('.').ok_or("token-unreadable")?;
        let (header, claims) = message.split_once('.').ok_or("token-unreadable")?;
        let decoded = |part: &str| URL_SAFE_NO_PAD.decode(part).map_err(|_| "token-unreadable");
        let header: Header =
            serde_json::from_slice(&decoded(header)?).map_err(|_| "token-unreadable")?;
        if header.crit.is_some() || header.b64.is_some() || header.zip.is_some() {
            return Err("token-demands-more");
        }
        let algorithm = Algorithm::from_name(&header.alg).ok_or("algorithm-refused")?;
        if header.kid.as_ref().is_some_and(|name| name.len() > KEY_NAME_BYTES_MAX) {
            return Err("key-unknown");
        }
        Ok(Self {
            kind: header.typ.map(|kind| kind.to_ascii_lowercase()),
            key_name: header.kid,
            algorithm,
            message: message.as_bytes(),
            claims: decoded(claims)?,
            signature: decoded(signature)?,
        })
    }

    /// What the keys say of the signature.
    pub(super) fn judge(&self, keys: &Keys) -> Verdict {
        keys.verify((self.algorithm, self.key_name.as_deref()), self.message, &self.signature)
    }

    /// What it says: to be asked for once the signature is right.
    pub(super) fn claims<T: DeserializeOwned>(&self) -> Result<T, &'static str> {
        serde_json::from_slice(&self.claims).map_err(|_| "claims-unreadable")
    }
}
