//! Opening a PostgreSQL database and its transactions.

use std::collections::BTreeSet;
use std::str::FromStr;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::{AssertSqlSafe, PgConnection, Postgres, Transaction};
use tertial_domain::permission::{Reach, Scope};

use super::StoreOptions;
use crate::error::StoreError;
use crate::migrate;

/// Prepared statements that a connection keeps.
const STATEMENT_COUNT: usize = 512;

pub(super) async fn open(url: &str, options: &StoreOptions) -> Result<PgPool, StoreError> {
    let pool = connect(url, options).await?;
    let mut connection = pool.acquire().await?;
    migrate::postgres(&mut connection, options.opened_at).await?;
    drop(connection);
    Ok(pool)
}

/// Readers, who bring no schema up to date.
pub(super) async fn open_to_read(url: &str, options: &StoreOptions) -> Result<PgPool, StoreError> {
    let pool = connect(url, options).await?;
    let mut connection = pool.acquire().await?;
    migrate::check_postgres(&mut connection).await?;
    drop(connection);
    Ok(pool)
}

async fn connect(url: &str, options: &StoreOptions) -> Result<PgPool, StoreError> {
    // Row policies make small questions look dear; compiling them takes longer than answering them.
    let connect = PgConnectOptions::from_str(url)?
        .statement_cache_capacity(STATEMENT_COUNT)
        .options([("jit", "off")]);
    let pool = PgPoolOptions::new()
        .max_connections(options.reader_count.saturating_mul(2).max(2))
        .acquire_timeout(options.wait_limit.saturating_mul(6))
        .connect_with(connect)
        .await?;
    let mut connection = pool.acquire().await?;
    refuse_unguarded(&mut connection).await?;
    drop(connection);
    Ok(pool)
}

/// Refuses a role to which row level security does not apply: its policies would be an illusion.
async fn refuse_unguarded(connection: &mut PgConnection) -> Result<(), StoreError> {
    let (role, is_unguarded): (String, bool) = sqlx::query_as(
        "select rolname::text, rolsuper or rolbypassrls from pg_roles where rolname = current_user",
    )
    .fetch_one(connection)
    .await?;
    if is_unguarded { Err(StoreError::UnguardedRole { role }) } else { Ok(()) }
}

/// Begins a read of one unchanging state.
pub(super) async fn begin_read(
    pool: &PgPool,
    scope: &Scope,
) -> Result<Transaction<'static, Postgres>, StoreError> {
    let told = told(scope);
    let sql = format!("begin isolation level repeatable read read only; {told}");
    Ok(pool.begin_with(AssertSqlSafe(sql)).await?)
}

/// Begins a write: read committed, because versions stand in the updates' conditions and the
/// event chain's head is locked last. The limits end a writer who stalls.
pub(super) async fn begin(
    pool: &PgPool,
    scope: &Scope,
    limit: Option<Duration>,
) -> Result<Transaction<'static, Postgres>, StoreError> {
    let limits = limit.map_or_else(String::new, |limit| {
        let milliseconds = limit.as_millis();
        format!(
            "; set local statement_timeout = {milliseconds}; \
             set local idle_in_transaction_session_timeout = {milliseconds}"
        )
    });
    let sql = format!("begin isolation level read committed; {}{limits}", told(scope));
    Ok(pool.begin_with(AssertSqlSafe(sql)).await?)
}

/// Tells the transaction its scope, from which the row policies take theirs; it ends with it.
/// Identities are numbers: nothing in them can end the quotes.
fn told(scope: &Scope) -> String {
    let principal = scope.principal();
    let reach = match scope.reach() {
        Reach::Installation => "set local tertial.reach = 'installation'".to_owned(),
        Reach::Authority { authority, .. } => format!(
            "set local tertial.reach = 'authority'; set local tertial.authority = '{authority}'"
        ),
        Reach::Person { today, held } => {
            let authorities: BTreeSet<String> = held
                .iter()
                .map(|held| held.authority)
                .chain(scope.overseen().iter().copied())
                .map(|authority| authority.to_string())
                .collect();
            let authorities: Vec<&str> = authorities.iter().map(String::as_str).collect();
            format!(
                "set local tertial.reach = 'person'; set local tertial.today = '{today}'; \
                 set local tertial.authorities = '{}'",
                authorities.join(",")
            )
        }
    };
    format!("{reach}; set local tertial.principal = '{principal}'")
}

/// A commit that the server refused did not happen; one whose answer was lost may have.
pub(super) fn commit_error(error: sqlx::Error) -> StoreError {
    match error {
        sqlx::Error::Database(refused) => StoreError::CommitFailed(refused.to_string()),
        _ => StoreError::CommitUnknown,
    }
}
