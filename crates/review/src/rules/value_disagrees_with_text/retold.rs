//! Rows whose figure a text gives in its own words, anywhere in the document.

use tertial_domain::quantity::Quantity;
use tertial_domain::report::IndicatorField;

use crate::comparing::{UnitKind, figure_of, is_plausible, kind_of};
use crate::facts::{Facts, GoalFacts, IndicatorFacts, Passage};
use crate::finding::Finding;
use crate::indicator_copies::copies;
use crate::place::{GoalPart, Place};
use crate::swedish::paragraph::Paragraph;
use crate::swedish::scope::month_name;

use super::claim::{Claim, Subject};
use super::told::{Candidate, Name, Nearness, candidates, claim, is_of};
use super::{SPEC, cell, is_contradicted, is_of_division};

/// Every cell that a text may tell.
const SUBJECTS: [Subject; 6] = [
    Subject::Now,
    Subject::Before,
    Subject::Forecast,
    Subject::Target,
    Subject::Women,
    Subject::Men,
];

/// What texts hold, read once for all rows.
pub(super) struct Read<'f> {
    /// For each passage of [`Facts::passages`], for each of its paragraphs.
    candidates: Vec<Vec<Vec<Candidate<'f>>>>,
    /// The names of all rows, with their goal and place.
    names: Vec<(usize, usize, Name)>,
}

impl<'f> Read<'f> {
    pub(super) fn new(facts: &'f Facts<'_>) -> Self {
        let has_rows = facts.goals.iter().any(|goal| !goal.indicators.is_empty());
        let read = |passage: &'f Passage<'_>| -> Vec<Vec<Candidate<'f>>> {
            if !has_rows || !is_read(&passage.place) {
                return Vec::new();
            }
            let month = if facts.is_tertial() { facts.cut_off_on } else { None };
            let month = month.map_or("", |day| month_name(day.month()));
            let read = |paragraph| candidates(paragraph, facts.year, month);
            passage.paragraphs.iter().map(read).collect()
        };
        let names = facts.goals.iter().enumerate().flat_map(|(goal_at, goal)| {
            let rows = goal.indicators.iter().enumerate();
            rows.map(move |(row, own)| (goal_at, row, Name::new(&own.row.name)))
        });
        Self { candidates: facts.passages.iter().map(read).collect(), names: names.collect() }
    }
}

/// Whether a text tells outcomes: an analysis, a note or a section.
const fn is_read(place: &Place) -> bool {
    matches!(
        place,
        Place::Section(_)
            | Place::Goal(
                _,
                GoalPart::IndicatorNote(..)
                    | GoalPart::Text(tertial_domain::goal::GoalText::Analysis)
            )
    )
}

