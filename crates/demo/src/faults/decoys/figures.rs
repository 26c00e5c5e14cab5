//! Figures that differ in print and agree in fact.

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};
use tertial_domain::indicator::{Aggregation, Polarity};
use tertial_domain::quantity::{Quantity, UnitOfMeasure};
use tertial_domain::report::{IndicatorField, ReportKind};
use tertial_domain::rich_text::{Block, RichText};

use crate::faults::hand::{Done, Hand, definition, row_place};
use crate::faults::numbers::{in_cell, list_parts, money_forms, spell, step};
use crate::faults::planted::{
    feedback_at, itemised, money_at, number_of, one_form, outcome_of, print_like, section_of,
};

fn text(says: String) -> Vec<Block> {
    vec![Block::Paragraph(RichText::plain(says))]
}

/// The target is the way that it should go, in words.
fn direction(hand: &mut Hand<'_>) -> Option<Done> {
    let (path, at) = hand.pick_row(|row| {
        definition(&row.name).is_some_and(|known| known.polarity != Polarity::Neutral)
            && row.cell(IndicatorField::Target).is_some()
    })?;
    let cell = match definition(&hand.row(&path, at)?.name)?.polarity {
        Polarity::LowerIsBetter => "minska",
        Polarity::HigherIsBetter | Polarity::Neutral => "öka",
    };
    hand.row_mut(&path, at)?.set_cell(IndicatorField::Target, Some(cell.to_owned()));
    Some(Done::at(format!("{}/target", row_place(&path, at)), cell))
}

/// Last year ended at a hundred per cent, and the target is to stay there.
pub(super) fn at_the_top(hand: &mut Hand<'_>) -> Option<Done> {
    if hand.random.chance(30) {
        return direction(hand);
    }
    let (path, at) = hand.pick_row(|row| {
        definition(&row.name).is_some_and(|known| known.polarity == Polarity::HigherIsBetter)
            && row.cell(IndicatorField::Target).is_some_and(|cell| cell.contains('%'))
    })?;
    let full = in_cell(Decimal::ONE_HUNDRED, &UnitOfMeasure::Percent);
    let name = hand.row(&path, at)?.name.clone();
    let place = row_place(&path, at);
    let follows = hand.follows_up();
    let row = hand.row_mut(&path, at)?;
    row.set_cell(IndicatorField::Target, Some(full.clone()));
    if follows {
        row.set_cell(IndicatorField::Previous, Some(full.clone()));
    }
    let last = hand.year() - 1;
    let old = hand.case.earlier.iter_mut().filter(|report| {
        report.kind == Some(ReportKind::AnnualReport)
            && report.year.is_some_and(|year| year.number() == last)
    });
    for report in old {
        set_outcome(&mut report.goals, &name, &full);
    }
    Some(Done::at(format!("{place}/target"), full).also([format!("{place}/previous")]))
}

fn set_outcome(goals: &mut [tertial_domain::report::GoalNode], name: &str, cell: &str) {
    for goal in goals {
        for row in goal.indicators.iter_mut().filter(|row| row.name == name) {
            row.set_cell(IndicatorField::Outcome, Some(cell.to_owned()));
        }
        set_outcome(&mut goal.goals, name, cell);
    }
}

/// "92 procent" beside "92 %", in any of the cells.
pub(super) fn same_unit_in_words(hand: &mut Hand<'_>) -> Option<Done> {
    const FIELDS: [IndicatorField; 3] =
        [IndicatorField::Outcome, IndicatorField::Previous, IndicatorField::Target];
    let field = hand.pick(&FIELDS)?;
    let (path, at) = hand.pick_row(|row| {
        let quantity = row.quantity(field);
        quantity.is_some_and(|quantity| quantity.unit == UnitOfMeasure::Percent)
    })?;
    let quantity = hand.row(&path, at)?.quantity(field)?;
    let number = in_cell(quantity.number, &UnitOfMeasure::Plain);
    let mut forms = vec![
        format!("{number} procent"),
        format!("{number}%"),
        format!("{} %", number.replace(',', ".")),
        format!("{number} Procent"),
    ];
    if field == IndicatorField::Target {
        let bound = match definition(&hand.row(&path, at)?.name)?.polarity {
            Polarity::LowerIsBetter => "högst",
            Polarity::HigherIsBetter | Polarity::Neutral => "minst",
        };
        forms.extend([format!("{bound} {number} %"), format!("{bound} {number} procent")]);
    }
    let cell = hand.pick(&forms)?;
    hand.row_mut(&path, at)?.set_cell(field, Some(cell.clone()));
    Some(Done::at(format!("{}/{}", row_place(&path, at), field.code()), cell))
}

