//! What a reviewer asks or advises about places of a report, and what the unit answers.

use jiff::Timestamp;
use tertial_domain::ids::{IdempotencyKey, QuestionId, ReportId};
use tertial_domain::permission::{Act, Scope};
use tertial_domain::problem::Problem;
use tertial_review::Place;
use tertial_store::WriteSession;
use tertial_store::events::NewEvent;
pub use tertial_store::provenance::RowVersion;
use tertial_store::reports::StoredReport;
use tertial_store::workflow::NewQuestion;
pub use tertial_store::workflow::{Question, QuestionKind, QuestionState};

use super::deciding::{unusable, words_fault};
use crate::context::Context;
use crate::failure::{Failure, OrNotFound, permit, permit_at};
use crate::once::{NamedWrite, Turn, take_turn};

/// The longest question and answer, in characters.
pub const WORDS_LENGTH_MAX: usize = 4_000;
/// Questions that are asked at once at most.
pub const QUESTIONS_MAX: usize = 100;

/// A question, or a piece of advice, to be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedQuestion {
    /// Whether it stops.
    pub kind: QuestionKind,
    /// The place of the report's data that it is about; `report` is all of it.
    pub place: String,
    /// The words.
    pub words: String,
}

impl AskedQuestion {
    /// What it depends on, for the write's name.
    pub(super) fn fields(&self) -> [String; 3] {
        [self.kind.code().to_owned(), self.place.clone(), self.words.clone()]
    }
}

/// What is wrong with questions that are to be asked.
pub(super) fn faults(questions: &[AskedQuestion]) -> Vec<Problem> {
    if questions.len() > QUESTIONS_MAX {
        return vec![unusable("questions-too-many", QUESTIONS_MAX)];
    }
    let fault = |question: &AskedQuestion| match Place::read(&question.place) {
        Some(_) => words_fault(&question.words, ("question-unusable", WORDS_LENGTH_MAX)),
        None => Some(unusable("question-unusable", WORDS_LENGTH_MAX)),
    };
    questions.iter().find_map(fault).into_iter().collect()
}

/// Asks about the version that is worked on, in a write that tells of it.
pub(super) async fn keep(
    context: &Context,
    session: &mut WriteSession,
    stored: &StoredReport,
    asked: &[AskedQuestion],
) -> Result<(), Failure> {
    let new: Vec<NewQuestion> = asked
        .iter()
        .map(|question| NewQuestion {
            id: QuestionId::from_bits(context.ids.next()),
            kind: question.kind,
            place: question.place.clone(),
            words: question.words.trim().to_owned(),
        })
        .collect();
    let about = (stored.id, stored.authority, stored.latest_number);
    let now = context.clock.now();
    session.ask_questions(about, &new, now).await?;
    for question in &new {
        let said = format!("{}\n{}\n{}", question.kind.code(), question.place, question.words);
        session.log(event(stored, "question-asked", question.id, (&said, now)))?;
    }
    Ok(())
}

/// Asks about a report, in whatever state short of adopted.
///
/// Errors: `Forbidden`; `Refused` where the words or the place cannot be used; `NotFound`.
pub async fn ask(
    context: &Context,
    scope: &Scope,
    (report, key): (ReportId, IdempotencyKey),
    asked: &[AskedQuestion],
) -> Result<(), Failure> {
    permit(scope, Act::AskQuestion)?;
    let mut session = context.store.write(scope).await?;
    let stored = session.working_report(report).await?.or_not_found()?;
    permit_at(&mut session, (stored.unit, Some(stored.state)), Act::AskQuestion).await?;
    let problems = faults(asked);
    if !problems.is_empty() || asked.is_empty() {
        let nothing = vec![unusable("question-unusable", WORDS_LENGTH_MAX)];
        return Err(Failure::Refused(if problems.is_empty() { nothing } else { problems }));
    }
    let mut fields = vec![report.to_string()];
    fields.extend(asked.iter().flat_map(AskedQuestion::fields));
    let write = named(key, "ask-questions", &fields);
    if take_turn(&mut session, &write, context.clock.now()).await? == Turn::Again {
        return Ok(());
    }
    session.hold_report(report).await?;
    keep(context, &mut session, &stored, asked).await?;
    session.commit().await.map_err(Failure::from)
}

