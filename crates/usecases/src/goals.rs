//! The goal chain of a year (*röda tråden*) and one goal with its surroundings.

mod one;

use std::collections::{HashMap, HashSet};

use tertial_domain::assessment::Assessment;
use tertial_domain::goal::{Goal, GoalLevel, GoalSet};
use tertial_domain::ids::{GoalId, GoalSetId, UnitId};
use tertial_domain::period::OperatingYear;
use tertial_domain::permission::{Act, Scope};
use tertial_store::ReadSession;
use tertial_store::assessments::StoredAssessment;

use crate::context::Context;
use crate::directory::Directory;
use crate::failure::{Failure, OrNotFound, permit};
use crate::follow_up::{self, Forecast};
use crate::overview::GradeCounts;
pub use one::{GoalActivity, GoalAnswer, GoalIndicator, GoalPage, show};

/// The chain of a year, from the council down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalChain {
    /// The year shown.
    pub year: OperatingYear,
    /// Years to choose from, latest first.
    pub years: Vec<OperatingYear>,
    /// The goal set's name.
    pub goal_set: Option<String>,
    /// Committees to choose from.
    pub committees: Vec<(UnitId, String)>,
    /// The committee it is narrowed to.
    pub committee: Option<UnitId>,
    /// The newest follow-up of the places shown, while it is a forecast.
    pub forecast: Option<Forecast>,
    /// Focus goals, in printed order.
    pub focus_goals: Vec<ChainGoal>,
    /// Area and committee goals that no unit has answered; those of the committee alone where the
    /// chain is narrowed to one, for an area that it aims at nothing in is no gap of its.
    pub gaps: Vec<ChainGap>,
}

/// A goal in the chain with what is below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainGoal {
    /// The goal.
    pub id: GoalId,
    /// Its level.
    pub level: GoalLevel,
    /// Printed number.
    pub number: Option<String>,
    /// Title.
    pub title: String,
    /// The owner's name, below the council.
    pub owner: Option<String>,
    /// The owner's own assessment, latest of the year.
    pub assessment: Assessment,
    /// Assessments of the unit goals below, whatever their depth.
    pub unit_counts: GradeCounts,
    /// Goals below; unit goals are counted and not listed when there are very many.
    pub goals: Vec<ChainGoal>,
}

/// A goal that has nothing below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainGap {
    /// The goal.
    pub id: GoalId,
    /// Number and title as printed.
    pub title: String,
    /// The committee whose goal it is.
    pub owner: Option<String>,
}

/// Goals from the focus goal down that a chain may hold.
const DEPTH_MAX: usize = 8;

/// The chain of a year, the latest with any report unless one is asked for; narrowed to what a
/// committee and the units below it have done, when one is named.
pub async fn chain(
    context: &Context,
    scope: &Scope,
    year: Option<OperatingYear>,
    committee: Option<UnitId>,
) -> Result<GoalChain, Failure> {
    permit(scope, Act::ReadFacts)?;
    let mut session = context.store.read(scope).await?;
    let directory = Directory::load(&mut session).await?;
    let years = session.report_years().await?;
    let year = year
        .or_else(|| years.first().copied())
        .or_else(|| OperatingYear::new(context.clock.today().year()))
        .or_not_found()?;
    let set = goal_set_of(&mut session, year).await?;
    let assessments = session.assessments_of_year(year).await?;
    let goals = match &set {
        Some(set) => goals_standing(&mut session, set.id, &assessments).await?,
        None => Vec::new(),
    };
    let mut chain = Chain::new(&directory, &goals, &assessments, year);
    let owners = committee.map(|committee| directory.within(committee));
    if let Some(owners) = &owners {
        chain.narrow_to(owners);
    }
    Ok(GoalChain {
        year,
        years,
        goal_set: set.map(|set| set.name),
        committees: directory.committees(),
        committee,
        forecast: follow_up::newest(&directory, (year, owners.as_deref()), &goals, &assessments),
        focus_goals: chain.roots(),
        gaps: chain.gaps(),
    })
}

