//! The provider's word that somebody is gone, right and wrong in every way.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failure here fails a test")]

use jiff::SignedDuration;
use serde_json::{Value, json};
use tertial_testkit::on_both_backends;
use tertial_usecases::failure::Failure;
use tertial_usecases::sign_in::Token;
use tertial_usecases::sign_in::openid::leave;

use super::fake::{CLIENT, Fake, ISSUER, ORIGIN, Signer};
use super::faults::{set, without};
use super::{Door, SUBJECT, why};

const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";

/// A word of leaving, before a test makes it wrong.
struct Word {
    header: Value,
    claims: Value,
    signer: Signer,
}

impl Door {
    fn word(&self, name: &str) -> Word {
        Word {
            header: json!({ "alg": "RS256", "kid": "rsa", "typ": "logout+jwt" }),
            claims: json!({
                "iss": ISSUER, "aud": CLIENT, "iat": self.seconds(), "exp": self.seconds() + 120,
                "jti": name, "sub": SUBJECT, "sid": "s-1", "events": { EVENT: {} },
            }),
            signer: Signer::Rs256,
        }
    }

    async fn hears(&self, word: &Word) -> Result<u64, Failure> {
        let text = self.fake.signed(&word.header, &word.claims, word.signer);
        leave(&self.context, &self.fake.provider, &text).await
    }

    async fn enter_as(&self, session: Option<&str>) -> Token {
        let arrival = self.round(|case| match session {
            Some(session) => set(&mut case.claims, "sid", json!(session)),
            None => without(&mut case.claims, "sid"),
        });
        arrival.await.unwrap().token
    }
}

#[test]
fn a_word_of_leaving_ends_what_it_names_at_once_and_is_heard_once() {
    on_both_backends(async |database| {
        let door = Door::of(database).await;
        let [one, two] = [door.enter_as(Some("s-1")).await, door.enter_as(Some("s-2")).await];
        let nameless = door.enter_as(None).await;
        assert_eq!(door.hears(&door.word("a")).await, Ok(1));
        assert!(door.who(&one).await.is_none());
        assert!(door.who(&two).await.is_some() && door.who(&nameless).await.is_some());
        let again = door.enter_as(Some("s-1")).await;
        let replayed = door.hears(&door.word("a")).await.unwrap_err();
        assert_eq!(why(&replayed), "heard-before");
        assert!(door.who(&again).await.is_some(), "an old word ends nothing new");

        let mut whole = door.word("b");
        without(&mut whole.claims, "sid");
        assert_eq!(door.hears(&whole).await, Ok(3));
        for token in [&two, &nameless, &again] {
            assert!(door.who(token).await.is_none());
        }
        let mut nobodys = door.word("c");
        set(&mut nobodys.claims, "sub", json!("nobody"));
        without(&mut nobodys.claims, "sid");
        assert_eq!(door.hears(&nobodys).await, Ok(0));
        let mut untyped = door.word("d");
        without(&mut untyped.header, "typ");
        without(&mut untyped.claims, "sub");
        assert_eq!(door.hears(&untyped).await, Ok(0));
    });
}

type Wrong = (&'static str, fn(&mut Word), &'static str);

