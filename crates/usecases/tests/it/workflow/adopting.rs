//! The straight way, whose each step is, and what an adoption freezes.

use tertial_domain::workflow::{Leads, Step};
use tertial_store::workflow::KeptFile;
use tertial_testkit::on_both_backends;
use tertial_usecases::reports::files::{self, Wanted};
use tertial_usecases::workflow::adopted::{
    FrozenForm, file, log_head, make_files, manifest, versions,
};
use tertial_usecases::workflow::standing::standing;
use tertial_usecases::workflow::{ManyDone, SentBack, take_many};

use super::*;

/// Every step with nothing more than it needs.
fn asked(step: Step, sha256: Fingerprint) -> AskedStep {
    let why = SentBack { reason: Some("Läs om.".to_owned()), questions: Vec::new() };
    match step {
        Step::HandIn => AskedStep::HandIn,
        Step::TakeBack => AskedStep::TakeBack,
        Step::SendBack => AskedStep::SendBack(why),
        Step::UndoSendBack => AskedStep::UndoSendBack,
        Step::Review => AskedStep::Review,
        Step::UndoReview => AskedStep::UndoReview,
        Step::Decline => AskedStep::Decline(why),
        Step::UndoDecline => AskedStep::UndoDecline,
        Step::Adopt => AskedStep::Adopt { sha256, decision: decision() },
        Step::Correct => AskedStep::Correct { reason: "Fel utfall".to_owned() },
        Step::Abandon => AskedStep::Abandon,
    }
}

#[test]
fn a_report_is_handed_in_reviewed_and_adopted_by_three_persons() {
    on_both_backends(async |database| {
        let town = Town::build(database).await;
        let id = town.draft(2025, ReportState::Draft).await;
        town.write(town.astrid, id, "kvitten").await;
        let hash = town.hash(id).await;
        town.whole_way(id).await;
        let stored = town.working(id).await;
        assert_eq!((stored.state, stored.latest_number), (ReportState::Adopted, 2));

        let scope = town.scope(town.bo).await;
        let told = standing(&town.context, &scope, id).await.unwrap();
        let steps: Vec<(Step, PrincipalId)> =
            told.history.iter().map(|line| (line.step, line.by)).collect();
        assert_eq!(
            steps,
            [(Step::Adopt, town.cecilia), (Step::Review, town.bo), (Step::HandIn, town.astrid)]
        );
        assert_eq!(told.history[1].by_name.as_deref(), Some("Bo Åkesson"));
        assert_eq!(told.history[0].decision, Some(decision()));
        assert_eq!(told.working.sha256, hash);
        assert_eq!(told.undo, None, "what is adopted stays so");
        assert_eq!(told.steps, [(Step::Correct, None)]);
        let adopted = &told.adopted[0];
        assert_eq!((adopted.number, &adopted.decision), (2, &decision()));

        let mut session = town.context.store.read(&owner()).await.unwrap();
        let events = session.events_of("report", &id.to_string()).await.unwrap();
        let acts: Vec<&str> = events.iter().map(|event| event.action.as_str()).collect();
        for act in ["report-handed-in", "report-reviewed", "report-adopted"] {
            assert_eq!(acts.iter().filter(|known| **known == act).count(), 1, "{act}");
        }
        let checks = session.verify_events().await.unwrap();
        assert!(checks.iter().all(|check| check.fault.is_none()), "{checks:?}");
    });
}

