//! What becomes of an indicator in a unit and a period: trend, level, noise, the pandemic, and the
//! difference between women and men, as whole parts that add up.

use rust_decimal::Decimal;
use tertial_domain::outcome::BySex;
use tertial_domain::period::YearPart;
use tertial_domain::quantity::{Quantity, Share, UnitOfMeasure, Value};

use crate::almgarden;
use crate::climate::{bettered, weathered};
use crate::indicators::{Crowd, Definition, Shape};
use crate::money::money;
use crate::organisation::Reporter;
use crate::trade::Trade;

/// One figure in hundredths, with the parts behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number {
    /// Rounded to the indicator's decimals.
    pub(crate) hundredths: i64,
    /// Part and whole of a share; sum and count of a mean.
    pub(crate) parts: Option<(i64, i64)>,
}

/// An outcome for everyone, and by sex where persons stand behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Figure {
    pub(crate) total: Number,
    pub(crate) women: Option<Number>,
    pub(crate) men: Option<Number>,
    /// Persons behind the total and the smaller of the two groups.
    pub(crate) persons: Option<(i64, i64)>,
}

/// The indicator that follows from the money table: what is used of a hundred of the budget.
pub(crate) const BUDGET: &str = "budget";

/// Below so many persons a group's figure is not printed.
const SMALL_GROUP: i64 = 5;

impl Figure {
    /// Whether both sexes are large enough to be printed apart.
    pub(crate) fn may_be_split(&self) -> bool {
        self.persons.is_some_and(|(_, smaller)| smaller >= SMALL_GROUP)
    }
}

/// A share of the whole year in hundredths of a per cent, as a unit's own level.
pub(crate) fn year_level(definition: &Definition, unit: &Reporter, year: i16) -> i64 {
    let told = almgarden::year_level(definition.code, year).filter(|_| unit.is_almgarden);
    if let Some(level) = told {
        return level;
    }
    let key = unit.key.named("figure").named(definition.code);
    let years = i64::from(year) - 2019;
    let pandemic = match year {
        2020 => definition.pandemic,
        2021 => definition.pandemic * 2 / 3,
        2022 => definition.pandemic / 4,
        _ => 0,
    };
    let own = key.named("level").noise(definition.spread);
    let own_trend = key.named("trend").noise(definition.trend.abs().max(4)) * years / 2;
    // What is about the same thing mostly goes the same way.
    let fortune = unit.key.named("fortune").at(definition.theme as u64).year(year).noise(100);
    let common = bettered(definition, 0, definition.spread * fortune / 100);
    let noise = (common * 2 + key.named("noise").year(year).noise(definition.spread)) / 12;
    let level = definition.base + definition.trend * years + own_trend + pandemic + own + noise;
    clamp(definition, weathered(definition, unit, year, level))
}

fn clamp(definition: &Definition, level: i64) -> i64 {
    match definition.shape {
        Shape::PersonShare => level.clamp(300, 9_900),
        Shape::CaseShare if definition.base < 9_000 => level.clamp(0, 10_000),
        Shape::CaseShare => level.clamp(8_000, 10_400),
        Shape::HourShare => level.clamp(60, 2_600),
        Shape::PersonMean if definition.unit.is_empty() => level.clamp(4_000, 9_600),
        Shape::PersonMean | Shape::Level | Shape::Amount | Shape::PersonCount => {
            level.max(definition.base / 5)
        }
    }
}

/// The level that an outcome of a part of the year is made from.
fn part_level(definition: &Definition, unit: &Reporter, (year, part): (i16, YearPart)) -> i64 {
    let told = almgarden::part_level(definition.code, (year, part)).filter(|_| unit.is_almgarden);
    if let Some(level) = told {
        return level;
    }
    let now = year_level(definition, unit, year);
    let key = unit.key.named("part").named(definition.code).year(year).at(part as u64);
    let noise = key.noise(definition.spread / 10);
    let level = if definition.is_cumulative() {
        match part {
            YearPart::Tertial1 => now * 34 / 100 + noise,
            YearPart::Tertial2 => now * 66 / 100 + noise,
            YearPart::FullYear => now,
        }
    } else {
        let before = year_level(definition, unit, year - 1);
        match part {
            YearPart::Tertial1 => (before * 2 + now) / 3 + noise,
            YearPart::Tertial2 => (before + now * 2) / 3 + noise,
            YearPart::FullYear => now,
        }
    };
    match definition.shape {
        Shape::Amount | Shape::PersonCount => level.max(0),
        _ => clamp(definition, level),
    }
}

