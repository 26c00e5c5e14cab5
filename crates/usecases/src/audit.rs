//! The event log, verified: whether each chain holds, and whether it still holds what it held when
//! its head was last sent out.

use tertial_domain::ids::AuthorityId;
use tertial_domain::permission::{Act, Scope};
pub use tertial_store::events::{ChainCheck, ChainFault};
pub use tertial_store::fingerprint::Fingerprint;

use crate::context::Context;
use crate::failure::{Failure, permit};

/// How far a chain had come, and by which hash it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChainHead {
    /// Whose chain; none is the installation's.
    pub authority: Option<AuthorityId>,
    /// The last event's number.
    pub seq: u64,
    /// The last event's hash.
    pub hash: Fingerprint,
}

/// What became of a head that was sent out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadFate {
    /// The chain has that event, with that hash.
    Holds,
    /// The chain is shorter now: an older copy was put in its place, or its end was cut off.
    Shorter,
    /// The chain has another event under that number: it was written anew.
    Rewritten,
}

/// Computes every chain in reach again.
pub async fn verify_log(context: &Context, scope: &Scope) -> Result<Vec<ChainCheck>, Failure> {
    permit(scope, Act::VerifyLog, None)?;
    let mut session = context.store.read(scope).await?;
    Ok(session.verify_events().await?)
}

/// Holds heads that were sent out earlier against the chains of today.
pub async fn compare_heads(
    context: &Context,
    scope: &Scope,
    heads: &[ChainHead],
) -> Result<Vec<(ChainHead, HeadFate)>, Failure> {
    permit(scope, Act::VerifyLog, None)?;
    let mut session = context.store.read(scope).await?;
    let mut fates = Vec::with_capacity(heads.len());
    for head in heads {
        let fate = match session.event_hash(head.authority, head.seq).await? {
            Some(hash) if hash == head.hash => HeadFate::Holds,
            Some(_) => HeadFate::Rewritten,
            None => HeadFate::Shorter,
        };
        fates.push((*head, fate));
    }
    Ok(fates)
}
