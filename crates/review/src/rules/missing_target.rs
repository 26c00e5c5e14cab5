//! The council leaves the target to the committee, and nobody has set one.
//!
//! Without a target the outcome cannot be judged. Fires: "tas fram av nämnden" in the council's column and
//! nothing in the own one, in plans as in reports. Silent: the target stands in a copy of the row, or the
//! council's cell is empty (then nobody asked for one).

use tertial_domain::report::IndicatorField;
use tertial_domain::target::Target;

use crate::facts::Facts;
use crate::finding::{Finding, Findings};
use crate::indicator_copies::copies;
use crate::place::GoalPart;
use crate::rule::{Rule, Severity, Spec};

/// `missing-target`
pub const SPEC: Spec =
    Spec { rule: Rule::MissingTarget, severity: Severity::Hint, parameters: &[], check };

fn check(facts: &Facts<'_>, out: &mut Findings) {
    for goal in &facts.goals {
        for copies in copies(goal) {
            let Some(fullest) = copies.fullest(goal) else { continue };
            let left_to_committee =
                copies.all(goal).any(|own| own.council_target == Some(Target::SetByCommittee));
            let is_set = copies.all(goal).any(|own| match &own.target {
                Some(target) => *target != Target::SetByCommittee,
                // Words that are no known target still say something.
                None => own.row.cell(IndicatorField::Target).is_some_and(has_letters),
            });
            if !left_to_committee || is_set || fullest.row.name.trim().is_empty() {
                continue;
            }
            let place = |field| goal.place(GoalPart::Indicator(copies.fullest, Some(field)));
            let council = copies.cell(goal, IndicatorField::CouncilTarget).unwrap_or_default();
            let outcome = copies.cell(goal, IndicatorField::Outcome).unwrap_or_default();
            let reason = if outcome.is_empty() { "row" } else { "outcome" };
            let finding = Finding::new(SPEC.rule, reason, place(IndicatorField::Target))
                .with("indicator", fullest.row.name.clone())
                .with("outcome", outcome)
                .with("council", council);
            let finding = copies.quote(goal, IndicatorField::CouncilTarget, finding);
            out.push(copies.quote(goal, IndicatorField::Outcome, finding));
        }
    }
}

fn has_letters(cell: &str) -> bool {
    cell.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::{found, indicator, report_with};
    use IndicatorField::{CouncilTarget, Outcome, Target as Own};

    #[test]
    fn a_target_that_nobody_set_is_said() {
        let row =
            indicator("Sjukfrånvaro", &[(Outcome, "6 %"), (CouncilTarget, "tas fram av nämnd")]);
        let expected = ["goals/0/indicators/0/target outcome"];
        assert_eq!(found(SPEC.rule, &report_with(vec![row.clone()])), expected);
        let set = indicator("Sjukfrånvaro", &[(Own, "5 %")]);
        assert_eq!(found(SPEC.rule, &report_with(vec![row, set])), [""; 0]);
    }

    #[test]
    fn nobody_asked_for_a_target() {
        let row = indicator("Sjukfrånvaro", &[(Outcome, "6 %")]);
        assert_eq!(found(SPEC.rule, &report_with(vec![row])), [""; 0]);
        let row = indicator("Sjukfrånvaro", &[(Outcome, "6 %"), (CouncilTarget, "5 %")]);
        assert_eq!(found(SPEC.rule, &report_with(vec![row])), [""; 0]);
    }
}
