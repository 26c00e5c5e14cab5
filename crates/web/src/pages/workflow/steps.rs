//! Steps that take nothing but themselves, each a form with one button; and the undoing of the last.

use axum::response::{IntoResponse, Redirect, Response};
use tertial_domain::ids::ReportId;
use tertial_domain::problem::Problem;
use tertial_usecases::failure::Failure;
use tertial_usecases::reports;
use tertial_usecases::workflow::{self, AskedStep, StepDone, StepOrder};

use super::frame;
use crate::asked::Id;
use crate::fault::Fault;
use crate::links;
use crate::pages::reports::{OneReportPage, reviewed};
use crate::pages::sign_in::{dressed, told};
use crate::reader::Reader;
use crate::sent::{Sent, read};

/// The unit takes back what it handed in.
pub(crate) async fn take_back(
    reader: Reader,
    Id(id): Id<ReportId>,
    sent: Sent,
) -> Result<Response, Fault> {
    plain(&reader, id, &sent, AskedStep::TakeBack).await
}

/// The reviewer lets it pass.
pub(crate) async fn review(
    reader: Reader,
    Id(id): Id<ReportId>,
    sent: Sent,
) -> Result<Response, Fault> {
    plain(&reader, id, &sent, AskedStep::Review).await
}

/// The reviewer takes that back.
pub(crate) async fn undo_review(
    reader: Reader,
    Id(id): Id<ReportId>,
    sent: Sent,
) -> Result<Response, Fault> {
    plain(&reader, id, &sent, AskedStep::UndoReview).await
}

/// A correction is given up.
pub(crate) async fn abandon(
    reader: Reader,
    Id(id): Id<ReportId>,
    sent: Sent,
) -> Result<Response, Fault> {
    plain(&reader, id, &sent, AskedStep::Abandon).await
}

/// Undoes the reader's own last step.
pub(crate) async fn undo(
    reader: Reader,
    Id(id): Id<ReportId>,
    sent: Sent,
) -> Result<Response, Fault> {
    let [key] = sent.only(["key"])?;
    let done = workflow::undo(reader.context(), reader.scope(), read(key)?, id).await;
    answered(&reader, id, done).await
}

async fn plain(
    reader: &Reader,
    id: ReportId,
    sent: &Sent,
    asked: AskedStep,
) -> Result<Response, Fault> {
    let [seen, key] = sent.only(["seen", "key"])?;
    let order = StepOrder { report: id, seen: read(seen)?, asked };
    let done = workflow::take(reader.context(), reader.scope(), read(key)?, &order).await;
    answered(reader, id, done).await
}

/// Back to the report, or the report with why not.
async fn answered(
    reader: &Reader,
    id: ReportId,
    done: Result<StepDone, Failure>,
) -> Result<Response, Fault> {
    match done {
        Ok(done) => Ok(back(&done)),
        Err(Failure::Refused(problems)) => refused(reader, id, &problems).await,
        Err(failure) => Err(failure.into()),
    }
}

/// The way to what is worked on now, where it stands.
pub(super) fn back(done: &StepDone) -> Response {
    let page = links::report_version(&done.report, done.number);
    Redirect::to(&format!("{page}#standing")).into_response()
}

async fn refused(reader: &Reader, id: ReportId, problems: &[Problem]) -> Result<Response, Fault> {
    let page = working_page(reader, id).await?;
    dressed(reader, &page.with_problems(told(reader, problems)))
}

/// The page of what is worked on.
pub(super) async fn working_page(reader: &Reader, id: ReportId) -> Result<OneReportPage, Fault> {
    let (context, scope) = (reader.context(), reader.scope());
    let number = workflow::standing::standing(context, scope, id).await?.working.number;
    let page = reports::show(context, scope, id, Some(number)).await?;
    let here = links::report_version(&id, number);
    reviewed(reader, frame(reader, here), page, (None, None)).await
}
