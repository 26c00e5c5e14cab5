//! What comes back: questions that stop, undoing within ten seconds, and what is still missing.

use tertial_domain::workflow::Step;
use tertial_report::template::{Template, TemplateSource};
use tertial_testkit::on_both_backends;
use tertial_usecases::context::CityTemplate;
use tertial_usecases::review::rulebook::Rulebook;
use tertial_usecases::workflow::missing::{GapKind, missing};
use tertial_usecases::workflow::questions::{
    AskedQuestion, Question, QuestionKind, QuestionState, answer, ask, list, settle,
};
use tertial_usecases::workflow::standing::standing;
use tertial_usecases::workflow::{GAP_REASON_LENGTH_MAX, GapReason, SentBack, undo};

use super::*;

fn question(kind: QuestionKind, words: &str) -> AskedQuestion {
    AskedQuestion { kind, place: "goals/0/texts/analysis".to_owned(), words: words.to_owned() }
}

fn sent_back(questions: Vec<AskedQuestion>) -> AskedStep {
    AskedStep::SendBack(SentBack { reason: None, questions })
}

#[test]
fn a_question_stops_until_it_is_answered_and_advice_does_not() {
    on_both_backends(async |database| {
        let town = Town::build(database).await;
        let id = town.draft(2025, ReportState::Draft).await;
        town.take(town.astrid, id, AskedStep::HandIn).await.unwrap();
        let nothing = town.take(town.bo, id, sent_back(Vec::new())).await;
        assert_eq!(code(nothing), "return-reason-unusable");
        let wrong =
            AskedQuestion { place: "goals/x".to_owned(), ..question(QuestionKind::Advice, "x") };
        assert_eq!(code(town.take(town.bo, id, sent_back(vec![wrong])).await), "question-unusable");
        let personal = question(QuestionKind::Advice, "Nämn inte 811228-9874 här.");
        let told = town.take(town.bo, id, sent_back(vec![personal])).await;
        assert_eq!(code(told), "words-hold-identity-number");
        let asked = vec![
            question(QuestionKind::Question, "Hur många gäster svarade?"),
            question(QuestionKind::Advice, "Nämn trädgården."),
        ];
        let back = town.take(town.bo, id, sent_back(asked)).await.unwrap();
        assert_eq!(back.state, ReportState::Draft);
        let scope = town.scope(town.astrid).await;
        let told = standing(&town.context, &scope, id).await.unwrap();
        assert!(told.working.is_sent_back);
        assert_eq!(told.questions.len(), 2);
        assert_eq!(told.history[0].step, Step::SendBack);

        let refused = town.take(town.astrid, id, AskedStep::HandIn).await;
        assert_eq!(code(refused), "gap-question-open");
        let gaps = missing(&town.context, &scope, id).await.unwrap();
        let stopping: Vec<(GapKind, &str, &str)> = gaps
            .iter()
            .filter(|gap| gap.stops)
            .map(|gap| (gap.kind, gap.anchor.as_str(), gap.name.as_str()))
            .collect();
        let words = "Hur många gäster svarade?";
        assert_eq!(stopping, [(GapKind::QuestionOpen, "goals-0-texts-analysis", words)]);

        let open = &told.questions[0];
        let write = (open.id, open.row_version, town.key());
        let by_bo = town.scope(town.bo).await;
        let own = answer(&town.context, &by_bo, write, "48").await;
        assert_eq!(own, Err(Failure::Forbidden), "whoever asks does not answer");
        answer(&town.context, &scope, write, "48 av 52.").await.unwrap();
        answer(&town.context, &scope, write, "48 av 52.").await.unwrap();
        let late = (open.id, open.row_version, town.key());
        assert_eq!(answer(&town.context, &scope, late, "Annat").await, Err(Failure::Stale));
        town.take(town.astrid, id, AskedStep::HandIn).await.unwrap();

        let another = [question(QuestionKind::Question, "Och hur många var de?")];
        ask(&town.context, &by_bo, (id, town.key()), &another).await.unwrap();
        assert_eq!(code(town.take(town.bo, id, AskedStep::Review).await), "questions-wait");
        let questions = list(&town.context, &by_bo, id).await.unwrap();
        let states: Vec<QuestionState> = questions.iter().map(Question::state).collect();
        assert_eq!(states, [QuestionState::Answered, QuestionState::Open, QuestionState::Open]);
        let last = &questions[2];
        let write = (last.id, last.row_version, town.key());
        assert_eq!(settle(&town.context, &scope, write).await, Err(Failure::Forbidden));
        settle(&town.context, &by_bo, write).await.unwrap();
        let write = (last.id, last.row_version, town.key());
        assert_eq!(code(answer(&town.context, &scope, write, "Sent").await), "question-settled");
        town.take(town.bo, id, AskedStep::Review).await.unwrap();
        let elsewhere = town.somebody("Eva Lind", Role::Reviewer, town.ekstad.library).await;
        let elsewhere = town.scope(elsewhere).await;
        let told = ask(&town.context, &elsewhere, (id, town.key()), &another).await;
        assert_eq!(told, Err(Failure::NotFound));
    });
}

