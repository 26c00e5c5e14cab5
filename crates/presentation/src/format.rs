//! Numbers, money, dates, periods and sizes as the language writes them.
//!
//! Decimals stay exact: what is written here in Swedish is read back by
//! [`Quantity::read`] as the same number. Functions that only dress digits take the language;
//! functions that need words take it too and find the words themselves.

use jiff::civil::{Date, Time};
use rust_decimal::{Decimal, RoundingStrategy};
use tertial_domain::annual_wheel::Occasion;
use tertial_domain::period::{OperatingYear, YearPart};
use tertial_domain::quantity::{Money, MoneyScale, Quantity, UnitOfMeasure, Value};
use tertial_domain::report::ReportKind;
use tertial_domain::target::Target;

use crate::language::Language;
use crate::localizer::{Argument, Localizer};
use crate::number::{MINUS, NO_BREAK_SPACE, localize};
use crate::wording;

/// A decimal with all its digits: "−1 234,50".
pub fn number(language: Language, value: Decimal) -> String {
    localize(language, &value.to_string())
}

/// A decimal rounded half away from zero to a number of decimals, which are all printed.
pub fn number_rounded(language: Language, value: Decimal, decimals: u32) -> String {
    let rounded = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    let mut plain = rounded.to_string();
    let present = plain.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let lacking = usize::try_from(decimals.min(28)).unwrap_or(0).saturating_sub(present);
    if lacking > 0 {
        if present == 0 {
            plain.push('.');
        }
        plain.extend(std::iter::repeat_n('0', lacking));
    }
    localize(language, &plain)
}

/// A difference with its sign: "+0,3", "−0,3", "0".
pub fn signed(language: Language, value: Decimal) -> String {
    let dressed = number(language, value);
    if value > Decimal::ZERO { format!("+{dressed}") } else { dressed }
}

/// A whole number of things: "12 345".
pub fn count(language: Language, count: usize) -> String {
    localize(language, &count.to_string())
}

/// A number of per cent: "7,9 %" in Swedish, "7.9%" in English.
pub fn percent(language: Language, value: Decimal) -> String {
    with_percent_sign(language, &number(language, value))
}

fn with_percent_sign(language: Language, dressed: &str) -> String {
    match language {
        Language::Swedish => format!("{dressed}{NO_BREAK_SPACE}%"),
        Language::English => format!("{dressed}%"),
    }
}

/// A number with its unit: "7,9 %", "1 820 mnkr", `3,3 GWh`.
pub fn quantity(language: Language, quantity: &Quantity) -> String {
    with_unit(language, &number(language, quantity.number), &quantity.unit)
}

/// Sets a unit beside digits that are already dressed.
pub fn with_unit(language: Language, dressed: &str, unit: &UnitOfMeasure) -> String {
    let worded = |key: &str| {
        let text = Localizer::of(language).text_with(key, &[("amount", dressed.into())]);
        text.replace(' ', "\u{a0}")
    };
    match unit {
        UnitOfMeasure::Plain => dressed.to_owned(),
        UnitOfMeasure::Percent => with_percent_sign(language, dressed),
        UnitOfMeasure::PercentagePoints => worded("unit-percentage-points"),
        UnitOfMeasure::Pieces => worded("unit-pieces"),
        UnitOfMeasure::Krona => worded("money-krona"),
        UnitOfMeasure::ThousandKrona => worded("money-thousand-krona"),
        UnitOfMeasure::MillionKrona => worded("money-million-krona"),
        UnitOfMeasure::Other(word) => match measure(word) {
            Some(key) => worded(key),
            None => format!("{dressed}{NO_BREAK_SPACE}{word}"),
        },
    }
}

/// The message of a measure that is named alike wherever it is used; others stand as they came.
fn measure(word: &str) -> Option<&'static str> {
    Some(match word {
        "dagar" => "unit-days",
        "veckor" => "unit-weeks",
        "månader" => "unit-months",
        "timmar" => "unit-hours",
        "minuter" => "unit-minutes",
        "personer" => "unit-persons",
        "gram" => "unit-grams",
        _ => return None,
    })
}

