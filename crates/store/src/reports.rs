//! Reports and their versions: a version is bytes with a fingerprint, never changed afterwards.

mod addresses;
mod rows;
mod writing;

use jiff::Timestamp;
use sqlx::FromRow;
use tertial_domain::assessment::Assessment;
use tertial_domain::goal::GoalLevel;
use tertial_domain::ids::{AuthorityId, ImportId, ReportId, ReportVersionId, UnitId};
use tertial_domain::period::OperatingYear;
use tertial_domain::report::{ReportKind, ReportState};
use tertial_domain::slug::Slug;

use crate::assessments::read_assessment;
use crate::cell::{Cell, cells};
use crate::error::StoreError;
use crate::fingerprint::Fingerprint;
use crate::page::{Page, PageRequest};
use crate::provenance::RowVersion;
use crate::report_facts::ReportFacts;
use crate::row::Place;
use crate::session::ReadSession;
use crate::statement::Statement;
pub use rows::{ReportHead, ReportRows, RowMaker};
pub use writing::ReportProgress;

/// A report's own row: whose, when, which, and how far it has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredReport {
    /// The report.
    pub id: ReportId,
    /// Whose.
    pub unit: UnitId,
    /// The unit's authority.
    pub authority: AuthorityId,
    /// The year it is about.
    pub year: OperatingYear,
    /// Which of the year's documents.
    pub kind: ReportKind,
    /// How far it has come.
    pub state: ReportState,
    /// Whether a person stands for it.
    pub confirmed: bool,
    /// Its title.
    pub title: String,
    /// Its date as printed.
    pub printed_date: Option<String>,
    /// Its latest version.
    pub latest: ReportVersionId,
    /// That version's number, from 1.
    pub latest_number: u32,
    /// The version that a change starts from.
    pub row_version: RowVersion,
}

/// A report that is not there yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReport {
    /// The report.
    pub id: ReportId,
    /// Whose.
    pub unit: UnitId,
    /// The unit's authority.
    pub authority: AuthorityId,
    /// The year it is about.
    pub year: OperatingYear,
    /// Which of the year's documents.
    pub kind: ReportKind,
    /// How far it has come.
    pub state: ReportState,
    /// Whether a person stands for it.
    pub confirmed: bool,
    /// Its public name.
    pub slug: Slug,
    /// Its first version.
    pub version: NewVersion,
}

/// A version to be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewVersion {
    /// The version.
    pub id: ReportVersionId,
    /// When it is stored.
    pub stored_at: Timestamp,
    /// The title of the report from now on.
    pub title: String,
    /// The date of the report from now on, as printed.
    pub printed_date: Option<String>,
    /// The Report JSON, kept byte for byte.
    pub body: Vec<u8>,
    /// The document that it was read from.
    pub import: Option<ImportId>,
    /// What it says.
    pub facts: ReportFacts,
}

/// A version without its body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionLine {
    /// The version.
    pub id: ReportVersionId,
    /// The report.
    pub report: ReportId,
    /// Its number, from 1.
    pub number: u32,
    /// When it was stored.
    pub stored_at: Timestamp,
    /// The fingerprint of its body.
    pub sha256: Fingerprint,
    /// The document that it was read from.
    pub import: Option<ImportId>,
}

/// What a list of reports is narrowed to; `None` is no narrowing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReportFilter {
    /// These units.
    pub units: Option<Vec<UnitId>>,
    /// One year.
    pub year: Option<OperatingYear>,
    /// One kind.
    pub kind: Option<ReportKind>,
}

/// How many goals of a level have an assessment in a report version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GradeCount {
    /// The report version.
    pub version: ReportVersionId,
    /// The goals' level.
    pub level: GoalLevel,
    /// The assessment.
    pub assessment: Assessment,
    /// How many.
    pub count: u32,
}

/// A version in a write session, as what its facts take from it and its report.
pub(crate) struct StoredVersion {
    pub(crate) id: Cell,
    pub(crate) report: Cell,
    pub(crate) unit: Cell,
    pub(crate) authority: Cell,
    pub(crate) year: Cell,
    pub(crate) kind: Cell,
    pub(crate) state: ReportState,
}

const REPORTS: &str = "\
    select id, unit_id, authority_id, year, kind, state, confirmed, title, printed_date, \
        latest_version_id, latest_number, row_version \
    from report \
    where {report report $1} ";

const COUNT_REPORTS: &str = "\
    select count(*) from report where {report report $1} ";

/// Latest year first, and in a year the latest document.
const LATEST_FIRST: &str = " order by year desc, case kind when 'annual_report' then 1 \
    when 'tertial_report_2' then 2 when 'tertial_report_1' then 3 else 4 end, id";

/// The same, and of the year's documents of one kind the one that was stored last.
const NEWEST_FIRST: &str = " order by year desc, case kind when 'annual_report' then 1 \
    when 'tertial_report_2' then 2 when 'tertial_report_1' then 3 else 4 end, \
    (select v.stored_at from report_version v where v.id = latest_version_id) desc, id";

