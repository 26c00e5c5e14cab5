//! What the writer does when SQLite itself fails: a full disk, a commit that is refused.

use sqlx::ConnectOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use tempfile::TempDir;

use super::*;

async fn connection(folder: &TempDir, setting: &'static str) -> SqliteConnection {
    let mut connection = SqliteConnectOptions::new()
        .filename(folder.path().join("ekstad.db"))
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .connect()
        .await
        .unwrap();
    sqlx::raw_sql(
        "create table if not exists parent (id integer primary key); \
         create table if not exists child (id integer primary key, words text, \
             parent_id integer references parent (id) deferrable initially deferred)",
    )
    .execute(&mut connection)
    .await
    .unwrap();
    sqlx::raw_sql(setting).execute(&mut connection).await.unwrap();
    connection
}

async fn write(lease: &mut Lease, sql: &'static str) -> Result<(), sqlx::Error> {
    let mut held = lease.hold().await.unwrap();
    let connection: &mut SqliteConnection = &mut held;
    sqlx::query(sql).execute(connection).await.map(|_| ())
}

async fn count(folder: &TempDir) -> i64 {
    let mut connection = connection(folder, "select 1").await;
    let (count,): (i64,) =
        sqlx::query_as("select count(*) from child").fetch_one(&mut connection).await.unwrap();
    count
}

const SMALL: &str = "insert into child (words) values ('kort')";
const LARGE: &str = "insert into child (words) values (hex(zeroblob(400000)))";
const ORPHAN: &str = "insert into child (words, parent_id) values ('utan', 99)";

#[tokio::test(flavor = "multi_thread")]
async fn what_a_full_disk_takes_back_is_not_promised() {
    let folder = TempDir::new().unwrap();
    let queue = WriterQueue::new(connection(&folder, "pragma max_page_count = 40").await);
    for round in 0..20 {
        let mut first = queue.lease(None).await.unwrap();
        write(&mut first, SMALL).await.unwrap();
        let waiting = {
            let queue = queue.clone();
            tokio::spawn(async move {
                let mut second = queue.lease(None).await.unwrap();
                let full = write(&mut second, LARGE).await.unwrap_err().to_string();
                assert!(full.contains("full"), "{full}");
            })
        };
        let before = count(&folder).await;
        let promised = first.commit().await;
        waiting.await.unwrap();
        let after = count(&folder).await;
        match promised {
            Ok(()) => assert_eq!(after, before + 1, "round {round}"),
            Err(StoreError::RolledBack) => assert_eq!(after, before, "round {round}"),
            Err(other) => panic!("{other}"),
        }
    }
    let mut last = queue.lease(None).await.unwrap();
    write(&mut last, SMALL).await.unwrap();
    last.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_transaction_that_is_gone_fails_its_whole_batch() {
    let folder = TempDir::new().unwrap();
    let queue = WriterQueue::new(connection(&folder, "select 1").await);
    let mut first = queue.lease(None).await.unwrap();
    write(&mut first, SMALL).await.unwrap();
    let second = {
        let queue = queue.clone();
        tokio::spawn(async move {
            let mut second = queue.lease(None).await.unwrap();
            // As SQLite does by itself on some faults of the disk.
            write(&mut second, "rollback").await.unwrap();
            second.commit().await
        })
    };
    // The second stands in line before the first hands the baton on.
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert!(matches!(first.commit().await, Err(StoreError::RolledBack)));
    assert!(matches!(second.await.unwrap(), Err(StoreError::RolledBack)));
    assert_eq!(count(&folder).await, 0);
    let mut third = queue.lease(None).await.unwrap();
    write(&mut third, SMALL).await.unwrap();
    third.commit().await.unwrap();
    assert_eq!(count(&folder).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failed_commit_fails_its_batch_and_ends_the_writer() {
    let folder = TempDir::new().unwrap();
    let queue = WriterQueue::new(connection(&folder, "select 1").await);
    let mut first = queue.lease(None).await.unwrap();
    write(&mut first, SMALL).await.unwrap();
    let second = {
        let queue = queue.clone();
        tokio::spawn(async move {
            let mut second = queue.lease(None).await.unwrap();
            write(&mut second, ORPHAN).await.unwrap();
            second.commit().await
        })
    };
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert!(matches!(first.commit().await, Err(StoreError::CommitFailed(_))));
    assert!(matches!(second.await.unwrap(), Err(StoreError::CommitFailed(_))));
    assert!(matches!(queue.lease(None).await, Err(StoreError::WriterEnded)));
    assert_eq!(count(&folder).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dropped_lease_leaves_no_transaction_open() {
    let folder = TempDir::new().unwrap();
    let queue = WriterQueue::new(connection(&folder, "select 1").await);
    let mut lease = queue.lease(None).await.unwrap();
    write(&mut lease, SMALL).await.unwrap();
    drop(lease);
    tokio::time::sleep(Duration::from_millis(100)).await;
    let mut other = connection(&folder, "pragma busy_timeout = 0").await;
    sqlx::query(SMALL).execute(&mut other).await.unwrap();
    assert_eq!(count(&folder).await, 1);
}
