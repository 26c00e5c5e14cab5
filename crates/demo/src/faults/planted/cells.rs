//! Cells of indicators: missing, in the wrong unit, without ambition, of the whole city, twice.

use rust_decimal::Decimal;
use tertial_domain::indicator::{Aggregation, Polarity};
use tertial_domain::quantity::{Quantity, UnitOfMeasure};
use tertial_domain::report::{IndicatorField, IndicatorRow, Report, ReportKind};
use tertial_domain::rich_text::{Block, RichText};
use tertial_domain::target::Target;

use crate::faults::hand::{Done, Hand, definition, row_place};
use crate::faults::numbers::{forms, in_cell, replace_figure, step};
use crate::faults::place::{goal_at, goal_place};
use crate::faults::spots::Spot;

const SEXES: [IndicatorField; 2] = [IndicatorField::OutcomeWomen, IndicatorField::OutcomeMen];

fn field_place(path: &[usize], at: usize, field: IndicatorField) -> String {
    format!("{}/{}", row_place(path, at), field.code())
}

fn is_number(target: &Target) -> bool {
    matches!(target, Target::AtLeast(_) | Target::AtMost(_) | Target::Exactly(_))
}

/// A row with a target loses its outcome.
pub(super) fn missing_outcome(hand: &mut Hand<'_>) -> Option<Done> {
    let (path, at) = hand.pick_row(|row| {
        row.cell(IndicatorField::Outcome).is_some()
            && row.target(IndicatorField::Target).is_some_and(|target| is_number(&target))
    })?;
    let row = hand.row_mut(&path, at)?;
    row.set_cell(IndicatorField::Outcome, None);
    for field in SEXES {
        row.set_cell(field, None);
    }
    let sexes = SEXES.map(|field| field_place(&path, at, field));
    Some(Done::at(field_place(&path, at, IndicatorField::Outcome), "outcome taken out").also(sexes))
}

/// A row whose target the committee should set loses it.
pub(super) fn missing_target(hand: &mut Hand<'_>) -> Option<Done> {
    let (path, at) = hand.pick_row(|row| {
        let asked = row.target(IndicatorField::CouncilTarget) == Some(Target::SetByCommittee);
        let told = row.cell(IndicatorField::Outcome).is_some();
        asked && told && row.cell(IndicatorField::Target).is_some()
    })?;
    hand.row_mut(&path, at)?.set_cell(IndicatorField::Target, None);
    Some(Done::at(field_place(&path, at, IndicatorField::Target), "target taken out"))
}

/// What the year before ended at: the printed cell, or last year's annual report.
fn before(hand: &Hand<'_>, row: &IndicatorRow) -> Option<Quantity> {
    if let Some(printed) = row.quantity(IndicatorField::Previous) {
        return Some(printed);
    }
    let last = hand.year() - 1;
    let is_last = |report: &&Report| {
        report.kind == Some(ReportKind::AnnualReport)
            && report.year.is_some_and(|year| year.number() == last)
    };
    let report = hand.case.earlier.iter().find(is_last)?;
    let mut rows = report.walk_goals().flat_map(|goal| &goal.indicators);
    rows.find(|known| known.name == row.name)?.quantity(IndicatorField::Outcome)
}

/// A target becomes equal to or worse than what the year before ended at.
pub(super) fn unambitious(hand: &mut Hand<'_>) -> Option<Done> {
    let fit: Vec<_> = hand
        .rows()
        .into_iter()
        .filter_map(|(path, at)| {
            let row = hand.row(&path, at)?;
            let known = definition(&row.name)?;
            let target = row.target(IndicatorField::Target).filter(is_number)?;
            let last = before(hand, row)?;
            (known.polarity != Polarity::Neutral).then_some((path, at, (known, target, last)))
        })
        .collect();
    let (path, at, (known, target, last)) = hand.pick(&fit)?;
    let (Target::AtLeast(old) | Target::AtMost(old) | Target::Exactly(old)) = target else {
        return None;
    };
    let way = match known.polarity {
        Polarity::LowerIsBetter => Decimal::ONE,
        Polarity::HigherIsBetter | Polarity::Neutral => -Decimal::ONE,
    };
    let steps = match hand.random.below(10) {
        0..5 => 0,
        5..8 => hand.random.between(1, 3),
        _ => hand.random.between(4, 20),
    };
    let new = last.number + way * step(&last) * Decimal::from(steps);
    let highest =
        if last.unit == UnitOfMeasure::Percent { Decimal::ONE_HUNDRED } else { Decimal::MAX };
    if new <= Decimal::ZERO || new >= highest {
        return None;
    }
    let printed = in_cell(new, &last.unit);
    let row = hand.row_mut(&path, at)?;
    let cell = row.cell(IndicatorField::Target)?;
    let bound = cell.split_whitespace().next().filter(|word| word.chars().all(char::is_alphabetic));
    let cell = bound.map_or_else(|| printed.clone(), |bound| format!("{bound} {printed}"));
    row.set_cell(IndicatorField::Target, Some(cell));
    let touched = retell(&mut hand.case.report, &path, (&old, &printed));
    let note = format!("target {printed} after {} with {steps} steps", last.printed);
    Some(Done::at(field_place(&path, at, IndicatorField::Target), note).also(touched))
}

