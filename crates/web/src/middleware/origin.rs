//! Who sent a request: no other name than the installation's own (a web page elsewhere can make a
//! name point here), and no form of another site.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::fault::Fault;
use crate::guest::Entrance;
use crate::links;
use crate::state::WebState;

/// The names that this machine calls itself. Where there is no sign-in, no others are answered.
const OWN_NAMES: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// Lets a request pass, or refuses it.
pub(crate) async fn check(State(state): State<WebState>, request: Request, next: Next) -> Response {
    let from_servers = state.provider().map(|_| links::BACK_CHANNEL);
    match judge(&request, state.entrance(), from_servers) {
        Ok(()) => next.run(request).await,
        Err(fault) => fault.into_response(),
    }
}

/// `from_servers` is the one path that another server may send to: what it says there is signed, and
/// no cookie counts.
fn judge(
    request: &Request,
    entrance: Option<&Entrance>,
    from_servers: Option<&str>,
) -> Result<(), Fault> {
    let host = only(request.headers(), &header::HOST).ok_or(Fault::WrongHost)?;
    let asked = request.uri().authority().map_or(host, |authority| authority.as_str());
    let is_answered = |name: &str| match entrance {
        None => is_own(name),
        Some(entrance) => entrance.host.eq_ignore_ascii_case(name),
    };
    if !is_answered(host) || !is_answered(asked) {
        return Err(Fault::WrongHost);
    }
    let changes_nothing = matches!(*request.method(), Method::GET | Method::HEAD);
    let is_a_servers =
        *request.method() == Method::POST && from_servers == Some(request.uri().path());
    if changes_nothing
        || is_a_servers
        || is_from_here(
            request.headers(),
            host,
            entrance.is_some_and(|entrance| entrance.is_secure),
        )
    {
        Ok(())
    } else {
        Err(Fault::FromElsewhere)
    }
}

/// A header that stands once and is text.
fn only<'a>(headers: &'a HeaderMap, name: &header::HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}

fn is_own(authority: &str) -> bool {
    let name = match authority.rsplit_once(':') {
        Some((name, port)) if port.parse::<u16>().is_ok() => name,
        Some(_) | None => authority,
    };
    OWN_NAMES.iter().any(|own| own.eq_ignore_ascii_case(name))
}

/// Whether a browser says that our own page sent it; a sender that says nothing is refused.
fn is_from_here(headers: &HeaderMap, host: &str, is_secure: bool) -> bool {
    if headers.contains_key("sec-fetch-site") {
        let site = only(headers, &header::HeaderName::from_static("sec-fetch-site"));
        return site.is_some_and(|site| matches!(site, "same-origin" | "none"));
    }
    let origin = only(headers, &header::ORIGIN).and_then(|origin| origin.split_once("://"));
    origin.is_some_and(|(scheme, authority)| {
        (scheme == "https" || scheme == "http" && !is_secure)
            && authority.eq_ignore_ascii_case(host)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machines_own_names_are_answered() {
        for own in ["localhost", "LOCALHOST:8080", "127.0.0.1:1", "[::1]:65535", "[::1]"] {
            assert!(is_own(own), "{own}");
        }
        for other in [
            "",
            "ekstad.example",
            "localhost.ekstad.example",
            "127.0.0.1.ekstad.example:80",
            "localhost:99999",
            "localhost@ekstad.example",
            "[::2]",
            "0.0.0.0",
        ] {
            assert!(!is_own(other), "{other}");
        }
    }
}
