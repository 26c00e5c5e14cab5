//! The controller's board of Ekstad: a row in each state, and what became of many.

use jiff::civil::date;
use tertial_domain::ids::{IdempotencyKey, ReportId, ReportVersionId};
use tertial_domain::problem::Problem;
use tertial_domain::quantity::{MoneyScale, Quantity};
use tertial_domain::report::{ReportKind, ReportState};
use tertial_domain::workflow::Step;
use tertial_usecases::board::bulk::BulkTold;
use tertial_usecases::board::{
    Board, BoardPart, BoardQuestion, BoardReport, BoardRow, BoardStep, BoardSums, BudgetGap,
    Completeness, FirstLook, ReviewCounts, SickLeave, Touched,
};
use tertial_usecases::failure::Failure;
use tertial_usecases::overview::GradeCounts;

use super::{committees, grade, unit_id, year, years};

fn report_id(number: u128) -> ReportId {
    ReportId::from_bits(0x0197_0000_0000_7000_8000_0000_0005_0000 + number)
}

fn report(number: u128, state: ReportState, steps: &[Step]) -> BoardReport {
    let at = jiff::Timestamp::from_second(1_788_500_000).unwrap();
    let by = || Some("Astrid Ek".to_owned());
    let figure = |text: &str| Quantity::read(text).unwrap();
    BoardReport {
        id: report_id(number),
        version: ReportVersionId::from_bits(number),
        number: 2,
        state,
        is_correction: number == 3,
        is_sent_back: steps.contains(&Step::SendBack),
        confirmed: true,
        steps: steps.iter().map(|step| BoardStep { step: *step, at, by: by() }).collect(),
        findings: Some(ReviewCounts { errors: 1, warnings: 2, hints: 0, answered: 1 }),
        grades: GradeCounts { fully_met: 1, partly_met: 3, not_met: 1, ..Default::default() },
        completeness: Some(Completeness { asked: 18, filled: 9, missing: 11 }),
        sick_leave: Some(SickLeave { now: figure("9,1 %"), before: Some(figure("9,2 %")) }),
        budget: Some(BudgetGap { ore: -61_000_000, scale: MoneyScale::ThousandKrona }),
        questions: usize::from(steps.contains(&Step::SendBack)),
        touched: Some(Touched { at, by: by() }),
    }
}

fn row(number: u128, name: &str, report: Option<BoardReport>) -> BoardRow {
    let is_late = number == 1;
    BoardRow {
        unit: unit_id(number),
        name: name.to_owned(),
        committee: Some("Socialnämnden".to_owned()),
        sees_drafts: number != 6,
        days_untouched: (number == 2).then_some(20),
        due: Some(date(2026, 9, 4)),
        days_left: report
            .as_ref()
            .is_none_or(|one| one.state == ReportState::Draft)
            .then_some(if is_late { -4 } else { 10 }),
        report,
        may_review: true,
        may_ask: true,
    }
}

/// A board with a row in each state.
pub fn board() -> Board {
    let bare = BoardReport {
        findings: None,
        grades: GradeCounts::default(),
        completeness: None,
        sick_leave: None,
        budget: None,
        touched: None,
        confirmed: false,
        ..report(4, ReportState::Adopted, &[Step::HandIn, Step::Review, Step::Adopt])
    };
    let rows = vec![
        row(1, "Enheten för <ledsagning>", Some(report(1, ReportState::Draft, &[]))),
        row(2, "Almgårdens verksamhet", Some(report(2, ReportState::Draft, &[Step::SendBack]))),
        row(3, "Kvarnbackens stödboende", Some(report(3, ReportState::Ready, &[Step::HandIn]))),
        row(4, "Ungdomsmottagningen", Some(bare)),
        row(5, "Biståndsenheten", None),
        row(6, "Stadsbiblioteket", None),
    ];
    let counted = |part: BoardPart| {
        (part, u32::try_from(rows.iter().filter(|row| part.holds(row)).count()).unwrap())
    };
    Board {
        question: BoardQuestion { year: Some(year(2026)), ..BoardQuestion::default() },
        year: year(2026),
        kind: ReportKind::TertialReport2,
        committee: None,
        page_size: 100,
        total: 6,
        counts: BoardPart::ALL.map(counted).into(),
        sums: BoardSums {
            asked: 54,
            filled: 27,
            questions: 1,
            budget: Some((-183_000_000, MoneyScale::ThousandKrona, 3)),
        },
        first_looks: vec![FirstLook {
            report: report_id(3),
            unit_name: "Kvarnbackens stödboende".to_owned(),
            place_words: "3.2 Medarbetarna <trivs>".to_owned(),
            anchor: "goals-0".to_owned(),
            grade: Some(grade('h')),
            words: "Sjukfrånvaron är 8,6 % mot årsmålet 7,5 %.".to_owned(),
            more: 2,
        }],
        years: years(),
        committees: committees(),
        key: IdempotencyKey::from_bits(7),
        rows,
    }
}

/// A board with no row.
pub fn empty_board() -> Board {
    Board {
        rows: Vec::new(),
        total: 0,
        counts: Vec::new(),
        sums: BoardSums::default(),
        first_looks: Vec::new(),
        ..board()
    }
}

/// What became of three: done, asked, and not done.
pub fn acted() -> Vec<BulkTold> {
    let told = |number, name: &str, became| BulkTold {
        report: report_id(number),
        unit_name: name.to_owned(),
        became,
    };
    let waits = Problem::new("questions-wait").with("count", "2");
    vec![
        told(3, "Kvarnbackens stödboende", Ok(Some(Step::Review))),
        told(2, "Almgårdens verksamhet", Ok(None)),
        told(1, "Enheten för <ledsagning>", Err(Failure::refused(waits))),
    ]
}
