//! What reports say of goals' fulfilment.

use sqlx::FromRow;
use tertial_domain::assessment::{Assessment, AssessmentTense, GradeCode};
use tertial_domain::ids::{GoalId, ReportId, ReportVersionId, UnitId};
use tertial_domain::period::OperatingYear;
use tertial_domain::report::ReportKind;

use crate::cell::{Cell, cells};
use crate::error::StoreError;
use crate::insert::Table;
use crate::reports::StoredVersion;
use crate::row::Place;
use crate::session::ReadSession;
use crate::statement::Statement;

/// What a report says of a goal; unit, year and kind are the report's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAssessment {
    /// The goal's place in the document, such as "goal/3".
    pub path: String,
    /// The goal.
    pub goal: GoalId,
    /// The assessment.
    pub assessment: Assessment,
    /// The grade that the evidence suggested, where one was made.
    pub suggestion: Option<GradeCode>,
    /// Why the grade is another than the suggested one.
    pub motive: Option<String>,
}

/// What the latest version of a report says of a goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAssessment {
    /// The goal.
    pub goal: GoalId,
    /// Who assessed it.
    pub unit: UnitId,
    /// The report.
    pub report: ReportId,
    /// Its version.
    pub report_version: ReportVersionId,
    /// The goal's place in the document.
    pub path: String,
    /// The report's year.
    pub year: OperatingYear,
    /// The report's kind.
    pub kind: ReportKind,
    /// The assessment.
    pub assessment: Assessment,
    /// The grade that the evidence suggested, where one was made.
    pub suggestion: Option<GradeCode>,
    /// Why the grade is another than the suggested one.
    pub motive: Option<String>,
}

const ASSESSMENTS: &str = "\
    select a.goal_id, a.unit_id, r.id as report_id, a.report_version_id, a.path, a.year, a.kind, \
        a.state, a.grade, a.tense, a.suggestion, a.motive \
    from assessment a join report r on r.latest_version_id = a.report_version_id \
    where {report r $1} ";

const ORDER: &str = " order by a.year, a.report_version_id, a.path";

pub(crate) static ASSESSMENT: Table = Table {
    name: "assessment",
    columns: &[
        "report_version_id",
        "path",
        "goal_id",
        "unit_id",
        "authority_id",
        "year",
        "kind",
        "state",
        "grade",
        "tense",
        "suggestion",
        "motive",
    ],
};

#[derive(FromRow)]
struct AssessmentRow {
    goal_id: String,
    unit_id: String,
    report_id: String,
    report_version_id: String,
    path: String,
    year: i64,
    kind: String,
    state: String,
    grade: Option<String>,
    tense: Option<String>,
    suggestion: Option<String>,
    motive: Option<String>,
}

/// Reads an assessment from its three columns.
pub(crate) fn read_assessment(
    place: Place<'_>,
    state: &str,
    grade: Option<&str>,
    tense: Option<&str>,
) -> Result<Assessment, StoreError> {
    match (state, grade, tense) {
        ("graded", Some(grade), Some(tense)) => Ok(Assessment::Graded {
            grade: place.code("grade", grade, GradeCode::new)?,
            tense: place.code("tense", tense, AssessmentTense::from_code)?,
        }),
        ("not_assessed", None, None) => Ok(Assessment::NotAssessed),
        ("missing", None, None) => Ok(Assessment::Missing),
        _ => Err(place.broken("state")),
    }
}

impl AssessmentRow {
    fn read(self) -> Result<StoredAssessment, StoreError> {
        let place = Place { table: "assessment", id: &self.report_version_id };
        let (grade, tense) = (self.grade.as_deref(), self.tense.as_deref());
        Ok(StoredAssessment {
            goal: place.parse("goal_id", &self.goal_id)?,
            unit: place.parse("unit_id", &self.unit_id)?,
            report: place.parse("report_id", &self.report_id)?,
            report_version: place.parse("report_version_id", &self.report_version_id)?,
            year: place.year("year", self.year)?,
            kind: place.code("kind", &self.kind, ReportKind::from_code)?,
            assessment: read_assessment(place, &self.state, grade, tense)?,
            suggestion: place.code_optional(
                "suggestion",
                self.suggestion.as_deref(),
                GradeCode::new,
            )?,
            path: self.path,
            motive: self.motive,
        })
    }
}

impl ReadSession {
    /// Every assessment in the latest versions of a year's reports.
    pub async fn assessments_of_year(
        &mut self,
        year: OperatingYear,
    ) -> Result<Vec<StoredAssessment>, StoreError> {
        let mut statement = self.assessments_in_reach();
        statement.push("and a.year = ").push_value(year);
        self.assessments_by(statement).await
    }

    /// What reports have said of these goals, in order of years.
    pub async fn assessments_of_goals(
        &mut self,
        goals: &[GoalId],
    ) -> Result<Vec<StoredAssessment>, StoreError> {
        let mut statement = self.assessments_in_reach();
        statement.push("and a.goal_id in ").push_list(goals)?;
        self.assessments_by(statement).await
    }

    /// What a unit's reports have said, in order of years.
    pub async fn assessments_of_unit(
        &mut self,
        unit: UnitId,
    ) -> Result<Vec<StoredAssessment>, StoreError> {
        let mut statement = self.assessments_in_reach();
        statement.push("and a.unit_id = ").push_value(unit);
        self.assessments_by(statement).await
    }

    fn assessments_in_reach(&self) -> Statement {
        Statement::new(ASSESSMENTS, cells![self.reach()])
    }

    async fn assessments_by(
        &mut self,
        mut statement: Statement,
    ) -> Result<Vec<StoredAssessment>, StoreError> {
        statement.push(ORDER);
        let rows: Vec<AssessmentRow> = self.all(statement).await?;
        rows.into_iter().map(AssessmentRow::read).collect()
    }
}

/// An assessment as a row of its table.
pub(crate) fn assessment_row(version: &StoredVersion, new: &NewAssessment) -> Vec<Cell> {
    let (state, grade, tense) = match &new.assessment {
        Assessment::Graded { grade, tense } => ("graded", Some(grade.as_str()), Some(tense.code())),
        Assessment::NotAssessed => ("not_assessed", None, None),
        Assessment::Missing => ("missing", None, None),
    };
    cells![
        version.id.clone(),
        &new.path,
        new.goal,
        version.unit.clone(),
        version.authority.clone(),
        version.year.clone(),
        version.kind.clone(),
        state,
        grade,
        tense,
        new.suggestion.as_ref().map(GradeCode::as_str),
        &new.motive,
    ]
}
