//! The keys that a provider signs by, and what they vouch for: three algorithms and no others.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, RSA_PKCS1_2048_8192_SHA256, RSA_PSS_2048_8192_SHA256,
    RsaPublicKeyComponents, UnparsedPublicKey,
};
use serde::Deserialize;

/// So many keys of a provider are read.
const KEYS_MAX: usize = 100;

/// The longest name of a key, in bytes.
pub(super) const KEY_NAME_BYTES_MAX: usize = 255;

/// How something may be signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Algorithm {
    Rs256,
    Ps256,
    Es256,
}

impl Algorithm {
    /// The algorithm of a name. What is not here is signed by nobody: "none", and those that take
    /// one secret to sign and to verify.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        match name {
            "RS256" => Some(Self::Rs256),
            "PS256" => Some(Self::Ps256),
            "ES256" => Some(Self::Es256),
            _ => None,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Rs256 => "RS256",
            Self::Ps256 => "PS256",
            Self::Es256 => "ES256",
        }
    }
}

enum Material {
    Rsa {
        modulus: Vec<u8>,
        exponent: Vec<u8>,
    },
    /// A point of the curve P-256, uncompressed.
    P256(Vec<u8>),
}

struct Key {
    name: Option<String>,
    algorithm: Option<String>,
    material: Material,
}

impl Key {
    fn suits(&self, algorithm: Algorithm) -> bool {
        let is_of_kind = match (&self.material, algorithm) {
            (Material::Rsa { .. }, Algorithm::Rs256 | Algorithm::Ps256)
            | (Material::P256(_), Algorithm::Es256) => true,
            (Material::Rsa { .. }, Algorithm::Es256)
            | (Material::P256(_), Algorithm::Rs256 | Algorithm::Ps256) => false,
        };
        is_of_kind && self.algorithm.as_deref().is_none_or(|name| name == algorithm.name())
    }

    fn verifies(&self, algorithm: Algorithm, message: &[u8], signature: &[u8]) -> bool {
        let verified = match (&self.material, algorithm) {
            (Material::Rsa { modulus, exponent }, Algorithm::Rs256) => {
                let key = RsaPublicKeyComponents { n: modulus, e: exponent };
                key.verify(&RSA_PKCS1_2048_8192_SHA256, message, signature)
            }
            (Material::Rsa { modulus, exponent }, Algorithm::Ps256) => {
                let key = RsaPublicKeyComponents { n: modulus, e: exponent };
                key.verify(&RSA_PSS_2048_8192_SHA256, message, signature)
            }
            (Material::P256(point), Algorithm::Es256) => {
                UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(message, signature)
            }
            (Material::Rsa { .. }, Algorithm::Es256)
            | (Material::P256(_), Algorithm::Rs256 | Algorithm::Ps256) => return false,
        };
        verified.is_ok()
    }
}

/// What keys say of a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Right,
    Wrong,
    /// No key has the name, or there is none to choose without a name.
    NoKey,
}

/// The keys of a provider.
pub(super) struct Keys(Vec<Key>);

#[derive(Deserialize)]
struct WireKeys {
    keys: Vec<WireKey>,
}

/// A key as it is sent. One of another kind is no fault, and is left out.
#[derive(Deserialize)]
struct WireKey {
    kty: String,
    kid: Option<String>,
    #[serde(rename = "use")]
    purpose: Option<String>,
    alg: Option<String>,
    crv: Option<String>,
    n: Option<String>,
    e: Option<String>,
    x: Option<String>,
    y: Option<String>,
}

impl Keys {
    /// Reads the keys that a provider sent.
    pub(super) fn read(body: &[u8]) -> Option<Self> {
        let sent: WireKeys = serde_json::from_slice(body).ok()?;
        if sent.keys.len() > KEYS_MAX {
            return None;
        }
        Some(Self(sent.keys.into_iter().filter_map(key).collect()))
    }

    /// Whether a message is signed by the key of a name.
    pub(super) fn verify(
        &self,
        (algorithm, name): (Algorithm, Option<&str>),
        message: &[u8],
        signature: &[u8],
    ) -> Verdict {
        let suitable: Vec<&Key> = self
            .0
            .iter()
            .filter(|key| key.suits(algorithm))
            .filter(|key| name.is_none() || key.name.as_deref() == name)
            .collect();
        // Without a name there must be nothing to choose.
        match (suitable.as_slice(), name) {
            ([], _) | ([_, _, ..], None) => Verdict::NoKey,
            (keys, _) if keys.iter().any(|key| key.verifies(algorithm, message, signature)) => {
                Verdict::Right
            }
            _ => Verdict::Wrong,
        }
    }
}

fn key(sent: WireKey) -> Option<Key> {
    if sent.purpose.is_some_and(|purpose| purpose != "sig") {
        return None;
    }
    let material = match (sent.kty.as_str(), sent.crv.as_deref()) {
        ("RSA", _) => Material::Rsa { modulus: bytes(sent.n)?, exponent: bytes(sent.e)? },
        ("EC", Some("P-256")) => {
            let (x, y) = (bytes(sent.x)?, bytes(sent.y)?);
            if x.len() != 32 || y.len() != 32 {
                return None;
            }
            // The sign of a point that is written whole.
            Material::P256([vec![4], x, y].concat())
        }
        _ => return None,
    };
    Some(Key { name: sent.kid, algorithm: sent.alg, material })
}

fn bytes(text: Option<String>) -> Option<Vec<u8>> {
    let bytes = URL_SAFE_NO_PAD.decode(text?).ok()?;
    // Some write a number with a zero before it.
    let first = bytes.iter().position(|byte| *byte != 0)?;
    Some(if bytes.len() == 32 { bytes } else { bytes.get(first..)?.to_vec() })
}
