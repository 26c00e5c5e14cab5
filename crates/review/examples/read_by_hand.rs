//! Holds the engine against what people found in real documents.
//!
//!     cargo run --release -p tertial-review --example read_by_hand -- DIR [-v]
//!
//! For each list in `spec/read_by_hand` the document is read from `DIR`: as text (`.txt`, `.md`) or in
//! the data format (`.json`). Prints what was found, missed and wrongly found, and leaves with 1 where
//! a bar is missed. `-v` also quotes the evidence.
#![expect(clippy::print_stdout, reason = "prints its findings")]
#![expect(clippy::disallowed_methods, reason = "reads the files it is pointed at")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use tertial_domain::report::Report;
use tertial_exchange::report_json::{self, ReadLimits};
use tertial_extract::{Limits, read_source};
use tertial_import::read_report;
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
    not_run: usize,
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
            totals.not_run += 1;
        }
    }
    totals.print();
    if totals.meet_the_bars() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

impl Totals {
    fn recall(&self) -> f64 {
        share(self.found, self.must)
    }

    fn precision(&self) -> f64 {
        share(self.true_weighty, self.weighty)
    }

    /// A document that is not there is told but is no failure.
    fn meet_the_bars(&self) -> bool {
        self.recall() >= LEAST_RECALL && self.precision() >= LEAST_PRECISION
    }

    fn print(&self) {
        if self.must == 0 && self.weighty == 0 {
            println!("NOT RUN: none of the {} documents stands in the folder", self.not_run);
            return;
        }
        let (recall, precision) = (self.recall(), self.precision());
        println!("recall {}/{} = {recall:.3} (bar {LEAST_RECALL})", self.found, self.must);
        println!(
            "precision at warning or above {}/{} = {precision:.3} (bar {LEAST_PRECISION})",
            self.true_weighty, self.weighty
        );
        println!("hints: {} of {} are on the lists", self.true_hints, self.hints);
    }
}

fn share(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if whole == 0 { 1.0 } else { number(part) / number(whole) }
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
    let report = read(folder, name)?;
    let settings = Settings::default();
    let facts = Facts::new(&report, History::default(), Vocabulary::built_in(), &settings);
    let review = check(&facts);
    println!("== {name}: {} findings", review.findings.len());
    let listed = Lists { findings: listed(&table, "finding"), traps: listed(&table, "trap") };
    for entry in listed.findings.iter().filter(|entry| entry.is_must) {
        totals.must += 1;
        if review.findings.iter().any(|finding| is_same(finding, entry)) {
            totals.found += 1;
        } else {
            println!("  MISSED  {} {}", entry.code, entry.place);
        }
    }
    for finding in &review.findings {
        count(finding, &listed, with_evidence, totals);
    }
    for (rule, need) in &review.silent {
        println!("  silent  {} needs {}", rule.code(), need.code());
    }
    Ok(())
}

/// What people found in a document, and what they warned of.
struct Lists {
    findings: Vec<Listed>,
    traps: Vec<Listed>,
}

/// Reads a document from a folder, in the form that stands there.
fn read(folder: &Path, name: &str) -> Result<Report, String> {
    let file = folder.join(name);
    if let Ok(bytes) = fs::read(&file) {
        let source =
            read_source(&bytes, Some(name), &Limits::DOCUMENT).map_err(|e| e.to_string())?;
        return Ok(read_report(&source).report);
    }
    let file = file.with_extension("json");
    let bytes = fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    report_json::read(&bytes, &ReadLimits::default()).map_err(|e| format!("{e:?}"))
}

fn count(finding: &Finding, listed: &Lists, with_evidence: bool, totals: &mut Totals) {
    let is_true = listed.findings.iter().any(|entry| is_same(finding, entry));
    if finding.severity >= Severity::Warning {
        totals.weighty += 1;
        totals.true_weighty += usize::from(is_true);
    } else {
        totals.hints += 1;
        totals.true_hints += usize::from(is_true);
    }
    if is_true && !with_evidence {
        return;
    }
    let mark = if is_true {
        "listed "
    } else if listed.traps.iter().any(|entry| is_same(finding, entry)) {
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
