//! Passwords, trials, links, the city's own sign-in, and sessions.

use jiff::SignedDuration;
use tertial_domain::ids::{PrincipalId, SessionId};
use tertial_domain::permission::Scope;
use tertial_domain::sign_in::{Session, SignInMethod, TRIAL_PAUSE, TRIALS_IN_A_ROW};
use tertial_store::StoreError;
use tertial_store::error::ConstraintName;
use tertial_store::fingerprint::Fingerprint;
use tertial_store::people::Person;
use tertial_store::provenance::RowVersion;
use tertial_store::sign_in::{
    CodeSecret, Password, PasswordLink, Provided, StoredSession, TrialLimit,
};
use tertial_testkit::clock::now;
use tertial_testkit::databases::{operator, principal};
use tertial_testkit::ekstad::event;
use tertial_testkit::{Database, on_both_backends};

const ASTRID: PrincipalId = PrincipalId::from_bits(10);
const BO: PrincipalId = PrincipalId::from_bits(11);
const LIMIT: TrialLimit = TrialLimit { pause: TRIAL_PAUSE, in_a_row: TRIALS_IN_A_ROW };

fn door() -> Scope {
    Scope::door(principal())
}

async fn enter(database: &Database) {
    let person = |id, name: &str| Person {
        id,
        name: name.to_owned(),
        email: None,
        created_at: now(),
        disabled_at: None,
        row_version: RowVersion::FIRST,
    };
    let mut session = database.store().write(&operator()).await.unwrap();
    session.create_people(&[person(ASTRID, "Astrid Ek"), person(BO, "Bo Åkesson")]).await.unwrap();
    session.log(event("person-entered", "person", "x")).unwrap();
    session.commit().await.unwrap();
}

fn password(person: PrincipalId, login: &str) -> Password {
    Password {
        person,
        login: login.to_owned(),
        hash: None,
        code: None,
        changed_at: now(),
        row_version: RowVersion::FIRST,
    }
}

#[test]
fn a_password_is_given_a_name_chosen_and_changed() {
    on_both_backends(async |database| {
        enter(database).await;
        let mut session = database.store().write(&door()).await.unwrap();
        session.create_password(&password(ASTRID, "astrid")).await.unwrap();
        let chosen = Password {
            hash: Some("$argon2id$x".to_owned()),
            code: Some(CodeSecret { secret: vec![0, 255, 7], last_step: 58 }),
            ..password(ASTRID, "astrid")
        };
        session.change_password(&chosen).await.unwrap();
        let late = session.change_password(&chosen).await;
        assert!(matches!(late, Err(StoreError::Stale)));
        drop(session);

        let mut session = database.store().write(&door()).await.unwrap();
        session.create_password(&password(ASTRID, "astrid")).await.unwrap();
        session.change_password(&chosen).await.unwrap();
        let stored = session.password_of_login("astrid").await.unwrap().unwrap();
        assert!(stored == Password { row_version: stored.row_version, ..chosen });
        assert_ne!(stored.row_version, RowVersion::FIRST);
        assert!(session.password_of(ASTRID).await.unwrap() == Some(stored));
        assert!(session.password_of(BO).await.unwrap().is_none());
        assert!(session.password_of_login("bo").await.unwrap().is_none());
        let taken = session.create_password(&password(BO, "astrid")).await;
        assert!(matches!(taken, Err(StoreError::Conflict(ConstraintName::LoginName))));
    });
}