/// A council target of the unit's own size.
pub(super) fn near_council_target(hand: &mut Hand<'_>) -> Option<Done> {
    let (path, at) = hand.pick_row(|row| {
        row.quantity(IndicatorField::Outcome).is_some_and(|outcome| outcome.number > Decimal::TEN)
    })?;
    let row = hand.row(&path, at)?;
    let (name, outcome) = (row.name.clone(), row.quantity(IndicatorField::Outcome)?);
    let share = outcome.unit == UnitOfMeasure::Percent;
    // A share may lie far from the council's and is still no total.
    let (low, high) = if share { (40, 300) } else { (70, 140) };
    let percent = Decimal::new(hand.random.between(low, high), 2);
    let mut number = (outcome.number * percent).round_dp(outcome.number.scale());
    if share {
        number = number.min(Decimal::ONE_HUNDRED);
    }
    let mut cell = in_cell(number, &outcome.unit);
    if hand.random.chance(25) {
        hand.pick(&["öka", "minska", "tas fram av nämnden"])?.clone_into(&mut cell);
    }
    hand.row_mut(&path, at)?.set_cell(IndicatorField::CouncilTarget, Some(cell.clone()));
    Some(Done::at(format!("{}/council_target", row_place(&path, at)), format!("{cell}, {name}")))
}

/// The text tells the outcome, the target or last year's figure as what it is.
pub(super) fn right_value(hand: &mut Hand<'_>) -> Option<Done> {
    let (path, at, outcome) = outcome_of(hand, |row, outcome| {
        outcome.number > Decimal::TWO
            && row.quantity(IndicatorField::Previous).is_some()
            && row.quantity(IndicatorField::Target).is_some()
    })?;
    let row = hand.row(&path, at)?;
    let (before, target) =
        (row.quantity(IndicatorField::Previous)?, row.quantity(IndicatorField::Target)?);
    let known = definition(&row.name)?;
    let mut told =
        |quantity: &Quantity, number: Decimal| spell(number, &quantity.unit, &mut hand.random);
    let whole = outcome.number.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    let slots = [
        ("rätt", told(&outcome, outcome.number)),
        ("förra_utfall", told(&before, before.number)),
        ("mål", told(&target, target.number)),
        ("avrundat", told(&outcome, whole)),
        ("avrundat_ner", told(&outcome, outcome.number.trunc())),
        ("I", known.phrase.to_owned()),
    ];
    let says = hand.decoy_wording("value-disagrees-with-text", &slots)?;
    hand.row_mut(&path, at)?.analysis = text(says.clone());
    Some(Done::at(format!("{}/analysis", row_place(&path, at)), says))
}

/// Parts by workplace that give the whole.
pub(super) fn right_parts(hand: &mut Hand<'_>) -> Option<Done> {
    let (path, at, outcome) = outcome_of(hand, |row, outcome| {
        let known = definition(&row.name);
        let adds = known.is_some_and(|known| known.aggregation == Aggregation::Sum);
        outcome.number > Decimal::TEN && (adds || outcome.unit == UnitOfMeasure::Percent)
    })?;
    let known = definition(&hand.row(&path, at)?.name)?;
    let (numbers, list) = if known.aggregation == Aggregation::Sum {
        let first = (outcome.number * Decimal::new(hand.random.between(20, 45), 2)).trunc();
        let second = (outcome.number * Decimal::new(hand.random.between(20, 45), 2)).trunc();
        let rest = outcome.number - first - second;
        (vec![first, second, rest], "ratio-disagrees-with-parts.count")
    } else {
        let step = step(&outcome);
        let room = (outcome.number.min(Decimal::ONE_HUNDRED - outcome.number) / step).to_i64()?;
        let up = step * Decimal::from(hand.random.between(1, room.clamp(1, 12)));
        let down = step * Decimal::from(hand.random.between(1, room.clamp(1, 12)));
        let parts = [outcome.number + up, outcome.number - down];
        (parts.to_vec(), "ratio-disagrees-with-parts.share")
    };
    let places = hand.workplaces(numbers.len());
    let parts: Vec<(&str, Decimal)> = places.into_iter().zip(numbers).collect();
    let spelled = one_form(hand, &parts, &outcome.unit);
    let parts = list_parts(&spelled, &mut hand.random);
    let says = hand.decoy_wording(list, &[("delar", parts)])?;
    let blocks = if hand.random.chance(20) {
        itemised("Utfall per arbetsplats:".to_owned(), &spelled, &mut hand.random)
    } else {
        text(says.clone())
    };
    hand.row_mut(&path, at)?.analysis = blocks;
    Some(Done::at(format!("{}/analysis", row_place(&path, at)), says))
}

