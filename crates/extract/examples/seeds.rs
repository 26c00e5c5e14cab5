//! Reads a folder of real reports and holds what was read against their labelled structures.
//!
//! `cargo run --release -p tertial-extract --example seeds -- DIR` reads `DIR/seeds/*.txt` and
//! `*.md`, prints what became of every line, and where `DIR/golden` has the same name the F1 of
//! `DIR/tools/score_extract.py`. Leaves with 1 where a bar is missed.
#![expect(clippy::print_stdout, reason = "prints its findings")]
#![expect(clippy::disallowed_methods, reason = "reads the files it is pointed at")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use tertial_domain::report::{GoalNode, Report};
use tertial_exchange::report_json::{self, WriteOptions};
use tertial_extract::{Limits, read_source};
use tertial_import::draft::Draft;
use tertial_import::ledger::Ledger;
use tertial_import::read_report;

/// The least F1 of a document with a golden.
const LEAST_F1: f64 = 0.99;
/// Lines without a place, in all documents together.
const MOST_UNPLACED: usize = 3;

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        println!("NOT RUN: no folder was named");
        return ExitCode::SUCCESS;
    };
    let files = documents(&folder.join("seeds"));
    if files.is_empty() {
        println!("NOT RUN: {} has no documents", folder.join("seeds").display());
        return ExitCode::SUCCESS;
    }
    let mut check = Check { folder, missed: 0, unplaced: 0, reports: Vec::new() };
    for file in &files {
        check.document(file);
    }
    check.totals();
    if check.missed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn documents(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == "txt" || end == "md"))
        .collect();
    files.sort();
    files
}

/// The bars, held against one document after another.
struct Check {
    folder: PathBuf,
    missed: u32,
    unplaced: usize,
    reports: Vec<(String, Report)>,
}

impl Check {
    fn document(&mut self, file: &Path) {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = fs::read(file).unwrap_or_default();
        let file_name = file.file_name().map(|name| name.to_string_lossy().into_owned());
        match read_source(&bytes, file_name.as_deref(), &Limits::DOCUMENT) {
            Ok(source) => {
                println!("{name}");
                let draft = read_report(&source);
                self.ledger(&draft.ledger, source.text());
                self.score(&name, file_name.as_deref(), &draft);
                self.reports.push((name, draft.report));
            }
            Err(error) => self.miss(&format!("{name}: {error}")),
        }
    }

    fn ledger(&mut self, ledger: &Ledger, text: &str) {
        let unplaced = ledger.unplaced.len();
        println!(
            "  lines {}, placed {}, furniture {}, contents {}, unplaced {unplaced}",
            ledger.lines, ledger.placed, ledger.furniture, ledger.contents
        );
        for line in &ledger.unplaced {
            println!("    {}: {} ({})", line.line, line.text, line.reason.code());
        }
        self.unplaced += unplaced;
        let blank = |line: &&str| line.chars().all(|c| c.is_whitespace() || c.is_control());
        let with_words = text.split('\n').filter(|line| !blank(line)).count();
        let sum = ledger.placed + ledger.furniture + ledger.contents;
        let all = usize::try_from(sum).unwrap_or(0) + unplaced;
        if all != with_words || usize::try_from(ledger.lines) != Ok(with_words) {
            self.miss(&format!("{all} lines have a fate, {with_words} lines have words"));
        }
    }

    fn score(&mut self, name: &str, file: Option<&str>, draft: &Draft) {
        let golden = self.folder.join("golden").join(format!("{name}.json"));
        let scorer = self.folder.join("tools").join("score_extract.py");
        if !golden.exists() || !scorer.exists() {
            println!("  F1 NOT RUN: no labelled structure or no scorer");
            return;
        }
        let options = WriteOptions { file, ledger: None, pretty: true };
        let written = std::env::temp_dir().join(format!("{name}.{}.json", std::process::id()));
        let json = report_json::write(&draft.report, &options);
        let scored = fs::write(&written, json).and_then(|()| {
            Command::new("python3").arg(&scorer).arg(&golden).arg(&written).arg("-v").output()
        });
        let _ = fs::remove_file(&written);
        let answer = scored.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
        let answer = answer.unwrap_or_default();
        answer.lines().for_each(|line| println!("  {line}"));
        let f1 = answer.rsplit("F1=").next().and_then(|figure| figure.trim().parse::<f64>().ok());
        if f1.is_none_or(|f1| f1 < LEAST_F1) {
            self.miss(&format!("{name}: F1 is below {LEAST_F1}"));
        }
    }

    /// What only all documents together can show.
    fn totals(&mut self) {
        if self.unplaced > MOST_UNPLACED {
            self.miss(&format!("{} lines unplaced, more than {MOST_UNPLACED}", self.unplaced));
        }
        let pairs: Vec<(String, bool)> = self
            .reports
            .iter()
            .filter_map(|(name, report)| {
                let stem = name.strip_suffix("-tables")?;
                let raw = format!("{stem}-pdftext");
                let (_, other) = self.reports.iter().find(|(name, _)| *name == raw)?;
                Some((stem.to_owned(), tree(report) == tree(other)))
            })
            .collect();
        for (stem, same) in pairs {
            println!("{stem}: two extractions, same goal tree: {same}");
            if !same {
                self.miss(&format!("{stem}: the goal trees differ"));
            }
        }
        println!("{}", if self.missed == 0 { "every bar is met" } else { "a bar is missed" });
    }

    fn miss(&mut self, what: &str) {
        println!("MISSED: {what}");
        self.missed += 1;
    }
}

/// Level, number, title and grade of every goal, blanks aside.
fn tree(report: &Report) -> Vec<String> {
    let line = |goal: &GoalNode| {
        let title: String = goal.title.split_whitespace().collect();
        let number = goal.number.as_deref().unwrap_or("-");
        format!("{} {number} {title} {:?}", goal.level.code(), goal.assessment)
    };
    report.walk_goals().map(line).collect()
}
