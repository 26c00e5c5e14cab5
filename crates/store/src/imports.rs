//! Documents that were read in: what each line became and what names were linked to.

use jiff::Timestamp;
use sqlx::FromRow;
use tertial_domain::ids::{AuthorityId, ImportId, ReportId};

use crate::cell::cells;
use crate::error::StoreError;
use crate::fingerprint::Fingerprint;
use crate::insert::Table;
use crate::row::Place;
use crate::session::{ReadSession, WriteSession};
use crate::statement::Statement;

/// A document to be stored as read in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewImport {
    /// Its identity.
    pub id: ImportId,
    /// The authority whose document it is, once known.
    pub authority: Option<AuthorityId>,
    /// The file's name.
    pub file_name: String,
    /// The fingerprint of the file.
    pub sha256: Fingerprint,
    /// When it was read.
    pub read_at: Timestamp,
    /// What its lines became.
    pub lines: LineCounts,
    /// What names were linked to, in document order.
    pub matches: Vec<ImportMatch>,
    /// Lines without a place.
    pub unplaced: Vec<UnplacedLine>,
}

/// What the non-blank lines of a source became.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LineCounts {
    /// Non-blank lines.
    pub lines: u32,
    /// Lines that found a place.
    pub placed: u32,
    /// Lines of page furniture.
    pub furniture: u32,
    /// Lines of the contents list.
    pub contents: u32,
    /// Lines without a place.
    pub unplaced: u32,
}

/// A document that was read in, with the report that it became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredImport {
    /// Its identity.
    pub id: ImportId,
    /// The authority whose document it is.
    pub authority: Option<AuthorityId>,
    /// The file's name.
    pub file_name: String,
    /// The fingerprint of the file.
    pub sha256: Fingerprint,
    /// When it was read.
    pub read_at: Timestamp,
    /// What its lines became.
    pub lines: LineCounts,
    /// The report that it became.
    pub report: Option<ReportId>,
    /// Whether a person stands for that report.
    pub confirmed: bool,
}

/// A name in a document and what it was linked to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportMatch {
    /// What kind of thing.
    pub subject: MatchSubject,
    /// The name as printed.
    pub printed: String,
    /// The line where it first stands.
    pub line: Option<u32>,
    /// The identity of what it was linked to, as text; its kind is the subject's.
    pub linked: Option<String>,
    /// How it was matched.
    pub method: MatchMethod,
    /// Names of like things that a person should look at.
    pub alternatives: Vec<String>,
}

/// What was matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchSubject {
    /// A unit.
    Unit,
    /// A committee.
    Committee,
    /// A goal.
    Goal,
    /// An indicator.
    Indicator,
    /// An activity.
    Activity,
}

impl MatchSubject {
    /// Every subject.
    pub const ALL: [Self; 5] =
        [Self::Unit, Self::Committee, Self::Goal, Self::Indicator, Self::Activity];

    /// The stable code for storage.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Committee => "committee",
            Self::Goal => "goal",
            Self::Indicator => "indicator",
            Self::Activity => "activity",
        }
    }

    /// Reads [`Self::code`] back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|subject| subject.code() == code)
    }
}

/// How a name was matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchMethod {
    /// The same name, letter by letter.
    Exact,
    /// The same after folding case, blanks and punctuation.
    Folded,
    /// Nothing like it: a new thing was made.
    New,
    /// Something like it, but not surely the same: a new thing was made and a person is asked.
    Uncertain,
}

impl MatchMethod {
    /// Every method.
    pub const ALL: [Self; 4] = [Self::Exact, Self::Folded, Self::New, Self::Uncertain];

    /// The stable code for storage.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Folded => "folded",
            Self::New => "new",
            Self::Uncertain => "uncertain",
        }
    }

    /// Reads [`Self::code`] back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.code() == code)
    }
}

/// How many names of one document were matched in one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MatchCount {
    /// The document.
    pub import: ImportId,
    /// The way.
    pub method: MatchMethod,
    /// So many names.
    pub count: u32,
}

/// A line without a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnplacedLine {
    /// Its number in the file.
    pub line: u32,
    /// What stands in it.
    pub words: String,
    /// The code of the reason.
    pub reason: String,
}

