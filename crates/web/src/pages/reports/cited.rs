//! Public addresses of reports: what a text on paper or another site refers to for decades.

use axum::response::{IntoResponse, Redirect, Response};
use tertial_domain::slug::Slug;
use tertial_usecases::reports;

use crate::asked::{Id, Ids};
use crate::fault::Fault;
use crate::frame::{Frame, Section};
use crate::links;
use crate::pages::reports::reviewed;
use crate::reader::Reader;

/// Leads to the latest version, which may be another tomorrow.
pub(crate) async fn latest(reader: Reader, Id(slug): Id<Slug>) -> Result<Response, Fault> {
    let named = reports::named(reader.context(), reader.scope(), &slug).await?;
    Ok(Redirect::to(&links::cited(&named.slug, named.latest)).into_response())
}

/// Shows one version; an earlier name leads to the one that counts.
pub(crate) async fn version(
    reader: Reader,
    Ids(slug, number): Ids<Slug, u32>,
) -> Result<Response, Fault> {
    let named = reports::named(reader.context(), reader.scope(), &slug).await?;
    if named.slug != slug {
        return Ok(Redirect::permanent(&links::cited(&named.slug, number)).into_response());
    }
    let page = reports::show(reader.context(), reader.scope(), named.id, Some(number)).await?;
    let frame = Frame { here: links::cited(&slug, number), ..reader.frame(Some(Section::Reports)) };
    reader.answer(&reviewed(&reader, frame, page, (None, None)).await?)
}
