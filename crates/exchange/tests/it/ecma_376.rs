//! Word files against the schemas of ECMA-376, by a validator that is not ours. Run by the step
//! `word` of the test command, which says where the validator is.

#![expect(
    clippy::disallowed_methods,
    reason = "the step `word` says in the environment where the program is; it reads files"
)]

use std::fs;
use std::process::Command;

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
    let output = validate();
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{told}");
    println!("{COUNT} Word files, 0 errors");
}
