//! A server that is killed again and again while many people save.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::thread;
use std::time::{Duration, Instant};

use super::load::{Heard, Load};
use super::{City, SERVE, faults, looked_into, times};
use crate::serve::Server;

/// Kills within the test command; `TERTIAL_KILLS` asks for more.
const KILLS: usize = 50;
/// Kills after which a new city is begun, so that the last is no slower than the first.
const KILLS_OF_A_CITY: usize = 50;
/// People who save at once.
const PEOPLE: usize = 50;

#[tokio::test]
async fn a_killed_server_has_lost_no_save_that_was_answered() {
    let kills = times("TERTIAL_KILLS", KILLS);
    let (mut answered_in_all, mut slowest) = (0, Duration::ZERO);
    for first in (0..kills).step_by(KILLS_OF_A_CITY) {
        let city = City::build().await;
        let mut desk = None;
        let next = Arc::new(AtomicU64::new(0));
        let nobody: Heard = Arc::new(|_| {});
        let mut answered = Vec::new();
        for kill in first..kills.min(first + KILLS_OF_A_CITY) {
            let begun = Instant::now();
            let server = Server::start(&SERVE, city.folder.path());
            slowest = slowest.max(begun.elapsed());
            // Who has signed in stays so.
            let desk = desk.get_or_insert_with(|| city.sign_in(&server));
            let load = Load::begin((server.address(), desk), PEOPLE, &next, &nobody);
            thread::sleep(moment(kill));
            server.kill();
            answered.extend(load.end());
            let found = looked_into(&city.file(), city.report).await.unwrap();
            assert_eq!(faults(&found, &answered), (0, 0), "lost and doubled at kill {kill}");
        }
        answered_in_all += answered.len();
    }
    assert!(answered_in_all > kills, "hardly anything was saved: {answered_in_all}");
    println!("{kills} kills, {answered_in_all} answered saves, slowest start {slowest:?}");
}

/// When a server is killed: between 5 and 700 milliseconds after the first save was sent, early
/// as often as late.
fn moment(kill: usize) -> Duration {
    let spread = (u64::try_from(kill).unwrap().wrapping_mul(2_654_435_761) >> 7) % 696;
    Duration::from_millis(5 + spread)
}
