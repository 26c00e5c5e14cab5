//! Saves a second with 1, 50 and 2,000 clients at once, beside one commit for each save.
//!
//! Each save is a version check, an update and an event in the chain. `cargo bench -p tertial-store
//! --bench saves`; with `TERTIAL_TEST_POSTGRES` set it measures PostgreSQL too.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measurement reads the clock, prints, and fails loudly"
)]

use std::sync::Arc;
use std::time::{Duration, Instant};

use tertial_domain::goal::{Goal, GoalLevel};
use tertial_domain::ids::GoalId;
use tertial_store::Store;
use tertial_store::goals::NewGoal;
use tertial_store::provenance::{Provenance, RowVersion};
use tertial_testkit::databases::operator;
use tertial_testkit::ekstad::event;
use tertial_testkit::{Database, Ekstad};
use tokio::sync::Mutex;

/// Bytes of text in a save.
const TEXT_BYTES: usize = 3_000;

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        for (clients, saves, alone) in
            [(1, 400, false), (50, 40, true), (50, 40, false), (2_000, 3, false)]
        {
            let database = Database::sqlite().await;
            measure("sqlite", &database, clients, saves, alone).await;
            database.remove().await;
        }
        for (clients, saves) in [(1, 400), (50, 40), (2_000, 3)] {
            let Some(database) = Database::postgres().await else { return };
            measure("postgres", &database, clients, saves, false).await;
            database.remove().await;
        }
    });
}

async fn measure(engine: &str, database: &Database, clients: usize, saves: usize, alone: bool) {
    let mut ekstad = Ekstad::build(database.store()).await;
    let goals = own_goals(database.store(), &mut ekstad, clients).await;
    let turn = Arc::new(Mutex::new(()));
    let begun = Instant::now();
    let running: Vec<_> = goals
        .into_iter()
        .map(|goal| {
            let (store, turn) = (database.store().clone(), Arc::clone(&turn));
            tokio::spawn(async move {
                let mut waits = Vec::with_capacity(saves);
                let mut base = RowVersion::FIRST;
                for _ in 0..saves {
                    let begun = Instant::now();
                    // Whoever takes turns never shares a commit.
                    let turn = if alone { Some(turn.lock().await) } else { None };
                    base = save(&store, &goal, base).await;
                    drop(turn);
                    waits.push(begun.elapsed());
                }
                waits
            })
        })
        .collect();
    let mut waits = Vec::new();
    for client in running {
        waits.append(&mut client.await.unwrap());
    }
    let seconds = begun.elapsed().as_secs_f64();
    waits.sort_unstable();
    let at = |percent: usize| waits.get(waits.len() * percent / 100).copied().unwrap_or_default();
    let rate = f64::from(u32::try_from(waits.len()).unwrap()) / seconds;
    let milliseconds = |wait: Duration| wait.as_secs_f64() * 1_000.0;
    println!(
        "{engine:8} {clients:5} clients x {saves:3} saves, {}: {rate:7.0} saves/s, \
         p50 {:7.1} ms, p99 {:7.1} ms",
        if alone { "one commit each" } else { "grouped        " },
        milliseconds(at(50)),
        milliseconds(at(99)),
    );
}

async fn save(store: &Store, goal: &Goal, base: RowVersion) -> RowVersion {
    let mut session = store.write(&operator()).await.unwrap();
    let next = session.change_goal(goal, base).await.unwrap();
    session.log(event("goal-changed", "goal", &goal.id.to_string())).unwrap();
    session.commit().await.unwrap();
    next
}

/// A goal with a long text for each client.
async fn own_goals(store: &Store, ekstad: &mut Ekstad, count: usize) -> Vec<Goal> {
    let goals: Vec<Goal> = (0..count)
        .map(|number| Goal {
            id: GoalId::from_bits(ekstad.ids.bits()),
            goal_set: ekstad.goal_set,
            level: GoalLevel::Unit,
            parent: Some(ekstad.committee_goal),
            owner: ekstad.south,
            number: Some(number.to_string()),
            title: "Text ".repeat(TEXT_BYTES / 5),
            lineage: None,
        })
        .collect();
    let new: Vec<NewGoal> = goals
        .iter()
        .map(|goal| NewGoal {
            goal: goal.clone(),
            authority: ekstad.care_authority,
            provenance: Provenance::Entered,
        })
        .collect();
    let mut session = store.bulk(&operator()).await.unwrap();
    session.create_goals(&new).await.unwrap();
    session.log(event("goals-made", "goal", "many")).unwrap();
    session.commit().await.unwrap();
    goals
}
