//! Back-ups of a SQLite database: taken while it is written, verified before they are said to be
//! done, and put back without a moment in which half of one stands in the database's place.

mod files;
mod restoring;

use std::path::{Path, PathBuf};

use tertial_domain::permission::Scope;

use crate::error::{SchemaFault, StoreError};
use crate::events::ChainCheck;
use crate::fingerprint::Fingerprint;
use crate::session::StoreOptions;
use crate::session::backup as engine;
pub use restoring::{KnownSum, RestoreOrder, Restoring};

/// What a back-up was found to hold, everything in it verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Its length.
    pub size_bytes: u64,
    /// Its SHA-256.
    pub sum: Fingerprint,
    /// Its last migration.
    pub migration: i64,
    /// The SHA-256 of its schema's wording.
    pub schema: Fingerprint,
    /// Rows of some tables.
    pub counts: Vec<(&'static str, u64)>,
    /// Every chain of the log, all of which hold.
    pub chains: Vec<ChainCheck>,
}

/// Why a back-up was not taken, or is not one.
#[derive(Debug, thiserror::Error)]
pub enum BackupFault {
    /// There is a file already, and it stays.
    #[error("{} is there already", path.display())]
    Present {
        /// The file.
        path: PathBuf,
    },
    /// The system refused a file or a folder.
    #[error("{}: {reason}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        #[source]
        reason: std::io::Error,
    },
    /// There is no room left on the disk.
    #[error("no room for {}", path.display())]
    Full {
        /// The file.
        path: PathBuf,
    },
    /// A file without a byte.
    #[error("{} is empty", path.display())]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// A file of another kind.
    #[error("{} is no SQLite file", path.display())]
    NotSqlite {
        /// The file.
        path: PathBuf,
    },
    /// A SQLite file that is shorter than it says itself.
    #[error("{} is cut off: {found_bytes} of {expected_bytes} bytes", path.display())]
    CutOff {
        /// The file.
        path: PathBuf,
        /// How long it says that it is.
        expected_bytes: u64,
        /// How long it is.
        found_bytes: u64,
    },
    /// A database that was copied while somebody had it open: what belongs to it lies beside it.
    #[error("{} holds a part of it", beside.display())]
    Unfinished {
        /// The file beside it.
        beside: PathBuf,
    },
    /// Another SHA-256 than the one that was noted when it was taken.
    #[error("{} has the sum {found}, not {expected}", path.display())]
    OtherSum {
        /// The file.
        path: PathBuf,
        /// What was noted.
        expected: Fingerprint,
        /// What it is.
        found: Fingerprint,
    },
    /// No SHA-256 of it is noted beside it, and none was given.
    #[error("there is no sum of {}", path.display())]
    SumMissing {
        /// The file.
        path: PathBuf,
    },
    /// A note of a sum in which no sum stands.
    #[error("{} is no note of a sum", path.display())]
    SumUnreadable {
        /// The note.
        path: PathBuf,
    },
    /// Its pages or rows contradict each other.
    #[error("{} is damaged: {what}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// The first of what was found.
        what: String,
    },
    /// A sound SQLite file of some other program.
    #[error("{} is not a database of Tertial", path.display())]
    NotOurs {
        /// The file.
        path: PathBuf,
    },
    /// A part of its schema is missing or has another wording.
    #[error("{} lacks {part}", path.display())]
    SchemaBroken {
        /// The file.
        path: PathBuf,
        /// The part, such as a trigger.
        part: String,
    },
    /// Its event log does not hold.
    #[error("the event log of {} does not hold", path.display())]
    LogBroken {
        /// The file.
        path: PathBuf,
        /// Every chain of it.
        chains: Vec<ChainCheck>,
    },
    /// The back-up was taken and does not hold: it is kept under another name, to be looked into.
    #[error("{} was taken and does not hold: {fault}", kept.display())]
    Unsound {
        /// Where it is.
        kept: PathBuf,
        /// What does not hold.
        #[source]
        fault: Box<BackupFault>,
    },
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl BackupFault {
    /// Whether the schema is one of a later program.
    pub const fn is_later(&self) -> bool {
        matches!(self, Self::Store(StoreError::ForeignSchema(SchemaFault::Later { .. })))
    }
}

