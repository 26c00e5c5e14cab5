//! What somebody chooses from who opens a year, or says a place's part of it: the goals of the year
//! before, what is followed under them and with which targets, activities, deadlines.

use std::collections::BTreeMap;

use jiff::civil::Date;
use tertial_domain::activity::Activity;
use tertial_domain::goal::{Goal, GoalLevel};
use tertial_domain::ids::{ActivityId, GoalId, IndicatorId, UnitId};
use tertial_domain::organisation::OrgLevel;
use tertial_domain::period::OperatingYear;
use tertial_domain::permission::{Act, Scope};
use tertial_domain::report::ReportKind;
use tertial_domain::year::book::{Word, YearBook};
use tertial_domain::year::{act_to_direct, usual_deadline};
use tertial_store::ReadSession;

use super::above::number_key;
use crate::context::Context;
use crate::directory::{Directory, sort_named};
use crate::failure::{Failure, OrNotFound, permit, permit_at};
use crate::goals::goal_set_of;

/// What somebody chooses from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The year.
    pub year: OperatingYear,
    /// The place whose part it is.
    pub place: UnitId,
    /// Its name.
    pub place_name: String,
    /// Its level.
    pub level: OrgLevel,
    /// Whether the year is open.
    pub is_open: bool,
    /// The goal set that holds in the year already.
    pub standing: Option<String>,
    /// The goals of the place in the year before, in printed order; when the year is open, those
    /// that are worked for in it.
    pub goals: Vec<ProposedGoal>,
    /// Goals from above that a committee's goals may serve.
    pub above: Vec<(GoalId, String)>,
    /// The place's activities that do not end before the year.
    pub activities: Vec<ProposedActivity>,
    /// The city's deadlines to begin with; the place's own where the year is open.
    pub deadlines: BTreeMap<ReportKind, Date>,
    /// Deadlines that the place has set itself.
    pub own_deadlines: BTreeMap<ReportKind, Date>,
    /// Committees, Swedish order.
    pub committees: Vec<(UnitId, String)>,
    /// Units below the place, Swedish order: whom an activity may be for.
    pub units: Vec<(UnitId, String)>,
    /// The names of indicators that are there, Swedish order.
    pub indicators: Vec<String>,
    /// The codes of the city's templates.
    pub templates: Vec<String>,
}

/// A goal that may go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedGoal {
    /// The goal.
    pub id: GoalId,
    /// Its level.
    pub level: GoalLevel,
    /// The goal that it serves.
    pub parent: Option<GoalId>,
    /// The printed number.
    pub number: Option<String>,
    /// The title.
    pub title: String,
    /// What is followed under it.
    pub targets: Vec<ProposedTarget>,
}

/// An indicator that may be followed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedTarget {
    /// The indicator.
    pub indicator: IndicatorId,
    /// Its name.
    pub name: String,
    /// The target as it was printed.
    pub printed: String,
}

/// An activity that may go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedActivity {
    /// The activity.
    pub id: ActivityId,
    /// Its text.
    pub name: String,
    /// The goal that it serves.
    pub goal: Option<GoalId>,
    /// First day.
    pub start: Option<Date>,
    /// Last day.
    pub end: Option<Date>,
}

/// What the city office chooses from to open a year; the council's part once it is open.
pub async fn of_council(
    context: &Context,
    scope: &Scope,
    year: OperatingYear,
) -> Result<Proposal, Failure> {
    permit(scope, Act::OpenYear)?;
    let mut session = context.store.read(scope).await?;
    let directory = Directory::load(&mut session).await?;
    let council = super::opening::council(&directory)?.place;
    made(context, &mut session, &directory, (council, year)).await
}

/// What a place that speaks of the year chooses from.
///
/// Errors: `NotFound`, `Forbidden` for whoever may not speak for it.
pub async fn of_place(
    context: &Context,
    scope: &Scope,
    place: (UnitId, OperatingYear),
) -> Result<Proposal, Failure> {
    permit(scope, Act::DirectYear)?;
    let mut session = context.store.read(scope).await?;
    let directory = Directory::load(&mut session).await?;
    made(context, &mut session, &directory, place).await
}

