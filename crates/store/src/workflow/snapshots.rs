//! What was adopted, as it was then, and the files that were made of it: kept once, never changed.

use jiff::Timestamp;
use sqlx::FromRow;
use tertial_domain::ids::{AuthorityId, PrincipalId, ReportId, ReportVersionId};

use super::Decision;
use crate::cell::cells;
use crate::error::StoreError;
use crate::fingerprint::Fingerprint;
use crate::insert::Table;
use crate::row::Place;
use crate::session::{ReadSession, WriteSession};
use crate::statement::Statement;

/// An adopted version without the bytes of its manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// The SHA-256 of the manifest: the snapshot's name.
    pub sha256: Fingerprint,
    /// The version.
    pub version: ReportVersionId,
    /// The report.
    pub report: ReportId,
    /// Its authority.
    pub authority: AuthorityId,
    /// The version's number.
    pub number: u32,
    /// The adopted version that this one corrects.
    pub corrects: Option<ReportVersionId>,
    /// Why it was corrected.
    pub reason: Option<String>,
    /// The decision.
    pub decision: Decision,
    /// Who adopted it, and when.
    pub adopted: (PrincipalId, Timestamp),
}

/// A snapshot to be kept; its name follows from its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSnapshot {
    /// All but the name, which is taken from the bytes.
    pub snapshot: Snapshot,
    /// The manifest.
    pub manifest: Vec<u8>,
}

/// A file that was made from a manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnapshotFile {
    /// The form's code.
    pub form: String,
    /// The SHA-256 of the bytes.
    pub sha256: Fingerprint,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// When they were made.
    pub made_at: Timestamp,
}

/// What became of a file that was to be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeptFile {
    /// It is kept.
    Kept,
    /// The same bytes were kept before.
    Same,
    /// Other bytes were kept before, and stay.
    Refused {
        /// The SHA-256 of those that stay.
        kept: Fingerprint,
    },
}

const SNAPSHOTS: &str = "\
    select s.sha256, s.report_version_id, s.report_id, s.authority_id, s.number, s.corrects_id, \
        s.reason, s.register_number, s.decided_on, s.adopted_by, s.adopted_at \
    from snapshot s where {shared s $1} and ";

const MANIFEST: &str = "\
    select s.manifest from snapshot s where {shared s $1} and s.sha256 = $2";

const FILE: &str = "\
    select f.form, f.sha256, f.bytes, f.made_at \
    from snapshot_file f join snapshot s on s.sha256 = f.snapshot_sha256 \
    where {shared s $1} and f.snapshot_sha256 = $2 and f.form = $3";

const FILE_HASHES: &str = "\
    select f.form, f.sha256 \
    from snapshot_file f join snapshot s on s.sha256 = f.snapshot_sha256 \
    where {shared s $1} and f.snapshot_sha256 = $2 order by f.form";

static SNAPSHOT: Table = Table {
    name: "snapshot",
    columns: &[
        "sha256",
        "report_version_id",
        "report_id",
        "authority_id",
        "number",
        "corrects_id",
        "reason",
        "register_number",
        "decided_on",
        "adopted_by",
        "adopted_at",
        "manifest",
    ],
};

static SNAPSHOT_FILE: Table = Table {
    name: "snapshot_file",
    columns: &["snapshot_sha256", "form", "sha256", "bytes", "made_at"],
};

#[derive(FromRow)]
struct SnapshotRow {
    sha256: String,
    report_version_id: String,
    report_id: String,
    authority_id: String,
    number: i64,
    corrects_id: Option<String>,
    reason: Option<String>,
    register_number: String,
    decided_on: String,
    adopted_by: String,
    adopted_at: String,
}

#[derive(FromRow)]
struct FileRow {
    form: String,
    sha256: String,
    bytes: Vec<u8>,
    made_at: String,
}

impl SnapshotRow {
    fn read(self) -> Result<Snapshot, StoreError> {
        let place = Place { table: "snapshot", id: &self.sha256 };
        Ok(Snapshot {
            sha256: place.code("sha256", &self.sha256, Fingerprint::read)?,
            version: place.parse("report_version_id", &self.report_version_id)?,
            report: place.parse("report_id", &self.report_id)?,
            authority: place.parse("authority_id", &self.authority_id)?,
            number: place.count("number", self.number)?,
            corrects: place.parse_optional("corrects_id", self.corrects_id.as_deref())?,
            decision: Decision {
                decided_on: place.parse("decided_on", &self.decided_on)?,
                register_number: self.register_number,
            },
            adopted: (
                place.parse("adopted_by", &self.adopted_by)?,
                place.instant("adopted_at", &self.adopted_at)?,
            ),
            reason: self.reason,
        })
    }
}

impl ReadSession {
    /// The adopted versions of a report, the latest first.
    pub async fn snapshots_of(&mut self, report: ReportId) -> Result<Vec<Snapshot>, StoreError> {
        let mut statement = Statement::new(SNAPSHOTS, cells![self.reach()]);
        statement.push("s.report_id = ").push_value(report).push(" order by s.number desc");
        self.snapshots_by(statement).await
    }

