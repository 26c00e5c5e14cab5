//! Which room may lean on which, and what quiet rooms may bring in from outside.

use std::collections::BTreeSet;

use toml::{Table, Value};

use super::Fault;
use crate::project::Project;

/// A package and the rooms it may lean on. An arrow that is not here is a decision to be written down.
const ARROWS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("rollup", &["domain"]),
    ("review", &["domain", "rollup"]),
    ("presentation", &["domain"]),
    ("import", &["domain"]),
    ("extract", &["import"]),
    ("report", &["domain", "rollup", "presentation"]),
    ("typeset", &["report"]),
    ("exchange", &["domain"]),
    ("demo", &["domain"]),
    ("store", &["domain"]),
    (
        "usecases",
        &["domain", "rollup", "review", "presentation", "import", "report", "exchange", "store"],
    ),
    ("web", &["domain", "rollup", "review", "presentation", "usecases"]),
    ("testkit", &["domain", "store", "usecases", "web"]),
    (
        "tertial",
        &[
            "domain",
            "rollup",
            "review",
            "presentation",
            "import",
            "extract",
            "report",
            "typeset",
            "exchange",
            "demo",
            "store",
            "usecases",
            "web",
        ],
    ),
    ("xtask", &[]),
];

/// Rooms without a door to the street, and the outside crates they may use: none does I/O or reads a clock.
const QUIET: &[(&str, &[&str])] = &[
    ("domain", &["jiff", "rust_decimal", "thiserror", "uuid"]),
    ("rollup", &["jiff", "rust_decimal", "thiserror"]),
    ("review", &["jiff", "rust_decimal", "thiserror", "toml"]),
    (
        "presentation",
        &[
            "fluent-bundle",
            "icu_collator",
            "icu_locale_core",
            "intl-memoizer",
            "jiff",
            "rust_decimal",
            "unic-langid",
        ],
    ),
    ("import", &["jiff", "memchr", "rust_decimal", "thiserror"]),
    ("extract", &["encoding_rs", "memchr", "unicode-normalization", "thiserror"]),
    (
        "report",
        &["flate2", "jiff", "resvg", "roxmltree", "rust_decimal", "thiserror", "toml", "zip"],
    ),
    (
        "typeset",
        &[
            "comemo",
            "jiff",
            "serde_json",
            "thiserror",
            "typst",
            "typst-layout",
            "typst-pdf",
            "unicode-normalization",
        ],
    ),
    (
        "exchange",
        &[
            "flate2",
            "jiff",
            "quick-xml",
            "rust_decimal",
            "rust_xlsxwriter",
            "serde",
            "serde_json",
            "serde_path_to_error",
            "similar",
            "thiserror",
            "zip",
        ],
    ),
    ("demo", &["jiff", "rust_decimal"]),
];

/// A member of the workspace, as its Cargo.toml says.
pub(crate) struct Package {
    /// Its manifest, as a path inside the checkout.
    manifest: String,
    /// The folder it lies in, as a path inside the checkout.
    pub(crate) folder: String,
    /// One sentence.
    pub(crate) description: String,
    /// The room's bare name.
    name: String,
    /// Other rooms it leans on, by bare name.
    pub(crate) rooms: Vec<String>,
    /// Crates from outside.
    outside: Vec<String>,
}

/// Every package of the workspace, in the order of the arrows' table.
pub(crate) fn packages(project: &Project) -> Result<Vec<Package>, String> {
    let manifests = project.files_in("", "Cargo.toml")?;
    let mut packages = manifests
        .iter()
        .filter(|manifest| *manifest != "Cargo.toml")
        .map(|manifest| package(manifest, &project.read(manifest)?))
        .collect::<Result<Vec<Package>, String>>()?;
    let rank = |package: &Package| ARROWS.iter().position(|(name, _)| *name == package.name);
    packages.sort_by_key(|package| rank(package).unwrap_or(usize::MAX));
    Ok(packages)
}

fn package(manifest: &str, text: &str) -> Result<Package, String> {
    let table: Table = text.parse().map_err(|error| format!("{manifest}: {error}"))?;
    let about = |key| table.get("package").and_then(|package| package.get(key)?.as_str());
    let (mut rooms, mut outside) = (Vec::new(), Vec::new());
    for name in dependencies(&table) {
        match name.strip_prefix("tertial-") {
            Some(room) => rooms.push(room.to_owned()),
            None if name == "tertial" => rooms.push(name),
            None => outside.push(name),
        }
    }
    let name = about("name").unwrap_or_default();
    Ok(Package {
        manifest: manifest.to_owned(),
        folder: manifest.trim_end_matches("/Cargo.toml").to_owned(),
        description: about("description").unwrap_or_default().to_owned(),
        name: name.strip_prefix("tertial-").unwrap_or(name).to_owned(),
        rooms,
        outside,
    })
}

/// Names of normal and build dependencies, for every target. Those of tests are free.
fn dependencies(manifest: &Table) -> BTreeSet<String> {
    let targets = manifest.get("target").and_then(Value::as_table);
    let tables = targets.into_iter().flat_map(Table::values).filter_map(Value::as_table);
    tables
        .chain([manifest])
        .flat_map(|table| ["dependencies", "build-dependencies"].map(|kind| table.get(kind)))
        .flatten()
        .filter_map(Value::as_table)
        .flat_map(Table::iter)
        .map(|(name, wish)| {
            let renamed = wish.get("package").and_then(Value::as_str);
            renamed.unwrap_or(name).to_owned()
        })
        .collect()
}

pub(super) fn between_rooms(project: &Project) -> Result<Vec<Fault>, String> {
    let mut faults = Vec::new();
    for package in packages(project)? {
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == package.name) else {
            let says = format!(
                "a new room `{}`: draw its arrows in xtask/src/tidy/edges.rs",
                package.name
            );
            faults.push(Fault::in_file(&package.manifest, says));
            continue;
        };
        for room in package.rooms.iter().filter(|room| !allowed.contains(&room.as_str())) {
            let says = format!("`{}` may not lean on `{room}`", package.name);
            faults.push(Fault::in_file(&package.manifest, says));
        }
        if package.description.is_empty() {
            faults.push(Fault::in_file(&package.manifest, "the package says not what it is"));
        }
    }
    Ok(faults)
}

pub(super) fn outside_crates(project: &Project) -> Result<Vec<Fault>, String> {
    let mut faults = Vec::new();
    for package in packages(project)? {
        let Some((_, allowed)) = QUIET.iter().find(|(name, _)| *name == package.name) else {
            continue;
        };
        for name in package.outside.iter().filter(|name| !allowed.contains(&name.as_str())) {
            let says = format!("the quiet room `{}` may not use `{name}`", package.name);
            faults.push(Fault::in_file(&package.manifest, says));
        }
    }
    Ok(faults)
}

#[cfg(test)]
mod tests {
    use super::package;

    #[test]
    fn dependencies_of_tests_are_free_and_those_of_targets_are_not() {
        let manifest = "
            [package]
            name = 'tertial-rollup'
            description = 'Arithmetic.'
            [dependencies]
            tertial-domain.workspace = true
            numbers = { package = 'rust_decimal', version = '1' }
            [dev-dependencies]
            proptest = '1'
            [target.'cfg(unix)'.dependencies]
            rlimit = '0.11'";
        let read = package("crates/rollup/Cargo.toml", manifest).unwrap();
        assert_eq!(read.rooms, ["domain"]);
        assert_eq!(read.outside, ["rlimit", "rust_decimal"]);
        assert_eq!((read.name.as_str(), read.folder.as_str()), ("rollup", "crates/rollup"));
    }
}