/// What stands in a cell: the number with its unit, or the word for why there is none.
pub fn value(language: Language, value: &Value) -> String {
    match value {
        Value::Number(found) => quantity(language, found),
        Value::Missing | Value::NotApplicable | Value::NotMeasured | Value::Suppressed => {
            absent(language, wording::absent_value(value))
        }
    }
}

/// The same as [`value`] with one or two words where there is no number.
pub fn value_short(language: Language, value: &Value) -> String {
    match value {
        Value::Number(found) => quantity(language, found),
        Value::Missing | Value::NotApplicable | Value::NotMeasured | Value::Suppressed => {
            absent(language, wording::absent_value_short(value))
        }
    }
}

fn absent(language: Language, key: Option<&str>) -> String {
    key.map_or_else(String::new, |key| Localizer::of(language).text(key).into_owned())
}

/// A target in words: "Minst 90 %", "Ska öka", "Tas fram av nämnden".
pub fn target(language: Language, target: &Target) -> String {
    let localizer = Localizer::of(language);
    let with_value = |key: &str, found: &Quantity| {
        localizer.text_with(key, &[("value", quantity(language, found).into())])
    };
    match target {
        Target::AtLeast(bound) => with_value("target-at-least", bound),
        Target::AtMost(bound) => with_value("target-at-most", bound),
        Target::Exactly(aim) => with_value("target-exactly", aim),
        Target::Between(low, high) => {
            let low: Argument<'_> = number(language, low.number).into();
            let high = quantity(language, high).into();
            localizer.text_with("target-between", &[("low", low), ("high", high)])
        }
        Target::Increase => localizer.text("target-increase").into_owned(),
        Target::Decrease => localizer.text("target-decrease").into_owned(),
        Target::SetByCommittee => localizer.text("target-set-by-committee").into_owned(),
        Target::None => localizer.text("target-none").into_owned(),
    }
}

/// Money in the scale it was printed in, exact: "−420 tkr", "1,5 mnkr".
pub fn money(language: Language, amount: Money) -> String {
    with_unit(language, &money_number(language, amount), &money_unit(amount.scale))
}

/// Money without its unit, for a table whose heading names the scale.
pub fn money_number(language: Language, amount: Money) -> String {
    number(language, in_scale(amount))
}

/// A difference in money without its unit, with its sign: "+90", "−420".
pub fn money_signed(language: Language, amount: Money) -> String {
    signed(language, in_scale(amount))
}

/// The amount in printed units, without needless zeros.
pub fn in_scale(amount: Money) -> Decimal {
    // The divisor is a power of ten, never zero, and a quotient of an i64 fits.
    let divisor = Decimal::from(amount.scale.ore());
    Decimal::from(amount.ore).checked_div(divisor).unwrap_or_default().normalize()
}

const fn money_unit(scale: MoneyScale) -> UnitOfMeasure {
    match scale {
        MoneyScale::Krona => UnitOfMeasure::Krona,
        MoneyScale::ThousandKrona => UnitOfMeasure::ThousandKrona,
        MoneyScale::MillionKrona => UnitOfMeasure::MillionKrona,
    }
}

/// A day in running text: "8 september 2026".
pub fn date(language: Language, day: Date) -> String {
    date_with_month(language, day, "")
}

/// A day where there is little room: "8 sep 2026".
pub fn date_short(language: Language, day: Date) -> String {
    date_with_month(language, day, "-short")
}

/// A day of a year that is known, where there is little room: "8 sep".
pub fn day_short(language: Language, day: Date) -> String {
    format!("{} {}", day.day(), month_name(language, day, "-short"))
}

/// A month where there is little room: "sep".
pub fn month_short(language: Language, month: i8) -> String {
    let day = jiff::civil::Date::new(2000, month, 1).unwrap_or(Date::ZERO);
    month_name(language, day, "-short")
}

/// A day for tables and files: "2026-09-08".
pub fn date_iso(day: Date) -> String {
    day.to_string()
}

/// Both days, with the shared parts said once: "8–12 sep 2026", "28 sep–3 okt 2026".
pub fn date_range(language: Language, first: Date, last: Date) -> String {
    if first == last {
        return date_short(language, first);
    }
    let until = date_short(language, last);
    let from = match (first.year() == last.year(), first.month() == last.month()) {
        (true, true) => first.day().to_string(),
        (true, false) => {
            let month = month_name(language, first, "-short");
            format!("{} {month}", first.day())
        }
        (false, _) => date_short(language, first),
    };
    let arguments = [("from", from.into()), ("until", until.into())];
    Localizer::of(language).text_with("date-range", &arguments)
}

