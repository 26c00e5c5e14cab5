//! The parts that the text lists cannot give the printed whole.
//!
//! A whole lies between its smallest and its largest part, whatever each weighs. Fires: outcome 80 % with
//! "Almen: 20 %" and "Björken: 59 %" in the note; women 82 % and men 80 % under a total of 84 %; a whole well
//! below the plain mean when the text says that the large parts have the high shares. Silent: a
//! whole inside the range, lists of only some parts ("lägst är ..."), uncertain cells.

mod added;
mod groups;
mod in_plans;
mod shares;

use rust_decimal::Decimal;
use tertial_domain::goal::GoalText;
use tertial_domain::indicator::Aggregation;
use tertial_domain::name_key::name_key;
use tertial_domain::quantity::Quantity;
use tertial_domain::report::IndicatorField;

use crate::comparing::{UnitKind, half_unit, is_plausible, kind_of};
use crate::facts::{Facts, GoalFacts, IndicatorFacts, Passage};
use crate::finding::{Finding, Findings};
use crate::indicator_copies::{copies, notes};
use crate::place::GoalPart;
use crate::rule::{Parameter, Rule, Severity, Spec};
use crate::rules::sum_mismatch::shown;
use crate::swedish::paragraph::Paragraph;
use crate::swedish::parts::{Part, parts};
use crate::swedish::scope::{Role, Time, scope};
use crate::swedish::tie::KeyWords;
use added::added;
use groups::groups;

/// `ratio-disagrees-with-parts`
pub const SPEC: Spec = Spec {
    rule: Rule::RatioDisagreesWithParts,
    severity: Severity::Warning,
    parameters: &[Parameter { name: "margin_min_points", default: 5, allowed: (1, 100) }],
    check,
};

fn check(facts: &Facts<'_>, out: &mut Findings) {
    groups::within_texts(facts, out);
    for goal in &facts.goals {
        for (at, own) in goal.indicators.iter().enumerate() {
            let Some(whole) = &own.outcome else {
                out.extend(in_plans::contradicted(facts, goal, (at, own)));
                continue;
            };
            if own.row.uncertain.contains(&IndicatorField::Outcome) {
                continue;
            }
            if adds_up(own) {
                let mut notes = notes(facts, goal, at);
                if let Some(found) = notes.find_map(|note| added(goal, (at, own), whole, note)) {
                    out.push(found);
                }
                continue;
            }
            let sexes = sexes(goal, at, own, whole);
            let texts = || texts(facts, goal, at);
            let found = sexes
                .or_else(|| texts().find_map(|note| listed(facts, goal, (at, own), whole, note)))
                .or_else(|| texts().find_map(|note| groups(facts, goal, (at, own), note)));
            if let Some(finding) = found {
                out.push(finding);
            }
        }
    }
}

/// The notes under a row, and the analysis of a goal that has no other row.
fn texts<'f, 'a>(
    facts: &'f Facts<'a>,
    goal: &'f GoalFacts<'a>,
    row: usize,
) -> impl Iterator<Item = &'f Passage<'a>> + use<'f, 'a> {
    let is_only = copies(goal).len() == 1;
    let analysis = goal.place(GoalPart::Text(GoalText::Analysis));
    let own = goal
        .passages
        .iter()
        .filter_map(|&at| facts.passages.get(at))
        .filter(move |passage| is_only && passage.place == analysis)
        .filter(move |passage| !speaks_of_another(facts, goal, row, passage));
    notes(facts, goal, row).chain(own)
}

