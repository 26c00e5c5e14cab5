//! The door through the city's own sign-in, as a browser and that sign-in's server meet it.

use std::sync::Arc;

use axum::http::{Method, StatusCode, header};
use tertial_domain::role::Role;
use tertial_testkit::databases::operator;
use tertial_usecases::sign_in::accounts;
use tertial_usecases::sign_in::openid::wire::{Call, Issuer, Reply};
use tertial_usecases::sign_in::openid::{Provider, Settings, let_break_glass};
use tertial_web::guest::Entrance;
use tertial_web::route::Method as RouteMethod;
use tertial_web::routes::inventory;

use crate::city::{Answer, City, Noon};

const HOST: &str = "tertial.ekstad.example";
const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const FROM_HERE: (&str, &str) = ("sec-fetch-site", "same-origin");
const PASSWORD: &str = "tre blå cyklar i regn";
const SENT: &str = "tre+bl%C3%A5+cyklar+i+regn";
const ISSUER: &str = "https://id.ekstad.example";
const BACK_CHANNEL: &str = "/sign-in/back-channel";

/// A provider that tells of itself and says nothing more.
fn provider() -> Provider {
    let call: Call = Arc::new(|outgoing| {
        let is_configuration = outgoing.address.ends_with("/.well-known/openid-configuration");
        let told = format!(
            "{{\"issuer\":\"{ISSUER}\",\"authorization_endpoint\":\"{ISSUER}/a\",\
             \"token_endpoint\":\"{ISSUER}/t\",\"jwks_uri\":\"{ISSUER}/k\"}}"
        );
        Box::pin(async move {
            let body = if is_configuration { told } else { "{\"keys\":[]}".to_owned() };
            Ok(Reply { status: 200, body: body.into_bytes() })
        })
    });
    let settings = Settings {
        issuer: Issuer::new(ISSUER).unwrap(),
        client: "tertial".to_owned(),
        secret: "hemlighet".to_owned(),
        origin: format!("https://{HOST}"),
    };
    Provider::new(settings, &[3; 32], call)
}

async fn city() -> City {
    let entrance = Entrance { host: HOST.to_owned(), is_secure: true };
    City::through((entrance, provider()), Arc::new(Noon)).await
}

async fn get(city: &City, path: &str, cookie: &str) -> Answer {
    city.get_with(path, &[("host", HOST), ("cookie", cookie)]).await
}

async fn post(city: &City, path: &str, cookie: &str, body: &str) -> Answer {
    let headers = [("host", HOST), FORM, FROM_HERE, ("cookie", cookie)];
    city.send(Method::POST, path, &headers, body).await
}

fn cookie_of(answer: &Answer) -> String {
    answer.header(&header::SET_COOKIE).split(';').next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn the_providers_server_is_heard_at_one_place_and_no_other() {
    let city = city().await;
    let said = "logout_token=a.b.c";
    let strangers: [&[(&str, &str)]; 4] = [
        &[],
        &[("origin", "https://evil.example")],
        &[("sec-fetch-site", "cross-site")],
        &[("origin", "null"), ("sec-fetch-site", "same-site")],
    ];
    for stranger in strangers {
        let headers = [&[("host", HOST), FORM], stranger].concat();
        let mut heard = 0;
        for ((method, path, _), address) in inventory().into_iter().zip(city.paths()) {
            if method == RouteMethod::Get {
                continue;
            }
            let answer = city.send(Method::POST, &address, &headers, said).await;
            if path == BACK_CHANNEL {
                assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{}", answer.text());
                assert_eq!(answer.text(), "{\"error\":\"invalid_request\"}");
                assert_eq!(answer.header(&header::CACHE_CONTROL), "no-store");
                heard += 1;
            } else {
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} {stranger:?}");
            }
        }
        assert_eq!(heard, 1);
        for near in ["/sign-in/back-channel/", "//sign-in/back-channel", "/sign-in/back-channel%2F"]
        {
            let answer = city.send(Method::POST, near, &headers, said).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{near}");
        }
        for method in [Method::PUT, Method::DELETE, Method::PATCH] {
            let answer = city.send(method, BACK_CHANNEL, &headers, said).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN);
        }
    }
    let elsewhere = [("host", "evil.example"), FORM];
    let answer = city.send(Method::POST, BACK_CHANNEL, &elsewhere, said).await;
    assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST);
    for wrong in ["", "token=a", "logout_token=a.b.c&logout_token=d.e.f"] {
        let answer = city.send(Method::POST, BACK_CHANNEL, &[("host", HOST), FORM], wrong).await;
        assert!(answer.status.is_client_error(), "{wrong}");
    }
}

