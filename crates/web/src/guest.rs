//! Who asks: whoever sits at this machine, a stranger, or somebody who has signed in; and the
//! cookie that tells.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use tertial_domain::ids::PrincipalId;
use tertial_domain::permission::{Act, Scope};
use tertial_domain::sign_in::SignInMethod;
use tertial_usecases::sign_in::openid::WAY_MAX;
use tertial_usecases::sign_in::{self, Token, Visitor, openid};

use crate::fault::Fault;
use crate::frame::Who;
use crate::state::WebState;

/// How people come in from other machines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entrance {
    /// The one name that this installation is called by, with its port where that is not the usual.
    pub host: String,
    /// Whether its address begins with "https".
    pub is_secure: bool,
}

impl Entrance {
    /// What stands before a path in an address that is handed over.
    pub fn origin(&self) -> String {
        let scheme = if self.is_secure { "https" } else { "http" };
        format!("{scheme}://{}", self.host)
    }

    const fn cookie(&self) -> &'static str {
        // A browser takes the first name from this host alone, and over TLS alone.
        if self.is_secure { "__Host-tertial" } else { "tertial-session" }
    }

    const fn way_cookie(&self) -> &'static str {
        if self.is_secure { "__Host-tertial-way" } else { "tertial-way" }
    }
}

/// Who asks.
#[derive(Debug, Clone)]
pub(crate) enum Guest {
    /// Whoever sits at this machine, where there is no sign-in.
    Local(Scope),
    /// Nobody that is known.
    Stranger(Scope),
    /// Somebody who has signed in.
    Known(Arc<Visitor>),
}

impl Guest {
    /// Whoever sent a request with these headers.
    pub(crate) async fn of(state: &WebState, headers: &HeaderMap) -> Result<Self, Fault> {
        let Some(entrance) = state.entrance() else {
            return Ok(Self::Local(state.scope().clone()));
        };
        let Some(token) = token(headers, entrance) else { return Ok(Self::stranger(state)) };
        Ok(match sign_in::visitor(state.context(), &token).await? {
            Some(visitor) if may_stay(state, &visitor).await? => Self::Known(Arc::new(visitor)),
            Some(_) | None => Self::stranger(state),
        })
    }

    /// Whoever asks for what is everyone's.
    pub(crate) fn unasked(state: &WebState) -> Self {
        match state.entrance() {
            None => Self::Local(state.scope().clone()),
            Some(_) => Self::stranger(state),
        }
    }

    /// Nobody: a person without a role, who sees nothing.
    fn stranger(state: &WebState) -> Self {
        let today = state.context().clock.today();
        Self::Stranger(Scope::person(PrincipalId::from_bits(0), today, Vec::new()))
    }

    pub(crate) fn scope(&self) -> &Scope {
        match self {
            Self::Local(scope) | Self::Stranger(scope) => scope,
            Self::Known(visitor) => &visitor.scope,
        }
    }

    /// What the frame of a page says of them.
    pub(crate) fn who(&self) -> Who {
        match self {
            Self::Local(_) => Who::Local,
            Self::Stranger(_) => Who::Stranger,
            Self::Known(visitor) => Who::Known {
                name: visitor.name.clone(),
                manages_people: visitor.scope.may(Act::ManagePeople),
                reads_log: visitor.scope.may(Act::VerifyLog),
                follows_reports: visitor.scope.may(Act::FollowReports),
            },
        }
    }
}

/// Whether a session counts: where the city's own sign-in is the way in, one by a password does for
/// those alone who may come in without it.
async fn may_stay(state: &WebState, visitor: &Visitor) -> Result<bool, Fault> {
    match (state.provider(), visitor.session.method) {
        (None, _) | (Some(_), SignInMethod::OpenId) => Ok(true),
        (Some(_), SignInMethod::Password) => {
            Ok(openid::may_break_glass(state.context(), visitor.session.person).await?)
        }
    }
}

/// Somebody who has signed in, for the pages that are theirs.
pub(crate) struct Known(pub(crate) Arc<Visitor>);

impl<S: Send + Sync> FromRequestParts<S> for Known {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Fault> {
        match parts.extensions.get::<Guest>() {
            Some(Guest::Known(visitor)) => Ok(Self(Arc::clone(visitor))),
            Some(Guest::Stranger(_)) => Err(Fault::SignedOut),
            Some(Guest::Local(_)) | None => Err(Fault::NotFound),
        }
    }
}

fn token(headers: &HeaderMap, entrance: &Entrance) -> Option<Token> {
    cookies(headers)
        .find(|(name, _)| *name == entrance.cookie())
        .and_then(|(_, value)| Token::read(value))
}

/// The cookies of a request.
pub(crate) fn cookies(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
}

/// The header that gives a browser its token, or takes it away. It ends with the browser; the
/// server decides before that.
pub(crate) fn cookie(entrance: &Entrance, token: Option<&Token>) -> Result<HeaderValue, Fault> {
    let value = token.map(Token::text).unwrap_or_default();
    let end = if token.is_some() { "" } else { "; Max-Age=0" };
    let secure = if entrance.is_secure { "; Secure" } else { "" };
    let name = entrance.cookie();
    HeaderValue::from_str(&format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{end}"))
        .map_err(|_| Fault::Internal("a token is no header".to_owned()))
}

/// What a browser carries while its person is at the provider.
pub(crate) fn way_note<'a>(headers: &'a HeaderMap, entrance: &Entrance) -> &'a str {
    let mut notes = cookies(headers).filter(|(name, _)| *name == entrance.way_cookie());
    notes.next().map_or("", |(_, note)| note)
}

/// The header that has a browser carry a note to the provider and back, or takes it away. It is
/// carried when the provider sends the browser back, and to no form of another site.
pub(crate) fn way_cookie(entrance: &Entrance, note: Option<&str>) -> Result<HeaderValue, Fault> {
    let age = if note.is_some() { WAY_MAX.as_secs() } else { 0 };
    let secure = if entrance.is_secure { "; Secure" } else { "" };
    let (name, value) = (entrance.way_cookie(), note.unwrap_or_default());
    let cookie = format!("{name}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::from_str(&cookie).map_err(|_| Fault::Internal("a note is no header".to_owned()))
}
