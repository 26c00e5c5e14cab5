//! What a provider says of somebody, and that it is said to us, now, and in answer to our question.

use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use serde_json::{Map, Value};

/// How much two clocks may differ.
pub(super) const LEEWAY: SignedDuration = SignedDuration::from_secs(60);
/// What was said longer ago is no answer.
const SAID_WITHIN: SignedDuration = SignedDuration::from_mins(10);
/// The longest name that a provider gives anything, in bytes.
const NAME_BYTES_MAX: usize = 255;

/// The mark of a word that somebody has left.
const LEFT: &str = "http://schemas.openid.net/event/backchannel-logout";

/// Whom it is said to: one name or a list of them.
#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
}

/// What every word of a provider has.
#[derive(Deserialize)]
struct Frame {
    iss: String,
    aud: Audience,
    azp: Option<String>,
    exp: f64,
    iat: f64,
    nbf: Option<f64>,
}

/// To whom a provider's words are said, and when they are heard.
#[derive(Clone, Copy)]
pub(super) struct Listener<'a> {
    pub(super) issuer: &'a str,
    pub(super) client: &'a str,
    pub(super) now: Timestamp,
}

impl Listener<'_> {
    fn check(self, frame: &Frame) -> Result<(), &'static str> {
        if frame.iss != self.issuer {
            return Err("issuer-wrong");
        }
        // No other listener is trusted, so there must be none.
        let is_ours = match &frame.aud {
            Audience::One(name) => name == self.client,
            Audience::Several(names) => names.as_slice() == [self.client],
        };
        if !is_ours {
            return Err("audience-wrong");
        }
        if frame.azp.as_ref().is_some_and(|party| party != self.client) {
            return Err("party-wrong");
        }
        let said = instant(frame.iat).ok_or("time-unreadable")?;
        let until = instant(frame.exp).ok_or("time-unreadable")?;
        if self.now >= until.saturating_add(LEEWAY).unwrap_or(until) {
            return Err("expired");
        }
        if said > self.later() || self.now.duration_since(said) > SAID_WITHIN + LEEWAY {
            return Err("said-at-wrong-time");
        }
        match frame.nbf.map(instant) {
            None => Ok(()),
            Some(Some(from)) if from <= self.later() => Ok(()),
            Some(_) => Err("not-yet"),
        }
    }

    fn later(self) -> Timestamp {
        self.now.saturating_add(LEEWAY).unwrap_or(self.now)
    }
}

/// An instant in whole seconds; some providers write a fraction.
fn instant(seconds: f64) -> Option<Timestamp> {
    let whole = seconds.trunc();
    // Far from where a number of seconds and its nearest fraction part.
    if !(0.0..=1.0e12).contains(&whole) {
        return None;
    }
    format!("{whole:.0}").parse().ok().and_then(|whole| Timestamp::from_second(whole).ok())
}

/// A name that a provider gives: letters that can be shown and kept.
fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= NAME_BYTES_MAX
        && text.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ')
}

#[derive(Deserialize)]
struct WireEntry {
    #[serde(flatten)]
    frame: Frame,
    sub: String,
    nonce: String,
    sid: Option<String>,
    auth_time: Option<f64>,
}

/// Somebody whom a provider has let in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// Whom they mean.
    pub(super) subject: String,
    /// What they call the session.
    pub(super) session: Option<String>,
    /// When they last asked the person for a proof, if they say.
    pub(super) proved_at: Option<Timestamp>,
}

/// Reads what an ID token says. `kind` is what its header calls it.
pub(super) fn entry(
    claims: Map<String, Value>,
    kind: Option<&str>,
    (listener, nonce): (Listener<'_>, &str),
) -> Result<Entry, &'static str> {
    if !matches!(kind, None | Some("jwt")) || claims.contains_key("events") {
        return Err("kind-wrong");
    }
    let wire: WireEntry =
        serde_json::from_value(Value::Object(claims)).map_err(|_| "claims-unreadable")?;
    listener.check(&wire.frame)?;
    if wire.nonce != nonce {
        return Err("nonce-wrong");
    }
    if !is_name(&wire.sub) || !wire.sid.as_deref().is_none_or(is_name) {
        return Err("name-unusable");
    }
    let proved_at = match wire.auth_time {
        None => None,
        Some(seconds) => Some(instant(seconds).ok_or("time-unreadable")?),
    };
    if proved_at.is_some_and(|at| at > listener.later()) {
        return Err("proved-in-the-future");
    }
    Ok(Entry { subject: wire.sub, session: wire.sid, proved_at })
}

#[derive(Deserialize)]
struct WireLeave {
    #[serde(flatten)]
    frame: Frame,
    jti: String,
    sub: Option<String>,
    sid: Option<String>,
    events: Map<String, Value>,
}

/// Somebody whom a provider has let out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Leave {
    /// The word's own name: it is good once.
    pub(super) name: String,
    /// Whom they mean, if they say.
    pub(super) subject: Option<String>,
    /// What they call the session, if they say.
    pub(super) session: Option<String>,
}

/// Reads what a logout token says. `kind` is what its header calls it.
pub(super) fn leave(
    claims: Map<String, Value>,
    kind: Option<&str>,
    listener: Listener<'_>,
) -> Result<Leave, &'static str> {
    // Some providers write the kind of any signed text; the event below tells them apart.
    if !matches!(kind, None | Some("logout+jwt" | "application/logout+jwt" | "jwt")) {
        return Err("kind-wrong");
    }
    if claims.contains_key("nonce") {
        return Err("nonce-there");
    }
    let wire: WireLeave =
        serde_json::from_value(Value::Object(claims)).map_err(|_| "claims-unreadable")?;
    listener.check(&wire.frame)?;
    if !matches!(wire.events.get(LEFT), Some(Value::Object(_))) {
        return Err("event-missing");
    }
    if wire.sub.is_none() && wire.sid.is_none() {
        return Err("nobody-named");
    }
    if !is_name(&wire.jti)
        || ![&wire.sub, &wire.sid].into_iter().flatten().all(|name| is_name(name))
    {
        return Err("name-unusable");
    }
    Ok(Leave { name: wire.jti, subject: wire.sub, session: wire.sid })
}
