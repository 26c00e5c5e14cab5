//! The guide's page of rules is the catalogue in Swedish words: it cannot drift from them.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_review::catalogue::catalogue;
use tertial_review::rule::{Severity, Spec};

/// Set this to have the page written anew instead of compared.
const WRITE: &str = "TERTIAL_WRITE_GUIDE";

#[test]
fn the_page_of_rules_says_what_the_catalogue_says() {
    let page = page();
    let file = file();
    if is_to_be_written() {
        write(&file, &page);
    }
    let stands = read(&file);
    assert!(
        stands == page,
        "{} is stale: {WRITE}=1 cargo nextest run -p tertial-review guide",
        file.display()
    );
}

#[expect(clippy::disallowed_methods, reason = "asks whether the page is to be written anew")]
fn is_to_be_written() -> bool {
    std::env::var_os(WRITE).is_some()
}

fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/guide/src/granskningen/regler.md")
}

fn page() -> String {
    let words = Localizer::of(Language::Swedish);
    let mut page = String::from(
        "# Reglerna\n\n\
         Varje regel har en kod som aldrig ändras. Vikten och gränserna är de som gäller om staden \
         inte väljer annat.\n",
    );
    for severity in Severity::ALL.into_iter().rev() {
        let heading = match severity {
            Severity::Error => "Fel: två uppgifter kan inte båda stämma",
            Severity::Warning => "Varningar: något bör besvaras",
            Severity::Hint => "Tips: värt en titt",
        };
        let _ = write!(page, "\n## {heading}\n");
        for spec in catalogue().filter(|spec| spec.severity == severity) {
            rule(spec, words, &mut page);
        }
    }
    page
}

fn rule(spec: &Spec, words: &Localizer, page: &mut String) {
    let code = spec.rule.code();
    let text = |part: &str| words.text(&format!("rule-{code}{part}")).into_owned();
    let _ = write!(page, "\n### {} {{#{code}}}\n\n`{code}`\n\n", text(""));
    for (label, part) in [
        ("Betyder", "-meaning"),
        ("Varför", "-why"),
        ("Gör så här", "-act"),
        ("Exempel", "-fires"),
        ("Lämnas i fred", "-silent"),
    ] {
        let _ = writeln!(page, "- **{label}:** {}", text(part));
    }
    for parameter in spec.parameters {
        let (least, most) = parameter.allowed;
        let _ = writeln!(
            page,
            "- **Gräns:** `{}` = {} (får vara {least} till {most})",
            parameter.name, parameter.default
        );
    }
}

#[expect(clippy::disallowed_methods, reason = "compares a page of the guide")]
fn read(file: &Path) -> String {
    std::fs::read_to_string(file).unwrap_or_default()
}

#[expect(clippy::disallowed_methods, reason = "writes the page when it is asked for")]
fn write(file: &Path, page: &str) {
    if let Some(folder) = file.parent() {
        let _ = std::fs::create_dir_all(folder);
    }
    let _ = std::fs::write(file, page);
}
