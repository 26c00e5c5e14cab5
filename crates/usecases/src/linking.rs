//! Linking a document's names to what is stored, and making what is not there, all of it unconfirmed.

use jiff::civil::Date;
use tertial_domain::goal::{GoalLevel, GoalSet};
use tertial_domain::ids::{AuthorityId, GoalSetId, ImportId, UnitId};
use tertial_domain::organisation::{OrgLevel, OrgUnit, OrgUnitPeriod};
use tertial_domain::period::{OperatingYear, Validity};
use tertial_domain::report::Report;
use tertial_import::draft::Draft;
use tertial_store::WriteSession;
use tertial_store::imports::{ImportMatch, MatchSubject};
use tertial_store::organisation::{Authority, NewOrgUnit};
use tertial_store::provenance::Provenance;

use crate::context::Context;
use crate::directory::Directory;
use crate::failure::Failure;
use crate::goals::goal_set_of;
use crate::linking::rows::RowLinker;
use crate::matching::{Known, Match, match_name};
use crate::read_in::MatchCounts;
use crate::report_facts::GoalLinks;

mod rows;

/// What a document was linked to.
pub(crate) struct Linked {
    pub(crate) unit: UnitId,
    pub(crate) unit_name: String,
    pub(crate) authority: AuthorityId,
    pub(crate) links: Vec<GoalLinks>,
    pub(crate) matches: Vec<ImportMatch>,
}

impl Linked {
    pub(crate) fn counts(&self) -> MatchCounts {
        let mut counts = MatchCounts::default();
        self.matches.iter().for_each(|found| counts.add(found.method));
        counts
    }
}

/// Links one document.
pub(crate) struct Linker<'a> {
    context: &'a Context,
    year: OperatingYear,
    city: &'a str,
    matches: Vec<ImportMatch>,
}

/// A place in the organisation that a document belongs to.
#[derive(Clone)]
struct Home {
    unit: UnitId,
    name: String,
    authority: AuthorityId,
    /// The committee, else the unit itself.
    committee: UnitId,
    /// The council, else the committee.
    council: UnitId,
}

impl<'a> Linker<'a> {
    pub(crate) fn new(context: &'a Context, year: OperatingYear, city: &'a str) -> Self {
        Self { context, year, city, matches: Vec::new() }
    }

    pub(crate) async fn link(
        mut self,
        session: &mut WriteSession,
        draft: &Draft,
        (import, unit): (ImportId, &str),
    ) -> Result<Linked, Failure> {
        let head_line = draft.provenance.head.map(|span| span.first);
        let from = Provenance::ReadIn { import, line: head_line, confirmed: false };
        let home = self.home(session, &draft.report, (unit, from.clone())).await?;
        let goal_set = self.goal_set(session).await?;
        let mut rows = RowLinker::load(self.context, session, home.clone(), goal_set).await?;
        let links = rows.link(session, draft, import).await?;
        self.matches.append(&mut rows.matches);
        let Home { unit, name, authority, .. } = home;
        Ok(Linked { unit, unit_name: name, authority, links, matches: self.matches })
    }

    fn day(&self) -> Date {
        self.year.end().yesterday().unwrap_or_else(|_| self.year.first_day())
    }

    /// Finds or makes the unit with what is above it.
    async fn home(
        &mut self,
        session: &mut WriteSession,
        report: &Report,
        (unit, from): (&str, Provenance),
    ) -> Result<Home, Failure> {
        let directory = Directory::load(session).await?;
        let council = match directory.top() {
            Some(top) => (top.id, top.authority),
            None => self.new_place(session, (self.city, OrgLevel::Council, None), &from).await?,
        };
        let committee = match report.committee.as_deref() {
            Some(name) => {
                let place = (name, OrgLevel::Committee, Some(council.0));
                Some(self.place(session, &directory, place, &from).await?)
            }
            None => None,
        };
        let is_committee = report.unit.is_none() && report.committee.is_some();
        let found = match committee {
            Some(committee) if is_committee => committee,
            committee => {
                let above = committee.map_or(council.0, |(id, _)| id);
                let place = (unit, OrgLevel::Unit, Some(above));
                self.place(session, &directory, place, &from).await?
            }
        };
        let known = directory.committee_of(found.0, self.day());
        Ok(Home {
            unit: found.0,
            name: match directory.get(found.0) {
                Some(_) => directory.name_in(found.0, self.year),
                None => unit.to_owned(),
            },
            authority: found.1,
            committee: committee.map(|(id, _)| id).or(known).unwrap_or(found.0),
            council: council.0,
        })
    }

