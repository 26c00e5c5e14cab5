//! Measures every rule on reports with faults planted by a generator that does not know the rules.
//!
//!     cargo run --release -p tertial-review --example planted -- [--kept] [--sample] [-v] [CODE...]
//!
//! For each kind of fault: how many of the planted ones are found (same code, same place), how many
//! findings come on clean reports (per 50), and how many decoys are taken for faults. `--kept` uses
//! the wordings that are kept for the end; `-v` tells each miss; `--sample` tries a fifth, and lets a
//! rule be as far below its bar as chance explains. Leaves with 1 where a bar is missed.
#![expect(clippy::print_stdout, reason = "prints its findings")]

mod measure;

use std::process::ExitCode;

use measure::{Amounts, LEAST_RECALL, Line, MOST_FALSE_PER_50, Trial};
use tertial_demo::faults::{FaultKind, Wordings};

const AMOUNTS: Amounts = Amounts { faults: 200, clean: 400, decoys: 100 };
const SAMPLE: Amounts = Amounts { faults: 40, clean: 80, decoys: 20 };

fn main() -> ExitCode {
    let mut wordings = Wordings::Open;
    let (mut is_verbose, mut is_sample) = (false, false);
    let mut codes: Vec<String> = Vec::new();
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--kept" => wordings = Wordings::Kept,
            "-v" => is_verbose = true,
            "--sample" => is_sample = true,
            _ => codes.push(argument),
        }
    }
    let trial = Trial::new(if is_sample { SAMPLE } else { AMOUNTS }, wordings);
    println!("{:<34} planted  found  recall  elsewhere  false/50  decoys taken", "rule");
    let (mut total, mut below) = (Line::default(), 0);
    for kind in FaultKind::ALL {
        if !codes.is_empty() && !codes.iter().any(|code| code == kind.code()) {
            continue;
        }
        let line = trial.measure(kind);
        if is_verbose {
            line.told.iter().for_each(|told| println!("  {told}"));
        }
        let meets = line.meets(is_sample);
        below += usize::from(!meets);
        print(kind.code(), &line, if meets { "" } else { "<-- below the bar" });
        total.add(line);
    }
    let is_whole = total.recall() >= LEAST_RECALL;
    below += usize::from(!is_whole);
    print("all", &total, if is_whole { "" } else { "<-- below the bar" });
    println!(
        "bars for each rule: recall at least {LEAST_RECALL}, at most {MOST_FALSE_PER_50} false per \
         50 clean reports; {below} below"
    );
    if below == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn print(name: &str, line: &Line, remark: &str) {
    println!(
        "{name:<34} {:>7} {:>6} {:>7.3} {:>10} {:>9.2} {:>6}/{:<4} {remark}",
        line.planted,
        line.found,
        line.recall(),
        line.elsewhere,
        line.false_per_50(),
        line.decoys_taken,
        line.decoys,
    );
}
