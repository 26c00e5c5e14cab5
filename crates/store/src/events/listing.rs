//! The log as a list, narrowed and newest first, for whoever audits.

use std::collections::BTreeSet;

use jiff::Timestamp;
use tertial_domain::ids::{AuthorityId, PrincipalId};

use super::{EVENTS, EventRow, StoredEvent, authority_of, chain_of};
use crate::cell::cells;
use crate::error::StoreError;
use crate::page::{Page, PageRequest};
use crate::row::Place;
use crate::session::ReadSession;
use crate::statement::Statement;

/// Which events are asked for; nothing narrows nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EventFilter {
    /// At this instant or later.
    pub from: Option<Timestamp>,
    /// Before this instant.
    pub until: Option<Timestamp>,
    /// By whom.
    pub principal: Option<PrincipalId>,
    /// Which act.
    pub action: Option<String>,
    /// About what kind of thing.
    pub object_kind: Option<String>,
    /// About which thing.
    pub object_id: Option<String>,
    /// In whose chain.
    pub authority: Option<AuthorityId>,
}

/// What a log in reach has to choose among.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LogContents {
    /// Those who did something.
    pub principals: BTreeSet<PrincipalId>,
    /// Acts by their codes.
    pub actions: BTreeSet<String>,
    /// Kinds of things by their codes.
    pub object_kinds: BTreeSet<String>,
    /// Whose chains; the installation's is none.
    pub authorities: BTreeSet<Option<AuthorityId>>,
}

const COUNT: &str = "select count(*) from event e where {log e $1}";

const CONTENTS: &str = "\
    select distinct principal_id, action, object_kind, chain from event where {log event $1}";

impl ReadSession {
    /// A page of events, newest first; the last page when one past the end is asked for.
    pub async fn events(
        &mut self,
        filter: &EventFilter,
        page: PageRequest,
    ) -> Result<Page<StoredEvent>, StoreError> {
        let mut statement = Statement::new(COUNT, cells![self.reach()]);
        narrow(&mut statement, filter);
        let total = self.count(statement).await?;
        let page = page.within(total);
        let mut statement = Statement::new(EVENTS, cells![self.reach()]);
        narrow(&mut statement, filter);
        statement.push(" order by e.at_utc desc, e.chain desc, e.seq desc limit ");
        statement.push_value(page.limit()).push(" offset ").push_value(page.offset());
        let rows: Vec<EventRow> = self.all(statement).await?;
        let rows = rows.into_iter().map(EventRow::read).collect::<Result<_, _>>()?;
        Ok(Page { rows, total })
    }

    /// What the events in reach have to choose among.
    pub async fn log_contents(&mut self) -> Result<LogContents, StoreError> {
        let rows: Vec<(String, String, String, String)> =
            self.all(Statement::new(CONTENTS, cells![self.reach()])).await?;
        let mut contents = LogContents::default();
        for (principal, action, object_kind, chain) in rows {
            let place = Place { table: "event", id: &chain };
            contents.principals.insert(place.parse("principal_id", &principal)?);
            contents.authorities.insert(authority_of(&chain)?);
            contents.actions.insert(action);
            contents.object_kinds.insert(object_kind);
        }
        Ok(contents)
    }
}

fn narrow(statement: &mut Statement, filter: &EventFilter) {
    if let Some(from) = filter.from {
        statement.push(" and e.at_utc >= ").push_value(from);
    }
    if let Some(until) = filter.until {
        statement.push(" and e.at_utc < ").push_value(until);
    }
    if let Some(principal) = filter.principal {
        statement.push(" and e.principal_id = ").push_value(principal);
    }
    if let Some(action) = &filter.action {
        statement.push(" and e.action = ").push_value(action);
    }
    if let Some(kind) = &filter.object_kind {
        statement.push(" and e.object_kind = ").push_value(kind);
    }
    if let Some(id) = &filter.object_id {
        statement.push(" and e.object_id = ").push_value(id);
    }
    if let Some(authority) = filter.authority {
        statement.push(" and e.chain = ").push_value(chain_of(Some(authority)));
    }
}
