//! The command line in the user's language: help, and what is said when it cannot be read.

use std::borrow::Cow;
use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command as Shape, CommandFactory, FromArgMatches};
use tertial_presentation::localizer::Localizer;

use crate::cli::{Command, CommandLine};
use crate::config;
use crate::environment;
use crate::stop::{Stop, StopKind};

/// Reads the command line. Help and version are printed here, and end the program well.
pub fn read_command_line(
    arguments: impl IntoIterator<Item = OsString>,
    localizer: &Localizer,
) -> Result<Command, Stop> {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let mut shape = config::configured(shape(localizer), config_file(&arguments).as_deref())?;
    let read = shape.try_get_matches_from_mut(arguments);
    let read = read.and_then(|matches| CommandLine::from_arg_matches(&matches));
    match read {
        Ok(line) => Ok(line.command),
        Err(error) => Err(explained(&error)),
    }
}

/// The configuration file, which must be known before the rest can be read.
fn config_file(arguments: &[OsString]) -> Option<PathBuf> {
    // It stands before the command, as every argument of the program itself.
    let mut words = arguments.iter().skip(1).map(|word| word.to_string_lossy());
    let written = match words.next() {
        Some(word) if word == "--config" => words.next().map(Cow::into_owned),
        Some(word) => word.strip_prefix("--config=").map(str::to_owned),
        None => None,
    };
    written.or_else(|| environment::value("TERTIAL_CONFIG")).map(PathBuf::from)
}

/// The command line's shape with all its words.
pub fn shape(localizer: &Localizer) -> Shape {
    let text = |key: &str| localizer.text(key).into_owned();
    let names: Vec<String> =
        CommandLine::command().get_subcommands().map(|it| it.get_name().to_owned()).collect();
    let mut root = dressed(CommandLine::command(), "cli", localizer)
        .disable_version_flag(true)
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(text("cli-version"))
                .help_heading(text("cli-heading-options")),
        )
        .arg(
            Arg::new("config")
                .long("config")
                .value_name(text("cli-value-file"))
                .help(text("cli-config"))
                .help_heading(text("cli-heading-options")),
        )
        .subcommand_help_heading(text("cli-heading-commands"))
        .subcommand_value_name(text("cli-value-command"))
        .override_usage(format!(
            "tertial [{}] <{}>",
            text("cli-value-options"),
            text("cli-value-command")
        ));
    for name in names {
        root = root.mut_subcommand(&name, |command| subcommand(command, &name, localizer));
    }
    root
}

/// A command below the first, named by all its words, with those below it.
fn subcommand(command: Shape, name: &str, localizer: &Localizer) -> Shape {
    let key = format!("cli-{}", name.replace(' ', "-"));
    let below: Vec<String> = command.get_subcommands().map(|it| it.get_name().to_owned()).collect();
    let mut command = dressed(command, &key, localizer)
        .subcommand_help_heading(localizer.text("cli-heading-commands").into_owned())
        .subcommand_value_name(localizer.text("cli-value-command").into_owned())
        .disable_help_subcommand(true);
    for word in below {
        let name = format!("{name} {word}");
        command = command.mut_subcommand(&word, |command| subcommand(command, &name, localizer));
    }
    let usage = usage(&command, name, localizer);
    command.override_usage(usage)
}

fn dressed(command: Shape, key: &str, localizer: &Localizer) -> Shape {
    let text = |key: &str| localizer.text(key).into_owned();
    let names: Vec<String> =
        command.get_arguments().map(|argument| argument.get_id().to_string()).collect();
    let template = format!(
        "{{about}}\n\n{} {{usage}}\n\n{{all-args}}{{after-help}}",
        text("cli-heading-usage")
    );
    let mut command =
        command.about(text(key)).long_about(None).help_template(template).disable_help_flag(true);
    for name in names {
        command = command.mut_arg(&name, |argument| {
            let heading = if argument.is_positional() {
                text("cli-heading-arguments")
            } else {
                text("cli-heading-options")
            };
            let value = format!("cli-value-{name}");
            let argument = argument
                .help(text(&format!("{key}-{}", name.replace('_', "-"))))
                .long_help(None)
                .help_heading(heading);
            // What clap adds about values is in English alone; the words tell it where it matters.
            let takes_value = argument.is_positional() || argument.get_action().takes_values();
            let argument =
                argument.hide_default_value(takes_value).hide_possible_values(takes_value);
            if localizer.has(&value) { argument.value_name(text(&value)) } else { argument }
        });
    }
    command = command.arg(
        Arg::new("help")
            .short('h')
            .long("help")
            .action(ArgAction::Help)
            .help(text("cli-help"))
            .help_heading(text("cli-heading-options")),
    );
    let examples = format!("{key}-examples");
    let mut after = String::new();
    if localizer.has(&examples) {
        let heading = text("cli-heading-examples");
        let examples = text(&examples).replace('\n', "\n  ");
        after = format!("{heading}:\n  {examples}");
    }
    let exit_codes = format!("{key}-exit-codes");
    if localizer.has(&exit_codes) {
        after = format!("{after}\n\n{}", text(&exit_codes));
    }
    command.after_help(after)
}

/// The usage line of a command, with the word that stands for its options.
fn usage(command: &Shape, name: &str, localizer: &Localizer) -> String {
    let rendered = command.clone().bin_name(format!("tertial {name}")).render_usage().to_string();
    let usage = rendered.trim_start_matches("Usage:").trim();
    usage.replace("[OPTIONS]", &format!("[{}]", localizer.text("cli-value-options")))
}

/// What clap found, in the user's words.
fn explained(error: &clap::Error) -> Stop {
    let told = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let code = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            return match error.print() {
                Ok(()) | Err(_) => Stop::quiet(),
            };
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            return Stop::new(StopKind::User, "command-missing");
        }
        ErrorKind::InvalidSubcommand => {
            return Stop::new(StopKind::User, "command-unknown")
                .with("name", &told(ContextKind::InvalidSubcommand));
        }
        ErrorKind::UnknownArgument => "argument-unknown",
        ErrorKind::MissingRequiredArgument => "argument-missing",
        ErrorKind::ArgumentConflict => "argument-twice",
        ErrorKind::InvalidValue if told(ContextKind::InvalidValue).is_empty() => "value-missing",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "value-unusable",
        _ => {
            let text = error.to_string();
            let text = text.trim_start_matches("error: ").trim().to_owned();
            return Stop::ready(StopKind::User, text);
        }
    };
    Stop::new(StopKind::User, code)
        .with("name", &told(ContextKind::InvalidArg))
        .with("value", &told(ContextKind::InvalidValue))
}
