//! A check as data: `tertial-review/1`.

use serde::Serialize;
use tertial_review::Severity;

use super::sheet::{Checked, CheckedFinding, Sheet};
use crate::stop::{Stop, StopKind};

#[derive(Serialize)]
struct Out<'a> {
    schema: &'static str,
    documents: Vec<DocumentOut<'a>>,
    refused: Vec<RefusedOut<'a>>,
    totals: Totals,
}

#[derive(Serialize)]
struct Totals {
    error: usize,
    warning: usize,
    hint: usize,
}

#[derive(Serialize)]
struct RefusedOut<'a> {
    file: String,
    reason: &'a str,
}

#[derive(Serialize)]
struct DocumentOut<'a> {
    file: String,
    title: Option<&'a str>,
    unit: Option<&'a str>,
    year: Option<i16>,
    kind: Option<&'a str>,
    findings: Vec<FindingOut<'a>>,
    answered: Vec<FindingOut<'a>>,
    silent: Vec<SilentOut>,
}

#[derive(Serialize)]
struct SilentOut {
    rule: &'static str,
    needs: &'static str,
}

#[derive(Serialize)]
struct FindingOut<'a> {
    rule: &'static str,
    severity: &'static str,
    place: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<[u32; 2]>,
    words: &'a str,
    evidence: Vec<EvidenceOut<'a>>,
    fingerprint: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    motive: Option<&'a str>,
}

#[derive(Serialize)]
struct EvidenceOut<'a> {
    place: &'a str,
    quote: &'a str,
}

/// Writes everything.
pub(super) fn print(sheet: &Sheet) -> Result<Vec<u8>, Stop> {
    let out = Out {
        schema: "tertial-review/1",
        documents: sheet.documents.iter().map(document).collect(),
        refused: sheet
            .refused
            .iter()
            .map(|(path, reason)| RefusedOut { file: path.display().to_string(), reason })
            .collect(),
        totals: Totals {
            error: sheet.count(Severity::Error),
            warning: sheet.count(Severity::Warning),
            hint: sheet.count(Severity::Hint),
        },
    };
    finish(&out)
}

/// Any value as pretty JSON with a line break at the end.
pub(super) fn finish(value: &impl Serialize) -> Result<Vec<u8>, Stop> {
    let mut json = serde_json::to_vec_pretty(value)
        .map_err(|error| Stop::new(StopKind::Internal, "fault").with("reason", &error))?;
    json.push(b'\n');
    Ok(json)
}

fn document(document: &Checked) -> DocumentOut<'_> {
    DocumentOut {
        file: document.path.display().to_string(),
        title: document.title.as_deref(),
        unit: document.unit.as_deref(),
        year: document.year,
        kind: document.kind,
        findings: document.findings.iter().map(finding).collect(),
        answered: document
            .answered
            .iter()
            .map(|(found, motive)| FindingOut { motive: Some(motive), ..finding(found) })
            .collect(),
        silent: document
            .silent
            .iter()
            .map(|(rule, need)| SilentOut { rule: rule.code(), needs: need.code() })
            .collect(),
    }
}

fn finding(finding: &CheckedFinding) -> FindingOut<'_> {
    let told = &finding.told;
    FindingOut {
        rule: told.rule.code(),
        severity: told.severity.code(),
        place: &told.place,
        lines: finding.lines.map(|span| [span.first, span.last]),
        words: &told.words,
        evidence: told
            .evidence
            .iter()
            .map(|evidence| EvidenceOut { place: &evidence.place, quote: &evidence.quote })
            .collect(),
        fingerprint: format!("{:016x}", told.fingerprint),
        motive: None,
    }
}
