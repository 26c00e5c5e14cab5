//! Indicators that live over the years, and what is known of how to read and add them up.

use crate::ids::IndicatorId;
use crate::period::Periodicity;
use crate::target::{CouncilTargetScope, TargetOwner};

/// Which way is better (*polaritet*). Never printed in the documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Polarity {
    /// Higher is better.
    HigherIsBetter,
    /// Lower is better.
    LowerIsBetter,
    /// Neither.
    Neutral,
}

impl Polarity {
    /// Every polarity.
    pub const ALL: [Self; 3] = [Self::HigherIsBetter, Self::LowerIsBetter, Self::Neutral];

    /// The stable code for storage and data files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::HigherIsBetter => "higher_is_better",
            Self::LowerIsBetter => "lower_is_better",
            Self::Neutral => "neutral",
        }
    }

    /// Reads [`Self::code`] back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|polarity| polarity.code() == code)
    }
}

/// How outcomes of units become the outcome of what they are part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Aggregation {
    /// Added.
    Sum,
    /// Numerators over denominators.
    RatioOfSums,
    /// Weighted by the persons behind each.
    WeightedMean,
    /// Each unit counts the same; the page says so.
    PlainMean,
    /// The latest one stands.
    Latest,
    /// Not added up.
    None,
}

impl Aggregation {
    /// Every rule.
    pub const ALL: [Self; 6] = [
        Self::Sum,
        Self::RatioOfSums,
        Self::WeightedMean,
        Self::PlainMean,
        Self::Latest,
        Self::None,
    ];

    /// The stable code for storage and data files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sum => "sum",
            Self::RatioOfSums => "ratio_of_sums",
            Self::WeightedMean => "weighted_mean",
            Self::PlainMean => "plain_mean",
            Self::Latest => "latest",
            Self::None => "none",
        }
    }

    /// Reads [`Self::code`] back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.code() == code)
    }
}

/// An indicator (*indikator*). What no source says is `None`: then every rule about it is silent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// The same over the years.
    pub id: IndicatorId,
    /// The name as first met.
    pub name: String,
    /// Who set it.
    pub owner: Option<TargetOwner>,
    /// Its usual unit, as a printed word.
    pub unit: Option<String>,
    /// Which way is better.
    pub polarity: Option<Polarity>,
    /// How units' outcomes are added up.
    pub aggregation: Option<Aggregation>,
    /// Whether persons stand behind it, so that it must be split by sex.
    pub individual_based: Option<bool>,
    /// What the council's target counts.
    pub council_target_scope: Option<CouncilTargetScope>,
    /// How often it is measured.
    pub periodicity: Option<Periodicity>,
}