/// Whether an analysis speaks of another row than the goal's own: its figures may be that row's.
fn speaks_of_another(
    facts: &Facts<'_>,
    goal: &GoalFacts<'_>,
    row: usize,
    passage: &Passage<'_>,
) -> bool {
    let Some(own) = goal.indicators.get(row) else { return true };
    if passage.paragraphs.iter().all(|paragraph| paragraph.figures.len() < 2) {
        return true;
    }
    let own_key = name_key(&own.row.name);
    let says = |word: &str| passage.paragraphs.iter().any(|own| own.lower.contains(word));
    if says("frånvaro") && !own_key.contains("frånvaro") {
        return true;
    }
    let own_words = KeyWords::new(&own.row.name);
    facts.goals.iter().flat_map(|goal| &goal.indicators).any(|other| {
        let words = KeyWords::new(&other.row.name);
        name_key(&other.row.name) != own_key
            && passage.paragraphs.iter().any(|paragraph| {
                paragraph.sentences.iter().any(|range| {
                    let tie = words.tie(paragraph, range.clone());
                    tie.matched >= 2
                        && tie.is_firm()
                        && tie.matched > own_words.tie(paragraph, range.clone()).matched
                })
            })
    })
}

/// Whether the parts of an indicator are added: a count, not a share or a mean.
pub fn adds_up(own: &IndicatorFacts<'_>) -> bool {
    if own.outcome.as_ref().is_some_and(|outcome| kind_of(&outcome.unit).0 == UnitKind::Percent) {
        return false;
    }
    if let Some(rule) = own.known.and_then(|known| known.aggregation) {
        return rule == Aggregation::Sum;
    }
    let key = name_key(&own.row.name);
    let mean = |word: &str| matches!(word, "per" | "olika" | "snitt" | "genomsnitt");
    // "antal medarbetare som en brukare möter": what each meets.
    let is_of_each = [" som en ", " som varje ", " som ett "].iter().any(|own| key.contains(own));
    key.starts_with("antal") && !is_of_each && !key.split(' ').any(mean)
}

/// A total outside what women and men have.
fn sexes(
    goal: &GoalFacts<'_>,
    at: usize,
    own: &IndicatorFacts<'_>,
    whole: &Quantity,
) -> Option<Finding> {
    let men = own.row.quantity(IndicatorField::OutcomeMen)?;
    let women = own.row.quantity(IndicatorField::OutcomeWomen)?;
    let is_uncertain =
        own.row.uncertain.iter().any(|field| {
            matches!(field, IndicatorField::OutcomeMen | IndicatorField::OutcomeWomen)
        });
    // "12 women and 29 men make 41": a count, whatever its name says.
    let is_sum = kind_of(&whole.unit).0 != UnitKind::Percent
        && men.number.checked_add(women.number) == Some(whole.number);
    if is_uncertain || is_sum || is_inside(whole.number, [men.number, women.number].into_iter())? {
        return None;
    }
    let place = |field| goal.place(GoalPart::Indicator(at, Some(field)));
    Some(
        Finding::new(SPEC.rule, "sexes", goal.place(GoalPart::Indicator(at, None)))
            .with("indicator", own.row.name.clone())
            .with("whole", whole.printed.clone())
            .with("women", women.printed.clone())
            .with("men", men.printed.clone())
            .quote(place(IndicatorField::Outcome), whole.printed.clone())
            .quote(place(IndicatorField::OutcomeWomen), women.printed.clone())
            .quote(place(IndicatorField::OutcomeMen), men.printed.clone()),
    )
}

/// Whether a whole lies between the smallest and the largest part, within half a printed unit.
fn is_inside(whole: Decimal, parts: impl Iterator<Item = Decimal> + Clone) -> Option<bool> {
    if !is_plausible(whole) || !parts.clone().all(is_plausible) {
        return None;
    }
    let least = parts.clone().min()?;
    let most = parts.max()?;
    let slack = |part: Decimal| half_unit(whole) + half_unit(part);
    Some(whole >= least - slack(least) && whole <= most + slack(most))
}

/// The parts of a note that are of the whole's kind; none where some are of another.
fn fitting<'p>(whole: &Quantity, note: &'p Passage<'_>) -> Option<Vec<Part<'p>>> {
    let all = parts(&note.paragraphs);
    let own = kind_of(&whole.unit).0;
    let fits = |part: &Part<'_>| {
        let kind = kind_of(&part.unit).0;
        kind == own || kind == UnitKind::Percent && own == UnitKind::Bare
    };
    (all.len() >= 2 && all.iter().all(fits)).then_some(all)
}