/// Women and men in a crowd of a unit in a year.
pub(crate) fn crowd(unit: &Reporter, crowd: Crowd, year: i16) -> (i64, i64) {
    let (women_of_people, women_of_staff) = if unit.is_almgarden {
        almgarden::WOMEN_PERCENT
    } else {
        unit.trade.map_or((50, 50), Trade::women_percent)
    };
    let years = i64::from(year) - 2019;
    let grown = |size: i64, name| {
        if unit.is_almgarden {
            return size;
        }
        let noise = unit.key.named(name).year(year).noise(6);
        (size * (100 + years + noise) / 100).max(2)
    };
    let (size, women, name) = match crowd {
        Crowd::People(percent) => {
            ((grown(unit.people, "people") * percent / 100).max(3), women_of_people, "women")
        }
        Crowd::Staff => (grown(unit.staff, "staff"), women_of_staff, "women staff"),
        Crowd::Cases(usual) => (grown(usual, "cases"), 50, "cases"),
    };
    let differs = if unit.is_almgarden { 0 } else { unit.key.named(name).noise(8) };
    let share = (women + differs).clamp(4, 96);
    let women = (size * share + 50) / 100;
    (women, size - women)
}

const fn divide(numerator: i64, denominator: i64) -> i64 {
    if denominator == 0 {
        0
    } else if numerator < 0 {
        (numerator * 2 - denominator) / (denominator * 2)
    } else {
        (numerator * 2 + denominator) / (denominator * 2)
    }
}

/// Rounds hundredths to the indicator's decimals.
pub(crate) const fn rounded(hundredths: i64, decimals: u32) -> i64 {
    match decimals {
        0 => divide(hundredths, 100) * 100,
        1 => divide(hundredths, 10) * 10,
        _ => hundredths,
    }
}

/// A share or mean from its parts.
pub(crate) fn from_parts(definition: &Definition, (part, whole): (i64, i64)) -> Number {
    let hundredths = match definition.shape {
        Shape::PersonMean | Shape::Level => divide(part, whole),
        Shape::PersonShare
        | Shape::HourShare
        | Shape::CaseShare
        | Shape::PersonCount
        | Shape::Amount => divide(part * 10_000, whole),
    };
    Number { hundredths: rounded(hundredths, definition.decimals), parts: Some((part, whole)) }
}

/// The outcome of an indicator in a unit for a part of a year.
pub(crate) fn figure(definition: &Definition, unit: &Reporter, when: (i16, YearPart)) -> Figure {
    let (year, part) = when;
    if definition.code == BUDGET {
        let money = money(unit, year, Some(part));
        let turnover = money.turnover().max(1);
        return no_split(from_parts(definition, (turnover - money.result(), turnover)));
    }
    let level = part_level(definition, unit, when);
    let whole = |hundredths: i64| Number { hundredths: rounded(hundredths, 0), parts: None };
    match definition.shape {
        Shape::Amount => no_split(whole(level)),
        Shape::Level => {
            no_split(Number { hundredths: rounded(level, definition.decimals), parts: None })
        }
        Shape::CaseShare => {
            let (first, second) = crowd(unit, definition.crowd, year);
            let cases = first + second;
            no_split(from_parts(definition, (divide(level * cases, 10_000), cases)))
        }
        Shape::PersonCount => {
            let count = divide(level, 100);
            let share = 50 + divide(gap_of(definition, unit, year) * 50, definition.base.max(1));
            let women = divide(count * share.clamp(5, 95), 100);
            let men = count - women;
            Figure {
                total: whole(count * 100),
                women: Some(whole(women * 100)),
                men: Some(whole(men * 100)),
                persons: Some((count, women.min(men))),
            }
        }
        Shape::PersonShare | Shape::HourShare | Shape::PersonMean => {
            by_sex(definition, unit, (year, level))
        }
    }
}

const fn no_split(total: Number) -> Figure {
    Figure { total, women: None, men: None, persons: None }
}

fn gap_of(definition: &Definition, unit: &Reporter, year: i16) -> i64 {
    let told = almgarden::gap(definition.code, year).filter(|_| unit.is_almgarden);
    if let Some(gap) = told {
        return gap;
    }
    let years = i64::from(year) - 2019;
    let key = unit.key.named("gap").named(definition.code);
    definition.gap * (100 - 4 * years) / 100 + key.noise(definition.gap.abs() / 2 + 20)
}

