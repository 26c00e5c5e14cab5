//! Figures in running text that do not agree with the cell above them.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use tertial_domain::goal::GoalText;
use tertial_domain::indicator::Aggregation;
use tertial_domain::quantity::{Quantity, UnitOfMeasure};
use tertial_domain::report::{IndicatorField, IndicatorRow};
use tertial_domain::rich_text::{Block, RichText};

use crate::faults::hand::{Done, Hand, definition, row_place};
use crate::faults::numbers::{another, forms, list_parts, part_items, replace_figure, spell};
use crate::faults::place::Path;
use crate::faults::spots::Spot;
use crate::faults::wordings::capitalised;
use crate::random::Random;

/// An indicator row with an outcome that the city knows.
pub(in crate::faults) fn outcome_of(
    hand: &mut Hand<'_>,
    fits: impl Fn(&IndicatorRow, &Quantity) -> bool,
) -> Option<(Path, usize, Quantity)> {
    let (path, at) = hand.pick_row(|row| {
        let known = definition(&row.name).is_some();
        known && row.quantity(IndicatorField::Outcome).is_some_and(|outcome| fits(row, &outcome))
    })?;
    let outcome = hand.row(&path, at)?.quantity(IndicatorField::Outcome)?;
    Some((path, at, outcome))
}

/// Every figure that stands in the cells of a goal.
fn taken(hand: &Hand<'_>, path: &[usize]) -> Vec<Decimal> {
    let goal = crate::faults::place::goal_at(&hand.case.report, path);
    let rows = goal.map(|goal| goal.indicators.as_slice()).unwrap_or_default();
    rows.iter()
        .flat_map(|row| IndicatorField::ALL.into_iter().filter_map(|field| row.quantity(field)))
        .map(|quantity| quantity.number)
        .collect()
}

/// The text of an outcome gives another figure than the cell.
pub(super) fn value(hand: &mut Hand<'_>) -> Option<Done> {
    if hand.random.chance(35)
        && let Some(done) = value_in_goal(hand)
    {
        return Some(done);
    }
    if hand.random.chance(20)
        && let Some(done) = value_of_other_cell(hand)
    {
        return Some(done);
    }
    let (path, at, outcome) = outcome_of(hand, |_, outcome| outcome.number > Decimal::ONE)?;
    let taken = taken(hand, &path);
    let wrong = another(&outcome, &taken, &mut hand.random)?;
    let spelled = spell(wrong, &outcome.unit, &mut hand.random);
    let known = definition(&hand.row(&path, at)?.name)?;
    let slots =
        [("fel", spelled.clone()), ("I", known.phrase.to_owned()), ("i", known.name.to_owned())];
    let says = hand.wording("value-disagrees-with-text", &slots)?;
    let as_comment = hand.random.chance(15);
    let row = hand.row_mut(&path, at)?;
    let (field, blocks) = if as_comment && row.analysis.is_empty() {
        ("comment", &mut row.comment)
    } else {
        ("analysis", &mut row.analysis)
    };
    *blocks = vec![Block::Paragraph(RichText::plain(says))];
    let note = format!("{spelled} beside {}", outcome.printed);
    Some(Done::at(format!("{}/{field}", row_place(&path, at)), note))
}

/// The text tells one sex, last year or the target wrong.
fn value_of_other_cell(hand: &mut Hand<'_>) -> Option<Done> {
    const CELLS: [(IndicatorField, &str); 4] = [
        (IndicatorField::OutcomeWomen, "value-disagrees-with-text.sexes"),
        (IndicatorField::OutcomeMen, "value-disagrees-with-text.sexes"),
        (IndicatorField::Previous, "value-disagrees-with-text.previous"),
        (IndicatorField::Target, "value-disagrees-with-text.target"),
    ];
    let (field, list) = hand.pick(&CELLS)?;
    let (path, at, _) = outcome_of(hand, |row, _| {
        row.quantity(field).is_some_and(|quantity| quantity.number > Decimal::ONE)
    })?;
    let told = hand.row(&path, at)?.quantity(field)?;
    let wrong = another(&told, &taken(hand, &path), &mut hand.random)?;
    let spelled = spell(wrong, &told.unit, &mut hand.random);
    let sex = if field == IndicatorField::OutcomeMen { "män" } else { "kvinnor" };
    let slots = [("fel", spelled.clone()), ("kön", sex.to_owned()), ("Kön", capitalised(sex))];
    let says = hand.wording(list, &slots)?;
    hand.row_mut(&path, at)?.analysis = vec![Block::Paragraph(RichText::plain(says))];
    let note = format!("{spelled} beside {} ({})", told.printed, field.code());
    Some(Done::at(format!("{}/analysis", row_place(&path, at)), note))
}

/// The goal's analysis tells the outcome wrong.
fn value_in_goal(hand: &mut Hand<'_>) -> Option<Done> {
    let (path, _, outcome) = outcome_of(hand, |_, outcome| {
        outcome.number > Decimal::ONE && outcome.unit != UnitOfMeasure::Plain
    })?;
    let taken = taken(hand, &path);
    let wrong = another(&outcome, &taken, &mut hand.random)?;
    let spelled = spell(wrong, &outcome.unit, &mut hand.random);
    let spot = Spot::Text(path, GoalText::Analysis);
    let old = forms(outcome.number, &outcome.unit);
    let blocks = spot.blocks_mut(&mut hand.case.report)?;
    for block in blocks {
        let Block::Paragraph(text) = block else { continue };
        if let Some(other) = replace_figure(text.text(), &old, &spelled) {
            *text = RichText::plain(other);
            let note = format!("{spelled} for {}", outcome.printed);
            return Some(Done::at(spot.place(), note));
        }
    }
    None
}

