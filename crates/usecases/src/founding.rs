//! Founding a city: its structure and many reports in one bulk write, one event a report.

use tertial_domain::activity::Activity;
use tertial_domain::goal::{Goal, GoalSet};
use tertial_domain::ids::{AuthorityId, LineageId, UnitId};
use tertial_domain::indicator::Indicator;
use tertial_domain::organisation::{OrgUnit, Succession};
use tertial_domain::permission::{Act, Scope};
use tertial_store::activities::NewActivity;
use tertial_store::events::NewEvent;
use tertial_store::founding::FoundingSession;
use tertial_store::goals::NewGoal;
use tertial_store::indicators::NewIndicator;
use tertial_store::organisation::{Authority, NewOrgUnit};
use tertial_store::provenance::Provenance;
use tertial_store::reports::{ReportRows, RowMaker};

use crate::context::Context;
use crate::failure::{Failure, permit};
use crate::report_facts::Prepared;

/// Everything of a city but its reports. Parents stand before what is below them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Structure {
    /// Authorities and their names.
    pub authorities: Vec<(AuthorityId, String)>,
    /// The organisation with its history.
    pub units: Vec<OrgUnit>,
    /// What became of places.
    pub successions: Vec<Succession>,
    /// Goal sets.
    pub goal_sets: Vec<GoalSet>,
    /// Which goals continue each other.
    pub lineages: Vec<LineageId>,
    /// Goals.
    pub goals: Vec<Goal>,
    /// Indicators.
    pub indicators: Vec<Indicator>,
    /// Activities.
    pub activities: Vec<Activity>,
}

/// A city being founded: nothing is there for others until [`Founding::finish`].
pub struct Founding {
    session: FoundingSession,
    context: Context,
}

impl Founding {
    /// Takes the one writer, without a time limit.
    pub async fn begin(context: &Context, scope: &Scope) -> Result<Self, Failure> {
        permit(scope, Act::WriteStructure)?;
        let session = context.store.bulk(scope).await?;
        let session = FoundingSession::begin(session).await?;
        Ok(Self { session, context: context.clone() })
    }

    /// Stores the structure.
    pub async fn structure(&mut self, structure: Structure) -> Result<(), Failure> {
        let now = self.context.clock.now();
        let session = &mut self.session;
        let authority_of = authority_index(&structure.units);
        let authorities: Vec<Authority> =
            structure.authorities.into_iter().map(|(id, name)| Authority { id, name }).collect();
        session.create_authorities(&authorities).await?;
        let units = structure.units.into_iter();
        let units: Vec<NewOrgUnit> =
            units.map(|unit| NewOrgUnit { unit, provenance: Provenance::Entered }).collect();
        session.create_org_units(&units).await?;
        session.create_successions(&structure.successions).await?;
        session.create_goal_sets(&structure.goal_sets).await?;
        for lineage in structure.lineages {
            session.create_lineage(lineage, now).await?;
        }
        let goals = owned(structure.goals, &authority_of, |goal| goal.owner)?;
        let goals: Vec<NewGoal> = goals
            .into_iter()
            .map(|(goal, authority)| NewGoal { goal, authority, provenance: Provenance::Entered })
            .collect();
        session.create_goals(&goals).await?;
        let indicators: Vec<NewIndicator> = structure
            .indicators
            .into_iter()
            .map(|indicator| NewIndicator { indicator, provenance: Provenance::Entered })
            .collect();
        session.create_indicators(&indicators).await?;
        self.activities(structure.activities, &authority_of).await?;
        for (authority, name) in authorities.iter().map(|a| (a.id, &a.name)) {
            self.session.log(NewEvent {
                authority: Some(authority),
                at: now,
                action: "authority-founded",
                object_kind: "authority",
                object_id: authority.to_string(),
                object_version: Some(1),
                payload: name.clone().into_bytes(),
            })?;
        }
        Ok(())
    }

    async fn activities(
        &mut self,
        activities: Vec<Activity>,
        authority_of: &AuthorityIndex,
    ) -> Result<(), Failure> {
        let activities: Vec<NewActivity> = owned(activities, authority_of, |a| a.owner)?
            .into_iter()
            .map(|(activity, authority)| NewActivity {
                activity,
                authority,
                provenance: Provenance::Entered,
            })
            .collect();
        Ok(self.session.create_activities(&activities).await?)
    }

    /// Stores reports, one event each.
    pub async fn reports(&mut self, prepared: Vec<Prepared>) -> Result<(), Failure> {
        self.batch(BatchMaker::new().batch(prepared)).await
    }

    /// Stores reports whose rows were made elsewhere, one event each.
    pub async fn batch(&mut self, batch: Batch) -> Result<(), Failure> {
        for report in self.session.insert_reports(batch.0).await? {
            self.session.log(NewEvent {
                authority: Some(report.authority),
                at: report.stored_at,
                action: "report-stored",
                object_kind: "report",
                object_id: report.id.to_string(),
                object_version: Some(1),
                payload: report.sha256.to_string().into_bytes(),
            })?;
        }
        Ok(())
    }

    /// Makes it last.
    pub async fn finish(self) -> Result<(), Failure> {
        Ok(self.session.commit().await?)
    }
}

/// Reports as rows, ready to be stored.
pub struct Batch(ReportRows);

impl Batch {
    /// How many reports.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Makes batches. It needs no session, so it may work on one core while another stores.
#[derive(Default)]
pub struct BatchMaker(RowMaker);

impl BatchMaker {
    /// A maker that knows no words yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The rows of some reports.
    pub fn batch(&mut self, prepared: Vec<Prepared>) -> Batch {
        let reports: Vec<_> = prepared.into_iter().map(|prepared| prepared.0).collect();
        Batch(self.0.rows(&reports))
    }
}

type AuthorityIndex = std::collections::HashMap<UnitId, AuthorityId>;

fn authority_index(units: &[OrgUnit]) -> AuthorityIndex {
    units.iter().map(|unit| (unit.id, unit.authority)).collect()
}

/// Things with the authority of who owns them.
fn owned<T>(
    things: Vec<T>,
    authority_of: &AuthorityIndex,
    owner: impl Fn(&T) -> UnitId,
) -> Result<Vec<(T, AuthorityId)>, Failure> {
    things
        .into_iter()
        .map(|thing| {
            let owner = owner(&thing);
            let authority = authority_of.get(&owner).copied();
            let authority = authority
                .ok_or_else(|| Failure::Internal(format!("{owner} is not in the organisation")))?;
            Ok((thing, authority))
        })
        .collect()
}
