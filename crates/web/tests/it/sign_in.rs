//! The door as a browser meets it: strangers, people with roles, cookies, and fresh proofs.

use std::sync::Mutex;

use axum::http::{Method, StatusCode, header};
use tertial_domain::permission::Act;
use tertial_domain::role::Role;
use tertial_web::guest::Entrance;
use tertial_web::route::{Method as RouteMethod, Policy};
use tertial_web::routes::inventory;

use crate::city::{Answer, City};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
pub(crate) const PASSWORD: &str = "tre blå cyklar i regn";
pub(crate) const SENT: &str = "tre+bl%C3%A5+cyklar+i+regn";
pub(crate) const HOST: &str = "tertial.ekstad.example";

pub(crate) async fn city() -> City {
    City::behind(Entrance { host: HOST.to_owned(), is_secure: true }).await
}

/// A browser that keeps the one cookie of the door.
pub(crate) struct Browser<'a> {
    city: &'a City,
    cookie: Mutex<String>,
}

impl<'a> Browser<'a> {
    const fn new(city: &'a City) -> Self {
        Self { city, cookie: Mutex::new(String::new()) }
    }

    pub(crate) async fn signed_in(city: &'a City, login: &str) -> Self {
        let browser = Self::new(city);
        let answer = browser.post("/sign-in", &format!("login={login}&password={SENT}")).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        browser
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, "").await
    }

    pub(crate) async fn post(&self, path: &str, body: &str) -> Answer {
        self.send(Method::POST, path, body).await
    }

    async fn send(&self, method: Method, path: &str, body: &str) -> Answer {
        let cookie = self.cookie.lock().unwrap().clone();
        let headers =
            [("host", HOST), ("sec-fetch-site", "same-origin"), FORM, ("cookie", cookie.as_str())];
        let answer = self.city.send(method, path, &headers, body).await;
        let set = answer.header(&header::SET_COOKIE);
        if let Some((cookie, _)) = set.split_once(';') {
            cookie.clone_into(&mut self.cookie.lock().unwrap());
        }
        answer
    }
}

#[tokio::test]
async fn a_stranger_is_shown_the_door_and_nothing_else() {
    let city = city().await;
    let stranger = Browser::new(&city);
    for ((method, path, rules), address) in inventory().into_iter().zip(city.paths()) {
        let answer = match method {
            RouteMethod::Get => stranger.get(&address).await,
            RouteMethod::Post => stranger.post(&address, "a=b").await,
        };
        let expected = match (rules.policy, method) {
            (Policy::SignedIn | Policy::May(_), RouteMethod::Get) => StatusCode::SEE_OTHER,
            (Policy::SignedIn | Policy::May(_), RouteMethod::Post) => StatusCode::UNAUTHORIZED,
            (Policy::Anyone | Policy::Door | Policy::Secret, _) => continue,
        };
        assert_eq!(answer.status, expected, "{method:?} {path}");
        if method == RouteMethod::Get {
            let to = answer.header(&header::LOCATION);
            assert!(to == "/sign-in" || to.starts_with("/sign-in?return_to=%2F"), "{path}: {to}");
        }
        for word in ["trädgården", "dagcenter", "Nöjda gäster", "/search"] {
            assert!(!answer.text().contains(word), "{path} tells a stranger of {word}");
        }
    }
    for open in ["/sign-in", "/about", "/accessibility", "/nowhere", "/sign-in?return_to=/goals"] {
        let answer = stranger.get(open).await;
        assert!(!answer.text().contains("href=\"/goals\""), "{open} has the menu");
    }
}

#[tokio::test]
async fn each_route_is_open_to_the_roles_that_the_table_says() {
    let city = city().await;
    for role in Role::ALL {
        city.somebody(role.code(), (role, city.ekstad.council), PASSWORD).await;
        let browser = Browser::signed_in(&city, role.code()).await;
        for ((method, path, rules), address) in inventory().into_iter().zip(city.paths()) {
            if path == "/sign-out" || path == "/account/sessions/end" {
                continue;
            }
            let answer = match method {
                RouteMethod::Get => browser.get(&address).await,
                RouteMethod::Post => browser.post(&address, "").await,
            };
            let is_let_in = match rules.policy {
                Policy::Anyone | Policy::Door | Policy::SignedIn | Policy::Secret => true,
                Policy::May(act) => role.allows(act),
            };
            if is_let_in {
                assert_ne!(answer.status, StatusCode::UNAUTHORIZED, "{role:?} {path}");
            } else {
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{role:?} {method:?} {path}");
                let is_out = answer.text().contains("Du får inte göra det här");
                assert!(is_out, "{role:?} {path}");
            }
            assert_ne!(answer.header(&header::CACHE_CONTROL), "private, no-cache", "{path}");
        }
        let has_people = browser.get("/about").await.text().contains("href=\"/people\"");
        assert_eq!(has_people, role.allows(Act::ManagePeople));
    }
}

