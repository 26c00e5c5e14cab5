//! A store, its read sessions and its one writer: the glue between two databases and one SQL text.
//!
//! Only this file, its parts and `search.rs` know which database is running. The connection is
//! private: there is no way to the rows but through functions that carry a `Scope`.
//!
//! ```compile_fail
//! async fn around_the_scope(session: &mut tertial_store::ReadSession) {
//!     let connection = &mut session.link; // a private field
//! }
//! ```

pub(crate) mod backup;
mod lock;
mod postgres;
mod sqlite;
mod writer;

use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::time::Duration;

use sqlx::{PgConnection, PgPool, Postgres, SqlitePool, Transaction};
use tertial_domain::ids::AuthorityId;
use tertial_domain::permission::{Act, Reach, Scope};

use crate::address::StoreAddress;
use crate::cell::Cell;
use crate::error::StoreError;
use crate::events::PendingEvent;
pub use sqlite::EngineSettings;
use writer::{Lease, WriterQueue};

/// When what is written to a SQLite file is there for good. PostgreSQL always answers after it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// At each commit: what a database that people write to needs.
    EachCommit,
    /// When the store is closed and its file synced: for a new file that nobody has seen, which is
    /// thrown away where its making is cut short. Its pages are written once.
    AtClose,
}

/// How a store is opened.
#[derive(Debug, Clone)]
pub struct StoreOptions {
    /// When what is written is there for good.
    pub durability: Durability,
    /// Connections for readers.
    pub reader_count: u32,
    /// How long a write session may be held before it is rolled back.
    pub write_time_limit: Duration,
    /// How long to wait for a reader's connection or a lock.
    pub wait_limit: Duration,
    /// When the database was opened, for the list of migrations.
    pub opened_at: jiff::Timestamp,
}

impl StoreOptions {
    /// The usual limits: 8 readers, 10 seconds to write, 5 seconds to wait.
    pub const fn new(opened_at: jiff::Timestamp) -> Self {
        Self {
            durability: Durability::EachCommit,
            reader_count: 8,
            write_time_limit: Duration::from_secs(10),
            wait_limit: Duration::from_secs(5),
            opened_at,
        }
    }
}

/// A database, open. Clones share it.
#[derive(Clone)]
pub struct Store {
    engine: Engine,
    options: Arc<StoreOptions>,
}

#[derive(Clone)]
enum Engine {
    Sqlite(Arc<SqliteEngine>),
    Postgres(PgPool),
}

struct SqliteEngine {
    readers: SqlitePool,
    writer: WriterQueue,
    /// Held as long as the store is: no other process writes the file. Readers alone need none.
    _lock: Option<lock::FileLock>,
}

impl Store {
    /// Opens a database, makes it where it is not there, and brings its schema up to date.
    ///
    /// Errors: `InUse` where another process (or another store of this one) has the file,
    /// `OldEngine`, `NetworkFileSystem`, `Unusable`, `ForeignSchema`, `UnguardedRole`,
    /// `Unavailable`.
    pub async fn open(address: &StoreAddress, options: StoreOptions) -> Result<Self, StoreError> {
        let engine = match address {
            StoreAddress::Sqlite(path) => {
                Engine::Sqlite(Arc::new(sqlite::open(path, &options).await?))
            }
            StoreAddress::Postgres(url) => Engine::Postgres(postgres::open(url, &options).await?),
        };
        Ok(Self { engine, options: Arc::new(options) })
    }

    /// Opens a database that is there to read it, beside whoever writes it: takes no lock, changes
    /// no schema, and has no writer.
    ///
    /// Errors: as [`Self::open`], and `ForeignSchema` where a migration is missing.
    pub async fn open_to_read(
        address: &StoreAddress,
        options: StoreOptions,
    ) -> Result<Self, StoreError> {
        let engine = match address {
            StoreAddress::Sqlite(path) => {
                Engine::Sqlite(Arc::new(sqlite::open_to_read(path, &options).await?))
            }
            StoreAddress::Postgres(url) => {
                Engine::Postgres(postgres::open_to_read(url, &options).await?)
            }
        };
        Ok(Self { engine, options: Arc::new(options) })
    }

