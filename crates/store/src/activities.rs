//! Activities that run over years, and what each report answers about them.

mod listing;
pub(crate) mod writing;

use sqlx::FromRow;
use tertial_domain::activity::{Activity, ActivityState};
use tertial_domain::ids::{ActivityId, AuthorityId, GoalId, ReportId, ReportVersionId, UnitId};
use tertial_domain::period::OperatingYear;
use tertial_domain::report::ReportKind;

use crate::cell::cells;
use crate::error::StoreError;
use crate::provenance::{Provenance, Versioned};
use crate::row::Place;
use crate::session::ReadSession;
use crate::statement::Statement;
use tertial_domain::name_key::name_key;

/// An activity to be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewActivity {
    /// The activity.
    pub activity: Activity,
    /// The authority of its owner.
    pub authority: AuthorityId,
    /// Where it came from.
    pub provenance: Provenance,
}

/// What a report answers about an activity; year and kind are the report's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAnswer {
    /// The row's place in the document, such as "goal/3/activity/1".
    pub path: String,
    /// The activity.
    pub activity: ActivityId,
    /// How it stands, where the report tells.
    pub state: Option<ActivityState>,
    /// *Avvikelse*, as printed.
    pub deviation: Option<String>,
    /// What the report says under the row.
    pub analysis: Option<String>,
}

/// A report's answer about an activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAnswer {
    /// The report.
    pub report: ReportId,
    /// Its version.
    pub report_version: ReportVersionId,
    /// The row's place in the document.
    pub path: String,
    /// The report's year.
    pub year: OperatingYear,
    /// The report's kind.
    pub kind: ReportKind,
    /// How it stands.
    pub state: Option<ActivityState>,
    /// *Avvikelse*, as printed.
    pub deviation: Option<String>,
    /// What the report says under the row.
    pub analysis: Option<String>,
}

/// An activity with the latest answer about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnsweredActivity {
    /// The activity.
    pub activity: Activity,
    /// The latest answer, in the filter's year where it names one.
    pub answer: Option<StoredAnswer>,
}

/// What a list of activities is narrowed to; `None` is no narrowing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ActivityFilter {
    /// Owned by one of these units.
    pub units: Option<Vec<UnitId>>,
    /// Running in this year by its days, or answered in a report of this year.
    pub year: Option<OperatingYear>,
    /// How it stands by the latest answer.
    pub state: Option<ActivityState>,
    /// Only those whose latest answer tells a deviation.
    pub deviating: bool,
    /// All of these words stand in its text, in any order; the last may be a part of a word.
    pub words: Option<String>,
}

const ANSWERS: &str = "\
    select r.id as report_id, a.report_version_id, a.path, a.year, a.kind, a.state, a.deviation, \
        a.analysis \
    from activity_answer a join report r on r.latest_version_id = a.report_version_id \
    where {report r $1} and a.activity_id = $2 \
    order by a.year desc, case a.kind when 'annual_report' then 1 \
        when 'tertial_report_2' then 2 when 'tertial_report_1' then 3 else 4 end, a.path";

const YEARS: &str = "\
    select distinct a.year from activity_answer a \
    join report r on r.latest_version_id = a.report_version_id where {report r $1} order by a.year desc";

const PLAIN: &str = "\
    select id, owner_id, goal_id, name, start_on, end_on, import_id, source_line, confirmed, \
        row_version \
    from activity where {activity activity $1} ";

#[derive(FromRow)]
struct ActivityRow {
    id: String,
    owner_id: String,
    goal_id: Option<String>,
    name: String,
    start_on: Option<String>,
    end_on: Option<String>,
    import_id: Option<String>,
    source_line: Option<i64>,
    confirmed: bool,
    row_version: i64,
}

#[derive(FromRow)]
struct AnswerRow {
    report_id: String,
    report_version_id: String,
    path: String,
    year: i64,
    kind: String,
    state: Option<String>,
    deviation: Option<String>,
    analysis: Option<String>,
}

