//! People who may sign in: who they are, and who may see to them. Their roles are given in `roles.rs`.

mod roles;

use jiff::Timestamp;
use jiff::civil::Date;
use tertial_domain::grant::GrantStatus;
use tertial_domain::ids::{AuthorityId, GrantId, PrincipalId, UnitId};
use tertial_domain::period::Validity;
use tertial_domain::permission::{Act, Scope};
use tertial_domain::problem::Problem;
use tertial_domain::role::Role;
use tertial_presentation::language::Language;
use tertial_presentation::sorting;
use tertial_store::WriteSession;
use tertial_store::events::NewEvent;
use tertial_store::people::{Person, StoredGrant};
use tertial_store::provenance::RowVersion;

use crate::context::Context;
use crate::directory::Directory;
use crate::failure::{Failure, OrNotFound, permit, permit_proved};
use crate::once::{NamedWrite, Turn, take_turn};
use crate::sign_in::{self, accounts};
use roles::may;
pub use roles::{RoleOrder, confirm, end, give, give_once};

/// The longest name and address, in characters.
pub const NAME_LENGTH_MAX: usize = 200;

/// A person with the roles they were given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonLine {
    /// Who.
    pub id: PrincipalId,
    /// What others see.
    pub name: String,
    /// Where reminders go.
    pub email: Option<String>,
    /// Whether the person is shut out.
    pub is_shut_out: bool,
    /// The roles, the first given first.
    pub roles: Vec<RoleLine>,
}

/// A role that a person was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleLine {
    /// The grant.
    pub id: GrantId,
    /// What.
    pub role: Role,
    /// Where.
    pub place: UnitId,
    /// The place's name today.
    pub place_name: String,
    /// When.
    pub validity: Validity,
    /// Whether somebody else's deputy has it.
    pub is_deputy: bool,
    /// How far it has come.
    pub status: GrantStatus,
    /// Whether it counts today.
    pub counts: bool,
}

/// Everybody who may sign in, in the order in which they were entered.
pub async fn list(context: &Context, scope: &Scope) -> Result<Vec<PersonLine>, Failure> {
    permit(scope, Act::ManagePeople)?;
    let mut session = context.store.read(scope).await?;
    let directory = Directory::load(&mut session).await?;
    let today = context.clock.today();
    let mut lines = Vec::new();
    for person in session.people().await? {
        let roles = session.grants_of(person.id).await?;
        lines.push(person_line(person, &roles, (&directory, today)));
    }
    Ok(lines)
}

fn person_line(
    person: Person,
    roles: &[StoredGrant],
    (directory, today): (&Directory, Date),
) -> PersonLine {
    PersonLine {
        id: person.id,
        name: person.name,
        email: person.email,
        is_shut_out: person.disabled_at.is_some(),
        roles: roles.iter().map(|stored| role_line(stored, directory, today)).collect(),
    }
}

fn role_line(stored: &StoredGrant, directory: &Directory, today: Date) -> RoleLine {
    let grant = &stored.grant;
    RoleLine {
        id: grant.id,
        role: grant.role,
        place: grant.place,
        place_name: directory.name(grant.place, today),
        validity: grant.validity,
        is_deputy: grant.deputy_for.is_some(),
        status: grant.status,
        counts: grant.counts_on(today),
    }
}

/// One person with their roles. Errors: `NotFound`.
pub async fn one(
    context: &Context,
    scope: &Scope,
    person: PrincipalId,
) -> Result<PersonLine, Failure> {
    permit(scope, Act::ManagePeople)?;
    let mut session = context.store.read(scope).await?;
    let directory = Directory::load(&mut session).await?;
    let person = session.person(person).await?.or_not_found()?;
    let roles = session.grants_of(person.id).await?;
    Ok(person_line(person, &roles, (&directory, context.clock.today())))
}

/// The asker's own roles, whether they count today or not.
pub async fn own_roles(context: &Context, scope: &Scope) -> Result<Vec<RoleLine>, Failure> {
    let today = context.clock.today();
    let mut session = context.store.read(scope).await?;
    let directory = Directory::load(&mut session).await?;
    let roles = session.grants_of(scope.principal()).await?;
    Ok(roles.iter().map(|stored| role_line(stored, &directory, today)).collect())
}

