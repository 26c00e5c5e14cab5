//! What a route is: besides its handler, who may use it, what it may cost, what it is noted as and
//! how long its answer keeps. The rules are applied here, once, to every route alike.

use std::convert::Infallible;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::handler::Handler;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{MethodFilter, MethodRouter, on};
use tertial_domain::permission::Act;

use crate::assets;
use crate::fault::Fault;
use crate::guest::Guest;
use crate::limits::Limits;
use crate::links;
use crate::reader::here;
use crate::state::WebState;

/// The methods that routes have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads, and changes nothing.
    Get,
    /// Changes something.
    Post,
}

/// Who may use a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// Everyone: the answer holds nothing of the city's.
    Anyone,
    /// Everyone, where there is sign-in: the door.
    Door,
    /// Whoever has signed in: what is their own.
    SignedIn,
    /// Whoever knows the address, which holds a secret: the answer holds days and names of places.
    Secret,
    /// Whoever may do this act. What a report's state adds is decided where the report is read.
    May(Act),
}

/// What a use is noted as, for the inventory: the use case writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audit {
    /// Nothing: it reads what everyone on this machine may read, or keeps a wish in a cookie.
    Nothing,
    /// A document left the program.
    Export,
    /// A person's answer to a finding; the use case writes it to the event log.
    Answer,
    /// A report was compiled and stored; the use case writes it to the event log.
    Compilation,
    /// A change of a report; the use case writes it to the event log.
    Change,
    /// Somebody came, went, or proved anew who they are; the use case writes it to the event log.
    SignIn,
    /// A change of people or their roles; the use case writes it to the event log.
    People,
    /// A year was opened or undone, or something was said or answered in it; the use case writes
    /// it to the event log.
    Year,
}

/// How long an answer keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cache {
    /// It is not kept.
    Never,
    /// It is kept by the browser alone, which asks each time whether it still holds.
    Ask,
    /// It never changes: its name holds its hash.
    Forever,
}

/// One route.
pub(crate) struct Route {
    pub(crate) method: Method,
    pub(crate) path: &'static str,
    pub(crate) rules: Rules,
    handler: MethodRouter<WebState>,
}

/// What holds for a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// Who may use it.
    pub policy: Policy,
    /// What it may cost.
    pub limits: Limits,
    /// What is noted.
    pub audit: Audit,
    /// How long its answer keeps.
    pub cache: Cache,
}

/// A line of the table.
#[expect(clippy::too_many_arguments, reason = "a line of a table has as many columns as it has")]
pub(crate) fn route<H, T>(
    method: Method,
    path: &'static str,
    policy: Policy,
    limits: Limits,
    audit: Audit,
    cache: Cache,
    handler: H,
) -> Route
where
    H: Handler<T, WebState>,
    T: 'static,
{
    let filter = match method {
        Method::Get => MethodFilter::GET,
        Method::Post => MethodFilter::POST,
    };
    Route {
        method,
        path,
        rules: Rules { policy, limits, audit, cache },
        handler: on(filter, handler),
    }
}

/// The routes of the table, each under its rules.
pub(crate) fn assemble(table: Vec<Route>, state: &WebState) -> Router<WebState> {
    table.into_iter().fold(Router::new(), |router, route| {
        let handler = route
            .handler
            .layer::<_, Infallible>(from_fn_with_state((state.clone(), route.rules), apply))
            .layer(DefaultBodyLimit::max(route.rules.limits.body_bytes_max));
        router.route(route.path, handler)
    })
}

