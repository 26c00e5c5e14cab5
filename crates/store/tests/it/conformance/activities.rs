//! Activities and the answers about them.

use jiff::civil::{Date, date};
use tertial_domain::activity::{Activity, ActivityState};
use tertial_domain::ids::ActivityId;
use tertial_domain::period::OperatingYear;
use tertial_domain::report::ReportKind;
use tertial_store::StoreError;
use tertial_store::activities::{ActivityFilter, AnsweredActivity, NewActivity};
use tertial_store::page::PageRequest;
use tertial_store::provenance::{Provenance, RowVersion};
use tertial_testkit::databases::operator;
use tertial_testkit::ekstad::{event, year};
use tertial_testkit::{Database, Ekstad, on_both_backends};

const TODAY: Date = date(2026, 9, 8);

async fn with_two_activities(database: &Database) -> (Ekstad, Activity) {
    let mut ekstad = Ekstad::build(database.store()).await;
    let mut plan = ekstad.report(ReportKind::AnnualPlan, year(), "90");
    plan.version.facts.answers[0].state = Some(ActivityState::NotStarted);
    let mut annual = ekstad.report(ReportKind::AnnualReport, year(), "90");
    annual.version.facts.answers[0].state = Some(ActivityState::Deviating);
    annual.version.facts.answers[0].deviation = Some("Odlingslådorna dröjde".to_owned());
    let unanswered = Activity {
        id: ActivityId::from_bits(ekstad.ids.bits()),
        name: "Måla om Åsens entré (etapp 2)".to_owned(),
        goal: None,
        owner: ekstad.south,
        start: None,
        end: Some(date(2026, 12, 31)),
    };
    let mut session = database.store().write(&operator()).await.unwrap();
    let new = NewActivity {
        activity: unanswered.clone(),
        authority: ekstad.care_authority,
        provenance: Provenance::Entered,
    };
    session.create_activities(&[new]).await.unwrap();
    session.create_reports(&[plan, annual]).await.unwrap();
    session.log(event("reports-stored", "report", "two")).unwrap();
    session.commit().await.unwrap();
    (ekstad, unanswered)
}

#[test]
fn activities_are_listed_with_their_latest_answer() {
    on_both_backends(async |database| {
        let (ekstad, unanswered) = with_two_activities(database).await;
        let mut session = database.store().read(&operator()).await.unwrap();
        let page = PageRequest::new(1, 50);
        let all = session.activities(&ActivityFilter::default(), TODAY, page).await.unwrap();
        assert_eq!((all.total, all.rows.len()), (2, 2));
        assert_eq!(all.rows[0].activity, unanswered);
        assert_eq!(all.rows[0].answer, None);
        let answer = all.rows[1].answer.as_ref().unwrap();
        assert_eq!(answer.state, Some(ActivityState::Deviating));
        assert_eq!(answer.kind, ReportKind::AnnualReport);
        assert_eq!(answer.deviation.as_deref(), Some("Odlingslådorna dröjde"));
        let latest = session.latest_answers(&[ekstad.activity, unanswered.id], None).await.unwrap();
        assert_eq!((latest.len(), latest.get(&ekstad.activity)), (1, Some(answer)));
        let answers = session.answers(ekstad.activity).await.unwrap();
        assert_eq!((answers.len(), &answers[0]), (2, answer));
        assert_eq!(session.activity_years().await.unwrap(), [year()]);
    });
}

#[test]
fn a_list_of_activities_is_narrowed() {
    on_both_backends(async |database| {
        let (ekstad, unanswered) = with_two_activities(database).await;
        let mut session = database.store().read(&operator()).await.unwrap();
        let any = ActivityFilter::default;
        let cases = [
            (ActivityFilter { year: Some(year()), ..any() }, vec![unanswered.id, ekstad.activity]),
            (ActivityFilter { year: OperatingYear::new(2027), ..any() }, vec![]),
            (
                ActivityFilter { state: Some(ActivityState::Deviating), ..any() },
                vec![ekstad.activity],
            ),
            (ActivityFilter { state: Some(ActivityState::NotStarted), ..any() }, vec![]),
            (ActivityFilter { deviating: true, ..any() }, vec![ekstad.activity]),
            (ActivityFilter { units: Some(vec![ekstad.library]), ..any() }, vec![]),
            (
                ActivityFilter { units: Some(vec![ekstad.library, ekstad.south]), ..any() },
                vec![unanswered.id, ekstad.activity],
            ),
            (ActivityFilter { words: Some("ÅSENS måla".to_owned()), ..any() }, vec![unanswered.id]),
            (ActivityFilter { words: Some("trädgård".to_owned()), ..any() }, vec![ekstad.activity]),
            (ActivityFilter { words: Some("gård".to_owned()), ..any() }, vec![]),
            (
                ActivityFilter { words: Some("%_'".to_owned()), ..any() },
                vec![unanswered.id, ekstad.activity],
            ),
        ];
        for (filter, expected) in cases {
            let found = session.activities(&filter, TODAY, PageRequest::new(1, 50)).await.unwrap();
            let ids: Vec<ActivityId> = found.rows.iter().map(|row| row.activity.id).collect();
            assert_eq!((ids, found.total), (expected.clone(), expected.len() as u64), "{filter:?}");
        }
        let second = session.activities(&any(), TODAY, PageRequest::new(2, 1)).await.unwrap();
        assert_eq!((second.rows.len(), second.total), (1, 2));
    });
}

