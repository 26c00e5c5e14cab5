//! How many reports the rules get through in a second on one core, from the parsed form.
//!
//!     cargo bench -p tertial-review --bench review [-- DIR] [--by-rule]
//!
//! `DIR` holds reports in the data format; without it the bench writes some of its own. The median of
//! five rounds is counted in reports of 60 kB of JSON, with every rule on. Time is the thread's own,
//! so that a busy machine does not count; where the system does not tell it, the clock's.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement reads the clock and prints"
)]

use std::path::{Path, PathBuf};
use std::time::Instant;

use tertial_domain::assessment::{Assessment, AssessmentTense, GradeCode};
use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::period::OperatingYear;
use tertial_domain::report::{
    ActivityRow, GoalNode, IndicatorField, IndicatorRow, PlainTable, Report, ReportKind, Section,
};
use tertial_domain::rich_text::{Block, RichText};
use tertial_exchange::report_json::{ReadLimits, WriteOptions, read, write};
use tertial_review::catalogue::catalogue;
use tertial_review::finding::Findings;
use tertial_review::{Facts, History, Settings, Vocabulary, check};

const ROUNDS: usize = 5;
/// The size that the bar speaks of.
const REPORT_BYTES: f64 = 60_000.0;
/// The least that is enough.
const BAR_REPORTS_PER_SECOND: f64 = 300.0;
/// How much is reviewed in a round, so that a round takes long enough to measure.
const ROUND_BYTES: usize = 20_000_000;

fn main() {
    let folder = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let reports = match &folder {
        Some(folder) => from(Path::new(folder)),
        None => (0..8).map(own_report).collect(),
    };
    let sized: Vec<(usize, Report)> = reports
        .into_iter()
        .map(|report| (write(&report, &WriteOptions::default()).len(), report))
        .collect();
    let bytes: usize = sized.iter().map(|(bytes, _)| bytes).sum();
    if bytes == 0 {
        println!("NOT RUN: no reports in {}", folder.unwrap_or_default());
        return;
    }
    let times = ROUND_BYTES.div_ceil(bytes);
    let settings = Settings::default();
    let facts = |report| -> Facts<'_> {
        Facts::new(report, History::default(), Vocabulary::built_in(), &settings)
    };
    #[expect(clippy::cast_precision_loss, reason = "a rate is printed with no decimals")]
    let sixties = (bytes * times) as f64 / REPORT_BYTES;
    let mut findings = 0;
    let seconds = measure(|| {
        findings = 0;
        for (_, report) in repeated(&sized, times) {
            findings += std::hint::black_box(check(&facts(report))).findings.len();
        }
    });
    let rate = sixties / seconds;
    println!("{} reports, {bytes} bytes of JSON, {} findings", sized.len(), findings / times);
    println!(
        "{rate:.0} reports of 60 kB a second ({:.2} ms each), bar {BAR_REPORTS_PER_SECOND}",
        1_000.0 / rate
    );
    if std::env::args().any(|argument| argument == "--by-rule") {
        let apart = measure(|| {
            for (_, report) in repeated(&sized, times) {
                std::hint::black_box(facts(report));
            }
        });
        println!("{:>8.3} ms  taking apart", apart / sixties * 1_000.0);
        let all: Vec<Facts<'_>> = sized.iter().map(|(_, report)| facts(report)).collect();
        for spec in catalogue() {
            let seconds = measure(|| {
                for facts in (0..times).flat_map(|_| &all) {
                    let mut out = Findings::default();
                    (spec.check)(facts, &mut out);
                    std::hint::black_box(out);
                }
            });
            println!("{:>8.3} ms  {}", seconds / sixties * 1_000.0, spec.rule.code());
        }
    }
}

fn repeated(sized: &[(usize, Report)], times: usize) -> impl Iterator<Item = &(usize, Report)> {
    (0..times).flat_map(move |_| sized)
}

/// The median of some rounds, in seconds.
fn measure(mut round: impl FnMut()) -> f64 {
    let mut seconds: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let (clock, own) = (Instant::now(), thread_seconds());
            round();
            match (own, thread_seconds()) {
                (Some(before), Some(after)) => after - before,
                _ => clock.elapsed().as_secs_f64(),
            }
        })
        .collect();
    seconds.sort_by(f64::total_cmp);
    seconds.get(ROUNDS / 2).copied().unwrap_or(f64::NAN)
}

/// How long this thread has run, where the system tells it.
fn thread_seconds() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(told.split(' ').next()?.parse::<f64>().ok()? / 1e9)
}

fn from(folder: &Path) -> Vec<Report> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .collect();
    files.sort();
    files
        .iter()
        .filter_map(|file| read(&std::fs::read(file).ok()?, &ReadLimits::default()).ok())
        .collect()
}

