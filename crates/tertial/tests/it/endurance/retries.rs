//! Answers that get lost on the way: whoever heard nothing sends the same again.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use super::load::{save, save_unheard};
use super::trace::Chance;
use super::{City, SERVE, faults, looked_into, times};
use crate::serve::Server;

/// Saves within the test command; `TERTIAL_RETRIED_SAVES` asks for more.
const SAVES: usize = 1_000;
/// People who save at once.
const PEOPLE: u64 = 20;
/// Of a hundred answers, so many are lost.
const LOST_PERCENT: usize = 30;

#[tokio::test]
async fn a_save_that_is_sent_again_is_made_once() {
    let saves = u64::try_from(times("TERTIAL_RETRIED_SAVES", SAVES)).unwrap();
    let city = City::build().await;
    let server = Server::start(&SERVE, city.folder.path());
    let desk = city.sign_in(&server);
    let next = Arc::new(AtomicU64::new(0));
    let person = |seed| {
        let (address, desk) = (server.address().to_owned(), desk.clone());
        let next = Arc::clone(&next);
        thread::spawn(move || {
            let mut chance = Chance::new(seed);
            let mut lost = 0;
            loop {
                let mark = next.fetch_add(1, Ordering::Relaxed);
                if mark >= saves {
                    return lost;
                }
                while chance.below(100) < LOST_PERCENT {
                    save_unheard(&address, &desk, mark, chance.below(4) > 0);
                    lost += 1;
                }
                assert_eq!(save(&address, &desk, mark), Some(303));
            }
        })
    };
    let people: Vec<_> = (0..PEOPLE).map(person).collect();
    let lost: usize = people.into_iter().map(|person| person.join().unwrap()).sum();
    server.kill();
    let answered: Vec<u64> = (0..saves).collect();
    let found = looked_into(&city.file(), city.report).await.unwrap();
    assert_eq!(faults(&found, &answered), (0, 0), "lost and doubled");
    assert_eq!(found.marks.len(), answered.len());
    println!("{saves} saves, {lost} of their answers lost, each save once");
}
