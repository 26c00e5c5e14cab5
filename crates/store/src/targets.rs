//! Targets with their history: who decided what from when.

use jiff::civil::Date;
use sqlx::FromRow;
use tertial_domain::ids::{GoalId, IndicatorId, ReportVersionId, TargetId, UnitId};
use tertial_domain::period::OperatingYear;
use tertial_domain::target::{Target, TargetOwner};

use crate::cell::{Cell, cells};
use crate::error::StoreError;
use crate::insert::Table;
use crate::reports::StoredVersion;
use crate::row::{Place, total};
use crate::session::ReadSession;
use crate::statement::Statement;
use crate::values::{TargetColumns, target_cells};

/// A target as a report prints it; unit, authority and year are the report's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTarget {
    /// Its identity.
    pub id: TargetId,
    /// The indicator it is for.
    pub indicator: IndicatorId,
    /// Who decided.
    pub owner: TargetOwner,
    /// As understood; none where it was not.
    pub target: Option<Target>,
    /// As printed.
    pub printed: String,
    /// The day from which it holds.
    pub valid_from: Date,
    /// The decision, as a reference a person can look up.
    pub decision: Option<String>,
    /// The line in the source.
    pub source_line: Option<u32>,
}

/// What reports of a year print as the council's target of an indicator under one of its goals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedTarget {
    /// The council's goal.
    pub goal: GoalId,
    /// The indicator.
    pub indicator: IndicatorId,
    /// As printed.
    pub printed: String,
    /// How many reports print it so.
    pub report_count: u64,
}

/// A target in the history of an indicator's targets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredTarget {
    /// Its identity.
    pub id: TargetId,
    /// The indicator it is for.
    pub indicator: IndicatorId,
    /// The unit it binds.
    pub unit: UnitId,
    /// The year it is for.
    pub year: OperatingYear,
    /// Who decided.
    pub owner: TargetOwner,
    /// As understood; none where it was not.
    pub target: Option<Target>,
    /// As printed.
    pub printed: String,
    /// The day from which it holds.
    pub valid_from: Date,
    /// The decision, as a reference a person can look up.
    pub decision: Option<String>,
    /// The report version that says so.
    pub report_version: Option<ReportVersionId>,
    /// The line in the source.
    pub source_line: Option<u32>,
}

// A report's targets count while that version is its latest; a decision of its own always does.
const TARGETS: &str = "\
    select t.id, t.indicator_id, t.unit_id, t.year, t.owner, t.printed, t.rule, t.low, \
        t.low_printed, t.high, t.high_printed, t.unit_word, t.valid_from, t.decision, \
        t.report_version_id, t.source_line \
    from target t left join report r on r.latest_version_id = t.report_version_id \
    where ((t.report_version_id is null and {shared t $1}) \
        or (r.id is not null and {report r $1})) \
      and (cast($2 as text) is null or t.indicator_id = $2) \
      and (cast($3 as text) is null or t.unit_id = $3) \
      and (cast($4 as bigint) is null or t.year = $4) \
    order by t.year, t.valid_from, t.id";

const OF_VERSION: &str = "\
    select t.id, t.indicator_id, t.unit_id, t.year, t.owner, t.printed, t.rule, t.low, \
        t.low_printed, t.high, t.high_printed, t.unit_word, t.valid_from, t.decision, \
        t.report_version_id, t.source_line \
    from target t join report_version v on v.id = t.report_version_id \
    join report r on r.id = v.report_id \
    where {version v r $1} and v.id = $2 order by t.year, t.valid_from, t.id";

// What reports print as the council's, by goal: how many of them print it so.
const COUNCIL_TARGETS: &str = "\
    select f.goal_id, t.indicator_id, t.printed, count(*) as reports from target t \
    join report r on r.latest_version_id = t.report_version_id \
    join report_fact f on f.report_version_id = t.report_version_id \
        and f.subject = 'indicator' and f.linked_id = t.indicator_id \
    join goal g on g.id = f.goal_id and g.level in ('focus', 'area') \
    where {report r $1} and t.owner = 'council' and t.year = $2 \
    group by f.goal_id, t.indicator_id, t.printed";

