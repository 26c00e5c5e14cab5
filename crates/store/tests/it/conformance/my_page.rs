//! What concerns one person: places, reports, what waits, visits, and the calendar address.

use jiff::SignedDuration;
use jiff::civil::date;
use tertial_domain::grant::{Grant, GrantStatus};
use tertial_domain::ids::{GrantId, PrincipalId, UnitId};
use tertial_domain::period::Validity;
use tertial_domain::permission::Scope;
use tertial_domain::report::{ReportKind, ReportState};
use tertial_domain::role::Role;
use tertial_domain::year::book::{Audience, ChangeKind, Word};
use tertial_store::fingerprint::Fingerprint;
use tertial_store::my_page::{Visit, Waiting};
use tertial_store::people::Person;
use tertial_store::provenance::RowVersion;
use tertial_store::years::NewEntry;
use tertial_testkit::clock::{now, today};
use tertial_testkit::databases::operator;
use tertial_testkit::ekstad::{event, year};
use tertial_testkit::{Database, Ekstad, on_both_backends};

use super::years::{care, coming, council, opening};

const ASTRID: PrincipalId = PrincipalId::from_bits(10);

/// A role and where it is.
type RoleAt = (Role, fn(&Ekstad) -> UnitId);

/// The small city with a person who has roles.
async fn city(database: &Database, roles: &[RoleAt]) -> (Ekstad, Scope) {
    let ekstad = Ekstad::build(database.store()).await;
    let person = Person {
        id: ASTRID,
        name: "Astrid Ek".to_owned(),
        email: None,
        created_at: now(),
        disabled_at: None,
        row_version: RowVersion::FIRST,
    };
    let grants: Vec<Grant> = (1_u128..)
        .zip(roles)
        .map(|(id, (role, place))| Grant {
            id: GrantId::from_bits(id),
            person: ASTRID,
            role: *role,
            place: place(&ekstad),
            validity: Validity::since(date(2026, 1, 1)),
            deputy_for: None,
            status: GrantStatus::Active,
        })
        .collect();
    let mut session = database.store().write(&operator()).await.unwrap();
    session.create_people(&[person]).await.unwrap();
    session.give_roles(&grants, now()).await.unwrap();
    let held = session.held(ASTRID, today()).await.unwrap();
    session.log(event("role-given", "grant", "x")).unwrap();
    session.commit().await.unwrap();
    (ekstad, Scope::person(ASTRID, today(), held))
}

#[test]
fn places_come_with_those_above_them() {
    on_both_backends(async |database| {
        let (ekstad, scope) = city(database, &[(Role::Reporter, |city| city.south)]).await;
        let mut session = database.store().read(&scope).await.unwrap();
        let places = session.places_upwards(&[ekstad.south], today()).await.unwrap();
        let mut ids: Vec<UnitId> = places.iter().map(|place| place.id).collect();
        ids.sort_unstable();
        assert_eq!(ids, [ekstad.council, ekstad.care, ekstad.south]);
        let own = places.iter().find(|place| place.id == ekstad.south).unwrap();
        assert_eq!((own.name.as_str(), own.parent), ("Ekstads dagcenter", Some(ekstad.care)));
        let before = session.places_upwards(&[ekstad.south], date(2023, 6, 1)).await.unwrap();
        let own = before.iter().find(|place| place.id == ekstad.south).unwrap();
        assert_eq!(own.name, "Åsens dagcenter");
        assert_eq!(session.places_upwards(&[], today()).await.unwrap(), []);
        let stranger = Scope::person(PrincipalId::from_bits(99), today(), Vec::new());
        let mut session = database.store().read(&stranger).await.unwrap();
        assert_eq!(session.places_upwards(&[ekstad.south], today()).await.unwrap(), []);
    });
}

#[test]
fn work_is_what_a_place_writes_and_waiting_is_what_a_role_judges() {
    on_both_backends(async |database| {
        let roles: [RoleAt; 2] =
            [(Role::Reporter, |city| city.south), (Role::Reviewer, |city| city.care)];
        let (mut ekstad, scope) = city(database, &roles).await;
        let owner = operator();
        let mut session = database.store().write(&owner).await.unwrap();
        let mut draft = ekstad.report(ReportKind::AnnualReport, year(), "92 %");
        draft.state = ReportState::Draft;
        let mut ready = ekstad.report(ReportKind::TertialReport1, year(), "92 %");
        ready.state = ReportState::Ready;
        session.create_reports(&[draft.clone(), ready.clone()]).await.unwrap();
        session.log(event("report-read-in", "report", "x")).unwrap();
        session.commit().await.unwrap();

        let mut session = database.store().read(&scope).await.unwrap();
        let work = session.work_at(&[ekstad.south], year()).await.unwrap();
        let found: Vec<_> = work.iter().map(|line| (line.id, line.state)).collect();
        assert!(found.contains(&(draft.id, ReportState::Draft)), "{found:?}");
        assert!(found.contains(&(ready.id, ReportState::Ready)), "{found:?}");
        assert_eq!(session.work_at(&[ekstad.south], coming()).await.unwrap(), []);
        assert_eq!(session.work_at(&[], year()).await.unwrap(), []);
        let waiting = session.waiting(today(), 20).await.unwrap();
        let names: Vec<&str> = waiting.rows.iter().map(|line| line.unit_name.as_str()).collect();
        assert_eq!((names, waiting.total), (vec!["Ekstads dagcenter"], 1));
        assert_eq!(waiting.rows.first().map(|line| line.id), Some(ready.id));
        let mut session = database.store().read(&owner).await.unwrap();
        assert_eq!(session.waiting(today(), 20).await.unwrap(), Waiting::default());
    });
}

