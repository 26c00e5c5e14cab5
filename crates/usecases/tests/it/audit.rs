//! The log as its readers meet it: an auditor sees the own authority's chain, nobody else any; what
//! an event told is removed by a decision, and the log still holds.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failure here fails a test")]

use jiff::civil::date;
use tertial_domain::ids::{AuthorityId, PrincipalId, UnitId};
use tertial_domain::period::Validity;
use tertial_domain::permission::{Purpose, Scope};
use tertial_domain::role::Role;
use tertial_store::events::NewEvent;
use tertial_testkit::clock::{now, today};
use tertial_testkit::databases::principal;
use tertial_testkit::{Database, Ekstad, on_both_backends};
use tertial_usecases::audit::{
    EventName, LogPage, LogQuestion, Told, check_log, note_restore, read_log, remove_payload,
    verify_log,
};
use tertial_usecases::context::Context;
use tertial_usecases::failure::Failure;
use tertial_usecases::people::{RoleOrder, confirm, enter, give, list};

use crate::setting;

fn owner() -> Scope {
    Scope::operator(principal(), Purpose::Maintenance)
}

async fn city(database: &Database) -> (Context, Ekstad) {
    let ekstad = Ekstad::build(database.store()).await;
    let context = setting::context(database);
    for (number, authority) in
        [Some(ekstad.care_authority), Some(ekstad.school_authority), None].into_iter().enumerate()
    {
        tell(&context, authority, &format!("Anna Berg, {number}")).await;
    }
    (context, ekstad)
}

async fn tell(context: &Context, authority: Option<AuthorityId>, words: &str) {
    let mut session = context.store.write(&owner()).await.unwrap();
    let event = NewEvent {
        authority,
        at: now(),
        action: "report-read-in",
        object_kind: "report",
        object_id: "vb-2025".to_owned(),
        object_version: Some(1),
        payload: words.as_bytes().to_vec(),
    };
    session.log(event).unwrap();
    session.commit().await.unwrap();
}

/// The scope of somebody with a role at a place.
async fn somebody(context: &Context, role: Role, place: UnitId) -> Scope {
    let person = enter(context, &owner(), ("Rut Revisor", None)).await.unwrap();
    let validity = Validity::since(date(2026, 1, 1));
    let order = RoleOrder { person, role, place, validity, as_deputy: false };
    give(context, &owner(), order).await.unwrap();
    let lines = list(context, &owner()).await.unwrap();
    let line = lines.iter().find(|line| line.id == person).unwrap();
    if !line.roles[0].counts {
        // A far-reaching role waits for a second person.
        let other = Scope::operator(PrincipalId::from_bits(99), Purpose::Write);
        confirm(context, &other, line.roles[0].id).await.unwrap();
    }
    let mut session = context.store.read(&owner()).await.unwrap();
    let held = session.held(person, today()).await.unwrap();
    assert_eq!(held.len(), 1);
    Scope::person(person, today(), held)
}

fn chains(page: &LogPage) -> Vec<Option<String>> {
    let mut chains: Vec<_> = page.lines.iter().map(|line| line.authority.clone()).collect();
    chains.sort();
    chains.dedup();
    chains
}

#[test]
fn an_auditor_reads_and_verifies_the_own_authoritys_log_and_nobody_else_any() {
    on_both_backends(async |database| {
        let (context, ekstad) = city(database).await;
        let all = LogQuestion::default();
        for role in Role::ALL {
            let scope = somebody(&context, role, ekstad.care).await;
            let read = read_log(&context, &scope, &all).await;
            if role != Role::Auditor {
                assert_eq!(read.unwrap_err(), Failure::Forbidden, "{role:?}");
                continue;
            }
            let page = read.unwrap();
            assert_eq!(chains(&page), [Some("Äldrenämnden".to_owned())]);
            let last = page.lines.last().unwrap();
            assert_eq!(last.told, Told::Words("Anna Berg, 0".to_owned()));
            assert_eq!(page.authorities, [(ekstad.care_authority, "Äldrenämnden".to_owned())]);
            let checks = verify_log(&context, &scope).await.unwrap();
            assert_eq!(checks.len(), 1, "{checks:?}");
            assert_eq!((checks[0].fault, checks[0].event_count), (None, page.total));
            let other = LogQuestion { authority: Some(ekstad.school_authority), ..all.clone() };
            assert_eq!(read_log(&context, &scope, &other).await.unwrap().total, 0);
        }
        let local = read_log(&context, &setting::reader(), &all).await;
        assert_eq!(local.unwrap_err(), Failure::Forbidden);
        let operator = read_log(&context, &owner(), &all).await.unwrap();
        assert!(chains(&operator).contains(&None));
    });
}