async fn made(
    context: &Context,
    session: &mut ReadSession,
    directory: &Directory,
    (place, year): (UnitId, OperatingYear),
) -> Result<Proposal, Failure> {
    let unit = directory.get(place).or_not_found()?;
    let act = act_to_direct(unit.level).ok_or(Failure::NotFound)?;
    permit_at(session, (place, None), act).await?;
    let level = unit.level;
    let today = context.clock.today();
    let open = session.planning_year(year).await?;
    let is_open = open.is_some();
    let before = year.previous().or_not_found()?;
    let base = match (is_open, session.planning_year(before).await?) {
        (true, _) => Some(year),
        (false, Some(_)) => Some(before),
        (false, None) => None,
    };
    let goals = match base {
        Some(base) => of_book(session, place, base).await?,
        None => of_reports(session, place, before).await?,
    };
    let goals = match (goals.is_empty(), is_open) {
        // A committee that has not spoken of the year yet chooses from its goals of the one before.
        (true, true) => of_reports(session, place, before).await?,
        (_, _) => goals,
    };
    let mut activities = session.activities_of_unit(place).await?;
    activities.retain(|one| one.end.is_none_or(|end| end >= year.first_day()));
    let mut indicators: Vec<(IndicatorId, String)> =
        session.indicators().await?.into_iter().map(|one| (one.id, one.name)).collect();
    sort_named(&mut indicators);
    let own_deadlines = own_deadlines(session, (place, year)).await?;
    Ok(Proposal {
        year,
        place,
        place_name: directory.name(place, today),
        level,
        is_open,
        standing: goal_set_of(session, year).await?.map(|set| set.name),
        above: if level == OrgLevel::Council {
            Vec::new()
        } else {
            above(session, (place, year)).await?
        },
        goals,
        activities: activities.into_iter().map(proposed).collect(),
        deadlines: deadlines(session, directory, (place, year)).await?,
        own_deadlines,
        committees: directory
            .committees()
            .into_iter()
            .filter(|(id, _)| directory.get(*id).is_some_and(|unit| unit.on(today).is_some()))
            .collect(),
        units: units(directory, place, today),
        indicators: indicators.into_iter().map(|(_, name)| name).collect(),
        templates: context.templates.iter().map(|one| one.template.name.clone()).collect(),
    })
}

fn proposed(activity: Activity) -> ProposedActivity {
    let Activity { id, name, goal, start, end, .. } = activity;
    ProposedActivity { id, name, goal, start, end }
}

fn units(directory: &Directory, place: UnitId, today: Date) -> Vec<(UnitId, String)> {
    let below = directory.within(place).into_iter();
    let is_unit = |id: &UnitId| {
        directory
            .get(*id)
            .is_some_and(|unit| unit.level == OrgLevel::Unit && unit.on(today).is_some())
    };
    let mut units: Vec<(UnitId, String)> =
        below.filter(is_unit).map(|id| (id, directory.name(id, today))).collect();
    sort_named(&mut units);
    units
}

/// Goals and targets of a place as they stand in an open year.
async fn of_book(
    session: &mut ReadSession,
    place: UnitId,
    year: OperatingYear,
) -> Result<Vec<ProposedGoal>, Failure> {
    let entries = session.year_entries(year).await?;
    let entries = entries.into_iter().map(|stored| stored.entry);
    let book = YearBook::new(entries.filter(|entry| entry.place == place).collect());
    let names: BTreeMap<IndicatorId, String> =
        session.indicators().await?.into_iter().map(|one| (one.id, one.name)).collect();
    let standing = book.standing_anywhere();
    let ids: Vec<GoalId> = standing
        .iter()
        .filter_map(|entry| match &entry.word {
            Word::Goal { goal, .. } => Some(*goal),
            _ => None,
        })
        .collect();
    let mut goals = Vec::new();
    for goal in session.goals(&ids).await? {
        let wording = standing.iter().find_map(|entry| match &entry.word {
            Word::Goal { goal: id, wording, .. } if *id == goal.id => wording.clone(),
            _ => None,
        });
        let mut new = proposed_goal(goal);
        if let Some(wording) = wording {
            new.title = wording;
        }
        let targets = standing.iter().filter_map(|entry| match &entry.word {
            Word::Target { goal, indicator, printed, .. } if *goal == new.id => {
                let name = names.get(indicator).cloned().unwrap_or_default();
                Some(ProposedTarget { indicator: *indicator, name, printed: printed.clone() })
            }
            _ => None,
        });
        new.targets = targets.collect();
        goals.push(new);
    }
    sort(&mut goals);
    Ok(goals)
}

