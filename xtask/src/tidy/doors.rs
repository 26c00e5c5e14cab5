//! Who may open the store, and who may know which database stands behind it.

use super::{Fault, has_word};
use crate::project::Project;

/// How a session is opened.
const OPENS: &[&str] = &["store.write(", "store.read(", "store.bulk("];

/// Rooms where sessions are opened: what a person can do, the store itself, and what tests share.
const MAY_OPEN: &[&str] = &["crates/usecases/", "crates/store/", "crates/testkit/"];

/// Words that tell the two databases apart.
const ENGINES: &[&str] =
    &["Sqlite", "Postgres", "SqlitePool", "PgPool", "SqliteConnection", "PgConnection"];

/// The store's files that may: connections, search, migrations, the form of an address.
const MAY_KNOW: &[&str] = &["session", "search", "migrate", "address", "statement"];

pub(super) fn sessions(project: &Project) -> Result<Vec<Fault>, String> {
    let mut faults = Vec::new();
    for file in project.files_in("crates/", ".rs")? {
        if file.contains("/tests/") || MAY_OPEN.iter().any(|room| file.starts_with(room)) {
            continue;
        }
        for (index, line) in project.read(&file)?.lines().enumerate() {
            if OPENS.iter().any(|open| line.contains(open)) {
                let says = "opens the store: only usecases does, where permission and audit are";
                faults.push(Fault::on_line(&file, index, says));
            }
        }
    }
    Ok(faults)
}

pub(super) fn engines(project: &Project) -> Result<Vec<Fault>, String> {
    let mut faults = Vec::new();
    for file in project.files_in("crates/store/src/", ".rs")? {
        let inside = file.strip_prefix("crates/store/src/").unwrap_or(&file);
        let stem = inside.split(['/', '.']).next().unwrap_or_default();
        if MAY_KNOW.contains(&stem) {
            continue;
        }
        for (index, line) in project.read(&file)?.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            if ENGINES.iter().any(|engine| has_word(code, engine)) {
                let says = "knows which database is running: session.rs and search.rs may";
                faults.push(Fault::on_line(&file, index, says));
            }
        }
    }
    Ok(faults)
}