const YEARS: &str = "\
    select distinct year from report \
    where {report report $1} order by year desc";

const VERSIONS: &str = "\
    select v.id, v.report_id, v.number, v.stored_at, v.sha256, v.import_id \
    from report_version v join report r on r.id = v.report_id \
    where {version v r $1} and v.report_id = $2 \
    order by v.number desc";

const VERSION: &str = "\
    select v.id, v.report_id, v.number, v.stored_at, v.sha256, v.import_id \
    from report_version v join report r on r.id = v.report_id \
    where {version v r $1} and v.id = $2";

const BODY: &str = "\
    select v.body from report_version v join report r on r.id = v.report_id \
    where {version v r $1} and v.id = $2";

const IS_ADOPTED: &str = "\
    select count(*) from adoption x join report_version v on v.id = x.report_version_id \
    join report r on r.id = v.report_id where {version v r $1} and v.id = $2";

const GRADE_COUNTS: &str = "\
    select a.report_version_id, g.level, a.state, a.grade, a.tense, count(*) as count \
    from assessment a join goal g on g.id = a.goal_id \
    join report_version v on v.id = a.report_version_id join report r on r.id = v.report_id \
    where {version v r $1} and a.report_version_id in ";

#[derive(FromRow)]
struct ReportRow {
    id: String,
    unit_id: String,
    authority_id: String,
    year: i64,
    kind: String,
    state: String,
    confirmed: bool,
    title: String,
    printed_date: Option<String>,
    latest_version_id: String,
    latest_number: i64,
    row_version: i64,
}

#[derive(FromRow)]
struct VersionRow {
    id: String,
    report_id: String,
    number: i64,
    stored_at: String,
    sha256: String,
    import_id: Option<String>,
}

#[derive(FromRow)]
struct GradeCountRow {
    report_version_id: String,
    level: String,
    state: String,
    grade: Option<String>,
    tense: Option<String>,
    count: i64,
}

impl ReportRow {
    fn read(self) -> Result<StoredReport, StoreError> {
        let place = Place { table: "report", id: &self.id };
        Ok(StoredReport {
            id: place.parse("id", &self.id)?,
            unit: place.parse("unit_id", &self.unit_id)?,
            authority: place.parse("authority_id", &self.authority_id)?,
            year: place.year("year", self.year)?,
            kind: place.code("kind", &self.kind, ReportKind::from_code)?,
            state: place.code("state", &self.state, ReportState::from_code)?,
            confirmed: self.confirmed,
            latest: place.parse("latest_version_id", &self.latest_version_id)?,
            latest_number: place.count("latest_number", self.latest_number)?,
            row_version: place.version(self.row_version)?,
            title: self.title,
            printed_date: self.printed_date,
        })
    }
}

impl VersionRow {
    fn read(self) -> Result<VersionLine, StoreError> {
        let place = Place { table: "report_version", id: &self.id };
        Ok(VersionLine {
            id: place.parse("id", &self.id)?,
            report: place.parse("report_id", &self.report_id)?,
            number: place.count("number", self.number)?,
            stored_at: place.instant("stored_at", &self.stored_at)?,
            sha256: place.code("sha256", &self.sha256, Fingerprint::read)?,
            import: place.parse_optional("import_id", self.import_id.as_deref())?,
        })
    }
}

impl GradeCountRow {
    fn read(self) -> Result<GradeCount, StoreError> {
        let place = Place { table: "assessment", id: &self.report_version_id };
        let (grade, tense) = (self.grade.as_deref(), self.tense.as_deref());
        Ok(GradeCount {
            version: place.parse("report_version_id", &self.report_version_id)?,
            level: place.code("level", &self.level, GoalLevel::from_code)?,
            assessment: read_assessment(place, &self.state, grade, tense)?,
            count: place.count("count", self.count)?,
        })
    }
}

impl ReportFilter {
    /// Adds the filter to a statement that reads the table `report`.
    pub(crate) fn add_to(&self, statement: &mut Statement) -> Result<(), StoreError> {
        if let Some(units) = &self.units {
            statement.push("and unit_id in ").push_list(units)?;
        }
        if let Some(year) = self.year {
            statement.push(" and year = ").push_value(year);
        }
        if let Some(kind) = self.kind {
            statement.push(" and kind = ").push_value(kind.code());
        }
        Ok(())
    }
}

impl ReadSession {
    /// A page of reports, newest first; the last page when one past the end is asked for.
    pub async fn reports(
        &mut self,
        filter: &ReportFilter,
        page: PageRequest,
    ) -> Result<Page<StoredReport>, StoreError> {
        let mut count = Statement::new(COUNT_REPORTS, cells![self.reach()]);
        filter.add_to(&mut count)?;
        let total = self.count(count).await?;
        let mut statement = self.reports_in_reach();
        filter.add_to(&mut statement)?;
        let page = page.within(total);
        statement.push(NEWEST_FIRST);
        statement.push(" limit ").push_value(page.limit());
        statement.push(" offset ").push_value(page.offset());
        Ok(Page { rows: self.reports_by(statement).await?, total })
    }

