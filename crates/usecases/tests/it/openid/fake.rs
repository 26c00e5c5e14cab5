//! A provider of sign-in that says what a test has it say, right or wrong.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failure here fails a test")]

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rand::SystemRandom;
use ring::rsa::PublicKeyComponents;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair, RSA_PKCS1_SHA256, RSA_PSS_SHA256,
    RsaKeyPair,
};
use serde_json::{Value, json};
use tertial_usecases::sign_in::openid::wire::{Call, Issuer, Outgoing, Reply};
use tertial_usecases::sign_in::openid::{Provider, Settings};

pub(crate) const ISSUER: &str = "https://id.ekstad.example/realms/city";
pub(crate) const CLIENT: &str = "tertial";
pub(crate) const ORIGIN: &str = "https://tertial.ekstad.example";

/// How something is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Signer {
    Rs256,
    Ps256,
    Es256,
    /// A key that is not the provider's.
    Stranger,
    /// One secret to sign and to verify: the provider's public key.
    PublicKeyAsSecret,
    /// Nothing.
    Nobody,
}

type Answers = Arc<Mutex<HashMap<String, Result<(u16, Vec<u8>), String>>>>;

/// The provider, with its keys and what it was asked.
pub(crate) struct Fake {
    rsa: RsaKeyPair,
    ec: EcdsaKeyPair,
    stranger: EcdsaKeyPair,
    answers: Answers,
    asked: Arc<Mutex<Vec<Outgoing>>>,
    pub(crate) provider: Provider,
}

fn curve() -> EcdsaKeyPair {
    let chance = SystemRandom::new();
    let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &chance).unwrap();
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, made.as_ref(), &chance).unwrap()
}

pub(crate) fn encoded(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

impl Fake {
    pub(crate) fn new() -> Self {
        let answers = Answers::default();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (says, notes) = (Arc::clone(&answers), Arc::clone(&asked));
        let call: Call = Arc::new(move |outgoing: Outgoing| {
            notes.lock().unwrap().push(outgoing.clone());
            let said = says.lock().unwrap().get(&outgoing.address).cloned();
            Box::pin(async move {
                let said = said.unwrap_or_else(|| Err("is not there".to_owned()));
                said.map(|(status, body)| Reply { status, body })
            })
        });
        let settings = Settings {
            issuer: Issuer::new(ISSUER).unwrap(),
            client: CLIENT.to_owned(),
            secret: "en hemlighet & ett tecken".to_owned(),
            origin: ORIGIN.to_owned(),
        };
        let fake = Self {
            rsa: RsaKeyPair::from_pkcs8(include_bytes!("rsa.pk8")).unwrap(),
            ec: curve(),
            stranger: curve(),
            answers,
            asked,
            provider: Provider::new(settings, &[7; 32], call),
        };
        fake.says("/.well-known/openid-configuration", &Self::configuration());
        fake.says("/keys", &fake.keys());
        fake
    }

    pub(crate) fn configuration() -> Value {
        json!({
            "issuer": ISSUER,
            "authorization_endpoint": format!("{ISSUER}/authorize"),
            "token_endpoint": format!("{ISSUER}/token"),
            "jwks_uri": format!("{ISSUER}/keys"),
            "end_session_endpoint": format!("{ISSUER}/logout"),
            "id_token_signing_alg_values_supported": ["none", "HS256", "RS256"],
        })
    }

    pub(crate) fn keys(&self) -> Value {
        let rsa = PublicKeyComponents::<Vec<u8>>::from(self.rsa.public());
        let point = self.ec.public_key().as_ref();
        let (x, y) = (&point[1..33], &point[33..65]);
        json!({ "keys": [
            { "kty": "oct", "kid": "odd", "k": "AAAA" },
            { "kty": "RSA", "kid": "rsa", "use": "sig",
              "n": encoded(&rsa.n), "e": encoded(&rsa.e) },
            { "kty": "RSA", "kid": "locked", "use": "enc",
              "n": encoded(&rsa.n), "e": encoded(&rsa.e) },
            { "kty": "RSA", "kid": "only-rs256", "alg": "RS256",
              "n": encoded(&rsa.n), "e": encoded(&rsa.e) },
            { "kty": "EC", "kid": "ec", "crv": "P-256", "x": encoded(x), "y": encoded(y) },
        ]})
    }

    /// Has a path answer with a value.
    pub(crate) fn says(&self, path: &str, value: &Value) {
        self.says_bytes(path, (200, serde_json::to_vec(value).unwrap()));
    }

    pub(crate) fn says_bytes(&self, path: &str, answer: (u16, Vec<u8>)) {
        self.answers.lock().unwrap().insert(format!("{ISSUER}{path}"), Ok(answer));
    }

    /// Has a path answer no more.
    pub(crate) fn is_silent_at(&self, path: &str) {
        self.answers.lock().unwrap().remove(&format!("{ISSUER}{path}"));
    }

    /// How often a path was asked.
    pub(crate) fn count(&self, path: &str) -> usize {
        let address = format!("{ISSUER}{path}");
        self.asked.lock().unwrap().iter().filter(|asked| asked.address == address).count()
    }

    pub(crate) fn asked(&self) -> Vec<Outgoing> {
        self.asked.lock().unwrap().clone()
    }

    /// A signed text.
    pub(crate) fn signed(&self, header: &Value, claims: &Value, signer: Signer) -> String {
        let message = format!("{}.{}", encoded(header.to_string()), encoded(claims.to_string()));
        let chance = SystemRandom::new();
        let mut rsa = vec![0; self.rsa.public().modulus_len()];
        let bytes = message.as_bytes();
        let signature = match signer {
            Signer::Rs256 => {
                self.rsa.sign(&RSA_PKCS1_SHA256, &chance, bytes, &mut rsa).unwrap();
                rsa
            }
            Signer::Ps256 => {
                self.rsa.sign(&RSA_PSS_SHA256, &chance, bytes, &mut rsa).unwrap();
                rsa
            }
            Signer::Es256 => self.ec.sign(&chance, bytes).unwrap().as_ref().to_vec(),
            Signer::Stranger => self.stranger.sign(&chance, bytes).unwrap().as_ref().to_vec(),
            Signer::PublicKeyAsSecret => {
                let secret = self.rsa.public().as_ref();
                let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, secret);
                ring::hmac::sign(&key, bytes).as_ref().to_vec()
            }
            Signer::Nobody => Vec::new(),
        };
        format!("{message}.{}", encoded(signature))
    }
}

/// A field of an address's query.
pub(crate) fn field(address: &str, name: &str) -> String {
    let (_, query) = address.split_once('?').unwrap();
    let wanted = format!("{name}=");
    let found = query.split('&').find_map(|field| field.strip_prefix(&wanted));
    found.unwrap_or_else(|| panic!("{name} in {address}")).to_owned()
}
