//! Measures every rule on reports with faults planted by a generator that does not know the rules.
//!
//!     cargo run --release -p tertial-review --example planted -- [--kept] [-v] [CODE...]
//!
//! For each kind of fault: how many of the planted ones are found (same code, same place), how many
//! findings come on clean reports (per 50), and how many decoys are taken for faults. `--kept` uses
//! the wordings that are kept for the end; `-v` tells each miss. Leaves with 1 where a bar is missed.
#![expect(clippy::print_stdout, reason = "prints its findings")]

use std::process::ExitCode;

use tertial_demo::faults::{CaseFile, FaultKind, Wordings, clean_cases, decoy, plant};
use tertial_domain::report::Report;
use tertial_review::place::{GoalPart, Place};
use tertial_review::{Facts, Finding, History, Settings, Vocabulary, check};

/// The least share of planted faults that is found.
const LEAST_RECALL: f64 = 0.98;
/// The most false findings of a rule in 50 clean reports.
const MOST_FALSE_PER_50: f64 = 1.0;
/// How many faults of each kind are planted.
const FAULTS: usize = 200;
/// How many clean reports are looked at.
const CLEAN: usize = 400;
/// How many decoys of each kind are tried.
const DECOYS: usize = 100;
const SEED: u64 = 2_021;

/// What was asked for.
struct Wishes {
    wordings: Wordings,
    verbose: bool,
    codes: Vec<String>,
}

/// One line of the table.
#[derive(Default)]
struct Line {
    planted: usize,
    found: usize,
    elsewhere: usize,
    clean_findings: usize,
    decoys: usize,
    decoys_taken: usize,
}

