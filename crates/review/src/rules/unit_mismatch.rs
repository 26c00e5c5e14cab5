//! The cells of one row do not have the same unit.
//!
//! "92" beside "92 %" is one figure for a reader and two for a machine; figures without their unit cannot be
//! added up. Fires at the odd cell: forecast 92 beside target 92 %, outcome 5 dagar beside target 3 veckor.
//! Silent: pieces beside a bare count (360 and 360 st), a zero, money or energy in two scales, and
//! cells whose column is uncertain.

use tertial_domain::quantity::{Quantity, UnitOfMeasure};
use tertial_domain::report::IndicatorField;

use crate::comparing::{UnitKind, figure_of, kind_of};
use crate::facts::{Facts, GoalFacts, IndicatorFacts};
use crate::finding::{Finding, Findings};
use crate::place::GoalPart;
use crate::rule::{Rule, Severity, Spec};

/// `unit-mismatch`
pub const SPEC: Spec =
    Spec { rule: Rule::UnitMismatch, severity: Severity::Warning, parameters: &[], check };

fn check(facts: &Facts<'_>, out: &mut Findings) {
    for goal in &facts.goals {
        for (at, own) in goal.indicators.iter().enumerate() {
            if let Some(finding) = finding(goal, at, own) {
                out.push(finding);
            }
        }
    }
}

/// A cell's figure with its unit's kind.
struct Cell {
    field: IndicatorField,
    printed: String,
    kind: UnitKind,
}

fn finding(goal: &GoalFacts<'_>, at: usize, own: &IndicatorFacts<'_>) -> Option<Finding> {
    let cells = cells(own);
    let (odd, other) = odd_one(&cells, own.known.and_then(|known| known.unit.as_deref()))?;
    let place = |field| goal.place(GoalPart::Indicator(at, Some(field)));
    let reason = if odd.kind == UnitKind::Bare { "bare" } else { "other" };
    Some(
        Finding::new(SPEC.rule, reason, place(odd.field))
            .with("indicator", own.row.name.clone())
            .with("cell", odd.printed.clone())
            .with("other", other.printed.clone())
            .quote(place(odd.field), odd.printed.clone())
            .quote(place(other.field), other.printed.clone()),
    )
}

fn cells(own: &IndicatorFacts<'_>) -> Vec<Cell> {
    let men = own.row.quantity(IndicatorField::OutcomeMen);
    let women = own.row.quantity(IndicatorField::OutcomeWomen);
    let fields = [
        (IndicatorField::Outcome, own.outcome.as_ref()),
        (IndicatorField::OutcomeMen, men.as_ref()),
        (IndicatorField::OutcomeWomen, women.as_ref()),
        (IndicatorField::Previous, own.previous.as_ref()),
        (IndicatorField::Forecast, own.forecast.as_ref()),
        (IndicatorField::Target, own.target.as_ref().and_then(figure_of)),
        (IndicatorField::CouncilTarget, own.council_target.as_ref().and_then(figure_of)),
    ];
    let counts = |quantity: &Quantity| !quantity.number.is_zero();
    fields
        .into_iter()
        .filter(|(field, _)| !own.row.uncertain.contains(field))
        .filter_map(|(field, figure)| Some((field, figure.filter(|figure| counts(figure))?)))
        .map(|(field, figure)| Cell { field, printed: figure.printed.clone(), kind: kind(figure) })
        .collect()
}

/// A figure's kind, with pieces told from a bare number.
fn kind(figure: &Quantity) -> UnitKind {
    match figure.unit {
        UnitOfMeasure::Pieces => UnitKind::Other("st".to_owned()),
        _ => kind_of(&figure.unit).0,
    }
}

/// The cell whose unit is not the others', with one of the others.
fn odd_one<'c>(cells: &'c [Cell], usual: Option<&str>) -> Option<(&'c Cell, &'c Cell)> {
    let count = |kind: &UnitKind| cells.iter().filter(|cell| cell.kind == *kind).count();
    let pairs = cells
        .iter()
        .enumerate()
        .flat_map(|(at, one)| cells.iter().skip(at + 1).map(move |other| (one, other)));
    // A number alone is odd only where at least two others have their unit.
    let lost = |one: &Cell, other: &Cell| {
        let is_unit = matches!(other.kind, UnitKind::Other(_) | UnitKind::Energy | UnitKind::Money);
        one.kind == UnitKind::Bare && is_unit && count(&other.kind) >= 2
    };
    let (one, other) = pairs
        .into_iter()
        .find(|(one, other)| differ(one, other) || lost(one, other) || lost(other, one))?;
    // The one that is not as the indicator usually is, else the fewer, else the one without a unit.
    let is_usual = |cell: &Cell| match usual {
        Some("%") => cell.kind == UnitKind::Percent,
        Some("") => cell.kind == UnitKind::Bare,
        Some(_) | None => false,
    };
    let weight = |cell: &Cell| (is_usual(cell), count(&cell.kind), cell.kind != UnitKind::Bare);
    Some(if weight(one) < weight(other) { (one, other) } else { (other, one) })
}

fn differ(one: &Cell, other: &Cell) -> bool {
    match (&one.kind, &other.kind) {
        (UnitKind::Percent, UnitKind::Percent) => false,
        (UnitKind::Percent, _) | (_, UnitKind::Percent) => true,
        (UnitKind::Other(a), UnitKind::Other(b)) => {
            // "dag" and "dagar" are one unit.
            let same = a.starts_with(b.as_str()) || b.starts_with(a.as_str());
            let council =
                [one, other].iter().any(|cell| cell.field == IndicatorField::CouncilTarget);
            !same && !council
        }
        (
            UnitKind::Other(_)
            | UnitKind::Bare
            | UnitKind::Points
            | UnitKind::Money
            | UnitKind::Energy,
            _,
        ) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::{found, indicator, report_with};
    use IndicatorField::{CouncilTarget, Forecast, Outcome, Previous, Target};

    fn check(name: &str, cells: &[(IndicatorField, &str)], expected: &[&str]) {
        let found = found(SPEC.rule, &report_with(vec![indicator(name, cells)]));
        let expected: Vec<String> =
            expected.iter().map(|place| format!("goals/0/indicators/0/{place}")).collect();
        assert_eq!(found, expected, "{cells:?}");
    }

    #[test]
    fn the_odd_cell_is_said() {
        let name = "Andel nöjda gäster";
        check(name, &[(Forecast, "92"), (Target, "92 %")], &["forecast bare"]);
        check(
            name,
            &[(Outcome, "22,85"), (Target, "60 %"), (CouncilTarget, "55 %")],
            &["outcome bare"],
        );
        let cells = [(Outcome, "294"), (Previous, "238 MWh"), (Target, "214 MWh")];
        check("Elanvändning", &cells, &["outcome bare"]);
        check("Ledarskapsindex", &[(Outcome, "81"), (Target, "82 %")], &["target other"]);
        check("Antal åkerspöken", &[(Outcome, "5 dagar"), (Target, "3 veckor")], &["target other"]);
    }

    #[test]
    fn one_unit_in_two_ways_is_one() {
        for cells in [
            [(Previous, "368"), (Target, "360 st")],
            [(Previous, "81"), (Target, "82")],
            [(Outcome, "0"), (Target, "5 %")],
            [(Outcome, "3 GWh"), (CouncilTarget, "900 MWh")],
            [(Outcome, "1 dag"), (Target, "2 dagar")],
        ] {
            check("Antal åkerspöken", &cells, &[]);
        }
    }
}
