//! Planning years: opened and undone, spoken of, begun from, answered to.

use std::collections::BTreeSet;

use jiff::civil::date;
use tertial_domain::ids::{GoalId, LineageId};
use tertial_domain::organisation::OrgLevel;
use tertial_domain::period::OperatingYear;
use tertial_domain::report::{ReportKind, ReportState};
use tertial_domain::target::CouncilTargetScope;
use tertial_domain::year::book::{Answer, Audience, EntryName, Seen, Word};
use tertial_domain::year::{Deadline, PlanningYear};
use tertial_store::error::ConstraintName;
use tertial_store::fingerprint::Fingerprint;
use tertial_store::provenance::RowVersion;
use tertial_store::years::{NewEntry, NewStart, Planner, Speaker, StoredYear};
use tertial_store::{StoreError, WriteSession};
use tertial_testkit::clock::now;
use tertial_testkit::databases::operator;
use tertial_testkit::ekstad::event;
use tertial_testkit::{Ekstad, on_both_backends};

pub(crate) fn coming() -> OperatingYear {
    OperatingYear::new(2027).unwrap()
}

pub(crate) fn opening(ekstad: &Ekstad, round: u32) -> StoredYear {
    StoredYear {
        year: PlanningYear {
            year: coming(),
            round,
            goal_set: ekstad.goal_set,
            is_set_new: false,
            template: Some("plan".to_owned()),
        },
        order: Fingerprint::of(b"order"),
        opened_by: operator().principal(),
        opened_at: now(),
        row_version: RowVersion::FIRST,
    }
}

pub(crate) fn council(ekstad: &Ekstad) -> Speaker {
    let (place, authority) = (ekstad.council, ekstad.council_authority);
    Speaker { place, authority, level: OrgLevel::Council }
}

pub(crate) fn care(ekstad: &Ekstad) -> Speaker {
    let (place, authority) = (ekstad.care, ekstad.care_authority);
    Speaker { place, authority, level: OrgLevel::Committee }
}

pub(crate) fn planner(ekstad: &Ekstad) -> Planner {
    Planner { year: coming(), round: 1, unit: ekstad.south, authority: ekstad.care_authority }
}

/// One word of each kind.
fn words(ekstad: &Ekstad) -> [Word; 6] {
    let decision = Some("KF 2026/310".to_owned());
    [
        Word::Goal { goal: ekstad.area, wording: Some("Trygg omsorg".to_owned()), decision },
        Word::Target {
            goal: ekstad.area,
            indicator: ekstad.indicator,
            printed: "minst 92 %".to_owned(),
            scope: Some(CouncilTargetScope::Unit),
            valid_from: Some(date(2027, 1, 1)),
            decision: None,
        },
        Word::Activity { activity: ekstad.activity, goal: Some(ekstad.area), decision: None },
        Word::GoalEnded { goal: ekstad.focus, decision: None },
        Word::TargetEnded { goal: ekstad.area, indicator: ekstad.indicator, decision: None },
        Word::ActivityEnded { activity: ekstad.activity, decision: None },
    ]
}

async fn finish(mut session: WriteSession) {
    session.log(event("year-opened", "year", "2027")).unwrap();
    session.commit().await.unwrap();
}

#[test]
fn a_year_is_opened_once_undone_and_opened_anew() {
    on_both_backends(async |database| {
        let ekstad = Ekstad::build(database.store()).await;
        let mut session = database.store().write(&operator()).await.unwrap();
        assert_eq!(session.rounds_of_year(coming()).await.unwrap(), 0);
        let first = opening(&ekstad, 1);
        session.open_year(&first).await.unwrap();
        assert_eq!(session.planning_year(coming()).await.unwrap(), Some(first.clone()));
        session.set_deadlines((coming(), council(&ekstad)), &plan_due(29), now()).await.unwrap();
        finish(session).await;

        let mut session = database.store().write(&operator()).await.unwrap();
        let again = session.open_year(&opening(&ekstad, 2)).await;
        assert!(matches!(again, Err(StoreError::Conflict(ConstraintName::OpenYear))));
        drop(session);

        let mut session = database.store().write(&operator()).await.unwrap();
        session.undo_year(coming(), first.row_version, now()).await.unwrap();
        assert_eq!(session.planning_years().await.unwrap(), []);
        assert_eq!(session.year_deadlines().await.unwrap(), []);
        assert_eq!(session.rounds_of_year(coming()).await.unwrap(), 1);
        let late = session.undo_year(coming(), first.row_version, now()).await;
        assert!(matches!(late, Err(StoreError::Stale)));
        session.open_year(&opening(&ekstad, 2)).await.unwrap();
        assert_eq!(session.planning_years().await.unwrap().len(), 1);
        assert_eq!(session.year_deadlines().await.unwrap(), [], "those of another round");
        finish(session).await;
    });
}

