//! An indicator that the report should have an outcome for, and has none.
//!
//! A target that nobody measured cannot be judged, and an empty cell does not say whether the value is
//! nought, unknown, late or not applicable. Fires: "Andel nöjda gäster", target 90 %, last year 88 %, outcome
//! empty. Silent: plans; a copy of the row has the outcome; the note says that nothing was measured or
//! that the result comes later; a yearly measure in a tertial report.

use tertial_domain::report::{IndicatorField, ReportKind};

use crate::facts::{Facts, GoalFacts};
use crate::finding::{Finding, Findings};
use crate::indicator_copies::{Copies, copies, notes};
use crate::place::GoalPart;
use crate::rule::{Rule, Severity, Spec};
use crate::swedish::unmeasured::says_unmeasured;

/// `missing-outcome`
pub const SPEC: Spec =
    Spec { rule: Rule::MissingOutcome, severity: Severity::Warning, parameters: &[], check };

fn check(facts: &Facts<'_>, out: &mut Findings) {
    if !facts.is_follow_up() {
        return;
    }
    for goal in &facts.goals {
        for copies in copies(goal) {
            if let Some(finding) = finding(facts, goal, &copies) {
                out.push(finding);
            }
        }
    }
}

fn finding(facts: &Facts<'_>, goal: &GoalFacts<'_>, copies: &Copies) -> Option<Finding> {
    let row = copies.fullest(goal)?.row;
    let has_outcome = |facts: &crate::facts::IndicatorFacts<'_>| {
        OUTCOMES.into_iter().any(|field| facts.row.cell(field).is_some_and(|cell| !is_blank(cell)))
    };
    if row.name.trim().is_empty()
        || copies.all(goal).any(has_outcome)
        || is_not_due(facts, goal, copies)
        || copies.rows.iter().any(|&at| {
            notes(facts, goal, at)
                .flat_map(|note| &note.paragraphs)
                .any(|paragraph| says_unmeasured(paragraph, facts.year))
        })
    {
        return None;
    }
    let at = |field| goal.place(GoalPart::Indicator(copies.fullest, Some(field)));
    let first = |field| copies.cell(goal, field);
    let target = first(IndicatorField::Target).or_else(|| first(IndicatorField::CouncilTarget));
    let reason = match (target.is_some(), first(IndicatorField::Previous).is_some()) {
        (true, _) => "target",
        (false, true) => "previous",
        (false, false) => "row",
    };
    let mut finding = Finding::new(SPEC.rule, reason, at(IndicatorField::Outcome))
        .with("indicator", row.name.clone())
        .with("target", target.unwrap_or_default())
        .with("previous", first(IndicatorField::Previous).unwrap_or_default())
        .quote(goal.place(GoalPart::Indicator(copies.fullest, None)), row.name.clone());
    for field in [IndicatorField::Target, IndicatorField::CouncilTarget, IndicatorField::Previous] {
        finding = copies.quote(goal, field, finding);
    }
    Some(finding)
}

const OUTCOMES: [IndicatorField; 3] =
    [IndicatorField::Outcome, IndicatorField::OutcomeMen, IndicatorField::OutcomeWomen];

/// Whether a cell says no more than an empty one.
fn is_blank(cell: &str) -> bool {
    let bare = cell.trim().trim_end_matches('.').to_lowercase();
    matches!(
        bare.as_str(),
        "" | "-"
            | "–"
            | "—"
            | "?"
            | "…"
            | "saknas"
            | "uppgift saknas"
            | "svar saknas"
            | "ingen uppgift"
    )
}

/// Whether a tertial report need not have it yet: measured once a year, or in a
/// row whose columns could not be told.
fn is_not_due(facts: &Facts<'_>, goal: &GoalFacts<'_>, copies: &Copies) -> bool {
    match facts.kind {
        Some(ReportKind::TertialReport1 | ReportKind::TertialReport2) => {}
        Some(ReportKind::AnnualReport | ReportKind::AnnualPlan) | None => return false,
    }
    let is_yearly = copies.cell(goal, IndicatorField::Period).is_some_and(|period| {
        let period = period.trim();
        period.len() == 4 && period.bytes().all(|b| b.is_ascii_digit())
    });
    is_yearly || copies.all(goal).any(|facts| !facts.row.uncertain.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::{found, indicator, paragraphs, report_with};
    use IndicatorField::{CouncilTarget, Outcome, Period, Previous, Target};

    #[test]
    fn a_target_that_nobody_measured_is_said() {
        let row = indicator("Andel nöjda gäster", &[(Target, "90 %"), (Previous, "88 %")]);
        let place = "goals/0/indicators/0/outcome";
        assert_eq!(found(SPEC.rule, &report_with(vec![row])), [format!("{place} target")]);
        let row = indicator("Andel nöjda gäster", &[(Outcome, "–"), (Previous, "88 %")]);
        assert_eq!(found(SPEC.rule, &report_with(vec![row])), [format!("{place} previous")]);
        let row = indicator("Andel utbildade i brandskydd", &[(Period, "2021")]);
        assert_eq!(found(SPEC.rule, &report_with(vec![row])), [format!("{place} row")]);
    }

    #[test]
    fn an_outcome_in_a_copy_or_a_reason_is_enough() {
        let empty = indicator("Antal gäster", &[(CouncilTarget, "öka")]);
        let full = indicator("Antal gäster", &[(Outcome, "40"), (Target, "45")]);
        assert_eq!(found(SPEC.rule, &report_with(vec![empty.clone(), full])), [""; 0]);
        for words in [
            "Indikatorn mäts inte i år.",
            "Enkäten genomfördes inte på grund av smittläget.",
            "Resultatet presenteras först i mars.",
            "Ej aktuell för enheten.",
        ] {
            let mut row = empty.clone();
            row.analysis = paragraphs(&[words]);
            assert_eq!(found(SPEC.rule, &report_with(vec![row])), [""; 0], "{words}");
        }
    }

    #[test]
    fn a_plan_and_a_yearly_measure_in_a_tertial_report_have_none() {
        let row = indicator("Andel nöjda gäster", &[(Target, "90 %"), (Period, "2021")]);
        for kind in [ReportKind::AnnualPlan, ReportKind::TertialReport1] {
            let mut report = report_with(vec![row.clone()]);
            report.kind = Some(kind);
            assert_eq!(found(SPEC.rule, &report), [""; 0]);
        }
    }
}
