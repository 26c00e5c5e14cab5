//! Counts reports that come back as they were from Report JSON, Markdown and StratML.
//!
//! `cargo run --release -p tertial-extract --example roundtrip [-- COUNT [SCHEMA]]` takes 2 000 of
//! each: reports of generated cities and odd ones. With the schema of StratML Part 2 every file is
//! held against it by `xmllint`. Leaves with 1 where one comes back as another or is not valid.
#![expect(clippy::print_stdout, reason = "prints its counts")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "shares its reports with tests, and reads the clock"
)]

#[path = "../../exchange/tests/it/reports.rs"]
mod reports;
#[path = "../tests/it/round_trip.rs"]
mod round_trip;

use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Instant;

use tertial_domain::report::Report;

use tertial_exchange::stratml;

use round_trip::{lost_in_json, lost_in_markdown, lost_in_stratml, many_reports};

const COUNT: usize = 2_000;

fn main() -> ExitCode {
    let asked = std::env::args().nth(1).and_then(|count| count.parse().ok());
    let reports = many_reports(asked.unwrap_or(COUNT));
    let json = count("Report JSON", &reports, lost_in_json);
    let markdown = count("Markdown", &reports, lost_in_markdown);
    let goals = count("StratML", &reports, lost_in_stratml);
    let schema = std::env::args_os().nth(2);
    let invalid = schema.map_or(0, |schema| invalid(&reports, Path::new(&schema)));
    if json + markdown + goals + invalid == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// How many are not as the schema asks, as `xmllint` says.
fn invalid(reports: &[Report], schema: &Path) -> usize {
    let folder = std::env::temp_dir().join(format!("tertial-stratml-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let mut files = Vec::new();
    for (at, report) in reports.iter().enumerate() {
        let file = folder.join(format!("{at}.xml"));
        fs::write(&file, stratml::write(report, Some("urn:uuid:1")).xml).unwrap();
        files.push(file);
    }
    let mut lint = Command::new("xmllint");
    let said = lint.args(["--noout", "--nonet", "--schema"]).arg(schema).args(&files).output();
    let said = String::from_utf8_lossy(&said.unwrap().stderr).into_owned();
    let valid = said.lines().filter(|line| line.ends_with(" validates")).count();
    println!("StratML by the schema: {} files, {} not valid", files.len(), files.len() - valid);
    said.lines()
        .filter(|line| !line.ends_with(" validates"))
        .take(5)
        .for_each(|line| println!("{line}"));
    fs::remove_dir_all(&folder).unwrap();
    files.len() - valid
}

/// How many came back as others; the first of them is shown.
fn count(form: &str, reports: &[Report], lost: fn(&Report) -> Option<String>) -> usize {
    let start = Instant::now();
    let lost: Vec<(usize, String)> =
        reports.iter().enumerate().filter_map(|(at, report)| Some((at, lost(report)?))).collect();
    let seconds = start.elapsed().as_secs_f64();
    println!("{form}: {} reports, {} differ, {seconds:.1} s", reports.len(), lost.len());
    if let Some((at, difference)) = lost.first() {
        println!("report {at}: {difference}");
    }
    lost.len()
}
