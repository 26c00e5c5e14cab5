//! A committee's report compiled from its units': shown, chosen on, stored once.

use axum::http::{Method, StatusCode, header};

use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::report::{ActivityRow, GoalNode, OutlineEntry, Report, ReportKind, Section};
use tertial_domain::rich_text::{Block, RichText};

use crate::city::{Answer, City};
use crate::samples::{grade, year};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const FROM_HERE: (&str, &str) = ("sec-fetch-site", "same-origin");

fn address(city: &City) -> String {
    format!("/units/{}/compilation", city.ekstad.care)
}

/// A hidden field of the page's form.
fn field<'a>(answer: &'a Answer, name: &str) -> &'a str {
    let start = format!("name=\"{name}\" value=\"");
    let (_, rest) = answer.text().split_once(&start).unwrap();
    rest.split('"').next().unwrap()
}

async fn send(city: &City, body: &str) -> Answer {
    city.send(Method::POST, &address(city), &[FORM, FROM_HERE], body).await
}

#[tokio::test]
async fn a_compilation_is_shown_with_and_without_choices() {
    let city = City::found().await;
    let page = city.get(&address(&city)).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let text = page.text();
    assert!(text.contains("Verksamhetsberättelse 2025"), "the newest is shown");
    assert!(text.contains("1 av 1 enheter är med"), "{text}");
    assert_eq!(text.matches("<h1").count(), 1);
    assert!(!text.contains("”Gästerna odlar"), "a goal that is fully met has no deviation");
    let name = format!("{}.1.0", city.ekstad.south);
    let chosen = format!("{}?year=2025&kind=annual_report&chosen=1&text={name}", address(&city));
    let page = city.get(&chosen).await;
    let text = page.text();
    assert!(text.contains("”Gästerna odlar i &lt;trädgården&gt; &amp; skrattar.”"), "{text}");
    assert!(text.contains("(VB 2025, version 1, målet uppfylls helt)"), "{text}");
    let graded = format!("{chosen}&grade={}", city.ekstad.committee_goal);
    let text = city.get(&graded).await.text().to_owned();
    assert!(text.contains(" checked><label for=\"grade-1\">"), "{text}");
}

#[tokio::test]
async fn a_compilation_is_stored_once_as_a_draft_of_the_committee() {
    let city = City::found().await;
    let page = city.get(&address(&city)).await;
    let (key, basis) = (field(&page, "key"), field(&page, "basis"));
    let body = format!("year=2025&kind=annual_report&chosen=1&key={key}&basis={basis}");
    let stored = send(&city, &body).await;
    assert_eq!(stored.status, StatusCode::SEE_OTHER, "{}", stored.text());
    let report = stored.header(&header::LOCATION).to_owned();
    let shown = city.get(&report).await;
    assert!(shown.text().contains("Verksamhetsberättelse 2025 för Äldrenämnden"));
    assert!(shown.text().contains("Utkast"));
    let again = send(&city, &body).await;
    assert_eq!(again.header(&header::LOCATION), report, "the same form is one write");
    assert!(!city.get(&report).await.text().contains("Version 2"));
    let next = city.get(&address(&city)).await;
    assert!(next.text().contains("sparas som version 2"));
    assert_ne!(field(&next, "key"), key);
}

#[tokio::test]
async fn what_was_not_shown_is_not_stored() {
    let city = City::found().await;
    let page = city.get(&address(&city)).await;
    let key = field(&page, "key").to_owned();
    let body = format!("year=2025&kind=annual_report&chosen=1&key={key}&basis=other");
    let chosen = format!("text={}.1.0&grade={}", city.ekstad.south, city.ekstad.committee_goal);
    let stale = send(&city, &format!("{body}&{chosen}")).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.text().contains("Någon har ändrat en av rapporterna"));
    assert!(stale.text().contains("”Gästerna odlar"), "what was chosen is chosen still");
    assert!(stale.text().contains(" checked><label for=\"grade-1\">"), "{}", stale.text());
    let here = format!("{}?year=2025&kind=annual_report&basis=other", address(&city));
    assert!(city.get(&here).await.text().contains("Någon har ändrat en av rapporterna"));
    let nothing = format!("{}?year=2024&kind=annual_report", address(&city));
    assert!(city.get(&nothing).await.text().contains("Ingen enhet är med"));
    let unit = format!("/units/{}/compilation", city.ekstad.south);
    assert_eq!(city.get(&unit).await.status, StatusCode::NOT_FOUND, "a unit compiles nothing");
}

fn words(text: &str) -> Vec<Block> {
    vec![Block::Paragraph(RichText::plain(text.to_owned()))]
}

fn draft() -> Report {
    let mut goal = GoalNode::new(GoalLevel::Committee, None, "Vardagen är meningsfull".to_owned());
    goal.assessment = grade('d');
    goal.texts.push((GoalText::Analysis, words("Nämnden ser fler besök än i fjol.")));
    goal.activities.push(ActivityRow { name: "Starta kör".to_owned(), ..ActivityRow::default() });
    Report {
        kind: Some(ReportKind::AnnualReport),
        year: Some(year(2025)),
        title: Some("Nämndens berättelse 2025".to_owned()),
        outline: vec![OutlineEntry::Section(0), OutlineEntry::Goals],
        sections: vec![Section {
            heading: "Nämndens egna ord".to_owned(),
            level: 1,
            blocks: words("Ingen hann bli uttråkad."),
        }],
        goals: vec![goal],
        ..Report::default()
    }
}

#[tokio::test]
async fn what_the_committee_wrote_is_there_after_compiling_twice() {
    let city = City::found().await;
    let id = city.write_draft(draft()).await;
    let mut before = String::new();
    for version in ["2", "3"] {
        let page = city.get(&address(&city)).await;
        assert!(page.text().contains(&format!("sparas som version {version}")), "{}", page.text());
        let (key, basis) = (field(&page, "key"), field(&page, "basis"));
        assert_ne!(basis, before);
        let body = format!("year=2025&kind=annual_report&chosen=1&key={key}&basis={basis}");
        let stored = send(&city, &body).await;
        assert_eq!(stored.status, StatusCode::SEE_OTHER, "{}", stored.text());
        before = basis.to_owned();
        let report = stored.header(&header::LOCATION);
        assert!(report.contains(&id.to_string()), "{report}");
        let shown = city.get(report).await;
        let text = shown.text();
        for own in [
            "Nämndens egna ord",
            "Ingen hann bli uttråkad.",
            "Nämnden ser fler besök än i fjol.",
            "Starta kör",
            "Sammanställd ur",
            "Ett enhetsmål ligger under målet",
        ] {
            assert!(text.contains(own), "{own} in version {version}: {text}");
        }
        assert_eq!(text.matches("Sammanställd ur").count(), 1, "{text}");
        assert!(text.contains("Uppfylls delvis"), "{text}");
    }
}
