//! The review as a browser meets it: findings beside the report, answers, faults, the list.

use axum::http::{Method, StatusCode, header};

use crate::city::{Answer, City};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const FROM_HERE: (&str, &str) = ("sec-fetch-site", "same-origin");

/// What a page's first form of an answer holds.
struct Answerable {
    rule: String,
    fingerprint: String,
    key: String,
}

fn after<'a>(text: &'a str, start: &str) -> &'a str {
    let at = text.find(start).unwrap_or_else(|| panic!("no {start}"));
    let rest = &text[at + start.len()..];
    &rest[..rest.find('"').unwrap()]
}

fn first(page: &Answer) -> Answerable {
    Answerable {
        rule: after(page.text(), "name=\"rule\" value=\"").to_owned(),
        fingerprint: after(page.text(), "name=\"fingerprint\" value=\"").to_owned(),
        key: after(page.text(), "name=\"key\" value=\"").to_owned(),
    }
}

async fn give(city: &City, finding: &Answerable, motive: &str) -> Answer {
    let path = format!("/reports/{}/answers", city.report);
    let Answerable { rule, fingerprint, key } = finding;
    let body = format!("rule={rule}&fingerprint={fingerprint}&key={key}&motive={motive}");
    city.send(Method::POST, &path, &[FORM, FROM_HERE], &body).await
}

async fn report(city: &City) -> Answer {
    city.get(&format!("/reports/{}", city.report)).await
}

