//! What the city's own sign-in calls people, connected and taken away by those who see to them; and
//! who may come in by a password when that sign-in does not answer.

use tertial_domain::ids::PrincipalId;
use tertial_domain::permission::{Act, Asker, Scope};
use tertial_domain::problem::Problem;
use tertial_store::error::{ConstraintName, StoreError};

use super::super::noted_of_person;
use super::wire::Issuer;
use super::{door, refused};
use crate::context::Context;
use crate::failure::{Failure, OrNotFound, permit};
use crate::people;

/// The longest name that a provider may give somebody, in characters.
const SUBJECT_LENGTH_MAX: usize = 255;

/// What a city's sign-in calls somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentityLine {
    /// Who says so.
    pub issuer: String,
    /// Whom they mean.
    pub subject: String,
}

/// What the city's sign-in calls a person, for those who manage people.
pub async fn identities(
    context: &Context,
    scope: &Scope,
    person: PrincipalId,
) -> Result<Vec<IdentityLine>, Failure> {
    permit(scope, Act::ManagePeople)?;
    let mut session = context.store.read(&door(Some(scope.principal()))).await?;
    let stored = session.identities_of(person).await?;
    Ok(stored
        .into_iter()
        .map(|known| IdentityLine { issuer: known.issuer, subject: known.subject })
        .collect())
}

/// Lets somebody whom an issuer calls by a name in as a person from now on.
///
/// It opens all that the person may do. So nobody connects a name who could not have given each of
/// their roles; and for roles that take two to give, only the owner of the database does.
///
/// Errors: `Forbidden`; `ProofNeeded`; `NotFound`; `Refused` where the name cannot be used or is
/// somebody's.
pub async fn connect(
    context: &Context,
    scope: &Scope,
    (person, issuer, subject): (PrincipalId, &str, &str),
) -> Result<(), Failure> {
    let has_far_role = people::permit_to_change(context, scope, person).await?;
    if has_far_role && scope.asker() != Asker::Operator {
        return Err(refused("identity-takes-two"));
    }
    let subject = subject.trim();
    let is_usable = !subject.is_empty()
        && subject.chars().count() <= SUBJECT_LENGTH_MAX
        && subject.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ');
    if !is_usable || Issuer::new(issuer).is_none() {
        let problem =
            Problem::new("identity-unusable").with("limit", SUBJECT_LENGTH_MAX.to_string());
        return Err(Failure::refused(problem));
    }
    let now = context.clock.now();
    let mut session = context.store.write(&door(Some(scope.principal()))).await?;
    session.create_identity((issuer, subject), (person, now)).await.map_err(
        |error| match error {
            StoreError::Conflict(ConstraintName::Identity) => refused("identity-taken"),
            error => error.into(),
        },
    )?;
    session.log(noted_of_person("identity-connected", person, now))?;
    session.commit().await.map_err(Failure::from)
}

/// Lets nobody in as a person by a name any more, and ends the sessions that began by its issuer.
///
/// Errors: `Forbidden`; `ProofNeeded`; `NotFound` where the name is not theirs.
pub async fn disconnect(
    context: &Context,
    scope: &Scope,
    (person, issuer, subject): (PrincipalId, &str, &str),
) -> Result<(), Failure> {
    people::permit_to_change(context, scope, person).await?;
    let now = context.clock.now();
    let mut session = context.store.write(&door(Some(scope.principal()))).await?;
    if !session.remove_identity((issuer, subject), person).await? {
        return Err(Failure::NotFound);
    }
    session.end_sessions_of_issuer((person, issuer), now).await?;
    session.log(noted_of_person("identity-disconnected", person, now))?;
    session.commit().await.map_err(Failure::from)
}

/// Whether a person may sign in by a password where others may not.
pub async fn may_break_glass(context: &Context, person: PrincipalId) -> Result<bool, Failure> {
    let mut session = context.store.read(&door(Some(person))).await?;
    session.may_break_glass(person).await.map_err(Failure::from)
}

/// Says whether a person may sign in by a password where others may not: for the owner of the
/// database.
pub async fn let_break_glass(
    context: &Context,
    scope: &Scope,
    (person, may): (PrincipalId, bool),
) -> Result<(), Failure> {
    if scope.asker() != Asker::Operator {
        return Err(Failure::Forbidden);
    }
    let now = context.clock.now();
    let mut session = context.store.write(&door(Some(scope.principal()))).await?;
    session.person(person).await?.or_not_found()?;
    if !session.let_break_glass(person, may.then_some(now)).await? {
        return Ok(());
    }
    let action = if may { "break-glass-allowed" } else { "break-glass-ended" };
    session.log(noted_of_person(action, person, now))?;
    session.commit().await.map_err(Failure::from)
}
