//! What stands in a configuration file and in the environment, as what a flag is when nobody writes
//! it: `[serve] listen = "…"`, or `TERTIAL_SERVE_LISTEN`, is `tertial serve --listen …`.
//!
//! The command line is stronger than the environment, and that is stronger than the file. Only flags
//! with a value can stand here: the others are said for one run.

use std::collections::BTreeMap;
use std::path::Path;

use clap::Command as Shape;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::stop::{Stop, StopKind};
use crate::{environment, files};

/// A configuration file is this long at most.
const FILE_BYTES_MAX: usize = 1 << 16;

/// Values by the command's words and the flag, such as "audit head" and "key".
type Values = BTreeMap<(String, String), String>;

/// The commands with every value of the file and of the environment in place.
pub fn configured(shape: Shape, file: Option<&Path>) -> Result<Shape, Stop> {
    let flags = flags(&shape);
    let mut values = match file {
        Some(path) => read(path, &flags)?,
        None => Values::new(),
    };
    for (command, flag) in flags {
        let name = format!("TERTIAL_{command}_{flag}").to_uppercase().replace([' ', '-'], "_");
        if let Some(value) = environment::value(&name) {
            values.insert((command, flag), value);
        }
    }
    Ok(values.into_iter().fold(shape, |shape, ((command, flag), value)| {
        let words: Vec<&str> = command.split(' ').collect();
        with_value(shape, &words, &flag, value)
    }))
}

/// Every flag that takes a value, with its command.
fn flags(shape: &Shape) -> Vec<(String, String)> {
    fn below(shape: &Shape, command: &str, found: &mut Vec<(String, String)>) {
        for argument in shape.get_arguments() {
            if let Some(flag) = argument.get_long()
                && !command.is_empty()
                && argument.get_action().takes_values()
            {
                found.push((command.to_owned(), flag.to_owned()));
            }
        }
        for shape in shape.get_subcommands().filter(|shape| !shape.is_hide_set()) {
            below(shape, format!("{command} {}", shape.get_name()).trim(), found);
        }
    }
    let mut found = Vec::new();
    below(shape, "", &mut found);
    found
}

fn with_value(shape: Shape, words: &[&str], flag: &str, value: String) -> Shape {
    match words.split_first() {
        Some((word, rest)) => {
            shape.mut_subcommand(word, |shape| with_value(shape, rest, flag, value))
        }
        None => shape.mut_args(|argument| {
            if argument.get_long() == Some(flag) {
                argument.required(false).default_value(value.clone())
            } else {
                argument
            }
        }),
    }
}

fn read(path: &Path, flags: &[(String, String)]) -> Result<Values, Stop> {
    let bytes = files::read(path, FILE_BYTES_MAX)?;
    let text = String::from_utf8_lossy(&bytes);
    let fault = |code: &str, at: usize, what: &str| {
        let (line, column) = place(&text, at);
        Stop::new(StopKind::Configuration, code)
            .with("path", &path.display())
            .with("line", &line)
            .with("column", &column)
            .with("what", &what)
    };
    let table = DeTable::parse(&text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        fault("config-unreadable", at, error.message())
    })?;
    let mut values = Values::new();
    let mut left: Vec<(String, &DeTable<'_>)> = vec![(String::new(), table.get_ref())];
    while let Some((command, table)) = left.pop() {
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            if let DeValue::Table(below) = value.get_ref() {
                let below_name = format!("{command} {name}").trim().to_owned();
                let is_known = flags.iter().any(|(known, _)| {
                    *known == below_name || known.starts_with(&format!("{below_name} "))
                });
                if !is_known {
                    return Err(fault("config-key-unknown", key.span().start, name));
                }
                left.push((below_name, below));
                continue;
            }
            let entry = (command.clone(), name.to_owned());
            if !flags.contains(&entry) {
                return Err(fault("config-key-unknown", key.span().start, name));
            }
            let value = written(value)
                .ok_or_else(|| fault("config-value-unusable", value.span().start, name))?;
            values.insert(entry, value);
        }
    }
    Ok(values)
}

/// A text or a whole number, as it would be written after the flag.
fn written(value: &Spanned<DeValue<'_>>) -> Option<String> {
    match value.get_ref() {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.to_string()),
        DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_)
        | DeValue::Array(_)
        | DeValue::Table(_) => None,
    }
}

/// Line and column of a byte, from 1; a column counts characters.
fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
    (line, column)
}
