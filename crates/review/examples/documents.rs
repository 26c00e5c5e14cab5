//! Prints what the rules say of documents, one JSON object for each finding.
//!
//!     cargo run --release -p tertial-review --example documents -- FILE...
//!
//! A file is a text (`.txt`, `.md`) or a report in the data format (`.json`).
#![expect(clippy::print_stdout, reason = "prints its findings")]
#![expect(clippy::disallowed_methods, reason = "reads the files it is pointed at")]

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use tertial_domain::report::Report;
use tertial_exchange::report_json::{self, ReadLimits};
use tertial_extract::{Limits, read_source};
use tertial_import::read_report;
use tertial_review::{Facts, Finding, History, Settings, Vocabulary, check};

fn main() -> ExitCode {
    let mut is_whole = true;
    for file in std::env::args().skip(1) {
        if let Err(reason) = document(&file) {
            println!("{{\"file\":{},\"error\":{}}}", quoted(&file), quoted(&reason));
            is_whole = false;
        }
    }
    if is_whole { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn document(file: &str) -> Result<(), String> {
    let report = read(file)?;
    let settings = Settings::default();
    let facts = Facts::new(&report, History::default(), Vocabulary::built_in(), &settings);
    for finding in check(&facts).findings {
        println!("{}", object(file, &finding));
    }
    Ok(())
}

fn read(file: &str) -> Result<Report, String> {
    let bytes = std::fs::read(file).map_err(|error| error.to_string())?;
    let is_data = Path::new(file).extension().is_some_and(|end| end.eq_ignore_ascii_case("json"));
    if is_data {
        return report_json::read(&bytes, &ReadLimits::default())
            .map_err(|error| format!("{error:?}"));
    }
    let source =
        read_source(&bytes, Some(file), &Limits::DOCUMENT).map_err(|error| error.to_string())?;
    Ok(read_report(&source).report)
}

fn object(file: &str, finding: &Finding) -> String {
    let arguments: Vec<&str> = finding.arguments.iter().map(|(_, value)| value.as_str()).collect();
    let words = format!("{} {}", finding.reason, arguments.join(" | "));
    let evidence: Vec<String> =
        finding.evidence.iter().map(|evidence| quoted(&evidence.quote)).collect();
    format!(
        "{{\"file\":{},\"rule\":{},\"severity\":{},\"place\":{},\"words\":{},\"evidence\":[{}]}}",
        quoted(file),
        quoted(finding.rule.code()),
        quoted(finding.severity.code()),
        quoted(&finding.place.to_string()),
        quoted(&words),
        evidence.join(",")
    )
}

/// A JSON string.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            letter if letter < ' ' => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(letter));
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}