// One file becomes at most one version, so the join gives one row for each import.
const IMPORTS: &str = "\
    select i.id, i.authority_id, i.file_name, i.sha256, i.read_at, i.line_count, i.placed_count, \
        i.furniture_count, i.contents_count, i.unplaced_count, r.id as report_id, r.confirmed \
    from import i left join report_version v on v.import_id = i.id \
    left join report r on r.id = v.report_id \
    where {owned i $1} ";

const MATCHES: &str = "\
    select m.subject, m.printed, m.line, m.linked_id, m.method, m.alternatives \
    from import_match m join import i on i.id = m.import_id \
    where {owned i $1} and m.import_id = $2 \
    order by m.position";

const MATCH_COUNTS: &str = "\
    select m.import_id, m.method, count(*) as match_count \
    from import_match m join import i on i.id = m.import_id \
    where {owned i $1} \
    group by m.import_id, m.method order by m.import_id, m.method";

const UNPLACED: &str = "\
    select u.line, u.words, u.reason \
    from import_unplaced u join import i on i.id = u.import_id \
    where {owned i $1} and u.import_id = $2 \
    order by u.line";

static IMPORT: Table = Table {
    name: "import",
    columns: &[
        "id",
        "authority_id",
        "file_name",
        "sha256",
        "read_at",
        "line_count",
        "placed_count",
        "furniture_count",
        "contents_count",
        "unplaced_count",
    ],
};

static MATCH: Table = Table {
    name: "import_match",
    columns: &[
        "import_id",
        "position",
        "subject",
        "printed",
        "line",
        "linked_id",
        "method",
        "alternatives",
    ],
};

static UNPLACED_LINE: Table =
    Table { name: "import_unplaced", columns: &["import_id", "line", "words", "reason"] };

#[derive(FromRow)]
struct ImportRow {
    id: String,
    authority_id: Option<String>,
    file_name: String,
    sha256: String,
    read_at: String,
    line_count: i64,
    placed_count: i64,
    furniture_count: i64,
    contents_count: i64,
    unplaced_count: i64,
    report_id: Option<String>,
    confirmed: Option<bool>,
}

#[derive(FromRow)]
struct MatchRow {
    subject: String,
    printed: String,
    line: Option<i64>,
    linked_id: Option<String>,
    method: String,
    alternatives: String,
}

#[derive(FromRow)]
struct MatchCountRow {
    import_id: String,
    method: String,
    match_count: i64,
}

#[derive(FromRow)]
struct UnplacedRow {
    line: i64,
    words: String,
    reason: String,
}

impl ImportRow {
    fn read(self) -> Result<StoredImport, StoreError> {
        let place = Place { table: "import", id: &self.id };
        Ok(StoredImport {
            id: place.parse("id", &self.id)?,
            authority: place.parse_optional("authority_id", self.authority_id.as_deref())?,
            sha256: place.code("sha256", &self.sha256, Fingerprint::read)?,
            read_at: place.instant("read_at", &self.read_at)?,
            lines: LineCounts {
                lines: place.count("line_count", self.line_count)?,
                placed: place.count("placed_count", self.placed_count)?,
                furniture: place.count("furniture_count", self.furniture_count)?,
                contents: place.count("contents_count", self.contents_count)?,
                unplaced: place.count("unplaced_count", self.unplaced_count)?,
            },
            report: place.parse_optional("report_id", self.report_id.as_deref())?,
            confirmed: self.confirmed.unwrap_or(false),
            file_name: self.file_name,
        })
    }
}

impl MatchRow {
    fn read(self) -> Result<ImportMatch, StoreError> {
        let place = Place { table: "import_match", id: &self.printed };
        let alternatives =
            serde_json::from_str(&self.alternatives).map_err(|_| place.broken("alternatives"))?;
        Ok(ImportMatch {
            subject: place.code("subject", &self.subject, MatchSubject::from_code)?,
            line: place.count_optional("line", self.line)?,
            method: place.code("method", &self.method, MatchMethod::from_code)?,
            linked: self.linked_id,
            printed: self.printed,
            alternatives,
        })
    }
}