/// The first figure that a text gives for a row in its own words and that the row contradicts.
pub(super) fn retold(
    facts: &Facts<'_>,
    read: &Read<'_>,
    (goal_at, goal): (usize, &GoalFacts<'_>),
    (row, own): (usize, &IndicatorFacts<'_>),
) -> Option<Finding> {
    own.outcome.as_ref()?;
    let (.., name) = read.names.iter().find(|(at, own, _)| *at == goal_at && *own == row)?;
    let is_only = copies(goal).len() == 1;
    // Looked up once: the same few cells are held against every figure of the document.
    let cells = SUBJECTS.map(|subject| (subject, cell(own, subject)));
    for (passage, texts) in facts.passages.iter().zip(&read.candidates) {
        let Some(nearness) = nearness((goal, row), is_only, &passage.place) else { continue };
        for (paragraph, candidates) in passage.paragraphs.iter().zip(texts) {
            for candidate in candidates {
                let of_subject = cells.iter().find(|(subject, _)| *subject == candidate.subject);
                let Some((_, (field, Some(value)))) = of_subject else { continue };
                if own.row.uncertain.contains(field) {
                    continue;
                }
                let claim = claim(candidate, paragraph);
                let held = name.in_its_unit(value, claim.figure);
                let is_wrong = is_contradicted(&held, &claim)
                    && is_like(&held, &claim)
                    && is_of(candidate, paragraph, (name, value), nearness)
                    && !is_of_division(passage, claim.figure)
                    && !agrees_elsewhere(facts, read, (goal_at, row), paragraph, &claim);
                if is_wrong {
                    let is_away = nearness != Nearness::Note;
                    let printed = (row, *field, value.clone());
                    return Some(retold_finding(goal, own, printed, (passage, is_away), &claim));
                }
            }
        }
    }
    None
}

/// How near a text stands to a row; none where it is another row's note.
fn nearness(
    (goal, row): (&GoalFacts<'_>, usize),
    is_only: bool,
    place: &Place,
) -> Option<Nearness> {
    match place {
        Place::Goal(path, GoalPart::IndicatorNote(own, _)) => {
            (*path == goal.path && *own == row).then_some(Nearness::Note)
        }
        Place::Goal(path, GoalPart::Text(_)) if *path == goal.path && is_only => {
            Some(Nearness::OnlyRow)
        }
        Place::Goal(..) | Place::Section(_) => Some(Nearness::Elsewhere),
        Place::Report | Place::Head | Place::Table { .. } => None,
    }
}

/// Counts far from the cell count something else: some of it, or all of several.
fn is_like(value: &Quantity, claim: &Claim<'_>) -> bool {
    let three = rust_decimal::Decimal::from(3);
    let (number, cell) = (claim.figure.number, value.number);
    claim.share.is_some()
        || kind_of(&value.unit).0 == UnitKind::Percent
        || is_plausible(number)
            && is_plausible(cell)
            && number * three > cell
            && number < cell * three
}

/// Whether any cell of this or another row that the sentence names is what the text says.
fn agrees_elsewhere(
    facts: &Facts<'_>,
    read: &Read<'_>,
    row: (usize, usize),
    paragraph: &Paragraph<'_>,
    claim: &Claim<'_>,
) -> bool {
    let Some(sentence) =
        paragraph.sentence_of(claim.figure.word).and_then(|at| paragraph.sentences.get(at))
    else {
        return true;
    };
    read.names.iter().any(|(goal_at, at, name)| {
        let Some(own) = facts.goals.get(*goal_at).and_then(|goal| goal.indicators.get(*at)) else {
            return false;
        };
        let cells = [&own.outcome, &own.previous, &own.forecast];
        let targets =
            [&own.target, &own.council_target].map(|target| target.as_ref().and_then(figure_of));
        let mut known = cells.into_iter().flatten().chain(targets.into_iter().flatten());
        let is_own = (*goal_at, *at) == row;
        let is_known = known.any(|cell| {
            kind_of(&cell.unit).0 == kind_of(&claim.figure.unit).0 && !is_contradicted(cell, claim)
        });
        is_known
            && !(is_own && claim.subject == Subject::Forecast)
            && (is_own || name.weight(paragraph, sentence).2 > 0)
    })
}

fn retold_finding(
    goal: &GoalFacts<'_>,
    own: &IndicatorFacts<'_>,
    (row, field, value): (usize, IndicatorField, Quantity),
    (passage, is_away): (&Passage<'_>, bool),
    claim: &Claim<'_>,
) -> Finding {
    let row_place = goal.place(GoalPart::Indicator(row, None));
    let place = if is_away { passage.place.clone() } else { row_place };
    let cell = goal.place(GoalPart::Indicator(row, Some(field)));
    let text = match claim.share {
        Some((share, _)) => format!("{} %", crate::rules::sum_mismatch::shown(share)),
        None => passage
            .paragraphs
            .iter()
            .find(|own| own.figures.iter().any(|figure| std::ptr::eq(figure, claim.figure)))
            .and_then(|own| own.text.get(claim.figure.start..claim.figure.end))
            .unwrap_or_default()
            .to_owned(),
    };
    Finding::new(SPEC.rule, "figure", place)
        .with("indicator", own.row.name.clone())
        .with("cell", value.printed.clone())
        .with("text", text)
        .quote(cell, value.printed)
        .quote(passage.place.clone(), claim.words)
}
