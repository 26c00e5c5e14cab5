//! A correction of an adopted report is begun, with its reason.

use askama::Template;
use axum::response::Response;
use tertial_domain::ids::{IdempotencyKey, ReportId};
use tertial_domain::workflow::Step;
use tertial_presentation::localizer::Localizer;
use tertial_presentation::wording::{self, ProblemText};
use tertial_usecases::failure::Failure;
use tertial_usecases::reports::{self, ReportLine};
use tertial_usecases::workflow::standing::{ReportStanding, standing};
use tertial_usecases::workflow::{self, AskedStep, REASON_LENGTH_MAX, StepOrder};

use super::{frame, step_key, steps, trail};
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

/// The form.
pub(crate) async fn show(reader: Reader, Id(id): Id<ReportId>) -> Result<Response, Fault> {
    reader.answer(&page(&reader, id).await?)
}

/// Begins it.
pub(crate) async fn take(
    reader: Reader,
    Id(id): Id<ReportId>,
    sent: Sent,
) -> Result<Response, Fault> {
    let [seen, key, reason] = sent.only(["seen", "key", "reason"])?;
    let reason = reason.replace("\r\n", "\n");
    let asked = AskedStep::Correct { reason: reason.clone() };
    let order = StepOrder { report: id, seen: read(seen)?, asked };
    match workflow::take(reader.context(), reader.scope(), read(key)?, &order).await {
        Ok(done) => Ok(steps::back(&done)),
        Err(Failure::Refused(problems)) => {
            let mut page = page(&reader, id).await?;
            page.reason = reason;
            page.problems = told(&reader, &problems);
            dressed(&reader, &page)
        }
        Err(failure) => Err(failure.into()),
    }
}

async fn page(reader: &Reader, id: ReportId) -> Result<CorrectionPage, Fault> {
    let (context, scope) = (reader.context(), reader.scope());
    let standing = standing(context, scope, id).await?;
    let line = reports::show(context, scope, id, None).await?.line;
    let key = step_key(&id, &standing, (scope, Step::Correct.code()));
    let frame = frame(reader, links::workflow(&id, "correction"));
    Ok(CorrectionPage::new(frame, (line, standing), key))
}

/// The form by which a correction is begun.
#[derive(Debug, Template)]
#[template(path = "workflow/correction.html")]
pub struct CorrectionPage {
    frame: Frame,
    line: ReportLine,
    number: u32,
    barred: Option<ProblemText>,
    is_readers: bool,
    reason: String,
    key: IdempotencyKey,
    problems: Vec<ProblemText>,
}

impl CorrectionPage {
    /// The form for a report that stands so.
    pub fn new(
        frame: Frame,
        (line, standing): (ReportLine, ReportStanding),
        key: IdempotencyKey,
    ) -> Self {
        let asked = standing.steps.iter().find(|(step, _)| *step == Step::Correct);
        let barred = asked.and_then(|(_, problem)| problem.as_ref());
        Self {
            barred: barred.map(|one| wording::problem(Localizer::of(frame.language), one)),
            is_readers: asked.is_some(),
            number: standing.working.number,
            reason: String::new(),
            problems: Vec::new(),
            frame,
            line,
            key,
        }
    }

    fn trail(&self) -> Vec<Crumb> {
        trail(&self.frame, &self.line)
    }

    fn lede(&self) -> Message {
        Message::new("correction-lede").with("number", u64::from(self.number))
    }

    fn limit() -> Message {
        Message::new("workflow-reason-hint").with("limit", REASON_LENGTH_MAX)
    }

    fn may(&self) -> bool {
        self.is_readers && self.barred.is_none()
    }
}