    /// A version as it was adopted.
    pub async fn snapshot_of(
        &mut self,
        version: ReportVersionId,
    ) -> Result<Option<Snapshot>, StoreError> {
        let mut statement = Statement::new(SNAPSHOTS, cells![self.reach()]);
        statement.push("s.report_version_id = ").push_value(version);
        Ok(self.snapshots_by(statement).await?.pop())
    }

    /// Adopted versions that lack a file of a form, up to `most`, the first adopted first.
    pub async fn snapshots_without(
        &mut self,
        form: &str,
        most: u32,
    ) -> Result<Vec<Snapshot>, StoreError> {
        let mut statement = Statement::new(SNAPSHOTS, cells![self.reach()]);
        statement.push("not exists (select 1 from snapshot_file f where ");
        statement.push("f.snapshot_sha256 = s.sha256 and f.form = ").push_value(form);
        statement.push(") order by s.adopted_at, s.sha256 limit ").push_value(most);
        self.snapshots_by(statement).await
    }

    async fn snapshots_by(&mut self, statement: Statement) -> Result<Vec<Snapshot>, StoreError> {
        let rows: Vec<SnapshotRow> = self.all(statement).await?;
        rows.into_iter().map(SnapshotRow::read).collect()
    }

    /// The manifest of a snapshot, byte for byte.
    pub async fn manifest(&mut self, snapshot: Fingerprint) -> Result<Option<Vec<u8>>, StoreError> {
        let cells = cells![self.reach(), snapshot];
        let row: Option<(Vec<u8>,)> = self.one(Statement::new(MANIFEST, cells)).await?;
        Ok(row.map(|(bytes,)| bytes))
    }

    /// A file of a snapshot, as it was made.
    pub async fn snapshot_file(
        &mut self,
        snapshot: Fingerprint,
        form: &str,
    ) -> Result<Option<SnapshotFile>, StoreError> {
        let cells = cells![self.reach(), snapshot, form];
        let row: Option<FileRow> = self.one(Statement::new(FILE, cells)).await?;
        row.map(|row| {
            let id = snapshot.to_string();
            let place = Place { table: "snapshot_file", id: &id };
            Ok(SnapshotFile {
                sha256: place.code("sha256", &row.sha256, Fingerprint::read)?,
                made_at: place.instant("made_at", &row.made_at)?,
                form: row.form,
                bytes: row.bytes,
            })
        })
        .transpose()
    }

    /// The forms of which a snapshot has files, with their SHA-256.
    pub async fn snapshot_files(
        &mut self,
        snapshot: Fingerprint,
    ) -> Result<Vec<(String, Fingerprint)>, StoreError> {
        let cells = cells![self.reach(), snapshot];
        let rows: Vec<(String, String)> = self.all(Statement::new(FILE_HASHES, cells)).await?;
        let id = snapshot.to_string();
        let place = Place { table: "snapshot_file", id: &id };
        rows.into_iter()
            .map(|(form, sha256)| Ok((form, place.code("sha256", &sha256, Fingerprint::read)?)))
            .collect()
    }
}

impl WriteSession {
    /// Keeps what was adopted, and gives its name: the SHA-256 of its bytes.
    pub async fn keep_snapshot(&mut self, new: &NewSnapshot) -> Result<Fingerprint, StoreError> {
        let NewSnapshot { snapshot, manifest } = new;
        self.permit(Some(snapshot.authority))?;
        let sha256 = Fingerprint::of(manifest);
        let row = cells![
            sha256,
            snapshot.version,
            snapshot.report,
            snapshot.authority,
            snapshot.number,
            snapshot.corrects,
            &snapshot.reason,
            &snapshot.decision.register_number,
            snapshot.decision.decided_on,
            snapshot.adopted.0,
            snapshot.adopted.1,
            manifest.clone(),
        ];
        self.insert(&SNAPSHOT, vec![row]).await?;
        Ok(sha256)
    }

    /// Keeps a file of a snapshot, once. Needs the whole installation in reach: the files follow
    /// from the manifest, whoever asks for them.
    pub async fn keep_snapshot_file(
        &mut self,
        snapshot: Fingerprint,
        (form, bytes): (&str, &[u8]),
        at: Timestamp,
    ) -> Result<KeptFile, StoreError> {
        let sha256 = Fingerprint::of(bytes);
        if let Some(kept) = self.kept_file(snapshot, form).await? {
            return Ok(told(kept, sha256));
        }
        let row = cells![snapshot, form, sha256, bytes.to_vec(), at];
        self.insert_unless_there(&SNAPSHOT_FILE, vec![row]).await?;
        // Another process may have been first in between.
        match self.kept_file(snapshot, form).await? {
            Some(kept) if kept != sha256 => Ok(KeptFile::Refused { kept }),
            Some(_) | None => Ok(KeptFile::Kept),
        }
    }

    async fn kept_file(
        &mut self,
        snapshot: Fingerprint,
        form: &str,
    ) -> Result<Option<Fingerprint>, StoreError> {
        let files = self.snapshot_files(snapshot).await?;
        Ok(files.into_iter().find(|(kept, _)| kept == form).map(|(_, sha256)| sha256))
    }
}

fn told(kept: Fingerprint, wanted: Fingerprint) -> KeptFile {
    if kept == wanted { KeptFile::Same } else { KeptFile::Refused { kept } }
}
