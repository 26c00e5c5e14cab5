//! Corrections: versions that are worked on while the adopted one counts.

use jiff::Timestamp;
use sqlx::FromRow;
use tertial_domain::ids::{AuthorityId, PrincipalId, ReportId, ReportVersionId, UnitId};
use tertial_domain::report::ReportState;

use crate::cell::cells;
use crate::error::StoreError;
use crate::insert::Table;
use crate::provenance::RowVersion;
use crate::reports::{NewVersion, StoredReport};
use crate::row::Place;
use crate::session::{ReadSession, WriteSession};
use crate::statement::Statement;

/// A version that is worked on while the adopted one counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The report.
    pub report: ReportId,
    /// Whose.
    pub unit: UnitId,
    /// The unit's authority.
    pub authority: AuthorityId,
    /// How far it has come; never adopted, since then it counts.
    pub state: ReportState,
    /// Its latest version.
    pub version: ReportVersionId,
    /// That version's number.
    pub number: u32,
    /// The title that the report will have.
    pub title: String,
    /// The date that it will have, as printed.
    pub printed_date: Option<String>,
    /// The adopted version that it corrects.
    pub corrects: ReportVersionId,
    /// The number that it was begun with: the words were still those that it corrects.
    pub opened_number: u32,
    /// Why.
    pub reason: String,
    /// Who began it.
    pub opened_by: PrincipalId,
    /// When.
    pub opened_at: Timestamp,
}

/// A correction to be begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCorrection<'a> {
    /// The version that it begins as: the words of the adopted one.
    pub version: &'a NewVersion,
    /// Why.
    pub reason: &'a str,
    /// When.
    pub at: Timestamp,
}

const CORRECTIONS: &str = "\
    select c.report_id, c.unit_id, c.authority_id, c.state, c.version_id, c.number, c.title, \
        c.printed_date, c.corrects_id, c.opened_number, c.reason, c.opened_by, c.opened_at \
    from correction c where {correction c $1} ";

const NEXT: &str = "\
    update correction set version_id = $1, number = $2, title = $3, printed_date = $4 \
    where report_id = $5 and {correction correction $6}";

const MOVE: &str = "\
    update correction set state = $1 where report_id = $2 and {correction correction $3}";

const END: &str = "delete from correction where report_id = $1 and {correction correction $2}";

pub(super) static CORRECTION: Table = Table {
    name: "correction",
    columns: &[
        "report_id",
        "unit_id",
        "authority_id",
        "state",
        "version_id",
        "number",
        "title",
        "printed_date",
        "corrects_id",
        "opened_number",
        "reason",
        "opened_by",
        "opened_at",
    ],
};

#[derive(FromRow)]
struct CorrectionRow {
    report_id: String,
    unit_id: String,
    authority_id: String,
    state: String,
    version_id: String,
    number: i64,
    title: String,
    printed_date: Option<String>,
    corrects_id: String,
    opened_number: i64,
    reason: String,
    opened_by: String,
    opened_at: String,
}

impl CorrectionRow {
    fn read(self) -> Result<Correction, StoreError> {
        let place = Place { table: "correction", id: &self.report_id };
        Ok(Correction {
            report: place.parse("report_id", &self.report_id)?,
            unit: place.parse("unit_id", &self.unit_id)?,
            authority: place.parse("authority_id", &self.authority_id)?,
            state: place.code("state", &self.state, ReportState::from_code)?,
            version: place.parse("version_id", &self.version_id)?,
            number: place.count("number", self.number)?,
            corrects: place.parse("corrects_id", &self.corrects_id)?,
            opened_number: place.count("opened_number", self.opened_number)?,
            opened_by: place.parse("opened_by", &self.opened_by)?,
            opened_at: place.instant("opened_at", &self.opened_at)?,
            title: self.title,
            printed_date: self.printed_date,
            reason: self.reason,
        })
    }
}

impl Correction {
    /// Makes of a report's row what those who work on the correction see.
    fn over(self, report: &mut StoredReport) {
        report.state = self.state;
        report.title = self.title;
        report.printed_date = self.printed_date;
        report.latest = self.version;
        report.latest_number = self.number;
    }
}

