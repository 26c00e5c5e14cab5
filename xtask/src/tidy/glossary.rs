//! The identifiers that GLOSSARY.md promises are really in the code.

use super::{Fault, has_word};
use crate::project::Project;

const FILE: &str = "GLOSSARY.md";

/// Below this heading stand words that are settled and not yet built.
const LATER: &str = "## Settled, not yet in the code";

pub(super) fn identifiers(project: &Project) -> Result<Vec<Fault>, String> {
    let mut code = String::new();
    for file in project.files_in("crates/", ".rs")? {
        code.push_str(&project.read(&file)?);
    }
    let text = project.read(FILE)?;
    let mut faults = Vec::new();
    for (index, line) in text.lines().enumerate().take_while(|(_, line)| *line != LATER) {
        for name in names(line) {
            if !has_word(&code, &name) {
                faults.push(Fault::on_line(FILE, index, format!("`{name}` is not in the code")));
            }
        }
    }
    Ok(faults)
}

/// The names inside the backticks of a table's row: `ReportState::{Draft, Ready}` holds three.
fn names(row: &str) -> Vec<String> {
    if !row.starts_with('|') {
        return Vec::new();
    }
    row.split('`')
        .skip(1)
        .step_by(2)
        .flat_map(|code| code.split(|letter: char| !(letter.is_alphanumeric() || letter == '_')))
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn names_are_taken_from_the_backticks_of_rows() {
        let row = "| utkast | draft | `ReportState::{Draft, Ready}`, `BySex<T>` |";
        assert_eq!(names(row), ["ReportState", "Draft", "Ready", "BySex", "T"]);
        assert!(names("`outside` a table").is_empty());
    }
}
