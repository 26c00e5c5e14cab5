//! Every way in which an answer of the city's sign-in can be wrong, one a line.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failure here fails a test")]

use serde_json::{Value, json};
use tertial_usecases::sign_in::openid::WAY_MAX;

use super::Case;
use super::fake::{self, CLIENT, ISSUER, Signer};

pub(crate) type Fault = (&'static str, fn(&mut Case), &'static str);

pub(crate) fn set(claims: &mut Value, name: &str, value: Value) {
    claims[name] = value;
}

pub(crate) fn without(claims: &mut Value, name: &str) {
    claims.as_object_mut().unwrap().remove(name);
}

pub(crate) fn now_of(case: &Case) -> i64 {
    case.claims["iat"].as_i64().unwrap()
}

/// What a signature and what stands before it can have wrong.
pub(crate) const OF_SIGNATURES: &[Fault] = &[
    (
        "alg none",
        |case| {
            case.header = json!({ "alg": "none" });
            case.signer = Signer::Nobody;
        },
        "algorithm-refused",
    ),
    (
        "alg None",
        |case| {
            case.header = json!({ "alg": "None", "kid": "ec" });
            case.signer = Signer::Nobody;
        },
        "algorithm-refused",
    ),
    ("alg empty", |case| case.header["alg"] = json!(""), "algorithm-refused"),
    ("no alg", |case| without(&mut case.header, "alg"), "token-unreadable"),
    (
        "HS256 by the public key",
        |case| {
            case.header = json!({ "alg": "HS256", "kid": "rsa" });
            case.signer = Signer::PublicKeyAsSecret;
        },
        "algorithm-refused",
    ),
    (
        "HS256 by the public key, called RS256",
        |case| {
            case.header = json!({ "alg": "RS256", "kid": "rsa" });
            case.signer = Signer::PublicKeyAsSecret;
        },
        "signature-wrong",
    ),
    ("RS384", |case| case.header["alg"] = json!("RS384"), "algorithm-refused"),
    ("EdDSA", |case| case.header["alg"] = json!("EdDSA"), "algorithm-refused"),
    (
        "a stranger's key under a known name",
        |case| case.signer = Signer::Stranger,
        "signature-wrong",
    ),
    ("no signature", |case| case.signer = Signer::Nobody, "signature-wrong"),
    (
        "PS256 called RS256",
        |case| {
            case.header = json!({ "alg": "RS256", "kid": "rsa" });
            case.signer = Signer::Ps256;
        },
        "signature-wrong",
    ),
    ("RS256 by the key of the curve", |case| case.header["alg"] = json!("RS256"), "key-unknown"),
    (
        "a key for locking",
        |case| {
            case.header = json!({ "alg": "RS256", "kid": "locked" });
            case.signer = Signer::Rs256;
        },
        "key-unknown",
    ),
    (
        "a key for another algorithm",
        |case| {
            case.header = json!({ "alg": "PS256", "kid": "only-rs256" });
            case.signer = Signer::Ps256;
        },
        "key-unknown",
    ),
    (
        "no key named, and two to choose from",
        |case| {
            case.header = json!({ "alg": "RS256" });
            case.signer = Signer::Rs256;
        },
        "key-unknown",
    ),
    ("a key nobody knows", |case| case.header["kid"] = json!("new"), "key-unknown"),
    (
        "a key like a path",
        |case| {
            case.header["kid"] = json!("../../../../etc/passwd");
        },
        "key-unknown",
    ),
    ("a key like a query", |case| case.header["kid"] = json!("' or 1=1 --"), "key-unknown"),
    ("a key with a long name", |case| case.header["kid"] = json!("k".repeat(5_000)), "key-unknown"),
    (
        "a key that it brings itself",
        |case| {
            case.header = json!({ "alg": "ES256", "kid": "own", "jwk": { "kty": "EC" },
            "jku": "https://evil.example/keys" });
            case.signer = Signer::Stranger;
        },
        "key-unknown",
    ),
    ("something critical", |case| case.header["crit"] = json!(["exp"]), "token-demands-more"),
    (
        "claims changed after signing",
        |case| {
            case.text = Some(|text| {
                let parts: Vec<&str> = text.split('.').collect();
                let claims = fake::encoded("{\"sub\":\"somebody\"}");
                format!("{}.{claims}.{}", parts[0], parts[2])
            });
        },
        "signature-wrong",
    ),
    (
        "two parts",
        |case| {
            case.text = Some(|text| text.rsplit_once('.').unwrap().0.to_owned());
        },
        "token-unreadable",
    ),
    ("five parts", |case| case.text = Some(|text| format!("{text}.a.b")), "token-unreadable"),
    ("no token", |case| case.text = Some(|_| String::new()), "token-unreadable"),
    ("not base64", |case| case.text = Some(|text| format!("!{text}")), "token-unreadable"),
    ("padded base64", |case| case.text = Some(|text| format!("{text}==")), "token-unreadable"),
    ("100 kB", |case| case.text = Some(|text| text.repeat(200)), "token-too-long"),
];