fn plan_due(day: i8) -> [(ReportKind, Option<jiff::civil::Date>); 1] {
    [(ReportKind::AnnualPlan, Some(date(2027, 1, day)))]
}

#[test]
fn deadlines_are_set_changed_and_taken_away() {
    on_both_backends(async |database| {
        let ekstad = Ekstad::build(database.store()).await;
        let mut session = database.store().write(&operator()).await.unwrap();
        let unopened = (coming(), council(&ekstad));
        let refused = session.set_deadlines(unopened, &plan_due(29), now()).await;
        assert!(matches!(refused, Err(StoreError::Stale)));
        session.open_year(&opening(&ekstad, 1)).await.unwrap();
        let (year, kind) = (coming(), ReportKind::AnnualPlan);
        let due = |place, day| Deadline { year, kind, place, due_on: date(2027, 1, day) };
        session.set_deadlines((year, council(&ekstad)), &plan_due(29), now()).await.unwrap();
        session.set_deadlines((year, care(&ekstad)), &plan_due(15), now()).await.unwrap();
        session.set_deadlines((year, care(&ekstad)), &plan_due(16), now()).await.unwrap();
        let expected = [due(ekstad.care, 16), due(ekstad.council, 29)];
        assert_eq!(session.year_deadlines().await.unwrap(), expected);
        let none = [(kind, None)];
        session.set_deadlines((year, care(&ekstad)), &none, now()).await.unwrap();
        assert_eq!(session.year_deadlines().await.unwrap(), [due(ekstad.council, 29)]);
        finish(session).await;
    });
}

#[test]
fn words_are_said_turn_by_turn_and_never_changed() {
    on_both_backends(async |database| {
        let mut ekstad = Ekstad::build(database.store()).await;
        let mut session = database.store().write(&operator()).await.unwrap();
        let lineage = LineageId::from_bits(ekstad.ids.bits());
        session.create_lineage(lineage, now()).await.unwrap();
        session.join_lineage(ekstad.unit_goal, lineage).await.unwrap();
        let twice = session.join_lineage(ekstad.unit_goal, lineage).await;
        assert!(matches!(twice, Err(StoreError::Stale)), "what was said stays said");
        session.open_year(&opening(&ekstad, 1)).await.unwrap();
        let places = Audience::Places(BTreeSet::from([ekstad.south, ekstad.library]));
        let audiences = [Audience::All, places.clone()].into_iter().cycle();
        let new: Vec<NewEntry> = words(&ekstad)
            .into_iter()
            .zip(audiences)
            .map(|(word, audience)| NewEntry { word, audience })
            .collect();
        assert!(session.may_speak_for(council(&ekstad)).await.unwrap());
        let of_council = (coming(), council(&ekstad));
        assert_eq!(session.say_of_year(of_council, &new[..4], now()).await.unwrap(), 4);
        assert_eq!(session.say_of_year(of_council, &new[4..], now()).await.unwrap(), 6);
        let of_care = (coming(), care(&ekstad));
        assert_eq!(session.say_of_year(of_care, &new[..1], now()).await.unwrap(), 1);
        finish(session).await;

        let mut session = database.store().read(&operator()).await.unwrap();
        let said = session.year_entries(coming()).await.unwrap();
        let of = |place| said.iter().filter(move |one| one.entry.place == place);
        let found: Vec<NewEntry> = of(ekstad.council)
            .map(|one| NewEntry {
                word: one.entry.word.clone(),
                audience: one.entry.audience.clone(),
            })
            .collect();
        assert_eq!(found, new);
        let turns: Vec<u32> = of(ekstad.council).map(|one| one.entry.turn).collect();
        assert_eq!(turns, [1, 2, 3, 4, 5, 6]);
        let one = of(ekstad.care).next().unwrap();
        assert_eq!((one.authority, one.entry.level), (ekstad.care_authority, OrgLevel::Committee));
        assert_eq!((one.said_by, one.said_at), (operator().principal(), now()));
    });
}