/// A sum that is one off by rounding, leaves out an empty row or a part of another row, or is
/// printed in another form.
pub(super) fn rounded_sum(hand: &mut Hand<'_>) -> Option<Done> {
    let (at, column) = money_at(&hand.case.report)?;
    let table = hand.case.report.tables.get(at)?;
    let sums = table.rows.iter().enumerate();
    let sums: Vec<usize> = sums
        .filter(|(_, row)| row.first().is_some_and(|label| label.starts_with("Summa")))
        .map(|(row, _)| row)
        .collect();
    let row = hand.pick(&sums)?;
    let way = hand.random.below(10);
    let up = if hand.random.chance(50) { 1 } else { -1 };
    let part = hand.random.between(2, 19);
    let rows = &mut hand.case.report.tables.get_mut(at)?.rows;
    let place = format!("tables/{at}/rows/{row}");
    match way {
        0..4 => {
            let cell = rows.get_mut(row)?.get_mut(column)?;
            let printed = print_like(cell, number_of(cell)? + up);
            let note = format!("{cell} became {printed}");
            *cell = printed;
            Some(Done::at(place, note))
        }
        4 | 5 => {
            let cell = rows.get_mut(row)?.get_mut(column)?;
            let mark = if way == 4 { "" } else { " " };
            let printed = cell.replace('\u{a0}', mark).replace('−', "-");
            let note = format!("{cell} became {printed}");
            *cell = printed;
            Some(Done::at(place, note))
        }
        _ => {
            let above = rows.get(row.checked_sub(1)?)?.clone();
            let (label, fill): (&str, fn(&str, i64) -> String) = match way {
                6 => ("Projektmedel", |_, _| String::new()),
                7 => ("Projektmedel", |_, _| "–".to_owned()),
                8 => ("Projektmedel", |_, _| "0".to_owned()),
                _ => ("varav tillfälligt", |cell, part| {
                    number_of(cell).map_or_else(String::new, |n| print_like(cell, n * part / 100))
                }),
            };
            let cells = above.iter().skip(1).map(|cell| fill(cell, part));
            let more = std::iter::once(label.to_owned()).chain(cells).collect();
            rows.insert(row, more);
            Some(Done::at(place, format!("a further row, {label}")))
        }
    }
}

fn add_to_section(hand: &mut Hand<'_>, table: usize, says: String) -> Option<Done> {
    let section = section_of(&hand.case.report, table)?;
    let blocks = &mut hand.case.report.sections.get_mut(section)?.blocks;
    blocks.extend(text(says.clone()));
    Some(Done::at(format!("sections/{section}"), says))
}

/// Counts of something else than the table counts, or the right ones.
pub(super) fn other_counts(hand: &mut Hand<'_>) -> Option<Done> {
    let table = feedback_at(&hand.case.report)?;
    let rows = &hand.case.report.tables.get(table)?.rows;
    let sum = rows.iter().rfind(|row| row.first().is_some_and(|label| label == "Summa"))?;
    let right = number_of(sum.get(4)?)?;
    let slots =
        [("rätt", right.to_string()), ("annat", (right + hand.random.between(2, 9)).to_string())];
    let says = hand.decoy_wording("count-mismatch", &slots)?;
    add_to_section(hand, table, says)
}

/// The result as the money table has it, in tkr, when it is at least so large.
fn result(hand: &Hand<'_>, least: i64) -> Option<(usize, i64)> {
    let (table, column) = money_at(&hand.case.report)?;
    let rows = &hand.case.report.tables.get(table)?.rows;
    let row = rows.iter().find(|r| r.first().is_some_and(|l| l.starts_with("Resultat")))?;
    let amount = number_of(row.get(column)?)?;
    (hand.follows_up() && amount.abs() >= least).then_some((table, amount))
}

/// The result in another scale, rightly.
pub(super) fn right_scale(hand: &mut Hand<'_>) -> Option<Done> {
    let (table, amount) = result(hand, 300)?;
    let forms = money_forms(amount);
    let form = |unit: &str| forms.iter().find(|form| form.ends_with(unit)).cloned();
    let slots = [("mnkr", form(" mnkr")?), ("tkr", form(" tkr")?), ("kronor", form(" kr")?)];
    let says = hand.decoy_wording("scale-mismatch", &slots)?;
    add_to_section(hand, table, says)
}

/// The right word for the result, or another result's word.
pub(super) fn right_sign(hand: &mut Hand<'_>) -> Option<Done> {
    let (table, amount) = result(hand, 20)?;
    let (word, of) = if amount > 0 {
        ("Överskottet", "ett överskott")
    } else {
        ("Underskottet", "ett underskott")
    };
    let belopp = hand.pick(&money_forms(amount))?;
    let slots =
        [("rätt_ord", word.to_owned()), ("rätt_ord_obest", of.to_owned()), ("belopp", belopp)];
    let says = hand.decoy_wording("sign-mismatch", &slots)?;
    add_to_section(hand, table, says)
}
