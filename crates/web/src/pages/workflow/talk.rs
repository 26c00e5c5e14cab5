//! What is asked and advised about places of a report: beside each place, with the answer.

use axum::response::{IntoResponse, Redirect, Response};
use tertial_domain::ids::{IdempotencyKey, QuestionId, ReportId};
use tertial_domain::report::Report;
use tertial_presentation::localizer::Localizer;
use tertial_presentation::wording::ProblemText;
use tertial_review::Place;
use tertial_usecases::document::anchor_of;
use tertial_usecases::failure::Failure;
use tertial_usecases::once::form_key;
use tertial_usecases::review::told::place_words;
use tertial_usecases::workflow::questions::{
    self, AskedQuestion, Question, QuestionKind, QuestionState, RowVersion,
};
use tertial_usecases::workflow::standing::{self, ReportStanding};

use super::steps::working_page;
use crate::asked::{Id, Ids};
use crate::fault::Fault;
use crate::links;
use crate::pages::sign_in::{dressed, told};
use crate::reader::Reader;
use crate::sent::{Sent, read};

/// A question beside its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Note {
    /// Its own name on the page.
    pub(crate) anchor: String,
    pub(crate) question: Question,
    pub(crate) place_words: String,
    pub(crate) asked_by: Option<String>,
    pub(crate) answered_by: Option<String>,
    /// The key of the form that answers it, where the reader may.
    pub(crate) answer_key: Option<IdempotencyKey>,
    /// The key of the form that settles it, where the reader may.
    pub(crate) settle_key: Option<IdempotencyKey>,
    /// The names of the one before and the one after that are not settled.
    pub(crate) previous: Option<String>,
    pub(crate) next: Option<String>,
    pub(crate) refusal: Option<Refusal>,
}

/// The form by which a reviewer asks about a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AskForm {
    pub(crate) anchor: String,
    pub(crate) place: String,
    pub(crate) place_words: String,
    pub(crate) key: IdempotencyKey,
    pub(crate) refusal: Option<Refusal>,
}

/// Words that could not be kept, with why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The name of the form's note, or the form's place.
    pub(crate) at: String,
    pub(crate) words: String,
    pub(crate) kind: QuestionKind,
    pub(crate) problems: Vec<ProblemText>,
}

impl Note {
    pub(crate) const fn is_settled(&self) -> bool {
        matches!(self.question.state(), QuestionState::Settled)
    }

    pub(crate) const fn kind(&self) -> &'static str {
        match self.question.kind {
            QuestionKind::Question => "talk-question",
            QuestionKind::Advice => "talk-advice",
        }
    }

    pub(crate) const fn state(&self) -> &'static str {
        match (self.question.state(), self.question.kind) {
            (QuestionState::Open, QuestionKind::Question) => "talk-state-open",
            (QuestionState::Open, QuestionKind::Advice) => "talk-state-advice",
            (QuestionState::Answered, _) => "talk-state-answered",
            (QuestionState::Settled, _) => "talk-state-settled",
        }
    }

    /// The weight whose colour it has beside the document.
    pub(crate) const fn weight(&self) -> &'static str {
        if self.question.stops() { "warning" } else { "hint" }
    }
}

impl AskForm {
    /// Whether advice is chosen: what was sent and could not be kept stands as it was.
    pub(crate) fn is_advice(&self) -> bool {
        self.refusal.as_ref().is_some_and(|refusal| refusal.kind == QuestionKind::Advice)
    }
}

/// The name of a question on its report's page.
pub(crate) fn anchor(question: &Question) -> String {
    format!("question-{}", question.id)
}

/// The notes of a report's questions, in the order in which they were asked; those of a report that
/// is adopted have no forms.
pub(crate) fn notes(
    standing: &ReportStanding,
    report: &Report,
    localizer: &Localizer,
) -> Vec<Note> {
    let talk = standing.talk;
    let name = |who| standing.names.get(&who).cloned();
    let note = |question: &Question| {
        let is_over = question.settled.is_some();
        let turn = question.row_version.number().to_string();
        let key = |act: &str| form_key(&[&question.id.to_string(), act, &turn]);
        Note {
            anchor: anchor(question),
            place_words: words_of(&question.place, report, localizer),
            asked_by: name(question.asked.0),
            answered_by: question.answered.and_then(|(who, _)| name(who)),
            answer_key: (talk.may_answer && !is_over).then(|| key("answer")),
            settle_key: (talk.may_ask && !is_over).then(|| key("settle")),
            previous: None,
            next: None,
            refusal: None,
            question: question.clone(),
        }
    };
    standing.questions.iter().map(note).collect()
}

