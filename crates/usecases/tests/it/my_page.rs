//! A person's own page: what needs them, who is told what, and the address of their dates.
#![expect(clippy::unwrap_used, reason = "tests may fail loudly")]

use jiff::civil::date;
use tertial_domain::ids::{PrincipalId, SessionId};
use tertial_domain::organisation::OrgLevel;
use tertial_domain::permission::Purpose;
use tertial_domain::permission::Scope;
use tertial_domain::report::{ReportKind, ReportState};
use tertial_domain::role::Role;
use tertial_domain::sign_in::{Session, SignInMethod};
use tertial_domain::workflow::Step;
use tertial_domain::year::PlanningYear;
use tertial_presentation::language::Language;
use tertial_store::fingerprint::Fingerprint;
use tertial_store::provenance::RowVersion;
use tertial_store::years::{Speaker, StoredYear};
use tertial_testkit::databases::principal;
use tertial_testkit::ekstad::{event, year};
use tertial_testkit::on_both_backends;
use tertial_usecases::failure::Failure;
use tertial_usecases::my_page::{MyPage, Need, of, subscription};
use tertial_usecases::sign_in::Visitor;
use tertial_usecases::workflow::questions::{AskedQuestion, QuestionKind};
use tertial_usecases::workflow::{AskedStep, SentBack};

use crate::workflow::Town;

/// Opens 2025 with last days: the annual report's two weeks from the day of tests.
async fn open_year(town: &Town, due: &[(ReportKind, jiff::civil::Date)]) {
    let owner = Scope::operator(principal(), Purpose::Write);
    let (place, authority) = (town.ekstad.council, town.ekstad.council_authority);
    let council = Speaker { place, authority, level: OrgLevel::Council };
    let opened = StoredYear {
        year: PlanningYear {
            year: year(),
            round: 1,
            goal_set: town.ekstad.goal_set,
            is_set_new: false,
            template: None,
        },
        order: Fingerprint::of(b"order"),
        opened_by: principal(),
        opened_at: town.context.clock.now(),
        row_version: RowVersion::FIRST,
    };
    let set: Vec<_> = due.iter().map(|(kind, on)| (*kind, Some(*on))).collect();
    let mut session = town.context.store.write(&owner).await.unwrap();
    session.open_year(&opened).await.unwrap();
    session.set_deadlines((year(), council), &set, town.context.clock.now()).await.unwrap();
    session.log(event("year-opened", "year", "2025")).unwrap();
    session.commit().await.unwrap();
}

async fn page(town: &Town, person: PrincipalId) -> MyPage {
    of(&town.context, &town.scope(person).await).await.unwrap()
}

fn needs(page: &MyPage) -> Vec<Need> {
    page.tasks.iter().map(|task| task.need).collect()
}

fn sent_back() -> AskedStep {
    let question = AskedQuestion {
        kind: QuestionKind::Question,
        place: "goals/0/texts/analysis".to_owned(),
        words: "Hur många svarade?".to_owned(),
    };
    let reason = Some("Prognosen saknas.".to_owned());
    AskedStep::SendBack(SentBack { reason, questions: vec![question] })
}

#[test]
fn each_is_told_what_needs_them_as_the_report_goes_its_way() {
    on_both_backends(async |database| {
        let town = Town::build(database).await;
        let soon = date(2026, 11, 12);
        open_year(&town, &[(ReportKind::AnnualReport, soon)]).await;
        let begun = page(&town, town.astrid).await;
        assert_eq!(needs(&begun), [Need::DueSoon]);
        assert_eq!((begun.tasks[0].document.report, begun.tasks[0].due_on), (None, Some(soon)));
        assert_eq!(begun.wheel.days.len(), 1);
        assert_eq!(begun.places[0].above.len(), 2);

        let id = town.draft(2025, ReportState::Draft).await;
        assert_eq!(page(&town, town.astrid).await.tasks[0].document.report, Some(id));
        town.take(town.astrid, id, AskedStep::HandIn).await.unwrap();
        assert_eq!(needs(&page(&town, town.astrid).await), []);
        let waiting = page(&town, town.bo).await;
        assert_eq!(needs(&waiting), [Need::ToReview]);
        assert_eq!(waiting.tasks[0].document.place_name, "Ekstads dagcenter");
        assert_eq!(needs(&page(&town, town.cecilia).await), []);

        town.wait(2 * 3_600);
        town.take(town.bo, id, sent_back()).await.unwrap();
        let back = page(&town, town.astrid).await;
        assert_eq!(needs(&back), [Need::SentBack]);
        assert_eq!(back.tasks[0].questions, 1);
        let (step, _, reason) = back.tasks[0].last.clone().unwrap();
        assert_eq!((step, reason.as_deref()), (Step::SendBack, Some("Prognosen saknas.")));
        assert_eq!(back.happened.len(), 1, "what came back since she was here");
        assert_eq!(needs(&page(&town, town.bo).await), []);
    });
}