/// The goal set that holds on the last day of a year.
pub(crate) async fn goal_set_of(
    session: &mut ReadSession,
    year: OperatingYear,
) -> Result<Option<GoalSet>, Failure> {
    let sets = session.goal_sets().await?;
    let day = year.end().yesterday().unwrap_or_else(|_| year.first_day());
    Ok(sets.into_iter().rev().find(|set| set.validity.contains(day)))
}

/// Each unit's last word of the year on each goal: the annual report before the tertial reports.
pub(crate) fn latest_of_year(
    assessments: &[StoredAssessment],
) -> HashMap<(GoalId, UnitId), &StoredAssessment> {
    let mut latest: HashMap<(GoalId, UnitId), &StoredAssessment> = HashMap::new();
    for answer in assessments {
        latest
            .entry((answer.goal, answer.unit))
            .and_modify(|found| {
                if found.kind < answer.kind {
                    *found = answer;
                }
            })
            .or_insert(answer);
    }
    latest
}

/// The goals of a set that stand in a year. What only documents have named, and no person has
/// confirmed, stands in the years whose documents name it, with the goals above it.
pub(crate) async fn goals_standing(
    session: &mut ReadSession,
    set: GoalSetId,
    of_year: &[StoredAssessment],
) -> Result<Vec<Goal>, Failure> {
    let goals = session.goals_of_set(set).await?;
    let unconfirmed: HashSet<GoalId> = session.unconfirmed_goals(set).await?.into_iter().collect();
    if unconfirmed.is_empty() {
        return Ok(goals);
    }
    let parents: HashMap<GoalId, Option<GoalId>> =
        goals.iter().map(|goal| (goal.id, goal.parent)).collect();
    let mut standing: HashSet<GoalId> = HashSet::new();
    for answer in of_year {
        let mut at = Some(answer.goal);
        while let Some(goal) = at.filter(|goal| standing.insert(*goal)) {
            at = parents.get(&goal).copied().flatten();
        }
    }
    let stands = |goal: &Goal| !unconfirmed.contains(&goal.id) || standing.contains(&goal.id);
    Ok(goals.into_iter().filter(stands).collect())
}

/// "2.10" after "2.9", goals without a number last, by title.
pub(crate) fn in_printed_order(goals: &mut [&Goal]) {
    goals.sort_by_cached_key(|goal| {
        let number = goal.number.as_deref().map(|number| {
            number.split('.').map(|part| part.trim().parse().unwrap_or(u32::MAX)).collect()
        });
        (number.is_none(), number.unwrap_or_else(Vec::<u32>::new), goal.title.clone())
    });
}

/// A goal's number and title.
pub(crate) fn printed(goal: &Goal) -> String {
    match &goal.number {
        Some(number) => format!("{number} {}", goal.title),
        None => goal.title.clone(),
    }
}

/// The goals of a set with what was said of them in a year.
struct Chain<'a> {
    directory: &'a Directory,
    below: HashMap<Option<GoalId>, Vec<&'a Goal>>,
    by_id: HashMap<GoalId, &'a Goal>,
    said: HashMap<(GoalId, UnitId), &'a StoredAssessment>,
    year: OperatingYear,
    is_narrowed: bool,
}

impl<'a> Chain<'a> {
    fn new(
        directory: &'a Directory,
        goals: &'a [Goal],
        assessments: &'a [StoredAssessment],
        year: OperatingYear,
    ) -> Self {
        let mut below: HashMap<Option<GoalId>, Vec<&Goal>> = HashMap::new();
        for goal in goals {
            below.entry(goal.parent).or_default().push(goal);
        }
        for goals in below.values_mut() {
            in_printed_order(goals);
        }
        let by_id = goals.iter().map(|goal| (goal.id, goal)).collect();
        Self {
            directory,
            below,
            by_id,
            said: latest_of_year(assessments),
            year,
            is_narrowed: false,
        }
    }

