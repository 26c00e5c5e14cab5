//! What a person's roles show: every role at every place, against every report in every state, in
//! every question that leads to a report, on both databases.

mod corrections;
mod years;

use std::collections::BTreeSet;

use jiff::civil::date;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tertial_domain::activity::Activity;
use tertial_domain::goal::{Goal, GoalLevel};
use tertial_domain::grant::{Grant, GrantStatus};
use tertial_domain::ids::{
    ActivityId, AuthorityId, GoalId, GrantId, PrincipalId, ReportId, UnitId,
};
use tertial_domain::organisation::{OrgLevel, OrgUnit, OrgUnitPeriod};
use tertial_domain::period::{OperatingYear, Validity};
use tertial_domain::permission::Scope;
use tertial_domain::report::{ReportKind, ReportState};
use tertial_domain::role::{Relation, Role, Sight};
use tertial_domain::slug::Slug;
use tertial_store::activities::NewActivity;
use tertial_store::goals::NewGoal;
use tertial_store::organisation::NewOrgUnit;
use tertial_store::page::PageRequest;
use tertial_store::people::Person;
use tertial_store::provenance::{Provenance, RowVersion};
use tertial_store::report_facts::FactSubject;
use tertial_store::reports::{NewReport, ReportFilter, ReportProgress};
use tertial_store::search::SearchWords;
use tertial_store::{ReadSession, Store, StoreError};
use tertial_testkit::clock::{now, today};
use tertial_testkit::databases::operator;
use tertial_testkit::ekstad::event;
use tertial_testkit::ids::Ids;
use tertial_testkit::{Database, Ekstad, on_both_backends};

/// A place of the test city as the rule sees it.
#[derive(Debug, Clone, Copy)]
struct Spot {
    id: UnitId,
    level: OrgLevel,
    authority: AuthorityId,
    parent: Option<UnitId>,
}

/// A report with what only it says.
struct Written {
    report: NewReport,
    spot: Spot,
    goal: GoalId,
    activity: ActivityId,
}

struct City {
    ekstad: Ekstad,
    spots: Vec<Spot>,
    written: Vec<Written>,
}

const STATE_YEARS: [(ReportState, i16); 4] = [
    (ReportState::Draft, 2026),
    (ReportState::Ready, 2025),
    (ReportState::Reviewed, 2024),
    (ReportState::Adopted, 2023),
];

impl City {
    /// A council, two committees, a department with a unit with a workplace, and a unit that is no
    /// more; each with a report in each state, and in each a goal and an activity of its own.
    async fn build(store: &Store) -> Self {
        let mut ekstad = Ekstad::build(store).await;
        let mut ids = Ids::new(7);
        let care = ekstad.care_authority;
        let department = (ids.unit(), OrgLevel::Department, care, Some(ekstad.care));
        let unit = (ids.unit(), OrgLevel::Unit, care, Some(department.0));
        let workplace = (ids.unit(), OrgLevel::Workplace, care, Some(unit.0));
        let new = [department, unit, workplace].map(new_place);
        let spots: Vec<Spot> = [
            (ekstad.council, OrgLevel::Council, ekstad.council_authority, None),
            (ekstad.care, OrgLevel::Committee, care, Some(ekstad.council)),
            (ekstad.school, OrgLevel::Committee, ekstad.school_authority, Some(ekstad.council)),
            (ekstad.north, OrgLevel::Unit, care, Some(ekstad.care)),
            (ekstad.south, OrgLevel::Unit, care, Some(ekstad.care)),
            (ekstad.library, OrgLevel::Unit, ekstad.school_authority, Some(ekstad.school)),
            department,
            unit,
            workplace,
        ]
        .map(|(id, level, authority, parent)| Spot { id, level, authority, parent })
        .to_vec();
        let mut session = store.bulk(&operator()).await.unwrap();
        session.create_org_units(&new).await.unwrap();
        let mut written = Vec::new();
        for spot in &spots {
            for (state, year) in STATE_YEARS {
                let one = Written::new(&mut ekstad, *spot, state, year);
                session.create_goals(&[one.new_goal(&ekstad)]).await.unwrap();
                session.create_activities(&[one.new_activity()]).await.unwrap();
                session.create_reports(std::slice::from_ref(&one.report)).await.unwrap();
                written.push(one);
            }
        }
        session.log(event("city-written", "report", "x")).unwrap();
        session.commit().await.unwrap();
        Self { ekstad, spots, written }
    }

