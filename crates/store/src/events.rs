//! The event log: who did what when, in the same transaction as the change, chained by hash.
//!
//! Each authority has a chain of its own, and the installation one for what all share. A payload
//! stands apart from its hash, so that it can be removed by a decision and the chain still holds.

mod canonical;
mod listing;
mod writing;

use std::collections::BTreeMap;

use jiff::Timestamp;
use sqlx::FromRow;
use tertial_domain::ids::{AuthorityId, PrincipalId, ReportId};
use tertial_domain::permission::Reach;

use crate::cell::cells;
use crate::error::StoreError;
use crate::fingerprint::Fingerprint;
use crate::row::{Place, total};
use crate::session::ReadSession;
use crate::statement::Statement;
use canonical::Canonical;
pub use listing::{EventFilter, LogContents};

/// The canonical form of an event that is hashed; a later form has another number.
const ENCODING: i64 = 1;
/// Events that are read at once.
const EVENTS_AT_ONCE: u32 = 500;
/// The chain of what no authority owns.
const INSTALLATION: &str = "installation";
/// The act of an event that says that a payload was removed, and by which decision.
pub const PAYLOAD_REMOVED: &str = "payload-removed";
/// What such an event is about; its identity is the payload's hash.
pub const PAYLOAD: &str = "event-payload";

/// An event to be written with the change that it tells of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvent {
    /// Whose chain; none is the installation's.
    pub authority: Option<AuthorityId>,
    /// When.
    pub at: Timestamp,
    /// The act's code, such as "report-read-in".
    pub action: &'static str,
    /// What kind of thing, such as "report".
    pub object_kind: &'static str,
    /// Its identity.
    pub object_id: String,
    /// Its version after the act.
    pub object_version: Option<i64>,
    /// From what to what, in a form of the writer's own.
    pub payload: Vec<u8>,
}

/// An event that waits for the commit.
pub(crate) type PendingEvent = NewEvent;

/// An event as it stands in its chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEvent {
    /// Whose chain; none is the installation's.
    pub authority: Option<AuthorityId>,
    /// Its number in the chain, from 1.
    pub seq: u64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub principal: PrincipalId,
    /// The act's code.
    pub action: String,
    /// What kind of thing.
    pub object_kind: String,
    /// Its identity.
    pub object_id: String,
    /// Its version after the act.
    pub object_version: Option<i64>,
    /// The payload, unless it has been removed.
    pub payload: Option<Vec<u8>>,
    /// The payload's hash, which stays when it is removed.
    pub payload_hash: Fingerprint,
    /// The decision by which the payload was removed.
    pub removed_by: Option<String>,
    /// The event's hash, which the next one carries.
    pub hash: Fingerprint,
}

/// What a check of a chain found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainCheck {
    /// Whose chain; none is the installation's.
    pub authority: Option<AuthorityId>,
    /// Events that hold.
    pub event_count: u64,
    /// Events among them whose payload was removed by a decision.
    pub removed_count: u64,
    /// The last event's hash.
    pub head: Option<Fingerprint>,
    /// The first thing that does not hold.
    pub fault: Option<ChainFault>,
}

/// What does not hold in a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChainFault {
    /// A number is missing or stands twice.
    Gap {
        /// The number that was expected.
        seq: u64,
    },
    /// An event's words do not give its hash, or it does not carry the hash before it.
    Changed {
        /// The event's number.
        seq: u64,
    },
    /// A payload does not give its hash.
    PayloadChanged {
        /// The event's number.
        seq: u64,
    },
    /// A payload is gone, and no event says by which decision.
    PayloadGone {
        /// The event's number.
        seq: u64,
    },
    /// The chain's head names another last event.
    Head,
}

const EVENTS: &str = "\
    select e.chain, e.seq, e.encoding, e.at_utc, e.principal_id, e.action, e.object_kind, \
        e.object_id, e.object_version, e.payload_hash, e.previous_hash, e.hash, p.bytes, \
        p.redacted_by, p.bytes is not null or exists (select 1 from event d \
            where d.object_kind = 'event-payload' and d.object_id = p.hash \
              and d.action = 'payload-removed') as is_accounted \
    from event e join event_payload p on p.hash = e.payload_hash \
    where {log e $1} ";

const OF_REPORT: &str = "\
    select e.chain, e.seq, e.encoding, e.at_utc, e.principal_id, e.action, e.object_kind, \
        e.object_id, e.object_version, e.payload_hash, e.previous_hash, e.hash, p.bytes, \
        p.redacted_by, p.bytes is not null or exists (select 1 from event d \
            where d.object_kind = 'event-payload' and d.object_id = p.hash \
              and d.action = 'payload-removed') as is_accounted \
    from event e join event_payload p on p.hash = e.payload_hash \
    join report r on r.id = e.object_id \
    where e.object_kind = 'report' and {working r $1} and e.object_id = $2 \
    order by e.at_utc, e.chain, e.seq";

