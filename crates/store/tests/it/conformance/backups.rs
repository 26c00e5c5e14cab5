//! Back-ups: taken while somebody writes, verified, refused when they are not whole, put back.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use tertial_store::address::StoreAddress;
use tertial_store::backup::{self, BackupFault, KnownSum, RestoreOrder, Restoring, Verified};
use tertial_store::fingerprint::Fingerprint;
use tertial_store::{Store, StoreError, StoreOptions};
use tertial_testkit::clock::now;
use tertial_testkit::databases::{foreign_sqlite, operator, run_on_file};
use tertial_testkit::ekstad::event;
use tertial_testkit::{Database, Ekstad};

fn options() -> StoreOptions {
    StoreOptions::new(now())
}

fn path_of(database: &Database) -> PathBuf {
    let StoreAddress::Sqlite(path) = database.address() else { panic!("a file") };
    path.clone()
}

async fn taken(database: &Path, target: &Path) -> Result<Verified, BackupFault> {
    backup::take(database, target, (&options(), &operator())).await
}

async fn write(store: &Store, number: u64) {
    let mut session = store.write(&operator()).await.unwrap();
    session.log(event("number-written", "number", &number.to_string())).unwrap();
    session.commit().await.unwrap();
}

async fn begun(from: &Path, database: &Path, replaces: bool) -> Result<Restoring, BackupFault> {
    let order = RestoreOrder { from, database, replaces, sum: KnownSum::Noted };
    Restoring::begin(order, (&options(), &operator())).await
}

/// Puts a back-up in place as the command does, without the note in the log.
async fn restored(from: &Path, database: &Path, replaces: bool) -> Result<Store, BackupFault> {
    let restoring = begun(from, database, replaces).await?;
    Store::open(&StoreAddress::Sqlite(restoring.copy()), options()).await?.close().await;
    restoring.put_in_place(now()).await?;
    Ok(Store::open(&StoreAddress::Sqlite(database.to_owned()), options()).await?)
}

async fn holds(store: &Store) -> bool {
    let mut session = store.read(&operator()).await.unwrap();
    let checks = session.verify_events().await.unwrap();
    !checks.is_empty() && checks.iter().all(|check| check.fault.is_none())
}

async fn is_written(store: &Store, number: u64) -> bool {
    let mut session = store.read(&operator()).await.unwrap();
    !session.events_of("number", &number.to_string()).await.unwrap().is_empty()
}

#[tokio::test(flavor = "multi_thread")]
async fn back_ups_taken_while_somebody_writes_hold_what_was_promised_and_come_back() {
    const BACKUPS: u64 = 20;
    let database = Database::sqlite().await;
    let ekstad = Ekstad::build(database.store()).await;
    let folder = tempfile::tempdir().unwrap();
    let (saved, is_done) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicBool::new(false)));
    let writer = tokio::spawn({
        let (store, saved, is_done) =
            (database.store().clone(), Arc::clone(&saved), Arc::clone(&is_done));
        async move {
            let mut slowest = Duration::ZERO;
            let mut number = 0;
            while !is_done.load(Ordering::SeqCst) {
                number += 1;
                let began = Instant::now();
                write(&store, number).await;
                slowest = slowest.max(began.elapsed());
                saved.store(number, Ordering::SeqCst);
            }
            slowest
        }
    });
    for number in 0..BACKUPS {
        let promised = saved.load(Ordering::SeqCst);
        let target = folder.path().join(format!("{number}.db"));
        let verified = taken(&path_of(&database), &target).await.unwrap();
        let place = folder.path().join(format!("restored-{number}.db"));
        let store = restored(&target, &place, false).await.unwrap();
        assert!(holds(&store).await, "back-up {number}");
        assert!(promised == 0 || is_written(&store, promised).await, "{promised} was promised");
        let mut session = store.read(&operator()).await.unwrap();
        assert!(session.org_unit(ekstad.council).await.unwrap().is_some());
        let events: u64 = verified.chains.iter().map(|chain| chain.event_count).sum();
        assert!(events >= promised && verified.counts.contains(&("event", events)));
        drop(session);
        store.close().await;
    }
    is_done.store(true, Ordering::SeqCst);
    let slowest = writer.await.unwrap();
    println!("{} saves meanwhile, the slowest took {slowest:?}", saved.load(Ordering::SeqCst));
    assert!(saved.load(Ordering::SeqCst) > BACKUPS, "nobody wrote meanwhile");
    assert!(slowest < Duration::from_secs(5), "a save waited for a back-up: {slowest:?}");
}

