//! What a report version says as facts, each with its place in the document and in the source.

use sqlx::FromRow;
use tertial_domain::ids::{ActivityId, GoalId, IndicatorId, ReportVersionId};

use crate::activities::NewAnswer;
use crate::activities::writing::{ANSWER, answer_row};
use crate::assessments::{ASSESSMENT, NewAssessment, assessment_row};
use crate::cell::{Cell, cells};
use crate::error::StoreError;
use crate::insert::Table;
use crate::outcomes::{NewOutcome, OUTCOME, outcome_rows};
use crate::reports::StoredVersion;
use crate::row::Place;
use crate::search::{SearchText, Stemmer, TextRow, text_rows};
use crate::session::{ReadSession, WriteSession};
use crate::statement::Statement;
use crate::targets::{NewTarget, TARGET, target_row};

/// Everything that a report version says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReportFacts {
    /// What stands where, and what it was linked to.
    pub places: Vec<FactPlace>,
    /// Grades.
    pub assessments: Vec<NewAssessment>,
    /// Outcomes.
    pub outcomes: Vec<NewOutcome>,
    /// Targets.
    pub targets: Vec<NewTarget>,
    /// Answers to activities.
    pub answers: Vec<NewAnswer>,
    /// What full-text search finds.
    pub texts: Vec<SearchText>,
}

/// Where a fact stands, and the stored thing that it was linked to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactPlace {
    /// The place in the document: "goal/3", "goal/3/indicator/1", "section/0".
    pub path: String,
    /// What stands there, and what it was linked to.
    pub subject: FactSubject,
    /// The goal that an indicator or activity stands under.
    pub goal: Option<GoalId>,
    /// First line in the source.
    pub first_line: Option<u32>,
    /// Last line in the source.
    pub last_line: Option<u32>,
}

/// What stands at a place, with its link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactSubject {
    /// A goal.
    Goal(Option<GoalId>),
    /// A row of an indicator table.
    Indicator(Option<IndicatorId>),
    /// A row of an activity table.
    Activity(Option<ActivityId>),
    /// A section of running text.
    Section,
    /// Another table.
    Table,
}

impl FactSubject {
    const fn code(self) -> &'static str {
        match self {
            Self::Goal(_) => "goal",
            Self::Indicator(_) => "indicator",
            Self::Activity(_) => "activity",
            Self::Section => "section",
            Self::Table => "table",
        }
    }

    fn linked(self) -> Option<String> {
        match self {
            Self::Goal(id) => id.map(|id| id.to_string()),
            Self::Indicator(id) => id.map(|id| id.to_string()),
            Self::Activity(id) => id.map(|id| id.to_string()),
            Self::Section | Self::Table => None,
        }
    }
}

const PLACES: &str = "\
    select f.path, f.subject, f.linked_id, f.goal_id, f.first_line, f.last_line \
    from report_fact f join report_version v on v.id = f.report_version_id \
    join report r on r.id = v.report_id \
    where {version v r $1} and f.report_version_id = $2 \
    order by f.path";

const UNDER_GOAL: &str = "\
    select distinct f.linked_id \
    from report_fact f join report r on r.latest_version_id = f.report_version_id \
    where {report r $1} \
      and f.goal_id = $2 and f.subject = $3 and f.linked_id is not null \
    order by f.linked_id";

static FACT: Table = Table {
    name: "report_fact",
    columns: &[
        "report_version_id",
        "path",
        "subject",
        "linked_id",
        "goal_id",
        "first_line",
        "last_line",
    ],
};

#[derive(FromRow)]
struct PlaceRow {
    path: String,
    subject: String,
    linked_id: Option<String>,
    goal_id: Option<String>,
    first_line: Option<i64>,
    last_line: Option<i64>,
}

