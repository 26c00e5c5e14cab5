//! A text that says that women and men do not differ, against a table in which they do.

use rust_decimal::Decimal;
use tertial_domain::indicator::Polarity;
use tertial_domain::quantity::UnitOfMeasure;
use tertial_domain::report::IndicatorField;

use crate::comparing::is_plausible;
use crate::facts::{Facts, GoalFacts, IndicatorFacts, Passage};
use crate::finding::{Finding, Findings};
use crate::place::{GoalPart, Place};
use crate::swedish::paragraph::Paragraph;
use crate::swedish::tie::KeyWords;

use super::SPEC;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings) {
    for passage in &facts.passages {
        for paragraph in &passage.paragraphs {
            let Some(words) = denies_difference(paragraph) else { continue };
            let Some(gap) = widest_gap(facts, passage, paragraph) else { continue };
            out.push(finding(passage, words, &gap));
            break;
        }
    }
}

/// An indicator's row with the distance between women and men.
struct Gap<'f, 'a> {
    goal: &'f GoalFacts<'a>,
    row: usize,
    own: &'f IndicatorFacts<'a>,
    women: String,
    men: String,
    points: Decimal,
}

/// The sentence that denies a difference between the sexes.
fn denies_difference<'p>(paragraph: &'p Paragraph<'_>) -> Option<&'p str> {
    if !paragraph.lower.contains("skillnad") {
        return None;
    }
    paragraph.sentences.iter().enumerate().find_map(|(at, range)| {
        let starts = |stem: &str| range.clone().find(|&at| paragraph.word(at).starts_with(stem));
        let difference = starts("skillnad")?;
        let women = starts("kvinn").or_else(|| starts("flick")).or_else(|| starts("kön"));
        let denied = (difference.saturating_sub(4).max(range.start)..difference).any(|at| {
            matches!(
                paragraph.word(at),
                "ingen" | "inga" | "inte" | "ej" | "utan" | "knappt" | "liten" | "små"
            )
        });
        (denied && women.is_some()).then(|| paragraph.sentence(at))
    })
}

/// The row that the text speaks of and that has the widest gap, when it is wide.
fn widest_gap<'f, 'a>(
    facts: &'f Facts<'a>,
    passage: &Passage<'_>,
    paragraph: &Paragraph<'_>,
) -> Option<Gap<'f, 'a>> {
    let least = Decimal::from(facts.settings.parameter(SPEC.rule, "sex_gap_min_points"));
    let own_row = if let Place::Goal(path, GoalPart::IndicatorNote(row, _)) = &passage.place {
        Some((path, *row))
    } else {
        None
    };
    let speaks_of_survey = (0..paragraph.words.len()).any(|at| {
        let word = paragraph.word(at);
        ["brukarundersökning", "brukarenkät", "kundundersökning", "nöjd"]
            .iter()
            .any(|stem| word.starts_with(stem))
    });
    let rows = facts.goals.iter().flat_map(|goal| {
        goal.indicators.iter().enumerate().map(move |(row, own)| (goal, row, own))
    });
    rows.filter(|(goal, row, own)| {
        if let Some((path, at)) = own_row {
            return goal.path == *path && *row == at;
        }
        let tie = KeyWords::new(&own.row.name).tie(paragraph, 0..paragraph.words.len());
        tie.is_firm() || speaks_of_survey && is_of_users(own)
    })
    .filter_map(|(goal, row, own)| gap(goal, row, own))
    .filter(|gap| gap.points >= least)
    .max_by_key(|gap| gap.points)
}

/// Whether a survey among those whom the unit serves stands behind a row.
fn is_of_users(own: &IndicatorFacts<'_>) -> bool {
    let known = own.known;
    let name = own.row.name.to_lowercase();
    known.and_then(|known| known.individual_based) == Some(true)
        && known.and_then(|known| known.polarity) == Some(Polarity::HigherIsBetter)
        && !name.contains("medarbetar")
        && !name.contains("anställ")
        && ["upplever", "nöjd", "trygg", "trivs", "bemöt"].iter().any(|word| name.contains(word))
}

fn gap<'f, 'a>(
    goal: &'f GoalFacts<'a>,
    row: usize,
    own: &'f IndicatorFacts<'a>,
) -> Option<Gap<'f, 'a>> {
    let read = |field| {
        let is_certain = !own.row.uncertain.contains(&field);
        own.row.quantity(field).filter(|quantity| {
            is_certain && quantity.unit == UnitOfMeasure::Percent && is_plausible(quantity.number)
        })
    };
    let (men, women) = (read(IndicatorField::OutcomeMen)?, read(IndicatorField::OutcomeWomen)?);
    let points = (men.number - women.number).abs();
    Some(Gap { goal, row, own, women: women.printed, men: men.printed, points })
}

fn finding(passage: &Passage<'_>, words: &str, gap: &Gap<'_, '_>) -> Finding {
    let place = match &passage.place {
        Place::Goal(path, GoalPart::ActivityNote(row)) => {
            Place::Goal(path.clone(), GoalPart::Activity(*row, None))
        }
        other => other.clone(),
    };
    let cell = |field| gap.goal.place(GoalPart::Indicator(gap.row, Some(field)));
    Finding::new(SPEC.rule, "sexes", place)
        .with("indicator", gap.own.row.name.clone())
        .with("women", gap.women.clone())
        .with("men", gap.men.clone())
        .quote(passage.place.clone(), words)
        .quote(cell(IndicatorField::OutcomeWomen), gap.women.clone())
        .quote(cell(IndicatorField::OutcomeMen), gap.men.clone())
}