/// A database with some events and a back-up of it, in a folder.
async fn one() -> (tempfile::TempDir, PathBuf, Verified) {
    let database = Database::sqlite().await;
    Ekstad::build(database.store()).await;
    write(database.store(), 1).await;
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("backup.db");
    let verified = taken(&path_of(&database), &target).await.unwrap();
    (folder, target, verified)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_back_up_is_one_whole_file_with_its_sum_beside_it_and_replaces_nothing() {
    let (folder, target, verified) = one().await;
    let mut names: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["backup.db", "backup.db.sha256"]);
    let bytes = fs::read(&target).unwrap();
    assert_eq!(Fingerprint::of(&bytes), verified.sum);
    assert_eq!(u64::try_from(bytes.len()).unwrap(), verified.size_bytes);
    let note = fs::read_to_string(folder.path().join("backup.db.sha256")).unwrap();
    assert_eq!(note, format!("{}  backup.db\n", verified.sum));
    assert_eq!(backup::verify(&target, &options(), &operator()).await.unwrap(), verified);
    let database = Database::sqlite().await;
    let again = taken(&path_of(&database), &target).await;
    assert!(matches!(again, Err(BackupFault::Present { .. })));
    assert_eq!(fs::read(&target).unwrap(), bytes);
}

/// A word for each way in which a file is no back-up.
fn kind(fault: &BackupFault) -> &'static str {
    match fault {
        BackupFault::Empty { .. } => "empty",
        BackupFault::NotSqlite { .. } => "not SQLite",
        BackupFault::CutOff { .. } => "cut off",
        BackupFault::NotOurs { .. } => "not ours",
        BackupFault::OtherSum { .. } => "other sum",
        BackupFault::SumUnreadable { .. } => "no note",
        BackupFault::SumMissing { .. } => "no sum",
        BackupFault::SchemaBroken { .. } => "schema",
        BackupFault::LogBroken { .. } => "log",
        BackupFault::Unfinished { .. } => "unfinished",
        BackupFault::File { .. } => "file",
        fault if fault.is_later() => "later",
        _ => "another",
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_a_whole_back_up_is_refused_and_nothing_is_put_in_place() {
    let (folder, target, _) = one().await;
    let bytes = fs::read(&target).unwrap();
    let place = folder.path().join("city.db");
    let at = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let mut flipped = bytes.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 0x10;
    let flipped = at("flipped.db", &flipped);
    fs::copy(folder.path().join("backup.db.sha256"), folder.path().join("flipped.db.sha256"))
        .unwrap();
    let foreign = foreign_sqlite().await;
    let later = folder.path().join("later.db");
    fs::copy(&target, &later).unwrap();
    run_on_file(&later, "insert into schema_migration values (999, '0999_later', 'x', '2030')")
        .await;
    let untriggered = folder.path().join("untriggered.db");
    fs::copy(&target, &untriggered).unwrap();
    run_on_file(&untriggered, "drop trigger event_delete").await;
    let tampered = folder.path().join("tampered.db");
    fs::copy(&target, &tampered).unwrap();
    run_on_file(&tampered, "update event_head set seq = seq + 1 where chain = 'installation'")
        .await;
    let open = at("open.db", &bytes);
    at("open.db-wal", b"frames");
    let noted = at("noted.db", &bytes);
    at("noted.db.sha256", b"nothing");
    let (lost, noted_beside) = (KnownSum::Lost, KnownSum::Noted);
    for (from, sum, expected) in [
        (at("empty.db", b""), lost, "empty"),
        (at("noise.db", &[7; 4_096]), lost, "not SQLite"),
        (at("short.db", &bytes[..60]), lost, "cut off"),
        (at("half.db", &bytes[..bytes.len() / 2]), lost, "cut off"),
        (at("foreign.db", &foreign), lost, "not ours"),
        (flipped, noted_beside, "other sum"),
        (noted, noted_beside, "no note"),
        (at("alone.db", &bytes), noted_beside, "no sum"),
        (later, lost, "later"),
        (untriggered, lost, "schema"),
        (tampered, lost, "log"),
        (open, lost, "unfinished"),
        (folder.path().join("gone.db"), noted_beside, "file"),
        (folder.path().to_owned(), lost, "file"),
    ] {
        let order = RestoreOrder { from: &from, database: &place, replaces: false, sum };
        let refused = Restoring::begin(order, (&options(), &operator())).await.err().unwrap();
        assert_eq!(kind(&refused), expected, "{}: {refused}", from.display());
        assert!(!place.exists());
    }
    let left = fs::read_dir(folder.path()).unwrap().filter(|entry| {
        entry.as_ref().unwrap().file_name().to_string_lossy().contains("restoring")
    });
    assert_eq!(left.count(), 0, "nothing is left behind");
}

/// Pages, indexes, references and the log tell of a few; what stands inside a text, of none.
#[tokio::test(flavor = "multi_thread")]
async fn a_changed_byte_is_always_found_by_the_sum() {
    let (folder, target, verified) = one().await;
    let bytes = fs::read(&target).unwrap();
    let flipped = folder.path().join("flipped.db");
    let place = folder.path().join("city.db");
    let (mut found, mut tried) = (0, 0);
    for at in (0..bytes.len()).step_by(bytes.len() / 60) {
        let mut changed = bytes.clone();
        changed[at] ^= 1 << (at % 8);
        fs::write(&flipped, &changed).unwrap();
        tried += 1;
        found += u32::from(backup::verify(&flipped, &options(), &operator()).await.is_err());
        let sum = KnownSum::Given(verified.sum);
        let order = RestoreOrder { from: &flipped, database: &place, replaces: false, sum };
        let refused = Restoring::begin(order, (&options(), &operator())).await;
        assert!(refused.is_err(), "byte {at}");
    }
    println!("{found} of {tried} changed bytes were found without the sum");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_is_there_gives_way_when_it_is_told_to_and_is_kept() {
    let (folder, target, _) = one().await;
    let place = folder.path().join("city.db");
    let store = Store::open(&StoreAddress::Sqlite(place.clone()), options()).await.unwrap();
    write(&store, 7).await;
    let held = begun(&target, &place, true).await.err().unwrap();
    assert!(matches!(held, BackupFault::Store(StoreError::InUse { .. })), "{held}");
    store.close().await;
    drop(store);
    let refused = begun(&target, &place, false).await.err().unwrap();
    assert!(matches!(refused, BackupFault::Present { .. }), "{refused}");
    let restoring = begun(&target, &place, true).await.unwrap();
    let other = Store::open(&StoreAddress::Sqlite(place.clone()), options()).await;
    assert!(matches!(other, Err(StoreError::InUse { .. })), "nobody opens it meanwhile");
    let kept = restoring.put_in_place(now()).await.unwrap().unwrap();
    let name = kept.file_name().unwrap().to_str().unwrap();
    assert!(name.starts_with("city.db.replaced-20"), "{name}");
    let old = Store::open(&StoreAddress::Sqlite(kept), options()).await.unwrap();
    assert!(is_written(&old, 7).await);
    let store = Store::open(&StoreAddress::Sqlite(place), options()).await.unwrap();
    assert!(is_written(&store, 1).await && !is_written(&store, 7).await && holds(&store).await);
}

/// What a killed server leaves beside its database must never meet another.
#[tokio::test(flavor = "multi_thread")]
async fn a_log_that_was_left_beside_goes_with_its_own_database() {
    let (folder, target, _) = one().await;
    let source = Database::sqlite().await;
    write(source.store(), 8).await;
    let live = path_of(&source);
    let place = folder.path().join("city.db");
    for suffix in ["", "-wal"] {
        let from = format!("{}{suffix}", live.display());
        fs::copy(from, format!("{}{suffix}", place.display())).unwrap();
    }
    let restoring = begun(&target, &place, true).await.unwrap();
    let kept = restoring.put_in_place(now()).await.unwrap().unwrap();
    assert!(!folder.path().join("city.db-wal").exists());
    let old = Store::open(&StoreAddress::Sqlite(kept), options()).await.unwrap();
    assert!(is_written(&old, 8).await, "its last words are still there");
    // A log without a database is nobody's.
    fs::write(folder.path().join("new.db-wal"), b"frames").unwrap();
    let store = restored(&target, &folder.path().join("new.db"), false).await.unwrap();
    assert!(holds(&store).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_back_up_of_an_earlier_schema_is_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let early = folder.path().join("early.db");
    fs::write(&early, crate::upgrade::early_sqlite()).unwrap();
    let copy = folder.path().join("backup.db");
    let verified = taken(&early, &copy).await.unwrap();
    assert_eq!(verified.migration, 6);
    let store = restored(&copy, &folder.path().join("city.db"), false).await.unwrap();
    let mut session = store.read(&operator()).await.unwrap();
    assert_eq!(session.report_count().await.unwrap(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_target_that_cannot_be_written_is_told_and_leaves_nothing() {
    let database = Database::sqlite().await;
    let live = path_of(&database);
    let folder = tempfile::tempdir().unwrap();
    let nowhere = taken(&live, &folder.path().join("none/backup.db")).await.unwrap_err();
    assert!(matches!(nowhere, BackupFault::File { .. }), "{nowhere}");
    let gone = taken(&folder.path().join("gone.db"), &folder.path().join("b.db")).await;
    assert!(matches!(gone, Err(BackupFault::Store(_))), "{gone:?}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    let foreign = folder.path().join("foreign.db");
    fs::write(&foreign, foreign_sqlite().await).unwrap();
    let refused = taken(&foreign, &folder.path().join("b.db")).await.unwrap_err();
    let BackupFault::Unsound { kept, fault } = refused else { panic!("{refused}") };
    assert!(matches!(*fault, BackupFault::NotOurs { .. }) && kept.exists());
    assert!(!folder.path().join("b.db").exists());
}
