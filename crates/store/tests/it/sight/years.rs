//! What a person's roles show of a year, and let them say of it: every role at every place.

use tertial_domain::report::ReportKind;
use tertial_domain::year::book::{Answer, Audience, EntryName, Seen, Word};
use tertial_store::years::{NewEntry, NewStart, Speaker};

use super::*;
use crate::conformance::years::{care, coming, council, opening, planner};

/// What is counted: words of the council, of the care committee, deadlines, and three things of the
/// southern unit's own.
type Counts = [usize; 6];

/// A city with a year in which the council and the care committee have spoken, and the southern unit
/// has begun and answered.
async fn city(store: &Store) -> City {
    let mut city = City::build(store).await;
    let ekstad = city.ekstad.clone();
    let mut plan = city.ekstad.report(ReportKind::AnnualPlan, coming(), "90");
    plan.state = ReportState::Draft;
    plan.version.facts = tertial_store::report_facts::ReportFacts::default();
    let mut session = store.bulk(&operator()).await.unwrap();
    session.open_year(&opening(&ekstad, 1)).await.unwrap();
    let due = [(ReportKind::AnnualPlan, Some(date(2027, 1, 20)))];
    for speaker in [council(&ekstad), care(&ekstad)] {
        let goal = if speaker.place == ekstad.council { ekstad.area } else { hidden(&city) };
        session.say_of_year((coming(), speaker), &[said(goal)], now()).await.unwrap();
        session.set_deadlines((coming(), speaker), &due, now()).await.unwrap();
    }
    session.create_reports(std::slice::from_ref(&plan)).await.unwrap();
    let start = NewStart { report: plan.id, version: plan.version.id, at: now() };
    session.note_start(planner(&ekstad), &start).await.unwrap();
    session.mark_seen(planner(&ekstad), &Seen([(ekstad.council, 0)].into())).await.unwrap();
    let entry = EntryName { place: ekstad.council, turn: 1 };
    let answer = (&Answer::Taken(None), now());
    session.answer_change(planner(&ekstad), (entry, None), answer).await.unwrap();
    session.log(event("year-opened", "year", "2027")).unwrap();
    session.commit().await.unwrap();
    city
}

/// A goal of the care committee that stands in nothing but its draft.
fn hidden(city: &City) -> GoalId {
    let found = city.written.iter().find(|written| {
        written.spot.id == city.ekstad.care && written.report.state == ReportState::Draft
    });
    found.unwrap().goal
}

fn said(goal: GoalId) -> NewEntry {
    let word = Word::Goal { goal, wording: None, decision: None };
    NewEntry { word, audience: Audience::All }
}

