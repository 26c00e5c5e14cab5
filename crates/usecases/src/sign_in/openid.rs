//! Signing in by the city's own sign-in (OpenID Connect): the way there and back, what is believed
//! of what comes back, and going when the provider says so.
//!
//! A person is known by who says so and whom they mean, never by an address for mail, and nobody is
//! entered by coming here.

mod claims;
mod identities;
mod keys;
mod leaving;
mod provider;
mod signed;
mod way;
pub mod wire;

use jiff::Timestamp;
use tertial_domain::ids::{PrincipalId, SessionId};
use tertial_domain::problem::Problem;
use tertial_domain::sign_in::{PROOF_MAX, Session, SignInMethod};
use tertial_store::sign_in::{Provided, StoredSession};

use self::claims::{Entry, LEEWAY, Listener};
use self::provider::unbelieved;
use self::signed::Signed;
use self::way::{Errand, Way, challenge};
use self::wire::with_fields;
use super::{AGENT_LENGTH_MAX, Token, Visitor, door, noted, refused};
use crate::context::Context;
use crate::failure::Failure;
pub use identities::{
    IdentityLine, connect, disconnect, identities, let_break_glass, may_break_glass,
};
pub use leaving::leave;
pub use provider::{LEFT_PATH, Provider, RETURN_PATH, Settings};
pub use way::WAY_MAX;

/// Somebody on their way to the provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departure {
    /// Where their browser goes.
    pub address: String,
    /// What it carries meanwhile.
    pub note: String,
}

/// What a browser brings back.
#[derive(Debug, Clone, Copy)]
pub struct Returned<'a> {
    /// What it carried.
    pub note: &'a str,
    /// The state that it was sent with.
    pub state: &'a str,
    /// What the provider gave it; empty where it gave nothing.
    pub code: &'a str,
    /// Who says that they sent it; empty where nobody does.
    pub issuer: &'a str,
    /// What the browser calls itself.
    pub agent: &'a str,
}

/// Somebody who has come back and is let in.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// What their browser proves itself by from now on.
    pub token: Token,
    /// Where they were going.
    pub back: String,
}

/// Sends somebody to the provider to say who they are.
///
/// Errors: `Unavailable` where the provider does not answer.
pub async fn depart(
    context: &Context,
    provider: &Provider,
    back: &str,
) -> Result<Departure, Failure> {
    send(context, provider, (Errand::Enter, back)).await
}

/// Sends somebody to the provider to prove anew who they are.
///
/// Errors: `NotFound` where their session did not begin there; `Unavailable`.
pub async fn depart_to_prove(
    context: &Context,
    provider: &Provider,
    (visitor, back): (&Visitor, &str),
) -> Result<Departure, Failure> {
    if visitor.session.method != SignInMethod::OpenId {
        return Err(Failure::NotFound);
    }
    send(context, provider, (Errand::Prove(visitor.session.id), back)).await
}

async fn send(
    context: &Context,
    provider: &Provider,
    (errand, back): (Errand, &str),
) -> Result<Departure, Failure> {
    let metadata = provider.metadata(context).await?;
    let secret = context.secret()?;
    let way = Way::new(secret, (errand, back), context.clock.now());
    let seal = &provider.seal;
    let [state, nonce] = [seal.state(&way), seal.nonce(&way)];
    let [challenge, address] = [challenge(&seal.verifier(&way)), provider.return_address()];
    let mut fields = vec![
        ("response_type", "code"),
        ("response_mode", "query"),
        ("scope", "openid"),
        ("client_id", provider.settings.client.as_str()),
        ("redirect_uri", &address),
        ("state", &state),
        ("nonce", &nonce),
        ("code_challenge", &challenge),
        ("code_challenge_method", "S256"),
    ];
    if matches!(errand, Errand::Prove(_)) {
        fields.extend([("prompt", "login"), ("max_age", "0")]);
    }
    let address = with_fields(&metadata.authorization_endpoint, &fields);
    Ok(Departure { address, note: seal.close(&way) })
}

