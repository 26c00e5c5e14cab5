//! A target that last year's outcome already meets.
//!
//! A target that asks for nothing better steers nothing. Fires: target 78 % when last year gave 78 %, or
//! 90 % when it gave 91 %, where higher is better; in a plan last year's outcome may stand in the comment
//! ("Utfall 2020: 78"). Silent: the value has reached its natural end (100 %, or 0 where lower is
//! better), a value to keep to (budget adherence), and wherever it is not known which way is better.

use rust_decimal::Decimal;
use tertial_domain::indicator::{Aggregation, Polarity};
use tertial_domain::name_key::name_key;
use tertial_domain::quantity::{Quantity, UnitOfMeasure};
use tertial_domain::report::{IndicatorField, ReportKind};
use tertial_domain::target::Target;

use crate::comparing::in_one_unit;
use crate::facts::{Facts, GoalFacts, IndicatorFacts};
use crate::finding::{Finding, Findings};
use crate::indicator_copies::notes;
use crate::place::{GoalPart, Place};
use crate::rule::{Rule, Severity, Spec};
use crate::suggest::standing::polarity;
use crate::swedish::figures::FigureKind;
use crate::swedish::paragraph::Paragraph;

/// `unambitious-target`
pub const SPEC: Spec =
    Spec { rule: Rule::UnambitiousTarget, severity: Severity::Hint, parameters: &[], check };

fn check(facts: &Facts<'_>, out: &mut Findings) {
    for goal in &facts.goals {
        for (at, own) in goal.indicators.iter().enumerate() {
            if let Some(finding) = finding(facts, goal, at, own) {
                out.push(finding);
            }
        }
    }
}

fn finding(
    facts: &Facts<'_>,
    goal: &GoalFacts<'_>,
    at: usize,
    own: &IndicatorFacts<'_>,
) -> Option<Finding> {
    let (target, polarity) = bound(own)?;
    // "minska" in the council's cell says which way is better for this row.
    let polarity = match own.council_target {
        Some(Target::Increase) => Polarity::HigherIsBetter,
        Some(Target::Decrease) => Polarity::LowerIsBetter,
        _ => polarity,
    };
    let (earlier, place, words) = earlier(facts, goal, at, own)?;
    let (wanted, reached) = in_one_unit(target, &earlier)?;
    if is_part_of_year(facts, own, polarity, wanted == reached) {
        return None;
    }
    let asks_for_more = match polarity {
        Polarity::HigherIsBetter => wanted > reached,
        Polarity::LowerIsBetter => wanted < reached,
        Polarity::Neutral => return None,
    };
    if asks_for_more || is_natural_end(target, wanted, polarity) {
        return None;
    }
    let reason = if wanted == reached { "equal" } else { "worse" };
    let cell = goal.place(GoalPart::Indicator(at, Some(IndicatorField::Target)));
    Some(
        Finding::new(SPEC.rule, reason, cell.clone())
            .with("indicator", own.row.name.clone())
            .with("target", target.printed.clone())
            .with("previous", earlier.printed.clone())
            .quote(cell, target.printed.clone())
            .quote(place, words),
    )
}

/// The figure to reach and which way is better, by the target's own word or by the vocabulary.
fn bound<'f>(own: &'f IndicatorFacts<'_>) -> Option<(&'f Quantity, Polarity)> {
    match own.target.as_ref()? {
        Target::AtLeast(figure) => Some((figure, Polarity::HigherIsBetter)),
        Target::AtMost(figure) => Some((figure, Polarity::LowerIsBetter)),
        Target::Exactly(figure) => Some((figure, polarity(own)?)),
        Target::Between(..)
        | Target::Increase
        | Target::Decrease
        | Target::SetByCommittee
        | Target::None => None,
    }
}

/// Last year's outcome: its cell, or the comment's words.
fn earlier<'a>(
    facts: &Facts<'a>,
    goal: &GoalFacts<'a>,
    at: usize,
    own: &IndicatorFacts<'a>,
) -> Option<(Quantity, Place, String)> {
    if let Some(previous) = &own.previous {
        let place = goal.place(GoalPart::Indicator(at, Some(IndicatorField::Previous)));
        return Some((previous.clone(), place, previous.printed.clone()));
    }
    let noted = notes(facts, goal, at).find_map(|note| {
        note.paragraphs.iter().find_map(|paragraph| {
            let (quantity, words) = told(paragraph, facts.year)?;
            Some((quantity, note.place.clone(), words.to_owned()))
        })
    });
    noted.or_else(|| {
        let reported = reported(facts, own)?;
        let cell = goal.place(GoalPart::Indicator(at, Some(IndicatorField::Target)));
        let printed = own.row.cell(IndicatorField::Target).unwrap_or_default().to_owned();
        Some((reported, cell, printed))
    })
}

/// The outcome that the unit's own annual report of the year before gives the same indicator.
fn reported(facts: &Facts<'_>, own: &IndicatorFacts<'_>) -> Option<Quantity> {
    let last_year = facts.year?.checked_sub(1)?;
    let report = facts.history.earlier.iter().find(|report| {
        report.kind == Some(ReportKind::AnnualReport)
            && report.year.is_some_and(|year| year.number() == last_year)
    })?;
    let key = name_key(&own.row.name);
    let mut same = report
        .walk_goals()
        .flat_map(|goal| &goal.indicators)
        .filter(|row| name_key(&row.name) == key)
        .filter_map(|row| row.quantity(IndicatorField::Outcome));
    let outcome = same.next()?;
    same.all(|other| other.number == outcome.number).then_some(outcome)
}

