//! A cell and the text give different figures for the same thing.
//!
//! One of them is wrong, and nobody can tell which. Fires: outcome 7,1 % and "rullande tolv månader 7.17 %" (that
//! rounds to 7,2); 88 % and "utfallet blev 84 procent"; one workplace listed twice with two figures; "ingen
//! skillnad mellan kvinnor och män" where the table has a gap. Silent: another year's, month's, group's or
//! place's figure, targets, changes, rough figures near the cell, uncertain cells.

mod claim;
mod sexes;
mod told;

use tertial_domain::quantity::Quantity;
use tertial_domain::report::IndicatorField;

use crate::comparing::{UnitKind, agree, figure_of, is_plausible, kind_of};
use crate::facts::{Facts, GoalFacts, IndicatorFacts, Passage};
use crate::finding::{Finding, Findings};
use crate::indicator_copies::{copies, notes};
use crate::place::{GoalPart, Place};
use crate::rule::{Parameter, Rule, Severity, Spec};
use crate::swedish::figures::Figure;
use crate::swedish::listed_values::{Tagged, tagged};
use crate::swedish::parts::parts;
use crate::swedish::tie::KeyWords;
use claim::{Claim, Subject, claims};
use told::{Candidate, Name, Nearness, candidates, claim, is_of};

/// `value-disagrees-with-text`
pub const SPEC: Spec = Spec {
    rule: Rule::ValueDisagreesWithText,
    severity: Severity::Warning,
    parameters: &[Parameter { name: "sex_gap_min_points", default: 5, allowed: (1, 100) }],
    check,
};

fn check(facts: &Facts<'_>, out: &mut Findings) {
    let read = Read::new(facts);
    for (goal_at, goal) in facts.goals.iter().enumerate() {
        for copies in copies(goal) {
            let Some(own) = copies.fullest(goal) else { continue };
            for &row in &copies.rows {
                for note in notes(facts, goal, row) {
                    twice(goal, row, note, out);
                }
            }
            let rows = copies.rows.iter();
            let found = rows
                .flat_map(|&row| notes(facts, goal, row))
                .find_map(|note| contradiction(facts, goal, (copies.fullest, own), note, None))
                .or_else(|| elsewhere(facts, goal_at, goal, (copies.fullest, own)))
                .or_else(|| retold(facts, &read, (goal_at, goal), (copies.fullest, own)));
            if let Some(finding) = found {
                out.push(finding);
            }
        }
    }
    sexes::check(facts, out);
}

/// A workplace that one list gives two figures.
fn twice(goal: &GoalFacts<'_>, row: usize, note: &Passage<'_>, out: &mut Findings) {
    let all = parts(&note.paragraphs);
    for (at, part) in all.iter().enumerate() {
        let differs = |other: &&crate::swedish::parts::Part<'_>| {
            other.name.eq_ignore_ascii_case(part.name)
                && other.unit == part.unit
                && !agree(other.number, part.number)
        };
        let Some(first) = all.get(..at).unwrap_or_default().iter().find(differs) else { continue };
        out.push(
            Finding::new(SPEC.rule, "twice", goal.place(GoalPart::Indicator(row, None)))
                .with("part", part.name)
                .with("one", first.words)
                .with("other", part.words)
                .quote(note.place.clone(), first.words)
                .quote(note.place.clone(), part.words),
        );
    }
}

