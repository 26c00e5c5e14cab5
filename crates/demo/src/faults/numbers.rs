//! Figures in all the forms that Swedish reports print.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use tertial_domain::quantity::{Quantity, UnitOfMeasure};

use crate::random::Random;
use crate::voice::in_words;

/// A number with a decimal mark and a mark between thousands.
fn digits(number: Decimal, (mark, group): (char, &str)) -> String {
    let plain = number.abs().to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut text = String::with_capacity(plain.len() + 6);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push_str(group);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(mark);
        text.push_str(fraction);
    }
    if number.is_sign_negative() && !number.is_zero() { format!("−{text}") } else { text }
}

/// A figure as it stands in a cell.
pub(super) fn in_cell(number: Decimal, unit: &UnitOfMeasure) -> String {
    let number = digits(number, (',', "\u{a0}"));
    match unit {
        UnitOfMeasure::Plain => number,
        UnitOfMeasure::Percent => format!("{number}\u{a0}%"),
        other => format!("{number} {}", other.symbol()),
    }
}

/// Every form that a figure may have in running text, the usual ones first.
pub(super) fn forms(number: Decimal, unit: &UnitOfMeasure) -> Vec<String> {
    let comma = digits(number, (',', "\u{a0}"));
    let blank = digits(number, (',', " "));
    let point = digits(number, ('.', ""));
    let whole = number.to_i64().filter(|whole| Decimal::from(*whole) == number);
    let word = whole.filter(|whole| (2..=12).contains(whole)).map(in_words);
    match unit {
        UnitOfMeasure::Percent => {
            let mut all = vec![
                format!("{comma}\u{a0}%"),
                format!("{comma} procent"),
                format!("{comma} %"),
                format!("{comma}%"),
                format!("{point} procent"),
                format!("{point} %"),
            ];
            all.extend(word.map(|word| format!("{word} procent")));
            all
        }
        UnitOfMeasure::Plain => vec![comma, blank, point],
        other => {
            let unit = other.symbol();
            let mut all = vec![
                format!("{comma} {unit}"),
                format!("{blank} {unit}"),
                format!("{point} {unit}"),
            ];
            all.extend(word.map(|word| format!("{word} {unit}")));
            all
        }
    }
}

/// A figure in one of its forms.
pub(super) fn spell(number: Decimal, unit: &UnitOfMeasure, random: &mut Random) -> String {
    let forms = forms(number, unit);
    // The usual forms are met more often.
    let end = if random.chance(55) { 2 } else { forms.len() as u64 };
    let at = usize::try_from(random.below(end)).unwrap_or(0);
    forms.get(at).or(forms.first()).cloned().unwrap_or_default()
}

/// The smallest step of a figure as it is printed.
pub(super) fn step(quantity: &Quantity) -> Decimal {
    Decimal::new(1, quantity.number.scale())
}

/// How far off a figure is, in steps: from barely to gross.
pub(super) fn error_steps(number: Decimal, step: Decimal, random: &mut Random) -> i64 {
    let whole = (number.abs() / step).to_i64().unwrap_or(10).max(4);
    let size = random.below(10);
    let steps = match size {
        0 | 1 => 1,
        2 | 3 => random.between(2, 3),
        4..7 => random.between(2, (whole / 8).max(4)),
        _ => random.between((whole / 5).max(3), (whole / 2).max(6)),
    };
    if random.chance(50) { steps } else { -steps }
}

/// A figure that differs from this one, within what the unit allows and none of `taken`.
pub(super) fn another(
    quantity: &Quantity,
    taken: &[Decimal],
    random: &mut Random,
) -> Option<Decimal> {
    let step = step(quantity);
    let top = match quantity.unit {
        UnitOfMeasure::Percent => Decimal::ONE_HUNDRED,
        _ => Decimal::MAX,
    };
    (0..40).find_map(|_| {
        let steps = Decimal::from(error_steps(quantity.number, step, random));
        let other = quantity.number + steps * step;
        let fits = other > Decimal::ZERO && other <= top && other != quantity.number;
        (fits && !taken.contains(&other)).then_some(other)
    })
}

