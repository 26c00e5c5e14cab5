//! The event log: chained, append-only, and telling when it was tampered with.

use tertial_domain::ids::{AuthorityId, PrincipalId};
use tertial_store::address::StoreAddress;
use tertial_store::events::{ChainFault, EventFilter, NewEvent, PAYLOAD, PAYLOAD_REMOVED};
use tertial_store::fingerprint::Fingerprint;
use tertial_store::page::PageRequest;
use tertial_store::{Store, StoreError};
use tertial_testkit::clock::now;
use tertial_testkit::databases::{operator, principal};
use tertial_testkit::{Database, on_both_backends};

const CARE: AuthorityId = AuthorityId::from_bits(77);

fn told(authority: Option<AuthorityId>, number: i64) -> NewEvent {
    NewEvent {
        authority,
        at: now(),
        action: "text-changed",
        object_kind: "goal",
        object_id: format!("goal-{}", number % 3),
        object_version: Some(number),
        payload: format!("från {number} till {}", number + 1).into_bytes(),
    }
}

async fn write_events(store: &Store, count: i64) {
    for number in 0..count {
        let mut session = store.write(&operator()).await.unwrap();
        session.log(told(Some(CARE), number)).unwrap();
        session.log(told(None, number)).unwrap();
        session.commit().await.unwrap();
    }
}

async fn faults(database: &Database) -> Vec<Option<ChainFault>> {
    let mut session = database.store().read(&operator()).await.unwrap();
    let checks = session.verify_events().await.unwrap();
    checks.into_iter().map(|check| check.fault).collect()
}

#[test]
fn each_authority_has_a_chain_that_holds() {
    on_both_backends(async |database| {
        write_events(database.store(), 6).await;
        let mut session = database.store().read(&operator()).await.unwrap();
        let checks = session.verify_events().await.unwrap();
        assert_eq!(checks.len(), 2);
        for check in &checks {
            assert_eq!((check.event_count, check.fault), (6, None));
        }
        let events = session.events_of("goal", "goal-1").await.unwrap();
        assert_eq!(events.len(), 4);
        assert_eq!((events[0].principal, events[0].at), (principal(), now()));
        assert_eq!((events[0].object_version, events[0].seq), (Some(1), 2));
        let heads: Vec<_> = checks.iter().map(|check| check.head).collect();
        assert!(heads[0].is_some() && heads[0] != heads[1]);
        assert_eq!(session.event_hash(Some(CARE), 6).await.unwrap(), heads[0]);
        assert_eq!(session.event_hash(None, 6).await.unwrap(), heads[1]);
        assert_eq!(session.event_hash(None, 7).await.unwrap(), None);
    });
}

#[test]
fn events_cannot_be_changed_or_removed_by_ordinary_means() {
    on_both_backends(async |database| {
        write_events(database.store(), 2).await;
        for sql in [
            "update event set action = 'nothing' where seq = 1",
            "delete from event where seq = 2",
            "delete from event_payload",
            "update event_payload set hash = 'x'",
            "update report_version set number = 2; delete from event where seq = 1",
        ] {
            let refused = database.tamper(sql).await.unwrap_err().to_string();
            assert!(refused.contains("append only"), "{sql}: {refused}");
        }
        assert_eq!(faults(database).await, [None, None]);
    });
}

/// Runs SQL with the triggers switched off, as the owner of the database can.
async fn force(database: &Database, sql: &str) {
    let off = if matches!(database.address(), StoreAddress::Sqlite(_)) {
        "drop trigger event_update; drop trigger event_delete; \
         drop trigger event_payload_update; pragma foreign_keys = 0"
    } else {
        "set session_replication_role = replica"
    };
    database.tamper(&format!("{off}; {sql}")).await.unwrap();
}

#[test]
fn tampering_is_seen() {
    let chain = CARE.to_string();
    let cases = [
        (
            format!("update event set action = 'nothing' where seq = 3 and chain = '{chain}'"),
            ChainFault::Changed { seq: 3 },
        ),
        (
            format!("update event set at_utc = '2020' where seq = 1 and chain = '{chain}'"),
            ChainFault::Changed { seq: 1 },
        ),
        (
            format!("delete from event where seq = 2 and chain = '{chain}'"),
            ChainFault::Gap { seq: 2 },
        ),
        (format!("delete from event where seq = 4 and chain = '{chain}'"), ChainFault::Head),
        (format!("delete from event where chain = '{chain}'"), ChainFault::Head),
        (format!("delete from event_head where chain = '{chain}'"), ChainFault::Head),
    ];
    for (sql, fault) in cases {
        on_both_backends(async |database| {
            write_events(database.store(), 4).await;
            force(database, &sql).await;
            let found = faults(database).await;
            assert_eq!(found, [Some(fault), None], "{sql}");
        });
    }
}

