//! A cell and the text give different figures for the same thing.
//!
//! One of them is wrong, and nobody can tell which. Fires: outcome 7,1 % and "rullande tolv månader 7.17 %" (that
//! rounds to 7,2); 88 % and "utfallet blev 84 procent"; one workplace listed twice with two figures; "ingen
//! skillnad mellan kvinnor och män" where the table has a gap. Silent: another year's, month's, group's or
//! place's figure, targets, changes, rough figures near the cell, uncertain cells.

mod claim;
mod retold;
mod sexes;
mod told;

use tertial_domain::goal::GoalText;
use tertial_domain::quantity::{Quantity, UnitOfMeasure};
use tertial_domain::report::{IndicatorField, ReportKind};

use crate::comparing::{UnitKind, agree, figure_of, is_plausible, kind_of};
use crate::facts::{Facts, GoalFacts, IndicatorFacts, Passage};
use crate::finding::{Finding, Findings};
use crate::indicator_copies::{copies, notes};
use crate::place::{GoalPart, Place};
use crate::rule::{Parameter, Rule, Severity, Spec};
use crate::swedish::divided::divisions;
use crate::swedish::figures::Figure;
use crate::swedish::listed_values::{Tagged, tagged};
use crate::swedish::paragraph::Paragraph;
use crate::swedish::parts::parts;
use crate::swedish::tie::{KeyWords, same_word};
use claim::{Claim, Subject, claims};
use retold::{Read, retold};

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
    let is_plan = facts.kind == Some(ReportKind::AnnualPlan);
    let told =
        if is_plan { row.1.target.as_ref().and_then(figure_of) } else { row.1.outcome.as_ref() };
    told?;
    facts
        .passages
        .iter()
        .filter(|passage| {
            let is_note = matches!(
                passage.place,
                Place::Goal(_, GoalPart::IndicatorNote(..) | GoalPart::ActivityNote(_))
            );
            // A plan tells its targets again where it says how they are followed up.
            let is_told = match &passage.place {
                Place::Goal(_, GoalPart::Text(GoalText::Analysis)) => true,
                Place::Goal(_, GoalPart::Text(GoalText::FollowUp)) => is_plan,
                _ => false,
            };
            !is_note && is_told && is_below(facts, passage.goal, goal_at)
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
    if passage.paragraphs.iter().all(|paragraph| paragraph.figures.is_empty()) {
        return None;
    }
    let cell = |subject| cell(own, subject);
    let council = own.council_target.as_ref().and_then(figure_of);
    let made;
    let words = if let Some(name) = name {
        name
    } else {
        made = KeyWords::new(&own.row.name);
        &made
    };
    passage.paragraphs.iter().find_map(|paragraph| {
        let told_by = (facts.year, facts.report.unit.as_deref().unwrap_or_default());
        claims(paragraph, (words, &own.row.name), name.is_some(), told_by).into_iter().find_map(
            |claim| {
                let (field, value) = cell(claim.subject);
                let value = value.filter(|_| !own.row.uncertain.contains(&field))?;
                let value = in_words_of(value, paragraph, claim.figure);
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

/// A cell of "78 dagar" beside a figure in running text, whose noun is no unit there.
fn in_words_of(mut cell: Quantity, paragraph: &Paragraph<'_>, figure: &Figure) -> Quantity {
    let is_same = matches!(
        &cell.unit,
        UnitOfMeasure::Other(word) if same_word(word, paragraph.word(figure.word_end))
    );
    if is_same && figure.unit == UnitOfMeasure::Plain {
        cell.unit = UnitOfMeasure::Plain;
    }
    cell
}

/// Whether a figure is a workplace's or a group's in a list: no claim on the whole.
fn is_listed(facts: &Facts<'_>, passage: &Passage<'_>, figure: &Figure) -> bool {
    let is_this = |other: &Figure| std::ptr::eq(other, figure);
    if is_of_division(passage, figure) {
        return true;
    }
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

/// "84 gäster fördelar sig på 37 i huset, 29 i skolor och 18 på torget": one of the parts.
fn is_of_division(passage: &Passage<'_>, figure: &Figure) -> bool {
    let holds = |paragraph: &&Paragraph<'_>| {
        paragraph.figures.iter().any(|other| std::ptr::eq(other, figure))
    };
    let Some(paragraph) = passage.paragraphs.iter().find(holds) else { return false };
    divisions(paragraph).iter().any(|division| {
        division.whole.word < figure.word && division.parts.contains(&figure.number)
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

/// Whether a share told in words is not the cell's; a part's rest ("tre av 150 väntar") is the same.
fn is_share_contradicted(
    value: &Quantity,
    (share, is_about): (rust_decimal::Decimal, bool),
) -> bool {
    use rust_decimal::Decimal;
    // "var fjärde" lies between a fifth and a third.
    let limit = match is_about {
        true if share <= Decimal::from(25) => Decimal::new(35, 1),
        true => Decimal::from(5),
        false => Decimal::ONE,
    };
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
mod phrasings;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod wordings;