#[test]
fn the_log_says_what_the_last_check_found_of_the_chains_in_reach() {
    on_both_backends(async |database| {
        let (context, ekstad) = city(database).await;
        let auditor = somebody(&context, Role::Auditor, ekstad.care).await;
        let all = LogQuestion::default();
        assert_eq!(read_log(&context, &auditor, &all).await.unwrap().state, None);
        assert!(!context.log_watch.is_broken());
        let state = check_log(&context, &owner()).await.unwrap();
        assert!(state.chains.len() > 2 && state.broken().next().is_none());
        let shown = read_log(&context, &auditor, &all).await.unwrap().state.unwrap();
        assert_eq!(shown.chains.len(), 1);
        database.tamper("delete from event_head where chain = 'installation'").await.unwrap();
        check_log(&context, &owner()).await.unwrap();
        assert!(context.log_watch.is_broken());
        let shown = read_log(&context, &auditor, &all).await.unwrap().state.unwrap();
        assert_eq!(shown.broken().count(), 0, "another's chain is not this auditor's to see");
    });
}

#[test]
fn days_and_the_one_who_acted_narrow_the_log() {
    on_both_backends(async |database| {
        let (context, _) = city(database).await;
        let day = now().to_zoned(jiff::tz::TimeZone::UTC).date();
        let count = async |question: LogQuestion| {
            read_log(&context, &owner(), &question).await.unwrap().total
        };
        let every = count(LogQuestion::default()).await;
        let on = LogQuestion { from: Some(day), until: Some(day), ..LogQuestion::default() };
        assert_eq!(count(on).await, every);
        let later = LogQuestion { from: day.tomorrow().ok(), ..LogQuestion::default() };
        assert_eq!(count(later).await, 0);
        let before = LogQuestion { until: day.yesterday().ok(), ..LogQuestion::default() };
        assert_eq!(count(before).await, 0);
        let nobody = Some(PrincipalId::from_bits(5));
        assert_eq!(count(LogQuestion { principal: nobody, ..LogQuestion::default() }).await, 0);
    });
}

#[test]
fn what_an_event_told_is_removed_by_a_decision_and_the_log_says_so() {
    on_both_backends(async |database| {
        let (context, ekstad) = city(database).await;
        tell(&context, Some(ekstad.school_authority), "Anna Berg, 0").await;
        let named = |seq| EventName { authority: Some(ekstad.care_authority), seq };
        let remove = async |event: EventName, decision: &str| {
            remove_payload(&context, &owner(), event, decision).await
        };
        assert!(matches!(remove(named(1), " ").await, Err(Failure::Refused(_))));
        assert_eq!(remove(named(99), "KS 2026/1").await, Err(Failure::NotFound));
        let auditor = somebody(&context, Role::Auditor, ekstad.care).await;
        let forbidden = remove_payload(&context, &auditor, named(1), "KS 2026/1").await;
        assert_eq!(forbidden, Err(Failure::Forbidden));
        assert_eq!(remove(named(1), "KS 2026/1 § 4").await, Ok(2), "two told the same");
        assert!(matches!(remove(named(1), "KS 2026/1").await, Err(Failure::Refused(_))));
        let checks = verify_log(&context, &owner()).await.unwrap();
        assert!(checks.iter().all(|check| check.fault.is_none()), "{checks:?}");
        assert_eq!(checks.iter().map(|check| check.removed_count).sum::<u64>(), 2);
        let page = read_log(&context, &auditor, &LogQuestion::default()).await.unwrap();
        let first = page.lines.last().unwrap();
        assert_eq!(first.told, Told::Removed("KS 2026/1 § 4".to_owned()));
        let removal = page.lines.iter().find(|line| line.action == "payload-removed").unwrap();
        assert_eq!(removal.told, Told::Words("KS 2026/1 § 4".to_owned()));
        assert_eq!(verify_log(&context, &auditor).await.unwrap()[0].fault, None);
        let of_the_log = remove(named(removal.seq), "KS 2026/2").await;
        assert!(matches!(of_the_log, Err(Failure::Refused(_))), "a decision stays");
        note_restore(&context, &owner(), "The disk broke", &[]).await.unwrap();
        let all = LogQuestion::default();
        let noted = read_log(&context, &owner(), &all).await.unwrap();
        let noted = noted.lines.iter().find(|line| line.action == "backup-restored").unwrap();
        let epoch = EventName { authority: None, seq: noted.seq };
        assert!(matches!(remove(epoch, "KS 2026/2").await, Err(Failure::Refused(_))));
    });
}
