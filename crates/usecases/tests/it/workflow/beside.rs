//! The workflow and what stands beside it: files that are read in, lists, units under a committee,
//! and the same press twice at once.

use tertial_domain::workflow::Step;
use tertial_testkit::on_both_backends;
use tertial_usecases::workflow::SentBack;
use tertial_usecases::workflow::missing::{GapKind, missing};
use tertial_usecases::workflow::questions::{
    AskedQuestion, QuestionKind, answer, ask, list, settle,
};
use tertial_usecases::workflow::standing::{lines, standing};

use super::*;

#[test]
fn the_same_press_twice_at_once_is_one_step() {
    on_both_backends(async |database| {
        let town = Town::build(database).await;
        for year in 2015..2020 {
            let id = town.draft(year, ReportState::Draft).await;
            let (scope, key) = (town.scope(town.astrid).await, town.key());
            let order = StepOrder { report: id, seen: 1, asked: AskedStep::HandIn };
            let press = || take(&town.context, &scope, key, &order);
            let (one, other) = tokio::join!(press(), press());
            let (one, other) = (one.unwrap(), other.unwrap());
            assert_eq!([one.is_again, other.is_again].iter().filter(|again| **again).count(), 1);
            let told = standing(&town.context, &scope, id).await.unwrap();
            assert_eq!(told.history.len(), 1);
        }
    });
}

#[test]
fn no_file_takes_the_place_of_what_somebody_has_handed_in() {
    on_both_backends(async |database| {
        let town = Town::build(database).await;
        let first = setting::annual_report(2025, "92 %", "Uppfylls helt");
        let read = setting::read(&town.context, "vb-2025.txt", &first).await.unwrap();
        let person = town.somebody("Eva Lind", Role::Reviewer, town.ekstad.council).await;
        let mut session = town.context.store.read(&owner()).await.unwrap();
        let stored = session.report(read.report).await.unwrap().unwrap();
        drop(session);
        town.give(person, Role::Reviewer, stored.unit).await;
        let second = setting::annual_report(2025, "93 %", "Uppfylls helt");
        setting::read(&town.context, "vb-2025.txt", &second).await.unwrap();
        let reason = "Fel andel".to_owned();
        town.take(person, read.report, AskedStep::Correct { reason }).await.unwrap();
        let third = setting::annual_report(2025, "94 %", "Uppfylls helt");
        let told = setting::read(&town.context, "vb-2025.txt", &third).await;
        assert_eq!(code(told), "import-report-has-steps");
        town.take(person, read.report, AskedStep::Abandon).await.unwrap();
        let told = setting::read(&town.context, "vb-2025.txt", &third).await;
        assert_eq!(code(told), "import-report-has-steps");
        assert_eq!(town.working(read.report).await.latest_number, 2);
    });
}

#[test]
fn a_committee_learns_which_units_have_handed_nothing_in() {
    on_both_backends(async |database| {
        let town = Town::build(database).await;
        let unit = town.draft(2025, ReportState::Draft).await;
        let committee = town.draft_of(town.ekstad.care, 2025).await;
        let manager = town.somebody("Eva Lind", Role::Reporter, town.ekstad.care).await;
        let scope = town.scope(manager).await;
        let absent = async || {
            let gaps = missing(&town.context, &scope, committee).await.unwrap();
            let below = gaps.into_iter().filter(|gap| gap.kind == GapKind::BelowNotIn);
            below.map(|gap| gap.name).collect::<Vec<_>>()
        };
        assert_eq!(absent().await, ["Ekstads dagcenter"]);
        town.take(town.astrid, unit, AskedStep::HandIn).await.unwrap();
        assert!(absent().await.is_empty());
    });
}

#[test]
fn a_list_says_of_each_report_how_it_stands_to_whom_it_may() {
    on_both_backends(async |database| {
        let town = Town::build(database).await;
        let [draft, back, adopted] =
            [2021, 2022, 2023].map(|year| town.draft(year, ReportState::Draft));
        let ids = [draft.await, back.await, adopted.await];
        town.take(town.astrid, ids[1], AskedStep::HandIn).await.unwrap();
        let asked = AskedQuestion {
            kind: QuestionKind::Question,
            place: "report".to_owned(),
            words: "Vad hände i maj?".to_owned(),
        };
        let why = SentBack { reason: None, questions: vec![asked] };
        town.take(town.bo, ids[1], AskedStep::SendBack(why)).await.unwrap();
        town.whole_way(ids[2]).await;
        let reason = "Fel antal".to_owned();
        town.take(town.astrid, ids[2], AskedStep::Correct { reason }).await.unwrap();
        town.take(town.astrid, ids[2], AskedStep::HandIn).await.unwrap();

        let scope = town.scope(town.bo).await;
        let told = lines(&town.context, &scope, &ids).await.unwrap();
        let of = |id| told.iter().find(|line| line.report == id).unwrap();
        let (first, second, third) = (of(ids[0]), of(ids[1]), of(ids[2]));
        assert_eq!(
            (first.state, first.last, first.is_sent_back),
            (ReportState::Draft, None, false)
        );
        assert_eq!((second.is_sent_back, second.open_questions), (true, 1));
        assert_eq!(second.last.map(|(step, _)| step), Some(Step::SendBack));
        assert_eq!((third.state, third.number, third.is_correction), (ReportState::Ready, 2, true));

        let elsewhere = town.somebody("Eva Lind", Role::Reader, town.ekstad.library).await;
        let scope = town.scope(elsewhere).await;
        let told = lines(&town.context, &scope, &ids).await.unwrap();
        let [line] = told.as_slice() else { panic!("{told:?}") };
        assert_eq!((line.report, line.state, line.number), (ids[2], ReportState::Adopted, 1));
        assert_eq!((line.is_correction, line.last), (false, None));
    });
}

#[test]
fn a_role_elsewhere_asks_and_settles_nothing_here() {
    on_both_backends(async |database| {
        let town = Town::build(database).await;
        let id = town.draft(2025, ReportState::Draft).await;
        // Eva writes here and reviews elsewhere: she sees the question, and it is not hers.
        let eva = town.somebody("Eva Lind", Role::Contributor, town.ekstad.south).await;
        town.give(eva, Role::Reviewer, town.ekstad.library).await;
        let scope = town.scope(eva).await;
        let asked = [AskedQuestion {
            kind: QuestionKind::Question,
            place: "report".to_owned(),
            words: "Vad hände i maj?".to_owned(),
        }];
        let told = ask(&town.context, &scope, (id, town.key()), &asked).await;
        assert_eq!(told, Err(Failure::Forbidden));
        let by_bo = town.scope(town.bo).await;
        ask(&town.context, &by_bo, (id, town.key()), &asked).await.unwrap();
        let question = list(&town.context, &scope, id).await.unwrap().remove(0);
        let write = (question.id, question.row_version, town.key());
        assert_eq!(settle(&town.context, &scope, write).await, Err(Failure::Forbidden));
        // Bo writes elsewhere: that lets him answer nothing here.
        town.give(town.bo, Role::Contributor, town.ekstad.library).await;
        let by_bo = town.scope(town.bo).await;
        let told = answer(&town.context, &by_bo, write, "Inget.").await;
        assert_eq!(told, Err(Failure::Forbidden));
        answer(&town.context, &scope, write, "Inget.").await.unwrap();
    });
}
