//! SQLite's one writer: a baton handed on under savepoints, many saves in one durable commit.
//!
//! Whoever holds the baton works under a savepoint of a transaction that is already open. A commit
//! releases the savepoint and hands the baton on; the batch is committed when [`BATCH_MAX`] saves
//! are in it or when those who stood in line have had their turn. Every save waits for that commit.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::time::Duration;

use sqlx::{Sqlite, SqliteConnection, Transaction};
use tokio::sync::{MappedMutexGuard, Mutex, MutexGuard, OwnedMutexGuard, oneshot};
use tokio::task::AbortHandle;

use crate::error::StoreError;

/// Saves in one commit at most.
const BATCH_MAX: usize = 64;

/// Those who want to write, in line; the lock is fair.
#[derive(Clone)]
pub(super) struct WriterQueue(Arc<Mutex<Writer>>);

/// The right to write.
type Baton = OwnedMutexGuard<Writer>;

pub(super) struct Writer {
    /// None after a failed commit or after closing.
    connection: Option<SqliteConnection>,
    batch: Option<Batch>,
    /// Counts batches, so that a late closer knows its own.
    batch_number: u64,
    /// A savepoint stands open; its holder has gone if somebody else finds it so.
    dirty: bool,
}

/// Saves that wait for the same commit.
struct Batch {
    waiting: Vec<oneshot::Sender<Outcome>>,
}

/// What became of a batch.
#[derive(Debug, Clone)]
enum Outcome {
    Durable,
    RolledBack,
    Failed(String),
}

impl From<Outcome> for Result<(), StoreError> {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Durable => Ok(()),
            Outcome::RolledBack => Err(StoreError::RolledBack),
            Outcome::Failed(reason) => Err(StoreError::CommitFailed(reason)),
        }
    }
}

impl WriterQueue {
    pub(super) fn new(connection: SqliteConnection) -> Self {
        Self::of(Some(connection))
    }

    /// A queue that nobody gets through: the store was opened to be read.
    pub(super) fn ended() -> Self {
        Self::of(None)
    }

    fn of(connection: Option<SqliteConnection>) -> Self {
        Self(Arc::new(Mutex::new(Writer {
            connection,
            batch: None,
            batch_number: 0,
            dirty: false,
        })))
    }

    /// Waits for the baton and opens a savepoint.
    pub(super) async fn lease(&self, limit: Option<Duration>) -> Result<Lease, StoreError> {
        let mut baton = Arc::clone(&self.0).lock_owned().await;
        // In a task of its own: a caller who goes away leaves no half-opened savepoint.
        let baton = tokio::spawn(async move { baton.open().await.map(|()| baton) })
            .await
            .map_err(|_| StoreError::CommitUnknown)??;
        let held = Arc::new(Mutex::new(Some(baton)));
        let watch = limit.map(|limit| {
            let held = Arc::downgrade(&held);
            let watch = tokio::spawn(async move {
                tokio::time::sleep(limit).await;
                if let Some(held) = held.upgrade() {
                    held.lock().await.take();
                }
            });
            watch.abort_handle()
        });
        Ok(Lease::Writer(WriterLease { queue: self.clone(), held, watch }))
    }

    /// Closes the batch that waits, if it is still this one, or whatever a dropped session left.
    async fn close_batch(&self, number: Option<u64>) {
        let mut writer = Arc::clone(&self.0).lock_owned().await;
        if number.is_some_and(|number| number != writer.batch_number) {
            return;
        }
        writer.recover().await;
        match &writer.batch {
            None => {}
            Some(batch) if batch.waiting.is_empty() => writer.abandon().await,
            Some(_) => writer.commit().await,
        }
    }

    /// Ends the writer after what stands in line.
    pub(super) async fn close(&self) {
        self.close_batch(None).await;
        let connection = self.0.lock().await.connection.take();
        if let Some(connection) = connection {
            // Closing may fail only where the database is gone already.
            let _ = sqlx::Connection::close(connection).await;
        }
    }

    /// The writer's own connection, for its settings.
    pub(super) async fn connection(&self) -> Option<MappedMutexGuard<'_, SqliteConnection>> {
        MutexGuard::try_map(self.0.lock().await, |writer| writer.connection.as_mut()).ok()
    }
}

impl Writer {
    async fn execute(&mut self, sql: &'static str) -> Result<(), StoreError> {
        let connection = self.connection.as_mut().ok_or(StoreError::WriterEnded)?;
        sqlx::query(sql).execute(connection).await?;
        Ok(())
    }

    /// Begins a transaction where none is open, and a savepoint in it.
    async fn open(&mut self) -> Result<(), StoreError> {
        self.recover().await;
        if self.batch.is_none() {
            self.execute("begin immediate").await?;
            self.batch = Some(Batch { waiting: Vec::new() });
            self.batch_number += 1;
        }
        self.execute("savepoint save").await?;
        self.dirty = true;
        Ok(())
    }

