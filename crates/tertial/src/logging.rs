//! One line a happening on standard error: time, level, what, and named values. Never the words of
//! a document, never an address of a database.

use std::fmt::{Display, Write as _};
use std::io::Write as _;

use crate::clock::SystemClock;

/// How much a happening matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// As it should be.
    Info,
    /// Somebody should look.
    Warning,
    /// Something did not work.
    Error,
}

impl Level {
    const fn code(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Writes the log.
#[derive(Debug, Clone, Default)]
pub struct Log {
    clock: SystemClock,
}

impl Log {
    /// Writes one line. Nobody listening is no fault.
    pub fn line(&self, level: Level, happening: &str, values: &[(&str, &dyn Display)]) {
        let line = formatted(&self.clock.instant(), level, happening, values);
        let _ = std::io::stderr().lock().write_all(line.as_bytes());
    }
}

fn formatted(
    instant: &dyn Display,
    level: Level,
    happening: &str,
    values: &[(&str, &dyn Display)],
) -> String {
    let mut line = format!("{instant} {} {happening}", level.code());
    for (name, value) in values {
        let value = value.to_string();
        let is_plain = !value.is_empty()
            && value.chars().all(|c| !c.is_whitespace() && !c.is_control() && c != '"');
        let _ = if is_plain {
            write!(line, " {name}={value}")
        } else {
            write!(line, " {name}={value:?}")
        };
    }
    line.push('\n');
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_cannot_begin_a_line_of_its_own() {
        let line =
            formatted(&"now", Level::Warning, "page", &[("path", &"/a b\nerror"), ("n", &3)]);
        assert_eq!(line, "now warning page path=\"/a b\\nerror\" n=3\n");
    }
}
