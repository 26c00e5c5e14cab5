//! Words that do not belong in the project's files.

use super::Fault;
use crate::project::Project;

/// Names of the place where someone happened to work; a stranger's machine has none of them.
const FOREIGN: &[&str] = &["/work/", "../shared"];

/// The test command looks for real documents beside the checkout, so it may name their place.
const MAY_NAME_THEM: &[&str] = &[".ci/", "xtask/"];

/// Rooms that speak in codes. `domain`, `import`, `review` and `demo` know the words of documents,
/// and `presentation` those of users.
const WITHOUT_WORDS: &[&str] =
    &["rollup", "extract", "report", "typeset", "exchange", "store", "usecases", "web", "tertial"];

/// Knows the words that people put in the names of their files.
const KNOWS_FILE_NAMES: &str = "crates/usecases/src/read_in.rs";

/// A Swedish letter in code is a word for users that stands in the wrong room.
pub(super) fn of_users(project: &Project) -> Result<Vec<Fault>, String> {
    let mut faults = Vec::new();
    for room in WITHOUT_WORDS {
        for file in project.files_in(&format!("crates/{room}/src/"), ".rs")? {
            let text = project.read(&file)?;
            let shipped = text.split("#[cfg(test)]").next().unwrap_or_default();
            if file.ends_with("/tests.rs") || file.contains("/tests/") || file == KNOWS_FILE_NAMES {
                continue;
            }
            for (index, line) in shipped.lines().enumerate() {
                let code = line.split("//").next().unwrap_or_default();
                let mut literals = code.split('"').skip(1).step_by(2);
                if literals.any(|text| text.contains(['å', 'ä', 'ö', 'Å', 'Ä', 'Ö'])) {
                    let says = "a word for users: it belongs in crates/presentation/locales";
                    faults.push(Fault::on_line(&file, index, says));
                }
            }
        }
    }
    Ok(faults)
}

pub(super) fn foreign(project: &Project) -> Result<Vec<Fault>, String> {
    let mut faults = Vec::new();
    for file in project.files()? {
        if MAY_NAME_THEM.iter().any(|folder| file.starts_with(folder)) {
            continue;
        }
        // A file that is no text has no words.
        let Ok(text) = project.read(&file) else {
            continue;
        };
        for (index, line) in text.lines().enumerate() {
            for word in FOREIGN.iter().filter(|word| names_it(line, word)) {
                faults.push(Fault::on_line(
                    &file,
                    index,
                    format!("names a place of one machine: {word}"),
                ));
            }
        }
    }
    Ok(faults)
}

/// A path of a web site that ends in the same letters is another thing: `example.org/work/`.
fn names_it(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(start, _)| {
        let before = line.get(..start).and_then(|before| before.chars().next_back());
        !before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
    })
}

/// A lock file with hosts in it works on one network only.
pub(super) fn lock_files(project: &Project) -> Result<Vec<Fault>, String> {
    let mut faults = Vec::new();
    for file in project.files_in("", "package-lock.json")? {
        if project.read(&file)?.contains("\"resolved\": \"http") {
            let says = "names a registry's host: npm install --omit-lockfile-registry-resolved";
            faults.push(Fault::in_file(&file, says));
        }
    }
    Ok(faults)
}
