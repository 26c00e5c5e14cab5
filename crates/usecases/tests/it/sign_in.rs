//! Signing in, staying so, proving it anew, and what ends it.
#![expect(clippy::unwrap_used, reason = "a failure here fails a test")]

use std::sync::{Arc, Mutex};

use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use tertial_domain::ids::{PrincipalId, UnitId};
use tertial_domain::period::Validity;
use tertial_domain::permission::{Act, Purpose, Scope};
use tertial_domain::role::Role;
use tertial_domain::sign_in::{IDLE_MAX, LINK_MAX, PROOF_MAX, WHOLE_MAX};
use tertial_testkit::databases::principal;
use tertial_testkit::{Database, Ekstad, clock, on_both_backends};
use tertial_usecases::context::{Clock, Context};
use tertial_usecases::failure::Failure;
use tertial_usecases::people::{RoleOrder, enter, give, list, shut_out};
use tertial_usecases::sign_in::accounts::{
    change_password, choose_by_link, forget_codes, give_login, invited, make_link, own,
    turn_codes_off, turn_codes_on,
};
use tertial_usecases::sign_in::{
    Attempt, Token, Visitor, codes, end, end_others, prove, sessions, sign_in, sign_out, visitor,
};

use crate::setting;

const PASSWORD: &str = "tre blå cyklar i regn";
const ANOTHER: &str = "fyra gröna båtar i snö";

/// A clock that a test turns on.
#[derive(Clone)]
struct Turned(Arc<Mutex<Timestamp>>);

impl Turned {
    fn by(&self, duration: SignedDuration) {
        let mut now = self.0.lock().unwrap();
        *now += duration;
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
    ekstad: Ekstad,
}

impl Door {
    async fn of(database: &Database) -> Self {
        let ekstad = Ekstad::build(database.store()).await;
        let clock = Turned(Arc::new(Mutex::new(clock::now())));
        let context = Context { clock: Arc::new(clock.clone()), ..setting::context(database) };
        Self { context, clock, ekstad }
    }

    /// Somebody with a role and a login name, who has chosen [`PASSWORD`].
    async fn somebody(&self, name: &str, role: Role, place: UnitId) -> PrincipalId {
        let context = &self.context;
        let person = enter(context, &owner(), (name, None)).await.unwrap();
        let validity = Validity::since(date(2026, 1, 1));
        let order = RoleOrder { person, role, place, validity, as_deputy: false };
        give(context, &owner(), order).await.unwrap();
        give_login(context, &owner(), (person, name)).await.unwrap();
        let link = make_link(context, &owner(), person).await.unwrap();
        choose_by_link(context, &link, PASSWORD).await.unwrap();
        person
    }

    async fn try_in(&self, login: &str, password: &str, code: &str) -> Result<Token, Failure> {
        let attempt = Attempt { login, password, code, agent: "Firefox" };
        sign_in(&self.context, attempt).await
    }

    async fn enter(&self, login: &str) -> Token {
        self.try_in(login, PASSWORD, "").await.unwrap()
    }

