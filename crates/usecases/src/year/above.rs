//! What is said above a place, looked up: goals with their wordings this year, what is followed under
//! them, what is to be done. And a stored report with the links of its goals.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;
use tertial_domain::goal::Goal;
use tertial_domain::ids::{ActivityId, GoalId, IndicatorId, UnitId};
use tertial_domain::period::OperatingYear;
use tertial_domain::report::Report;
use tertial_domain::year::book::{Word, YearBook};
use tertial_domain::year::plan::{Above, ActivityAbove, Begun, GoalAbove, NodeLinks, TargetAbove};
use tertial_store::ReadSession;
use tertial_store::report_facts::FactSubject;
use tertial_store::reports::StoredReport;
use tertial_store::years::StoredYear;

use super::deadlines::way_up;
use crate::directory::Directory;
use crate::failure::{Failure, OrNotFound};
use crate::report_facts::GoalLinks;
use crate::reports::read_body;

/// An open year as a place sees it.
pub(super) struct YearOf {
    /// The year.
    pub(super) open: StoredYear,
    /// All that is said of it, as far as the asker may know.
    pub(super) book: YearBook,
    /// The place and those above it, nearest first.
    pub(super) way_up: Vec<UnitId>,
    /// What stands for the place.
    pub(super) above: Above,
    /// The goals that are named anywhere in the year.
    pub(super) goals: HashMap<GoalId, Goal>,
    /// The names of all indicators that are named.
    pub(super) indicators: BTreeMap<IndicatorId, String>,
    /// The names of all activities that are named.
    pub(super) activities: BTreeMap<ActivityId, String>,
}

impl YearOf {
    /// Reads an open year for a place. Errors: `NotFound` where it is not open.
    pub(super) async fn load(
        session: &mut ReadSession,
        directory: &Directory,
        (place, year): (UnitId, OperatingYear),
        today: Date,
    ) -> Result<Self, Failure> {
        let open = session.planning_year(year).await?.or_not_found()?;
        directory.get(place).or_not_found()?;
        let entries = session.year_entries(year).await?;
        let book = YearBook::new(entries.into_iter().map(|stored| stored.entry).collect());
        let way_up = way_up(directory, place, today);
        let named = Named::of(&book);
        let goals = session.goals(&named.goals).await?;
        let goals: HashMap<GoalId, Goal> = goals.into_iter().map(|goal| (goal.id, goal)).collect();
        let indicators = session.indicators().await?.into_iter();
        let indicators: BTreeMap<IndicatorId, String> = indicators
            .filter(|one| named.indicators.contains(&one.id))
            .map(|one| (one.id, one.name))
            .collect();
        let stored = session.activities_by_ids(&named.activities).await?;
        let activities = stored.iter().map(|one| (one.id, one.name.clone())).collect();
        let mut above = Above::default();
        for entry in book.standing(&way_up) {
            match &entry.word {
                Word::Goal { goal, wording, .. } => {
                    let Some(known) = goals.get(goal) else { continue };
                    let continues = predecessors(session, known).await?;
                    above.goals.push(goal_above(known, wording.as_deref(), continues));
                }
                Word::Activity { activity, goal, .. } => {
                    let found = stored.iter().find(|one| one.id == *activity);
                    above.activities.extend(found.map(|one| ActivityAbove {
                        id: one.id,
                        name: one.name.clone(),
                        goal: *goal,
                        start: one.start,
                        end: one.end,
                    }));
                }
                Word::Target { .. }
                | Word::GoalEnded { .. }
                | Word::TargetEnded { .. }
                | Word::ActivityEnded { .. } => {}
            }
        }
        add_targets(&mut above, &book, &way_up, &indicators);
        above.goals.sort_by_key(|goal| (goal.level, number_key(goal.number.as_deref())));
        Ok(Self { open, book, way_up, above, goals, indicators, activities })
    }
}

/// What the words of a year name.
struct Named {
    goals: Vec<GoalId>,
    indicators: BTreeSet<IndicatorId>,
    activities: Vec<ActivityId>,
}

