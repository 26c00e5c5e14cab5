//! The years that are open, and one of them: what it holds and how far its places have come, as far
//! as the asker may know.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;
use tertial_domain::goal::GoalLevel;
use tertial_domain::ids::{GoalId, UnitId};
use tertial_domain::organisation::OrgLevel;
use tertial_domain::period::OperatingYear;
use tertial_domain::permission::{Act, Scope};
use tertial_domain::report::{ReportKind, ReportState};
use tertial_domain::year::act_to_direct;
use tertial_domain::year::book::{Answer, Audience, Word, YearBook};

use super::above::number_key;
use super::opening::{Written, what_was_written};
use crate::compilation::expected_units;
use crate::context::Context;
use crate::directory::Directory;
use crate::failure::{Failure, OrNotFound, permit, permit_at};
use crate::goals::goal_set_of;

/// The years that are open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearList {
    /// Latest first.
    pub years: Vec<YearLine>,
    /// The year that is next to be opened, for whoever may open it.
    pub next: Option<OperatingYear>,
}

/// An open year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearLine {
    /// The year.
    pub year: OperatingYear,
    /// The name of its goals.
    pub goal_set: Option<String>,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// The city's deadlines.
    pub deadlines: BTreeMap<ReportKind, Date>,
}

/// One year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearPage {
    /// The year.
    pub line: YearLine,
    /// The template that its documents are made by.
    pub template: Option<String>,
    /// What is said of it.
    pub goals: Vec<YearGoal>,
    /// Activities: text, and how many places they are for; none is all.
    pub activities: Vec<(String, Option<usize>)>,
    /// How far each committee's units have come.
    pub committees: Vec<CommitteeLine>,
    /// Places whose plans the asker writes.
    pub own_places: Vec<(UnitId, String)>,
    /// Whether the asker may undo the opening; what keeps them from it.
    pub undo: Option<Written>,
    /// Whether the asker may say the council's part.
    pub may_direct: bool,
    /// Questions that units have asked about changes, for whoever sees their work.
    pub questions: Vec<(UnitId, String, String)>,
}

/// A goal of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearGoal {
    /// The goal.
    pub id: GoalId,
    /// Its level.
    pub level: GoalLevel,
    /// Its number and wording.
    pub title: String,
    /// Whose it is, below the council.
    pub owner: Option<String>,
    /// Indicators under it with their targets and decisions.
    pub targets: Vec<(String, String, Option<String>)>,
    /// The decision that it leans on.
    pub decision: Option<String>,
}

/// How far a committee's units have come with a year's plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommitteeLine {
    /// The committee.
    pub id: UnitId,
    /// Its name.
    pub name: String,
    /// Its units on the year's first day.
    pub units: usize,
    /// Plans that are begun, as far as the asker sees drafts.
    pub begun: usize,
    /// Plans that are handed in or further.
    pub handed_in: usize,
    /// Plans that are adopted.
    pub adopted: usize,
    /// The last day of the plan.
    pub due_on: Option<Date>,
    /// Whether the asker sees the committee's drafts.
    pub sees_drafts: bool,
    /// Whether the asker may say the committee's part.
    pub may_direct: bool,
}

/// The years that are open.
pub async fn list(context: &Context, scope: &Scope) -> Result<YearList, Failure> {
    permit(scope, Act::ReadFacts)?;
    let mut session = context.store.read(scope).await?;
    let directory = Directory::load(&mut session).await?;
    let mut years = Vec::new();
    for open in session.planning_years().await? {
        years.push(line(&mut session, &directory, &open).await?);
    }
    let this = OperatingYear::new(context.clock.today().year());
    let latest = years.first().map(|line: &YearLine| line.year).max(this);
    let next = latest.and_then(OperatingYear::next).filter(|_| scope.may(Act::OpenYear));
    Ok(YearList { years, next })
}

async fn line(
    session: &mut tertial_store::ReadSession,
    directory: &Directory,
    open: &tertial_store::years::StoredYear,
) -> Result<YearLine, Failure> {
    let year = open.year.year;
    let deadlines = super::deadlines::Deadlines::load(session, year.first_day()).await?;
    let top = directory.top().map(|top| top.id);
    let of = |kind| {
        let due = deadlines.of(directory, top?, (year, kind))?;
        Some((kind, due.due_on))
    };
    Ok(YearLine {
        year,
        goal_set: goal_set_of(session, year).await?.map(|set| set.name),
        opened_at: open.opened_at,
        deadlines: ReportKind::ALL.into_iter().filter_map(of).collect(),
    })
}

