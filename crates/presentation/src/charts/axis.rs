//! Scales: round ticks from exact decimals, and the way from a number to a place.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// A scale of numbers with round ticks that cover all values.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Axis {
    /// The ticks from low to high; the first and last are the scale's ends.
    ticks: Vec<Decimal>,
    low: f64,
    high: f64,
}

/// Whether a scale must hold zero: lengths are only honest from zero, positions need it not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zero {
    /// Bars.
    Held,
    /// Lines and dots.
    Free,
}

impl Axis {
    /// A scale that covers the values in about `steps` steps; without values it is 0 to 1.
    pub(super) fn covering(values: &[Decimal], zero: Zero, steps: u32) -> Self {
        let held = match zero {
            Zero::Held => Some(Decimal::ZERO),
            Zero::Free => None,
        };
        let all = || values.iter().copied().chain(held);
        let (Some(low), Some(high)) = (all().min(), all().max()) else {
            return Self::of_ticks(vec![Decimal::ZERO, Decimal::ONE]);
        };
        let (low, high) = if low == high { widened(low, zero) } else { (low, high) };
        let ticks = round_ticks(low, high, steps).unwrap_or_else(|| vec![low, high]);
        Self::of_ticks(ticks)
    }

    fn of_ticks(ticks: Vec<Decimal>) -> Self {
        let low = ticks.first().map_or(0.0, |&tick| approximate(tick));
        let high = ticks.last().map_or(1.0, |&tick| approximate(tick));
        Self { ticks, low, high }
    }

    /// The ticks, low to high.
    pub(super) fn ticks(&self) -> &[Decimal] {
        &self.ticks
    }

    /// The lowest number on the scale.
    pub(super) fn lowest(&self) -> Decimal {
        self.ticks.first().copied().unwrap_or_default()
    }

    /// Where a number stands between the scale's two ends' places; never outside them.
    pub(super) fn place(&self, value: Decimal, low_end: f64, high_end: f64) -> f64 {
        let span = self.high - self.low;
        let part = if span > 0.0 { (approximate(value) - self.low) / span } else { 0.5 };
        let part = if part.is_finite() { part.clamp(0.0, 1.0) } else { 0.5 };
        part.mul_add(high_end - low_end, low_end)
    }
}

/// A number as a measure for drawing; the exact one is printed, never this.
pub(super) fn approximate(value: Decimal) -> f64 {
    value.to_f64().unwrap_or(0.0)
}

/// A scale around one single number.
fn widened(value: Decimal, zero: Zero) -> (Decimal, Decimal) {
    let margin = value.abs().checked_div(Decimal::TEN).unwrap_or(Decimal::ONE);
    let margin = if margin.is_zero() { Decimal::ONE } else { margin };
    let high = value.checked_add(margin).unwrap_or(value);
    match zero {
        Zero::Held => (value, high),
        Zero::Free => (value.checked_sub(margin).unwrap_or(value), high),
    }
}

/// Ticks at multiples of 1, 2, 2.5 or 5 times a power of ten; `None` past the decimals' reach.
fn round_ticks(low: Decimal, high: Decimal, steps: u32) -> Option<Vec<Decimal>> {
    let rough = high.checked_sub(low)?.checked_div(Decimal::from(steps.max(1)))?;
    let step = round_step(rough)?;
    let first = low.checked_div(step)?.floor();
    let last = high.checked_div(step)?.ceil();
    let count = last.checked_sub(first)?.to_u32().filter(|&count| count <= 100)?;
    (0..=count)
        .map(|index| {
            let multiple = first.checked_add(Decimal::from(index))?;
            multiple.checked_mul(step).map(|tick| tick.normalize())
        })
        .collect()
}

/// The smallest round number that is not less than the rough one.
fn round_step(rough: Decimal) -> Option<Decimal> {
    if rough <= Decimal::ZERO {
        return None;
    }
    let mut power = Decimal::ONE;
    while power.checked_mul(Decimal::TEN)? <= rough {
        power = power.checked_mul(Decimal::TEN)?;
    }
    while power > rough {
        power = power.checked_div(Decimal::TEN).filter(|power| !power.is_zero())?;
    }
    [Decimal::ONE, Decimal::TWO, Decimal::new(25, 1), Decimal::from(5), Decimal::TEN]
        .into_iter()
        .filter_map(|factor| power.checked_mul(factor))
        .find(|step| *step >= rough)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ticks(values: &[&str], zero: Zero) -> String {
        let values: Vec<Decimal> = values.iter().map(|text| text.parse().unwrap()).collect();
        let axis = Axis::covering(&values, zero, 4);
        let ticks: Vec<String> = axis.ticks().iter().map(ToString::to_string).collect();
        ticks.join(" ")
    }

    #[test]
    fn ticks_are_round() {
        assert_eq!(ticks(&["7.5", "10.4"], Zero::Free), "7 8 9 10 11");
        assert_eq!(ticks(&["7.5", "10.4"], Zero::Held), "0 5 10 15");
        assert_eq!(ticks(&["-420", "15"], Zero::Held), "-600 -400 -200 0 200");
        assert_eq!(ticks(&["0.013", "0.021"], Zero::Free), "0.012 0.014 0.016 0.018 0.02 0.022");
        assert_eq!(ticks(&["86", "92"], Zero::Free), "86 88 90 92");
    }

    #[test]
    fn nothing_one_and_equal_values_have_a_scale() {
        assert_eq!(ticks(&[], Zero::Free), "0 1");
        assert_eq!(ticks(&["5", "5"], Zero::Free), "4.5 4.75 5 5.25 5.5");
        assert_eq!(ticks(&["0"], Zero::Held), "0 0.25 0.5 0.75 1");
        assert_eq!(ticks(&["79228162514264337593543950335"], Zero::Free).split(' ').count(), 2);
    }

    proptest! {
        #[test]
        fn every_value_has_a_place_on_the_scale(
            digits in proptest::collection::vec((any::<i64>(), 0_u32..20), 0..12),
            held in any::<bool>(),
        ) {
            let values: Vec<Decimal> =
                digits.into_iter().map(|(digits, scale)| Decimal::new(digits, scale)).collect();
            let zero = if held { Zero::Held } else { Zero::Free };
            let axis = Axis::covering(&values, zero, 5);
            prop_assert!(axis.ticks().windows(2).all(|pair| pair[0] < pair[1]));
            for value in values {
                let place = axis.place(value, 200.0, 10.0);
                prop_assert!((10.0..=200.0).contains(&place), "{value} at {place}");
                prop_assert!(axis.lowest() <= value);
            }
        }
    }
}
