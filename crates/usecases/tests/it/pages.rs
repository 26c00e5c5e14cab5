//! What the pages are given, from documents that were read in.

use tertial_domain::assessment::{Assessment, GradeCode};
use tertial_domain::goal::GoalLevel;
use tertial_domain::ids::ReportId;
use tertial_domain::period::{OperatingYear, YearPart};
use tertial_domain::report::ReportKind;
use tertial_testkit::on_both_backends;
use tertial_usecases::activities::ActivityFilter;
use tertial_usecases::context::Context;
use tertial_usecases::failure::Failure;
use tertial_usecases::reports::ReportFilter;
use tertial_usecases::search::{SearchPage, SearchQuestion};
use tertial_usecases::{activities, goals, indicators, organisation, overview, reports, search};

use crate::setting::{annual_report, context, read, reader};

#[expect(clippy::unwrap_used, reason = "what a test stands on")]
async fn two_years(context: &Context) -> ReportId {
    read(context, "a.txt", &annual_report(2023, "79 %", "Uppfylls delvis")).await.unwrap();
    let last = annual_report(2024, "82 %", "Uppfylls helt");
    read(context, "b.txt", &last).await.unwrap().report
}

#[test]
fn a_report_is_shown_with_its_links_and_neighbours() {
    on_both_backends(async |database| {
        let context = context(database);
        let id = two_years(&context).await;
        let page = reports::show(&context, &reader(), id, None).await.unwrap();
        assert_eq!(page.goal_links.len(), 3);
        assert!(page.goal_links.iter().all(Option::is_some));
        assert!(page.indicator_links[1][0].is_some());
        assert_eq!(page.siblings.len(), 1);
        assert_eq!(page.line.counts.fully_met, 1);
        assert_eq!(page.source.unwrap().file, "b.txt");
        let file = reports::files::json(&context, &reader(), id, None).await.unwrap();
        assert!(file.bytes.starts_with(b"{"));
        assert_eq!((file.kind, file.year), (page.line.kind, page.line.year));
        assert_eq!(file.unit_name, page.line.unit_name);
        let missing = ReportId::from_bits(7);
        let gone = reports::show(&context, &reader(), missing, None).await;
        assert_eq!(gone, Err(Failure::NotFound));
    });
}

#[test]
fn the_lists_narrow_and_count() {
    on_both_backends(async |database| {
        let context = context(database);
        two_years(&context).await;
        let all = reports::list(&context, &reader(), &ReportFilter::default()).await.unwrap();
        assert_eq!((all.total, all.reports[0].year.number()), (2, 2024));
        let filter = ReportFilter { year: OperatingYear::new(2023), ..ReportFilter::default() };
        assert_eq!(reports::list(&context, &reader(), &filter).await.unwrap().total, 1);
        let filter =
            ActivityFilter { words: Some("vindskydd".to_owned()), ..ActivityFilter::default() };
        let found = activities::list(&context, &reader(), &filter).await.unwrap();
        assert_eq!(found.total, 1);
        assert_eq!(found.activities[0].goal.as_ref().unwrap().1, "Barnen är ute varje dag");
    });
}

#[test]
fn the_chain_goes_from_the_council_to_the_unit() {
    on_both_backends(async |database| {
        let context = context(database);
        two_years(&context).await;
        let chain = goals::chain(&context, &reader(), None, None).await.unwrap();
        assert_eq!(chain.year.number(), 2024);
        let area = &chain.focus_goals[0].goals[0];
        assert_eq!((area.level, area.unit_counts.fully_met), (GoalLevel::Area, 1));
        let unit = goals::show(&context, &reader(), area.goals[0].id).await.unwrap();
        assert_eq!(unit.above.len(), 2);
        let grade = GradeCode::FULLY_MET;
        assert!(matches!(&unit.goal.assessment,
            Assessment::Graded { grade: found, .. } if *found == grade));
        assert_eq!(unit.activities.len(), 1);
    });
}

