//! How long a report's page waits for its findings when the review is kept: the bar is 5 ms.
//!
//! `cargo bench -p tertial-usecases --bench kept_review`
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench"
)]

#[path = "../tests/it/setting.rs"]
mod setting;

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use tertial_domain::permission::{Purpose, Scope};
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_testkit::Database;
use tertial_testkit::databases::principal;
use tertial_usecases::reports;
use tertial_usecases::review::beside::SiblingMemory;
use tertial_usecases::review::stored::{catch_up, of_page};

use setting::{annual_report, context, read, reader};

const TIMES: usize = 200;
const REPORT_BYTES: usize = 60_000;

/// The same report, with goals added until it is as long as a real one.
fn long_report(year: i16) -> String {
    let mut text = annual_report(year, "79 %", "Uppfylls helt");
    let mut number = 0;
    while text.len() < REPORT_BYTES {
        number += 1;
        let _ = write!(
            text,
            "\nRubrik nummer {number}\n\nUnder {before} kommer gård {number} att bygga om köket. \
             Barnen på gård {number} odlade {number} sorters grönsaker och lagade mat av dem.\n",
            before = year - 1,
        );
    }
    text
}

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let database = Database::sqlite().await;
        let context = context(&database);
        read(&context, "a.txt", &long_report(2023)).await.unwrap();
        let id = read(&context, "b.txt", &long_report(2024)).await.unwrap().report;
        let keeper = Scope::operator(principal(), Purpose::Maintenance);
        catch_up(&context, &keeper, 10, &mut SiblingMemory::default()).await.unwrap();
        let swedish = Localizer::of(Language::Swedish);
        let page = reports::show(&context, &reader(), id, None).await.unwrap();
        let mut taken: Vec<Duration> = Vec::with_capacity(TIMES);
        let mut findings = 0;
        for _ in 0..TIMES {
            let begun = Instant::now();
            let review = of_page(&context, &reader(), &page, swedish).await.unwrap();
            taken.push(begun.elapsed());
            findings = review.open.len();
        }
        taken.sort_unstable();
        let at = |percent: usize| taken.get(TIMES * percent / 100).copied().unwrap_or_default();
        println!("kept review with {findings} findings: median {:?}, 95 % {:?}", at(50), at(95));
    });
}
