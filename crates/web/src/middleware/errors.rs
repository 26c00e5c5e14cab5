//! Makes a page of everything that went wrong, in the reader's language.

use axum::extract::{Request, State};
use axum::http::{Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::fault::Fault;
use crate::frame::Frame;
use crate::guest::Guest;
use crate::pages::errors::ErrorPage;
use crate::reader::{here, html_response, language_of};
use crate::state::WebState;

/// Says that an answer is a page of its own already, whatever its status.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dressed;

/// Replaces the body of every answer that is an error and no page of its own.
pub(crate) async fn dress(State(state): State<WebState>, request: Request, next: Next) -> Response {
    let language = language_of(request.headers());
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    // After a refused form the reader comes back to the start, never to the form's target.
    let here = if method == Method::GET { here(request.uri()) } else { "/".to_owned() };
    let response = next.run(request).await;
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return response;
    }
    if response.extensions().get::<Dressed>().is_some() {
        return response;
    }
    let told = response.extensions().get::<Fault>().cloned();
    let fault = told.unwrap_or_else(|| Fault::of_status(status));
    let what = fault.for_the_log();
    let reference = what.map(|what| state.incident(method.as_str(), &path, what));
    let status = fault.status();
    let guest = response.extensions().get::<Guest>().cloned();
    // An address that no route has is shown to whoever it is as to a stranger.
    let who = guest.unwrap_or_else(|| Guest::unasked(&state)).who();
    let frame = Frame { language, section: None, here, who };
    let page = ErrorPage::new(frame, fault, reference);
    let Ok(mut answer) = html_response(&page, language) else {
        return status.into_response();
    };
    *answer.status_mut() = status;
    for kept in [header::ALLOW, header::RETRY_AFTER] {
        if let Some(value) = response.headers().get(&kept) {
            answer.headers_mut().insert(kept, value.clone());
        }
    }
    answer
}
