//! The power goes while many people save: the server's own writes are noted, and played again up to
//! any moment with what a disk may hold then.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use tertial_domain::ids::ReportId;

use super::load::{Heard, Load};
use super::trace::{self, Chance, Disk, Happening, Model};
use super::{City, SERVE, faults, looked_into, times};
use crate::serve::Server;

/// Moments within the test command, each in three models; `TERTIAL_POWER_CUTS` asks for more.
const CUTS: usize = 40;
/// How long people save.
const LOAD: Duration = Duration::from_secs(4);
/// People who save at once.
const PEOPLE: usize = 50;

#[tokio::test]
async fn a_power_cut_loses_no_save_that_was_answered() {
    let city = City::build().await;
    let before = fs::read(city.file()).unwrap();
    let happenings = noted(&city);
    let report = city.report;
    let cuts = times("TERTIAL_POWER_CUTS", CUTS);
    for model in Model::ALL {
        let played = play(&happenings, (&before, report), (model, cuts)).await;
        println!("{model:?}, {cuts} cuts: {played:?}");
        assert_eq!((played.broken, played.with_losses), (0, 0), "{model:?}: {played:?}");
    }
    // The same moments where commits are not waited for: a test that cannot fail proves nothing.
    let careless = trace::without_waiting(&happenings);
    let played = play(&careless, (&before, report), (Model::Dropped, cuts)).await;
    println!("not waiting, {cuts} cuts: {played:?}");
    assert!(played.with_losses > cuts / 2, "{played:?}");
}

/// What was found after the power had gone at many moments.
#[derive(Debug, Default)]
struct Played {
    /// Moments after which the database did not hold.
    broken: usize,
    /// Moments after which a save that had been answered was gone.
    with_losses: usize,
    /// The most saves that were gone at once.
    lost_at_once: usize,
    /// Saves that had been answered at the last moment.
    answered: usize,
}

async fn play(
    happenings: &[Happening],
    (before, report): (&[u8], ReportId),
    (model, cuts): (Model, usize),
) -> Played {
    let mut chance = Chance::new(7);
    let mut moments: Vec<usize> = (0..cuts).map(|_| chance.below(happenings.len())).collect();
    moments.sort_unstable();
    let mut moments = moments.into_iter().peekable();
    let (mut disk, mut played) = (Disk::with(before.to_vec()), Played::default());
    for (now, happening) in happenings.iter().enumerate() {
        disk.take(happening);
        while moments.next_if_eq(&now).is_some() {
            let (database, log) = disk.after(model, &mut chance);
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("city.db");
            fs::write(&file, database).unwrap();
            fs::write(folder.path().join("city.db-wal"), log).unwrap();
            match looked_into(&file, report).await {
                Ok(found) => {
                    let (lost, _) = faults(&found, &disk.answered);
                    played.with_losses += usize::from(lost > 0);
                    played.lost_at_once = played.lost_at_once.max(lost);
                }
                Err(fault) => {
                    eprintln!("{model:?} at {now}: {fault}");
                    played.broken += 1;
                }
            }
            played.answered = disk.answered.len();
        }
    }
    played
}

/// Lets people save in a real server, and gives what it wrote.
fn noted(city: &City) -> Vec<Happening> {
    let folder = city.folder.path();
    let path = folder.join("trace");
    let trace = OpenOptions::new().create(true).append(true).open(&path).unwrap();
    let trace = Mutex::new(trace);
    let variables = [
        ("LD_PRELOAD", shim(folder)),
        ("POWERCUT_DATABASE", PathBuf::from("city.db")),
        ("POWERCUT_TRACE", path.clone()),
    ];
    let server = Server::start_with(&SERVE, folder, &variables);
    let heard: Heard = Arc::new(move |mark| {
        let mut trace = trace.lock().unwrap();
        trace.write_all(&trace::answered(mark)).unwrap();
    });
    let next = Arc::new(AtomicU64::new(0));
    let load = Load::begin((server.address(), &city.sign_in(&server)), PEOPLE, &next, &heard);
    thread::sleep(LOAD);
    // Killed: a server that ends by itself brings its log home.
    server.kill();
    assert!(load.end().len() > PEOPLE, "hardly anything was saved");
    trace::read(&fs::read(path).unwrap())
}

/// The library that notes what is written.
fn shim(folder: &Path) -> PathBuf {
    let built = folder.join("shim.so");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/endurance/shim.c");
    let status = Command::new("cc")
        .args(["-O2", "-shared", "-fPIC", "-o"])
        .arg(&built)
        .arg(source)
        .status()
        .unwrap();
    assert!(status.success(), "cc does not build the shim");
    built
}
