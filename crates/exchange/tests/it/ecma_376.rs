//! Word files against the schemas of ECMA-376, by a validator that is not ours. Run by the step
//! `word` of the test command, which says where the validator is.

#![expect(
    clippy::disallowed_methods,
    reason = "the step `word` says in the environment where the program is; it reads files"
)]

use std::fs;
use std::process::Command;

use jiff::civil::date;
use tertial_domain::assessment::GradingScale;
use tertial_domain::report::Report;
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_report::compose::{Setting, compose_by};
use tertial_report::docx::docx;
use tertial_report::stamp::Stamp;
use tertial_report::template::{BUILT_IN, BuiltIn, Stage, Template, TemplateSource};

use crate::round_trip::{reports, sent};

const VALIDATOR: &str = "TERTIAL_OPENXML_AUDIT";

#[test]
fn word_files_follow_ecma_376() {
    const COUNT: usize = 40;
    let Some(validator) = std::env::var_os(VALIDATOR) else {
        return println!("NOT RUN: {VALIDATOR} does not say where the validator is");
    };
    let folder = tempfile::tempdir().unwrap();
    let validate = || {
        Command::new("python3")
            .env("PYTHONPATH", &validator)
            .args(["-m", "openxml_audit", "--recursive", "--max-errors", "0"])
            .arg(folder.path())
            .output()
            .unwrap()
    };
    for (at, report) in reports(COUNT).iter().enumerate() {
        fs::write(folder.path().join(format!("{at}.docx")), sent(report, None)).unwrap();
    }
    for (name, file) in by_templates(&reports(2)) {
        fs::write(folder.path().join(format!("{name}.docx")), file).unwrap();
    }
    let output = validate();
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{told}");
    println!("{COUNT} Word files and {} by templates, 0 errors", 2 * BUILT_IN.len());
}

/// Each of these reports by each template of the product: covers, overviews, charts as pictures.
fn by_templates(reports: &[Report]) -> Vec<(String, Vec<u8>)> {
    let scale = GradingScale::stockholm();
    let localizer = Localizer::of(Language::Swedish);
    let setting = Setting { localizer, organisation: Some("Ekstads stad"), scale: &scale };
    let issued = date(2026, 9, 8).at(8, 0, 0, 0);
    let stamp = Stamp { issued, identity: "ecma".to_owned(), version: None, digest: None };
    let mut files = Vec::new();
    for BuiltIn { name, text } in BUILT_IN {
        let source = TemplateSource { text: (*text).to_owned(), logo: None };
        let template = Template::read(&source).unwrap();
        for (at, report) in reports.iter().enumerate() {
            let document = compose_by(&template, report, &setting, Stage::Settled);
            files.push((format!("{name}-{at}"), docx(&document, &stamp).unwrap()));
        }
    }
    files
}
