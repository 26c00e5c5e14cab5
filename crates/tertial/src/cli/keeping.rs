//! Commands that keep a database: its schema, its back-ups and its log.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_store::address::StoreAddress;
use tertial_store::fingerprint::Fingerprint;
use tertial_usecases::audit::EventName;

/// `tertial migrate`
#[derive(Debug, Args)]
pub struct Migrate {
    /// The database.
    #[arg(long)]
    pub database: StoreAddress,
}

/// `tertial backup`
#[derive(Debug, Args)]
pub struct Backup {
    /// The database.
    #[arg(long)]
    pub database: StoreAddress,
    /// The back-up's file.
    #[arg(long, value_name = "FILE")]
    pub to: PathBuf,
}

/// `tertial restore`
#[derive(Debug, Args)]
pub struct Restore {
    /// The back-up's file.
    #[arg(long, value_name = "FILE")]
    pub from: PathBuf,
    /// The database.
    #[arg(long)]
    pub database: StoreAddress,
    /// Why.
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    /// Let a database that is there give way; it is kept beside.
    #[arg(long)]
    pub replace: bool,
    /// The back-up's SHA-256, where it is not noted beside it.
    #[arg(long, value_name = "SUM", value_parser = read_sum, conflicts_with = "without_sum")]
    pub sha256: Option<Fingerprint>,
    /// Put it back though nobody knows its SHA-256.
    #[arg(long)]
    pub without_sum: bool,
    /// The signed heads that were sent out last.
    #[arg(long, value_name = "FILE", requires = "public_key")]
    pub head: Option<PathBuf>,
    /// The key that they must be signed with.
    #[arg(long, value_name = "KEY", requires = "head")]
    pub public_key: Option<String>,
}

fn read_sum(text: &str) -> Result<Fingerprint, String> {
    Fingerprint::read(&text.to_lowercase()).ok_or_else(|| text.to_owned())
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
    /// Removes what an event tells, by a decision.
    Redact(AuditRedact),
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

/// `tertial audit redact`
#[derive(Debug, Args)]
pub struct AuditRedact {
    /// The database.
    #[arg(long)]
    pub database: StoreAddress,
    /// The event: its chain and its number, as `audit verify` and the page of the log name them.
    #[arg(long, value_name = "CHAIN:N", value_parser = read_event)]
    pub event: EventName,
    /// The decision.
    #[arg(long, value_name = "TEXT")]
    pub decision: String,
}

/// "0192…:17", or "installation:17" in either language.
fn read_event(text: &str) -> Result<EventName, String> {
    let unusable = || text.to_owned();
    let (chain, seq) = text.rsplit_once(':').ok_or_else(unusable)?;
    let seq = seq.parse().map_err(|_| unusable())?;
    let is_installation = Language::ALL
        .iter()
        .any(|language| Localizer::of(*language).text("cli-audit-installation") == chain);
    if is_installation {
        return Ok(EventName { authority: None, seq });
    }
    let authority = chain.parse().map_err(|_| unusable())?;
    Ok(EventName { authority: Some(authority), seq })
}
