//! Databases of earlier schemas, kept as they were: each is brought up to date and loses nothing.

use std::io::Read;

use flate2::read::GzDecoder;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tertial_store::address::StoreAddress;
use tertial_store::page::PageRequest;
use tertial_store::search::SearchWords;
use tertial_store::{Store, StoreError, StoreOptions};
use tertial_testkit::clock::now;
use tertial_testkit::databases::{Schema, operator};
use tertial_testkit::ekstad::event;

const SQLITE: &[(&str, &[u8])] = &[("0006", include_bytes!("../data/sqlite-0006.db.gz"))];
const POSTGRES: &[(&str, &[u8])] = &[("0006", include_bytes!("../data/postgres-0006.sql.gz"))];

fn unpacked(packed: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    GzDecoder::new(packed).read_to_end(&mut bytes).unwrap();
    bytes
}

/// The earliest SQLite file that is kept.
pub(crate) fn early_sqlite() -> Vec<u8> {
    unpacked(SQLITE[0].1)
}

/// What the three documents said is there, can be found, and can be built on.
async fn holds(address: &StoreAddress, number: &str) {
    let early = Store::open_to_read(address, StoreOptions::new(now())).await;
    assert!(matches!(early, Err(StoreError::ForeignSchema(_))), "{number} is not an early one");
    let store = Store::open(address, StoreOptions::new(now())).await.unwrap();
    let mut session = store.read(&operator()).await.unwrap();
    assert_eq!(session.report_count().await.unwrap(), 3, "{number}");
    let asked = SearchWords::read("personalkontinuitet").unwrap();
    let found = session.search(&asked, None, PageRequest::new(1, 10)).await.unwrap();
    assert_eq!(found.hits.len(), 2, "{number}");
    let checks = session.verify_events().await.unwrap();
    assert!(!checks.is_empty() && checks.iter().all(|check| check.fault.is_none()), "{checks:?}");
    drop(session);
    let mut session = store.write(&operator()).await.unwrap();
    session.log(event("seen", "report", "x")).unwrap();
    session.commit().await.unwrap();
    store.close().await;
    let current = Store::open_to_read(address, StoreOptions::new(now())).await.unwrap();
    current.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_earlier_sqlite_file_is_brought_up_to_date() {
    for (number, packed) in SQLITE {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ekstad.db");
        std::fs::write(&path, unpacked(packed)).unwrap();
        holds(&StoreAddress::Sqlite(path), number).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_earlier_postgres_schema_is_brought_up_to_date() {
    for (number, packed) in POSTGRES {
        let Some(schema) = Schema::make().await else { return };
        let sql = String::from_utf8(unpacked(packed)).unwrap();
        let sql = sql.replace("fixture.", &format!("{}.", schema.name()));
        let mut owner = PgConnection::connect(&schema.owner_url()).await.unwrap();
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut owner).await.unwrap();
        owner.close().await.unwrap();
        holds(&StoreAddress::Postgres(schema.owner_url()), number).await;
        schema.remove().await;
    }
}
