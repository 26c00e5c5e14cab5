//! Word files that another program has opened and saved: nothing of them is lost on the way. Run
//! by the step `word` of the test command, which says where the program is.

#![expect(
    clippy::disallowed_methods,
    reason = "the step `word` says in the environment where the program is; it reads files"
)]

use std::fs;
use std::process::Command;

use crate::round_trip::{check, reports, sent};

const PROGRAM: &str = "TERTIAL_SOFFICE";

#[test]
fn libreoffice_saves_fifty_reports_as_they_were() {
    const COUNT: usize = 50;
    let Some(program) = std::env::var_os(PROGRAM) else {
        return println!("NOT RUN: {PROGRAM} does not say where LibreOffice is");
    };
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::create_dir(path("saved")).unwrap();
    let reports = reports(COUNT);
    let files: Vec<Vec<u8>> = reports.iter().map(|report| sent(report, None)).collect();
    let names: Vec<_> = (0..COUNT).map(|at| path(&format!("{at}.docx"))).collect();
    for (name, file) in names.iter().zip(&files) {
        fs::write(name, file).unwrap();
    }
    let profile = format!("-env:UserInstallation=file://{}", path("profile").display());
    let output = Command::new(program)
        .args([&profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir"])
        .arg(path("saved"))
        .args(&names)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut places = 0;
    for (at, (report, file)) in reports.iter().zip(&files).enumerate() {
        let saved = fs::read(path("saved").join(format!("{at}.docx"))).unwrap();
        places += check(report, file, &saved);
    }
    println!("{COUNT} reports saved by LibreOffice, {places} places, 0 differences");
}
