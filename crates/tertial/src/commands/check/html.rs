//! A check as one page that stands by itself: no script, no outside address, prints well.

use askama::Template;
use tertial_presentation::localizer::Localizer;
use tertial_review::Severity;
use tertial_usecases::review::told::severity_key;

use super::sheet::{Checked, Sheet};
use crate::stop::{Stop, StopKind};

#[derive(Template)]
#[template(path = "check.html")]
struct Page<'a> {
    language: &'static str,
    title: String,
    counts: String,
    refused: &'a [(std::path::PathBuf, String)],
    none: String,
    documents: Vec<DocumentView<'a>>,
}

struct DocumentView<'a> {
    file: String,
    title: &'a str,
    findings: Vec<FindingView<'a>>,
}

struct FindingView<'a> {
    severity: &'static str,
    severity_words: String,
    name: &'a str,
    code: &'static str,
    place: &'a str,
    words: &'a str,
    quotes: Vec<(&'a str, &'a str)>,
    answer: Option<String>,
}

/// Writes everything.
pub(super) fn print(sheet: &Sheet, words: &Localizer) -> Result<Vec<u8>, Stop> {
    let counts = [
        words.count("cli-check-documents", sheet.documents.len()),
        words.count("cli-check-errors", sheet.count(Severity::Error)),
        words.count("cli-check-warnings", sheet.count(Severity::Warning)),
        words.count("cli-check-hints", sheet.count(Severity::Hint)),
    ];
    let page = Page {
        language: words.language().code(),
        title: words.text("cli-check-title").into_owned(),
        counts: counts.join(" · "),
        refused: &sheet.refused,
        none: words.text("cli-check-none").into_owned(),
        documents: sheet.documents.iter().map(|document| view(document, words)).collect(),
    };
    let html = page.render();
    html.map(String::into_bytes)
        .map_err(|error| Stop::new(StopKind::Internal, "fault").with("reason", &error))
}

fn view<'a>(document: &'a Checked, words: &Localizer) -> DocumentView<'a> {
    let answer = |motive: &String| {
        words.text_with("cli-check-answered", &[("motive", motive.clone().into())])
    };
    let open = document.findings.iter().map(|finding| (finding, None));
    let answered =
        document.answered.iter().map(|(finding, motive)| (finding, Some(answer(motive))));
    let findings = open.chain(answered).map(|(finding, answer)| FindingView {
        answer,
        severity: finding.told.severity.code(),
        severity_words: words.text(severity_key(finding.told.severity)).into_owned(),
        name: &finding.told.name,
        code: finding.told.rule.code(),
        place: &finding.told.place_words,
        words: &finding.told.words,
        quotes: finding
            .told
            .evidence
            .iter()
            .map(|evidence| (evidence.quote.as_str(), evidence.place_words.as_str()))
            .collect(),
    });
    DocumentView {
        file: document.path.display().to_string(),
        title: document.title.as_deref().unwrap_or_default(),
        findings: findings.collect(),
    }
}
