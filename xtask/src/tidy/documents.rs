//! What the documentation says of the code is there: paths, links, tests and limits.

use super::{Fault, has_word};
use crate::project::Project;

const ARCHITECTURE: &str = "ARCHITECTURE.md";
const LIMITS: &str = "docs/limits.md";

/// How an invariant names what keeps it.
const KEPT_BY: &str = "*Kept by*";

/// Folders whose files the documentation may name in backticks.
const NAMED_FOLDERS: &[&str] = &["crates/", "docs/", "xtask/", "tests/", "testdata/", ".ci/"];

/// Links between documents, and paths in backticks, lead to files that exist.
pub(super) fn paths(project: &Project) -> Result<Vec<Fault>, String> {
    let mut faults = Vec::new();
    for file in project.files_in("", ".md")? {
        let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
        for (index, line) in project.read(&file)?.lines().enumerate() {
            for link in links(line) {
                if !project.path(folder).join(link).exists() {
                    faults.push(Fault::on_line(
                        &file,
                        index,
                        format!("the link {link} leads nowhere"),
                    ));
                }
            }
            for path in named_paths(line) {
                if !project.path(path).exists() {
                    faults.push(Fault::on_line(&file, index, format!("there is no {path}")));
                }
            }
        }
    }
    Ok(faults)
}

/// Every invariant says what keeps it, and that is there.
pub(super) fn invariants(project: &Project) -> Result<Vec<Fault>, String> {
    let mut code = String::new();
    for file in project.files_in("", ".rs")? {
        code.push_str(&project.read(&file)?);
    }
    let text = project.read(ARCHITECTURE)?;
    let mut faults = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let Some((_, keepers)) = line.split_once(KEPT_BY) else { continue };
        for keeper in in_backticks(keepers).filter(|keeper| is_test_name(keeper)) {
            if !has_word(&code, &format!("fn {keeper}")) {
                faults.push(Fault::on_line(
                    ARCHITECTURE,
                    index,
                    format!("there is no test {keeper}"),
                ));
            }
        }
    }
    Ok(faults)
}

/// Each named limit of the code stands in the table of limits.
pub(super) fn limits(project: &Project) -> Result<Vec<Fault>, String> {
    let told = project.read(LIMITS)?;
    let mut faults = Vec::new();
    for file in project.files_in("crates/", "/limits.rs")? {
        for (index, line) in project.read(&file)?.lines().enumerate() {
            let Some((_, rest)) = line.split_once("pub const ") else { continue };
            let name = rest.split(':').next().unwrap_or_default().trim();
            let is_name = name
                .chars()
                .all(|letter| letter.is_ascii_uppercase() || "_0123456789".contains(letter));
            if is_name && !has_word(&told, name) {
                faults.push(Fault::on_line(&file, index, format!("{name} is not in {LIMITS}")));
            }
        }
    }
    Ok(faults)
}

fn in_backticks(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

fn is_test_name(word: &str) -> bool {
    word.contains('_')
        && word
            .chars()
            .all(|letter| letter.is_ascii_lowercase() || letter == '_' || letter.is_ascii_digit())
}

fn named_paths(line: &str) -> impl Iterator<Item = &str> {
    in_backticks(line).filter(|path| {
        NAMED_FOLDERS.iter().any(|folder| path.starts_with(folder))
            && !path.contains(['<', '*', '{', ' ', ':'])
    })
}

/// Targets of Markdown links inside the project, without the part after `#`.
fn links(line: &str) -> impl Iterator<Item = &str> {
    line.split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter_map(|target| target.split('#').next())
        .filter(|target| {
            !target.is_empty() && !target.contains("://") && !target.starts_with("mailto:")
        })
}

#[cfg(test)]
mod tests {
    use super::{is_test_name, links, named_paths};

    #[test]
    fn links_and_paths_are_found() {
        let line = "see [limits](docs/limits.md#sizes), [a site](https://example.org), `crates/web/src` and `a/b`";
        assert_eq!(links(line).collect::<Vec<_>>(), ["docs/limits.md"]);
        assert_eq!(named_paths(line).collect::<Vec<_>>(), ["crates/web/src"]);
    }

    #[test]
    fn names_of_tests_are_told_from_commands() {
        assert!(is_test_name("the_house_is_tidy"));
        assert!(!is_test_name("cargo xtask tidy"));
        assert!(!is_test_name("clippy.toml"));
    }
}
