//! Which files an import means: those that are named, and the documents in folders that are named.

#![expect(clippy::disallowed_methods, reason = "follows folders for everybody else")]

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use crate::limits;
use crate::stop::{Stop, StopKind};

/// How a document's name ends, in a folder that holds other things too.
const ENDINGS: [&str; 4] = ["txt", "text", "md", "markdown"];

/// The same where a report may also be data.
const ENDINGS_WITH_DATA: [&str; 5] = ["txt", "text", "md", "markdown", "json"];

/// Every document, in the order of the command line and, in folders, of their names. What a folder
/// links to elsewhere is not followed.
pub fn documents(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Stop> {
    found(paths, &ENDINGS)
}

/// The same with Report JSON among them.
pub fn reports(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Stop> {
    found(paths, &ENDINGS_WITH_DATA)
}

/// The templates in a folder, in the order of their names; there may be none.
pub fn templates(folder: &Path) -> Result<Vec<PathBuf>, Stop> {
    let mut found = Vec::new();
    follow(folder, 1, &["toml"], &mut found)?;
    Ok(found)
}

fn found(paths: &[PathBuf], endings: &[&str]) -> Result<Vec<PathBuf>, Stop> {
    let mut found = Vec::new();
    for path in paths {
        let kind = fs::metadata(path).map_err(|error| {
            let code = match error.kind() {
                std::io::ErrorKind::NotFound => "file-missing",
                _ => "file-unreadable",
            };
            Stop::new(StopKind::User, code).with("path", &path.display()).with("reason", &error)
        })?;
        if kind.is_dir() {
            follow(path, 1, endings, &mut found)?;
        } else {
            push(path.clone(), &mut found)?;
        }
    }
    if found.is_empty() {
        return Err(Stop::new(StopKind::User, "import-found-none"));
    }
    Ok(found)
}

fn follow(
    folder: &Path,
    depth: usize,
    endings: &[&str],
    found: &mut Vec<PathBuf>,
) -> Result<(), Stop> {
    if depth > limits::IMPORT_FOLDER_DEPTH {
        let stop = Stop::new(StopKind::User, "import-too-deep").with("path", &folder.display());
        return Err(stop.with("limit", &limits::IMPORT_FOLDER_DEPTH));
    }
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let mut entries = entries.map_err(|error| {
        let stop = Stop::new(StopKind::User, "file-unreadable").with("path", &folder.display());
        stop.with("reason", &error)
    })?;
    entries.sort_unstable_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => follow(&path, depth + 1, endings, found)?,
            Ok(kind) if kind.is_file() && is_document(&path, endings) => push(path, found)?,
            Ok(_) | Err(_) => {}
        }
    }
    Ok(())
}

fn push(path: PathBuf, found: &mut Vec<PathBuf>) -> Result<(), Stop> {
    if found.len() == limits::IMPORT_FILES {
        let stop = Stop::new(StopKind::User, "import-too-many-files");
        return Err(stop.with("limit", &limits::IMPORT_FILES));
    }
    found.push(path);
    Ok(())
}

fn is_document(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().and_then(OsStr::to_str).map(str::to_ascii_lowercase);
    ending.is_some_and(|ending| endings.contains(&ending.as_str()))
}
