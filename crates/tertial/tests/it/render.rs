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
    for (form, start) in [("docx", "PK\u{3}\u{4}"), ("html", "<!doctype html>")] {
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
    error: The form of the document cannot be told from r.odt: its name must end in .pdf, .docx, .html.
    [exit 1]
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