/// The form for a place, where the reader may ask.
pub(crate) fn ask_form(
    (id, standing): (&ReportId, &ReportStanding),
    place: &str,
    report: &Report,
    localizer: &Localizer,
) -> Option<AskForm> {
    if !standing.talk.may_ask || Place::read(place).is_none() {
        return None;
    }
    let asked = standing.questions.len().to_string();
    let number = standing.working.number.to_string();
    Some(AskForm {
        anchor: format!("ask-{}", anchor_of(place)),
        place: place.to_owned(),
        place_words: words_of(place, report, localizer),
        key: form_key(&["ask", &id.to_string(), place, &number, &asked]),
        refusal: None,
    })
}

/// Links each note that is not settled to the one before and the one after.
pub(crate) fn chain<'a>(notes: impl Iterator<Item = &'a mut Note>) {
    let mut open: Vec<&mut Note> = notes.filter(|note| !note.is_settled()).collect();
    let anchors: Vec<String> = open.iter().map(|note| note.anchor.clone()).collect();
    for (at, note) in open.iter_mut().enumerate() {
        note.previous = at.checked_sub(1).and_then(|before| anchors.get(before).cloned());
        note.next = anchors.get(at + 1).cloned();
    }
}

fn words_of(place: &str, report: &Report, localizer: &Localizer) -> String {
    Place::read(place).map_or_else(String::new, |place| place_words(&place, report, localizer))
}

/// Asks about a place, or advises on it.
pub(crate) async fn ask(
    reader: Reader,
    Id(id): Id<ReportId>,
    sent: Sent,
) -> Result<Response, Fault> {
    let [place, kind, words, key] = sent.only(["place", "kind", "words", "key"])?;
    let kind = QuestionKind::from_code(kind).ok_or(Fault::BadAddress)?;
    let words = words.replace("\r\n", "\n");
    let asked = AskedQuestion { kind, place: place.to_owned(), words: words.clone() };
    let named = (id, read(key)?);
    match questions::ask(reader.context(), reader.scope(), named, &[asked]).await {
        Ok(()) => back(&reader, id, &anchor_of(place)).await,
        Err(Failure::Refused(problems)) => {
            let problems = told(&reader, &problems);
            let refusal = Refusal { at: place.to_owned(), words, kind, problems };
            refused(&reader, id, refusal).await
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Answers what was asked.
pub(crate) async fn answer(
    reader: Reader,
    Ids(id, question): Ids<ReportId, QuestionId>,
    sent: Sent,
) -> Result<Response, Fault> {
    let [words, base, key] = sent.only(["words", "base", "key"])?;
    let words = words.replace("\r\n", "\n");
    let named = (question, version(base)?, read(key)?);
    let at = format!("question-{question}");
    match questions::answer(reader.context(), reader.scope(), named, &words).await {
        Ok(()) => back(&reader, id, &at).await,
        Err(Failure::Refused(problems)) => {
            let problems = told(&reader, &problems);
            let refusal = Refusal { at, words, kind: QuestionKind::Question, problems };
            refused(&reader, id, refusal).await
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Says that whoever asks is content.
pub(crate) async fn settle(
    reader: Reader,
    Ids(id, question): Ids<ReportId, QuestionId>,
    sent: Sent,
) -> Result<Response, Fault> {
    let [base, key] = sent.only(["base", "key"])?;
    let named = (question, version(base)?, read(key)?);
    questions::settle(reader.context(), reader.scope(), named).await?;
    back(&reader, id, &format!("question-{question}")).await
}

fn version(text: &str) -> Result<RowVersion, Fault> {
    RowVersion::new(read(text)?).ok_or(Fault::BadAddress)
}

async fn back(reader: &Reader, id: ReportId, at: &str) -> Result<Response, Fault> {
    let (context, scope) = (reader.context(), reader.scope());
    let number = standing::standing(context, scope, id).await?.working.number;
    Ok(Redirect::to(&links::version_place(&id, number, at)).into_response())
}

async fn refused(reader: &Reader, id: ReportId, refusal: Refusal) -> Result<Response, Fault> {
    let page = working_page(reader, id).await?;
    dressed(reader, &page.with_refusal(&refusal))
}
