//! What an event tells, removed by a decision: the event stays, the chain holds, and another event
//! says who decided it.

use tertial_domain::ids::AuthorityId;
use tertial_domain::permission::{Act, Scope};
use tertial_domain::problem::Problem;
use tertial_store::events::{NewEvent, PAYLOAD, PAYLOAD_REMOVED};

use super::KIND;
use crate::context::Context;
use crate::failure::{Failure, OrNotFound, permit};

/// The longest reference to a decision, in characters.
pub const DECISION_LENGTH_MAX: usize = 200;

/// An event by its chain and its number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventName {
    /// Whose chain; none is the installation's.
    pub authority: Option<AuthorityId>,
    /// Its number.
    pub seq: u64,
}

/// Removes what an event tells; gives how many events told just that, byte for byte.
///
/// Errors: `NotFound`; `Refused` where the decision cannot be used, where there is nothing to
/// remove, or where the event is one by which the log itself is understood.
pub async fn remove_payload(
    context: &Context,
    scope: &Scope,
    event: EventName,
    decision: &str,
) -> Result<u64, Failure> {
    permit(scope, Act::Maintain)?;
    let decision = decision.split_whitespace().collect::<Vec<_>>().join(" ");
    if decision.is_empty() || decision.chars().count() > DECISION_LENGTH_MAX {
        let limit = DECISION_LENGTH_MAX.to_string();
        return Err(refused(Problem::new("removal-decision-unusable").with("limit", limit)));
    }
    let mut session = context.store.write(scope).await?;
    let found = session.event(event.authority, event.seq).await?.or_not_found()?;
    if found.object_kind == KIND || found.object_kind == PAYLOAD {
        return Err(refused(Problem::new("removal-of-the-log")));
    }
    match &found.payload {
        None => return Err(refused(Problem::new("removal-done-before"))),
        Some(told) if told.is_empty() => return Err(refused(Problem::new("removal-of-nothing"))),
        Some(_) => {}
    }
    let uses = session.payload_uses(found.payload_hash).await?;
    session.redact_payload(found.payload_hash, &decision).await?;
    for (authority, _) in &uses {
        session.log(NewEvent {
            authority: *authority,
            at: context.clock.now(),
            action: PAYLOAD_REMOVED,
            object_kind: PAYLOAD,
            object_id: found.payload_hash.to_string(),
            object_version: None,
            payload: decision.clone().into_bytes(),
        })?;
    }
    session.commit().await?;
    Ok(uses.iter().map(|(_, count)| count).sum())
}

fn refused(problem: Problem) -> Failure {
    Failure::refused(problem)
}
