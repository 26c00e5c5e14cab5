//! What can be written on the command line. The words of the help come from `locales/*/cli.ftl`,
//! under `cli-<command>` and `cli-<command>-<argument>`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use tertial_demo::plan::{CityPlan, Scale};
use tertial_domain::period::OperatingYear;
use tertial_review::Severity;
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
    /// Holds reports against their own evidence.
    Check(Check),
    /// Prints the catalogue of the review's rules.
    Rules(Rules),
    /// Reads documents into a database.
    Import(Import),
    /// Shows a database as pages.
    Serve(Serve),
    /// Makes a fictional city and shows it.
    Demo(Demo),
    /// Makes a PDF of Report JSON.
    Render(Render),
    /// Reads a Word file that came back.
    WordBack(WordBack),
    /// Brings a database's schema up to date.
    Migrate(Migrate),
    /// Verifies the event log and signs its heads.
    #[command(subcommand)]
    Audit(Audit),
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
    /// How strictly children are confined.
    #[arg(long, value_enum, default_value_t)]
    pub isolation: Isolation,
}

/// `tertial render`
#[derive(Debug, Args)]
pub struct Render {
    /// Report JSON; `-` is standard input.
    pub file: PathBuf,
    /// Where the document goes; the end of its name says its form.
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// The document's day of issue, so that the same input gives the same bytes.
    #[arg(long, value_name = "DATE")]
    pub issued: Option<jiff::civil::Date>,
    /// The one place of the report that is wanted.
    #[arg(long, value_name = "PLACE")]
    pub place: Option<String>,
    /// How strictly children are confined.
    #[arg(long, value_enum, default_value_t)]
    pub isolation: Isolation,
}

/// `tertial word-back`
#[derive(Debug, Args)]
pub struct WordBack {
    /// The Word file; `-` is standard input.
    pub file: PathBuf,
    /// The report as it is now, as Report JSON.
    #[arg(long, value_name = "FILE")]
    pub report: PathBuf,
    /// The report as it was when the file was made, where it has changed since.
    #[arg(long, value_name = "FILE")]
    pub exported: Option<PathBuf>,
    /// Where the report with the accepted changes goes.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// A place that is taken though it conflicts or is gone.
    #[arg(long, value_name = "PLACE", requires = "output")]
    pub take: Vec<String>,
    /// A place that is not taken.
    #[arg(long, value_name = "PLACE", requires = "output")]
    pub leave: Vec<String>,
    /// The form of what is printed.
    #[arg(long, value_enum, default_value = "text")]
    pub format: WordBackFormat,
    /// How strictly children are confined.
    #[arg(long, value_enum, default_value_t)]
    pub isolation: Isolation,
}

/// The forms of differences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum WordBackFormat {
    /// For a person at a terminal.
    Text,
    /// Data.
    Json,
}

/// `tertial check`
#[derive(Debug, Args)]
pub struct Check {
    /// Files and folders.
    #[arg(required_unless_present = "database", conflicts_with = "database")]
    pub paths: Vec<PathBuf>,
    /// A database, instead of files.
    #[arg(long)]
    pub database: Option<StoreAddress>,
    /// Only this unit's reports.
    #[arg(long)]
    pub unit: Option<String>,
    /// Only this year's reports.
    #[arg(long, value_parser = read_year)]
    pub year: Option<OperatingYear>,
    /// The form of what is printed.
    #[arg(long, value_enum, default_value = "text")]
    pub format: CheckFormat,
    /// The severity from which the exit code is 1.
    #[arg(long, value_enum, default_value = "error")]
    pub deny: SeverityName,
    /// What the city has chosen.
    #[arg(long, value_name = "FILE")]
    pub rules: Option<PathBuf>,
    /// Answers to findings of files.
    #[arg(long, value_name = "FILE", conflicts_with = "database")]
    pub answers: Option<PathBuf>,
}

fn read_year(text: &str) -> Result<OperatingYear, String> {
    text.parse().ok().and_then(OperatingYear::new).ok_or_else(|| text.to_owned())
}

/// The forms of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For a person at a terminal.
    Text,
    /// Data.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// A page that stands by itself.
    Html,
    /// A table.
    Csv,
}

/// The severities by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SeverityName {
    /// Anything at all.
    Hint,
    /// What should be answered.
    Warning,
    /// What cannot both be right.
    Error,
}

impl From<SeverityName> for Severity {
    fn from(name: SeverityName) -> Self {
        match name {
            SeverityName::Hint => Self::Hint,
            SeverityName::Warning => Self::Warning,
            SeverityName::Error => Self::Error,
        }
    }
}

/// `tertial rules`
#[derive(Debug, Args)]
pub struct Rules {
    /// The form of what is printed.
    #[arg(long, value_enum, default_value = "text")]
    pub format: RulesFormat,
}

/// The forms of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RulesFormat {
    /// For a person at a terminal.
    Text,
    /// Data.
    Json,
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
    /// How strictly children are confined.
    #[arg(long, value_enum, default_value_t)]
    pub isolation: Isolation,
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
    /// How strictly children are confined.
    #[arg(long, value_enum, default_value_t)]
    pub isolation: Isolation,
    /// What the city has chosen for the review.
    #[arg(long, value_name = "FILE")]
    pub rules: Option<PathBuf>,
}

/// `tertial migrate`
#[derive(Debug, Args)]
pub struct Migrate {
    /// The database.
    #[arg(long)]
    pub database: StoreAddress,
}

/// `tertial audit`
#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Computes every chain again.
    Verify(AuditVerify),
    /// Prints the signed heads.
    Head(AuditHead),
    /// Makes a key to sign with.
    Key(AuditKey),
    /// Notes in the log that a back-up was restored.
    Restored(AuditRestored),
}

/// `tertial audit verify`
#[derive(Debug, Args)]
pub struct AuditVerify {
    /// The database.
    #[arg(long)]
    pub database: StoreAddress,
    /// Signed heads of an earlier day.
    #[arg(long, value_name = "FILE", requires = "public_key")]
    pub head: Option<PathBuf>,
    /// The key that they must be signed with.
    #[arg(long, value_name = "KEY", requires = "head")]
    pub public_key: Option<String>,
}

/// `tertial audit head`
#[derive(Debug, Args)]
pub struct AuditHead {
    /// The database.
    #[arg(long)]
    pub database: StoreAddress,
    /// The file of the key to sign with.
    #[arg(long, value_name = "FILE")]
    pub key: PathBuf,
}

/// `tertial audit restored`
#[derive(Debug, Args)]
pub struct AuditRestored {
    /// The database.
    #[arg(long)]
    pub database: StoreAddress,
    /// Why.
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    /// The signed heads that were sent out last.
    #[arg(long, value_name = "FILE", requires = "public_key")]
    pub head: Option<PathBuf>,
    /// The key that they must be signed with.
    #[arg(long, value_name = "KEY", requires = "head")]
    pub public_key: Option<String>,
}

/// `tertial audit key`
#[derive(Debug, Args)]
pub struct AuditKey {
    /// Where the key is kept.
    pub file: PathBuf,
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
    /// Tries what a child must not be able to do.
    Probe,
}

/// What is asked of the kernel before a child sees a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Isolation {
    /// Confine the child as far as the kernel can, and say where it cannot.
    #[default]
    BestEffort,
    /// Start no child that is not confined in full.
    Required,
}