#[test]
fn each_step_is_the_roles_that_have_it_at_the_place_or_above_and_nobody_elses() {
    on_both_backends(async |database| {
        let town = Town::build(database).await;
        let id = town.draft(2025, ReportState::Draft).await;
        let hash = town.hash(id).await;
        let here = [town.ekstad.south, town.ekstad.care];
        for role in Role::ALL {
            for place in [town.ekstad.south, town.ekstad.care, town.ekstad.library] {
                let person = town.somebody("Någon", role, place).await;
                for step in Step::ALL {
                    let told = town.take(person, id, asked(step, hash)).await;
                    let is_let = here.contains(&place) && role.allows(step.act());
                    let who = format!("{role:?} {step:?}: {told:?}");
                    let is_shut_out = matches!(told, Err(Failure::Forbidden | Failure::NotFound));
                    assert_eq!(is_shut_out, !is_let, "{who}");
                    if told.is_ok() {
                        // Back to a draft, for the next.
                        assert_eq!(step, Step::HandIn, "{who}");
                        town.take(person, id, AskedStep::TakeBack).await.unwrap();
                    }
                }
            }
        }
        for scope in [owner(), setting::reader()] {
            for step in Step::ALL {
                let order = StepOrder { report: id, seen: 1, asked: asked(step, hash) };
                let told = take(&town.context, &scope, town.key(), &order).await;
                assert_eq!(told, Err(Failure::Forbidden), "{step:?} takes a person");
            }
        }
    });
}

#[test]
fn from_each_state_only_the_steps_of_the_table_lead_on() {
    on_both_backends(async |database| {
        let town = Town::build(database).await;
        let everything = town.somebody("David Ek", Role::Reporter, town.ekstad.care).await;
        for role in [Role::Reviewer, Role::Approver] {
            town.give(everything, role, town.ekstad.care).await;
        }
        for (at, state) in ReportState::ALL.into_iter().enumerate() {
            let id = town.draft(2020 + i16::try_from(at).unwrap(), state).await;
            let hash = town.hash(id).await;
            for step in Step::ALL.into_iter().filter(|step| step.leads(state) == Leads::Nowhere) {
                let told = town.take(everything, id, asked(step, hash)).await;
                assert_eq!(code(told), "step-not-from-here", "{step:?} from {state:?}");
            }
            assert_eq!(town.working(id).await.state, state);
        }
    });
}

#[test]
fn nobody_judges_what_they_wrote_handed_in_or_reviewed() {
    on_both_backends(async |database| {
        let town = Town::build(database).await;
        let id = town.draft(2025, ReportState::Draft).await;
        for role in [Role::Reviewer, Role::Approver] {
            town.give(town.astrid, role, town.ekstad.care).await;
        }
        town.give(town.bo, Role::Approver, town.ekstad.care).await;
        town.give(town.cecilia, Role::Contributor, town.ekstad.south).await;
        town.write(town.cecilia, id, "kvitten").await;
        town.take(town.astrid, id, AskedStep::HandIn).await.unwrap();
        let own = town.take(town.astrid, id, AskedStep::Review).await;
        assert_eq!(code(own), "step-by-own-hand");
        town.take(town.bo, id, AskedStep::Review).await.unwrap();
        for person in [town.astrid, town.bo, town.cecilia] {
            assert_eq!(code(town.adopt(person, id).await), "step-by-own-hand");
        }
        let eva = town.somebody("Eva Lind", Role::Approver, town.ekstad.care).await;
        town.adopt(eva, id).await.unwrap();
    });
}

#[test]
fn an_adoption_names_what_was_reviewed_or_changes_nothing() {
    on_both_backends(async |database| {
        let town = Town::build(database).await;
        let id = town.draft(2025, ReportState::Draft).await;
        let old = town.hash(id).await;
        town.take(town.astrid, id, AskedStep::HandIn).await.unwrap();
        town.take(town.bo, id, AskedStep::Review).await.unwrap();
        // Somebody reads another version in, past the workflow, while the approver looks.
        let stored = town.working(id).await;
        let mut session = town.context.store.write(&owner()).await.unwrap();
        let next = town.version("kvitten");
        session.add_report_version(id, stored.row_version, &next).await.unwrap();
        session.log(event("report-read-in", "report", "x")).unwrap();
        session.commit().await.unwrap();
        let before = town.working(id).await;
        let asked = |sha256| AskedStep::Adopt { sha256, decision: decision() };
        let scope = town.scope(town.cecilia).await;
        let late = StepOrder { report: id, seen: 1, asked: asked(old) };
        match take(&town.context, &scope, town.key(), &late).await {
            Err(Failure::Refused(problems)) => {
                let [problem] = problems.as_slice() else { panic!("{problems:?}") };
                assert_eq!(problem.code, "step-on-another-version");
                let told: Vec<&str> =
                    problem.arguments.iter().map(|(_, value)| value.as_str()).collect();
                assert_eq!(told, ["1", "2"], "both are named");
            }
            other => panic!("{other:?}"),
        }
        let other_bytes = town.take(town.cecilia, id, asked(old)).await;
        assert_eq!(code(other_bytes), "step-on-another-version");
        assert_eq!(code(town.adopt(town.cecilia, id).await), "step-not-what-was-reviewed");
        assert_eq!(town.working(id).await, before);
        assert_eq!(versions(&town.context, &scope, id).await.unwrap(), []);
    });
}

