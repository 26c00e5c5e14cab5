//! What is a person's own: their roles, where they are signed in, their password and their codes.

use askama::Template;
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use tertial_domain::ids::SessionId;
use tertial_domain::problem::Problem;
use tertial_domain::sign_in::SignInMethod;
use tertial_presentation::wording::ProblemText;
use tertial_usecases::failure::Failure;
use tertial_usecases::my_page::subscription;
use tertial_usecases::people::{self, RoleLine};
use tertial_usecases::sign_in::accounts::{self, Account};
use tertial_usecases::sign_in::{self, SessionLine, Token, Visitor, codes};

use crate::asked::{Asked, Id};
use crate::fault::Fault;
use crate::filters;
use crate::frame::Frame;
use crate::guest::{Known, cookie};
use crate::links;
use crate::pages::language::way_back;
use crate::pages::openid;
use crate::pages::sign_in::{dressed, password_hint, told};
use crate::reader::Reader;
use crate::sent::Sent;
use crate::words::Message;

const HOME: &str = "/account";
/// Where the account says of the calendar address.
pub(crate) const CALENDAR: &str = "/account#calendar";

/// Shows what is a person's own.
pub(crate) async fn show(reader: Reader, Known(visitor): Known) -> Result<Response, Fault> {
    reader.answer(&account(&reader, &visitor).await?)
}

async fn account(reader: &Reader, visitor: &Visitor) -> Result<AccountPage, Fault> {
    let context = reader.context();
    Ok(AccountPage {
        frame: Frame { here: HOME.to_owned(), ..reader.frame(None) },
        roles: people::own_roles(context, &visitor.scope).await?,
        sessions: sign_in::sessions(context, visitor).await?,
        this: visitor.session.id,
        account: accounts::own(context, visitor).await?,
        calendar: CalendarPart {
            made_at: subscription::made_at(context, visitor).await?,
            shown: None,
        },
        problems: Vec::new(),
    })
}

/// Shows the same with a calendar address that was made just now.
pub(crate) async fn show_calendar(
    reader: &Reader,
    visitor: &Visitor,
    token: &Token,
) -> Result<Response, Fault> {
    let mut page = account(reader, visitor).await?;
    let origin = reader.entrance()?.origin();
    let language = page.frame.language;
    page.calendar.shown = Some((
        origin.clone() + &links::calendar(token, language),
        origin + &links::feed(token, language),
    ));
    reader.answer(&page)
}

/// Ends one of a person's sessions.
pub(crate) async fn end(
    reader: Reader,
    Known(visitor): Known,
    Id(id): Id<SessionId>,
) -> Result<Response, Fault> {
    sign_in::end(reader.context(), &visitor, id).await?;
    Ok(Redirect::to(HOME).into_response())
}

/// Ends all of a person's sessions but this one.
pub(crate) async fn end_others(reader: Reader, Known(visitor): Known) -> Result<Response, Fault> {
    sign_in::end_others(reader.context(), &visitor).await?;
    Ok(Redirect::to(HOME).into_response())
}

