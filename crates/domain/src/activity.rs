//! Activities that run over years, longer than the goal sets they serve.

use jiff::civil::Date;

use crate::ids::{ActivityId, GoalId, UnitId};

/// How an activity stands (*läge*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActivityState {
    /// Not begun.
    NotStarted,
    /// Going on.
    Ongoing,
    /// Done.
    Done,
    /// Not according to plan (*avvikelse*).
    Deviating,
}

impl ActivityState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::NotStarted, Self::Ongoing, Self::Done, Self::Deviating];

    /// The stable code for storage and data files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotStarted => "not_started",
            Self::Ongoing => "ongoing",
            Self::Done => "done",
            Self::Deviating => "deviating",
        }
    }

    /// Reads [`Self::code`] back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// An activity (*aktivitet*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// The same over the years.
    pub id: ActivityId,
    /// Its text.
    pub name: String,
    /// The goal it serves, as last said.
    pub goal: Option<GoalId>,
    /// Who answers for it.
    pub owner: UnitId,
    /// First day.
    pub start: Option<Date>,
    /// Last day.
    pub end: Option<Date>,
}