/// A place at which the asker may give roles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceLine {
    /// The place.
    pub id: UnitId,
    /// Its name, after the names of the places above it that the asker sees to.
    pub words: String,
}

/// The places below those that the asker sees to, in the order of their names.
pub async fn places_to_give(context: &Context, scope: &Scope) -> Result<Vec<PlaceLine>, Failure> {
    permit(scope, Act::ManagePeople)?;
    let today = context.clock.today();
    let mut session = context.store.read(scope).await?;
    let directory = Directory::load(&mut session).await?;
    let own: Vec<UnitId> = scope
        .held()
        .iter()
        .filter(|held| held.role.allows(Act::ManagePeople))
        .map(|held| held.place)
        .collect();
    let mut places = Vec::new();
    for unit in directory.units().iter().filter(|unit| unit.on(today).is_some()) {
        let above = directory.above(unit.id, today);
        let Some(depth) = above.iter().rposition(|place| own.contains(place)) else { continue };
        let path = above.iter().take(depth).rev().chain(std::iter::once(&unit.id));
        let names: Vec<String> = path.map(|place| directory.name(*place, today)).collect();
        places.push(PlaceLine { id: unit.id, words: names.join(" › ") });
    }
    sorting::sort_by_name(Language::Swedish, &mut places, |place| place.words.as_str());
    Ok(places)
}

/// Enters a person, who has no role yet and can do nothing.
///
/// Errors: `Refused` where the name or the address cannot be used.
pub async fn enter(
    context: &Context,
    scope: &Scope,
    (name, email): (&str, Option<&str>),
) -> Result<PrincipalId, Failure> {
    let entered = enter_in(context, scope, (name, email), None).await?;
    entered.ok_or_else(|| Failure::Internal("a write without a name was done before".to_owned()))
}

/// Enters a person and gives them a login name, where one is asked for. `None` where the same form
/// was sent before.
///
/// Errors: `Refused` where a name cannot be used or the login name is taken.
pub async fn enter_with_login(
    context: &Context,
    scope: &Scope,
    (name, email, login): (&str, Option<&str>, &str),
    write: &NamedWrite,
) -> Result<Option<PrincipalId>, Failure> {
    permit(scope, Act::ManagePeople)?;
    permit_proved(scope)?;
    // Before anybody is entered: a person whose login name was refused would be left behind.
    if !login.trim().is_empty() {
        accounts::permit_login(context, scope, login).await?;
    }
    let Some(person) = enter_in(context, scope, (name, email), Some(write)).await? else {
        return Ok(None);
    };
    if !login.trim().is_empty() {
        accounts::give_login(context, scope, (person, login)).await?;
    }
    Ok(Some(person))
}

async fn enter_in(
    context: &Context,
    scope: &Scope,
    (name, email): (&str, Option<&str>),
    write: Option<&NamedWrite>,
) -> Result<Option<PrincipalId>, Failure> {
    permit(scope, Act::ManagePeople)?;
    permit_proved(scope)?;
    let name = one_line(name).ok_or_else(|| unusable("person-name-unusable"))?;
    let email = match email {
        None => None,
        Some(email) => Some(address(email).ok_or_else(|| unusable("person-email-unusable"))?),
    };
    let now = context.clock.now();
    let person = Person {
        id: PrincipalId::from_bits(context.ids.next()),
        name,
        email,
        created_at: now,
        disabled_at: None,
        row_version: RowVersion::FIRST,
    };
    let mut session = context.store.write(scope).await?;
    if let Some(write) = write
        && take_turn(&mut session, write, now).await? == Turn::Again
    {
        return Ok(None);
    }
    session.create_people(std::slice::from_ref(&person)).await?;
    session.log(noted("person-entered", person.id, own_chain(scope), now))?;
    session.commit().await?;
    Ok(Some(person.id))
}

fn unusable(code: &'static str) -> Failure {
    Failure::refused(Problem::new(code).with("limit", NAME_LENGTH_MAX.to_string()))
}

fn one_line(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_usable = !text.is_empty()
        && text.chars().count() <= NAME_LENGTH_MAX
        && !text.chars().any(char::is_control);
    is_usable.then_some(text)
}