impl PlaceRow {
    fn read(self) -> Result<FactPlace, StoreError> {
        let place = Place { table: "report_fact", id: &self.path };
        let linked = self.linked_id.as_deref();
        let subject = match self.subject.as_str() {
            "goal" => FactSubject::Goal(place.parse_optional("linked_id", linked)?),
            "indicator" => FactSubject::Indicator(place.parse_optional("linked_id", linked)?),
            "activity" => FactSubject::Activity(place.parse_optional("linked_id", linked)?),
            "section" => FactSubject::Section,
            "table" => FactSubject::Table,
            _ => return Err(place.broken("subject")),
        };
        Ok(FactPlace {
            subject,
            goal: place.parse_optional("goal_id", self.goal_id.as_deref())?,
            first_line: place.count_optional("first_line", self.first_line)?,
            last_line: place.count_optional("last_line", self.last_line)?,
            path: self.path,
        })
    }
}

impl ReadSession {
    /// Where the facts of a report version stand, and what they were linked to.
    pub async fn fact_places(
        &mut self,
        version: ReportVersionId,
    ) -> Result<Vec<FactPlace>, StoreError> {
        let cells = cells![self.reach(), version];
        let rows: Vec<PlaceRow> = self.all(Statement::new(PLACES, cells)).await?;
        rows.into_iter().map(PlaceRow::read).collect()
    }

    /// Indicators that stand under a goal in the latest version of any report.
    pub async fn indicators_under_goal(
        &mut self,
        goal: GoalId,
    ) -> Result<Vec<IndicatorId>, StoreError> {
        self.linked_under_goal(goal, "indicator").await
    }

    /// Activities that stand under a goal in the latest version of any report.
    pub async fn activities_under_goal(
        &mut self,
        goal: GoalId,
    ) -> Result<Vec<ActivityId>, StoreError> {
        self.linked_under_goal(goal, "activity").await
    }

    async fn linked_under_goal<T: std::str::FromStr>(
        &mut self,
        goal: GoalId,
        subject: &str,
    ) -> Result<Vec<T>, StoreError> {
        let cells = cells![self.reach(), goal, subject];
        let rows: Vec<(String,)> = self.all(Statement::new(UNDER_GOAL, cells)).await?;
        rows.iter().map(|(id,)| Place { table: "report_fact", id }.parse("linked_id", id)).collect()
    }
}

/// What some versions say, as rows.
#[derive(Default)]
pub(crate) struct FactRows {
    places: Vec<Vec<Cell>>,
    assessments: Vec<Vec<Cell>>,
    outcomes: Vec<Vec<Cell>>,
    targets: Vec<Vec<Cell>>,
    answers: Vec<Vec<Cell>>,
    texts: Vec<TextRow>,
}

impl FactRows {
    /// Adds what a version says.
    pub(crate) fn add(
        &mut self,
        version: &StoredVersion,
        facts: &ReportFacts,
        stemmer: &mut Stemmer,
    ) {
        self.places.extend(facts.places.iter().map(|place| place_row(version, place)));
        let assessments = facts.assessments.iter();
        self.assessments.extend(assessments.map(|new| assessment_row(version, new)));
        self.outcomes.extend(facts.outcomes.iter().flat_map(|new| outcome_rows(version, new)));
        self.targets.extend(facts.targets.iter().map(|new| target_row(version, new)));
        self.answers.extend(facts.answers.iter().map(|new| answer_row(version, new)));
        let of = (version.id.clone(), version.report.clone());
        self.texts.extend(facts.texts.iter().flat_map(|text| text_rows(&of, text, stemmer)));
    }
}

fn place_row(version: &StoredVersion, place: &FactPlace) -> Vec<Cell> {
    cells![
        version.id.clone(),
        &place.path,
        place.subject.code(),
        place.subject.linked(),
        place.goal,
        place.first_line,
        place.last_line,
    ]
}

impl WriteSession {
    /// Stores all facts of some versions that were stored just before.
    pub(crate) async fn insert_facts(&mut self, rows: FactRows) -> Result<(), StoreError> {
        self.insert(&FACT, rows.places).await?;
        self.insert(&ASSESSMENT, rows.assessments).await?;
        self.insert(&OUTCOME, rows.outcomes).await?;
        self.insert(&TARGET, rows.targets).await?;
        self.insert(&ANSWER, rows.answers).await?;
        self.insert_texts(rows.texts).await
    }
}
