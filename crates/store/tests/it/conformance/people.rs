//! People, and the roles they are given.

use jiff::civil::date;
use tertial_domain::grant::{Grant, GrantStatus};
use tertial_domain::ids::{GrantId, PrincipalId};
use tertial_domain::period::Validity;
use tertial_domain::permission::{Held, Scope};
use tertial_domain::role::Role;
use tertial_store::StoreError;
use tertial_store::people::Person;
use tertial_store::provenance::RowVersion;
use tertial_testkit::clock::{now, today};
use tertial_testkit::databases::{operator, principal};
use tertial_testkit::ekstad::event;
use tertial_testkit::{Ekstad, on_both_backends};

fn person(bits: u128, name: &str) -> Person {
    Person {
        id: PrincipalId::from_bits(bits),
        name: name.to_owned(),
        email: Some(format!("{bits}@ekstad.example")),
        created_at: now(),
        disabled_at: None,
        row_version: RowVersion::FIRST,
    }
}

fn manager(ekstad: &Ekstad, person: PrincipalId) -> Grant {
    Grant {
        id: GrantId::from_bits(1),
        person,
        role: Role::Reporter,
        place: ekstad.south,
        validity: Validity::since(date(2026, 1, 1)),
        deputy_for: None,
        status: GrantStatus::Active,
    }
}

#[test]
fn a_role_is_given_held_deputised_and_ended() {
    on_both_backends(async |database| {
        let ekstad = Ekstad::build(database.store()).await;
        let (astrid, bo) = (person(10, "Astrid Ek"), person(11, "Bo Åkesson"));
        let held = manager(&ekstad, astrid.id);
        let deputy = Grant {
            id: GrantId::from_bits(2),
            person: bo.id,
            validity: Validity::new(date(2026, 7, 1), Some(date(2026, 8, 1))).unwrap(),
            deputy_for: Some(astrid.id),
            ..held.clone()
        };
        let mut session = database.store().write(&operator()).await.unwrap();
        session.create_people(&[astrid.clone(), bo.clone()]).await.unwrap();
        session.give_roles(&[held.clone(), deputy.clone()], now()).await.unwrap();
        session.log(event("roles-given", "person", "x")).unwrap();
        session.commit().await.unwrap();

        let mut session = database.store().read(&operator()).await.unwrap();
        assert_eq!(session.people().await.unwrap(), [astrid.clone(), bo.clone()]);
        assert_eq!(session.person(bo.id).await.unwrap(), Some(bo.clone()));
        let stored = session.grants_of(bo.id).await.unwrap();
        assert_eq!((&stored[0].grant, stored[0].given_by), (&deputy, principal()));
        assert_eq!(session.grants_at(ekstad.south).await.unwrap().len(), 2);
        let here =
            Held { role: Role::Reporter, place: ekstad.south, authority: ekstad.care_authority };
        assert_eq!(session.held(astrid.id, today()).await.unwrap(), [here]);
        assert_eq!(session.held(bo.id, today()).await.unwrap(), []);
        assert_eq!(session.held(bo.id, date(2026, 7, 1)).await.unwrap(), [here]);
        assert_eq!(session.held(bo.id, date(2026, 8, 1)).await.unwrap(), []);
        drop(session);

        let scope = Scope::person(astrid.id, today(), vec![here]);
        let mut session = database.store().read(&scope).await.unwrap();
        assert_eq!(session.roles_at(ekstad.south).await.unwrap(), [Role::Reporter]);
        assert_eq!(session.roles_at(ekstad.care).await.unwrap(), []);
        assert_eq!(session.roles_at(ekstad.library).await.unwrap(), []);
        assert_eq!(session.overseen_authorities().await.unwrap(), []);
        drop(session);

        let mut session = database.store().write(&operator()).await.unwrap();
        let base = RowVersion::FIRST;
        session.change_grant_status(held.id, base, GrantStatus::Ended).await.unwrap();
        let late = session.change_grant_status(held.id, base, GrantStatus::Active).await;
        assert!(matches!(late, Err(StoreError::Stale)));
        assert_eq!(session.held(astrid.id, today()).await.unwrap(), []);
    });
}

#[test]
fn whoever_is_shut_out_has_no_role_until_they_are_let_in_again() {
    on_both_backends(async |database| {
        let ekstad = Ekstad::build(database.store()).await;
        let astrid = person(10, "Astrid Ek");
        let mut session = database.store().write(&operator()).await.unwrap();
        session.create_people(std::slice::from_ref(&astrid)).await.unwrap();
        session.give_roles(&[manager(&ekstad, astrid.id)], now()).await.unwrap();
        assert_eq!(session.held(astrid.id, today()).await.unwrap().len(), 1);
        let next = session.disable_person(astrid.id, RowVersion::FIRST, Some(now())).await.unwrap();
        assert_eq!(session.held(astrid.id, today()).await.unwrap(), []);
        session.disable_person(astrid.id, next, None).await.unwrap();
        assert_eq!(session.held(astrid.id, today()).await.unwrap().len(), 1);
    });
}
