//! The project's own checks, as one readable list: `cargo xtask ci`.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a tool for developers: it reads files and the clock, and speaks on standard output"
)]

mod browser;
mod ci;
mod crate_map;
mod deny;
mod locales;
mod openid;
mod postgres;
mod process;
mod project;
mod tidy;
mod tools;

use std::process::ExitCode;

use project::Project;

const HELP: &str = "\
cargo xtask ci                 every step of the test command, in order
cargo xtask ci --list          the steps by name
cargo xtask ci --only NAME     one step (may be given several times)
cargo xtask tidy               the rules of the house that no compiler knows
cargo xtask locales            the texts: missing, unused, untranslated
cargo xtask crate-map          writes the table of crates into ARCHITECTURE.md
cargo xtask browser [URL]      the browser test, on URL or on a demo city of its own
cargo xtask dev                serves the demo city from the development build";

fn main() -> ExitCode {
    let project = Project::here();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["ci", "--list"] => {
            ci::list();
            Ok(())
        }
        ["ci", rest @ ..] => ci::names(rest).and_then(|names| ci::run(&project, &names)),
        ["tidy"] => tidy::run(&project),
        ["locales"] => locales::run(&project),
        ["crate-map"] => crate_map::write(&project),
        ["browser"] => browser::run(&project),
        ["browser", url] => browser::visit(&project, url),
        ["dev", rest @ ..] => browser::serve_demo(&project, rest),
        _ => {
            println!("{HELP}");
            return ExitCode::from(u8::from(!arguments.is_empty()));
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            if !message.is_empty() {
                println!("{message}");
            }
            ExitCode::FAILURE
        }
    }
}
