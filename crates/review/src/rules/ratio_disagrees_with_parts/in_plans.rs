//! Last year's outcome in a plan's comment, and the parts that the same comment lists.

use tertial_domain::report::ReportKind;

use crate::comparing::{is_plausible, kind_of};
use crate::facts::{Facts, GoalFacts, IndicatorFacts};
use crate::finding::Finding;
use crate::indicator_copies::notes;
use crate::place::GoalPart;
use crate::rules::sum_mismatch::shown;
use crate::rules::unambitious_target::told;

use super::groups::{parts_of, range_of};
use super::{SPEC, adds_up};

/// "Utfall 2020: 44 %. På Almen 38 %, på Linden 41 % och på Eken 35 %": a whole above all its parts.
pub(super) fn contradicted(
    facts: &Facts<'_>,
    goal: &GoalFacts<'_>,
    (at, own): (usize, &IndicatorFacts<'_>),
) -> Option<Finding> {
    if facts.kind != Some(ReportKind::AnnualPlan) || adds_up(own) {
        return None;
    }
    notes(facts, goal, at).find_map(|note| {
        let (whole, words) = note.paragraphs.iter().find_map(|own| told(own, facts.year))?;
        let kind = kind_of(&whole.unit).0;
        let parts: Vec<_> = note
            .paragraphs
            .iter()
            .flat_map(|paragraph| parts_of(paragraph, &kind, facts.year))
            .filter(|part| is_plausible(part.number))
            .collect();
        if parts.len() < 3 || !is_plausible(whole.number) {
            return None;
        }
        let (least, most) = range_of(note, &parts, whole.number, &kind)?;
        let place = goal.place(GoalPart::Indicator(at, None));
        let finding = Finding::new(SPEC.rule, "outside", place)
            .with("indicator", own.row.name.clone())
            .with("whole", whole.printed.clone())
            .with("mean", shown(most))
            .with("count", parts.len().to_string())
            .with("least", shown(least))
            .with("most", shown(most))
            .quote(note.place.clone(), words);
        let quoted = |finding: Finding, words: &str| finding.quote(note.place.clone(), words);
        Some(parts.iter().fold(finding, |finding, part| quoted(finding, part.words)))
    })
}
