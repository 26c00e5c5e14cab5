//! A report is adopted: the page says exactly which version, asks for a fresh proof first, and the
//! step is the one that nobody undoes.

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use tertial_domain::ids::{IdempotencyKey, ReportId};
use tertial_domain::workflow::Step;
use tertial_presentation::localizer::Localizer;
use tertial_presentation::wording::{self, ProblemText};
use tertial_usecases::failure::Failure;
use tertial_usecases::reports::{self, ReportPage};
use tertial_usecases::workflow::standing::{ReportStanding, StepLine, standing};
use tertial_usecases::workflow::{
    self, AskedStep, Decision, REGISTER_NUMBER_LENGTH_MAX, StepOrder,
};

use super::{frame, step_key, trail};
use crate::asked::Id;
use crate::fault::Fault;
use crate::filters;
use crate::frame::Frame;
use crate::links;
use crate::pages::parts::Step as Crumb;
use crate::pages::sign_in::{dressed, told};
use crate::pages::workflow::way::Way;
use crate::reader::Reader;
use crate::sent::{Sent, read};
use crate::words::Message;

/// Says what is to be adopted.
pub(crate) async fn show(reader: Reader, Id(id): Id<ReportId>) -> Result<Response, Fault> {
    reader.answer(&page(&reader, id).await?)
}

/// Adopts it.
pub(crate) async fn take(
    reader: Reader,
    Id(id): Id<ReportId>,
    sent: Sent,
) -> Result<Response, Fault> {
    let [seen, sha256, number, day, key] =
        sent.only(["seen", "sha256", "register_number", "day", "key"])?;
    let decided_on: Date = read(day)?;
    let decision = Decision { register_number: number.to_owned(), decided_on };
    let asked = AskedStep::Adopt { sha256: read_hash(sha256)?, decision };
    let order = StepOrder { report: id, seen: read(seen)?, asked };
    match workflow::take(reader.context(), reader.scope(), read(key)?, &order).await {
        // Sent twice, it is adopted once; and it is the version that was seen.
        Ok(_) => Ok(Redirect::to(&links::adopted(&id, order.seen)).into_response()),
        Err(Failure::Refused(problems)) => {
            let mut page = page(&reader, id).await?;
            number.clone_into(&mut page.register_number);
            page.day = decided_on;
            page.problems = told(&reader, &problems);
            dressed(&reader, &page)
        }
        Err(failure) => Err(failure.into()),
    }
}

fn read_hash(text: &str) -> Result<workflow::Fingerprint, Fault> {
    workflow::Fingerprint::read(text.trim()).ok_or(Fault::BadAddress)
}

async fn page(reader: &Reader, id: ReportId) -> Result<AdoptionPage, Fault> {
    let (context, scope) = (reader.context(), reader.scope());
    let standing = standing(context, scope, id).await?;
    let page = reports::show(context, scope, id, Some(standing.working.number)).await?;
    let key = step_key(&id, &standing, (scope, Step::Adopt.code()));
    let frame = frame(reader, links::workflow(&id, "adoption"));
    let asked = (key, context.clock.today(), scope.is_proved());
    Ok(AdoptionPage::new(frame, page, standing, asked))
}

/// The page before an adoption.
#[derive(Debug, Template)]
#[template(path = "workflow/adoption.html")]
pub struct AdoptionPage {
    frame: Frame,
    page: ReportPage,
    standing: ReportStanding,
    register_number: String,
    day: Date,
    today: Date,
    key: IdempotencyKey,
    is_proved: bool,
    barred: Option<ProblemText>,
    is_readers: bool,
    problems: Vec<ProblemText>,
}

impl AdoptionPage {
    /// The page of a version on this day, for somebody who has just proved who they are, or not.
    pub fn new(
        frame: Frame,
        page: ReportPage,
        standing: ReportStanding,
        (key, today, is_proved): (IdempotencyKey, Date, bool),
    ) -> Self {
        let asked = standing.steps.iter().find(|(step, _)| *step == Step::Adopt);
        let barred = asked.and_then(|(_, problem)| problem.as_ref());
        Self {
            barred: barred.map(|one| wording::problem(Localizer::of(frame.language), one)),
            is_readers: asked.is_some(),
            register_number: page.report.register_number.clone().unwrap_or_default(),
            day: today,
            problems: Vec::new(),
            frame,
            page,
            standing,
            today,
            key,
            is_proved,
        }
    }

    fn trail(&self) -> Vec<Crumb> {
        trail(&self.frame, &self.page.line)
    }

    fn lede(&self) -> Message {
        Message::new("adoption-lede").with("number", u64::from(self.page.version.number))
    }

    /// Who handed it in, and who reviewed it: the last of each.
    fn hands(&self) -> Vec<&StepLine> {
        let last = |step| self.standing.history.iter().find(|line| line.step == step);
        [last(Step::HandIn), last(Step::Review)].into_iter().flatten().collect()
    }

    fn did(line: &StepLine) -> Message {
        Way::did(line)
    }

    fn changes_href(&self) -> Option<String> {
        let earlier = self.standing.adopted.first()?;
        Some(links::changes(&self.page.line.id, earlier.number, self.page.version.number))
    }

    const fn number_length_max() -> usize {
        REGISTER_NUMBER_LENGTH_MAX
    }

    fn may(&self) -> bool {
        self.is_readers && self.barred.is_none()
    }
}
