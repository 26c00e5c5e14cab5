//! Every page from samples: renders in every language, and holds what every page must hold.

use std::fs;
use std::path::PathBuf;

use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;

use crate::samples::{self, Sample};

fn every_page(check: impl Fn(Language, &Sample)) {
    for language in Language::ALL {
        for sample in samples::all(language) {
            check(language, &sample);
        }
    }
}

#[test]
fn every_page_renders_in_every_language_and_lacks_no_words() {
    every_page(|language, Sample { path, html }| {
        let tag = format!("<html lang=\"{}\">", language.code());
        assert!(html.contains(&tag), "{path}");
        let lacking = html.find('⟦').map(|at| html[at..].chars().take(60).collect::<String>());
        assert_eq!(lacking, None, "{path} in {}", language.code());
        assert!(!html.contains("{$") && !html.contains("{ $"), "{path}: an argument was not told");
    });
}

#[test]
fn every_page_has_one_first_heading_one_main_and_a_way_past_the_menu() {
    every_page(|_, Sample { path, html }| {
        assert_eq!(html.matches("<h1").count(), 1, "{path}");
        assert_eq!(html.matches("<main").count(), 1, "{path}");
        assert!(html.contains("<a class=\"skip\" href=\"#main\">"), "{path}");
    });
}

#[test]
fn no_page_holds_script_or_inline_style() {
    every_page(|_, Sample { path, html }| {
        for banned in ["<script", " style=", "<style", "javascript:", " onclick", " onload"] {
            assert!(!html.contains(banned), "{path} holds {banned}");
        }
    });
}

#[test]
fn what_a_person_wrote_is_escaped() {
    let text: String =
        samples::all(Language::Swedish).into_iter().map(|sample| sample.html).collect();
    for raw in ["<b>som den", "Något <nytt>", "<blir>", "value=\"<b>\""] {
        assert!(!text.contains(raw), "{raw}");
    }
    assert!(text.contains("&#60;blir&#62; stående &#38; väntar"));
}

/// The page's main part with one element a line, without what a release changes.
fn normalised(html: &str) -> String {
    let start = html.find("<main").unwrap();
    let end = html.find("</main>").unwrap();
    let mut text = html[start..end].replace('\n', "");
    while let (Some(from), Some(until)) = (text.find("<svg"), text.find("</svg>")) {
        text.replace_range(from..until + "</svg>".len(), "(picture)");
    }
    text.replace("><", ">\n<").replace("> <", ">\n<")
}

#[test]
fn what_pages_hold_changes_only_on_purpose() {
    for language in Language::ALL {
        for path in ["/goals/one", "/search", "/error/not-found", "/empty/goals"] {
            let samples = samples::all(language);
            let sample = samples.iter().find(|sample| sample.path == path).unwrap();
            let name = format!("page{}-{}", path.replace('/', "-"), language.code());
            insta::assert_snapshot!(name, normalised(&sample.html));
        }
    }
}

#[test]
fn an_error_page_tells_a_reference_and_keeps_the_log_to_itself() {
    for sample in samples::all(Language::Swedish) {
        if sample.path.starts_with("/error/") {
            assert!(sample.html.contains("7f3a90c1"), "{}", sample.path);
            assert!(!sample.html.contains("secret"), "{}", sample.path);
        }
    }
}

#[test]
fn identities_on_a_page_are_unique() {
    every_page(|_, Sample { path, html }| {
        let mut ids: Vec<&str> =
            html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        ids.sort_unstable();
        for pair in ids.windows(2) {
            assert_ne!(pair[0], pair[1], "{path}");
        }
    });
}

#[test]
fn a_part_of_a_year_is_said_to_be_a_forecast_and_of_how_many() {
    for (language, words) in [
        (
            Language::Swedish,
            [
                "Prognos efter T1 2026, inte årets utfall. 18 av 21 enheter har gjort sin bedömning.",
                "nämndmål väntas uppfyllas helt",
                "Stadens mål 2026, prognos",
            ],
        ),
        (
            Language::English,
            [
                "Forecast after T1 2026, not the outcome of the year. \
                 18 of 21 units have made their assessment.",
                "expected to be fully met",
                "The city&#39;s goals 2026, forecast",
            ],
        ),
    ] {
        let samples = samples::all(language);
        let of = |path| &samples.iter().find(|sample| sample.path == path).unwrap().html;
        for words in words {
            assert!(of("/forecast").contains(words), "{words}");
            assert!(!of("/").contains(words), "{words}");
        }
    }
}

/// The page of the log says what was done in words, for every act that some use case notes.
#[test]
#[expect(clippy::disallowed_methods, reason = "a test reads the project's own files")]
fn every_act_and_kind_in_the_log_has_its_words() {
    let usecases = concat!(env!("CARGO_MANIFEST_DIR"), "/../usecases/src");
    let mut folders = vec![PathBuf::from(usecases)];
    let mut count = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = fs::read_to_string(path).unwrap();
            for (field, prefix) in [("action: \"", "log-action-"), ("object_kind: \"", "log-kind-")]
            {
                for written in source.split(field).skip(1) {
                    let key = format!("{prefix}{}", written.split('"').next().unwrap());
                    count += 1;
                    assert!(Localizer::of(Language::English).has(&key), "{key} has no words");
                }
            }
        }
    }
    assert!(count > 10, "{count} events");
}
