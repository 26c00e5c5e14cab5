//! What a reviewer asks or advises about a place of a report, and what was answered.

use jiff::Timestamp;
use sqlx::FromRow;
use tertial_domain::ids::{AuthorityId, PrincipalId, QuestionId, ReportId};

use super::done;
use crate::cell::cells;
use crate::error::StoreError;
use crate::insert::Table;
use crate::provenance::RowVersion;
use crate::row::Place;
use crate::session::{ReadSession, WriteSession};
use crate::statement::Statement;

/// Whether it stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuestionKind {
    /// It waits for an answer before the report is handed in (*fråga*).
    Question,
    /// It may be followed or not (*råd*).
    Advice,
}

impl QuestionKind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::Question, Self::Advice];

    /// The stable code for storage and data files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Advice => "advice",
        }
    }

    /// Reads [`Self::code`] back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// How far a question has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuestionState {
    /// Nobody has answered.
    Open,
    /// The unit has answered.
    Answered,
    /// Whoever asks is content (*avslutad*).
    Settled,
}

/// A question to be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewQuestion {
    /// The question.
    pub id: QuestionId,
    /// Whether it stops.
    pub kind: QuestionKind,
    /// The place of the report's data that it is about; empty for the whole report.
    pub place: String,
    /// The words.
    pub words: String,
}

/// A question, or a piece of advice, with what was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The question.
    pub id: QuestionId,
    /// The report.
    pub report: ReportId,
    /// Its authority.
    pub authority: AuthorityId,
    /// Whether it stops.
    pub kind: QuestionKind,
    /// The place of the report's data that it is about; empty for the whole report.
    pub place: String,
    /// The number of the version that it was asked about.
    pub number: u32,
    /// The words.
    pub words: String,
    /// Who asked, and when.
    pub asked: (PrincipalId, Timestamp),
    /// The answer.
    pub answer: Option<String>,
    /// Who answered, and when.
    pub answered: Option<(PrincipalId, Timestamp)>,
    /// Who was content, and when.
    pub settled: Option<(PrincipalId, Timestamp)>,
    /// The version that a change starts from.
    pub row_version: RowVersion,
}

impl Question {
    /// How far it has come.
    pub const fn state(&self) -> QuestionState {
        if self.settled.is_some() {
            QuestionState::Settled
        } else if self.answered.is_some() {
            QuestionState::Answered
        } else {
            QuestionState::Open
        }
    }

    /// Whether the report waits for an answer to it.
    pub const fn stops(&self) -> bool {
        match self.kind {
            QuestionKind::Advice => false,
            QuestionKind::Question => match self.state() {
                QuestionState::Open => true,
                QuestionState::Answered | QuestionState::Settled => false,
            },
        }
    }
}

const QUESTIONS: &str = "\
    select q.id, q.report_id, q.authority_id, q.kind, q.place, q.number, q.words, q.asked_by, \
        q.asked_at, q.answer, q.answered_by, q.answered_at, q.settled_by, q.settled_at, \
        q.row_version \
    from question q where {review q $1} and ";

const ANSWER: &str = "\
    update question set answer = $1, answered_by = $2, answered_at = $3, row_version = $4 \
    where id = $5 and row_version = $6 and {review question $7}";

const SETTLE: &str = "\
    update question set settled_by = $1, settled_at = $2, row_version = $3 \
    where id = $4 and row_version = $5 and {review question $6}";

static QUESTION: Table = Table {
    name: "question",
    columns: &[
        "id",
        "report_id",
        "authority_id",
        "kind",
        "place",
        "number",
        "words",
        "asked_by",
        "asked_at",
        "row_version",
    ],
};

#[derive(FromRow)]
struct QuestionRow {
    id: String,
    report_id: String,
    authority_id: String,
    kind: String,
    place: String,
    number: i64,
    words: String,
    asked_by: String,
    asked_at: String,
    answer: Option<String>,
    answered_by: Option<String>,
    answered_at: Option<String>,
    settled_by: Option<String>,
    settled_at: Option<String>,
    row_version: i64,
}

impl QuestionRow {
    fn read(self) -> Result<Question, StoreError> {
        let place = Place { table: "question", id: &self.id };
        let answered = (self.answered_by.as_deref(), self.answered_at.as_deref());
        let settled = (self.settled_by.as_deref(), self.settled_at.as_deref());
        Ok(Question {
            id: place.parse("id", &self.id)?,
            report: place.parse("report_id", &self.report_id)?,
            authority: place.parse("authority_id", &self.authority_id)?,
            kind: place.code("kind", &self.kind, QuestionKind::from_code)?,
            number: place.count("number", self.number)?,
            asked: (
                place.parse("asked_by", &self.asked_by)?,
                place.instant("asked_at", &self.asked_at)?,
            ),
            answered: done(place, answered, ("answered_by", "answered_at"))?,
            settled: done(place, settled, ("settled_by", "settled_at"))?,
            row_version: place.version(self.row_version)?,
            place: self.place,
            words: self.words,
            answer: self.answer,
        })
    }
}

impl ReadSession {
    /// What was asked and advised about a report, the first first; for those who see its drafts.
    pub async fn questions_of(&mut self, report: ReportId) -> Result<Vec<Question>, StoreError> {
        self.questions_of_reports(&[report]).await
    }

    /// The same of some reports, in the order of reports.
    pub async fn questions_of_reports(
        &mut self,
        reports: &[ReportId],
    ) -> Result<Vec<Question>, StoreError> {
        let mut statement = Statement::new(QUESTIONS, cells![self.reach()]);
        statement.push("q.report_id in ").push_list(reports)?;
        statement.push(" order by q.report_id, q.asked_at, q.id");
        let rows: Vec<QuestionRow> = self.all(statement).await?;
        rows.into_iter().map(QuestionRow::read).collect()
    }

    /// One question.
    pub async fn question(&mut self, id: QuestionId) -> Result<Option<Question>, StoreError> {
        let mut statement = Statement::new(QUESTIONS, cells![self.reach()]);
        statement.push("q.id = ").push_value(id);
        let row: Option<QuestionRow> = self.one(statement).await?;
        row.map(QuestionRow::read).transpose()
    }
}

impl WriteSession {
    /// Asks about a version of a report.
    pub async fn ask_questions(
        &mut self,
        (report, authority, number): (ReportId, AuthorityId, u32),
        new: &[NewQuestion],
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.permit(Some(authority))?;
        let by = self.scope().principal();
        let rows = new.iter().map(|question| {
            cells![
                question.id,
                report,
                authority,
                question.kind.code(),
                &question.place,
                number,
                &question.words,
                by,
                at,
                RowVersion::FIRST,
            ]
        });
        self.insert(&QUESTION, rows.collect()).await
    }

    /// Answers a question, or answers it anew. Errors: `Stale`.
    pub async fn answer_question(
        &mut self,
        (question, base): (QuestionId, RowVersion),
        answer: &str,
        at: Timestamp,
    ) -> Result<RowVersion, StoreError> {
        let (next, by) = (base.next(), self.scope().principal());
        let cells = cells![answer, by, at, next, question, base, self.reach()];
        self.change(Statement::new(ANSWER, cells)).await?;
        Ok(next)
    }

    /// Says that whoever asks is content. Errors: `Stale`.
    pub async fn settle_question(
        &mut self,
        (question, base): (QuestionId, RowVersion),
        at: Timestamp,
    ) -> Result<RowVersion, StoreError> {
        let (next, by) = (base.next(), self.scope().principal());
        let cells = cells![by, at, next, question, base, self.reach()];
        self.change(Statement::new(SETTLE, cells)).await?;
        Ok(next)
    }
}
