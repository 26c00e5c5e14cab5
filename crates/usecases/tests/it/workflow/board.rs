//! The controller's board: who sees which rows, what stands in them, and what is done with many.

use tertial_domain::workflow::Step;
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_report::template::{Template, TemplateSource};
use tertial_testkit::on_both_backends;
use tertial_usecases::board::bulk::{BulkAct, BulkTold, BulkWhom, act, undo_all};
use tertial_usecases::board::{
    Board, BoardLevel, BoardOrder, BoardPart, BoardQuestion, BoardRow, csv, show, xlsx,
};
use tertial_usecases::context::CityTemplate;
use tertial_usecases::workflow::questions::{QuestionKind, list};

use super::*;

fn asked() -> BoardQuestion {
    BoardQuestion {
        year: OperatingYear::new(2025),
        kind: Some(ReportKind::AnnualReport),
        ..BoardQuestion::default()
    }
}

async fn board(town: &Town, person: PrincipalId, question: &BoardQuestion) -> Board {
    let localizer = Localizer::of(Language::Swedish);
    show(&town.context, &town.scope(person).await, question, localizer).await.unwrap()
}

fn row(board: &Board, unit: UnitId) -> &BoardRow {
    board.rows.iter().find(|row| row.unit == unit).unwrap()
}

async fn done(town: &Town, told: (&BulkAct, &BulkWhom)) -> Result<Vec<BulkTold>, Failure> {
    act(&town.context, &town.scope(town.bo).await, (town.key(), &asked()), told).await
}

#[test]
fn a_row_tells_how_far_a_report_has_come_and_by_whom() {
    on_both_backends(async |database| {
        let mut town = Town::build(database).await;
        let text = "name = \"VB\"\ndocument = \"annual_report\"\nfor = \"unit\"\nlanguage = \"sv\"\n\
            [[section]]\nkind = \"text\"\nheading = \"Sammanfattning\"\nrequired = true\n\
            [[section]]\nkind = \"text\"\nheading = \"Ekonomi\"\nrequired = true\n\
            [[section]]\nkind = \"goals\"\nheading = \"Mål\"\n[[section]]\nkind = \"rest\"\n";
        let source = TemplateSource { text: text.to_owned(), logo: None };
        let template = Template::read(&source).unwrap();
        town.context = town.context.clone().with_templates(vec![CityTemplate { template, source }]);
        let id = town.draft(2025, ReportState::Draft).await;
        let begun = board(&town, town.bo, &asked()).await;
        assert_eq!(begun.count(BoardPart::Draft), 1);
        assert!(begun.rows.iter().all(|row| row.unit != town.ekstad.library), "another committee");
        assert!(begun.rows.iter().all(|row| row.unit != town.ekstad.north), "it is no more");
        town.take(town.astrid, id, AskedStep::HandIn).await.unwrap();
        let shown = board(&town, town.bo, &asked()).await;
        assert_eq!((shown.handed_in(), shown.count(BoardPart::All)), (1, 1));
        let own = row(&shown, town.ekstad.south);
        assert!(own.may_review && own.may_ask && own.may_be_chosen());
        let report = own.report.as_ref().unwrap();
        assert_eq!(own.stage(), BoardPart::Ready);
        assert_eq!(report.grades.fully_met, 1);
        let complete = report.completeness.unwrap();
        assert_eq!((complete.asked, complete.filled, complete.missing), (2, 1, 1));
        let step = report.handed_in().unwrap();
        assert_eq!((step.step, step.by.as_deref()), (Step::HandIn, Some("Astrid Ek")));
        assert_eq!(report.touched.as_ref().unwrap().by.as_deref(), Some("Astrid Ek"));
        assert_eq!((report.sick_leave.clone(), report.budget), (None, None), "never guessed");
        // What is remembered of a version is told again.
        assert_eq!(board(&town, town.bo, &asked()).await.rows, shown.rows);
    });
}

#[test]
fn a_draft_is_on_nobodys_board_across_its_authoritys_border() {
    on_both_backends(async |database| {
        let town = Town::build(database).await;
        let id = town.draft(2025, ReportState::Draft).await;
        let dag = town.somebody("Dag Lind", Role::CityOffice, town.ekstad.council).await;
        let seen = board(&town, dag, &asked()).await;
        let south = row(&seen, town.ekstad.south);
        assert_eq!((south.report.clone(), south.sees_drafts), (None, false));
        assert!(!south.may_review && !south.may_ask);
        assert!(seen.rows.iter().any(|row| row.unit == town.ekstad.library));
        town.whole_way(id).await;
        let seen = board(&town, dag, &asked()).await;
        assert_eq!(row(&seen, town.ekstad.south).stage(), BoardPart::Adopted);
        let report = row(&seen, town.ekstad.south).report.clone().unwrap();
        assert_eq!((report.steps, report.touched), (Vec::new(), None), "who did what stays inside");

        let committees = BoardQuestion { level: BoardLevel::Committees, ..asked() };
        let above = board(&town, dag, &committees).await;
        assert_eq!(above.rows.len(), 2);
        let localizer = Localizer::of(Language::Swedish);
        for (name, role) in [("Eva", Role::Reporter), ("Per", Role::Reader)] {
            let person = town.somebody(name, role, town.ekstad.care).await;
            let scope = town.scope(person).await;
            let refused = show(&town.context, &scope, &asked(), localizer).await;
            assert_eq!(refused.unwrap_err(), Failure::Forbidden, "{role:?}");
            assert!(csv(&town.context, &scope, &asked(), localizer).await.is_err());
        }
        let person = town.somebody("Ida", Role::Reviewer, town.ekstad.school).await;
        let beside = board(&town, person, &asked()).await;
        assert!(beside.rows.iter().all(|row| row.unit == town.ekstad.library));
    });
}

