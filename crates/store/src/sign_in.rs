//! What people prove themselves by: passwords, names at the city's own sign-in, links to choose a
//! password by, and how often somebody tried. Their sessions are in `sessions.rs`, and what the
//! city's own sign-in says of them in `openid.rs`.

mod openid;
mod sessions;

use jiff::{SignedDuration, Timestamp};
use sqlx::FromRow;
use tertial_domain::ids::PrincipalId;
use tertial_domain::permission::Scope;

use crate::cell::cells;
use crate::error::StoreError;
use crate::fingerprint::Fingerprint;
use crate::insert::Table;
use crate::provenance::RowVersion;
use crate::row::Place;
use crate::session::{ReadSession, Store, WriteSession};
use crate::statement::Statement;
pub use openid::Identity;
pub use sessions::{Provided, StoredSession};

/// How a person signs in here with a password.
#[derive(Clone, PartialEq, Eq)]
pub struct Password {
    /// Who.
    pub person: PrincipalId,
    /// The login name's key.
    pub login: String,
    /// The hash with its salt and cost; none until the person has chosen a password.
    pub hash: Option<String>,
    /// What makes the codes that are asked for besides, if they are.
    pub code: Option<CodeSecret>,
    /// When it was last changed.
    pub changed_at: Timestamp,
    /// The version that a change starts from.
    pub row_version: RowVersion,
}

/// What makes the codes of a person's device.
#[derive(Clone, PartialEq, Eq)]
pub struct CodeSecret {
    /// The shared secret.
    pub secret: Vec<u8>,
    /// The last step whose code was used: each is good once.
    pub last_step: i64,
}

/// A link that lets a person choose a password, once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasswordLink {
    /// For whom.
    pub person: PrincipalId,
    /// Until when.
    pub good_until: Timestamp,
    /// When it was used, if it was.
    pub used_at: Option<Timestamp>,
}

const PASSWORD: &str =
    "select person_id, login, hash, code_secret, code_step, changed_at, row_version from password ";

const CHANGE_PASSWORD: &str = "\
    update password set hash = $1, code_secret = $2, code_step = $3, changed_at = $4, \
        row_version = $5 \
    where person_id = $6 and row_version = $7";

// The trials of a name are a bucket that fills by one pause for each and empties by itself; a full
// one takes no more. One statement, so that a thousand at once are counted one after another.
const TRY: &str = "\
    insert into sign_in_trial (login, free_at) values ($1, $2 + $3) \
    on conflict (login) do update set free_at = \
        case when sign_in_trial.free_at > $2 then sign_in_trial.free_at else $2 end + $3 \
    where sign_in_trial.free_at + $3 - $2 <= $4";

const FORGET_TRIALS: &str = "delete from sign_in_trial where login = $1";

const FORGET_OLD_TRIALS: &str = "delete from sign_in_trial where free_at < $1";

const LINK: &str = "select person_id, good_until, used_at from password_link where token_hash = $1";

const USE_LINKS: &str = "\
    update password_link set used_at = $1 where person_id = $2 and used_at is null";

const FORGET_OLD_LINKS: &str = "delete from password_link where good_until < $1";

const IDENTITY: &str = "select person_id from identity where issuer = $1 and subject = $2";

static PASSWORDS: Table = Table {
    name: "password",
    columns: &[
        "person_id",
        "login",
        "hash",
        "code_secret",
        "code_step",
        "changed_at",
        "row_version",
    ],
};

static LINKS: Table = Table {
    name: "password_link",
    columns: &["token_hash", "person_id", "made_by", "made_at", "good_until"],
};

static IDENTITIES: Table =
    Table { name: "identity", columns: &["issuer", "subject", "person_id", "added_at"] };

#[derive(FromRow)]
struct PasswordRow {
    person_id: String,
    login: String,
    hash: Option<String>,
    code_secret: Option<Vec<u8>>,
    code_step: Option<i64>,
    changed_at: String,
    row_version: i64,
}

impl PasswordRow {
    fn read(self) -> Result<Password, StoreError> {
        let place = Place { table: "password", id: &self.person_id };
        Ok(Password {
            person: place.parse("person_id", &self.person_id)?,
            changed_at: place.instant("changed_at", &self.changed_at)?,
            row_version: place.version(self.row_version)?,
            login: self.login,
            hash: self.hash,
            code: self
                .code_secret
                .map(|secret| CodeSecret { secret, last_step: self.code_step.unwrap_or(0) }),
        })
    }
}

impl ReadSession {
    /// The password of whoever has a login name.
    pub async fn password_of_login(&mut self, key: &str) -> Result<Option<Password>, StoreError> {
        let mut statement = Statement::new(PASSWORD, Vec::new());
        statement.push("where login = ").push_value(key);
        let row: Option<PasswordRow> = self.one(statement).await?;
        row.map(PasswordRow::read).transpose()
    }

    /// A person's password.
    pub async fn password_of(
        &mut self,
        person: PrincipalId,
    ) -> Result<Option<Password>, StoreError> {
        let mut statement = Statement::new(PASSWORD, Vec::new());
        statement.push("where person_id = ").push_value(person);
        let row: Option<PasswordRow> = self.one(statement).await?;
        row.map(PasswordRow::read).transpose()
    }

