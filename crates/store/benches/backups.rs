//! How long saves wait while back-ups are taken, and how long the check of a log takes.
//!
//! `cargo bench -p tertial-store --bench backups -- FILE` with a copy of a database: it is written to.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measurement reads the clock, prints, and fails loudly"
)]

use std::path::PathBuf;
use std::time::{Duration, Instant};

use tertial_store::address::StoreAddress;
use tertial_store::{Store, StoreOptions, backup};
use tertial_testkit::clock::now;
use tertial_testkit::databases::operator;
use tertial_testkit::ekstad::event;

/// Back-ups that are taken one after another.
const BACKUPS: u32 = 3;
/// Time in which saves are measured alone.
const ALONE: Duration = Duration::from_secs(10);

fn main() {
    let Some(path) = std::env::args().skip(1).find(|word| !word.starts_with('-')) else { return };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(measure(PathBuf::from(path)));
}

async fn measure(path: PathBuf) {
    let options = StoreOptions::new(now());
    let store = Store::open(&StoreAddress::Sqlite(path.clone()), options.clone()).await.unwrap();
    let begun = Instant::now();
    let mut session = store.read(&operator()).await.unwrap();
    let checks = session.verify_events().await.unwrap();
    let events: u64 = checks.iter().map(|check| check.event_count).sum();
    println!("{events} events checked in {:?}", begun.elapsed());
    drop(session);
    let alone = saves_until(&store, tokio::time::sleep(ALONE)).await;
    say("alone", alone);
    let folder = tempfile::tempdir_in(path.parent().unwrap()).unwrap();
    let taking = async {
        for number in 0..BACKUPS {
            let begun = Instant::now();
            let target = folder.path().join(format!("{number}.db"));
            let scope = operator();
            let taken = backup::take(&path, &target, (&options, &scope)).await.unwrap();
            println!("{} bytes copied and verified in {:?}", taken.size_bytes, begun.elapsed());
        }
    };
    say("beside back-ups", saves_until(&store, taking).await);
    store.close().await;
}

/// What each save took until the other work was done.
async fn saves_until(store: &Store, other: impl Future<Output = ()>) -> Vec<Duration> {
    let is_done = std::sync::atomic::AtomicBool::new(false);
    let other = async {
        other.await;
        is_done.store(true, std::sync::atomic::Ordering::SeqCst);
    };
    let saving = async {
        let mut waits = Vec::new();
        while !is_done.load(std::sync::atomic::Ordering::SeqCst) {
            let begun = Instant::now();
            let mut session = store.write(&operator()).await.unwrap();
            session.log(event("number-written", "number", "1")).unwrap();
            session.commit().await.unwrap();
            waits.push(begun.elapsed());
            // As people do, and not as fast as the disk can.
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        waits
    };
    tokio::join!(other, saving).1
}

fn say(when: &str, mut waits: Vec<Duration>) {
    waits.sort_unstable();
    let at = |percent: usize| waits.get(waits.len() * percent / 100).copied().unwrap_or_default();
    let most = waits.last().copied().unwrap_or_default();
    println!("{when}: {} saves, p50 {:?}, p99 {:?}, max {most:?}", waits.len(), at(50), at(99));
}
