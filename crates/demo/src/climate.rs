//! How the city's goals fared: where targets were within reach and work went on steadily, where
//! they were not, and which years were bad.

use tertial_domain::indicator::Polarity;

use crate::goals::{ThemeKind, set_of};
use crate::indicators::Definition;
use crate::organisation::Reporter;

/// How a goal fares in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Climate {
    /// Targets within reach in a year that went well, and few activities off their plan.
    Fair,
    /// Neither.
    Usual,
    /// Targets out of reach in a year that went the wrong way.
    Hard,
}

use Climate::{Fair as F, Hard as H, Usual as U};

/// The area goals of a goal set, with how they fared each of its four years.
type Years = [(&'static str, [Climate; 4])];

const FROM_2019: &Years = &[
    ("1.1", [U, H, U, F]),
    ("1.2", [F, U, H, U]),
    ("1.3", [U, U, U, F]),
    ("1.4", [U, H, U, U]),
    ("1.5", [F, U, U, F]),
    ("2.1", [U, U, F, U]),
    ("2.2", [H, U, U, U]),
    ("2.3", [F, H, U, F]),
    ("2.4", [U, F, F, U]),
    ("3.1", [U, H, U, F]),
    ("3.2", [U, H, U, U]),
    ("3.3", [F, U, F, U]),
    ("3.4", [U, U, F, U]),
];

const FROM_2023: &Years = &[
    ("1.1", [F, U, U, U]),
    ("1.2", [U, U, U, U]),
    ("1.3", [U, F, F, U]),
    ("1.4", [F, U, F, F]),
    ("2.1", [U, U, H, H]),
    ("2.2", [U, F, F, F]),
    ("2.3", [H, U, U, U]),
    ("3.1", [U, H, F, U]),
    ("3.2", [H, U, U, U]),
    ("3.3", [U, U, F, U]),
    ("3.4", [H, U, U, F]),
];

/// How what a unit does under a theme fares in a year.
pub(crate) fn climate(unit: &Reporter, theme: ThemeKind, year: i16) -> Climate {
    let Some(trade) = unit.trade else { return U };
    let (rows, first) = if set_of(year) == 0 { (FROM_2019, 2019) } else { (FROM_2023, 2023) };
    let area = theme.area_for(unit, trade, set_of(year));
    let years = rows.iter().find(|(number, _)| Some(*number) == area).map(|(_, years)| years);
    let at = usize::try_from(year - first).ok();
    years.zip(at).and_then(|(years, at)| years.get(at)).copied().unwrap_or(U)
}

/// A level as the years since 2019 have left it: a year moves it for good.
pub(crate) fn weathered(definition: &Definition, unit: &Reporter, year: i16, level: i64) -> i64 {
    let moves = (2019..=year).map(|year| match climate(unit, definition.theme, year) {
        Climate::Fair => 30,
        Climate::Usual => 6,
        Climate::Hard => -50,
    });
    bettered(definition, level, definition.spread * moves.sum::<i64>() / 100)
}

/// How far beyond the year before a unit aims, in hundredths of how far units lie apart.
pub(crate) const fn reach_percent(climate: Climate) -> i64 {
    match climate {
        Climate::Fair => 2,
        Climate::Usual => 8,
        Climate::Hard => 25,
    }
}

/// How much better than its budget money comes out, in thousandths of what comes in.
pub(crate) const fn thrift_permille(climate: Climate) -> i64 {
    match climate {
        Climate::Fair => 14,
        Climate::Usual => 4,
        Climate::Hard => -12,
    }
}

/// A level that is so much better.
pub(crate) const fn bettered(definition: &Definition, level: i64, by: i64) -> i64 {
    match definition.polarity {
        Polarity::HigherIsBetter => level + by,
        // An outcome above the budget is what a neutral level is held against.
        Polarity::LowerIsBetter | Polarity::Neutral => level - by,
    }
}

/// How many of a hundred activities go otherwise than planned.
pub(crate) const fn deviations_percent(climate: Climate) -> u64 {
    match climate {
        Climate::Fair => 4,
        Climate::Usual => 12,
        Climate::Hard => 18,
    }
}
