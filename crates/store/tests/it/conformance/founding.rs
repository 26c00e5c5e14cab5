//! The first filling: the same rows and indexes as any other write leaves.

use tertial_domain::report::ReportKind;
use tertial_store::founding::FoundingSession;
use tertial_store::reports::RowMaker;
use tertial_store::search::SearchWords;
use tertial_testkit::databases::operator;
use tertial_testkit::ekstad::{event, year};
use tertial_testkit::{Database, Ekstad, on_both_backends};

/// An index that only makes questions fast. Taking it away succeeds once, if it is there.
const TAKE_INDEX: &str = "drop index report_fact_of_goal";

async fn found(database: &Database, ekstad: &mut Ekstad, kinds: &[ReportKind]) {
    let session = database.store().bulk(&operator()).await.unwrap();
    let mut session = FoundingSession::begin(session).await.unwrap();
    let reports: Vec<_> = kinds.iter().map(|kind| ekstad.report(*kind, year(), "90")).collect();
    let rows = RowMaker::new().rows(&reports);
    assert_eq!((rows.len(), rows.is_empty()), (kinds.len(), false));
    let heads = session.insert_reports(rows).await.unwrap();
    for (head, report) in heads.iter().zip(&reports) {
        assert_eq!((head.id, head.stored_at), (report.id, report.version.stored_at));
        let line = session.report_version(report.version.id).await.unwrap().unwrap();
        assert_eq!(line.sha256, head.sha256);
        session.log(event("report-stored", "report", &head.id.to_string())).unwrap();
    }
    session.commit().await.unwrap();
}

#[test]
fn a_founded_database_answers_and_has_its_indexes() {
    on_both_backends(async |database| {
        let mut ekstad = Ekstad::build(database.store()).await;
        found(database, &mut ekstad, &[ReportKind::AnnualPlan, ReportKind::AnnualReport]).await;
        // There are reports now, so the indexes stay where they are.
        found(database, &mut ekstad, &[ReportKind::TertialReport1]).await;
        let mut session = database.store().read(&operator()).await.unwrap();
        assert_eq!(session.report_count().await.unwrap(), 3);
        assert_eq!(session.indicators_under_goal(ekstad.unit_goal).await.unwrap().len(), 1);
        assert_eq!(session.answers(ekstad.activity).await.unwrap().len(), 3);
        let asked = SearchWords::read("trädgård").unwrap();
        let page = tertial_store::page::PageRequest::new(1, 20);
        assert_eq!(session.search(&asked, None, page).await.unwrap().total, 3);
        let checks = session.verify_events().await.unwrap();
        assert!(checks.iter().all(|check| check.fault.is_none()));
        drop(session);
        database.tamper(TAKE_INDEX).await.unwrap();
        assert!(database.tamper(TAKE_INDEX).await.is_err());
    });
}

#[test]
fn a_founding_that_ends_early_leaves_everything_as_it_was() {
    on_both_backends(async |database| {
        let mut ekstad = Ekstad::build(database.store()).await;
        let session = database.store().bulk(&operator()).await.unwrap();
        let mut session = FoundingSession::begin(session).await.unwrap();
        let report = ekstad.report(ReportKind::AnnualPlan, year(), "90");
        session.insert_reports(RowMaker::new().rows(&[report])).await.unwrap();
        drop(session);
        let mut session = database.store().write(&operator()).await.unwrap();
        assert_eq!(session.report_count().await.unwrap(), 0);
        session.log(event("nothing", "report", "none")).unwrap();
        session.commit().await.unwrap();
        database.tamper(TAKE_INDEX).await.unwrap();
    });
}
