//! Where somebody who signs in begins, and the address of their dates.

use axum::http::{Method, StatusCode, header};
use tertial_domain::role::Role;

use crate::city::City;
use crate::sign_in::{Browser, HOST, PASSWORD, city};

#[tokio::test]
async fn whoever_signs_in_begins_at_their_own_page_and_everybody_else_at_the_citys() {
    let city = city().await;
    city.somebody("astrid", (Role::Reporter, city.ekstad.south), PASSWORD).await;
    let astrid = Browser::signed_in(&city, "astrid").await;
    let own = astrid.get("/").await;
    assert!(own.text().contains("<h1>Min sida</h1>"), "{}", own.text());
    assert!(own.text().contains("Ekstads dagcenter"));
    assert!(own.text().contains("<a href=\"/\" aria-current=\"page\">Min sida</a>"));
    assert_eq!(own.header(&header::CACHE_CONTROL), "no-store");
    let citys = astrid.get("/city").await;
    assert!(citys.text().contains("<a href=\"/city\" aria-current=\"page\">Staden</a>"));
    assert!(citys.text().contains("action=\"/city\""));

    let local = City::found().await;
    for path in ["/", "/city"] {
        let page = local.get(path).await;
        assert!(!page.text().contains("Min sida"), "{path}");
        assert!(page.text().contains("<a href=\"/\" aria-current=\"page\">Start</a>"), "{path}");
    }
}

#[tokio::test]
async fn a_calendar_address_is_shown_once_fetched_without_a_cookie_and_withdrawn() {
    let city = city().await;
    city.somebody("astrid", (Role::Reporter, city.ekstad.south), PASSWORD).await;
    let astrid = Browser::signed_in(&city, "astrid").await;
    assert!(!astrid.get("/account").await.text().contains("/calendar/end"));
    let made = astrid.post("/account/calendar", "").await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.text());
    let shown = |mark: &str| {
        let from =
            made.text().split("https://tertial.ekstad.example").find(|it| it.starts_with(mark));
        from.unwrap().split('<').next().unwrap().to_owned()
    };
    let (calendar, feed) = (shown("/calendar/"), shown("/feed/"));
    let fetch = async |path: &str| city.get_with(path, &[("host", HOST)]).await;
    let answer = fetch(&calendar).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header(&header::CONTENT_TYPE), "text/calendar; charset=utf-8");
    assert_eq!(answer.header(&header::CACHE_CONTROL), "no-store");
    assert!(answer.text().starts_with("BEGIN:VCALENDAR"));
    let english = fetch(&format!("{calendar}?language=en")).await;
    assert!(english.text().contains("NAME:Tertial: my dates"), "{}", english.text());
    let answer = fetch(&feed).await;
    assert_eq!(answer.header(&header::CONTENT_TYPE), "application/atom+xml; charset=utf-8");
    let secret = calendar.trim_start_matches("/calendar/").trim_end_matches(".ics");
    let page = astrid.get("/account").await;
    assert!(!page.text().contains(secret), "shown once");
    for wrong in [
        format!("/calendar/{secret}"),
        format!("/calendar/{secret}.xml"),
        format!("/feed/{secret}.ics"),
        format!("/calendar/{}.ics", "ab".repeat(32)),
        "/calendar/.ics".to_owned(),
    ] {
        assert_eq!(fetch(&wrong).await.status, StatusCode::NOT_FOUND, "{wrong}");
    }
    let stranger = city.send(Method::POST, "/account/calendar", &[("host", HOST)], "").await;
    assert_ne!(stranger.status, StatusCode::OK);
    let withdrawn = astrid.post("/account/calendar/end", "").await;
    assert_eq!(withdrawn.status, StatusCode::SEE_OTHER);
    assert_eq!(fetch(&calendar).await.status, StatusCode::NOT_FOUND);
    assert_eq!(fetch(&feed).await.status, StatusCode::NOT_FOUND);
    for incident in city.incidents.lock().unwrap().iter() {
        assert!(!format!("{incident:?}").contains(secret));
    }
}
