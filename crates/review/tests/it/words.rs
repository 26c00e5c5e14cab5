//! Every rule has its words in every language, and every finding a sentence with all its values.

use std::path::{Path, PathBuf};

use tertial_presentation::language::Language;
use tertial_presentation::localizer::{Argument, Localizer};
use tertial_review::rule::Rule;

/// What the words of a rule are made of.
const PARTS: [&str; 6] = ["", "-meaning", "-why", "-act", "-fires", "-silent"];

#[test]
fn every_rule_has_all_its_words_in_every_language() {
    for language in Language::ALL {
        let words = Localizer::of(language);
        for rule in Rule::ALL {
            for part in PARTS {
                let key = format!("rule-{}{part}", rule.code());
                let text = words.text(&key);
                assert!(!text.contains(&key) && !text.trim().is_empty(), "{language:?}: {key}");
            }
        }
    }
}

/// A reason stands in the rules' files as `Finding::new(Rule::X, "reason", …)`.
#[test]
fn every_reason_in_the_rules_files_has_a_sentence() {
    let mut known = 0;
    for (rule, reason) in reasons() {
        known += 1;
        for language in Language::ALL {
            let words = Localizer::of(language);
            let key = format!("finding-{}-{reason}", rule.code());
            let text = words.text_with(&key, &[("any", Argument::Text("1".into()))]);
            assert!(!text.contains(&key), "{language:?}: {key} has no words");
        }
    }
    assert!(known > 0, "no reason was found: has the way of making findings changed?");
}

/// Every literal reason in the rules' files.
fn reasons() -> Vec<(Rule, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let mut found = Vec::new();
    for file in rust_files(&folder) {
        let text = read(&file);
        for after in text.split("Finding::new(").skip(1) {
            let Some((name, rest)) = after.trim_start().split_once(',') else { continue };
            let Some(name) = name.trim().strip_prefix("Rule::") else { continue };
            let rule = Rule::ALL.iter().find(|rule| format!("{rule:?}") == name);
            let reason =
                rest.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next());
            if let (Some(rule), Some(reason)) = (rule, reason) {
                found.push((*rule, reason.to_owned()));
            }
        }
    }
    found
}

#[expect(clippy::disallowed_methods, reason = "reads the rules' own source")]
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .flat_map(|entry| {
            let path = entry.path();
            if path.is_dir() { rust_files(&path) } else { vec![path] }
        })
        .filter(|path| path.extension().is_some_and(|end| end == "rs"))
        .collect()
}

#[expect(clippy::disallowed_methods, reason = "reads the rules' own source")]
fn read(file: &Path) -> String {
    std::fs::read_to_string(file).unwrap_or_default()
}
