//! The whole way through a real provider of sign-in, which `cargo xtask ci --only openid` starts: sign
//! in, go, a wrong state, a code sent twice, a fresh proof, and the provider's word that somebody left.
#![expect(clippy::disallowed_methods, reason = "a real provider has the real time")]

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use tertial_domain::period::Validity;
use tertial_domain::role::Role;
use tertial_testkit::databases::operator;
use tertial_usecases::context::Clock;
use tertial_usecases::people::{self, RoleOrder};
use tertial_usecases::sign_in::openid::wire::{Call, Issuer, Reply};
use tertial_usecases::sign_in::openid::{Provider, Settings, connect};
use tertial_web::guest::Entrance;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::city::City;

/// The provider's issuer, and the address that it knows us by.
const ISSUER: &str = "TERTIAL_OPENID_ISSUER";
const LISTEN: &str = "TERTIAL_OPENID_LISTEN";

struct Now;

impl Clock for Now {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
    fn today(&self) -> Date {
        tertial_testkit::clock::today()
    }
}

/// An answer over the wire.
struct Heard {
    status: u16,
    headers: Vec<(String, String)>,
    body: String,
}

impl Heard {
    fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(found, _)| found.eq_ignore_ascii_case(name));
        found.map_or("", |(_, value)| value)
    }
}