/// Goals and targets of a place as reports of a year have them.
async fn of_reports(
    session: &mut ReadSession,
    place: UnitId,
    year: OperatingYear,
) -> Result<Vec<ProposedGoal>, Failure> {
    let Some(set) = goal_set_of(session, year).await? else { return Ok(Vec::new()) };
    let mut goals: Vec<ProposedGoal> = session
        .goals_of_set(set.id)
        .await?
        .into_iter()
        .filter(|goal| goal.owner == place && goal.level != GoalLevel::Unit)
        .map(proposed_goal)
        .collect();
    let names: BTreeMap<IndicatorId, String> =
        session.indicators().await?.into_iter().map(|one| (one.id, one.name)).collect();
    // The wording that most reports print.
    let mut most: BTreeMap<(GoalId, IndicatorId), (u64, String)> = BTreeMap::new();
    for one in session.printed_council_targets(year).await? {
        let name = (one.goal, one.indicator);
        let is_more = most
            .get(&name)
            .is_none_or(|(count, printed)| (one.report_count, &one.printed) > (*count, printed));
        if is_more {
            most.insert(name, (one.report_count, one.printed));
        }
    }
    for goal in &mut goals {
        let own = most.iter().filter(|((id, _), _)| *id == goal.id);
        let mut targets: Vec<(ProposedTarget, String)> = own
            .map(|((_, indicator), (_, printed))| {
                let name = names.get(indicator).cloned().unwrap_or_default();
                let (indicator, printed) = (*indicator, printed.clone());
                (ProposedTarget { indicator, name: name.clone(), printed }, name)
            })
            .collect();
        sort_named(&mut targets);
        goal.targets = targets.into_iter().map(|(target, _)| target).collect();
    }
    sort(&mut goals);
    Ok(goals)
}

fn proposed_goal(goal: Goal) -> ProposedGoal {
    let Goal { id, level, parent, number, title, .. } = goal;
    ProposedGoal { id, level, parent, number, title, targets: Vec::new() }
}

fn sort(goals: &mut [ProposedGoal]) {
    goals.sort_by_key(|goal| (number_key(goal.number.as_deref()), goal.level, goal.id));
}

/// The council's goals that stand in the year: what a committee's goals may serve.
async fn above(
    session: &mut ReadSession,
    (place, year): (UnitId, OperatingYear),
) -> Result<Vec<(GoalId, String)>, Failure> {
    let entries = session.year_entries(year).await?;
    let entries = entries.into_iter().map(|stored| stored.entry);
    let book = YearBook::new(entries.filter(|entry| entry.place != place).collect());
    let ids: Vec<GoalId> = book
        .standing_anywhere()
        .into_iter()
        .filter_map(|entry| match &entry.word {
            Word::Goal { goal, .. } if entry.level == OrgLevel::Council => Some(*goal),
            _ => None,
        })
        .collect();
    let mut goals: Vec<ProposedGoal> =
        session.goals(&ids).await?.into_iter().map(proposed_goal).collect();
    sort(&mut goals);
    let named = goals.into_iter().map(|goal| {
        let number = goal.number.map(|number| format!("{number} ")).unwrap_or_default();
        (goal.id, format!("{number}{}", goal.title))
    });
    Ok(named.collect())
}

async fn own_deadlines(
    session: &mut ReadSession,
    (place, year): (UnitId, OperatingYear),
) -> Result<BTreeMap<ReportKind, Date>, Failure> {
    let all = session.year_deadlines().await?.into_iter();
    let own = all.filter(|one| one.place == place && one.year == year);
    Ok(own.map(|one| (one.kind, one.due_on)).collect())
}

/// The deadlines that count for a place in the year, else last year's a year later, else the usual.
async fn deadlines(
    session: &mut ReadSession,
    directory: &Directory,
    (place, year): (UnitId, OperatingYear),
) -> Result<BTreeMap<ReportKind, Date>, Failure> {
    let all = super::deadlines::Deadlines::load(session, year.first_day()).await?;
    let later = |day: Date| Date::new(day.year() + 1, day.month(), day.day()).unwrap_or(day);
    let of = |kind| {
        let own = all.of(directory, place, (year, kind)).map(|one| one.due_on);
        let before = || {
            let before = all.of(directory, place, (year.previous()?, kind))?;
            Some(later(before.due_on))
        };
        own.or_else(before).unwrap_or_else(|| usual_deadline(year, kind))
    };
    Ok(ReportKind::ALL.map(|kind| (kind, of(kind))).into())
}
