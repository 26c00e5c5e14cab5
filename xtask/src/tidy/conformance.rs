//! Every public method of the store is called by the suite that runs on both databases.

use super::{Fault, has_word};
use crate::project::Project;

const ROWS: &str = "crates/store/src/";
const STORIES: &str = "crates/store/tests/it/conformance";
const METHOD: &str = "pub async fn ";

pub(super) fn stories(project: &Project) -> Result<Vec<Fault>, String> {
    let mut told = String::new();
    for file in project.files_in(STORIES, ".rs")? {
        told.push_str(&project.read(&file)?);
    }
    let mut faults = Vec::new();
    for file in project.files_in(ROWS, ".rs")? {
        let text = project.read(&file)?;
        for (index, line) in text.lines().enumerate() {
            let Some(rest) = line.trim_start().strip_prefix(METHOD) else {
                continue;
            };
            let name: String = rest
                .chars()
                .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
                .collect();
            if !has_word(&told, &name) {
                let says =
                    format!("`{name}` has no story in {STORIES}: both databases must run it");
                faults.push(Fault::on_line(&file, index, says));
            }
        }
    }
    Ok(faults)
}