/// "Utfall 2020: 6,1": last year's outcome in a note.
pub fn told<'p>(paragraph: &'p Paragraph<'_>, year: Option<i16>) -> Option<(Quantity, &'p str)> {
    let last_year = Decimal::from(year?.checked_sub(1)?);
    let dated = paragraph
        .figures
        .iter()
        .find(|figure| figure.kind == FigureKind::Year && figure.number == last_year);
    let Some(named) = dated else { return told_without_year(paragraph) };
    let is_outcome = (named.word.saturating_sub(4)..named.word).any(|at| {
        let word = paragraph.word(at);
        word.starts_with("utfall") || word.starts_with("resultat")
    });
    let figure = paragraph.figures.iter().find(|figure| {
        figure.kind == FigureKind::Amount
            && figure.word > named.word
            && figure.word <= named.word + 3
            && figure.until.is_none()
    })?;
    let printed = paragraph.text.get(figure.start..figure.end)?.to_owned();
    let words = paragraph.quote(named.word.saturating_sub(1)..figure.word_end);
    let quantity =
        Quantity { printed, number: figure.number, unit: figure.unit.clone(), share: None };
    is_outcome.then_some((quantity, words))
}

/// "Föregående års utfall: 69": last year's outcome without its year.
fn told_without_year<'p>(paragraph: &'p Paragraph<'_>) -> Option<(Quantity, &'p str)> {
    let [figure] = paragraph.figures.as_slice() else { return None };
    let says = |stems: &[&str]| {
        (0..figure.word).any(|at| stems.iter().any(|stem| paragraph.word(at).starts_with(stem)))
    };
    let is_told = says(&["utfall", "resultat"])
        && says(&["föregående", "förra", "fjol", "senaste"])
        && figure.kind == FigureKind::Amount
        && figure.until.is_none();
    let printed = paragraph.text.get(figure.start..figure.end)?.to_owned();
    let quantity =
        Quantity { printed, number: figure.number, unit: figure.unit.clone(), share: None };
    is_told.then(|| (quantity, paragraph.quote(0..figure.word_end)))
}

/// In a tertial report last year's column may be of a part of the year only: then a sum that
/// should be low tells nothing by being lower than the year's target.
fn is_part_of_year(
    facts: &Facts<'_>,
    own: &IndicatorFacts<'_>,
    polarity: Polarity,
    is_equal: bool,
) -> bool {
    let is_tertial =
        matches!(facts.kind, Some(ReportKind::TertialReport1 | ReportKind::TertialReport2));
    let is_sum = name_key(&own.row.name).starts_with("antal ")
        || own.known.and_then(|known| known.aggregation) == Some(Aggregation::Sum);
    is_tertial && is_sum && polarity == Polarity::LowerIsBetter && !is_equal
}

fn is_natural_end(target: &Quantity, wanted: Decimal, polarity: Polarity) -> bool {
    match polarity {
        Polarity::HigherIsBetter => {
            target.unit == UnitOfMeasure::Percent && wanted >= Decimal::ONE_HUNDRED
        }
        Polarity::LowerIsBetter => wanted <= Decimal::ZERO,
        Polarity::Neutral => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::{found, indicator, paragraphs, report_with};
    use IndicatorField::{Previous, Target as Own};

    fn check(name: &str, previous: &str, target: &str, expected: &[&str]) {
        let row = indicator(name, &[(Previous, previous), (Own, target)]);
        let found = found(SPEC.rule, &report_with(vec![row]));
        let reasons: Vec<&str> =
            found.iter().filter_map(|finding| finding.split(' ').nth(1)).collect();
        assert_eq!(reasons, expected, "{name} {previous} {target}");
    }

    #[test]
    fn a_target_that_is_already_met_is_said() {
        check("Andel nöjda brukare", "78 %", "78 %", &["equal"]);
        check("Andel nöjda brukare", "91 %", "90 %", &["worse"]);
        check("Sjukfrånvaro", "6,1 %", "6,1 %", &["equal"]);
        check("Sjukfrånvaro", "6,1 %", "7", &["worse"]);
        check("Antal glada åkerspöken", "12", "minst 10", &["worse"]);
    }

    #[test]
    fn silent_where_more_is_asked_or_nothing_is_known() {
        check("Andel nöjda brukare", "78 %", "80 %", &[]);
        check("Sjukfrånvaro", "6,1 %", "6,0 %", &[]);
        check("Andel nöjda brukare", "100 %", "100 %", &[]);
        check("Antal fallolyckor", "0", "0", &[]);
        check("Nämndens budgetföljsamhet", "100 %", "100 %", &[]);
        check("Antal glada åkerspöken", "12", "10", &[]);
        check("Andel nöjda brukare", "78 %", "öka", &[]);
    }

    #[test]
    fn a_plan_tells_last_year_s_outcome_in_its_comment() {
        for (words, expected) in [
            ("Utfall 2020: 6,1", 1),
            ("Utfallet för 2020 var 6,0 %.", 1),
            ("Resultat 2020: 7,3 %.", 0),
            ("Föregående års utfall: 5,9 %", 1),
            ("Utfall 2018: 5,0", 0),
            ("Målet 2020: 6,0", 0),
        ] {
            let mut row = indicator("Sjukfrånvaro", &[(Own, "6,1 %")]);
            row.comment = paragraphs(&[words]);
            let mut report = report_with(vec![row]);
            report.kind = Some(ReportKind::AnnualPlan);
            assert_eq!(found(SPEC.rule, &report).len(), expected, "{words}");
        }
    }
}