impl ReadSession {
    /// Every document that was read in, latest first.
    pub async fn imports(&mut self) -> Result<Vec<StoredImport>, StoreError> {
        let mut statement = Statement::new(IMPORTS, cells![self.reach()]);
        statement.push("order by i.read_at desc, i.id desc");
        self.imports_by(statement).await
    }

    /// One document that was read in.
    pub async fn import(&mut self, id: ImportId) -> Result<Option<StoredImport>, StoreError> {
        let mut statement = Statement::new(IMPORTS, cells![self.reach()]);
        statement.push("and i.id = ").push_value(id);
        Ok(self.imports_by(statement).await?.pop())
    }

    /// The document with these bytes, if it has been read in.
    pub async fn import_of_file(
        &mut self,
        sha256: Fingerprint,
    ) -> Result<Option<StoredImport>, StoreError> {
        let mut statement = Statement::new(IMPORTS, cells![self.reach()]);
        statement.push("and i.sha256 = ").push_value(sha256);
        Ok(self.imports_by(statement).await?.pop())
    }

    /// What names in a document were linked to, in document order.
    pub async fn import_matches(&mut self, id: ImportId) -> Result<Vec<ImportMatch>, StoreError> {
        let cells = cells![self.reach(), id];
        let rows: Vec<MatchRow> = self.all(Statement::new(MATCHES, cells)).await?;
        rows.into_iter().map(MatchRow::read).collect()
    }

    /// How the names of every document were matched: one row for each document and way.
    pub async fn import_match_counts(&mut self) -> Result<Vec<MatchCount>, StoreError> {
        let cells = cells![self.reach()];
        let rows: Vec<MatchCountRow> = self.all(Statement::new(MATCH_COUNTS, cells)).await?;
        rows.into_iter()
            .map(|row| {
                let place = Place { table: "import_match", id: &row.import_id };
                Ok(MatchCount {
                    import: place.parse("import_id", &row.import_id)?,
                    method: place.code("method", &row.method, MatchMethod::from_code)?,
                    count: place.count("match_count", row.match_count)?,
                })
            })
            .collect()
    }

    /// Lines of a document without a place, in order.
    pub async fn import_unplaced(&mut self, id: ImportId) -> Result<Vec<UnplacedLine>, StoreError> {
        let cells = cells![self.reach(), id];
        let rows: Vec<UnplacedRow> = self.all(Statement::new(UNPLACED, cells)).await?;
        rows.into_iter()
            .map(|row| {
                let place = Place { table: "import_unplaced", id: &row.words };
                let line = place.count("line", row.line)?;
                Ok(UnplacedLine { line, words: row.words, reason: row.reason })
            })
            .collect()
    }

    async fn imports_by(&mut self, statement: Statement) -> Result<Vec<StoredImport>, StoreError> {
        let rows: Vec<ImportRow> = self.all(statement).await?;
        rows.into_iter().map(ImportRow::read).collect()
    }
}

impl WriteSession {
    /// Stores that a document was read in, before the report version that it becomes.
    ///
    /// Errors: `Conflict(ImportFile)` where the same bytes have been read in before.
    pub async fn create_import(&mut self, new: &NewImport) -> Result<(), StoreError> {
        self.permit(new.authority)?;
        let row = cells![
            new.id,
            new.authority,
            &new.file_name,
            new.sha256,
            new.read_at,
            new.lines.lines,
            new.lines.placed,
            new.lines.furniture,
            new.lines.contents,
            new.lines.unplaced,
        ];
        self.insert(&IMPORT, vec![row]).await?;
        let rows = (0_u32..).zip(&new.matches).map(|(position, found)| {
            cells![
                new.id,
                position,
                found.subject.code(),
                &found.printed,
                found.line,
                &found.linked,
                found.method.code(),
                serde_json::Value::from(found.alternatives.clone()).to_string(),
            ]
        });
        self.insert(&MATCH, rows.collect()).await?;
        let rows =
            new.unplaced.iter().map(|line| cells![new.id, line.line, &line.words, &line.reason]);
        self.insert(&UNPLACED_LINE, rows.collect()).await
    }
}
