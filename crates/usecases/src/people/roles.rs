//! Roles, given and ended: who gives which, and what is noted.

use jiff::Timestamp;
use tertial_domain::grant::{Gift, Grant, GrantStatus, may_give};
use tertial_domain::ids::{AuthorityId, GrantId, PrincipalId, UnitId};
use tertial_domain::period::Validity;
use tertial_domain::permission::{Asker, Scope};
use tertial_domain::problem::Problem;
use tertial_domain::role::Role;
use tertial_store::events::NewEvent;
use tertial_store::people::StoredGrant;
use tertial_store::{ReadSession, WriteSession};

use crate::context::Context;
use crate::directory::Directory;
use crate::failure::{Failure, OrNotFound, permit_proved};
use crate::once::{NamedWrite, Turn, take_turn};

/// A role to be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoleOrder {
    /// To whom.
    pub person: PrincipalId,
    /// What.
    pub role: Role,
    /// Where.
    pub place: UnitId,
    /// When.
    pub validity: Validity,
    /// Whether the receiver stands in for whoever gives it.
    pub as_deputy: bool,
}

impl RoleOrder {
    /// What giving a grant anew would take: whoever may do that may confirm and end it too.
    pub(super) const fn again(grant: &Grant) -> Self {
        let Grant { person, role, place, validity, .. } = *grant;
        Self { person, role, place, validity, as_deputy: false }
    }
}

/// Gives a person a role at a place. A role that reaches far waits for a second person, unless the
/// owner of the database gives it.
///
/// Errors: `Forbidden` where the asker may not give it; `NotFound`.
pub async fn give(context: &Context, scope: &Scope, order: RoleOrder) -> Result<GrantId, Failure> {
    let given = give_in(context, scope, order, None).await?;
    given.ok_or_else(|| Failure::Internal("a write without a name was done before".to_owned()))
}

/// The same for a form, which may be sent twice and gives the role once.
pub async fn give_once(
    context: &Context,
    scope: &Scope,
    order: RoleOrder,
    write: &NamedWrite,
) -> Result<(), Failure> {
    give_in(context, scope, order, Some(write)).await.map(|_| ())
}

async fn give_in(
    context: &Context,
    scope: &Scope,
    order: RoleOrder,
    write: Option<&NamedWrite>,
) -> Result<Option<GrantId>, Failure> {
    let mut session = context.store.write(scope).await?;
    let directory = Directory::load(&mut session).await?;
    let authority = directory.get(order.place).or_not_found()?.authority;
    let person = session.person(order.person).await?.or_not_found()?;
    if person.disabled_at.is_some() {
        return Err(Failure::refused(Problem::new("person-shut-out").with("name", person.name)));
    }
    let giver = may(context, &mut session, (&directory, order)).await?;
    permit_proved(scope)?;
    let grant = Grant {
        id: GrantId::from_bits(context.ids.next()),
        person: order.person,
        role: order.role,
        place: order.place,
        validity: order.validity,
        deputy_for: (order.as_deputy).then(|| scope.principal()),
        status: match giver {
            Giver::Person if order.role.takes_two() => GrantStatus::Offered,
            Giver::Person | Giver::Owner => GrantStatus::Active,
        },
    };
    let now = context.clock.now();
    if let Some(write) = write
        && take_turn(&mut session, write, now).await? == Turn::Again
    {
        return Ok(None);
    }
    session.give_roles(std::slice::from_ref(&grant), now).await?;
    session.log(told("role-given", &grant, authority, now))?;
    session.commit().await?;
    Ok(Some(grant.id))
}

/// Confirms a role that waits for a second person: neither whoever gave it nor who gets it.
///
/// Errors: `Forbidden`; `NotFound`; `Refused` where it does not wait.
pub async fn confirm(context: &Context, scope: &Scope, grant: GrantId) -> Result<(), Failure> {
    let mut session = context.store.write(scope).await?;
    let stored = session.grant(grant).await?.or_not_found()?;
    let directory = Directory::load(&mut session).await?;
    let order = RoleOrder::again(&stored.grant);
    may(context, &mut session, (&directory, order)).await?;
    permit_proved(scope)?;
    if stored.given_by == scope.principal() {
        return Err(Failure::Forbidden);
    }
    if stored.grant.status != GrantStatus::Offered {
        return Err(Failure::refused(Problem::new("role-not-offered")));
    }
    change(context, &mut session, (&directory, &stored), GrantStatus::Active).await?;
    session.commit().await.map_err(Failure::from)
}

/// Ends a role from now on. Whoever has one may lay it down; else it takes what giving it takes.
/// One that has ended stays so.
pub async fn end(context: &Context, scope: &Scope, grant: GrantId) -> Result<(), Failure> {
    let mut session = context.store.write(scope).await?;
    let stored = session.grant(grant).await?.or_not_found()?;
    let directory = Directory::load(&mut session).await?;
    let is_ones_own = scope.asker() == Asker::Person
        && (stored.grant.person == scope.principal()
            || stored.grant.deputy_for == Some(scope.principal()));
    if !is_ones_own {
        let order = RoleOrder::again(&stored.grant);
        may(context, &mut session, (&directory, order)).await?;
        permit_proved(scope)?;
    }
    if stored.grant.status == GrantStatus::Ended {
        return Ok(());
    }
    change(context, &mut session, (&directory, &stored), GrantStatus::Ended).await?;
    session.commit().await.map_err(Failure::from)
}

/// By what right somebody gives a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Giver {
    /// The owner of the database.
    Owner,
    /// A person with a role that lets them.
    Person,
}

pub(super) async fn may(
    context: &Context,
    session: &mut WriteSession,
    (directory, order): (&Directory, RoleOrder),
) -> Result<Giver, Failure> {
    match session.scope().asker() {
        Asker::Operator => return Ok(Giver::Owner),
        Asker::LocalReader | Asker::Door => return Err(Failure::Forbidden),
        Asker::Person => {}
    }
    let today = context.clock.today();
    let asker = session.scope().principal();
    let gift = Gift {
        to: order.person,
        role: order.role,
        validity: order.validity,
        as_deputy: order.as_deputy,
    };
    let read: &mut ReadSession = session;
    let may = read.grants_of(asker).await?.iter().any(|own| {
        let relation = directory.relation((own.grant.place, order.place), today);
        may_give(&own.grant, relation, gift, today)
    });
    if may { Ok(Giver::Person) } else { Err(Failure::Forbidden) }
}

async fn change(
    context: &Context,
    session: &mut WriteSession,
    (directory, stored): (&Directory, &StoredGrant),
    status: GrantStatus,
) -> Result<(), Failure> {
    let authority = directory.get(stored.grant.place).or_not_found()?.authority;
    let grant = Grant { status, ..stored.grant.clone() };
    session.change_grant_status(grant.id, stored.row_version, status).await?;
    let action = match status {
        GrantStatus::Offered => "role-offered",
        GrantStatus::Active => "role-confirmed",
        GrantStatus::Ended => "role-ended",
    };
    session.log(told(action, &grant, authority, context.clock.now()))?;
    Ok(())
}

fn told(action: &'static str, grant: &Grant, authority: AuthorityId, at: Timestamp) -> NewEvent {
    let until = grant.validity.until().map(|day| day.to_string()).unwrap_or_default();
    let payload = format!(
        "{}\n{}\n{}\n{}\n{until}",
        grant.person,
        grant.role.code(),
        grant.place,
        grant.validity.from()
    );
    NewEvent {
        authority: Some(authority),
        at,
        action,
        object_kind: "role",
        object_id: grant.id.to_string(),
        object_version: None,
        payload: payload.into_bytes(),
    }
}
