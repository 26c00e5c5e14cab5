//! What can be written on the command line. The words of the help come from `locales/*/cli.ftl`,
//! under `cli-<command>` and `cli-<command>-<argument>`.

mod keeping;
pub mod person;
mod sign_in;

use std::path::PathBuf;

use clap::{ArgGroup, Args, Parser, Subcommand, ValueEnum};

use tertial_demo::plan::{CityPlan, Scale};
use tertial_domain::period::OperatingYear;
use tertial_domain::report::ReportKind;
use tertial_report::form::Form;
use tertial_review::Severity;
use tertial_store::address::StoreAddress;
use tertial_usecases::workflow::missing::GapKind;

use crate::{address, limits};
pub use person::Person;
pub use sign_in::{OpenId, SignInChoice};

pub use keeping::{
    Audit, AuditHead, AuditKey, AuditRedact, AuditRestored, AuditVerify, Backup, Migrate, Restore,
};

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
    /// Makes documents of reports.
    Render(Render),
    /// Reads a Word file that came back.
    WordBack(WordBack),
    /// Templates for documents.
    #[command(subcommand)]
    Templates(Templates),
    /// Compiles a committee's report from its units'.
    Compile(Compile),
    /// Makes a summary on one page.
    Summary(Summary),
    /// Makes the month's report for those who lead.
    Monthly(Monthly),
    /// Brings a database's schema up to date.
    Migrate(Migrate),
    /// Takes a verified back-up of a database.
    Backup(Backup),
    /// Puts a back-up in a database's place.
    Restore(Restore),
    /// Verifies the event log and signs its heads.
    #[command(subcommand)]
    Audit(Audit),
    /// People and their roles.
    #[command(subcommand)]
    Person(Person),
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
#[command(group = ArgGroup::new("whose").args(["unit", "committee", "all"]))]
pub struct Render {
    /// Report JSON; `-` is standard input.
    #[arg(required_unless_present = "database", conflicts_with = "database")]
    pub file: Option<PathBuf>,
    /// Where the document goes; the end of its name says its form.
    #[arg(short, long, value_name = "FILE", required_unless_present = "out")]
    pub output: Option<PathBuf>,
    /// The template that it is made by: a name or a file.
    #[arg(long, value_name = "NAME|FILE", conflicts_with = "database")]
    pub template: Option<String>,
    /// The document's day of issue, so that the same input gives the same bytes.
    #[arg(long, value_name = "DATE", conflicts_with = "database")]
    pub issued: Option<jiff::civil::Date>,
    /// A database, instead of a file.
    #[arg(long, requires = "whose")]
    pub database: Option<StoreAddress>,
    /// The reports of one unit.
    #[arg(long, requires = "database")]
    pub unit: Option<String>,
    /// The reports of a committee and of every unit that was part of it.
    #[arg(long, requires = "database")]
    pub committee: Option<String>,
    /// The reports of the whole city.
    #[arg(long, requires = "database")]
    pub all: bool,
    /// Only this year's reports.
    #[arg(long, value_parser = read_year, requires = "database")]
    pub year: Option<OperatingYear>,
    /// Only this document of the year.
    #[arg(long, value_parser = read_kind, requires = "database")]
    pub kind: Option<ReportKind>,
    /// The folder that gets one document a report.
    #[arg(long, value_name = "FOLDER", requires = "database", conflicts_with = "output")]
    pub out: Option<PathBuf>,
    /// The forms that each report gets in the folder.
    #[arg(long, value_parser = read_form, value_delimiter = ',', requires = "out")]
    pub form: Vec<Form>,
    /// The folder with the city's templates.
    #[arg(long, value_name = "FOLDER", requires = "database")]
    pub templates: Option<PathBuf>,
    /// How many are made at the same time.
    #[arg(long, value_name = "N", default_value_t = 2, requires = "database",
          value_parser = clap::value_parser!(u8).range(1..=limits::RENDER_JOBS))]
    pub jobs: u8,
    /// The one place of the report that is wanted.
    #[arg(long, value_name = "PLACE", conflicts_with = "database")]
    pub place: Option<String>,
    /// Whether the data is attached to the PDF.
    #[arg(long, conflicts_with = "database")]
    pub attach_data: bool,
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

/// `tertial compile`
#[derive(Debug, Args)]
pub struct Compile {
    /// The database.
    #[arg(long)]
    pub database: StoreAddress,
    /// The committee, by name or identity.
    #[arg(long)]
    pub unit: String,
    /// The year.
    #[arg(long, value_parser = read_year)]
    pub year: OperatingYear,
    /// Which of the year's documents.
    #[arg(long, value_parser = read_kind)]
    pub kind: ReportKind,
    /// Take in units' drafts too.
    #[arg(long)]
    pub drafts: bool,
    /// Where it goes; the end of its name says its form.
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// The folder with the city's templates.
    #[arg(long, value_name = "FOLDER")]
    pub templates: Option<PathBuf>,
    /// How strictly children are confined.
    #[arg(long, value_enum, default_value_t)]
    pub isolation: Isolation,
}

