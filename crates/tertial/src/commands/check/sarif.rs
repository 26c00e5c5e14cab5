//! A check as SARIF 2.1.0, which code hosts and editors show beside the lines.

use serde_json::{Value, json};
use tertial_presentation::localizer::Localizer;
use tertial_review::catalogue::catalogue;
use tertial_review::{Rule, Severity};
use tertial_usecases::review::told::rule_name;

use super::json::finish;
use super::sheet::{Checked, CheckedFinding, Sheet};
use crate::stop::Stop;

/// Writes everything.
pub(super) fn print(sheet: &Sheet, words: &Localizer) -> Result<Vec<u8>, Stop> {
    let results: Vec<Value> = sheet
        .documents
        .iter()
        .flat_map(|document| {
            let open = document.findings.iter().map(|found| (found, None));
            let answered = document.answered.iter().map(|(found, motive)| (found, Some(motive)));
            open.chain(answered).map(move |(found, motive)| result(document, found, motive))
        })
        .collect();
    let notes: Vec<Value> = sheet
        .refused
        .iter()
        .map(|(path, reason)| {
            let location = json!({"physicalLocation": {"artifactLocation": {"uri": uri(path)}}});
            json!({"level": "error", "message": {"text": reason}, "locations": [location]})
        })
        .collect();
    finish(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "tertial",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": catalogue().map(|spec| rule(spec.rule, spec.severity, words)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
            "invocations": [{
                "executionSuccessful": sheet.refused.is_empty(),
                "toolExecutionNotifications": notes,
            }],
        }],
    }))
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

fn rule(rule: Rule, severity: Severity, words: &Localizer) -> Value {
    let text = |part: &str| words.text(&format!("rule-{}-{part}", rule.code())).into_owned();
    json!({
        "id": rule.code(),
        "name": rule_name(rule, words),
        "shortDescription": {"text": text("meaning")},
        "fullDescription": {"text": text("why")},
        "help": {"text": text("act")},
        "defaultConfiguration": {"level": level(severity)},
    })
}

fn result(document: &Checked, finding: &CheckedFinding, motive: Option<&String>) -> Value {
    let told = &finding.told;
    let mut physical = json!({"artifactLocation": {"uri": uri(&document.path)}});
    if let (Some(lines), Some(physical)) = (finding.lines, physical.as_object_mut()) {
        physical
            .insert("region".to_owned(), json!({"startLine": lines.first, "endLine": lines.last}));
    }
    let mut quotes = String::new();
    for evidence in &told.evidence {
        quotes.push_str("\n> ");
        quotes.push_str(&evidence.quote);
    }
    // An empty list says that nothing is suppressed, and tells it from not knowing.
    let suppressions: Vec<Value> = motive
        .map(|motive| json!({"kind": "external", "status": "accepted", "justification": motive}))
        .into_iter()
        .collect();
    json!({
        "suppressions": suppressions,
        "ruleId": told.rule.code(),
        "ruleIndex": catalogue().position(|spec| spec.rule == told.rule),
        "level": level(told.severity),
        "message": {"text": format!("{}: {}{quotes}", told.place_words, told.words)},
        "locations": [{
            "physicalLocation": physical,
            "logicalLocations": [{"fullyQualifiedName": told.place, "name": told.place_words}],
        }],
        "partialFingerprints": {"tertial/v1": format!("{:016x}", told.fingerprint)},
    })
}

/// A path as a relative reference: what may not stand in one is percent-encoded.
fn uri(path: &std::path::Path) -> String {
    let mut out = String::new();
    for byte in path.to_string_lossy().bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => {
                out.push(char::from(byte));
            }
            _ => {
                const DIGITS: [char; 16] = [
                    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
                ];
                out.push('%');
                let digit = |four: u8| DIGITS.get(usize::from(four)).copied().unwrap_or('0');
                out.extend([digit(byte >> 4), digit(byte & 15)]);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_path_becomes_a_reference() {
        assert_eq!(uri("a/vb 2020 å.md".as_ref()), "a/vb%202020%20%C3%A5.md");
    }
}
