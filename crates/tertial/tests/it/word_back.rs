//! `tertial word-back`: a Word file out, edited, and read back.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::conversation::tertial;
use crate::extract::REPORT;

/// A folder with a report and its Word file.
fn folder(place: Option<&str>) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let json = tertial(&["extract", "-"]).hearing(REPORT).output().stdout;
    fs::write(folder.path().join("r.json"), json).unwrap();
    let mut render = vec!["render", "r.json", "-o", "r.docx", "--issued", "2025-02-21"];
    render.extend(place.into_iter().flat_map(|place| ["--place", place]));
    let output = tertial(&render).inside(folder.path()).output();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    folder
}

/// Changes words in the text of a Word file.
fn edit(path: &Path, from: &str, to: &str) {
    let mut source = ZipArchive::new(Cursor::new(fs::read(path).unwrap())).unwrap();
    let mut target = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..source.len() {
        let mut part = source.by_index(at).unwrap();
        let name = part.name().to_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        if name == "word/document.xml" {
            assert!(text.contains(from), "{from}");
            text = text.replace(from, to);
        }
        target.start_file(name, SimpleFileOptions::default()).unwrap();
        target.write_all(text.as_bytes()).unwrap();
    }
    fs::write(path, target.finish().unwrap().into_inner()).unwrap();
}

/// The first word of the report's first text.
const FIRST: &str = "Året";

#[test]
fn a_file_comes_back_unchanged_and_then_changed() {
    let folder = folder(None);
    let order = ["word-back", "r.docx", "--report", "r.json"];
    let output = tertial(&order).inside(folder.path()).output();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("Nothing differs."));

    let word = FIRST;
    let was = format!(">{word} ");
    edit(&folder.path().join("r.docx"), &was, &format!(">{word} sannerligen "));
    let output = tertial(&order).inside(folder.path()).output();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("{+sannerligen") && said.contains("changed"), "{said}");

    let as_json = [&order[..], &["--format", "json", "-o", "new.json"]].concat();
    let output = tertial(&as_json).inside(folder.path()).output();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let said: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(said["schema"], "tertial-word-back/1");
    assert_eq!(said["differences"][0]["taken"], true);
    let new = fs::read_to_string(folder.path().join("new.json")).unwrap();
    assert!(new.contains(&format!("{word} sannerligen ")));

    // The new report is another version than the file was made of.
    let other = tertial(&["word-back", "r.docx", "--report", "new.json"]);
    let said = other.inside(folder.path()).text();
    assert!(said.contains("--exported") && said.contains("[exit 1]"), "{said}");
    let both = ["word-back", "r.docx", "--report", "new.json", "--exported", "r.json"];
    let said = tertial(&both).inside(folder.path()).text();
    assert!(said.contains("Nothing differs."), "{said}");
}

#[test]
fn one_section_is_sent_out_and_others_stay_out_of_reach() {
    let folder = folder(Some("sections/0"));
    let order = ["word-back", "r.docx", "--report", "r.json", "--format", "json"];
    let output = tertial(&order).inside(folder.path()).output();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let said: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(said["differences"].as_array().map(Vec::len), Some(0));
    let nowhere = ["render", "r.json", "-o", "x.docx", "--place", "sections/999"];
    let said = tertial(&nowhere).inside(folder.path()).text();
    assert!(said.contains("sections/999") && said.contains("[exit 1]"), "{said}");
}

#[test]
fn what_is_no_word_file_is_refused() {
    let folder = folder(None);
    fs::write(folder.path().join("r.docx"), "no container").unwrap();
    let said = tertial(&["word-back", "r.docx", "--report", "r.json"]).inside(folder.path()).text();
    assert!(said.contains("is no Word file") && said.contains("[exit 1]"), "{said}");
}