const CHAINS: &str = "\
    select chain, seq, hash from event_head \
    where {log event_head $1} order by chain";

const CHAINS_WITH_EVENTS: &str = "\
    select distinct chain from event where {log event $1} order by chain";

const HASH: &str = "\
    select hash from event \
    where {log event $1} and chain = $2 and seq = $3";

const PAYLOAD_USES: &str = "\
    select chain, count(*) from event \
    where {log event $1} and payload_hash = $2 group by chain order by chain";

#[derive(FromRow)]
struct EventRow {
    chain: String,
    seq: i64,
    encoding: i64,
    at_utc: String,
    principal_id: String,
    action: String,
    object_kind: String,
    object_id: String,
    object_version: Option<i64>,
    payload_hash: String,
    previous_hash: String,
    hash: String,
    bytes: Option<Vec<u8>>,
    redacted_by: Option<String>,
    /// Whether the payload is there, or an event in reach says why it is not.
    is_accounted: bool,
}

#[derive(FromRow)]
struct HeadRow {
    chain: String,
    seq: i64,
    hash: String,
}

pub(crate) fn chain_of(authority: Option<AuthorityId>) -> String {
    authority.map_or_else(|| INSTALLATION.to_owned(), |authority| authority.to_string())
}

fn authority_of(chain: &str) -> Result<Option<AuthorityId>, StoreError> {
    if chain == INSTALLATION {
        return Ok(None);
    }
    Place { table: "event", id: chain }.parse("chain", chain).map(Some)
}

/// The hash that the first event of a chain carries as the one before it.
fn origin() -> String {
    "0".repeat(64)
}

impl EventRow {
    fn canonical_hash(&self) -> Fingerprint {
        Canonical {
            chain: &self.chain,
            seq: self.seq,
            at: &self.at_utc,
            principal: &self.principal_id,
            action: &self.action,
            object_kind: &self.object_kind,
            object_id: &self.object_id,
            object_version: self.object_version,
            payload_hash: &self.payload_hash,
            previous_hash: &self.previous_hash,
        }
        .hash()
    }

    /// What does not hold in this event, when the one before it was `seq - 1` with this hash.
    fn fault(&self, seq: u64, previous: &str) -> Option<ChainFault> {
        if u64::try_from(self.seq) != Ok(seq) {
            return Some(ChainFault::Gap { seq });
        }
        let holds = self.encoding == ENCODING
            && self.previous_hash == previous
            && self.canonical_hash().to_string() == self.hash;
        if !holds {
            return Some(ChainFault::Changed { seq });
        }
        let bytes = self.bytes.as_ref()?;
        (Fingerprint::of(bytes).to_string() != self.payload_hash)
            .then_some(ChainFault::PayloadChanged { seq })
    }

    fn read(self) -> Result<StoredEvent, StoreError> {
        let place = Place { table: "event", id: &self.hash };
        Ok(StoredEvent {
            authority: authority_of(&self.chain)?,
            seq: u64::try_from(self.seq).map_err(|_| place.broken("seq"))?,
            at: place.instant("at_utc", &self.at_utc)?,
            principal: place.parse("principal_id", &self.principal_id)?,
            hash: place.code("hash", &self.hash, Fingerprint::read)?,
            payload_hash: place.code("payload_hash", &self.payload_hash, Fingerprint::read)?,
            removed_by: self.redacted_by,
            action: self.action,
            object_kind: self.object_kind,
            object_id: self.object_id,
            object_version: self.object_version,
            payload: self.bytes,
        })
    }
}

impl ReadSession {
    /// Events about one thing, oldest first.
    pub async fn events_of(
        &mut self,
        object_kind: &str,
        object_id: &str,
    ) -> Result<Vec<StoredEvent>, StoreError> {
        let mut statement = Statement::new(EVENTS, cells![self.reach()]);
        statement.push("and e.object_kind = ").push_value(object_kind);
        statement.push(" and e.object_id = ").push_value(object_id);
        statement.push(" order by e.at_utc, e.chain, e.seq");
        let rows: Vec<EventRow> = self.all(statement).await?;
        rows.into_iter().map(EventRow::read).collect()
    }