const WRONGS: &[Wrong] = &[
    (
        "unsigned",
        |word| {
            word.header["alg"] = json!("none");
            word.signer = Signer::Nobody;
        },
        "algorithm-refused",
    ),
    (
        "signed by a stranger",
        |word| {
            word.header = json!({ "alg": "ES256", "kid": "ec" });
            word.signer = Signer::Stranger;
        },
        "signature-wrong",
    ),
    ("of another kind", |word| word.header["typ"] = json!("at+jwt"), "kind-wrong"),
    (
        "another issuer's",
        |word| {
            set(&mut word.claims, "iss", json!("https://evil.example"));
        },
        "issuer-wrong",
    ),
    ("for another", |word| set(&mut word.claims, "aud", json!("other")), "audience-wrong"),
    (
        "for another too",
        |word| {
            set(&mut word.claims, "aud", json!([CLIENT, "other"]));
        },
        "audience-wrong",
    ),
    ("with a nonce", |word| set(&mut word.claims, "nonce", json!("n")), "nonce-there"),
    ("without an event", |word| without(&mut word.claims, "events"), "claims-unreadable"),
    (
        "with another event",
        |word| {
            set(&mut word.claims, "events", json!({ "http://evil.example": {} }));
        },
        "event-missing",
    ),
    (
        "with an event that is a text",
        |word| {
            set(&mut word.claims, "events", json!({ EVENT: "yes" }));
        },
        "event-missing",
    ),
    (
        "with a list of events",
        |word| {
            set(&mut word.claims, "events", json!([EVENT]));
        },
        "claims-unreadable",
    ),
    (
        "of nobody",
        |word| {
            without(&mut word.claims, "sub");
            without(&mut word.claims, "sid");
        },
        "nobody-named",
    ),
    ("of an empty session", |word| set(&mut word.claims, "sid", json!("")), "name-unusable"),
    ("without a name", |word| without(&mut word.claims, "jti"), "claims-unreadable"),
    ("with an empty name", |word| set(&mut word.claims, "jti", json!("")), "name-unusable"),
    (
        "expired",
        |word| {
            let at = word.claims["iat"].as_i64().unwrap() - 61;
            set(&mut word.claims, "exp", json!(at));
        },
        "expired",
    ),
    ("without an end", |word| without(&mut word.claims, "exp"), "claims-unreadable"),
    ("never said", |word| without(&mut word.claims, "iat"), "claims-unreadable"),
    (
        "said in the future",
        |word| {
            let at = word.claims["iat"].as_i64().unwrap() + 3_600;
            set(&mut word.claims, "iat", json!(at));
        },
        "said-at-wrong-time",
    ),
    (
        "said long ago",
        |word| {
            let at = word.claims["iat"].as_i64().unwrap() - 3_600;
            set(&mut word.claims, "iat", json!(at));
        },
        "said-at-wrong-time",
    ),
];

#[test]
fn a_wrong_word_of_leaving_ends_nothing() {
    on_both_backends(async |database| {
        let door = Door::of(database).await;
        let token = door.enter_as(Some("s-1")).await;
        assert!(WRONGS.len() >= 12);
        for (name, change, expected) in WRONGS {
            let mut word = door.word("a");
            change(&mut word);
            let failure = door.hears(&word).await.map(|_| ()).expect_err(name);
            assert_eq!(why(&failure), *expected, "{name}");
            assert!(door.who(&token).await.is_some(), "{name}");
        }
        // What says who somebody is says not that they are gone.
        let claims = door.claims("nonce");
        let text =
            door.fake.signed(&json!({ "alg": "ES256", "kid": "ec" }), &claims, Signer::Es256);
        let failure = leave(&door.context, &door.fake.provider, &text).await.unwrap_err();
        assert_eq!(why(&failure), "nonce-there");
        for text in ["", "a.b.c", "...", &"a".repeat(20_000)] {
            assert!(leave(&door.context, &door.fake.provider, text).await.is_err());
        }
        assert_eq!(door.hears(&door.word("a")).await, Ok(1), "a wrong word uses no name up");
    });
}

#[test]
fn the_way_out_leads_to_the_provider_and_back() {
    on_both_backends(async |database| {
        let door = Door::of(database).await;
        let way = door.fake.provider.way_out(&door.context).await.unwrap();
        assert!(
            way.starts_with(&format!("{ISSUER}/logout?client_id=tertial&post_logout")),
            "{way}"
        );
        let left = format!("{ORIGIN}/sign-in").replace(':', "%3A").replace('/', "%2F");
        assert!(way.ends_with(&left), "{way}");
        let mut without_one = Fake::configuration();
        without(&mut without_one, "end_session_endpoint");
        door.fake.says("/.well-known/openid-configuration", &without_one);
        door.clock.by(SignedDuration::from_hours(1));
        assert_eq!(door.fake.provider.way_out(&door.context).await, None);
    });
}