pub(crate) static TARGET: Table = Table {
    name: "target",
    columns: &[
        "id",
        "indicator_id",
        "unit_id",
        "authority_id",
        "year",
        "owner",
        "printed",
        "valid_from",
        "decision",
        "report_version_id",
        "source_line",
        "rule",
        "low",
        "low_printed",
        "high",
        "high_printed",
        "unit_word",
    ],
};

#[derive(FromRow)]
struct TargetRow {
    id: String,
    indicator_id: String,
    unit_id: String,
    year: i64,
    owner: String,
    printed: String,
    #[sqlx(flatten)]
    columns: TargetColumns,
    valid_from: String,
    decision: Option<String>,
    report_version_id: Option<String>,
    source_line: Option<i64>,
}

impl TargetRow {
    fn read(self) -> Result<StoredTarget, StoreError> {
        let place = Place { table: "target", id: &self.id };
        let version = self.report_version_id.as_deref();
        Ok(StoredTarget {
            id: place.parse("id", &self.id)?,
            indicator: place.parse("indicator_id", &self.indicator_id)?,
            unit: place.parse("unit_id", &self.unit_id)?,
            year: place.year("year", self.year)?,
            owner: place.code("owner", &self.owner, TargetOwner::from_code)?,
            target: self.columns.read(place)?,
            printed: self.printed,
            valid_from: place.parse("valid_from", &self.valid_from)?,
            decision: self.decision,
            report_version: place.parse_optional("report_version_id", version)?,
            source_line: place.count_optional("source_line", self.source_line)?,
        })
    }
}

impl ReadSession {
    /// What reports of a year print as the council's targets, each wording with its count.
    pub async fn printed_council_targets(
        &mut self,
        year: OperatingYear,
    ) -> Result<Vec<PrintedTarget>, StoreError> {
        let cells = cells![self.reach(), year];
        let rows: Vec<(String, String, String, i64)> =
            self.all(Statement::new(COUNCIL_TARGETS, cells)).await?;
        let printed = rows.into_iter().map(|(goal, indicator, printed, count)| {
            let row = Place { table: "target", id: &indicator };
            Ok(PrintedTarget {
                goal: row.parse("goal_id", &goal)?,
                indicator: row.parse("indicator_id", &indicator)?,
                printed,
                report_count: total(count),
            })
        });
        printed.collect()
    }

    /// Targets of an indicator, for one unit or for all, in order of years and days.
    pub async fn targets_of_indicator(
        &mut self,
        indicator: IndicatorId,
        unit: Option<UnitId>,
    ) -> Result<Vec<StoredTarget>, StoreError> {
        let cells = cells![self.reach(), indicator, unit, Cell::Integer(None)];
        self.targets_by(cells).await
    }

    /// Targets that bind a unit, for one year or for all, in order of years and days.
    pub async fn targets_of_unit(
        &mut self,
        unit: UnitId,
        year: Option<OperatingYear>,
    ) -> Result<Vec<StoredTarget>, StoreError> {
        let cells = cells![self.reach(), Cell::Text(None), unit, year];
        self.targets_by(cells).await
    }

    /// Every target that a version says, whether the version counts or not.
    pub async fn targets_of_version(
        &mut self,
        version: ReportVersionId,
    ) -> Result<Vec<StoredTarget>, StoreError> {
        let cells = cells![self.reach(), version];
        let rows: Vec<TargetRow> = self.all(Statement::new(OF_VERSION, cells)).await?;
        rows.into_iter().map(TargetRow::read).collect()
    }

    async fn targets_by(&mut self, cells: Vec<Cell>) -> Result<Vec<StoredTarget>, StoreError> {
        let rows: Vec<TargetRow> = self.all(Statement::new(TARGETS, cells)).await?;
        rows.into_iter().map(TargetRow::read).collect()
    }
}

/// A target as a row of its table.
pub(crate) fn target_row(version: &StoredVersion, new: &NewTarget) -> Vec<Cell> {
    let mut row = cells![
        new.id,
        new.indicator,
        version.unit.clone(),
        version.authority.clone(),
        version.year.clone(),
        new.owner.code(),
        &new.printed,
        new.valid_from,
        &new.decision,
        version.id.clone(),
        new.source_line,
    ];
    row.extend(target_cells(new.target.as_ref()));
    row
}
