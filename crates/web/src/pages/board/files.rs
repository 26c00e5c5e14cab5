//! The board as a file for a spreadsheet: what is shown, in the same order.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use tertial_usecases::board::{self, Listing};

use super::question;
use crate::asked::Asked;
use crate::fault::Fault;
use crate::reader::Reader;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The board as XLSX.
pub(crate) async fn xlsx(reader: Reader, asked: Asked) -> Result<Response, Fault> {
    let (context, scope) = (reader.context(), reader.scope());
    let made = board::xlsx(context, scope, &question(&asked)?, reader.localizer()).await?;
    answer(made, ("xlsx", XLSX))
}

/// The board as CSV.
pub(crate) async fn csv(reader: Reader, asked: Asked) -> Result<Response, Fault> {
    let (context, scope) = (reader.context(), reader.scope());
    let made = board::csv(context, scope, &question(&asked)?, reader.localizer()).await?;
    answer(made, ("csv", "text/csv; charset=utf-8"))
}

fn answer(made: Listing, (ending, kind): (&str, &'static str)) -> Result<Response, Fault> {
    let name = format!("attachment; filename=\"{}.{ending}\"", made.name);
    let name = HeaderValue::from_str(&name)
        .map_err(|error| Fault::Internal(format!("a file's name: {error}")))?;
    let kind = HeaderValue::from_static(kind);
    let headers = [(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, made.bytes).into_response())
}
