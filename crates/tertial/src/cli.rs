//! What can be written on the command line. The words of the help come from `locales/*/cli.ftl`,
//! under `cli-<command>` and `cli-<command>-<argument>`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use tertial_demo::plan::{CityPlan, Scale};
use tertial_store::address::StoreAddress;

use crate::{address, limits};

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "tertial", version, disable_help_subcommand = true)]
pub struct CommandLine {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Prints a document as data.
    Extract(Extract),
    /// Reads documents into a database.
    Import(Import),
    /// Shows a database as pages.
    Serve(Serve),
    /// Makes a fictional city and shows it.
    Demo(Demo),
    /// Makes a PDF of Report JSON.
    Render(Render),
    /// Prints the table of limits.
    Limits,
    /// A confined child that takes jobs on its standard input.
    #[command(hide = true)]
    Worker(Worker),
}

/// `tertial extract`
#[derive(Debug, Args)]
pub struct Extract {
    /// The document; `-` is standard input.
    pub file: PathBuf,
    /// What became of every line.
    #[arg(long)]
    pub ledger: bool,
    /// The largest file that is read.
    #[arg(long, value_name = "N", default_value_t = limits::DOCUMENT.file_bytes)]
    pub max_bytes: usize,
    /// Lines and indentation, also where no person looks.
    #[arg(long)]
    pub pretty: bool,
}

/// `tertial render`
#[derive(Debug, Args)]
pub struct Render {
    /// Report JSON; `-` is standard input.
    pub file: PathBuf,
    /// Where the PDF goes.
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// The document's day of issue, so that the same input gives the same bytes.
    #[arg(long, value_name = "DATE")]
    pub issued: Option<jiff::civil::Date>,
}

/// `tertial import`
#[derive(Debug, Args)]
pub struct Import {
    /// Files and folders.
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    /// The database.
    #[arg(long)]
    pub database: StoreAddress,
    /// Keep nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// The city's name, for a database that is new.
    #[arg(long)]
    pub city: Option<String>,
}

/// `tertial serve`
#[derive(Debug, Args)]
pub struct Serve {
    /// The database.
    #[arg(long)]
    pub database: StoreAddress,
    /// Where to listen.
    #[arg(long, default_value = address::USUAL)]
    pub listen: String,
}

/// `tertial demo`
#[derive(Debug, Args)]
pub struct Demo {
    /// How large the city is.
    #[arg(long, default_value = "1", value_parser = read_scale)]
    pub scale: Scale,
    /// What decides names, figures and words.
    #[arg(long, value_name = "N", default_value_t = CityPlan::default().seed)]
    pub seed: u64,
    /// Where to listen.
    #[arg(long, default_value = address::USUAL)]
    pub listen: String,
    /// Where the city is kept.
    #[arg(long)]
    pub database: Option<PathBuf>,
}

fn read_scale(text: &str) -> Result<Scale, String> {
    match text {
        "small" => Ok(Scale::small()),
        _ => match text.parse::<u16>() {
            Ok(times @ 1..=limits::DEMO_SCALE) => Ok(Scale::times(times)),
            Ok(_) | Err(_) => Err(text.to_owned()),
        },
    }
}

/// `tertial worker`
#[derive(Debug, Args)]
pub struct Worker {
    /// What the child is for.
    pub trade: TradeName,
    /// Bytes of address space that it keeps.
    #[arg(long, value_name = "BYTES")]
    pub memory: Option<u64>,
    /// Seconds of one processor that a job may use.
    #[arg(long, value_name = "SECONDS")]
    pub seconds: Option<u64>,
}

/// The trades by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TradeName {
    /// Reads documents.
    Parse,
    /// Makes PDF files.
    Render,
}