/// A whole that the parts listed in its note cannot give.
fn listed(
    facts: &Facts<'_>,
    goal: &GoalFacts<'_>,
    (at, own): (usize, &IndicatorFacts<'_>),
    whole: &Quantity,
    note: &Passage<'_>,
) -> Option<Finding> {
    let fitting = fitting(whole, note).filter(|parts| are_of_now(facts, note, parts))?;
    if note.paragraphs.iter().any(groups::names_others) {
        return None;
    }
    let numbers = || fitting.iter().map(|part| part.number);
    // Shares of one whole add up to it, and are no shares of each part.
    let is_spread = kind_of(&whole.unit).0 == UnitKind::Percent
        && fitting.len() > 2
        && (numbers().sum::<Decimal>() - Decimal::ONE_HUNDRED).abs() <= Decimal::ONE;
    if is_spread {
        return None;
    }
    let count = Decimal::from(fitting.len());
    let mean = numbers().sum::<Decimal>().checked_div(count)?.round_dp(1).normalize();
    let place = goal.place(GoalPart::Indicator(at, None));
    let weighted = weighted(&fitting);
    let (reason, evidence) = if let Some(share) = weighted
        && is_inside(whole.number, numbers())?
    {
        let margin = Decimal::from(facts.settings.parameter(SPEC.rule, "margin_min_points"));
        if (whole.number - share).abs() <= margin {
            return None;
        }
        ("weighted", "")
    } else if is_inside(whole.number, numbers())? {
        let margin = Decimal::from(facts.settings.parameter(SPEC.rule, "margin_min_points"));
        let (leaning, words) = note.paragraphs.iter().find_map(leaning)?;
        match leaning {
            Leaning::LargeHaveMore if whole.number < mean - margin => ("below-mean", words),
            Leaning::LargeHaveLess if whole.number > mean + margin => ("above-mean", words),
            Leaning::LargeHaveMore | Leaning::LargeHaveLess => return None,
        }
    } else {
        ("outside", "")
    };
    let cell = goal.place(GoalPart::Indicator(at, Some(IndicatorField::Outcome)));
    let mut finding = Finding::new(SPEC.rule, reason, place)
        .with("indicator", own.row.name.clone())
        .with("whole", whole.printed.clone())
        .with("least", shown(numbers().min()?))
        .with("most", shown(numbers().max()?))
        .with("mean", shown(weighted.unwrap_or(mean)))
        .with("count", fitting.len().to_string())
        .quote(cell, whole.printed.clone())
        .quote(note.place.clone(), evidence);
    for part in fitting {
        finding = finding.quote(note.place.clone(), part.words);
    }
    Some(finding)
}

/// Whether listed parts are levels of the report's own time.
fn are_of_now(facts: &Facts<'_>, note: &Passage<'_>, parts: &[Part<'_>]) -> bool {
    parts.iter().all(|part| {
        let own = note
            .paragraphs
            .iter()
            .find(|own| own.figures.iter().any(|figure| std::ptr::eq(figure, part.figure)));
        let scope = own.map(|paragraph| scope(paragraph, part.figure, facts.year));
        scope.is_none_or(|scope| {
            scope.time == Time::Now && !matches!(scope.role, Role::Target | Role::Supposed)
        })
    })
}

/// What parts told as "19 av 20" give together, in per cent; none where some are told otherwise.
fn weighted(parts: &[Part<'_>]) -> Option<Decimal> {
    let mut sums = (Decimal::ZERO, Decimal::ZERO);
    for part in parts {
        let (some, all) = part.counts?;
        sums = (sums.0.checked_add(some)?, sums.1.checked_add(all)?);
    }
    let share = sums.0.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(sums.1)?;
    Some(share.round_dp(1).normalize())
}

/// What a text says of large parts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Leaning {
    LargeHaveMore,
    LargeHaveLess,
}

/// "De som köper mest har också högre andel": which way large parts lean, with the words.
fn leaning<'p>(paragraph: &'p Paragraph<'_>) -> Option<(Leaning, &'p str)> {
    let degree = |at: usize| {
        ["omfattning", "utsträckning", "grad", "andel"]
            .iter()
            .any(|word| paragraph.word(at).starts_with(word))
    };
    (0..paragraph.sentences.len()).find_map(|sentence| {
        let range = paragraph.sentences.get(sentence)?.clone();
        let size = range.clone().find(|&at| {
            let word = paragraph.word(at);
            let is_size = ["större", "störst", "stora", "största"].contains(&word)
                || word == "mest" && paragraph.word(at.saturating_sub(1)).starts_with("köp");
            is_size && !degree(at + 1)
        })?;
        let more = (size + 1..range.end).any(|at| {
            let word = paragraph.word(at);
            matches!(word, "högre" | "högst" | "högsta") || word == "större" && degree(at + 1)
        });
        let less = (size + 1..range.end).any(|at| {
            let word = paragraph.word(at);
            matches!(word, "lägre" | "lägst" | "lägsta") || word == "mindre" && degree(at + 1)
        });
        let leaning = match (more, less) {
            (true, false) => Leaning::LargeHaveMore,
            (false, true) => Leaning::LargeHaveLess,
            (true, true) | (false, false) => return None,
        };
        Some((leaning, paragraph.sentence(sentence)))
    })
}

#[cfg(test)]
mod wordings;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::{found, indicator, paragraphs, report_with};
    use IndicatorField::{Outcome, OutcomeMen, OutcomeWomen};

    fn check(name: &str, whole: &str, note: &[&str], expected: &[&str]) {
        let mut row = indicator(name, &[(Outcome, whole)]);
        row.analysis = paragraphs(note);
        let expected: Vec<String> =
            expected.iter().map(|reason| format!("goals/0/indicators/0 {reason}")).collect();
        assert_eq!(found(SPEC.rule, &report_with(vec![row])), expected, "{note:?}");
    }

    #[test]
    fn a_whole_outside_its_parts_is_said() {
        let name = "Andel ekologiska livsmedel";
        check(name, "80 %", &["Almen: 20 %", "Björken: 59 %"], &["outside"]);
        check(name, "15", &["Vi har Almen (20 %) och Björken (59 %)."], &["outside"]);
        check("Antal gäster", "80", &["Almen: 20", "Björken: 65"], &["sum"]);
        check("Antal gäster", "80", &["Fördelning:", "Almen: 20", "Björken: 50"], &["sum"]);
        check(name, "80 %", &["Så här blev det – Almen: 71 %; Björken: 67 %."], &["outside"]);
        let large = "De hus som har större inköp har också en högre andel.";
        check(name, "25 %", &["Almen: 20 %", "Björken: 59 %", large], &["below-mean"]);
        let small = "De största husen köper i mindre utsträckning ekologiskt.";
        check(name, "50 %", &["Almen: 20 %", "Björken: 59 %", small], &["above-mean"]);
    }

    #[test]
    fn a_whole_that_can_be_right_is_left_alone() {
        let name = "Andel ekologiska livsmedel";
        check(name, "45 %", &["Almen: 20 %", "Björken: 59 %"], &[]);
        check(name, "59,4 %", &["Almen: 20 %", "Björken: 59 %"], &[]);
        check(name, "80 %", &["Lägst är Almen (20 %) och Björken (22 %)."], &[]);
        check(name, "80 %", &["Almen: 20 st", "Björken: 59 st"], &[]);
        check("Antal gäster", "80", &["Almen: 20", "Björken: 60"], &[]);
        check("Antal gäster", "80", &["Almen: 20", "Björken: 30"], &[]);
    }

    #[test]
    fn a_total_lies_between_women_and_men() {
        let row = |total, men, women| {
            let cells = [(Outcome, total), (OutcomeMen, men), (OutcomeWomen, women)];
            report_with(vec![indicator("Andel nöjda gäster", &cells)])
        };
        assert_eq!(found(SPEC.rule, &row("84 %", "80 %", "82 %")), ["goals/0/indicators/0 sexes"]);
        assert_eq!(found(SPEC.rule, &row("81 %", "80 %", "82 %")), [""; 0]);
        assert_eq!(found(SPEC.rule, &row("80,4 %", "80 %", "80 %")), [""; 0]);
    }
}