/// Answers a question, or answers it anew until whoever asked is content.
///
/// Errors: `Forbidden`; `Refused`; `Stale` where it was answered in between.
pub async fn answer(
    context: &Context,
    scope: &Scope,
    (question, base, key): (QuestionId, RowVersion, IdempotencyKey),
    words: &str,
) -> Result<(), Failure> {
    permit(scope, Act::AnswerQuestion)?;
    if let Some(problem) = words_fault(words, ("question-unusable", WORDS_LENGTH_MAX)) {
        return Err(Failure::refused(problem));
    }
    let mut session = context.store.write(scope).await?;
    let (known, stored) = found(&mut session, question, Act::AnswerQuestion).await?;
    let fields = [question.to_string(), base.number().to_string(), words.to_owned()];
    let now = context.clock.now();
    let write = named(key, "answer-question", &fields);
    if take_turn(&mut session, &write, now).await? == Turn::Again {
        return Ok(());
    }
    if known.state() == QuestionState::Settled {
        return Err(Failure::refused(Problem::new("question-settled")));
    }
    session.answer_question((question, base), words.trim(), now).await?;
    session.log(event(&stored, "question-answered", question, (words.trim(), now)))?;
    session.commit().await.map_err(Failure::from)
}

/// Says that whoever asks is content. What is settled stays so.
pub async fn settle(
    context: &Context,
    scope: &Scope,
    (question, base, key): (QuestionId, RowVersion, IdempotencyKey),
) -> Result<(), Failure> {
    permit(scope, Act::AskQuestion)?;
    let mut session = context.store.write(scope).await?;
    let (known, stored) = found(&mut session, question, Act::AskQuestion).await?;
    let fields = [question.to_string(), base.number().to_string()];
    let now = context.clock.now();
    let write = named(key, "settle-question", &fields);
    let turn = take_turn(&mut session, &write, now).await?;
    if turn == Turn::Again || known.state() == QuestionState::Settled {
        return Ok(());
    }
    session.settle_question((question, base), now).await?;
    session.log(event(&stored, "question-settled", question, ("", now)))?;
    session.commit().await.map_err(Failure::from)
}

/// What was asked about a report and is not settled, then what is, each the first first.
pub async fn list(
    context: &Context,
    scope: &Scope,
    report: ReportId,
) -> Result<Vec<Question>, Failure> {
    permit(scope, Act::ReadReport)?;
    let mut session = context.store.read(scope).await?;
    session.report(report).await?.or_not_found()?;
    let mut questions = session.questions_of(report).await?;
    questions.sort_by_key(|question| question.state() == QuestionState::Settled);
    Ok(questions)
}

/// A question with its report, where the asker may do the act.
async fn found(
    session: &mut WriteSession,
    question: QuestionId,
    act: Act,
) -> Result<(Question, StoredReport), Failure> {
    let known = session.question(question).await?.or_not_found()?;
    let stored = session.working_report(known.report).await?.or_not_found()?;
    permit_at(session, (stored.unit, Some(stored.state)), act).await?;
    session.hold_report(stored.id).await?;
    Ok((known, stored))
}

fn named(key: IdempotencyKey, act: &str, fields: &[String]) -> NamedWrite {
    let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
    NamedWrite::new(key, act, &fields)
}

fn event(
    stored: &StoredReport,
    action: &'static str,
    question: QuestionId,
    (said, at): (&str, Timestamp),
) -> NewEvent {
    NewEvent {
        authority: Some(stored.authority),
        at,
        action,
        object_kind: "question",
        object_id: question.to_string(),
        object_version: None,
        payload: said.as_bytes().to_vec(),
    }
}
