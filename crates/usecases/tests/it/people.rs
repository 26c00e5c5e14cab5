//! People and their roles: who gives which, and what a role lets somebody do to a report.
#![expect(clippy::unwrap_used, reason = "a failure here fails a test")]

use jiff::civil::date;
use tertial_domain::grant::GrantStatus;
use tertial_domain::ids::{GrantId, IdempotencyKey, PrincipalId, UnitId};
use tertial_domain::period::Validity;
use tertial_domain::permission::{Purpose, Scope};
use tertial_domain::report::ReportKind;
use tertial_domain::role::Role;
use tertial_testkit::databases::principal;
use tertial_testkit::ekstad::{event, year};
use tertial_testkit::{Database, Ekstad, on_both_backends};
use tertial_usecases::context::Context;
use tertial_usecases::failure::Failure;
use tertial_usecases::people::{RoleOrder, confirm, end, enter, give, list, shut_out};
use tertial_usecases::review::answers::{FindingName, answer};

use crate::setting;

fn owner() -> Scope {
    Scope::operator(principal(), Purpose::Write)
}

fn order(person: PrincipalId, role: Role, place: UnitId) -> RoleOrder {
    let validity = Validity::since(date(2026, 1, 1));
    RoleOrder { person, role, place, validity, as_deputy: false }
}

async fn entered(context: &Context, name: &str) -> PrincipalId {
    enter(context, &owner(), (name, None)).await.unwrap()
}

/// Somebody with a role that the owner of the database gave.
async fn somebody(context: &Context, name: &str, role: Role, place: UnitId) -> PrincipalId {
    let person = entered(context, name).await;
    give(context, &owner(), order(person, role, place)).await.unwrap();
    person
}

/// The scope of what a person asks now.
async fn scope(context: &Context, person: PrincipalId) -> Scope {
    tertial_usecases::sign_in::scope_of(context, person).await.unwrap().proved()
}

async fn status(context: &Context, grant: GrantId) -> GrantStatus {
    let mut session = context.store.read(&owner()).await.unwrap();
    session.grant(grant).await.unwrap().unwrap().grant.status
}

async fn city(database: &Database) -> (Context, Ekstad) {
    let ekstad = Ekstad::build(database.store()).await;
    (setting::context(database), ekstad)
}

#[test]
fn an_administrator_gives_roles_below_and_far_reaching_ones_wait_for_another() {
    on_both_backends(async |database| {
        let (context, ekstad) = city(database).await;
        let astrid = somebody(&context, "Astrid Ek", Role::Administrator, ekstad.care).await;
        let bo = somebody(&context, "Bo Åkesson", Role::Administrator, ekstad.care).await;
        let cecilia = entered(&context, "Cecilia Dal").await;
        let by_astrid = scope(&context, astrid).await;

        let manager = order(cecilia, Role::Reporter, ekstad.south);
        let given = give(&context, &by_astrid, manager).await.unwrap();
        assert_eq!(status(&context, given).await, GrantStatus::Active);

        for refused in [
            order(cecilia, Role::Reader, ekstad.care),
            order(cecilia, Role::Reader, ekstad.library),
            order(cecilia, Role::Reader, ekstad.council),
            order(astrid, Role::Reader, ekstad.south),
        ] {
            let told = give(&context, &by_astrid, refused).await;
            assert_eq!(told, Err(Failure::Forbidden), "{refused:?}");
        }

        let far = order(cecilia, Role::Auditor, ekstad.south);
        let waits = give(&context, &by_astrid, far).await.unwrap();
        assert_eq!(status(&context, waits).await, GrantStatus::Offered);
        assert_eq!(confirm(&context, &by_astrid, waits).await, Err(Failure::Forbidden));
        let by_cecilia = scope(&context, cecilia).await;
        assert_eq!(confirm(&context, &by_cecilia, waits).await, Err(Failure::Forbidden));
        confirm(&context, &scope(&context, bo).await, waits).await.unwrap();
        assert_eq!(status(&context, waits).await, GrantStatus::Active);

        let lines = list(&context, &by_astrid).await.unwrap();
        let line = lines.iter().find(|line| line.id == cecilia).unwrap();
        assert_eq!(line.roles.iter().filter(|role| role.counts).count(), 2);
        assert_eq!(line.roles[0].place_name, "Ekstads dagcenter");
        let mut session = context.store.read(&owner()).await.unwrap();
        assert_eq!(session.events_of("role", &waits.to_string()).await.unwrap().len(), 2);
        let checks = session.verify_events().await.unwrap();
        assert!(checks.iter().all(|check| check.fault.is_none()), "{checks:?}");
    });
}

