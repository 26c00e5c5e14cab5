//! Years, days, months and report names in running text.

use std::ops::Range;

use jiff::civil::Date;
use tertial_domain::report::{ReportKind, read_date};

use crate::swedish::figures::FigureKind;
use crate::swedish::paragraph::Paragraph;

/// A year that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedYear {
    /// The year.
    pub year: i16,
    /// Its word.
    pub word: usize,
    /// The report that is named with it ("VP 2018"), if any.
    pub report: Option<ReportKind>,
}

/// A day that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedDay {
    /// The day.
    pub day: Date,
    /// Its words.
    pub words: Range<usize>,
}

/// Every year of a paragraph, also inside days and with a report's name.
pub fn years(paragraph: &Paragraph<'_>) -> Vec<NamedYear> {
    paragraph
        .figures
        .iter()
        .filter(|figure| figure.kind == FigureKind::Year)
        .filter_map(|figure| {
            let year = i16::try_from(figure.number.trunc().mantissa()).ok()?;
            let before = figure.word.checked_sub(1).map(|at| paragraph.word(at));
            let after = paragraph.text.get(figure.end..).unwrap_or_default();
            // "läsåret 2022/23" lasts until the later of its years.
            let year = year + i16::from(is_split_year(year, after));
            Some(NamedYear { year, word: figure.word, report: before.and_then(report_name) })
        })
        .collect()
}

/// Whether what follows a year names the next one with it: "/23", "/2023", "–2023".
fn is_split_year(year: i16, after: &str) -> bool {
    let Some(rest) = after.strip_prefix(['/', '-', '–']) else { return false };
    let length = rest.bytes().take_while(u8::is_ascii_digit).count();
    let next = rest.get(..length).and_then(|digits| digits.parse::<i16>().ok());
    match length {
        2 => next == Some((year + 1) % 100),
        4 => next == Some(year + 1),
        _ => false,
    }
}

/// The report that a word names.
pub fn report_name(word: &str) -> Option<ReportKind> {
    let stem = word.trim_end_matches(":n").trim_end_matches('n');
    match stem {
        "vp" | "verksamhetspla" | "verksamhetsplan" | "verksamhetsplane" => {
            Some(ReportKind::AnnualPlan)
        }
        "vb" | "verksamhetsberättelse" => Some(ReportKind::AnnualReport),
        "t1" => Some(ReportKind::TertialReport1),
        "t2" => Some(ReportKind::TertialReport2),
        _ => None,
    }
}

/// Every whole day of a paragraph: "2018-12-10", "10 december 2018", "10/12 2018".
pub fn days(paragraph: &Paragraph<'_>) -> Vec<NamedDay> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < paragraph.words.len() {
        let longest = (1..=3).rev().find_map(|length| {
            let words = at..at + length;
            let first = paragraph.words.get(words.start)?;
            let last = paragraph.words.get(words.end - 1)?;
            let text = paragraph.text.get(first.start..last.end)?;
            let begins = text.starts_with(|c: char| c.is_ascii_digit());
            let ends = text.ends_with(|c: char| c.is_ascii_digit());
            let plain_year = text.len() < 6;
            let day = (begins && ends && !plain_year).then(|| read_date(text))??;
            Some(NamedDay { day, words })
        });
        at = longest.as_ref().map_or(at + 1, |named| named.words.end);
        found.extend(longest);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_read_with_the_report_they_stand_with() {
        let paragraph = Paragraph::new("I VP 2021 och under 2022; lagen (2017:612) gäller.");
        let found: Vec<_> = years(&paragraph).into_iter().map(|y| (y.year, y.report)).collect();
        assert_eq!(found, [(2021, Some(ReportKind::AnnualPlan)), (2022, None)]);
    }

    #[test]
    fn a_school_year_lasts_until_its_later_year() {
        for text in ["läsåret 2022/23 var", "läsåret 2022/2023 var", "läsåret 2022–2023 var"]
        {
            let paragraph = Paragraph::new(text);
            assert!(years(&paragraph).iter().all(|named| named.year == 2_023), "{text}");
        }
        let paragraph = Paragraph::new("ärende 2022/41 kom");
        assert!(years(&paragraph).iter().all(|named| named.year == 2_022));
    }

    #[test]
    fn days_are_read_in_their_forms() {
        let paragraph =
            Paragraph::new("På APT 2021-12-10, den 7 januari 2022 och 3/4 2022 men ej 12 30.");
        let found: Vec<_> = days(&paragraph).into_iter().map(|d| d.day.to_string()).collect();
        assert_eq!(found, ["2021-12-10", "2022-01-07", "2022-04-03"]);
    }
}
