//! Who somebody is: signing in, staying signed in, proving it anew, and going.
//!
//! What a person proves themselves by is chosen and changed in [`accounts`]. Nothing here says
//! whether a login name exists: a wrong name and a wrong password are one answer, in the same time.

pub mod accounts;
pub mod codes;
pub mod openid;
mod passwords;
mod token;

use jiff::Timestamp;
use tertial_domain::ids::{PrincipalId, SessionId};
use tertial_domain::permission::Scope;
use tertial_domain::problem::Problem;
use tertial_domain::sign_in::{LoginName, Session, SignInMethod, TRIAL_PAUSE, TRIALS_IN_A_ROW};
use tertial_store::WriteSession;
use tertial_store::error::StoreError;
use tertial_store::events::NewEvent;
use tertial_store::sign_in::{Password, StoredSession, TrialLimit};

use crate::context::Context;
use crate::failure::{Failure, OrNotFound};
pub use token::Token;

const TRIALS: TrialLimit = TrialLimit { pause: TRIAL_PAUSE, in_a_row: TRIALS_IN_A_ROW };

/// The longest name of a browser that is kept, in characters.
const AGENT_LENGTH_MAX: usize = 200;

/// What somebody gives at the door.
#[derive(Clone, Copy)]
pub struct Attempt<'a> {
    /// What they call themselves.
    pub login: &'a str,
    /// The password.
    pub password: &'a str,
    /// The code of their device; empty where they have none.
    pub code: &'a str,
    /// What their browser calls itself.
    pub agent: &'a str,
}

/// Somebody who has signed in.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// Their session.
    pub session: Session,
    /// What others see.
    pub name: String,
    /// What they reach.
    pub scope: Scope,
}

/// A session as its person sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionLine {
    /// Its name.
    pub id: SessionId,
    /// What the browser called itself.
    pub agent: String,
    /// How it began.
    pub method: SignInMethod,
    /// When.
    pub began_at: Timestamp,
    /// When it was last seen, to a few minutes.
    pub seen_at: Timestamp,
}

/// The scope of somebody at the door; nobody is known yet where there is no person.
fn door(person: Option<PrincipalId>) -> Scope {
    Scope::door(person.unwrap_or(PrincipalId::from_bits(0)))
}

fn refused(code: &'static str) -> Failure {
    Failure::refused(Problem::new(code))
}

/// Signs somebody in by a password; gives what their browser proves itself by from now on.
///
/// Errors: `Refused` with `sign-in-refused` whatever was wrong, or `sign-in-too-often`;
/// `Unavailable` where too many do so at once.
pub async fn sign_in(context: &Context, attempt: Attempt<'_>) -> Result<Token, Failure> {
    let right = checked(context, attempt).await?;
    begin(context, right, ("signed-in", attempt.agent)).await
}

/// The same where the city's own sign-in is the way in: for those alone who may come in without
/// it, and noted as such.
///
/// Errors: as [`sign_in`]; nobody is told that a password was right.
pub async fn sign_in_break_glass(
    context: &Context,
    attempt: Attempt<'_>,
) -> Result<Token, Failure> {
    let right = checked(context, attempt).await?;
    if !openid::may_break_glass(context, right.0.person).await? {
        return Err(refused("sign-in-refused"));
    }
    begin(context, right, ("signed-in-break-glass", attempt.agent)).await
}

async fn checked(
    context: &Context,
    attempt: Attempt<'_>,
) -> Result<(Password, Option<i64>), Failure> {
    let login = LoginName::new(attempt.login).ok_or_else(|| refused("sign-in-refused"))?;
    check(context, login.key(), attempt).await
}

