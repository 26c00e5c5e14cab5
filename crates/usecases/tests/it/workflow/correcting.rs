//! A correction: a new numbered version with a reason, unseen until it is adopted, with a link both
//! ways after that.

use tertial_domain::workflow::Step;
use tertial_testkit::on_both_backends;
use tertial_usecases::reports;
use tertial_usecases::reports::files::{self, Wanted};
use tertial_usecases::review::beside::SiblingMemory;
use tertial_usecases::review::stored::{catch_up, waiting};
use tertial_usecases::workflow::adopted::{FrozenForm, file, versions};
use tertial_usecases::workflow::changes::{SegmentKind, changed_since};
use tertial_usecases::workflow::standing::standing;

use super::*;

fn correct(reason: &str) -> AskedStep {
    AskedStep::Correct { reason: reason.to_owned() }
}

/// Whether a word stands in the report's page, in its files or among the hits of a search.
async fn says(town: &Town, person: PrincipalId, id: ReportId, word: &str) -> bool {
    let scope = town.scope(person).await;
    let context = &town.context;
    let page = reports::show(context, &scope, id, None).await.unwrap();
    let json = files::json(context, &scope, id, None).await.unwrap();
    let json = String::from_utf8(json.bytes).unwrap();
    let wanted = Wanted::from(tertial_report::form::Form::Markdown);
    let printed = files::document(context, &scope, (id, None), wanted).await.unwrap();
    let printed = String::from_utf8_lossy(&printed.bytes).into_owned();
    let mut session = context.store.read(&scope).await.unwrap();
    let words = tertial_store::search::SearchWords::read(word).unwrap();
    let request = tertial_store::page::PageRequest::new(1, 50);
    let hits = session.search(&words, None, request).await.unwrap().hits;
    // The printed order holds the data as bytes.
    let bytes: Vec<String> = word.bytes().map(|byte| byte.to_string()).collect();
    let found = [
        format!("{:?}", page.report).contains(word),
        json.contains(word),
        printed.contains(&bytes.join(", ")),
        !hits.is_empty(),
    ];
    assert!(found.iter().all(|one| *one == found[0]), "{word}: {found:?}");
    found[0]
}

#[test]
fn a_correction_is_nobody_elses_until_it_is_adopted_and_both_versions_stay() {
    on_both_backends(async |database| {
        let town = Town::build(database).await;
        let id = town.draft(2025, ReportState::Draft).await;
        town.whole_way(id).await;
        let elsewhere = town.somebody("Eva Lind", Role::Reader, town.ekstad.library).await;
        let above = town.somebody("David Ek", Role::CityOffice, town.ekstad.council).await;
        let everybody = [elsewhere, above, town.astrid, town.bo, town.cecilia];

        assert_eq!(
            code(town.take(town.astrid, id, correct(" ")).await),
            "correction-reason-unusable"
        );
        let begun = town.take(town.astrid, id, correct("Fel antal gäster")).await.unwrap();
        assert_eq!((begun.number, begun.state), (2, ReportState::Draft));
        let twice = town.take(town.bo, id, correct("En till")).await;
        assert_eq!(code(twice), "step-not-from-here");
        town.write(town.astrid, id, "kvitten").await;
        for person in everybody {
            assert!(says(&town, person, id, "rabarber").await, "what counts still does");
            assert!(!says(&town, person, id, "kvitten").await, "the correction is seen");
        }
        let by_astrid = town.scope(town.astrid).await;
        let told = standing(&town.context, &by_astrid, id).await.unwrap();
        assert_eq!((told.working.number, told.counting), (3, 1));
        assert_eq!(told.working.correction.as_deref(), Some("Fel antal gäster"));
        let outside = town.scope(elsewhere).await;
        let unseen = standing(&town.context, &outside, id).await.unwrap();
        assert_eq!((unseen.working.number, unseen.counting), (1, 1));
        assert_eq!((unseen.history.len(), unseen.questions.len(), unseen.steps.len()), (0, 0, 0));
        let late = changed_since(&town.context, &outside, id, (1, Some(3))).await;
        assert_eq!(late, Err(Failure::NotFound));

        let changes = changed_since(&town.context, &by_astrid, id, (1, None)).await.unwrap();
        assert_eq!((changes.from, changes.to), (1, 3));
        let [change] = changes.changes.as_slice() else { panic!("{changes:?}") };
        assert_eq!((change.place.as_str(), change.part.as_str()), ("sections/0", "text"));
        let new: Vec<&str> = change
            .words
            .iter()
            .filter(|segment| segment.kind == SegmentKind::New)
            .map(|segment| segment.words.as_str())
            .collect();
        assert_eq!(new, ["kvitten"]);

        town.take(town.astrid, id, AskedStep::HandIn).await.unwrap();
        assert!(!says(&town, above, id, "kvitten").await, "handed in is not adopted");
        town.take(town.bo, id, AskedStep::Review).await.unwrap();
        town.adopt(town.cecilia, id).await.unwrap();
        for person in everybody {
            assert!(says(&town, person, id, "kvitten").await);
            assert!(!says(&town, person, id, "rabarber").await);
        }
        let adopted = versions(&town.context, &outside, id).await.unwrap();
        let [new, old] = adopted.as_slice() else { panic!("{adopted:?}") };
        assert_eq!((new.number, new.corrects, new.corrected_by), (3, Some(1), None));
        assert_eq!((old.number, old.corrects, old.corrected_by), (1, None, Some(3)));
        assert_eq!((new.reason.as_deref(), &old.reason), (Some("Fel antal gäster"), &None));
        let old = file(&town.context, &outside, (id, 1), FrozenForm::Data).await.unwrap();
        assert!(String::from_utf8(old.bytes).unwrap().contains("rabarber"));
        let old = reports::show(&town.context, &outside, id, Some(1)).await.unwrap();
        assert!(format!("{:?}", old.report).contains("rabarber"), "the old one stays");
        let between = reports::show(&town.context, &outside, id, Some(2)).await;
        assert_eq!(between.map(|_| ()), Err(Failure::NotFound), "a draft of it does not show");
    });
}

