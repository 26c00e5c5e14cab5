//! What a compilation is made from: the committee's units on the last day of the report's months,
//! their reports, and what the committee has said itself.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;
use tertial_domain::goal::Goal;
use tertial_domain::ids::{AuthorityId, IndicatorId, UnitId};
use tertial_domain::organisation::OrgLevel;
use tertial_domain::period::OperatingYear;
use tertial_domain::report::{ReportKind, ReportState};
use tertial_domain::target::{TargetOwner, YearTarget};
use tertial_presentation::language::Language;
use tertial_presentation::sorting;
use tertial_report::compilation::{
    AbsentUnit, CompilationFacts, OwnReport, ReportLinks, UnitReport,
};
use tertial_review::Rule;
use tertial_rollup::coverage::PlaceFigures;
use tertial_rollup::grade_count::GradeLimits;
use tertial_store::ReadSession;
use tertial_store::outcomes::StoredOutcome;
use tertial_store::reports::{StoredReport, VersionLine};
use tertial_store::targets::StoredTarget;

use super::{CompilationQuestion, kept};
use crate::context::Context;
use crate::directory::Directory;
use crate::failure::{Failure, OrNotFound};
use crate::follow_up::last_day;
use crate::goals::{goal_set_of, goals_standing, in_printed_order};
use crate::indicators::SMALL_GROUP_LIMIT;
use crate::reports::{links, read_body};

/// What a compilation is made from, with what storing it needs.
pub(super) struct Gathered {
    pub(super) facts: CompilationFacts,
    /// The committee's report of the same kind and year.
    pub(super) own: Option<StoredReport>,
    pub(super) authority: AuthorityId,
    /// The committee's plan, which the facts take their model from.
    pub(super) plan: Option<StoredReport>,
    /// Targets that the committee's report sets.
    pub(super) targets: Vec<YearTarget>,
}

/// Loads everything; a place that is no committee is not found.
pub(super) async fn gather(
    context: &Context,
    session: &mut ReadSession,
    directory: &Directory,
    question: CompilationQuestion,
) -> Result<Gathered, Failure> {
    let CompilationQuestion { committee, year, kind, .. } = question;
    let place = directory.get(committee).or_not_found()?;
    if place.level != OrgLevel::Committee {
        return Err(Failure::NotFound);
    }
    let authority = place.authority;
    let of_year = session.reports_of_year(year).await?;
    let own = of_year.iter().find(|report| report.unit == committee && report.kind == kind);
    // Where the committee's report is being corrected, that is what is written in.
    let own = match own {
        Some(own) => session.working_report(own.id).await?,
        None => None,
    };
    let own = own.as_ref();
    let own_at = match own {
        Some(own) => newest(session, own).await?.map(|version| version.stored_at),
        None => None,
    };
    let mut units = Vec::new();
    let mut absent = Vec::new();
    for (unit, name) in expected_units(directory, committee, (year, kind), &of_year) {
        let report = of_year.iter().find(|report| report.unit == unit && report.kind == kind);
        let is_in =
            |report: &&StoredReport| question.with_drafts || report.state != ReportState::Draft;
        if let Some(report) = report.filter(is_in) {
            units.push(unit_report(session, (report, name), own_at).await?);
        } else {
            let draft = report.map(|report| report.latest_number);
            absent.push(AbsentUnit { unit, name, draft });
        }
    }
    let plan = of_year
        .iter()
        .find(|report| report.unit == committee && report.kind == ReportKind::AnnualPlan);
    let targets = session.targets_of_unit(committee, Some(year)).await?;
    let parameter =
        |name| context.rulebook.settings.parameter(Rule::GradeDisagreesWithSuggestion, name);
    let percent = |name| usize::try_from(parameter(name)).unwrap_or(100);
    let facts = CompilationFacts {
        committee,
        committee_name: directory.name_in(committee, year),
        year,
        kind,
        goals: goals(session, year).await?,
        indicators: session.indicators().await?,
        units,
        absent,
        own: own_report(session, own).await?,
        goes_on_from: kept::written(session, own).await?,
        model: own_report(session, plan).await?,
        targets: printed_targets(&targets),
        grade_limits: GradeLimits {
            fully_percent: percent("fully_strong_min_percent"),
            not_percent: percent("not_wrong_min_percent"),
        },
        small_group_limit: SMALL_GROUP_LIMIT,
    };
    let of_own = match own {
        Some(own) => session.targets_of_version(own.latest).await?,
        None => Vec::new(),
    };
    let targets = of_own.iter().filter_map(year_target).collect();
    let (own, plan) = (own.cloned(), plan.cloned());
    Ok(Gathered { facts, own, authority, plan, targets })
}

