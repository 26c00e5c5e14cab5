//! A correction beside an adopted version: a word that stands in it alone is seen by nobody outside
//! its sight, in any question, and by nobody at all in what counts.

use std::collections::BTreeSet;

use sqlx::{AssertSqlSafe, PgConnection};
use tertial_domain::ids::{ActivityId, GoalId, QuestionId, ReportVersionId, StepId};
use tertial_domain::period::OperatingYear;
use tertial_domain::report::{ReportKind, ReportState};
use tertial_domain::role::Role;
use tertial_domain::workflow::{Pinned, Step, Taken};
use tertial_store::fingerprint::Fingerprint;
use tertial_store::reports::{NewVersion, StoredReport};
use tertial_store::workflow::{NewCorrection, NewQuestion, QuestionKind, StoredStep};

use super::*;

/// Stands in no report but in corrections.
const CANARY: &str = "kanariefågel";

/// A correction of a place's adopted report.
struct Corrected {
    report: ReportId,
    spot: Spot,
    state: ReportState,
    version: ReportVersionId,
    goal: GoalId,
    activity: ActivityId,
}

impl Corrected {
    fn is_shown(&self, city: &City, (role, place): (Role, Spot)) -> bool {
        role.sight(city.relation(place, self.spot)).shows(self.spot.level, self.state)
    }
}

/// A version that says the word wherever a version says anything, of a goal and an activity that
/// no other report names.
fn canary(
    ekstad: &mut Ekstad,
    year: OperatingYear,
    (goal, activity): (GoalId, ActivityId),
) -> NewVersion {
    let mut version = ekstad.version(ReportKind::AnnualReport, year, "3,1415");
    version.title = format!("Rapport om en {CANARY}");
    version.printed_date = Some(CANARY.to_owned());
    version.body = format!("{{\"words\":\"{CANARY}\"}}").into_bytes();
    let facts = &mut version.facts;
    for place in &mut facts.places {
        place.goal = Some(goal);
        place.subject = match place.subject {
            FactSubject::Goal(_) => FactSubject::Goal(Some(goal)),
            FactSubject::Activity(_) => FactSubject::Activity(Some(activity)),
            other => other,
        };
    }
    facts.assessments.iter_mut().for_each(|one| {
        one.goal = goal;
        one.motive = Some(CANARY.to_owned());
    });
    facts.answers.iter_mut().for_each(|one| {
        one.activity = activity;
        one.analysis = Some(CANARY.to_owned());
    });
    facts.outcomes.iter_mut().for_each(|one| one.analysis = Some(CANARY.to_owned()));
    facts.targets.iter_mut().for_each(|one| CANARY.clone_into(&mut one.printed));
    facts.texts.iter_mut().for_each(|text| {
        CANARY.clone_into(&mut text.heading);
        text.words = format!("Här sitter en {CANARY}.");
    });
    version
}

/// Begins a correction of each place's adopted report and brings it to one of the three states.
async fn corrected(store: &Store, city: &mut City) -> Vec<Corrected> {
    let states = [ReportState::Draft, ReportState::Ready, ReportState::Reviewed];
    let spots = city.spots.clone();
    let mut made = Vec::new();
    let mut session = store.bulk(&operator()).await.unwrap();
    for (at, spot) in spots.into_iter().enumerate() {
        let adopted = city.written.iter().find(|written| {
            written.spot.id == spot.id && written.report.state == ReportState::Adopted
        });
        let (report, year) = adopted.map(|one| (one.report.clone(), one.report.year)).unwrap();
        let mut own = Written::new(&mut city.ekstad, spot, ReportState::Draft, 2019);
        own.report.id = report.id;
        session.create_goals(&[own.new_goal(&city.ekstad)]).await.unwrap();
        session.create_activities(&[own.new_activity()]).await.unwrap();
        // Its goal and its activity are nobody's work at a place of its own: only the council's.
        let version = canary(&mut city.ekstad, year, (own.goal, own.activity));
        let begun = NewCorrection { version: &version, reason: CANARY, at: now() };
        let base = session.open_correction(report.id, RowVersion::FIRST, &begun).await.unwrap();
        let state = states[at % states.len()];
        let progress = ReportProgress { state, confirmed: true, at: now() };
        session.move_report(report.id, base, progress).await.unwrap();
        session.note_step(&step(&report, at, &version)).await.unwrap();
        session.log(event("report-corrected", "report", &report.id.to_string())).unwrap();
        let asked = NewQuestion {
            id: QuestionId::from_bits(at as u128 + 1),
            kind: QuestionKind::Question,
            place: String::new(),
            words: CANARY.to_owned(),
        };
        let about = (report.id, spot.authority, 2);
        session.ask_questions(about, &[asked], now()).await.unwrap();
        made.push(Corrected {
            report: report.id,
            spot,
            state,
            version: version.id,
            goal: own.goal,
            activity: own.activity,
        });
    }
    session.log(event("corrections-begun", "report", "x")).unwrap();
    session.commit().await.unwrap();
    made
}