/// Puts the new figure into the goal's texts that told the old one.
fn retell(report: &mut Report, path: &[usize], (old, new): (&Quantity, &str)) -> Vec<String> {
    let Some(goal) = goal_at(report, path) else { return Vec::new() };
    let mut spots: Vec<Spot> =
        goal.texts.iter().map(|(label, _)| Spot::Text(path.to_vec(), *label)).collect();
    spots.extend((0..goal.indicators.len()).map(|at| Spot::Row(path.to_vec(), at)));
    let old = forms(old.number, &old.unit);
    let mut touched = vec![];
    for spot in spots {
        let Some(blocks) = spot.blocks_mut(report) else { continue };
        for block in blocks {
            let Block::Paragraph(text) = block else { continue };
            let mut changed = false;
            for _ in 0..4 {
                let Some(other) = replace_figure(text.text(), &old, new) else { break };
                *text = RichText::plain(other);
                changed = true;
            }
            if changed {
                touched.push(spot.place());
            }
        }
    }
    touched
}

/// An outcome about persons loses women and men, or one of them.
pub(super) fn missing_split(hand: &mut Hand<'_>) -> Option<Done> {
    let (path, at) = hand.pick_row(|row| {
        SEXES.iter().all(|field| row.cell(*field).is_some())
            && row.cell(IndicatorField::Outcome).is_some()
            && row.analysis.is_empty()
            && definition(&row.name).is_some_and(|known| known.shape.is_individual())
    })?;
    let one = hand.random.chance(15);
    let row = hand.row_mut(&path, at)?;
    row.set_cell(IndicatorField::OutcomeWomen, None);
    if !one {
        row.set_cell(IndicatorField::OutcomeMen, None);
    }
    let name = row.name.clone();
    let note = format!("{name}: women{} taken out", if one { "" } else { " and men" });
    let men = field_place(&path, at, IndicatorField::OutcomeMen);
    Some(Done::at(field_place(&path, at, IndicatorField::OutcomeWomen), note).also([men]))
}

/// One cell of a row gets another unit than its neighbours, or none.
pub(super) fn unit_mismatch(hand: &mut Hand<'_>) -> Option<Done> {
    const FIELDS: [IndicatorField; 4] = [
        IndicatorField::Outcome,
        IndicatorField::Previous,
        IndicatorField::Target,
        IndicatorField::Forecast,
    ];
    let in_unit = |row: &IndicatorRow, field: IndicatorField| {
        row.quantity(field).is_some_and(|quantity| quantity.unit != UnitOfMeasure::Plain)
    };
    let (path, at) =
        hand.pick_row(|row| FIELDS.iter().filter(|field| in_unit(row, **field)).count() >= 2)?;
    let row = hand.row(&path, at)?;
    let fit: Vec<IndicatorField> =
        FIELDS.into_iter().filter(|field| in_unit(row, *field)).collect();
    let field = hand.pick(&fit)?;
    let quantity = hand.row(&path, at)?.quantity(field)?;
    let other = match (&quantity.unit, hand.random.below(10)) {
        (_, 0..7) => UnitOfMeasure::Plain,
        (UnitOfMeasure::Percent, 7) => UnitOfMeasure::PercentagePoints,
        (UnitOfMeasure::Percent, 8) => UnitOfMeasure::Pieces,
        (UnitOfMeasure::Percent, _) => UnitOfMeasure::Other("personer".to_owned()),
        _ => UnitOfMeasure::Percent,
    };
    let cell = in_cell(quantity.number, &other);
    let note = format!("{} became {cell}", quantity.printed);
    hand.row_mut(&path, at)?.set_cell(field, Some(cell));
    Some(Done::at(field_place(&path, at, field), note))
}

/// The council's target becomes the whole city's total.
pub(super) fn city_total(hand: &mut Hand<'_>) -> Option<Done> {
    let own = |row: &IndicatorRow| {
        row.quantity(IndicatorField::Outcome).or_else(|| match row.target(IndicatorField::Target) {
            Some(Target::AtLeast(own) | Target::AtMost(own) | Target::Exactly(own)) => Some(own),
            _ => None,
        })
    };
    let (path, at) = hand.pick_row(|row| {
        let adds = definition(&row.name).is_some_and(|k| k.aggregation == Aggregation::Sum);
        adds && own(row).is_some_and(|own| own.number >= Decimal::ONE)
    })?;
    let own = own(hand.row(&path, at)?)?;
    let times = match hand.random.below(3) {
        0 => hand.random.between(15, 40),
        1 => hand.random.between(41, 200),
        _ => hand.random.between(201, 1_500),
    };
    let total = (own.number * Decimal::from(times)).round();
    let cell = in_cell(total, &own.unit);
    let note = format!("{cell} beside {}", own.printed);
    hand.row_mut(&path, at)?.set_cell(IndicatorField::CouncilTarget, Some(cell));
    Some(Done::at(field_place(&path, at, IndicatorField::CouncilTarget), note))
}

/// A row stands a second time under its goal: whole, half empty, or with its name written otherwise.
pub(super) fn duplicate(hand: &mut Hand<'_>) -> Option<Done> {
    let (path, at) = hand.pick_row(|_| true)?;
    let mut twin = hand.row(&path, at)?.clone();
    let way = hand.random.below(5);
    match way {
        0 => {}
        1 => twin = IndicatorRow::new(twin.name),
        2 => {
            for field in IndicatorField::ALL {
                if !matches!(field, IndicatorField::Target | IndicatorField::Period) {
                    twin.set_cell(field, None);
                }
            }
            twin.analysis.clear();
        }
        3 => {
            twin.name = twin.name.to_uppercase();
            twin.analysis.clear();
        }
        _ => {
            twin.name = format!("{} ", twin.name.replace(' ', "  "));
            twin.analysis.clear();
        }
    }
    let goal = crate::faults::place::goal_at_mut(&mut hand.case.report, &path)?;
    goal.indicators.insert(at + 1, twin);
    Some(Done::at(format!("{}/indicators/{}", goal_place(&path), at + 1), format!("way {way}")))
}
