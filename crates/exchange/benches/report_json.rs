//! How fast Report JSON is written and read: one long annual report, the median of five rounds.
//!
//!     cargo bench -p tertial-exchange

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement reads the clock and prints"
)]

use std::time::Instant;

use tertial_domain::assessment::{Assessment, AssessmentTense, GradeCode};
use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::report::{
    GoalNode, IndicatorField, IndicatorRow, OutlineEntry, PlainTable, Report, ReportKind, Section,
};
use tertial_domain::rich_text::{Block, MarkKind, RichText};
use tertial_exchange::report_json::{ReadLimits, WriteOptions, read, write, write_into};

const ROUNDS: usize = 5;
const GOALS: usize = 6_000;

fn paragraph(number: usize) -> Block {
    let mut text = RichText::plain(format!(
        "Hemtjänsten i Ekstad har under tertialet besökt {number} brukare – fler än året innan. \
         Medarbetarna i Södra dalen och på Åsen planerar sina turer tillsammans, och väntetiden \
         har minskat. Enhetens \"morgonmöten\" fortsätter, liksom samarbetet med primärvården."
    ));
    if number.is_multiple_of(4) {
        text.mark(0, 12, MarkKind::Bold);
    }
    Block::Paragraph(text)
}

fn goal(number: usize) -> GoalNode {
    let mut goal = GoalNode::new(
        GoalLevel::Unit,
        Some(format!("3.{number}")),
        "Brukarna är trygga med sin hemtjänst".to_owned(),
    );
    goal.assessment =
        Assessment::Graded { grade: GradeCode::PARTLY_MET, tense: AssessmentTense::Final };
    for label in [GoalText::ExpectedResult, GoalText::WorkingMethod, GoalText::Analysis] {
        goal.add_text(label, vec![paragraph(number), paragraph(number + 1)]);
    }
    for outcome in ["87,5 %", "1 820", "42"] {
        let mut row = IndicatorRow::new("Andel brukare som är nöjda med bemötandet".to_owned());
        row.set_cell(IndicatorField::Outcome, Some(outcome.to_owned()));
        row.set_cell(IndicatorField::Target, Some("minst 90 %".to_owned()));
        row.set_cell(IndicatorField::Period, Some("VB 2024".to_owned()));
        goal.indicators.push(row);
    }
    goal
}

fn long_report() -> Report {
    Report {
        kind: Some(ReportKind::AnnualReport),
        title: Some("Verksamhetsberättelse 2024 för Åsens hemtjänst".to_owned()),
        outline: vec![OutlineEntry::Section(0), OutlineEntry::Goals, OutlineEntry::Table(0)],
        sections: vec![Section {
            heading: "Sammanfattande analys".to_owned(),
            level: 1,
            blocks: (0..200).map(paragraph).collect(),
        }],
        goals: (0..GOALS).map(goal).collect(),
        tables: vec![PlainTable {
            rows: vec![vec!["Bidrag".to_owned(), "14 554".to_owned()]; 1_000],
            ..PlainTable::default()
        }],
        ..Report::default()
    }
}

fn measure(what: &str, bytes: usize, mut round: impl FnMut()) {
    let mut seconds: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            round();
            start.elapsed().as_secs_f64()
        })
        .collect();
    seconds.sort_by(f64::total_cmp);
    #[expect(clippy::cast_precision_loss, reason = "a rate is printed with no decimals")]
    let rate = bytes as f64 / seconds.get(ROUNDS / 2).copied().unwrap_or(f64::NAN) / 1e6;
    println!("{what:<28} {rate:>6.0} MB/s of JSON");
}

fn main() {
    let report = long_report();
    let options = WriteOptions::default();
    let json = write(&report, &options);
    println!("one report, {} MB of JSON", json.len() / 1_000_000);
    measure("write, new buffer", json.len(), || {
        std::hint::black_box(write(&report, &options));
    });
    let mut buffer = Vec::new();
    measure("write, kept buffer", json.len(), || {
        buffer.clear();
        write_into(&mut buffer, &report, &options);
    });
    let pretty = WriteOptions { pretty: true, ..options };
    measure("write, pretty", write(&report, &pretty).len(), || {
        std::hint::black_box(write(&report, &pretty));
    });
    measure("read", json.len(), || {
        let back = read(&json, &ReadLimits::DEFAULT);
        assert!(back.as_ref() == Ok(&report), "what was written is what is read");
    });
}