#[test]
fn a_changed_payload_is_seen() {
    on_both_backends(async |database| {
        write_events(database.store(), 2).await;
        let hash = Fingerprint::of("från 1 till 2".as_bytes());
        let text =
            if database.tamper("select 1::int").await.is_ok() { "bytea '\\x00'" } else { "x'00'" };
        force(database, &format!("update event_payload set bytes = {text} where hash = '{hash}'"))
            .await;
        let found = faults(database).await;
        assert_eq!(found, [Some(ChainFault::PayloadChanged { seq: 2 }); 2]);
    });
}

#[test]
fn a_payload_is_removed_by_a_decision_and_the_chain_holds() {
    on_both_backends(async |database| {
        write_events(database.store(), 3).await;
        let hash = Fingerprint::of("från 1 till 2".as_bytes());
        let mut session = database.store().write(&operator()).await.unwrap();
        assert!(session.redact_payload(hash, "ÄN 2026/7").await.unwrap());
        assert!(!session.redact_payload(hash, "ÄN 2026/7").await.unwrap());
        session.log(removal(hash)).unwrap();
        session.commit().await.unwrap();
        let mut session = database.store().read(&operator()).await.unwrap();
        let checks = session.verify_events().await.unwrap();
        for check in &checks {
            assert_eq!((check.fault, check.removed_count), (None, 1));
        }
        let events = session.events_of("goal", "goal-1").await.unwrap();
        assert_eq!(events.len(), 2);
        for event in events {
            assert_eq!((event.payload, event.payload_hash), (None, hash));
            assert_eq!(event.removed_by.as_deref(), Some("ÄN 2026/7"));
        }
        assert_eq!(session.payload_uses(hash).await.unwrap(), [(Some(CARE), 1), (None, 1)]);
        let one = session.event(Some(CARE), 2).await.unwrap().unwrap();
        assert_eq!((one.payload_hash, one.object_version), (hash, Some(1)));
        assert_eq!(session.event(Some(CARE), 9).await.unwrap(), None);
    });
}

#[test]
fn what_was_removed_is_not_left_in_the_gaps_of_the_file() {
    on_both_backends(async |database| {
        write_events(database.store(), 20).await;
        let payload = "från 11 till 12";
        let hash = Fingerprint::of(payload.as_bytes());
        let mut session = database.store().write(&operator()).await.unwrap();
        session.redact_payload(hash, "ÄN 2026/7").await.unwrap();
        session.log(removal(hash)).unwrap();
        session.commit().await.unwrap();
        database.store().rewrite().await.unwrap();
        assert_eq!(faults(database).await, [None, None]);
        let StoreAddress::Sqlite(path) = database.address() else { return };
        database.store().close().await;
        let bytes = std::fs::read(path).unwrap();
        let is_there = |words: &str| bytes.windows(words.len()).any(|it| it == words.as_bytes());
        assert!(is_there("från 10 till 11") && !is_there(payload));
    });
}

fn removal(payload: Fingerprint) -> NewEvent {
    NewEvent {
        authority: None,
        at: now(),
        action: PAYLOAD_REMOVED,
        object_kind: PAYLOAD,
        object_id: payload.to_string(),
        object_version: None,
        payload: "ÄN 2026/7".as_bytes().to_vec(),
    }
}

#[test]
fn a_payload_that_is_gone_without_a_word_is_seen() {
    on_both_backends(async |database| {
        write_events(database.store(), 3).await;
        let hash = Fingerprint::of("från 1 till 2".as_bytes());
        let remove = format!(
            "update event_payload set bytes = null, redacted_by = 'nobody' where hash = '{hash}'"
        );
        database.tamper(&remove).await.unwrap();
        assert_eq!(faults(database).await, [Some(ChainFault::PayloadGone { seq: 2 }); 2]);
        // The decision that stands there cannot be put in another's mouth.
        let refused = database.tamper(&remove.replace("nobody", "ÄN 2026/7")).await.unwrap_err();
        assert!(refused.to_string().contains("append only"), "{refused}");
    });
}

