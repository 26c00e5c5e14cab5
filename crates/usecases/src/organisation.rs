//! Units: the tree of a day, and one unit with its history.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use tertial_domain::goal::GoalLevel;
use tertial_domain::ids::{IndicatorId, UnitId};
use tertial_domain::organisation::{OrgLevel, OrgUnit, SuccessionKind};
use tertial_domain::period::OperatingYear;
use tertial_domain::permission::{Act, Scope};
use tertial_domain::report::ReportKind;
use tertial_store::ReadSession;
use tertial_store::outcomes::StoredOutcome;
use tertial_store::search::NameWords;
use tertial_store::targets::StoredTarget;

use crate::context::Context;
use crate::directory::{Directory, sort_named};
use crate::failure::{Failure, OrNotFound, permit};
use crate::figures::{KeyFigure, key_figure};
use crate::follow_up::is_said;
use crate::goals::{ChainGoal, latest_of_year};
use crate::overview::GradeCounts;
use crate::reports::{ReportLine, lines};

/// The organisation as it was on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitTree {
    /// The day.
    pub day: Date,
    /// Roots, Swedish order.
    pub roots: Vec<UnitNode>,
    /// Whether no place is known on any day.
    pub is_unknown: bool,
    /// Places of each level, the city first; levels without a place are left out.
    pub counts: Vec<(OrgLevel, u32)>,
}

/// A place with what is below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitNode {
    /// The place.
    pub id: UnitId,
    /// Its name then.
    pub name: String,
    /// Level.
    pub level: OrgLevel,
    /// Its latest report, if any.
    pub latest: Option<ReportLine>,
    /// Places below, Swedish order.
    pub children: Vec<UnitNode>,
}

/// One unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitPage {
    /// The place.
    pub id: UnitId,
    /// Its name now or last.
    pub name: String,
    /// Level.
    pub level: OrgLevel,
    /// From the council down to its parent.
    pub above: Vec<(UnitId, String)>,
    /// Places below now.
    pub children: Vec<(UnitId, String, OrgLevel)>,
    /// What it was called and where it stood, latest first: from, until, name, parent's name.
    pub periods: Vec<(Date, Option<Date>, String, Option<String>)>,
    /// What it came from and became.
    pub successions: Vec<UnitSuccession>,
    /// Its reports, latest first.
    pub reports: Vec<ReportLine>,
    /// The latest report in which it said anything of its own goals.
    pub goals_in: Option<(ReportKind, OperatingYear)>,
    /// Its own goals of that report's year, with their latest assessment.
    pub goals: Vec<ChainGoal>,
    /// Its indicators with a small series each.
    pub indicators: Vec<KeyFigure>,
}

/// A change of organisation that touched a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitSuccession {
    /// From which day.
    pub on: Date,
    /// What happened.
    pub kind: SuccessionKind,
    /// The other place.
    pub other: UnitId,
    /// Its name then.
    pub other_name: String,
    /// Whether the other place came before this one.
    pub other_is_before: bool,
}

/// Levels of places below each other.
const DEPTH_MAX: usize = 8;

/// The organisation as it was on a day, today unless one is asked for; narrowed to places whose
/// name answers to some words, with those above them.
pub async fn tree(
    context: &Context,
    scope: &Scope,
    day: Option<Date>,
    words: Option<&str>,
) -> Result<UnitTree, Failure> {
    permit(scope, Act::ReadFacts)?;
    let mut session = context.store.read(scope).await?;
    let directory = Directory::load(&mut session).await?;
    let day = day.unwrap_or_else(|| context.clock.today());
    let stored = session.latest_reports().await?;
    let latest = lines(&mut session, &directory, &stored).await?;
    let latest: HashMap<UnitId, ReportLine> =
        latest.into_iter().map(|line| (line.unit, line)).collect();
    let below: HashMap<Option<UnitId>, Vec<&OrgUnit>> = {
        let mut below: HashMap<Option<UnitId>, Vec<&OrgUnit>> = HashMap::new();
        for unit in directory.units() {
            if let Some(period) = unit.on(day) {
                below.entry(period.parent).or_default().push(unit);
            }
        }
        below
    };
    let mut roots = nodes(None, day, DEPTH_MAX, &(&below, &latest));
    if let Some(words) = words.and_then(NameWords::read) {
        keep_named(&mut roots, &words);
    }
    let mut counts = BTreeMap::new();
    count_levels(&roots, &mut counts);
    let is_unknown = directory.units().is_empty();
    Ok(UnitTree { day, roots, is_unknown, counts: counts.into_iter().collect() })
}

/// Keeps the places that answer to the words, and those above them.
fn keep_named(nodes: &mut Vec<UnitNode>, words: &NameWords) {
    nodes.retain_mut(|node| {
        let answers = words.rank(&node.name).is_some();
        keep_named(&mut node.children, words);
        answers || !node.children.is_empty()
    });
}

fn count_levels(nodes: &[UnitNode], counts: &mut BTreeMap<OrgLevel, u32>) {
    for node in nodes {
        *counts.entry(node.level).or_default() += 1;
        count_levels(&node.children, counts);
    }
}

type Below<'a> = (&'a HashMap<Option<UnitId>, Vec<&'a OrgUnit>>, &'a HashMap<UnitId, ReportLine>);

fn nodes(parent: Option<UnitId>, day: Date, depth: usize, facts: &Below<'_>) -> Vec<UnitNode> {
    let Some(left) = depth.checked_sub(1) else { return Vec::new() };
    let (below, latest) = facts;
    let units = below.get(&parent).map_or(&[][..], Vec::as_slice);
    let mut nodes: Vec<UnitNode> = units
        .iter()
        .filter_map(|unit| {
            Some(UnitNode {
                id: unit.id,
                name: unit.on(day)?.name.clone(),
                level: unit.level,
                latest: latest.get(&unit.id).cloned(),
                children: nodes(Some(unit.id), day, left, facts),
            })
        })
        .collect();
    tertial_presentation::sorting::sort_by_name(
        tertial_presentation::language::Language::Swedish,
        &mut nodes,
        |node| node.name.as_str(),
    );
    nodes
}

