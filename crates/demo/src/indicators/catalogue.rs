//! Every indicator of Ekstad as a table.

use tertial_domain::indicator::{Aggregation, Polarity};
use tertial_domain::period::Periodicity;
use tertial_domain::target::TargetOwner;

use super::{CouncilTarget, Crowd, Definition, Shape};
use crate::goals::ThemeKind;
use crate::trade::Trade;

mod care;
mod every_unit;
mod place;

/// The indicators, those of the council among them.
pub(crate) fn catalogue() -> impl Iterator<Item = &'static Definition> {
    [every_unit::EVERY_UNIT.as_slice(), &care::CARE, &place::PLACE].into_iter().flatten()
}

/// An indicator in one line of parts: what it is, how it is read, and its figures.
const fn define(
    [code, name, phrase, unit]: [&'static str; 4],
    (owner, council, bounded): (TargetOwner, CouncilTarget, bool),
    (polarity, aggregation, periodicity, shape, crowd): Reading,
    (decimals, [base, trend, pandemic, spread, gap, step]): (u32, [i64; 6]),
    (theme, trades): (ThemeKind, &'static [Trade]),
) -> Definition {
    Definition {
        code,
        name,
        phrase,
        owner,
        unit,
        polarity,
        aggregation,
        periodicity,
        shape,
        crowd,
        decimals,
        base,
        trend,
        pandemic,
        spread,
        gap,
        step,
        council,
        bounded,
        theme,
        trades,
    }
}

type Reading = (Polarity, Aggregation, Periodicity, Shape, Crowd);
