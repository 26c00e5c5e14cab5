//! Activities with filters.

use std::collections::HashMap;

use jiff::civil::Date;
use tertial_domain::activity::ActivityState;
use tertial_domain::ids::{ActivityId, GoalId, ReportId, UnitId};
use tertial_domain::period::OperatingYear;
use tertial_domain::permission::{Act, Scope};
use tertial_store::activities::AnsweredActivity;
use tertial_store::page::PageRequest;

use crate::context::Context;
use crate::directory::Directory;
use crate::failure::{Failure, permit};

/// What the list is narrowed to; `None` is no narrowing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ActivityFilter {
    /// Year in which it runs.
    pub year: Option<OperatingYear>,
    /// Committee with everything below.
    pub committee: Option<UnitId>,
    /// State; those that deviate are also those with words about a deviation.
    pub state: Option<ActivityState>,
    /// Words in the text.
    pub words: Option<String>,
    /// Page, from 1.
    pub page: u32,
}

/// One page of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityList {
    /// Rows of this page.
    pub activities: Vec<ActivityLine>,
    /// Rows in all.
    pub total: u64,
    /// Rows a page.
    pub page_size: u32,
    /// Committees to choose from.
    pub committees: Vec<(UnitId, String)>,
    /// Years to choose from, latest first.
    pub years: Vec<OperatingYear>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityLine {
    /// The activity.
    pub id: ActivityId,
    /// Its text.
    pub name: String,
    /// Whose.
    pub unit: UnitId,
    /// Their name.
    pub unit_name: String,
    /// First day.
    pub start: Option<Date>,
    /// Last day.
    pub end: Option<Date>,
    /// How it stands, as last reported.
    pub state: Option<ActivityState>,
    /// The deviation as printed in the latest report.
    pub deviation: Option<String>,
    /// The goal it serves, with its title.
    pub goal: Option<(GoalId, String)>,
    /// The latest report that speaks of it.
    pub report: Option<ReportId>,
    /// What that report says.
    pub analysis: Option<String>,
}

/// Rows on a page of the list.
pub const PAGE_SIZE: u32 = 50;
/// Letters of the words that a list is narrowed to.
const WORDS_MAX: usize = 200;

/// A page of the list of activities.
pub async fn list(
    context: &Context,
    scope: &Scope,
    filter: &ActivityFilter,
) -> Result<ActivityList, Failure> {
    permit(scope, Act::ReadFacts)?;
    let mut session = context.store.read(scope).await?;
    let directory = Directory::load(&mut session).await?;
    let wanted = tertial_store::activities::ActivityFilter {
        units: filter.committee.map(|committee| directory.within(committee)),
        year: filter.year,
        state: filter.state.filter(|state| *state != ActivityState::Deviating),
        deviating: filter.state == Some(ActivityState::Deviating),
        words: filter.words.as_ref().map(|words| words.chars().take(WORDS_MAX).collect()),
    };
    let today = context.clock.today();
    let page = PageRequest::new(filter.page, PAGE_SIZE);
    let page = session.activities(&wanted, today, page).await?;
    let mut goal_ids: Vec<GoalId> = page.rows.iter().filter_map(|row| row.activity.goal).collect();
    goal_ids.sort_unstable();
    goal_ids.dedup();
    let goals = session.goals(&goal_ids).await?;
    let titles: HashMap<GoalId, &str> =
        goals.iter().map(|goal| (goal.id, goal.title.as_str())).collect();
    let activities =
        page.rows.into_iter().map(|row| line(row, &directory, &titles, today)).collect();
    Ok(ActivityList {
        activities,
        total: page.total,
        page_size: PAGE_SIZE,
        committees: directory.committees(),
        years: session.activity_years().await?,
    })
}

fn line(
    row: AnsweredActivity,
    directory: &Directory,
    titles: &HashMap<GoalId, &str>,
    today: Date,
) -> ActivityLine {
    let AnsweredActivity { activity, answer } = row;
    let goal = activity.goal.and_then(|id| Some((id, (*titles.get(&id)?).to_owned())));
    let unit_name = match &answer {
        Some(answer) => directory.name_in(activity.owner, answer.year),
        None => directory.name(activity.owner, today),
    };
    ActivityLine {
        id: activity.id,
        name: activity.name,
        unit: activity.owner,
        unit_name,
        start: activity.start,
        end: activity.end,
        state: answer.as_ref().and_then(|answer| answer.state),
        deviation: answer.as_ref().and_then(|answer| answer.deviation.clone()),
        goal,
        report: answer.as_ref().map(|answer| answer.report),
        analysis: answer.and_then(|answer| answer.analysis),
    }
}
