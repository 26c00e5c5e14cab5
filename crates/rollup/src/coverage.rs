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
    /// Too few persons: its figure is hidden, or the sum would give it away.
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
/// total alone. Figures of different units of measure are never added. A place whose own figure is
/// hidden is left out where the sum would give it away to one who takes off the others.
pub fn add_up(rule: AddRule, places: &[PlaceFigures]) -> Option<Added> {
    let unit = common_unit(places)?;
    let limit = rule.small_group_limit;
    let veiled: Vec<PlaceFigures> = places.iter().map(|place| veiled(place, limit)).collect();
    let part = |pick: Pick, persons: Weight| {
        let pairs = places.iter().zip(&veiled).enumerate();
        let said = pairs.filter_map(|(at, (place, veiled))| {
            let value = pick(place).filter(|value| has_unit(value, &unit))?;
            let persons = persons(place, value);
            let is_hidden = pick(veiled) == Some(&Value::Suppressed);
            let contribution = Contribution { value: value.clone(), persons };
            counts(rule.aggregation, value, persons).then_some(Said { at, is_hidden, contribution })
        });
        Part::new(said.collect())
    };
    let mut total = part(|place| place.values.total.as_ref(), persons_of_place);
    let given_away = total.given_away(limit);
    total.leave_out(&given_away);
    let mut sexes: [Part; 3] = [
        part(|place| place.values.women.as_ref(), |_, value| persons_of(value)),
        part(|place| place.values.men.as_ref(), |_, value| persons_of(value)),
        part(|place| place.values.other.as_ref(), |_, value| persons_of(value)),
    ];
    leave_out_of_sexes(&mut sexes, &given_away, limit);
    let mut forecast = part(|place| place.forecast.as_ref(), persons_of_place);
    forecast.leave_out(&given_away);
    forecast.leave_out(&forecast.given_away(limit));
    let scale = total.scale(rule.aggregation);
    let shown = |part: &Part| part.value(rule.aggregation, &unit, scale);
    let persons = total.persons(rule.aggregation);
    let [women, men, other] = &sexes;
    let behind = Persons {
        total: persons,
        women: women.persons(rule.aggregation),
        men: men.persons(rule.aggregation),
        other: other.persons(rule.aggregation),
    };
    let values = BySex {
        total: Some(shown(&total)?),
        women: shown(women),
        men: shown(men),
        other: shown(other),
    };
    let (values, forecast_value) =
        hide_with_total(suppress(values, &behind, limit), shown(&forecast));
    Some(Added {
        values,
        forecast: forecast_value,
        persons,
        counted: total.said.len(),
        forecast_counted: forecast.said.len(),
        left_out: left_out(rule.aggregation, places, &unit, &given_away),
    })
}

/// Picks one of a place's figures.
type Pick = fn(&PlaceFigures) -> Option<&Value>;

/// Persons behind one of a place's figures.
type Weight = fn(&PlaceFigures, &Value) -> Option<u32>;

/// What a place says that the rule can use.
struct Said {
    /// Its place among the places.
    at: usize,
    /// Whether the place's own figure is hidden where it is shown by itself.
    is_hidden: bool,
    contribution: Contribution,
}

/// One figure of all places.
struct Part {
    said: Vec<Said>,
    /// Whether any place said something that was then left out.
    has_left_out: bool,
}

impl Part {
    const fn new(said: Vec<Said>) -> Self {
        Self { said, has_left_out: false }
    }

    /// The hidden places, where what they come to is no better hidden than each of them: there is
    /// only one, or they are too few persons even together.
    fn given_away(&self, limit: u32) -> Vec<usize> {
        let hidden: Vec<&Said> = self.said.iter().filter(|said| said.is_hidden).collect();
        // A figure may be hidden for the sake of another; its own persons are then not few.
        let persons = hidden.iter().map(|said| said.contribution.persons.unwrap_or(limit));
        let together = persons.fold(0_u32, u32::saturating_add);
        if hidden.len() == 1 || together < limit {
            hidden.iter().map(|said| said.at).collect()
        } else {
            Vec::new()
        }
    }

    fn leave_out(&mut self, places: &[usize]) {
        let before = self.said.len();
        self.said.retain(|said| !places.contains(&said.at));
        self.has_left_out |= self.said.len() < before;
    }

    fn aggregate(&self, rule: Aggregation) -> Option<Aggregate> {
        let said: Vec<Contribution> =
            self.said.iter().map(|said| said.contribution.clone()).collect();
        aggregate(rule, &said)
    }

