//! The provider: what it tells of itself, its keys, and what it gives for a code. Kept for a while,
//! asked for anew seldom, and never believed further than its issuer's name reaches.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use tokio::sync::Mutex;

use super::keys::{Keys, Verdict};
use super::signed::Signed;
use super::way::Seal;
use super::wire::{
    Call, FormSent, Issuer, Nearness, Outgoing, REPLY_BYTES_MAX, Reply, encoded, form,
};
use crate::context::Context;
use crate::failure::Failure;

/// What a provider tells of itself is asked for anew after so long.
const KEPT: SignedDuration = SignedDuration::from_hours(1);
/// A provider that did not answer, and keys for an unknown name, are asked for this seldom.
const ASKED_EVERY: SignedDuration = SignedDuration::from_mins(1);
/// After so long a provider that was silent is tried again.
const SILENT_FOR: SignedDuration = SignedDuration::from_secs(5);

/// How this installation is known at its provider.
#[derive(Clone)]
pub struct Settings {
    /// Who says who people are.
    pub issuer: Issuer,
    /// What the issuer calls this installation.
    pub client: String,
    /// What this installation proves itself by.
    pub secret: String,
    /// The installation's own origin, such as `https://tertial.ekstad.example`.
    pub origin: String,
}

/// Where a browser comes back to from the provider.
pub const RETURN_PATH: &str = "/sign-in/openid/return";

/// Where a browser comes to when the provider has let it out.
pub const LEFT_PATH: &str = "/sign-in";

/// A provider of sign-in, and how it is asked. One for the whole process.
pub struct Provider {
    pub(super) settings: Settings,
    pub(super) seal: Seal,
    call: Call,
    told: Mutex<Told>,
}

impl fmt::Debug for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Provider").field(&self.issuer()).finish()
    }
}

/// What the provider has told so far.
#[derive(Default)]
struct Told {
    metadata: Option<(Metadata, Timestamp)>,
    silent_since: Option<Timestamp>,
    keys: Option<(Keys, Timestamp)>,
    keys_asked_at: Option<Timestamp>,
}

/// What a provider tells of itself. What is not here is not used.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct Metadata {
    issuer: String,
    pub(super) authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    pub(super) end_session_endpoint: Option<String>,
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
    #[serde(default, rename = "authorization_response_iss_parameter_supported")]
    pub(super) names_itself: bool,
}

/// What is given for a code. The right to ask for more is not kept: nothing more is asked for.
#[derive(Deserialize)]
struct Given {
    id_token: String,
}

/// Says that a provider's answer is not to be believed; the code is for the log and for support.
pub(super) fn unbelieved(code: &'static str) -> Failure {
    let problem = tertial_domain::problem::Problem::new("openid-unbelieved");
    Failure::refused(problem.with("code", code.to_owned()))
}

fn silent(why: &str) -> Failure {
    Failure::Unavailable(format!("the provider of sign-in: {why}"))
}

impl Provider {
    /// A provider that has not been asked yet; the bytes are nobody else's and seal what browsers
    /// carry.
    pub fn new(settings: Settings, secret: &[u8; 32], call: Call) -> Self {
        Self { settings, seal: Seal::new(secret), call, told: Mutex::default() }
    }

    /// Who says who people are.
    pub fn issuer(&self) -> &str {
        self.settings.issuer.text()
    }

    pub(super) fn return_address(&self) -> String {
        format!("{}{RETURN_PATH}", self.settings.origin)
    }

    /// What the provider tells of itself.
    pub(super) async fn metadata(&self, context: &Context) -> Result<Metadata, Failure> {
        let mut told = self.told.lock().await;
        self.metadata_in(&mut told, context.clock.now()).await
    }

    async fn metadata_in(&self, told: &mut Told, now: Timestamp) -> Result<Metadata, Failure> {
        let is_fresh =
            |at: Timestamp, most| (SignedDuration::ZERO..most).contains(&now.duration_since(at));
        if let Some((metadata, at)) = &told.metadata
            && is_fresh(*at, KEPT)
        {
            return Ok(metadata.clone());
        }
        if told.silent_since.is_some_and(|at| is_fresh(at, SILENT_FOR)) {
            return Err(silent("did not answer a moment ago"));
        }
        let asked = self.ask(self.settings.issuer.configuration(), None).await;
        let read = asked.and_then(|body| self.read_metadata(&body));
        match read {
            Ok(metadata) => {
                told.metadata = Some((metadata.clone(), now));
                told.silent_since = None;
                Ok(metadata)
            }
            Err(failure) => {
                told.silent_since = Some(now);
                Err(failure)
            }
        }
    }

