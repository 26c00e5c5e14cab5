//! Reading cells back: a value that no writer of this program writes names its place.

use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::Date;
use rust_decimal::Decimal;
use tertial_domain::period::{OperatingYear, Validity};

use crate::error::StoreError;
use crate::provenance::{Provenance, RowVersion};

/// A row of a table, for errors that say where they are.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) table: &'static str,
    pub(crate) id: &'a str,
}

impl Place<'_> {
    pub(crate) fn broken(self, column: &'static str) -> StoreError {
        StoreError::BrokenRow { table: self.table, column, id: self.id.to_owned() }
    }

    /// An identity, a day, a decimal or an instant.
    pub(crate) fn parse<T: FromStr>(
        self,
        column: &'static str,
        text: &str,
    ) -> Result<T, StoreError> {
        text.parse().map_err(|_| self.broken(column))
    }

    pub(crate) fn parse_optional<T: FromStr>(
        self,
        column: &'static str,
        text: Option<&str>,
    ) -> Result<Option<T>, StoreError> {
        text.map(|text| self.parse(column, text)).transpose()
    }

    /// A code of one of the domain's enums.
    pub(crate) fn code<T>(
        self,
        column: &'static str,
        text: &str,
        from_code: impl Fn(&str) -> Option<T>,
    ) -> Result<T, StoreError> {
        from_code(text).ok_or_else(|| self.broken(column))
    }

    pub(crate) fn code_optional<T>(
        self,
        column: &'static str,
        text: Option<&str>,
        from_code: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, StoreError> {
        text.map(|text| self.code(column, text, from_code)).transpose()
    }

    pub(crate) fn year(
        self,
        column: &'static str,
        number: i64,
    ) -> Result<OperatingYear, StoreError> {
        i16::try_from(number).ok().and_then(OperatingYear::new).ok_or_else(|| self.broken(column))
    }

    pub(crate) fn count(self, column: &'static str, number: i64) -> Result<u32, StoreError> {
        u32::try_from(number).map_err(|_| self.broken(column))
    }

    pub(crate) fn count_optional(
        self,
        column: &'static str,
        number: Option<i64>,
    ) -> Result<Option<u32>, StoreError> {
        number.map(|number| self.count(column, number)).transpose()
    }

    pub(crate) fn truth_optional(
        self,
        column: &'static str,
        text: Option<&str>,
    ) -> Result<Option<bool>, StoreError> {
        self.code_optional(column, text, |code| match code {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        })
    }

    pub(crate) fn date_optional(
        self,
        column: &'static str,
        text: Option<&str>,
    ) -> Result<Option<Date>, StoreError> {
        self.parse_optional(column, text)
    }

    /// The columns `valid_from` and `valid_until`.
    pub(crate) fn validity(self, from: &str, until: Option<&str>) -> Result<Validity, StoreError> {
        let from = self.parse("valid_from", from)?;
        let until = self.date_optional("valid_until", until)?;
        Validity::new(from, until).ok_or_else(|| self.broken("valid_until"))
    }

    pub(crate) fn decimal_optional(
        self,
        column: &'static str,
        text: Option<&str>,
    ) -> Result<Option<Decimal>, StoreError> {
        self.parse_optional(column, text)
    }

    pub(crate) fn instant(self, column: &'static str, text: &str) -> Result<Timestamp, StoreError> {
        self.parse(column, text)
    }

    pub(crate) fn version(self, number: i64) -> Result<RowVersion, StoreError> {
        RowVersion::new(number).ok_or_else(|| self.broken("row_version"))
    }

    /// The three columns that say where a thing came from.
    pub(crate) fn provenance(
        self,
        import: Option<&str>,
        line: Option<i64>,
        confirmed: bool,
    ) -> Result<Provenance, StoreError> {
        Ok(match self.parse_optional("import_id", import)? {
            None => Provenance::Entered,
            Some(import) => Provenance::ReadIn {
                import,
                line: self.count_optional("source_line", line)?,
                confirmed,
            },
        })
    }
}

/// The count that a `count(*)` gave.
pub(crate) fn total(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}