    async fn who(&self, token: &Token) -> Option<Visitor> {
        visitor(&self.context, token).await.unwrap()
    }
}

fn owner() -> Scope {
    Scope::operator(principal(), Purpose::Write)
}

fn code_of(failure: &Failure) -> &str {
    match failure {
        Failure::Refused(problems) => problems.first().unwrap().code.as_ref(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn whoever_signs_in_has_the_roles_they_have_now() {
    on_both_backends(async |database| {
        let door = Door::of(database).await;
        let astrid = door.somebody("Astrid", Role::Reporter, door.ekstad.south).await;
        let token = door.enter("ASTRID").await;
        let visitor = door.who(&token).await.unwrap();
        assert_eq!((visitor.session.person, visitor.name.as_str()), (astrid, "Astrid"));
        assert!(visitor.scope.may(Act::ChangeReport) && !visitor.scope.may(Act::ManagePeople));
        assert!(visitor.scope.is_proved());
        let lines = sessions(&door.context, &visitor).await.unwrap();
        assert_eq!(lines.first().unwrap().agent, "Firefox");

        shut_out(&door.context, &owner(), (astrid, true)).await.unwrap();
        assert!(door.who(&token).await.is_none());
        let told = door.try_in("astrid", PASSWORD, "").await.unwrap_err();
        assert_eq!(code_of(&told), "sign-in-refused");
        shut_out(&door.context, &owner(), (astrid, false)).await.unwrap();
        assert!(door.who(&token).await.is_none(), "an old session came back");
        assert!(door.who(&door.enter("astrid").await).await.is_some());
    });
}

#[test]
fn whatever_is_wrong_at_the_door_is_one_answer() {
    on_both_backends(async |database| {
        let door = Door::of(database).await;
        door.somebody("astrid", Role::Reader, door.ekstad.care).await;
        let nobody = enter(&door.context, &owner(), ("Bo Åkesson", None)).await.unwrap();
        give_login(&door.context, &owner(), (nobody, "bo")).await.unwrap();
        for (login, password) in [
            ("astrid", "tre blå cyklar i Regn"),
            ("astrid", ""),
            ("nobody", PASSWORD),
            ("bo", ""),
            ("bo", PASSWORD),
            ("", PASSWORD),
            ("two words", PASSWORD),
        ] {
            let told = door.try_in(login, password, "").await.unwrap_err();
            assert_eq!(code_of(&told), "sign-in-refused", "{login}");
        }
        for token in ["0".repeat(64), "ab".repeat(32)] {
            assert!(door.who(&Token::read(&token).unwrap()).await.is_none());
        }
    });
}

#[test]
fn ten_wrong_passwords_and_then_one_after_each_pause() {
    on_both_backends(async |database| {
        let door = Door::of(database).await;
        door.somebody("astrid", Role::Reader, door.ekstad.care).await;
        for name in ["astrid", "nobody"] {
            for _ in 0..10 {
                let told = door.try_in(name, "wrong", "").await.unwrap_err();
                assert_eq!(code_of(&told), "sign-in-refused");
            }
            let told = door.try_in(name, PASSWORD, "").await.unwrap_err();
            assert_eq!(code_of(&told), "sign-in-too-often", "{name}");
        }
        door.clock.by(SignedDuration::from_mins(6));
        door.enter("astrid").await;
        // Now that the owner is in, the trials are forgotten.
        for _ in 0..9 {
            door.try_in("astrid", "wrong", "").await.unwrap_err();
        }
        door.enter("astrid").await;
    });
}

#[test]
fn a_session_ends_by_rest_and_by_age() {
    on_both_backends(async |database| {
        let door = Door::of(database).await;
        door.somebody("astrid", Role::Reader, door.ekstad.care).await;
        let token = door.enter("astrid").await;
        let step = IDLE_MAX - SignedDuration::from_mins(1);
        for _ in 0..WHOLE_MAX.as_secs() / step.as_secs() {
            door.clock.by(step);
            assert!(door.who(&token).await.is_some());
        }
        door.clock.by(step);
        assert!(door.who(&token).await.is_none(), "older than a working day");

        let token = door.enter("astrid").await;
        door.clock.by(IDLE_MAX);
        assert!(door.who(&token).await.is_none(), "not used for an hour");
    });
}

#[test]
fn a_proof_grows_old_and_a_new_one_changes_the_token() {
    on_both_backends(async |database| {
        let door = Door::of(database).await;
        let context = &door.context;
        let astrid = door.somebody("astrid", Role::Administrator, door.ekstad.care).await;
        let bo = enter(context, &owner(), ("Bo Åkesson", None)).await.unwrap();
        let token = door.enter("astrid").await;
        door.clock.by(PROOF_MAX);
        let stale = door.who(&token).await.unwrap();
        let validity = Validity::since(date(2026, 1, 1));
        let place = door.ekstad.south;
        let order = RoleOrder { person: bo, role: Role::Reader, place, validity, as_deputy: false };
        assert!(!list(context, &stale.scope).await.unwrap().is_empty());
        assert_eq!(give(context, &stale.scope, order).await, Err(Failure::ProofNeeded));
        assert_eq!(shut_out(context, &stale.scope, (bo, true)).await, Err(Failure::ProofNeeded));
        let told = make_link(context, &stale.scope, bo).await.unwrap_err();
        assert_eq!(told, Failure::ProofNeeded);

        let wrong = prove(context, &stale, ("wrong", "")).await.unwrap_err();
        assert_eq!(code_of(&wrong), "sign-in-refused");
        let anew = prove(context, &stale, (PASSWORD, "")).await.unwrap();
        assert!(door.who(&token).await.is_none(), "the old token is good no more");
        let fresh = door.who(&anew).await.unwrap();
        assert_eq!((fresh.session.id, fresh.session.person), (stale.session.id, astrid));
        give(context, &fresh.scope, order).await.unwrap();
    });
}

#[test]
fn sessions_are_seen_and_ended_by_their_own_person() {
    on_both_backends(async |database| {
        let door = Door::of(database).await;
        let context = &door.context;
        door.somebody("astrid", Role::Reader, door.ekstad.care).await;
        door.somebody("bo", Role::Reader, door.ekstad.care).await;
        let [here, phone, library, bo] = [
            door.enter("astrid").await,
            door.enter("astrid").await,
            door.enter("astrid").await,
            door.enter("bo").await,
        ];
        let me = door.who(&here).await.unwrap();
        assert_eq!(sessions(context, &me).await.unwrap().len(), 3);
        let theirs = door.who(&bo).await.unwrap();
        let foreign = end(context, &me, theirs.session.id).await;
        assert_eq!(foreign, Err(Failure::NotFound));
        assert!(door.who(&bo).await.is_some());

        let on_phone = door.who(&phone).await.unwrap();
        end(context, &me, on_phone.session.id).await.unwrap();
        assert!(door.who(&phone).await.is_none());
        assert_eq!(end_others(context, &me).await.unwrap(), 1);
        assert!(door.who(&library).await.is_none());
        sign_out(context, &me).await.unwrap();
        assert!(door.who(&here).await.is_none());
    });
}

#[test]
fn a_link_is_good_once_for_a_day_and_ends_what_was() {
    on_both_backends(async |database| {
        let door = Door::of(database).await;
        let context = &door.context;
        let astrid = door.somebody("astrid", Role::Reader, door.ekstad.care).await;
        let session = door.enter("astrid").await;
        let first = make_link(context, &owner(), astrid).await.unwrap();
        let second = make_link(context, &owner(), astrid).await.unwrap();
        let told = invited(context, &first).await.unwrap_err();
        assert_eq!(code_of(&told), "link-over", "a later link ends an earlier one");
        assert_eq!(invited(context, &second).await.unwrap().login, "astrid");
        for (bad, code) in
            [("short", "password-too-short"), ("astrid-2026!", "password-holds-name")]
        {
            let told = choose_by_link(context, &second, bad).await.unwrap_err();
            assert_eq!(code_of(&told), code);
        }
        assert!(door.who(&session).await.is_some());
        choose_by_link(context, &second, ANOTHER).await.unwrap();
        assert!(door.who(&session).await.is_none(), "a session from before the choice");
        let told = choose_by_link(context, &second, PASSWORD).await.unwrap_err();
        assert_eq!(code_of(&told), "link-over");
        assert!(door.try_in("astrid", PASSWORD, "").await.is_err());
        door.try_in("astrid", ANOTHER, "").await.unwrap();

        let late = make_link(context, &owner(), astrid).await.unwrap();
        door.clock.by(LINK_MAX);
        assert_eq!(code_of(&invited(context, &late).await.unwrap_err()), "link-over");
    });
}

#[test]
fn nobody_gets_by_a_link_what_they_could_not_give() {
    on_both_backends(async |database| {
        let door = Door::of(database).await;
        let context = &door.context;
        let (care, south, council) = (door.ekstad.care, door.ekstad.south, door.ekstad.council);
        let astrid = door.somebody("astrid", Role::Administrator, care).await;
        let manager = door.somebody("bo", Role::Reporter, south).await;
        let high = door.somebody("cecilia", Role::CityOffice, council).await;
        let beside = door.somebody("disa", Role::Reader, door.ekstad.library).await;
        let me = door.who(&door.enter("astrid").await).await.unwrap().scope;
        make_link(context, &me, manager).await.unwrap();
        for person in [high, beside, astrid] {
            let told = make_link(context, &me, person).await.unwrap_err();
            assert!(matches!(told, Failure::Forbidden), "{told:?}");
        }
        let city = door.somebody("eva", Role::Administrator, council).await;
        let city_scope = door.who(&door.enter("eva").await).await.unwrap().scope;
        let other = door.somebody("fia", Role::Administrator, care).await;
        let told = make_link(context, &city_scope, other).await.unwrap_err();
        assert_eq!(code_of(&told), "link-takes-two");
        make_link(context, &owner(), city).await.unwrap();
        let reader = door.who(&door.enter("bo").await).await.unwrap().scope;
        let told = make_link(context, &reader, beside).await.unwrap_err();
        assert_eq!(told, Failure::Forbidden);
    });
}

#[test]
fn a_devices_code_is_asked_for_and_good_once() {
    on_both_backends(async |database| {
        let door = Door::of(database).await;
        let context = &door.context;
        let astrid = door.somebody("astrid", Role::Reader, door.ekstad.care).await;
        let visitor = door.who(&door.enter("astrid").await).await.unwrap();
        let secret = codes::new_secret(context).unwrap();
        let code = |secret: &str, at: Timestamp| {
            let secret = totp_rs::Secret::try_from_base32(secret).unwrap();
            let totp = totp_rs::Builder::new().with_secret(secret).build().unwrap();
            totp.generate(u64::try_from(at.as_second()).unwrap()).to_string()
        };
        let now = code(&secret, context.clock.now());
        let wrong = turn_codes_on(context, &visitor, (&secret, "000000")).await.unwrap_err();
        assert_eq!(code_of(&wrong), "code-wrong");
        turn_codes_on(context, &visitor, (&secret, &now)).await.unwrap();
        assert!(own(context, &visitor).await.unwrap().unwrap().has_codes);

        for stale in ["", "000000", now.as_str()] {
            let told = door.try_in("astrid", PASSWORD, stale).await.unwrap_err();
            assert_eq!(code_of(&told), "sign-in-refused", "{stale}");
        }
        door.clock.by(SignedDuration::from_secs(30));
        let next = code(&secret, context.clock.now());
        let [one, other] =
            [door.try_in("astrid", PASSWORD, &next), door.try_in("astrid", PASSWORD, &next)];
        let (one, other) = tokio::join!(one, other);
        assert!(one.is_ok() != other.is_ok(), "a code was good twice");

        door.clock.by(SignedDuration::from_secs(30));
        let next = code(&secret, context.clock.now());
        let visitor =
            door.who(&door.try_in("astrid", PASSWORD, &next).await.unwrap()).await.unwrap();
        door.clock.by(PROOF_MAX);
        let visitor = Visitor { scope: Scope::person(astrid, clock::today(), vec![]), ..visitor };
        assert_eq!(turn_codes_off(context, &visitor).await, Err(Failure::ProofNeeded));
        assert_eq!(forget_codes(context, &visitor.scope, astrid).await, Err(Failure::Forbidden));
        forget_codes(context, &owner(), astrid).await.unwrap();
        door.enter("astrid").await;
    });
}

#[test]
fn a_changed_password_ends_the_other_sessions_alone() {
    on_both_backends(async |database| {
        let door = Door::of(database).await;
        let context = &door.context;
        door.somebody("astrid", Role::Reader, door.ekstad.care).await;
        let [here, phone] = [door.enter("astrid").await, door.enter("astrid").await];
        let me = door.who(&here).await.unwrap();
        let wrong = change_password(context, &me, ("wrong", ANOTHER)).await.unwrap_err();
        assert_eq!(code_of(&wrong), "sign-in-refused");
        change_password(context, &me, (PASSWORD, ANOTHER)).await.unwrap();
        assert!(door.who(&here).await.is_some() && door.who(&phone).await.is_none());
        assert!(door.try_in("astrid", PASSWORD, "").await.is_err());
        door.try_in("astrid", ANOTHER, "").await.unwrap();
    });
}