/// An address for mail: something before and after one "@", and nothing that ends a header's line.
fn address(text: &str) -> Option<String> {
    let text = one_line(text)?;
    let (local, host) = text.split_once('@')?;
    let is_usable = !local.is_empty()
        && host.contains('.')
        && !host.contains('@')
        && !text.contains([' ', ',', ';', '<', '>', '"', '(', ')'])
        && text.is_ascii();
    is_usable.then_some(text)
}

/// Shuts a person out, or lets them in again. Their roles stay as they are and count for nothing
/// meanwhile.
pub async fn shut_out(
    context: &Context,
    scope: &Scope,
    (person, is_out): (PrincipalId, bool),
) -> Result<(), Failure> {
    permit(scope, Act::ManagePeople)?;
    let mut session = context.store.write(scope).await?;
    let (known, _) = changeable(context, &mut session, person).await?;
    if known.disabled_at.is_some() == is_out {
        return Ok(());
    }
    let now = context.clock.now();
    session.disable_person(person, known.row_version, is_out.then_some(now)).await?;
    let action = if is_out { "person-shut-out" } else { "person-let-in" };
    session.log(noted(action, person, own_chain(scope), now))?;
    session.commit().await?;
    // Nobody who is shut out gets further than the door; this is so that they do not come back
    // into an old session when they are let in again.
    let door = Scope::door(scope.principal());
    sign_in::end_of(context, &door, (person, None)).await.map(|_| ())
}

/// Lets a change of how a person signs in pass; gives whether they have a role that takes two
/// persons to give.
pub(crate) async fn permit_to_change(
    context: &Context,
    scope: &Scope,
    person: PrincipalId,
) -> Result<bool, Failure> {
    permit(scope, Act::ManagePeople)?;
    // What this needs is asked for as in a change, and nothing is written.
    let mut session = context.store.write(scope).await?;
    let (_, has_far_role) = changeable(context, &mut session, person).await?;
    Ok(has_far_role)
}

/// A person whom the asker may change: another, and one whose every role they could have given.
/// Gives them, and whether any of the roles takes two persons to give.
async fn changeable(
    context: &Context,
    session: &mut WriteSession,
    person: PrincipalId,
) -> Result<(Person, bool), Failure> {
    if person == session.scope().principal() {
        return Err(Failure::Forbidden);
    }
    let known = session.person(person).await?.or_not_found()?;
    let directory = Directory::load(session).await?;
    let mut has_far_role = false;
    for stored in session.grants_of(person).await? {
        if stored.grant.status == GrantStatus::Ended {
            continue;
        }
        has_far_role |= stored.grant.role.takes_two();
        let order = RoleOrder::again(&stored.grant);
        may(context, session, (&directory, order)).await?;
    }
    permit_proved(session.scope())?;
    Ok((known, has_far_role))
}

/// The chain that a change of a person is noted in: the asker's authority, else the installation's.
fn own_chain(scope: &Scope) -> Option<AuthorityId> {
    let administers = |role: Role| role.allows(Act::ManagePeople);
    scope.held().iter().find(|held| administers(held.role)).map(|held| held.authority)
}

fn noted(
    action: &'static str,
    person: PrincipalId,
    authority: Option<AuthorityId>,
    at: Timestamp,
) -> NewEvent {
    NewEvent {
        authority,
        at,
        action,
        object_kind: "person",
        object_id: person.to_string(),
        object_version: None,
        // No name: the log holds identities, and whom they belong to stands in one place.
        payload: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_no_headers_line() {
        assert_eq!(address(" astrid.ek@ekstad.example "), Some("astrid.ek@ekstad.example".into()));
        for wrong in [
            "",
            "astrid",
            "@ekstad.example",
            "astrid@ekstad",
            "a@b@ekstad.example",
            "a@ekstad.example, b@ekstad.example",
            "Astrid <a@ekstad.example>",
            "åsa@ekstad.example",
        ] {
            assert_eq!(address(wrong), None, "{wrong}");
        }
        assert_eq!(address("a@ekstad.example\r\nBcc: x@y.example"), None);
    }
}
