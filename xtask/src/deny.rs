//! Licences, bans and sources of every crate we build on, held against deny.toml.

use crate::ci::Verdict;
use crate::project::Project;
use crate::{process, tools};

/// Advisories are left out: they need a database that this machine may not be able to fetch.
pub(crate) fn check(project: &Project) -> Result<Verdict, String> {
    let Some(program) = tools::cargo_deny(project) else {
        return Err("cargo-deny is not installed: `cargo xtask ci --only tools`".to_owned());
    };
    let mut command = project.command(&program.to_string_lossy());
    command.args(["--offline", "check", "licenses", "bans", "sources"]);
    process::run(&mut command).map(|()| Verdict::Passed)
}
