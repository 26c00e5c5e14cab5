//! Years, tertials and half-open stretches of days.

use std::fmt;

use jiff::civil::Date;

/// The year that a plan or report is about (*verksamhetsår*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OperatingYear(i16);

impl OperatingYear {
    /// A year from 1900 to 2199; anything else in a document is not an operating year.
    pub const fn new(year: i16) -> Option<Self> {
        if year >= 1900 && year < 2200 { Some(Self(year)) } else { None }
    }

    /// The year as a number.
    pub const fn number(self) -> i16 {
        self.0
    }

    /// 1 January of the year.
    pub fn first_day(self) -> Date {
        jiff::civil::date(self.0, 1, 1)
    }

    /// 1 January of the year after: the year as half-open days ends here.
    pub fn end(self) -> Date {
        jiff::civil::date(self.0 + 1, 1, 1)
    }

    /// The year before, as long as it is an operating year.
    pub const fn previous(self) -> Option<Self> {
        Self::new(self.0 - 1)
    }

    /// The year after, as long as it is an operating year.
    pub const fn next(self) -> Option<Self> {
        Self::new(self.0 + 1)
    }
}

impl fmt::Display for OperatingYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The part of the year that a figure is about, counted from 1 January (*hittills i år*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum YearPart {
    /// January to April (*tertial 1*).
    Tertial1,
    /// January to August (*tertial 2*).
    Tertial2,
    /// The whole year.
    FullYear,
}

impl YearPart {
    /// Every part in order of time.
    pub const ALL: [Self; 3] = [Self::Tertial1, Self::Tertial2, Self::FullYear];

    /// The stable code for storage and data files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Tertial1 => "tertial_1",
            Self::Tertial2 => "tertial_2",
            Self::FullYear => "full_year",
        }
    }

    /// Reads [`Self::code`] back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }
}

/// How often something is measured or reported (*periodicitet*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Periodicity {
    /// *Månad*
    Month,
    /// *Tertial*
    Tertial,
    /// *Halvår*
    HalfYear,
    /// *År*
    Year,
    /// *Vartannat år*
    EverySecondYear,
}

impl Periodicity {
    /// Every periodicity, most often first.
    pub const ALL: [Self; 5] =
        [Self::Month, Self::Tertial, Self::HalfYear, Self::Year, Self::EverySecondYear];

    /// The stable code for storage and data files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Tertial => "tertial",
            Self::HalfYear => "half_year",
            Self::Year => "year",
            Self::EverySecondYear => "every_second_year",
        }
    }

    /// Reads [`Self::code`] back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|periodicity| periodicity.code() == code)
    }
}

/// Days from `from` up to but not including `until`; no `until` means still valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Validity {
    from: Date,
    until: Option<Date>,
}

impl Validity {
    /// A stretch with at least one day in it.
    pub fn new(from: Date, until: Option<Date>) -> Option<Self> {
        match until {
            Some(until) if until <= from => None,
            _ => Some(Self { from, until }),
        }
    }

    /// Valid from a day on, with no known end.
    pub const fn since(from: Date) -> Self {
        Self { from, until: None }
    }

    /// First day.
    pub const fn from(self) -> Date {
        self.from
    }

    /// The first day that is no longer in the stretch.
    pub const fn until(self) -> Option<Date> {
        self.until
    }

    /// Whether the day is in the stretch.
    pub fn contains(self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }

    /// Whether the two stretches share a day.
    pub fn overlaps(self, other: Self) -> bool {
        self.until.is_none_or(|until| other.from < until)
            && other.until.is_none_or(|until| self.from < until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_validity_is_half_open() {
        let year = Validity::new(date(2020, 1, 1), Some(date(2021, 1, 1))).unwrap();
        assert!(year.contains(date(2020, 12, 31)));
        assert!(!year.contains(date(2021, 1, 1)));
        assert!(!year.overlaps(Validity::since(date(2021, 1, 1))));
        assert_eq!(Validity::new(date(2020, 1, 1), Some(date(2020, 1, 1))), None);
    }
}
