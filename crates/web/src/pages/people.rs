//! People, and the roles they are given: for those who see to them.

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use tertial_domain::grant::GrantStatus;
use tertial_domain::ids::{GrantId, IdempotencyKey, PrincipalId, UnitId};
use tertial_domain::period::Validity;
use tertial_domain::problem::Problem;
use tertial_domain::role::Role;
use tertial_presentation::localizer::Localizer;
use tertial_presentation::wording::ProblemText;
use tertial_usecases::failure::Failure;
use tertial_usecases::once::NamedWrite;
use tertial_usecases::people::{self, PersonLine, PlaceLine, RoleLine, RoleOrder};
use tertial_usecases::sign_in::Token;
use tertial_usecases::sign_in::accounts::{self, Account};
use tertial_usecases::sign_in::openid::{self, IdentityLine};

use crate::asked::{Asked, Id, Ids};
use crate::fault::Fault;
use crate::filters;
use crate::frame::{Frame, Section};
use crate::guest::Known;
use crate::links;
use crate::pages::parts::Step;
use crate::pages::sign_in::{dressed, told};
use crate::reader::Reader;
use crate::sent::{Sent, read};

const HOME: &str = "/people";

/// Lists people, narrowed by a name.
pub(crate) async fn list(reader: Reader, asked: Asked) -> Result<Response, Fault> {
    let name = asked.words("q")?.unwrap_or_default();
    reader.answer(&people_page(&reader, &name).await?)
}

async fn people_page(reader: &Reader, name: &str) -> Result<PeoplePage, Fault> {
    let mut people = people::list(reader.context(), reader.scope()).await?;
    let wanted = name.to_lowercase();
    people.retain(|person| person.name.to_lowercase().contains(&wanted));
    Ok(PeoplePage {
        frame: Frame { here: HOME.to_owned(), ..reader.frame(Some(Section::People)) },
        people,
        name: name.to_owned(),
        key: IdempotencyKey::from_bits(reader.context().ids.next()),
        is_proved: reader.scope().is_proved(),
        problems: Vec::new(),
    })
}