    /// Leaves out committee and unit goals that others own.
    fn narrow_to(&mut self, owners: &[UnitId]) {
        self.is_narrowed = true;
        for goals in self.below.values_mut() {
            goals.retain(|goal| match goal.level {
                GoalLevel::Focus | GoalLevel::Area => true,
                GoalLevel::Committee | GoalLevel::Unit => owners.binary_search(&goal.owner).is_ok(),
            });
        }
    }

    fn children(&self, id: Option<GoalId>) -> &[&'a Goal] {
        self.below.get(&id).map_or(&[], Vec::as_slice)
    }

    fn roots(&self) -> Vec<ChainGoal> {
        self.children(None).iter().map(|goal| self.node(goal, DEPTH_MAX)).collect()
    }

    fn node(&self, goal: &Goal, depth: usize) -> ChainGoal {
        let own = self.said.get(&(goal.id, goal.owner));
        let mut unit_counts = GradeCounts::default();
        self.count_units(goal.id, DEPTH_MAX, &mut unit_counts);
        let goals = match depth.checked_sub(1) {
            Some(left) => self.children(Some(goal.id)).iter().map(|g| self.node(g, left)).collect(),
            None => Vec::new(),
        };
        let owner = match goal.level {
            GoalLevel::Focus | GoalLevel::Area => None,
            GoalLevel::Committee | GoalLevel::Unit => {
                Some(self.directory.name_in(goal.owner, self.year))
            }
        };
        ChainGoal {
            id: goal.id,
            level: goal.level,
            number: goal.number.clone(),
            title: goal.title.clone(),
            owner,
            assessment: own.map_or(Assessment::Missing, |answer| answer.assessment.clone()),
            unit_counts,
            goals,
        }
    }

    fn count_units(&self, id: GoalId, depth: usize, counts: &mut GradeCounts) {
        let Some(left) = depth.checked_sub(1) else { return };
        for goal in self.children(Some(id)) {
            if goal.level == GoalLevel::Unit {
                let own = self.said.get(&(goal.id, goal.owner));
                counts.add(own.map_or(&Assessment::Missing, |answer| &answer.assessment));
            }
            self.count_units(goal.id, left, counts);
        }
    }

    /// From the focus goal down to the goal right above.
    fn above(&self, goal: &Goal) -> Vec<ChainGoal> {
        let mut above = Vec::new();
        let mut at = goal.parent;
        while let Some(parent) = at.and_then(|id| self.by_id.get(&id)) {
            if above.len() >= DEPTH_MAX {
                break;
            }
            above.push(self.node(parent, 0));
            at = parent.parent;
        }
        above.reverse();
        above
    }

    /// The council's and the committee's goal that nobody has answered.
    fn is_gap(&self, goal: &Goal) -> bool {
        let asks = match goal.level {
            GoalLevel::Area => !self.is_narrowed,
            GoalLevel::Committee => true,
            GoalLevel::Focus | GoalLevel::Unit => false,
        };
        asks && self.children(Some(goal.id)).is_empty()
    }

    /// Committee goals that no unit has answered, and area goals that nobody has.
    fn gaps(&self) -> Vec<ChainGap> {
        let all = self.below.values().flatten();
        let mut open: Vec<&Goal> = all.filter(|goal| self.is_gap(goal)).copied().collect();
        in_printed_order(&mut open);
        let owner = |goal: &Goal| match goal.level {
            GoalLevel::Committee => Some(self.directory.name_in(goal.owner, self.year)),
            GoalLevel::Focus | GoalLevel::Area | GoalLevel::Unit => None,
        };
        open.into_iter()
            .map(|goal| ChainGap { id: goal.id, title: printed(goal), owner: owner(goal) })
            .collect()
    }
}
