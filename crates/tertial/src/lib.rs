//! The command: reads configuration, clock and environment, and wires the rooms.
//!
//! Start in [`commands`], one file a verb. [`cli`] says what can be written on the command line,
//! [`help`] puts it into the user's language, [`stop`] holds the five ways to end. [`clock`],
//! [`ids`] and [`environment`] are the only doors to the time, to chance and to the environment;
//! [`limits`] is the one table of limits; [`worker`] confines what touches foreign bytes;
//! [`wiring`] hands the rooms to each other.

pub mod address;
pub mod children;
pub mod city;
pub mod cli;
pub mod clock;
pub mod commands;
pub mod config;
pub mod database;
pub mod environment;
pub mod files;
pub mod filing;
pub mod folders;
pub mod help;
pub mod ids;
pub mod limits;
pub mod logging;
pub mod outbound;
pub mod reviewing;
pub mod rules_file;
pub mod server;
pub mod signed_head;
pub mod stop;
pub mod templates;
pub mod terminal;
pub mod upkeep;
pub mod watching;
pub mod wiring;
pub mod worker;

use std::process::ExitCode;

use tertial_presentation::localizer::Localizer;

use terminal::Terminal;

/// Reads the command line, does what it says and gives the exit code.
pub fn run() -> ExitCode {
    let terminal = Terminal::new(Localizer::of(environment::language()));
    let outcome = help::read_command_line(std::env::args_os(), terminal.localizer())
        .and_then(|command| commands::run(command, &terminal));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            terminal.explain(&stop);
            ExitCode::from(stop.kind().code())
        }
    }
}