#[test]
fn a_report_is_begun_and_changes_are_answered_once() {
    on_both_backends(async |database| {
        let mut ekstad = Ekstad::build(database.store()).await;
        let mut session = database.store().write(&operator()).await.unwrap();
        session.open_year(&opening(&ekstad, 1)).await.unwrap();
        let word = Word::GoalEnded { goal: ekstad.area, decision: None };
        let said = [NewEntry { word, audience: Audience::All }];
        session.say_of_year((coming(), council(&ekstad)), &said, now()).await.unwrap();
        let mut plan = ekstad.report(ReportKind::AnnualPlan, coming(), "90");
        plan.state = ReportState::Draft;
        session.create_reports(std::slice::from_ref(&plan)).await.unwrap();
        let planner = planner(&ekstad);
        let start = NewStart { report: plan.id, version: plan.version.id, at: now() };
        session.note_start(planner, &start).await.unwrap();
        session.note_start(planner, &start).await.unwrap();
        let starts = session.report_starts(coming()).await.unwrap();
        assert_eq!((starts.len(), starts[0].is_untouched), (1, true));
        assert_eq!((starts[0].report, starts[0].unit), (plan.id, ekstad.south));
        let second = ekstad.version(ReportKind::AnnualPlan, coming(), "91");
        session.add_report_version(plan.id, RowVersion::FIRST, &second).await.unwrap();
        assert!(!session.report_starts(coming()).await.unwrap()[0].is_untouched);

        assert_eq!(session.year_seen(coming(), ekstad.south).await.unwrap(), Seen::default());
        for turn in [0, 1] {
            let seen = Seen([(ekstad.council, turn)].into());
            session.mark_seen(planner, &seen).await.unwrap();
            assert_eq!(session.year_seen(coming(), ekstad.south).await.unwrap(), seen);
        }
        let entry = EntryName { place: ekstad.council, turn: 1 };
        let asked = Answer::Asked("Gäller det dagcentret?".to_owned());
        session.answer_change(planner, (entry, None), (&asked, now())).await.unwrap();
        let answers = session.change_answers(coming(), Some(ekstad.south)).await.unwrap();
        assert_eq!((answers.len(), &answers[0].answer, answers[0].entry), (1, &asked, entry));
        let base = Some(answers[0].row_version);
        let taken = Answer::Taken(Some("Eget mål".to_owned()));
        session.answer_change(planner, (entry, base), (&taken, now())).await.unwrap();
        let late = session.answer_change(planner, (entry, base), (&asked, now())).await;
        assert!(matches!(late, Err(StoreError::Stale)));
        assert_eq!(session.printed_council_targets(coming()).await.unwrap(), []);
        let answers = session.change_answers(coming(), None).await.unwrap();
        assert_eq!(answers[0].answer, Answer::Taken(Some("Eget mål".to_owned())));
        finish(session).await;

        let mut session = database.store().write(&operator()).await.unwrap();
        let twice = session.answer_change(planner, (entry, None), (&asked, now())).await;
        assert!(matches!(twice, Err(StoreError::Conflict(ConstraintName::ChangeAnswer))));
    });
}

#[test]
fn a_goal_set_of_an_undone_year_is_no_more_and_what_is_not_there_cannot_be_said() {
    on_both_backends(async |database| {
        let ekstad = Ekstad::build(database.store()).await;
        let mut session = database.store().write(&operator()).await.unwrap();
        let mut made = opening(&ekstad, 1);
        made.year.is_set_new = true;
        session.open_year(&made).await.unwrap();
        assert_eq!(session.goal_sets().await.unwrap().len(), 1);
        session.undo_year(coming(), made.row_version, now()).await.unwrap();
        assert_eq!(session.goal_sets().await.unwrap(), []);
        session.open_year(&opening(&ekstad, 2)).await.unwrap();
        let word = Word::Goal { goal: GoalId::from_bits(7), wording: None, decision: None };
        let said = [NewEntry { word, audience: Audience::All }];
        let unknown = session.say_of_year((coming(), council(&ekstad)), &said, now()).await;
        assert!(matches!(unknown, Err(StoreError::Conflict(ConstraintName::Reference))));
    });
}
