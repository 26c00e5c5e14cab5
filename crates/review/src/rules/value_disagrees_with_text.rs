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
use claim::{Claim, Subject, claims, tells};
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
                let is_in_its_unit = is_unit_of(&value, paragraph, claim.figure);
                let value = in_words_of(value, paragraph, claim.figure);
                let is_council = claim.subject == Subject::Target
                    && council.is_some_and(|council| !is_contradicted(council, &claim));
                let is_wrong = is_contradicted(&value, &claim)
                    && !is_council
                    && (is_in_its_unit || !counts_other_things(paragraph, claim.figure, words));
                let is_others = || {
                    claim.named_before.is_some_and(|at| names_another(facts, own, paragraph, at))
                };
                (is_wrong && !is_listed(facts, passage, &claim) && !is_others()).then(|| {
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

fn is_time(noun: &str) -> bool {
    matches!(noun, "minuter" | "timmar" | "dagar" | "veckor" | "månader")
}

/// "45 minuter av APT", "tre möten": a number of something that the row's name does not speak of.
fn counts_other_things(paragraph: &Paragraph<'_>, figure: &Figure, name: &KeyWords) -> bool {
    const VERBS: &[&str] = &[
        "motsvarar",
        "innebär",
        "bygger",
        "betyder",
        "överstiger",
        "understiger",
        "förklarar",
        "speglar",
        "gäller",
        "kommer",
        "omfattar",
        "överträffar",
        "beror",
        "avser",
        "personer",
        "enheter",
    ];
    let at = figure.word_end;
    let is_next = at.checked_sub(1).is_some_and(|last| paragraph.between(last) == " ");
    let noun = paragraph.word(at);
    let is_plural = ["er", "ar", "or", "möten"].iter().any(|end| noun.ends_with(end));
    figure.unit == UnitOfMeasure::Plain
        && is_next
        && is_plural
        && (!tells(noun) || is_time(noun))
        && !VERBS.contains(&noun)
        && name.tie(paragraph, at..at + 1).matched == 0
}

/// Whether a sentence names another row as well: what the next one means is not plain then.
fn names_another(
    facts: &Facts<'_>,
    own: &IndicatorFacts<'_>,
    paragraph: &Paragraph<'_>,
    sentence: usize,
) -> bool {
    let Some(range) = paragraph.sentences.get(sentence) else { return true };
    let rows = facts.goals.iter().flat_map(|goal| &goal.indicators);
    rows.filter(|row| row.row.name != own.row.name)
        .any(|row| KeyWords::new(&row.row.name).tie(paragraph, range.clone()).is_firm())
}

/// Whether the noun after a figure is the cell's unit.
fn is_unit_of(cell: &Quantity, paragraph: &Paragraph<'_>, figure: &Figure) -> bool {
    matches!(
        &cell.unit,
        UnitOfMeasure::Other(word) if same_word(word, paragraph.word(figure.word_end))
    )
}

/// A cell of "78 dagar" beside a figure in running text, whose noun is no unit there.
fn in_words_of(mut cell: Quantity, paragraph: &Paragraph<'_>, figure: &Figure) -> Quantity {
    if is_unit_of(&cell, paragraph, figure) && figure.unit == UnitOfMeasure::Plain {
        cell.unit = UnitOfMeasure::Plain;
    }
    cell
}

/// Whether a figure is a workplace's or a group's in a list: no claim on the whole.
fn is_listed(facts: &Facts<'_>, passage: &Passage<'_>, claim: &Claim<'_>) -> bool {
    let figure = claim.figure;
    let is_this = |other: &Figure| std::ptr::eq(other, figure);
    if is_of_division(passage, figure) {
        return true;
    }
    let parts = parts(&passage.paragraphs);
    // "Utfall kvinnor 84 %" alone is no list.
    let is_sex_alone = parts.len() == 1 && matches!(claim.subject, Subject::Women | Subject::Men);
    !is_sex_alone && parts.iter().any(|part| is_this(part.figure))
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