#[tokio::test]
async fn findings_stand_on_the_page_with_links_that_lead_somewhere() {
    let city = City::found().await;
    let page = report(&city).await;
    let text = page.text();
    assert!(text.contains("class=\"finding weight-"), "{text}");
    for link in text.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(text.contains(&format!("id=\"{link}\"")), "#{link} leads nowhere");
    }
    let rule = first(&page).rule;
    let narrowed = city.get(&format!("/reports/{}?rule={rule}", city.report)).await;
    assert_eq!(first(&narrowed).rule, rule);
    assert!(narrowed.text().contains("name=\"shown\""));
    let unknown = city.get(&format!("/reports/{}?rule=no-such", city.report)).await;
    assert_eq!(unknown.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn an_answer_is_kept_shown_and_withdrawn_and_twice_is_harmless() {
    let city = City::found().await;
    let finding = first(&report(&city).await);
    for _ in 0..2 {
        let kept = give(&city, &finding, "G%C3%A4ller+%3Cn%C3%A4sta%3E+%C3%A5r.").await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text());
        let back = kept.header(&header::LOCATION).to_owned();
        assert!(back.ends_with(&format!("#finding-{}", finding.fingerprint)), "{back}");
    }
    let page = report(&city).await;
    assert!(page.text().contains("Gäller &#60;nästa&#62; år."), "{}", page.text());
    let withdrawal = after(page.text(), "method=\"post\" action=\"/reports/").to_owned();
    assert!(page.text().matches("/withdrawal\"").count() == 1);
    let at = page.text().find("/withdrawal\"").unwrap();
    let start = page.text()[..at].rfind("/reports/").unwrap();
    let path = format!("{}/withdrawal", &page.text()[start..at]);
    assert!(!withdrawal.is_empty());
    let form = format!("fingerprint=x&key={}", after(page.text(), "name=\"key\" value=\""));
    for _ in 0..2 {
        let undone = city.send(Method::POST, &path, &[FORM, FROM_HERE], &form).await;
        assert_eq!(undone.status, StatusCode::SEE_OTHER);
    }
    assert!(!report(&city).await.text().contains("/withdrawal\""));

    // The first form sent once more answers nothing anew, and with other words it is refused.
    let again = give(&city, &finding, "G%C3%A4ller+%3Cn%C3%A4sta%3E+%C3%A5r.").await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    assert!(!report(&city).await.text().contains("/withdrawal\""));
    assert_eq!(give(&city, &finding, "Annat.").await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_motive_that_cannot_be_kept_comes_back_with_a_message() {
    let city = City::found().await;
    let finding = first(&report(&city).await);
    let long = format!("{}%3Cslut%3E", "a".repeat(2_001));
    for (motive, kept) in [("+%0D%0A+", "aria-invalid"), (long.as_str(), "&#60;slut&#62;")] {
        let answer = give(&city, &finding, motive).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text().contains("Skriv en motivering, högst 2\u{a0}000 tecken"));
        assert!(answer.text().contains(kept), "what was written is still there");
        assert_eq!(answer.text().matches("aria-invalid").count(), 1);
        let way = format!("href=\"#finding-{}-motive\"", finding.fingerprint);
        assert!(answer.text().contains(&way), "the top of the page leads to the field");
        let back = format!("name=\"return_to\" value=\"/reports/{}\"", city.report);
        assert!(answer.text().contains(&back), "a change of language leads to a page");
    }
    let exactly = format!("{}%0D%0Ab", "a".repeat(1_998));
    assert_eq!(give(&city, &finding, &exactly).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_answer_to_what_has_changed_is_a_clear_page_that_keeps_the_words() {
    let city = City::found().await;
    let mut finding = first(&report(&city).await);
    finding.fingerprint = "0123456789abcdef".to_owned();
    let answer = give(&city, &finding, "Mina+%3Cord%3E").await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.text().contains("Iakttagelsen har ändrats"));
    assert!(answer.text().contains("Mina &#60;ord&#62;"));
    assert!(answer.text().contains(&format!("/reports/{}#review", city.report)));
}

#[tokio::test]
async fn forms_that_are_not_ours_change_nothing() {
    let city = City::found().await;
    let page = report(&city).await;
    let Answerable { rule, fingerprint, key } = first(&page);
    let path = format!("/reports/{}/answers", city.report);
    let body = format!("rule={rule}&fingerprint={fingerprint}&key={key}&motive=ja");
    for (headers, body, status) in [
        (vec![FORM], body.clone(), StatusCode::FORBIDDEN),
        (vec![FORM, ("sec-fetch-site", "cross-site")], body.clone(), StatusCode::FORBIDDEN),
        (vec![FORM, FROM_HERE], "rule=x&fingerprint=y".to_owned(), StatusCode::BAD_REQUEST),
        (vec![FORM, FROM_HERE], format!("rule={rule}"), StatusCode::BAD_REQUEST),
        (vec![FORM, FROM_HERE], body.replace("key=", "no="), StatusCode::BAD_REQUEST),
        (vec![FORM, FROM_HERE], "a".repeat(70_000), StatusCode::PAYLOAD_TOO_LARGE),
    ] {
        let answer = city.send(Method::POST, &path, &headers, &body).await;
        assert_eq!(answer.status, status, "{headers:?}");
    }
    let other = "/reports/01970000-0000-7000-8000-0000000000ff/answers";
    let body = format!("rule={rule}&fingerprint={fingerprint}&key={key}&motive=ja");
    let lost = city.send(Method::POST, other, &[FORM, FROM_HERE], &body).await;
    assert_eq!(lost.status, StatusCode::NOT_FOUND);
    assert!(!report(&city).await.text().contains("/withdrawal\""));
}

#[tokio::test]
async fn the_list_says_what_waits_and_narrows() {
    let city = City::found().await;
    let before = city.get("/review").await;
    assert!(before.text().contains("väntar på granskning"), "{}", before.text());
    city.catch_up().await;
    let after_it = city.get("/review").await;
    assert!(!after_it.text().contains("väntar på granskning"));
    assert!(after_it.text().contains(&format!("/reports/{}", city.report)));
    let rule = first(&report(&city).await).rule;
    let narrowed = city.get(&format!("/review?rule={rule}")).await;
    let way = format!("/reports/{}?rule={rule}#review", city.report);
    assert!(narrowed.text().contains(&way), "{way} in {}", narrowed.text());
    for (path, status) in [
        ("/review?rule=no-such", StatusCode::BAD_REQUEST),
        ("/review?kind=annual_report&year=2025&page=2", StatusCode::OK),
        ("/review?page=0", StatusCode::BAD_REQUEST),
        ("/review/csv?unit=%3Cb%3E", StatusCode::BAD_REQUEST),
    ] {
        assert_eq!(city.get(path).await.status, status, "{path}");
    }
    let csv = city.get("/review/csv").await;
    assert!(csv.header(&header::CONTENT_TYPE).starts_with("text/csv"));
    assert_eq!(csv.text().lines().count(), 2, "{}", csv.text());
}

#[tokio::test]
async fn every_rule_can_be_linked_to() {
    let city = City::found().await;
    let page = city.get("/review/rules").await;
    for rule in tertial_review::Rule::ALL {
        assert!(page.text().contains(&format!("id=\"{}\"", rule.code())), "{}", rule.code());
    }
}

#[tokio::test]
async fn the_order_of_the_list_stays_in_its_addresses() {
    let city = City::found().await;
    let page = city.get("/review?order=name").await;
    assert!(page.text().contains("<option value=\"name\" selected>"));
    assert!(page.text().contains("href=\"/review/csv?order=name\""));
    let page = city.get("/review").await;
    assert!(page.text().contains("<option value=\"weight\" selected>"));
    assert!(page.text().contains("href=\"/review/csv\""), "what is usual is not said");
    let unknown = city.get("/review?order=colour").await;
    assert_eq!(unknown.status, StatusCode::BAD_REQUEST);
}