#[test]
fn an_indicator_has_its_years() {
    on_both_backends(async |database| {
        let context = context(database);
        two_years(&context).await;
        let list = indicators::list(&context, &reader()).await.unwrap();
        let line = &list.indicators[0];
        assert_eq!((list.indicators.len(), line.unit_count), (1, 1));
        let page = indicators::show(&context, &reader(), line.indicator.id, None).await.unwrap();
        let printed: Vec<String> = page
            .points
            .iter()
            .filter_map(|point| Some(point.values.total.as_ref()?.quantity()?.printed.clone()))
            .collect();
        assert_eq!(printed, ["79 %", "82 %"]);
        assert_eq!(page.points[1].targets[0].printed, "85 %");
        assert_eq!(page.points[1].council_target.as_deref(), Some("öka"));
        assert_eq!(page.points[1].analysis.as_deref(), Some("Flera svarade i år än förra året."));
    });
}

#[test]
fn a_unit_is_found_with_its_reports_and_by_inflected_words() {
    on_both_backends(async |database| {
        let context = context(database);
        let id = two_years(&context).await;
        let unit = reports::show(&context, &reader(), id, None).await.unwrap().line.unit;
        let page = organisation::unit(&context, &reader(), unit).await.unwrap();
        assert_eq!(page.name, "Ängens förskola");
        assert_eq!((page.reports.len(), page.goals.len(), page.indicators.len()), (2, 1, 1));
        let tree = organisation::tree(&context, &reader(), None, None).await.unwrap();
        assert_eq!(tree.roots[0].children[0].name, "Ängens förskola");
        for (words, found) in [("angens", 1), ("Björkens", 0)] {
            let tree = organisation::tree(&context, &reader(), None, Some(words)).await.unwrap();
            assert_eq!((tree.roots.len(), tree.is_unknown), (found, false), "{words}");
        }
        let found = find(&context, "odlingslåda").await;
        assert_eq!((found.total, found.hits.len(), found.names.len()), (2, 2, 0));
        let first = &found.hits[0].first;
        assert_eq!((first.heading.as_str(), first.year.number()), ("Sammanfattande analys", 2024));
        assert!(first.excerpt.iter().any(|(words, hit)| *hit && words == "odlingslådor"));
        assert_eq!(find(&context, "  ").await.total, 0);
        let plain = find(&context, "odlingslada").await;
        assert_eq!(plain.hits, found.hits, "without dots and rings");
    });
}

#[expect(clippy::unwrap_used, reason = "what a test stands on")]
async fn find(context: &Context, words: &str) -> SearchPage {
    let question = SearchQuestion { words: words.to_owned(), page: 1, every_year: false };
    search::find(context, &reader(), &question).await.unwrap()
}

#[test]
fn a_year_among_the_words_narrows_to_that_year() {
    on_both_backends(async |database| {
        let context = context(database);
        two_years(&context).await;
        let narrowed = find(&context, "odlingslådor 2023").await;
        assert_eq!(narrowed.year, OperatingYear::new(2023));
        let years: Vec<i16> = narrowed.hits.iter().map(|hit| hit.first.year.number()).collect();
        assert_eq!(years, [2023]);
        let question = SearchQuestion { every_year: true, ..SearchQuestion::default() };
        let question = SearchQuestion { words: "odlingslådor 2023".to_owned(), ..question };
        let every = search::find(&context, &reader(), &question).await.unwrap();
        assert_eq!((every.year, every.total), (None, 0));
        assert_eq!(find(&context, "odlingslådor 2019").await.year, None);
    });
}

#[test]
fn names_come_before_texts() {
    on_both_backends(async |database| {
        let context = context(database);
        two_years(&context).await;
        let cases = [
            ("angens forskola", "Ängens förskola"),
            ("andel nöjda", "Andel nöjda vårdnadshavare"),
            ("barnen ute", "Barnen är ute varje dag"),
        ];
        for (typed, name) in cases {
            let found = find(&context, typed).await;
            assert_eq!(found.names[0].names[0].name, name, "{typed}");
        }
        let found = find(&context, "forskolla").await;
        assert_eq!((found.total, found.meant.as_deref()), (0, Some("förskola")));
        assert_eq!(find(&context, "xyzzy").await.meant, None);
    });
}

