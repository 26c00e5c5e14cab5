//! How fast pages are made: 50 different reports of about 20 pages one after another, and tables
//! of more and more rows. `cargo bench -p tertial-typeset`.
//!
//! Times are those of all processors together, as one core would need: what else the machine does
//! leaves them almost alone. Where the system does not tell them, the clock on the wall counts.

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
use tertial_report::document::{Block, Cell, Column, Document, Inline, List, Row, RowRole, Table};
use tertial_typeset::{Stamp, typeset};

/// So many reports, no two with the same text; the middle time counts.
const TEXTS: usize = 50;

/// The same body so many times gives about 20 pages.
const COPIES: usize = 4;

/// The middle report may take so long.
const MEDIAN_MAX_MS: f64 = 250.0;

/// Rows of the tables; each is twice the one before.
const ROWS: [usize; 4] = [500, 1_000, 2_000, 4_000];

/// The longest table that is promised.
const ROWS_MAX: usize = 10_000;

/// Twice the rows may take so many times as long.
const DOUBLED_MAX: f64 = 2.3;

fn main() -> Result<(), Box<dyn Error>> {
    let begun = Begun::now();
    typeset(&ekstad::document(), &stamp())?;
    println!("first document       {:.0} ms (fonts are read)", ms(&begun));
    let mut times = Vec::with_capacity(TEXTS);
    let mut pages = Vec::with_capacity(TEXTS);
    for text in 0..TEXTS {
        let document = long_report(text);
        let begun = Begun::now();
        let pdf = typeset(&document, &stamp())?;
        times.push(ms(&begun));
        pages.push(Pdf::load_mem(&pdf)?.get_pages().len());
    }
    times.sort_by(f64::total_cmp);
    pages.sort_unstable();
    let at = |share: usize| times.get(TEXTS * share / 100).copied().unwrap_or_default();
    let middle = at(50);
    println!("pages                {}", pages.get(TEXTS / 2).copied().unwrap_or_default());
    println!("median of {TEXTS}         {middle:.0} ms (at most {MEDIAN_MAX_MS})");
    println!("nine of ten within   {:.0} ms", at(90));
    let mut is_kept = middle <= MEDIAN_MAX_MS;
    let mut before: Option<f64> = None;
    for rows in ROWS {
        let document = with_rows(rows)?;
        let mut rounds = Vec::new();
        for _ in 0..3 {
            let begun = Begun::now();
            typeset(&document, &stamp())?;
            rounds.push(ms(&begun));
        }
        let time = rounds.into_iter().fold(f64::INFINITY, f64::min);
        let ratio = before.map_or_else(String::new, |before| format!(", x {:.2}", time / before));
        is_kept &= before.is_none_or(|before| time / before <= DOUBLED_MAX);
        println!("{rows:>5} rows           {time:.0} ms{ratio}");
        before = Some(time);
    }
    let begun = Begun::now();
    let pdf = typeset(&with_rows(ROWS_MAX)?, &stamp())?;
    let (time, pages) = (ms(&begun), Pdf::load_mem(&pdf)?.get_pages().len());
    println!("{ROWS_MAX} rows           {time:.0} ms, {pages} pages");
    println!("peak memory          {}", peak_memory().unwrap_or_else(|| "not known".to_owned()));
    if is_kept { Ok(()) } else { Err("slower than promised".into()) }
}

fn stamp() -> Stamp {
    let issued = datetime(2026, 2, 9, 12, 0, 0, 0);
    Stamp { issued, identity: "bench".to_owned(), version: None, digest: None }
}

/// A moment on the wall's clock, and what the processors had done for this program by then.
struct Begun {
    wall: Instant,
    worked: Option<f64>,
}

impl Begun {
    fn now() -> Self {
        Self { wall: Instant::now(), worked: worked_ms() }
    }
}

/// Milliseconds of work since then.
fn ms(begun: &Begun) -> f64 {
    match (begun.worked, worked_ms()) {
        (Some(then), Some(now)) => now - then,
        (None, _) | (_, None) => begun.wall.elapsed().as_secs_f64() * 1_000.0,
    }
}