const SUBJECTS: [&str; 8] = [
    "Medarbetarna i Ekstads hemtjänst",
    "Dagverksamheten på Åsens gård",
    "Gruppbostaden vid torget",
    "De som bor i norra Ekstad",
    "Köket och matsalen",
    "Enhetens samordnare",
    "Nattpatrullen",
    "Kontaktpersonerna",
];
const DEEDS: [&str; 8] = [
    "har under året gått igenom sina rutiner och skrivit ner det som fungerar",
    "arbetade tillsammans med primärvården för att korta väntetiden",
    "tog emot 42 besök i veckan, vilket är 3,5 procent fler än året innan",
    "upplever att samarbetet med anhöriga har blivit tydligare",
    "deltog i utbildningen om bemötande som gavs den 14 oktober 2021",
    "följer upp planerna på de möten som hålls varannan torsdag",
    "fick i maj en ny lokal, och kostnaden ökade då med 120 tkr",
    "ser att målet om 90 procent nöjda är svårt att nå med färre vikarier",
];

/// A sentence that differs from its neighbours.
fn sentence(number: usize) -> String {
    let subject = SUBJECTS.get(number % 8).copied().unwrap_or_default();
    let deed = DEEDS.get(number / 8 % 8).copied().unwrap_or_default();
    format!("{subject} {deed} ({number}).")
}

fn paragraphs(number: usize, count: usize) -> Vec<Block> {
    (0..count)
        .map(|at| {
            let words: Vec<String> = (0..4).map(|of| sentence(number * 37 + at * 4 + of)).collect();
            Block::Paragraph(RichText::plain(words.join(" ")))
        })
        .collect()
}

fn unit_goal(number: usize) -> GoalNode {
    let title = format!("Brukarna är trygga med sin hemtjänst, del {number}");
    let mut goal = GoalNode::new(GoalLevel::Unit, Some(format!("1.{number}")), title);
    goal.assessment =
        Assessment::Graded { grade: GradeCode::PARTLY_MET, tense: AssessmentTense::Final };
    for (at, label) in [GoalText::ExpectedResult, GoalText::WorkingMethod, GoalText::Analysis]
        .into_iter()
        .enumerate()
    {
        goal.add_text(label, paragraphs(number * 5 + at, 2));
    }
    goal
}

/// An annual report of the size and mix of a real one.
fn own_report(seed: usize) -> Report {
    let committee = |number: usize| {
        let title = format!("Ekstads äldre har en god vardag {number}");
        let mut goal = GoalNode::new(GoalLevel::Committee, None, title);
        for (name, outcome) in
            [("Sjukfrånvaro", "7,1 %"), ("Andel nöjda brukare", "87 %"), ("Antal besök", "1 820")]
        {
            let mut row = IndicatorRow::new(format!("{name} {number}"));
            row.set_cell(IndicatorField::Outcome, Some(outcome.to_owned()));
            row.set_cell(IndicatorField::Previous, Some("6,9 %".to_owned()));
            row.set_cell(IndicatorField::Target, Some("90 %".to_owned()));
            row.set_cell(IndicatorField::CouncilTarget, Some("öka".to_owned()));
            row.set_cell(IndicatorField::Period, Some("VB 2021".to_owned()));
            row.analysis = paragraphs(seed * 101 + number * 3, 1);
            goal.indicators.push(row);
        }
        for at in 0..3 {
            goal.activities.push(ActivityRow {
                name: format!("Alla enheter går igenom sina scheman {at}"),
                start: Some("2021-01-01".to_owned()),
                end: Some("2021-12-31".to_owned()),
                analysis: paragraphs(seed * 211 + number * 3 + at, 1),
                ..ActivityRow::default()
            });
        }
        goal.goals = (0..2).map(|at| unit_goal(seed * 31 + number * 2 + at)).collect();
        goal
    };
    let mut area = GoalNode::new(GoalLevel::Area, Some("1.1".to_owned()), "Trygghet".to_owned());
    area.goals = (0..7).map(committee).collect();
    Report {
        kind: Some(ReportKind::AnnualReport),
        year: OperatingYear::new(2021),
        sections: (0..8)
            .map(|at| Section {
                heading: format!("Avsnitt {at}"),
                level: 1,
                blocks: paragraphs(seed * 17 + at, 3),
            })
            .collect(),
        goals: vec![area],
        tables: vec![PlainTable {
            header: vec!["Kostnader".to_owned(), "Utfall".to_owned()],
            rows: (0..20)
                .map(|at| vec![format!("Rad {at}"), format!("{} 120", at + 1)])
                .chain([vec!["Summa".to_owned(), "212 400".to_owned()]])
                .collect(),
            ..PlainTable::default()
        }],
        ..Report::default()
    }
}
