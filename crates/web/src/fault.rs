//! Why a request has no page: each kind with its status and its words.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use tertial_domain::problem::Problem;
use tertial_usecases::failure::Failure;

/// Why a request has no page of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The address cannot be read.
    BadAddress,
    /// Nothing there, or nothing that the asker may know of.
    NotFound,
    /// The asker may not do this.
    Forbidden,
    /// Nobody has signed in, or their session is over.
    SignedOut,
    /// The asker may do this once they have proved anew who they are.
    ProofNeeded,
    /// The request came from another site.
    FromElsewhere,
    /// The request is addressed to a name that is not ours.
    WrongHost,
    /// The page exists, but not for this method.
    WrongMethod,
    /// The address or the body is longer than we read.
    TooLarge,
    /// Rules refused.
    Refused(Vec<Problem>),
    /// Somebody else saved in between.
    Stale,
    /// Something needed is not there; trying again may help. The text is for the log alone.
    Unavailable(String),
    /// Too much to do at once.
    Busy,
    /// It took too long.
    TimedOut,
    /// The program is broken. The text is for the log alone.
    Internal(String),
}

impl Fault {
    /// The status of the answer.
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::BadAddress => StatusCode::BAD_REQUEST,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden | Self::FromElsewhere | Self::ProofNeeded => StatusCode::FORBIDDEN,
            Self::SignedOut => StatusCode::UNAUTHORIZED,
            Self::WrongHost => StatusCode::MISDIRECTED_REQUEST,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Stale => StatusCode::CONFLICT,
            Self::Unavailable(_) | Self::Busy | Self::TimedOut => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The fault that a status alone tells, for answers that others made.
    pub(crate) fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::FORBIDDEN | StatusCode::UNAUTHORIZED => Self::Forbidden,
            StatusCode::METHOD_NOT_ALLOWED => Self::WrongMethod,
            StatusCode::PAYLOAD_TOO_LARGE | StatusCode::URI_TOO_LONG => Self::TooLarge,
            _ if status.is_server_error() => Self::Internal(format!("answered {status}")),
            _ => Self::BadAddress,
        }
    }

    /// The name of its messages: `error-NAME-title`, `-what` and `-next`.
    const fn name(&self) -> [&'static str; 3] {
        match self {
            Self::BadAddress => {
                ["error-bad-address-title", "error-bad-address-what", "error-bad-address-next"]
            }
            Self::NotFound => {
                ["error-not-found-title", "error-not-found-what", "error-not-found-next"]
            }
            Self::Forbidden => {
                ["error-forbidden-title", "error-forbidden-what", "error-forbidden-next"]
            }
            Self::SignedOut => {
                ["error-signed-out-title", "error-signed-out-what", "error-signed-out-next"]
            }
            Self::ProofNeeded => ["error-proof-title", "error-proof-what", "error-proof-next"],
            Self::FromElsewhere => {
                ["error-elsewhere-title", "error-elsewhere-what", "error-elsewhere-next"]
            }
            Self::WrongHost => ["error-host-title", "error-host-what", "error-host-next"],
            Self::WrongMethod => ["error-method-title", "error-method-what", "error-method-next"],
            Self::TooLarge => {
                ["error-too-large-title", "error-too-large-what", "error-too-large-next"]
            }
            Self::Refused(_) => ["error-refused-title", "error-refused-what", "error-refused-next"],
            Self::Stale => ["error-stale-title", "error-stale-what", "error-stale-next"],
            Self::Unavailable(_) => {
                ["error-unavailable-title", "error-unavailable-what", "error-unavailable-next"]
            }
            Self::Busy => ["error-busy-title", "error-busy-what", "error-busy-next"],
            Self::TimedOut => {
                ["error-timed-out-title", "error-timed-out-what", "error-timed-out-next"]
            }
            Self::Internal(_) => {
                ["error-internal-title", "error-internal-what", "error-internal-next"]
            }
        }
    }

    /// The message of what it is called.
    pub(crate) const fn title(&self) -> &'static str {
        let [title, _, _] = self.name();
        title
    }

    /// The message of what happened.
    pub(crate) const fn what(&self) -> &'static str {
        let [_, what, _] = self.name();
        what
    }

    /// The message of what to do next.
    pub(crate) const fn hint(&self) -> &'static str {
        let [_, _, next] = self.name();
        next
    }

    /// What the log is told; `None` where nothing is broken.
    pub(crate) fn for_the_log(&self) -> Option<&str> {
        match self {
            Self::Unavailable(what) | Self::Internal(what) => Some(what),
            Self::TimedOut => Some("timed out"),
            Self::BadAddress
            | Self::NotFound
            | Self::Forbidden
            | Self::SignedOut
            | Self::ProofNeeded
            | Self::FromElsewhere
            | Self::WrongHost
            | Self::WrongMethod
            | Self::TooLarge
            | Self::Refused(_)
            | Self::Stale
            | Self::Busy => None,
        }
    }
}

impl From<Failure> for Fault {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::NotFound => Self::NotFound,
            Failure::Forbidden => Self::Forbidden,
            Failure::ProofNeeded => Self::ProofNeeded,
            Failure::Refused(problems) => Self::Refused(problems),
            Failure::Stale => Self::Stale,
            Failure::Unavailable(what) => Self::Unavailable(what),
            Failure::Internal(what) => Self::Internal(what),
        }
    }
}

/// The answer is a status with the fault beside it; `middleware::errors` makes it a page.
impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