/// Changes a person's own password.
pub(crate) async fn password(
    reader: Reader,
    Known(visitor): Known,
    sent: Sent,
) -> Result<Response, Fault> {
    let [old, new, again] = sent.only(["old", "password", "again"])?;
    let changed = if new == again {
        accounts::change_password(reader.context(), &visitor, (old, new)).await
    } else {
        Err(Failure::refused(Problem::new("passwords-differ")))
    };
    match changed {
        Ok(()) => Ok(Redirect::to(HOME).into_response()),
        Err(Failure::Refused(problems)) => {
            let mut page = account(&reader, &visitor).await?;
            page.problems = told(&reader, &problems);
            dressed(&reader, &page)
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Shows a new secret for a device that makes codes.
pub(crate) async fn codes(reader: Reader, Known(visitor): Known) -> Result<Response, Fault> {
    let secret = codes::new_secret(reader.context())?;
    reader.answer(&codes_page(&reader, &visitor, secret).await?)
}

async fn codes_page(
    reader: &Reader,
    visitor: &Visitor,
    secret: String,
) -> Result<CodesPage, Fault> {
    if !visitor.scope.is_proved() {
        return Err(Fault::ProofNeeded);
    }
    let own = accounts::own(reader.context(), visitor).await?.ok_or(Fault::NotFound)?;
    let address = codes::address(&secret, ("Tertial", &own.login));
    let frame = Frame { here: "/account/codes".to_owned(), ..reader.frame(None) };
    Ok(CodesPage { frame, secret, address, problems: Vec::new() })
}

/// Has codes asked for from now on.
pub(crate) async fn codes_on(
    reader: Reader,
    Known(visitor): Known,
    sent: Sent,
) -> Result<Response, Fault> {
    let [secret, code] = sent.only(["secret", "code"])?;
    match accounts::turn_codes_on(reader.context(), &visitor, (secret, code)).await {
        Ok(()) => Ok(Redirect::to(HOME).into_response()),
        Err(Failure::Refused(problems)) => {
            let mut page = codes_page(&reader, &visitor, secret.to_owned()).await?;
            page.problems = told(&reader, &problems);
            dressed(&reader, &page)
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Has no codes asked for any more.
pub(crate) async fn codes_off(reader: Reader, Known(visitor): Known) -> Result<Response, Fault> {
    accounts::turn_codes_off(reader.context(), &visitor).await?;
    Ok(Redirect::to(HOME).into_response())
}

/// Asks for a fresh proof: a password, or that the city's own sign-in asks.
pub(crate) async fn proof(
    reader: Reader,
    Known(visitor): Known,
    asked: Asked,
) -> Result<Response, Fault> {
    let back = asked.beginning("return_to", crate::limits::ADDRESS_BYTES_MAX);
    if visitor.session.method == SignInMethod::OpenId && reader.provider().is_ok() {
        return openid::depart_to_prove(&reader, &visitor, way_back(Some(&back))).await;
    }
    reader.answer(&proof_page(&reader, &visitor, way_back(Some(&back))).await?)
}

async fn proof_page(reader: &Reader, visitor: &Visitor, back: &str) -> Result<ProofPage, Fault> {
    let own = accounts::own(reader.context(), visitor).await?.ok_or(Fault::NotFound)?;
    let frame = Frame { here: crate::links::proof(back), ..reader.frame(None) };
    Ok(ProofPage { frame, account: own, back: back.to_owned(), problems: Vec::new() })
}

/// Takes a fresh proof.
pub(crate) async fn prove(
    reader: Reader,
    Known(visitor): Known,
    sent: Sent,
) -> Result<Response, Fault> {
    let [password, code, back] = sent.only(["password", "code", "return_to"])?;
    let back = way_back(Some(back));
    match sign_in::prove(reader.context(), &visitor, (password, code)).await {
        Ok(token) => {
            let cookie = cookie(reader.entrance()?, Some(&token))?;
            Ok(([(header::SET_COOKIE, cookie)], Redirect::to(back)).into_response())
        }
        Err(Failure::Refused(problems)) => {
            let mut page = proof_page(&reader, &visitor, back).await?;
            page.problems = told(&reader, &problems);
            dressed(&reader, &page)
        }
        Err(failure) => Err(failure.into()),
    }
}

/// What is a person's own.
#[derive(Debug, Template)]
#[template(path = "account/show.html")]
pub struct AccountPage {
    frame: Frame,
    roles: Vec<RoleLine>,
    sessions: Vec<SessionLine>,
    this: SessionId,
    account: Option<Account>,
    calendar: CalendarPart,
    problems: Vec<ProblemText>,
}

/// What the account says of the address at which other programs fetch the person's dates.
#[derive(Debug, Default)]
pub struct CalendarPart {
    /// When it was made, if there is one.
    pub made_at: Option<Timestamp>,
    /// The calendar's and the feed's, where they were made just now.
    pub shown: Option<(String, String)>,
}

impl AccountPage {
    /// The page of somebody with these roles and sessions, read in one of them.
    pub fn new(
        frame: Frame,
        roles: Vec<RoleLine>,
        (sessions, this): (Vec<SessionLine>, SessionId),
        account: Option<Account>,
    ) -> Self {
        let calendar = CalendarPart::default();
        Self { frame, roles, sessions, this, account, calendar, problems: Vec::new() }
    }

    fn name(&self) -> &str {
        self.frame.name().unwrap_or_default()
    }

    fn hint() -> Message {
        password_hint()
    }

    /// "Firefox, Windows": what a browser calls itself, in the words that people know it by.
    fn browser(line: &SessionLine) -> String {
        const BROWSERS: [(&str, &str); 5] = [
            ("Firefox/", "Firefox"),
            ("Edg/", "Edge"),
            ("OPR/", "Opera"),
            ("Chrome/", "Chrome"),
            ("Safari/", "Safari"),
        ];
        const SYSTEMS: [(&str, &str); 6] = [
            ("Windows", "Windows"),
            ("Android", "Android"),
            ("iPhone", "iPhone"),
            ("iPad", "iPad"),
            ("Mac OS", "Mac"),
            ("Linux", "Linux"),
        ];
        let known = |names: &[(&str, &'static str)]| {
            names.iter().find(|(word, _)| line.agent.contains(word)).map(|(_, name)| *name)
        };
        let names: Vec<&str> = known(&BROWSERS).into_iter().chain(known(&SYSTEMS)).collect();
        if names.is_empty() { line.agent.clone() } else { names.join(", ") }
    }

    const fn method_key(line: &SessionLine) -> &'static str {
        match line.method {
            SignInMethod::Password => "sign-in-by-password",
            SignInMethod::OpenId => "sign-in-by-city",
        }
    }
}

/// A new secret for a device that makes codes.
#[derive(Debug, Template)]
#[template(path = "account/codes.html")]
pub struct CodesPage {
    frame: Frame,
    secret: String,
    address: String,
    problems: Vec<ProblemText>,
}

impl CodesPage {
    /// The secret in groups of four, to be typed.
    fn groups(&self) -> String {
        let letters: Vec<char> = self.secret.chars().collect();
        let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
        groups.join(" ")
    }
}

/// A fresh proof of who somebody is.
#[derive(Debug, Template)]
#[template(path = "account/proof.html")]
pub struct ProofPage {
    frame: Frame,
    account: Account,
    back: String,
    problems: Vec<ProblemText>,
}
