//! Ekstad's documents, each in one form, held against what a person read in them.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tertial_exchange::report_json::{self, WriteOptions};

use crate::{assert_adds_up, draft};

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/imports");
    let mut cases: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases
}

fn input(case: &Path) -> (String, String) {
    let names = ["input.txt", "input.md"];
    let name = names.into_iter().find(|name| case.join(name).exists()).unwrap();
    (fs::read_to_string(case.join(name)).unwrap(), name.to_owned())
}

#[test]
fn every_document_says_what_a_person_reads_in_it() {
    let cases = cases();
    assert!(cases.len() >= 8, "the documents are there");
    for case in cases {
        let (text, name) = input(&case);
        let draft = draft(&text, &name);
        assert_adds_up(&draft);
        assert!(
            draft.ledger.unplaced.is_empty(),
            "{}: {:?}",
            case.display(),
            draft.ledger.unplaced
        );
        let json = report_json::write(&draft.report, &WriteOptions::default());
        let found: Value = serde_json::from_slice(&json).unwrap();
        let expected = fs::read_to_string(case.join("expected.json")).unwrap();
        let expected: Value = serde_json::from_str(&expected).unwrap();
        let mut differences = Vec::new();
        compare(&expected, &found, "", &mut differences);
        assert!(differences.is_empty(), "{}:\n{}", case.display(), differences.join("\n"));
    }
}

/// Every value that is expected is found; blanks are folded, empty and absent are the same.
fn compare(expected: &Value, found: &Value, path: &str, differences: &mut Vec<String>) {
    match (expected, found) {
        (Value::Object(expected), _) => {
            for (key, value) in expected {
                let found = found.get(key).unwrap_or(&Value::Null);
                compare(value, found, &format!("{path}/{key}"), differences);
            }
            let texts = path.ends_with("/texts").then(|| found.as_object()).flatten();
            for key in texts.into_iter().flat_map(|texts| texts.keys()) {
                if !expected.contains_key(key) && !is_empty(&found[key]) {
                    differences.push(format!("{path}/{key}: not expected: {}", found[key]));
                }
            }
        }
        (Value::Array(expected), Value::Array(found)) => {
            let length = if path.contains("/rows/") {
                expected
                    .len()
                    .max(found.iter().rposition(|cell| !is_empty(cell)).map_or(0, |at| at + 1))
            } else {
                expected.len().max(found.len())
            };
            for at in 0..length {
                let expected = expected.get(at).unwrap_or(&Value::Null);
                let found = found.get(at).unwrap_or(&Value::Null);
                compare(expected, found, &format!("{path}/{at}"), differences);
            }
        }
        _ if is_empty(expected) && is_empty(found) => {}
        _ if words(expected) == words(found) => {}
        _ => differences.push(format!("{path}\n  expected {expected}\n  found    {found}")),
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.iter().all(is_empty),
        Value::Object(fields) => fields.values().all(is_empty),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[test]
fn every_fact_knows_its_lines() {
    for case in cases() {
        let (text, name) = input(&case);
        let lines: Vec<&str> = text.split('\n').collect();
        let draft = draft(&text, &name);
        for (section, span) in draft.report.sections.iter().zip(&draft.provenance.sections) {
            let heading = lines[usize::try_from(span.first).unwrap() - 1].replace('\u{ad}', "");
            let first = section.heading.split(' ').next().unwrap();
            assert!(heading.contains(first), "{}: {heading} / {first}", case.display());
        }
        for (goal, places) in draft.report.walk_goals().zip(&draft.provenance.goals) {
            for (row, span) in goal.indicators.iter().zip(&places.indicators) {
                let first = usize::try_from(span.first).unwrap() - 1;
                let last = usize::try_from(span.last).unwrap();
                let own = lines[first..last].join(" ");
                let word = row.name.split(' ').next().unwrap();
                assert!(own.contains(word), "{}: {own} / {word}", case.display());
            }
        }
    }
}