/// Enters a person, with a login name.
pub(crate) async fn enter(reader: Reader, sent: Sent) -> Result<Response, Fault> {
    let [name, email, login, key] = sent.only(["name", "email", "login", "key"])?;
    let write = NamedWrite::new(read(key)?, "person", &[name, email, login]);
    let email = Some(email.trim()).filter(|email| !email.is_empty());
    let who = (name, email, login);
    match people::enter_with_login(reader.context(), reader.scope(), who, &write).await {
        Ok(Some(id)) => Ok(Redirect::to(&links::person(&id)).into_response()),
        Ok(None) => Ok(Redirect::to(HOME).into_response()),
        Err(Failure::Refused(problems)) => {
            let mut page = people_page(&reader, "").await?;
            page.problems = told(&reader, &problems);
            dressed(&reader, &page)
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Shows a person with their roles.
pub(crate) async fn show(reader: Reader, Id(id): Id<PrincipalId>) -> Result<Response, Fault> {
    reader.answer(&person_page(&reader, id).await?)
}

async fn person_page(reader: &Reader, id: PrincipalId) -> Result<PersonPage, Fault> {
    let (context, scope) = (reader.context(), reader.scope());
    let person = people::one(context, scope, id).await?;
    Ok(PersonPage {
        frame: Frame { here: links::person(&id), ..reader.frame(Some(Section::People)) },
        account: accounts::of(context, scope, id).await?,
        identities: openid::identities(context, scope, id).await?,
        issuer: reader.provider().ok().map(|provider| provider.issuer().to_owned()),
        places: people::places_to_give(context, scope).await?,
        person,
        today: context.clock.today(),
        key: IdempotencyKey::from_bits(context.ids.next()),
        is_proved: scope.is_proved(),
        link: None,
        problems: Vec::new(),
    })
}

async fn told_again(reader: &Reader, id: PrincipalId, failure: Failure) -> Result<Response, Fault> {
    let Failure::Refused(problems) = failure else { return Err(failure.into()) };
    let mut page = person_page(reader, id).await?;
    page.problems = told(reader, &problems);
    dressed(reader, &page)
}

fn back_to(id: PrincipalId) -> Response {
    Redirect::to(&links::person(&id)).into_response()
}

/// Gives a person a role.
pub(crate) async fn give(
    reader: Reader,
    Id(id): Id<PrincipalId>,
    sent: Sent,
) -> Result<Response, Fault> {
    let [role, place, from, until, key] = sent.only(["role", "place", "from", "until", "key"])?;
    let write = NamedWrite::new(read(key)?, "role", &[&id.to_string(), role, place, from, until]);
    let role = Role::from_code(role).ok_or(Fault::BadAddress)?;
    let place: UnitId = read(place)?;
    let from: Date = read(from)?;
    // The last day is the last that counts; the day after is the first that does not.
    let until = match until.trim() {
        "" => None,
        last => Some(read::<Date>(last)?.tomorrow().map_err(|_| Fault::BadAddress)?),
    };
    let Some(validity) = Validity::new(from, until) else {
        let problem = Problem::new("role-days-reversed");
        return told_again(&reader, id, Failure::refused(problem)).await;
    };
    let order = RoleOrder { person: id, role, place, validity, as_deputy: false };
    match people::give_once(reader.context(), reader.scope(), order, &write).await {
        Ok(()) => Ok(back_to(id)),
        Err(failure) => told_again(&reader, id, failure).await,
    }
}

/// Confirms a role that waits for a second person.
pub(crate) async fn confirm(
    reader: Reader,
    Ids(id, grant): Ids<PrincipalId, GrantId>,
) -> Result<Response, Fault> {
    match people::confirm(reader.context(), reader.scope(), grant).await {
        Ok(()) => Ok(back_to(id)),
        Err(failure) => told_again(&reader, id, failure).await,
    }
}

/// Ends a role.
pub(crate) async fn end(
    reader: Reader,
    Ids(id, grant): Ids<PrincipalId, GrantId>,
) -> Result<Response, Fault> {
    people::end(reader.context(), reader.scope(), grant).await?;
    Ok(back_to(id))
}

/// Shuts a person out, or lets them in again.
pub(crate) async fn shut_out(
    reader: Reader,
    Id(id): Id<PrincipalId>,
    sent: Sent,
) -> Result<Response, Fault> {
    let [out] = sent.only(["out"])?;
    let is_out = match out {
        "yes" => true,
        "no" => false,
        _ => return Err(Fault::BadAddress),
    };
    people::shut_out(reader.context(), reader.scope(), (id, is_out)).await?;
    Ok(back_to(id))
}

/// Gives a person a login name.
pub(crate) async fn login(
    reader: Reader,
    Id(id): Id<PrincipalId>,
    sent: Sent,
) -> Result<Response, Fault> {
    let [login] = sent.only(["login"])?;
    match accounts::give_login(reader.context(), reader.scope(), (id, login)).await {
        Ok(()) => Ok(back_to(id)),
        Err(failure) => told_again(&reader, id, failure).await,
    }
}

/// Lets in as a person whoever the city's own sign-in calls by a name.
pub(crate) async fn connect(
    reader: Reader,
    Id(id): Id<PrincipalId>,
    sent: Sent,
) -> Result<Response, Fault> {
    let [subject] = sent.only(["subject"])?;
    let issuer = reader.provider()?.issuer();
    match openid::connect(reader.context(), reader.scope(), (id, issuer, subject)).await {
        Ok(()) => Ok(back_to(id)),
        Err(failure) => told_again(&reader, id, failure).await,
    }
}

/// Lets nobody in by that name any more.
pub(crate) async fn disconnect(
    reader: Reader,
    Id(id): Id<PrincipalId>,
    sent: Sent,
) -> Result<Response, Fault> {
    let [issuer, subject] = sent.only(["issuer", "subject"])?;
    openid::disconnect(reader.context(), reader.scope(), (id, issuer, subject)).await?;
    Ok(back_to(id))
}

/// Makes a link by which a person chooses a password, and shows it once.
pub(crate) async fn link(
    reader: Reader,
    Known(_): Known,
    Id(id): Id<PrincipalId>,
) -> Result<Response, Fault> {
    match accounts::make_link(reader.context(), reader.scope(), id).await {
        Ok(token) => {
            let mut page = person_page(&reader, id).await?;
            page.link = Some(address(&reader, &token)?);
            reader.answer(&page)
        }
        Err(failure) => told_again(&reader, id, failure).await,
    }
}

fn address(reader: &Reader, token: &Token) -> Result<String, Fault> {
    Ok(reader.entrance()?.origin() + &links::invitation(token))
}

/// People, and the form to enter one.
#[derive(Debug, Template)]
#[template(path = "people/list.html")]
pub struct PeoplePage {
    frame: Frame,
    people: Vec<PersonLine>,
    name: String,
    key: IdempotencyKey,
    is_proved: bool,
    problems: Vec<ProblemText>,
}

impl PeoplePage {
    /// The page of these people.
    pub const fn new(frame: Frame, people: Vec<PersonLine>, key: IdempotencyKey) -> Self {
        Self { frame, people, name: String::new(), key, is_proved: true, problems: Vec::new() }
    }
}

/// A person with their roles.
#[derive(Debug, Template)]
#[template(path = "people/show.html")]
pub struct PersonPage {
    frame: Frame,
    person: PersonLine,
    account: Option<Account>,
    identities: Vec<IdentityLine>,
    issuer: Option<String>,
    places: Vec<PlaceLine>,
    today: Date,
    key: IdempotencyKey,
    is_proved: bool,
    link: Option<String>,
    problems: Vec<ProblemText>,
}

impl PersonPage {
    fn trail(&self) -> Vec<Step> {
        let words = Localizer::of(self.frame.language).text("people-title").into_owned();
        vec![Step { href: HOME.to_owned(), words }]
    }

    fn is_offered(role: &RoleLine) -> bool {
        role.status == GrantStatus::Offered
    }

    fn is_ended(role: &RoleLine) -> bool {
        role.status == GrantStatus::Ended
    }
}
