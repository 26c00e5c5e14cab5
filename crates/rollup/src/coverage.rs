//! An indicator of several places in one: everyone, women and men and the forecast each by itself,
//! with who stands behind the figure and who does not, and why.

use rust_decimal::Decimal;
use tertial_domain::indicator::Aggregation;
use tertial_domain::outcome::BySex;
use tertial_domain::quantity::{Quantity, Share, UnitOfMeasure, Value};

use crate::aggregate::{Aggregate, Contribution, aggregate};
use crate::suppression::{Persons, suppress};

/// What one place says of an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceFigures {
    /// The outcome by sex. `None` where the place has no such cell.
    pub values: BySex<Option<Value>>,
    /// The forecast for the whole year.
    pub forecast: Option<Value>,
    /// Persons behind the total, when known.
    pub persons: Option<u32>,
}

/// Why a place does not stand behind a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeftOut {
    /// It has not given the figure.
    NoFigure,
    /// Too few persons: its figure is hidden.
    Suppressed,
    /// The rule needs numerator and denominator, or persons, and they are not known.
    NoParts,
    /// Its figure has another unit of measure than the others'.
    OtherUnit,
}

/// An indicator added up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// The figures by sex, small groups hidden.
    pub values: BySex<Option<Value>>,
    /// The forecast for the whole year.
    pub forecast: Option<Value>,
    /// Persons behind the total, when they are known of every place that stands behind it.
    pub persons: Option<u32>,
    /// How many places stand behind the total.
    pub counted: usize,
    /// How many places stand behind the forecast.
    pub forecast_counted: usize,
    /// Which places do not stand behind the total, in the order given.
    pub left_out: Vec<(usize, LeftOut)>,
}

/// How figures are added and shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AddRule {
    /// How they are added up over the organisation.
    pub aggregation: Aggregation,
    /// Figures with fewer persons behind them are hidden.
    pub small_group_limit: u32,
}

/// Decimals of a share or a mean.
const DECIMALS: u32 = 1;

/// Adds up what places say of one indicator for one time; `None` where nothing can be added.
///
/// Women and men are added apart from the total: a place that gives only its total counts in the
/// total alone. Figures of different units of measure are never added.
pub fn add_up(rule: AddRule, places: &[PlaceFigures]) -> Option<Added> {
    let unit = common_unit(places)?;
    let part = |pick: fn(&PlaceFigures) -> Option<&Value>| {
        let said = places.iter().filter_map(|place| {
            let value = pick(place).filter(|value| has_unit(value, &unit))?;
            let persons = place.persons.or_else(|| persons_of(value));
            Some(Contribution { value: value.clone(), persons })
        });
        let said: Vec<Contribution> = said.collect();
        (aggregate(rule.aggregation, &said), said)
    };
    let (total, said) = part(|place| place.values.total.as_ref());
    let total = total?;
    let scale = scale_of(rule.aggregation, &said);
    let (women, _) = part(|place| place.values.women.as_ref());
    let (men, _) = part(|place| place.values.men.as_ref());
    let (other, _) = part(|place| place.values.other.as_ref());
    let (forecast, _) = part(|place| place.forecast.as_ref());
    let shown = |found: Option<&Aggregate>| found.map(|found| value(found, &unit, scale));
    let persons = persons_behind(rule.aggregation, &said, &total);
    let of_share = |found: Option<&Aggregate>| found.and_then(|found| whole(found.share));
    let behind = Persons {
        total: persons,
        women: of_share(women.as_ref()),
        men: of_share(men.as_ref()),
        other: of_share(other.as_ref()),
    };
    let values = BySex {
        total: shown(Some(&total)),
        women: shown(women.as_ref()),
        men: shown(men.as_ref()),
        other: shown(other.as_ref()),
    };
    Some(Added {
        values: suppress(values, &behind, rule.small_group_limit),
        forecast: shown(forecast.as_ref()),
        persons,
        counted: total.counted,
        forecast_counted: forecast.map_or(0, |forecast| forecast.counted),
        left_out: left_out(rule.aggregation, places, &unit),
    })
}

/// The unit of measure of the first figure.
fn common_unit(places: &[PlaceFigures]) -> Option<UnitOfMeasure> {
    let mut numbers = places.iter().filter_map(|place| place.values.total.as_ref()?.quantity());
    numbers.next().map(|quantity| quantity.unit.clone())
}

fn has_unit(value: &Value, unit: &UnitOfMeasure) -> bool {
    value.quantity().is_some_and(|quantity| quantity.unit == *unit)
}

fn persons_of(value: &Value) -> Option<u32> {
    whole(value.quantity()?.share)
}

fn whole(share: Option<Share>) -> Option<u32> {
    share.map(Share::denominator)?.try_into().ok()
}

/// Persons behind a total: the whole of its share, else those of every place that was counted.
fn persons_behind(rule: Aggregation, said: &[Contribution], total: &Aggregate) -> Option<u32> {
    whole(total.share).or_else(|| {
        let counted = said.iter().filter(|one| counts(rule, &one.value, one.persons));
        counted.map(|one| one.persons).try_fold(0_u32, |sum, persons| sum.checked_add(persons?))
    })
}

/// Whether the rule can use a figure.
const fn counts(rule: Aggregation, value: &Value, persons: Option<u32>) -> bool {
    match (rule, value) {
        (Aggregation::RatioOfSums, Value::Number(quantity)) => quantity.share.is_some(),
        (Aggregation::WeightedMean, Value::Number(_)) => persons.is_some(),
        (Aggregation::Sum | Aggregation::PlainMean, Value::Number(_)) => true,
        (
            Aggregation::Sum
            | Aggregation::RatioOfSums
            | Aggregation::WeightedMean
            | Aggregation::PlainMean
            | Aggregation::Latest
            | Aggregation::None,
            _,
        ) => false,
    }
}

fn left_out(
    rule: Aggregation,
    places: &[PlaceFigures],
    unit: &UnitOfMeasure,
) -> Vec<(usize, LeftOut)> {
    let why = |place: &PlaceFigures| match &place.values.total {
        Some(Value::Suppressed) => Some(LeftOut::Suppressed),
        Some(Value::Missing | Value::NotApplicable | Value::NotMeasured) | None => {
            Some(LeftOut::NoFigure)
        }
        Some(value) if !has_unit(value, unit) => Some(LeftOut::OtherUnit),
        Some(value) => {
            let persons = place.persons.or_else(|| persons_of(value));
            (!counts(rule, value, persons)).then_some(LeftOut::NoParts)
        }
    };
    let found = places.iter().enumerate();
    found.filter_map(|(at, place)| why(place).map(|why| (at, why))).collect()
}

/// Decimals: a sum has those of its parts, all else one.
fn scale_of(rule: Aggregation, said: &[Contribution]) -> u32 {
    let scales = said.iter().filter_map(|one| one.value.quantity().map(|q| q.number.scale()));
    match rule {
        Aggregation::Sum => scales.max().unwrap_or(0),
        Aggregation::RatioOfSums
        | Aggregation::WeightedMean
        | Aggregation::PlainMean
        | Aggregation::Latest
        | Aggregation::None => DECIMALS,
    }
}

fn value(found: &Aggregate, unit: &UnitOfMeasure, scale: u32) -> Value {
    let number: Decimal = found.number.round_dp(scale);
    let share = found.share;
    Value::Number(Quantity { printed: String::new(), number, unit: unit.clone(), share })
}

#[cfg(test)]
#[path = "coverage/tests.rs"]
mod tests;
