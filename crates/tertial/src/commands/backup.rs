//! `tertial backup`: a verified copy of the database, taken beside whoever writes it.

use std::path::{Path, PathBuf};

use tertial_presentation::format;
use tertial_presentation::localizer::Argument;
use tertial_store::address::StoreAddress;
use tertial_store::backup::{self, BackupFault, Verified};
use tertial_store::{StoreError, StoreOptions};

use crate::cli::Backup;
use crate::clock::{Stopwatch, SystemClock};
use crate::database;
use crate::stop::{Stop, StopKind};
use crate::terminal::Terminal;

use super::audit::{chain_name, operator};

/// Takes it, verifies it and says what it holds.
pub(super) async fn run(order: &Backup, terminal: &Terminal) -> Result<(), Stop> {
    let path = file_of(&order.database, "backup-postgres")?;
    database::refuse_missing(&order.database)?;
    let watch = Stopwatch::start();
    let options = StoreOptions::new(SystemClock::new().instant());
    let taken = backup::take(&path, &order.to, (&options, &operator())).await;
    let verified = taken.map_err(|fault| explained(fault, "backup", terminal))?;
    let seconds = format!("{:.1}", watch.elapsed().as_secs_f64());
    let told = [("path", order.to.display().to_string().into()), ("seconds", seconds.into())];
    terminal.line(&terminal.localizer().text_with("cli-backup-done", &told))?;
    say_contents(&verified, terminal)
}

/// The file of a SQLite database; another database has tools of its own.
pub(super) fn file_of(address: &StoreAddress, code: &str) -> Result<PathBuf, Stop> {
    match address {
        StoreAddress::Sqlite(path) => Ok(path.clone()),
        StoreAddress::Postgres(_) => Err(Stop::new(StopKind::User, code)),
    }
}

/// Size, sum, schema, counts and the head of each chain.
pub(super) fn say_contents(verified: &Verified, terminal: &Terminal) -> Result<(), Stop> {
    let localizer = terminal.localizer();
    let count = |table: &str| {
        let found = verified.counts.iter().find(|(name, _)| *name == table);
        usize::try_from(found.map_or(0, |(_, count)| *count)).unwrap_or(usize::MAX)
    };
    let number = |table: &str| -> Argument<'static> {
        format::count(localizer.language(), count(table)).into()
    };
    let told = [
        ("size", format::file_size(localizer.language(), verified.size_bytes).into()),
        ("bytes", verified.size_bytes.to_string().into()),
        ("sum", verified.sum.to_string().into()),
        ("migration", verified.migration.to_string().into()),
        ("schema", verified.schema.to_string().into()),
        ("reports", number("report")),
        ("versions", number("report_version")),
        ("goals", number("goal")),
        ("units", number("org_unit")),
        ("events", number("event")),
    ];
    terminal.line(&localizer.text_with("cli-backup-contents", &told))?;
    for chain in &verified.chains {
        let head = chain.head.map(|head| head.to_string()).unwrap_or_default();
        let told = [
            ("chain", chain_name(chain.authority, terminal).into()),
            ("seq", chain.event_count.to_string().into()),
            ("head", head.into()),
        ];
        terminal.line(&localizer.text_with("cli-backup-chain", &told))?;
    }
    Ok(())
}

/// What was wrong, as a stop of a command (`backup` or `restore`). A copy that was taken and does
/// not hold is told in two sentences: what it lacks, and where it is.
pub(super) fn explained(fault: BackupFault, command: &str, terminal: &Terminal) -> Stop {
    match fault {
        BackupFault::Unsound { kept, fault } => {
            terminal.explain(&explained(*fault, command, terminal));
            of_file(StopKind::Incomplete, "backup-unsound", &kept)
        }
        BackupFault::Present { path } => {
            of_file(StopKind::User, &format!("{command}-present"), &path)
        }
        BackupFault::Full { path } => of_file(StopKind::Unavailable, "backup-full", &path),
        BackupFault::File { path, reason } => {
            of_file(StopKind::User, "backup-file", &path).with("reason", &reason)
        }
        BackupFault::Empty { path } => of_file(StopKind::User, "backup-empty", &path),
        BackupFault::NotSqlite { path } => of_file(StopKind::User, "backup-not-sqlite", &path),
        BackupFault::CutOff { path, expected_bytes, found_bytes } => {
            of_file(StopKind::User, "backup-cut-off", &path)
                .with("expected", &expected_bytes)
                .with("found", &found_bytes)
        }
        BackupFault::Unfinished { beside } => of_file(StopKind::User, "backup-unfinished", &beside),
        BackupFault::OtherSum { path, expected, found } => {
            of_file(StopKind::User, "backup-other-sum", &path)
                .with("expected", &expected)
                .with("found", &found)
        }
        BackupFault::SumMissing { path } => of_file(StopKind::User, "backup-sum-missing", &path),
        BackupFault::SumUnreadable { path } => {
            of_file(StopKind::User, "backup-sum-unreadable", &path)
        }
        BackupFault::Damaged { path, what } => {
            of_file(StopKind::User, "backup-damaged", &path).with("what", &what)
        }
        BackupFault::NotOurs { path } => of_file(StopKind::User, "backup-not-ours", &path),
        BackupFault::SchemaBroken { path, part } => {
            of_file(StopKind::User, "backup-schema-broken", &path).with("part", &part)
        }
        BackupFault::LogBroken { path, chains } => {
            for chain in chains.iter().filter(|chain| chain.fault.is_some()) {
                terminal.note(&super::audit::chain_line(chain, terminal));
            }
            of_file(StopKind::User, "backup-log-broken", &path)
        }
        BackupFault::Store(StoreError::ForeignSchema(fault)) => {
            Stop::new(StopKind::User, "backup-foreign-schema").with("reason", &fault)
        }
        BackupFault::Store(error) => database::stop(&error),
    }
}

fn of_file(kind: StopKind, code: &str, path: &Path) -> Stop {
    Stop::new(kind, code).with("path", &path.display())
}
