//! `tertial extract`: documents in, data out, and a word for whatever cannot be read.

use std::fs;

use insta::assert_snapshot;

use crate::conversation::tertial;

pub(crate) const REPORT: &str = "\
Verksamhetsberättelse 2024 för Åsens hemtjänst

Sammanfattande analys
Året har präglats av nya arbetssätt. Fler brukare än tidigare säger att de är trygga.

KF:s inriktningsmål:
1. Ekstad är en trygg stad

Nämndmål:
1.1 Äldre har en trygg vardag
Uppfylls helt

Enhetsmål:
Brukarna känner den som kommer
Uppfylls delvis

Förväntat resultat
Varje brukare möter högst åtta medarbetare i månaden.

Analys
Personalkontinuiteten har blivit bättre under hösten.
";

#[test]
fn a_report_is_printed_as_data() {
    let output = tertial(&["extract", "-", "--ledger"]).hearing(REPORT).output();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["schema"], "tertial-report/1");
    assert_eq!(json["file"], serde_json::Value::Null);
    assert_eq!(json["year"], 2024);
    assert_eq!(json["kind"], "annual_report");
    assert_eq!(json["goals"][0]["level"], "focus");
    let words = REPORT.lines().filter(|line| !line.trim().is_empty()).count();
    assert_eq!(json["ledger"]["lines"], words);
}

#[test]
fn the_file_is_named_and_pretty_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("vb-2024.txt"), REPORT).unwrap();
    let said = tertial(&["extract", "vb-2024.txt", "--pretty"]).inside(folder.path()).text();
    let first: Vec<&str> = said.lines().take(4).collect();
    assert_snapshot!(first.join("\n"), @r#"
    $ tertial extract vb-2024.txt --pretty
    {
      "schema": "tertial-report/1",
      "file": "vb-2024.txt",
    "#);
}

#[test]
fn what_cannot_be_read_has_a_reason_and_a_hint() {
    let folder = tempfile::tempdir().unwrap();
    let inside = |arguments: &[&str]| tertial(arguments).inside(folder.path());
    fs::write(folder.path().join("empty.txt"), "").unwrap();
    fs::write(folder.path().join("report.pdf"), "%PDF-1.7\n").unwrap();
    fs::write(folder.path().join("noise.txt"), [0xff, 0xfe, 0x41]).unwrap();
    fs::create_dir(folder.path().join("reports")).unwrap();
    assert_snapshot!(inside(&["extract", "gone.txt"]).text(), @"
    $ tertial extract gone.txt
    error: There is no such file: gone.txt
    [exit 1]
    ");
    assert_snapshot!(inside(&["extract", "reports"]).speaking("sv").text(), @"
    $ tertial extract reports
    fel: Det är en mapp och ingen fil: reports
    tips: En hel mapp läses in med: tertial import reports --database FIL
    [exit 1]
    ");
    assert_snapshot!(inside(&["extract", "empty.txt"]).text(), @"
    $ tertial extract empty.txt
    error: empty.txt is empty.
    [exit 1]
    ");
    assert_snapshot!(inside(&["extract", "report.pdf"]).speaking("sv").text(), @"
    $ tertial extract report.pdf
    fel: report.pdf är ingen text utan av typen pdf.
    tips: Text och Markdown läses. Gör text av en PDF med: pdftotext -raw FIL.pdf
    [exit 1]
    ");
    assert_snapshot!(inside(&["extract", "noise.txt"]).text(), @"
    $ tertial extract noise.txt
    error: The character encoding of noise.txt is broken at byte 2.
    hint: Save the file as UTF-8 and try again.
    [exit 1]
    ");
    assert_snapshot!(
        tertial(&["extract", "-", "--max-bytes", "10"]).hearing("elva tecken").text(), @"
    $ tertial extract - --max-bytes 10
    error: The file is larger than 10 bytes: -
    hint: tertial extract takes another limit with --max-bytes.
    [exit 1]
    ");
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_tertial"))
        .args(["extract", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), REPORT.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}