    /// A session that reads one unchanging state of the database, within a scope.
    pub async fn read(&self, scope: &Scope) -> Result<ReadSession, StoreError> {
        let link = match &self.engine {
            Engine::Sqlite(engine) => {
                Link::Sqlite(Lease::Reader(engine.readers.begin_with("begin deferred").await?))
            }
            Engine::Postgres(pool) => Link::Postgres(postgres::begin_read(pool, scope).await?),
        };
        Ok(ReadSession::new(scope, link))
    }

    /// The one writer, within a scope; the next in line waits until it is committed or dropped.
    ///
    /// Errors: `WriterEnded` after a failed commit, `Unavailable`.
    pub async fn write(&self, scope: &Scope) -> Result<WriteSession, StoreError> {
        self.write_for(scope, Some(self.options.write_time_limit)).await
    }

    /// A writer without a time limit, for demonstration cities and large imports.
    ///
    /// On SQLite nobody else writes until it is committed or dropped.
    pub async fn bulk(&self, scope: &Scope) -> Result<WriteSession, StoreError> {
        self.write_for(scope, None).await
    }

    async fn write_for(
        &self,
        scope: &Scope,
        limit: Option<Duration>,
    ) -> Result<WriteSession, StoreError> {
        let link = match &self.engine {
            Engine::Sqlite(engine) => Link::Sqlite(engine.writer.lease(limit).await?),
            Engine::Postgres(pool) => Link::Postgres(postgres::begin(pool, scope, limit).await?),
        };
        Ok(WriteSession { reads: ReadSession::new(scope, link), events: Vec::new() })
    }

    /// How every connection is set; bars on durability are checked against it.
    pub async fn settings(&self) -> Result<Vec<EngineSettings>, StoreError> {
        match &self.engine {
            Engine::Sqlite(engine) => {
                sqlite::settings(&engine.readers, &engine.writer, self.options.reader_count).await
            }
            Engine::Postgres(_) => Ok(Vec::new()),
        }
    }

    /// Writes the whole file anew, so that nothing that was removed is left in its gaps. Needs as
    /// much room again. PostgreSQL clears its tables by itself, in its own time.
    pub async fn rewrite(&self) -> Result<(), StoreError> {
        if let Engine::Sqlite(engine) = &self.engine {
            let mut writer = engine.writer.connection().await.ok_or(StoreError::WriterEnded)?;
            sqlx::query("vacuum").execute(&mut *writer).await?;
        }
        Ok(())
    }

    /// Closes every connection, after the writer has finished what it holds.
    pub async fn close(&self) {
        match &self.engine {
            Engine::Sqlite(engine) => {
                engine.readers.close().await;
                engine.writer.close().await;
            }
            Engine::Postgres(pool) => pool.close().await,
        }
    }
}

/// How a statement of many values names them.
#[derive(Clone, Copy)]
pub(crate) enum Placeholders {
    /// `?`: SQLite keeps numbered ones in a list of names and searches it for each value, which
    /// costs the square of their number.
    Bare,
    /// `$1`, `$2` …: the only kind that PostgreSQL knows.
    Numbered,
}

impl Placeholders {
    /// The value with a number, from 1; bare ones are counted by their order.
    pub(crate) fn value(self, number: usize) -> std::borrow::Cow<'static, str> {
        match self {
            Self::Bare => "?".into(),
            Self::Numbered => format!("${number}").into(),
        }
    }
}

/// A connection of one of the two databases.
enum Link {
    Sqlite(Lease),
    Postgres(Transaction<'static, Postgres>),
}

/// Reads within a scope. Dropping it ends it.
pub struct ReadSession {
    scope: Scope,
    link: Link,
    broken: bool,
}

impl ReadSession {
    fn new(scope: &Scope, link: Link) -> Self {
        Self { scope: scope.clone(), link, broken: false }
    }

    /// Who asks, what they reach and why.
    pub const fn scope(&self) -> &Scope {
        &self.scope
    }

    /// The value that every query is narrowed by, beside its marker: nothing for the whole
    /// installation, else the authority or the person.
    pub(crate) fn reach(&self) -> Cell {
        match self.scope.reach() {
            Reach::Installation => Cell::Text(None),
            Reach::Authority { authority, .. } => (*authority).into(),
            Reach::Person { .. } => self.scope.principal().into(),
        }
    }