/// Asks over the wire, once.
async fn ask(address: &str, headers: &[(&str, &str)], form: Option<&str>) -> Heard {
    let rest = address.strip_prefix("http://").unwrap();
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    let method = if form.is_some() { "POST" } else { "GET" };
    let mut request =
        format!("{method} /{path} HTTP/1.1\r\nhost: {authority}\r\nconnection: close\r\n");
    for (name, value) in headers.iter().filter(|(_, value)| !value.is_empty()) {
        request.extend([name, ": ", value, "\r\n"]);
    }
    if let Some(form) = form {
        let length = form.len().to_string();
        request += "content-type: application/x-www-form-urlencoded\r\n";
        request.extend(["content-length: ", &length, "\r\n\r\n", form]);
    } else {
        request += "\r\n";
    }
    let mut stream = TcpStream::connect(authority).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    let answer = String::from_utf8(answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let headers = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    Heard { status, headers, body: body.to_owned() }
}

/// A browser that keeps the cookies of both sites, which differ by port alone.
#[derive(Default)]
struct Browser {
    cookies: BTreeMap<String, String>,
    origin: String,
}

impl Browser {
    async fn send(&mut self, address: &str, form: Option<&str>) -> Heard {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let cookies = cookies.join("; ");
        let site = if form.is_some() { "same-origin" } else { "" };
        let headers = [("cookie", cookies.as_str()), ("sec-fetch-site", site)];
        let heard = ask(address, &headers, form).await;
        for (name, value) in &heard.headers {
            if name.eq_ignore_ascii_case("set-cookie") {
                let (name, value) = value.split(';').next().unwrap().split_once('=').unwrap();
                if value.is_empty() {
                    self.cookies.remove(name);
                } else {
                    self.cookies.insert(name.to_owned(), value.to_owned());
                }
            }
        }
        heard
    }

    async fn get(&mut self, path: &str) -> Heard {
        let address = format!("{}{path}", self.origin);
        self.send(&address, None).await
    }

    /// Goes where it is sent at the provider, says who it is when it is asked, and stops at the
    /// address that leads back to us; gives it, and how often it was asked.
    async fn at_the_provider(&mut self, from: &str, login: &str) -> (String, usize) {
        let (mut address, mut form, mut asked) = (from.to_owned(), None, 0);
        for _ in 0..12 {
            if address.starts_with(&self.origin) {
                return (address, asked);
            }
            let heard = self.send(&address, form.take().as_deref()).await;
            match heard.header("location") {
                "" => {
                    assert_eq!(heard.status, 200, "{address}: {}", heard.body);
                    asked += 1;
                    form = Some(format!("prompt=login&login={login}&password=x"));
                }
                location if location.starts_with('/') => {
                    let site = address.split('/').take(3).collect::<Vec<_>>().join("/");
                    address = format!("{site}{location}");
                }
                location => location.clone_into(&mut address),
            }
        }
        panic!("the provider sends the browser round and round");
    }

    /// Signs in by a name; gives the address by which the provider sent it back.
    async fn sign_in(&mut self, login: &str) -> String {
        let way = self.get("/sign-in/openid?return_to=/goals").await;
        let (back, _) = self.at_the_provider(way.header("location"), login).await;
        let arrived = self.send(&back, None).await;
        assert_eq!(
            (arrived.status, arrived.header("location")),
            (303, "/goals"),
            "{}",
            arrived.body
        );
        assert_eq!(self.get("/goals").await.status, 200);
        back
    }
}

fn provider(issuer: &str, origin: &str) -> Provider {
    let call: Call = Arc::new(|outgoing| {
        Box::pin(async move {
            let form = outgoing.form.as_ref();
            let authorization = form.map_or("", |form| form.authorization.as_str());
            let body = form.map(|form| form.body.as_str());
            let heard = ask(&outgoing.address, &[("authorization", authorization)], body).await;
            Ok(Reply { status: heard.status, body: heard.body.into_bytes() })
        })
    });
    let settings = Settings {
        issuer: Issuer::new(issuer).unwrap(),
        client: "tertial".to_owned(),
        secret: "not a secret: for tests".to_owned(),
        origin: origin.to_owned(),
    };
    Provider::new(settings, &[5; 32], call)
}

async fn somebody(city: &City, (issuer, subject): (&str, &str), role: Role) {
    let (context, owner) = (city.context(), operator());
    let person = people::enter(context, &owner, (subject, None)).await.unwrap();
    let validity = Validity::since(jiff::civil::date(2026, 1, 1));
    let place = city.ekstad.council;
    let order = RoleOrder { person, role, place, validity, as_deputy: false };
    people::give(context, &owner, order).await.unwrap();
    connect(context, &owner, (person, issuer, subject)).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_real_provider_lets_people_in_and_out() {
    let (Ok(issuer), Ok(listen)) = (std::env::var(ISSUER), std::env::var(LISTEN)) else { return };
    let origin = format!("http://{listen}");
    let entrance = Entrance { host: listen.clone(), is_secure: false };
    let city = City::through((entrance, provider(&issuer, &origin)), Arc::new(Now)).await;
    somebody(&city, (&issuer, "astrid"), Role::Administrator).await;
    somebody(&city, (&issuer, "bo"), Role::Reader).await;
    let listener = TcpListener::bind(&listen).await.unwrap();
    let serving = tokio::spawn(axum::serve(listener, city.pages()).into_future());
    let browser = || Browser { origin: origin.clone(), ..Browser::default() };

    let mut astrid = browser();
    let back = astrid.sign_in("astrid").await;
    assert!(astrid.get("/account").await.body.contains(">astrid<"));

    // The address by which the provider sent the browser back, once more: by the same browser, by
    // another, with another's state.
    let replayed = astrid.send(&back, None).await;
    assert_eq!(replayed.status, 422, "{}", replayed.body);
    let mut mallory = browser();
    assert_eq!(mallory.send(&back, None).await.status, 422, "another browser");
    let way = mallory.get("/sign-in/openid").await;
    let state = |address: &str| {
        let state = address.split("state=").nth(1).unwrap();
        state.split('&').next().unwrap().to_owned()
    };
    let own = state(way.header("location"));
    let mixed = back.replace(&state(&back), &own);
    let mixed = mallory.send(&mixed, None).await;
    assert_eq!(mixed.status, 422, "a code of another's way: {}", mixed.body);
    assert!(mixed.body.contains("code-refused"), "the provider itself says no: {}", mixed.body);
    assert_eq!(mallory.get("/goals").await.status, 303, "nobody came in");

    // Somebody whom nobody has entered is told what they are called.
    let mut nobody = browser();
    let way = nobody.get("/sign-in/openid").await;
    let (back, _) = nobody.at_the_provider(way.header("location"), "nobody").await;
    let told = nobody.send(&back, None).await;
    assert!(told.status == 422 && told.body.contains("nobody"), "{}", told.body);

    proves_anew(&mut astrid, &mut browser()).await;
    is_let_out(&mut browser(), &issuer).await;
    assert_eq!(astrid.get("/goals").await.status, 200, "and nobody else");

    // Going leads to the provider too.
    let left = astrid.send(&format!("{origin}/sign-out"), Some("")).await;
    assert_eq!(left.status, 200, "{}", left.body);
    assert!(
        left.header("refresh").contains("/session/end?client_id=tertial"),
        "{:?}",
        left.headers
    );
    assert_eq!(astrid.get("/goals").await.status, 303);
    serving.abort();
    println!("a real provider let people in and out");
}

async fn proves_anew(astrid: &mut Browser, other: &mut Browser) {
    // A fresh proof: asked for although the provider knows her, and by nobody else.
    let way = astrid.get("/account/proof?return_to=/people").await;
    let (back, asked) = astrid.at_the_provider(way.header("location"), "astrid").await;
    assert_eq!(asked, 1, "the provider asked again");
    let proved = astrid.send(&back, None).await;
    assert_eq!((proved.status, proved.header("location")), (303, "/people"), "{}", proved.body);
    assert!(!astrid.get("/people").await.body.contains("/account/proof?"), "it counts");
    let way = astrid.get("/account/proof?return_to=/people").await;
    other.cookies.clone_from(&astrid.cookies);
    other.cookies.retain(|name, _| name.starts_with("tertial"));
    let (back, _) = other.at_the_provider(way.header("location"), "bo").await;
    let refused = other.send(&back, None).await;
    assert!(refused.status == 422, "another person's proof: {}", refused.body);
}

async fn is_let_out(bo: &mut Browser, issuer: &str) {
    // Bo is let in, and the provider says that he has left it.
    bo.sign_in("bo").await;
    let end = bo.send(&format!("{issuer}/session/end?client_id=tertial"), None).await;
    let secret = end.body.split("name=\"xsrf\" value=\"").nth(1).unwrap_or_default();
    let secret = secret.split('"').next().unwrap();
    let form = format!("xsrf={secret}&logout=yes");
    let ended = bo.send(&format!("{issuer}/session/end/confirm"), Some(&form)).await;
    assert!(ended.status < 400, "{}", ended.body);
    let mut status = 0;
    for _ in 0..50 {
        status = bo.get("/goals").await.status;
        if status == 303 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    assert_eq!(status, 303, "the provider's word ended the session");
}
