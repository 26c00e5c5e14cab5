//! Sessions of people who have signed in.

use jiff::Timestamp;
use sqlx::FromRow;
use tertial_domain::ids::{PrincipalId, SessionId};
use tertial_domain::permission::Scope;
use tertial_domain::sign_in::{Session, SignInMethod};

use crate::cell::cells;
use crate::error::StoreError;
use crate::fingerprint::Fingerprint;
use crate::insert::Table;
use crate::row::Place;
use crate::session::{ReadSession, Store, WriteSession};
use crate::statement::Statement;

/// A session with what is kept beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSession {
    /// The session.
    pub session: Session,
    /// What the browser calls itself, for the person to know it again.
    pub agent: String,
    /// What the city's own sign-in said, where it let the person in.
    pub provider: Option<Provided>,
}

/// By whose word a session began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provided {
    /// Who said who the person is.
    pub issuer: String,
    /// What they call the session, if they call it anything.
    pub session: Option<String>,
}

const SESSIONS: &str = "\
    select id, person_id, method, issuer, provider_session, agent, began_at, seen_at, proved_at, \
        ended_at \
    from session ";

const SEE: &str = "update session set seen_at = $1 where id = $2 and ended_at is null";

const PROVE: &str = "\
    update session set token_hash = $1, seen_at = $2, proved_at = $2 \
    where id = $3 and ended_at is null";

const END: &str = "update session set ended_at = $1 where ended_at is null ";

const FORGET: &str = "delete from session where began_at < $1";

static TABLE: Table = Table {
    name: "session",
    columns: &[
        "id",
        "token_hash",
        "person_id",
        "method",
        "issuer",
        "provider_session",
        "agent",
        "began_at",
        "seen_at",
        "proved_at",
    ],
};

#[derive(FromRow)]
struct SessionRow {
    id: String,
    person_id: String,
    method: String,
    issuer: Option<String>,
    provider_session: Option<String>,
    agent: String,
    began_at: String,
    seen_at: String,
    proved_at: String,
    ended_at: Option<String>,
}

impl SessionRow {
    fn read(self) -> Result<StoredSession, StoreError> {
        let place = Place { table: "session", id: &self.id };
        let ended_at = self.ended_at.as_deref();
        Ok(StoredSession {
            session: Session {
                id: place.parse("id", &self.id)?,
                person: place.parse("person_id", &self.person_id)?,
                method: place.code("method", &self.method, SignInMethod::from_code)?,
                began_at: place.instant("began_at", &self.began_at)?,
                seen_at: place.instant("seen_at", &self.seen_at)?,
                proved_at: place.instant("proved_at", &self.proved_at)?,
                ended_at: ended_at.map(|at| place.instant("ended_at", at)).transpose()?,
            },
            agent: self.agent,
            provider: self.issuer.map(|issuer| Provided { issuer, session: self.provider_session }),
        })
    }
}

impl ReadSession {
    /// The session of a browser that has this token, ended or not.
    pub async fn session_of_token(
        &mut self,
        token: Fingerprint,
    ) -> Result<Option<StoredSession>, StoreError> {
        let mut statement = Statement::new(SESSIONS, Vec::new());
        statement.push("where token_hash = ").push_value(token);
        let row: Option<SessionRow> = self.one(statement).await?;
        row.map(SessionRow::read).transpose()
    }

    /// A person's sessions that nobody has ended, the last first; some of them may be over by age.
    pub async fn sessions_of(
        &mut self,
        person: PrincipalId,
    ) -> Result<Vec<StoredSession>, StoreError> {
        let mut statement = Statement::new(SESSIONS, Vec::new());
        statement.push("where ended_at is null and person_id = ").push_value(person);
        statement.push(" order by began_at desc, id desc");
        let rows: Vec<SessionRow> = self.all(statement).await?;
        rows.into_iter().map(SessionRow::read).collect()
    }
}

impl WriteSession {
    /// Begins a session for a browser that has this token.
    pub async fn begin_session(
        &mut self,
        token: Fingerprint,
        new: &StoredSession,
    ) -> Result<(), StoreError> {
        let StoredSession { session, agent, provider } = new;
        let issuer = provider.as_ref().map(|provider| provider.issuer.clone());
        let provider_session = provider.as_ref().and_then(|provider| provider.session.clone());
        let row = cells![
            session.id,
            token,
            session.person,
            session.method.code(),
            issuer,
            provider_session,
            agent,
            session.began_at,
            session.seen_at,
            session.proved_at,
        ];
        self.insert(&TABLE, vec![row]).await
    }

    /// Notes that a person has proved again who they are; the browser's token is another from now
    /// on. Errors: `Stale` where the session was ended.
    pub async fn prove_session(
        &mut self,
        session: SessionId,
        (token, at): (Fingerprint, Timestamp),
    ) -> Result<(), StoreError> {
        self.change(Statement::new(PROVE, cells![token, at, session])).await
    }

    /// Ends one session; whether it was open.
    pub async fn end_session(
        &mut self,
        session: SessionId,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut statement = Statement::new(END, cells![at]);
        statement.push("and id = ").push_value(session);
        Ok(self.run(statement).await? > 0)
    }

    /// Ends a person's sessions but for one; gives how many there were.
    pub async fn end_sessions_of(
        &mut self,
        person: PrincipalId,
        (kept, at): (Option<SessionId>, Timestamp),
    ) -> Result<u64, StoreError> {
        let mut statement = Statement::new(END, cells![at]);
        statement.push("and person_id = ").push_value(person);
        if let Some(kept) = kept {
            statement.push(" and id <> ").push_value(kept);
        }
        self.run(statement).await
    }

    /// Ends the sessions that the city's own sign-in calls by a name; gives how many there were.
    pub async fn end_sessions_of_provider(
        &mut self,
        (issuer, provider_session): (&str, &str),
        at: Timestamp,
    ) -> Result<u64, StoreError> {
        let mut statement = Statement::new(END, cells![at]);
        statement.push("and issuer = ").push_value(issuer);
        statement.push(" and provider_session = ").push_value(provider_session);
        self.run(statement).await
    }

    /// Ends everybody's sessions, as after a restored back-up; gives how many there were.
    pub async fn end_all_sessions(&mut self, at: Timestamp) -> Result<u64, StoreError> {
        self.run(Statement::new(END, cells![at])).await
    }

    /// Forgets sessions that began before an instant.
    pub(super) async fn forget_sessions(&mut self, before: Timestamp) -> Result<u64, StoreError> {
        self.run(Statement::new(FORGET, cells![before])).await
    }
}

impl Store {
    /// Notes that a session is used.
    pub async fn note_seen(
        &self,
        scope: &Scope,
        (session, at): (SessionId, Timestamp),
    ) -> Result<(), StoreError> {
        let mut writing = self.write(scope).await?;
        writing.run(Statement::new(SEE, cells![at, session])).await?;
        writing.commit_trace().await
    }
}
