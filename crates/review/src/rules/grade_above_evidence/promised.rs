//! What the expected result or the title promises, held against what came out.

use tertial_domain::goal::GoalText;
use tertial_domain::indicator::Polarity;
use tertial_domain::quantity::UnitOfMeasure;
use tertial_domain::report::{IndicatorField, ReportKind};

use crate::facts::{Facts, GoalFacts, Passage};
use crate::finding::Finding;
use crate::place::{GoalPart, Place};
use crate::rules::grade_above_evidence::{ACCOUNTS, at_grade, unstopped};
use crate::suggest::evidence::{GoalEvidence, LinkedIndicator, Matter, matters, own_texts};
use crate::suggest::standing::polarity;
use crate::swedish::dates::years;
use crate::swedish::direction::Direction;
use crate::swedish::figures::{Figure, FigureKind};
use crate::swedish::movement::{Way, movements};
use crate::swedish::paragraph::Paragraph;
use crate::swedish::tie::KeyWords;

/// A promise with where it stands and what it is of.
struct Promised<'p> {
    place: Place,
    sentence: &'p str,
    matter: Matter<'p>,
}

/// How figures stand to a promise.
enum Kept {
    Yes,
    No(Finding),
    Unknown,
}

/// A finding for the first promise that the report's own figures or words break.
pub(super) fn broken(
    facts: &Facts<'_>,
    goal: &GoalFacts<'_>,
    evidence: &GoalEvidence<'_, '_>,
) -> Option<Finding> {
    let title = Paragraph::new(&goal.node.title);
    let mut promised = Vec::new();
    for passage in own_texts(facts, goal, &[GoalText::ExpectedResult]) {
        for paragraph in &passage.paragraphs {
            promised.extend(read(facts, paragraph, &passage.place));
        }
    }
    promised.extend(read(facts, &title, &goal.place(GoalPart::Whole)));
    promised.iter().find_map(|promised| match by_indicator(facts, goal, promised, evidence) {
        Kept::No(finding) => Some(finding),
        Kept::Yes => None,
        Kept::Unknown => by_words(facts, goal, promised, evidence),
    })
}

fn read<'p>(
    facts: &'p Facts<'_>,
    paragraph: &'p Paragraph<'_>,
    place: &Place,
) -> Vec<Promised<'p>> {
    matters(facts, paragraph)
        .into_iter()
        .map(|matter| Promised {
            place: place.clone(),
            sentence: paragraph.sentence(matter.sentence),
            matter,
        })
        .collect()
}

/// The indicator that the promise is of: the one with the fewest other words in its name.
fn by_indicator(
    facts: &Facts<'_>,
    goal: &GoalFacts<'_>,
    promised: &Promised<'_>,
    evidence: &GoalEvidence<'_, '_>,
) -> Kept {
    let nearest = evidence
        .indicators
        .iter()
        .filter(|one| {
            let name = Paragraph::new(&one.facts.row.name);
            one.facts.outcome.is_some() && promised.matter.is_of(&name, one.facts.known)
        })
        .min_by_key(|one| KeyWords::new(&one.facts.row.name).words().len());
    nearest.map_or(Kept::Unknown, |one| held_against(facts, goal, promised, one))
}

fn held_against(
    facts: &Facts<'_>,
    goal: &GoalFacts<'_>,
    promised: &Promised<'_>,
    one: &LinkedIndicator<'_, '_>,
) -> Kept {
    let row = one.facts.row;
    let field = match facts.kind {
        Some(ReportKind::TertialReport1 | ReportKind::TertialReport2)
            if one.facts.forecast.is_some() =>
        {
            IndicatorField::Forecast
        }
        _ => IndicatorField::Outcome,
    };
    let value = row.quantity(field).filter(|_| !row.uncertain.contains(&field));
    let Some(value) = value else { return Kept::Unknown };
    let previous =
        one.facts.previous.as_ref().filter(|_| !row.uncertain.contains(&IndicatorField::Previous));
    let cell = |field| row.cell(field).unwrap_or_default().to_owned();
    let finding = |reason| {
        at_grade(goal, reason)
            .with("indicator", row.name.trim())
            .with("outcome", cell(field))
            .with("promise", unstopped(promised.sentence))
            .quote(promised.place.clone(), promised.sentence)
    };
    let way = match &promised.matter.direction {
        Direction::Up => Way::Up,
        Direction::Down => Way::Down,
        Direction::Better => match polarity(one.facts) {
            Some(Polarity::HigherIsBetter) => Way::Up,
            Some(Polarity::LowerIsBetter) => Way::Down,
            Some(Polarity::Neutral) | None => return Kept::Unknown,
        },
        Direction::AtLeast(figure) | Direction::AtMost(figure) => {
            let is_share = value.unit == UnitOfMeasure::Percent;
            if !same_unit(&figure.unit, &value.unit) || (facts.is_tertial() && !is_share) {
                return Kept::Unknown;
            }
            let is_kept = match promised.matter.direction {
                Direction::AtLeast(_) => value.number >= figure.number,
                _ => value.number <= figure.number,
            };
            if is_kept {
                return Kept::Yes;
            }
            let words = format!("{}: {}", row.name.trim(), cell(field));
            return Kept::No(finding("bound").quote(one.place(), words));
        }
    };
    // A count of a part of the year says nothing beside a whole year's, nor a forecast for the year
    // beside what last year's column may hold of its first months.
    let is_comparable = !facts.is_tertial() || value.unit == UnitOfMeasure::Percent;
    let Some(previous) = previous.filter(|p| is_comparable && same_unit(&p.unit, &value.unit))
    else {
        return Kept::Unknown;
    };
    let is_against = match way {
        Way::Up => value.number < previous.number,
        Way::Down => value.number > previous.number,
    };
    if !is_against {
        return Kept::Yes;
    }
    let before = cell(IndicatorField::Previous);
    let words = format!("{}: {} / {}", row.name.trim(), cell(field), before);
    let reason = if way == Way::Down { "rose" } else { "fell" };
    Kept::No(finding(reason).with("previous", before).quote(one.place(), words))
}