#[test]
fn a_correction_that_is_given_up_changes_nothing_and_another_may_be_begun() {
    on_both_backends(async |database| {
        let town = Town::build(database).await;
        let id = town.draft(2025, ReportState::Draft).await;
        town.whole_way(id).await;
        assert_eq!(
            code(town.take(town.astrid, id, AskedStep::Abandon).await),
            "step-not-from-here"
        );
        town.take(town.bo, id, correct("Fel antal gäster")).await.unwrap();
        town.write(town.astrid, id, "kvitten").await;
        let given_up = town.take(town.bo, id, AskedStep::Abandon).await.unwrap();
        assert_eq!((given_up.number, given_up.state), (1, ReportState::Adopted));
        assert!(!says(&town, town.astrid, id, "kvitten").await);
        let again = town.take(town.astrid, id, correct("Fel antal gäster")).await.unwrap();
        assert_eq!(again.number, 4, "no number is given twice");
        // Bo began the first one, and wrote nothing: the second is theirs to review.
        town.write(town.astrid, id, "plommon").await;
        town.whole_way(id).await;
        assert!(says(&town, town.astrid, id, "plommon").await);
        let scope = town.scope(town.bo).await;
        let steps = standing(&town.context, &scope, id).await.unwrap().history;
        assert_eq!(steps.iter().filter(|line| line.step == Step::Correct).count(), 2);
    });
}

#[test]
fn whoever_wrote_a_correction_does_not_judge_it_and_whoever_began_it_may() {
    on_both_backends(async |database| {
        let town = Town::build(database).await;
        let id = town.draft(2025, ReportState::Draft).await;
        town.whole_way(id).await;
        town.take(town.bo, id, correct("Fel antal gäster")).await.unwrap();
        town.take(town.astrid, id, AskedStep::HandIn).await.unwrap();
        town.take(town.bo, id, AskedStep::Review).await.unwrap();
        town.take(town.bo, id, AskedStep::UndoReview).await.unwrap();
        town.take(town.astrid, id, AskedStep::TakeBack).await.unwrap();
        town.give(town.bo, Role::Contributor, town.ekstad.south).await;
        town.write(town.bo, id, "kvitten").await;
        town.take(town.astrid, id, AskedStep::HandIn).await.unwrap();
        assert_eq!(code(town.take(town.bo, id, AskedStep::Review).await), "step-by-own-hand");
    });
}

#[test]
fn what_somebody_did_before_the_last_decision_keeps_them_from_nothing() {
    on_both_backends(async |database| {
        let town = Town::build(database).await;
        let id = town.draft(2025, ReportState::Draft).await;
        town.whole_way(id).await;
        let eva = town.somebody("Eva Lind", Role::Reporter, town.ekstad.south).await;
        town.give(town.astrid, Role::Reviewer, town.ekstad.care).await;
        town.give(town.bo, Role::Approver, town.ekstad.care).await;
        town.take(eva, id, correct("Fel antal gäster")).await.unwrap();
        town.write(eva, id, "kvitten").await;
        town.take(eva, id, AskedStep::HandIn).await.unwrap();
        // Astrid handed the first version in, and Bo reviewed it.
        town.take(town.astrid, id, AskedStep::Review).await.unwrap();
        town.adopt(town.bo, id).await.unwrap();
        assert_eq!(town.working(id).await.state, ReportState::Adopted);
    });
}

#[test]
fn reviews_that_lean_on_what_was_corrected_are_made_anew() {
    on_both_backends(async |database| {
        let town = Town::build(database).await;
        let id = town.draft(2025, ReportState::Draft).await;
        town.draft(2026, ReportState::Draft).await;
        town.whole_way(id).await;
        let mut memory = SiblingMemory::default();
        catch_up(&town.context, &owner(), 10, &mut memory).await.unwrap();
        assert_eq!(waiting(&town.context, &owner(), 10).await.unwrap(), 0);
        town.take(town.astrid, id, correct("Fel antal gäster")).await.unwrap();
        town.write(town.astrid, id, "kvitten").await;
        assert_eq!(waiting(&town.context, &owner(), 10).await.unwrap(), 0);
        town.whole_way(id).await;
        let left = waiting(&town.context, &owner(), 10).await.unwrap();
        assert_eq!(left, 2, "next year's leans on it too");
    });
}
