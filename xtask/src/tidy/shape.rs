//! How source files look: opening words, size, names, and what stands in them.

use super::{Fault, has_word};
use crate::project::Project;

/// Lines that a source file may have; STYLE.md asks for 400.
const LINES_MAX: usize = 600;

/// Names that say nothing of what is in the file.
const EMPTY_NAMES: &[&str] = &["util", "utils", "helper", "helpers", "common", "misc", "shared"];

/// Marks for later work. In two parts, so that this file does not carry them itself.
const MARKS: &[&str] = &[concat!("TO", "DO"), concat!("FIX", "ME"), concat!("X", "XX")];

/// What a domain type may not derive: whoever crosses a border owns the struct that crosses.
const BORDER_DERIVES: &[&str] =
    &["Serialize", "Deserialize", "FromRow", "Type", "Encode", "Decode"];

const PERMISSION: &str = "crates/domain/src/permission.rs";

pub(super) fn files(project: &Project) -> Result<Vec<Fault>, String> {
    let mut faults = Vec::new();
    for file in project.files_in("", ".rs")? {
        let text = project.read(&file)?;
        let opening = text.lines().map(str::trim).find(|line| !line.is_empty());
        if !opening.is_some_and(|line| line.starts_with("//!")) {
            faults.push(Fault::in_file(&file, "opens without `//!`: say what this file is for"));
        }
        let lines = text.lines().count();
        if lines > LINES_MAX {
            let says = format!("{lines} lines, {LINES_MAX} at most: which rooms are in it?");
            faults.push(Fault::in_file(&file, says));
        }
        let stem = file.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs");
        if stem == "mod" {
            faults.push(Fault::in_file(&file, "`name.rs` beside `name/`, never `mod.rs`"));
        }
        if EMPTY_NAMES.iter().any(|name| file.split('/').any(|part| part == *name) || stem == *name)
        {
            faults.push(Fault::in_file(&file, "a name that says what is in it, please"));
        }
    }
    Ok(faults)
}

/// Each crate has one integration binary; a file that no `mod` names would never run.
pub(super) fn test_files(project: &Project) -> Result<Vec<Fault>, String> {
    let files = project.files_in("crates/", ".rs")?;
    let mut faults = Vec::new();
    for file in &files {
        let Some((room, inside)) = file.split_once("/tests/") else {
            continue;
        };
        if room.matches('/').count() > 1 {
            continue;
        }
        if !inside.starts_with("it/") {
            faults.push(Fault::in_file(
                file,
                "integration tests live in tests/it, one binary a crate",
            ));
            continue;
        }
        if inside == "it/main.rs" {
            continue;
        }
        let stem = inside.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs");
        let declared = format!("mod {stem};");
        let beside = format!("{room}/tests/it/");
        let mut named = false;
        for other in files.iter().filter(|other| other.starts_with(&beside)) {
            named = named || project.read(other)?.contains(&declared);
        }
        if !named {
            faults.push(Fault::in_file(file, format!("never runs: no file says `{declared}`")));
        }
    }
    Ok(faults)
}

pub(super) fn marks(project: &Project) -> Result<Vec<Fault>, String> {
    let mut faults = Vec::new();
    for file in project.files_in("", ".rs")? {
        for (index, line) in project.read(&file)?.lines().enumerate() {
            let marked = MARKS
                .iter()
                .any(|mark| has_word(line, mark) && !line.contains(&format!("{mark}(#")));
            if marked {
                faults.push(Fault::on_line(&file, index, "a mark for later without its issue"));
            }
        }
    }
    Ok(faults)
}

pub(super) fn domain_types(project: &Project) -> Result<Vec<Fault>, String> {
    let mut faults = Vec::new();
    for file in project.files_in("crates/domain/src/", ".rs")? {
        let text = project.read(&file)?;
        for derive in text.split("derive(").skip(1).filter_map(|rest| rest.split(')').next()) {
            for name in BORDER_DERIVES.iter().filter(|name| has_word(derive, name)) {
                faults.push(Fault::in_file(&file, format!("a domain type derives `{name}`")));
            }
        }
    }
    Ok(faults)
}

/// A new role or act must be thought about, so no arm may swallow it.
pub(super) fn permission(project: &Project) -> Result<Vec<Fault>, String> {
    if !project.path(PERMISSION).is_file() {
        return Ok(vec![Fault::in_file(PERMISSION, "the table of permissions is missing")]);
    }
    let text = project.read(PERMISSION)?;
    let wildcard = |line: &str| {
        let arm = line.split("=>").next().unwrap_or_default().trim();
        line.contains("=>") && (arm == "_" || arm.starts_with("_ if") || arm.ends_with("| _"))
    };
    Ok(text
        .lines()
        .enumerate()
        .filter(|(_, line)| wildcard(line))
        .map(|(index, _)| Fault::on_line(PERMISSION, index, "spell out the cases instead of `_`"))
        .collect())
}
