//! Reports as rows: all that can be worked out before the one writer is asked.

use jiff::Timestamp;
use tertial_domain::ids::{AuthorityId, ReportId};
use tertial_domain::report::ReportState;

use super::{NewReport, NewVersion, StoredVersion};
use crate::cell::{Cell, cells};
use crate::fingerprint::Fingerprint;
use crate::insert::Table;
use crate::provenance::RowVersion;
use crate::report_facts::FactRows;
use crate::search::Stemmer;

/// Makes rows of reports, and remembers the stems of their words from one report to the next.
pub struct RowMaker {
    stemmer: Stemmer,
}

/// Reports as rows, in the order in which they are stored.
pub struct ReportRows {
    pub(super) heads: Vec<ReportHead>,
    pub(super) reports: Vec<Vec<Cell>>,
    pub(super) addresses: Vec<Vec<Cell>>,
    pub(super) versions: VersionRows,
}

/// What there is to tell of a report that is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportHead {
    /// The report.
    pub id: ReportId,
    /// The unit's authority.
    pub authority: AuthorityId,
    /// When its first version is stored.
    pub stored_at: Timestamp,
    /// The fingerprint of that version's body.
    pub sha256: Fingerprint,
}

/// Versions and what they say, as rows.
#[derive(Default)]
pub(super) struct VersionRows {
    pub(super) versions: Vec<Vec<Cell>>,
    pub(super) adoptions: Vec<Vec<Cell>>,
    pub(super) facts: FactRows,
}

pub(super) static REPORT: Table = Table {
    name: "report",
    columns: &[
        "id",
        "unit_id",
        "authority_id",
        "year",
        "kind",
        "state",
        "confirmed",
        "title",
        "printed_date",
        "latest_version_id",
        "latest_number",
        "row_version",
    ],
};

pub(super) static REPORT_VERSION: Table = Table {
    name: "report_version",
    columns: &[
        "id",
        "report_id",
        "number",
        "stored_at",
        "sha256",
        "body",
        "import_id",
        "stored_by",
    ],
};

/// Versions that were adopted.
pub(super) static ADOPTION: Table =
    Table { name: "adoption", columns: &["report_version_id", "report_id", "adopted_at"] };

impl RowMaker {
    /// A maker that knows no words yet.
    pub fn new() -> Self {
        Self { stemmer: Stemmer::new() }
    }

    /// The rows of some reports with their first versions.
    pub fn rows(&mut self, new: &[NewReport]) -> ReportRows {
        let mut rows = ReportRows {
            heads: Vec::with_capacity(new.len()),
            reports: Vec::with_capacity(new.len()),
            addresses: Vec::with_capacity(new.len()),
            versions: VersionRows::default(),
        };
        for new in new {
            let version = StoredVersion {
                id: new.version.id.into(),
                report: new.id.into(),
                unit: new.unit.into(),
                authority: new.authority.into(),
                year: new.year.into(),
                kind: new.kind.code().into(),
                state: new.state,
            };
            rows.reports.push(report_row(new, &version));
            let given_at = new.version.stored_at;
            rows.addresses.push(cells![new.slug.as_str(), new.id, 1_u32, given_at]);
            let sha256 = rows.versions.add(&version, 1, &new.version, &mut self.stemmer);
            let (id, authority, stored_at) = (new.id, new.authority, new.version.stored_at);
            rows.heads.push(ReportHead { id, authority, stored_at, sha256 });
        }
        rows
    }
}

impl ReportRows {
    /// How many reports.
    pub fn len(&self) -> usize {
        self.heads.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.heads.is_empty()
    }
}

impl Default for RowMaker {
    fn default() -> Self {
        Self::new()
    }
}

impl VersionRows {
    /// Adds a version with all it says, and gives the fingerprint of its body.
    pub(super) fn add(
        &mut self,
        version: &StoredVersion,
        number: u32,
        new: &NewVersion,
        stemmer: &mut Stemmer,
    ) -> Fingerprint {
        let sha256 = Fingerprint::of(&new.body);
        self.versions.push(cells![
            version.id.clone(),
            version.report.clone(),
            number,
            new.stored_at,
            sha256,
            new.body.clone(),
            new.import,
        ]);
        if version.state == ReportState::Adopted {
            self.adoptions.push(cells![version.id.clone(), version.report.clone(), new.stored_at]);
        }
        self.facts.add(version, &new.facts, stemmer);
        sha256
    }
}

fn report_row(new: &NewReport, version: &StoredVersion) -> Vec<Cell> {
    cells![
        version.report.clone(),
        version.unit.clone(),
        version.authority.clone(),
        version.year.clone(),
        version.kind.clone(),
        new.state.code(),
        new.confirmed,
        &new.version.title,
        &new.version.printed_date,
        version.id.clone(),
        1_u32,
        RowVersion::FIRST,
    ]
}