    fn above(&self, place: UnitId) -> Vec<UnitId> {
        let mut above = Vec::new();
        let mut next = self.spot(place).parent;
        while let Some(parent) = next {
            above.push(parent);
            next = self.spot(parent).parent;
        }
        above
    }

    fn spot(&self, place: UnitId) -> Spot {
        *self.spots.iter().find(|spot| spot.id == place).unwrap()
    }

    fn relation(&self, role: Spot, report: Spot) -> Relation {
        let is_within = role.authority == report.authority;
        if role.id == report.id {
            Relation::Own
        } else if self.above(report.id).contains(&role.id) {
            if is_within { Relation::Below } else { Relation::BelowAcross }
        } else if self.above(role.id).contains(&report.id) {
            Relation::Above
        } else if is_within {
            Relation::Beside
        } else {
            Relation::Elsewhere
        }
    }

    /// The reports that a role at a place shows by the domain's rule.
    fn expected(&self, role: Role, place: Spot) -> BTreeSet<ReportId> {
        let shown = self.written.iter().filter(|written| {
            let sight = role.sight(self.relation(place, written.spot));
            sight.shows(written.spot.level, written.report.state)
        });
        shown.map(|written| written.report.id).collect()
    }

    fn works_at(&self, role: Role, place: Spot, report: Spot) -> bool {
        role.sight(self.relation(place, report)) == Sight::Work
    }
}

impl Written {
    fn new(ekstad: &mut Ekstad, spot: Spot, state: ReportState, year: i16) -> Self {
        let year = OperatingYear::new(year).unwrap();
        let kind = ReportKind::AnnualReport;
        let mut report = ekstad.report(kind, year, "88");
        let goal = GoalId::from_bits(ekstad.ids.bits());
        let activity = ActivityId::from_bits(ekstad.ids.bits());
        (report.unit, report.authority, report.state) = (spot.id, spot.authority, state);
        report.slug = Slug::of_report(kind, year, &spot.id.to_string(), report.id);
        let facts = &mut report.version.facts;
        for place in &mut facts.places {
            place.goal = Some(goal);
            place.subject = match place.subject {
                FactSubject::Goal(_) => FactSubject::Goal(Some(goal)),
                FactSubject::Activity(_) => FactSubject::Activity(Some(activity)),
                other => other,
            };
        }
        facts.assessments.iter_mut().for_each(|assessment| assessment.goal = goal);
        facts.answers.iter_mut().for_each(|answer| answer.activity = activity);
        Self { report, spot, goal, activity }
    }

    fn new_goal(&self, ekstad: &Ekstad) -> NewGoal {
        NewGoal {
            goal: Goal {
                id: self.goal,
                goal_set: ekstad.goal_set,
                level: GoalLevel::Unit,
                parent: Some(ekstad.committee_goal),
                owner: self.spot.id,
                number: None,
                title: format!("Mål för {}", self.report.id),
                lineage: None,
            },
            authority: self.spot.authority,
            provenance: Provenance::Entered,
        }
    }

    fn new_activity(&self) -> NewActivity {
        NewActivity {
            activity: Activity {
                id: self.activity,
                name: format!("Aktivitet i {}", self.report.id),
                goal: Some(self.goal),
                owner: self.spot.id,
                start: None,
                end: None,
            },
            authority: self.spot.authority,
            provenance: Provenance::Entered,
        }
    }
}

fn new_place(
    (id, level, authority, parent): (UnitId, OrgLevel, AuthorityId, Option<UnitId>),
) -> NewOrgUnit {
    let validity = Validity::since(date(2019, 1, 1));
    let name = format!("Plats på nivån {}", level.code());
    let periods = vec![OrgUnitPeriod { validity, name, parent }];
    NewOrgUnit { unit: OrgUnit { id, level, authority, periods }, provenance: Provenance::Entered }
}

