//! The table of crates in ARCHITECTURE.md, written from each package's own description.

use std::fmt::Write as _;
use std::fs;

use crate::project::Project;
use crate::tidy::edges::{self, Package};

const FILE: &str = "ARCHITECTURE.md";
const BEGIN: &str = "<!-- crate-map: written by `cargo xtask crate-map` -->";
const END: &str = "<!-- crate-map: end -->";

/// Writes the table anew.
pub(crate) fn write(project: &Project) -> Result<(), String> {
    let fresh = fresh(project)?;
    fs::write(project.path(FILE), fresh).map_err(|error| format!("{FILE}: {error}"))
}

/// An error when the table is not what `write` would write.
pub(crate) fn check(project: &Project) -> Result<(), String> {
    if project.read(FILE)? == fresh(project)? {
        Ok(())
    } else {
        Err(format!("the crate map in {FILE} is old: run `cargo xtask crate-map`"))
    }
}

fn fresh(project: &Project) -> Result<String, String> {
    let text = project.read(FILE)?;
    let marks = "the marks of the crate map are missing";
    let (before, rest) = text.split_once(BEGIN).ok_or(format!("{FILE}: {marks}"))?;
    let (_, after) = rest.split_once(END).ok_or(format!("{FILE}: {marks}"))?;
    let table = table(&edges::packages(project)?);
    Ok(format!("{before}{BEGIN}\n{table}{END}{after}"))
}

fn table(packages: &[Package]) -> String {
    let mut table = "\n| crate | what it is | leans on |\n|---|---|---|\n".to_owned();
    for package in packages {
        let leans_on =
            if package.rooms.is_empty() { "–".to_owned() } else { package.rooms.join(", ") };
        let _ = writeln!(table, "| `{}` | {} | {leans_on} |", package.folder, package.description);
    }
    table.push('\n');
    table
}