#[test]
fn what_is_not_done_and_ends_soonest_is_listed_first() {
    on_both_backends(async |database| {
        let (mut ekstad, unanswered) = with_two_activities(database).await;
        let mut session = database.store().write(&operator()).await.unwrap();
        let ends = [date(2026, 10, 1), date(2027, 6, 30), date(2026, 9, 8), date(2026, 8, 31)];
        let made = ends.map(|end| Activity {
            id: ActivityId::from_bits(ekstad.ids.bits()),
            end: Some(end),
            ..unanswered.clone()
        });
        let new = made.clone().map(|activity| NewActivity {
            activity,
            authority: ekstad.care_authority,
            provenance: Provenance::Entered,
        });
        session.create_activities(&new).await.unwrap();
        // The soonest to end is done already, and so waits for nobody.
        let kind = ReportKind::TertialReport2;
        let mut done = ekstad.report(kind, OperatingYear::new(2026).unwrap(), "90");
        done.version.facts.answers[0].activity = made[0].id;
        done.version.facts.answers[0].state = Some(ActivityState::Done);
        session.create_reports(&[done]).await.unwrap();
        session.log(event("reports-stored", "report", "more")).unwrap();
        session.commit().await.unwrap();
        let mut session = database.store().read(&operator()).await.unwrap();
        let page = PageRequest::new(1, 50);
        let all = session.activities(&ActivityFilter::default(), TODAY, page).await.unwrap();
        let ids: Vec<ActivityId> = all.rows.iter().map(|row| row.activity.id).collect();
        let [done, later, today, past] = made.map(|activity| activity.id);
        assert_eq!(ids, [today, unanswered.id, later, done, past, ekstad.activity]);
    });
}

#[test]
fn a_correction_changes_what_the_list_says() {
    on_both_backends(async |database| {
        let (mut ekstad, unanswered) = with_two_activities(database).await;
        let page = PageRequest::new(1, 50);
        let deviating =
            ActivityFilter { state: Some(ActivityState::Deviating), ..ActivityFilter::default() };
        let mut session = database.store().write(&operator()).await.unwrap();
        let stored = session
            .report_of(ekstad.south, year(), ReportKind::AnnualReport)
            .await
            .unwrap()
            .unwrap();
        // The correction says "done" of the one activity and answers the other for the first time.
        let mut corrected = ekstad.version(ReportKind::AnnualReport, year(), "91");
        corrected.facts.answers[0].state = Some(ActivityState::Done);
        corrected.facts.answers[0].deviation = None;
        let mut first = corrected.facts.answers[0].clone();
        first.path = "goal/0/activity/9".to_owned();
        first.activity = unanswered.id;
        first.state = Some(ActivityState::Deviating);
        corrected.facts.answers.push(first);
        let next = session.add_report_version(stored.id, stored.row_version, &corrected).await;
        let all = session.activities(&ActivityFilter::default(), TODAY, page).await.unwrap();
        let states = |found: &tertial_store::page::Page<AnsweredActivity>| {
            let rows = found.rows.iter();
            rows.map(|row| row.answer.as_ref().and_then(|answer| answer.state)).collect::<Vec<_>>()
        };
        assert_eq!(states(&all), [Some(ActivityState::Deviating), Some(ActivityState::Done)]);
        let found = session.activities(&deviating, TODAY, page).await.unwrap();
        assert_eq!((found.total, found.rows[0].activity.id), (1, unanswered.id));
        // The next correction is silent about both: the plan's answer is the latest again.
        let mut silent = ekstad.version(ReportKind::AnnualReport, year(), "92");
        silent.facts.answers.clear();
        session.add_report_version(stored.id, next.unwrap(), &silent).await.unwrap();
        let all = session.activities(&ActivityFilter::default(), TODAY, page).await.unwrap();
        assert_eq!(states(&all), [None, Some(ActivityState::NotStarted)]);
        let last = all.rows[1].answer.as_ref().unwrap();
        assert_eq!((last.kind, last.deviation.as_deref()), (ReportKind::AnnualPlan, None));
        let none = session.activities(&deviating, TODAY, page).await.unwrap();
        assert_eq!((none.total, none.rows.len()), (0, 0));
        let beyond = PageRequest::new(9, 1);
        let last = session.activities(&ActivityFilter::default(), TODAY, beyond).await.unwrap();
        assert_eq!((last.total, last.rows[0].activity.id), (2, ekstad.activity));
    });
}

#[test]
fn activities_are_found_by_identity_owner_goal_and_name() {
    on_both_backends(async |database| {
        let (ekstad, unanswered) = with_two_activities(database).await;
        let mut session = database.store().write(&operator()).await.unwrap();
        let by_ids = session.activities_by_ids(&[unanswered.id]).await.unwrap();
        assert_eq!(by_ids, std::slice::from_ref(&unanswered));
        assert_eq!(session.activities_of_unit(ekstad.south).await.unwrap().len(), 2);
        let of_goal = session.activities_of_goal(ekstad.unit_goal).await.unwrap();
        assert_eq!(of_goal[0].id, ekstad.activity);
        let named = session.activities_by_name(ekstad.south, "Starta  TRÄDGÅRDSGRUPP!").await;
        assert_eq!(named.unwrap()[0].id, ekstad.activity);
        let done = Activity { goal: Some(ekstad.unit_goal), ..unanswered };
        let next = session.change_activity(&done, RowVersion::FIRST).await.unwrap();
        let late = session.change_activity(&done, RowVersion::FIRST).await;
        assert!(matches!(late, Err(StoreError::Stale)));
        let found = session.activity(done.id).await.unwrap().unwrap();
        assert_eq!((found.value, found.row_version), (done, next));
    });
}
