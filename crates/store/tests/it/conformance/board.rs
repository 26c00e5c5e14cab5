//! What a board of many reports asks at once.

use jiff::civil::date;
use tertial_domain::grant::{Grant, GrantStatus};
use tertial_domain::ids::{GrantId, PrincipalId, UnitId};
use tertial_domain::period::Validity;
use tertial_domain::permission::Scope;
use tertial_domain::report::{ReportKind, ReportState};
use tertial_domain::role::Role;
use tertial_store::board::{ReachedPlace, RuleCount};
use tertial_store::people::Person;
use tertial_store::provenance::RowVersion;
use tertial_store::reviews::{NewReview, ReviewCounts, StoredReview};
use tertial_testkit::clock::{now, today};
use tertial_testkit::databases::operator;
use tertial_testkit::ekstad::{event, year};
use tertial_testkit::{Database, Ekstad, on_both_backends};

const REVIEWER: PrincipalId = PrincipalId::from_bits(10);
const OFFICE: PrincipalId = PrincipalId::from_bits(11);

fn person(id: PrincipalId, name: &str) -> Person {
    Person {
        id,
        name: name.to_owned(),
        email: None,
        created_at: now(),
        disabled_at: None,
        row_version: RowVersion::FIRST,
    }
}

fn grant(bits: u128, person: PrincipalId, role: Role, place: UnitId) -> Grant {
    Grant {
        id: GrantId::from_bits(bits),
        person,
        role,
        place,
        validity: Validity::since(date(2026, 1, 1)),
        deputy_for: None,
        status: GrantStatus::Active,
    }
}

async fn scope(database: &Database, person: PrincipalId) -> Scope {
    let mut session = database.store().read(&operator()).await.unwrap();
    Scope::person(person, today(), session.held(person, today()).await.unwrap())
}

#[test]
fn many_reports_are_asked_about_at_once_and_a_draft_stops_at_its_border() {
    on_both_backends(async |database| {
        let mut ekstad = Ekstad::build(database.store()).await;
        let mut report = ekstad.report(ReportKind::AnnualReport, year(), "7,1 %");
        report.state = ReportState::Draft;
        let version = report.version.id;
        let counts = ReviewCounts { errors: 1, warnings: 0, hints: 0, answered: 0 };
        let review = StoredReview {
            version,
            report: report.id,
            authority: report.authority,
            edition: "a".to_owned(),
            reviewed_at: now(),
            counts,
            body: b"{}".to_vec(),
        };
        let by_rule = vec![("sum-mismatch".to_owned(), 1), ("future-tense".to_owned(), 0)];
        let mut session = database.store().write(&operator()).await.unwrap();
        session.create_people(&[person(REVIEWER, "Bo"), person(OFFICE, "Dag")]).await.unwrap();
        let grants = [
            grant(1, REVIEWER, Role::Reviewer, ekstad.care),
            grant(2, OFFICE, Role::CityOffice, ekstad.council),
        ];
        session.give_roles(&grants, now()).await.unwrap();
        session.create_reports(std::slice::from_ref(&report)).await.unwrap();
        session.keep_reviews(&[NewReview { review: review.clone(), by_rule }]).await.unwrap();
        session.log(event("tested", "report", "x")).unwrap();
        session.commit().await.unwrap();

        let reviewer = scope(database, REVIEWER).await;
        let mut session = database.store().read(&reviewer).await.unwrap();
        let stamps = session.version_stamps(&[version]).await.unwrap();
        assert_eq!((stamps[0].version, stamps[0].at), (version, report.version.stored_at));
        let bodies = session.report_bodies(&[version]).await.unwrap();
        assert_eq!(bodies, [(version, report.version.body.clone())]);
        assert_eq!(session.report_bodies(&[]).await.unwrap(), []);
        let rules = session.rule_counts(&[version], &["sum-mismatch", "future-tense"]).await;
        let one = RuleCount { version, rule: "sum-mismatch".to_owned(), count: 1 };
        assert_eq!(rules.unwrap(), [one], "what nobody finds is no row");
        assert_eq!(session.rule_counts(&[version], &["stale-period"]).await.unwrap(), []);
        assert_eq!(session.reviews(&[version]).await.unwrap(), [review]);
        let reached = session.reached_places().await.unwrap();
        let own = |place| ReachedPlace { place, role: Role::Reviewer, is_across: false };
        for place in [ekstad.care, ekstad.north, ekstad.south] {
            assert!(reached.contains(&own(place)));
        }
        assert!(!reached.contains(&own(ekstad.library)));
        let totals = session.totals_of_years(&[ekstad.indicator], &[year()]).await.unwrap();
        assert_eq!(totals.len(), 1);
        assert_eq!(session.totals_of_years(&[], &[year()]).await.unwrap(), []);
        assert_eq!(session.totals_of_years(&[ekstad.indicator], &[]).await.unwrap(), []);
        let names = session.people_named(&[REVIEWER]).await.unwrap();
        assert_eq!(names, [(REVIEWER, "Bo".to_owned())]);
        assert_eq!(session.people_named(&[]).await.unwrap(), []);

        let office = scope(database, OFFICE).await;
        let mut session = database.store().read(&office).await.unwrap();
        assert_eq!(session.version_stamps(&[version]).await.unwrap(), []);
        assert_eq!(session.report_bodies(&[version]).await.unwrap(), []);
        assert_eq!(session.rule_counts(&[version], &["sum-mismatch"]).await.unwrap(), []);
        assert_eq!(session.reviews(&[version]).await.unwrap(), []);
        let across = ReachedPlace { place: ekstad.south, role: Role::CityOffice, is_across: true };
        assert!(session.reached_places().await.unwrap().contains(&across));

        let mut session = database.store().read(&operator()).await.unwrap();
        assert_eq!(session.reached_places().await.unwrap(), [], "nobody but a person has roles");
    });
}
