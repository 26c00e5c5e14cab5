//! What one page says of a figure or a goal is what the others say.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

use tertial_domain::activity::ActivityState;
use tertial_domain::period::{OperatingYear, YearPart};
use tertial_domain::quantity::{Quantity, Share, Value};
use tertial_domain::report::ReportKind;
use tertial_domain::target::{Target, TargetOwner};
use tertial_store::reports::NewReport;
use tertial_testkit::databases::operator;
use tertial_testkit::ekstad::event;
use tertial_testkit::{Database, Ekstad, on_both_backends};
use tertial_usecases::figures::KeyFigure;
use tertial_usecases::reports::ReportFilter;
use tertial_usecases::{goals, indicators, organisation, overview, reports};

use crate::setting::{context, reader};

fn year(number: i16) -> OperatingYear {
    OperatingYear::new(number).unwrap()
}

async fn store(database: &Database, new: &[NewReport]) {
    let mut session = database.store().write(&operator()).await.unwrap();
    session.create_reports(new).await.unwrap();
    session.log(event("reports-stored", "report", "some")).unwrap();
    session.commit().await.unwrap();
}

/// The same report as the city's own, with the council's target.
fn of_city(ekstad: &Ekstad, mut new: NewReport) -> NewReport {
    (new.unit, new.authority) = (ekstad.council, ekstad.council_authority);
    new.version.facts.assessments.clear();
    new.version.facts.answers.clear();
    for target in &mut new.version.facts.targets {
        target.owner = TargetOwner::Council;
        target.target = Target::read("89 %");
        "89 %".clone_into(&mut target.printed);
    }
    new
}

fn with_share(mut new: NewReport, numerator: u32) -> NewReport {
    let share = Share::new(numerator.into(), 100.into());
    for outcome in &mut new.version.facts.outcomes {
        let quantity = Quantity::read(&format!("{numerator} %")).unwrap();
        outcome.values.total = Some(Value::Number(Quantity { share, ..quantity }));
    }
    new
}

#[test]
fn a_figure_of_the_city_is_the_same_on_every_page() {
    on_both_backends(async |database| {
        let mut ekstad = Ekstad::build(database.store()).await;
        let whole = ekstad.report(ReportKind::AnnualReport, year(2024), "90");
        let part = ekstad.report(ReportKind::TertialReport2, year(2025), "95");
        store(database, &[of_city(&ekstad, whole), of_city(&ekstad, part)]).await;
        let context = context(database);
        let list = indicators::list(&context, &reader()).await.unwrap();
        let line = &list.indicators[0];
        let latest = line.latest.clone().unwrap();
        assert_eq!((latest.year, latest.part), (year(2025), YearPart::Tertial2));
        assert_eq!(line.added_from, None);
        let start = async |of| {
            let start = overview::city_start(&context, &reader(), Some(year(of))).await.unwrap();
            start.figures[0].clone()
        };
        let now: KeyFigure = start(2025).await;
        assert_eq!((&now.latest, &now.series), (&line.latest, &line.series));
        assert_eq!(now.target.unwrap().met, Some(true), "a share is one at any time");
        let before = start(2024).await;
        assert_eq!(before.latest.unwrap().quantity.printed, "90 %");
        let target = before.target.unwrap();
        assert_eq!((target.target, target.met), (Target::read("minst 89 %"), Some(true)));
        let unit = organisation::unit(&context, &reader(), ekstad.council).await.unwrap();
        assert_eq!(unit.indicators[0].latest, line.latest);
        let page = indicators::show(&context, &reader(), line.indicator.id, None).await.unwrap();
        let point = page.points.last().unwrap();
        assert_eq!((point.year, point.part), (year(2025), YearPart::Tertial2));
        // The council's target is the city's own, and stands once.
        assert_eq!((point.targets.len(), &point.council_target), (1, &None));
        assert_eq!(point.targets[0].target, Target::read("minst 89 %"));
    });
}