/// A text of the same goal or of a goal below it that names the indicator and gives another
/// figure for it.
fn elsewhere(
    facts: &Facts<'_>,
    goal_at: usize,
    goal: &GoalFacts<'_>,
    row: (usize, &IndicatorFacts<'_>),
) -> Option<Finding> {
    let name = KeyWords::new(&row.1.row.name);
    row.1.outcome.as_ref()?;
    facts
        .passages
        .iter()
        .filter(|passage| {
            let is_note = matches!(
                passage.place,
                Place::Goal(_, GoalPart::IndicatorNote(..) | GoalPart::ActivityNote(_))
            );
            let is_analysis = matches!(
                &passage.place,
                Place::Goal(_, GoalPart::Text(tertial_domain::goal::GoalText::Analysis))
            );
            !is_note && is_analysis && is_below(facts, passage.goal, goal_at)
        })
        .find_map(|passage| contradiction(facts, goal, row, passage, Some(&name)))
}

/// Whether a goal is another or stands somewhere below it.
fn is_below(facts: &Facts<'_>, goal: Option<usize>, other: usize) -> bool {
    let mut at = goal;
    while let Some(own) = at {
        if own == other {
            return true;
        }
        at = facts.goals.get(own).and_then(|goal| goal.parent);
    }
    false
}

/// The first figure of a text that the indicator's cells contradict. Away from the row its name
/// must stand in the sentence.
fn contradiction(
    facts: &Facts<'_>,
    goal: &GoalFacts<'_>,
    (row, own): (usize, &IndicatorFacts<'_>),
    passage: &Passage<'_>,
    name: Option<&KeyWords>,
) -> Option<Finding> {
    let cell = |subject| cell(own, subject);
    let council = own.council_target.as_ref().and_then(figure_of);
    let words = KeyWords::new(&own.row.name);
    passage.paragraphs.iter().find_map(|paragraph| {
        claims(paragraph, (&words, &own.row.name), name.is_some(), facts.year).into_iter().find_map(
            |claim| {
                let (field, value) = cell(claim.subject);
                let value = value.filter(|_| !own.row.uncertain.contains(&field))?;
                let is_council = claim.subject == Subject::Target
                    && council.is_some_and(|council| !is_contradicted(council, &claim));
                let is_wrong = is_contradicted(&value, &claim) && !is_council;
                (is_wrong && !is_listed(facts, passage, claim.figure)).then(|| {
                    let place = |part| goal.place(part);
                    let own_row = place(GoalPart::Indicator(row, None));
                    let place_of = if name.is_some() { passage.place.clone() } else { own_row };
                    Finding::new(SPEC.rule, "figure", place_of)
                        .with("indicator", own.row.name.clone())
                        .with("cell", value.printed.clone())
                        .with(
                            "text",
                            paragraph
                                .text
                                .get(claim.figure.start..claim.figure.end)
                                .unwrap_or_default(),
                        )
                        .quote(place(GoalPart::Indicator(row, Some(field))), value.printed.clone())
                        .quote(passage.place.clone(), claim.words)
                })
            },
        )
    })
}

/// Whether a figure is a workplace's or a group's in a list: no claim on the whole.
fn is_listed(facts: &Facts<'_>, passage: &Passage<'_>, figure: &Figure) -> bool {
    let is_this = |other: &Figure| std::ptr::eq(other, figure);
    parts(&passage.paragraphs).iter().any(|part| is_this(part.figure))
        || passage.paragraphs.iter().any(|paragraph| {
            let all = tagged(paragraph, facts.year);
            let own = all.iter().find(|own| own.is_named && is_this(own.figure));
            let beside = |own: &Tagged<'_>| {
                let same = |other: &&Tagged<'_>| {
                    other.is_named && other.sentence == own.sentence && other.kind == own.kind
                };
                all.iter().filter(same).count() > 1
            };
            own.is_some_and(beside)
        })
}

/// The cell that a claim is of.
fn cell(own: &IndicatorFacts<'_>, subject: Subject) -> (IndicatorField, Option<Quantity>) {
    match subject {
        Subject::Now => (IndicatorField::Outcome, own.outcome.clone()),
        Subject::Before => (IndicatorField::Previous, own.previous.clone()),
        Subject::Forecast => (IndicatorField::Forecast, own.forecast.clone()),
        Subject::Target => {
            (IndicatorField::Target, own.target.as_ref().and_then(figure_of).cloned())
        }
        Subject::Women => {
            (IndicatorField::OutcomeWomen, own.row.quantity(IndicatorField::OutcomeWomen))
        }
        Subject::Men => (IndicatorField::OutcomeMen, own.row.quantity(IndicatorField::OutcomeMen)),
    }
}

