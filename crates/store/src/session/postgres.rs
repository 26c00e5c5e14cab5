//! Opening a PostgreSQL database and its transactions.

use std::str::FromStr;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::{AssertSqlSafe, Postgres, Transaction};

use super::StoreOptions;
use crate::error::StoreError;
use crate::migrate;

/// Prepared statements that a connection keeps.
const STATEMENT_COUNT: usize = 512;

pub(super) async fn open(url: &str, options: &StoreOptions) -> Result<PgPool, StoreError> {
    let connect = PgConnectOptions::from_str(url)?.statement_cache_capacity(STATEMENT_COUNT);
    let pool = PgPoolOptions::new()
        .max_connections(options.reader_count.saturating_mul(2).max(2))
        .acquire_timeout(options.wait_limit.saturating_mul(6))
        .connect_with(connect)
        .await?;
    let mut connection = pool.acquire().await?;
    migrate::postgres(&mut connection, options.opened_at).await?;
    Ok(pool)
}

/// Begins a write: read committed, because versions stand in the updates' conditions and the
/// event chain's head is locked last. The limits end a writer who stalls.
pub(super) async fn begin(
    pool: &PgPool,
    limit: Option<Duration>,
) -> Result<Transaction<'static, Postgres>, StoreError> {
    let mut transaction = pool.begin_with("begin isolation level read committed").await?;
    if let Some(limit) = limit {
        let milliseconds = limit.as_millis();
        let sql = format!(
            "set local statement_timeout = {milliseconds}; \
             set local idle_in_transaction_session_timeout = {milliseconds}"
        );
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut *transaction).await?;
    }
    Ok(transaction)
}

/// A commit that the server refused did not happen; one whose answer was lost may have.
pub(super) fn commit_error(error: sqlx::Error) -> StoreError {
    match error {
        sqlx::Error::Database(refused) => StoreError::CommitFailed(refused.to_string()),
        _ => StoreError::CommitUnknown,
    }
}
