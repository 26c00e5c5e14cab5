//! What a version of a report says of itself: how much of what is asked for is there, and its
//! money. A version never changes, so it is read once and remembered.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use tertial_domain::ids::ReportVersionId;
use tertial_domain::organisation::OrgLevel;
use tertial_domain::period::OperatingYear;
use tertial_domain::report::{Report, ReportKind};
use tertial_store::ReadSession;

use crate::board::{BudgetGap, Completeness};
use crate::context::Context;
use crate::failure::Failure;
use crate::reports::files::template_for;
use crate::reports::read_body;
use crate::sheets::outlook;
use crate::workflow::missing::{GapKind, asked_for, said_by_itself};

/// Versions that are remembered at most: a few megabytes.
const VERSIONS_MAX: usize = 20_000;
/// Bodies that are read together.
const AT_ONCE: usize = 200;

/// What is remembered of versions, for everybody: who may know of one is the store's to say.
#[derive(Debug, Default)]
pub struct BoardMemory(Mutex<HashMap<ReportVersionId, Said>>);

/// What a version says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) completeness: Option<Completeness>,
    pub(super) budget: Option<BudgetGap>,
}

impl BoardMemory {
    fn known(&self, versions: &[(ReportVersionId, OrgLevel)]) -> HashMap<ReportVersionId, Said> {
        let memory = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = |(version, _): &(ReportVersionId, OrgLevel)| {
            memory.get(version).map(|said| (*version, *said))
        };
        versions.iter().filter_map(known).collect()
    }

    fn keep(&self, new: &HashMap<ReportVersionId, Said>) {
        let mut memory = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if memory.len() + new.len() > VERSIONS_MAX {
            memory.clear();
        }
        memory.extend(new.iter().map(|(version, said)| (*version, *said)));
    }
}

/// What versions say of themselves. Those that nobody has asked for yet are read.
pub(super) async fn said(
    context: &Context,
    session: &mut ReadSession,
    versions: &[(ReportVersionId, OrgLevel)],
    (year, kind): (OperatingYear, ReportKind),
) -> Result<HashMap<ReportVersionId, Said>, Failure> {
    let mut found = context.board_memory.known(versions);
    let new: Vec<ReportVersionId> = versions
        .iter()
        .map(|(version, _)| *version)
        .filter(|version| !found.contains_key(version))
        .collect();
    let levels: HashMap<ReportVersionId, OrgLevel> = versions.iter().copied().collect();
    for some in new.chunks(AT_ONCE) {
        let mut read = HashMap::with_capacity(some.len());
        for (version, body) in session.report_bodies(some).await? {
            let Some(level) = levels.get(&version) else { continue };
            let report = read_body(&body)?;
            read.insert(version, of(context, &report, (*level, year, kind)));
        }
        context.board_memory.keep(&read);
        found.extend(read);
    }
    Ok(found)
}

fn of(
    context: &Context,
    report: &Report,
    (level, year, kind): (OrgLevel, OperatingYear, ReportKind),
) -> Said {
    let template = template_for(context, (kind.into(), level), year).map(|own| &own.template);
    let count = |found: usize| u32::try_from(found).unwrap_or(u32::MAX);
    let gaps = said_by_itself(report, (kind, level), template);
    let is_section = |(kind, _, _): &&(GapKind, String, String)| *kind == GapKind::SectionEmpty;
    let empty = gaps.iter().filter(is_section).count();
    let asked = template.map_or(0, |template| asked_for(template).count());
    let completeness = Some(Completeness {
        asked: count(asked),
        filled: count(asked.saturating_sub(empty)),
        missing: count(gaps.len()),
    });
    let budget = outlook(report).and_then(|money| {
        let (budget, forecast) = money.result?;
        Some(BudgetGap { ore: forecast.saturating_sub(budget), scale: money.scale })
    });
    Said { completeness, budget }
}
