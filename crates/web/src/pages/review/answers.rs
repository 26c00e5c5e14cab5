//! Answers to findings: kept with a motive, or withdrawn. A form that cannot be kept comes back
//! with what was written.

use askama::Template;
use axum::Form;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use tertial_domain::ids::{FindingAnswerId, IdempotencyKey, ReportId};
use tertial_review::Rule;
use tertial_usecases::failure::Failure;
use tertial_usecases::reports;
use tertial_usecases::review::answers::{self, FindingName};

use crate::asked::{Id, Ids};
use crate::fault::Fault;
use crate::filters;
use crate::frame::{Frame, Section};
use crate::links;
use crate::middleware::errors::Dressed;
use crate::pages::reports::margin::{Refusal, anchor_of_finding};
use crate::pages::reports::reviewed;
use crate::reader::Reader;

type Fields = Vec<(String, String)>;

/// Keeps an answer and goes back to the finding.
pub(crate) async fn give(
    reader: Reader,
    Id(id): Id<ReportId>,
    Form(fields): Form<Fields>,
) -> Result<Response, Fault> {
    let rule = field(&fields, "rule").and_then(Rule::from_code).ok_or(Fault::BadAddress)?;
    let fingerprint = field(&fields, "fingerprint").ok_or(Fault::BadAddress)?.to_owned();
    // Browsers send line breaks as two signs; a person counts them as one.
    let motive = field(&fields, "motive").unwrap_or_default().replace("\r\n", "\n");
    let shown = shown(&fields);
    let name = FindingName { rule: rule.code().to_owned(), fingerprint: fingerprint.clone() };
    let named = (id, key(&fields)?);
    match answers::answer(reader.context(), reader.scope(), named, &name, &motive).await {
        Ok(()) => Ok(back(&id, shown, &fingerprint)),
        Err(Failure::Refused(_)) => {
            let refusal = Refusal { rule, fingerprint, motive };
            refused(&reader, id, shown, &refusal).await
        }
        Err(Failure::Stale) => changed(&reader, id, motive),
        Err(failure) => Err(failure.into()),
    }
}

/// Withdraws an answer and goes back to the finding.
pub(crate) async fn withdraw(
    reader: Reader,
    Ids(id, answer): Ids<ReportId, FindingAnswerId>,
    Form(fields): Form<Fields>,
) -> Result<Response, Fault> {
    let named = (id, key(&fields)?);
    answers::withdraw(reader.context(), reader.scope(), named, answer).await?;
    let fingerprint = field(&fields, "fingerprint").unwrap_or_default();
    Ok(back(&id, shown(&fields), fingerprint))
}

fn field<'a>(fields: &'a Fields, name: &str) -> Option<&'a str> {
    fields.iter().find(|(found, _)| found == name).map(|(_, text)| text.as_str())
}

/// The name that the form was given when it was shown: the same form twice is one write.
fn key(fields: &Fields) -> Result<IdempotencyKey, Fault> {
    field(fields, "key").and_then(|key| key.parse().ok()).ok_or(Fault::BadAddress)
}

/// The rule that the page was narrowed to.
fn shown(fields: &Fields) -> Option<Rule> {
    field(fields, "shown").and_then(Rule::from_code)
}

fn back(id: &ReportId, shown: Option<Rule>, fingerprint: &str) -> Response {
    let query = [("rule", shown.map(|rule| rule.code().to_owned()))];
    let page = links::with_query(&links::report(id), &query);
    let anchor = links::encoded(&anchor_of_finding(fingerprint));
    Redirect::to(&format!("{page}#{anchor}")).into_response()
}

/// The same page with the message beside the field.
async fn refused(
    reader: &Reader,
    id: ReportId,
    shown: Option<Rule>,
    refusal: &Refusal,
) -> Result<Response, Fault> {
    let page = reports::show(reader.context(), reader.scope(), id, None).await?;
    let page = reviewed(reader, frame(reader, &id), page, (shown, Some(refusal))).await?;
    Ok(dressed(StatusCode::UNPROCESSABLE_ENTITY, reader.answer(&page)?))
}

/// The finding is not there any more, or says something else.
fn changed(reader: &Reader, id: ReportId, motive: String) -> Result<Response, Fault> {
    let page = ChangedPage::new(frame(reader, &id), id, motive);
    Ok(dressed(StatusCode::CONFLICT, reader.answer(&page)?))
}

/// A change of language leads back to the report: the form's own address is no page.
fn frame(reader: &Reader, id: &ReportId) -> Frame {
    Frame { here: links::report(id), ..reader.frame(Some(Section::Reports)) }
}

fn dressed(status: StatusCode, mut response: Response) -> Response {
    *response.status_mut() = status;
    response.extensions_mut().insert(Dressed);
    response
}

/// The page of an answer to a finding that has changed since it was shown.
#[derive(Debug, Template)]
#[template(path = "review/changed.html")]
pub struct ChangedPage {
    frame: Frame,
    report: ReportId,
    motive: String,
}

impl ChangedPage {
    /// The page, with what was written.
    pub const fn new(frame: Frame, report: ReportId, motive: String) -> Self {
        Self { frame, report, motive }
    }
}
