//! The door: who somebody is, the way out, and a link by which a password is chosen.

use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use tertial_domain::problem::Problem;
use tertial_domain::sign_in::{PASSWORD_LENGTH_MIN, SignInMethod};
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
use crate::pages::openid::{self, CityPage};
use crate::reader::Reader;
use crate::sent::Sent;
use crate::words::Message;

/// Where those sign in who may come in by a password when the city's own sign-in is the way in.
const PASSWORD_DOOR: &str = "/sign-in/password";

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
    if reader.provider().is_ok() {
        return reader.answer(&CityPage::new(reader.frame(None), back.to_owned()));
    }
    let page = SignInPage::new(reader.frame(None), back.to_owned());
    reader.answer(&page)
}

/// Lets somebody in, or says that it did not go. Errors: `NotFound` where passwords are not the way
/// in.
pub(crate) async fn enter(
    reader: Reader,
    headers: HeaderMap,
    sent: Sent,
) -> Result<Response, Fault> {
    if reader.provider().is_ok() {
        return Err(Fault::NotFound);
    }
    let [login, password, code, back] = sent.only(["login", "password", "code", "return_to"])?;
    let attempt = Attempt { login, password, code, agent: agent(&headers) };
    let entered = sign_in::sign_in(reader.context(), attempt).await;
    let page = SignInPage::new(reader.frame(None), way_back(Some(back)).to_owned());
    let_in(&reader, entered, page, login)
}

/// Asks for a password where the city's own sign-in is the way in.
pub(crate) async fn show_password(reader: Reader) -> Result<Response, Fault> {
    reader.provider()?;
    reader.answer(&SignInPage::new(reader.frame(None), "/".to_owned()).break_glass())
}

/// Lets somebody in by a password who may come in so where the city's own sign-in is the way in.
pub(crate) async fn break_glass(
    reader: Reader,
    headers: HeaderMap,
    sent: Sent,
) -> Result<Response, Fault> {
    reader.provider()?;
    let [login, password, code, back] = sent.only(["login", "password", "code", "return_to"])?;
    let attempt = Attempt { login, password, code, agent: agent(&headers) };
    let entered = sign_in::sign_in_break_glass(reader.context(), attempt).await;
    let page = SignInPage::new(reader.frame(None), way_back(Some(back)).to_owned()).break_glass();
    let_in(&reader, entered, page, login)
}

fn agent(headers: &HeaderMap) -> &str {
    headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default()
}

/// Gives a browser its token, or shows the page anew with what was wrong.
fn let_in(
    reader: &Reader,
    entered: Result<Token, Failure>,
    page: SignInPage,
    login: &str,
) -> Result<Response, Fault> {
    match entered {
        Ok(token) => {
            let cookie = cookie(reader.entrance()?, Some(&token))?;
            Ok(([(header::SET_COOKIE, cookie)], Redirect::to(&page.back)).into_response())
        }
        Err(Failure::Refused(problems)) => match problems.first() {
            Some(problem) => dressed(reader, &page.refused(login, problem)),
            None => dressed(reader, &page),
        },
        Err(failure) => Err(failure.into()),
    }
}

/// Ends the session of whoever goes; from the city's own sign-in they are sent to leave that too.
pub(crate) async fn leave(reader: Reader, Known(visitor): Known) -> Result<Response, Fault> {
    sign_in::sign_out(reader.context(), &visitor).await?;
    let mut way_out = None;
    if let (SignInMethod::OpenId, Ok(provider)) = (visitor.session.method, reader.provider()) {
        way_out = provider.way_out(reader.context()).await;
    }
    let headers = [
        (header::SET_COOKIE, cookie(reader.entrance()?, None)?),
        (
            header::HeaderName::from_static("clear-site-data"),
            header::HeaderValue::from_static("\"cache\""),
        ),
    ];
    match way_out {
        Some(address) => Ok((headers, openid::left(&reader, address)?).into_response()),
        None => Ok((headers, Redirect::to(&links::door("/"))).into_response()),
    }
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

pub(crate) fn told(reader: &Reader, problems: &[Problem]) -> Vec<ProblemText> {
    problems.iter().map(|problem| wording::problem(reader.localizer(), problem)).collect()
}

/// A page that is shown anew with what was wrong.
pub(crate) fn dressed(reader: &Reader, page: &impl Template) -> Result<Response, Fault> {
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
    is_break_glass: bool,
    problems: Vec<ProblemText>,
}

impl SignInPage {
    /// The page, with where to go from there.
    pub const fn new(frame: Frame, back: String) -> Self {
        Self { frame, back, login: String::new(), is_break_glass: false, problems: Vec::new() }
    }

    /// The same where the city's own sign-in is the way in, for those who may come in without it.
    #[must_use]
    pub fn break_glass(mut self) -> Self {
        self.is_break_glass = true;
        PASSWORD_DOOR.clone_into(&mut self.frame.here);
        self
    }

    const fn action(&self) -> &'static str {
        if self.is_break_glass { PASSWORD_DOOR } else { "/sign-in" }
    }

    const fn title(&self) -> &'static str {
        if self.is_break_glass { "sign-in-break-glass-title" } else { "sign-in-title" }
    }

    const fn lede(&self) -> &'static str {
        if self.is_break_glass { "sign-in-break-glass-lede" } else { "sign-in-lede" }
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
