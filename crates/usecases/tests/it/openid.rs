//! Signing in by the city's own sign-in, and every way in which its answers can be wrong.
#![expect(clippy::unwrap_used, reason = "a failure here fails a test")]

mod coming;
mod fake;
mod faults;
mod leaving;

use std::sync::{Arc, Mutex};

use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use tertial_domain::ids::{PrincipalId, UnitId};
use tertial_domain::period::Validity;
use tertial_domain::permission::{Purpose, Scope};
use tertial_domain::role::Role;
use tertial_domain::sign_in::SignInMethod;
use tertial_testkit::databases::principal;
use tertial_testkit::{Database, Ekstad, clock, on_both_backends};
use tertial_usecases::context::{Clock, Context};
use tertial_usecases::failure::Failure;
use tertial_usecases::people::{self, RoleOrder};
use tertial_usecases::sign_in::openid::{Arrival, Departure, Returned, arrive, connect, depart};
use tertial_usecases::sign_in::{Token, Visitor, sessions, visitor};

use crate::setting;
use fake::{CLIENT, Fake, ISSUER, Signer, field};
use faults::{OF_CLAIMS, OF_SIGNATURES, OF_THE_WAY, without};

const SUBJECT: &str = "5b2f-astrid";

/// A clock that a test turns on.
#[derive(Clone)]
struct Turned(Arc<Mutex<Timestamp>>);

impl Turned {
    fn by(&self, duration: SignedDuration) {
        *self.0.lock().unwrap() += duration;
    }
}

impl Clock for Turned {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }

    fn today(&self) -> Date {
        clock::today()
    }
}

struct Door {
    context: Context,
    clock: Turned,
    fake: Fake,
    care: UnitId,
    astrid: PrincipalId,
}

fn owner() -> Scope {
    Scope::operator(principal(), Purpose::Write)
}

impl Door {
    async fn of(database: &Database) -> Self {
        let ekstad = Ekstad::build(database.store()).await;
        let clock = Turned(Arc::new(Mutex::new(clock::now())));
        let context = Context { clock: Arc::new(clock.clone()), ..setting::context(database) };
        let astrid = people::enter(&context, &owner(), ("Astrid", None)).await.unwrap();
        let door = Self { context, clock, fake: Fake::new(), care: ekstad.care, astrid };
        door.role(astrid, (Role::Administrator, ekstad.council)).await;
        connect(&door.context, &owner(), (astrid, ISSUER, SUBJECT)).await.unwrap();
        door
    }

    /// The same door with a provider that nobody has asked yet.
    fn anew(&self) -> Self {
        let (context, clock) = (self.context.clone(), self.clock.clone());
        Self { context, clock, fake: Fake::new(), care: self.care, astrid: self.astrid }
    }

    async fn role(&self, person: PrincipalId, (role, place): (Role, UnitId)) {
        let validity = Validity::since(date(2026, 1, 1));
        let order = RoleOrder { person, role, place, validity, as_deputy: false };
        people::give(&self.context, &owner(), order).await.unwrap();
    }

    fn seconds(&self) -> i64 {
        self.clock.now().as_second()
    }

    /// What a right answer says.
    fn claims(&self, nonce: &str) -> Value {
        json!({
            "iss": ISSUER, "aud": CLIENT, "sub": SUBJECT, "nonce": nonce, "sid": "s-1",
            "iat": self.seconds(), "exp": self.seconds() + 300, "email": "someone@ekstad.example",
        })
    }

    /// Sends Astrid there, has the provider say this of her, and takes her back.
    async fn round(&self, change: impl FnOnce(&mut Case)) -> Result<Arrival, Failure> {
        let departure = depart(&self.context, &self.fake.provider, "/goals").await?;
        self.back((departure, None), change).await
    }

    async fn back(
        &self,
        (departure, visitor): (Departure, Option<&Visitor>),
        change: impl FnOnce(&mut Case),
    ) -> Result<Arrival, Failure> {
        let mut case = Case {
            header: json!({ "alg": "ES256", "kid": "ec", "typ": "JWT" }),
            claims: self.claims(&field(&departure.address, "nonce")),
            signer: Signer::Es256,
            text: None,
            token: None,
            note: departure.note.clone(),
            state: field(&departure.address, "state"),
            code: "code-1".to_owned(),
            issuer: String::new(),
            wait: SignedDuration::ZERO,
        };
        change(&mut case);
        self.clock.by(case.wait);
        let mut text = self.fake.signed(&case.header, &case.claims, case.signer);
        if let Some(damage) = case.text {
            text = damage(&text);
        }
        let token = json!({ "id_token": text, "access_token": "a", "token_type": "Bearer" });
        match case.token {
            Some(answer) => self.fake.says_bytes("/token", answer),
            None => self.fake.says("/token", &token),
        }
        let returned = Returned {
            note: &case.note,
            state: &case.state,
            code: &case.code,
            issuer: &case.issuer,
            agent: "Firefox",
        };
        arrive(&self.context, &self.fake.provider, (returned, visitor)).await
    }

    async fn who(&self, token: &Token) -> Option<Visitor> {
        visitor(&self.context, token).await.unwrap()
    }

