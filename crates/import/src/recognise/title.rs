//! What a document's title says: its kind, its year, whose it is.

use tertial_domain::report::ReportKind;

use crate::tidy_text::page_furniture as furniture;
use crate::tidy_text::words::{holds, starts_large};

/// Whether a line is a document's title.
pub(crate) fn is_title(lower: &str, hashes: u8) -> bool {
    const WORDS: [&str; 7] = [
        "verksamhetsberättelse",
        "verksamhetsplan",
        "tertialrapport",
        "delårsrapport",
        "årsredovisning",
        "uppföljningsrapport",
        "årsrapport",
    ];
    if !WORDS.iter().any(|word| holds(lower, word)) {
        return false;
    }
    let Some(at) = WORDS.iter().filter_map(|word| lower.find(word)).min() else {
        return false;
    };
    let dated = year_in(lower).is_some() || holds(lower, " för ");
    !lower.ends_with(['.', ':', ',']) && (hashes == 1 || (dated && at <= 60))
}

pub(crate) fn kind_in(lower: &str) -> Option<ReportKind> {
    let has_word =
        |word: &str| lower.split(|c: char| !c.is_alphanumeric()).any(|found| found == word);
    let tertial = holds(lower, "tertial") || holds(lower, "delårs");
    if holds(lower, "verksamhetsberättelse")
        || holds(lower, "årsredovisning")
        || holds(lower, "årsrapport")
    {
        Some(ReportKind::AnnualReport)
    } else if has_word("t1") || (tertial && (has_word("1") || holds(lower, "tertialrapport1"))) {
        Some(ReportKind::TertialReport1)
    } else if has_word("t2") || (tertial && (has_word("2") || holds(lower, "tertialrapport2"))) {
        Some(ReportKind::TertialReport2)
    } else if holds(lower, "verksamhetsplan") || has_word("vp") {
        Some(ReportKind::AnnualPlan)
    } else if has_word("vb") {
        Some(ReportKind::AnnualReport)
    } else {
        None
    }
}

/// The first year in a text.
pub(crate) fn year_in(text: &str) -> Option<i16> {
    text.split(|c: char| !c.is_ascii_digit())
        .find(|run| run.len() == 4 && (run.starts_with("19") || run.starts_with("20")))
        .and_then(|run| run.parse().ok())
}

/// The organisation that a title names: after "för", after the year, or before in the genitive.
pub(crate) fn organisation_in(title: &str) -> Option<String> {
    let after_for = if holds(title, " för ") { title.split_once(" för ") } else { None };
    let after_for = after_for.map(|(_, rest)| rest);
    let after_year = || {
        let digits = title.rfind(|c: char| c.is_ascii_digit())?;
        let rest = title.get(digits + 1..)?.trim_start_matches([' ', '-', '–', '—', ',', ':']);
        starts_large(rest).then_some(rest)
    };
    let name = after_for.or_else(after_year).map(without_year).filter(|name| starts_large(name));
    if let Some(name) = name {
        return Some(name.to_owned());
    }
    let lower = title.to_lowercase();
    let at = lower.find("verksamhets").or_else(|| lower.find("tertial"))?;
    let before = title.get(..at)?.trim();
    let bare = before.strip_suffix('s').filter(|bare| starts_large(bare) && bare.len() > 3)?;
    (!before.to_lowercase().contains("förslag")).then(|| bare.to_owned())
}

/// "Ekbackens förskola 2018" without the year, "år 2018" without anything.
pub(crate) fn without_year(name: &str) -> &str {
    let bare = name.trim_end_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, ' ' | '-' | '–' | ',' | '(' | ')')
    });
    let last = bare.rsplit(' ').next().unwrap_or("");
    let bare = if matches!(last, "år" | "VB" | "VP" | "T1" | "T2" | "verksamhetsåret") {
        bare.get(..bare.len() - last.len()).unwrap_or(bare).trim_end()
    } else {
        bare
    };
    if name.ends_with(')')
        && bare.len() < name.len()
        && name.contains('(')
        && !bare.contains('(')
        && year_in(name).is_none()
    {
        return name;
    }
    bare.trim_end_matches([',', ' ', '-', '–'])
}

pub(crate) fn is_committee(name: &str) -> bool {
    let lower = name.to_lowercase();
    let board = lower.split([' ', ',']).any(|word| {
        ["nämnd", "nämnden", "styrelse", "styrelsen"].iter().any(|end| word.ends_with(end))
    });
    board && !lower.contains("enhet")
}

/// "Socialnämnden den 20 februari 2024": the recipient and the day.
pub(crate) fn split_meeting_day(words: &str) -> (&str, Option<&str>) {
    let starts = words.match_indices(' ').map(|(at, _)| at);
    for at in starts {
        let rest = words.get(at..).unwrap_or("").trim_start();
        if rest.starts_with(|c: char| c.is_ascii_digit()) && furniture::is_date(rest) {
            let before = words.get(..at).unwrap_or("").trim_end_matches([',', ' ']);
            return (before.strip_suffix(" den").unwrap_or(before), Some(rest));
        }
    }
    (words, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_tell_kind_year_and_organisation() {
        let facts = |title: &str| {
            let lower = title.to_lowercase();
            assert!(is_title(&lower, 0), "{title}");
            (kind_in(&lower), year_in(title), organisation_in(title))
        };
        let name = |name: &str| Some(name.to_owned());
        assert_eq!(
            facts("Verksamhetsplan 2018 för Enheten för frågor"),
            (Some(ReportKind::AnnualPlan), Some(2018), name("Enheten för frågor"))
        );
        assert_eq!(
            facts("Tertialrapport 2 2024 för Ekstads parknämnd"),
            (Some(ReportKind::TertialReport2), Some(2024), name("Ekstads parknämnd"))
        );
        assert_eq!(
            facts("Socialnämndens verksamhetsberättelse 2023"),
            (Some(ReportKind::AnnualReport), Some(2023), name("Socialnämnden"))
        );
        assert_eq!(
            facts("Verksamhetsberättelse för Ekbackens förskola 2019"),
            (Some(ReportKind::AnnualReport), Some(2019), name("Ekbackens förskola"))
        );
        assert!(is_committee("Ekstads parknämnd") && !is_committee("Enheten för nämndstöd"));
    }

    #[test]
    fn a_recipient_may_carry_the_day() {
        assert_eq!(
            split_meeting_day("Socialnämnden den 20 februari 2024"),
            ("Socialnämnden", Some("20 februari 2024"))
        );
    }
}
