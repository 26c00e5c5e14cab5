//! Goals that live over the years: level, goal set, lineage and the chain from council to unit.

use crate::ids::{GoalId, GoalSetId, LineageId, UnitId};
use crate::period::Validity;

/// The four levels of one goal type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GoalLevel {
    /// *KF:s inriktningsmål*
    Focus,
    /// *KF:s mål för verksamhetsområdet*
    Area,
    /// *Nämndmål*
    Committee,
    /// *Enhetsmål*
    Unit,
}

impl GoalLevel {
    /// Every level, from the top.
    pub const ALL: [Self; 4] = [Self::Focus, Self::Area, Self::Committee, Self::Unit];

    /// The stable code for storage and data files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Focus => "focus",
            Self::Area => "area",
            Self::Committee => "committee",
            Self::Unit => "unit",
        }
    }

    /// Reads [`Self::code`] back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.code() == code)
    }
}

/// The labelled texts of a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GoalText {
    /// *Beskrivning*
    Description,
    /// *Förväntat resultat*
    ExpectedResult,
    /// *Analys*
    Analysis,
    /// *Arbetssätt*
    WorkingMethod,
    /// *Resursanvändning*
    ResourceUse,
    /// *Uppföljning*
    FollowUp,
    /// *Utveckling*
    Development,
    /// Text under the goal with no label.
    Body,
}

impl GoalText {
    /// Every label, in the order of the data format.
    pub const ALL: [Self; 8] = [
        Self::Description,
        Self::ExpectedResult,
        Self::Analysis,
        Self::WorkingMethod,
        Self::ResourceUse,
        Self::FollowUp,
        Self::Development,
        Self::Body,
    ];

    /// The stable code for storage and data files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Description => "description",
            Self::ExpectedResult => "expected_result",
            Self::Analysis => "analysis",
            Self::WorkingMethod => "working_method",
            Self::ResourceUse => "resource_use",
            Self::FollowUp => "follow_up",
            Self::Development => "development",
            Self::Body => "body",
        }
    }

    /// Reads [`Self::code`] back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|label| label.code() == code)
    }
}

/// A council's goals for a stretch of years (*målstruktur*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalSet {
    /// This goal set's identity.
    pub id: GoalSetId,
    /// Its name, such as "Budget 2023".
    pub name: String,
    /// When it holds.
    pub validity: Validity,
}

/// A goal in one goal set. Its printed number is no key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// This goal's identity.
    pub id: GoalId,
    /// The goal set it belongs to.
    pub goal_set: GoalSetId,
    /// Focus, area, committee or unit.
    pub level: GoalLevel,
    /// The goal it serves; none for a focus goal, or where no level between is given.
    pub parent: Option<GoalId>,
    /// Who owns it; the council for focus and area goals.
    pub owner: UnitId,
    /// The printed number.
    pub number: Option<String>,
    /// The title.
    pub title: String,
    /// The goals it continues and is continued by, when a person has said so.
    pub lineage: Option<LineageId>,
}
