//! Opening a SQLite file: settings of every connection, and what is refused.

use std::path::Path;
use std::str::FromStr;

use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{ConnectOptions, SqliteConnection};

use super::lock::{FileLock, refuse_network};
use super::writer::WriterQueue;
use super::{Durability, SqliteEngine, StoreOptions};
use crate::error::StoreError;
use crate::migrate;

/// The first version in which two connections cannot spoil the write-ahead log between them.
const VERSION_NEEDED: &str = "3.51.3";
/// Bytes of a page of a new file: a report's body is some 20 kB and lies in a chain of them.
const PAGE_SIZE_BYTES: u32 = 8_192;
/// Kibibytes of pages that the writer keeps.
const WRITER_CACHE_KIB: &str = "-65536";
/// Prepared statements that a connection keeps.
const STATEMENT_COUNT: usize = 512;

/// How one connection is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EngineSettings {
    /// Whether it is the writer.
    pub is_writer: bool,
    /// `journal_mode`
    pub journal_mode: String,
    /// `synchronous`: 2 is full.
    pub synchronous: i64,
    /// `foreign_keys`
    pub foreign_keys: i64,
    /// `trusted_schema`
    pub trusted_schema: i64,
    /// `mmap_size`
    pub mmap_size: i64,
    /// The engine's version.
    pub version: String,
}

pub(super) async fn open(path: &Path, options: &StoreOptions) -> Result<SqliteEngine, StoreError> {
    refuse_network(path)?;
    let lock = FileLock::take(path)?;
    let shared = shared(path, options);
    let (journal, synchronous) = match options.durability {
        Durability::EachCommit => (SqliteJournalMode::Wal, SqliteSynchronous::Full),
        Durability::AtClose => (SqliteJournalMode::Memory, SqliteSynchronous::Off),
    };
    let mut writer = shared
        .clone()
        .create_if_missing(true)
        .page_size(PAGE_SIZE_BYTES)
        .journal_mode(journal)
        .synchronous(synchronous)
        .pragma("cache_size", WRITER_CACHE_KIB)
        .connect()
        .await?;
    refuse_old(&settings_of(&mut writer, true).await?.version)?;
    migrate::sqlite(&mut writer, options.opened_at).await?;
    let readers = readers(shared, options).await?;
    Ok(SqliteEngine { readers, writer: WriterQueue::new(writer), _lock: Some(lock) })
}

/// Readers beside whoever writes the file.
pub(super) async fn open_to_read(
    path: &Path,
    options: &StoreOptions,
) -> Result<SqliteEngine, StoreError> {
    refuse_network(path)?;
    let readers = readers(shared(path, options), options).await?;
    let mut connection = readers.acquire().await?;
    refuse_old(&settings_of(&mut connection, false).await?.version)?;
    migrate::check_sqlite(&mut connection).await?;
    drop(connection);
    Ok(SqliteEngine { readers, writer: WriterQueue::ended(), _lock: None })
}

/// What every connection is set to.
fn shared(path: &Path, options: &StoreOptions) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(options.wait_limit)
        .statement_cache_capacity(STATEMENT_COUNT)
        .pragma("trusted_schema", "0")
        .pragma("mmap_size", "0")
}

pub(super) async fn readers(
    shared: SqliteConnectOptions,
    options: &StoreOptions,
) -> Result<SqlitePool, StoreError> {
    let pool = SqlitePoolOptions::new()
        .max_connections(options.reader_count)
        .acquire_timeout(options.wait_limit)
        .test_before_acquire(false)
        .connect_with(shared.read_only(true))
        .await?;
    Ok(pool)
}

/// Every connection's settings, the writer's last.
pub(super) async fn settings(
    readers: &SqlitePool,
    writer: &WriterQueue,
    reader_count: u32,
) -> Result<Vec<EngineSettings>, StoreError> {
    let mut held = Vec::new();
    for _ in 0..reader_count {
        held.push(readers.acquire().await?);
    }
    let mut found = Vec::new();
    for connection in &mut held {
        found.push(settings_of(connection, false).await?);
    }
    let mut connection = writer.connection().await.ok_or(StoreError::WriterEnded)?;
    found.push(settings_of(&mut connection, true).await?);
    Ok(found)
}

async fn settings_of(
    connection: &mut SqliteConnection,
    is_writer: bool,
) -> Result<EngineSettings, StoreError> {
    let (journal_mode,): (String,) =
        sqlx::query_as("pragma journal_mode").fetch_one(&mut *connection).await?;
    let (version,): (String,) =
        sqlx::query_as("select sqlite_version()").fetch_one(&mut *connection).await?;
    Ok(EngineSettings {
        is_writer,
        journal_mode,
        synchronous: number(connection, "pragma synchronous").await?,
        foreign_keys: number(connection, "pragma foreign_keys").await?,
        trusted_schema: number(connection, "pragma trusted_schema").await?,
        mmap_size: number(connection, "pragma mmap_size").await?,
        version,
    })
}

async fn number(connection: &mut SqliteConnection, sql: &'static str) -> Result<i64, StoreError> {
    let row: Option<(i64,)> = sqlx::query_as(sql).fetch_optional(connection).await?;
    Ok(row.map_or(0, |(value,)| value))
}

fn refuse_old(found: &str) -> Result<(), StoreError> {
    let parts = |version: &str| -> Option<Vec<u32>> {
        version.split('.').map(|part| u32::from_str(part).ok()).collect()
    };
    if parts(found) >= parts(VERSION_NEEDED) {
        Ok(())
    } else {
        Err(StoreError::OldEngine { found: found.to_owned(), needed: VERSION_NEEDED })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_engine_is_refused() {
        assert!(refuse_old("3.51.3").is_ok());
        assert!(refuse_old("3.52.0").is_ok());
        assert!(refuse_old("4.0.0").is_ok());
        for old in ["3.51.2", "3.40.1", "3.9.0", "nonsense"] {
            assert!(matches!(refuse_old(old), Err(StoreError::OldEngine { .. })), "{old}");
        }
    }
}
