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
    Schema(Schema),
}

/// Owns the tables: brings a schema up to date and grants its use.
const OWNER: &str = "tertial_test_owner";
/// Uses the tables and neither owns them nor bypasses their row policies.
const USER: &str = "tertial_test_user";

/// Makes both roles where they are not there; tests beside each other wait for one another.
const ROLES: &str = "begin; select pg_advisory_xact_lock(7235420); \
    do $$ begin \
        if not exists (select 1 from pg_roles where rolname = 'tertial_test_owner') then \
            create role tertial_test_owner login nosuperuser nobypassrls; \
            create role tertial_test_user login nosuperuser nobypassrls; \
        end if; \
    end $$; commit";

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
    ///
    /// One role owns it, and the store is opened by another, as a city should.
    pub async fn postgres() -> Option<Self> {
        let place = Schema::make().await?;
        let owner = StoreAddress::Postgres(place.owner_url());
        let store = Store::open(&owner, StoreOptions::new(clock::now())).await.unwrap();
        store.close().await;
        place.grant_use().await;
        let address = StoreAddress::Postgres(place.user_url());
        let store = Store::open(&address, StoreOptions::new(clock::now())).await.unwrap();
        Some(Self { store, address, place: Place::Schema(place) })
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
        match (&self.address, &self.place) {
            (StoreAddress::Sqlite(path), _) => {
                let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path);
                let mut connection = sqlx::ConnectOptions::connect(&options).await?;
                sqlx::raw_sql(sql).execute(&mut connection).await?;
            }
            (StoreAddress::Postgres(_), Place::Schema(schema)) => {
                let mut connection = PgConnection::connect(&schema.administrator_url()).await?;
                sqlx::raw_sql(sql).execute(&mut connection).await?;
            }
            (StoreAddress::Postgres(_), Place::Folder(_)) => {}
        }
        Ok(())
    }

    /// A connection of the role that the program uses, without the program; `None` on SQLite.
    pub async fn bare_connection(&self) -> Option<PgConnection> {
        match &self.address {
            StoreAddress::Sqlite(_) => None,
            StoreAddress::Postgres(url) => Some(PgConnection::connect(url).await.unwrap()),
        }
    }

    /// Closes the store and removes what was made.
    pub async fn remove(self) {
        self.store.close().await;
        if let Place::Schema(schema) = &self.place {
            schema.remove().await;
        }
    }
}

/// Runs SQL on a SQLite file that nobody has open, as somebody with the file could.
pub async fn run_on_file(path: &std::path::Path, sql: &str) {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path).create_if_missing(true);
    let mut connection = sqlx::ConnectOptions::connect(&options).await.unwrap();
    sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

/// The bytes of a sound SQLite file of some other program.
pub async fn foreign_sqlite() -> Vec<u8> {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("foreign.db");
    run_on_file(&path, "create table recipe (name text); insert into recipe values ('Ärtsoppa')")
        .await;
    #[expect(clippy::disallowed_methods, reason = "tests read files")]
    std::fs::read(&path).unwrap()
}

/// An empty schema on the test server.
pub struct Schema {
    server: String,
    name: String,
}

impl Schema {
    /// Makes one; `None` where no server is named.
    pub async fn make() -> Option<Self> {
        let server = postgres_server()?;
        let number = SCHEMA_COUNT.fetch_add(1, Ordering::SeqCst);
        let name = format!("test_{}_{number}", process::id());
        run_on(&server, ROLES.to_owned()).await;
        run_on(
            &server,
            format!(
                "drop schema if exists {name} cascade; create schema {name} authorization {OWNER}"
            ),
        )
        .await;
        Some(Self { server, name })
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The address for the role that owns the tables.
    pub fn owner_url(&self) -> String {
        self.url(OWNER)
    }

    /// The address for the role that uses them.
    pub fn user_url(&self) -> String {
        self.url(USER)
    }

    /// The address for the server's administrator, to whom no policy applies.
    pub fn administrator_url(&self) -> String {
        let Self { server, name } = self;
        let mark = if server.contains('?') { '&' } else { '?' };
        format!("{server}{mark}options=-c%20search_path%3D{name}")
    }

    fn url(&self, role: &str) -> String {
        format!("{}&user={role}", self.administrator_url())
    }

    /// Lets the user's role use what the owner has made.
    pub async fn grant_use(&self) {
        let name = &self.name;
        let sql = format!(
            "grant usage on schema {name} to {USER}; \
             grant select, insert, update, delete on all tables in schema {name} to {USER}"
        );
        run_on(&self.server, sql).await;
    }

    /// Removes it with all that is in it.
    pub async fn remove(&self) {
        run_on(&self.server, format!("drop schema {} cascade", self.name)).await;
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