    /// Finds a place by any of the names it has had, or makes it.
    async fn place(
        &mut self,
        session: &mut WriteSession,
        directory: &Directory,
        (name, level, above): (&str, OrgLevel, Option<UnitId>),
        from: &Provenance,
    ) -> Result<(UnitId, AuthorityId), Failure> {
        let is_alike = |unit: &&OrgUnit| match level {
            OrgLevel::Committee => unit.level == OrgLevel::Committee,
            OrgLevel::Council | OrgLevel::Department | OrgLevel::Unit | OrgLevel::Workplace => {
                unit.level != OrgLevel::Council
            }
        };
        let known: Vec<Known<UnitId>> = directory
            .units()
            .iter()
            .filter(is_alike)
            .flat_map(|unit| unit.periods.iter().map(|period| Known::new(unit.id, &period.name)))
            .collect();
        let found = match_name(name, &known);
        let linked = found.linked.and_then(|id| directory.get(id));
        let subject = match level {
            OrgLevel::Committee => MatchSubject::Committee,
            OrgLevel::Council | OrgLevel::Department | OrgLevel::Unit | OrgLevel::Workplace => {
                MatchSubject::Unit
            }
        };
        let place = match linked {
            Some(unit) => (unit.id, unit.authority),
            None => self.new_place(session, (name, level, above), from).await?,
        };
        let line = match from {
            Provenance::ReadIn { line, .. } => *line,
            Provenance::Entered => None,
        };
        self.matches.push(import_match(subject, name, line, &found, place.0.to_string()));
        Ok(place)
    }

    async fn new_place(
        &self,
        session: &mut WriteSession,
        (name, level, parent): (&str, OrgLevel, Option<UnitId>),
        from: &Provenance,
    ) -> Result<(UnitId, AuthorityId), Failure> {
        // A place whose committee nobody has named is an authority of its own: so its drafts stop
        // at its own border until a person says where it belongs.
        let id = UnitId::from_bits(self.context.ids.next());
        let authority = AuthorityId::from_bits(self.context.ids.next());
        let name = name.to_owned();
        session.create_authorities(&[Authority { id: authority, name: name.clone() }]).await?;
        let validity = Validity::since(self.year.first_day());
        let periods = vec![OrgUnitPeriod { validity, name, parent }];
        let unit = OrgUnit { id, level, authority, periods };
        session.create_org_units(&[NewOrgUnit { unit, provenance: from.clone() }]).await?;
        Ok((id, authority))
    }

    /// The goal set that holds in the year; one for the year alone where none is known.
    async fn goal_set(&self, session: &mut WriteSession) -> Result<GoalSetId, Failure> {
        if let Some(set) = goal_set_of(session, self.year).await? {
            return Ok(set.id);
        }
        let id = GoalSetId::from_bits(self.context.ids.next());
        let first = self.year.first_day();
        let validity =
            Validity::new(first, Some(self.year.end())).unwrap_or_else(|| Validity::since(first));
        session.create_goal_sets(&[GoalSet { id, name: self.year.to_string(), validity }]).await?;
        Ok(id)
    }
}

/// A match as it is kept for a person to look at.
fn import_match<I>(
    subject: MatchSubject,
    printed: &str,
    line: Option<u32>,
    found: &Match<I>,
    stored: String,
) -> ImportMatch {
    ImportMatch {
        subject,
        printed: printed.to_owned(),
        line,
        linked: Some(stored),
        method: found.method,
        alternatives: found.alternatives.clone(),
    }
}

/// Who owns a goal of a level, for a document of a unit.
fn owner(level: GoalLevel, home: &Home) -> UnitId {
    match level {
        GoalLevel::Focus | GoalLevel::Area => home.council,
        GoalLevel::Committee => home.committee,
        GoalLevel::Unit => home.unit,
    }
}
