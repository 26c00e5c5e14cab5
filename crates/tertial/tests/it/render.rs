//! `tertial render`: data in, a document out.

use std::fs;

use insta::assert_snapshot;

use crate::conversation::tertial;
use crate::extract::REPORT;

#[test]
fn a_report_becomes_the_same_pdf_twice() {
    let folder = tempfile::tempdir().unwrap();
    let json = tertial(&["extract", "-"]).hearing(REPORT).output().stdout;
    fs::write(folder.path().join("report.json"), json).unwrap();
    let mut made = Vec::new();
    for name in ["a.pdf", "b.pdf"] {
        let order = ["render", "report.json", "-o", name, "--issued", "2025-02-21"];
        let output = tertial(&order).inside(folder.path()).output();
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        made.push(fs::read(folder.path().join(name)).unwrap());
    }
    assert!(made[0].starts_with(b"%PDF-"));
    assert_eq!(made[0], made[1], "the same input gives the same bytes");
}

#[test]
fn the_end_of_the_name_says_the_form() {
    let folder = tempfile::tempdir().unwrap();
    let json = tertial(&["extract", "-"]).hearing(REPORT).output().stdout;
    fs::write(folder.path().join("report.json"), json).unwrap();
    for (form, start) in [
        ("docx", "PK\u{3}\u{4}"),
        ("html", "<!doctype html>"),
        ("md", "<!-- tertial-markdown/1 "),
        ("xml", "<?xml "),
        ("json", "{\"schema\":\"tertial-report/1\""),
    ] {
        let made = ["a", "b"].map(|name| {
            let name = format!("{name}.{form}");
            let order = ["render", "report.json", "-o", &name, "--issued", "2025-02-21"];
            let output = tertial(&order).inside(folder.path()).output();
            assert_eq!(
                output.status.code(),
                Some(0),
                "{}",
                String::from_utf8_lossy(&output.stderr)
            );
            fs::read(folder.path().join(name)).unwrap()
        });
        assert!(made[0].starts_with(start.as_bytes()), "{form}");
        assert_eq!(made[0], made[1], "the same input gives the same bytes");
    }
    let text = tertial(&["render", "report.json", "-o", "r.odt"]).inside(folder.path()).text();
    assert_snapshot!(text, @"
    $ tertial render report.json -o r.odt
    error: The form of the document cannot be told from r.odt: its name must end in .pdf, .docx, .html, .md, .xml, .json.
    [exit 1]
    ");
}

#[test]
fn data_and_markdown_are_read_back() {
    let folder = tempfile::tempdir().unwrap();
    let run = |order: &[&str]| {
        let output = tertial(order).inside(folder.path()).output();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(0), "{order:?}: {said}");
        (output.stdout, said)
    };
    let json = tertial(&["extract", "-"]).hearing(REPORT).output().stdout;
    fs::write(folder.path().join("report.json"), json).unwrap();
    run(&["render", "report.json", "-o", "plain.json"]);
    let plain = fs::read(folder.path().join("plain.json")).unwrap();
    run(&["render", "plain.json", "-o", "report.md"]);
    let (back, _) = run(&["extract", "report.md"]);
    fs::write(folder.path().join("back.json"), back).unwrap();
    run(&["render", "back.json", "-o", "again.json"]);
    let again = fs::read(folder.path().join("again.json")).unwrap();
    assert_eq!(String::from_utf8(again), String::from_utf8(plain));
    run(&["render", "report.json", "-o", "report.xml"]);
    let (back, _) = run(&["extract", "report.xml"]);
    let grade = b"\"grade\":\"";
    assert!(back.windows(grade.len()).any(|window| window == grade), "goals come back");
    fs::write(folder.path().join("no.xml"), "<PerformancePlanOrReport>&own;</a>").unwrap();
    let text = tertial(&["extract", "no.xml"]).inside(folder.path()).text();
    assert_snapshot!(text, @"
    $ tertial extract no.xml
    error: no.xml is no StratML that can be read: byte 25: an entity of the file's own
    [exit 1]
    ");
}

#[test]
fn what_stratml_does_not_hold_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let report = r#"{"sections":[{"heading":"A","blocks":[{"ul":["b"]},{"table":0}]}],"tables":[{"rows":[["1"]]}]}"#;
    fs::write(folder.path().join("r.json"), report).unwrap();
    let output = tertial(&["render", "r.json", "-o", "r.xml"]).inside(folder.path()).output();
    assert_snapshot!(String::from_utf8_lossy(&output.stderr), @"
    StratML has no place for tables in the report's own words: they are left out.
    StratML does not hold lists, bold, italics and links: the words stay as paragraphs.
    ");
}

#[test]
fn what_is_no_report_is_refused_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("r.json"), "{\"goals\": [{\"level\": \"unit\",\n\"title\": 3}]}")
        .unwrap();
    let render =
        |output: &str| tertial(&["render", "r.json", "-o", output]).inside(folder.path()).text();
    assert_snapshot!(render("r.pdf"), @"
    $ tertial render r.json -o r.pdf
    error: r.json is not Report JSON: line 2, column 10, at goals[0].title: invalid type: integer `3`, expected a string
    [exit 1]
    ");
    assert!(!folder.path().join("r.pdf").exists());
    fs::write(folder.path().join("r.json"), "{}").unwrap();
    assert_snapshot!(render("no/such/folder.pdf"), @"
    $ tertial render r.json -o no/such/folder.pdf
    error: The file cannot be written: no/such/folder.pdf (No such file or directory (os error 2))
    [exit 1]
    ");
}