async fn apply(
    State((state, rules)): State<(WebState, Rules)>,
    mut request: Request,
    next: Next,
) -> Response {
    if let Err(fault) = measure(rules, &request) {
        return fault.into_response();
    }
    // A file of the program's own is everyone's, and nobody need be looked up for it.
    let asked = match rules.cache {
        Cache::Forever => Ok(Guest::unasked(&state)),
        Cache::Never | Cache::Ask => Guest::of(&state, request.headers()).await,
    };
    let guest = match asked {
        Ok(guest) => guest,
        Err(fault) => return fault.into_response(),
    };
    if let Err(fault) = admit(&guest, rules) {
        let is_read =
            matches!(*request.method(), axum::http::Method::GET | axum::http::Method::HEAD);
        let mut response = match fault {
            Fault::SignedOut if is_read => to_the_door(&request),
            fault => fault.into_response(),
        };
        response.extensions_mut().insert(guest);
        return response;
    }
    // What people see behind sign-in is kept by no browser.
    let cache = match (rules.cache, state.entrance()) {
        (Cache::Ask, Some(_)) => Cache::Never,
        (cache, _) => cache,
    };
    request.extensions_mut().insert(guest.clone());
    let known = request.headers().get(header::IF_NONE_MATCH).cloned();
    let mut response = match tokio::time::timeout(rules.limits.time_max, next.run(request)).await {
        Ok(response) => keep(cache, response, known.as_ref()).await,
        Err(_) => Fault::TimedOut.into_response(),
    };
    response.extensions_mut().insert(guest);
    response
}

/// The way to the door, and from there back here.
fn to_the_door(request: &Request) -> Response {
    Redirect::to(&links::door(&here(request.uri()))).into_response()
}

/// Lets a request of a sane size pass.
fn measure(rules: Rules, request: &Request) -> Result<(), Fault> {
    let query = request.uri().query().unwrap_or_default();
    if query.len() > rules.limits.query_bytes_max
        || announced_bytes(request.headers()) > rules.limits.body_bytes_max
    {
        return Err(Fault::TooLarge);
    }
    Ok(())
}

/// Lets somebody in, or says why not.
fn admit(guest: &Guest, rules: Rules) -> Result<(), Fault> {
    match (rules.policy, guest) {
        (Policy::Door | Policy::SignedIn | Policy::Secret, Guest::Local(_)) => Err(Fault::NotFound),
        (Policy::Anyone, _)
        | (Policy::Door | Policy::Secret, Guest::Stranger(_) | Guest::Known(_))
        | (Policy::SignedIn, Guest::Known(_)) => Ok(()),
        (Policy::SignedIn | Policy::May(_), Guest::Stranger(_)) => Err(Fault::SignedOut),
        (Policy::May(act), Guest::Local(scope)) if scope.may(act) => Ok(()),
        (Policy::May(act), Guest::Known(visitor)) if visitor.scope.may(act) => Ok(()),
        (Policy::May(_), Guest::Local(_) | Guest::Known(_)) => Err(Fault::Forbidden),
    }
}

/// The length that a body is said to have; a length that cannot be read is too long.
fn announced_bytes(headers: &HeaderMap) -> usize {
    headers.get(header::CONTENT_LENGTH).map_or(0, |value| {
        value.to_str().ok().and_then(|text| text.parse().ok()).unwrap_or(usize::MAX)
    })
}

/// Says how long the answer keeps, and answers "not changed" to a browser that has it already.
async fn keep(cache: Cache, mut response: Response, known: Option<&HeaderValue>) -> Response {
    if response.status() != StatusCode::OK {
        return response;
    }
    let (policy, is_asked) = match cache {
        Cache::Never => ("no-store", false),
        Cache::Ask => ("private, no-cache", true),
        Cache::Forever => ("public, max-age=31536000, immutable", true),
    };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(policy));
    if is_asked { with_tag(response, known).await } else { response }
}

async fn with_tag(response: Response, known: Option<&HeaderValue>) -> Response {
    let (mut parts, body) = response.into_parts();
    // Every handler answers with bytes that it holds already, so this reads no stream.
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        return Fault::Internal("an answer could not be read back".to_owned()).into_response();
    };
    let tag = format!("\"{}\"", assets::fingerprint(&bytes));
    let is_known = known.and_then(|value| value.to_str().ok()).is_some_and(|known| {
        known.split(',').any(|one| one.trim().trim_start_matches("W/") == tag)
    });
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        parts.headers.insert(header::ETAG, tag);
    }
    if is_known {
        parts.status = StatusCode::NOT_MODIFIED;
        parts.headers.remove(header::CONTENT_LENGTH);
        return Response::from_parts(parts, Body::empty());
    }
    Response::from_parts(parts, Body::from(bytes))
}
