//! Indicators: the list, and one indicator over the years.

use std::collections::{BTreeMap, HashSet};

use tertial_domain::ids::{IndicatorId, ReportId, UnitId};
use tertial_domain::indicator::{Aggregation, Indicator};
use tertial_domain::organisation::OrgLevel;
use tertial_domain::outcome::{BySex, Standing};
use tertial_domain::period::{OperatingYear, YearPart};
use tertial_domain::permission::{Act, Scope};
use tertial_domain::quantity::{Share, Value};
use tertial_domain::target::{Target, TargetOwner};
use tertial_rollup::aggregate::{Contribution, aggregate};
use tertial_rollup::suppression::{Persons, suppress};
use tertial_store::outcomes::StoredOutcome;
use tertial_store::targets::StoredTarget;

use crate::context::Context;
use crate::directory::{Directory, sort_named};
use crate::failure::{Failure, OrNotFound, permit};
use crate::overview::full_year_series;

/// The list of indicators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorList {
    /// Rows in Swedish order.
    pub indicators: Vec<IndicatorLine>,
}

/// A row in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorLine {
    /// The indicator.
    pub indicator: Indicator,
    /// How many units have reported it.
    pub unit_count: u32,
    /// First and last year with an outcome.
    pub years: Option<(OperatingYear, OperatingYear)>,
    /// The latest outcome of the top-most unit that reports it, as printed.
    pub latest: Option<String>,
    /// Its series for a small picture, oldest first.
    pub series: Vec<(OperatingYear, Option<rust_decimal::Decimal>)>,
}

/// One indicator over the years for one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorPage {
    /// The indicator.
    pub indicator: Indicator,
    /// The place shown.
    pub unit: UnitId,
    /// Its name.
    pub unit_name: String,
    /// Places that have reported it, to choose from, Swedish order.
    pub units: Vec<(UnitId, String)>,
    /// Year by year (full year where there is one, else the latest part), oldest first.
    pub points: Vec<IndicatorPoint>,
    /// Outcomes of the places of the same level for the latest year, for comparing.
    pub compared: Vec<(UnitId, String, Option<Value>)>,
    /// The latest year's total added up over the organisation, where a rule says how.
    pub rollup: Option<Rollup>,
}

/// One year of an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorPoint {
    /// The year.
    pub year: OperatingYear,
    /// How much of it.
    pub part: YearPart,
    /// Outcomes by sex; suppressed where few persons stand behind them.
    pub values: BySex<Option<Value>>,
    /// Whether they may still change.
    pub standing: Standing,
    /// Forecast for the full year.
    pub forecast: Option<Value>,
    /// The unit's target, as printed and as understood, with the day it holds from.
    pub targets: Vec<PointTarget>,
    /// The council's target as printed.
    pub council_target: Option<String>,
    /// The report it comes from.
    pub report: Option<ReportId>,
    /// What the report said under the row.
    pub analysis: Option<String>,
}

/// A target as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointTarget {
    /// As printed.
    pub printed: String,
    /// As understood, if it was.
    pub target: Option<Target>,
    /// The day from which it holds.
    pub valid_from: jiff::civil::Date,
}

/// A figure that was added up, with its basis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rollup {
    /// The sum or share.
    pub value: rust_decimal::Decimal,
    /// By which rule.
    pub rule: tertial_domain::indicator::Aggregation,
    /// How many places stand behind it.
    pub reporting: u32,
    /// How many places were expected to.
    pub expected: u32,
}

/// Figures with fewer persons than this behind them are hidden, unless a city sets another limit.
pub const SMALL_GROUP_LIMIT: u32 = 5;

