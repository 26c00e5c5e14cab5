//! The next version of a report whose words have changed: its figures and links are those of the
//! version before, since no file can change them.

use std::collections::HashMap;

use tertial_domain::ids::{OutcomeId, TargetId};
use tertial_domain::report::Report;
use tertial_store::WriteSession;
use tertial_store::report_facts::FactSubject;
use tertial_store::reports::{NewVersion, StoredReport};
use tertial_store::targets::NewTarget;

use crate::context::Context;
use crate::failure::Failure;
use crate::report_facts::{Figures, GoalLinks, ReportOrder};

/// The next version of what is worked on, with these words.
pub(crate) async fn new_version(
    context: &Context,
    session: &mut WriteSession,
    stored: &StoredReport,
    report: Report,
) -> Result<NewVersion, Failure> {
    let links = links(session, stored, &report).await?;
    let own = session.outcomes_of_version(stored.latest).await?.into_iter();
    let outcomes = own.map(|known| {
        let mut outcome = known.outcome;
        outcome.id = OutcomeId::from_bits(context.ids.next());
        outcome
    });
    let order = ReportOrder {
        id: stored.id,
        unit: stored.unit,
        authority: stored.authority,
        year: stored.year,
        kind: stored.kind,
        state: stored.state,
        confirmed: stored.confirmed,
        report,
        links,
        figures: Figures::Known { outcomes: outcomes.collect(), targets: Vec::new() },
    };
    let mut version = order.new_version(context.ids.as_ref(), context.clock.now(), None);
    for target in session.targets_of_version(stored.latest).await? {
        version.facts.targets.push(NewTarget {
            id: TargetId::from_bits(context.ids.next()),
            indicator: target.indicator,
            owner: target.owner,
            target: target.target,
            printed: target.printed,
            valid_from: target.valid_from,
            decision: target.decision,
            source_line: target.source_line,
        });
    }
    Ok(version)
}

/// What the goals and rows of the version before are linked to: words alone have changed, so each
/// stands where it stood.
async fn links(
    session: &mut WriteSession,
    stored: &StoredReport,
    report: &Report,
) -> Result<Vec<GoalLinks>, Failure> {
    let places = session.fact_places(stored.latest).await?;
    let found: HashMap<&str, FactSubject> =
        places.iter().map(|place| (place.path.as_str(), place.subject)).collect();
    let of_goal = |(at, goal): (usize, &tertial_domain::report::GoalNode)| GoalLinks {
        goal: match found.get(format!("goal/{at}").as_str()) {
            Some(FactSubject::Goal(id)) => *id,
            _ => None,
        },
        indicators: (0..goal.indicators.len())
            .map(|row| match found.get(format!("goal/{at}/indicator/{row}").as_str()) {
                Some(FactSubject::Indicator(id)) => *id,
                _ => None,
            })
            .collect(),
        activities: (0..goal.activities.len())
            .map(|row| match found.get(format!("goal/{at}/activity/{row}").as_str()) {
                Some(FactSubject::Activity(id)) => *id,
                _ => None,
            })
            .collect(),
    };
    Ok(report.walk_goals().enumerate().map(of_goal).collect())
}
