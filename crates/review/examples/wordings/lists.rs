//! Lists of wordings: small whole documents with slots, and cases that fill them.

use std::fs;
use std::path::{Path, PathBuf};

use tertial_extract::{Limits, read_source};
use tertial_import::read_report;
use tertial_review::{Facts, Finding, History, Settings, Vocabulary, check};
use toml::{Table, Value};

/// How a list came out.
#[derive(Debug, Default)]
pub(crate) struct Score {
    pub(crate) must: usize,
    pub(crate) fired: usize,
    pub(crate) quiet: usize,
    pub(crate) false_alarms: usize,
}

impl Score {
    /// Adds another list.
    pub(crate) fn add(&mut self, other: &Self) {
        self.must += other.must;
        self.fired += other.fired;
        self.quiet += other.quiet;
        self.false_alarms += other.false_alarms;
    }
}

/// The lists of a folder, in the order of their codes.
pub(crate) fn lists(folder: &Path) -> Vec<PathBuf> {
    let found = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let is_list = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "toml");
    let mut found: Vec<PathBuf> = found.filter(is_list).collect();
    found.sort();
    found
}

/// Tries every case of a list; `tell` hears of each that came out wrong.
pub(crate) fn list(path: &Path, code: &str, tell: &mut dyn FnMut(&str)) -> Result<Score, String> {
    let text = fs::read_to_string(path).map_err(|error| error.to_string())?;
    let list: Table = text.parse().map_err(|error: toml::de::Error| error.to_string())?;
    let templates = list.get("templates").and_then(Value::as_table).ok_or("no templates")?;
    let cases = list.get("case").and_then(Value::as_array).ok_or("no cases")?;
    let mut score = Score::default();
    for case in cases.iter().filter_map(Value::as_table) {
        let word = |name: &str| case.get(name).and_then(Value::as_str).unwrap_or_default();
        let template = templates.get(word("template")).and_then(Value::as_str);
        let document = filled(template.ok_or("an unknown template")?, case);
        let said: Vec<Finding> =
            findings(&document)?.into_iter().filter(|f| f.rule.code() == code).collect();
        let must = case.get("fire").and_then(Value::as_bool).ok_or("fire is not said")?;
        score.must += usize::from(must);
        score.quiet += usize::from(!must);
        score.fired += usize::from(must && !said.is_empty());
        score.false_alarms += usize::from(!must && !said.is_empty());
        if must == said.is_empty() {
            let verdict = if must { "MISSED" } else { "WRONG" };
            let slots = slots(case).join(" | ");
            tell(&format!("{verdict} {code} ({}): {slots}\n    {}", word("template"), word("why")));
            for finding in said {
                tell(&format!(
                    "    {} at {}: {:?}",
                    finding.reason, finding.place, finding.evidence
                ));
            }
        }
    }
    Ok(score)
}

/// The slots of a case: what is written in capitals.
fn slots(case: &Table) -> Vec<String> {
    let is_slot =
        |name: &str| name.chars().all(|c| c.is_ascii_uppercase() || c == '_' || c.is_ascii_digit());
    let told = case.iter().filter(|(name, _)| is_slot(name));
    told.map(|(name, value)| format!("{name}: {}", value.as_str().unwrap_or_default())).collect()
}

fn filled(template: &str, case: &Table) -> String {
    case.iter().fold(template.to_owned(), |text, (name, value)| {
        let slot = format!("{{{name}}}");
        value.as_str().map_or_else(|| text.clone(), |words| text.replace(&slot, words))
    })
}

fn findings(document: &str) -> Result<Vec<Finding>, String> {
    let name = if document.contains("\n#") { "a.md" } else { "a.txt" };
    let source = read_source(document.as_bytes(), Some(name), &Limits::DOCUMENT)
        .map_err(|error| error.to_string())?;
    let report = read_report(&source).report;
    let settings = Settings::default();
    let facts = Facts::new(&report, History::default(), Vocabulary::built_in(), &settings);
    Ok(check(&facts).findings)
}
