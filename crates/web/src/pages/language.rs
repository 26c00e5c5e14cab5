//! The choice of language: kept in a cookie of the reader's own.

use axum::Form;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use tertial_presentation::language::Language;

use crate::fault::Fault;
use crate::limits;
use crate::reader::LANGUAGE_COOKIE;

const YEAR_SECONDS: u32 = 31_536_000;

/// Keeps the choice and goes back to where the reader was.
pub(crate) async fn choose(Form(fields): Form<Vec<(String, String)>>) -> Result<Response, Fault> {
    let field = |name: &str| fields.iter().find(|(found, _)| found == name).map(|(_, text)| text);
    let language = field("language").and_then(|code| Language::from_code(code));
    let language = language.ok_or(Fault::BadAddress)?;
    let back = way_back(field("return_to").map(String::as_str));
    let cookie = format!(
        "{LANGUAGE_COOKIE}={}; Path=/; Max-Age={YEAR_SECONDS}; HttpOnly; SameSite=Lax",
        language.code()
    );
    let cookie = HeaderValue::from_str(&cookie).map_err(|_| Fault::BadAddress)?;
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to(back)).into_response())
}

/// Where a form says that its sender was, if that is a path of ours; else the start.
pub(crate) fn way_back(path: Option<&str>) -> &str {
    path.filter(|path| is_our_own(path)).unwrap_or("/")
}

/// Whether an address is a path of ours: nothing that a browser could read as another site.
fn is_our_own(path: &str) -> bool {
    path.starts_with('/')
        && !path.starts_with("//")
        && path.len() <= limits::ADDRESS_BYTES_MAX
        && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_never_leads_elsewhere() {
        for own in ["/", "/goals?year=2025", "/units/1#a"] {
            assert!(is_our_own(own), "{own}");
        }
        for other in [
            "",
            "//ekstad.example",
            "/\\ekstad.example",
            "https://ekstad.example",
            "/\r\nset-cookie: a",
            "/\t/ekstad.example",
            "goals",
            "/å",
        ] {
            assert!(!is_our_own(other), "{other}");
        }
    }
}