/// What texts hold, read once for all rows.
struct Read<'f> {
    /// For each passage of [`Facts::passages`], for each of its paragraphs.
    candidates: Vec<Vec<Vec<Candidate<'f>>>>,
    /// The names of all rows, with their goal and place.
    names: Vec<(usize, usize, Name)>,
}

impl<'f> Read<'f> {
    fn new(facts: &'f Facts<'_>) -> Self {
        let has_rows = facts.goals.iter().any(|goal| !goal.indicators.is_empty());
        let read = |passage: &'f Passage<'_>| -> Vec<Vec<Candidate<'f>>> {
            if !has_rows || !is_read(&passage.place) {
                return Vec::new();
            }
            passage.paragraphs.iter().map(|paragraph| candidates(paragraph, facts.year)).collect()
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
fn retold(
    facts: &Facts<'_>,
    read: &Read<'_>,
    (goal_at, goal): (usize, &GoalFacts<'_>),
    (row, own): (usize, &IndicatorFacts<'_>),
) -> Option<Finding> {
    own.outcome.as_ref()?;
    let (.., name) = read.names.iter().find(|(at, own, _)| *at == goal_at && *own == row)?;
    let is_only = copies(goal).len() == 1;
    for (passage, texts) in facts.passages.iter().zip(&read.candidates) {
        let Some(nearness) = nearness((goal, row), is_only, &passage.place) else { continue };
        for (paragraph, candidates) in passage.paragraphs.iter().zip(texts) {
            for candidate in candidates {
                let (field, value) = cell(own, candidate.subject);
                let value = value.filter(|_| !own.row.uncertain.contains(&field));
                let Some(value) = value else { continue };
                let claim = claim(candidate, paragraph);
                let is_wrong = is_contradicted(&value, &claim)
                    && is_like(&value, &claim)
                    && is_of(candidate, paragraph, name, nearness)
                    && !agrees_elsewhere(facts, read, (goal_at, row), paragraph, &claim);
                if is_wrong {
                    let is_away = nearness != Nearness::Note;
                    let printed = (row, field, value);
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
    paragraph: &crate::swedish::paragraph::Paragraph<'_>,
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

/// Whether a share told in words is not the cell's; a part's rest ("tre av 150 väntar") is the same.
fn is_share_contradicted(
    value: &Quantity,
    (share, is_about): (rust_decimal::Decimal, bool),
) -> bool {
    use rust_decimal::Decimal;
    let limit = if is_about { Decimal::from(5) } else { Decimal::ONE };
    let is_far = |share: Decimal| (value.number - share).abs() > limit;
    let is_percent = kind_of(&value.unit).0 == UnitKind::Percent && is_plausible(value.number);
    is_percent && is_far(share) && is_far(Decimal::ONE_HUNDRED - share)
}

fn is_contradicted(value: &Quantity, claim: &Claim<'_>) -> bool {
    let figure: &Figure = claim.figure;
    if let Some(share) = claim.share {
        return is_share_contradicted(value, share);
    }
    let (value_kind, value_times) = kind_of(&value.unit);
    let (figure_kind, figure_times) = kind_of(&figure.unit);
    let comparable = value_kind == figure_kind
        || figure_kind == UnitKind::Percent && value_kind == UnitKind::Bare;
    if !comparable || figure.until.is_some() || value_times != figure_times {
        return false;
    }
    if figure.is_about {
        if !is_plausible(value.number) {
            return false;
        }
        let apart = (value.number - figure.number).abs();
        return apart > figure.number.abs() / rust_decimal::Decimal::TEN;
    }
    !agree(value.number, figure.number)
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod wordings;
