//! Persons stand behind the outcome, and women and men are not told apart.
//!
//! The law asks for statistics on persons to be split by sex; a total can hide a gap. Fires: "Sjukfrånvaro"
//! 6,2 % with both cells empty. Silent: no outcome, money and energy, a row whose columns are uncertain,
//! a note that says why (few persons, no split available), and indicators that are not known.

use tertial_domain::report::IndicatorField;

use crate::facts::{Facts, GoalFacts, IndicatorFacts};
use crate::finding::{Finding, Findings};
use crate::indicator_copies::{copies, notes};
use crate::place::GoalPart;
use crate::rule::{Rule, Severity, Spec};

/// `missing-sex-split`
pub const SPEC: Spec =
    Spec { rule: Rule::MissingSexSplit, severity: Severity::Hint, parameters: &[], check };

fn check(facts: &Facts<'_>, out: &mut Findings) {
    if !facts.is_follow_up() {
        return;
    }
    for goal in &facts.goals {
        for copies in copies(goal) {
            let Some(own) = copies.fullest(goal) else { continue };
            let Some(outcome) = own.row.cell(IndicatorField::Outcome) else { continue };
            let given = SEXES.into_iter().filter_map(|field| copies.cell(goal, field)).count();
            let is_split = given == SEXES.len();
            let reason = if given == 0 { "total-only" } else { "one-sex" };
            if is_split || !is_of_persons(own) || is_explained(facts, goal, copies.fullest) {
                continue;
            }
            let place = goal.place(GoalPart::Indicator(copies.fullest, None));
            let cell = GoalPart::Indicator(copies.fullest, Some(IndicatorField::Outcome));
            out.push(
                Finding::new(SPEC.rule, reason, place)
                    .with("indicator", own.row.name.clone())
                    .with("outcome", outcome)
                    .quote(goal.place(cell), outcome),
            );
        }
    }
}

const SEXES: [IndicatorField; 2] = [IndicatorField::OutcomeMen, IndicatorField::OutcomeWomen];

/// Whether a figure on persons stands in the outcome's own column.
fn is_of_persons(own: &IndicatorFacts<'_>) -> bool {
    own.outcome.is_some()
        && own.known.and_then(|known| known.individual_based) == Some(true)
        && !own.row.uncertain.contains(&IndicatorField::Outcome)
}

/// Whether a note speaks of the sexes or of why they are not told apart.
fn is_explained(facts: &Facts<'_>, goal: &GoalFacts<'_>, row: usize) -> bool {
    notes(facts, goal, row).flat_map(|note| &note.paragraphs).any(|paragraph| {
        (0..paragraph.words.len()).any(|at| {
            let word = paragraph.word(at);
            if matches!(word, "kön" | "könen" | "könet" | "delas" | "dela" | "uppdelning") {
                return true;
            }
            ["könsuppdel", "könsfördel", "kvinnor", "flickor", "sekretess"]
                .iter()
                .any(|beginning| word.starts_with(beginning))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::{found, indicator, paragraphs, report_with};
    use IndicatorField::{Outcome, OutcomeMen, OutcomeWomen};

    #[test]
    fn a_total_on_persons_is_not_enough() {
        let row = indicator("Sjukfrånvaro", &[(Outcome, "6,2 %")]);
        let report = report_with(vec![row]);
        assert_eq!(found(SPEC.rule, &report), ["goals/0/indicators/0 total-only"]);
    }

    #[test]
    fn one_sex_is_not_enough_either() {
        let row = indicator("Sjukfrånvaro", &[(Outcome, "6,2 %"), (OutcomeMen, "5 %")]);
        let report = report_with(vec![row]);
        assert_eq!(found(SPEC.rule, &report), ["goals/0/indicators/0 one-sex"]);
    }

    #[test]
    fn money_unknown_names_and_split_rows_are_left_alone() {
        let split = [(Outcome, "6,2 %"), (OutcomeMen, "5 %"), (OutcomeWomen, "7 %")];
        let mut told = indicator("Sjukfrånvaro", &[(Outcome, "6,2 %")]);
        told.analysis = paragraphs(&["Underlaget är för litet för att könsuppdelas."]);
        let mut uncertain = indicator("Sjukfrånvaro", &[(Outcome, "6,2 %")]);
        uncertain.uncertain = vec![Outcome];
        for row in [
            indicator("Sjukfrånvaro", &split),
            indicator("Sjukfrånvaro", &[]),
            indicator("Andel elektroniska inköp", &[(Outcome, "92 %")]),
            indicator("Antal glada åkerspöken", &[(Outcome, "92")]),
            told,
            uncertain,
        ] {
            let name = row.name.clone();
            assert_eq!(found(SPEC.rule, &report_with(vec![row])), [""; 0], "{name}");
        }
    }
}
