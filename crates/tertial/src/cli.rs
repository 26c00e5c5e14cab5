//! What can be written on the command line. The words of the help come from `locales/*/cli.ftl`,
//! under `cli-<command>` and `cli-<command>-<argument>`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::limits;

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

/// `tertial worker`
#[derive(Debug, Args)]
pub struct Worker {
    /// What the child is for.
    pub trade: TradeName,
    /// Bytes of address space that it keeps.
    #[arg(long, value_name = "BYTES")]
    pub memory: Option<u64>,
}

/// The trades by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TradeName {
    /// Reads documents.
    Parse,
    /// Makes PDF files.
    Render,
}
