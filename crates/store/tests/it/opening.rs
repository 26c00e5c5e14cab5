//! What is refused when a database is opened, and how its connections are set.

use tertial_store::address::StoreAddress;
use tertial_store::{Store, StoreError, StoreOptions};
use tertial_testkit::clock::now;
use tertial_testkit::databases::operator;
use tertial_testkit::ekstad::event;
use tertial_testkit::{Database, Ekstad, on_both_backends};

#[tokio::test(flavor = "multi_thread")]
async fn every_connection_is_set_to_lose_nothing() {
    let database = Database::sqlite().await;
    let settings = database.store().settings().await.unwrap();
    assert_eq!(settings.len(), 9);
    for found in &settings {
        assert_eq!(found.journal_mode, "wal");
        let numbers =
            (found.synchronous, found.foreign_keys, found.trusted_schema, found.mmap_size);
        assert_eq!(numbers, (2, 1, 0, 0));
        assert!(found.version.as_str() >= "3.51.3");
    }
    assert_eq!(settings.iter().filter(|found| found.is_writer).count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_opened_once() {
    let database = Database::sqlite().await;
    let again = Store::open(database.address(), StoreOptions::new(now())).await;
    assert!(matches!(again, Err(StoreError::InUse { .. })));
    let address = database.address().clone();
    database.store().close().await;
    let late = database.store().write(&operator()).await;
    assert!(matches!(late, Err(StoreError::WriterEnded)));
    let StoreAddress::Sqlite(path) = address else { panic!("a file") };
    let copy = path.with_file_name("copy.db");
    std::fs::copy(&path, &copy).unwrap();
    let copied = Store::open(&StoreAddress::Sqlite(copy), StoreOptions::new(now())).await;
    assert!(copied.is_ok(), "a closed database is whole in its one file");
}

#[test]
fn a_database_is_read_beside_its_writer() {
    on_both_backends(async |database| {
        let ekstad = Ekstad::build(database.store()).await;
        let options = StoreOptions::new(now());
        let beside = Store::open_to_read(database.address(), options).await.unwrap();
        let mut session = beside.read(&operator()).await.unwrap();
        assert!(session.org_unit(ekstad.council).await.unwrap().is_some());
        drop(session);
        if let StoreAddress::Sqlite(_) = database.address() {
            let refused = beside.write(&operator()).await;
            assert!(matches!(refused, Err(StoreError::WriterEnded)));
        }
        beside.close().await;
        let mut session = database.store().write(&operator()).await.unwrap();
        session.log(event("seen", "unit", "x")).unwrap();
        session.commit().await.unwrap();
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_makes_no_schema() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("empty.db");
    std::fs::write(&path, b"").unwrap();
    let refused = Store::open_to_read(&StoreAddress::Sqlite(path), StoreOptions::new(now())).await;
    assert!(matches!(refused, Err(StoreError::ForeignSchema(_))), "{:?}", refused.err());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_opened_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = StoreAddress::Sqlite(folder.path().join("none/ekstad.db"));
    let refused = Store::open(&nowhere, StoreOptions::new(now())).await;
    assert!(matches!(refused, Err(StoreError::Unusable { .. })));
    let noise = folder.path().join("noise.db");
    std::fs::write(&noise, [7_u8; 4_096]).unwrap();
    let refused = Store::open(&StoreAddress::Sqlite(noise), StoreOptions::new(now())).await;
    assert!(matches!(refused, Err(StoreError::Unavailable(_))));
    let nobody = StoreAddress::read("postgres://127.0.0.1:1/ekstad");
    let mut options = StoreOptions::new(now());
    options.wait_limit = std::time::Duration::from_millis(50);
    let refused = Store::open(&nobody, options).await;
    assert!(matches!(refused, Err(StoreError::Unavailable(_))));
}

/// The name of SQLite's write-ahead log beside a database file.
fn log_name(path: &std::path::Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    format!("{}-wal", name.unwrap_or_default())
}

#[test]
fn a_schema_of_a_later_program_is_refused() {
    on_both_backends(async |database| {
        database
            .tamper(
                "insert into schema_migration (number, name, checksum, applied_at) \
                 values (9999, 'later', 'x', 'y')",
            )
            .await
            .unwrap();
        if let StoreAddress::Sqlite(_) = database.address() {
            database.store().close().await;
            // The lock goes with the last clone of the store; a copy of the file has none.
            let StoreAddress::Sqlite(path) = database.address() else { return };
            let copy = path.with_file_name("copy.db");
            std::fs::copy(path, &copy).unwrap();
            // What was written last may still stand in the log beside the file.
            let log = path.with_file_name(log_name(path));
            if log.exists() {
                std::fs::copy(&log, copy.with_file_name(log_name(&copy))).unwrap();
            }
            let refused = Store::open(&StoreAddress::Sqlite(copy), StoreOptions::new(now())).await;
            assert!(matches!(refused, Err(StoreError::ForeignSchema(_))));
        } else {
            let refused = Store::open(database.address(), StoreOptions::new(now())).await;
            assert!(matches!(refused, Err(StoreError::ForeignSchema(_))));
        }
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_server_may_share_postgres() {
    let Some(database) = Database::postgres().await else { return };
    let second = Store::open(database.address(), StoreOptions::new(now())).await.unwrap();
    let ekstad = Ekstad::build(&second).await;
    let mut session = database.store().write(&operator()).await.unwrap();
    assert!(session.org_unit(ekstad.council).await.unwrap().is_some());
    session.log(event("seen", "unit", "x")).unwrap();
    session.commit().await.unwrap();
    second.close().await;
    database.remove().await;
}