#[test]
fn a_manager_lets_a_deputy_in_for_a_while_and_lays_the_own_role_down() {
    on_both_backends(async |database| {
        let (context, ekstad) = city(database).await;
        let astrid = somebody(&context, "Astrid Ek", Role::Reporter, ekstad.south).await;
        let bo = entered(&context, "Bo Åkesson").await;
        let by_astrid = scope(&context, astrid).await;
        let always = RoleOrder { as_deputy: true, ..order(bo, Role::Reporter, ekstad.south) };
        assert_eq!(give(&context, &by_astrid, always).await, Err(Failure::Forbidden));
        let validity = Validity::new(date(2026, 11, 1), Some(date(2026, 12, 1))).unwrap();
        let deputy = RoleOrder { validity, ..always };
        let given = give(&context, &by_astrid, deputy).await.unwrap();
        let by_bo = scope(&context, bo).await;
        assert!(by_bo.held().iter().any(|held| held.role == Role::Reporter));
        let further = RoleOrder { person: astrid, ..deputy };
        assert_eq!(give(&context, &by_bo, further).await, Err(Failure::Forbidden));
        end(&context, &by_astrid, given).await.unwrap();
        end(&context, &by_astrid, given).await.unwrap();
        assert_eq!(status(&context, given).await, GrantStatus::Ended);
        let mut session = context.store.read(&owner()).await.unwrap();
        let own = session.grants_of(astrid).await.unwrap()[0].grant.id;
        drop(session);
        // Whoever has no role any more does not even learn that there is such a grant.
        assert_eq!(end(&context, &by_bo, own).await, Err(Failure::NotFound));
        end(&context, &by_astrid, own).await.unwrap();
        assert!(scope(&context, astrid).await.held().is_empty());
    });
}

#[test]
fn nobody_is_shut_out_by_whoever_could_not_have_let_them_in() {
    on_both_backends(async |database| {
        let (context, ekstad) = city(database).await;
        let astrid = somebody(&context, "Astrid Ek", Role::Administrator, ekstad.care).await;
        let manager = somebody(&context, "Bo Åkesson", Role::Reporter, ekstad.south).await;
        let librarian = somebody(&context, "Cecilia Dal", Role::Reporter, ekstad.library).await;
        let by_astrid = scope(&context, astrid).await;
        for person in [astrid, librarian] {
            let told = shut_out(&context, &by_astrid, (person, true)).await;
            assert_eq!(told, Err(Failure::Forbidden));
        }
        shut_out(&context, &by_astrid, (manager, true)).await.unwrap();
        assert!(scope(&context, manager).await.held().is_empty());
        let again = order(manager, Role::Reader, ekstad.south);
        assert!(matches!(give(&context, &by_astrid, again).await, Err(Failure::Refused(_))));
        shut_out(&context, &by_astrid, (manager, false)).await.unwrap();
        assert_eq!(scope(&context, manager).await.held().len(), 1);
        let by_manager = scope(&context, manager).await;
        let told = shut_out(&context, &by_manager, (librarian, true)).await;
        assert_eq!(told, Err(Failure::Forbidden));
        assert_eq!(list(&context, &by_manager).await, Err(Failure::Forbidden));
    });
}

#[test]
fn a_role_answers_findings_at_its_own_place_alone() {
    on_both_backends(async |database| {
        let (context, mut ekstad) = city(database).await;
        let report = ekstad.report(ReportKind::AnnualReport, year(), "88");
        let id = report.id;
        let mut session = context.store.write(&owner()).await.unwrap();
        session.create_reports(&[report]).await.unwrap();
        session.log(event("report-stored", "report", "x")).unwrap();
        session.commit().await.unwrap();
        let name = FindingName { rule: "grade-missing".to_owned(), fingerprint: "0".to_owned() };
        let cases = [
            ("Astrid Ek", Role::Reviewer, ekstad.care, true),
            ("Bo Åkesson", Role::Reporter, ekstad.south, true),
            // The report is adopted: both may read it, and neither may touch it.
            ("Cecilia Dal", Role::Reporter, ekstad.library, false),
            ("David Ek", Role::Reader, ekstad.care, false),
        ];
        for (key, (who, role, place, is_let)) in cases.into_iter().enumerate() {
            let person = somebody(&context, who, role, place).await;
            let asked = scope(&context, person).await;
            let write = (id, IdempotencyKey::from_bits(key as u128));
            let told = answer(&context, &asked, write, &name, "Vi har talat om det").await;
            let is_forbidden = told == Err(Failure::Forbidden);
            assert_eq!(is_forbidden, !is_let, "{who}: {told:?}");
        }
    });
}

#[test]
fn a_role_that_is_given_across_a_border_is_noted_where_it_counts() {
    on_both_backends(async |database| {
        let (context, ekstad) = city(database).await;
        let eva = somebody(&context, "Eva Sund", Role::Administrator, ekstad.council).await;
        let bo = entered(&context, "Bo Åkesson").await;
        let by_eva = scope(&context, eva).await;
        assert!(by_eva.overseen().contains(&ekstad.care_authority));
        let given = give(&context, &by_eva, order(bo, Role::Reader, ekstad.care)).await.unwrap();
        let mut session = context.store.read(&owner()).await.unwrap();
        let events = session.events_of("role", &given.to_string()).await.unwrap();
        assert_eq!(events.first().unwrap().authority, Some(ekstad.care_authority));
        drop(session);
        end(&context, &by_eva, given).await.unwrap();
        assert_eq!(status(&context, given).await, GrantStatus::Ended);
    });
}