impl ActivityRow {
    fn read(self) -> Result<Versioned<Activity>, StoreError> {
        let place = Place { table: "activity", id: &self.id };
        let import = self.import_id.as_deref();
        Ok(Versioned {
            row_version: place.version(self.row_version)?,
            provenance: place.provenance(import, self.source_line, self.confirmed)?,
            value: Activity {
                id: place.parse("id", &self.id)?,
                goal: place.parse_optional("goal_id", self.goal_id.as_deref())?,
                owner: place.parse("owner_id", &self.owner_id)?,
                start: place.date_optional("start_on", self.start_on.as_deref())?,
                end: place.date_optional("end_on", self.end_on.as_deref())?,
                name: self.name,
            },
        })
    }
}

impl AnswerRow {
    fn read(self) -> Result<StoredAnswer, StoreError> {
        let place = Place { table: "activity_answer", id: &self.report_version_id };
        let state = self.state.as_deref();
        Ok(StoredAnswer {
            report: place.parse("report_id", &self.report_id)?,
            report_version: place.parse("report_version_id", &self.report_version_id)?,
            year: place.year("year", self.year)?,
            kind: place.code("kind", &self.kind, ReportKind::from_code)?,
            state: place.code_optional("state", state, ActivityState::from_code)?,
            path: self.path,
            deviation: self.deviation,
            analysis: self.analysis,
        })
    }
}

impl ReadSession {
    /// One activity, with what a change of it needs.
    pub async fn activity(
        &mut self,
        id: ActivityId,
    ) -> Result<Option<Versioned<Activity>>, StoreError> {
        let mut statement = Statement::new(PLAIN, cells![self.reach()]);
        statement.push("and id = ").push_value(id);
        let row: Option<ActivityRow> = self.one(statement).await?;
        row.map(ActivityRow::read).transpose()
    }

    /// Activities by identity, in no order; those that are not there or out of reach are left out.
    pub async fn activities_by_ids(
        &mut self,
        ids: &[ActivityId],
    ) -> Result<Vec<Activity>, StoreError> {
        let mut statement = Statement::new(PLAIN, cells![self.reach()]);
        statement.push("and id in ").push_list(ids)?;
        self.plain_activities(statement).await
    }

    /// Every activity of an owner.
    pub async fn activities_of_unit(&mut self, owner: UnitId) -> Result<Vec<Activity>, StoreError> {
        let mut statement = Statement::new(PLAIN, cells![self.reach()]);
        statement.push("and owner_id = ").push_value(owner).push(" order by id");
        self.plain_activities(statement).await
    }

    /// Activities that serve a goal.
    pub async fn activities_of_goal(&mut self, goal: GoalId) -> Result<Vec<Activity>, StoreError> {
        let mut statement = Statement::new(PLAIN, cells![self.reach()]);
        statement.push("and goal_id = ").push_value(goal).push(" order by id");
        self.plain_activities(statement).await
    }

    /// Activities of an owner whose text has the same [`name_key`] as this one.
    pub async fn activities_by_name(
        &mut self,
        owner: UnitId,
        name: &str,
    ) -> Result<Vec<Activity>, StoreError> {
        let mut statement = Statement::new(PLAIN, cells![self.reach()]);
        statement.push("and owner_id = ").push_value(owner);
        statement.push(" and name_key = ").push_value(name_key(name)).push(" order by id");
        self.plain_activities(statement).await
    }

    /// What reports have answered about an activity, latest first.
    pub async fn answers(&mut self, activity: ActivityId) -> Result<Vec<StoredAnswer>, StoreError> {
        let cells = cells![self.reach(), activity];
        let rows: Vec<AnswerRow> = self.all(Statement::new(ANSWERS, cells)).await?;
        rows.into_iter().map(AnswerRow::read).collect()
    }

    /// Years with an answer about any activity, latest first.
    pub async fn activity_years(&mut self) -> Result<Vec<OperatingYear>, StoreError> {
        let cells = cells![self.reach()];
        let rows: Vec<(i64,)> = self.all(Statement::new(YEARS, cells)).await?;
        let place = Place { table: "activity_answer", id: "" };
        rows.into_iter().map(|(year,)| place.year("year", year)).collect()
    }

    async fn plain_activities(
        &mut self,
        statement: Statement,
    ) -> Result<Vec<Activity>, StoreError> {
        let rows: Vec<ActivityRow> = self.all(statement).await?;
        rows.into_iter().map(|row| row.read().map(|activity| activity.value)).collect()
    }
}
