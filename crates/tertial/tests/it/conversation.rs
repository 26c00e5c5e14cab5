//! Runs the command and writes down what was said.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// A command that will be run.
pub(crate) struct Conversation {
    command: Command,
    words: Vec<String>,
    input: Vec<u8>,
}

/// `tertial` with these arguments, in English unless told otherwise.
pub(crate) fn tertial(arguments: &[&str]) -> Conversation {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tertial"));
    command.args(arguments).env_clear().env("LC_ALL", "C.UTF-8");
    let words = arguments.iter().map(|&word| word.to_owned()).collect();
    Conversation { command, words, input: Vec::new() }
}

impl Conversation {
    /// In another language.
    pub(crate) fn speaking(mut self, locale: &str) -> Self {
        self.command.env("LC_ALL", locale);
        self
    }

    /// With a variable in its environment.
    pub(crate) fn knowing(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// In a folder.
    pub(crate) fn inside(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// With this on standard input.
    pub(crate) fn hearing(mut self, input: impl Into<Vec<u8>>) -> Self {
        self.input = input.into();
        self
    }

    /// Runs it and gives what came.
    pub(crate) fn output(mut self) -> Output {
        let mut child = self
            .command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A command that does not listen is no fault of the test.
        let _ = child.stdin.take().unwrap().write_all(&self.input);
        child.wait_with_output().unwrap()
    }

    /// Runs it and writes the conversation down.
    pub(crate) fn text(self) -> String {
        let said = format!("$ tertial {}", self.words.join(" "));
        let output = self.output();
        let code = output.status.code().map_or_else(|| "killed".to_owned(), |it| it.to_string());
        let out = String::from_utf8(output.stdout).unwrap();
        let notes = String::from_utf8(output.stderr).unwrap();
        format!("{said}\n{out}{notes}[exit {code}]")
    }
}