    /// The figure; hidden where all who gave it were left out.
    fn value(&self, rule: Aggregation, unit: &UnitOfMeasure, scale: u32) -> Option<Value> {
        if self.said.is_empty() && self.has_left_out {
            return Some(Value::Suppressed);
        }
        self.aggregate(rule).map(|found| value(&found, unit, scale))
    }

    /// Persons behind it: the whole of its share, else those of every place that was counted.
    fn persons(&self, rule: Aggregation) -> Option<u32> {
        if self.said.is_empty() {
            return None;
        }
        whole(self.aggregate(rule)?.share).or_else(|| {
            let mut counted = self.said.iter().map(|said| said.contribution.persons);
            counted.try_fold(0_u32, |sum, persons| sum.checked_add(persons?))
        })
    }

    /// Decimals: a sum has those of its parts, all else one.
    fn scale(&self, rule: Aggregation) -> u32 {
        let quantities = self.said.iter().filter_map(|said| said.contribution.value.quantity());
        let scales = quantities.map(|quantity| quantity.number.scale());
        match rule {
            Aggregation::Sum => scales.max().unwrap_or(0),
            Aggregation::RatioOfSums
            | Aggregation::WeightedMean
            | Aggregation::PlainMean
            | Aggregation::Latest
            | Aggregation::None => DECIMALS,
        }
    }
}

/// A place as it is shown by itself, small groups hidden; a forecast is hidden with its outcome.
fn veiled(place: &PlaceFigures, limit: u32) -> PlaceFigures {
    let values = &place.values;
    let persons_of = |value: &Option<Value>| value.as_ref().and_then(persons_of);
    let behind = Persons {
        total: place.persons.or_else(|| persons_of(&values.total)),
        women: persons_of(&values.women),
        men: persons_of(&values.men),
        other: persons_of(&values.other),
    };
    let values = suppress(values.clone(), &behind, limit);
    let (values, forecast) = hide_with_total(values, place.forecast.clone());
    PlaceFigures { values, forecast, persons: place.persons }
}

/// Where the total is hidden, nothing else is shown.
fn hide_with_total(
    mut values: BySex<Option<Value>>,
    mut forecast: Option<Value>,
) -> (BySex<Option<Value>>, Option<Value>) {
    if values.total == Some(Value::Suppressed) {
        let others = [&mut values.women, &mut values.men, &mut values.other, &mut forecast];
        for value in others {
            if matches!(value, Some(Value::Number(_))) {
                *value = Some(Value::Suppressed);
            }
        }
    }
    (values, forecast)
}

/// Leaves places out of women and men alike: one of them alone is the total less the other.
fn leave_out_of_sexes(sexes: &mut [Part; 3], given_away: &[usize], limit: u32) {
    for part in sexes.iter_mut() {
        part.leave_out(given_away);
    }
    if sexes.iter().any(|part| !part.given_away(limit).is_empty()) {
        let said = sexes.iter().flat_map(|part| &part.said);
        let hidden: Vec<usize> = said.filter(|said| said.is_hidden).map(|said| said.at).collect();
        for part in sexes {
            part.leave_out(&hidden);
        }
    }
}

fn persons_of_place(place: &PlaceFigures, value: &Value) -> Option<u32> {
    place.persons.or_else(|| persons_of(value))
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
    given_away: &[usize],
) -> Vec<(usize, LeftOut)> {
    let why = |at: usize, place: &PlaceFigures| match &place.values.total {
        Some(Value::Suppressed) => Some(LeftOut::Suppressed),
        Some(Value::Missing | Value::NotApplicable | Value::NotMeasured) | None => {
            Some(LeftOut::NoFigure)
        }
        Some(_) if given_away.contains(&at) => Some(LeftOut::Suppressed),
        Some(value) if !has_unit(value, unit) => Some(LeftOut::OtherUnit),
        Some(value) => {
            let persons = persons_of_place(place, value);
            (!counts(rule, value, persons)).then_some(LeftOut::NoParts)
        }
    };
    let found = places.iter().enumerate();
    found.filter_map(|(at, place)| why(at, place).map(|why| (at, why))).collect()
}

fn value(found: &Aggregate, unit: &UnitOfMeasure, scale: u32) -> Value {
    let number: Decimal = found.number.round_dp(scale);
    let share = found.share;
    Value::Number(Quantity { printed: String::new(), number, unit: unit.clone(), share })
}

#[cfg(test)]
#[path = "coverage/tests.rs"]
mod tests;
