//! Indicators: the list, and one indicator over the years.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use tertial_domain::ids::{IndicatorId, ReportId, UnitId};
use tertial_domain::indicator::{Aggregation, Indicator, Polarity};
use tertial_domain::organisation::OrgLevel;
use tertial_domain::outcome::{BySex, Standing};
use tertial_domain::period::{OperatingYear, YearPart};
use tertial_domain::permission::{Act, Scope};
use tertial_domain::quantity::{Quantity, Share, UnitOfMeasure, Value};
use tertial_domain::target::{CouncilTargetScope, Target, TargetOwner};
use tertial_rollup::aggregate::{Aggregate, Contribution, aggregate};
use tertial_rollup::suppression::{Persons, suppress};
use tertial_store::outcomes::StoredOutcome;
use tertial_store::targets::StoredTarget;

use crate::context::Context;
use crate::directory::{Directory, sort_named};
use crate::failure::{Failure, OrNotFound, permit};
use crate::figures::{Latest, YearSeries, binding, councils, directed, latest, series, with_gaps};

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
    /// The latest figure: the city's own, else the units' added up.
    pub latest: Option<Latest>,
    /// How many units it was added up from, where the city has none of its own.
    pub added_from: Option<u32>,
    /// Its series for a small picture, oldest first.
    pub series: YearSeries,
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
    /// Where the latest year is told by a part of it: the same part of earlier years, oldest first.
    pub same_part: Vec<IndicatorPoint>,
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

/// The list of indicators, Swedish order, with the city's series of each; where the city has none
/// the units' figures are added up, as they are on the indicator's own page.
pub async fn list(context: &Context, scope: &Scope) -> Result<IndicatorList, Failure> {
    permit(scope, Act::ReadFacts)?;
    let mut session = context.store.read(scope).await?;
    let directory = Directory::load(&mut session).await?;
    let coverage = session.indicator_coverage().await?;
    let top = directory.top().map(|top| top.id);
    let own = match top {
        Some(top) => session.outcomes_of_unit(top, None).await?,
        None => Vec::new(),
    };
    let all = session.indicators().await?;
    let has_own = |id| own.iter().any(|found| found.outcome.indicator == id);
    let without: Vec<IndicatorId> =
        all.iter().map(|indicator| indicator.id).filter(|id| !has_own(*id)).collect();
    let of_units = session.full_year_totals(&without).await?;
    let mut indicators: Vec<IndicatorLine> = all
        .into_iter()
        .map(|indicator| {
            let of_city: Vec<&StoredOutcome> =
                own.iter().filter(|found| found.outcome.indicator == indicator.id).collect();
            let covered = coverage.iter().find(|covered| covered.indicator == indicator.id);
            let mut line = IndicatorLine {
                unit_count: covered.map_or(0, |covered| covered.unit_count),
                years: covered.map(|covered| (covered.first, covered.last)),
                latest: latest(&of_city, indicator.aggregation),
                added_from: None,
                series: series(&of_city, indicator.aggregation),
                indicator,
            };
            if of_city.is_empty() {
                add_units(&mut line, &directory, &of_units);
            }
            line
        })
        .collect();
    tertial_presentation::sorting::sort_by_name(
        tertial_presentation::language::Language::Swedish,
        &mut indicators,
        |line| line.indicator.name.as_str(),
    );
    Ok(IndicatorList { indicators })
}

/// Decimals of a figure that was added up.
const ADDED_DECIMALS: u32 = 1;

/// Adds the units' whole years up, year by year, by the indicator's own rule.
fn add_units(line: &mut IndicatorLine, directory: &Directory, of_units: &[StoredOutcome]) {
    let of_indicator = |found: &&StoredOutcome| found.outcome.indicator == line.indicator.id;
    let found: Vec<&StoredOutcome> = of_units.iter().filter(of_indicator).collect();
    let years: BTreeSet<OperatingYear> = found.iter().map(|found| found.outcome.year).collect();
    let mut added = BTreeMap::new();
    for year in years {
        let of_year = found.iter().copied().filter(|found| found.outcome.year == year);
        let Some(sum) = add_up(&line.indicator, directory, of_year) else { continue };
        added.insert(year, sum.number.round_dp(ADDED_DECIMALS).normalize());
        let unit = line.indicator.unit.as_deref();
        let quantity = Quantity {
            printed: String::new(),
            number: sum.number.round_dp(ADDED_DECIMALS).normalize(),
            unit: unit.map_or(UnitOfMeasure::Plain, UnitOfMeasure::from_word),
            share: sum.share,
        };
        line.latest = Some(Latest { year, part: YearPart::FullYear, quantity });
        line.added_from = Some(u32::try_from(sum.counted).unwrap_or(u32::MAX));
    }
    line.series = with_gaps(&added);
}

/// What the units' outcomes of one time come to by the indicator's own rule; places above units
/// are left out, for they already hold the units'.
fn add_up<'a>(
    indicator: &Indicator,
    directory: &Directory,
    outcomes: impl Iterator<Item = &'a StoredOutcome>,
) -> Option<Aggregate> {
    let is_unit = |id| directory.get(id).is_some_and(|unit| unit.level == OrgLevel::Unit);
    let contributions: Vec<Contribution> = outcomes
        .filter(|found| is_unit(found.outcome.unit))
        .filter_map(|found| {
            let value = found.outcome.values.total.clone()?;
            let persons = found.outcome.persons.or_else(|| persons_behind(Some(&value)));
            Some(Contribution { value, persons })
        })
        .collect();
    aggregate(indicator.aggregation?, &contributions)
}