    /// One event of a chain.
    pub async fn event(
        &mut self,
        authority: Option<AuthorityId>,
        seq: u64,
    ) -> Result<Option<StoredEvent>, StoreError> {
        let Ok(seq) = i64::try_from(seq) else { return Ok(None) };
        let mut statement = Statement::new(EVENTS, cells![self.reach()]);
        statement.push("and e.chain = ").push_value(chain_of(authority));
        statement.push(" and e.seq = ").push_value(seq);
        let row: Option<EventRow> = self.one(statement).await?;
        row.map(EventRow::read).transpose()
    }

    /// The chains with events that tell the same payload, and how many each has.
    pub async fn payload_uses(
        &mut self,
        payload: Fingerprint,
    ) -> Result<Vec<(Option<AuthorityId>, u64)>, StoreError> {
        let statement = Statement::new(PAYLOAD_USES, cells![self.reach(), payload]);
        let rows: Vec<(String, i64)> = self.all(statement).await?;
        rows.into_iter().map(|(chain, count)| Ok((authority_of(&chain)?, total(count)))).collect()
    }

    /// What was done with a report, oldest first: for those who see its drafts, who need not read
    /// the log.
    pub async fn events_of_report(
        &mut self,
        report: ReportId,
    ) -> Result<Vec<StoredEvent>, StoreError> {
        let cells = cells![self.reach(), report];
        let rows: Vec<EventRow> = self.all(Statement::new(OF_REPORT, cells)).await?;
        rows.into_iter().map(EventRow::read).collect()
    }

    /// Computes every chain in reach again and gives the first thing in each that does not hold.
    pub async fn verify_events(&mut self) -> Result<Vec<ChainCheck>, StoreError> {
        let cells = cells![self.reach()];
        let heads: Vec<HeadRow> = self.all(Statement::new(CHAINS, cells.clone())).await?;
        let found: Vec<(String,)> = self.all(Statement::new(CHAINS_WITH_EVENTS, cells)).await?;
        let mut chains: BTreeMap<String, Option<HeadRow>> =
            found.into_iter().map(|(chain,)| (chain, None)).collect();
        for head in heads {
            chains.insert(head.chain.clone(), Some(head));
        }
        let mut checks = Vec::with_capacity(chains.len());
        for (chain, head) in chains {
            checks.push(self.verify_chain(&chain, head).await?);
        }
        Ok(checks)
    }

    /// The hash of one event of a chain, if the chain is that long.
    pub async fn event_hash(
        &mut self,
        authority: Option<AuthorityId>,
        seq: u64,
    ) -> Result<Option<Fingerprint>, StoreError> {
        let Ok(seq) = i64::try_from(seq) else { return Ok(None) };
        let cells = cells![self.reach(), chain_of(authority), seq];
        let row: Option<(String,)> = self.one(Statement::new(HASH, cells)).await?;
        row.map(|(hash,)| {
            Place { table: "event", id: &hash }.code("hash", &hash, Fingerprint::read)
        })
        .transpose()
    }

    async fn verify_chain(
        &mut self,
        chain: &str,
        head: Option<HeadRow>,
    ) -> Result<ChainCheck, StoreError> {
        let mut check = ChainCheck {
            authority: authority_of(chain)?,
            event_count: 0,
            removed_count: 0,
            head: None,
            fault: None,
        };
        // The event that says why may stand in a chain that a narrower reach does not see.
        let sees_all = matches!(self.scope().reach(), Reach::Installation);
        let mut previous = origin();
        loop {
            let mut statement = Statement::new(EVENTS, cells![self.reach()]);
            statement.push("and e.chain = ").push_value(chain).push(" and e.seq > ");
            statement.push_value(i64::try_from(check.event_count).unwrap_or(i64::MAX));
            statement.push(" order by e.seq limit ").push_value(EVENTS_AT_ONCE);
            let rows: Vec<EventRow> = self.all(statement).await?;
            if rows.is_empty() {
                break;
            }
            for row in rows {
                if let Some(fault) = row.fault(check.event_count + 1, &previous) {
                    check.fault = Some(fault);
                    return Ok(check);
                }
                check.event_count += 1;
                check.removed_count += u64::from(row.bytes.is_none());
                if sees_all && !row.is_accounted {
                    check.fault = Some(ChainFault::PayloadGone { seq: check.event_count });
                    return Ok(check);
                }
                check.head = Fingerprint::read(&row.hash);
                previous = row.hash;
            }
        }
        let head_holds = head.is_some_and(|head| {
            u64::try_from(head.seq) == Ok(check.event_count) && head.hash == previous
        });
        check.fault = (!head_holds).then_some(ChainFault::Head);
        Ok(check)
    }
}
