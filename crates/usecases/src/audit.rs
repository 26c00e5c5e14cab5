//! The event log, verified: whether each chain holds, and whether it still holds what it held when
//! its head was last sent out.
//!
//! A restored back-up takes the log back in time. Whoever restores it says so: a new *epoch* begins,
//! and names the heads that were sent out and are gone. It is an event like any other, so it cannot be
//! said in silence.

mod listing;
mod removal;
mod watch;

use std::fmt::Write as _;

use jiff::Timestamp;
use tertial_domain::problem::Problem;
use tertial_store::events::{NewEvent, StoredEvent};
use tertial_store::{ReadSession, WriteSession};

use tertial_domain::ids::AuthorityId;
use tertial_domain::permission::{Act, Scope};
pub use tertial_store::events::{ChainCheck, ChainFault};
pub use tertial_store::fingerprint::Fingerprint;

use crate::context::Context;
use crate::failure::{Failure, permit};

pub use listing::{LogLine, LogPage, LogQuestion, PAGE_SIZE, Told, read_log};
pub use removal::{DECISION_LENGTH_MAX, EventName, remove_payload};
pub use watch::{LogState, LogWatch, check_log};

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
    /// It is gone, and this epoch says that it was given up when a back-up was restored.
    GivenUp {
        /// The epoch's number.
        epoch: u32,
    },
}

/// A stretch of the log that began when a back-up was restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Epoch {
    /// Its number: the log begins with 1, which nobody has to say.
    pub number: u32,
    /// When it began.
    pub at: Timestamp,
    /// Why, in the words of whoever restored.
    pub reason: String,
    /// Heads that had been sent out and are gone.
    pub lost: Vec<ChainHead>,
}

/// The longest reason, in characters.
pub const REASON_LENGTH_MAX: usize = 500;

const KIND: &str = "log";
const OBJECT: &str = "epoch";

/// Computes every chain in reach again.
pub async fn verify_log(context: &Context, scope: &Scope) -> Result<Vec<ChainCheck>, Failure> {
    permit(scope, Act::VerifyLog)?;
    let mut session = context.store.read(scope).await?;
    Ok(session.verify_events().await?)
}

/// Holds heads that were sent out earlier against the chains of today.
pub async fn compare_heads(
    context: &Context,
    scope: &Scope,
    heads: &[ChainHead],
) -> Result<Vec<(ChainHead, HeadFate)>, Failure> {
    permit(scope, Act::VerifyLog)?;
    let mut session = context.store.read(scope).await?;
    let known = epochs_in(&mut session).await?;
    fates(&mut session, heads, &known).await
}

/// The epochs that were begun, in order.
pub async fn epochs(context: &Context, scope: &Scope) -> Result<Vec<Epoch>, Failure> {
    permit(scope, Act::VerifyLog)?;
    let mut session = context.store.read(scope).await?;
    epochs_in(&mut session).await
}

/// Notes that a back-up was restored, with the heads that were sent out before and do not hold any
/// more.
///
/// Errors: `Refused` where there is no reason, or one that is too long.
pub async fn note_restore(
    context: &Context,
    scope: &Scope,
    reason: &str,
    sent: &[ChainHead],
) -> Result<Epoch, Failure> {
    permit(scope, Act::Maintain)?;
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    if reason.is_empty() || reason.chars().count() > REASON_LENGTH_MAX {
        let limit = REASON_LENGTH_MAX.to_string();
        let problem = Problem::new("restore-reason-unusable").with("limit", limit);
        return Err(Failure::refused(problem));
    }
    let mut session = context.store.write(scope).await?;
    let known = epochs_in(&mut session).await?;
    let compared = fates(&mut session, sent, &known).await?;
    let is_lost = |fate| matches!(fate, HeadFate::Shorter | HeadFate::Rewritten);
    let lost = compared.into_iter().filter(|(_, fate)| is_lost(*fate)).map(|(head, _)| head);
    let number = known.last().map_or(1, |epoch| epoch.number).saturating_add(1);
    let at = context.clock.now();
    let epoch = Epoch { number, at, reason, lost: lost.collect() };
    session.log(NewEvent {
        authority: None,
        at,
        action: "backup-restored",
        object_kind: KIND,
        object_id: OBJECT.to_owned(),
        object_version: Some(i64::from(number)),
        payload: written(&epoch).into_bytes(),
    })?;
    end_what_must_not_return(&mut session, context.clock.now()).await?;
    session.commit().await?;
    Ok(epoch)
}

/// Ends what a restored back-up must not bring back to life, with the note of it.
///
/// Sign-ins belong here: whoever was signed in when the back-up was taken is not when it returns.
/// Roles return as they were, and the note tells the people who give them.
async fn end_what_must_not_return(
    session: &mut WriteSession,
    now: jiff::Timestamp,
) -> Result<(), Failure> {
    session.end_all_sessions(now).await?;
    Ok(())
}

async fn epochs_in(session: &mut ReadSession) -> Result<Vec<Epoch>, Failure> {
    let events = session.events_of(KIND, OBJECT).await?;
    let mut found: Vec<Epoch> = events.iter().filter_map(read).collect();
    found.sort_by_key(|epoch| epoch.number);
    Ok(found)
}

async fn fates(
    session: &mut ReadSession,
    heads: &[ChainHead],
    known: &[Epoch],
) -> Result<Vec<(ChainHead, HeadFate)>, Failure> {
    let mut fates = Vec::with_capacity(heads.len());
    for head in heads {
        let given_up = known.iter().find(|epoch| epoch.lost.contains(head));
        let fate = match (session.event_hash(head.authority, head.seq).await?, given_up) {
            (Some(hash), _) if hash == head.hash => HeadFate::Holds,
            (Some(_) | None, Some(epoch)) => HeadFate::GivenUp { epoch: epoch.number },
            (Some(_), None) => HeadFate::Rewritten,
            (None, None) => HeadFate::Shorter,
        };
        fates.push((*head, fate));
    }
    Ok(fates)
}

/// The reason, then a line for each head: its chain ("-" is the installation's), number and hash.
fn written(epoch: &Epoch) -> String {
    let mut text = epoch.reason.clone();
    for head in &epoch.lost {
        let chain = head.authority.map_or_else(|| "-".to_owned(), |id| id.to_string());
        // Writing to a string cannot fail.
        let _ = write!(text, "\n{chain} {} {}", head.seq, head.hash);
    }
    text
}

fn read(event: &StoredEvent) -> Option<Epoch> {
    let number = u32::try_from(event.object_version?).ok()?;
    let text = String::from_utf8(event.payload.clone().unwrap_or_default()).ok()?;
    let mut lines = text.lines();
    let reason = lines.next().unwrap_or_default().to_owned();
    Some(Epoch { number, at: event.at, reason, lost: lines.filter_map(read_head).collect() })
}

fn read_head(line: &str) -> Option<ChainHead> {
    let mut words = line.split(' ');
    let authority = match words.next()? {
        "-" => None,
        id => Some(id.parse().ok()?),
    };
    let seq = words.next()?.parse().ok()?;
    Some(ChainHead { authority, seq, hash: Fingerprint::read(words.next()?)? })
}