#[test]
fn of_two_approvers_at_once_one_adopts() {
    on_both_backends(async |database| {
        let town = Town::build(database).await;
        let eva = town.somebody("Eva Lind", Role::Approver, town.ekstad.care).await;
        for year in 2015..2020 {
            let id = town.draft(year, ReportState::Draft).await;
            town.take(town.astrid, id, AskedStep::HandIn).await.unwrap();
            town.take(town.bo, id, AskedStep::Review).await.unwrap();
            let (one, other) = tokio::join!(town.adopt(town.cecilia, id), town.adopt(eva, id));
            assert_eq!([one.is_ok(), other.is_ok()].iter().filter(|is_ok| **is_ok).count(), 1);
            let refused = if one.is_ok() { other } else { one };
            assert_eq!(code(refused), "step-not-from-here");
            let scope = town.scope(eva).await;
            assert_eq!(versions(&town.context, &scope, id).await.unwrap().len(), 1);
        }
    });
}

#[test]
fn a_step_that_is_sent_again_is_taken_once() {
    on_both_backends(async |database| {
        let town = Town::build(database).await;
        let id = town.draft(2025, ReportState::Draft).await;
        let (scope, key) = (town.scope(town.astrid).await, town.key());
        let order = StepOrder { report: id, seen: 1, asked: AskedStep::HandIn };
        let first = take(&town.context, &scope, key, &order).await.unwrap();
        let again = take(&town.context, &scope, key, &order).await.unwrap();
        assert!(!first.is_again && again.is_again);
        assert_eq!((again.state, again.number), (ReportState::Ready, 1));
        let other = StepOrder { asked: AskedStep::TakeBack, ..order };
        assert_eq!(take(&town.context, &scope, key, &other).await, Err(Failure::Stale));
        let mut session = town.context.store.read(&owner()).await.unwrap();
        assert_eq!(session.steps_of(id).await.unwrap().len(), 1);
    });
}

#[test]
fn many_steps_are_taken_all_or_none_and_each_refusal_is_told() {
    on_both_backends(async |database| {
        let town = Town::build(database).await;
        let mut ids = Vec::new();
        for year in 2020..2024 {
            let id = town.draft(year, ReportState::Draft).await;
            town.take(town.astrid, id, AskedStep::HandIn).await.unwrap();
            ids.push(id);
        }
        town.take(town.astrid, ids[1], AskedStep::TakeBack).await.unwrap();
        let scope = town.scope(town.bo).await;
        let review = |report| StepOrder { report, seen: 1, asked: AskedStep::Review };
        let orders: Vec<StepOrder> = ids.iter().copied().map(review).collect();
        match take_many(&town.context, &scope, town.key(), &orders).await.unwrap() {
            ManyDone::None(refused) => {
                assert_eq!(refused.len(), 1);
                assert_eq!(refused[0].report, ids[1]);
                assert_eq!(code::<()>(Err(refused[0].failure.clone())), "step-not-from-here");
            }
            ManyDone::All(done) => panic!("{done:?}"),
        }
        for id in &ids {
            assert_ne!(town.working(*id).await.state, ReportState::Reviewed);
        }
        town.take(town.astrid, ids[1], AskedStep::HandIn).await.unwrap();
        let done = take_many(&town.context, &scope, town.key(), &orders).await.unwrap();
        assert!(matches!(done, ManyDone::All(done) if done.len() == 4));
        let twice = [review(ids[0]), review(ids[0])];
        let told = take_many(&town.context, &scope, town.key(), &twice).await;
        assert_eq!(code(told), "steps-unusable");
    });
}

