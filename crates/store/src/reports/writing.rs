//! Storing reports, and the versions that follow.

use tertial_domain::ids::ReportId;
use tertial_domain::report::ReportState;

use super::{NewReport, NewVersion, StoredVersion};
use crate::cell::cells;
use crate::error::StoreError;
use crate::fingerprint::Fingerprint;
use crate::insert::Table;
use crate::provenance::RowVersion;
use crate::session::WriteSession;
use crate::statement::Statement;

const NEXT_VERSION: &str = "\
    update report set latest_version_id = $1, latest_number = latest_number + 1, title = $2, \
        printed_date = $3, row_version = $4 \
    where id = $5 and row_version = $6 and (cast($7 as text) is null or authority_id = $7)";

const CHANGE_STATE: &str = "\
    update report set state = $1, confirmed = $2, row_version = $3 \
    where id = $4 and row_version = $5 and (cast($6 as text) is null or authority_id = $6)";

static REPORT: Table = Table {
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

static REPORT_VERSION: Table = Table {
    name: "report_version",
    columns: &["id", "report_id", "number", "stored_at", "sha256", "body", "import_id"],
};

impl WriteSession {
    /// Stores reports with their first versions and all they say; many at once is fast.
    ///
    /// Errors: `Conflict(ReportOfUnitYearKind)`, `OutOfScope`.
    pub async fn create_reports(&mut self, new: &[NewReport]) -> Result<(), StoreError> {
        new.iter().try_for_each(|new| self.permit(Some(new.authority)))?;
        let rows = new.iter().map(|new| {
            cells![
                new.id,
                new.unit,
                new.authority,
                new.year,
                new.kind.code(),
                new.state.code(),
                new.confirmed,
                &new.version.title,
                &new.version.printed_date,
                new.version.id,
                1_u32,
                RowVersion::FIRST,
            ]
        });
        self.insert(&REPORT, rows.collect()).await?;
        let versions: Vec<(StoredVersion, u32, &NewVersion)> = new
            .iter()
            .map(|new| {
                let stored = StoredVersion {
                    id: new.version.id,
                    report: new.id,
                    unit: new.unit,
                    authority: new.authority,
                    year: new.year,
                    kind: new.kind,
                };
                (stored, 1, &new.version)
            })
            .collect();
        self.insert_versions(versions).await
    }

    /// Stores the next version of a report with all it says; the versions before stay.
    ///
    /// Errors: `Stale`.
    pub async fn add_report_version(
        &mut self,
        report: ReportId,
        base: RowVersion,
        new: &NewVersion,
    ) -> Result<RowVersion, StoreError> {
        let Some(stored) = self.report(report).await? else { return Err(StoreError::Stale) };
        let next = base.next();
        let cells = cells![new.id, &new.title, &new.printed_date, next, report, base, self.reach()];
        self.change(Statement::new(NEXT_VERSION, cells)).await?;
        self.forget_texts(report).await?;
        let version = StoredVersion {
            id: new.id,
            report,
            unit: stored.unit,
            authority: stored.authority,
            year: stored.year,
            kind: stored.kind,
        };
        self.insert_versions(vec![(version, stored.latest_number + 1, new)]).await?;
        Ok(next)
    }

    /// Writes how far a report has come, and whether a person stands for it. Errors: `Stale`.
    pub async fn change_report_state(
        &mut self,
        report: ReportId,
        base: RowVersion,
        state: ReportState,
        confirmed: bool,
    ) -> Result<RowVersion, StoreError> {
        let next = base.next();
        let cells = cells![state.code(), confirmed, next, report, base, self.reach()];
        self.change(Statement::new(CHANGE_STATE, cells)).await?;
        Ok(next)
    }

    async fn insert_versions(
        &mut self,
        new: Vec<(StoredVersion, u32, &NewVersion)>,
    ) -> Result<(), StoreError> {
        let rows = new.iter().map(|(version, number, new)| {
            cells![
                version.id,
                version.report,
                *number,
                new.stored_at,
                Fingerprint::of(&new.body),
                new.body.clone(),
                new.import,
            ]
        });
        self.insert(&REPORT_VERSION, rows.collect()).await?;
        let with_facts: Vec<_> =
            new.into_iter().map(|(version, _, new)| (version, &new.facts)).collect();
        self.insert_facts(&with_facts).await
    }
}
