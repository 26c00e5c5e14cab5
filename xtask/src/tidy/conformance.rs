//! Every public method of the store is called by the suite that runs on both databases.

use super::{Fault, has_word};
use crate::project::Project;

const ROWS: &str = "crates/store/src/";
const STORIES: &str = "crates/store/tests/it/conformance";

/// Opening and closing are no stories of a session: other tests of the store tell them.
const OPENING: &str = "crates/store/src/session.rs";
const TESTS: &str = "crates/store/tests/it/";
const METHOD: &str = "pub async fn ";

pub(super) fn stories(project: &Project) -> Result<Vec<Fault>, String> {
    let stories = told(project, STORIES)?;
    let tests = told(project, TESTS)?;
    let mut faults = Vec::new();
    for file in project.files_in(ROWS, ".rs")? {
        let text = project.read(&file)?;
        let told = if file == OPENING { &tests } else { &stories };
        for (index, line) in text.lines().enumerate() {
            let Some(rest) = line.trim_start().strip_prefix(METHOD) else {
                continue;
            };
            let name: String = rest
                .chars()
                .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
                .collect();
            if !has_word(told, &name) {
                let says =
                    format!("`{name}` has no story in {STORIES}: both databases must run it");
                faults.push(Fault::on_line(&file, index, says));
            }
        }
    }
    Ok(faults)
}

/// The text of every test file in a folder.
fn told(project: &Project, folder: &str) -> Result<String, String> {
    let files = project.files_in(folder, ".rs")?;
    files.iter().map(|file| project.read(file)).collect()
}