/// The parts listed under a row cannot give its outcome.
pub(super) fn parts(hand: &mut Hand<'_>) -> Option<Done> {
    let (path, at, outcome) = outcome_of(hand, |row, outcome| {
        let adds = adds(row);
        let room = if adds { Decimal::from(12) } else { Decimal::from(4) };
        let top = Decimal::from(96);
        let share = outcome.unit == UnitOfMeasure::Percent && outcome.number < top;
        outcome.number > room && (adds || share)
    })?;
    let (parts, list) = if adds(hand.row(&path, at)?) {
        (wrong_counts(hand, &outcome)?, "ratio-disagrees-with-parts.count")
    } else {
        (wrong_shares(hand, &outcome)?, "ratio-disagrees-with-parts.share")
    };
    let blocks = if hand.random.chance(20) {
        let lead = hand.wording("ratio-disagrees-with-parts.lead", &[])?;
        itemised(lead, &parts, &mut hand.random)
    } else {
        let listed = list_parts(&parts, &mut hand.random);
        let says = hand.wording(list, &[("delar", listed)])?;
        vec![Block::Paragraph(RichText::plain(says))]
    };
    let note = format!("{} beside {}", list_parts(&parts, &mut hand.random), outcome.printed);
    hand.row_mut(&path, at)?.analysis = blocks;
    Some(Done::at(format!("{}/analysis", row_place(&path, at)), note))
}

/// Parts under each other: as a list, or as short paragraphs.
pub(in crate::faults) fn itemised(
    lead: String,
    parts: &[(&str, String)],
    random: &mut Random,
) -> Vec<Block> {
    let items = part_items(parts, random).into_iter().map(RichText::plain);
    let mut blocks = vec![Block::Paragraph(RichText::plain(lead))];
    if random.chance(50) {
        blocks.push(Block::BulletList(items.collect()));
    } else {
        blocks.extend(items.map(Block::Paragraph));
    }
    blocks
}

fn adds(row: &IndicatorRow) -> bool {
    definition(&row.name).is_some_and(|known| known.aggregation == Aggregation::Sum)
}

/// Workplaces with their printed figures.
type Parts = Vec<(&'static str, String)>;

/// Shares that all lie on one side of the whole, from barely to far.
fn wrong_shares(hand: &mut Hand<'_>, outcome: &Quantity) -> Option<Parts> {
    let count = usize::try_from(hand.random.between(2, 5)).ok()?;
    let step = Decimal::new(1, outcome.number.scale());
    let below = outcome.number > Decimal::from(40)
        || (outcome.number > Decimal::from(12) && hand.random.chance(50));
    let up = (Decimal::ONE_HUNDRED - outcome.number).min(outcome.number * Decimal::TWO);
    let room = if below { outcome.number } else { up };
    let room = (room / step).to_i64()?.saturating_sub(2);
    let far = match hand.random.below(3) {
        0 => 2,
        1 => (room / 6).max(2),
        _ => (room / 2).max(3),
    };
    let places = hand.workplaces(count);
    let mut parts = Vec::with_capacity(count);
    for place in places {
        let off = Decimal::from(hand.random.between(far, far + (room / 6).max(2)).min(room)) * step;
        let share = if below { outcome.number - off } else { outcome.number + off };
        parts.push((place, share));
    }
    Some(one_form(hand, &parts, &outcome.unit))
}

/// How far a sum must be off to be wrong. What is counted adds up to the last one; what is measured
/// is rounded in every part and once more in the whole.
fn least_off(unit: &UnitOfMeasure, count: i64) -> i64 {
    match unit {
        UnitOfMeasure::Plain | UnitOfMeasure::Pieces => 1,
        _ => count / 2 + 2,
    }
}

/// Counts whose sum is not the whole.
fn wrong_counts(hand: &mut Hand<'_>, outcome: &Quantity) -> Option<Parts> {
    let whole = outcome.number.to_i64()?;
    let count = hand.random.between(2, 5);
    let off = match hand.random.below(3) {
        0 => hand.random.between(0, 1),
        1 => whole / 12,
        _ => whole / 3,
    };
    let off = off + least_off(&outcome.unit, count);
    let mut left = if hand.random.chance(50) { whole + off } else { whole - off };
    let places = hand.workplaces(usize::try_from(count).ok()?);
    let mut parts = Vec::new();
    for (at, place) in places.into_iter().enumerate() {
        let more = count - i64::try_from(at).ok()?;
        let usual = left / more;
        let own = if more == 1 { left } else { hand.random.between(usual * 2 / 3, usual * 4 / 3) };
        left -= own;
        parts.push((place, Decimal::from(own)));
    }
    Some(one_form(hand, &parts, &outcome.unit))
}

/// Parts in one and the same form.
pub(in crate::faults) fn one_form<'n>(
    hand: &mut Hand<'_>,
    parts: &[(&'n str, Decimal)],
    unit: &UnitOfMeasure,
) -> Vec<(&'n str, String)> {
    let way = usize::try_from(hand.random.below(4)).unwrap_or(0);
    let spelled = |number: Decimal| {
        let forms = forms(number, unit);
        forms.get(way).or(forms.first()).cloned().unwrap_or_default()
    };
    parts.iter().map(|(name, number)| (*name, spelled(*number))).collect()
}
