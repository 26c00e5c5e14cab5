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

/// A database with the plans of three units, read in from documents.
fn city(folder: &std::path::Path) {
    fs::create_dir(folder.join("in")).unwrap();
    for name in ["Sjöängens hemtjänst", "Björkbackens hemtjänst", "Almdungens hemtjänst"] {
        let text = REPORT.replace("Åsens hemtjänst", name);
        assert_ne!(text, REPORT, "each has a name of its own");
        fs::write(folder.join("in").join(format!("{name}.txt")), text).unwrap();
    }
    let read = tertial(&["import", "in", "--database", "city.db"]).inside(folder).output();
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
}

/// The files of a folder by name, with what is in them.
fn held(folder: &std::path::Path) -> Vec<(String, Vec<u8>)> {
    let files = fs::read_dir(folder).unwrap().map(|entry| {
        let entry = entry.unwrap();
        (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap())
    });
    let mut files: Vec<_> = files.collect();
    files.sort();
    files
}

#[test]
fn every_report_gets_its_document_and_a_second_run_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    city(folder.path());
    let order = [
        "render",
        "--database",
        "city.db",
        "--all",
        "--out",
        "out",
        "--form",
        "pdf,html",
        "--jobs",
        "2",
    ];
    let render = || tertial(&order).inside(folder.path()).text();
    assert_snapshot!(render(), @"
    $ tertial render --database city.db --all --out out --form pdf,html --jobs 2
    out: 6 documents written, 0 were there already.
    [exit 0]
    ");
    let first = held(&folder.path().join("out"));
    assert_eq!(first.len(), 7, "two forms of three reports, and their list");
    assert!(first.iter().all(|(name, bytes)| match name.rsplit_once('.').unwrap().1 {
        "pdf" => bytes.starts_with(b"%PDF-"),
        "html" => bytes.starts_with(b"<!doctype html>"),
        _ => name == "documents.csv",
    }));
    assert_snapshot!(render(), @"
    $ tertial render --database city.db --all --out out --form pdf,html --jobs 2
    out: 0 documents written, 6 were there already.
    [exit 0]
    ");
    // One is gone, one is damaged: both come back, byte for byte.
    fs::remove_file(folder.path().join("out").join(&first[1].0)).unwrap();
    fs::write(folder.path().join("out").join(&first[2].0), "half").unwrap();
    assert_snapshot!(render(), @"
    $ tertial render --database city.db --all --out out --form pdf,html --jobs 2
    out: 2 documents written, 4 were there already.
    [exit 0]
    ");
    assert_eq!(held(&folder.path().join("out")), first);
}

#[test]
fn reports_become_chapters_of_one_document() {
    let folder = tempfile::tempdir().unwrap();
    city(folder.path());
    for name in ["all.html", "again.html", "all.pdf", "again.pdf", "all.docx"] {
        let order = ["render", "--database", "city.db", "--all", "-o", name];
        let output = tertial(&order).inside(folder.path()).output();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let read = |name: &str| fs::read(folder.path().join(name)).unwrap();
    assert_eq!(read("all.html"), read("again.html"));
    assert_eq!(read("all.pdf"), read("again.pdf"));
    let page = String::from_utf8(read("all.html")).unwrap();
    let places: Vec<_> = ["Almdungens", "Björkbackens", "Sjöängens"]
        .map(|name| page.find(&format!(">{name} hemtjänst</h")))
        .into_iter()
        .collect();
    assert!(places.iter().all(Option::is_some), "each is a chapter: {places:?}");
    assert!(places.is_sorted(), "in the order of the alphabet");
}

#[test]
fn what_is_to_be_printed_must_be_said_and_be_there() {
    let folder = tempfile::tempdir().unwrap();
    city(folder.path());
    let render = |more: &[&str]| {
        let mut order = vec!["render", "--database", "city.db"];
        order.extend(more);
        tertial(&order).inside(folder.path()).text()
    };
    assert_snapshot!(render(&["-o", "x.pdf"]), @"
    $ tertial render --database city.db -o x.pdf
    error: This is missing: <--unit <NAME>|--committee <NAME>|--all>
    hint: Write --help after the command to see what it takes.
    [exit 1]
    ");
    assert_snapshot!(render(&["--unit", "Granbackens skola", "-o", "x.pdf"]), @"
    $ tertial render --database city.db --unit Granbackens skola -o x.pdf
    error: No report fits the selection.
    [exit 1]
    ");
    assert_snapshot!(render(&["--all", "--unit", "x", "-o", "x.pdf"]), @r#"
    $ tertial render --database city.db --all --unit x -o x.pdf
    error: The argument "--all" does not go with the others.
    [exit 1]
    "#);
    assert_snapshot!(render(&["--all", "--out", "d", "-o", "x.pdf"]), @r#"
    $ tertial render --database city.db --all --out d -o x.pdf
    error: The argument "--out <FOLDER>" does not go with the others.
    [exit 1]
    "#);
    assert_snapshot!(render(&["--all"]), @"
    $ tertial render --database city.db --all
    error: This is missing: --output <FILE>
    hint: Write --help after the command to see what it takes.
    [exit 1]
    ");
    assert_snapshot!(render(&["--all", "--out", "d", "--form", "odt"]), @r#"
    $ tertial render --database city.db --all --out d --form odt
    error: The value "odt" does not fit --form <FORM>.
    [exit 1]
    "#);
    assert_snapshot!(render(&["--all", "--out", "d", "--jobs", "0"]), @r#"
    $ tertial render --database city.db --all --out d --jobs 0
    error: The value "0" does not fit --jobs <N>.
    [exit 1]
    "#);
    assert_snapshot!(render(&["--all", "--out", "d", "--kind", "t9"]), @r#"
    $ tertial render --database city.db --all --out d --kind t9
    error: The value "t9" does not fit --kind <DOCUMENT>.
    [exit 1]
    "#);
}