/// What is said can be said by somebody else, to somebody else, at another time.
pub(crate) const OF_CLAIMS: &[Fault] = &[
    (
        "another issuer",
        |case| {
            set(&mut case.claims, "iss", json!("https://evil.example"));
        },
        "issuer-wrong",
    ),
    (
        "the issuer with a slash",
        |case| {
            set(&mut case.claims, "iss", json!(format!("{ISSUER}/")));
        },
        "issuer-wrong",
    ),
    ("no issuer", |case| without(&mut case.claims, "iss"), "claims-unreadable"),
    ("another audience", |case| set(&mut case.claims, "aud", json!("other")), "audience-wrong"),
    (
        "a further audience",
        |case| {
            set(&mut case.claims, "aud", json!([CLIENT, "other"]));
            set(&mut case.claims, "azp", json!(CLIENT));
        },
        "audience-wrong",
    ),
    ("an empty audience", |case| set(&mut case.claims, "aud", json!([])), "audience-wrong"),
    ("no audience", |case| without(&mut case.claims, "aud"), "claims-unreadable"),
    ("another party", |case| set(&mut case.claims, "azp", json!("other")), "party-wrong"),
    ("another nonce", |case| set(&mut case.claims, "nonce", json!("n")), "nonce-wrong"),
    ("no nonce", |case| without(&mut case.claims, "nonce"), "claims-unreadable"),
    ("an empty nonce", |case| set(&mut case.claims, "nonce", json!("")), "nonce-wrong"),
    (
        "expired",
        |case| {
            let at = now_of(case) - 61;
            set(&mut case.claims, "exp", json!(at));
        },
        "expired",
    ),
    ("no end", |case| without(&mut case.claims, "exp"), "claims-unreadable"),
    ("an end in words", |case| set(&mut case.claims, "exp", json!("soon")), "claims-unreadable"),
    ("an end beyond time", |case| set(&mut case.claims, "exp", json!(1e300)), "time-unreadable"),
    (
        "said in the future",
        |case| {
            let at = now_of(case) + 62;
            set(&mut case.claims, "iat", json!(at));
        },
        "said-at-wrong-time",
    ),
    (
        "said long ago",
        |case| {
            let at = now_of(case) - 3_600;
            set(&mut case.claims, "iat", json!(at));
        },
        "said-at-wrong-time",
    ),
    ("never said", |case| without(&mut case.claims, "iat"), "claims-unreadable"),
    (
        "not yet",
        |case| {
            let at = now_of(case) + 3_600;
            set(&mut case.claims, "nbf", json!(at));
        },
        "not-yet",
    ),
    ("nobody", |case| without(&mut case.claims, "sub"), "claims-unreadable"),
    ("an empty name", |case| set(&mut case.claims, "sub", json!("")), "name-unusable"),
    ("a name with a line", |case| set(&mut case.claims, "sub", json!("a\nb")), "name-unusable"),
    ("a long name", |case| set(&mut case.claims, "sub", json!("a".repeat(256))), "name-unusable"),
    ("a number for a name", |case| set(&mut case.claims, "sub", json!(42)), "claims-unreadable"),
    ("a word of leaving", |case| set(&mut case.claims, "events", json!({})), "kind-wrong"),
    ("another kind", |case| case.header["typ"] = json!("logout+jwt"), "kind-wrong"),
    ("an access token", |case| case.header["typ"] = json!("at+jwt"), "kind-wrong"),
    (
        "proved in the future",
        |case| {
            let at = now_of(case) + 3_600;
            set(&mut case.claims, "auth_time", json!(at));
        },
        "proved-in-the-future",
    ),
    ("no claims", |case| case.claims = json!([]), "claims-unreadable"),
    (
        "somebody nobody knows",
        |case| {
            set(&mut case.claims, "sub", json!("somebody"));
        },
        "openid-unknown",
    ),
    (
        "a known address of an unknown person",
        |case| {
            set(&mut case.claims, "sub", json!("astrid@ekstad.example"));
        },
        "openid-unknown",
    ),
];

/// What comes back with the browser, and what the provider answers.
pub(crate) const OF_THE_WAY: &[Fault] = &[
    ("no state", |case| case.state.clear(), "state-wrong"),
    ("another state", |case| case.state = "A".repeat(43), "state-wrong"),
    (
        "the nonce for a state",
        |case| {
            case.state = case.claims["nonce"].as_str().unwrap().to_owned();
        },
        "state-wrong",
    ),
    ("no note", |case| case.note.clear(), "openid-too-late"),
    ("a note of nobody's", |case| case.note = "A".repeat(200), "openid-too-late"),
    ("too late", |case| case.wait = WAY_MAX, "openid-too-late"),
    ("declined", |case| case.code.clear(), "openid-declined"),
    (
        "sent by another",
        |case| {
            case.issuer.push_str("https://evil.example");
        },
        "answer-of-another",
    ),
    (
        "a code refused",
        |case| {
            case.token = Some((400, b"{\"error\":\"invalid_grant\"}".to_vec()));
        },
        "code-refused",
    ),
    (
        "no answer to the code",
        |case| {
            case.token = Some((200, b"<html>".to_vec()));
        },
        "answer-unreadable",
    ),
    (
        "no token for the code",
        |case| {
            case.token = Some((200, b"{\"access_token\":\"a\"}".to_vec()));
        },
        "answer-unreadable",
    ),
    ("a redirect for the code", |case| case.token = Some((302, Vec::new())), "points elsewhere"),
    ("a fault for the code", |case| case.token = Some((500, Vec::new())), "answers 500"),
    (
        "too long an answer for the code",
        |case| {
            case.token = Some((200, vec![b' '; 300_000]));
        },
        "too great length",
    ),
];
