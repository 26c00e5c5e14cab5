//! `tertial check`: files and folders against the rules, in every form, with answers and exit codes.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use serde_json::Value;

use crate::conversation::{Conversation, tertial};

/// The table and the text give different figures, and the text speaks of the second tertial as now.
const REPORT: &str = "\
# Verksamhetsberättelse 2025 för Åsens hemtjänst

## Sammanfattande analys

Året har präglats av nya arbetssätt.

KF:s inriktningsmål: 1. Ekstad är en trygg stad

KF:s mål för verksamhetsområdet: 1.1 Äldre har en trygg vardag

*Enhetsmål: Enheten är en god arbetsgivare*

● Uppfylls delvis

**Förväntat resultat**

Sjukfrånvaron är högst 5 %.

**Analys**

Sjukfrånvaron var 6,1 % under året. Under tertial 2 fortsätter samarbetet med företagshälsovården.

Indikator\tPeriodens utfall\tUtfall kvinnor\tUtfall män\tÅrsmål\tPeriod
Sjukfrånvaro\t5,2 %\t5,6 %\t4,1 %\t5 %\tVB 2025
";

fn folder_with(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn check(folder: &Path, words: &[&str]) -> Conversation {
    tertial(&[&["check"], words].concat()).inside(folder)
}

fn json(folder: &Path, words: &[&str]) -> Value {
    let output = check(folder, &[words, &["--format", "json"]].concat()).output();
    serde_json::from_slice(&output.stdout).unwrap()
}

fn codes(findings: &Value) -> Vec<&str> {
    findings.as_array().unwrap().iter().map(|one| one["rule"].as_str().unwrap()).collect()
}

#[test]
fn a_finding_names_its_place_quotes_its_words_and_decides_the_exit_code() {
    let folder = folder_with(&[("vb-2025.md", REPORT)]);
    assert_snapshot!(check(folder.path(), &["vb-2025.md", "--deny", "warning"]).text(), @"
    $ tertial check vb-2025.md --deny warning
    vb-2025.md  Verksamhetsberättelse 2025 för Åsens hemtjänst
      Look over value-disagrees-with-text (line 11)
        Unit goal “Enheten är en god arbetsgivare” › Analysis
        The table says 5,2 % for “Sjukfrånvaro”, the text says 6,1 %. Correct one of them, or write what the text's figure is of.
          │ 5,2 %
          │ Sjukfrånvaron var 6,1 % under året.
      Look over stale-period (line 11)
        Unit goal “Enheten är en god arbetsgivare” › Analysis
        The text speaks of “tertial 2” as going on now, but the report is about a later period (2025). Write how it turned out, or tell of the period in the past tense.
          │ Under tertial 2 fortsätter samarbetet med företagshälsovården.
      The same text in two places: needs last year's report

    One document: 0 important findings, 2 to look over, 0 hints.
    [exit 1]
    ");
    let mild = check(folder.path(), &["vb-2025.md"]).output();
    assert_eq!(mild.status.code(), Some(0), "nothing is as heavy as an error");
}

#[test]
fn every_form_tells_the_same_findings() {
    let folder = folder_with(&[("vb-2025.md", REPORT)]);
    let data = json(folder.path(), &["vb-2025.md"]);
    let told = codes(&data["documents"][0]["findings"]);
    assert!(told.contains(&"value-disagrees-with-text") && told.contains(&"stale-period"));
    let form = |form: &str| {
        let output = check(folder.path(), &["vb-2025.md", "--format", form]).output();
        assert_eq!(output.status.code(), Some(0), "{form}");
        String::from_utf8(output.stdout).unwrap()
    };
    let sarif: Value = serde_json::from_str(&form("sarif")).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let named: Vec<&str> = results.iter().map(|one| one["ruleId"].as_str().unwrap()).collect();
    assert_eq!(named, told);
    let csv = form("csv");
    assert!(csv.starts_with('\u{feff}'), "a spreadsheet is told the encoding");
    assert_eq!(csv.lines().count(), told.len() + 1);
    let html = form("html");
    assert!(told.iter().all(|code| html.contains(&format!("<code>{code}</code>"))));
    assert!(!html.contains("<script"));
}

#[test]
fn an_answered_finding_counts_no_more_until_its_words_change() {
    let folder = folder_with(&[("vb-2025.md", REPORT)]);
    let data = json(folder.path(), &["vb-2025.md"]);
    let findings = data["documents"][0]["findings"].as_array().unwrap();
    let answer = |one: &Value| {
        let (rule, fingerprint) = (one["rule"].as_str(), one["fingerprint"].as_str());
        let (rule, fingerprint) = (rule.unwrap(), fingerprint.unwrap());
        format!(
            "[[answer]]\nrule = \"{rule}\"\nfingerprint = \"{fingerprint}\"\nmotive = \"Granskad <av> mig.\"\n"
        )
    };
    let answers: String = findings.iter().map(answer).collect();
    fs::write(folder.path().join("svar.toml"), answers).unwrap();
    let with = ["vb-2025.md", "--answers", "svar.toml"];
    let quiet = check(folder.path(), &[&with[..], &["--deny", "hint"]].concat()).output();
    let said = String::from_utf8(quiet.stdout).unwrap();
    assert_eq!(quiet.status.code(), Some(0), "{said}");
    assert_eq!(said.matches("Reviewed: Granskad <av> mig.").count(), findings.len(), "{said}");
    let data = json(folder.path(), &with);
    assert_eq!(data["documents"][0]["findings"], Value::Array(Vec::new()));
    assert_eq!(data["documents"][0]["answered"][0]["motive"], "Granskad <av> mig.");

    fs::write(folder.path().join("vb-2025.md"), REPORT.replace("6,1 %", "6,3 %")).unwrap();
    let changed = check(folder.path(), &[&with[..], &["--deny", "warning"]].concat()).output();
    assert_eq!(changed.status.code(), Some(1), "the answer was to other words");
    let notes = String::from_utf8(changed.stderr).unwrap();
    assert!(notes.contains("no finding any more"), "{notes}");

    fs::write(folder.path().join("svar.toml"), "[[answer]]\nrule = \"x\"\n").unwrap();
    assert_snapshot!(check(folder.path(), &with).text(), @"
    $ tertial check vb-2025.md --answers svar.toml
    error: svar.toml, line 1: the answer is not understood (rule).
    hint: Each [[answer]] has rule, fingerprint (see --format json) and motive.
    [exit 2]
    ");
}

#[test]
fn a_unit_has_its_earlier_documents_as_history_and_a_bad_file_stops_nobody() {
    let before = REPORT.replace("2025", "2024");
    let folder = folder_with(&[("vb-2024.md", &before), ("vb-2025.md", REPORT), ("tom.md", "")]);
    let data = json(folder.path(), &[".", "--unit", "Åsens hemtjänst", "--year", "2025"]);
    let documents = data["documents"].as_array().unwrap();
    assert_eq!(documents.len(), 1);
    assert!(codes(&documents[0]["findings"]).contains(&"repeated-text"), "last year was read");
    assert_eq!(data["refused"].as_array().unwrap().len(), 1);
    let alone = json(folder.path(), &["vb-2025.md"]);
    let silent = codes(&alone["documents"][0]["silent"]);
    assert!(silent.contains(&"repeated-text"), "{silent:?}");
    let nobody = check(folder.path(), &[".", "--unit", "Ingen"]).output();
    assert_eq!(nobody.status.code(), Some(1));
}

#[test]
fn a_citys_choices_are_followed_and_a_fault_in_them_is_told() {
    let folder = folder_with(&[("vb-2025.md", REPORT)]);
    let choose = |text: &str| fs::write(folder.path().join("stad.toml"), text).unwrap();
    choose(
        "[rules.stale-period]\non = false\n\n[rules.value-disagrees-with-text]\nseverity = \"error\"\n",
    );
    let with = ["vb-2025.md", "--rules", "stad.toml"];
    let data = json(folder.path(), &with);
    let told = codes(&data["documents"][0]["findings"]);
    assert_eq!(told.first(), Some(&"value-disagrees-with-text"));
    assert!(!told.contains(&"stale-period"));
    assert_eq!(check(folder.path(), &with).output().status.code(), Some(1));
    choose("[rules.no-such]\non = false\n");
    assert_snapshot!(check(folder.path(), &with).text(), @"
    $ tertial check vb-2025.md --rules stad.toml
    error: stad.toml, line 1: there is no rule “no-such”.
    hint: Write tertial rules to see those that exist.
    [exit 2]
    ");
}
