//! Copies of a SQLite file: taken beside whoever writes it, and looked into without touching them.

use std::path::Path;
use std::time::Duration;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, SqliteConnection};

use super::lock::FileLock;
use super::writer::WriterQueue;
use super::{Engine, SqliteEngine, Store, StoreOptions, sqlite};
use crate::backup::BackupFault;
use crate::error::StoreError;
use crate::fingerprint::Fingerprint;
use crate::migrate;

/// Tables whose rows are counted, for a person to see that it is the right city.
const COUNTED: [&str; 5] = ["org_unit", "goal", "report", "report_version", "event"];
/// Faults of pages that are told at most.
const FAULTS_MAX: usize = 3;

/// Everything that a schema is made of. The index of words keeps tables of its own, which SQLite
/// makes as its version likes.
const SCHEMA: &str = "\
    select type || ' ' || name, sql from sqlite_schema \
    where sql is not null and name not like 'sqlite^_%' escape '^' \
      and name not like 'search^_index^_%' escape '^' \
    order by 1";

const IS_OURS: &str = "select exists (select 1 from sqlite_schema where type = 'table' and name = 'schema_migration')";

/// What a copy was found to hold.
pub(crate) struct Found {
    /// Its last migration.
    pub(crate) migration: i64,
    /// The fingerprint of its schema's wording.
    pub(crate) schema: Fingerprint,
    /// Rows of some tables.
    pub(crate) counts: Vec<(&'static str, u64)>,
}

/// Writes one unchanging state of a database into a file that is there and empty.
///
/// `vacuum into` reads as any other reader does, so whoever writes goes on; the write-ahead log
/// grows meanwhile. The driver has no door to SQLite's copying of pages.
pub(crate) async fn copy_into(
    database: &Path,
    target: &Path,
    wait_limit: Duration,
) -> Result<(), sqlx::Error> {
    // A relative name that begins with "file:" would be read as an address.
    let target = std::path::absolute(target)?;
    let target = target.to_str().ok_or_else(|| {
        sqlx::Error::Io(std::io::Error::new(std::io::ErrorKind::InvalidInput, "not Unicode"))
    })?;
    let mut connection = SqliteConnectOptions::new()
        .filename(database)
        .read_only(true)
        .busy_timeout(wait_limit)
        .pragma("trusted_schema", "0")
        .connect()
        .await?;
    sqlx::query("vacuum into $1").bind(target).execute(&mut connection).await?;
    connection.close().await
}

/// Computes what a copy's pages, rows and schema say of themselves, and writes nothing.
pub(crate) async fn look_into(file: &Path) -> Result<Found, BackupFault> {
    let mut connection = untouched(file).connect().await.map_err(|it| fault(file, it))?;
    let found = look(file, &mut connection).await;
    // Nothing was written: closing can fail only where the file has gone.
    let _ = connection.close().await;
    found
}

async fn look(file: &Path, connection: &mut SqliteConnection) -> Result<Found, BackupFault> {
    let broken = |error| fault(file, error);
    let (is_ours,): (bool,) =
        sqlx::query_as(IS_OURS).fetch_one(&mut *connection).await.map_err(broken)?;
    let pages: Vec<(String,)> = sqlx::query_as("pragma integrity_check")
        .fetch_all(&mut *connection)
        .await
        .map_err(broken)?;
    let faults: Vec<&str> =
        pages.iter().map(|(line,)| line.as_str()).filter(|line| *line != "ok").collect();
    if !faults.is_empty() {
        let told = faults.iter().take(FAULTS_MAX).copied().collect::<Vec<_>>().join("; ");
        return Err(BackupFault::Damaged { path: file.to_owned(), what: told });
    }
    if !is_ours {
        return Err(BackupFault::NotOurs { path: file.to_owned() });
    }
    let orphan: Option<(String,)> =
        sqlx::query_as("select \"table\" from pragma_foreign_key_check limit 1")
            .fetch_optional(&mut *connection)
            .await
            .map_err(broken)?;
    if let Some((table,)) = orphan {
        let what = format!("a row of {table} names another that is not there");
        return Err(BackupFault::Damaged { path: file.to_owned(), what });
    }
    let migration = migrate::applied_sqlite(connection).await?;
    let schema = compare_schema(file, connection, migration).await?;
    let mut counts = Vec::new();
    for table in COUNTED {
        let sql = format!("select count(*) from {table}");
        let counted: Result<(i64,), _> =
            sqlx::query_as(AssertSqlSafe(sql)).fetch_one(&mut *connection).await;
        // A schema of the first days has not every table.
        if let Ok((count,)) = counted {
            counts.push((table, crate::row::total(count)));
        }
    }
    Ok(Found { migration, schema, counts })
}

/// Holds a schema against what its migrations make: nothing may be missing or worded otherwise, a
/// trigger that keeps the log as it is least of all. What somebody added is left alone.
async fn compare_schema(
    file: &Path,
    connection: &mut SqliteConnection,
    migration: i64,
) -> Result<Fingerprint, BackupFault> {
    let mut model = SqliteConnection::connect("sqlite::memory:").await.map_err(StoreError::from)?;
    migrate::model_sqlite(&mut model, migration).await.map_err(StoreError::from)?;
    let expected: Vec<(String, String)> =
        sqlx::query_as(SCHEMA).fetch_all(&mut model).await.map_err(StoreError::from)?;
    let there: Vec<(String, String)> = sqlx::query_as(SCHEMA)
        .fetch_all(&mut *connection)
        .await
        .map_err(|error| fault(file, error))?;
    let mut wording = String::new();
    for part in expected {
        if !there.contains(&part) {
            return Err(BackupFault::SchemaBroken { path: file.to_owned(), part: part.0 });
        }
        wording.push_str(&part.0);
        wording.push('\n');
        wording.push_str(&part.1);
        wording.push('\n');
    }
    Ok(Fingerprint::of(wording.as_bytes()))
}

/// A store over a copy, for readers alone: no lock, nothing beside the file, any schema.
pub(crate) async fn open_copy(file: &Path, options: StoreOptions) -> Result<Store, StoreError> {
    let readers = sqlite::readers(untouched(file), &options).await?;
    let engine = SqliteEngine { readers, writer: WriterQueue::ended(), _lock: None };
    Ok(Store { engine: Engine::Sqlite(engine.into()), options: options.into() })
}

/// A connection that takes the file for one that nobody changes.
fn untouched(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .read_only(true)
        .immutable(true)
        .pragma("trusted_schema", "0")
        .pragma("cell_size_check", "1")
        .pragma("mmap_size", "0")
}

/// Moves what a write-ahead log holds into its database, so that one file is all of it. Whatever
/// is wrong with it stays as it is.
pub(crate) async fn settle(database: &Path) -> Result<(), sqlx::Error> {
    let mut connection = SqliteConnectOptions::new().filename(database).connect().await?;
    sqlx::query("pragma wal_checkpoint(truncate)").execute(&mut connection).await?;
    connection.close().await
}

/// Keeps every Tertial out of a database, one that is not there yet too.
pub(crate) struct Claim(#[expect(dead_code, reason = "held, never used")] FileLock);

impl Claim {
    pub(crate) fn take(database: &Path) -> Result<Self, StoreError> {
        FileLock::take(database).map(Self)
    }
}

/// What an error of the engine says of the file.
pub(crate) fn fault(file: &Path, error: sqlx::Error) -> BackupFault {
    let path = file.to_owned();
    let code = error.as_database_error().and_then(|it| it.code()?.parse::<u32>().ok());
    match code.map(|code| code & 0xff) {
        Some(11) => BackupFault::Damaged { path, what: error.to_string() },
        Some(13) => BackupFault::Full { path },
        Some(26) => BackupFault::NotSqlite { path },
        _ => BackupFault::Store(StoreError::Unavailable(error)),
    }
}
