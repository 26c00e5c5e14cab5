//! A check for a person at a terminal.

use std::fmt::Write as _;

use tertial_presentation::localizer::Localizer;
use tertial_review::Severity;
use tertial_usecases::review::told::{need_key, rule_name, severity_key};

use super::sheet::{Checked, Sheet};
use crate::terminal::Terminal;

/// Colours, where a person looks and has not said no.
struct Colours {
    are_on: bool,
}

impl Colours {
    fn of(&self, severity: Severity, words: &str) -> String {
        let code = match severity {
            Severity::Error => "1;31",
            Severity::Warning => "1;33",
            Severity::Hint => "1;36",
        };
        self.paint(code, words)
    }

    fn paint(&self, code: &str, words: &str) -> String {
        if self.are_on { format!("\u{1b}[{code}m{words}\u{1b}[0m") } else { words.to_owned() }
    }
}

/// Writes everything; a document without findings is one line.
pub(super) fn print(sheet: &Sheet, terminal: &Terminal) -> String {
    let words = terminal.localizer();
    let colours = Colours { are_on: terminal.is_output_seen() && terminal.are_colours_wanted() };
    let mut out = String::new();
    for document in &sheet.documents {
        print_document(&mut out, document, words, &colours);
    }
    for (path, reason) in &sheet.refused {
        let _ = writeln!(out, "{}: {reason}", path.display());
    }
    let counts: Vec<String> = [
        ("cli-check-errors", Severity::Error),
        ("cli-check-warnings", Severity::Warning),
        ("cli-check-hints", Severity::Hint),
    ]
    .into_iter()
    .map(|(key, severity)| words.count(key, sheet.count(severity)))
    .collect();
    let documents = words.count("cli-check-documents", sheet.documents.len());
    let _ = writeln!(out, "{documents} {}.", counts.join(", "));
    out
}

fn print_document(out: &mut String, document: &Checked, words: &Localizer, colours: &Colours) {
    let title = document.title.as_deref().unwrap_or_default();
    let head = format!("{}  {title}", document.path.display());
    let _ = writeln!(out, "{}", colours.paint("1", head.trim_end()));
    if document.findings.is_empty() {
        let _ = writeln!(out, "  {}", words.text("cli-check-none"));
    }
    for finding in &document.findings {
        let told = &finding.told;
        let severity = words.text(severity_key(told.severity));
        let lines = finding.lines.map_or(String::new(), |span| {
            format!(
                " ({})",
                words.text_with("cli-check-line", &[("line", span.first.to_string().into())])
            )
        });
        let _ = writeln!(
            out,
            "  {} {}{lines}",
            colours.of(told.severity, &severity),
            colours.paint("2", told.rule.code())
        );
        let _ = writeln!(out, "    {}", told.place_words);
        let _ = writeln!(out, "    {}", told.words);
        for evidence in &told.evidence {
            let _ = writeln!(out, "      {} {}", colours.paint("2", "│"), evidence.quote);
        }
    }
    for (finding, motive) in &document.answered {
        let told = &finding.told;
        let said = words.text_with("cli-check-answered", &[("motive", motive.clone().into())]);
        let _ = writeln!(out, "  {} {}", colours.paint("2", told.rule.code()), told.place_words);
        let _ = writeln!(out, "    {said}");
    }
    for (rule, need) in &document.silent {
        let name = rule_name(*rule, words);
        let _ = writeln!(
            out,
            "  {}",
            colours.paint("2", &format!("{name}: {}", words.text(need_key(*need))))
        );
    }
    out.push('\n');
}