#[test]
fn a_visit_is_noted_and_an_address_is_made_and_withdrawn() {
    on_both_backends(async |database| {
        city(database, &[(Role::Reader, |city| city.council)]).await;
        let door = Scope::door(ASTRID);
        let first = Visit { seen_at: now(), before_at: None };
        let later = now() + SignedDuration::from_hours(5);
        let second = Visit { seen_at: later, before_at: Some(now()) };
        for visit in [first, second] {
            database.store().note_visit(&door, (ASTRID, visit)).await.unwrap();
            let mut session = database.store().read(&door).await.unwrap();
            assert_eq!(session.visit_of(ASTRID).await.unwrap(), Some(visit));
        }
        let (one, two) = (Fingerprint::of(b"one"), Fingerprint::of(b"two"));
        let mut session = database.store().write(&door).await.unwrap();
        assert_eq!(session.calendar_address_of(ASTRID).await.unwrap(), None);
        session.make_calendar_address(ASTRID, (one, now())).await.unwrap();
        assert_eq!(session.person_of_calendar(one).await.unwrap(), Some(ASTRID));
        session.make_calendar_address(ASTRID, (two, later)).await.unwrap();
        assert_eq!(session.person_of_calendar(one).await.unwrap(), None, "the one before");
        assert_eq!(session.person_of_calendar(two).await.unwrap(), Some(ASTRID));
        assert_eq!(session.calendar_address_of(ASTRID).await.unwrap(), Some(later));
        assert!(session.withdraw_calendar_address(ASTRID).await.unwrap());
        assert!(!session.withdraw_calendar_address(ASTRID).await.unwrap());
        assert_eq!(session.person_of_calendar(two).await.unwrap(), None);
    });
}

#[test]
fn news_are_what_was_said_above_since_and_for_whom_it_was_said() {
    on_both_backends(async |database| {
        let (ekstad, scope) = city(database, &[(Role::Reporter, |city| city.south)]).await;
        let goal = |wording: &str| Word::Goal {
            goal: ekstad.area,
            wording: Some(wording.to_owned()),
            decision: Some("KF 2026/310".to_owned()),
        };
        let said = |word, audience| [NewEntry { word, audience }];
        let mut session = database.store().write(&operator()).await.unwrap();
        session.open_year(&opening(&ekstad, 1)).await.unwrap();
        let for_all = said(goal("Trygg omsorg"), Audience::All);
        session.say_of_year((coming(), council(&ekstad)), &for_all, now()).await.unwrap();
        let later = now() + SignedDuration::from_hours(1);
        let changed = said(goal("Trygg och nära omsorg"), Audience::All);
        session.say_of_year((coming(), council(&ekstad)), &changed, later).await.unwrap();
        let elsewhere = Audience::Places([ekstad.library].into());
        let activity = Word::Activity { activity: ekstad.activity, goal: None, decision: None };
        let other = said(activity, elsewhere);
        session.say_of_year((coming(), care(&ekstad)), &other, later).await.unwrap();
        session.log(event("year-opened", "year", "2027")).unwrap();
        session.commit().await.unwrap();

        let way = [ekstad.council, ekstad.care, ekstad.south];
        let mut session = database.store().read(&scope).await.unwrap();
        let before = now() - SignedDuration::from_secs(1);
        let news = session.year_news(&way, (before, 20)).await.unwrap();
        let told: Vec<_> = news
            .iter()
            .map(|line| (line.change, line.words.as_deref(), line.before.as_deref()))
            .collect();
        let (first, second) = ("Trygg omsorg", "Trygg och nära omsorg");
        assert_eq!(
            told,
            [
                (ChangeKind::Changed, Some(second), Some(first)),
                (ChangeKind::New, Some(first), None)
            ]
        );
        assert_eq!(news.first().map(|line| line.place), Some(ekstad.council));
        assert_eq!(session.year_news(&way, (now(), 20)).await.unwrap().len(), 1);
        assert_eq!(session.year_news(&way, (later, 20)).await.unwrap(), []);
        assert_eq!(session.year_news(&way, (before, 1)).await.unwrap().len(), 1);
    });
}
