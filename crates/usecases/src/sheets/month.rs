//! What a month's report is made from: the last follow-up whose months were over, and what is late.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;
use tertial_domain::activity::ActivityState;
use tertial_domain::ids::{ActivityId, UnitId};
use tertial_domain::indicator::Indicator;
use tertial_domain::name_key::name_key;
use tertial_domain::organisation::OrgLevel;
use tertial_domain::period::{OperatingYear, Periodicity};
use tertial_domain::quantity::Quantity;
use tertial_domain::report::{ReportKind, ReportState};
use tertial_presentation::charts::WithinYear;
use tertial_presentation::language::Language;
use tertial_presentation::sorting;
use tertial_report::sheet::{CommitteeMonth, MonthlyFacts, Moved};
use tertial_store::ReadSession;
use tertial_store::activities::{ActivityFilter, AnsweredActivity};
use tertial_store::outcomes::StoredOutcome;
use tertial_store::page::{PAGE_SIZE_MAX, PageRequest};
use tertial_store::reports::StoredReport;

use super::standing::{Standing, View, together};
use super::year::money;
use crate::compilation::expected_units;
use crate::directory::Directory;
use crate::failure::{Failure, OrNotFound};
use crate::follow_up::last_day;
use crate::goals::{goal_set_of, goals_standing};
use crate::indicators::shown;

/// How an indicator of sick leave is called, as far as its names agree.
const SICK_LEAVE: &str = "sjukfr";

pub(super) async fn facts(
    session: &mut ReadSession,
    directory: &Directory,
    (place, day): (UnitId, Date),
) -> Result<MonthlyFacts, Failure> {
    let (year, kind) = follow_up(day).or_not_found()?;
    let committees = committees(directory, place, day);
    let indicators = session.indicators().await?;
    let reports = session.reports_of_year(year).await?;
    let standing = standing(session, directory, (year, kind)).await?;
    let overdue = overdue(session, directory, (day, year)).await?;
    let mut months = Vec::new();
    let mut moved = Vec::new();
    for (committee, name) in committees {
        let outcomes = session.outcomes_of_unit(committee, None).await?;
        let place = (committee, name.as_str());
        moved.extend(moves(&indicators, &outcomes, place, (year, kind)));
        let found = standing.answerers.iter().find(|(unit, _)| *unit == committee);
        let by_goal = found.map(|(_, cells)| cells.clone()).unwrap_or_default();
        let units = expected_units(directory, committee, (year, kind), &reports);
        let own =
            |unit: UnitId| reports.iter().find(|report| report.unit == unit && report.kind == kind);
        let is_late = |(unit, _): &&(UnitId, String)| {
            own(*unit).is_none_or(|report| report.state == ReportState::Draft)
        };
        let written: Vec<&StoredReport> = std::iter::once(committee)
            .chain(units.iter().map(|(unit, _)| *unit))
            .filter_map(own)
            .collect();
        let money = money(session, committee, (year, kind)).await?;
        months.push(CommitteeMonth {
            result: money.and_then(|money| {
                let (budget, forecast) = money.result?;
                Some((budget, forecast, money.scale))
            }),
            sick_leave: sick_leave(&indicators, &outcomes, (year, kind)),
            overdue: overdue.get(&committee).copied().unwrap_or(0),
            late: (units.iter().filter(is_late).count(), units.len()),
            grades: together(&by_goal),
            by_goal,
            findings: findings(session, &written).await?,
            name,
        });
    }
    let monthly = |indicator: &&Indicator| indicator.periodicity == Some(Periodicity::Month);
    Ok(MonthlyFacts {
        place: directory.name(place, day),
        month_ends: day,
        kind,
        year,
        committees: months,
        goals: standing.goals,
        moved,
        monthly_indicators: indicators.iter().filter(monthly).count(),
    })
}

/// The latest of the year's documents whose months were over on a day.
fn follow_up(day: Date) -> Option<(OperatingYear, ReportKind)> {
    let year = OperatingYear::new(day.year())?;
    let kinds = [ReportKind::AnnualReport, ReportKind::TertialReport2, ReportKind::TertialReport1];
    let over = kinds.into_iter().find(|kind| last_day(*kind, year) <= day);
    match over {
        Some(kind) => Some((year, kind)),
        None => Some((year.previous()?, ReportKind::AnnualReport)),
    }
}

/// The committee itself, or all that there were, in Swedish order.
fn committees(directory: &Directory, place: UnitId, day: Date) -> Vec<(UnitId, String)> {
    let is_asked = |id: UnitId| {
        let is_committee =
            directory.get(place).is_some_and(|unit| unit.level == OrgLevel::Committee);
        !is_committee || id == place
    };
    let mut found: Vec<(UnitId, String)> = directory
        .units()
        .iter()
        .filter(|unit| unit.level == OrgLevel::Committee && is_asked(unit.id))
        .filter_map(|unit| Some((unit.id, unit.on(day)?.name.clone())))
        .collect();
    sorting::sort_by_name(Language::Swedish, &mut found, |(_, name)| name.as_str());
    found
}

async fn standing(
    session: &mut ReadSession,
    directory: &Directory,
    (year, kind): (OperatingYear, ReportKind),
) -> Result<Standing, Failure> {
    let said = session.assessments_of_year(year).await?;
    let goals = match goal_set_of(session, year).await? {
        Some(set) => goals_standing(session, set.id, &said).await?,
        None => Vec::new(),
    };
    let top = directory.top().map(|top| top.id).or_not_found()?;
    let view = View { directory, goals: &goals, place: top, level: OrgLevel::Council };
    Ok(view.standing(&said, kind))
}