/// The list of indicators, Swedish order, with the series of the top-most place that reports each.
pub async fn list(context: &Context, scope: &Scope) -> Result<IndicatorList, Failure> {
    permit(scope, Act::ReadFacts, None)?;
    let mut session = context.store.read(scope).await?;
    let directory = Directory::load(&mut session).await?;
    let coverage = session.indicator_coverage().await?;
    let top = directory.top().map(|top| top.id);
    let own = match top {
        Some(top) => session.outcomes_of_unit(top, None).await?,
        None => Vec::new(),
    };
    let mut indicators: Vec<IndicatorLine> = session
        .indicators()
        .await?
        .into_iter()
        .map(|indicator| {
            let of_city: Vec<&StoredOutcome> =
                own.iter().filter(|found| found.outcome.indicator == indicator.id).collect();
            let covered = coverage.iter().find(|covered| covered.indicator == indicator.id);
            IndicatorLine {
                unit_count: covered.map_or(0, |covered| covered.unit_count),
                years: covered.map(|covered| (covered.first, covered.last)),
                latest: latest_printed(&of_city),
                series: full_year_series(&of_city),
                indicator,
            }
        })
        .collect();
    tertial_presentation::sorting::sort_by_name(
        tertial_presentation::language::Language::Swedish,
        &mut indicators,
        |line| line.indicator.name.as_str(),
    );
    Ok(IndicatorList { indicators })
}

fn latest_printed(outcomes: &[&StoredOutcome]) -> Option<String> {
    let last = outcomes.iter().max_by_key(|found| (found.outcome.year, found.outcome.part))?;
    Some(last.outcome.values.total.as_ref()?.quantity()?.printed.clone())
}

/// One indicator over the years, for a unit or else for the top-most place that reports it.
pub async fn show(
    context: &Context,
    scope: &Scope,
    id: IndicatorId,
    unit: Option<UnitId>,
) -> Result<IndicatorPage, Failure> {
    permit(scope, Act::ReadFacts, None)?;
    let mut session = context.store.read(scope).await?;
    let indicator = session.indicator(id).await?.or_not_found()?.value;
    let directory = Directory::load(&mut session).await?;
    let all = session.outcomes_of_indicator(id, None).await?;
    let reporting: HashSet<UnitId> = all.iter().map(|found| found.outcome.unit).collect();
    let unit = match unit {
        Some(unit) => directory.get(unit).map(|unit| unit.id).or_not_found()?,
        None => top_most(&directory, &reporting).or_not_found()?,
    };
    let targets = session.targets_of_indicator(id, Some(unit)).await?;
    let today = context.clock.today();
    let mut units: Vec<(UnitId, String)> =
        reporting.iter().map(|&id| (id, directory.name(id, today))).collect();
    sort_named(&mut units);
    let own: Vec<&StoredOutcome> = all.iter().filter(|o| o.outcome.unit == unit).collect();
    let points = points(&own, &targets);
    let latest = points.iter().map(|point| (point.year, point.part)).next_back();
    Ok(IndicatorPage {
        unit,
        unit_name: directory.name(unit, today),
        units,
        compared: compared(&directory, &all, (unit, latest)),
        rollup: rollup(&indicator, &directory, &all, latest),
        points,
        indicator,
    })
}

fn top_most(directory: &Directory, reporting: &HashSet<UnitId>) -> Option<UnitId> {
    let units = directory.units().iter().filter(|unit| reporting.contains(&unit.id));
    units.min_by_key(|unit| (unit.level, unit.id)).map(|unit| unit.id)
}

/// Year by year, oldest first: the whole year where it is reported, else the latest part.
fn points(outcomes: &[&StoredOutcome], targets: &[StoredTarget]) -> Vec<IndicatorPoint> {
    let mut years: BTreeMap<OperatingYear, &StoredOutcome> = BTreeMap::new();
    for found in outcomes {
        years
            .entry(found.outcome.year)
            .and_modify(|best| {
                let rank = |o: &StoredOutcome| (o.outcome.values.total.is_some(), o.outcome.part);
                if rank(best) < rank(found) {
                    *best = found;
                }
            })
            .or_insert(found);
    }
    years.into_values().map(|found| point(found, targets)).collect()
}

