//! What an indicator's figures come to, by one rule each wherever they are shown: which is the
//! latest, how they have gone, which target binds, and whether it is met.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use tertial_domain::ids::IndicatorId;
use tertial_domain::indicator::{Aggregation, Indicator, Polarity};
use tertial_domain::organisation::OrgLevel;
use tertial_domain::period::{OperatingYear, YearPart};
use tertial_domain::quantity::Quantity;
use tertial_domain::target::{Target, TargetOwner};
use tertial_presentation::charts::WithinYear;
use tertial_rollup::indicator_status::meets;
use tertial_store::outcomes::StoredOutcome;
use tertial_store::targets::StoredTarget;

/// Year and number, oldest first; `None` is a gap.
pub type YearSeries = Vec<(OperatingYear, Option<Decimal>)>;

/// The latest figure and the time it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Latest {
    /// Its year.
    pub year: OperatingYear,
    /// How much of the year.
    pub part: YearPart,
    /// The figure.
    pub quantity: Quantity,
}

/// The target that binds a place for a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// As printed.
    pub printed: String,
    /// As understood, a bare number read by the indicator's polarity.
    pub target: Option<Target>,
    /// Whether the latest figure meets it; `None` where it cannot be told.
    pub met: Option<bool>,
}

/// An indicator of one place as a small picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFigure {
    /// The indicator.
    pub id: IndicatorId,
    /// Its name.
    pub name: String,
    /// How it has gone; ends with the latest figure.
    pub series: YearSeries,
    /// The latest figure.
    pub latest: Option<Latest>,
    /// The target of the latest figure's year.
    pub target: Option<Binding>,
}

/// The figures of an indicator for one place, with what is known of its targets there.
pub(crate) fn key_figure(
    indicator: &Indicator,
    level: OrgLevel,
    (outcomes, targets): (&[&StoredOutcome], &[&StoredTarget]),
) -> KeyFigure {
    let latest = latest(outcomes, indicator.aggregation);
    let target = latest.as_ref().and_then(|latest| {
        let of_year = targets.iter().copied().filter(|target| target.year == latest.year);
        let of_year: Vec<&StoredTarget> = of_year.collect();
        let found = binding(&of_year, level).last().copied().or_else(|| councils(&of_year))?;
        let earlier = before(outcomes, latest.year);
        let target = found.target.as_ref();
        // A part of what grows through the year is not held against the year's target.
        let is_comparable = latest.part == YearPart::FullYear
            || WithinYear::of(indicator.aggregation) == WithinYear::Level;
        let met = target
            .filter(|_| is_comparable)
            .and_then(|it| meets(&latest.quantity, it, indicator.polarity, earlier.as_ref()));
        let target = target.map(|target| directed(target, indicator.polarity));
        Some(Binding { printed: found.printed.clone(), target, met })
    });
    let series = series(outcomes, indicator.aggregation);
    KeyFigure { id: indicator.id, name: indicator.name.clone(), series, latest, target }
}

fn numbers<'a>(
    outcomes: &[&'a StoredOutcome],
) -> impl Iterator<Item = (OperatingYear, YearPart, &'a Quantity)> {
    outcomes.iter().filter_map(|found| {
        let outcome = &found.outcome;
        Some((outcome.year, outcome.part, outcome.values.total.as_ref()?.quantity()?))
    })
}

/// The latest figure there is. What grows through the year is told by its last whole year, where
/// it has one.
pub(crate) fn latest(
    outcomes: &[&StoredOutcome],
    aggregation: Option<Aggregation>,
) -> Option<Latest> {
    let waits = WithinYear::of(aggregation) == WithinYear::Accumulates;
    numbers(outcomes)
        .max_by_key(|(year, part, _)| (waits && *part == YearPart::FullYear, *year, *part))
        .map(|(year, part, quantity)| Latest { year, part, quantity: quantity.clone() })
}

/// The number of each whole year, and last that of [`latest`]; a year with no number is a gap.
pub(crate) fn series(outcomes: &[&StoredOutcome], aggregation: Option<Aggregation>) -> YearSeries {
    let whole = numbers(outcomes).filter(|(_, part, _)| *part == YearPart::FullYear);
    let mut years: BTreeMap<OperatingYear, Decimal> =
        whole.map(|(year, _, quantity)| (year, quantity.number)).collect();
    if let Some(latest) = latest(outcomes, aggregation) {
        years.entry(latest.year).or_insert(latest.quantity.number);
    }
    with_gaps(&years)
}

/// Every year from the first to the last.
pub(crate) fn with_gaps(years: &BTreeMap<OperatingYear, Decimal>) -> YearSeries {
    let (Some((first, _)), Some((last, _))) = (years.first_key_value(), years.last_key_value())
    else {
        return Vec::new();
    };
    (first.number()..=last.number())
        .filter_map(OperatingYear::new)
        .map(|year| (year, years.get(&year).copied()))
        .collect()
}

/// The figure of the last whole year before a year.
fn before(outcomes: &[&StoredOutcome], year: OperatingYear) -> Option<Quantity> {
    numbers(outcomes)
        .filter(|(earlier, part, _)| *part == YearPart::FullYear && *earlier < year)
        .max_by_key(|(earlier, _, _)| *earlier)
        .map(|(_, _, quantity)| quantity.clone())
}

/// The targets that bind a place, the one that holds last: its committee's and its own. The city
/// is bound by what its council decides.
pub(crate) fn binding<'a>(of_year: &[&'a StoredTarget], level: OrgLevel) -> Vec<&'a StoredTarget> {
    let binds = |target: &&StoredTarget| match level {
        OrgLevel::Council => true,
        OrgLevel::Committee | OrgLevel::Department | OrgLevel::Unit | OrgLevel::Workplace => {
            target.owner != TargetOwner::Council
        }
    };
    let mut own: Vec<&StoredTarget> = of_year.iter().copied().filter(binds).collect();
    own.sort_by_key(|target| (target.valid_from, target.owner));
    own
}

/// The council's target, which binds those who have none of their own.
pub(crate) fn councils<'a>(of_year: &[&'a StoredTarget]) -> Option<&'a StoredTarget> {
    let councils = of_year.iter().filter(|target| target.owner == TargetOwner::Council);
    councils.max_by_key(|target| target.valid_from).copied()
}

/// A bare number with the direction that the indicator's polarity gives it.
pub(crate) fn directed(target: &Target, polarity: Option<Polarity>) -> Target {
    match (target, polarity) {
        (Target::Exactly(aim), Some(Polarity::HigherIsBetter)) => Target::AtLeast(aim.clone()),
        (Target::Exactly(aim), Some(Polarity::LowerIsBetter)) => Target::AtMost(aim.clone()),
        _ => target.clone(),
    }
}

/// The one number of a target that a line can be drawn at.
pub fn threshold(target: &Target) -> Option<Decimal> {
    match target {
        Target::AtLeast(quantity) | Target::AtMost(quantity) | Target::Exactly(quantity) => {
            Some(quantity.number)
        }
        Target::Between(..)
        | Target::Increase
        | Target::Decrease
        | Target::SetByCommittee
        | Target::None => None,
    }
}