/// Takes a back-up beside whoever writes the database, and verifies it.
///
/// It holds everything that was said to be saved before this began. The file gets its name when
/// all of it is verified and on the disk, with a note of its SHA-256 beside it.
///
/// Errors: `Present`, `File`, `Full`, `Unsound`, `Store`.
pub async fn take(
    database: &Path,
    target: &Path,
    (options, scope): (&StoreOptions, &Scope),
) -> Result<Verified, BackupFault> {
    files::refuse_present(target)?;
    let passing = files::Passing::beside(target)?;
    engine::copy_into(database, passing.path(), options.wait_limit).await.map_err(|error| {
        match engine::fault(database, error) {
            BackupFault::Full { .. } => BackupFault::Full { path: target.to_owned() },
            of_database => of_database,
        }
    })?;
    match verify(passing.path(), options, scope).await {
        Ok(verified) => {
            files::publish(passing, target, verified.sum)?;
            Ok(verified)
        }
        Err(fault) => {
            let kept = files::keep_unsound(passing, target)?;
            let fault = Box::new(named(fault, &kept));
            Err(BackupFault::Unsound { kept, fault })
        }
    }
}

/// Computes everything again that can be held against itself in a back-up, and writes nothing:
/// pages, references, schema and the chains of the log.
///
/// A byte that was changed inside a text is found by its sum alone, which [`Restoring`] compares.
pub async fn verify(
    file: &Path,
    options: &StoreOptions,
    scope: &Scope,
) -> Result<Verified, BackupFault> {
    let (size_bytes, sum) = files::measure(file)?;
    let found = engine::look_into(file).await?;
    let mut chains = Vec::new();
    if found.counts.iter().any(|(table, _)| *table == "event") {
        let store = engine::open_copy(file, options.clone()).await?;
        let mut session = store.read(scope).await?;
        chains = session.verify_events().await?;
        drop(session);
        store.close().await;
    }
    if chains.iter().any(|chain| chain.fault.is_some()) {
        return Err(BackupFault::LogBroken { path: file.to_owned(), chains });
    }
    let (migration, schema, counts) = (found.migration, found.schema, found.counts);
    Ok(Verified { size_bytes, sum, migration, schema, counts, chains })
}

/// The same fault under the name that a person knows the file by.
fn named(fault: BackupFault, name: &Path) -> BackupFault {
    let path = name.to_owned();
    match fault {
        BackupFault::File { reason, .. } => BackupFault::File { path, reason },
        BackupFault::Full { .. } => BackupFault::Full { path },
        BackupFault::Empty { .. } => BackupFault::Empty { path },
        BackupFault::NotSqlite { .. } => BackupFault::NotSqlite { path },
        BackupFault::CutOff { expected_bytes, found_bytes, .. } => {
            BackupFault::CutOff { path, expected_bytes, found_bytes }
        }
        BackupFault::OtherSum { expected, found, .. } => {
            BackupFault::OtherSum { path, expected, found }
        }
        BackupFault::Damaged { what, .. } => BackupFault::Damaged { path, what },
        BackupFault::NotOurs { .. } => BackupFault::NotOurs { path },
        BackupFault::SchemaBroken { part, .. } => BackupFault::SchemaBroken { path, part },
        BackupFault::LogBroken { chains, .. } => BackupFault::LogBroken { path, chains },
        same @ (BackupFault::Present { .. }
        | BackupFault::Unfinished { .. }
        | BackupFault::SumMissing { .. }
        | BackupFault::SumUnreadable { .. }
        | BackupFault::Unsound { .. }
        | BackupFault::Store(_)) => same,
    }
}