/// Enters a person with one role at one place, and gives their scope.
async fn person(store: &Store, bits: u128, grant: impl FnOnce(PrincipalId) -> Grant) -> Scope {
    let id = PrincipalId::from_bits(bits);
    let person = Person {
        id,
        name: format!("Person {bits}"),
        email: None,
        created_at: now(),
        disabled_at: None,
        row_version: RowVersion::FIRST,
    };
    let mut session = store.write(&operator()).await.unwrap();
    session.create_people(&[person]).await.unwrap();
    session.give_roles(&[grant(id)], now()).await.unwrap();
    let held = session.held(id, today()).await.unwrap();
    session.log(event("roles-given", "person", "x")).unwrap();
    session.commit().await.unwrap();
    Scope::person(id, today(), held)
}

fn grant(bits: u128, role: Role, place: UnitId) -> impl FnOnce(PrincipalId) -> Grant {
    move |person| Grant {
        id: GrantId::from_bits(bits),
        person,
        role,
        place,
        validity: Validity::since(date(2026, 1, 1)),
        deputy_for: None,
        status: GrantStatus::Active,
    }
}

/// The reports that each question about them gives.
async fn seen(session: &mut ReadSession, city: &City) -> Vec<(&'static str, BTreeSet<ReportId>)> {
    let page = PageRequest::new(1, 200);
    let ids = |reports: Vec<tertial_store::reports::StoredReport>| {
        reports.into_iter().map(|report| report.id).collect::<BTreeSet<_>>()
    };
    let mut seen =
        vec![("reports", ids(session.reports(&ReportFilter::default(), page).await.unwrap().rows))];
    let asked = SearchWords::read("böcker").unwrap();
    let hits = session.search(&asked, None, page).await.unwrap().hits;
    seen.push(("search", hits.into_iter().map(|hit| hit.report).collect()));
    let mut by = [(); 10].map(|()| BTreeSet::new());
    let [one, of_unit, of_year, bodies, versions, facts, grades, answers, outcomes, slugs] =
        &mut by;
    for (_, year) in STATE_YEARS {
        let year = OperatingYear::new(year).unwrap();
        of_year.append(&mut ids(session.reports_of_year(year).await.unwrap()));
        outcomes.extend(
            session.outcomes_of_year(year).await.unwrap().into_iter().map(|found| found.report),
        );
    }
    for spot in &city.spots {
        of_unit.append(&mut ids(session.reports_of_unit(spot.id).await.unwrap()));
    }
    for written in &city.written {
        let NewReport { id, version, slug, .. } = &written.report;
        one.extend(session.report(*id).await.unwrap().map(|report| report.id));
        bodies.extend(session.report_body(version.id).await.unwrap().map(|_| *id));
        versions.extend(session.report_versions(*id).await.unwrap().first().map(|_| *id));
        facts.extend(session.fact_places(version.id).await.unwrap().first().map(|_| *id));
        slugs.extend(session.report_of_slug(slug).await.unwrap());
        answers.extend(
            session.answers(written.activity).await.unwrap().into_iter().map(|one| one.report),
        );
        grades.extend(
            session
                .assessments_of_goals(&[written.goal])
                .await
                .unwrap()
                .into_iter()
                .map(|one| one.report),
        );
        let counted = session.grade_counts(&[version.id]).await.unwrap();
        assert_eq!(counted.is_empty(), !one.contains(id), "grade_counts");
    }
    let names = [
        "report",
        "reports_of_unit",
        "reports_of_year",
        "report_body",
        "report_versions",
        "fact_places",
        "assessments",
        "answers",
        "outcomes",
        "report_of_slug",
    ];
    seen.extend(names.into_iter().zip(by));
    seen
}