#[test]
fn many_are_reviewed_each_told_and_undone() {
    on_both_backends(async |database| {
        let town = Town::build(database).await;
        let (south, north) = (town.ekstad.south, town.ekstad.north);
        let ready = town.draft(2025, ReportState::Draft).await;
        let draft = town.draft_of(north, 2025).await;
        town.take(town.astrid, ready, AskedStep::HandIn).await.unwrap();
        let both = BulkWhom::Chosen(vec![(ready, 1), (draft, 1)]);
        let told = done(&town, (&BulkAct::Review, &both)).await.unwrap();
        let of = |told: &[BulkTold], id| told.iter().find(|one| one.report == id).unwrap().clone();
        assert_eq!(of(&told, ready).became, Ok(Some(Step::Review)));
        assert_eq!(code(of(&told, draft).became), "step-not-from-here");
        assert_eq!(
            of(&told, draft).unit_name,
            row(&board(&town, town.bo, &asked()).await, north).name
        );
        let scope = town.scope(town.bo).await;
        let undone =
            undo_all(&town.context, &scope, (town.key(), &asked()), &[ready]).await.unwrap();
        assert!(undone[0].became.is_ok());
        let reason = "Skriv mer om ekonomin.".to_owned();
        let back = BulkAct::SendBack { reason };
        let one = BulkWhom::Chosen(vec![(ready, 1)]);
        let told = done(&town, (&back, &one)).await.unwrap();
        assert_eq!(told[0].became, Ok(Some(Step::SendBack)));
        let shown = board(&town, town.bo, &asked()).await;
        assert_eq!(row(&shown, south).stage(), BoardPart::SentBack);
        let nothing = BulkWhom::Chosen(Vec::new());
        assert_eq!(code(done(&town, (&back, &nothing)).await), "board-nothing-chosen");
        let words = BulkAct::SendBack { reason: String::new() };
        let told = done(&town, (&words, &one)).await.unwrap();
        assert!(told[0].became.is_err());
    });
}

#[test]
fn one_question_goes_to_all_that_are_shown_and_once() {
    on_both_backends(async |database| {
        let town = Town::build(database).await;
        let south = town.draft(2025, ReportState::Draft).await;
        let north = town.draft_of(town.ekstad.north, 2025).await;
        let words = "Hur många gäster svarade?".to_owned();
        let ask = BulkAct::Ask { kind: QuestionKind::Question, words };
        let all = BulkWhom::Shown(Box::new(asked()));
        let scope = town.scope(town.bo).await;
        let key = town.key();
        for _ in 0..2 {
            let told = act(&town.context, &scope, (key, &asked()), (&ask, &all)).await.unwrap();
            assert_eq!(told.len(), 2);
            assert!(told.iter().all(|one| one.became == Ok(None) && !one.is_undoable()));
        }
        for report in [south, north] {
            assert_eq!(list(&town.context, &scope, report).await.unwrap().len(), 1);
        }
        let shown = board(&town, town.bo, &asked()).await;
        assert_eq!(shown.sums.questions, 2);
        let by_questions = BoardQuestion { order: BoardOrder::Questions, ..asked() };
        assert_eq!(board(&town, town.bo, &by_questions).await.rows.len(), 2);
    });
}

#[test]
fn the_files_say_what_the_board_says() {
    on_both_backends(async |database| {
        let town = Town::build(database).await;
        let id = town.draft(2025, ReportState::Draft).await;
        town.take(town.astrid, id, AskedStep::HandIn).await.unwrap();
        let localizer = Localizer::of(Language::Swedish);
        let scope = town.scope(town.bo).await;
        let ready = BoardQuestion { part: BoardPart::Ready, ..asked() };
        let made = csv(&town.context, &scope, &ready, localizer).await.unwrap();
        assert_eq!(made.name, "tertial-2025-annual-report");
        let text = String::from_utf8(made.bytes).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 2, "{text}");
        assert!(lines[0].starts_with("\u{feff}Enhet;"), "{text}");
        assert!(lines[1].contains("Klarmarkerad") && lines[1].contains("Astrid Ek"), "{text}");
        let one = xlsx(&town.context, &scope, &ready, localizer).await.unwrap();
        let other = xlsx(&town.context, &scope, &ready, localizer).await.unwrap();
        assert_eq!(one, other, "the same list gives the same bytes");
    });
}
