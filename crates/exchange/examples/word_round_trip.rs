//! Two thousand generated reports out to Word and back.
//!
//!     cargo run --release -p tertial-exchange --example word_round_trip -- 2000
//!
//! Stops at the first report that is not the same.

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a check prints, and fails loudly")]

#[path = "../tests/it/round_trip.rs"]
mod round_trip;

fn main() {
    let asked = std::env::args().nth(1).and_then(|count| count.parse().ok());
    let reports = round_trip::reports(asked.unwrap_or(2_000));
    let mut places = 0;
    for report in &reports {
        let sent = round_trip::sent(report, None);
        places += round_trip::check(report, &sent, &sent);
    }
    println!("{} reports, {places} places, 0 differences", reports.len());
}