#[test]
fn what_was_adopted_is_served_as_it_was_made_whatever_the_program_would_make_later() {
    on_both_backends(async |database| {
        let mut town = Town::build(database).await;
        let id = town.draft(2025, ReportState::Draft).await;
        let hash = town.hash(id).await;
        town.whole_way(id).await;
        let scope = town.scope(town.astrid).await;
        let (name, frozen) = manifest(&town.context, &scope, (id, 1)).await.unwrap();
        assert_eq!(Fingerprint::of(&frozen), name);
        let told = String::from_utf8(frozen).unwrap();
        for said in ["ÄN 2026/71", "Ekstads dagcenter", "Nöjda gäster", "minst 90 %", "2026-11-02"]
        {
            assert!(told.contains(said), "{said} is not frozen");
        }
        assert!(told.contains(&hash.to_string()));

        assert_eq!(make_files(&town.context, &owner(), 10).await.unwrap(), 4);
        assert_eq!(make_files(&town.context, &owner(), 10).await.unwrap(), 0);
        assert_eq!(make_files(&town.context, &scope, 10).await, Err(Failure::Forbidden));
        let pdf = file(&town.context, &scope, (id, 1), FrozenForm::Pdf).await.unwrap();
        let data = file(&town.context, &scope, (id, 1), FrozenForm::Data).await.unwrap();
        assert_eq!(data.sha256, hash);
        // Each page says where the log stood before the adoption.
        let head = log_head(&town.context, &scope, (id, 1)).await.unwrap().unwrap();
        let order = String::from_utf8(pdf.bytes.clone()).unwrap();
        assert!(order.contains(&format!("log: Some({head:?})")), "{order}");
        let fresh = Wanted::from(tertial_report::form::Form::WebPage);
        let page = files::document(&town.context, &scope, (id, None), fresh).await.unwrap();
        let order = String::from_utf8(page.bytes).unwrap();
        assert!(order.contains(&format!("log: Some({head:?})")), "{order}");

        // The program learns to print otherwise.
        town.context.render = Arc::new(|_| Box::pin(async { Ok(b"another look".to_vec()) }));
        let later = file(&town.context, &scope, (id, 1), FrozenForm::Pdf).await.unwrap();
        assert_eq!(later, pdf);
        let wanted = Wanted::from(tertial_report::form::Form::Pdf);
        let page = files::document(&town.context, &scope, (id, None), wanted).await.unwrap();
        assert_eq!(page.bytes, pdf.bytes);
        let mut session = town.context.store.write(&owner()).await.unwrap();
        let now = town.context.clock.now();
        let other = session.keep_snapshot_file(name, ("pdf", b"another look"), now).await.unwrap();
        assert_eq!(other, KeptFile::Refused { kept: pdf.sha256 });
        drop(session);
        let adopted = versions(&town.context, &scope, id).await.unwrap();
        assert_eq!(adopted[0].files.len(), 4);
    });
}

#[test]
fn a_file_that_was_not_made_yet_is_made_from_what_was_frozen() {
    on_both_backends(async |database| {
        let town = Town::build(database).await;
        let id = town.draft(2025, ReportState::Draft).await;
        town.whole_way(id).await;
        let elsewhere = town.somebody("Eva Lind", Role::Reader, town.ekstad.library).await;
        let scope = town.scope(elsewhere).await;
        let first = file(&town.context, &scope, (id, 1), FrozenForm::Word).await.unwrap();
        let again = file(&town.context, &scope, (id, 1), FrozenForm::Word).await.unwrap();
        assert_eq!(first, again);
        let missing = file(&town.context, &scope, (id, 2), FrozenForm::Word).await;
        assert_eq!(missing, Err(Failure::NotFound));
    });
}