    /// Takes back what a dropped session left.
    async fn recover(&mut self) {
        if !self.dirty {
            return;
        }
        self.dirty = false;
        let undone = match self.execute("rollback to save").await {
            Ok(()) => self.execute("release save").await,
            Err(error) => Err(error),
        };
        if undone.is_err() {
            self.lost().await;
        }
    }

    /// The database has rolled the whole transaction back by itself, as it does on a full disk.
    async fn lost(&mut self) {
        self.settle(&Outcome::RolledBack);
        // Fails where the transaction is gone, which is what was feared; else it ends it.
        let _ = self.execute("rollback").await;
    }

    /// Ends a transaction that nobody waits for.
    async fn abandon(&mut self) {
        self.batch = None;
        if self.execute("rollback").await.is_err() {
            self.connection = None;
        }
    }

    /// Makes the batch durable. A commit that fails ends the writer: what the disk then holds is
    /// not known, and a second try might claim what is not there.
    async fn commit(&mut self) {
        match self.execute("commit").await {
            Ok(()) => self.settle(&Outcome::Durable),
            Err(error) => {
                self.connection = None;
                self.settle(&Outcome::Failed(error.to_string()));
            }
        }
    }

    fn settle(&mut self, outcome: &Outcome) {
        let waiting = self.batch.take().map(|batch| batch.waiting).unwrap_or_default();
        for save in waiting {
            // Whoever hung up needs no answer.
            let _ = save.send(outcome.clone());
        }
    }
}

/// A connection to SQLite: a reader's own, or the writer's for as long as the lease holds.
pub(super) enum Lease {
    Reader(Transaction<'static, Sqlite>),
    Writer(WriterLease),
}

/// The baton in a place from where the time limit can take it back.
pub(super) struct WriterLease {
    queue: WriterQueue,
    held: Arc<Mutex<Option<Baton>>>,
    watch: Option<AbortHandle>,
}

impl Drop for WriterLease {
    fn drop(&mut self) {
        if let Some(watch) = &self.watch {
            watch.abort();
        }
        let Ok(mut held) = self.held.try_lock() else { return };
        if held.take().is_none() {
            return;
        }
        // The next holder rolls back; where nobody comes, this one does.
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            let queue = self.queue.clone();
            runtime.spawn(async move { queue.tidy().await });
        }
    }
}

impl WriterQueue {
    /// Rolls back what a dropped session left, unless a batch waits whose first save closes it.
    async fn tidy(&self) {
        let mut writer = Arc::clone(&self.0).lock_owned().await;
        writer.recover().await;
        if writer.batch.as_ref().is_some_and(|batch| batch.waiting.is_empty()) {
            writer.abandon().await;
        }
    }
}

impl Lease {
    pub(super) async fn hold(&mut self) -> Result<HeldSqlite<'_>, StoreError> {
        match self {
            Self::Reader(transaction) => Ok(HeldSqlite::Reader(&mut *transaction)),
            Self::Writer(lease) => MutexGuard::try_map(lease.held.lock().await, |baton| {
                baton.as_mut().and_then(|baton| baton.connection.as_mut())
            })
            .map(HeldSqlite::Writer)
            .map_err(|_| StoreError::TimeLimit),
        }
    }

    /// Releases the savepoint, hands the baton on and waits for the durable commit.
    pub(super) async fn commit(self) -> Result<(), StoreError> {
        let Self::Writer(lease) = self else { return Err(StoreError::Unlogged) };
        let Some(baton) = lease.held.lock().await.take() else { return Err(StoreError::TimeLimit) };
        // In a task of its own: a client that hangs up must not cut a commit short.
        let queue = lease.queue.clone();
        tokio::spawn(release(queue, baton)).await.map_err(|_| StoreError::CommitUnknown)?
    }
}

async fn release(queue: WriterQueue, mut baton: Baton) -> Result<(), StoreError> {
    baton.dirty = false;
    if baton.execute("release save").await.is_err() {
        baton.lost().await;
        return Err(StoreError::RolledBack);
    }
    let (save, outcome) = oneshot::channel();
    let count = baton.batch.as_mut().map_or(0, |batch| {
        batch.waiting.push(save);
        batch.waiting.len()
    });
    if count >= BATCH_MAX {
        baton.commit().await;
    }
    let number = baton.batch_number;
    drop(baton);
    if count == 1 {
        // The first save closes the batch, after those who stand in line now.
        queue.close_batch(Some(number)).await;
    }
    outcome.await.map_err(|_| StoreError::CommitUnknown)?.into()
}

/// SQLite's connection while a statement runs.
pub(crate) enum HeldSqlite<'a> {
    Reader(&'a mut SqliteConnection),
    Writer(MappedMutexGuard<'a, SqliteConnection>),
}

impl Deref for HeldSqlite<'_> {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        match self {
            Self::Reader(connection) => connection,
            Self::Writer(connection) => connection,
        }
    }
}

impl DerefMut for HeldSqlite<'_> {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        match self {
            Self::Reader(connection) => connection,
            Self::Writer(connection) => connection,
        }
    }
}

#[cfg(test)]
mod tests;
