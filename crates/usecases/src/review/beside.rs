//! What the units under the same committee wrote in the same kind of report of a year, remembered
//! while many of them are reviewed.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use tertial_domain::ids::{ReportVersionId, UnitId};
use tertial_domain::organisation::OrgLevel;
use tertial_domain::period::OperatingYear;
use tertial_domain::report::ReportKind;
use tertial_review::Siblings;
use tertial_store::ReadSession;
use tertial_store::reports::StoredReport;

use crate::directory::Directory;
use crate::failure::{Failure, OrNotFound};
use crate::reports::read_body;

/// The reports that stand beside each other: those of the units under a place, of a year and a kind.
type Group = (UnitId, OperatingYear, ReportKind);

/// Paragraphs of siblings, remembered from one review to the next. What has a new version since is
/// read again.
#[derive(Debug, Default)]
pub struct SiblingMemory {
    groups: HashMap<Group, Remembered>,
}

#[derive(Debug)]
struct Remembered {
    versions: Vec<ReportVersionId>,
    siblings: Arc<Siblings>,
}

/// The siblings of reports that are reviewed for one question.
pub(super) struct Beside<'m> {
    memory: &'m mut SiblingMemory,
    /// Groups that were held against the database for this question.
    fresh: HashSet<Group>,
    years: HashMap<OperatingYear, Vec<StoredReport>>,
}

/// Groups remembered at most: a committee's paragraphs are some 50 kB.
const GROUPS_MAX: usize = 512;

/// Reports that can stand beside each other. More under one place is a city whose committees nobody
/// has named.
const REPORTS_MAX: usize = 500;

impl<'m> Beside<'m> {
    pub(super) fn new(memory: &'m mut SiblingMemory) -> Self {
        Self { memory, fresh: HashSet::new(), years: HashMap::new() }
    }

    /// The siblings of a report; `None` where nobody stands beside it.
    pub(super) async fn of(
        &mut self,
        session: &mut ReadSession,
        directory: &Directory,
        stored: &StoredReport,
    ) -> Result<Option<Arc<Siblings>>, Failure> {
        let Some(above) = place_above(directory, stored) else { return Ok(None) };
        let group = (above, stored.year, stored.kind);
        if self.fresh.contains(&group)
            && let Some(known) = self.memory.groups.get(&group)
        {
            return Ok(Some(Arc::clone(&known.siblings)));
        }
        let versions = self.versions(session, directory, group).await?;
        if versions.len() > REPORTS_MAX {
            return Ok(None);
        }
        if self.memory.groups.len() >= GROUPS_MAX {
            self.memory.groups.clear();
        }
        let siblings = match self.memory.groups.get(&group) {
            Some(known) if known.versions == versions => Arc::clone(&known.siblings),
            Some(_) | None => {
                let siblings = Arc::new(read(session, &versions).await?);
                let remembered = Remembered { versions, siblings: Arc::clone(&siblings) };
                self.memory.groups.insert(group, remembered);
                siblings
            }
        };
        self.fresh.insert(group);
        Ok(Some(siblings))
    }

    /// The latest versions of a group's reports, in one order.
    async fn versions(
        &mut self,
        session: &mut ReadSession,
        directory: &Directory,
        group: Group,
    ) -> Result<Vec<ReportVersionId>, Failure> {
        let (above, year, kind) = group;
        let of_year = match self.years.entry(year) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(session.reports_of_year(year).await?),
        };
        let of_group = of_year
            .iter()
            .filter(|other| other.kind == kind && place_above(directory, other) == Some(above));
        let mut versions: Vec<ReportVersionId> = of_group.map(|other| other.latest).collect();
        versions.sort_unstable();
        Ok(versions)
    }
}

/// Under whom a report's unit stood then: a committee, else whatever is next above; a committee
/// stands beside nobody.
fn place_above(directory: &Directory, stored: &StoredReport) -> Option<UnitId> {
    let level = directory.get(stored.unit).map(|unit| unit.level);
    if level == Some(OrgLevel::Committee) {
        return None;
    }
    let day = directory.day_in(stored.unit, stored.year);
    let next = || directory.above(stored.unit, day).into_iter().next();
    committee_above(directory, stored).or_else(next)
}

/// The committee that a report's unit was under then; a committee is under none.
pub(super) fn committee_above(directory: &Directory, stored: &StoredReport) -> Option<UnitId> {
    let day = directory.day_in(stored.unit, stored.year);
    directory.above(stored.unit, day).into_iter().find(|&place| {
        let level = directory.get(place).map(|unit| unit.level);
        level == Some(OrgLevel::Committee)
    })
}

async fn read(
    session: &mut ReadSession,
    versions: &[ReportVersionId],
) -> Result<Siblings, Failure> {
    let mut all = Siblings::default();
    for version in versions {
        let body = session.report_body(*version).await?.or_not_found()?;
        all.add(&read_body(&body)?);
    }
    all.finish();
    Ok(all)
}