/// `tertial summary`
#[derive(Debug, Args)]
pub struct Summary {
    /// The database.
    #[arg(long)]
    pub database: StoreAddress,
    /// The unit or committee, by name or identity.
    #[arg(long, required_unless_present = "city")]
    pub unit: Option<String>,
    /// The whole city.
    #[arg(long, conflicts_with = "unit")]
    pub city: bool,
    /// The year.
    #[arg(long, value_parser = read_year)]
    pub year: OperatingYear,
    /// Which of the year's documents.
    #[arg(long, value_parser = read_kind)]
    pub kind: ReportKind,
    /// Where it goes; the end of its name says its form.
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// The folder with the city's templates.
    #[arg(long, value_name = "FOLDER")]
    pub templates: Option<PathBuf>,
    /// How strictly children are confined.
    #[arg(long, value_enum, default_value_t)]
    pub isolation: Isolation,
}

/// `tertial monthly`
#[derive(Debug, Args)]
pub struct Monthly {
    /// The database.
    #[arg(long)]
    pub database: StoreAddress,
    /// One committee, by name or identity; else the whole city.
    #[arg(long)]
    pub unit: Option<String>,
    /// The month, as 2026-09.
    #[arg(long, value_name = "MONTH", value_parser = read_month)]
    pub month: jiff::civil::Date,
    /// Where it goes; the end of its name says its form.
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// The folder with the city's templates.
    #[arg(long, value_name = "FOLDER")]
    pub templates: Option<PathBuf>,
    /// How strictly children are confined.
    #[arg(long, value_enum, default_value_t)]
    pub isolation: Isolation,
}

/// A kind by its abbreviation or its code.
fn read_kind(text: &str) -> Result<ReportKind, String> {
    let found = match text.to_lowercase().as_str() {
        "vp" => Some(ReportKind::AnnualPlan),
        "t1" => Some(ReportKind::TertialReport1),
        "t2" => Some(ReportKind::TertialReport2),
        "vb" => Some(ReportKind::AnnualReport),
        code => ReportKind::from_code(code),
    };
    found.ok_or_else(|| text.to_owned())
}

/// The first day of a month.
fn read_month(text: &str) -> Result<jiff::civil::Date, String> {
    let day: jiff::civil::Date = format!("{text}-01").parse().map_err(|_| text.to_owned())?;
    OperatingYear::new(day.year()).map(|_| day).ok_or_else(|| text.to_owned())
}

fn read_form(text: &str) -> Result<Form, String> {
    Form::from_code(text).ok_or_else(|| text.to_owned())
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
    /// How people say who they are.
    #[arg(long, value_enum, default_value_t)]
    pub sign_in: SignInChoice,
    /// The installation's own address, as people write it.
    #[arg(long, value_name = "URL", requires = "sign_in")]
    pub address: Option<String>,
    /// The city's own sign-in.
    #[command(flatten)]
    pub openid: OpenId,
    /// How strictly children are confined.
    #[arg(long, value_enum, default_value_t)]
    pub isolation: Isolation,
    /// What the city has chosen for the review.
    #[arg(long, value_name = "FILE")]
    pub rules: Option<PathBuf>,
    /// The folder with the city's templates.
    #[arg(long, value_name = "FOLDER")]
    pub templates: Option<PathBuf>,
    /// What keeps a report from being handed in.
    #[arg(long, value_name = "LIST", value_parser = stops_read)]
    pub stops: Option<Stops>,
}

/// Kinds of things that keep a report from being handed in while they are missing; none may be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stops(pub Vec<GapKind>);

/// Reads codes with commas between them; "none" is nothing.
fn stops_read(text: &str) -> Result<Stops, String> {
    if text.trim() == "none" {
        return Ok(Stops(Vec::new()));
    }
    let kind = |code: &str| {
        GapKind::from_code(&format!("gap-{}", code.trim())).ok_or_else(|| code.trim().to_owned())
    };
    text.split(',').map(kind).collect::<Result<_, _>>().map(Stops)
}

/// `tertial templates`
#[derive(Debug, Subcommand)]
pub enum Templates {
    /// Lists them.
    List(TemplatesList),
    /// Prints one.
    Show(TemplatesShow),
    /// Says whether files can be used as templates.
    Check(TemplatesCheck),
}

/// `tertial templates list`
#[derive(Debug, Args)]
pub struct TemplatesList {
    /// A folder with a city's own.
    pub folder: Option<PathBuf>,
}

/// `tertial templates show`
#[derive(Debug, Args)]
pub struct TemplatesShow {
    /// A name or a file.
    pub template: String,
}

/// `tertial templates check`
#[derive(Debug, Args)]
pub struct TemplatesCheck {
    /// The files.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
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
