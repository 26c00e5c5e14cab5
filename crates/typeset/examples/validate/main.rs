//! Makes many reports into PDF files and holds each against the standards with a validator that is
//! not ours: `cargo run --release -p tertial-typeset --example validate -- [COUNT] [--keep FOLDER]
//! [REPORT.json ...]`.
//!
//! Each report is made twice: without its data (PDF/A-2a) and with it (PDF/A-3a); both are PDF/UA-1.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "an example reads and writes its files itself and prints what it finds"
)]

mod corpus;

use std::collections::BTreeMap;
use std::error::Error;
use std::path::PathBuf;
use std::{fs, time};

use jiff::civil::datetime;
use lopdf::Document as Pdf;
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use tertial_domain::assessment::GradingScale;
use tertial_exchange::report_json::{self, ReadLimits, WriteOptions};
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_report::compose::{Setting, compose, imprinted};
use tertial_report::stamp::{DataDigest, Stamp};
use tertial_typeset::{typeset, typeset_with_data};

use crate::corpus::{Specimen, corpus};

/// So many reports when nothing else is asked for.
const COUNT: usize = 500;

struct Order {
    count: usize,
    keep: Option<PathBuf>,
    files: Vec<PathBuf>,
}

#[derive(Default)]
struct Tally {
    pages: usize,
    longest: usize,
    files: BTreeMap<&'static str, usize>,
    failures: Vec<String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let order = order()?;
    let begun = time::Instant::now();
    let mut specimens = corpus(order.count);
    for path in &order.files {
        let report = report_json::read(&fs::read(path)?, &ReadLimits::DEFAULT)?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        specimens.push(Specimen { name, report });
    }
    if let Some(folder) = &order.keep {
        fs::create_dir_all(folder)?;
    }
    let mut tally = Tally::default();
    for specimen in &specimens {
        validate(specimen, &order, &mut tally)?;
    }
    println!("reports              {}", specimens.len());
    for (kind, count) in &tally.files {
        println!("{kind:<20} {count}");
    }
    println!("pages                {} (the longest {})", tally.pages, tally.longest);
    println!("time                 {:.0} s", begun.elapsed().as_secs_f64());
    println!("failures             {}", tally.failures.len());
    for failure in &tally.failures {
        println!("  {failure}");
    }
    if tally.failures.is_empty() { Ok(()) } else { Err("not all files hold the standards".into()) }
}

fn order() -> Result<Order, Box<dyn Error>> {
    let mut order = Order { count: COUNT, keep: None, files: Vec::new() };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--keep" {
            order.keep = Some(arguments.next().ok_or("--keep needs a folder")?.into());
        } else if let Ok(count) = argument.parse() {
            order.count = count;
        } else {
            order.files.push(argument.into());
        }
    }
    Ok(order)
}

fn validate(it: &Specimen, order: &Order, tally: &mut Tally) -> Result<(), Box<dyn Error>> {
    let localizer = Localizer::of(Language::Swedish);
    let scale = GradingScale::stockholm();
    let setting = Setting { localizer, organisation: Some("Ekstads stad"), scale: &scale };
    let stamp = Stamp {
        issued: datetime(2026, 2, 9, 12, 0, 0, 0),
        identity: it.name.clone(),
        version: Some(1),
        digest: Some(DataDigest::new([0x4f; 32])),
    };
    let document = imprinted(compose(&it.report, &setting), &stamp, localizer);
    let json = report_json::write(&it.report, &WriteOptions::default());
    let made = [
        (ValidationProfile::PdfA2a, "", typeset(&document, &stamp)),
        (ValidationProfile::PdfA3a, "-data", typeset_with_data(&document, &stamp, &json)),
    ];
    for (archive, end, made) in made {
        let pdf = match made {
            Ok(pdf) => pdf,
            Err(error) => {
                tally.failures.push(format!("{}{end}: {error}", it.name));
                continue;
            }
        };
        if let Some(folder) = &order.keep {
            fs::write(folder.join(format!("{}{end}.pdf", it.name)), &pdf)?;
        }
        let pages = Pdf::load_mem(&pdf)?.get_pages().len();
        tally.pages += pages;
        tally.longest = tally.longest.max(pages);
        for profile in [archive, ValidationProfile::PdfUa1] {
            *tally.files.entry(profile.as_str()).or_default() += 1;
            let report = validate_pdf_bytes(&pdf, &ValidationOptions::default().profile(profile))?;
            let failed = report.failures.iter().map(|it| format!("{}: {}", it.rule_id, it.message));
            let failed: Vec<String> = failed.collect();
            if !report.is_compliant || !failed.is_empty() {
                let (name, profile) = (&it.name, profile.as_str());
                tally.failures.push(format!("{name}{end}, {profile}: {}", failed.join("; ")));
            }
        }
    }
    Ok(())
}