    async fn open_sessions(&self) -> usize {
        let mut session = self.context.store.read(&Scope::door(self.astrid)).await.unwrap();
        session.sessions_of(self.astrid).await.unwrap().len()
    }
}

/// What comes back, before a test makes it wrong.
struct Case {
    header: Value,
    claims: Value,
    signer: Signer,
    text: Option<fn(&str) -> String>,
    token: Option<(u16, Vec<u8>)>,
    note: String,
    state: String,
    code: String,
    issuer: String,
    wait: SignedDuration,
}

/// The code of a refusal, and of what was not believed; or what was not there.
fn why(failure: &Failure) -> String {
    match failure {
        Failure::Refused(problems) => {
            let problem = problems.first().unwrap();
            let code = problem.arguments.iter().find(|(name, _)| name == "code");
            code.map_or_else(|| problem.code.to_string(), |(_, code)| code.clone())
        }
        Failure::Unavailable(what) => what.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn whoever_the_city_knows_comes_in_and_is_who_they_are_here() {
    on_both_backends(async |database| {
        let door = Door::of(database).await;
        for (index, (header, signer)) in [
            (json!({ "alg": "ES256", "kid": "ec" }), Signer::Es256),
            (json!({ "alg": "ES256" }), Signer::Es256),
            (json!({ "alg": "RS256", "kid": "rsa", "typ": "JWT" }), Signer::Rs256),
            (json!({ "alg": "PS256", "kid": "rsa" }), Signer::Ps256),
        ]
        .into_iter()
        .enumerate()
        {
            let arrival = door
                .round(|case| {
                    case.header = header;
                    case.signer = signer;
                    case.issuer = ISSUER.to_owned();
                })
                .await
                .unwrap();
            assert_eq!(arrival.back, "/goals");
            let visitor = door.who(&arrival.token).await.unwrap();
            assert_eq!((visitor.session.person, visitor.name.as_str()), (door.astrid, "Astrid"));
            assert_eq!(visitor.session.method, SignInMethod::OpenId);
            assert!(!visitor.scope.is_proved(), "nobody was asked for a proof just now");
            assert_eq!(sessions(&door.context, &visitor).await.unwrap().len(), index + 1);
        }
        assert_eq!(door.fake.count("/keys"), 1);
        assert_eq!(door.fake.count("/.well-known/openid-configuration"), 1);
        let asked = door.fake.asked();
        let sent = asked.iter().rev().find_map(|asked| asked.form.clone()).unwrap();
        assert!(
            sent.body.contains("grant_type=authorization_code&code=code-1&redirect_uri=https%3A")
        );
        assert!(sent.body.contains("&code_verifier=") && !sent.body.contains("hemlighet"));
        assert!(sent.authorization.starts_with("Basic dGVydGlhbDplbi"), "{}", sent.authorization);
    });
}

#[test]
fn the_way_there_says_what_is_asked_and_nothing_of_whom() {
    on_both_backends(async |database| {
        let door = Door::of(database).await;
        let one = depart(&door.context, &door.fake.provider, "/goals").await.unwrap();
        let other = depart(&door.context, &door.fake.provider, "/goals").await.unwrap();
        let address = &one.address;
        assert!(
            address.starts_with("https://id.ekstad.example/realms/city/authorize?"),
            "{address}"
        );
        for (name, value) in [
            ("response_type", "code"),
            ("scope", "openid"),
            ("client_id", "tertial"),
            ("code_challenge_method", "S256"),
            ("redirect_uri", "https%3A%2F%2Ftertial.ekstad.example%2Fsign-in%2Fopenid%2Freturn"),
        ] {
            assert_eq!(field(address, name), value);
        }
        for name in ["state", "nonce", "code_challenge"] {
            assert_eq!(field(address, name).len(), 43, "{name}");
            assert_ne!(field(address, name), field(&other.address, name), "{name}");
        }
        assert!(!address.contains("prompt") && !address.contains("goals"));
        assert!(!address.contains(&one.note) && one.note.len() < 3_500);
    });
}

#[test]
fn whatever_is_wrong_with_an_answer_nobody_comes_in() {
    on_both_backends(async |database| {
        let door = Door::of(database).await;
        let faults = [OF_SIGNATURES, OF_CLAIMS, OF_THE_WAY].concat();
        assert!(faults.len() >= 35);
        for (name, change, expected) in faults {
            let failure = door.round(change).await.map(|_| ()).expect_err(name);
            let told = why(&failure);
            assert!(told.ends_with(expected), "{name}: {told}");
            assert_eq!(door.open_sessions().await, 0, "{name}");
        }
        assert!(door.round(|_| {}).await.is_ok(), "a right answer after all the wrong ones");
    });
}

#[test]
fn a_state_and_a_code_are_good_once_and_in_one_browser() {
    on_both_backends(async |database| {
        let door = Door::of(database).await;
        let provider = &door.fake.provider;
        let one = depart(&door.context, provider, "/").await.unwrap();
        let other = depart(&door.context, provider, "/").await.unwrap();
        let mixed = door.back((one.clone(), None), |case| case.note = other.note.clone()).await;
        assert_eq!(why(&mixed.unwrap_err()), "state-wrong", "the cookie of another browser");
        assert!(door.back((one.clone(), None), |_| {}).await.is_ok());
        let again = door.back((one, None), |_| {}).await;
        assert_eq!(why(&again.unwrap_err()), "state-used");
        // A refused answer uses its state up too.
        assert!(
            door.back((other.clone(), None), |case| case.signer = Signer::Nobody).await.is_err()
        );
        let again = door.back((other, None), |_| {}).await;
        assert_eq!(why(&again.unwrap_err()), "state-used");
    });
}

#[test]
fn keys_are_asked_for_anew_once_a_minute_and_no_more() {
    on_both_backends(async |database| {
        let door = Door::of(database).await;
        door.round(|_| {}).await.unwrap();
        let minute = SignedDuration::from_mins(1);
        for _ in 0..20 {
            let unknown = door.round(|case| case.header["kid"] = json!("new")).await;
            assert_eq!(why(&unknown.unwrap_err()), "key-unknown");
        }
        assert_eq!(door.fake.count("/keys"), 1, "asked for less than a minute ago");
        door.clock.by(minute);
        let mut renewed = door.fake.keys();
        renewed["keys"][4]["kid"] = json!("new");
        door.fake.says("/keys", &renewed);
        assert!(door.round(|case| case.header["kid"] = json!("new")).await.is_ok());
        assert_eq!(door.fake.count("/keys"), 2);
        let withdrawn = door.round(|_| {}).await;
        assert_eq!(why(&withdrawn.unwrap_err()), "key-unknown", "its old name is no more");
    });
}

/// What a provider tells of itself, made untrue, and what is said of it.
type Untrue = (&'static str, fn(&mut Value), &'static str);

#[test]
fn a_provider_is_believed_no_further_than_its_name_reaches() {
    on_both_backends(async |database| {
        let first = Door::of(database).await;
        let configuration = "/.well-known/openid-configuration";
        let wrongs: [Untrue; 9] = [
            ("another's", |told| told["issuer"] = json!("https://evil.example"), "another name"),
            ("none", |told| without(told, "issuer"), "can be read"),
            ("no keys", |told| without(told, "jwks_uri"), "can be read"),
            (
                "readable",
                |told| told["token_endpoint"] = json!("http://id.ekstad.example/t"),
                "sent to",
            ),
            ("a file", |told| told["jwks_uri"] = json!("file:///etc/passwd"), "sent to"),
            ("this machine", |told| told["jwks_uri"] = json!("https://127.0.0.1/keys"), "sent to"),
            ("a name", |told| told["jwks_uri"] = json!("https://a@id.ekstad.example/k"), "sent to"),
            (
                "a script",
                |told| told["authorization_endpoint"] = json!("javascript:alert(1)"),
                "sent to",
            ),
            (
                "a way out",
                |told| told["end_session_endpoint"] = json!("http://evil.example"),
                "sent to",
            ),
        ];
        for (name, change, expected) in wrongs {
            let door = first.anew();
            let mut told = Fake::configuration();
            change(&mut told);
            door.fake.says(configuration, &told);
            let told = why(&door.round(|_| {}).await.map(|_| ()).expect_err(name));
            assert!(told.ends_with(expected), "{name}: {told}");
            assert_eq!(door.fake.asked().len(), 1, "{name}: nobody else is asked");
        }
        for (path, answer, expected) in [
            (configuration, (200, vec![b' '; 300_000]), "too great length"),
            (configuration, (302, Vec::new()), "points elsewhere"),
            (configuration, (503, Vec::new()), "answers 503"),
            ("/keys", (200, vec![b' '; 100 << 20]), "too great length"),
            ("/keys", (301, Vec::new()), "points elsewhere"),
            ("/keys", (200, b"{\"keys\":7}".to_vec()), "cannot be read"),
            (
                "/keys",
                (200, format!("{{\"keys\":[{}]}}", vec!["{\"kty\":\"a\"}"; 101].join(",")).into()),
                "cannot be read",
            ),
            ("/keys", (200, b"{\"keys\":[]}".to_vec()), "key-unknown"),
        ] {
            let door = first.anew();
            door.fake.says_bytes(path, answer);
            let told = why(&door.round(|_| {}).await.map(|_| ()).unwrap_err());
            assert!(told.ends_with(expected), "{path}: {told}");
        }
    });
}

#[test]
fn a_silent_provider_is_not_asked_at_every_click_and_comes_back() {
    on_both_backends(async |database| {
        let door = Door::of(database).await;
        let configuration = "/.well-known/openid-configuration";
        door.fake.is_silent_at(configuration);
        for _ in 0..10 {
            assert!(matches!(door.round(|_| {}).await, Err(Failure::Unavailable(_))));
        }
        assert_eq!(door.fake.count(configuration), 1);
        door.clock.by(SignedDuration::from_secs(5));
        door.fake.says(configuration, &Fake::configuration());
        assert!(door.round(|_| {}).await.is_ok());
    });
}