/// Milliseconds that the processors have worked on this program's threads, as Linux counts them.
fn worked_ms() -> Option<f64> {
    let mut nanoseconds = 0_u64;
    for thread in std::fs::read_dir("/proc/self/task").ok()? {
        let told = std::fs::read_to_string(thread.ok()?.path().join("schedstat")).ok()?;
        nanoseconds += told.split(' ').next()?.parse::<u64>().ok()?;
    }
    Some(std::time::Duration::from_nanos(nanoseconds).as_secs_f64() * 1_000.0)
}

/// The sample's body four times, in words that stand in another order in each text.
fn long_report(text: usize) -> Document {
    let mut document = ekstad::document();
    let copies = std::iter::repeat_n(document.blocks, COPIES);
    let turned = copies.flatten().enumerate().map(|(at, block)| turned(block, text + at));
    document.blocks = turned.collect();
    document
}

fn turned(block: Block, by: usize) -> Block {
    match block {
        Block::Paragraph(words) => Block::Paragraph(turned_words(words, by)),
        Block::List(List { order, items }) => {
            let items = items.into_iter().map(|item| turned_words(item, by)).collect();
            Block::List(List { order, items })
        }
        Block::Table(table) => Block::Table(turned_rows(&table, by)),
        Block::Heading(mut heading) => {
            heading.text = turned_words(heading.text, by);
            Block::Heading(heading)
        }
        Block::Goal(mut goal) => {
            goal.text = turned_words(goal.text, by);
            Block::Goal(goal)
        }
        other @ (Block::Label(_) | Block::Figure(_)) => other,
    }
}

fn turned_words(inlines: Vec<Inline>, by: usize) -> Vec<Inline> {
    let turn = |inline| match inline {
        Inline::Run(mut run) => {
            let is_open = run.text.starts_with(' ');
            let is_closed = run.text.ends_with(' ');
            let mut words: Vec<&str> = run.text.split_whitespace().collect();
            if !words.is_empty() {
                let by = by % words.len();
                words.rotate_left(by);
            }
            let [before, after] = [is_open, is_closed].map(|it| if it { " " } else { "" });
            run.text = format!("{before}{}{after}", words.join(" "));
            Inline::Run(run)
        }
        Inline::Break => Inline::Break,
    };
    inlines.into_iter().map(turn).collect()
}

fn turned_rows(table: &Table, by: usize) -> Table {
    let mut made = Table::new(table.caption(), table.columns().to_vec());
    for row in table.rows() {
        match row {
            Row::Cells { role, cells } => {
                let turn = |cell: &Cell| {
                    let text = turned_words(cell.text.clone(), by);
                    Cell { text, ..cell.clone() }
                };
                made.push_row(*role, cells.iter().map(turn).collect());
            }
            Row::Full { label, paragraphs } => {
                let turned = paragraphs.iter().map(|it| turned_words(it.clone(), by)).collect();
                made.push_full(label.clone(), turned);
            }
        }
    }
    made
}

/// One table of so many rows.
fn with_rows(rows: usize) -> Result<Document, Box<dyn Error>> {
    let columns = vec![
        Column::text("Post"),
        Column::number("Budget"),
        Column::number("Utfall"),
        Column::text("Kommentar"),
    ];
    let mut table = Table::new("Lista", columns);
    for row in 0..i64::try_from(rows)? {
        table.push_row(
            RowRole::Plain,
            vec![
                Cell::row_header(format!("Post nummer {row}")),
                Cell::number((row * 7).to_string()),
                Cell::number((row * 11).to_string()),
                Cell::words("Enligt plan."),
            ],
        );
    }
    let mut document = ekstad::document();
    document.blocks = vec![Block::Table(table)];
    Ok(document)
}

/// The most memory the process has held, as Linux counts it.
fn peak_memory() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().to_owned())
}