fn point(found: &StoredOutcome, targets: &[StoredTarget]) -> IndicatorPoint {
    let outcome = &found.outcome;
    let of_year = || targets.iter().filter(|target| target.year == outcome.year);
    let mut own: Vec<PointTarget> = of_year()
        .filter(|target| target.owner != TargetOwner::Council)
        .map(|target| PointTarget {
            printed: target.printed.clone(),
            target: target.target.clone(),
            valid_from: target.valid_from,
        })
        .collect();
    own.sort_by_key(|target| target.valid_from);
    own.dedup_by(|later, earlier| {
        later.printed == earlier.printed && later.target == earlier.target
    });
    let council = of_year()
        .filter(|target| target.owner == TargetOwner::Council)
        .max_by_key(|target| target.valid_from);
    IndicatorPoint {
        year: outcome.year,
        part: outcome.part,
        values: shown(found),
        standing: found.standing,
        forecast: outcome.forecast.clone(),
        targets: own,
        council_target: council.map(|target| target.printed.clone()),
        report: Some(found.report),
        analysis: found.analysis.clone(),
    }
}

/// The outcome by sex with small groups hidden.
fn shown(found: &StoredOutcome) -> BySex<Option<Value>> {
    let values = &found.outcome.values;
    let persons = Persons {
        total: found.outcome.persons.or_else(|| persons_behind(values.total.as_ref())),
        women: persons_behind(values.women.as_ref()),
        men: persons_behind(values.men.as_ref()),
        other: persons_behind(values.other.as_ref()),
    };
    suppress(values.clone(), &persons, SMALL_GROUP_LIMIT)
}

fn persons_behind(value: Option<&Value>) -> Option<u32> {
    value?.quantity()?.share.map(Share::denominator)?.try_into().ok()
}

type Moment = Option<(OperatingYear, YearPart)>;

fn at_moment(all: &[StoredOutcome], moment: Moment) -> impl Iterator<Item = &StoredOutcome> {
    all.iter().filter(move |found| Some((found.outcome.year, found.outcome.part)) == moment)
}

/// A unit is compared with units and a committee with committees: a whole beside its parts says
/// nothing. The city has nobody beside it, and is shown with its committees.
fn compared(
    directory: &Directory,
    all: &[StoredOutcome],
    (own, moment): (UnitId, Moment),
) -> Vec<(UnitId, String, Option<Value>)> {
    let level = |id| directory.get(id).map(|unit| unit.level);
    let wanted = level(own);
    let is_beside = |id| match (wanted, level(id)) {
        (Some(OrgLevel::Council), Some(OrgLevel::Council | OrgLevel::Committee)) => true,
        (wanted, found) => wanted == found,
    };
    let mut rows: Vec<(UnitId, String, Option<Value>)> = at_moment(all, moment)
        .filter(|found| is_beside(found.outcome.unit))
        .map(|found| {
            let name = directory.name_in(found.outcome.unit, found.outcome.year);
            (found.outcome.unit, name, shown(found).total)
        })
        .collect();
    tertial_presentation::sorting::sort_by_name(
        tertial_presentation::language::Language::Swedish,
        &mut rows,
        |(_, name, _)| name.as_str(),
    );
    rows
}

/// The units' outcomes added up by the indicator's own rule; places above units are left out, for
/// they already hold the units'.
fn rollup(
    indicator: &Indicator,
    directory: &Directory,
    all: &[StoredOutcome],
    moment: Moment,
) -> Option<Rollup> {
    let rule = indicator.aggregation?;
    match rule {
        Aggregation::Sum
        | Aggregation::RatioOfSums
        | Aggregation::WeightedMean
        | Aggregation::PlainMean => {}
        Aggregation::Latest | Aggregation::None => return None,
    }
    let is_unit = |id| directory.get(id).is_some_and(|unit| unit.level == OrgLevel::Unit);
    let units: HashSet<UnitId> =
        all.iter().map(|found| found.outcome.unit).filter(|&id| is_unit(id)).collect();
    let contributions: Vec<Contribution> = at_moment(all, moment)
        .filter(|found| is_unit(found.outcome.unit))
        .filter_map(|found| {
            let value = found.outcome.values.total.clone()?;
            let persons = found.outcome.persons.or_else(|| persons_behind(Some(&value)));
            Some(Contribution { value, persons })
        })
        .collect();
    let added = aggregate(rule, &contributions)?;
    Some(Rollup {
        value: added.number,
        rule,
        reporting: u32::try_from(added.counted).unwrap_or(u32::MAX),
        expected: u32::try_from(units.len()).unwrap_or(u32::MAX),
    })
}