/// Lets somebody in who comes back from the provider. `visitor` is who their browser is already.
///
/// Errors: `Refused` with `openid-unbelieved` where anything does not fit, with `openid-unknown`
/// where nobody is known by the name that the provider gives; `Unavailable`.
pub async fn arrive(
    context: &Context,
    provider: &Provider,
    (returned, visitor): (Returned<'_>, Option<&Visitor>),
) -> Result<Arrival, Failure> {
    let now = context.clock.now();
    let seal = &provider.seal;
    let way = seal.open(returned.note, now).ok_or_else(|| refused("openid-too-late"))?;
    if !seal.is_state_of(&way, returned.state) {
        return Err(unbelieved("state-wrong"));
    }
    if !seal.use_up(&way, now) {
        return Err(unbelieved("state-used"));
    }
    let metadata = provider.metadata(context).await?;
    let is_silent = returned.issuer.is_empty() && !metadata.names_itself;
    if !is_silent && returned.issuer != provider.issuer() {
        return Err(unbelieved("answer-of-another"));
    }
    if returned.code.is_empty() {
        return Err(refused("openid-declined"));
    }
    let text = provider.redeem(context, (returned.code, &seal.verifier(&way))).await?;
    let entry = believed(context, provider, (&text, &seal.nonce(&way))).await?;
    let token = match way.errand {
        Errand::Enter => enter(context, provider, (&entry, returned.agent)).await?,
        Errand::Prove(session) => {
            let visitor = visitor.filter(|visitor| visitor.session.id == session);
            let visitor = visitor.ok_or_else(|| refused("openid-too-late"))?;
            prove(context, provider, (&entry, visitor, way.began_at)).await?
        }
    };
    Ok(Arrival { token, back: way.back })
}

/// What a provider's text says, once it is known to be the provider's and to answer our question.
async fn believed(
    context: &Context,
    provider: &Provider,
    (text, nonce): (&str, &str),
) -> Result<Entry, Failure> {
    let signed = Signed::read(text).map_err(unbelieved)?;
    provider.verify(context, &signed).await?;
    let claims = signed.claims().map_err(unbelieved)?;
    let listener = listener(provider, context.clock.now());
    claims::entry(claims, signed.kind.as_deref(), (listener, nonce)).map_err(unbelieved)
}

fn listener(provider: &Provider, now: Timestamp) -> Listener<'_> {
    Listener { issuer: provider.issuer(), client: &provider.settings.client, now }
}

/// Whom the provider means. Errors: `Refused` where it is nobody here, or somebody shut out.
async fn known(
    context: &Context,
    provider: &Provider,
    subject: &str,
) -> Result<PrincipalId, Failure> {
    let mut session = context.store.read(&door(None)).await?;
    let Some(person) = session.person_of_identity((provider.issuer(), subject)).await? else {
        let problem = Problem::new("openid-unknown").with("subject", subject.to_owned());
        return Err(Failure::refused(problem));
    };
    let known = session.person(person).await?;
    match known.filter(|known| known.disabled_at.is_none()) {
        Some(_) => Ok(person),
        None => Err(refused("openid-shut-out")),
    }
}

/// Begins a session. Somebody whom the provider let in without asking has proved nothing just now.
async fn enter(
    context: &Context,
    provider: &Provider,
    (entry, agent): (&Entry, &str),
) -> Result<Token, Failure> {
    let person = known(context, provider, &entry.subject).await?;
    let now = context.clock.now();
    let long_ago = now.checked_sub(PROOF_MAX).unwrap_or(Timestamp::MIN);
    let proved_at = entry.proved_at.map_or(long_ago, |at| at.min(now).max(long_ago));
    let token = Token::new(context)?;
    let stored = StoredSession {
        session: Session {
            id: SessionId::from_bits(context.ids.next()),
            person,
            method: SignInMethod::OpenId,
            began_at: now,
            seen_at: now,
            proved_at,
            ended_at: None,
        },
        agent: agent.chars().take(AGENT_LENGTH_MAX).collect(),
        provider: Some(Provided {
            issuer: provider.issuer().to_owned(),
            session: entry.session.clone(),
        }),
    };
    let mut session = context.store.write(&door(Some(person))).await?;
    session.begin_session(token.fingerprint(), &stored).await?;
    session.log(noted("signed-in", &stored.session, now))?;
    session.commit().await?;
    Ok(token)
}

/// Notes a fresh proof in a session: by the same person, and given after it was asked for.
async fn prove(
    context: &Context,
    provider: &Provider,
    (entry, visitor, asked_at): (&Entry, &Visitor, Timestamp),
) -> Result<Token, Failure> {
    let person = known(context, provider, &entry.subject).await?;
    if person != visitor.session.person {
        return Err(refused("openid-another-person"));
    }
    let is_fresh = entry.proved_at.is_some_and(|at| asked_at.duration_since(at) <= LEEWAY);
    if !is_fresh {
        return Err(unbelieved("proof-old"));
    }
    let now = context.clock.now();
    let token = Token::new(context)?;
    let mut session = context.store.write(&door(Some(person))).await?;
    session.prove_session(visitor.session.id, (token.fingerprint(), now)).await?;
    session.log(noted("proved-anew", &visitor.session, now))?;
    session.commit().await?;
    Ok(token)
}
