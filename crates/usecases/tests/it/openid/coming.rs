//! Fresh proofs, names that are connected, and who comes in without the city's own sign-in.

use jiff::SignedDuration;
use serde_json::{Value, json};
use tertial_domain::permission::Scope;
use tertial_domain::role::Role;
use tertial_domain::sign_in::{PROOF_MAX, SignInMethod};
use tertial_testkit::{clock, on_both_backends};
use tertial_usecases::failure::Failure;
use tertial_usecases::people;
use tertial_usecases::sign_in::openid::{
    connect, depart_to_prove, disconnect, identities, let_break_glass,
};
use tertial_usecases::sign_in::{Attempt, accounts, sign_in_break_glass, sign_out};

use super::fake::{ISSUER, field};
use super::faults::{now_of, set};
use super::{Case, Door, SUBJECT, owner, why};

#[test]
fn a_fresh_proof_is_the_same_persons_and_given_when_it_was_asked_for() {
    on_both_backends(async |database| {
        let door = Door::of(database).await;
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
        let door = Door::of(database).await;
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
        let door = Door::of(database).await;
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
        let door = Door::of(database).await;
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