impl ReadSession {
    /// The correction of a report that is worked on, if the asker may know of it.
    pub async fn correction(&mut self, report: ReportId) -> Result<Option<Correction>, StoreError> {
        let mut statement = Statement::new(CORRECTIONS, cells![self.reach()]);
        statement.push("and c.report_id = ").push_value(report);
        let row: Option<CorrectionRow> = self.one(statement).await?;
        row.map(CorrectionRow::read).transpose()
    }

    /// Every correction that the asker may know of, by report.
    pub async fn corrections(&mut self) -> Result<Vec<Correction>, StoreError> {
        let mut statement = Statement::new(CORRECTIONS, cells![self.reach()]);
        statement.push("order by c.report_id");
        let rows: Vec<CorrectionRow> = self.all(statement).await?;
        rows.into_iter().map(CorrectionRow::read).collect()
    }

    /// A report as it is worked on: its correction where the asker may know of one, else the report
    /// as it counts. The row's version is the same for both.
    pub async fn working_report(
        &mut self,
        report: ReportId,
    ) -> Result<Option<StoredReport>, StoreError> {
        let Some(mut stored) = self.report(report).await? else { return Ok(None) };
        if let Some(correction) = self.correction(report).await? {
            correction.over(&mut stored);
        }
        Ok(Some(stored))
    }

    /// The number that a report's next version takes: none is given twice, also where a correction
    /// was given up.
    pub(crate) async fn next_number(&mut self, report: ReportId) -> Result<u32, StoreError> {
        let latest = self.report_versions(report).await?;
        Ok(latest.first().map_or(0, |version| version.number).saturating_add(1))
    }
}

impl WriteSession {
    /// Begins a correction of an adopted report; what counts stays as it is. Errors: `Stale`, also
    /// where one is worked on already.
    pub async fn open_correction(
        &mut self,
        report: ReportId,
        base: RowVersion,
        new: &NewCorrection<'_>,
    ) -> Result<RowVersion, StoreError> {
        let Some(counting) = self.report(report).await? else { return Err(StoreError::Stale) };
        if counting.state != ReportState::Adopted || self.correction(report).await?.is_some() {
            return Err(StoreError::Stale);
        }
        let next = self.touch_report(report, base).await?;
        let number = self.next_number(report).await?;
        self.insert_beside(&counting, number, new.version).await?;
        let row = cells![
            report,
            counting.unit,
            counting.authority,
            ReportState::Draft.code(),
            new.version.id,
            number,
            &new.version.title,
            &new.version.printed_date,
            counting.latest,
            number,
            new.reason,
            self.scope().principal(),
            new.at,
        ];
        self.insert(&CORRECTION, vec![row]).await?;
        Ok(next)
    }

    /// Stores the next version of what is worked on: of the correction where there is one, so that
    /// what counts stays as it is. Errors: `Stale`.
    pub async fn add_working_version(
        &mut self,
        report: ReportId,
        base: RowVersion,
        new: &NewVersion,
    ) -> Result<RowVersion, StoreError> {
        if self.correction(report).await?.is_none() {
            return self.add_report_version(report, base, new).await;
        }
        let Some(counting) = self.report(report).await? else { return Err(StoreError::Stale) };
        let next = self.touch_report(report, base).await?;
        let number = self.next_number(report).await?;
        self.insert_beside(&counting, number, new).await?;
        let cells = cells![new.id, number, &new.title, &new.printed_date, report, self.reach()];
        self.change(Statement::new(NEXT, cells)).await?;
        Ok(next)
    }

    /// Gives a correction up; its versions stay where drafts are seen. Errors: `Stale`.
    pub async fn close_correction(
        &mut self,
        report: ReportId,
        base: RowVersion,
    ) -> Result<RowVersion, StoreError> {
        let next = self.touch_report(report, base).await?;
        self.end_correction(report).await?;
        Ok(next)
    }

    pub(super) async fn move_correction(
        &mut self,
        report: ReportId,
        to: ReportState,
    ) -> Result<(), StoreError> {
        let cells = cells![to.code(), report, self.reach()];
        self.change(Statement::new(MOVE, cells)).await
    }

    pub(super) async fn end_correction(&mut self, report: ReportId) -> Result<(), StoreError> {
        let cells = cells![report, self.reach()];
        self.change(Statement::new(END, cells)).await
    }
}
