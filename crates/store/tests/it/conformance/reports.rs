//! Reports, versions, bodies.

use tertial_domain::assessment::Assessment;
use tertial_domain::goal::GoalLevel;
use tertial_domain::ids::{ReportId, ReportVersionId};
use tertial_domain::period::OperatingYear;
use tertial_domain::report::{ReportKind, ReportState};
use tertial_domain::slug::Slug;
use tertial_store::StoreError;
use tertial_store::error::ConstraintName;
use tertial_store::fingerprint::Fingerprint;
use tertial_store::page::PageRequest;
use tertial_store::provenance::RowVersion;
use tertial_store::reports::{ReportFilter, ReportProgress};
use tertial_testkit::clock::now;
use tertial_testkit::databases::operator;
use tertial_testkit::ekstad::{event, year};
use tertial_testkit::{Ekstad, on_both_backends};

#[test]
fn a_new_version_counts_and_the_old_one_stays() {
    on_both_backends(async |database| {
        let mut ekstad = Ekstad::build(database.store()).await;
        let new = ekstad.report(ReportKind::AnnualReport, year(), "88");
        let first = new.version.clone();
        let mut session = database.store().write(&operator()).await.unwrap();
        session.create_reports(std::slice::from_ref(&new)).await.unwrap();
        let second = ekstad.version(ReportKind::AnnualReport, year(), "89");
        let next = session.add_report_version(new.id, RowVersion::FIRST, &second).await.unwrap();
        let late = session.add_report_version(new.id, RowVersion::FIRST, &second).await;
        assert!(matches!(late, Err(StoreError::Stale)));
        session.log(event("report-corrected", "report", &new.id.to_string())).unwrap();
        session.commit().await.unwrap();

        let mut session = database.store().read(&operator()).await.unwrap();
        let report = session.report(new.id).await.unwrap().unwrap();
        assert_eq!((report.latest, report.latest_number, report.row_version), (second.id, 2, next));
        let versions = session.report_versions(new.id).await.unwrap();
        assert_eq!(versions.iter().map(|version| version.number).collect::<Vec<_>>(), [2, 1]);
        for version in [&first, &second] {
            let body = session.report_body(version.id).await.unwrap().unwrap();
            assert_eq!(body, version.body);
            let line = session.report_version(version.id).await.unwrap().unwrap();
            assert_eq!(line.sha256, Fingerprint::of(&body));
            assert_eq!(line.stored_at, version.stored_at);
        }
        assert_eq!(session.report_body(ReportVersionId::from_bits(7)).await.unwrap(), None);
        let outcomes = session.outcomes_of_indicator(ekstad.indicator, None).await.unwrap();
        assert_eq!(outcomes.len(), 1, "the latest version alone counts");
        assert_eq!(outcomes[0].report_version, second.id);
    });
}

#[test]
fn reports_are_listed_latest_first_and_filtered() {
    on_both_backends(async |database| {
        let mut ekstad = Ekstad::build(database.store()).await;
        let mut session = database.store().bulk(&operator()).await.unwrap();
        let mut new = Vec::new();
        for number in [2024, 2025, 2026] {
            let year = OperatingYear::new(number).unwrap();
            for kind in ReportKind::ALL {
                new.push(ekstad.report(kind, year, "90"));
            }
        }
        session.create_reports(&new).await.unwrap();
        session.log(event("reports-made", "report", "many")).unwrap();
        session.commit().await.unwrap();

        let mut session = database.store().read(&operator()).await.unwrap();
        let everything = ReportFilter::default();
        let page = session.reports(&everything, PageRequest::new(1, 5)).await.unwrap();
        assert_eq!((page.total, page.rows.len()), (12, 5));
        assert_eq!(page.rows[0].kind, ReportKind::AnnualReport);
        assert_eq!(page.rows[0].year.number(), 2026);
        let last = session.reports(&everything, PageRequest::new(3, 5)).await.unwrap();
        assert_eq!(last.rows.len(), 2);
        let filter = ReportFilter {
            units: Some(vec![ekstad.north, ekstad.south, ekstad.care]),
            year: Some(year()),
            kind: Some(ReportKind::TertialReport1),
        };
        let found = session.reports(&filter, PageRequest::new(1, 20)).await.unwrap();
        assert_eq!((found.total, found.rows.len()), (1, 1));
        let none = ReportFilter { units: Some(vec![]), ..ReportFilter::default() };
        assert_eq!(session.reports(&none, PageRequest::new(1, 20)).await.unwrap().total, 0);
        let years = session.report_years().await.unwrap();
        assert_eq!(years.iter().map(|year| year.number()).collect::<Vec<_>>(), [2026, 2025, 2024]);
        assert_eq!(session.report_count().await.unwrap(), 12);
        assert_eq!(session.reports_of_unit(ekstad.south).await.unwrap().len(), 12);
        assert_eq!(session.reports_of_year(year()).await.unwrap().len(), 4);
        let latest = session.latest_reports().await.unwrap();
        assert_eq!((latest.len(), latest[0].id), (1, page.rows[0].id));
        let one = session.report_of(ekstad.south, year(), ReportKind::AnnualPlan).await.unwrap();
        let one = one.unwrap();
        assert_eq!(session.report(one.id).await.unwrap().unwrap(), one);
        assert_eq!(session.report(ReportId::from_bits(7)).await.unwrap(), None);
    });
}