fn step(report: &NewReport, at: usize, version: &NewVersion) -> StoredStep {
    let by = PrincipalId::from_bits(1);
    let hash = Fingerprint::of(&version.body);
    StoredStep {
        id: StepId::from_bits(at as u128 + 1),
        report: report.id,
        authority: report.authority,
        turn: RowVersion::new(2).unwrap(),
        taken: Taken { step: Step::Correct, by, at: now(), version: Pinned { number: 1, hash } },
        version: version.id,
        reason: Some(CANARY.to_owned()),
        decision: None,
    }
}

/// What counts, in every question that leads to words or figures; none of it may hold the word.
async fn counting(session: &mut ReadSession, one: &Corrected) -> String {
    let year = OperatingYear::new(2023).unwrap();
    let page = PageRequest::new(1, 500);
    let filter = ReportFilter::default();
    let mut told = Vec::new();
    told.push(format!("{:?}", session.reports(&filter, page).await.unwrap().rows));
    told.push(format!("{:?}", session.report(one.report).await.unwrap()));
    told.push(format!("{:?}", session.reports_of_year(year).await.unwrap()));
    told.push(format!("{:?}", session.reports_of_unit(one.spot.id).await.unwrap()));
    told.push(format!("{:?}", session.latest_reports().await.unwrap()));
    told.push(format!("{:?}", session.outcomes_of_year(year).await.unwrap()));
    told.push(format!("{:?}", session.outcomes_of_unit(one.spot.id, None).await.unwrap()));
    told.push(format!("{:?}", session.targets_of_unit(one.spot.id, None).await.unwrap()));
    told.push(format!("{:?}", session.assessments_of_goals(&[one.goal]).await.unwrap()));
    told.push(format!("{:?}", session.answers(one.activity).await.unwrap()));
    let asked = SearchWords::read(CANARY).unwrap();
    told.push(format!("{:?}", session.search(&asked, None, page).await.unwrap().hits));
    told.concat()
}