fn same_unit(one: &UnitOfMeasure, other: &UnitOfMeasure) -> bool {
    one == other || *one == UnitOfMeasure::Plain || *other == UnitOfMeasure::Plain
}

/// The analysis itself says that it went the other way, or gives a figure that breaks the bound.
fn by_words(
    facts: &Facts<'_>,
    goal: &GoalFacts<'_>,
    promised: &Promised<'_>,
    evidence: &GoalEvidence<'_, '_>,
) -> Option<Finding> {
    let notes = evidence.indicators.iter().flat_map(|one| notes(facts, one));
    let told = own_texts(facts, goal, ACCOUNTS).chain(notes);
    for passage in told {
        for paragraph in &passage.paragraphs {
            let Some(sentence) = contrary(facts, promised, paragraph) else { continue };
            let words = paragraph.sentence(sentence);
            return Some(
                at_grade(goal, "words")
                    .with("promise", unstopped(promised.sentence))
                    .with("words", unstopped(words))
                    .quote(promised.place.clone(), promised.sentence)
                    .quote(passage.place.clone(), words),
            );
        }
    }
    None
}

fn notes<'f, 'a>(
    facts: &'f Facts<'a>,
    one: &LinkedIndicator<'f, 'a>,
) -> impl Iterator<Item = &'f Passage<'a>> + use<'f, 'a> {
    let (goal, row) = (one.goal, one.row);
    goal.passages.iter().filter_map(|&at| facts.passages.get(at)).filter(move |passage| {
        matches!(&passage.place, Place::Goal(_, GoalPart::IndicatorNote(of, _)) if *of == row)
    })
}

/// The sentence of a paragraph that goes against a promise.
fn contrary(
    facts: &Facts<'_>,
    promised: &Promised<'_>,
    paragraph: &Paragraph<'_>,
) -> Option<usize> {
    let is_this_year = |sentence: usize| {
        let range = paragraph.sentences.get(sentence).cloned().unwrap_or_default();
        years(paragraph)
            .iter()
            .filter(|named| range.contains(&named.word))
            .all(|named| facts.year.is_none_or(|year| named.year == year))
    };
    let way = match &promised.matter.direction {
        Direction::Up => Way::Up,
        Direction::Down => Way::Down,
        // So far in the year is not yet at its end.
        Direction::AtLeast(_) | Direction::AtMost(_) if facts.is_tertial() => return None,
        Direction::AtLeast(figure) => return figure_beyond(promised, paragraph, figure, true),
        Direction::AtMost(figure) => return figure_beyond(promised, paragraph, figure, false),
        Direction::Better => return None,
    };
    movements(paragraph)
        .into_iter()
        .filter(|movement| {
            promised.matter.subject.mostly_called_in(paragraph, movement.about.clone())
        })
        .find(|movement| movement.way != way && is_this_year(movement.sentence))
        .map(|movement| movement.sentence)
}

/// A sentence about the same thing whose only share lies on the wrong side of the bound.
fn figure_beyond(
    promised: &Promised<'_>,
    paragraph: &Paragraph<'_>,
    bound: &Figure,
    is_least: bool,
) -> Option<usize> {
    if bound.unit != UnitOfMeasure::Percent {
        return None;
    }
    (0..paragraph.sentences.len()).find(|&sentence| {
        let range = paragraph.sentences.get(sentence).cloned().unwrap_or_default();
        let shares: Vec<&Figure> = paragraph
            .figures_in(sentence)
            .filter(|figure| figure.unit == UnitOfMeasure::Percent)
            .filter(|figure| matches!(figure.kind, FigureKind::Amount | FigureKind::Spelled))
            .collect();
        let &[figure] = shares.as_slice() else { return false };
        let is_beyond =
            if is_least { figure.number < bound.number } else { figure.number > bound.number };
        is_beyond
            && is_of_all(paragraph, sentence)
            && promised.matter.subject.mostly_in(paragraph, range)
    })
}

/// Not one workplace's figure ("Näset: 67 %"), another year's, or the one aimed at.
fn is_of_all(paragraph: &Paragraph<'_>, sentence: usize) -> bool {
    let range = paragraph.sentences.get(sentence).cloned().unwrap_or_default();
    let is_another = range.clone().any(|at| {
        matches!(
            paragraph.word(at),
            "förra"
                | "föregående"
                | "tidigare"
                | "mål"
                | "målet"
                | "årsmålet"
                | "staden"
                | "på"
                | "från"
                | "snittet"
                | "genomsnittet"
                | "procentenheter"
        )
    });
    !is_another && !paragraph.sentence(sentence).contains(':')
}
