//! Writing events at the end of a write, each chain's head locked until the commit.

use std::collections::BTreeMap;

use super::canonical::Canonical;
use super::{ENCODING, HeadRow, NewEvent, chain_of, origin};
use crate::cell::{cells, instant_text};
use crate::error::StoreError;
use crate::fingerprint::Fingerprint;
use crate::insert::Table;
use crate::row::Place;
use crate::session::WriteSession;
use crate::statement::Statement;

const HEAD: &str = "select chain, seq, hash from event_head where chain = $1";

const MAKE_HEAD: &str = "\
    insert into event_head (chain, seq, hash) values ($1, 0, $2) on conflict (chain) do nothing";

const MOVE_HEAD: &str = "update event_head set seq = $1, hash = $2 where chain = $3";

const REDACT: &str = "\
    update event_payload set bytes = null, redacted_by = $1 \
    where hash = $2 and bytes is not null and exists (select 1 from event e \
        where e.payload_hash = event_payload.hash \
          and {log e $3})";

static PAYLOAD: Table = Table { name: "event_payload", columns: &["hash", "bytes"] };

static EVENT: Table = Table {
    name: "event",
    columns: &[
        "chain",
        "seq",
        "encoding",
        "at_utc",
        "principal_id",
        "action",
        "object_kind",
        "object_id",
        "object_version",
        "payload_hash",
        "previous_hash",
        "hash",
    ],
};

impl WriteSession {
    /// Tells of the change; written at commit, after everything else.
    pub fn log(&mut self, event: NewEvent) -> Result<(), StoreError> {
        // Whoever gives a role below notes it there, where its auditors look.
        let is_overseen =
            event.authority.is_some_and(|authority| self.scope().overseen().contains(&authority));
        if !is_overseen {
            self.permit(event.authority)?;
        }
        self.events.push(event);
        Ok(())
    }

    /// Removes a payload by a decision; the chain still holds. Whether there was one.
    pub async fn redact_payload(
        &mut self,
        hash: Fingerprint,
        decision: &str,
    ) -> Result<bool, StoreError> {
        let cells = cells![decision, hash, self.reach()];
        Ok(self.run(Statement::new(REDACT, cells)).await? > 0)
    }

    /// Writes what was logged: chains in order, each head locked until the commit.
    pub(crate) async fn write_events(&mut self) -> Result<(), StoreError> {
        let mut chains: BTreeMap<String, Vec<NewEvent>> = BTreeMap::new();
        for event in std::mem::take(&mut self.events) {
            chains.entry(chain_of(event.authority)).or_default().push(event);
        }
        for (chain, events) in chains {
            self.write_chain(&chain, events).await?;
        }
        Ok(())
    }

    async fn write_chain(&mut self, chain: &str, events: Vec<NewEvent>) -> Result<(), StoreError> {
        let hashes: Vec<Fingerprint> =
            events.iter().map(|event| Fingerprint::of(&event.payload)).collect();
        let payloads =
            events.iter().zip(&hashes).map(|(event, hash)| cells![*hash, event.payload.clone()]);
        self.insert_unless_there(&PAYLOAD, payloads.collect()).await?;
        let head = self.lock_head(chain).await?;
        let principal = self.scope().principal().to_string();
        let (mut seq, mut previous) = (head.seq, head.hash);
        let mut rows = Vec::with_capacity(events.len());
        for (event, payload_hash) in events.iter().zip(&hashes) {
            seq += 1;
            let at = instant_text(event.at);
            let payload_hash = payload_hash.to_string();
            let hash = Canonical {
                chain,
                seq,
                at: &at,
                principal: &principal,
                action: event.action,
                object_kind: event.object_kind,
                object_id: &event.object_id,
                object_version: event.object_version,
                payload_hash: &payload_hash,
                previous_hash: &previous,
            }
            .hash()
            .to_string();
            rows.push(cells![
                chain,
                seq,
                ENCODING,
                at,
                &principal,
                event.action,
                event.object_kind,
                &event.object_id,
                event.object_version,
                payload_hash,
                previous,
                &hash,
            ]);
            previous = hash;
        }
        self.insert(&EVENT, rows).await?;
        self.run(Statement::new(MOVE_HEAD, cells![seq, previous, chain])).await.map(|_| ())
    }

    /// The chain's head, locked where several may write: PostgreSQL alone has more than one writer.
    async fn lock_head(&mut self, chain: &str) -> Result<HeadRow, StoreError> {
        if let Some(head) = self.head(chain).await? {
            return Ok(head);
        }
        self.run(Statement::new(MAKE_HEAD, cells![chain, origin()])).await?;
        let head = self.head(chain).await?;
        head.ok_or_else(|| Place { table: "event_head", id: chain }.broken("chain"))
    }

    async fn head(&mut self, chain: &str) -> Result<Option<HeadRow>, StoreError> {
        let mut statement = Statement::new(HEAD, cells![chain]);
        if !self.is_sqlite() {
            statement.push(" for update");
        }
        self.one(statement).await
    }
}
