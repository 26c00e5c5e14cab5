//! The way to the city's own sign-in and back, and its word that somebody is gone.

use askama::Template;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use tertial_domain::problem::Problem;
use tertial_presentation::localizer::Localizer;
use tertial_presentation::wording::{self, ProblemText};
use tertial_usecases::failure::Failure;
use tertial_usecases::sign_in::Visitor;
use tertial_usecases::sign_in::openid::{self, Departure, Returned};

use crate::asked::Asked;
use crate::fault::Fault;
use crate::filters;
use crate::frame::{Frame, Who};
use crate::guest::{Known, cookie, way_cookie, way_note};
use crate::middleware::errors::Dressed;
use crate::pages::language::way_back;
use crate::pages::sign_in::dressed;
use crate::reader::Reader;
use crate::sent::Sent;
use crate::{limits, links};

/// Sends a browser to the city's own sign-in.
pub(crate) async fn depart(reader: Reader, asked: Asked) -> Result<Response, Fault> {
    let back = asked.beginning("return_to", limits::ADDRESS_BYTES_MAX);
    let provider = reader.provider()?;
    let departure = openid::depart(reader.context(), provider, way_back(Some(&back))).await?;
    sent_off(&reader, &departure)
}

/// Sends a browser there to have its person prove anew who they are.
pub(crate) async fn depart_to_prove(
    reader: &Reader,
    visitor: &Visitor,
    back: &str,
) -> Result<Response, Fault> {
    let provider = reader.provider()?;
    let departure = openid::depart_to_prove(reader.context(), provider, (visitor, back)).await?;
    sent_off(reader, &departure)
}

fn sent_off(reader: &Reader, departure: &Departure) -> Result<Response, Fault> {
    let note = way_cookie(reader.entrance()?, Some(&departure.note))?;
    Ok(([(header::SET_COOKIE, note)], Redirect::to(&departure.address)).into_response())
}

/// Lets somebody in who comes back from there, or says why not. What the browser carried is taken
/// away in any case.
pub(crate) async fn arrive(
    reader: Reader,
    known: Result<Known, Fault>,
    headers: HeaderMap,
    asked: Asked,
) -> Result<Response, Fault> {
    let provider = reader.provider()?;
    let entrance = reader.entrance()?;
    let [state, code, issuer] =
        ["state", "code", "iss"].map(|name| asked.beginning(name, limits::RETURN_BYTES_MAX));
    let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok());
    let returned = Returned {
        note: way_note(&headers, entrance),
        state: &state,
        code: &code,
        issuer: &issuer,
        agent: agent.unwrap_or_default(),
    };
    let visitor = known.ok().map(|Known(visitor)| visitor);
    let arrived = openid::arrive(reader.context(), provider, (returned, visitor.as_deref())).await;
    let mut answer = match arrived {
        Ok(arrival) => {
            let session = cookie(entrance, Some(&arrival.token))?;
            ([(header::SET_COOKIE, session)], Redirect::to(&arrival.back)).into_response()
        }
        Err(Failure::Refused(problems)) => {
            let page = CityPage::new(reader.frame(None), "/".to_owned());
            match problems.first() {
                Some(problem) => dressed(&reader, &page.refused(problem))?,
                None => dressed(&reader, &page)?,
            }
        }
        Err(failure) => Fault::from(failure).into_response(),
    };
    answer.headers_mut().append(header::SET_COOKIE, way_cookie(entrance, None)?);
    Ok(answer)
}

/// Hears the city's own sign-in say that somebody is gone. It is a server that asks: it is answered
/// in its own form, and told no more than whether it was believed.
pub(crate) async fn leave(reader: Reader, sent: Sent) -> Result<Response, Fault> {
    let provider = reader.provider()?;
    let told = sent.one("logout_token")?;
    match openid::leave(reader.context(), provider, told).await {
        Ok(_) => Ok(StatusCode::OK.into_response()),
        Err(Failure::Refused(_)) => {
            let json = [(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))];
            let body = "{\"error\":\"invalid_request\"}";
            let mut answer = (StatusCode::BAD_REQUEST, json, body).into_response();
            answer.extensions_mut().insert(Dressed);
            Ok(answer)
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Says goodbye, and sends the browser on to leave the city's own sign-in too. A form may not lead
/// to another site, so this is a page of its own.
pub(crate) fn left(reader: &Reader, address: String) -> Result<Response, Fault> {
    let refresh = HeaderValue::from_str(&format!("0; url={address}"))
        .map_err(|_| Fault::Internal("an address is no header".to_owned()))?;
    let frame = Frame { who: Who::Stranger, here: links::door("/"), ..reader.frame(None) };
    let mut answer = reader.answer(&LeftPage { frame, address })?;
    answer.headers_mut().insert(header::REFRESH, refresh);
    Ok(answer)
}

/// The door where the city's own sign-in says who people are.
#[derive(Debug, Template)]
#[template(path = "sign_in/city.html")]
pub struct CityPage {
    frame: Frame,
    back: String,
    problems: Vec<ProblemText>,
}

impl CityPage {
    /// The page, with where to go from there.
    pub fn new(frame: Frame, back: String) -> Self {
        let frame = Frame { here: links::door(&back), ..frame };
        Self { frame, back, problems: Vec::new() }
    }

    /// The same for somebody who was not let in, with why.
    #[must_use]
    pub fn refused(mut self, problem: &Problem) -> Self {
        self.problems = vec![wording::problem(Localizer::of(self.frame.language), problem)];
        self
    }
}

/// The page of somebody who has gone.
#[derive(Debug, Template)]
#[template(path = "sign_in/left.html")]
pub struct LeftPage {
    frame: Frame,
    address: String,
}