/// Puts a figure in the place of another wherever it stands alone; says whether it did.
pub(super) fn replace_figure(text: &str, old: &[String], new: &str) -> Option<String> {
    let form =
        old.iter().filter(|form| form.chars().any(char::is_alphabetic) || form.contains('%'));
    for form in form {
        let Some(at) = text.find(form.as_str()) else { continue };
        let before = text.get(..at)?;
        let after = text.get(at + form.len()..)?;
        let joins = |c: char| c.is_alphanumeric() || c == ',' || c == '\u{a0}';
        let alone = !before.chars().next_back().is_some_and(joins)
            && !after.chars().next().is_some_and(char::is_alphanumeric);
        if alone {
            return Some(format!("{before}{new}{after}"));
        }
    }
    None
}

/// Tkr in all the right forms: "885 tkr", "0,9 mnkr", "885 000 kr".
pub(super) fn money_forms(thousands: i64) -> Vec<String> {
    let number = Decimal::from(thousands.abs());
    let kronor = Decimal::from(thousands.abs().saturating_mul(1_000));
    let mut all = vec![
        format!("{} tkr", digits(number, (',', "\u{a0}"))),
        format!("{} tkr", digits(number, (',', " "))),
        format!("{} Tkr", digits(number, (',', " "))),
        format!("{} kr", digits(kronor, (',', " "))),
        format!("{} kr", digits(kronor, (',', "."))),
        format!("{} tusen kronor", digits(number, (',', " "))),
    ];
    if let Some(million) = millions(thousands) {
        all.extend([
            format!("{million} mnkr"),
            format!("{million} mkr"),
            format!("{million} miljoner kronor"),
        ]);
    }
    all
}

/// Millions with one decimal, where the rounding keeps the amount known.
fn millions(thousands: i64) -> Option<String> {
    let tenths = (thousands.abs() + 50) / 100;
    (tenths >= 3).then(|| digits(Decimal::new(tenths, 1), (',', " ")))
}

/// Tkr in a form that is wrong by a factor of a thousand.
pub(super) fn money_out_of_scale(thousands: i64, random: &mut Random) -> String {
    let amount = thousands.abs();
    let number = digits(Decimal::from(amount), (',', " "));
    let mut all = vec![
        format!("{number} mnkr"),
        format!("{number} miljoner kronor"),
        format!("{number} mkr"),
        format!("{number} kr"),
        format!("{number} milj. kr"),
    ];
    if let Some(million) = millions(thousands) {
        all.push(format!("{million} tkr"));
    }
    let point = digits(Decimal::from(amount), (',', "."));
    all.push(format!("{point} mnkr"));
    random.pick(&all).cloned().unwrap_or_default()
}

/// Workplaces with their figures, one to a line.
pub(super) fn part_items(parts: &[(&str, String)], random: &mut Random) -> Vec<String> {
    let way = random.below(4);
    let one = |(name, figure): &(&str, String)| match way {
        0 => format!("{name}: {figure}"),
        1 => format!("{name} {figure}"),
        2 => format!("{name} ({figure})"),
        _ => format!("- {name} {figure}"),
    };
    parts.iter().map(one).collect()
}

/// A list of workplaces with their figures, in one of the ways that people write it.
pub(super) fn list_parts(parts: &[(&str, String)], random: &mut Random) -> String {
    let way = random.below(6);
    let one = |(name, figure): &(&str, String)| match way {
        0 | 1 => format!("{name}: {figure}"),
        2 | 3 => format!("{name} {figure}"),
        4 => format!("{name} ({figure})"),
        _ => format!("{name} - {figure}"),
    };
    let all: Vec<String> = parts.iter().map(one).collect();
    match (way, all.split_last()) {
        (3 | 4, Some((last, rest))) if !rest.is_empty() => {
            format!("{} och {last}", rest.join(", "))
        }
        (1, _) => all.join("; "),
        _ => all.join(", "),
    }
}
