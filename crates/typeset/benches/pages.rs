//! Pages a second and memory for a report of about 20 pages: `cargo bench -p tertial-typeset`.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a bench reads the clock and prints its figures"
)]

#[path = "../examples/sample/ekstad.rs"]
mod ekstad;

use std::error::Error;
use std::time::Instant;

use jiff::civil::datetime;
use lopdf::Document as Pdf;
use tertial_report::document::Document;
use tertial_typeset::{Stamp, typeset};

/// How often the report is made; the middle time counts.
const ROUNDS: usize = 9;

/// The same body so many times gives about 20 pages.
const COPIES: usize = 4;

fn main() -> Result<(), Box<dyn Error>> {
    let document = long_report();
    let (issued, identity) = (datetime(2026, 2, 9, 12, 0, 0, 0), "bench".to_owned());
    let stamp = Stamp { issued, identity, version: None, digest: None };
    let mut seconds = Vec::with_capacity(ROUNDS);
    let mut pdf = Vec::new();
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        pdf = typeset(&document, &stamp)?;
        seconds.push(begun.elapsed().as_secs_f64());
    }
    let first = seconds.first().copied().unwrap_or_default();
    seconds.sort_by(f64::total_cmp);
    let median = seconds.get(ROUNDS / 2).copied().unwrap_or_default();
    let pages = u32::try_from(Pdf::load_mem(&pdf)?.get_pages().len())?;
    println!("pages                {pages}");
    println!("size                 {} kB", pdf.len() / 1_000);
    println!("first document       {:.0} ms (fonts are read)", first * 1_000.0);
    println!("median of {ROUNDS}          {:.0} ms", median * 1_000.0);
    println!("pages a second       {:.0}", f64::from(pages) / median);
    println!("peak memory          {}", peak_memory().unwrap_or_else(|| "not known".to_owned()));
    Ok(())
}

fn long_report() -> Document {
    let mut document = ekstad::document();
    let copies = std::iter::repeat_n(document.blocks, COPIES);
    document.blocks = copies.flatten().collect();
    document
}

/// The most memory the process has held, as Linux counts it.
fn peak_memory() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().to_owned())
}
