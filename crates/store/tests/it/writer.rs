//! The one writer: nothing lost, nothing half written, whoever hangs up.

use std::collections::BTreeMap;
use std::time::Duration;

use tertial_domain::goal::Goal;
use tertial_store::provenance::RowVersion;
use tertial_store::{Store, StoreError};
use tertial_testkit::databases::operator;
use tertial_testkit::ekstad::event;
use tertial_testkit::{Database, Ekstad, on_both_backends};

/// Writes a new title upon a base version; gives the version that it became.
async fn save(
    store: &Store,
    goal: &Goal,
    base: RowVersion,
    title: String,
) -> Result<RowVersion, StoreError> {
    let mut session = store.write(&operator()).await?;
    let changed = Goal { title, ..goal.clone() };
    let next = session.change_goal(&changed, base).await?;
    session.log(event("goal-changed", "goal", &goal.id.to_string()))?;
    session.commit().await?;
    Ok(next)
}

async fn goals(store: &Store, ekstad: &Ekstad) -> Vec<Goal> {
    let mut session = store.read(&operator()).await.unwrap();
    session.goals_of_set(ekstad.goal_set).await.unwrap()
}

#[test]
fn no_update_is_lost_among_two_hundred_clients() {
    const CLIENTS: usize = 200;
    const SAVES: usize = 10;
    on_both_backends(async |database| {
        let ekstad = Ekstad::build(database.store()).await;
        let goals = goals(database.store(), &ekstad).await;
        let clients: Vec<_> = (0..CLIENTS)
            .map(|client| {
                let (store, goals) = (database.store().clone(), goals.clone());
                tokio::spawn(async move {
                    let mut accepted = Vec::new();
                    let mut bases: BTreeMap<usize, RowVersion> = BTreeMap::new();
                    for number in 0..SAVES {
                        let which = (client + number) % goals.len();
                        let base = *bases.get(&which).unwrap_or(&RowVersion::FIRST);
                        let title = format!("{client}-{number}");
                        match save(&store, &goals[which], base, title).await {
                            Ok(next) => {
                                accepted.push((which, base, next));
                                bases.insert(which, next);
                            }
                            Err(StoreError::Stale) => {
                                let mut session = store.read(&operator()).await.unwrap();
                                let found = session.goal(goals[which].id).await.unwrap().unwrap();
                                bases.insert(which, found.row_version);
                            }
                            Err(other) => panic!("{other}"),
                        }
                    }
                    accepted
                })
            })
            .collect();
        let mut history: BTreeMap<usize, Vec<(i64, i64)>> = BTreeMap::new();
        for client in clients {
            for (which, base, next) in client.await.unwrap() {
                history.entry(which).or_default().push((base.number(), next.number()));
            }
        }
        let mut session = database.store().read(&operator()).await.unwrap();
        let mut accepted_count = 0;
        for (which, mut versions) in history {
            versions.sort_unstable();
            for (index, version) in versions.iter().enumerate() {
                let base = i64::try_from(index).unwrap() + 1;
                assert_eq!(*version, (base, base + 1), "each base was the version before");
            }
            accepted_count += versions.len();
            let found = session.goal(goals[which].id).await.unwrap().unwrap();
            assert_eq!(found.row_version.number(), i64::try_from(versions.len()).unwrap() + 1);
        }
        assert!(accepted_count > 0);
        let checks = session.verify_events().await.unwrap();
        assert_eq!(checks[0].event_count, accepted_count as u64 + 1, "and one for the city");
        assert_eq!(checks[0].fault, None);
    });
}

#[test]
fn a_dropped_session_leaves_nothing_and_its_neighbours_stay() {
    on_both_backends(async |database| {
        let ekstad = Ekstad::build(database.store()).await;
        let goals = goals(database.store(), &ekstad).await;
        let clients: Vec<_> = (0..120_usize)
            .map(|number| {
                let (store, goal) = (database.store().clone(), goals[0].clone());
                tokio::spawn(async move {
                    let mut session = store.write(&operator()).await.unwrap();
                    let id = format!("{number}");
                    session.log(event("tried", "try", &id)).unwrap();
                    if number % 3 == 0 {
                        let dropped = Goal { title: "försvinner".to_owned(), ..goal };
                        let now = session.goal(dropped.id).await.unwrap().unwrap();
                        session.change_goal(&dropped, now.row_version).await.unwrap();
                        return false;
                    }
                    session.commit().await.unwrap();
                    true
                })
            })
            .collect();
        let mut kept = 0;
        for client in clients {
            kept += u64::from(client.await.unwrap());
        }
        let mut session = database.store().read(&operator()).await.unwrap();
        let found = session.goal(goals[0].id).await.unwrap().unwrap();
        assert_eq!((found.value, found.row_version), (goals[0].clone(), RowVersion::FIRST));
        let checks = session.verify_events().await.unwrap();
        assert_eq!((checks[0].event_count, checks[0].fault), (kept + 1, None));
    });
}

