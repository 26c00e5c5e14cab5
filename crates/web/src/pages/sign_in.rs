//! The door: who somebody is, the way out, and a link by which a password is chosen.

use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use tertial_domain::problem::Problem;
use tertial_domain::sign_in::PASSWORD_LENGTH_MIN;
use tertial_presentation::localizer::Localizer;
use tertial_presentation::wording::{self, ProblemText};
use tertial_usecases::failure::Failure;
use tertial_usecases::sign_in::accounts::{self, Invited};
use tertial_usecases::sign_in::{self, Attempt, Token};

use crate::asked::Asked;
use crate::fault::Fault;
use crate::filters;
use crate::frame::Frame;
use crate::guest::{Known, cookie};
use crate::links;
use crate::middleware::errors::Dressed;
use crate::pages::language::way_back;
use crate::reader::Reader;
use crate::sent::Sent;
use crate::words::Message;

/// Asks who somebody is.
pub(crate) async fn show(
    reader: Reader,
    known: Result<Known, Fault>,
    asked: Asked,
) -> Result<Response, Fault> {
    let back = asked.beginning("return_to", crate::limits::ADDRESS_BYTES_MAX);
    let back = way_back(Some(&back));
    if known.is_ok() {
        return Ok(Redirect::to(back).into_response());
    }
    let page = SignInPage::new(reader.frame(None), back.to_owned());
    reader.answer(&page)
}

/// Lets somebody in, or says that it did not go.
pub(crate) async fn enter(
    reader: Reader,
    headers: HeaderMap,
    sent: Sent,
) -> Result<Response, Fault> {
    let [login, password, code, back] = sent.only(["login", "password", "code", "return_to"])?;
    let back = way_back(Some(back));
    let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok());
    let attempt = Attempt { login, password, code, agent: agent.unwrap_or_default() };
    match sign_in::sign_in(reader.context(), attempt).await {
        Ok(token) => {
            let cookie = cookie(reader.entrance()?, Some(&token))?;
            Ok(([(header::SET_COOKIE, cookie)], Redirect::to(back)).into_response())
        }
        Err(Failure::Refused(problems)) => {
            let mut page = SignInPage::new(reader.frame(None), back.to_owned());
            if let Some(problem) = problems.first() {
                page = page.refused(login, problem);
            }
            dressed(&reader, &page)
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Ends the session of whoever goes.
pub(crate) async fn leave(reader: Reader, Known(visitor): Known) -> Result<Response, Fault> {
    sign_in::sign_out(reader.context(), &visitor).await?;
    let headers = [
        (header::SET_COOKIE, cookie(reader.entrance()?, None)?),
        (
            header::HeaderName::from_static("clear-site-data"),
            header::HeaderValue::from_static("\"cache\""),
        ),
    ];
    Ok((headers, Redirect::to(&links::door("/"))).into_response())
}

/// Shows whom a link is for, and asks for a password.
pub(crate) async fn invitation(
    reader: Reader,
    Path(token): Path<String>,
) -> Result<Response, Fault> {
    let token = read(&token)?;
    let invited = accounts::invited(reader.context(), &token).await?;
    reader.answer(&InvitationPage::new(reader.frame(None), invited))
}

/// Takes the password that was chosen by a link.
pub(crate) async fn choose(
    reader: Reader,
    Path(token): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let token = read(&token)?;
    let [password, again] = sent.only(["password", "again"])?;
    let invited = accounts::invited(reader.context(), &token).await?;
    let chosen = if password == again {
        accounts::choose_by_link(reader.context(), &token, password).await
    } else {
        Err(Failure::refused(Problem::new("passwords-differ")))
    };
    match chosen {
        Ok(()) => Ok(Redirect::to(&links::door("/")).into_response()),
        Err(Failure::Refused(problems)) => {
            let mut page = InvitationPage::new(reader.frame(None), invited);
            page.problems = told(&reader, &problems);
            dressed(&reader, &page)
        }
        Err(failure) => Err(failure.into()),
    }
}

/// A link that cannot be one is as good as one that is over.
fn read(token: &str) -> Result<Token, Fault> {
    Token::read(token).ok_or_else(|| Fault::Refused(vec![Problem::new("link-over")]))
}

pub(super) fn told(reader: &Reader, problems: &[Problem]) -> Vec<ProblemText> {
    problems.iter().map(|problem| wording::problem(reader.localizer(), problem)).collect()
}

/// A page that is shown anew with what was wrong.
pub(super) fn dressed(reader: &Reader, page: &impl Template) -> Result<Response, Fault> {
    let mut answer = reader.answer(page)?;
    *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    answer.extensions_mut().insert(Dressed);
    Ok(answer)
}

/// The words that say what a password must be.
pub(super) fn password_hint() -> Message {
    Message::new("password-hint").with("least", PASSWORD_LENGTH_MIN)
}

/// The door.
#[derive(Debug, Template)]
#[template(path = "sign_in/show.html")]
pub struct SignInPage {
    frame: Frame,
    back: String,
    login: String,
    problems: Vec<ProblemText>,
}

impl SignInPage {
    /// The page, with where to go from there.
    pub const fn new(frame: Frame, back: String) -> Self {
        Self { frame, back, login: String::new(), problems: Vec::new() }
    }

    /// The same after a wrong attempt, with what was wrong.
    #[must_use]
    pub fn refused(mut self, login: &str, problem: &Problem) -> Self {
        login.clone_into(&mut self.login);
        self.problems = vec![wording::problem(Localizer::of(self.frame.language), problem)];
        self
    }
}

/// A link by which a password is chosen.
#[derive(Debug, Template)]
#[template(path = "sign_in/invitation.html")]
pub struct InvitationPage {
    frame: Frame,
    invited: Invited,
    problems: Vec<ProblemText>,
}

impl InvitationPage {
    /// The page for somebody.
    pub const fn new(frame: Frame, invited: Invited) -> Self {
        Self { frame, invited, problems: Vec::new() }
    }

    fn lede(&self) -> Message {
        Message::new("invitation-lede").with("name", self.invited.name.clone())
    }

    fn hint() -> Message {
        password_hint()
    }
}
