//! What can go wrong between a value and a row; the one place that knows constraints by name.

use std::fmt;
use std::path::PathBuf;

use tertial_domain::ids::AuthorityId;

/// Why the store did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database cannot be reached or did not answer as it should.
    #[error("the database is unavailable: {0}")]
    Unavailable(#[source] sqlx::Error),
    /// Another process has the database file open for writing.
    #[error("{} is in use by another process", path.display())]
    InUse {
        /// The database file.
        path: PathBuf,
    },
    /// The database's folder or file cannot be used.
    #[error("{} cannot be opened: {reason}", path.display())]
    Unusable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        #[source]
        reason: std::io::Error,
    },
    /// A file system on which SQLite's locks cannot be trusted.
    #[error("{} is on a network file system ({kind})", path.display())]
    NetworkFileSystem {
        /// The database file.
        path: PathBuf,
        /// The file system's name.
        kind: String,
    },
    /// A SQLite older than the first one without the fault in its write-ahead log.
    #[error("SQLite {found} is too old, {needed} is needed")]
    OldEngine {
        /// What is there.
        found: String,
        /// The least that will do.
        needed: &'static str,
    },
    /// The database was written by a later version of the program, or its history was changed.
    #[error("the database does not fit this program: {0}")]
    ForeignSchema(SchemaFault),
    /// The database's role is one to which row level security does not apply.
    #[error("the role {role} bypasses row level security")]
    UnguardedRole {
        /// The role's name.
        role: String,
    },
    /// A constraint said no.
    #[error("refused by {0}")]
    Conflict(ConstraintName),
    /// The row has changed since the version that the change started from.
    #[error("the row has changed since it was read")]
    Stale,
    /// The scope does not reach what was to be written.
    #[error("out of scope")]
    OutOfScope {
        /// The authority that was to be written for; none for what all share.
        authority: Option<AuthorityId>,
    },
    /// A row holds what no writer of this program writes.
    #[error("a broken row in {table}: {column} of {id}")]
    BrokenRow {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// The row.
        id: String,
    },
    /// A question named more things than the limit.
    #[error("{given} named at once, at most {most}")]
    TooMany {
        /// How many.
        given: usize,
        /// The limit.
        most: usize,
    },
    /// A write session was about to be committed without an event.
    #[error("a change without an event")]
    Unlogged,
    /// An earlier statement of this write session failed; it can only be dropped.
    #[error("an earlier statement of this session failed")]
    Broken,
    /// The write session was held for too long and has been rolled back.
    #[error("the write took too long and was rolled back")]
    TimeLimit,
    /// The database rolled the whole batch back, for instance because the disk is full.
    #[error("the database rolled the change back")]
    RolledBack,
    /// The commit failed; nothing of its batch was promised, and the writer has ended.
    #[error("the commit failed: {0}")]
    CommitFailed(String),
    /// The writer ended after a failed commit: the process must be started again.
    #[error("the writer has ended after a failed commit")]
    WriterEnded,
    /// The connection was lost during a commit: it may or may not have happened.
    #[error("it is not known whether the commit happened")]
    CommitUnknown,
}

/// In what way a database does not fit the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SchemaFault {
    /// A migration is missing, and the database's role has no right to apply it.
    Earlier,
    /// It has a migration that this program does not know.
    Later {
        /// The migration's number.
        migration: i64,
    },
    /// A migration was applied in another wording.
    Changed {
        /// The migration's number.
        migration: i64,
    },
}

impl fmt::Display for SchemaFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Earlier => f.write_str("its schema is older, and this role may not change it"),
            Self::Later { migration } => write!(f, "migration {migration} is not known here"),
            Self::Changed { migration } => write!(f, "migration {migration} has another checksum"),
        }
    }
}

/// The constraints that callers tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ConstraintName {
    /// A unit has one report for a year and kind.
    ReportOfUnitYearKind,
    /// A report's versions have different numbers.
    ReportVersionNumber,
    /// A public name is given to one report.
    ReportSlug,
    /// A file is read in once.
    ImportFile,
    /// A principal's key names one write.
    IdempotencyKey,
    /// An event chain has one event for each number.
    EventNumber,
    /// An indicator's name stands once.
    IndicatorAlias,
    /// A login name is one person's.
    LoginName,
    /// A year is open once.
    OpenYear,
    /// A place says one thing of a year in a turn.
    YearTurn,
    /// A unit answers a change once.
    ChangeAnswer,
    /// An identity that is there already.
    Identity,
    /// A row names another row that is not there.
    Reference,
    /// A value that the schema does not allow.
    Check,
    /// An event, a payload's hash, a report version or a public name is never changed or removed.
    AppendOnly,
    /// Any other.
    Other,
}

impl fmt::Display for ConstraintName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

/// Constraint, its name in PostgreSQL, and the columns that SQLite names instead.
const CONSTRAINTS: [(ConstraintName, &str, &str); 12] = [
    (
        ConstraintName::ReportOfUnitYearKind,
        "report_unit_year_kind",
        "report.unit_id, report.year, report.kind",
    ),
    (
        ConstraintName::ReportVersionNumber,
        "report_version_number",
        "report_version.report_id, report_version.number",
    ),
    (ConstraintName::ReportSlug, "report_address_slug", "report_address.slug"),
    (ConstraintName::ImportFile, "import_sha256", "import.sha256"),
    (
        ConstraintName::IdempotencyKey,
        "idempotency_principal_key",
        "idempotency.principal_id, idempotency.key",
    ),
    (ConstraintName::EventNumber, "event_chain_seq", "event.chain, event.seq"),
    (
        ConstraintName::IndicatorAlias,
        "indicator_alias_key",
        "indicator_alias.name_key, indicator_alias.indicator_id",
    ),
    (ConstraintName::LoginName, "password_login", "password.login"),
    (ConstraintName::OpenYear, "planning_year_open", "planning_year.year"),
    (ConstraintName::OpenYear, "planning_year_round", "planning_year.year, planning_year.round"),
    (
        ConstraintName::YearTurn,
        "year_entry_turn",
        "year_entry.year, year_entry.round, year_entry.place_id, year_entry.turn",
    ),
    (
        ConstraintName::ChangeAnswer,
        "change_answer_pkey",
        "change_answer.year, change_answer.round, change_answer.unit_id, \
         change_answer.place_id, change_answer.turn",
    ),
];

/// The words with which the triggers of both databases refuse.
const APPEND_ONLY: &str = "append only";

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        use sqlx::error::ErrorKind;
        let Some(database) = error.as_database_error() else { return Self::Unavailable(error) };
        let named = database.constraint().or_else(|| {
            database.message().split_once("constraint failed: ").map(|(_, columns)| columns)
        });
        let known = named.and_then(|name| {
            CONSTRAINTS
                .iter()
                .find(|(_, postgres, sqlite)| name == *postgres || name == *sqlite)
                .map(|(constraint, _, _)| *constraint)
        });
        let append_only = database.message().contains(APPEND_ONLY);
        match (known, database.kind()) {
            (Some(constraint), _) => Self::Conflict(constraint),
            (None, _) if append_only => Self::Conflict(ConstraintName::AppendOnly),
            (None, ErrorKind::UniqueViolation) => Self::Conflict(ConstraintName::Identity),
            (None, ErrorKind::ForeignKeyViolation) => Self::Conflict(ConstraintName::Reference),
            (None, ErrorKind::CheckViolation | ErrorKind::NotNullViolation) => {
                Self::Conflict(ConstraintName::Check)
            }
            (None, _) => Self::Unavailable(error),
        }
    }
}