fn main() -> ExitCode {
    let mut wishes = Wishes { wordings: Wordings::Open, verbose: false, codes: Vec::new() };
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--kept" => wishes.wordings = Wordings::Kept,
            "-v" => wishes.verbose = true,
            _ => wishes.codes.push(argument),
        }
    }
    let cases: Vec<CaseFile> = clean_cases(SEED, CLEAN).collect();
    let reviewed: Vec<Vec<Finding>> = cases.iter().map(review).collect();
    println!("{:<34} planted  found  recall  elsewhere  false/50  decoys taken", "rule");
    let mut bars_met = true;
    for kind in FaultKind::ALL {
        if !wishes.codes.is_empty() && !wishes.codes.iter().any(|code| code == kind.code()) {
            continue;
        }
        let line = measure(kind, &cases, &reviewed, &wishes);
        bars_met &= print(kind, &line);
    }
    println!(
        "bars: recall at least {LEAST_RECALL}, at most {MOST_FALSE_PER_50} false per 50 clean"
    );
    if bars_met { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn print(kind: FaultKind, line: &Line) -> bool {
    let recall = share(line.found, line.planted);
    let false_per_50 = share(line.clean_findings, CLEAN) * 50.0;
    let meets = recall >= LEAST_RECALL && false_per_50 <= MOST_FALSE_PER_50;
    println!(
        "{:<34} {:>7} {:>6} {:>7.3} {:>10} {:>9.2} {:>6}/{:<4} {}",
        kind.code(),
        line.planted,
        line.found,
        recall,
        line.elsewhere,
        false_per_50,
        line.decoys_taken,
        line.decoys,
        if meets { "" } else { "<-- below the bar" }
    );
    meets
}

fn measure(
    kind: FaultKind,
    cases: &[CaseFile],
    reviewed: &[Vec<Finding>],
    wishes: &Wishes,
) -> Line {
    let mut line = Line::default();
    for (at, findings) in reviewed.iter().enumerate() {
        for finding in findings.iter().filter(|finding| finding.rule.code() == kind.code()) {
            line.clean_findings += 1;
            if wishes.verbose {
                println!("  CLEAN  case {at}: {}", told(finding));
            }
        }
    }
    // Round after round over the reports: some have no place for the fault.
    for seed in 0_u64..40 {
        for (at, clean) in cases.iter().enumerate() {
            if line.planted < FAULTS {
                plant_one(kind, (at, clean), seed, wishes, &mut line);
            }
            if line.decoys < DECOYS {
                decoy_one(kind, (at, clean), seed, wishes, &mut line);
            }
        }
        if line.planted >= FAULTS && line.decoys >= DECOYS {
            break;
        }
    }
    line
}

fn plant_one(
    kind: FaultKind,
    (at, clean): (usize, &CaseFile),
    seed: u64,
    wishes: &Wishes,
    line: &mut Line,
) {
    let mut case = clean.clone();
    let seed = seed * 10_007 + u64::try_from(at).unwrap_or(0);
    let Some(planted) = plant(&mut case, kind, wishes.wordings, seed) else { return };
    line.planted += 1;
    let findings = review(&case);
    let mut own = findings.iter().filter(|finding| finding.rule.code() == kind.code());
    let place = coarse(&planted.place);
    // A copy has two places, and nobody can tell which is the copy.
    let is_copy = matches!(kind, FaultKind::RepeatedText | FaultKind::DuplicateIndicator);
    let is_there = |finding: &Finding| {
        coarse(&finding.place.to_string()) == place
            || (is_copy
                && finding.evidence.iter().any(|one| coarse(&one.place.to_string()) == place))
    };
    if own.clone().any(is_there) {
        line.found += 1;
        return;
    }
    if own.clone().next().is_some() {
        line.elsewhere += 1;
    }
    if wishes.verbose {
        println!("  MISSED case {at} {}: {}", planted.place, planted.note);
        if let Some(other) = own.next() {
            println!("         but {}", told(other));
        }
        if let Some(words) = words_at(&case.report, &planted.place) {
            println!("         {words}");
        }
    }
}

fn decoy_one(
    kind: FaultKind,
    (at, clean): (usize, &CaseFile),
    seed: u64,
    wishes: &Wishes,
    line: &mut Line,
) {
    let mut case = clean.clone();
    let seed = seed * 10_007 + u64::try_from(at).unwrap_or(0);
    let Some(made) = decoy(&mut case, kind, seed) else { return };
    line.decoys += 1;
    let findings = review(&case);
    let place = coarse(&made.place);
    let taken = findings.iter().find(|finding| {
        finding.rule.code() == kind.code() && coarse(&finding.place.to_string()) == place
    });
    if let Some(finding) = taken {
        line.decoys_taken += 1;
        if wishes.verbose {
            println!("  DECOY  case {at} {}: {} ({})", made.place, made.note, told(finding));
        }
    }
}

fn review(case: &CaseFile) -> Vec<Finding> {
    let settings = Settings::default();
    let earlier: Vec<&Report> = case.earlier.iter().collect();
    let history = History { earlier: &earlier, above: case.above.as_ref(), siblings: &[] };
    check(&Facts::new(&case.report, history, Vocabulary::built_in(), &settings)).findings
}

fn told(finding: &Finding) -> String {
    let quotes: Vec<&str> = finding.evidence.iter().map(|one| one.quote.as_str()).collect();
    format!("{} ({}) {quotes:?}", finding.place, finding.reason)
}

/// The running text at a place, to see what was missed.
fn words_at(report: &Report, place: &str) -> Option<String> {
    let settings = Settings::default();
    let facts = Facts::new(report, History::default(), Vocabulary::built_in(), &settings);
    let at = Place::read(place)?;
    let coarse_place = coarse(&at.to_string());
    let passages = facts.passages.iter().filter(|p| coarse(&p.place.to_string()) == coarse_place);
    let words: Vec<&str> = passages.flat_map(|p| p.paragraphs.iter().map(|one| one.text)).collect();
    Some(words.join(" / "))
}

/// A place without the cell or note of its row, a grade without the word for it.
fn coarse(place: &str) -> String {
    let Some(Place::Goal(path, part)) = Place::read(place) else { return place.to_owned() };
    let part = match part {
        GoalPart::Grade | GoalPart::Whole => GoalPart::Whole,
        GoalPart::Indicator(row, _) | GoalPart::IndicatorNote(row, _) => {
            GoalPart::Indicator(row, None)
        }
        GoalPart::Activity(row, _) | GoalPart::ActivityNote(row) => GoalPart::Activity(row, None),
        GoalPart::Text(label) => GoalPart::Text(label),
    };
    Place::Goal(path, part).to_string()
}

fn share(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if whole == 0 { 0.0 } else { number(part) / number(whole) }
}
