//! Storing reports, and the versions that follow.

use jiff::Timestamp;
use tertial_domain::ids::ReportId;
use tertial_domain::report::ReportState;

use super::addresses::REPORT_ADDRESS;
use super::rows::{ADOPTION, REPORT, REPORT_VERSION, VersionRows};
use super::{NewReport, NewVersion, ReportHead, ReportRows, RowMaker, StoredVersion};
use crate::cell::cells;
use crate::error::StoreError;
use crate::provenance::RowVersion;
use crate::search::Stemmer;
use crate::session::WriteSession;
use crate::statement::Statement;

const NEXT_VERSION: &str = "\
    update report set latest_version_id = $1, latest_number = latest_number + 1, title = $2, \
        printed_date = $3, row_version = $4 \
    where id = $5 and row_version = $6 and {working report $7}";

const CHANGE_STATE: &str = "\
    update report set state = $1, confirmed = $2, row_version = $3 \
    where id = $4 and row_version = $5 and {working report $6}";

const ADOPT: &str = "\
    insert into adoption (report_version_id, report_id, adopted_at) \
    select latest_version_id, id, cast($1 as text) from report where id = $2 \
    on conflict do nothing";

/// How far a report has come, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportProgress {
    /// How far.
    pub state: ReportState,
    /// Whether a person stands for it.
    pub confirmed: bool,
    /// When it came so far.
    pub at: Timestamp,
}

impl WriteSession {
    /// Stores reports with their first versions and all they say; many at once is fast.
    ///
    /// Errors: `Conflict(ReportOfUnitYearKind)`, `OutOfScope`.
    pub async fn create_reports(&mut self, new: &[NewReport]) -> Result<(), StoreError> {
        self.insert_reports(RowMaker::new().rows(new)).await.map(|_| ())
    }

    /// Stores reports whose rows were made before, and gives what there is to tell of them.
    ///
    /// Errors: `Conflict(ReportOfUnitYearKind)`, `OutOfScope`.
    pub async fn insert_reports(
        &mut self,
        rows: ReportRows,
    ) -> Result<Vec<ReportHead>, StoreError> {
        rows.heads.iter().try_for_each(|head| self.permit(Some(head.authority)))?;
        self.insert(&REPORT, rows.reports).await?;
        self.insert(&REPORT_ADDRESS, rows.addresses).await?;
        self.insert_versions(rows.versions).await?;
        Ok(rows.heads)
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
            id: new.id.into(),
            report: report.into(),
            unit: stored.unit.into(),
            authority: stored.authority.into(),
            year: stored.year.into(),
            kind: stored.kind.code().into(),
            state: stored.state,
        };
        let mut rows = VersionRows::default();
        rows.add(&version, stored.latest_number + 1, new, &mut Stemmer::new());
        self.insert_versions(rows).await?;
        Ok(next)
    }

    /// Writes how far a report has come, and whether a person stands for it; its latest version
    /// is public from the moment that it is adopted. Errors: `Stale`.
    pub async fn change_report_state(
        &mut self,
        report: ReportId,
        base: RowVersion,
        progress: ReportProgress,
    ) -> Result<RowVersion, StoreError> {
        let next = base.next();
        let ReportProgress { state, confirmed, at } = progress;
        let cells = cells![state.code(), confirmed, next, report, base, self.reach()];
        self.change(Statement::new(CHANGE_STATE, cells)).await?;
        if state == ReportState::Adopted {
            self.run(Statement::new(ADOPT, cells![at, report])).await?;
        }
        Ok(next)
    }

    async fn insert_versions(&mut self, rows: VersionRows) -> Result<(), StoreError> {
        self.insert(&REPORT_VERSION, rows.versions).await?;
        self.insert(&ADOPTION, rows.adoptions).await?;
        self.insert_facts(rows.facts).await
    }
}