/// Begins the session of whoever has given the right password.
async fn begin(
    context: &Context,
    (password, step): (Password, Option<i64>),
    (action, agent): (&'static str, &str),
) -> Result<Token, Failure> {
    let now = context.clock.now();
    let token = Token::new(context)?;
    let stored = StoredSession {
        session: Session {
            id: SessionId::from_bits(context.ids.next()),
            person: password.person,
            method: SignInMethod::Password,
            began_at: now,
            seen_at: now,
            proved_at: now,
            ended_at: None,
        },
        agent: agent.chars().take(AGENT_LENGTH_MAX).collect(),
        provider: None,
    };
    let mut session = context.store.write(&door(Some(password.person))).await?;
    session.begin_session(token.fingerprint(), &stored).await?;
    let_in(&mut session, &password, step).await?;
    session.log(noted(action, &stored.session, now))?;
    session.commit().await?;
    Ok(token)
}

/// Holds an attempt against what is stored; gives it with the step of the code that was used.
async fn check(
    context: &Context,
    key: &str,
    attempt: Attempt<'_>,
) -> Result<(Password, Option<i64>), Failure> {
    let stored = check_password(context, key, attempt).await?;
    match &stored.code {
        None => Ok((stored, None)),
        Some(code) => match codes::step_of(code, attempt.code, context.clock.now()) {
            Some(step) => Ok((stored, Some(step))),
            None => Err(refused("sign-in-refused")),
        },
    }
}

/// Holds the password of an attempt against what is stored.
async fn check_password(
    context: &Context,
    key: &str,
    attempt: Attempt<'_>,
) -> Result<Password, Failure> {
    let turn = passwords::turn().await?;
    let now = context.clock.now();
    // Counted before it is tried, so that a thousand at once are no more than one after another.
    if !context.store.take_trial(&door(None), (key, now), TRIALS).await? {
        return Err(refused("sign-in-too-often"));
    }
    let mut session = context.store.read(&door(None)).await?;
    let stored = session.password_of_login(key).await?;
    let mut is_known = false;
    if let Some(stored) = &stored {
        let person = session.person(stored.person).await?;
        is_known = person.is_some_and(|person| person.disabled_at.is_none());
    }
    drop(session);
    let hash = stored.as_ref().and_then(|stored| stored.hash.clone());
    let is_right = passwords::is_right(turn, attempt.password.to_owned(), hash).await?;
    stored.filter(|_| is_known && is_right).ok_or_else(|| refused("sign-in-refused"))
}

/// Notes what a right attempt changes: its trials count no more, and its code is used up.
async fn let_in(
    session: &mut WriteSession,
    password: &Password,
    step: Option<i64>,
) -> Result<(), Failure> {
    session.forget_trials(&password.login).await?;
    if let (Some(step), Some(code)) = (step, &password.code) {
        let mut code = code.clone();
        code.last_step = step;
        let used = Password { code: Some(code), ..password.clone() };
        session.change_password(&used).await.map_err(|error| match error {
            // The same code was sent twice at once.
            StoreError::Stale => refused("sign-in-refused"),
            error => error.into(),
        })?;
    }
    Ok(())
}

/// Whoever has this token, if it still counts; that it was used is noted now and then.
pub async fn visitor(context: &Context, token: &Token) -> Result<Option<Visitor>, Failure> {
    let now = context.clock.now();
    let mut session = context.store.read(&door(None)).await?;
    let Some(stored) = session.session_of_token(token.fingerprint()).await? else {
        return Ok(None);
    };
    if !stored.session.is_open(now) {
        return Ok(None);
    }
    let person = stored.session.person;
    let Some(known) = session.person(person).await?.filter(|known| known.disabled_at.is_none())
    else {
        return Ok(None);
    };
    drop(session);
    if stored.session.is_to_be_noted(now) {
        let noted = context.store.note_seen(&door(Some(person)), (stored.session.id, now)).await;
        // Reading goes on where nothing can be written; the session is then over an hour later.
        if !matches!(noted, Ok(()) | Err(StoreError::Unavailable(_) | StoreError::WriterEnded)) {
            noted?;
        }
    }
    let scope = scope_of(context, person).await?;
    let scope = if stored.session.is_proved(now) { scope.proved() } else { scope };
    Ok(Some(Visitor { session: stored.session, name: known.name, scope }))
}

/// What a person reaches by the roles that they have now.
pub async fn scope_of(context: &Context, person: PrincipalId) -> Result<Scope, Failure> {
    let today = context.clock.today();
    let mut session = context.store.read(&door(Some(person))).await?;
    let held = session.held(person, today).await?;
    drop(session);
    let scope = Scope::person(person, today, held);
    let overseen = context.store.read(&scope).await?.overseen_authorities().await?;
    Ok(scope.overseeing(overseen))
}

/// Proves anew who somebody is, for what takes a fresh proof; the browser's token is another from
/// now on.
///
/// Errors: as [`sign_in`]; `NotFound` where they have no password here.
pub async fn prove(
    context: &Context,
    visitor: &Visitor,
    (password, code): (&str, &str),
) -> Result<Token, Failure> {
    let person = visitor.session.person;
    let mut session = context.store.read(&door(Some(person))).await?;
    let login = session.password_of(person).await?.or_not_found()?.login;
    drop(session);
    let attempt = Attempt { login: &login, password, code, agent: "" };
    let (password, step) = check(context, &login, attempt).await?;
    let now = context.clock.now();
    let token = Token::new(context)?;
    let mut session = context.store.write(&door(Some(person))).await?;
    session.prove_session(visitor.session.id, (token.fingerprint(), now)).await?;
    let_in(&mut session, &password, step).await?;
    session.log(noted("proved-anew", &visitor.session, now))?;
    session.commit().await?;
    Ok(token)
}

/// Ends the session of whoever goes; one that is over already stays so.
pub async fn sign_out(context: &Context, visitor: &Visitor) -> Result<(), Failure> {
    end(context, visitor, visitor.session.id).await
}

/// The open sessions of a person, the last first.
pub async fn sessions(context: &Context, visitor: &Visitor) -> Result<Vec<SessionLine>, Failure> {
    let now = context.clock.now();
    let mut session = context.store.read(&door(Some(visitor.session.person))).await?;
    let stored = session.sessions_of(visitor.session.person).await?;
    Ok(stored.into_iter().filter(|stored| stored.session.is_open(now)).map(session_line).collect())
}

fn session_line(stored: StoredSession) -> SessionLine {
    let StoredSession { session, agent, .. } = stored;
    SessionLine {
        id: session.id,
        agent,
        method: session.method,
        began_at: session.began_at,
        seen_at: session.seen_at,
    }
}

/// Ends one of a person's own sessions. Errors: `NotFound` where it is not theirs.
pub async fn end(context: &Context, visitor: &Visitor, id: SessionId) -> Result<(), Failure> {
    let person = visitor.session.person;
    let now = context.clock.now();
    let mut session = context.store.write(&door(Some(person))).await?;
    let own = session.sessions_of(person).await?;
    let Some(own) = own.into_iter().find(|own| own.session.id == id) else {
        return Err(Failure::NotFound);
    };
    session.end_session(id, now).await?;
    session.log(noted("signed-out", &own.session, now))?;
    session.commit().await.map_err(Failure::from)
}

/// Ends all of a person's sessions but the one that asks; gives how many there were.
pub async fn end_others(context: &Context, visitor: &Visitor) -> Result<u64, Failure> {
    let person = visitor.session.person;
    let kept = Some(visitor.session.id);
    end_of(context, &door(Some(person)), (person, kept)).await
}

/// Ends a person's sessions, noted by whoever asks; gives how many there were.
pub(crate) async fn end_of(
    context: &Context,
    scope: &Scope,
    (person, kept): (PrincipalId, Option<SessionId>),
) -> Result<u64, Failure> {
    let now = context.clock.now();
    let mut session = context.store.write(scope).await?;
    let count = session.end_sessions_of(person, (kept, now)).await?;
    if count == 0 {
        return Ok(0);
    }
    let payload = count.to_string().into_bytes();
    session.log(NewEvent { payload, ..noted_of_person("sessions-ended", person, now) })?;
    session.commit().await?;
    Ok(count)
}

/// A change of how a person signs in. No name: the log holds identities alone.
fn noted_of_person(action: &'static str, person: PrincipalId, at: Timestamp) -> NewEvent {
    NewEvent {
        authority: None,
        at,
        action,
        object_kind: "person",
        object_id: person.to_string(),
        object_version: None,
        payload: Vec::new(),
    }
}

/// Sessions and roles are noted in the installation's chain: they are nobody's one authority.
fn noted(action: &'static str, session: &Session, at: Timestamp) -> NewEvent {
    NewEvent {
        authority: None,
        at,
        action,
        object_kind: "session",
        object_id: session.id.to_string(),
        object_version: None,
        payload: session.method.code().as_bytes().to_vec(),
    }
}
