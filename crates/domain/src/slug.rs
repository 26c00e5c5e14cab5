//! The public name of a report in an address: readable, given once, never given to another.

use std::fmt;
use std::str::FromStr;

use crate::ids::ReportId;
use crate::name_key::name_key;
use crate::period::OperatingYear;
use crate::report::ReportKind;

/// The longest slug, in characters.
const LENGTH_MAX: usize = 100;
/// The longest part that comes from a name.
const NAME_MAX: usize = 60;
/// Letters and digits that are told apart when read aloud or written by hand.
const DIGITS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";
/// Digits of the identity at the end: 35 bits, so that two units of one name do not meet.
const TAIL_LENGTH: u32 = 7;

/// A report's name in a public address: "vb-2025-almgarden-k3f0a7m".
///
/// It is made once, when the report is first stored, and stays when the unit is renamed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

/// The text is no slug: small letters a to z, digits and single hyphens, at most 100 of them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a public name")]
pub struct SlugError;

impl Slug {
    /// The slug of a report of a unit.
    pub fn of_report(kind: ReportKind, year: OperatingYear, unit: &str, id: ReportId) -> Self {
        let kind = match kind {
            ReportKind::AnnualPlan => "vp",
            ReportKind::TertialReport1 => "t1",
            ReportKind::TertialReport2 => "t2",
            ReportKind::AnnualReport => "vb",
        };
        let mut text = format!("{kind}-{}", year.number());
        let start = text.len();
        for word in name_key(unit).split(' ') {
            let word: String = word.chars().filter_map(plain).collect();
            if !word.is_empty() && text.len() - start + word.len() <= NAME_MAX {
                text.push('-');
                text.push_str(&word);
            }
        }
        text.push('-');
        text.extend((0..TAIL_LENGTH).map(|place| digit(id.bits() >> (5 * place))));
        Self(text)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn plain(letter: char) -> Option<char> {
    match letter {
        'å' | 'ä' => Some('a'),
        'ö' => Some('o'),
        'a'..='z' | '0'..='9' => Some(letter),
        _ => None,
    }
}

/// The digit of the lowest five bits.
fn digit(bits: u128) -> char {
    let place = usize::try_from(bits & 31).unwrap_or(0);
    DIGITS.get(place).map_or('a', |digit| char::from(*digit))
}

impl FromStr for Slug {
    type Err = SlugError;

    fn from_str(text: &str) -> Result<Self, SlugError> {
        let known = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
        let is_whole = !text.is_empty()
            && text.len() <= LENGTH_MAX
            && text.bytes().all(known)
            && !text.starts_with('-')
            && !text.ends_with('-')
            && !text.contains("--");
        if is_whole { Ok(Self(text.to_owned())) } else { Err(SlugError) }
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn year() -> OperatingYear {
        OperatingYear::new(2025).unwrap()
    }

    #[test]
    fn a_slug_says_which_report_it_is() {
        let id = ReportId::from_bits(0);
        let slug = Slug::of_report(ReportKind::AnnualReport, year(), "Almgårdens förskola", id);
        assert_eq!(slug.as_str(), "vb-2025-almgardens-forskola-aaaaaaa");
    }

    #[test]
    fn two_units_of_one_name_have_two_slugs() {
        let of = |bits| {
            let id = ReportId::from_bits(bits);
            Slug::of_report(ReportKind::AnnualPlan, year(), "Ledning", id)
        };
        assert_ne!(of(1), of(2));
    }

    #[test]
    fn what_is_no_slug_is_refused() {
        for text in ["", "-a", "a-", "a--b", "Å", "a/b", "../a", "VB", &"a".repeat(101)] {
            assert_eq!(text.parse::<Slug>(), Err(SlugError), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_slug_can_be_read_again(unit in ".{0,200}", bits: u128) {
            let slug = Slug::of_report(
                ReportKind::TertialReport1, year(), &unit, ReportId::from_bits(bits));
            prop_assert_eq!(slug.as_str().parse(), Ok(slug.clone()));
        }
    }
}
