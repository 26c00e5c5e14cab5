//! Storing reports, and the versions that follow.

use jiff::Timestamp;
use tertial_domain::ids::{ReportId, ReportVersionId};
use tertial_domain::report::ReportState;

use super::addresses::REPORT_ADDRESS;
use super::rows::{ADOPTION, REPORT, REPORT_VERSION, VersionRows};
use super::{NewReport, NewVersion, ReportHead, ReportRows, RowMaker, StoredReport, StoredVersion};
use crate::cell::{Cell, cells};
use crate::error::StoreError;
use crate::provenance::RowVersion;
use crate::search::{SearchText, Stemmer, text_rows};
use crate::session::WriteSession;
use crate::statement::Statement;

const NEXT_VERSION: &str = "\
    update report set latest_version_id = $1, latest_number = $2, title = $3, \
        printed_date = $4, row_version = $5 \
    where id = $6 and row_version = $7 and {working report $8}";

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
    /// Errors: `Stale`, also where a correction is worked on: that has a function of its own.
    pub async fn add_report_version(
        &mut self,
        report: ReportId,
        base: RowVersion,
        new: &NewVersion,
    ) -> Result<RowVersion, StoreError> {
        let Some(stored) = self.report(report).await? else { return Err(StoreError::Stale) };
        if self.correction(report).await?.is_some() {
            return Err(StoreError::Stale);
        }
        let next = base.next();
        let number = self.next_number(report).await?;
        let (title, printed_date) = (&new.title, &new.printed_date);
        let cells = cells![new.id, number, title, printed_date, next, report, base, self.reach()];
        self.change(Statement::new(NEXT_VERSION, cells)).await?;
        self.forget_texts(report).await?;
        let mut rows = VersionRows::default();
        rows.add(&version_of(&stored, new), number, new, &mut Stemmer::new());
        self.insert_versions(rows).await?;
        Ok(next)
    }

    /// Stores a version beside the one that counts: it is not adopted by that, and no search finds
    /// what it says.
    pub(crate) async fn insert_beside(
        &mut self,
        counting: &StoredReport,
        number: u32,
        new: &NewVersion,
    ) -> Result<(), StoreError> {
        let version = StoredVersion { state: ReportState::Draft, ..version_of(counting, new) };
        let mut new = new.clone();
        new.facts.texts.clear();
        let mut rows = VersionRows::default();
        rows.add(&version, number, &new, &mut Stemmer::new());
        self.insert_versions(rows).await
    }

    /// Makes a stored version findable, from now on.
    pub(crate) async fn insert_texts_of(
        &mut self,
        version: ReportVersionId,
        report: ReportId,
        texts: &[SearchText],
    ) -> Result<(), StoreError> {
        let mut stemmer = Stemmer::new();
        let of = (version.into(), report.into());
        let rows = texts.iter().flat_map(|text| text_rows(&of, text, &mut stemmer)).collect();
        self.insert_texts(rows).await
    }

    /// From now on the report's latest version is public.
    pub(crate) async fn note_adoption(
        &mut self,
        report: ReportId,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.run(Statement::new(ADOPT, cells![at, report])).await.map(|_| ())
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
            self.note_adoption(report, at).await?;
        }
        Ok(next)
    }

    async fn insert_versions(&mut self, rows: VersionRows) -> Result<(), StoreError> {
        let stored_by = Cell::from(self.scope().principal());
        let mut versions = rows.versions;
        for row in &mut versions {
            row.push(stored_by.clone());
        }
        self.insert(&REPORT_VERSION, versions).await?;
        self.insert(&ADOPTION, rows.adoptions).await?;
        self.insert_facts(rows.facts).await
    }
}

fn version_of(report: &StoredReport, new: &NewVersion) -> StoredVersion {
    StoredVersion {
        id: new.id.into(),
        report: report.id.into(),
        unit: report.unit.into(),
        authority: report.authority.into(),
        year: report.year.into(),
        kind: report.kind.code().into(),
        state: report.state,
    }
}
