//! No function of the store goes untold: each is called somewhere in this folder.

use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

fn text_of(folder: &str) -> String {
    let mut found = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut found);
    found.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

#[test]
fn every_function_is_called_by_a_test() {
    let told = text_of("tests/it");
    let source = text_of("src");
    let names: Vec<&str> = source
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("pub async fn "))
        .filter_map(|rest| rest.split_once('(').map(|(name, _)| name))
        .collect();
    assert!(names.len() > 70, "{} functions", names.len());
    let untold: Vec<&&str> = names
        .iter()
        .filter(|name| {
            !told.contains(&format!(".{name}(")) && !told.contains(&format!("::{name}("))
        })
        .collect();
    assert_eq!(untold, Vec::<&&str>::new());
}
