//! Signing in by the city's own sign-in, and every way in which its answers can be wrong.
#![expect(clippy::unwrap_used, reason = "a failure here fails a test")]

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
use tertial_domain::sign_in::{PROOF_MAX, SignInMethod};
use tertial_testkit::databases::principal;
use tertial_testkit::{Database, Ekstad, clock, on_both_backends};
use tertial_usecases::context::{Clock, Context};
use tertial_usecases::failure::Failure;
use tertial_usecases::people::{self, RoleOrder};
use tertial_usecases::sign_in::openid::{
    Arrival, Departure, Returned, arrive, connect, depart, depart_to_prove, disconnect, identities,
    let_break_glass,
};
use tertial_usecases::sign_in::{
    Attempt, Token, Visitor, accounts, sessions, sign_in_break_glass, sign_out, visitor,
};

use crate::setting;
use fake::{CLIENT, Fake, ISSUER, Signer, field};
use faults::{OF_CLAIMS, OF_SIGNATURES, OF_THE_WAY, now_of, set, without};

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
        let door = Door::of(&database).await;
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
        let door = Door::of(&database).await;
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
        let door = Door::of(&database).await;
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
        let door = Door::of(&database).await;
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
        let door = Door::of(&database).await;
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

#[test]
fn a_provider_is_believed_no_further_than_its_name_reaches() {
    on_both_backends(async |database| {
        let first = Door::of(&database).await;
        let configuration = "/.well-known/openid-configuration";
        let wrongs: [(&str, fn(&mut Value), &str); 9] = [
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
            let mut told = door.fake.configuration();
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
        let door = Door::of(&database).await;
        let configuration = "/.well-known/openid-configuration";
        door.fake.is_silent_at(configuration);
        for _ in 0..10 {
            assert!(matches!(door.round(|_| {}).await, Err(Failure::Unavailable(_))));
        }
        assert_eq!(door.fake.count(configuration), 1);
        door.clock.by(SignedDuration::from_secs(5));
        door.fake.says(configuration, &door.fake.configuration());
        assert!(door.round(|_| {}).await.is_ok());
    });
}

#[test]
fn a_fresh_proof_is_the_same_persons_and_given_when_it_was_asked_for() {
    on_both_backends(async |database| {
        let door = Door::of(&database).await;
        let context = &door.context;
        let bo = people::enter(context, &owner(), ("Bo", None)).await.unwrap();
        connect(context, &owner(), (bo, ISSUER, "bo")).await.unwrap();
        let token = door.round(|_| {}).await.unwrap().token;
        let visitor = door.who(&token).await.unwrap();
        let now = door.seconds();
        let wrongs: [(&str, Value, &str, &str); 4] = [
            ("none said", Value::Null, SUBJECT, "proof-old"),
            ("an old one", json!(now - 61), SUBJECT, "proof-old"),
            ("another person's", json!(now), "bo", "openid-another-person"),
            ("nobody's", json!(now), "nobody", "openid-unknown"),
        ];
        for (name, at, subject, expected) in wrongs {
            let way = depart_to_prove(context, &door.fake.provider, (&visitor, "/people")).await;
            let way = way.unwrap();
            assert_eq!(field(&way.address, "prompt"), "login");
            assert_eq!(field(&way.address, "max_age"), "0");
            let proved = door.back((way, Some(&visitor)), |case| {
                set(&mut case.claims, "auth_time", at);
                set(&mut case.claims, "sub", json!(subject));
            });
            let proved = proved.await.map(|_| ()).expect_err(name);
            assert_eq!(why(&proved), expected, "{name}");
            assert!(!door.who(&token).await.unwrap().scope.is_proved(), "{name}");
        }
        let fresh = |case: &mut Case| {
            let at = now_of(case);
            set(&mut case.claims, "auth_time", json!(at));
        };
        let provider = &door.fake.provider;
        let way = depart_to_prove(context, provider, (&visitor, "/people")).await.unwrap();
        let stranger = door.back((way, None), fresh).await;
        assert_eq!(why(&stranger.unwrap_err()), "openid-too-late", "in no session");
        let way = depart_to_prove(context, provider, (&visitor, "/people")).await.unwrap();
        let arrival = door.back((way, Some(&visitor)), fresh).await.unwrap();
        assert_eq!(arrival.back, "/people");
        assert!(door.who(&token).await.is_none(), "the browser's token is another");
        let proved = door.who(&arrival.token).await.unwrap();
        assert!(proved.scope.is_proved() && proved.session.id == visitor.session.id);
        door.clock.by(PROOF_MAX);
        assert!(!door.who(&arrival.token).await.unwrap().scope.is_proved());
    });
}

#[test]
fn a_proof_that_the_city_has_just_asked_for_counts_here_too() {
    on_both_backends(async |database| {
        let door = Door::of(&database).await;
        let before = |minutes: i64| {
            move |case: &mut Case| {
                let at = now_of(case) - minutes * 60;
                set(&mut case.claims, "auth_time", json!(at));
            }
        };
        let just = door.round(before(3)).await.unwrap().token;
        assert!(door.who(&just).await.unwrap().scope.is_proved());
        door.clock.by(SignedDuration::from_mins(7));
        assert!(!door.who(&just).await.unwrap().scope.is_proved(), "ten minutes from the proof");
        let long_ago = door.round(before(60 * 8)).await.unwrap().token;
        assert!(!door.who(&long_ago).await.unwrap().scope.is_proved());
    });
}

#[test]
fn a_name_is_connected_by_those_who_may_and_let_go() {
    on_both_backends(async |database| {
        let door = Door::of(&database).await;
        let context = &door.context;
        let bo = people::enter(context, &owner(), ("Bo", None)).await.unwrap();
        let taken = connect(context, &owner(), (bo, ISSUER, SUBJECT)).await.unwrap_err();
        assert_eq!(why(&taken), "identity-taken");
        for (issuer, subject) in [(ISSUER, ""), (ISSUER, "å"), (ISSUER, "a\nb"), ("x", "bo")] {
            let unusable = connect(context, &owner(), (bo, issuer, subject)).await.unwrap_err();
            assert_eq!(why(&unusable), "identity-unusable", "{subject}");
        }
        let token = door.round(|_| {}).await.unwrap().token;
        let astrid = door.who(&token).await.unwrap().scope;
        let unproved = connect(context, &astrid, (bo, ISSUER, "bo")).await;
        assert_eq!(unproved, Err(Failure::ProofNeeded));
        let astrid = astrid.proved();
        connect(context, &astrid, (bo, ISSUER, " bo ")).await.unwrap();
        assert_eq!(identities(context, &astrid, bo).await.unwrap()[0].subject, "bo");
        let own = connect(context, &astrid, (door.astrid, ISSUER, "another")).await;
        assert_eq!(own, Err(Failure::Forbidden), "nobody changes how they come in themselves");
        let others = disconnect(context, &astrid, (bo, ISSUER, SUBJECT)).await;
        assert_eq!(others, Err(Failure::NotFound));

        let as_bo = |case: &mut Case| set(&mut case.claims, "sub", json!("bo"));
        let token = door.round(as_bo).await.unwrap().token;
        assert!(door.who(&token).await.is_some());
        disconnect(context, &astrid, (bo, ISSUER, "bo")).await.unwrap();
        assert!(door.who(&token).await.is_none());
        assert_eq!(why(&door.round(as_bo).await.unwrap_err()), "openid-unknown");

        door.role(bo, (Role::Administrator, door.care)).await;
        let far = connect(context, &astrid, (bo, ISSUER, "bo")).await.unwrap_err();
        assert_eq!(why(&far), "identity-takes-two");
        connect(context, &owner(), (bo, ISSUER, "bo")).await.unwrap();
        people::shut_out(context, &owner(), (bo, true)).await.unwrap();
        assert_eq!(why(&door.round(as_bo).await.unwrap_err()), "openid-shut-out");
    });
}

#[test]
fn a_reserve_account_comes_in_by_a_password_and_no_other_does() {
    on_both_backends(async |database| {
        let door = Door::of(&database).await;
        let context = &door.context;
        let password = "tre blå cyklar i regn";
        for name in ["reserve", "bo"] {
            let person = people::enter(context, &owner(), (name, None)).await.unwrap();
            accounts::give_login(context, &owner(), (person, name)).await.unwrap();
            let link = accounts::make_link(context, &owner(), person).await.unwrap();
            accounts::choose_by_link(context, &link, password).await.unwrap();
        }
        let attempt = |login| Attempt { login, password, code: "", agent: "Firefox" };
        let reserve = accounts::person_named(context, &owner(), "reserve").await.unwrap();
        let astrid = Scope::person(door.astrid, clock::today(), Vec::new()).proved();
        let forbidden = let_break_glass(context, &astrid, (reserve, true)).await;
        assert_eq!(forbidden, Err(Failure::Forbidden));
        for login in ["reserve", "bo", "nobody"] {
            let refused = sign_in_break_glass(context, attempt(login)).await.unwrap_err();
            assert_eq!(why(&refused), "sign-in-refused", "{login}");
        }
        let_break_glass(context, &owner(), (reserve, true)).await.unwrap();
        let token = sign_in_break_glass(context, attempt("reserve")).await.unwrap();
        let visitor = door.who(&token).await.unwrap();
        assert_eq!(visitor.session.method, SignInMethod::Password);
        assert!(sign_in_break_glass(context, attempt("bo")).await.is_err());
        sign_out(context, &visitor).await.unwrap();
        let_break_glass(context, &owner(), (reserve, false)).await.unwrap();
        assert!(sign_in_break_glass(context, attempt("reserve")).await.is_err());
    });
}
