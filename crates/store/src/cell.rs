//! One value on its way into a statement, the same for both drivers.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use rust_decimal::Decimal;
use tertial_domain::ids;
use tertial_domain::period::OperatingYear;

use crate::fingerprint::Fingerprint;
use crate::provenance::RowVersion;

/// A value to bind. Identities, codes, dates, instants and decimals travel as text, which is shared
/// between the rows that hold it and with the driver.
#[derive(Debug, Clone)]
pub(crate) enum Cell {
    Text(Option<Arc<str>>),
    Integer(Option<i64>),
    Boolean(bool),
    Bytes(Option<Vec<u8>>),
}

/// A list of cells from anything that can become one.
macro_rules! cells {
    ($($value:expr),* $(,)?) => { vec![$($crate::cell::Cell::from($value)),*] };
}
pub(crate) use cells;

/// An instant as fixed-width text in UTC with microseconds: sorts as it reads.
pub(crate) fn instant_text(at: Timestamp) -> String {
    let micros = Timestamp::from_microsecond(at.as_microsecond()).unwrap_or(at);
    format!("{micros:.6}")
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(Some(text.into()))
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(Some(text.into()))
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        Self::Text(Some(text.as_str().into()))
    }
}

impl From<Option<&str>> for Cell {
    fn from(text: Option<&str>) -> Self {
        Self::Text(text.map(Arc::from))
    }
}

impl From<Option<String>> for Cell {
    fn from(text: Option<String>) -> Self {
        Self::Text(text.map(Arc::from))
    }
}

impl From<&Option<String>> for Cell {
    fn from(text: &Option<String>) -> Self {
        Self::Text(text.as_deref().map(Arc::from))
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Integer(Some(number))
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Integer(Some(i64::from(number)))
    }
}

impl From<Option<i64>> for Cell {
    fn from(number: Option<i64>) -> Self {
        Self::Integer(number)
    }
}

impl From<Option<u32>> for Cell {
    fn from(number: Option<u32>) -> Self {
        Self::Integer(number.map(i64::from))
    }
}

impl From<bool> for Cell {
    fn from(truth: bool) -> Self {
        Self::Boolean(truth)
    }
}

impl From<Option<bool>> for Cell {
    fn from(truth: Option<bool>) -> Self {
        // A boolean that may be unknown is stored as a code: one column type less to bind.
        Self::Text(truth.map(|known| if known { "yes" } else { "no" }.into()))
    }
}

impl From<Option<Vec<u8>>> for Cell {
    fn from(bytes: Option<Vec<u8>>) -> Self {
        Self::Bytes(bytes)
    }
}

impl From<Vec<u8>> for Cell {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(Some(bytes))
    }
}

impl From<OperatingYear> for Cell {
    fn from(year: OperatingYear) -> Self {
        Self::Integer(Some(i64::from(year.number())))
    }
}

impl From<Option<OperatingYear>> for Cell {
    fn from(year: Option<OperatingYear>) -> Self {
        Self::Integer(year.map(|year| i64::from(year.number())))
    }
}

impl From<RowVersion> for Cell {
    fn from(version: RowVersion) -> Self {
        Self::Integer(Some(version.0))
    }
}

impl From<Timestamp> for Cell {
    fn from(at: Timestamp) -> Self {
        Self::Text(Some(instant_text(at).into()))
    }
}

macro_rules! shown_as_text {
    ($($kind:ty),+ $(,)?) => { $(
        impl From<$kind> for Cell {
            fn from(value: $kind) -> Self {
                Self::Text(Some(value.to_string().into()))
            }
        }

        impl From<Option<$kind>> for Cell {
            fn from(value: Option<$kind>) -> Self {
                Self::Text(value.map(|value| value.to_string().into()))
            }
        }
    )+ };
}

shown_as_text! {
    Date, Decimal, Fingerprint,
    ids::AuthorityId, ids::UnitId, ids::GoalSetId, ids::GoalId, ids::LineageId, ids::IndicatorId,
    ids::TargetId, ids::OutcomeId, ids::ActivityId, ids::ReportId, ids::ReportVersionId,
    ids::ImportId, ids::FindingAnswerId, ids::PrincipalId, ids::IdempotencyKey,
    ids::GrantId, ids::SessionId, ids::StepId, ids::QuestionId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_has_a_fixed_width() {
        let whole: Timestamp = "2026-11-22T07:00:00Z".parse().unwrap();
        assert_eq!(instant_text(whole), "2026-11-22T07:00:00.000000Z");
        let fine: Timestamp = "2026-11-22T07:00:00.123456789Z".parse().unwrap();
        assert_eq!(instant_text(fine), "2026-11-22T07:00:00.123456Z");
    }
}