impl Named {
    fn of(book: &YearBook) -> Self {
        let (mut goals, mut indicators) = (BTreeSet::new(), BTreeSet::new());
        let mut activities = BTreeSet::new();
        for entry in book.entries() {
            match &entry.word {
                Word::Goal { goal, .. } | Word::GoalEnded { goal, .. } => {
                    goals.insert(*goal);
                }
                Word::Target { goal, indicator, .. }
                | Word::TargetEnded { goal, indicator, .. } => {
                    goals.insert(*goal);
                    indicators.insert(*indicator);
                }
                Word::Activity { activity, goal, .. } => {
                    activities.insert(*activity);
                    goals.extend(*goal);
                }
                Word::ActivityEnded { activity, .. } => {
                    activities.insert(*activity);
                }
            }
        }
        let (goals, activities) = (goals.into_iter().collect(), activities.into_iter().collect());
        Self { goals, indicators, activities }
    }
}

fn goal_above(goal: &Goal, wording: Option<&str>, continues: Vec<GoalId>) -> GoalAbove {
    GoalAbove {
        id: goal.id,
        level: goal.level,
        parent: goal.parent,
        number: goal.number.clone(),
        title: wording.unwrap_or(&goal.title).to_owned(),
        continues,
        targets: Vec::new(),
    }
}

/// Goals of other goal sets that this one continues, as somebody has said.
async fn predecessors(session: &mut ReadSession, goal: &Goal) -> Result<Vec<GoalId>, Failure> {
    let Some(lineage) = goal.lineage else { return Ok(Vec::new()) };
    let related = session.goals_in_lineage(lineage).await?;
    Ok(related.into_iter().map(|one| one.id).filter(|id| *id != goal.id).collect())
}

fn add_targets(
    above: &mut Above,
    book: &YearBook,
    way_up: &[UnitId],
    names: &BTreeMap<IndicatorId, String>,
) {
    for entry in book.standing(way_up) {
        let Word::Target { goal, indicator, printed, .. } = &entry.word else { continue };
        let Some(into) = above.goals.iter_mut().find(|one| one.id == *goal) else { continue };
        let target = TargetAbove {
            indicator: *indicator,
            name: names.get(indicator).cloned().unwrap_or_default(),
            printed: printed.clone(),
            periodicity: None,
        };
        // What a committee says of an indicator comes after the council's word, and counts.
        match into.targets.iter_mut().find(|one| one.indicator == *indicator) {
            Some(there) => *there = target,
            None => into.targets.push(target),
        }
    }
}

/// Printed numbers in their order: 1.2 before 1.10; what has none comes last.
pub(super) fn number_key(number: Option<&str>) -> (bool, Vec<u32>, String) {
    let parts = number.unwrap_or_default().split('.');
    let parts: Vec<u32> = parts.filter_map(|part| part.trim().parse().ok()).collect();
    (number.is_none(), parts, number.unwrap_or_default().to_owned())
}

/// A stored report with the links of its goals.
pub(super) async fn stored_report(
    session: &mut ReadSession,
    stored: &StoredReport,
) -> Result<Begun, Failure> {
    let body = session.report_body(stored.latest).await?.or_not_found()?;
    let report = read_body(&body)?;
    let links = links(session, stored, &report).await?;
    Ok(Begun { report, links })
}

async fn links(
    session: &mut ReadSession,
    stored: &StoredReport,
    report: &Report,
) -> Result<Vec<NodeLinks>, Failure> {
    let places = session.fact_places(stored.latest).await?;
    let found: HashMap<&str, FactSubject> =
        places.iter().map(|place| (place.path.as_str(), place.subject)).collect();
    let of_goal = |(at, goal): (usize, &tertial_domain::report::GoalNode)| NodeLinks {
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

/// The links as a report is stored with them.
pub(super) fn goal_links(links: &[NodeLinks]) -> Vec<GoalLinks> {
    let of = |one: &NodeLinks| GoalLinks {
        goal: one.goal,
        indicators: one.indicators.clone(),
        activities: one.activities.clone(),
    };
    links.iter().map(of).collect()
}
