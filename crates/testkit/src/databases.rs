//! Throw-away databases: a SQLite file, and a schema on a PostgreSQL that the test command started.

use std::process;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tempfile::TempDir;
use tertial_domain::ids::PrincipalId;
use tertial_domain::permission::{Purpose, Scope};
use tertial_store::address::StoreAddress;
use tertial_store::{Store, StoreOptions};

use crate::clock;

/// Where PostgreSQL is; without it the PostgreSQL half of a test is not run, and says so.
pub const POSTGRES_VARIABLE: &str = "TERTIAL_TEST_POSTGRES";

/// Counts schemas, so that tests beside each other do not meet.
static SCHEMA_COUNT: AtomicU32 = AtomicU32::new(0);

/// An empty database with the schema in place, gone when the test is.
pub struct Database {
    store: Store,
    address: StoreAddress,
    place: Place,
}

enum Place {
    Folder(#[expect(dead_code, reason = "held so that the folder stays")] TempDir),
    Schema { server: String, name: String },
}

impl Database {
    /// A SQLite file in a folder of its own.
    pub async fn sqlite() -> Self {
        Self::sqlite_with(|_| {}).await
    }

    /// A SQLite file, opened with other limits than the usual.
    pub async fn sqlite_with(adjust: impl FnOnce(&mut StoreOptions)) -> Self {
        let folder = TempDir::new().unwrap();
        let address = StoreAddress::Sqlite(folder.path().join("ekstad.db"));
        let mut options = StoreOptions::new(clock::now());
        adjust(&mut options);
        let store = Store::open(&address, options).await.unwrap();
        Self { store, address, place: Place::Folder(folder) }
    }

    /// A schema of its own on the server that [`POSTGRES_VARIABLE`] names; `None` without it.
    pub async fn postgres() -> Option<Self> {
        let server = postgres_server()?;
        let number = SCHEMA_COUNT.fetch_add(1, Ordering::SeqCst);
        let name = format!("test_{}_{number}", process::id());
        run_on(&server, format!("drop schema if exists {name} cascade; create schema {name}"))
            .await;
        let mark = if server.contains('?') { '&' } else { '?' };
        let url = format!("{server}{mark}options=-c%20search_path%3D{name}");
        let address = StoreAddress::Postgres(url);
        let store = Store::open(&address, StoreOptions::new(clock::now())).await.unwrap();
        Some(Self { store, address, place: Place::Schema { server, name } })
    }

    /// The open store.
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// Where it is, to be opened a second time or behind the store's back.
    pub const fn address(&self) -> &StoreAddress {
        &self.address
    }

    /// Runs SQL behind the store's back, as somebody with the file or the password could.
    pub async fn tamper(&self, sql: &str) -> Result<(), sqlx::Error> {
        let sql = AssertSqlSafe(sql.to_owned());
        match &self.address {
            StoreAddress::Sqlite(path) => {
                let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path);
                let mut connection = sqlx::ConnectOptions::connect(&options).await?;
                sqlx::raw_sql(sql).execute(&mut connection).await?;
            }
            StoreAddress::Postgres(url) => {
                let mut connection = PgConnection::connect(url).await?;
                sqlx::raw_sql(sql).execute(&mut connection).await?;
            }
        }
        Ok(())
    }

    /// Closes the store and removes what was made.
    pub async fn remove(self) {
        self.store.close().await;
        if let Place::Schema { server, name } = &self.place {
            run_on(server, format!("drop schema {name} cascade")).await;
        }
    }
}

async fn run_on(server: &str, sql: String) {
    let mut connection = PgConnection::connect(server).await.unwrap();
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

#[expect(clippy::disallowed_methods, reason = "the test command says where its server is")]
fn postgres_server() -> Option<String> {
    std::env::var(POSTGRES_VARIABLE).ok()
}

/// Who acts in tests: the program itself, with the whole installation in reach.
pub fn operator() -> Scope {
    Scope::operator(principal(), Purpose::Maintenance)
}

/// The one principal of tests.
pub const fn principal() -> PrincipalId {
    PrincipalId::from_bits(0x019a_0000_0000_7000_8000_0000_0000_0099)
}

/// Runs a story on SQLite and on PostgreSQL, each time on an empty database.
#[expect(clippy::needless_pass_by_value, reason = "a story is written where it is told")]
pub fn on_both_backends(story: impl AsyncFn(&Database)) {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let database = Database::sqlite().await;
        story(&database).await;
        database.remove().await;
        match Database::postgres().await {
            Some(database) => {
                story(&database).await;
                database.remove().await;
            }
            None => say_not_run(),
        }
    });
}

#[expect(clippy::print_stderr, reason = "what was not run must be seen")]
fn say_not_run() {
    eprintln!("NOT RUN on PostgreSQL: {POSTGRES_VARIABLE} is not set");
}
