//! What no template may hold.

use std::path::{Path, PathBuf};

#[expect(clippy::disallowed_methods, reason = "a test reads the project's own files")]
fn templates() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else {
                let text = std::fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("templates"), &mut found);
    found
}

#[test]
fn no_template_lets_markup_through_or_holds_script_and_style() {
    let found = templates();
    assert!(found.len() > 20);
    for (path, text) in found {
        for banned in
            ["safe", "escape", "<script", "style=", "<style", "javascript:", " on", "http:"]
        {
            let banned = if banned == " on" { " onclick" } else { banned };
            assert!(!text.contains(&format!("|{banned}")), "{} filters {banned}", path.display());
            let is_markup = banned.contains(['<', '=', ':']) || banned.starts_with(' ');
            assert!(!is_markup || !text.contains(banned), "{} holds {banned}", path.display());
        }
    }
}

#[test]
fn a_template_holds_no_words_of_its_own() {
    for (path, text) in templates() {
        for word in ["å", "ä", "ö", "Å", "Ä", "Ö"] {
            assert!(!text.contains(word), "{} holds {word}", path.display());
        }
    }
}
