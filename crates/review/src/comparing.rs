//! Printed figures held against each other: their units, their size, and how exactly they were printed.

use rust_decimal::{Decimal, RoundingStrategy};
pub use tertial_domain::figure_table::{half_unit, is_plausible};
use tertial_domain::quantity::{Quantity, UnitOfMeasure};
use tertial_domain::target::Target;

/// What a unit counts, so that figures of one kind can be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnitKind {
    /// A number alone, or pieces.
    Bare,
    /// Per cent.
    Percent,
    /// Percentage points.
    Points,
    /// Kronor, in any scale.
    Money,
    /// Watt-hours, in any scale.
    Energy,
    /// Any other word, in small letters.
    Other(String),
}

/// A unit's kind, and how many of the kind's smallest unit one of it is.
pub fn kind_of(unit: &UnitOfMeasure) -> (UnitKind, Decimal) {
    let times = |number: i64| Decimal::from(number);
    match unit {
        UnitOfMeasure::Plain | UnitOfMeasure::Pieces => (UnitKind::Bare, Decimal::ONE),
        UnitOfMeasure::Percent => (UnitKind::Percent, Decimal::ONE),
        UnitOfMeasure::PercentagePoints => (UnitKind::Points, Decimal::ONE),
        UnitOfMeasure::Krona => (UnitKind::Money, Decimal::ONE),
        UnitOfMeasure::ThousandKrona => (UnitKind::Money, times(1_000)),
        UnitOfMeasure::MillionKrona => (UnitKind::Money, times(1_000_000)),
        UnitOfMeasure::Other(word) => match word.to_lowercase().as_str() {
            "kwh" => (UnitKind::Energy, Decimal::ONE),
            "mwh" => (UnitKind::Energy, times(1_000)),
            "gwh" => (UnitKind::Energy, times(1_000_000)),
            "twh" => (UnitKind::Energy, times(1_000_000_000)),
            other => (UnitKind::Other(other.to_owned()), Decimal::ONE),
        },
    }
}

/// Both figures in one unit, when they count the same kind of thing. A number without a unit
/// takes the other's.
pub fn in_one_unit(one: &Quantity, other: &Quantity) -> Option<(Decimal, Decimal)> {
    let ((one_kind, one_times), (other_kind, other_times)) =
        (kind_of(&one.unit), kind_of(&other.unit));
    if one_kind == other_kind {
        return Some((one.number.checked_mul(one_times)?, other.number.checked_mul(other_times)?));
    }
    let is_bare = one_kind == UnitKind::Bare || other_kind == UnitKind::Bare;
    is_bare.then_some((one.number, other.number))
}

/// Whether two printed figures can be the same: equal at the coarser printed precision, rounded
/// half away from zero or half to even ("7,1" agrees with 7,14, not with 7,17).
pub fn agree(one: Decimal, other: Decimal) -> bool {
    let places = one.scale().min(other.scale());
    [RoundingStrategy::MidpointAwayFromZero, RoundingStrategy::MidpointNearestEven].into_iter().any(
        |way| one.round_dp_with_strategy(places, way) == other.round_dp_with_strategy(places, way),
    )
}

/// The figure of a target that names one.
pub const fn figure_of(target: &Target) -> Option<&Quantity> {
    match target {
        Target::AtLeast(figure) | Target::AtMost(figure) | Target::Exactly(figure) => Some(figure),
        Target::Between(..)
        | Target::Increase
        | Target::Decrease
        | Target::SetByCommittee
        | Target::None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn figures_agree_at_the_coarser_precision() {
        for (one, other, expected) in [
            ("7.1", "7.14", true),
            ("7.1", "7.17", false),
            ("7.2", "7.17", true),
            ("84", "83.5", true),
            ("84", "84.5", true),
            ("85", "84.5", true),
            ("84", "88", false),
        ] {
            assert_eq!(agree(decimal(one), decimal(other)), expected, "{one} {other}");
        }
    }

    #[test]
    fn scales_of_one_kind_are_made_one() {
        let read = |text| Quantity::read(text).unwrap();
        assert_eq!(
            in_one_unit(&read("1,5 mnkr"), &read("1 500 tkr")),
            Some((decimal("1500000"), decimal("1500000")))
        );
        assert_eq!(in_one_unit(&read("5 %"), &read("5 GWh")), None);
        assert!(in_one_unit(&read("5 %"), &read("5")).is_some());
    }
}
