//! What became of it: an indicator's outcome for a unit and a period, split by sex.

use crate::ids::{IndicatorId, OutcomeId, UnitId};
use crate::period::{OperatingYear, YearPart};
use crate::quantity::{Value, says_preliminary};
use crate::report::ReportState;

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

/// Whether an outcome may still change (*preliminärt eller slutligt*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Its report is not adopted, or says itself that the figure is preliminary.
    Preliminary,
    /// It stands until the report is corrected.
    Final,
}

impl Standing {
    /// The standing of a figure in a report that has come so far.
    ///
    /// A figure that says "prel." is preliminary in an adopted report too.
    pub fn of(state: ReportState, total: Option<&Value>) -> Self {
        let is_marked = total
            .and_then(Value::quantity)
            .is_some_and(|quantity| says_preliminary(&quantity.printed));
        match state {
            ReportState::Draft | ReportState::Ready | ReportState::Reviewed => Self::Preliminary,
            ReportState::Adopted if is_marked => Self::Preliminary,
            ReportState::Adopted => Self::Final,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::Quantity;

    #[test]
    fn a_figure_is_final_when_its_report_is_adopted_and_it_says_nothing_else() {
        let value = |text| Value::Number(Quantity::read(text).unwrap());
        let adopted = |text| Standing::of(ReportState::Adopted, Some(&value(text)));
        assert_eq!(adopted("83 %"), Standing::Final);
        assert_eq!(adopted("83 % (prel.)"), Standing::Preliminary);
        assert_eq!(Standing::of(ReportState::Adopted, None), Standing::Final);
        assert_eq!(Standing::of(ReportState::Ready, Some(&value("83 %"))), Standing::Preliminary);
    }
}
