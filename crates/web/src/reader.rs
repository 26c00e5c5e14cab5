//! Who reads, in which language, at which address; and how a page becomes an answer.

use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Uri, header};
use axum::response::{Html, IntoResponse, Response};
use tertial_domain::permission::Scope;
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_usecases::context::Context;
use tertial_usecases::sign_in::openid::Provider;

use crate::fault::Fault;
use crate::frame::{Frame, Section};
use crate::guest::{Entrance, Guest, cookies};
use crate::page;
use crate::state::WebState;

/// The cookie that holds the chosen language.
pub(crate) const LANGUAGE_COOKIE: &str = "tertial-language";

/// Whoever asked, with what a handler needs to answer.
pub(crate) struct Reader {
    state: WebState,
    language: Language,
    here: String,
    guest: Guest,
}

impl FromRequestParts<WebState> for Reader {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Self, Fault> {
        let language = language_of(&parts.headers);
        let guest = match parts.extensions.get::<Guest>() {
            Some(guest) => guest.clone(),
            // Every route is met through the table, which says who asks.
            None => Guest::of(state, &HeaderMap::new()).await?,
        };
        Ok(Self { state: state.clone(), language, here: here(&parts.uri), guest })
    }
}

impl Reader {
    pub(crate) const fn context(&self) -> &Context {
        self.state.context()
    }

    pub(crate) fn scope(&self) -> &Scope {
        self.guest.scope()
    }

    /// How people come in. Errors: `NotFound` where there is no sign-in.
    pub(crate) fn entrance(&self) -> Result<&Entrance, Fault> {
        self.state.entrance().ok_or(Fault::NotFound)
    }

    /// Who says who people are. Errors: `NotFound` where passwords do.
    pub(crate) fn provider(&self) -> Result<&Provider, Fault> {
        self.state.provider().ok_or(Fault::NotFound)
    }

    /// The words of the answer's language.
    pub(crate) fn localizer(&self) -> &'static Localizer {
        Localizer::of(self.language)
    }

    /// The frame of a page under a menu entry.
    pub(crate) fn frame(&self, section: Option<Section>) -> Frame {
        Frame { language: self.language, section, here: self.here.clone(), who: self.guest.who() }
    }

    /// Answers with a page.
    pub(crate) fn answer(&self, page: &impl Template) -> Result<Response, Fault> {
        html_response(page, self.language)
    }
}

/// A page as a response that says which language it is in and what it depends on.
pub(crate) fn html_response(page: &impl Template, language: Language) -> Result<Response, Fault> {
    let html = page::html(page, language)
        .map_err(|error| Fault::Internal(format!("a template failed: {error}")))?;
    let tag = HeaderValue::from_static(language.code());
    let headers = [
        (header::CONTENT_LANGUAGE, tag),
        (header::VARY, HeaderValue::from_static("cookie, accept-language")),
    ];
    Ok((headers, Html(html)).into_response())
}

/// The language of a request: the cookie's, else the browser's wish.
pub(crate) fn language_of(headers: &HeaderMap) -> Language {
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Language::of_request(language_cookie(headers), accepted)
}

fn language_cookie(headers: &HeaderMap) -> Option<&str> {
    cookies(headers).find(|(name, _)| *name == LANGUAGE_COOKIE).map(|(_, value)| value)
}

/// Path and query of an address.
pub(crate) fn here(uri: &Uri) -> String {
    uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string)
}