/// One year. Errors: `NotFound` where it is not open.
pub async fn show(
    context: &Context,
    scope: &Scope,
    year: OperatingYear,
) -> Result<YearPage, Failure> {
    permit(scope, Act::ReadFacts)?;
    let mut session = context.store.read(scope).await?;
    let directory = Directory::load(&mut session).await?;
    let open = session.planning_year(year).await?.or_not_found()?;
    let entries = session.year_entries(year).await?;
    let book = YearBook::new(entries.into_iter().map(|stored| stored.entry).collect());
    let goals = goals(&mut session, &directory, (&book, year)).await?;
    let activities = activities(&mut session, &book).await?;
    let committees = committees(context, &mut session, &directory, year).await?;
    let today = context.clock.today();
    let questions = session.change_answers(year, None).await?.into_iter().filter_map(|one| {
        let Answer::Asked(words) = one.answer else { return None };
        Some((one.unit, directory.name(one.unit, today), words))
    });
    let questions = questions.collect();
    let top = directory.top().map(|top| top.id).or_not_found()?;
    let may_direct = permit_at(&mut session, (top, None), Act::OpenYear).await.is_ok();
    let line = line(&mut session, &directory, &open).await?;
    drop(session);
    let undo = if may_direct { Some(what_was_written(context, scope, year).await?) } else { None };
    let template = open.year.template;
    let held = scope.held().iter().filter(|held| held.role.allows(Act::PlanYear));
    let mut own_places: Vec<(UnitId, String)> =
        held.map(|held| (held.place, directory.name(held.place, today))).collect();
    own_places.dedup();
    Ok(YearPage {
        line,
        template,
        goals,
        activities,
        committees,
        own_places,
        undo,
        may_direct,
        questions,
    })
}

async fn goals(
    session: &mut tertial_store::ReadSession,
    directory: &Directory,
    (book, year): (&YearBook, OperatingYear),
) -> Result<Vec<YearGoal>, Failure> {
    let standing = book.standing_anywhere();
    let ids: BTreeSet<GoalId> = standing
        .iter()
        .filter_map(|entry| match &entry.word {
            Word::Goal { goal, .. } => Some(*goal),
            _ => None,
        })
        .collect();
    let names: BTreeMap<_, _> =
        session.indicators().await?.into_iter().map(|one| (one.id, one.name)).collect();
    let ids: Vec<GoalId> = ids.into_iter().collect();
    let mut stored = session.goals(&ids).await?;
    stored.sort_by_key(|goal| (number_key(goal.number.as_deref()), goal.level, goal.id));
    let told = stored.into_iter().map(|goal| {
        let word = standing.iter().find_map(|entry| match &entry.word {
            Word::Goal { goal: id, wording, decision } if *id == goal.id => {
                Some((wording.clone(), decision.clone()))
            }
            _ => None,
        });
        let (wording, decision) = word.unwrap_or_default();
        let number = goal.number.map(|number| format!("{number} ")).unwrap_or_default();
        let targets = standing.iter().filter_map(|entry| match &entry.word {
            Word::Target { goal: id, indicator, printed, decision, .. } if *id == goal.id => {
                let name = names.get(indicator).cloned().unwrap_or_default();
                Some((name, printed.clone(), decision.clone()))
            }
            _ => None,
        });
        YearGoal {
            id: goal.id,
            level: goal.level,
            title: format!("{number}{}", wording.unwrap_or(goal.title)),
            owner: (goal.level == GoalLevel::Committee)
                .then(|| directory.name_in(goal.owner, year)),
            targets: targets.collect(),
            decision,
        }
    });
    Ok(told.collect())
}

async fn activities(
    session: &mut tertial_store::ReadSession,
    book: &YearBook,
) -> Result<Vec<(String, Option<usize>)>, Failure> {
    let mut told = Vec::new();
    for entry in book.standing_anywhere() {
        let Word::Activity { activity, .. } = &entry.word else { continue };
        let Some(stored) = session.activity(*activity).await? else { continue };
        let places = match &entry.audience {
            Audience::All => None,
            Audience::Places(places) => Some(places.len()),
        };
        told.push((stored.value.name, places));
    }
    Ok(told)
}

async fn committees(
    context: &Context,
    session: &mut tertial_store::ReadSession,
    directory: &Directory,
    year: OperatingYear,
) -> Result<Vec<CommitteeLine>, Failure> {
    let mut reports = session.reports_of_year(year).await?;
    reports.retain(|report| report.kind == ReportKind::AnnualPlan);
    let today = context.clock.today();
    let deadlines = super::deadlines::Deadlines::load(session, today).await?;
    let mut lines = Vec::new();
    for (id, name) in directory.committees() {
        let is_there = directory.get(id).is_some_and(|unit| unit.on(year.first_day()).is_some());
        if !is_there {
            continue;
        }
        let units = expected_units(directory, id, (year, ReportKind::AnnualPlan), &reports);
        let own: Vec<ReportState> = units
            .iter()
            .filter_map(|(unit, _)| reports.iter().find(|report| report.unit == *unit))
            .map(|report| report.state)
            .collect();
        let count = |least: ReportState| own.iter().filter(|state| **state >= least).count();
        let act = act_to_direct(OrgLevel::Committee).or_not_found()?;
        let roles = session.roles_at(id).await?;
        let sees_drafts = session.scope().held().is_empty()
            || roles.iter().any(|role| {
                let sight = role.sight(tertial_domain::role::Relation::Own);
                sight.shows(OrgLevel::Unit, ReportState::Draft)
            });
        lines.push(CommitteeLine {
            id,
            name,
            units: units.len(),
            begun: own.len(),
            handed_in: count(ReportState::Ready),
            adopted: count(ReportState::Adopted),
            due_on: deadlines.of(directory, id, (year, ReportKind::AnnualPlan)).map(|d| d.due_on),
            sees_drafts,
            may_direct: permit_at(session, (id, None), act).await.is_ok(),
        });
    }
    Ok(lines)
}
