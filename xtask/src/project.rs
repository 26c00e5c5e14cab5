//! Where the project lies and what files it has.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process;

/// The checkout that the checks look at.
pub(crate) struct Project {
    root: PathBuf,
}

impl Project {
    /// The checkout this tool was built from.
    pub(crate) fn here() -> Self {
        let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
        Self { root: xtask.parent().unwrap_or(xtask).to_path_buf() }
    }

    /// The place of a file, given its path inside the checkout.
    pub(crate) fn path(&self, inside: &str) -> PathBuf {
        self.root.join(inside)
    }

    /// A file's text, or what went wrong with its name.
    pub(crate) fn read(&self, inside: &str) -> Result<String, String> {
        fs::read_to_string(self.path(inside)).map_err(|error| format!("{inside}: {error}"))
    }

    /// Every file that belongs to the project: tracked, or new and not ignored.
    pub(crate) fn files(&self) -> Result<Vec<String>, String> {
        let mut git = self.command("git");
        git.args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"]);
        let listed = process::output(&mut git)?;
        let mut files: Vec<String> = listed
            .split('\0')
            .filter(|file| !file.is_empty() && self.path(file).is_file())
            .map(str::to_owned)
            .collect();
        files.sort();
        files.dedup();
        Ok(files)
    }

    /// The files under `folder` whose names end in `ending`.
    pub(crate) fn files_in(&self, folder: &str, ending: &str) -> Result<Vec<String>, String> {
        let mut files = self.files()?;
        files.retain(|file| file.starts_with(folder) && file.ends_with(ending));
        Ok(files)
    }

    /// A command that runs at the root of the checkout.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }

    /// Cargo, the same one that runs this tool.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Command {
        let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
        let mut command = self.command(&cargo);
        command.args(arguments);
        command
    }

    /// Where the build's output lies; tools that the checks need are kept beside it.
    pub(crate) fn target(&self) -> PathBuf {
        match std::env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => self.root.join(folder),
            None => self.root.join("target"),
        }
    }
}