#[test]
fn an_own_step_is_undone_within_ten_seconds_and_not_later() {
    on_both_backends(async |database| {
        let town = Town::build(database).await;
        let id = town.draft(2025, ReportState::Draft).await;
        let undone = async |person| {
            let scope = town.scope(person).await;
            undo(&town.context, &scope, town.key(), id).await
        };
        let back = || {
            let reason = Some("Läs om analysen.".to_owned());
            AskedStep::SendBack(SentBack { reason, questions: Vec::new() })
        };
        let hand_in = || (town.astrid, AskedStep::HandIn, ReportState::Draft);
        let review = || (town.bo, AskedStep::Review, ReportState::Ready);
        let send_back = || (town.bo, back(), ReportState::Ready);
        assert_eq!(code(undone(town.astrid).await), "step-too-late-to-undo");
        // Each in turn: undone at once, then taken again and left for too long.
        for (person, asked, before) in [hand_in(), review()] {
            town.take(person, id, asked.clone()).await.unwrap();
            town.wait(10);
            let other = if person == town.bo { town.astrid } else { town.bo };
            assert_eq!(code(undone(other).await), "step-too-late-to-undo", "somebody else's");
            let scope = town.scope(person).await;
            let offer = standing(&town.context, &scope, id).await.unwrap().undo.unwrap();
            assert_eq!((offer.step, offer.until), (asked.step(), town.context.clock.now()));
            assert_eq!(undone(person).await.unwrap().state, before);
            town.take(person, id, asked).await.unwrap();
            town.wait(11);
            assert_eq!(code(undone(person).await), "step-too-late-to-undo");
        }
        town.take(town.bo, id, AskedStep::UndoReview).await.unwrap();
        let (person, asked, before) = send_back();
        town.take(person, id, asked.clone()).await.unwrap();
        assert_eq!(undone(person).await.unwrap().state, before);
        town.take(person, id, asked.clone()).await.unwrap();
        town.write(town.astrid, id, "kvitten").await;
        assert_eq!(code(undone(person).await), "step-too-late-to-undo", "somebody has written");
        town.take(town.astrid, id, AskedStep::HandIn).await.unwrap();
        town.take(person, id, asked).await.unwrap();
        town.wait(11);
        let late = town.take(person, id, AskedStep::UndoSendBack).await;
        assert_eq!(code(late), "step-too-late-to-undo");
        assert_eq!(town.working(id).await.state, ReportState::Draft);
    });
}

