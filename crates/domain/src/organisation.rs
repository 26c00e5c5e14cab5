//! The organisation as it was, is and will be: places, their periods, and successions.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::ids::{AuthorityId, UnitId};
use crate::period::Validity;

/// The levels of the organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OrgLevel {
    /// *Kommunfullmäktige*
    Council,
    /// *Nämnd* with its *förvaltning*
    Committee,
    /// *Avdelning*
    Department,
    /// *Enhet*
    Unit,
    /// *Arbetsplats*
    Workplace,
}

impl OrgLevel {
    /// Every level, from the top.
    pub const ALL: [Self; 5] =
        [Self::Council, Self::Committee, Self::Department, Self::Unit, Self::Workplace];

    /// The stable code for storage and data files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Council => "council",
            Self::Committee => "committee",
            Self::Department => "department",
            Self::Unit => "unit",
            Self::Workplace => "workplace",
        }
    }

    /// Reads [`Self::code`] back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.code() == code)
    }
}

/// A place in the organisation. Its identity stays; name and parent are periods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrgUnit {
    /// The same through renaming and moving.
    pub id: UnitId,
    /// The level.
    pub level: OrgLevel,
    /// The authority it belongs to.
    pub authority: AuthorityId,
    /// What it was called and where it stood, in order of time, without overlap.
    pub periods: Vec<OrgUnitPeriod>,
}

/// What a place was called and where it stood, for a while.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrgUnitPeriod {
    /// When.
    pub validity: Validity,
    /// The name then.
    pub name: String,
    /// What it was part of then.
    pub parent: Option<UnitId>,
}

impl OrgUnit {
    /// How the place was on a day.
    pub fn on(&self, day: Date) -> Option<&OrgUnitPeriod> {
        self.periods.iter().find(|period| period.validity.contains(day))
    }

    /// How the place was last known.
    pub fn latest(&self) -> Option<&OrgUnitPeriod> {
        self.periods.last()
    }
}

/// What happened when a place became another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SuccessionKind {
    /// New name, same place.
    Renamed,
    /// Several became one.
    MergedInto,
    /// One became several.
    SplitInto,
    /// Moved to another parent.
    Moved,
}

impl SuccessionKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Renamed, Self::MergedInto, Self::SplitInto, Self::Moved];

    /// The stable code for storage and data files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Renamed => "renamed",
            Self::MergedInto => "merged_into",
            Self::SplitInto => "split_into",
            Self::Moved => "moved",
        }
    }

    /// Reads [`Self::code`] back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A recorded fact: one place was followed by another from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Succession {
    /// What was before.
    pub from: UnitId,
    /// What came after.
    pub to: UnitId,
    /// What happened.
    pub kind: SuccessionKind,
    /// From which day.
    pub on: Date,
    /// How much of `from` went to `to`, greater than 0 and at most 1.
    pub share: Decimal,
}
