//! Measures that grow until the year is over: whole years are one line, and what has come of the
//! year so far stands apart from it, beside the same time of earlier years.

use rust_decimal::Decimal;
use tertial_domain::indicator::Aggregation;
use tertial_domain::period::YearPart;

use super::{LinePeriod, number};

/// How a measure's figures of one year follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WithinYear {
    /// Each figure stands for itself: a share, a mean, a level.
    Level,
    /// The figure grows until the year is over: visits, money, kilowatt-hours. That of August is
    /// no smaller year, it is a part of one.
    Accumulates,
}

impl WithinYear {
    /// What adds up over units adds up over months.
    pub const fn of(rule: Option<Aggregation>) -> Self {
        match rule {
            Some(Aggregation::Sum) => Self::Accumulates,
            Some(
                Aggregation::RatioOfSums
                | Aggregation::WeightedMean
                | Aggregation::PlainMean
                | Aggregation::Latest
                | Aggregation::None,
            )
            | None => Self::Level,
        }
    }

    /// How far the latest year with a figure has come, where that figure still grows.
    pub(super) fn open_part(self, periods: &[&LinePeriod]) -> Option<YearPart> {
        match self {
            Self::Level => None,
            Self::Accumulates => {
                let latest = periods.iter().rev().find(|period| total(period).is_some())?;
                (latest.part != YearPart::FullYear).then_some(latest.part)
            }
        }
    }

    /// The periods that can be held beside each other: whole years, and of the parts of years
    /// those that reach as far as the latest.
    pub(super) fn comparable(self, periods: Vec<&LinePeriod>) -> Vec<&LinePeriod> {
        match self {
            Self::Level => periods,
            Self::Accumulates => {
                let open = self.open_part(&periods);
                let is_shown = |part| part == YearPart::FullYear || Some(part) == open;
                periods.into_iter().filter(|period| is_shown(period.part)).collect()
            }
        }
    }
}

/// The message of how far a part of a year reaches: "Till och med augusti".
pub(super) const fn until(part: YearPart) -> &'static str {
    match part {
        YearPart::Tertial1 => "chart-until-april",
        YearPart::Tertial2 => "chart-until-august",
        YearPart::FullYear => "chart-until-december",
    }
}

fn total(period: &LinePeriod) -> Option<Decimal> {
    period.outcome.total.as_ref().and_then(number)
}
