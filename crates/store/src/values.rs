//! Values and targets as columns and back.

use rust_decimal::Decimal;
use tertial_domain::quantity::{Quantity, Share, UnitOfMeasure, Value};
use tertial_domain::target::Target;

use crate::cell::{Cell, cells};
use crate::error::StoreError;
use crate::row::Place;

/// `state`, `printed`, `number`, `unit_word`, `numerator`, `denominator`.
pub(crate) fn value_cells(value: &Value) -> Vec<Cell> {
    let state = match value {
        Value::Number(_) => "number",
        Value::Missing => "missing",
        Value::NotApplicable => "not_applicable",
        Value::NotMeasured => "not_measured",
        Value::Suppressed => "suppressed",
    };
    let quantity = value.quantity();
    let share = quantity.and_then(|quantity| quantity.share);
    cells![
        state,
        quantity.map(|quantity| quantity.printed.as_str()),
        quantity.map(|quantity| quantity.number),
        quantity.map(|quantity| quantity.unit.symbol()),
        share.map(Share::numerator),
        share.map(Share::denominator),
    ]
}

/// The columns of a value.
#[derive(sqlx::FromRow)]
pub(crate) struct ValueColumns {
    pub(crate) state: String,
    pub(crate) printed: Option<String>,
    pub(crate) number: Option<String>,
    pub(crate) unit_word: Option<String>,
    pub(crate) numerator: Option<String>,
    pub(crate) denominator: Option<String>,
}

impl ValueColumns {
    pub(crate) fn read(self, place: Place<'_>) -> Result<Value, StoreError> {
        match self.state.as_str() {
            "missing" => Ok(Value::Missing),
            "not_applicable" => Ok(Value::NotApplicable),
            "not_measured" => Ok(Value::NotMeasured),
            "suppressed" => Ok(Value::Suppressed),
            "number" => {
                let numerator = place.decimal_optional("numerator", self.numerator.as_deref())?;
                let denominator =
                    place.decimal_optional("denominator", self.denominator.as_deref())?;
                let share = match (numerator, denominator) {
                    (Some(part), Some(whole)) => {
                        Some(Share::new(part, whole).ok_or_else(|| place.broken("denominator"))?)
                    }
                    (None, None) => None,
                    (Some(_), None) | (None, Some(_)) => return Err(place.broken("denominator")),
                };
                let number = self.number.ok_or_else(|| place.broken("number"))?;
                Ok(Value::Number(Quantity {
                    printed: self.printed.ok_or_else(|| place.broken("printed"))?,
                    number: place.parse("number", &number)?,
                    unit: UnitOfMeasure::from_word(self.unit_word.as_deref().unwrap_or("")),
                    share,
                }))
            }
            _ => Err(place.broken("state")),
        }
    }
}

/// `rule`, `low`, `low_printed`, `high`, `high_printed`, `unit_word`.
pub(crate) fn target_cells(target: Option<&Target>) -> Vec<Cell> {
    let (rule, low, high) = match target {
        None => (None, None, None),
        Some(Target::AtLeast(low)) => (Some("at_least"), Some(low), None),
        Some(Target::AtMost(high)) => (Some("at_most"), None, Some(high)),
        Some(Target::Exactly(number)) => (Some("exactly"), Some(number), None),
        Some(Target::Between(low, high)) => (Some("between"), Some(low), Some(high)),
        Some(Target::Increase) => (Some("increase"), None, None),
        Some(Target::Decrease) => (Some("decrease"), None, None),
        Some(Target::SetByCommittee) => (Some("set_by_committee"), None, None),
        Some(Target::None) => (Some("none"), None, None),
    };
    // Both ends of a stretch are printed in one unit, which may stand at the last one alone.
    let unit = high.or(low).map(|quantity| quantity.unit.symbol());
    cells![
        rule,
        low.map(|quantity| quantity.number),
        low.map(|quantity| quantity.printed.as_str()),
        high.map(|quantity| quantity.number),
        high.map(|quantity| quantity.printed.as_str()),
        unit,
    ]
}

/// The columns of a target.
#[derive(sqlx::FromRow)]
pub(crate) struct TargetColumns {
    pub(crate) rule: Option<String>,
    pub(crate) low: Option<String>,
    pub(crate) low_printed: Option<String>,
    pub(crate) high: Option<String>,
    pub(crate) high_printed: Option<String>,
    pub(crate) unit_word: Option<String>,
}

impl TargetColumns {
    pub(crate) fn read(self, place: Place<'_>) -> Result<Option<Target>, StoreError> {
        let unit = UnitOfMeasure::from_word(self.unit_word.as_deref().unwrap_or(""));
        let quantity = |number: Option<String>, printed: Option<String>, column| {
            let number: Decimal = place.parse(column, &number.unwrap_or_default())?;
            let printed = printed.ok_or_else(|| place.broken(column))?;
            Ok::<_, StoreError>(Quantity { printed, number, unit: unit.clone(), share: None })
        };
        let Some(rule) = self.rule else { return Ok(None) };
        let low = || quantity(self.low, self.low_printed, "low");
        let high = || quantity(self.high, self.high_printed, "high");
        Ok(Some(match rule.as_str() {
            "at_least" => Target::AtLeast(low()?),
            "at_most" => Target::AtMost(high()?),
            "exactly" => Target::Exactly(low()?),
            "between" => Target::Between(low()?, high()?),
            "increase" => Target::Increase,
            "decrease" => Target::Decrease,
            "set_by_committee" => Target::SetByCommittee,
            "none" => Target::None,
            _ => return Err(place.broken("rule")),
        }))
    }
}
