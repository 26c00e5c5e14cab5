//! Holds the engine against what people found in real documents.
//!
//! `cargo run -p tertial-review --example read_by_hand -- DIR` reads `DIR/<document>.json` (the data
//! format) for each list in `spec/read_by_hand`, prints what was found, missed and wrongly found,
//! and leaves with 1 where a bar is missed. `-v` also quotes the evidence.
#![expect(clippy::print_stdout, reason = "prints its findings")]
#![expect(clippy::disallowed_methods, reason = "reads the files it is pointed at")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use tertial_exchange::report_json::{self, ReadLimits};
use tertial_review::place::{GoalPart, Place};
use tertial_review::{Facts, Finding, History, Settings, Severity, Vocabulary, check};
use toml::{Table, Value};

/// The least share of what must be found.
const LEAST_RECALL: f64 = 0.95;
/// The least share of true findings among those at warning or above.
const LEAST_PRECISION: f64 = 0.90;

/// An entry of a list.
struct Listed {
    code: String,
    place: String,
    is_must: bool,
}

#[derive(Default)]
struct Totals {
    must: usize,
    found: usize,
    weighty: usize,
    true_weighty: usize,
    hints: usize,
    true_hints: usize,
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(folder) = arguments.next().map(PathBuf::from) else {
        println!("NOT RUN: no folder was named");
        return ExitCode::SUCCESS;
    };
    let with_evidence = arguments.next().is_some_and(|argument| argument == "-v");
    let lists = Path::new(env!("CARGO_MANIFEST_DIR")).join("spec/read_by_hand");
    let mut totals = Totals::default();
    for list in entries(&lists) {
        if let Err(reason) = document(&list, &folder, with_evidence, &mut totals) {
            println!("NOT RUN: {}: {reason}", list.display());
        }
    }
    let share = |part: usize, whole: usize| {
        if whole == 0 {
            1.0
        } else {
            f64::from(u32::try_from(part).unwrap_or(0))
                / f64::from(u32::try_from(whole).unwrap_or(1))
        }
    };
    let recall = share(totals.found, totals.must);
    let precision = share(totals.true_weighty, totals.weighty);
    println!("recall {}/{} = {recall:.3} (bar {LEAST_RECALL})", totals.found, totals.must);
    println!(
        "precision at warning or above {}/{} = {precision:.3} (bar {LEAST_PRECISION})",
        totals.true_weighty, totals.weighty
    );
    println!("hints: {} of {} are on the lists", totals.true_hints, totals.hints);
    let bars_met = recall >= LEAST_RECALL && precision >= LEAST_PRECISION;
    if bars_met { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .collect();
    files.sort();
    files
}

fn document(
    list: &Path,
    folder: &Path,
    with_evidence: bool,
    totals: &mut Totals,
) -> Result<(), String> {
    let table: Table =
        fs::read_to_string(list).map_err(|e| e.to_string())?.parse().map_err(|e| format!("{e}"))?;
    let name = table.get("document").and_then(Value::as_str).unwrap_or_default();
    let stem = Path::new(name).file_stem().unwrap_or_default();
    let file = folder.join(stem).with_extension("json");
    let bytes = fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let report = report_json::read(&bytes, &ReadLimits::default()).map_err(|e| format!("{e:?}"))?;
    let settings = Settings::default();
    let facts = Facts::new(&report, History::default(), Vocabulary::built_in(), &settings);
    let review = check(&facts);
    println!("== {name}: {} findings", review.findings.len());
    let listed = listed(&table, "finding");
    let traps = listed_traps(&table);
    for entry in listed.iter().filter(|entry| entry.is_must) {
        totals.must += 1;
        if review.findings.iter().any(|finding| is_same(finding, entry)) {
            totals.found += 1;
        } else {
            println!("  MISSED  {} {}", entry.code, entry.place);
        }
    }
    for finding in &review.findings {
        let is_true = listed.iter().any(|entry| is_same(finding, entry));
        let is_trap = traps.iter().any(|entry| is_same(finding, entry));
        let is_weighty = finding.severity >= Severity::Warning;
        match (is_weighty, is_true) {
            (true, _) => {
                totals.weighty += 1;
                totals.true_weighty += usize::from(is_true);
            }
            (false, _) => {
                totals.hints += 1;
                totals.true_hints += usize::from(is_true);
            }
        }
        if !is_true || with_evidence {
            let mark = if is_true {
                "listed "
            } else if is_trap {
                "TRAP   "
            } else {
                "NOT LISTED"
            };
            println!(
                "  {mark} {} {} {} ({}) {:?}",
                finding.severity.code(),
                finding.rule.code(),
                finding.place,
                finding.reason,
                finding.arguments
            );
            for evidence in &finding.evidence {
                println!("            {}: {}", evidence.place, evidence.quote);
            }
        }
    }
    for (rule, need) in &review.silent {
        println!("  silent  {} needs {}", rule.code(), need.code());
    }
    Ok(())
}

fn listed(table: &Table, kind: &str) -> Vec<Listed> {
    let words = |entry: &Value, key: &str| {
        entry.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    let all = table.get(kind).and_then(Value::as_array).cloned().unwrap_or_default();
    all.iter()
        .map(|entry| Listed {
            code: words(entry, "code"),
            place: coarse(&words(entry, "place")),
            is_must: words(entry, "weight") == "must",
        })
        .collect()
}

fn listed_traps(table: &Table) -> Vec<Listed> {
    listed(table, "trap")
}

fn is_same(finding: &Finding, entry: &Listed) -> bool {
    finding.rule.code() == entry.code && coarse(&finding.place.to_string()) == entry.place
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
