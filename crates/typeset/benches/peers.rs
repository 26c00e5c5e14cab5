//! The same report of about 20 pages by us and by others, side by side: `LibreOffice` from its Word
//! file, `WeasyPrint` from its web page, the Typst compiler from the same template and data.
//! `cargo bench -p tertial-typeset --bench peers`
//!
//! A peer that is not on the machine is said to be absent. `PEERS_PYTHON` names a Python that has
//! the packages `weasyprint` and `typst`.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a bench reads the clock, runs programs and prints its figures"
)]

#[path = "../examples/sample/ekstad.rs"]
mod ekstad;

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use jiff::civil::datetime;
use lopdf::Document as Pdf;
use tertial_report::document::Document;
use tertial_report::docx::docx;
use tertial_report::html::page;
use tertial_typeset::{Stamp, sources, typeset};

/// How often each makes the report; the middle time counts.
const ROUNDS: usize = 7;

/// The same body so many times gives about 20 pages.
const COPIES: usize = 4;

/// `LibreOffice` starts once for so many files, so that its start is shared.
const FILES: u32 = 5;

type Measured = Result<f64, Box<dyn Error>>;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let folder = folder.path();
    let document = long_report();
    let issued = datetime(2026, 2, 9, 12, 0, 0, 0);
    let stamp = Stamp { issued, identity: "peers".to_owned(), version: None, digest: None };
    let pdf = typeset(&document, &stamp)?;
    println!("{} pages, middle of {ROUNDS} rounds\n", Pdf::load_mem(&pdf)?.get_pages().len());
    let own = median(|| typeset(&document, &stamp).map(drop).map_err(Into::into))?;
    say("ours", Ok(own), own);
    say("LibreOffice, Word to PDF", libreoffice(folder, &docx(&document, &stamp)?), own);
    say("WeasyPrint, web page to PDF", weasyprint(folder, &page(&document, &stamp)), own);
    say("Typst, same template and data", bare_typst(folder, &document), own);
    Ok(())
}

fn say(who: &str, measured: Measured, own: f64) {
    match measured {
        Ok(seconds) => println!("{who:<32} {:>8.0} ms {:>8.2} x", seconds * 1e3, seconds / own),
        Err(why) => println!("{who:<32}   absent: {why}"),
    }
}

fn median(mut work: impl FnMut() -> Result<(), Box<dyn Error>>) -> Measured {
    let mut seconds = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        work()?;
        seconds.push(begun.elapsed().as_secs_f64());
    }
    seconds.sort_by(f64::total_cmp);
    seconds.get(ROUNDS / 2).copied().ok_or_else(|| "no rounds".into())
}

fn long_report() -> Document {
    let mut document = ekstad::document();
    let copies = std::iter::repeat_n(document.blocks, COPIES);
    document.blocks = copies.flatten().collect();
    document
}

fn libreoffice(folder: &Path, word: &[u8]) -> Measured {
    let names: Vec<String> = (0..FILES).map(|number| format!("report-{number}.docx")).collect();
    for name in &names {
        fs::write(folder.join(name), word)?;
    }
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let convert = || -> Result<(), Box<dyn Error>> {
        let mut command = Command::new("soffice");
        command.arg(&profile).args(["--headless", "--convert-to", "pdf", "--outdir"]);
        command.arg(folder.join("made")).args(&names).current_dir(folder);
        run(&mut command).map(drop)
    };
    // The first run makes the profile.
    convert()?;
    let begun = Instant::now();
    convert()?;
    let seconds = begun.elapsed().as_secs_f64();
    let made = fs::read_dir(folder.join("made"))?.count();
    if u32::try_from(made)? == FILES {
        Ok(seconds / f64::from(FILES))
    } else {
        Err(format!("{made} files").into())
    }
}

fn weasyprint(folder: &Path, html: &str) -> Measured {
    fs::write(folder.join("report.html"), html)?;
    python(
        folder,
        "import weasyprint
def work():
    weasyprint.HTML('report.html').write_pdf('weasyprint.pdf', pdf_variant='pdf/ua-1')
",
    )
}

fn bare_typst(folder: &Path, document: &Document) -> Measured {
    for (name, bytes) in sources(document)? {
        let bytes = if name == "report.typ" { without_extras(bytes)? } else { bytes };
        fs::write(folder.join(name), bytes)?;
    }
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts");
    let work = format!(
        "import typst
compiler = typst.Compiler('report.typ', font_paths=[{:?}], ignore_system_fonts=True)
def work():
    compiler.compile(output='typst.pdf', format='pdf', pdf_standards=['a-2a', 'ua-1'])
",
        fonts.display().to_string()
    );
    // It remembers what it has made, so that each round is a program of its own.
    let timed = format!(
        "{work}
import time
begun = time.perf_counter()
work()
print(time.perf_counter() - begun)
"
    );
    let mut seconds = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        seconds.push(told_seconds(folder, &timed)?);
    }
    seconds.sort_by(f64::total_cmp);
    seconds.get(ROUNDS / 2).copied().ok_or_else(|| "no rounds".into())
}

/// The template for a Typst without what it calls extra: heads of rows and summaries of tables. The
/// standards are asked for all the same.
fn without_extras(template: Vec<u8>) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut template = String::from_utf8(template)?;
    for extra in ["pdf.header-cell(", "pdf.data-cell(", "pdf.table-summary("] {
        template = template.replace(extra, "as-is(");
    }
    Ok(format!("#let as-is(..given) = given.pos().first()\n{template}").into_bytes())
}

/// The middle time of a Python function `work`, measured inside Python: its start is not counted.
fn python(folder: &Path, work: &str) -> Measured {
    let script = format!(
        "{work}
import statistics, time
work()
times = []
for _ in range({ROUNDS}):
    begun = time.perf_counter()
    work()
    times.append(time.perf_counter() - begun)
print(statistics.median(times))
"
    );
    told_seconds(folder, &script)
}

/// The seconds that a Python script prints.
fn told_seconds(folder: &Path, script: &str) -> Measured {
    let program = std::env::var("PEERS_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let output = run(Command::new(program).arg("-c").arg(script).current_dir(folder))?;
    Ok(output.trim().parse()?)
}

fn run(command: &mut Command) -> Result<String, Box<dyn Error>> {
    let output = command.stdin(Stdio::null()).output()?;
    if output.status.success() {
        return Ok(String::from_utf8(output.stdout)?);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(said.lines().last().unwrap_or("no reason given").to_owned().into())
}