/// Activities past their last day that are neither done nor explained, by committee: those of the
/// month's year and of the follow-up's, which in the first months is the year before.
async fn overdue(
    session: &mut ReadSession,
    directory: &Directory,
    (day, followed_up): (Date, OperatingYear),
) -> Result<HashMap<UnitId, usize>, Failure> {
    let mut known: HashMap<ActivityId, AnsweredActivity> = HashMap::new();
    let years = OperatingYear::new(day.year()).into_iter().chain([followed_up]);
    for year in years.collect::<BTreeSet<_>>().into_iter().rev() {
        for row in activities(session, (day, year)).await? {
            // Each counts once, by what was said of it last.
            let is_told = |row: &AnsweredActivity| row.answer.is_some();
            if known.get(&row.activity.id).is_none_or(|later| !is_told(later)) {
                known.insert(row.activity.id, row);
            }
        }
    }
    let mut counts: HashMap<UnitId, usize> = HashMap::new();
    for row in known.values().filter(|row| is_overdue(row, day)) {
        if let Some(committee) = directory.committee_of(row.activity.owner, day) {
            *counts.entry(committee).or_default() += 1;
        }
    }
    Ok(counts)
}

/// Every activity that runs in a year or is answered in it.
async fn activities(
    session: &mut ReadSession,
    (day, year): (Date, OperatingYear),
) -> Result<Vec<AnsweredActivity>, Failure> {
    let filter = ActivityFilter { year: Some(year), ..Default::default() };
    let mut found = Vec::new();
    for number in 1.. {
        let asked = PageRequest::new(number, PAGE_SIZE_MAX);
        let page = session.activities(&filter, day, asked).await?;
        let is_last = page.rows.is_empty();
        found.extend(page.rows);
        if is_last || page.total <= u64::try_from(found.len()).unwrap_or(u64::MAX) {
            break;
        }
    }
    Ok(found)
}

fn is_overdue(row: &AnsweredActivity, day: Date) -> bool {
    let answer = row.answer.as_ref();
    let is_closed = answer.is_some_and(|answer| {
        answer.state == Some(ActivityState::Done)
            || answer.deviation.as_ref().is_some_and(|told| !told.trim().is_empty())
    });
    row.activity.end.is_some_and(|end| end < day) && !is_closed
}

/// Findings that wait in reports that have been reviewed.
async fn findings(
    session: &mut ReadSession,
    reports: &[&StoredReport],
) -> Result<Option<(u32, u32, u32)>, Failure> {
    let versions: Vec<_> = reports.iter().map(|report| report.latest).collect();
    let reviews = session.review_counts(&versions).await?;
    if reviews.is_empty() {
        return Ok(None);
    }
    let sum = reviews.iter().fold((0_u32, 0_u32, 0_u32), |(errors, warnings, hints), line| {
        let counts = line.counts;
        (
            errors.saturating_add(counts.errors),
            warnings.saturating_add(counts.warnings),
            hints.saturating_add(counts.hints),
        )
    });
    Ok(Some(sum))
}

fn sick_leave(
    indicators: &[Indicator],
    outcomes: &[StoredOutcome],
    (year, kind): (OperatingYear, ReportKind),
) -> Option<Quantity> {
    let part = kind.year_part()?;
    let is_it = |indicator: &&Indicator| {
        name_key(&indicator.name).split(' ').next().is_some_and(|word| word.starts_with(SICK_LEAVE))
    };
    // Of several (short leave, long leave) the one with the shortest name is the whole.
    let mut named: Vec<&Indicator> = indicators.iter().filter(is_it).collect();
    named.sort_by_key(|indicator| indicator.name.chars().count());
    named.into_iter().find_map(|indicator| {
        let found = outcomes.iter().find(|found| {
            let outcome = &found.outcome;
            let is_of = found.kind == kind && outcome.year == year && outcome.part == part;
            outcome.indicator == indicator.id && is_of
        })?;
        shown(found).total?.quantity().cloned()
    })
}

/// Indicators that are reported every month, and whose last two figures differ.
fn moves(
    indicators: &[Indicator],
    outcomes: &[StoredOutcome],
    (_, name): (UnitId, &str),
    (year, kind): (OperatingYear, ReportKind),
) -> Vec<Moved> {
    let monthly = indicators.iter().filter(|indicator| {
        indicator.periodicity == Some(Periodicity::Month)
            && WithinYear::of(indicator.aggregation) == WithinYear::Level
    });
    let moved = monthly.filter_map(|indicator| {
        let mut told: Vec<_> = outcomes
            .iter()
            .filter(|found| found.outcome.indicator == indicator.id)
            .filter(|found| {
                (found.outcome.year, Some(found.outcome.part)) <= (year, kind.year_part())
            })
            .filter_map(|found| {
                let outcome = &found.outcome;
                Some(((outcome.year, outcome.part), shown(found).total?.quantity()?.clone()))
            })
            .collect();
        told.sort_by_key(|(at, _)| *at);
        let [.., (_, before), (_, now)] = told.as_slice() else { return None };
        (before.unit == now.unit && before.number != now.number).then(|| Moved {
            name: indicator.name.clone(),
            place: name.to_owned(),
            before: before.clone(),
            now: now.clone(),
        })
    });
    moved.collect()
}

#[cfg(test)]
#[path = "month/tests.rs"]
mod tests;
