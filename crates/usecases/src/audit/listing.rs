//! The log as an auditor reads it: newest first, narrowed, with names and with what the last check
//! of its chains found.

use std::collections::{BTreeSet, HashMap};

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use tertial_domain::ids::{AuthorityId, PrincipalId};
use tertial_domain::permission::{Act, Scope};
use tertial_store::events::{EventFilter, StoredEvent};
use tertial_store::page::PageRequest;

use super::{LogState, permit};
use crate::context::Context;
use crate::directory::sort_named;
use crate::failure::Failure;

/// Events on a page.
pub const PAGE_SIZE: u32 = 50;
/// Characters of what an event tells that are shown.
const TOLD_LENGTH_MAX: usize = 2_000;

/// Which events are asked for; nothing narrows nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LogQuestion {
    /// On this day or later, UTC.
    pub from: Option<Date>,
    /// On this day or earlier, UTC.
    pub until: Option<Date>,
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
    /// The page, from 1.
    pub page: u32,
}

/// An event as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogLine {
    /// Whose chain, by name; none is the installation's.
    pub authority: Option<String>,
    /// Its number in the chain.
    pub seq: u64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub principal: PrincipalId,
    /// Their name, where they are a person.
    pub name: Option<String>,
    /// The act's code.
    pub action: String,
    /// What kind of thing, by its code.
    pub object_kind: String,
    /// Its identity.
    pub object_id: String,
    /// Its version after the act.
    pub object_version: Option<i64>,
    /// What it tells besides.
    pub told: Told,
}

/// What an event tells besides who, when and about what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// Nothing.
    Nothing,
    /// Words, in the form of whoever wrote them; a long one is cut.
    Words(String),
    /// Bytes that are no words.
    Bytes(usize),
    /// It was removed by this decision.
    Removed(String),
}

/// A page of the log.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LogPage {
    /// The events, newest first.
    pub lines: Vec<LogLine>,
    /// Events on all pages.
    pub total: u64,
    /// Everybody who did something, by name; the program and this machine's reader have none.
    pub principals: Vec<(PrincipalId, Option<String>)>,
    /// Acts by their codes.
    pub actions: BTreeSet<String>,
    /// Kinds of things by their codes.
    pub object_kinds: BTreeSet<String>,
    /// Whose chains, by name.
    pub authorities: Vec<(AuthorityId, String)>,
    /// What the last check found of the chains in reach; none before the first is done.
    pub state: Option<LogState>,
}

/// A page of the events in reach, and what to narrow them by.
pub async fn read_log(
    context: &Context,
    scope: &Scope,
    question: &LogQuestion,
) -> Result<LogPage, Failure> {
    permit(scope, Act::VerifyLog)?;
    let mut session = context.store.read(scope).await?;
    let contents = session.log_contents().await?;
    let people: HashMap<PrincipalId, String> =
        session.people().await?.into_iter().map(|person| (person.id, person.name)).collect();
    let named: HashMap<AuthorityId, String> =
        session.authorities().await?.into_iter().map(|it| (it.id, it.name)).collect();
    let page = PageRequest::new(question.page, PAGE_SIZE);
    let found = session.events(&filter(question), page).await?;
    let name = |id: &AuthorityId| named.get(id).cloned().unwrap_or_else(|| id.to_string());
    let mut authorities: Vec<(AuthorityId, String)> =
        contents.authorities.iter().flatten().map(|id| (*id, name(id))).collect();
    sort_named(&mut authorities);
    let mut persons: Vec<(PrincipalId, String)> =
        contents.principals.iter().filter_map(|id| Some((*id, people.get(id)?.clone()))).collect();
    sort_named(&mut persons);
    let nameless = contents.principals.iter().filter(|id| !people.contains_key(id));
    let state = context.log_watch.state().map(|state| LogState {
        chains: state
            .chains
            .into_iter()
            .filter(|chain| contents.authorities.contains(&chain.authority))
            .collect(),
        ..state
    });
    Ok(LogPage {
        lines: found
            .rows
            .into_iter()
            .map(|event| LogLine {
                authority: event.authority.as_ref().map(name),
                name: people.get(&event.principal).cloned(),
                told: told(&event),
                seq: event.seq,
                at: event.at,
                principal: event.principal,
                action: event.action,
                object_kind: event.object_kind,
                object_id: event.object_id,
                object_version: event.object_version,
            })
            .collect(),
        total: found.total,
        principals: persons
            .into_iter()
            .map(|(id, name)| (id, Some(name)))
            .chain(nameless.map(|id| (*id, None)))
            .collect(),
        actions: contents.actions,
        object_kinds: contents.object_kinds,
        authorities,
        state,
    })
}

fn filter(question: &LogQuestion) -> EventFilter {
    let LogQuestion { from, until, principal, action, object_kind, object_id, authority, .. } =
        question.clone();
    EventFilter {
        from: from.and_then(midnight),
        until: until.and_then(|day| midnight(day.tomorrow().ok()?)),
        principal,
        action,
        object_kind,
        object_id,
        authority,
    }
}

fn midnight(day: Date) -> Option<Timestamp> {
    TimeZone::UTC.to_timestamp(day.to_datetime(Time::midnight())).ok()
}

fn told(event: &StoredEvent) -> Told {
    match (&event.payload, &event.removed_by) {
        (None, decision) => Told::Removed(decision.clone().unwrap_or_default()),
        (Some(bytes), _) if bytes.is_empty() => Told::Nothing,
        (Some(bytes), _) => match std::str::from_utf8(bytes) {
            Ok(text) if text.chars().count() > TOLD_LENGTH_MAX => {
                let beginning: String = text.chars().take(TOLD_LENGTH_MAX).collect();
                Told::Words(format!("{beginning} …"))
            }
            Ok(text) => Told::Words(text.to_owned()),
            Err(_) => Told::Bytes(bytes.len()),
        },
    }
}
