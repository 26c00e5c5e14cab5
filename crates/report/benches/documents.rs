//! How long a report of about twenty pages takes to become a Word file and a web page.
//!
//!     cargo bench -p tertial-report --bench documents
//!
//! Median of many rounds on one core.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a measurement reads the clock and prints"
)]

#[path = "../tests/it/ekstad.rs"]
mod ekstad;

use std::hint::black_box;
use std::time::Instant;

use jiff::civil::date;
use tertial_domain::report::Report;
use tertial_presentation::language::Language;
use tertial_report::docx::docx;
use tertial_report::html::page;
use tertial_report::stamp::Stamp;

const ROUNDS: usize = 51;
/// The most that is enough for a Word file.
const BAR_MS: f64 = 15.0;
/// So many times the goals and sections of a small report make twenty pages.
const TIMES: usize = 16;

fn main() {
    let document = ekstad::composed(&long(ekstad::report()), Language::Swedish);
    let issued = date(2025, 9, 16).at(8, 30, 0, 0);
    let identity = "bench".to_owned();
    let stamp = Stamp { issued, identity, version: None, digest: None };
    let word = docx(&document, &stamp).unwrap();
    let web = page(&document, &stamp);
    println!(
        "{} blocks; Word {} bytes, web {} bytes",
        document.blocks.len(),
        word.len(),
        web.len()
    );
    let milliseconds = measure(|| drop(black_box(docx(&document, &stamp))));
    println!("{milliseconds:>8.2} ms  Word file, bar {BAR_MS} ms");
    let milliseconds = measure(|| drop(black_box(page(&document, &stamp))));
    println!("{milliseconds:>8.2} ms  web page");
}

/// The same report with many more goals and sections.
fn long(mut report: Report) -> Report {
    let goal = report.goals[0].clone();
    let sentence = "Biblioteket tog emot många nya låntagare under sommaren, och köerna blev \
        kortare på alla dagar utom måndagar. ";
    for _ in 1..TIMES {
        let mut goal = goal.clone();
        for unit in &mut goal.goals {
            let texts: Vec<_> = (0..4).map(|_| ekstad::paragraph(&sentence.repeat(5))).collect();
            for (_, blocks) in &mut unit.texts {
                blocks.extend(texts.iter().cloned());
            }
            for _ in 0..4 {
                unit.indicators.push(unit.indicators[0].clone());
                unit.activities.push(unit.activities[0].clone());
            }
        }
        report.goals.push(goal);
    }
    report
}

/// The median of the rounds, in milliseconds.
fn measure(mut round: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let clock = Instant::now();
            round();
            clock.elapsed().as_secs_f64() * 1_000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[ROUNDS / 2]
}