#[tokio::test(flavor = "multi_thread")]
async fn every_role_at_every_place_sees_what_the_rule_says_in_every_question() {
    let database = Database::sqlite().await;
    let city = City::build(database.store()).await;
    holds_at(database.store(), &city, &city.spots).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_answers_a_person_as_sqlite_does() {
    let Some(database) = Database::postgres().await else { return };
    let city = City::build(database.store()).await;
    // One place of each kind of relation; every place would take minutes and say the same.
    let places = [city.ekstad.council, city.ekstad.care, city.ekstad.library];
    let spots = places.map(|place| city.spot(place));
    holds_at(database.store(), &city, &spots).await;
    database.remove().await;
}

/// Every role at these places, against every report in every question.
async fn holds_at(store: &Store, city: &City, places: &[Spot]) {
    let mut bits = 1_000;
    for role in Role::ALL {
        for place in places {
            bits += 1;
            let scope = person(store, bits, grant(bits, role, place.id)).await;
            let expected = city.expected(role, *place);
            let mut session = store.read(&scope).await.unwrap();
            for (question, found) in seen(&mut session, city).await {
                assert_eq!(found, expected, "{question}: {role:?} at {:?}", place.level);
            }
            let count = session.report_count().await.unwrap();
            assert_eq!(usize::try_from(count).unwrap(), expected.len());
            for written in &city.written {
                let is_shown = expected.contains(&written.report.id)
                    || city.works_at(role, *place, written.spot);
                let goal = session.goal(written.goal).await.unwrap();
                assert_eq!(goal.is_some(), is_shown, "goal: {role:?} at {:?}", place.level);
                let activity = session.activity(written.activity).await.unwrap();
                assert_eq!(activity.is_some(), is_shown, "activity: {role:?}");
            }
        }
    }
}

#[test]
fn a_role_that_does_not_count_shows_nothing_at_all() {
    on_both_backends(async |database| {
        let store = database.store();
        let city = City::build(store).await;
        let at = city.ekstad.care;
        let expired = Validity::new(date(2025, 1, 1), Some(today())).unwrap();
        let future = Validity::since(today().tomorrow().unwrap());
        let useless: [(u128, Validity, GrantStatus); 4] = [
            (1, expired, GrantStatus::Active),
            (2, future, GrantStatus::Active),
            (3, Validity::since(date(2026, 1, 1)), GrantStatus::Offered),
            (4, Validity::since(date(2026, 1, 1)), GrantStatus::Ended),
        ];
        for (bits, validity, status) in useless {
            let given =
                |person| Grant { validity, status, ..grant(bits, Role::Reporter, at)(person) };
            let scope = person(store, bits, given).await;
            assert!(scope.held().is_empty());
            let mut session = store.read(&scope).await.unwrap();
            for (question, found) in seen(&mut session, &city).await {
                assert!(found.is_empty(), "{question} answered {bits}");
            }
            assert!(session.org_units().await.unwrap().is_empty());
            assert_eq!(session.goals_of_set(city.ekstad.goal_set).await.unwrap(), []);
        }
    });
}

#[test]
fn a_role_that_is_ended_counts_no_more_in_the_next_query() {
    on_both_backends(async |database| {
        let store = database.store();
        let city = City::build(store).await;
        let scope = person(store, 5, grant(5, Role::Reporter, city.ekstad.south)).await;
        let draft = &city.written.iter().find(|written| {
            written.spot.id == city.ekstad.south && written.report.state == ReportState::Draft
        });
        let id = draft.unwrap().report.id;
        assert!(store.read(&scope).await.unwrap().report(id).await.unwrap().is_some());
        let mut session = store.write(&operator()).await.unwrap();
        let ended = GrantStatus::Ended;
        session.change_grant_status(GrantId::from_bits(5), RowVersion::FIRST, ended).await.unwrap();
        session.log(event("role-ended", "person", "x")).unwrap();
        session.commit().await.unwrap();
        // The scope still believes in the role; the query does not.
        assert!(store.read(&scope).await.unwrap().report(id).await.unwrap().is_none());
    });
}

#[test]
fn drafts_before_an_adopted_version_stay_where_they_were_written() {
    on_both_backends(async |database| {
        let store = database.store();
        let mut city = City::build(store).await;
        let south = city.ekstad.south;
        let draft = city
            .written
            .iter()
            .find(|written| written.spot.id == south && written.report.state == ReportState::Draft);
        let report = draft.unwrap().report.clone();
        let second = city.ekstad.version(report.kind, report.year, "89");
        let mut session = store.write(&operator()).await.unwrap();
        let base = RowVersion::FIRST;
        let next = session.add_report_version(report.id, base, &second).await.unwrap();
        let state = ReportState::Adopted;
        let progress = ReportProgress { state, confirmed: true, at: now() };
        session.change_report_state(report.id, next, progress).await.unwrap();
        session.log(event("report-adopted", "report", "x")).unwrap();
        session.commit().await.unwrap();
        for (bits, place, numbers) in [
            (6, south, vec![2, 1]),
            (7, city.ekstad.library, vec![2]),
            (8, city.ekstad.care, vec![2]),
        ] {
            let role = if bits == 8 { Role::Reader } else { Role::Reporter };
            let scope = person(store, bits, grant(bits, role, place)).await;
            let mut session = store.read(&scope).await.unwrap();
            let versions = session.report_versions(report.id).await.unwrap();
            let found: Vec<u32> = versions.iter().map(|version| version.number).collect();
            assert_eq!(found, numbers);
            let first = session.report_body(report.version.id).await.unwrap();
            assert_eq!(first.is_some(), numbers.contains(&1));
        }
    });
}

const SIGHTS: &str = "select role, is_across, level, state from sight order by 1, 2, 3, 4";

#[tokio::test(flavor = "multi_thread")]
async fn the_table_of_sights_is_the_domains() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ekstad.db");
    let address = tertial_store::address::StoreAddress::Sqlite(path.clone());
    let store = Store::open(&address, tertial_store::StoreOptions::new(now())).await.unwrap();
    store.close().await;
    let url = format!("sqlite://{}", path.display());
    let mut connection = sqlx::SqliteConnection::connect(&url).await.unwrap();
    let found: Vec<(String, String, String, String)> =
        sqlx::query_as(SIGHTS).fetch_all(&mut connection).await.unwrap();
    let mut expected = Vec::new();
    for role in Role::ALL {
        for (relation, is_across) in [(Relation::Below, "no"), (Relation::BelowAcross, "yes")] {
            for level in OrgLevel::ALL {
                for state in ReportState::ALL {
                    if role.sight(relation).shows(level, state) {
                        let codes = [role.code(), is_across, level.code(), state.code()];
                        let [role, is_across, level, state] = codes.map(ToOwned::to_owned);
                        expected.push((role, is_across, level, state));
                    }
                }
            }
        }
        assert_eq!(role.sight(Relation::Own), role.sight(Relation::Below));
    }
    expected.sort();
    assert_eq!(found, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_shows_a_person_no_more_than_the_rule_says() {
    let Some(database) = Database::postgres().await else { return };
    let store = database.store();
    let city = City::build(store).await;
    let mut connection: PgConnection = database.bare_connection().await.unwrap();
    let mut bits = 1_000;
    for role in Role::ALL {
        for place in &city.spots {
            bits += 1;
            let scope = person(store, bits, grant(bits, role, place.id)).await;
            let sql = format!(
                "begin; set local tertial.reach = 'person'; set local tertial.today = '{}'; \
                 set local tertial.principal = '{}'",
                today(),
                scope.principal()
            );
            sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
            let expected: BTreeSet<String> =
                city.expected(role, *place).iter().map(ToString::to_string).collect();
            for sql in [
                "select id from report",
                "select distinct report_id from report_version",
                "select distinct report_id from search_text",
                "select distinct v.report_id from outcome o \
                 join report_version v on v.id = o.report_version_id",
                "select distinct v.report_id from report_fact f \
                 join report_version v on v.id = f.report_version_id",
            ] {
                let rows: Vec<(String,)> =
                    sqlx::query_as(sql).fetch_all(&mut connection).await.unwrap();
                let found: BTreeSet<String> = rows.into_iter().map(|(id,)| id).collect();
                assert_eq!(found, expected, "{sql}: {role:?} at {:?}", place.level);
            }
            sqlx::raw_sql("rollback").execute(&mut connection).await.unwrap();
        }
    }
    drop(connection);
    database.remove().await;
}
