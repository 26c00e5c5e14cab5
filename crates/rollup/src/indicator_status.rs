//! An outcome against its target. Silent where it is not known which way is better.

use tertial_domain::indicator::Polarity;
use tertial_domain::quantity::Quantity;
use tertial_domain::target::Target;

/// Whether an outcome meets its target; `None` where it cannot be told.
///
/// A number with no word for the direction is read by the polarity; a direction ("öka") is held
/// against the earlier outcome. Different units are never compared.
pub fn meets(
    outcome: &Quantity,
    target: &Target,
    polarity: Option<Polarity>,
    earlier: Option<&Quantity>,
) -> Option<bool> {
    let comparable = |other: &Quantity| outcome.unit == other.unit;
    match target {
        Target::AtLeast(least) => comparable(least).then(|| outcome.number >= least.number),
        Target::AtMost(most) => comparable(most).then(|| outcome.number <= most.number),
        Target::Exactly(exact) if comparable(exact) => match polarity? {
            Polarity::HigherIsBetter => Some(outcome.number >= exact.number),
            Polarity::LowerIsBetter => Some(outcome.number <= exact.number),
            Polarity::Neutral => None,
        },
        Target::Between(low, high) => (comparable(low) && comparable(high))
            .then(|| low.number <= outcome.number && outcome.number <= high.number),
        Target::Increase => earlier.filter(|e| comparable(e)).map(|e| outcome.number > e.number),
        Target::Decrease => earlier.filter(|e| comparable(e)).map(|e| outcome.number < e.number),
        Target::Exactly(_) | Target::SetByCommittee | Target::None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quantity(text: &str) -> Quantity {
        Quantity::read(text).unwrap()
    }

    fn check(outcome: &str, target: &str, polarity: Option<Polarity>, expected: Option<bool>) {
        let target = Target::read(target).unwrap();
        let earlier = quantity("5 %");
        let got = meets(&quantity(outcome), &target, polarity, Some(&earlier));
        assert_eq!(got, expected, "{outcome} against {target:?}");
    }

    #[test]
    fn the_polarity_decides_how_a_bare_number_is_read() {
        check("7,1 %", "6 %", Some(Polarity::LowerIsBetter), Some(false));
        check("7,1 %", "6 %", Some(Polarity::HigherIsBetter), Some(true));
        check("7,1 %", "6 %", None, None);
        check("7,1 %", "6", Some(Polarity::LowerIsBetter), None);
    }

    #[test]
    fn words_decide_without_polarity() {
        check("7,1 %", "minst 7 %", None, Some(true));
        check("7,1 %", "högst 7 %", None, Some(false));
        check("7,1 %", "öka", None, Some(true));
        check("7,1 %", "minska", None, Some(false));
        check("7,1 %", "tas fram av nämnden", None, None);
    }
}
