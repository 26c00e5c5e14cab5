//! Adding up over the organisation, by the rule of the indicator.

use rust_decimal::Decimal;
use tertial_domain::indicator::Aggregation;
use tertial_domain::quantity::{Share, Value};

/// What one place contributes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contribution {
    /// Its outcome.
    pub value: Value,
    /// Persons behind it, when known.
    pub persons: Option<u32>,
}

/// A figure that was added up, with what it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aggregate {
    /// The figure.
    pub number: Decimal,
    /// Numerators and denominators added, when the rule is a ratio of sums.
    pub share: Option<Share>,
    /// Places that stand behind it.
    pub counted: usize,
    /// Places left out: no number, or a part that the rule needs is not known.
    pub left_out: usize,
}

/// Adds up the places' outcomes (*sammanräkning*).
///
/// Unit: that of the outcomes; per cent, 0 to 100, for a ratio of sums. Shape: one contribution a
/// reporting place, any order. Errors: none; nothing to add up, or a sum too great for the decimal
/// type, gives `None`. Ratios are never averaged unless the rule is [`Aggregation::PlainMean`].
pub fn aggregate(rule: Aggregation, contributions: &[Contribution]) -> Option<Aggregate> {
    match rule {
        Aggregation::Sum => sum(contributions),
        Aggregation::RatioOfSums => ratio_of_sums(contributions),
        Aggregation::WeightedMean => weighted_mean(contributions),
        Aggregation::PlainMean => plain_mean(contributions),
        // "Latest" orders periods; between places at one time there is no latest.
        Aggregation::Latest | Aggregation::None => None,
    }
}

fn numbers(contributions: &[Contribution]) -> impl Iterator<Item = Decimal> {
    contributions.iter().filter_map(|c| c.value.quantity().map(|q| q.number))
}

fn finish(
    contributions: &[Contribution],
    number: Decimal,
    share: Option<Share>,
    counted: usize,
) -> Option<Aggregate> {
    let left_out = contributions.len().checked_sub(counted)?;
    (counted > 0).then(|| Aggregate { number: number.normalize(), share, counted, left_out })
}

fn sum(contributions: &[Contribution]) -> Option<Aggregate> {
    let total = numbers(contributions).try_fold(Decimal::ZERO, Decimal::checked_add)?;
    finish(contributions, total, None, numbers(contributions).count())
}

fn plain_mean(contributions: &[Contribution]) -> Option<Aggregate> {
    let whole = sum(contributions)?;
    let mean = whole.number.checked_div(Decimal::from(whole.counted))?;
    finish(contributions, mean, None, whole.counted)
}

fn ratio_of_sums(contributions: &[Contribution]) -> Option<Aggregate> {
    let shares: Vec<Share> =
        contributions.iter().filter_map(|c| c.value.quantity()?.share).collect();
    let add = |part: fn(Share) -> Decimal| {
        shares.iter().copied().map(part).try_fold(Decimal::ZERO, Decimal::checked_add)
    };
    let share = Share::new(add(Share::numerator)?, add(Share::denominator)?)?;
    finish(contributions, share.percent()?, Some(share), shares.len())
}

fn weighted_mean(contributions: &[Contribution]) -> Option<Aggregate> {
    let mut weighted = Decimal::ZERO;
    let mut weights = Decimal::ZERO;
    let mut counted = 0;
    for contribution in contributions {
        let (Some(quantity), Some(persons)) = (contribution.value.quantity(), contribution.persons)
        else {
            continue;
        };
        let weight = Decimal::from(persons);
        weighted = weighted.checked_add(quantity.number.checked_mul(weight)?)?;
        weights = weights.checked_add(weight)?;
        counted += 1;
    }
    let mean = weighted.checked_div(weights)?;
    finish(contributions, mean, None, counted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use tertial_domain::quantity::{Quantity, UnitOfMeasure};

    fn share(numerator: u32, denominator: u32) -> Contribution {
        let share = Share::new(numerator.into(), denominator.into());
        let number = share.and_then(Share::percent).unwrap_or_default();
        let printed = number.to_string();
        let quantity = Quantity { printed, number, unit: UnitOfMeasure::Percent, share };
        Contribution { value: Value::Number(quantity), persons: Some(denominator) }
    }

    #[test]
    fn ratios_are_added_from_their_parts() {
        // 1 of 2 and 90 of 98: 91 of 100, not the mean of 50 and 91.8.
        let total = aggregate(Aggregation::RatioOfSums, &[share(1, 2), share(90, 98)]).unwrap();
        assert_eq!(total.number, Decimal::from(91));
        assert_eq!(total.counted, 2);
    }

    #[test]
    fn nothing_adds_up_to_nothing() {
        for rule in Aggregation::ALL {
            assert_eq!(aggregate(rule, &[]), None);
        }
        let missing = Contribution { value: Value::Missing, persons: None };
        assert_eq!(aggregate(Aggregation::Sum, &[missing]), None);
    }

    proptest! {
        #[test]
        fn order_does_not_matter(parts in prop::collection::vec((0u32..500, 1u32..500), 1..20)) {
            let mut places: Vec<_> = parts.iter().map(|&(n, d)| share(n.min(d), d)).collect();
            let forward: Vec<_> = Aggregation::ALL.map(|rule| aggregate(rule, &places)).into();
            places.reverse();
            let backward: Vec<_> = Aggregation::ALL.map(|rule| aggregate(rule, &places)).into();
            for (there, back) in forward.iter().zip(&backward) {
                match (there, back) {
                    (Some(there), Some(back)) => {
                        let apart = (there.number - back.number).abs();
                        prop_assert!(apart < Decimal::new(1, 15));
                        prop_assert_eq!(there.counted, back.counted);
                    }
                    (there, back) => prop_assert_eq!(there, back),
                }
            }
        }

        #[test]
        fn a_ratio_of_sums_adds_up_in_groups(
            parts in prop::collection::vec((0u32..500, 1u32..500), 2..20),
            cut in 1usize..19,
        ) {
            let places: Vec<_> = parts.iter().map(|&(n, d)| share(n.min(d), d)).collect();
            let cut = cut.min(places.len() - 1);
            let whole = aggregate(Aggregation::RatioOfSums, &places).unwrap();
            let halves: Vec<Contribution> = [&places[..cut], &places[cut..]]
                .into_iter()
                .map(|half| {
                    let sum = aggregate(Aggregation::RatioOfSums, half).unwrap();
                    let quantity = Quantity {
                        printed: String::new(),
                        number: sum.number,
                        unit: UnitOfMeasure::Percent,
                        share: sum.share,
                    };
                    Contribution { value: Value::Number(quantity), persons: None }
                })
                .collect();
            let again = aggregate(Aggregation::RatioOfSums, &halves).unwrap();
            prop_assert_eq!(whole.share, again.share);
        }
    }
}
