//! What a page says of figures and documents that are not what they look like at first.

use axum::http::{StatusCode, header};
use tertial_presentation::language::Language;

use crate::city::City;
use crate::samples;

fn page(path: &str) -> String {
    let samples = samples::all(Language::Swedish);
    samples.into_iter().find(|sample| sample.path == path).unwrap().html.replace('\u{a0}', " ")
}

#[test]
fn a_part_of_a_year_is_no_lowest_year() {
    let html = page("/indicators/visits");
    for said in [
        "Utfall för Almgårdens dagliga verksamhet till och med augusti 2026 är 383 381 st",
        "Från 517 715 st 2022 till 568 038 st 2025. Högst 568 038 st 2025, lägst 517 715 st 2022.",
        "Till och med augusti 2026: 383 381 st. Vid samma tid 2025: 371 204 st.",
        "<dd class=\"hint\">T2 2025: 371 204 st</dd>",
    ] {
        assert!(html.contains(said), "{said}");
    }
    for wrong in ["lägst 383 381", "till 383 381", "Senaste utfall för"] {
        assert!(!html.contains(wrong), "{wrong}");
    }
}

#[test]
fn a_level_is_as_much_a_level_in_august() {
    let html = page("/indicators/one");
    assert!(html.contains("till 7,9 % T2 2026"));
    assert!(!html.contains("en del av året"));
    assert!(html.contains("<dd class=\"hint\">T2 2025: 8,1 %</dd>"), "like beside like");
    assert!(html.contains("Samma del av tidigare år"));
}

#[test]
fn a_report_of_a_part_of_a_year_has_the_same_part_of_earlier_years_beside_it() {
    let html = page("/reports/one");
    let beside = "<span lang=\"sv\">Aktuell genomförandeplan</span>: \
                  <span class=\"nowrap\">T1 2026 <b>91 %</b></span>, \
                  <span class=\"nowrap\">T1 2025 <b>88 %</b></span>";
    assert!(html.contains(beside));
}

#[test]
fn what_nobody_has_confirmed_is_not_called_adopted() {
    let html = page("/reports/one");
    let stamp = html.split("class=\"hint stamp\">").nth(1).unwrap();
    assert!(stamp.starts_with("Inläst, inte bekräftad. Version 2"), "{}", &stamp[..60]);
    for path in ["/reports", "/review"] {
        let html = page(path);
        let mut rows = html.split("<tr").filter(|row| row.contains("Kvarnbackens stödboende"));
        let row = rows.next().unwrap();
        assert!(row.contains("Inläst, inte bekräftad"), "{path}: {row}");
        assert!(!row.contains("Beslutad"), "{path}: {row}");
    }
}

#[tokio::test]
async fn a_file_is_kept_under_the_name_of_its_report() {
    let city = City::found().await;
    let answer = city.get(&format!("/reports/{}/json", city.report)).await;
    assert_eq!(answer.status, StatusCode::OK);
    let said = answer.header(&header::CONTENT_DISPOSITION);
    assert!(said.starts_with("attachment; filename=\"Verksamhetsberattelse-20"), "{said}");
    assert!(said.contains("; filename*=UTF-8''Verksamhetsber%C3%A4ttelse-20"), "{said}");
}

#[test]
fn a_units_goals_in_the_middle_of_a_year_are_a_forecast() {
    let html = page("/units/one");
    assert!(html.contains("Egna mål, prognos efter T2 2026"));
}
