//! Brings a database's schema up to date: forward only, each migration once, in one wording.

use jiff::Timestamp;
use sqlx::{Connection, PgConnection, SqliteConnection};

use crate::cell::instant_text;
use crate::error::{SchemaFault, StoreError};
use crate::fingerprint::Fingerprint;

/// A migration with its text for each database.
struct Migration {
    number: i64,
    name: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

macro_rules! shared {
    ($number:literal, $file:literal) => {
        Migration {
            number: $number,
            name: $file,
            sqlite: include_str!(concat!("../migrations/", $file, ".sql")),
            postgres: include_str!(concat!("../migrations/", $file, ".sql")),
        }
    };
}

macro_rules! two_dialects {
    ($number:literal, $file:literal) => {
        Migration {
            number: $number,
            name: $file,
            sqlite: include_str!(concat!("../migrations/sqlite/", $file, ".sql")),
            postgres: include_str!(concat!("../migrations/postgres/", $file, ".sql")),
        }
    };
}

/// Every migration in order. Added to, never edited.
const MIGRATIONS: [Migration; 21] = [
    shared!(1, "0001_organisation"),
    shared!(2, "0002_reports"),
    shared!(3, "0003_facts"),
    shared!(4, "0004_events"),
    two_dialects!(5, "0005_append_only"),
    two_dialects!(6, "0006_search"),
    two_dialects!(7, "0007_row_security"),
    shared!(8, "0008_review"),
    two_dialects!(9, "0009_review_security"),
    shared!(10, "0010_report_address"),
    two_dialects!(11, "0011_address_security"),
    shared!(12, "0012_people"),
    two_dialects!(13, "0013_people_security"),
    shared!(14, "0014_sign_in"),
    two_dialects!(15, "0015_sign_in_security"),
    two_dialects!(16, "0016_log_reading"),
    shared!(17, "0017_workflow"),
    two_dialects!(18, "0018_workflow_security"),
    two_dialects!(19, "0019_openid"),
    two_dialects!(20, "0020_year"),
    two_dialects!(21, "0021_my_page"),
];

const APPLIED: &str = "create table schema_migration (\
    number bigint primary key, name text not null, checksum text not null, applied_at text not null)";
const RECORD: &str =
    "insert into schema_migration (number, name, checksum, applied_at) values ($1, $2, $3, $4)";
const KNOWN: &str = "select number, checksum from schema_migration order by number";

const IS_NEW_SQLITE: &str =
    "select not exists (select 1 from sqlite_schema where name = 'schema_migration')";
const IS_NEW_POSTGRES: &str = "select to_regclass('schema_migration') is null";

/// Compares what is there with what is known; gives how many migrations are done.
fn done(applied: &[(i64, String)], text: fn(&Migration) -> &str) -> Result<usize, StoreError> {
    for (index, (number, checksum)) in applied.iter().enumerate() {
        let fault = match MIGRATIONS.get(index) {
            Some(known) if known.number == *number => {
                if Fingerprint::of(text(known).as_bytes()).to_string() == *checksum {
                    continue;
                }
                SchemaFault::Changed { migration: *number }
            }
            _ => SchemaFault::Later { migration: *number },
        };
        return Err(StoreError::ForeignSchema(fault));
    }
    Ok(applied.len())
}

/// Applies what is missing; `$lock` keeps a second process out meanwhile.
macro_rules! apply {
    ($connection:expr, $begin:literal, $lock:literal, $is_new:expr, $text:expr, $at:expr) => {{
        let mut transaction = $connection.begin_with($begin).await?;
        sqlx::raw_sql($lock).execute(&mut *transaction).await?;
        let (is_new,): (bool,) = sqlx::query_as($is_new).fetch_one(&mut *transaction).await?;
        if is_new {
            sqlx::raw_sql(APPLIED).execute(&mut *transaction).await?;
        }
        let applied: Vec<(i64, String)> =
            sqlx::query_as(KNOWN).fetch_all(&mut *transaction).await?;
        let text: fn(&Migration) -> &'static str = $text;
        for migration in MIGRATIONS.iter().skip(done(&applied, |known| $text(known))?) {
            sqlx::raw_sql(text(migration)).execute(&mut *transaction).await?;
            sqlx::query(RECORD)
                .bind(migration.number)
                .bind(migration.name)
                .bind(Fingerprint::of(text(migration).as_bytes()).to_string())
                .bind(instant_text($at))
                .execute(&mut *transaction)
                .await?;
        }
        transaction.commit().await?;
        Ok(())
    }};
}

/// Refuses a database on which a migration is missing, for those who may apply none.
macro_rules! check {
    ($connection:expr, $is_new:expr, $text:expr) => {{
        let (is_new,): (bool,) = sqlx::query_as($is_new).fetch_one(&mut *$connection).await?;
        if is_new {
            return Err(StoreError::ForeignSchema(SchemaFault::Earlier));
        }
        let applied: Vec<(i64, String)> =
            sqlx::query_as(KNOWN).fetch_all(&mut *$connection).await?;
        if done(&applied, $text)? == MIGRATIONS.len() {
            Ok(())
        } else {
            Err(StoreError::ForeignSchema(SchemaFault::Earlier))
        }
    }};
}

/// The last migration of a database of any age; refuses one of a later program.
pub(crate) async fn applied_sqlite(connection: &mut SqliteConnection) -> Result<i64, StoreError> {
    let applied: Vec<(i64, String)> = sqlx::query_as(KNOWN).fetch_all(connection).await?;
    done(&applied, |migration| migration.sqlite)?;
    Ok(applied.last().map_or(0, |(number, _)| *number))
}

/// Makes an empty database's schema as it is after a migration.
pub(crate) async fn model_sqlite(
    connection: &mut SqliteConnection,
    last: i64,
) -> Result<(), sqlx::Error> {
    sqlx::raw_sql(APPLIED).execute(&mut *connection).await?;
    for migration in MIGRATIONS.iter().filter(|migration| migration.number <= last) {
        sqlx::raw_sql(migration.sqlite).execute(&mut *connection).await?;
    }
    Ok(())
}

pub(crate) async fn check_sqlite(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    check!(connection, IS_NEW_SQLITE, |migration: &Migration| migration.sqlite)
}

pub(crate) async fn check_postgres(connection: &mut PgConnection) -> Result<(), StoreError> {
    check!(connection, IS_NEW_POSTGRES, |migration: &Migration| migration.postgres)
}

pub(crate) async fn sqlite(
    connection: &mut SqliteConnection,
    at: Timestamp,
) -> Result<(), StoreError> {
    apply!(
        connection,
        "begin immediate",
        "select 1",
        IS_NEW_SQLITE,
        |migration: &Migration| migration.sqlite,
        at
    )
}

pub(crate) async fn postgres(
    connection: &mut PgConnection,
    at: Timestamp,
) -> Result<(), StoreError> {
    match apply_postgres(connection, at).await {
        Err(StoreError::Unavailable(error)) if lacks_rights(&error) => {
            Err(StoreError::ForeignSchema(SchemaFault::Earlier))
        }
        outcome => outcome,
    }
}

async fn apply_postgres(connection: &mut PgConnection, at: Timestamp) -> Result<(), StoreError> {
    // The number is this product's own; one migrates while others wait.
    apply!(
        connection,
        "begin",
        "select pg_advisory_xact_lock(7235419)",
        IS_NEW_POSTGRES,
        |migration: &Migration| migration.postgres,
        at
    )
}

/// A role that may use the tables but not make them can do nothing about an earlier schema.
fn lacks_rights(error: &sqlx::Error) -> bool {
    const INSUFFICIENT_PRIVILEGE: &str = "42501";
    // Its search path names no schema that it may use.
    const NO_SCHEMA: &str = "3F000";
    let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
    matches!(code.as_deref(), Some(INSUFFICIENT_PRIVILEGE | NO_SCHEMA))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_each_other() {
        for (index, migration) in MIGRATIONS.iter().enumerate() {
            assert_eq!(migration.number, i64::try_from(index + 1).unwrap());
            assert!(migration.name.starts_with(&format!("{:04}_", migration.number)));
        }
    }

    #[test]
    fn a_later_or_changed_schema_is_refused() {
        let text: fn(&Migration) -> &str = |migration| migration.sqlite;
        let first = Fingerprint::of(MIGRATIONS[0].sqlite.as_bytes()).to_string();
        assert_eq!(done(&[(1, first)], text).unwrap(), 1);
        assert!(matches!(
            done(&[(1, "0".to_owned())], text),
            Err(StoreError::ForeignSchema(SchemaFault::Changed { migration: 1 }))
        ));
        assert!(matches!(
            done(&[(99, "0".to_owned())], text),
            Err(StoreError::ForeignSchema(SchemaFault::Later { migration: 99 }))
        ));
    }
}
