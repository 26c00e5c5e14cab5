//! How fast reports are read: bytes to text to draft to JSON, on one core, in one process.
//!
//! Prints the median of five runs over 64 MB, as many small documents and as four large ones,
//! beside what checking UTF-8 and finding line ends alone costs, and the peak of memory.
#![expect(clippy::print_stdout, reason = "prints its figures")]
#![expect(clippy::disallowed_methods, reason = "a benchmark reads files and the clock")]

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use tertial_exchange::report_json::{WriteOptions, write_into};
use tertial_extract::{Limits, read_source};
use tertial_import::read_report;

const MEGABYTE: usize = 1024 * 1024;
const TOTAL: usize = 64 * MEGABYTE;
const RUNS: usize = 5;
const ROWS: usize = 118_000;

fn main() {
    let named = std::env::args_os().skip(1).find(|word| !word.to_string_lossy().starts_with('-'));
    let inputs = match &named {
        Some(folder) => documents(Path::new(folder)),
        None => inputs(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/imports")),
    };
    if inputs.is_empty() {
        println!("NOT RUN: there are no documents");
        return;
    }
    let rows = rows_alone();
    println!("{} rows of two words, {} KB", ROWS, rows.len() / 1024);
    let draft = read_source(&rows, None, &Limits::DOCUMENT).map(|source| read_report(&source));
    println!("  read: {}, peak memory {} MB", draft.is_ok(), resident_peak() / MEGABYTE);
    drop(draft);
    let small: Vec<&[u8]> = many(&inputs);
    report("small documents", &small, largest(&small));
    let large = joined(&inputs, 16 * MEGABYTE);
    let large: Vec<&[u8]> = large.iter().map(Vec::as_slice).collect();
    report("documents of 16 MB", &large, largest(&large));
}

/// What takes the most memory for its size: a table of nearly as many rows as are let in.
fn rows_alone() -> Vec<u8> {
    let mut text = String::from("Enhetsmål:\nMål\n\nAktivitet\tStartdatum\n");
    (0..ROWS).for_each(|_| text.push_str("Möte\t2019\n"));
    text.into_bytes()
}

fn inputs(folder: &Path) -> Vec<Vec<u8>> {
    let mut paths: Vec<_> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let files = paths.iter().flat_map(|path| [path.join("input.txt"), path.join("input.md")]);
    files.filter_map(|file| fs::read(file).ok()).collect()
}

/// All files of a folder that was named: another make of documents.
fn documents(folder: &Path) -> Vec<Vec<u8>> {
    let mut paths: Vec<_> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths.iter().filter_map(|path| fs::read(path).ok()).collect()
}

/// The same documents again and again, until they are 64 MB.
fn many(inputs: &[Vec<u8>]) -> Vec<&[u8]> {
    let mut bytes = 0;
    let mut documents = Vec::new();
    for document in inputs.iter().cycle() {
        if bytes >= TOTAL {
            break;
        }
        bytes += document.len();
        documents.push(document.as_slice());
    }
    documents
}

/// Plain-text documents after each other in large ones.
fn joined(inputs: &[Vec<u8>], size: usize) -> Vec<Vec<u8>> {
    let plain: Vec<&Vec<u8>> = inputs.iter().filter(|text| !text.starts_with(b"#")).collect();
    let mut large = Vec::new();
    for _ in 0..TOTAL / size {
        let mut document = Vec::with_capacity(size + MEGABYTE);
        for text in plain.iter().cycle() {
            document.extend_from_slice(text);
            if document.len() >= size {
                break;
            }
        }
        large.push(document);
    }
    large
}

fn largest(documents: &[&[u8]]) -> usize {
    documents.iter().map(|document| document.len()).max().unwrap_or(1)
}

fn report(name: &str, documents: &[&[u8]], largest: usize) {
    let bytes: usize = documents.iter().map(|document| document.len()).sum();
    let before = resident_peak();
    let read = median(|| read_all(documents));
    let parts = median(|| read_without_json(documents));
    let peer = median(|| lines_alone(documents));
    println!("{name}: {} files, {} MB", documents.len(), bytes / MEGABYTE);
    println!("  read, drafted, written as JSON  {}", speed(bytes, read));
    println!("  read and drafted alone          {}", speed(bytes, parts));
    println!("  UTF-8 and line ends alone       {}", speed(bytes, peer));
    println!(
        "  peak memory {} MB (of which {} MB before), largest file {:.2} MB: {:.1} times it",
        resident_peak() / MEGABYTE,
        before / MEGABYTE,
        megabytes(largest),
        megabytes(resident_peak().saturating_sub(before)) / megabytes(largest).max(0.001)
    );
}

fn read_all(documents: &[&[u8]]) -> usize {
    let mut json = Vec::new();
    let mut written = 0;
    for document in documents {
        let Ok(source) = read_source(document, None, &Limits::DOCUMENT) else { continue };
        let draft = read_report(&source);
        json.clear();
        write_into(&mut json, &draft.report, &WriteOptions::default());
        written += black_box(&json).len();
    }
    written
}

fn read_without_json(documents: &[&[u8]]) -> usize {
    let drafts = documents.iter().filter_map(|document| {
        let source = read_source(document, None, &Limits::DOCUMENT).ok()?;
        Some(black_box(read_report(&source)).report.sections.len())
    });
    drafts.sum()
}

fn lines_alone(documents: &[&[u8]]) -> usize {
    let lines = documents.iter().filter_map(|document| {
        let text = std::str::from_utf8(document).ok()?;
        Some(black_box(text).lines().filter(|line| !line.trim().is_empty()).count())
    });
    lines.sum()
}

/// The middle run's seconds: by the clock, and of the processor alone.
#[derive(Clone, Copy)]
struct Seconds {
    clock: f64,
    processor: f64,
}

fn median(mut run: impl FnMut() -> usize) -> Seconds {
    let mut runs: Vec<Seconds> = (0..RUNS)
        .map(|_| {
            let (start, worked) = (Instant::now(), processor_seconds());
            black_box(run());
            let processor = processor_seconds() - worked;
            Seconds { clock: start.elapsed().as_secs_f64(), processor }
        })
        .collect();
    runs.sort_by(|a, b| a.clock.total_cmp(&b.clock));
    let clock = runs.get(RUNS / 2).map_or(f64::MAX, |run| run.clock);
    runs.sort_by(|a, b| a.processor.total_cmp(&b.processor));
    Seconds { clock, processor: runs.get(RUNS / 2).map_or(f64::MAX, |run| run.processor) }
}

/// Megabytes a second: by the clock, and by the processor's time, which neighbours on the same
/// machine do not lengthen.
fn speed(bytes: usize, seconds: Seconds) -> String {
    let (clock, own) = (megabytes(bytes) / seconds.clock, megabytes(bytes) / seconds.processor);
    format!("{clock:7.1} MB/s by the clock, {own:7.1} MB/s of processor time")
}

/// Processor time of this process, in its own code; the system counts hundredths.
fn processor_seconds() -> f64 {
    let status = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = status.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks = after_name.split_whitespace().nth(11).and_then(|ticks| ticks.parse::<u32>().ok());
    ticks.map_or(0.0, |ticks| f64::from(ticks) / 100.0)
}

#[expect(clippy::cast_precision_loss, reason = "sizes are far below the limit of exactness")]
fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / MEGABYTE as f64
}

/// The most memory that this process has had, in bytes.
fn resident_peak() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    let digits: String = line.unwrap_or("").chars().filter(char::is_ascii_digit).collect();
    digits.parse::<usize>().unwrap_or(0) * 1024
}
