//! The indicators of Ekstad: what is known of each, and what its figures look like.

use tertial_domain::ids::IndicatorId;
use tertial_domain::indicator::{Aggregation, Indicator, Polarity};
use tertial_domain::period::Periodicity;
use tertial_domain::quantity::UnitOfMeasure;
use tertial_domain::target::{CouncilTargetScope, TargetOwner};

use crate::goals::ThemeKind;
use crate::random::Key;
use crate::trade::Trade;

mod catalogue;

pub(crate) use catalogue::catalogue;

/// What a figure is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Persons of persons, by sex.
    PersonShare,
    /// Hours of hours, by sex.
    HourShare,
    /// A mean over persons, by sex.
    PersonMean,
    /// Persons, by sex.
    PersonCount,
    /// Cases of cases, not by sex.
    CaseShare,
    /// An amount that grows over the year.
    Amount,
    /// A level that does not grow over the year.
    Level,
}

impl Shape {
    /// Whether persons stand behind it, so that it must be split by sex.
    pub(crate) const fn is_individual(self) -> bool {
        match self {
            Self::PersonShare | Self::HourShare | Self::PersonMean | Self::PersonCount => true,
            Self::CaseShare | Self::Amount | Self::Level => false,
        }
    }
}

/// Who or what is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Crowd {
    /// So many of a hundred of the people served.
    People(i64),
    /// The staff.
    Staff,
    /// About so many cases.
    Cases(i64),
}

/// The council's target (*KF:s årsmål*).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CouncilTarget {
    /// Not an indicator of the council's.
    None,
    /// A threshold for each unit, in hundredths.
    Number(i64),
    /// "öka"
    Increase,
    /// "minska"
    Decrease,
    /// "tas fram av nämnden"
    SetByCommittee,
    /// The whole city's total, in hundredths: no threshold for a unit.
    Total(i64),
}

/// An indicator with what its figures look like. Levels and changes are in hundredths.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Definition {
    pub(crate) code: &'static str,
    pub(crate) name: &'static str,
    /// Its name in running text ("sjukfrånvaron").
    pub(crate) phrase: &'static str,
    pub(crate) owner: TargetOwner,
    /// The unit as a printed word; "%" for shares.
    pub(crate) unit: &'static str,
    pub(crate) polarity: Polarity,
    pub(crate) aggregation: Aggregation,
    pub(crate) periodicity: Periodicity,
    pub(crate) shape: Shape,
    pub(crate) crowd: Crowd,
    pub(crate) decimals: u32,
    /// The city's level in 2019.
    pub(crate) base: i64,
    /// Change in a year.
    pub(crate) trend: i64,
    /// Change by the pandemic in 2020.
    pub(crate) pandemic: i64,
    /// How far units lie from the city's level.
    pub(crate) spread: i64,
    /// Women's level minus men's.
    pub(crate) gap: i64,
    /// Targets are whole multiples of this.
    pub(crate) step: i64,
    pub(crate) council: CouncilTarget,
    /// Whether a target is printed as "minst" or "högst".
    pub(crate) bounded: bool,
    pub(crate) theme: ThemeKind,
    /// The trades that have it; all when empty.
    pub(crate) trades: &'static [Trade],
}

impl Definition {
    /// Whether a unit of a trade reports it under a theme.
    pub(crate) fn concerns(&self, trade: Trade, theme: ThemeKind) -> bool {
        self.theme == theme && (self.trades.is_empty() || self.trades.contains(&trade))
    }

    /// Its identity in a city.
    pub(crate) fn id(&self, seed: u64) -> IndicatorId {
        IndicatorId::from_bits(Key::root(seed).named("indicator").named(self.code).id_bits())
    }

    /// Whether it has an outcome in the tertial reports.
    pub(crate) const fn is_measured_in_tertials(&self) -> bool {
        matches!(self.periodicity, Periodicity::Month | Periodicity::Tertial)
    }

    /// Whether a committee sets its target.
    pub(crate) const fn is_committees_to_set(&self) -> bool {
        matches!(self.council, CouncilTarget::SetByCommittee)
            || matches!((self.council, self.owner), (CouncilTarget::None, TargetOwner::Committee))
    }

    /// Whether figures of the year add up from January on.
    pub(crate) const fn is_cumulative(&self) -> bool {
        matches!(self.shape, Shape::PersonCount | Shape::Amount)
    }

    /// The unit of measure of its figures.
    pub(crate) fn measure(&self) -> UnitOfMeasure {
        UnitOfMeasure::from_word(self.unit)
    }

    /// How much better the first figure is than the second, in hundredths; below zero is worse.
    pub(crate) const fn gain(&self, first: i64, second: i64) -> i64 {
        match self.polarity {
            Polarity::HigherIsBetter | Polarity::Neutral => first - second,
            Polarity::LowerIsBetter => second - first,
        }
    }

    /// The record of it.
    pub(crate) fn record(&self, seed: u64) -> Indicator {
        Indicator {
            id: self.id(seed),
            name: self.name.to_owned(),
            owner: Some(self.owner),
            unit: (!self.unit.is_empty()).then(|| self.unit.to_owned()),
            polarity: Some(self.polarity),
            aggregation: Some(self.aggregation),
            individual_based: Some(self.shape.is_individual()),
            council_target_scope: match self.council {
                CouncilTarget::None => None,
                CouncilTarget::Total(_) => Some(CouncilTargetScope::Total),
                CouncilTarget::Number(_)
                | CouncilTarget::Increase
                | CouncilTarget::Decrease
                | CouncilTarget::SetByCommittee => Some(CouncilTargetScope::Unit),
            },
            periodicity: Some(self.periodicity),
        }
    }
}

/// The indicators that a unit of a trade reports under a theme.
pub(crate) fn of_theme(
    trade: Trade,
    theme: ThemeKind,
) -> impl Iterator<Item = &'static Definition> {
    catalogue().filter(move |definition| definition.concerns(trade, theme))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_catalogue_is_varied_and_has_no_doubles() {
        let codes: HashSet<&str> = catalogue().map(|d| d.code).collect();
        assert_eq!(codes.len(), catalogue().count());
        assert!(catalogue().count() >= 40, "{}", catalogue().count());
        for trade in Trade::ALL {
            for theme in [ThemeKind::Core, ThemeKind::Staff, ThemeKind::Money] {
                assert!(of_theme(trade, theme).count() > 0, "{trade:?} {theme:?}");
            }
        }
    }
}
