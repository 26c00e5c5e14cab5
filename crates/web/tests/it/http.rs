//! Every route as a browser meets it: headers, faults, hostile addresses, language.

use axum::http::{Method, StatusCode, header};
use tertial_domain::ids::GoalId;
use tertial_domain::permission::Act;
use tertial_web::headers::{CONTENT_SECURITY_POLICY, EVERYWHERE};
use tertial_web::route::{Cache, Method as RouteMethod, Policy};
use tertial_web::routes::inventory;

use crate::city::{Answer, City};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const FROM_HERE: (&str, &str) = ("sec-fetch-site", "same-origin");

fn assert_guarded(answer: &Answer, what: &str) {
    for (name, value) in EVERYWHERE {
        assert_eq!(answer.header(&name), value, "{what}: {name}");
    }
    assert_ne!(answer.header(&header::CACHE_CONTROL), "", "{what}: nothing said of caching");
}

#[tokio::test]
async fn every_route_answers_and_carries_every_header() {
    let city = City::found().await;
    for ((method, path, rules), address) in inventory().into_iter().zip(city.paths()) {
        if method == RouteMethod::Post {
            continue;
        }
        let answer = city.get(&address).await;
        let jammed = ["pdf", "pdf-data", "docx", "html", "markdown", "stratml"]
            .iter()
            .any(|form| path == format!("/reports/{{id}}/{form}"));
        let expected = match path {
            _ if matches!(rules.policy, Policy::Door | Policy::SignedIn | Policy::Secret) => {
                StatusCode::NOT_FOUND
            }
            _ if rules.policy == Policy::May(Act::ManagePeople) => StatusCode::FORBIDDEN,
            _ if rules.policy == Policy::May(Act::OpenYear) => StatusCode::FORBIDDEN,
            // Nobody has opened a year in this city.
            _ if path.contains("{year}") => StatusCode::NOT_FOUND,
            "/imports/{id}" => StatusCode::NOT_FOUND,
            // The report was read in, and nobody has adopted it here.
            _ if path.starts_with("/reports/{id}/adopted/") => StatusCode::NOT_FOUND,
            // Whoever sits at this machine without signing in takes no steps.
            _ if path.starts_with("/reports/{id}/") && !is_readers(rules.policy) => {
                StatusCode::FORBIDDEN
            }
            "/r/{slug}" => StatusCode::SEE_OTHER,
            // Whoever sits at this machine without signing in is nobody's auditor.
            "/log" => StatusCode::FORBIDDEN,
            _ if jammed => StatusCode::INTERNAL_SERVER_ERROR,
            _ => StatusCode::OK,
        };
        assert_eq!(answer.status, expected, "{address}: {}", answer.text());
        assert_guarded(&answer, &address);
        let kept = answer.header(&header::CACHE_CONTROL);
        match rules.cache {
            _ if expected != StatusCode::OK => assert_eq!(kept, "no-store", "{address}"),
            Cache::Never => assert_eq!(kept, "no-store", "{address}"),
            Cache::Ask => assert_eq!(kept, "private, no-cache", "{address}"),
            Cache::Forever => assert!(kept.contains("immutable"), "{address}"),
        }
    }
}

fn is_readers(policy: Policy) -> bool {
    let own = [Act::ReadReport, Act::AnswerFinding, Act::ChangeReport];
    own.into_iter().any(|act| policy == Policy::May(act))
}

