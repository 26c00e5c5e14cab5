//! What the program does for itself: forgetting what need not be remembered.

use tertial_domain::permission::{Act, Scope};
use tertial_store::events::NewEvent;

use jiff::SignedDuration;

use crate::context::Context;
use crate::failure::{Failure, permit};
use crate::once::REMEMBERED;

/// Forgets the keys of writes that nobody sends again; gives how many there were.
pub async fn forget_old_writes(context: &Context, scope: &Scope) -> Result<u64, Failure> {
    permit(scope, Act::Maintain)?;
    let now = context.clock.now();
    let before = now.checked_sub(REMEMBERED).unwrap_or(jiff::Timestamp::MIN);
    let mut session = context.store.write(scope).await?;
    let count = session.forget_responses(before).await?;
    if count == 0 {
        return Ok(0);
    }
    session.log(NewEvent {
        authority: None,
        at: now,
        action: "old-writes-forgotten",
        object_kind: "idempotency",
        object_id: before.to_string(),
        object_version: None,
        payload: count.to_string().into_bytes(),
    })?;
    session.commit().await?;
    Ok(count)
}

/// How long it is known that somebody was signed in, and that a link was made.
const SIGN_IN_REMEMBERED: SignedDuration = SignedDuration::from_hours(90 * 24);

/// Forgets sessions and links of long ago, and trials of passwords that count no more; gives how
/// many there were. What people did stands in the log.
pub async fn forget_old_sign_in(context: &Context, scope: &Scope) -> Result<u64, Failure> {
    permit(scope, Act::Maintain)?;
    let now = context.clock.now();
    let before = now.checked_sub(SIGN_IN_REMEMBERED).unwrap_or(jiff::Timestamp::MIN);
    let mut session = context.store.write(scope).await?;
    let count = session.forget_sign_in((now, before)).await?;
    if count == 0 {
        return Ok(0);
    }
    session.log(NewEvent {
        authority: None,
        at: now,
        action: "old-sign-in-forgotten",
        object_kind: "session",
        object_id: before.to_string(),
        object_version: None,
        payload: count.to_string().into_bytes(),
    })?;
    session.commit().await?;
    Ok(count)
}