#[test]
fn the_log_is_listed_newest_first_and_narrowed() {
    on_both_backends(async |database| {
        for hour in 0..5_i64 {
            let mut session = database.store().write(&operator()).await.unwrap();
            let at = now() + jiff::SignedDuration::from_hours(hour);
            session.log(NewEvent { at, ..told(Some(CARE), hour) }).unwrap();
            session.log(NewEvent { at, action: "goal-changed", ..told(None, hour) }).unwrap();
            session.commit().await.unwrap();
        }
        let mut session = database.store().read(&operator()).await.unwrap();
        let page = session.events(&EventFilter::default(), PageRequest::new(1, 4)).await.unwrap();
        assert_eq!((page.total, page.rows.len()), (10, 4));
        assert!(page.rows.is_sorted_by(|a, b| a.at >= b.at));
        assert_eq!(page.rows[0].object_version, Some(4));
        let last = session.events(&EventFilter::default(), PageRequest::new(9, 4)).await.unwrap();
        assert_eq!(last.rows.len(), 2, "past the end is the last");
        let day = |hour| now() + jiff::SignedDuration::from_hours(hour);
        let every = EventFilter::default();
        let text = |text: &str| Some(text.to_owned());
        for (filter, count) in [
            (EventFilter { from: Some(day(1)), until: Some(day(3)), ..every.clone() }, 4),
            (EventFilter { authority: Some(CARE), ..every.clone() }, 5),
            (EventFilter { action: text("goal-changed"), ..every.clone() }, 5),
            (EventFilter { action: text("goal-removed"), ..every.clone() }, 0),
            (EventFilter { object_kind: text("goal"), ..every.clone() }, 10),
            (EventFilter { object_id: text("goal-1"), ..every.clone() }, 4),
            (EventFilter { principal: Some(principal()), ..every.clone() }, 10),
            (EventFilter { principal: Some(PrincipalId::from_bits(1)), ..every }, 0),
        ] {
            let found = session.events(&filter, PageRequest::new(1, 50)).await.unwrap();
            assert_eq!(found.total, count, "{filter:?}");
        }
        let contents = session.log_contents().await.unwrap();
        assert_eq!(contents.authorities.into_iter().collect::<Vec<_>>(), [None, Some(CARE)]);
        assert_eq!(contents.principals.into_iter().collect::<Vec<_>>(), [principal()]);
        assert_eq!((contents.actions.len(), contents.object_kinds.len()), (2, 1));
    });
}

#[test]
fn an_authority_verifies_and_reads_its_own_chain_alone() {
    on_both_backends(async |database| {
        write_events(database.store(), 3).await;
        let scope = operator().within(CARE, Vec::new());
        let mut session = database.store().read(&scope).await.unwrap();
        let checks = session.verify_events().await.unwrap();
        assert_eq!(checks.len(), 1);
        assert_eq!((checks[0].authority, checks[0].event_count), (Some(CARE), 3));
        assert_eq!(checks[0].fault, None);
        let page = session.events(&EventFilter::default(), PageRequest::new(1, 9)).await.unwrap();
        assert_eq!(page.total, 3);
        assert!(page.rows.iter().all(|event| event.payload.is_some()));
    });
}

#[test]
fn a_change_without_an_event_is_refused() {
    on_both_backends(async |database| {
        let session = database.store().write(&operator()).await.unwrap();
        assert!(matches!(session.commit().await, Err(StoreError::Unlogged)));
    });
}

#[test]
fn writers_at_the_same_time_make_one_chain() {
    on_both_backends(async |database| {
        let writers: Vec<_> = (0..50)
            .map(|number| {
                let store = database.store().clone();
                tokio::spawn(async move {
                    let mut session = store.write(&operator()).await.unwrap();
                    session.log(told(Some(CARE), number)).unwrap();
                    session.commit().await.unwrap();
                })
            })
            .collect();
        for writer in writers {
            writer.await.unwrap();
        }
        let mut session = database.store().read(&operator()).await.unwrap();
        let checks = session.verify_events().await.unwrap();
        assert_eq!((checks[0].event_count, checks[0].fault), (50, None));
    });
}
