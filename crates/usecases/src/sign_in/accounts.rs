//! What people prove themselves by, chosen and changed: login names, passwords, links to choose one
//! by, and the codes of a device.

use jiff::Timestamp;
use tertial_domain::ids::PrincipalId;
use tertial_domain::permission::{Act, Asker, Scope};
use tertial_domain::problem::Problem;
use tertial_domain::sign_in::{
    LINK_MAX, LOGIN_LENGTH_MAX, LoginName, PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN, judge_password,
};
use tertial_store::error::{ConstraintName, StoreError};
use tertial_store::provenance::RowVersion;
use tertial_store::sign_in::{CodeSecret, Password, PasswordLink};

use super::token::Token;
use super::{Attempt, Visitor, codes, door, noted_of_person, passwords, refused};
use crate::context::Context;
use crate::failure::{Failure, OrNotFound, permit, permit_proved};
use crate::people;

/// How a person signs in, as they and those who manage people see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// What they call themselves.
    pub login: String,
    /// Whether they have chosen a password.
    pub has_password: bool,
    /// Whether a device's code is asked for besides.
    pub has_codes: bool,
}

/// Whom a link is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invited {
    /// Their name.
    pub name: String,
    /// What they call themselves when they sign in.
    pub login: String,
}

fn account(stored: Password) -> Account {
    Account {
        login: stored.login,
        has_password: stored.hash.is_some(),
        has_codes: stored.code.is_some(),
    }
}

/// How the visitor signs in; none where the city's own sign-in says who they are.
pub async fn own(context: &Context, visitor: &Visitor) -> Result<Option<Account>, Failure> {
    let person = visitor.session.person;
    let mut session = context.store.read(&door(Some(person))).await?;
    Ok(session.password_of(person).await?.map(account))
}

/// How somebody signs in, for those who manage people.
pub async fn of(
    context: &Context,
    scope: &Scope,
    person: PrincipalId,
) -> Result<Option<Account>, Failure> {
    permit(scope, Act::ManagePeople)?;
    let mut session = context.store.read(&door(Some(scope.principal()))).await?;
    Ok(session.password_of(person).await?.map(account))
}

/// Whom a login name or an identity means. Errors: `Refused` where it is nobody.
pub async fn person_named(
    context: &Context,
    scope: &Scope,
    name: &str,
) -> Result<PrincipalId, Failure> {
    permit(scope, Act::ManagePeople)?;
    let mut session = context.store.read(&door(Some(scope.principal()))).await?;
    if let Some(login) = LoginName::new(name)
        && let Some(password) = session.password_of_login(login.key()).await?
    {
        return Ok(password.person);
    }
    let person = match name.parse() {
        Ok(id) => session.person(id).await?,
        Err(_) => None,
    };
    person.map(|person| person.id).ok_or_else(|| {
        Failure::refused(Problem::new("person-unknown").with("name", name.to_owned()))
    })
}

/// Whether a login name can be given. Errors: `Refused` where it cannot be used or is taken.
pub(crate) async fn permit_login(
    context: &Context,
    scope: &Scope,
    login: &str,
) -> Result<LoginName, Failure> {
    permit(scope, Act::ManagePeople)?;
    let login = LoginName::new(login).ok_or_else(|| {
        let problem = Problem::new("login-unusable").with("limit", LOGIN_LENGTH_MAX.to_string());
        Failure::refused(problem)
    })?;
    let mut session = context.store.read(&door(Some(scope.principal()))).await?;
    match session.password_of_login(login.key()).await? {
        Some(_) => Err(refused("login-taken")),
        None => Ok(login),
    }
}

/// Gives a person a login name. They choose a password by a link.
///
/// Errors: `Refused` where the name cannot be used or is taken, or they have one; `NotFound`.
pub async fn give_login(
    context: &Context,
    scope: &Scope,
    (person, login): (PrincipalId, &str),
) -> Result<(), Failure> {
    people::permit_to_change(context, scope, person).await?;
    let login = permit_login(context, scope, login).await?;
    let now = context.clock.now();
    let new = Password {
        person,
        login: login.key().to_owned(),
        hash: None,
        code: None,
        changed_at: now,
        row_version: RowVersion::FIRST,
    };
    let mut session = context.store.write(&door(Some(scope.principal()))).await?;
    session.create_password(&new).await.map_err(|error| match error {
        StoreError::Conflict(ConstraintName::LoginName) => refused("login-taken"),
        StoreError::Conflict(ConstraintName::Identity) => refused("login-given-already"),
        error => error.into(),
    })?;
    session.log(noted_of_person("login-given", person, now))?;
    session.commit().await.map_err(Failure::from)
}

/// Makes a link by which a person chooses a password, once, within a day. Earlier ones end.
///
/// A link opens all that its person may do. So nobody makes one who could not have given each of
/// their roles; and for roles that take two to give, only the owner of the database does.
///
/// Errors: `Forbidden`; `NotFound`; `Refused` where they have no login name.
pub async fn make_link(
    context: &Context,
    scope: &Scope,
    person: PrincipalId,
) -> Result<Token, Failure> {
    let has_far_role = people::permit_to_change(context, scope, person).await?;
    if has_far_role && scope.asker() != Asker::Operator {
        return Err(refused("link-takes-two"));
    }
    let now = context.clock.now();
    let token = Token::new(context)?;
    let mut session = context.store.write(&door(Some(scope.principal()))).await?;
    if session.password_of(person).await?.is_none() {
        return Err(refused("login-missing"));
    }
    session.use_password_links(person, now).await?;
    let link = PasswordLink { person, good_until: now + LINK_MAX, used_at: None };
    session.create_password_link(token.fingerprint(), (&link, now)).await?;
    session.log(noted_of_person("password-link-made", person, now))?;
    session.commit().await?;
    Ok(token)
}