#[test]
fn a_name_is_tried_so_often_and_then_once_after_each_pause() {
    on_both_backends(async |database| {
        let store = database.store();
        let mut counted = 0;
        for _ in 0..50 {
            counted += u8::from(store.take_trial(&door(), ("astrid", now()), LIMIT).await.unwrap());
        }
        assert_eq!(counted, TRIALS_IN_A_ROW);
        assert!(store.take_trial(&door(), ("bo", now()), LIMIT).await.unwrap());
        let mut later = now();
        let mut in_an_hour = 0;
        for _ in 0..3_600 {
            later += SignedDuration::from_secs(1);
            in_an_hour +=
                u8::from(store.take_trial(&door(), ("astrid", later), LIMIT).await.unwrap());
        }
        assert_eq!(in_an_hour, 10);

        let mut session = store.write(&door()).await.unwrap();
        session.forget_trials("astrid").await.unwrap();
        session.log(event("signed-in", "person", "x")).unwrap();
        session.commit().await.unwrap();
        assert!(store.take_trial(&door(), ("astrid", later), LIMIT).await.unwrap());
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_trials_at_once_are_counted_one_by_one() {
    for database in
        [Some(Database::sqlite().await), Database::postgres().await].into_iter().flatten()
    {
        let tries = (0..100).map(|_| {
            let store = database.store().clone();
            tokio::spawn(async move { store.take_trial(&door(), ("astrid", now()), LIMIT).await })
        });
        let mut counted = 0;
        for tried in tries.collect::<Vec<_>>() {
            counted += usize::from(tried.await.unwrap().unwrap());
        }
        assert_eq!(counted, usize::from(TRIALS_IN_A_ROW));
    }
}

#[test]
fn a_link_is_good_once_and_the_citys_own_name_is_one_persons() {
    on_both_backends(async |database| {
        enter(database).await;
        let token = Fingerprint::of(b"link");
        let link = PasswordLink {
            person: ASTRID,
            good_until: now() + SignedDuration::from_hours(24),
            used_at: None,
        };
        let mut session = database.store().write(&door()).await.unwrap();
        session.create_password_link(token, (&link, now())).await.unwrap();
        assert_eq!(session.password_link(token).await.unwrap(), Some(link.clone()));
        assert_eq!(session.password_link(Fingerprint::of(b"other")).await.unwrap(), None);
        assert_eq!(session.use_password_links(ASTRID, now()).await.unwrap(), 1);
        assert_eq!(session.use_password_links(ASTRID, now()).await.unwrap(), 0);
        let used = session.password_link(token).await.unwrap().unwrap();
        assert_eq!(used.used_at, Some(now()));

        let city = "https://id.ekstad.example";
        session.create_identity((city, "42"), (ASTRID, now())).await.unwrap();
        assert_eq!(session.person_of_identity((city, "42")).await.unwrap(), Some(ASTRID));
        for other in [(city, "43"), ("https://elsewhere.example", "42")] {
            assert_eq!(session.person_of_identity(other).await.unwrap(), None);
        }
    });
}

fn stored(id: u128, person: PrincipalId) -> StoredSession {
    StoredSession {
        session: Session {
            id: SessionId::from_bits(id),
            person,
            method: SignInMethod::Password,
            began_at: now(),
            seen_at: now(),
            proved_at: now(),
            ended_at: None,
        },
        agent: "Firefox på telefonen".to_owned(),
        provider: None,
    }
}

#[test]
fn a_session_begins_is_seen_proved_anew_and_ended() {
    on_both_backends(async |database| {
        enter(database).await;
        let tokens = [Fingerprint::of(b"1"), Fingerprint::of(b"2"), Fingerprint::of(b"3")];
        let (issuer, name) = ("https://id.ekstad.example", "s-1");
        let provider = Provided { issuer: issuer.to_owned(), session: Some(name.to_owned()) };
        let city = StoredSession { provider: Some(provider), ..stored(2, ASTRID) };
        let later = now() + SignedDuration::from_mins(7);
        let mut session = database.store().write(&door()).await.unwrap();
        session.begin_session(tokens[0], &stored(1, ASTRID)).await.unwrap();
        session.begin_session(tokens[1], &city).await.unwrap();
        session.begin_session(tokens[2], &stored(3, BO)).await.unwrap();
        session.log(event("signed-in", "person", "x")).unwrap();
        session.commit().await.unwrap();

        let first = SessionId::from_bits(1);
        database.store().note_seen(&door(), (first, later)).await.unwrap();
        let mut session = database.store().write(&door()).await.unwrap();
        let seen = session.session_of_token(tokens[0]).await.unwrap().unwrap();
        assert_eq!((seen.session.seen_at, seen.session.proved_at), (later, now()));
        assert_eq!(session.session_of_token(tokens[1]).await.unwrap(), Some(city));
        let anew = Fingerprint::of(b"anew");
        session.prove_session(first, (anew, later)).await.unwrap();
        assert_eq!(session.session_of_token(tokens[0]).await.unwrap(), None);
        let proved = session.session_of_token(anew).await.unwrap().unwrap();
        assert_eq!((proved.session.id, proved.session.proved_at), (first, later));

        assert_eq!(session.sessions_of(ASTRID).await.unwrap().len(), 2);
        assert_eq!(session.end_sessions_of_provider((issuer, "s-2"), later).await.unwrap(), 0);
        assert_eq!(session.end_sessions_of_provider((issuer, name), later).await.unwrap(), 1);
        assert_eq!(session.end_sessions_of(ASTRID, (Some(first), later)).await.unwrap(), 0);
        assert!(session.end_session(first, later).await.unwrap());
        assert!(!session.end_session(first, later).await.unwrap());
        let ended = session.prove_session(first, (anew, later)).await;
        assert!(matches!(ended, Err(StoreError::Stale)));
        assert_eq!(session.end_all_sessions(later).await.unwrap(), 1);
        assert_eq!(session.sessions_of(BO).await.unwrap(), []);
        assert_eq!(session.forget_sign_in((later, now())).await.unwrap(), 0);
        assert_eq!(session.forget_sign_in((later, later)).await.unwrap(), 3);
    });
}

#[test]
fn an_identity_is_connected_and_goes_and_words_of_leaving_are_heard_once() {
    on_both_backends(async |database| {
        enter(database).await;
        let city = "https://id.ekstad.example";
        let mut session = database.store().write(&door()).await.unwrap();
        session.create_identity((city, "42"), (ASTRID, now())).await.unwrap();
        let known = session.identities_of(ASTRID).await.unwrap();
        assert_eq!(known.iter().map(|one| one.subject.as_str()).collect::<Vec<_>>(), ["42"]);
        assert!(!session.remove_identity((city, "42"), BO).await.unwrap());
        assert!(session.remove_identity((city, "42"), ASTRID).await.unwrap());
        assert_eq!(session.identities_of(ASTRID).await.unwrap(), []);

        assert!(!session.may_break_glass(ASTRID).await.unwrap());
        assert!(session.let_break_glass(ASTRID, Some(now())).await.unwrap());
        assert!(!session.let_break_glass(ASTRID, Some(now())).await.unwrap());
        assert!(session.may_break_glass(ASTRID).await.unwrap());
        assert!(!session.may_break_glass(BO).await.unwrap());
        assert!(session.let_break_glass(ASTRID, None).await.unwrap());
        assert!(!session.may_break_glass(ASTRID).await.unwrap());

        assert!(session.hear_logout((city, "a"), now()).await.unwrap());
        assert!(!session.hear_logout((city, "a"), now()).await.unwrap());
        assert!(session.hear_logout(("https://elsewhere.example", "a"), now()).await.unwrap());

        let provider = Provided { issuer: city.to_owned(), session: None };
        let unnamed = StoredSession { provider: Some(provider), ..stored(5, ASTRID) };
        session.begin_session(Fingerprint::of(b"5"), &unnamed).await.unwrap();
        session.begin_session(Fingerprint::of(b"6"), &stored(6, ASTRID)).await.unwrap();
        let other = (ASTRID, "https://elsewhere.example");
        assert_eq!(session.end_sessions_of_issuer(other, now()).await.unwrap(), 0);
        assert_eq!(session.end_sessions_of_issuer((ASTRID, city), now()).await.unwrap(), 1);
        assert_eq!(session.sessions_of(ASTRID).await.unwrap().len(), 1);
        let later = now() + SignedDuration::from_secs(1);
        assert_eq!(session.forget_sign_in((now(), later)).await.unwrap(), 4);
        session.log(event("signed-out", "person", "x")).unwrap();
        session.commit().await.unwrap();
    });
}