    /// Whether the running database is SQLite; asked by `search.rs` alone.
    pub(crate) const fn is_sqlite(&self) -> bool {
        matches!(self.link, Link::Sqlite(_))
    }

    /// How the values of a statement that was composed for many rows are written.
    pub(crate) const fn placeholders(&self) -> Placeholders {
        match self.link {
            Link::Sqlite(_) => Placeholders::Bare,
            Link::Postgres(_) => Placeholders::Numbered,
        }
    }

    /// The connection, for [`on_driver!`] alone.
    pub(crate) async fn hold(&mut self) -> Result<Held<'_>, StoreError> {
        if self.broken {
            return Err(StoreError::Broken);
        }
        match &mut self.link {
            Link::Sqlite(lease) => lease.hold().await.map(Held::Sqlite),
            Link::Postgres(transaction) => Ok(Held::Postgres(&mut *transaction)),
        }
    }

    /// Turns a driver's error into ours; after it a write session can only be dropped, because
    /// either database may have rolled back.
    pub(crate) fn failed(&mut self, error: sqlx::Error) -> StoreError {
        self.broken = true;
        StoreError::from(error)
    }
}

/// A connection while a statement runs.
pub(crate) enum Held<'a> {
    Sqlite(writer::HeldSqlite<'a>),
    Postgres(&'a mut PgConnection),
}

/// Expands the body once per driver; the SQL inside is shared.
macro_rules! on_driver {
    ($session:expr, $connection:ident => $body:expr) => {{
        let outcome: Result<_, sqlx::Error> = match $session.hold().await? {
            $crate::session::Held::Sqlite(mut held) => {
                let $connection: &mut sqlx::SqliteConnection = &mut held;
                $body
            }
            $crate::session::Held::Postgres($connection) => $body,
        };
        outcome.map_err(|error| $session.failed(error))
    }};
}
pub(crate) use on_driver;

/// The one writer, within a scope. Reads what it has written; dropping it rolls back.
pub struct WriteSession {
    reads: ReadSession,
    /// Written at commit, so that the chain's head is locked last.
    pub(crate) events: Vec<PendingEvent>,
}

impl Deref for WriteSession {
    type Target = ReadSession;

    fn deref(&self) -> &ReadSession {
        &self.reads
    }
}

impl DerefMut for WriteSession {
    fn deref_mut(&mut self) -> &mut ReadSession {
        &mut self.reads
    }
}

impl WriteSession {
    /// Makes the change last: returns after the durable commit of the batch it belongs to.
    ///
    /// Errors: `Unlogged` without an event, `Broken` after a failed statement, `TimeLimit`,
    /// `RolledBack`, `CommitFailed`, `CommitUnknown` where the connection was lost meanwhile.
    pub async fn commit(mut self) -> Result<(), StoreError> {
        if self.events.is_empty() {
            return Err(StoreError::Unlogged);
        }
        self.write_events().await?;
        self.finish().await
    }

    /// Makes a trace last that changes nothing of what anybody wrote or may do: that a session is
    /// used, that a password was tried. For the functions of `sign_in.rs` that write nothing else.
    pub(crate) async fn commit_trace(self) -> Result<(), StoreError> {
        self.finish().await
    }

    async fn finish(self) -> Result<(), StoreError> {
        if self.broken {
            return Err(StoreError::Broken);
        }
        match self.reads.link {
            Link::Sqlite(lease) => lease.commit().await,
            // In a task of its own: a client that hangs up must not cut a commit short.
            Link::Postgres(transaction) => tokio::spawn(transaction.commit())
                .await
                .map_err(|_| StoreError::CommitUnknown)?
                .map_err(postgres::commit_error),
        }
    }

    /// Whether the scope may write for an authority; `None` is what all authorities share. Which
    /// rows of it, the statements ask for themselves.
    pub(crate) fn permit(&self, authority: Option<AuthorityId>) -> Result<(), StoreError> {
        let reached = match self.scope().reach() {
            Reach::Installation => true,
            Reach::Authority { authority: own, .. } => authority == Some(*own),
            Reach::Person { held, .. } => held.iter().any(|held| match authority {
                Some(authority) => held.authority == authority && held.role.writes(),
                None => held.role.allows(Act::WriteStructure),
            }),
        };
        if reached { Ok(()) } else { Err(StoreError::OutOfScope { authority }) }
    }
}