/// Whom a link is for. Errors: `Refused` where it is good no more, or never was.
pub async fn invited(context: &Context, token: &Token) -> Result<Invited, Failure> {
    let mut session = context.store.read(&door(None)).await?;
    let link = session.password_link(token.fingerprint()).await?;
    let link = good(link, context.clock.now())?;
    let person = session.person(link.person).await?.or_not_found()?;
    let password = session.password_of(link.person).await?.or_not_found()?;
    if person.disabled_at.is_some() {
        return Err(refused("link-over"));
    }
    Ok(Invited { name: person.name, login: password.login })
}

fn good(link: Option<PasswordLink>, now: Timestamp) -> Result<PasswordLink, Failure> {
    link.filter(|link| link.used_at.is_none() && now < link.good_until)
        .ok_or_else(|| refused("link-over"))
}

/// Chooses a password by a link. All sessions of the person end, and a device's codes stay.
///
/// Errors: `Refused` where the link is over or the password cannot be chosen.
pub async fn choose_by_link(
    context: &Context,
    token: &Token,
    password: &str,
) -> Result<(), Failure> {
    let Invited { name, login } = invited(context, token).await?;
    let hash = chosen(context, password, &[&name, &login]).await?;
    let now = context.clock.now();
    let mut session = context.store.write(&door(None)).await?;
    let link = good(session.password_link(token.fingerprint()).await?, now)?;
    let person = link.person;
    let stored = session.password_of(person).await?.or_not_found()?;
    session.use_password_links(person, now).await?;
    session.end_sessions_of(person, (None, now)).await?;
    session.forget_trials(&stored.login).await?;
    let changed = Password { hash: Some(hash), changed_at: now, ..stored };
    session.change_password(&changed).await?;
    session.log(noted_of_person("password-chosen", person, now))?;
    session.commit().await.map_err(Failure::from)
}

/// Changes the visitor's own password; their other sessions end.
///
/// Errors: `Refused` where the old one is wrong or the new one cannot be chosen.
pub async fn change_password(
    context: &Context,
    visitor: &Visitor,
    (old, new): (&str, &str),
) -> Result<(), Failure> {
    let person = visitor.session.person;
    let mut session = context.store.read(&door(Some(person))).await?;
    let stored = session.password_of(person).await?.or_not_found()?;
    drop(session);
    // The session has been proved by the code, which is good once; the password is what is asked.
    let without_code = Attempt { login: &stored.login, password: old, code: "", agent: "" };
    super::check_password(context, &stored.login, without_code).await?;
    let hash = chosen(context, new, &[&visitor.name, &stored.login]).await?;
    let now = context.clock.now();
    let mut session = context.store.write(&door(Some(person))).await?;
    session.end_sessions_of(person, (Some(visitor.session.id), now)).await?;
    session.use_password_links(person, now).await?;
    session.forget_trials(&stored.login).await?;
    let changed = Password { hash: Some(hash), changed_at: now, ..stored };
    session.change_password(&changed).await?;
    session.log(noted_of_person("password-changed", person, now))?;
    session.commit().await.map_err(Failure::from)
}

async fn chosen(context: &Context, password: &str, names: &[&str]) -> Result<String, Failure> {
    judge_password(password, names).map_err(|fault| {
        let problem = Problem::new(fault.code())
            .with("least", PASSWORD_LENGTH_MIN.to_string())
            .with("most", PASSWORD_LENGTH_MAX.to_string());
        Failure::refused(problem)
    })?;
    passwords::hashed(context, password.to_owned()).await
}

/// Has a device's code asked for from now on, once a code shows that the device has the secret.
///
/// Errors: `Refused` where the code is wrong; `ProofNeeded`.
pub async fn turn_codes_on(
    context: &Context,
    visitor: &Visitor,
    (secret, code): (&str, &str),
) -> Result<(), Failure> {
    let now = context.clock.now();
    let secret = codes::read(secret).ok_or_else(|| refused("code-wrong"))?;
    let mut new = CodeSecret { secret, last_step: 0 };
    new.last_step = codes::step_of(&new, code, now).ok_or_else(|| refused("code-wrong"))?;
    change_codes(context, visitor, Some(new)).await
}

/// Has no code asked for any more. Errors: `ProofNeeded`.
pub async fn turn_codes_off(context: &Context, visitor: &Visitor) -> Result<(), Failure> {
    change_codes(context, visitor, None).await
}

async fn change_codes(
    context: &Context,
    visitor: &Visitor,
    code: Option<CodeSecret>,
) -> Result<(), Failure> {
    let now = context.clock.now();
    permit_proved(&visitor.scope)?;
    let person = visitor.session.person;
    let action = if code.is_some() { "codes-turned-on" } else { "codes-turned-off" };
    let mut session = context.store.write(&door(Some(person))).await?;
    let stored = session.password_of(person).await?.or_not_found()?;
    session.change_password(&Password { code, ..stored }).await?;
    session.log(noted_of_person(action, person, now))?;
    session.commit().await.map_err(Failure::from)
}

/// Has no code asked for of somebody who has lost their device: for the owner of the database.
pub async fn forget_codes(
    context: &Context,
    scope: &Scope,
    person: PrincipalId,
) -> Result<(), Failure> {
    if scope.asker() != Asker::Operator {
        return Err(Failure::Forbidden);
    }
    let now = context.clock.now();
    let mut session = context.store.write(&door(Some(scope.principal()))).await?;
    let stored = session.password_of(person).await?.or_not_found()?;
    session.change_password(&Password { code: None, ..stored }).await?;
    session.log(noted_of_person("codes-turned-off", person, now))?;
    session.commit().await.map_err(Failure::from)
}