async fn counts(session: &mut ReadSession, ekstad: &Ekstad) -> Counts {
    let entries = session.year_entries(coming()).await.unwrap();
    let of = |place| entries.iter().filter(|one| one.entry.place == place).count();
    [
        of(ekstad.council),
        of(ekstad.care),
        session.year_deadlines().await.unwrap().len(),
        session.report_starts(coming()).await.unwrap().len(),
        session.year_seen(coming(), ekstad.south).await.unwrap().0.len(),
        session.change_answers(coming(), None).await.unwrap().len(),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_year_shows_each_role_what_the_rule_says() {
    let database = Database::sqlite().await;
    let city = city(database.store()).await;
    holds_of_year(database.store(), &city).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_shows_each_role_of_a_year_what_the_rule_says() {
    let Some(database) = Database::postgres().await else { return };
    let city = city(database.store()).await;
    holds_of_year(database.store(), &city).await;
    database.remove().await;
}

async fn holds_of_year(store: &Store, city: &City) {
    let ekstad = &city.ekstad;
    let south = city.spot(ekstad.south);
    let mut bits = 1_000;
    for role in Role::ALL {
        for place in &city.spots {
            bits += 1;
            let scope = person(store, bits, grant(bits, role, place.id)).await;
            let at = format!("{role:?} at {:?} of {}", place.level, place.authority);
            let mut session = store.read(&scope).await.unwrap();
            let is_cares = place.authority == ekstad.care_authority;
            let works = usize::from(city.works_at(role, *place, south));
            let expected = [1, usize::from(is_cares), 2, works, works, works];
            assert_eq!(counts(&mut session, ekstad).await, expected, "{at}");
            let goal = session.goal(hidden(city)).await.unwrap();
            let sees_draft = city.works_at(role, *place, city.spot(ekstad.care));
            assert_eq!(goal.is_some(), is_cares || sees_draft, "goal: {at}");
            drop(session);
            for speaker in [council(ekstad), care(ekstad)] {
                speaks_as_the_rule_says(store, &scope, (role, *place), speaker, city).await;
            }
        }
    }
}

/// Whether words and deadlines are taken from somebody, by the store and by its rows' own guard.
async fn speaks_as_the_rule_says(
    store: &Store,
    scope: &Scope,
    (role, place): (Role, Spot),
    speaker: Speaker,
    city: &City,
) {
    let relation = city.relation(place, city.spot(speaker.place));
    let is_below = matches!(relation, Relation::Own | Relation::Below | Relation::BelowAcross);
    let expected = match role {
        Role::CityOffice => is_below,
        Role::Reporter => {
            is_below && speaker.level == OrgLevel::Committee && place.authority == speaker.authority
        }
        _ => false,
    };
    let at = format!("{role:?} at {:?} for {:?}", place.level, speaker.level);
    let mut session = store.read(scope).await.unwrap();
    assert_eq!(session.may_speak_for(speaker).await.unwrap(), expected, "{at}");
    drop(session);
    let due = [(ReportKind::AnnualReport, Some(date(2028, 1, 20)))];
    let mut session = store.write(scope).await.unwrap();
    let done = session.set_deadlines((coming(), speaker), &due, now()).await;
    match done {
        Ok(()) => assert!(expected, "{at}"),
        Err(StoreError::OutOfScope { .. }) => assert!(!expected, "{at}"),
        Err(error) => panic!("{at}: {error}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_lets_nobody_write_around_the_rule() {
    let Some(database) = Database::postgres().await else { return };
    let store = database.store();
    let city = city(store).await;
    let ekstad = &city.ekstad;
    let mut connection: PgConnection = database.bare_connection().await.unwrap();
    let mut bits = 1_000;
    for role in Role::ALL {
        for place in &city.spots {
            bits += 1;
            let scope = person(store, bits, grant(bits, role, place.id)).await;
            let principal = scope.principal();
            let authorities = place.authority;
            let begin = format!(
                "begin; set local tertial.reach = 'person'; set local tertial.today = '{}'; \
                 set local tertial.principal = '{principal}'; \
                 set local tertial.authorities = '{authorities}'",
                today(),
            );
            let opens = role == Role::CityOffice && place.id == ekstad.council;
            let relation = city.relation(*place, city.spot(ekstad.south));
            let plans =
                role == Role::Reporter && matches!(relation, Relation::Own | Relation::Below);
            for (sql, allowed) in [
                ("update planning_year set template = 'x'".to_owned(), opens),
                ("update change_answer set words = 'x'".to_owned(), plans),
                ("update year_seen set turn = 0".to_owned(), plans),
                (format!("delete from year_deadline where place_id = '{}'", ekstad.council), opens),
            ] {
                sqlx::raw_sql(AssertSqlSafe(begin.clone())).execute(&mut connection).await.unwrap();
                let done = sqlx::raw_sql(AssertSqlSafe(sql.clone())).execute(&mut connection).await;
                let changed = done.map_or(0, |done| done.rows_affected());
                assert_eq!(changed > 0, allowed, "{sql}: {role:?} at {:?}", place.level);
                sqlx::raw_sql("rollback").execute(&mut connection).await.unwrap();
            }
        }
    }
    drop(connection);
    database.remove().await;
}