/// Units that stood under the committee when the report's months were over, and those of its units
/// that have written one anyhow.
pub(crate) fn expected_units(
    directory: &Directory,
    committee: UnitId,
    (year, kind): (OperatingYear, ReportKind),
    of_year: &[StoredReport],
) -> Vec<(UnitId, String)> {
    let day = asked_on(kind, year);
    let wrote = |id: UnitId| of_year.iter().any(|own| own.unit == id && own.kind == kind);
    let mut units: Vec<(UnitId, String)> = directory
        .units()
        .iter()
        .filter(|unit| unit.level == OrgLevel::Unit)
        .filter(|unit| unit.on(day).is_some() || wrote(unit.id))
        .filter(|unit| directory.committee_of(unit.id, day) == Some(committee))
        .map(|unit| (unit.id, directory.name(unit.id, day)))
        .collect();
    sorting::sort_by_name(Language::Swedish, &mut units, |(_, name)| name.as_str());
    units
}

/// The day on which a place must be there to be asked for a document: a plan's year begins, the
/// months of the others end.
pub(crate) fn asked_on(kind: ReportKind, year: OperatingYear) -> Date {
    match kind {
        ReportKind::AnnualPlan => year.first_day(),
        ReportKind::TertialReport1 | ReportKind::TertialReport2 | ReportKind::AnnualReport => {
            last_day(kind, year)
        }
    }
}

async fn newest(
    session: &mut ReadSession,
    report: &StoredReport,
) -> Result<Option<VersionLine>, Failure> {
    Ok(session.report_version(report.latest).await?)
}

async fn unit_report(
    session: &mut ReadSession,
    (stored, name): (&StoredReport, String),
    own_at: Option<Timestamp>,
) -> Result<UnitReport, Failure> {
    let version = newest(session, stored).await?.or_not_found()?;
    let OwnReport { report, links, figures, .. } = whole(session, stored).await?;
    Ok(UnitReport {
        unit: stored.unit,
        name,
        version: version.number,
        state: stored.state,
        confirmed: stored.confirmed,
        sha256: version.sha256.to_string(),
        is_later: own_at.is_some_and(|own| version.stored_at > own),
        report,
        links,
        figures,
    })
}

async fn own_report(
    session: &mut ReadSession,
    stored: Option<&StoredReport>,
) -> Result<Option<OwnReport>, Failure> {
    match stored {
        Some(stored) => whole(session, stored).await.map(Some),
        None => Ok(None),
    }
}

/// A report's latest version with its links, and its outcomes of the part of the year it is about.
async fn whole(session: &mut ReadSession, stored: &StoredReport) -> Result<OwnReport, Failure> {
    let body = session.report_body(stored.latest).await?.or_not_found()?;
    let report = read_body(&body)?;
    let (goals, indicators) = links(session, stored.latest, &report).await?;
    let outcomes = session.outcomes_of_version(stored.latest).await?;
    let is_of = |found: &&StoredOutcome| {
        Some(found.outcome.part) == stored.kind.year_part() && found.outcome.year == stored.year
    };
    let figures = outcomes.iter().filter(is_of).map(|found| {
        let outcome = &found.outcome;
        let figures = PlaceFigures {
            values: outcome.values.clone(),
            forecast: outcome.forecast.clone(),
            persons: outcome.persons,
        };
        (outcome.indicator, figures)
    });
    let figures = figures.collect();
    let activities = kept::activities(session, stored.latest, &report).await?;
    let links = ReportLinks { goals, indicators, activities };
    Ok(OwnReport { version: stored.latest_number, report, links, figures })
}

/// The goals of the year in printed order.
async fn goals(session: &mut ReadSession, year: OperatingYear) -> Result<Vec<Goal>, Failure> {
    let Some(set) = goal_set_of(session, year).await? else { return Ok(Vec::new()) };
    let assessments = session.assessments_of_year(year).await?;
    let goals = goals_standing(session, set.id, &assessments).await?;
    let mut ordered: Vec<&Goal> = goals.iter().collect();
    in_printed_order(&mut ordered);
    Ok(ordered.into_iter().cloned().collect())
}

/// As printed, the one that holds last of each indicator and owner.
fn printed_targets(targets: &[StoredTarget]) -> Vec<(IndicatorId, TargetOwner, String)> {
    let mut last: HashMap<(IndicatorId, TargetOwner), &StoredTarget> = HashMap::new();
    for target in targets {
        let known = last.entry((target.indicator, target.owner)).or_insert(target);
        if known.valid_from <= target.valid_from {
            *known = target;
        }
    }
    let mut printed: Vec<_> = last
        .into_values()
        .map(|target| (target.indicator, target.owner, target.printed.clone()))
        .collect();
    printed.sort_unstable();
    printed
}

fn year_target(target: &StoredTarget) -> Option<YearTarget> {
    Some(YearTarget {
        id: target.id,
        indicator: target.indicator,
        unit: target.unit,
        year: target.year,
        owner: target.owner,
        target: target.target.clone()?,
        printed: target.printed.clone(),
        valid_from: target.valid_from,
        decision: target.decision.clone(),
    })
}
