//! Counts reports that come back as they were from Report JSON and from Markdown.
//!
//! `cargo run --release -p tertial-extract --example roundtrip` takes 2 000 of each: reports of
//! generated cities and odd ones. Leaves with 1 where one comes back as another.
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

use std::process::ExitCode;
use std::time::Instant;

use tertial_domain::report::Report;

use round_trip::{lost_in_json, lost_in_markdown, many_reports};

const COUNT: usize = 2_000;

fn main() -> ExitCode {
    let asked = std::env::args().nth(1).and_then(|count| count.parse().ok());
    let reports = many_reports(asked.unwrap_or(COUNT));
    let json = count("Report JSON", &reports, lost_in_json);
    let markdown = count("Markdown", &reports, lost_in_markdown);
    if json + markdown == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// How many came back as others; the first of them is shown.
fn count(form: &str, reports: &[Report], lost: fn(&Report) -> Option<String>) -> usize {
    let start = Instant::now();
    let lost: Vec<(usize, String)> = reports
        .iter()
        .enumerate()
        .filter_map(|(at, report)| Some((at, lost(report)?)))
        .collect();
    let seconds = start.elapsed().as_secs_f64();
    println!("{form}: {} reports, {} differ, {seconds:.1} s", reports.len(), lost.len());
    if let Some((at, difference)) = lost.first() {
        println!("report {at}: {difference}");
    }
    lost.len()
}