    /// The link of a token.
    pub async fn password_link(
        &mut self,
        token: Fingerprint,
    ) -> Result<Option<PasswordLink>, StoreError> {
        let row: Option<(String, String, Option<String>)> =
            self.one(Statement::new(LINK, cells![token])).await?;
        row.map(|(person, good_until, used_at)| {
            let place = Place { table: "password_link", id: &person };
            let used_at = used_at.as_deref();
            Ok(PasswordLink {
                person: place.parse("person_id", &person)?,
                good_until: place.instant("good_until", &good_until)?,
                used_at: used_at.map(|at| place.instant("used_at", at)).transpose()?,
            })
        })
        .transpose()
    }

    /// Whom the city's own sign-in means.
    pub async fn person_of_identity(
        &mut self,
        (issuer, subject): (&str, &str),
    ) -> Result<Option<PrincipalId>, StoreError> {
        let row: Option<(String,)> =
            self.one(Statement::new(IDENTITY, cells![issuer, subject])).await?;
        row.map(|(person,)| Place { table: "identity", id: subject }.parse("person_id", &person))
            .transpose()
    }
}

impl WriteSession {
    /// Gives a person a login name, and a password where there is one.
    ///
    /// Errors: `Conflict(LoginName)` where another person has the name.
    pub async fn create_password(&mut self, new: &Password) -> Result<(), StoreError> {
        let code = new.code.as_ref();
        let row = cells![
            new.person,
            &new.login,
            &new.hash,
            code.map(|code| code.secret.clone()),
            code.map(|code| code.last_step),
            new.changed_at,
            RowVersion::FIRST,
        ];
        self.insert(&PASSWORDS, vec![row]).await
    }

    /// Changes a password or what makes its codes. Errors: `Stale`.
    pub async fn change_password(&mut self, changed: &Password) -> Result<(), StoreError> {
        let code = changed.code.as_ref();
        let cells = cells![
            &changed.hash,
            code.map(|code| code.secret.clone()),
            code.map(|code| code.last_step),
            changed.changed_at,
            changed.row_version.next(),
            changed.person,
            changed.row_version,
        ];
        self.change(Statement::new(CHANGE_PASSWORD, cells)).await
    }

    /// Forgets how often a login name was tried, now that its owner is in.
    pub async fn forget_trials(&mut self, login: &str) -> Result<(), StoreError> {
        self.run(Statement::new(FORGET_TRIALS, cells![login])).await.map(|_| ())
    }

    /// Keeps a link for a person, made by the scope's principal.
    pub async fn create_password_link(
        &mut self,
        token: Fingerprint,
        (link, made_at): (&PasswordLink, Timestamp),
    ) -> Result<(), StoreError> {
        let made_by = self.scope().principal();
        let row = cells![token, link.person, made_by, made_at, link.good_until];
        self.insert(&LINKS, vec![row]).await
    }

    /// Notes that none of a person's links can be used any more; gives how many could.
    pub async fn use_password_links(
        &mut self,
        person: PrincipalId,
        at: Timestamp,
    ) -> Result<u64, StoreError> {
        self.run(Statement::new(USE_LINKS, cells![at, person])).await
    }

    /// Keeps what the city's own sign-in calls a person. Errors: `Conflict(Identity)`.
    pub async fn create_identity(
        &mut self,
        (issuer, subject): (&str, &str),
        (person, at): (PrincipalId, Timestamp),
    ) -> Result<(), StoreError> {
        self.insert(&IDENTITIES, vec![cells![issuer, subject, person, at]]).await
    }

    /// Forgets trials that count no more, and links and sessions that ended before an instant;
    /// gives how many there were.
    pub async fn forget_sign_in(
        &mut self,
        (now, before): (Timestamp, Timestamp),
    ) -> Result<u64, StoreError> {
        let trials = cells![now.as_microsecond()];
        let trials = self.run(Statement::new(FORGET_OLD_TRIALS, trials)).await?;
        let links = self.run(Statement::new(FORGET_OLD_LINKS, cells![before])).await?;
        let heard = self.forget_heard(before).await?;
        Ok(trials + links + heard + self.forget_sessions(before).await?)
    }
}

/// How often a login name may be tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrialLimit {
    /// After such a pause one more.
    pub pause: SignedDuration,
    /// So many in a row.
    pub in_a_row: u8,
}

impl Store {
    /// Counts one more trial of a login name, whether or not anybody has it; `false` where there
    /// were too many. The count is there before the answer is.
    pub async fn take_trial(
        &self,
        scope: &Scope,
        (login, now): (&str, Timestamp),
        limit: TrialLimit,
    ) -> Result<bool, StoreError> {
        let pause = i64::try_from(limit.pause.as_micros()).unwrap_or(i64::MAX / 1_024);
        let most = pause.saturating_mul(i64::from(limit.in_a_row));
        let mut session = self.write(scope).await?;
        let cells = cells![login, now.as_microsecond(), pause, most];
        let counted = session.run(Statement::new(TRY, cells)).await?;
        session.commit_trace().await?;
        Ok(counted > 0)
    }
}