#[test]
fn what_units_alone_report_is_added_up_in_the_list_as_on_its_page() {
    on_both_backends(async |database| {
        let mut ekstad = Ekstad::build(database.store()).await;
        let south = with_share(ekstad.report(ReportKind::AnnualReport, year(2025), "90"), 90);
        let library = ekstad.report(ReportKind::AnnualReport, year(2025), "80");
        let mut library = with_share(library, 80);
        (library.unit, library.authority) = (ekstad.library, ekstad.school_authority);
        library.version.facts.assessments.clear();
        library.version.facts.answers.clear();
        let old = with_share(ekstad.report(ReportKind::AnnualReport, year(2022), "70"), 70);
        store(database, &[library, south, old]).await;
        let context = context(database);
        let list = indicators::list(&context, &reader()).await.unwrap();
        let line = &list.indicators[0];
        let latest = line.latest.clone().unwrap();
        assert_eq!((latest.year, latest.quantity.number), (year(2025), 85.into()));
        assert_eq!((line.added_from, line.series.len()), (Some(2), 4));
        let page = indicators::show(&context, &reader(), line.indicator.id, None).await.unwrap();
        assert_eq!(page.rollup.unwrap().value, latest.quantity.number);
        assert_eq!(page.unit, ekstad.south, "it has the longest history");
    });
}

#[test]
fn the_councils_target_is_known_to_a_unit_whose_report_leaves_it_out() {
    on_both_backends(async |database| {
        let mut ekstad = Ekstad::build(database.store()).await;
        let own = ekstad.report(ReportKind::AnnualReport, year(2025), "88");
        let city = ekstad.report(ReportKind::AnnualReport, year(2025), "90");
        store(database, &[own, of_city(&ekstad, city)]).await;
        let context = context(database);
        let (scope, unit) = (reader(), Some(ekstad.south));
        let page = indicators::show(&context, &scope, ekstad.indicator, unit).await.unwrap();
        let point = page.points.last().unwrap();
        assert_eq!(point.council_target.as_deref(), Some("89 %"));
        assert_eq!(point.targets[0].printed, "minst 90 %");
        let unit = organisation::unit(&context, &reader(), ekstad.south).await.unwrap();
        assert_eq!(unit.indicators[0].target.as_ref().unwrap().met, Some(false));
    });
}

#[test]
fn a_committee_has_no_gap_where_it_aims_at_nothing() {
    on_both_backends(async |database| {
        let ekstad = Ekstad::build(database.store()).await;
        let context = context(database);
        for committee in [Some(ekstad.school), Some(ekstad.care), None] {
            let year = Some(year(2025));
            let chain = goals::chain(&context, &reader(), year, committee).await.unwrap();
            assert_eq!((chain.focus_goals.len(), chain.gaps), (1, Vec::new()), "{committee:?}");
        }
    });
}

#[test]
fn a_goals_page_tells_whence_its_grade_is_and_how_its_work_stands() {
    on_both_backends(async |database| {
        let mut ekstad = Ekstad::build(database.store()).await;
        let forecast = ekstad.report(ReportKind::TertialReport2, year(2025), "85");
        let report = ekstad.report(ReportKind::AnnualReport, year(2025), "88");
        store(database, &[forecast, report.clone()]).await;
        let context = context(database);
        let page = goals::show(&context, &reader(), ekstad.unit_goal).await.unwrap();
        assert_eq!(page.assessed_in, Some((report.id, ReportKind::AnnualReport, year(2025))));
        assert_eq!(page.owner, Some(ekstad.south));
        let activity = &page.activities[0];
        assert_eq!(activity.state, Some(ActivityState::Ongoing));
        assert_eq!(activity.report, Some(report.id));
        let (unit, latest) = page.indicators[0].latest.clone().unwrap();
        assert_eq!((unit, latest.quantity.printed.as_str()), (ekstad.south, "88 %"));
        let area = goals::show(&context, &reader(), ekstad.area).await.unwrap();
        assert_eq!((area.assessed_in, area.goal.unit_counts.fully_met), (None, 1));
        assert_eq!(area.goal.goals[0].goals.len(), 1, "the unit goals are listed too");
    });
}

#[test]
fn reports_are_narrowed_by_a_name_and_a_page_past_the_end_is_the_last() {
    on_both_backends(async |database| {
        let mut ekstad = Ekstad::build(database.store()).await;
        let mut new = Vec::new();
        for of in 2024..=2026 {
            new.push(ekstad.report(ReportKind::AnnualReport, year(of), "90"));
        }
        store(database, &new).await;
        let context = context(database);
        let named = |words: &str| ReportFilter {
            unit_words: Some(words.to_owned()),
            page: 9_999,
            ..ReportFilter::default()
        };
        for (words, count, of_page) in
            [("asens", 3, 3), ("Ekstads dagcenter", 3, 3), ("Biblioteket", 0, 0)]
        {
            let list = reports::list(&context, &reader(), &named(words)).await.unwrap();
            assert_eq!((list.total, list.reports.len()), (count, of_page), "{words}");
        }
    });
}