    fn read_metadata(&self, body: &[u8]) -> Result<Metadata, Failure> {
        let metadata: Metadata =
            serde_json::from_slice(body).map_err(|_| silent("tells nothing that can be read"))?;
        if metadata.issuer != self.settings.issuer.text() {
            return Err(silent("calls itself by another name"));
        }
        let named =
            [&metadata.authorization_endpoint, &metadata.token_endpoint, &metadata.jwks_uri];
        for address in named.into_iter().chain(&metadata.end_session_endpoint) {
            if self.settings.issuer.nearness(address).is_none() {
                return Err(silent("names an address that nobody may be sent to"));
            }
        }
        Ok(metadata)
    }

    /// Whether a text is signed by a key of the provider's; asks for the keys anew where none has
    /// its name.
    pub(super) async fn verify(
        &self,
        context: &Context,
        signed: &Signed<'_>,
    ) -> Result<(), Failure> {
        let now = context.clock.now();
        let mut told = self.told.lock().await;
        let mut verdict = Verdict::NoKey;
        if let Some((keys, at)) = &told.keys
            && now.duration_since(*at) < KEPT
        {
            verdict = signed.judge(keys);
        }
        if verdict == Verdict::NoKey {
            self.renew_keys(&mut told, now).await?;
            verdict = told.keys.as_ref().map_or(Verdict::NoKey, |(keys, _)| signed.judge(keys));
        }
        match verdict {
            Verdict::Right => Ok(()),
            Verdict::Wrong => Err(unbelieved("signature-wrong")),
            Verdict::NoKey => Err(unbelieved("key-unknown")),
        }
    }

    async fn renew_keys(&self, told: &mut Told, now: Timestamp) -> Result<(), Failure> {
        if told.keys_asked_at.is_some_and(|at| now.duration_since(at) < ASKED_EVERY) {
            return Ok(());
        }
        let metadata = self.metadata_in(told, now).await?;
        told.keys_asked_at = Some(now);
        let asked = self.ask(metadata.jwks_uri, None).await;
        let read = asked.and_then(|body| {
            Keys::read(&body).ok_or_else(|| silent("has keys that cannot be read"))
        });
        match read {
            Ok(keys) => told.keys = Some((keys, now)),
            Err(failure) => {
                // Whoever has no key at all need not wait to try again.
                told.keys_asked_at = told.keys.is_some().then_some(now);
                return Err(failure);
            }
        }
        Ok(())
    }

    /// What the provider gives for a code: the text that says who it is.
    pub(super) async fn redeem(
        &self,
        context: &Context,
        (code, verifier): (&str, &str),
    ) -> Result<String, Failure> {
        let metadata = self.metadata(context).await?;
        let Settings { client, secret, .. } = &self.settings;
        let address = self.return_address();
        let mut fields = vec![
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", address.as_str()),
            ("code_verifier", verifier),
        ];
        let methods = metadata.token_endpoint_auth_methods_supported.as_deref().unwrap_or_default();
        let is_basic =
            methods.is_empty() || methods.iter().any(|method| method == "client_secret_basic");
        let mut authorization = String::new();
        if is_basic {
            let pair = format!("{}:{}", encoded(client), encoded(secret));
            authorization = format!("Basic {}", STANDARD.encode(pair));
        } else {
            fields.extend([("client_id", client.as_str()), ("client_secret", secret.as_str())]);
        }
        let sent = FormSent { body: form(&fields), authorization };
        let body = self.ask(metadata.token_endpoint, Some(sent)).await?;
        let given: Given =
            serde_json::from_slice(&body).map_err(|_| unbelieved("answer-unreadable"))?;
        Ok(given.id_token)
    }

    /// Asks, and takes nothing but a whole answer of a sane size.
    async fn ask(&self, address: String, form: Option<FormSent>) -> Result<Vec<u8>, Failure> {
        let nearness: Nearness = self
            .settings
            .issuer
            .nearness(&address)
            .ok_or_else(|| silent("names an address that nobody may ask"))?;
        let is_code = form.is_some();
        let outgoing = Outgoing { address, form, nearness };
        let Reply { status, body } = (self.call)(outgoing).await.map_err(|why| silent(&why))?;
        if body.len() > REPLY_BYTES_MAX {
            return Err(silent("answers at too great length"));
        }
        match status {
            200 => Ok(body),
            // A code that is used, too old, or somebody else's.
            400 | 401 if is_code => Err(unbelieved("code-refused")),
            300..=399 => Err(silent("points elsewhere")),
            status => Err(silent(&format!("answers {status}"))),
        }
    }
}
