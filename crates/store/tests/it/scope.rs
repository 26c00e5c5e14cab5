//! A scope that is narrowed to one authority sees that authority's rows, whatever the question.

use tertial_domain::ids::{ReportId, ReportVersionId};
use tertial_domain::permission::Scope;
use tertial_domain::report::ReportKind;
use tertial_store::activities::ActivityFilter;
use tertial_store::organisation::NewOrgUnit;
use tertial_store::page::PageRequest;
use tertial_store::provenance::{Provenance, RowVersion};
use tertial_store::reports::ReportFilter;
use tertial_store::search::SearchWords;
use tertial_store::{ReadSession, StoreError};
use tertial_testkit::clock::today;
use tertial_testkit::databases::operator;
use tertial_testkit::ekstad::{event, year};
use tertial_testkit::{Ekstad, on_both_backends};

/// How many rows each question gives about the care committee's things.
async fn rows(session: &mut ReadSession, ekstad: &Ekstad) -> Vec<(&'static str, usize)> {
    let page = PageRequest::new(1, 50);
    let asked = SearchWords::read("böcker").unwrap();
    let everything = session.reports(&ReportFilter::default(), page).await.unwrap();
    let version = only_version(ekstad);
    let goals = [ekstad.committee_goal, ekstad.unit_goal];
    let mut counts = vec![
        ("reports", everything.rows.len()),
        ("report_count", usize::try_from(session.report_count().await.unwrap()).unwrap()),
        ("report_years", session.report_years().await.unwrap().len()),
        ("reports_of_unit", session.reports_of_unit(ekstad.south).await.unwrap().len()),
        ("reports_of_year", session.reports_of_year(year()).await.unwrap().len()),
        ("latest_reports", session.latest_reports().await.unwrap().len()),
        ("assessments_of_year", session.assessments_of_year(year()).await.unwrap().len()),
        ("assessments_of_goals", session.assessments_of_goals(&goals).await.unwrap().len()),
        ("assessments_of_unit", session.assessments_of_unit(ekstad.south).await.unwrap().len()),
        ("outcomes_of_unit", session.outcomes_of_unit(ekstad.south, None).await.unwrap().len()),
        ("indicator_coverage", session.indicator_coverage().await.unwrap().len()),
        ("outcomes_of_year", session.outcomes_of_year(year()).await.unwrap().len()),
        ("targets_of_unit", session.targets_of_unit(ekstad.south, None).await.unwrap().len()),
        ("activities_of_unit", session.activities_of_unit(ekstad.south).await.unwrap().len()),
        ("activities_of_goal", session.activities_of_goal(ekstad.unit_goal).await.unwrap().len()),
        ("answers", session.answers(ekstad.activity).await.unwrap().len()),
        ("activity_years", session.activity_years().await.unwrap().len()),
        ("search", session.search(&asked, None, page).await.unwrap().hits.len()),
        ("goals", session.goals(&goals).await.unwrap().len()),
        ("goals_below", session.goals_below(ekstad.area).await.unwrap().len()),
        ("org_unit", usize::from(session.org_unit(ekstad.south).await.unwrap().is_some())),
        ("successions", session.successions().await.unwrap().len()),
        ("authorities", session.authorities().await.unwrap().len().min(1)),
        ("report_versions", session.report_versions(version.0).await.unwrap().len()),
        ("report_slugs", session.report_slugs(version.0).await.unwrap().len()),
        ("report_body", usize::from(session.report_body(version.1).await.unwrap().is_some())),
        ("report_version", usize::from(session.report_version(version.1).await.unwrap().is_some())),
        ("fact_places", session.fact_places(version.1).await.unwrap().len().min(1)),
        ("grade_counts", session.grade_counts(&[version.1]).await.unwrap().len()),
        ("under_goal", session.indicators_under_goal(ekstad.unit_goal).await.unwrap().len()),
    ];
    let activities = session.activities(&ActivityFilter::default(), today(), page).await.unwrap();
    counts.push(("activities", activities.rows.len()));
    counts
}

/// The identities of the only report; a reader out of reach knows them all the same.
fn only_version(ekstad: &Ekstad) -> (ReportId, ReportVersionId) {
    let mut again = ekstad.clone();
    let new = again.report(ReportKind::AnnualReport, year(), "90");
    (new.id, new.version.id)
}

#[test]
fn another_authority_sees_nothing_of_it() {
    on_both_backends(async |database| {
        let ekstad = Ekstad::build(database.store()).await;
        let new = ekstad.clone().report(ReportKind::AnnualReport, year(), "90");
        let mut session = database.store().write(&operator()).await.unwrap();
        session.create_reports(&[new]).await.unwrap();
        session.log(event("report-stored", "report", "x")).unwrap();
        session.commit().await.unwrap();
        let own = operator().within(ekstad.care_authority, vec![ekstad.care]);
        for scope in [operator(), own] {
            let mut session = database.store().read(&scope).await.unwrap();
            for (question, count) in rows(&mut session, &ekstad).await {
                assert!(count > 0, "{question} gave nothing within its own reach");
            }
        }
        let other = operator().within(ekstad.school_authority, vec![ekstad.school]);
        let mut session = database.store().read(&other).await.unwrap();
        for (question, count) in rows(&mut session, &ekstad).await {
            let expected = usize::from(question == "authorities");
            assert_eq!(count, expected, "{question} crossed the border");
        }
        let seen = session.goals_of_set(ekstad.goal_set).await.unwrap();
        assert_eq!(seen.len(), 2, "the council's goals are everybody's");
    });
}

#[test]
fn another_authority_changes_nothing_of_it() {
    on_both_backends(async |database| {
        let ekstad = Ekstad::build(database.store()).await;
        let scope = operator().within(ekstad.school_authority, vec![ekstad.school]);
        let new = ekstad.clone().report(ReportKind::AnnualReport, year(), "90");
        let mut session = database.store().write(&scope).await.unwrap();
        let refused = session.create_reports(std::slice::from_ref(&new)).await;
        assert!(matches!(refused, Err(StoreError::OutOfScope { .. })));
        let unit = unit_of(database.store(), &ekstad).await;
        let refused = session.change_org_unit(&unit, RowVersion::FIRST).await;
        assert!(matches!(refused, Err(StoreError::OutOfScope { .. })));
        let again = NewOrgUnit { unit, provenance: Provenance::Entered };
        let refused = session.create_org_units(&[again]).await;
        assert!(matches!(refused, Err(StoreError::OutOfScope { .. })));
        let goal = goal_of(database.store(), &ekstad).await;
        let refused = session.change_goal(&goal, RowVersion::FIRST).await;
        assert!(matches!(refused, Err(StoreError::Stale)), "the query itself finds no row");
        let refused = session.create_goal_sets(&[]).await;
        assert!(matches!(refused, Err(StoreError::OutOfScope { authority: None })));
        let refused = session.log(event("x", "y", "z"));
        assert!(matches!(refused, Err(StoreError::OutOfScope { .. })));
    });
}

async fn unit_of(
    store: &tertial_store::Store,
    ekstad: &Ekstad,
) -> tertial_domain::organisation::OrgUnit {
    let scope: Scope = operator();
    let mut session = store.read(&scope).await.unwrap();
    session.org_unit(ekstad.south).await.unwrap().unwrap().value
}

async fn goal_of(store: &tertial_store::Store, ekstad: &Ekstad) -> tertial_domain::goal::Goal {
    let mut session = store.read(&operator()).await.unwrap();
    session.goal(ekstad.unit_goal).await.unwrap().unwrap().value
}
