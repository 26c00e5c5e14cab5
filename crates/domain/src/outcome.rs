//! What became of it: an indicator's outcome for a unit and a period, split by sex.

use crate::ids::{IndicatorId, OutcomeId, UnitId};
use crate::period::{OperatingYear, YearPart};
use crate::quantity::Value;

/// One thing for everyone and for each sex (*könsuppdelat*).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BySex<T> {
    /// Everyone.
    pub total: T,
    /// *Kvinnor/flickor*
    pub women: T,
    /// *Män/pojkar*
    pub men: T,
    /// Neither or not known.
    pub other: T,
}

/// An indicator's outcome (*utfall*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// This outcome's identity.
    pub id: OutcomeId,
    /// The indicator that was measured.
    pub indicator: IndicatorId,
    /// The unit it was measured for.
    pub unit: UnitId,
    /// The year it is about.
    pub year: OperatingYear,
    /// How much of the year it covers.
    pub part: YearPart,
    /// The outcome by sex. `None` where the source has no such cell.
    pub values: BySex<Option<Value>>,
    /// The forecast for the whole year (*prognos helår*), if one was given.
    pub forecast: Option<Value>,
    /// Persons behind the total, when known.
    pub persons: Option<u32>,
}