#[test]
fn nobody_is_asked_to_judge_what_is_their_own() {
    on_both_backends(async |database| {
        let town = Town::build(database).await;
        town.give(town.astrid, Role::Reviewer, town.ekstad.care).await;
        town.give(town.bo, Role::Approver, town.ekstad.care).await;
        let id = town.draft(2025, ReportState::Draft).await;
        town.take(town.astrid, id, AskedStep::HandIn).await.unwrap();
        assert_eq!(needs(&page(&town, town.astrid).await), [], "she handed it in");
        town.take(town.bo, id, AskedStep::Review).await.unwrap();
        assert_eq!(needs(&page(&town, town.bo).await), [], "he reviewed it");
        assert_eq!(needs(&page(&town, town.cecilia).await), [Need::ToAdopt]);
    });
}

#[test]
fn what_is_late_comes_before_what_is_due_and_other_authorities_drafts_are_not_told_of() {
    on_both_backends(async |database| {
        let town = Town::build(database).await;
        let (late, soon) = (date(2026, 10, 20), date(2026, 11, 9));
        let due = [(ReportKind::AnnualReport, soon), (ReportKind::TertialReport2, late)];
        open_year(&town, &due).await;
        town.draft(2025, ReportState::Draft).await;
        let own = page(&town, town.astrid).await;
        assert_eq!(needs(&own), [Need::Late, Need::DueSoon]);
        let library = town.somebody("Disa Lund", Role::Reporter, town.ekstad.library).await;
        let other = page(&town, library).await;
        assert!(other.tasks.iter().all(|task| task.document.place == town.ekstad.library));
        let reader = town.somebody("Eva Berg", Role::Reader, town.ekstad.south).await;
        assert_eq!(needs(&page(&town, reader).await), [], "a reader hands nothing in");
        let nobody = Scope::person(PrincipalId::from_bits(77), date(2026, 11, 2), Vec::new());
        assert_eq!(of(&town.context, &nobody).await, Err(Failure::Forbidden));
    });
}

async fn visitor(town: &Town, person: PrincipalId) -> Visitor {
    let now = town.context.clock.now();
    Visitor {
        session: Session {
            id: SessionId::from_bits(1),
            person,
            method: SignInMethod::Password,
            began_at: now,
            seen_at: now,
            proved_at: now,
            ended_at: None,
        },
        name: String::new(),
        scope: town.scope(person).await,
    }
}

#[test]
fn an_address_gives_dates_until_it_is_withdrawn_and_none_without_a_role() {
    on_both_backends(async |database| {
        let town = Town::build(database).await;
        open_year(&town, &[(ReportKind::AnnualReport, date(2026, 11, 12))]).await;
        town.draft(2025, ReportState::Draft).await;
        let astrid = visitor(&town, town.astrid).await;
        assert_eq!(subscription::made_at(&town.context, &astrid).await.unwrap(), None);
        let token = subscription::make(&town.context, &astrid).await.unwrap();
        let swedish = Language::Swedish;
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        let calendar = subscription::calendar(&town.context, &token, swedish).await.unwrap();
        let calendar = text(calendar).replace("\r\n ", "");
        assert!(calendar.contains("DTSTART;VALUE=DATE:20261112\r\n"), "{calendar}");
        assert!(calendar.contains("SUMMARY:Verksamhetsberättelse 2025"), "{calendar}");
        assert!(calendar.contains("DESCRIPTION:Ekstads dagcenter"), "{calendar}");
        let feed = subscription::reminders(&town.context, &token, swedish).await.unwrap();
        let feed = text(feed);
        assert_eq!(feed.matches("<entry>").count(), 1, "two weeks before: {feed}");
        for secret in ["rabarber", "Astrid", &town.astrid.to_string(), &token.text()] {
            assert!(!calendar.contains(secret) && !feed.contains(secret), "{secret}");
        }
        let second = subscription::make(&town.context, &astrid).await.unwrap();
        let gone = subscription::calendar(&town.context, &token, swedish).await;
        assert_eq!(gone, Err(Failure::NotFound));
        tertial_usecases::people::shut_out(
            &town.context,
            &Scope::operator(principal(), Purpose::Write),
            (town.astrid, true),
        )
        .await
        .unwrap();
        let empty = subscription::calendar(&town.context, &second, Language::English).await;
        assert!(!text(empty.unwrap()).contains("VEVENT"), "nothing without a role");
        subscription::withdraw(&town.context, &astrid).await.unwrap();
        subscription::withdraw(&town.context, &astrid).await.unwrap();
        let gone = subscription::reminders(&town.context, &second, swedish).await;
        assert_eq!(gone, Err(Failure::NotFound));
    });
}
