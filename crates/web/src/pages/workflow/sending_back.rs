//! A report is sent back: by who reviews it, or by who would adopt it, with a reason and the questions
//! that wait.

use askama::Template;
use axum::response::Response;
use tertial_domain::ids::{IdempotencyKey, ReportId};
use tertial_domain::workflow::Step;
use tertial_presentation::localizer::Localizer;
use tertial_presentation::wording::{self, ProblemText};
use tertial_usecases::failure::Failure;
use tertial_usecases::reports::{self, ReportLine};
use tertial_usecases::workflow::questions::Question;
use tertial_usecases::workflow::standing::{ReportStanding, standing};
use tertial_usecases::workflow::{self, AskedStep, REASON_LENGTH_MAX, SentBack, StepOrder};

use super::{frame, step_key, steps, talk, trail};
use crate::asked::Id;
use crate::fault::Fault;
use crate::filters;
use crate::frame::Frame;
use crate::links;
use crate::pages::parts::Step as Crumb;
use crate::pages::sign_in::{dressed, told};
use crate::reader::Reader;
use crate::sent::{Sent, read};
use crate::words::Message;

/// The reviewer's form.
pub(crate) async fn show(reader: Reader, Id(id): Id<ReportId>) -> Result<Response, Fault> {
    reader.answer(&page(&reader, id, Step::SendBack).await?)
}

/// The reviewer sends it back.
pub(crate) async fn take(
    reader: Reader,
    Id(id): Id<ReportId>,
    sent: Sent,
) -> Result<Response, Fault> {
    send(&reader, id, &sent, (Step::SendBack, AskedStep::SendBack)).await
}

/// The approver's form.
pub(crate) async fn show_declining(
    reader: Reader,
    Id(id): Id<ReportId>,
) -> Result<Response, Fault> {
    reader.answer(&page(&reader, id, Step::Decline).await?)
}

/// The approver sends it back.
pub(crate) async fn decline(
    reader: Reader,
    Id(id): Id<ReportId>,
    sent: Sent,
) -> Result<Response, Fault> {
    send(&reader, id, &sent, (Step::Decline, AskedStep::Decline)).await
}

async fn send(
    reader: &Reader,
    id: ReportId,
    sent: &Sent,
    (step, asked): (Step, fn(SentBack) -> AskedStep),
) -> Result<Response, Fault> {
    let [seen, key, reason] = sent.only(["seen", "key", "reason"])?;
    // Browsers send line breaks as two signs; a person counts them as one.
    let reason = reason.replace("\r\n", "\n");
    let kept = Some(reason.clone()).filter(|reason| !reason.trim().is_empty());
    let why = SentBack { reason: kept, questions: Vec::new() };
    let order = StepOrder { report: id, seen: read(seen)?, asked: asked(why) };
    match workflow::take(reader.context(), reader.scope(), read(key)?, &order).await {
        Ok(done) => Ok(steps::back(&done)),
        Err(Failure::Refused(problems)) => {
            let mut page = page(reader, id, step).await?;
            page.reason = reason;
            page.problems = told(reader, &problems);
            dressed(reader, &page)
        }
        Err(failure) => Err(failure.into()),
    }
}

async fn page(reader: &Reader, id: ReportId, step: Step) -> Result<SendBackPage, Fault> {
    let (context, scope) = (reader.context(), reader.scope());
    let standing = standing(context, scope, id).await?;
    let line = reports::show(context, scope, id, None).await?.line;
    let key = step_key(&id, &standing, (scope, step.code()));
    let frame = frame(reader, links::workflow(&id, address(step)));
    Ok(SendBackPage::new(frame, (line, standing), step, key))
}

/// The page and the form's target of either step.
const fn address(step: Step) -> &'static str {
    if matches!(step, Step::Decline) { "decline" } else { "send-back" }
}

/// The form by which a report is sent back.
#[derive(Debug, Template)]
#[template(path = "workflow/send_back.html")]
pub struct SendBackPage {
    frame: Frame,
    line: ReportLine,
    number: u32,
    step: Step,
    questions: Vec<Question>,
    barred: Option<ProblemText>,
    is_readers: bool,
    reason: String,
    key: IdempotencyKey,
    problems: Vec<ProblemText>,
}

impl SendBackPage {
    /// The form for a report that stands so.
    pub fn new(
        frame: Frame,
        (line, standing): (ReportLine, ReportStanding),
        step: Step,
        key: IdempotencyKey,
    ) -> Self {
        let asked = standing.steps.iter().find(|(own, _)| *own == step);
        let barred = asked.and_then(|(_, problem)| problem.as_ref());
        let barred = barred.map(|one| wording::problem(Localizer::of(frame.language), one));
        let is_readers = asked.is_some();
        let mut questions = standing.questions;
        questions.retain(|question| question.settled.is_none());
        Self {
            number: standing.working.number,
            reason: String::new(),
            problems: Vec::new(),
            frame,
            line,
            step,
            questions,
            barred,
            is_readers,
            key,
        }
    }

    fn trail(&self) -> Vec<Crumb> {
        trail(&self.frame, &self.line)
    }

    const fn title(&self) -> &'static str {
        if matches!(self.step, Step::Decline) { "decline-title" } else { "send-back-title" }
    }

    const fn lede(&self) -> &'static str {
        if matches!(self.step, Step::Decline) { "decline-lede" } else { "send-back-lede" }
    }

    fn action(&self) -> String {
        links::workflow(&self.line.id, address(self.step))
    }

    fn question_href(&self, question: &Question) -> String {
        links::version_place(&self.line.id, self.number, &talk::anchor(question))
    }

    fn limit() -> Message {
        Message::new("workflow-reason-hint").with("limit", REASON_LENGTH_MAX)
    }

    fn may(&self) -> bool {
        self.is_readers && self.barred.is_none()
    }
}