fn date_with_month(language: Language, day: Date, form: &str) -> String {
    let arguments = [
        ("day", day.day().to_string().into()),
        ("month", month_name(language, day, form).into()),
        ("year", day.year().to_string().into()),
    ];
    Localizer::of(language).text_with("date-long", &arguments)
}

fn month_name(language: Language, day: Date, form: &str) -> String {
    let key = format!("month-{}{form}", day.month());
    Localizer::of(language).text(&key).into_owned()
}

/// The time of day: "09.42" in Swedish, "09:42" in English.
pub fn time_of_day(language: Language, time: Time) -> String {
    let sign = match language {
        Language::Swedish => '.',
        Language::English => ':',
    };
    format!("{:02}{sign}{:02}", time.hour(), time.minute())
}

/// A part of a year where there is little room: "T1 2026", "Helår 2026".
pub fn period_short(language: Language, year: OperatingYear, part: YearPart) -> String {
    of_year(language, wording::period_short(part), year)
}

/// A part of a year in running text: "Tertial 1 2026", "Helår 2026".
pub fn period(language: Language, year: OperatingYear, part: YearPart) -> String {
    of_year(language, wording::period(part), year)
}

/// A report by kind and year: "Verksamhetsberättelse 2026".
pub fn report_name(language: Language, kind: ReportKind, year: OperatingYear) -> String {
    of_year(language, wording::report_name(kind), year)
}

/// A report by kind and year where there is little room: "VB 2026".
pub fn report_name_short(language: Language, kind: ReportKind, year: OperatingYear) -> String {
    of_year(language, wording::report_name_short(kind), year)
}

fn of_year(language: Language, key: &str, year: OperatingYear) -> String {
    // A year is a name, not an amount: it has no groups of three.
    Localizer::of(language).text_with(key, &[("year", year.to_string().into())])
}

/// What falls on a day of the annual wheel: "Verksamhetsplan 2027 ska klarmarkeras".
pub fn occasion(language: Language, what: &Occasion) -> String {
    match what {
        Occasion::HandIn(year, kind) => {
            let report = report_name(language, *kind, *year);
            Localizer::of(language).text_with("wheel-hand-in", &[("report", report.into())])
        }
        Occasion::Duty(name) => name.clone(),
    }
}

/// The size of a file in steps of a thousand: "812 B", "4 kB", "1,4 MB".
pub fn file_size(language: Language, size_bytes: u64) -> String {
    const UNITS: [&str; 4] = ["kB", "MB", "GB", "TB"];
    let mut step = Decimal::ONE_THOUSAND;
    let mut chosen = (Decimal::ONE, "B");
    let size = Decimal::from(size_bytes);
    for unit in UNITS {
        if size < step {
            break;
        }
        chosen = (step, unit);
        step *= Decimal::ONE_THOUSAND;
    }
    let (step, unit) = chosen;
    let amount = size.checked_div(step).unwrap_or_default();
    let decimals = u32::from(unit != "B" && unit != "kB" && amount < Decimal::TEN);
    format!("{}{NO_BREAK_SPACE}{unit}", number_rounded(language, amount, decimals))
}

/// A list in running text: "a, b och c".
pub fn list<T: AsRef<str>>(language: Language, items: &[T]) -> String {
    let localizer = Localizer::of(language);
    let Some((last, before)) = items.split_last() else { return String::new() };
    let Some((next, first)) = before.split_last() else { return last.as_ref().to_owned() };
    let pair = [("first", next.as_ref().into()), ("second", last.as_ref().into())];
    let end = localizer.text_with("list-two", &pair);
    first.iter().rev().fold(end, |rest, item| {
        let pair = [("first", item.as_ref().into()), ("rest", rest.into())];
        localizer.text_with("list-more", &pair)
    })
}

/// Whether a printed number is below zero, for a cell's class.
pub fn is_negative(printed: &str) -> bool {
    printed.starts_with(MINUS)
}

#[cfg(test)]
mod tests;