fn by_sex(definition: &Definition, unit: &Reporter, (year, level): (i16, i64)) -> Figure {
    let (women, men) = crowd(unit, definition.crowd, year);
    let gap = gap_of(definition, unit, year);
    let all = (women + men).max(1);
    let women_level = clamp(definition, level + gap * men / all);
    let men_level = clamp(definition, level - gap * women / all);
    let parts = |count: i64, level: i64| match definition.shape {
        Shape::HourShare => (divide(count * 1_750 * level, 10_000), count * 1_750),
        Shape::PersonMean => (count * level, count),
        _ => (divide(count * level, 10_000).min(count), count),
    };
    let (first, second) = (parts(women, women_level), parts(men, men_level));
    let total = (first.0 + second.0, first.1 + second.1);
    let one =
        |(part, whole): (i64, i64)| (whole > 0).then(|| from_parts(definition, (part, whole)));
    Figure {
        total: from_parts(definition, total),
        women: one(first),
        men: one(second),
        persons: Some((women + men, women.min(men))),
    }
}

/// The forecast for the whole year that a unit gives in a tertial report.
pub(crate) fn forecast(
    definition: &Definition,
    unit: &Reporter,
    (year, part): (i16, YearPart),
) -> i64 {
    if definition.code == BUDGET {
        return figure(definition, unit, (year, part)).total.hundredths;
    }
    let actual = figure(definition, unit, (year, YearPart::FullYear)).total.hundredths;
    let is_told = unit.is_almgarden && almgarden::year_level(definition.code, year).is_some();
    // What is as good as can be is not expected to get worse.
    if is_told || (definition.unit == "%" && actual >= 9_900) {
        return actual;
    }
    let key = unit.key.named("forecast").named(definition.code).year(year).at(part as u64);
    let miss = key.noise(definition.spread / 4);
    rounded(clamp(definition, actual + miss), definition.decimals)
}

/// A number in hundredths in Swedish print: decimal comma, no-break blank between thousands.
pub(crate) fn print_number(hundredths: i64, decimals: u32) -> String {
    let rounded = rounded(hundredths, decimals).abs();
    let mut text = String::with_capacity(12);
    if hundredths < 0 && rounded != 0 {
        text.push('−');
    }
    text.push_str(&grouped(rounded / 100));
    match decimals {
        0 => {}
        1 => {
            text.push(',');
            text.push_str(&(rounded % 100 / 10).to_string());
        }
        _ => {
            text.push(',');
            text.push_str(&(rounded % 100 / 10).to_string());
            text.push_str(&(rounded % 10).to_string());
        }
    }
    text
}

/// A whole number from zero up with a no-break blank between thousands.
pub(crate) fn grouped(number: i64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + 4);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('\u{a0}');
        }
        text.push(digit);
    }
    text
}

/// A figure with its unit, as it stands in a cell ("86 %", "61 dagar").
pub(crate) fn print(definition: &Definition, hundredths: i64) -> String {
    let mut text = print_number(hundredths, definition.decimals);
    if !definition.unit.is_empty() {
        text.push(if definition.unit == "%" { '\u{a0}' } else { ' ' });
        text.push_str(definition.unit);
    }
    text
}

/// A figure as the domain knows it.
pub(crate) fn quantity(definition: &Definition, number: Number) -> Quantity {
    let share = match definition.shape {
        Shape::PersonShare | Shape::HourShare | Shape::CaseShare => number
            .parts
            .and_then(|(part, whole)| Share::new(Decimal::from(part), Decimal::from(whole))),
        Shape::PersonMean | Shape::PersonCount | Shape::Amount | Shape::Level => None,
    };
    plain_quantity(definition, number.hundredths, share)
}

/// A number without parts as the domain knows it.
pub(crate) fn plain_quantity(
    definition: &Definition,
    hundredths: i64,
    share: Option<Share>,
) -> Quantity {
    let unit: UnitOfMeasure = definition.measure();
    let kept = match definition.decimals {
        0 => Decimal::from(hundredths / 100),
        1 => Decimal::new(hundredths / 10, 1),
        _ => Decimal::new(hundredths, 2),
    };
    let printed = print(definition, hundredths).replace('\u{a0}', " ");
    Quantity { printed, number: kept, unit, share }
}

/// An outcome's values as the domain knows them.
pub(crate) fn values(definition: &Definition, figure: &Figure) -> BySex<Option<Value>> {
    let value = |number: Number| Value::Number(quantity(definition, number));
    BySex {
        total: Some(value(figure.total)),
        women: figure.women.map(value),
        men: figure.men.map(value),
        other: None,
    }
}
