//! One goal with what is above, below and beside it.

use std::collections::HashSet;

use tertial_domain::activity::ActivityState;
use tertial_domain::assessment::Assessment;
use tertial_domain::goal::{Goal, GoalLevel, GoalSet};
use tertial_domain::ids::{ActivityId, GoalId, IndicatorId, ReportId, UnitId};
use tertial_domain::period::OperatingYear;
use tertial_domain::permission::{Act, Scope};
use tertial_domain::report::ReportKind;
use tertial_presentation::language::Language;
use tertial_presentation::sorting::sort_by_name;
use tertial_store::ReadSession;
use tertial_store::assessments::StoredAssessment;
use tertial_store::outcomes::StoredOutcome;

use super::{Chain, ChainGoal, printed};
use crate::context::Context;
use crate::directory::Directory;
use crate::failure::{Failure, OrNotFound, permit};
use crate::figures::{Latest, latest};

/// One goal with its surroundings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalPage {
    /// The goal itself, with the two levels of goals below.
    pub goal: ChainGoal,
    /// The place that owns it, below the council.
    pub owner: Option<UnitId>,
    /// The report that the owner's assessment stands in.
    pub assessed_in: Option<(ReportId, ReportKind, OperatingYear)>,
    /// The goals above, from the focus goal down.
    pub above: Vec<ChainGoal>,
    /// The goal set's name.
    pub goal_set: String,
    /// Goals of other goal sets in the same lineage.
    pub lineage: Vec<(String, GoalId, String)>,
    /// What reports have said of it, latest first.
    pub assessments: Vec<GoalAnswer>,
    /// Indicators that have stood under it, Swedish order.
    pub indicators: Vec<GoalIndicator>,
    /// Activities that have stood under it, Swedish order.
    pub activities: Vec<GoalActivity>,
}

/// What one report said of a goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalAnswer {
    /// The report.
    pub report: ReportId,
    /// Whose.
    pub unit: UnitId,
    /// Their name.
    pub unit_name: String,
    /// Year.
    pub year: OperatingYear,
    /// Kind.
    pub kind: ReportKind,
    /// The assessment.
    pub assessment: Assessment,
}

/// An indicator under a goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalIndicator {
    /// The indicator.
    pub id: IndicatorId,
    /// Its name.
    pub name: String,
    /// The goal's owner, where it reports the indicator, with its latest figure.
    pub latest: Option<(UnitId, Latest)>,
}

/// An activity under a goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalActivity {
    /// The activity.
    pub id: ActivityId,
    /// Its text.
    pub name: String,
    /// How it stands, as last reported.
    pub state: Option<ActivityState>,
    /// The latest report that speaks of it.
    pub report: Option<ReportId>,
}

/// Levels of goals below that the page shows.
const LEVELS_BELOW: usize = 2;

/// One goal with its surroundings.
pub async fn show(context: &Context, scope: &Scope, id: GoalId) -> Result<GoalPage, Failure> {
    permit(scope, Act::ReadFacts)?;
    let mut session = context.store.read(scope).await?;
    let goal = session.goal(id).await?.or_not_found()?.value;
    let directory = Directory::load(&mut session).await?;
    let sets = session.goal_sets().await?;
    let set = sets.iter().find(|set| set.id == goal.goal_set).or_not_found()?;
    let goals = session.goals_of_set(goal.goal_set).await?;
    let said = session.assessments_of_goals(&[id]).await?;
    let reported = session.report_years().await?;
    let year = shown_year(set, &said, &reported).or_not_found()?;
    let of_year = session.assessments_of_year(year).await?;
    let chain = Chain::new(&directory, &goals, &of_year, year);
    let lineage = match goal.lineage {
        Some(lineage) => session.goals_in_lineage(lineage).await?,
        None => Vec::new(),
    };
    let set_name = |id| sets.iter().find(|set| set.id == id).map(|set| set.name.clone());
    let lineage = lineage
        .into_iter()
        .filter(|other| other.id != id)
        .filter_map(|other| Some((set_name(other.goal_set)?, other.id, printed(&other))))
        .collect();
    let own = chain.said.get(&(goal.id, goal.owner));
    Ok(GoalPage {
        above: chain.above(&goal),
        goal: chain.node(&goal, LEVELS_BELOW),
        owner: match goal.level {
            GoalLevel::Focus | GoalLevel::Area => None,
            GoalLevel::Committee | GoalLevel::Unit => Some(goal.owner),
        },
        assessed_in: own.map(|answer| (answer.report, answer.kind, answer.year)),
        goal_set: set.name.clone(),
        lineage,
        assessments: answers(&directory, said),
        indicators: indicators(&mut session, &goal).await?,
        activities: activities(&mut session, id).await?,
    })
}

/// The latest year in which the goal was assessed, else the goal set's latest with any report, for
/// what is below may have been; else the goal set's first.
fn shown_year(
    set: &GoalSet,
    said: &[StoredAssessment],
    reported: &[OperatingYear],
) -> Option<OperatingYear> {
    let answered = said.iter().map(|answer| answer.year).max();
    let of_set = reported.iter().copied().filter(|year| set.validity.contains(year.first_day()));
    answered.or(of_set.max()).or_else(|| OperatingYear::new(set.validity.from().year()))
}

fn answers(directory: &Directory, mut said: Vec<StoredAssessment>) -> Vec<GoalAnswer> {
    said.sort_by_key(|answer| std::cmp::Reverse((answer.year, answer.kind)));
    said.into_iter()
        .map(|answer| GoalAnswer {
            report: answer.report,
            unit: answer.unit,
            unit_name: directory.name_in(answer.unit, answer.year),
            year: answer.year,
            kind: answer.kind,
            assessment: answer.assessment,
        })
        .collect()
}

async fn indicators(session: &mut ReadSession, goal: &Goal) -> Result<Vec<GoalIndicator>, Failure> {
    let ids: HashSet<_> = session.indicators_under_goal(goal.id).await?.into_iter().collect();
    let all = session.indicators().await?;
    let outcomes = session.outcomes_of_unit(goal.owner, None).await?;
    let mut under: Vec<GoalIndicator> = all
        .into_iter()
        .filter(|indicator| ids.contains(&indicator.id))
        .map(|indicator| {
            let own: Vec<&StoredOutcome> =
                outcomes.iter().filter(|found| found.outcome.indicator == indicator.id).collect();
            let latest = latest(&own, indicator.aggregation);
            GoalIndicator {
                id: indicator.id,
                name: indicator.name,
                latest: latest.map(|latest| (goal.owner, latest)),
            }
        })
        .collect();
    sort_by_name(Language::Swedish, &mut under, |indicator| indicator.name.as_str());
    Ok(under)
}

async fn activities(session: &mut ReadSession, goal: GoalId) -> Result<Vec<GoalActivity>, Failure> {
    let ids = session.activities_under_goal(goal).await?;
    let found = session.activities_by_ids(&ids).await?;
    let mut answers = session.latest_answers(&ids, None).await?;
    let mut under: Vec<GoalActivity> = found
        .into_iter()
        .map(|activity| {
            let answer = answers.remove(&activity.id);
            GoalActivity {
                id: activity.id,
                name: activity.name,
                state: answer.as_ref().and_then(|answer| answer.state),
                report: answer.map(|answer| answer.report),
            }
        })
        .collect();
    sort_by_name(Language::Swedish, &mut under, |activity| activity.name.as_str());
    Ok(under)
}
