//! Holds each rule against many wordings of what it should see and of what it should leave alone.
//!
//!     cargo run --release -p tertial-review --example wordings -- [FOLDER [CODE]] [-v]
//!
//! A list is one file for a rule: small whole documents with slots, and cases that fill them. Prints
//! for each list how many that must fire did, and how many that must be silent were not. `-v` names
//! them.
#![expect(clippy::print_stdout, reason = "prints its findings")]
#![expect(clippy::disallowed_methods, reason = "reads the files it is pointed at")]

mod lists;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use lists::Score;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let is_verbose = arguments.iter().any(|argument| argument == "-v");
    let mut words = arguments.iter().filter(|argument| *argument != "-v");
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("spec/wordings/second");
    let folder = words.next().map_or(own, PathBuf::from);
    let wanted = words.next();
    let mut all = Score::default();
    for path in lists::lists(&folder) {
        let code = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if wanted.is_some_and(|wanted| *wanted != code) {
            continue;
        }
        let mut tell = |line: &str| {
            if is_verbose {
                println!("{line}");
            }
        };
        match lists::list(&path, &code, &mut tell) {
            Ok(score) => {
                print(&score, &code);
                all.add(&score);
            }
            Err(reason) => println!("NOT RUN: {}: {reason}", path.display()),
        }
    }
    print(&all, "all");
    ExitCode::SUCCESS
}

fn print(score: &Score, name: &str) {
    let Score { must, fired, quiet, false_alarms } = score;
    println!("{name:32} found {fired:>4} of {must:>4}   wrongly {false_alarms:>3} of {quiet:>4}");
}