#[tokio::test]
async fn where_passwords_are_the_way_in_no_server_is_heard() {
    let entrance = Entrance { host: HOST.to_owned(), is_secure: true };
    let city = City::behind(entrance).await;
    let said = "logout_token=a.b.c";
    let answer = city.send(Method::POST, BACK_CHANNEL, &[("host", HOST), FORM], said).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    for path in ["/sign-in/openid", "/sign-in/openid/return?state=a&code=b", "/sign-in/password"] {
        assert_eq!(get(&city, path, "").await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(post(&city, BACK_CHANNEL, "", said).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_way_there_is_carried_by_this_browser_alone_for_ten_minutes() {
    let city = city().await;
    let door = get(&city, "/sign-in?return_to=/goals", "").await;
    assert!(door.text().contains("href=\"/sign-in/openid?return_to=%2Fgoals\""), "{}", door.text());
    assert!(!door.text().contains("type=\"password\""));
    let way = get(&city, "/sign-in/openid?return_to=/goals", "").await;
    assert_eq!(way.status, StatusCode::SEE_OTHER);
    assert!(
        way.header(&header::LOCATION).starts_with("https://id.ekstad.example/a?response_type=")
    );
    let cookie = way.header(&header::SET_COOKIE);
    assert!(cookie.starts_with("__Host-tertial-way="), "{cookie}");
    assert!(cookie.ends_with("; Path=/; Max-Age=600; HttpOnly; SameSite=Lax; Secure"), "{cookie}");

    let state = way.header(&header::LOCATION).split("&state=").nth(1).unwrap();
    let state = state.split('&').next().unwrap();
    let back = format!("/sign-in/openid/return?state={state}&code=a");
    let without = get(&city, &back, "").await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(without.text().contains("en annan webbläsare"), "{}", without.text());
    let declined = format!("/sign-in/openid/return?state={state}&error=access_denied");
    let declined = get(&city, &declined, &cookie_of(&way)).await;
    assert!(declined.text().contains("släppte inte in dig"), "{}", declined.text());
    assert!(declined.header(&header::SET_COOKIE).contains("tertial-way=; Path=/; Max-Age=0"));
    let again = get(&city, &back, &cookie_of(&way)).await;
    assert!(again.text().contains("state-used"), "{}", again.text());
    let long = format!("/sign-in/openid/return?state={state}&code={}", "a".repeat(7_000));
    assert_eq!(get(&city, &long, "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let longer = format!("/sign-in/openid/return?state={state}&code={}", "a".repeat(9_000));
    assert_eq!(get(&city, &longer, "").await.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn passwords_are_for_reserve_accounts_alone() {
    let city = city().await;
    for (login, place) in [("reserve", city.ekstad.council), ("bo", city.ekstad.care)] {
        city.somebody(login, (Role::Administrator, place), PASSWORD).await;
    }
    let (context, owner) = (city.context(), operator());
    let reserve = accounts::person_named(context, &owner, "reserve").await.unwrap();
    let_break_glass(context, &owner, (reserve, true)).await.unwrap();

    let body = |login: &str| format!("login={login}&password={SENT}");
    let usual = post(&city, "/sign-in", "", &body("reserve")).await;
    assert_eq!(usual.status, StatusCode::NOT_FOUND);
    assert!(get(&city, "/sign-in/password", "").await.text().contains("reservkonto"));
    let refused = post(&city, "/sign-in/password", "", &body("bo")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("action=\"/sign-in/password\""));
    assert_eq!(refused.header(&header::SET_COOKIE), "");
    let entered = post(&city, "/sign-in/password", "", &body("reserve")).await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", entered.text());
    let cookie = cookie_of(&entered);
    assert_eq!(get(&city, "/goals", &cookie).await.status, StatusCode::OK);

    // Somebody is connected, shown, and let go; the wrong field is nobody's.
    let bo = accounts::person_named(context, &owner, "bo").await.unwrap();
    let page = format!("/people/{bo}");
    let connected = post(&city, &format!("{page}/identities"), &cookie, "subject=5b2f").await;
    assert_eq!(connected.status, StatusCode::UNPROCESSABLE_ENTITY, "an administrator takes two");
    let reader = city.somebody("cia", (Role::Reader, city.ekstad.care), PASSWORD).await;
    let page = format!("/people/{reader}");
    let connected = post(&city, &format!("{page}/identities"), &cookie, "subject=5b2f").await;
    assert_eq!(connected.status, StatusCode::SEE_OTHER, "{}", connected.text());
    assert!(get(&city, &page, &cookie).await.text().contains(">5b2f</code>"));
    let wrong = post(&city, &format!("{page}/identities"), &cookie, "subject=a&issuer=b").await;
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
    let end = format!("issuer={}&subject=5b2f", ISSUER.replace(':', "%3A").replace('/', "%2F"));
    let ended = post(&city, &format!("{page}/identities/end"), &cookie, &end).await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER, "{}", ended.text());
    assert!(!get(&city, &page, &cookie).await.text().contains("5b2f</code>"));

    // The mark is taken away: the session by a password counts no more.
    let_break_glass(context, &owner, (reserve, false)).await.unwrap();
    assert_eq!(get(&city, "/goals", &cookie).await.status, StatusCode::SEE_OTHER);
}