/// One indicator over the years, for a unit or else for the top-most place that reports it.
pub async fn show(
    context: &Context,
    scope: &Scope,
    id: IndicatorId,
    unit: Option<UnitId>,
) -> Result<IndicatorPage, Failure> {
    permit(scope, Act::ReadFacts)?;
    let mut session = context.store.read(scope).await?;
    let indicator = session.indicator(id).await?.or_not_found()?.value;
    let directory = Directory::load(&mut session).await?;
    let all = session.outcomes_of_indicator(id, None).await?;
    let reporting: HashSet<UnitId> = all.iter().map(|found| found.outcome.unit).collect();
    let unit = match unit {
        Some(unit) => directory.get(unit).map(|unit| unit.id).or_not_found()?,
        None => top_most(&directory, &all).or_not_found()?,
    };
    let mut targets = session.targets_of_indicator(id, Some(unit)).await?;
    let level = directory.get(unit).map_or(OrgLevel::Unit, |unit| unit.level);
    if let Some(top) = directory.top().filter(|top| top.id != unit) {
        let citys = session.targets_of_indicator(id, Some(top.id)).await?;
        targets.extend(citys.into_iter().filter(|target| reaches(&indicator, target)));
    }
    let today = context.clock.today();
    let mut units: Vec<(UnitId, String)> =
        reporting.iter().map(|&id| (id, directory.name(id, today))).collect();
    sort_named(&mut units);
    let own: Vec<&StoredOutcome> = all.iter().filter(|o| o.outcome.unit == unit).collect();
    let points = points(&own, (level, &targets), indicator.polarity);
    let latest = points.iter().map(|point| (point.year, point.part)).next_back();
    let as_far = as_far(&own, latest);
    Ok(IndicatorPage {
        unit,
        unit_name: directory.name(unit, today),
        units,
        compared: compared(&directory, &all, (unit, latest)),
        rollup: rollup(&indicator, &directory, &all, latest),
        same_part: self::points(&as_far, (level, &targets), indicator.polarity),
        points,
        indicator,
    })
}

/// The highest place that reports it; among those of one level the one that did so last and for
/// the longest time.
fn top_most(directory: &Directory, all: &[StoredOutcome]) -> Option<UnitId> {
    let mut told: HashMap<UnitId, (Moment, usize)> = HashMap::new();
    for found in all {
        let (last, count) = told.entry(found.outcome.unit).or_default();
        *last = (*last).max(Some((found.outcome.year, found.outcome.part)));
        *count += 1;
    }
    let units = directory.units().iter().filter_map(|unit| Some((unit, told.get(&unit.id)?)));
    units.min_by_key(|(unit, told)| (unit.level, Reverse(*told), unit.id)).map(|(unit, _)| unit.id)
}

/// Whether a target of the city's is also each unit's: one for the whole city alone is not.
fn reaches(indicator: &Indicator, target: &StoredTarget) -> bool {
    target.owner == TargetOwner::Council
        && indicator.council_target_scope != Some(CouncilTargetScope::Total)
}

/// Year by year, oldest first: the whole year where it is reported, else the latest part.
fn points(
    outcomes: &[&StoredOutcome],
    targets: (OrgLevel, &[StoredTarget]),
    polarity: Option<Polarity>,
) -> Vec<IndicatorPoint> {
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
    years.into_values().map(|found| point(found, targets, polarity)).collect()
}

/// The outcomes of earlier years that reach as far into theirs as the latest does, where that is a
/// part of a year: like is held beside like.
fn as_far<'a>(outcomes: &[&'a StoredOutcome], latest: Moment) -> Vec<&'a StoredOutcome> {
    let Some((year, part)) = latest.filter(|(_, part)| *part != YearPart::FullYear) else {
        return Vec::new();
    };
    let is_like = |found: &&&StoredOutcome| {
        let outcome = &found.outcome;
        outcome.part == part && outcome.year < year && outcome.values.total.is_some()
    };
    outcomes.iter().filter(is_like).copied().collect()
}

fn point(
    found: &StoredOutcome,
    (level, targets): (OrgLevel, &[StoredTarget]),
    polarity: Option<Polarity>,
) -> IndicatorPoint {
    let outcome = &found.outcome;
    let of_year: Vec<&StoredTarget> =
        targets.iter().filter(|target| target.year == outcome.year).collect();
    let mut own: Vec<PointTarget> = binding(&of_year, level)
        .into_iter()
        .map(|target| PointTarget {
            printed: target.printed.clone(),
            target: target.target.as_ref().map(|target| directed(target, polarity)),
            valid_from: target.valid_from,
        })
        .collect();
    own.dedup_by(|later, earlier| {
        later.printed == earlier.printed && later.target == earlier.target
    });
    // The city's own target is the council's, and stands among its own.
    let council = councils(&of_year).filter(|_| level != OrgLevel::Council);
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
pub(crate) fn shown(found: &StoredOutcome) -> BySex<Option<Value>> {
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

/// The units' outcomes of the latest time added up, with how many of them reported.
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
    let added = add_up(indicator, directory, at_moment(all, moment))?;
    Some(Rollup {
        value: added.number,
        rule,
        reporting: u32::try_from(added.counted).unwrap_or(u32::MAX),
        expected: u32::try_from(units.len()).unwrap_or(u32::MAX),
    })
}