#[test]
fn an_approver_sends_back_and_regrets_it_at_once_and_the_review_stands() {
    on_both_backends(async |database| {
        let town = Town::build(database).await;
        let id = town.draft(2025, ReportState::Draft).await;
        town.take(town.astrid, id, AskedStep::HandIn).await.unwrap();
        town.take(town.bo, id, AskedStep::Review).await.unwrap();
        let why =
            SentBack { reason: Some("Nämnden vill veta mer.".to_owned()), questions: vec![] };
        town.take(town.cecilia, id, AskedStep::Decline(why)).await.unwrap();
        let scope = town.scope(town.cecilia).await;
        undo(&town.context, &scope, town.key(), id).await.unwrap();
        assert_eq!(town.working(id).await.state, ReportState::Reviewed);
        town.adopt(town.cecilia, id).await.unwrap();
        let nothing = undo(&town.context, &scope, town.key(), id).await;
        assert_eq!(code(nothing), "step-too-late-to-undo", "what is adopted stays so");
    });
}

const TEMPLATE: &str = r#"
name = "Egen berättelse"
document = "annual_report"
for = "unit"
language = "sv"

[[section]]
kind = "text"
heading = "Sammanfattning"
required = true

[[section]]
kind = "text"
heading = "Medarbetare"
required = true
"#;

#[test]
fn what_is_missing_is_listed_with_its_place_and_a_city_says_what_of_it_stops() {
    on_both_backends(async |database| {
        let mut town = Town::build(database).await;
        let id = town.draft(2025, ReportState::Draft).await;
        let mut bare = report("rabarber");
        bare.goals[0].assessment = Assessment::Missing;
        bare.goals[0].indicators[0].set_cell(IndicatorField::Outcome, None);
        let mut version = town.version("x");
        version.body = report_json::write(&bare, &WriteOptions::default());
        let stored = town.working(id).await;
        let mut session = town.context.store.write(&owner()).await.unwrap();
        session.add_working_version(id, stored.row_version, &version).await.unwrap();
        session.log(event("report-written", "report", "x")).unwrap();
        session.commit().await.unwrap();
        let source = TemplateSource { text: TEMPLATE.to_owned(), logo: None };
        let template = Template::read(&source).unwrap();
        town.context = town.context.clone().with_templates(vec![CityTemplate { template, source }]);

        let scope = town.scope(town.astrid).await;
        let gaps = missing(&town.context, &scope, id).await.unwrap();
        let found: Vec<(GapKind, &str, bool)> =
            gaps.iter().map(|gap| (gap.kind, gap.place.as_str(), gap.stops)).collect();
        for expected in [
            (GapKind::GradeMissing, "goals/0/grade", false),
            (GapKind::OutcomeMissing, "goals/0/indicators/0", false),
            (GapKind::SectionEmpty, "report", false),
        ] {
            assert!(found.contains(&expected), "{expected:?} in {found:?}");
        }
        assert!(gaps.iter().any(|gap| gap.name == "Medarbetare"));
        assert!(!gaps.iter().any(|gap| gap.name == "Sammanfattning"), "it is there");
        let strict = Rulebook::default().stopped_by(vec![GapKind::GradeMissing]);
        let mut other = town.context.clone().with_rulebook(strict);
        std::mem::swap(&mut town.context, &mut other);
        let refused = town.take(town.astrid, id, AskedStep::HandIn).await;
        assert_eq!(code(refused), "gap-grade-missing");
        town.context = other;
        let why = |words: &str| GapReason {
            kind: GapKind::OutcomeMissing,
            place: "goals/0/indicators/0".to_owned(),
            name: "Medarbetare".to_owned(),
            words: words.to_owned(),
        };
        let hand_in = |words: &str| AskedStep::HandInWithGaps(vec![why(words)]);
        let long = "ö".repeat(GAP_REASON_LENGTH_MAX + 1);
        for unusable in ["", " ", long.as_str()] {
            let refused = town.take(town.astrid, id, hand_in(unusable)).await;
            assert_eq!(code(refused), "gap-reason-unusable");
        }
        town.take(town.astrid, id, hand_in("Mäts i oktober.")).await.unwrap();
        let scope = town.scope(town.bo).await;
        let told = standing(&town.context, &scope, id).await.unwrap();
        assert_eq!(told.history[0].gaps, [why("Mäts i oktober.")]);
        assert_eq!(told.history[0].reason, None);
    });
}
