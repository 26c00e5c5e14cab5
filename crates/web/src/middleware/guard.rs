//! Keeps the program standing: addresses of a sane length, a turn for each request, and no panic
//! that reaches another request.

use std::any::Any;
use std::panic::AssertUnwindSafe;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;
use tertial_usecases::sign_in::openid::RETURN_PATH;

use crate::fault::Fault;
use crate::limits;
use crate::state::WebState;

/// Watches over one request.
pub(crate) async fn watch(State(state): State<WebState>, request: Request, next: Next) -> Response {
    let address_bytes = request.uri().path_and_query().map_or(0, |whole| whole.as_str().len());
    let address_bytes_max = match request.uri().path() {
        RETURN_PATH => RETURN_PATH.len() + 1 + limits::RETURN_BYTES_MAX,
        _ => limits::ADDRESS_BYTES_MAX,
    };
    if address_bytes > address_bytes_max {
        return Fault::TooLarge.into_response();
    }
    let turn = tokio::time::timeout(limits::TURN_WAIT, state.turns().acquire_owned()).await;
    let Ok(Ok(_turn)) = turn else {
        return Fault::Busy.into_response();
    };
    match AssertUnwindSafe(next.run(request)).catch_unwind().await {
        Ok(response) => response,
        Err(panic) => {
            let what = format!("panicked: {}", words_of(panic.as_ref()));
            Fault::Internal(what).into_response()
        }
    }
}

fn words_of(panic: &(dyn Any + Send)) -> &str {
    panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("without words")
}
