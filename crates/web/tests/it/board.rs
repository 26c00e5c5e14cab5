//! The controller's board as a browser meets it.

use axum::http::{Method, StatusCode, header};

use crate::city::City;

#[tokio::test]
async fn the_board_shows_rows_in_the_order_that_is_asked_for() {
    let city = City::found().await;
    let page = city.get("/board").await;
    assert_eq!(page.status, StatusCode::OK);
    let text = page.text();
    for part in ["klarmarkerade", "/board/xlsx", "role=\"rowheader\""] {
        assert!(text.contains(part), "{part}");
    }
    assert!(!text.contains("name=\"act\""), "whoever only reads is offered nothing");
    let ordered = city.get("/board?order=name&turned=yes").await;
    assert!(ordered.text().contains("aria-sort=\"descending\""), "{}", ordered.text());
    for (path, status) in [
        ("/board?part=late", StatusCode::OK),
        ("/board?level=committees&kind=annual_report&year=2025", StatusCode::OK),
        ("/board?order=colour", StatusCode::BAD_REQUEST),
        ("/board?part=none", StatusCode::BAD_REQUEST),
        ("/board/csv?committee=%3Cb%3E", StatusCode::BAD_REQUEST),
    ] {
        assert_eq!(city.get(path).await.status, status, "{path}");
    }
}

#[tokio::test]
async fn the_board_is_a_file_for_a_spreadsheet() {
    let city = City::found().await;
    let csv = city.get("/board/csv").await;
    assert_eq!(csv.status, StatusCode::OK);
    assert!(csv.header(&header::CONTENT_DISPOSITION).contains(".csv"));
    assert!(csv.text().starts_with("\u{feff}Enhet;"), "{}", csv.text());
    let xlsx = city.get("/board/xlsx").await;
    assert!(xlsx.header(&header::CONTENT_TYPE).contains("spreadsheetml"));
    assert!(xlsx.bytes.starts_with(b"PK"));
}

#[tokio::test]
async fn whoever_only_reads_is_told_that_a_step_is_not_theirs() {
    let city = City::found().await;
    let form =
        [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
    let key = "key=019b0000-0000-7000-8000-000000000009";
    let row = format!("row={}%3A1", city.report);
    let body = format!("{key}&act=review&{row}&year=2025&kind=annual_report");
    let told = city.send(Method::POST, "/board/act", &form, &body).await;
    assert_eq!(told.status, StatusCode::OK, "{}", told.text());
    assert!(told.text().contains("0 av 1 gjorda"), "{}", told.text());
    let nothing = city.send(Method::POST, "/board/act", &form, &format!("{key}&act=review")).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", nothing.text());
    for wrong in ["act=adopt", "act=review&row=x", "act=ask&asks=order"] {
        let body = format!("{key}&{wrong}");
        let told = city.send(Method::POST, "/board/act", &form, &body).await;
        assert_eq!(told.status, StatusCode::BAD_REQUEST, "{wrong}");
    }
}