/// One unit with its history, reports, goals and indicators.
pub async fn unit(context: &Context, scope: &Scope, id: UnitId) -> Result<UnitPage, Failure> {
    permit(scope, Act::ReadFacts)?;
    let mut session = context.store.read(scope).await?;
    let directory = Directory::load(&mut session).await?;
    let today = context.clock.today();
    let found = directory.get(id).or_not_found()?;
    let mut above: Vec<(UnitId, String)> =
        directory.above(id, today).into_iter().map(|u| (u, directory.name(u, today))).collect();
    above.reverse();
    let mut children: Vec<(UnitId, String)> = directory
        .children(id, today)
        .into_iter()
        .map(|child| (child.id, directory.name(child.id, today)))
        .collect();
    sort_named(&mut children);
    let level = |id| directory.get(id).map_or(OrgLevel::Workplace, |unit| unit.level);
    let children = children.into_iter().map(|(child, name)| (child, name, level(child))).collect();
    let stored = session.reports_of_unit(id).await?;
    let reports = lines(&mut session, &directory, &stored).await?;
    let (goals_in, goals) = own_goals(&mut session, id).await?;
    Ok(UnitPage {
        id,
        name: directory.name(id, today),
        level: found.level,
        above,
        children,
        periods: periods(&directory, found),
        successions: successions(&mut session, &directory, id).await?,
        reports,
        goals_in,
        goals,
        indicators: own_indicators(&mut session, (id, found.level)).await?,
    })
}

fn periods(
    directory: &Directory,
    unit: &OrgUnit,
) -> Vec<(Date, Option<Date>, String, Option<String>)> {
    unit.periods
        .iter()
        .rev()
        .map(|period| {
            let from = period.validity.from();
            let parent = period.parent.map(|parent| directory.name(parent, from));
            (from, period.validity.until(), period.name.clone(), parent)
        })
        .collect()
}

async fn successions(
    session: &mut ReadSession,
    directory: &Directory,
    id: UnitId,
) -> Result<Vec<UnitSuccession>, Failure> {
    let all = session.successions().await?;
    let mut own: Vec<UnitSuccession> = all
        .into_iter()
        .filter(|succession| succession.from == id || succession.to == id)
        .map(|succession| {
            let other_is_before = succession.to == id;
            let other = if other_is_before { succession.from } else { succession.to };
            let day = match (other_is_before, succession.on.yesterday()) {
                (true, Ok(yesterday)) => yesterday,
                (true, Err(_)) | (false, _) => succession.on,
            };
            UnitSuccession {
                on: succession.on,
                kind: succession.kind,
                other,
                other_name: directory.name(other, day),
                other_is_before,
            }
        })
        .collect();
    own.sort_by_key(|succession| std::cmp::Reverse(succession.on));
    Ok(own)
}

/// The unit's own goals of the latest year in which it said anything of them.
async fn own_goals(
    session: &mut ReadSession,
    id: UnitId,
) -> Result<(Option<(ReportKind, OperatingYear)>, Vec<ChainGoal>), Failure> {
    let said = session.assessments_of_unit(id).await?;
    let graded = said.iter().filter(|answer| is_said(answer));
    let Some((year, kind)) = graded.map(|answer| (answer.year, answer.kind)).max() else {
        return Ok((None, Vec::new()));
    };
    let of_year: Vec<_> = said.into_iter().filter(|answer| answer.year == year).collect();
    let latest = latest_of_year(&of_year);
    let ids: Vec<_> = latest.keys().map(|(goal, _)| *goal).collect();
    let goals = session.goals(&ids).await?;
    let mut own: Vec<_> = goals.iter().filter(|goal| goal.owner == id).collect();
    crate::goals::in_printed_order(&mut own);
    let goals = own
        .into_iter()
        .filter_map(|goal| {
            let answer = latest.get(&(goal.id, id))?;
            Some(ChainGoal {
                id: goal.id,
                level: goal.level,
                number: goal.number.clone(),
                title: goal.title.clone(),
                owner: None,
                assessment: answer.assessment.clone(),
                unit_counts: GradeCounts::default(),
                goals: Vec::new(),
            })
        })
        .filter(|goal| goal.level != GoalLevel::Focus)
        .collect();
    Ok((Some((kind, year)), goals))
}

async fn own_indicators(
    session: &mut ReadSession,
    (id, level): (UnitId, OrgLevel),
) -> Result<Vec<KeyFigure>, Failure> {
    let outcomes = session.outcomes_of_unit(id, None).await?;
    let targets = session.targets_of_unit(id, None).await?;
    let all = session.indicators().await?;
    let mut by_indicator: HashMap<IndicatorId, Vec<&StoredOutcome>> = HashMap::new();
    for found in &outcomes {
        by_indicator.entry(found.outcome.indicator).or_default().push(found);
    }
    let mut own: Vec<KeyFigure> = all
        .iter()
        .filter_map(|indicator| {
            let outcomes = by_indicator.get(&indicator.id)?;
            let targets = targets.iter().filter(|target| target.indicator == indicator.id);
            let targets: Vec<&StoredTarget> = targets.collect();
            Some(key_figure(indicator, level, (outcomes, &targets)))
        })
        .collect();
    tertial_presentation::sorting::sort_by_name(
        tertial_presentation::language::Language::Swedish,
        &mut own,
        |indicator| indicator.name.as_str(),
    );
    Ok(own)
}