#[test]
fn grades_are_counted_by_level() {
    on_both_backends(async |database| {
        let mut ekstad = Ekstad::build(database.store()).await;
        let plan = ekstad.report(ReportKind::AnnualPlan, year(), "90");
        let annual = ekstad.report(ReportKind::AnnualReport, year(), "90");
        let mut session = database.store().write(&operator()).await.unwrap();
        session.create_reports(&[plan.clone(), annual.clone()]).await.unwrap();
        let counts = session.grade_counts(&[plan.version.id, annual.version.id]).await.unwrap();
        assert_eq!(counts.len(), 2);
        let of = |version| counts.iter().find(|count| count.version == version).unwrap();
        assert_eq!(of(plan.version.id).assessment, Assessment::Missing);
        let annual = of(annual.version.id);
        assert_eq!((annual.level, annual.count), (GoalLevel::Unit, 1));
        assert!(annual.assessment.grade().is_some());
        assert_eq!(session.grade_counts(&[]).await.unwrap(), []);
    });
}

#[test]
fn a_report_moves_on_and_the_same_report_is_not_made_twice() {
    on_both_backends(async |database| {
        let mut ekstad = Ekstad::build(database.store()).await;
        let new = ekstad.report(ReportKind::AnnualPlan, year(), "90");
        let again = ekstad.report(ReportKind::AnnualPlan, year(), "90");
        let mut session = database.store().write(&operator()).await.unwrap();
        session.create_reports(std::slice::from_ref(&new)).await.unwrap();
        let (base, state) = (RowVersion::FIRST, ReportState::Draft);
        let progress = |confirmed| ReportProgress { state, confirmed, at: now() };
        let next = session.change_report_state(new.id, base, progress(false)).await.unwrap();
        let late = session.change_report_state(new.id, base, progress(true)).await;
        assert!(matches!(late, Err(StoreError::Stale)));
        let report = session.report(new.id).await.unwrap().unwrap();
        assert_eq!((report.state, report.confirmed, report.row_version), (state, false, next));
        let twice = session.create_reports(&[again]).await;
        assert!(matches!(twice, Err(StoreError::Conflict(ConstraintName::ReportOfUnitYearKind))));
    });
}

#[test]
fn a_public_name_stays_its_reports_own_and_leads_to_the_one_that_counts() {
    on_both_backends(async |database| {
        let mut ekstad = Ekstad::build(database.store()).await;
        let mut session = database.store().write(&operator()).await.unwrap();
        let this = ekstad.report(ReportKind::AnnualReport, year(), "88");
        let other = ekstad.report(ReportKind::AnnualPlan, year(), "88");
        session.create_reports(&[this.clone(), other.clone()]).await.unwrap();
        let renamed: Slug = "vb-2025-dagcentret-vid-torget".parse().unwrap();
        session.give_report_slug(this.id, &renamed, now()).await.unwrap();
        session.log(event("report-named", "report", renamed.as_str())).unwrap();
        session.commit().await.unwrap();

        let mut session = database.store().write(&operator()).await.unwrap();
        assert_eq!(
            session.report_slugs(this.id).await.unwrap(),
            [renamed.clone(), this.slug.clone()]
        );
        for slug in [&renamed, &this.slug] {
            assert_eq!(session.report_of_slug(slug).await.unwrap(), Some(this.id));
        }
        let unknown = session.give_report_slug(ReportId::from_bits(7), &renamed, now()).await;
        assert!(matches!(unknown, Err(StoreError::Stale)));
        let taken = session.give_report_slug(other.id, &renamed, now()).await;
        assert!(matches!(taken, Err(StoreError::Conflict(ConstraintName::ReportSlug))));
    });
}