#[test]
fn the_start_page_opens_on_the_latest_concluded_year() {
    on_both_backends(async |database| {
        let context = context(database);
        two_years(&context).await;
        let start = overview::city_start(&context, &reader(), None).await.unwrap();
        assert_eq!((start.city.as_str(), start.year.number()), ("Ekstad", 2024));
        assert_eq!(start.document_count, 2);
        assert_eq!(start.focus_goals[0].area_goals.len(), 1);
    });
}

#[test]
fn what_is_said_in_a_tertial_report_is_a_forecast_until_the_year_is_concluded() {
    on_both_backends(async |database| {
        let context = context(database);
        two_years(&context).await;
        let title = ("Verksamhetsberättelse 2025", "Tertialrapport 1 2025");
        let first = annual_report(2025, "81 %", "Uppfylls delvis").replace(title.0, title.1);
        read(&context, "c.txt", &first).await.unwrap();
        let of = async |year| {
            let year = OperatingYear::new(year);
            let start = overview::city_start(&context, &reader(), year).await.unwrap();
            let chain = goals::chain(&context, &reader(), year, None).await.unwrap();
            assert_eq!(start.forecast, chain.forecast);
            start.forecast
        };
        assert_eq!(of(2024).await, None, "the year is over");
        let forecast = of(2025).await.unwrap();
        assert_eq!(forecast.kind, ReportKind::TertialReport1);
        assert_eq!((forecast.units, forecast.expected), (1, 1));
        let last = annual_report(2025, "82 %", "Uppfylls helt");
        read(&context, "d.txt", &last).await.unwrap();
        assert_eq!(of(2025).await, None, "the annual report concludes the year");
        assert_eq!(of(2026).await, None, "nothing is said yet");
    });
}

#[test]
fn a_part_of_a_year_is_shown_beside_the_same_part_of_earlier_years() {
    on_both_backends(async |database| {
        let context = context(database);
        let first = |year: i16, outcome| {
            let whole = annual_report(year, outcome, "Uppfylls delvis");
            whole.replace(
                &format!("Verksamhetsberättelse {year}"),
                &format!("Tertialrapport 1 {year}"),
            )
        };
        read(&context, "a.txt", &first(2024, "76 %")).await.unwrap();
        let concluded = annual_report(2024, "82 %", "Uppfylls helt");
        let whole = read(&context, "b.txt", &concluded).await.unwrap().report;
        let latest = read(&context, "c.txt", &first(2025, "78 %")).await.unwrap().report;
        let page = reports::show(&context, &reader(), latest, None).await.unwrap();
        let [same] = page.same_part.as_slice() else { panic!("{:?}", page.same_part) };
        let told: Vec<(i16, String)> = same
            .figures
            .iter()
            .map(|(year, value)| (year.number(), value.quantity().unwrap().printed.clone()))
            .collect();
        assert_eq!(told, [(2025, "78 %".to_owned()), (2024, "76 %".to_owned())]);
        let page = indicators::show(&context, &reader(), same.indicator, None).await.unwrap();
        let years = |points: &[indicators::IndicatorPoint]| {
            points.iter().map(|point| (point.year.number(), point.part)).collect::<Vec<_>>()
        };
        assert_eq!(years(&page.points), [(2024, YearPart::FullYear), (2025, YearPart::Tertial1)]);
        assert_eq!(years(&page.same_part), [(2024, YearPart::Tertial1)]);
        let page = reports::show(&context, &reader(), whole, None).await.unwrap();
        assert_eq!(page.same_part, [], "a whole year names the year before in its own table");
    });
}
