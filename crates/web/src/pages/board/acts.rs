//! What is done with many reports of the board at once, and undone.

use axum::Form;
use axum::response::Response;
use tertial_domain::ids::{IdempotencyKey, ReportId};
use tertial_usecases::board::BoardQuestion;
use tertial_usecases::board::bulk::{self, BulkAct, BulkTold, BulkWhom};
use tertial_usecases::failure::Failure;
use tertial_usecases::workflow::questions::QuestionKind;

use super::{page, question, told};
use crate::asked::Asked;
use crate::fault::Fault;
use crate::pages::sign_in::dressed;
use crate::reader::Reader;

type Fields = Vec<(String, String)>;

/// Does one thing with many reports, and tells of each.
pub(crate) async fn act(reader: Reader, Form(fields): Form<Fields>) -> Result<Response, Fault> {
    let act = match field(&fields, "act") {
        "review" => BulkAct::Review,
        "send_back" => BulkAct::SendBack { reason: field(&fields, "reason").to_owned() },
        "ask" => BulkAct::Ask {
            kind: QuestionKind::from_code(field(&fields, "asks")).ok_or(Fault::BadAddress)?,
            words: field(&fields, "words").to_owned(),
        },
        _ => return Err(Fault::BadAddress),
    };
    let chosen = chosen(&fields)?;
    let to_all = field(&fields, "whom") == "shown";
    let (key, question) = shown(fields)?;
    let whom = match (&act, to_all) {
        (BulkAct::Ask { .. }, true) => BulkWhom::Shown(Box::new(question.clone())),
        (BulkAct::Ask { .. } | BulkAct::Review | BulkAct::SendBack { .. }, _) => {
            BulkWhom::Chosen(chosen)
        }
    };
    let (context, scope) = (reader.context(), reader.scope());
    let became = bulk::act(context, scope, (key, &question), (&act, &whom)).await;
    answered(&reader, &question, became).await
}

/// Undoes what was just done with many reports.
pub(crate) async fn undo(reader: Reader, Form(fields): Form<Fields>) -> Result<Response, Fault> {
    let reports: Vec<ReportId> = chosen(&fields)?.into_iter().map(|(report, _)| report).collect();
    let (key, question) = shown(fields)?;
    let (context, scope) = (reader.context(), reader.scope());
    let became = bulk::undo_all(context, scope, (key, &question), &reports).await;
    answered(&reader, &question, became).await
}

async fn answered(
    reader: &Reader,
    question: &BoardQuestion,
    became: Result<Vec<BulkTold>, Failure>,
) -> Result<Response, Fault> {
    match became {
        Ok(acted) => reader.answer(&page(reader, question).await?.after(acted)),
        Err(Failure::Refused(problems)) => {
            let mut page = page(reader, question).await?;
            page.problems = told(reader, &problems);
            dressed(reader, &page)
        }
        Err(failure) => Err(failure.into()),
    }
}

/// The reports that are ticked, each with the number of the version that was seen.
fn chosen(fields: &Fields) -> Result<Vec<(ReportId, u32)>, Fault> {
    let ticked = fields.iter().filter(|(name, _)| name == "row");
    let read = |value: &str| {
        let (report, number) = value.split_once(':')?;
        Some((report.parse().ok()?, number.parse().ok()?))
    };
    ticked.map(|(_, value)| read(value).ok_or(Fault::BadAddress)).collect()
}

/// The name of the write, and what the board showed.
fn shown(mut fields: Fields) -> Result<(IdempotencyKey, BoardQuestion), Fault> {
    fields.retain(|(name, _)| !matches!(name.as_str(), "reason" | "words" | "row"));
    let asked = Asked::of_form(fields);
    let key = asked.value("key")?.ok_or(Fault::BadAddress)?;
    Ok((key, question(&asked)?))
}

fn field<'a>(fields: &'a Fields, name: &str) -> &'a str {
    fields.iter().find(|(found, _)| found == name).map_or("", |(_, value)| value.as_str())
}