#[tokio::test]
async fn a_known_version_is_not_sent_again_and_keeps_its_headers() {
    let city = City::found().await;
    for address in [format!("/reports/{}", city.report), format!("/reports/{}/json", city.report)] {
        let first = city.get(&address).await;
        let tag = first.header(&header::ETAG).to_owned();
        assert!(tag.len() > 10, "{address}");
        let again = city.get_with(&address, &[("if-none-match", &format!("\"x\", W/{tag}"))]).await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED);
        assert!(again.bytes.is_empty());
        assert_eq!(again.header(&header::ETAG), tag);
        assert_guarded(&again, &address);
        let other = city.get_with(&address, &[("if-none-match", "\"x\"")]).await;
        assert_eq!(other.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn what_is_not_there_and_what_cannot_be_are_the_same_page() {
    let city = City::found().await;
    let absent = GoalId::from_bits(0x0199_0000_0000_7000_8000_0000_0000_0001);
    let mut seen: Vec<String> = Vec::new();
    for path in [
        format!("/goals/{absent}"),
        "/goals/1".to_owned(),
        "/goals/%00".to_owned(),
        "/goals/..%2f..%2fetc".to_owned(),
        format!("/indicators/{absent}"),
        format!("/units/{absent}"),
        format!("/imports/{absent}"),
        format!("/reports/{absent}"),
        format!("/reports/{absent}/pdf"),
        format!("/reports/{absent}/pdf-data"),
        format!("/reports/{absent}/json"),
        format!("/reports/{}?version=9", city.report),
        "/static/tertial.css".to_owned(),
        "/nowhere".to_owned(),
        "/goals/".to_owned(),
    ] {
        let answer = city.get(&path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert_guarded(&answer, &path);
        let here = format!("value=\"{}\"", path.replace('&', "&#38;"));
        seen.push(answer.text().replace(&here, ""));
    }
    seen.dedup();
    assert_eq!(seen.len(), 1, "a page told more than another");
}

#[tokio::test]
async fn hostile_addresses_never_break_a_page() {
    let city = City::found().await;
    let long = "å".repeat(201);
    let longer = "a".repeat(1_100);
    for (path, status) in [
        ("/goals?year=abc", StatusCode::BAD_REQUEST),
        ("/goals?year=2025&year=abc", StatusCode::OK),
        ("/goals?year=1066", StatusCode::BAD_REQUEST),
        ("/goals?committee=%27%20or%201=1", StatusCode::BAD_REQUEST),
        ("/goals?committee=&year=", StatusCode::OK),
        ("/goals?unknown=1", StatusCode::OK),
        ("/goals?%FF%FE=%00", StatusCode::OK),
        ("/reports?kind=rapport", StatusCode::BAD_REQUEST),
        ("/reports?page=0", StatusCode::BAD_REQUEST),
        ("/reports?page=99999", StatusCode::OK),
        ("/reports?page=18446744073709551616", StatusCode::BAD_REQUEST),
        ("/activities?state=%3Cscript%3E", StatusCode::BAD_REQUEST),
        ("/activities?words=%3Cscript%3Ealert(1)%3C/script%3E", StatusCode::OK),
        ("/units?day=2025-02-30", StatusCode::BAD_REQUEST),
        ("/units?day=1900-01-01", StatusCode::OK),
        ("/search?q=%22%20OR%20*%20NEAR(", StatusCode::OK),
        ("/search?q=%F0%9F%8C%B3%20%00%20'--", StatusCode::OK),
        (&format!("/search?q={long}"), StatusCode::PAYLOAD_TOO_LARGE),
        (&format!("/search?q={longer}"), StatusCode::PAYLOAD_TOO_LARGE),
        (&format!("/{}", "a".repeat(3_000)), StatusCode::PAYLOAD_TOO_LARGE),
        ("/about?x=1", StatusCode::OK),
        ("/healthz?x=1", StatusCode::PAYLOAD_TOO_LARGE),
    ] {
        let path = path.replace('å', "%C3%A5");
        let answer = city.get(&path).await;
        assert_eq!(answer.status, status, "{path}");
        assert_guarded(&answer, &path);
        assert!(!answer.text().contains("<script"), "{path}");
    }
    assert!(city.incidents.lock().unwrap().is_empty(), "{:?}", city.incidents.lock());
}

/// Liveness stays liveness: a log that does not hold is told beside it.
#[tokio::test]
async fn a_broken_log_is_told_to_whoever_watches_over_the_program() {
    let city = City::found().await;
    assert_eq!(city.get("/healthz").await.text(), "ok\n");
    city.break_log().await;
    let answer = city.get("/healthz").await;
    assert_eq!((answer.status, answer.text()), (StatusCode::OK, "ok\nevent-log-broken\n"));
    let log = city.get("/log").await;
    assert_eq!(log.status, StatusCode::FORBIDDEN, "the local reader is nobody's auditor");
    assert!(!log.text().contains("event-log"));
}

#[tokio::test]
async fn only_this_machines_own_names_are_answered() {
    let city = City::found().await;
    for host in ["ekstad.example", "localhost.ekstad.example", "127.0.0.1@ekstad.example", ""] {
        let answer = city.get_with("/", &[("host", host)]).await;
        assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST, "{host}");
        assert_guarded(&answer, host);
    }
    let elsewhere = city.get("http://ekstad.example/").await;
    assert_eq!(elsewhere.status, StatusCode::MISDIRECTED_REQUEST);
    assert_eq!(city.get_with("/about", &[("host", "[::1]:80")]).await.status, StatusCode::OK);
}

#[tokio::test]
async fn another_site_changes_nothing() {
    let city = City::found().await;
    let body = "language=en&return_to=/goals";
    let here = "http://127.0.0.1:8080";
    for (headers, status) in [
        (vec![FORM, FROM_HERE], StatusCode::SEE_OTHER),
        (vec![FORM, ("origin", here)], StatusCode::SEE_OTHER),
        (vec![FORM], StatusCode::FORBIDDEN),
        (vec![FORM, ("origin", "null")], StatusCode::FORBIDDEN),
        (vec![FORM, ("origin", "http://127.0.0.1:9090")], StatusCode::FORBIDDEN),
        (vec![FORM, ("origin", "https://ekstad.example")], StatusCode::FORBIDDEN),
        (vec![FORM, ("sec-fetch-site", "cross-site")], StatusCode::FORBIDDEN),
        (vec![FORM, ("sec-fetch-site", "same-site")], StatusCode::FORBIDDEN),
        (vec![FORM, ("sec-fetch-site", "cross-site"), ("origin", here)], StatusCode::FORBIDDEN),
        (vec![FORM, FROM_HERE, ("host", "ekstad.example")], StatusCode::MISDIRECTED_REQUEST),
    ] {
        let answer = city.send(Method::POST, "/language", &headers, body).await;
        assert_eq!(answer.status, status, "{headers:?}");
        assert_guarded(&answer, "POST /language");
        let is_set = answer.headers.contains_key(header::SET_COOKIE);
        assert_eq!(is_set, status == StatusCode::SEE_OTHER, "{headers:?}");
    }
}

#[tokio::test]
async fn the_language_is_the_readers_choice() {
    let city = City::found().await;
    let chosen = async |back: &str| {
        let body = format!("language=en&return_to={back}");
        city.send(Method::POST, "/language", &[FORM, FROM_HERE], &body).await
    };
    let answer = chosen("/goals?year%3D2025").await;
    assert_eq!(answer.header(&header::LOCATION), "/goals?year=2025");
    let cookie = answer.header(&header::SET_COOKIE);
    assert!(cookie.starts_with("tertial-language=en;") && cookie.contains("HttpOnly"), "{cookie}");
    for elsewhere in ["//ekstad.example", "https://ekstad.example", "/%5Cekstad.example"] {
        assert_eq!(chosen(elsewhere).await.header(&header::LOCATION), "/", "{elsewhere}");
    }
    let english = [("cookie", "a=b; tertial-language=en"), ("accept-language", "sv")];
    assert!(city.get_with("/goals", &english).await.text().contains("<html lang=\"en\">"));
    let wish = [("accept-language", "de, en;q=0.7, sv;q=0.3")];
    assert!(city.get_with("/goals", &wish).await.text().contains("<html lang=\"en\">"));
    let lost = city.get_with("/nowhere", &wish).await;
    assert!(lost.text().contains("There is no such page"));
    assert!(city.get("/goals").await.text().contains("<html lang=\"sv\">"));
    let odd = city.send(Method::POST, "/language", &[FORM, FROM_HERE], "language=xx").await;
    assert_eq!(odd.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_form_has_a_largest_size_and_a_page_has_its_methods() {
    let city = City::found().await;
    let large = format!("language=en&return_to=/{}", "a".repeat(5_000));
    let answer = city.send(Method::POST, "/language", &[FORM, FROM_HERE], &large).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    for (method, path) in
        [(Method::POST, "/goals"), (Method::DELETE, "/"), (Method::GET, "/language")]
    {
        let answer = city.send(method, path, &[FROM_HERE], "").await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{path}");
        assert_ne!(answer.header(&header::ALLOW), "", "{path}");
        assert_guarded(&answer, path);
    }
    let head = city.send(Method::HEAD, "/goals", &[], "").await;
    assert_eq!(head.status, StatusCode::OK);
    assert!(head.bytes.is_empty());
    assert_guarded(&head, "HEAD /goals");
}

#[tokio::test]
async fn a_panic_is_a_page_with_a_reference_and_a_line_in_the_log() {
    let city = City::found().await;
    let answer = city.get(&format!("/reports/{}/pdf", city.report)).await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    let incidents = city.incidents.lock().unwrap().clone();
    assert_eq!(incidents.len(), 1);
    assert!(incidents[0].what.contains("the printer jammed"), "{incidents:?}");
    assert!(answer.text().contains(&incidents[0].reference));
    assert!(!answer.text().contains("jammed"));
    assert_eq!(city.get("/goals").await.status, StatusCode::OK, "the next reader is served");
}

#[tokio::test]
async fn files_of_the_program_are_whole_and_name_each_other() {
    let city = City::found().await;
    for asset in tertial_web::assets::all() {
        let answer = city.get(&asset.href()).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", asset.href());
        assert!(answer.bytes.len() > 100);
    }
    let style = city.get(&tertial_web::assets::all().last().unwrap().href()).await;
    assert!(!style.text().contains("url(fonts/"), "a font has no hashed name");
    assert!(!style.text().contains("http"), "a style sheet of ours loads nothing from elsewhere");
}

#[tokio::test]
async fn a_report_is_shown_with_its_goals_and_every_word_escaped() {
    let city = City::found().await;
    let answer = city.get(&format!("/reports/{}", city.report)).await;
    let text = answer.text();
    assert!(text.contains("Gästerna odlar i &lt;trädgården&gt; &amp; skrattar."), "{text}");
    assert!(!text.contains("<trädgården>"));
    assert!(text.contains(&format!("/goals/{}", city.ekstad.unit_goal)));
    assert!(text.contains(&format!("/indicators/{}?unit=", city.ekstad.indicator)));
    assert_eq!(text.matches("<h1").count(), 1);
}

#[test]
fn no_policy_lets_scripts_or_styles_in_from_the_page() {
    for word in ["unsafe", "http:", "https:", "*"] {
        assert!(!CONTENT_SECURITY_POLICY.contains(word), "{word}");
    }
}

#[test]
fn the_table_of_routes() {
    let lines: Vec<String> = inventory()
        .into_iter()
        .map(|(method, path, rules)| {
            let policy = match rules.policy {
                Policy::Anyone => "anyone".to_owned(),
                Policy::Door => "the door".to_owned(),
                Policy::SignedIn => "signed in".to_owned(),
                Policy::Secret => "whoever knows the address".to_owned(),
                Policy::May(act) => format!("{act:?}"),
            };
            let limits = rules.limits;
            format!(
                "{method:?} {path}: {policy}, query {} body {} time {} s, audit {:?}, cache {:?}",
                limits.query_bytes_max,
                limits.body_bytes_max,
                limits.time_max.as_secs(),
                rules.audit,
                rules.cache,
            )
        })
        .collect();
    insta::assert_snapshot!("routes", lines.join("\n"));
}

#[tokio::test]
async fn a_public_address_leads_to_the_latest_version_and_shows_each() {
    let city = City::found().await;
    let paths = city.paths();
    let version =
        paths.iter().find(|path| path.starts_with("/r/") && path.ends_with("/1")).unwrap();
    let latest = city.get(version.trim_end_matches("/1")).await;
    assert_eq!(latest.header(&header::LOCATION), version.as_str());
    let shown = city.get(version).await;
    assert!(shown.text().contains(&format!("href=\"{version}\"")), "it says how it is cited");
    for lost in [version.replace("/1", "/2"), "/r/vb-2025-ingen-aaaaaaa/1".into(), "/r/A/1".into()]
    {
        assert_eq!(city.get(&lost).await.status, StatusCode::NOT_FOUND, "{lost}");
    }
}