#[tokio::test]
async fn the_cookie_is_this_hosts_alone_and_goes_when_its_person_goes() {
    let city = city().await;
    city.somebody("astrid", (Role::Reader, city.ekstad.council), PASSWORD).await;
    let browser = Browser::new(&city);
    let wrong = browser.post("/sign-in", "login=astrid&password=wrong&return_to=/goals").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("stämmer inte") && wrong.text().contains("value=\"astrid\""));
    assert_eq!(wrong.header(&header::SET_COOKIE), "");
    let nobody = browser.post("/sign-in", "login=nobody&password=wrong&return_to=/goals").await;
    assert_eq!(nobody.text().replace("nobody", "astrid"), wrong.text());

    let right = browser
        .post("/sign-in", &format!("login=astrid&password={SENT}&code=&return_to=/goals"))
        .await;
    assert_eq!((right.status, right.header(&header::LOCATION)), (StatusCode::SEE_OTHER, "/goals"));
    let cookie = right.header(&header::SET_COOKIE);
    assert!(cookie.starts_with("__Host-tertial="), "{cookie}");
    assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax; Secure"), "{cookie}");
    assert!(browser.get("/goals").await.text().contains("astrid"));
    assert_eq!(browser.get("/sign-in").await.status, StatusCode::SEE_OTHER);

    let kept = browser.cookie.lock().unwrap().clone();
    let gone = browser.post("/sign-out", "").await;
    assert!(gone.header(&header::SET_COOKIE).contains("Max-Age=0"));
    *browser.cookie.lock().unwrap() = kept;
    assert_eq!(
        browser.get("/goals").await.header(&header::LOCATION),
        "/sign-in?return_to=%2Fgoals"
    );
}

#[tokio::test]
async fn after_signing_in_nobody_is_sent_elsewhere() {
    let city = city().await;
    city.somebody("astrid", (Role::Reader, city.ekstad.council), PASSWORD).await;
    for back in ["https://evil.example", "//evil.example", "/\\evil.example", ""] {
        let browser = Browser::new(&city);
        let body = format!("login=astrid&password={SENT}&return_to={}", back.replace('/', "%2F"));
        let answer = browser.post("/sign-in", &body).await;
        assert_eq!(answer.header(&header::LOCATION), "/", "{back}");
    }
}

#[tokio::test]
async fn only_the_installations_own_name_is_answered_and_its_own_pages_heard() {
    let city = city().await;
    for host in ["127.0.0.1:8080", "localhost", "tertial.ekstad.example.evil", "evil.example"] {
        let answer = city.get_with("/about", &[("host", host)]).await;
        assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST, "{host}");
    }
    let body = format!("login=astrid&password={SENT}");
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
        ("origin", "http://tertial.ekstad.example"),
        ("origin", "null"),
        ("x-nothing", "said"),
    ] {
        let headers = [("host", HOST), FORM, (name, value)];
        let answer = city.send(Method::POST, "/sign-in", &headers, &body).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name}: {value}");
    }
}

#[tokio::test]
async fn an_administrator_enters_somebody_who_chooses_a_password_and_reads() {
    let city = city().await;
    city.somebody("astrid", (Role::Administrator, city.ekstad.council), PASSWORD).await;
    let admin = Browser::signed_in(&city, "astrid").await;
    let list = admin.get("/people").await;
    let key = field(list.text(), "key");
    let form = format!("name=Bo+Ek&email=bo%40ekstad.example&login=bo&key={key}");
    let entered = admin.post("/people", &form).await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", entered.text());
    let person = entered.header(&header::LOCATION).to_owned();
    // Sent twice: entered once.
    let again = admin.post("/people", &form).await;
    assert!(again.text().contains("upptaget") || again.status == StatusCode::SEE_OTHER);
    assert_eq!(admin.get("/people").await.text().matches(">Bo Ek<").count(), 1);

    let page = admin.get(&person).await;
    let key = field(page.text(), "key");
    let place = city.ekstad.care;
    let role = format!("role=reader&place={place}&from=2026-01-01&until=&key={key}");
    for _ in 0..2 {
        let given = admin.post(&format!("{person}/roles"), &role).await;
        assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.text());
    }
    assert_eq!(admin.get(&person).await.text().matches("/end\"").count(), 1, "given once");
    let reversed = format!("role=reader&place={place}&from=2026-02-01&until=2026-01-01&key={key}");
    let refused = admin.post(&format!("{person}/roles"), &reversed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);

    let made = admin.post(&format!("{person}/link"), "").await;
    let link = made.text().split("https://tertial.ekstad.example").nth(1).unwrap();
    let link = link.split('<').next().unwrap().to_owned();
    let stranger = Browser::new(&city);
    assert!(stranger.get(&link).await.text().contains("Bo Ek"));
    let differ = stranger.post(&link, &format!("password={SENT}&again=other")).await;
    assert_eq!(differ.status, StatusCode::UNPROCESSABLE_ENTITY);
    let chosen = stranger.post(&link, &format!("password={SENT}&again={SENT}")).await;
    assert_eq!(chosen.status, StatusCode::SEE_OTHER, "{}", chosen.text());
    assert_eq!(stranger.get(&link).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let bo = Browser::signed_in(&city, "bo").await;
    assert_eq!(bo.get("/goals").await.status, StatusCode::OK);
    assert!(bo.get("/account").await.text().contains("Läsare"));

    let out = admin.post(&format!("{person}/out"), "out=yes").await;
    assert_eq!(out.status, StatusCode::SEE_OTHER);
    assert_eq!(bo.get("/goals").await.status, StatusCode::SEE_OTHER, "shut out at once");
    for body in ["out=yes&status=active", "out=yes&out=no", "out=perhaps"] {
        let answer = admin.post(&format!("{person}/out"), body).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{body}");
    }
}

#[tokio::test]
async fn a_secret_of_a_link_never_comes_into_the_log() {
    let city = city().await;
    let stranger = Browser::new(&city);
    let token = "ab".repeat(32);
    stranger.get(&format!("/link/{token}")).await;
    for incident in city.incidents.lock().unwrap().iter() {
        assert!(!format!("{incident:?}").contains(&token));
    }
}

pub(crate) fn field(page: &str, name: &str) -> String {
    let from = page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap();
    from.split('"').next().unwrap().to_owned()
}
