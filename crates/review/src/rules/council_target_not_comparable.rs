//! The council's target is a total of another order of magnitude than the unit's figures.
//!
//! A city's 1 900 `GWh` beside a unit's 3 `GWh` is no threshold for the unit; read as one, every unit meets it.
//! Fires: where the indicator is known to be a total from 5 times, else from 25 times. Silent:
//! shares and indices, and figures of the same order.

use rust_decimal::Decimal;
use tertial_domain::quantity::Quantity;
use tertial_domain::report::IndicatorField;
use tertial_domain::target::CouncilTargetScope;

use crate::comparing::{UnitKind, figure_of, in_one_unit, kind_of};
use crate::facts::{Facts, IndicatorFacts};
use crate::finding::{Finding, Findings};
use crate::place::GoalPart;
use crate::rule::{Parameter, Rule, Severity, Spec};

/// `council-target-not-comparable`
pub const SPEC: Spec = Spec {
    rule: Rule::CouncilTargetNotComparable,
    severity: Severity::Hint,
    parameters: &[
        Parameter { name: "total_min_times", default: 5, allowed: (2, 1_000_000) },
        Parameter { name: "unknown_min_times", default: 25, allowed: (2, 1_000_000) },
    ],
    check,
};

fn check(facts: &Facts<'_>, out: &mut Findings) {
    for goal in &facts.goals {
        for (at, own) in goal.indicators.iter().enumerate() {
            let Some(council) = own.council_target.as_ref().and_then(figure_of) else { continue };
            let scope = own.known.and_then(|known| known.council_target_scope);
            let times = match scope {
                Some(CouncilTargetScope::Total) => "total_min_times",
                Some(CouncilTargetScope::Unit) | None => "unknown_min_times",
            };
            let least = Decimal::from(facts.settings.parameter(SPEC.rule, times));
            let Some((field, figure)) = own_figure(own) else { continue };
            if !is_beyond(council, figure, least) {
                continue;
            }
            let place = |field| goal.place(GoalPart::Indicator(at, Some(field)));
            out.push(
                Finding::new(SPEC.rule, "total", place(IndicatorField::CouncilTarget))
                    .with("indicator", own.row.name.clone())
                    .with("council", council.printed.clone())
                    .with("own", figure.printed.clone())
                    .quote(place(IndicatorField::CouncilTarget), council.printed.clone())
                    .quote(place(field), figure.printed.clone()),
            );
        }
    }
}

/// The unit's own figure that tells the size best: its target, else what it has reached. A
/// printed 0 tells no size.
fn own_figure<'f>(own: &'f IndicatorFacts<'_>) -> Option<(IndicatorField, &'f Quantity)> {
    let target = own.target.as_ref().and_then(figure_of);
    [
        (IndicatorField::Target, target),
        (IndicatorField::Outcome, own.outcome.as_ref()),
        (IndicatorField::Previous, own.previous.as_ref()),
    ]
    .into_iter()
    .find_map(|(field, figure)| Some((field, figure.filter(|figure| !figure.number.is_zero())?)))
}

fn is_beyond(council: &Quantity, own: &Quantity, least: Decimal) -> bool {
    let is_share = |quantity: &Quantity| {
        matches!(kind_of(&quantity.unit).0, UnitKind::Percent | UnitKind::Points)
    };
    if is_share(council) || is_share(own) {
        return false;
    }
    let Some((council, own)) = in_one_unit(council, own) else { return false };
    own.abs().checked_mul(least).is_some_and(|limit| council.abs() >= limit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::{found, indicator, report_with};
    use IndicatorField::{CouncilTarget, Outcome, Target};

    fn fires(name: &str, own: &str, council: &str) -> bool {
        let row = indicator(name, &[(Target, own), (CouncilTarget, council)]);
        !found(SPEC.rule, &report_with(vec![row])).is_empty()
    }

    #[test]
    fn a_city_s_total_is_no_threshold_for_a_unit() {
        assert!(fires("Köpt energi i stadens verksamheter", "3,3 GWh", "1945 GWh"));
        assert!(fires("Elanvändning per kvadratmeter", "150 kWh", "1 945 GWh"));
        assert!(fires("Antal praktikplatser", "12 st", "800"));
        assert!(fires("Antal glada åkerspöken", "12", "9 000"));
        let row = indicator("Köpt energi", &[(Outcome, "2 GWh"), (CouncilTarget, "1 900 GWh")]);
        assert!(!found(SPEC.rule, &report_with(vec![row])).is_empty());
    }

    #[test]
    fn figures_of_the_same_order_and_shares_are_left_alone() {
        assert!(!fires("Antal besök på bibliotek", "800 000", "2 100 000"));
        assert!(!fires("Andel nöjda gäster", "1 %", "90 %"));
        assert!(!fires("Antal glada åkerspöken", "12", "200"));
        assert!(!fires("Antal praktikplatser", "12 st", "öka"));
    }
}