#[test]
fn a_client_that_hangs_up_neither_stops_nor_spoils_a_batch() {
    on_both_backends(async |database| {
        let ekstad = Ekstad::build(database.store()).await;
        let goals = goals(database.store(), &ekstad).await;
        for round in 0..6_u32 {
            let clients: Vec<_> = (0..60_u32)
                .map(|number| {
                    let (store, goal) = (database.store().clone(), goals[1].clone());
                    let title = format!("{round}-{number}");
                    let client = async move {
                        let mut session = store.read(&operator()).await.unwrap();
                        let base = session.goal(goal.id).await.unwrap().unwrap().row_version;
                        drop(session);
                        save(&store, &goal, base, title).await
                    };
                    let patience = Duration::from_micros(u64::from(number) * 150);
                    tokio::spawn(tokio::time::timeout(patience, client))
                })
                .collect();
            for client in clients {
                match client.await.unwrap() {
                    Ok(Ok(_) | Err(StoreError::Stale)) | Err(_) => {}
                    Ok(Err(other)) => panic!("{other}"),
                }
            }
        }
        let mut session = database.store().write(&operator()).await.unwrap();
        let found = session.goal(goals[1].id).await.unwrap().unwrap();
        session.log(event("seen", "goal", "x")).unwrap();
        session.commit().await.unwrap();
        let mut session = database.store().read(&operator()).await.unwrap();
        let checks = session.verify_events().await.unwrap();
        assert_eq!(checks[0].fault, None);
        let saves = u64::try_from(found.row_version.number()).unwrap() - 1;
        assert_eq!(checks[0].event_count, saves + 2, "as many events as versions");
    });
}

#[test]
fn a_session_sees_its_own_writes_and_readers_do_not_before_the_commit() {
    on_both_backends(async |database| {
        let ekstad = Ekstad::build(database.store()).await;
        let goal = goals(database.store(), &ekstad).await.remove(0);
        let mut reader = database.store().read(&operator()).await.unwrap();
        assert_eq!(reader.goal(goal.id).await.unwrap().unwrap().value, goal);
        let changed = Goal { title: "Nytt".to_owned(), ..goal.clone() };
        let mut session = database.store().write(&operator()).await.unwrap();
        session.change_goal(&changed, RowVersion::FIRST).await.unwrap();
        assert_eq!(session.goal(goal.id).await.unwrap().unwrap().value, changed);
        session.log(event("goal-changed", "goal", "x")).unwrap();
        session.commit().await.unwrap();
        let still = reader.goal(goal.id).await.unwrap().unwrap().value;
        assert_eq!(still, goal, "a reader reads one state to its end");
        let mut reader = database.store().read(&operator()).await.unwrap();
        assert_eq!(reader.goal(goal.id).await.unwrap().unwrap().value, changed);
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_holds_the_baton_too_long_loses_it() {
    let database =
        Database::sqlite_with(|options| options.write_time_limit = Duration::from_millis(80)).await;
    let mut slow = database.store().write(&operator()).await.unwrap();
    slow.log(event("slow", "x", "x")).unwrap();
    let mut next = database.store().write(&operator()).await.unwrap();
    next.log(event("next", "x", "x")).unwrap();
    next.commit().await.unwrap();
    assert!(matches!(slow.goal_sets().await, Err(StoreError::TimeLimit)));
    assert!(matches!(slow.commit().await, Err(StoreError::TimeLimit)));
    let mut session = database.store().read(&operator()).await.unwrap();
    assert_eq!(session.events_of("x", "x").await.unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failed_statement_ends_its_session_alone() {
    let database = Database::sqlite().await;
    let ekstad = Ekstad::build(database.store()).await;
    let twice = tertial_store::organisation::Authority {
        id: ekstad.care_authority,
        name: "En gång till".to_owned(),
    };
    let mut session = database.store().write(&operator()).await.unwrap();
    let refused = session.create_authorities(&[twice]).await;
    assert!(matches!(
        refused,
        Err(StoreError::Conflict(tertial_store::error::ConstraintName::Identity))
    ));
    assert!(matches!(session.goal_sets().await, Err(StoreError::Broken)));
    drop(session);
    let goal = goals(database.store(), &ekstad).await.remove(0);
    save(database.store(), &goal, RowVersion::FIRST, "Går bra".to_owned()).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_promised_is_there_after_the_process_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ekstad.db");
    let address = tertial_store::address::StoreAddress::Sqlite(path.clone());
    let options = tertial_store::StoreOptions::new(tertial_testkit::clock::now());
    let store = Store::open(&address, options).await.unwrap();
    let ekstad = Ekstad::build(&store).await;
    let goal = goals(&store, &ekstad).await.remove(0);
    save(&store, &goal, RowVersion::FIRST, "Lovat".to_owned()).await.unwrap();
    let mut open = store.write(&operator()).await.unwrap();
    open.change_goal(&goal, RowVersion::new(2).unwrap()).await.unwrap();
    // The files as a killed process leaves them: the log not yet brought home, a write half done.
    let left = folder.path().join("left.db");
    for suffix in ["", "-wal"] {
        let from = folder.path().join(format!("ekstad.db{suffix}"));
        std::fs::copy(from, folder.path().join(format!("left.db{suffix}"))).unwrap();
    }
    let address = tertial_store::address::StoreAddress::Sqlite(left);
    let options = tertial_store::StoreOptions::new(tertial_testkit::clock::now());
    let found = Store::open(&address, options).await.unwrap();
    let mut session = found.read(&operator()).await.unwrap();
    let stored = session.goal(goal.id).await.unwrap().unwrap();
    assert_eq!((stored.value.title.as_str(), stored.row_version.number()), ("Lovat", 2));
    assert_eq!(session.verify_events().await.unwrap()[0].fault, None);
}