    /// One report.
    pub async fn report(&mut self, id: ReportId) -> Result<Option<StoredReport>, StoreError> {
        let mut statement = self.reports_in_reach();
        statement.push("and id = ").push_value(id);
        Ok(self.reports_by(statement).await?.pop())
    }

    /// The report of a unit for a year and kind.
    pub async fn report_of(
        &mut self,
        unit: UnitId,
        year: OperatingYear,
        kind: ReportKind,
    ) -> Result<Option<StoredReport>, StoreError> {
        let mut statement = self.reports_in_reach();
        statement.push("and unit_id = ").push_value(unit);
        statement.push(" and year = ").push_value(year);
        statement.push(" and kind = ").push_value(kind.code());
        Ok(self.reports_by(statement).await?.pop())
    }

    /// Every report of a unit, latest first.
    pub async fn reports_of_unit(&mut self, unit: UnitId) -> Result<Vec<StoredReport>, StoreError> {
        let mut statement = self.reports_in_reach();
        statement.push("and unit_id = ").push_value(unit).push(LATEST_FIRST);
        self.reports_by(statement).await
    }

    /// Every report of a year, the latest document first.
    pub async fn reports_of_year(
        &mut self,
        year: OperatingYear,
    ) -> Result<Vec<StoredReport>, StoreError> {
        let mut statement = self.reports_in_reach();
        statement.push("and year = ").push_value(year).push(LATEST_FIRST);
        self.reports_by(statement).await
    }

    /// The latest report of each unit.
    pub async fn latest_reports(&mut self) -> Result<Vec<StoredReport>, StoreError> {
        let mut statement = self.reports_in_reach();
        statement.push(
            "and id in (select id from (select id, row_number() over (partition by unit_id \
             order by year desc, case kind when 'annual_report' then 1 \
             when 'tertial_report_2' then 2 when 'tertial_report_1' then 3 else 4 end) as place \
             from report where {report report $1}) as placed where place = 1)",
        );
        statement.push(LATEST_FIRST);
        self.reports_by(statement).await
    }

    /// How many reports there are in reach.
    pub async fn report_count(&mut self) -> Result<u64, StoreError> {
        let statement = Statement::new(COUNT_REPORTS, cells![self.reach()]);
        self.count(statement).await
    }

    /// Years with a report, latest first.
    pub async fn report_years(&mut self) -> Result<Vec<OperatingYear>, StoreError> {
        let cells = cells![self.reach()];
        let rows: Vec<(i64,)> = self.all(Statement::new(YEARS, cells)).await?;
        let place = Place { table: "report", id: "" };
        rows.into_iter().map(|(year,)| place.year("year", year)).collect()
    }

    /// Every version of a report, latest first.
    pub async fn report_versions(
        &mut self,
        report: ReportId,
    ) -> Result<Vec<VersionLine>, StoreError> {
        let cells = cells![self.reach(), report];
        let rows: Vec<VersionRow> = self.all(Statement::new(VERSIONS, cells)).await?;
        rows.into_iter().map(VersionRow::read).collect()
    }

    /// One version without its body.
    pub async fn report_version(
        &mut self,
        version: ReportVersionId,
    ) -> Result<Option<VersionLine>, StoreError> {
        let cells = cells![self.reach(), version];
        let row: Option<VersionRow> = self.one(Statement::new(VERSION, cells)).await?;
        row.map(VersionRow::read).transpose()
    }

    /// Whether a version was adopted, also where a later one is.
    pub async fn is_adopted(&mut self, version: ReportVersionId) -> Result<bool, StoreError> {
        let cells = cells![self.reach(), version];
        Ok(self.count(Statement::new(IS_ADOPTED, cells)).await? > 0)
    }

    /// The body of a version, byte for byte as it was stored.
    pub async fn report_body(
        &mut self,
        version: ReportVersionId,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let cells = cells![self.reach(), version];
        let row: Option<(Vec<u8>,)> = self.one(Statement::new(BODY, cells)).await?;
        Ok(row.map(|(body,)| body))
    }

    /// How the goals in these report versions are assessed, by level.
    pub async fn grade_counts(
        &mut self,
        versions: &[ReportVersionId],
    ) -> Result<Vec<GradeCount>, StoreError> {
        let mut statement = Statement::new(GRADE_COUNTS, cells![self.reach()]);
        statement.push_list(versions)?;
        statement.push(" group by a.report_version_id, g.level, a.state, a.grade, a.tense");
        let rows: Vec<GradeCountRow> = self.all(statement).await?;
        rows.into_iter().map(GradeCountRow::read).collect()
    }

    /// The beginning of a statement that reads reports.
    pub(crate) fn reports_in_reach(&self) -> Statement {
        Statement::new(REPORTS, cells![self.reach()])
    }

    /// The reports that a statement gives.
    pub(crate) async fn reports_by(
        &mut self,
        statement: Statement,
    ) -> Result<Vec<StoredReport>, StoreError> {
        let rows: Vec<ReportRow> = self.all(statement).await?;
        rows.into_iter().map(ReportRow::read).collect()
    }
}
