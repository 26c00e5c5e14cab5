//! The month's report: small groups stay hidden, and what is late stays late over New Year.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

use jiff::civil::{Date, date};
use tertial_domain::activity::ActivityState;
use tertial_domain::period::OperatingYear;
use tertial_domain::report::ReportKind;
use tertial_domain::sheet::SheetPart;
use tertial_store::reports::NewReport;
use tertial_testkit::databases::operator;
use tertial_testkit::ekstad::event;
use tertial_testkit::{Database, Ekstad, on_both_backends};
use tertial_usecases::context::Context;
use tertial_usecases::sheets;

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

/// Late activities of the committee at the end of a month.
async fn overdue(context: &Context, ekstad: &Ekstad, month: Date) -> String {
    let made = sheets::monthly(context, &reader(), Some(ekstad.care), month).await.unwrap();
    let mut tables = made.sheet.parts.iter().filter_map(|part| match part {
        SheetPart::Table(table) => Some(table),
        SheetPart::Heading(_)
        | SheetPart::Text(_)
        | SheetPart::List(_)
        | SheetPart::Picture { .. } => None,
    });
    let follow_up = tables.rfind(|table| table.header.len() == 5).unwrap();
    follow_up.rows.first().and_then(|row| row.get(1)).unwrap().clone()
}

#[test]
fn what_is_late_is_late_after_new_year() {
    on_both_backends(async |database| {
        let mut ekstad = Ekstad::build(database.store()).await;
        let context = context(database);
        assert_eq!(overdue(&context, &ekstad, date(2025, 9, 1)).await, "0");
        assert_eq!(overdue(&context, &ekstad, date(2025, 12, 1)).await, "1");
        assert_eq!(overdue(&context, &ekstad, date(2026, 1, 1)).await, "1");
        // The annual report says that it goes on still, and is the year's answer in January too.
        let said = ekstad.report(ReportKind::AnnualReport, year(2025), "90");
        store(database, &[said]).await;
        assert_eq!(overdue(&context, &ekstad, date(2026, 1, 1)).await, "1");
        // The next year's first report answers it: counted once, by what was said last.
        let mut done = ekstad.report(ReportKind::TertialReport1, year(2026), "90");
        done.version.facts.answers[0].state = Some(ActivityState::Done);
        store(database, &[done]).await;
        assert_eq!(overdue(&context, &ekstad, date(2026, 1, 1)).await, "0");
    });
}
