//! The same indicator stands twice under one goal.
//!
//! Two rows for one figure are counted twice when they are added up, and readers see the empty one. Fires at
//! the emptier copy, or the later of two that say as much. Silent: two names that only begin alike, or
//! one name for two periods.

use tertial_domain::report::IndicatorField;

use crate::facts::Facts;
use crate::finding::{Finding, Findings};
use crate::indicator_copies::copies;
use crate::place::GoalPart;
use crate::rule::{Rule, Severity, Spec};

/// `duplicate-indicator`
pub const SPEC: Spec =
    Spec { rule: Rule::DuplicateIndicator, severity: Severity::Hint, parameters: &[], check };

fn check(facts: &Facts<'_>, out: &mut Findings) {
    for goal in &facts.goals {
        for copies in copies(goal) {
            let others = copies.rows.iter().filter(|&&row| row != copies.fullest);
            for &row in others {
                let Some(own) = goal.indicators.get(row) else { continue };
                let place = |at| goal.place(GoalPart::Indicator(at, None));
                let is_empty = own.row.cell(IndicatorField::Outcome).is_none()
                    && own.row.cell(IndicatorField::Target).is_none();
                let reason = if is_empty { "empty" } else { "filled" };
                out.push(
                    Finding::new(SPEC.rule, reason, place(row))
                        .with("indicator", own.row.name.clone())
                        .quote(place(row), own.row.name.clone())
                        .quote(
                            place(copies.fullest),
                            copies.fullest(goal).map_or("", |first| first.row.name.as_str()),
                        ),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::{found, indicator, report_with};
    use IndicatorField::{CouncilTarget, Outcome, Period, Target};

    #[test]
    fn the_emptier_copy_is_said() {
        let full = indicator("Antal gäster", &[(Outcome, "40"), (Target, "45")]);
        let empty = indicator("Antal  gäster*", &[(CouncilTarget, "öka")]);
        let report = report_with(vec![full.clone(), empty.clone()]);
        assert_eq!(found(SPEC.rule, &report), ["goals/0/indicators/1 empty"]);
        let report = report_with(vec![empty, full.clone()]);
        assert_eq!(found(SPEC.rule, &report), ["goals/0/indicators/0 empty"]);
        let report = report_with(vec![full.clone(), full]);
        assert_eq!(found(SPEC.rule, &report), ["goals/0/indicators/1 filled"]);
    }

    #[test]
    fn names_that_begin_alike_and_other_periods_are_two() {
        let report = report_with(vec![
            indicator("Sjukfrånvaro", &[(Outcome, "6 %")]),
            indicator("Sjukfrånvaro dag 1-14", &[(Outcome, "2 %")]),
            indicator("Antal gäster", &[(Outcome, "4"), (Period, "T1 2021")]),
            indicator("Antal gäster", &[(Outcome, "9"), (Period, "VB 2021")]),
        ]);
        assert_eq!(found(SPEC.rule, &report), [""; 0]);
    }
}
