//! A year in the pages: the city office opens it by a form, a unit begins its plan and answers a
//! change, and each sees what is theirs.

use axum::http::{StatusCode, header};
use tertial_domain::role::Role;

use crate::city::Answer;
use crate::sign_in::{Browser, PASSWORD, city};

/// The value of the first field of a name on a page.
fn field(page: &Answer, name: &str) -> String {
    let text = page.text();
    let after = text.split_once(&format!("name=\"{name}\" value=\"")).unwrap().1;
    after.split_once('"').unwrap().0.to_owned()
}

/// What a browser sends of the opening form as it stands: every box ticked, every field as it is.
fn sent(page: &Answer, also: &str) -> String {
    let text = page.text();
    let mut pairs = Vec::new();
    for piece in text.split("<input ").skip(1) {
        let tag = piece.split_once('>').unwrap().0;
        let value = |name: &str| {
            let after = tag.split_once(&format!("{name}=\""))?.1;
            Some(after.split_once('"')?.0.to_owned())
        };
        let Some(name) = value("name") else { continue };
        if ["q", "return_to", "last"].contains(&name.as_str()) || name.starts_with("new-") {
            continue;
        }
        let text = value("value").unwrap_or_default().replace(' ', "+").replace('%', "%25");
        pairs.push(format!("{name}={text}"));
    }
    pairs.push(also.to_owned());
    pairs.join("&")
}

fn is_clean(page: &Answer) {
    for banned in ["<script", " style=", "<style", "javascript:", " onclick"] {
        assert!(!page.text().contains(banned), "{banned}");
    }
}

#[tokio::test]
async fn the_city_office_opens_a_year_and_a_unit_plans_and_answers() {
    let city = city().await;
    let places = city.ekstad.clone();
    city.somebody("dagny", (Role::CityOffice, places.council), PASSWORD).await;
    city.somebody("astrid", (Role::Reporter, places.south), PASSWORD).await;
    let dagny = Browser::signed_in(&city, "dagny").await;
    let astrid = Browser::signed_in(&city, "astrid").await;
    assert!(dagny.get("/years").await.text().contains("/years/2027/opening"));
    assert!(!astrid.get("/years").await.text().contains("/opening"));
    assert_eq!(astrid.get("/years/2027/opening").await.status, StatusCode::FORBIDDEN);
    assert_eq!(astrid.get("/years/2027").await.status, StatusCode::NOT_FOUND);

    let form = dagny.get("/years/2027/opening").await;
    assert_eq!(form.status, StatusCode::OK, "{}", form.text());
    is_clean(&form);
    let order = sent(&form, "new-activity-1=Alla+%C3%B6var&decision=KF+2026");
    let opened = dagny.post("/years/2027/opening", &order).await;
    assert_eq!(opened.header(&header::LOCATION), "/years/2027", "{}", opened.text());
    let again = dagny.post("/years/2027/opening", &order).await;
    assert_eq!(again.header(&header::LOCATION), "/years/2027", "twice is once");
    let year = dagny.get("/years/2027").await;
    is_clean(&year);
    assert!(year.text().contains("Omsorgen håller hög kvalitet"), "{}", year.text());
    assert!(year.text().contains("Alla övar") && year.text().contains("/years/2027/undoing"));
    assert!(!astrid.get("/years/2027").await.text().contains("/undoing"));

    let plan = format!("/units/{}/years/2027", places.south);
    let page = astrid.get(&plan).await;
    is_clean(&page);
    assert!(page.text().contains("Påbörja planen"), "{}", page.text());
    assert!(!dagny.get(&plan).await.text().contains("Påbörja planen"));
    let begin = format!("key={}&kind=annual_plan", field(&page, "key"));
    assert_eq!(dagny.post(&plan, &begin).await.status, StatusCode::FORBIDDEN);
    let begun = astrid.post(&plan, &begin).await;
    let report = begun.header(&header::LOCATION).to_owned();
    assert!(report.starts_with("/reports/"), "{}", begun.text());
    assert_eq!(astrid.post(&plan, &begin).await.header(&header::LOCATION), report);
    assert_eq!(astrid.get(&report).await.status, StatusCode::OK);

    let changes = format!("{plan}/changes");
    let none = astrid.get(&changes).await;
    assert!(none.text().contains("Inget har ändrats"), "{}", none.text());
    is_clean(&none);
    let key = field(&dagny.get("/years/2027").await, "key");
    let undone = dagny.post("/years/2027/undoing", &format!("key={key}")).await;
    assert_eq!(undone.header(&header::LOCATION), "/years", "an untouched plan keeps nobody");
    assert_eq!(astrid.get(&plan).await.status, StatusCode::NOT_FOUND);
    assert_eq!(astrid.get(&report).await.status, StatusCode::OK, "and it stays where it is");
}