async fn holds(store: &Store, city: &City, places: &[Spot], all: &[Corrected]) {
    let mut bits = 20_000;
    for role in Role::ALL {
        for place in places {
            bits += 1;
            let scope = person(store, bits, grant(bits, role, place.id)).await;
            let mut session = store.read(&scope).await.unwrap();
            let told = counting(&mut session, &all[0]).await;
            assert!(!told.contains(CANARY) && !told.contains("3,1415"), "{role:?}: {told}");
            let known = session.corrections().await.unwrap();
            for one in all {
                let who =
                    format!("{role:?} at {:?}, {:?}", place.level, (one.spot.level, one.state));
                let works = city.works_at(role, *place, one.spot);
                let is_shown = one.is_shown(city, (role, *place));
                assert_eq!(known.iter().any(|known| known.report == one.report), is_shown, "{who}");
                let working = session.working_report(one.report).await.unwrap();
                // The adopted version is everybody's.
                let working: StoredReport = working.unwrap();
                assert_eq!(working.latest == one.version, is_shown, "working_report: {who}");
                assert_eq!(working.title.contains(CANARY), is_shown, "{who}");
                let is_read = is_shown || works;
                let body = session.report_body(one.version).await.unwrap();
                assert_eq!(body.is_some(), is_read, "report_body: {who}");
                let versions = session.report_versions(one.report).await.unwrap();
                assert_eq!(versions.iter().any(|line| line.id == one.version), is_read, "{who}");
                let facts = session.fact_places(one.version).await.unwrap();
                assert_eq!(facts.is_empty(), !is_read, "fact_places: {who}");
                let outcomes = session.outcomes_of_version(one.version).await.unwrap();
                assert_eq!(outcomes.is_empty(), !is_read, "outcomes_of_version: {who}");
                let targets = session.targets_of_version(one.version).await.unwrap();
                assert_eq!(targets.is_empty(), !is_read, "targets_of_version: {who}");
                let counts = session.grade_counts(&[one.version]).await.unwrap();
                assert_eq!(counts.is_empty(), !is_read, "grade_counts: {who}");
                let steps = session.steps_of(one.report).await.unwrap();
                assert_eq!(steps.is_empty(), !works, "steps_of: {who}");
                let questions = session.questions_of(one.report).await.unwrap();
                assert_eq!(questions.is_empty(), !works, "questions_of: {who}");
                let events = session.events_of_report(one.report).await.unwrap();
                assert_eq!(events.is_empty(), !works, "events_of_report: {who}");
                let goal = session.goal(one.goal).await.unwrap();
                assert_eq!(goal.is_some(), works, "goal: {who}");
                let activity = session.activity(one.activity).await.unwrap();
                assert_eq!(activity.is_some(), works, "activity: {who}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_is_seen_in_its_own_sight_and_never_in_what_counts() {
    let database = Database::sqlite().await;
    let mut city = City::build(database.store()).await;
    let all = corrected(database.store(), &mut city).await;
    holds(database.store(), &city, &city.spots, &all).await;
    let mut session = database.store().read(&operator()).await.unwrap();
    let told = counting(&mut session, &all[0]).await;
    assert!(!told.contains(CANARY), "{told}");
    assert_eq!(session.corrections().await.unwrap().len(), all.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn another_authority_knows_of_no_correction() {
    let database = Database::sqlite().await;
    let mut city = City::build(database.store()).await;
    let all = corrected(database.store(), &mut city).await;
    for (authority, place) in [
        (city.ekstad.care_authority, city.ekstad.care),
        (city.ekstad.school_authority, city.ekstad.school),
    ] {
        let scope = operator().within(authority, vec![place]);
        let mut session = database.store().read(&scope).await.unwrap();
        for one in &all {
            let is_own = one.spot.authority == authority;
            let body = session.report_body(one.version).await.unwrap();
            assert_eq!(body.is_some(), is_own);
            assert_eq!(session.correction(one.report).await.unwrap().is_some(), is_own);
            assert_eq!(!session.steps_of(one.report).await.unwrap().is_empty(), is_own);
            assert_eq!(!session.questions_of(one.report).await.unwrap().is_empty(), is_own);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_shows_no_correction_to_whom_the_rule_does_not() {
    let Some(database) = Database::postgres().await else { return };
    let store = database.store();
    let mut city = City::build(store).await;
    let all = corrected(store, &mut city).await;
    let places = [city.ekstad.council, city.ekstad.care, city.ekstad.library];
    let places = places.map(|place| city.spot(place));
    holds(store, &city, &places, &all).await;
    let mut connection: PgConnection = database.bare_connection().await.unwrap();
    let mut bits = 30_000;
    for role in Role::ALL {
        for place in &places {
            bits += 1;
            let scope = person(store, bits, grant(bits, role, place.id)).await;
            let sql = format!(
                "begin; set local tertial.reach = 'person'; set local tertial.today = '{}'; \
                 set local tertial.principal = '{}'",
                today(),
                scope.principal()
            );
            sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
            let works: BTreeSet<String> = ids(&all, |one| city.works_at(role, *place, one.spot));
            let shown: BTreeSet<String> = ids(&all, |one| one.is_shown(&city, (role, *place)));
            let read: BTreeSet<String> = works.union(&shown).cloned().collect();
            for (sql, expected) in [
                ("select report_id from correction", &shown),
                ("select report_id from workflow_step", &works),
                ("select report_id from question", &works),
                ("select report_id from report_version where number = 2", &read),
                (
                    "select distinct v.report_id from outcome o join report_version v \
                     on v.id = o.report_version_id where v.number = 2",
                    &read,
                ),
                ("select id from report where title like '%kanarie%'", &BTreeSet::new()),
                (
                    "select report_id from search_text where words like '%kanarie%'",
                    &BTreeSet::new(),
                ),
            ] {
                let rows: Vec<(String,)> =
                    sqlx::query_as(sql).fetch_all(&mut connection).await.unwrap();
                let found: BTreeSet<String> = rows.into_iter().map(|(id,)| id).collect();
                assert_eq!(&found, expected, "{sql}: {role:?} at {:?}", place.level);
            }
            sqlx::raw_sql("rollback").execute(&mut connection).await.unwrap();
        }
    }
    drop(connection);
    database.remove().await;
}

fn ids(all: &[Corrected], is_in: impl Fn(&Corrected) -> bool) -> BTreeSet<String> {
    all.iter().filter(|one| is_in(one)).map(|one| one.report.to_string()).collect()
}
