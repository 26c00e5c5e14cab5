//! What a document's title says: its kind, its year, whose it is.

use tertial_domain::report::ReportKind;

use crate::tidy_text::page_furniture as furniture;
use crate::tidy_text::words::{holds, starts_large};

/// Words that name a document of the year.
const DOCUMENTS: [&str; 13] = [
    "verksamhetsberättelse",
    "verksamhetsplan",
    "tertialrapport",
    "tertialuppföljning",
    "tertialbokslut",
    "tertial 1",
    "tertial 2",
    "delårs",
    "årsredovisning",
    "årsberättelse",
    "årsbokslut",
    "uppföljningsrapport",
    "årsrapport",
];

/// Whether a line is a document's title.
pub(crate) fn is_title(lower: &str, hashes: u8) -> bool {
    const MOST_WORDS_WITH_POINT: usize = 4;
    let named = DOCUMENTS.iter().any(|word| holds(lower, word));
    let at = DOCUMENTS.iter().filter(|_| named).filter_map(|word| lower.find(word)).min();
    let Some(at) = at.or_else(|| abbreviation_with_year(lower)) else { return false };
    let dated = year_in(lower).is_some() || holds(lower, " för ");
    let short = at == 0 && dated && lower.split_whitespace().count() <= MOST_WORDS_WITH_POINT;
    !lower.ends_with([':', ','])
        && (short || !lower.ends_with('.'))
        && (hashes == 1 || (dated && at <= 60))
}

/// Whether a line is a title and nothing before it: it begins with the document's name.
pub(crate) fn begins_title(lower: &str) -> bool {
    is_title(lower, 0)
        && (DOCUMENTS.iter().any(|word| lower.starts_with(word))
            || abbreviation_with_year(lower) == Some(0))
}

/// Where "T1 2025" or "VP 2026" stands: the short name of a document right before its year.
fn abbreviation_with_year(lower: &str) -> Option<usize> {
    let mut words = lower.split(' ').peekable();
    let mut at = 0;
    while let Some(word) = words.next() {
        let year = words.peek().map(|next| next.trim_end_matches([',', '.', ':']));
        let year = year.is_some_and(|year| year.len() == 4 && year_in(year).is_some());
        if year && matches!(word, "t1" | "t2" | "vb" | "vp") {
            return Some(at);
        }
        at += word.len() + 1;
    }
    None
}

pub(crate) fn kind_in(lower: &str) -> Option<ReportKind> {
    let has_word =
        |word: &str| lower.split(|c: char| !c.is_alphanumeric()).any(|found| found == word);
    let any = |words: &[&str]| words.iter().any(|word| holds(lower, word));
    let interim = holds(lower, "delårs");
    if holds(lower, "verksamhetsberättelse")
        || (!interim && any(&["årsredovisning", "årsrapport", "årsberättelse", "årsbokslut"]))
    {
        Some(ReportKind::AnnualReport)
    } else if interim || holds(lower, "tertial") || has_word("t1") || has_word("t2") {
        tertial_in(lower)
    } else if holds(lower, "verksamhetsplan") || has_word("vp") {
        Some(ReportKind::AnnualPlan)
    } else if has_word("vb") {
        Some(ReportKind::AnnualReport)
    } else {
        None
    }
}

/// Which of the year's interim reports a title names: by its number, then by the month that it
/// reaches to. The law's interim report (*delårsrapport*) reaches to August where nothing is said.
fn tertial_in(lower: &str) -> Option<ReportKind> {
    let words = || lower.split(|c: char| !c.is_alphanumeric());
    let numbered = words()
        .skip_while(|word| !(word.starts_with("tertial") || word.starts_with("delårs")))
        .take(3)
        .find_map(|word| match word.trim_start_matches(char::is_alphabetic) {
            "1" => Some(ReportKind::TertialReport1),
            "2" => Some(ReportKind::TertialReport2),
            _ => None,
        });
    let to = |months: [&str; 4]| words().any(|word| months.contains(&word));
    let august = to(["augusti", "aug", "t2", "ii"]);
    let april = to(["april", "apr", "t1", "mars"]);
    let interim = holds(lower, "delårs").then_some(ReportKind::TertialReport2);
    match (august, april) {
        (true, _) => Some(ReportKind::TertialReport2),
        (false, true) => Some(ReportKind::TertialReport1),
        (false, false) => numbered.or(interim),
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
    let apart = before.trim_end_matches(['-', '–', '—', ':', ',', ' ', '|']);
    if apart.len() < before.len() && starts_large(apart) {
        return Some(apart.to_owned());
    }
    let genitive = before.strip_suffix('s').filter(|_| !before.ends_with("hus"));
    let bare = genitive.unwrap_or(before);
    let bare = Some(bare).filter(|bare| starts_large(bare) && bare.len() > 3)?;
    let is_name = genitive.is_some() || before.ends_with("hus");
    let bare = Some(bare).filter(|_| is_name)?;
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
            let before = before.strip_suffix(" den").unwrap_or(before);
            return (before.strip_suffix(", APT").unwrap_or(before), Some(rest));
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
    fn documents_have_many_names() {
        let facts = |title: &str| {
            let lower = title.to_lowercase();
            assert!(is_title(&lower, 1), "{title}");
            (kind_in(&lower), year_in(title), organisation_in(title))
        };
        let name = |name: &str| Some(name.to_owned());
        let (t1, t2) = (Some(ReportKind::TertialReport1), Some(ReportKind::TertialReport2));
        assert_eq!(facts("Tertial 1 2025"), (t1, Some(2025), None));
        assert_eq!(facts("T2 2025 Ekstads badhus"), (t2, Some(2025), name("Ekstads badhus")));
        assert_eq!(facts("Tertialuppföljning 2, 2025"), (t2, Some(2025), None));
        assert_eq!(facts("Delårsrapport per den 30 april 2025"), (t1, Some(2025), None));
        assert_eq!(facts("Delårsrapport 1 januari–31 augusti 2025"), (t2, Some(2025), None));
        assert_eq!(facts("Delårsbokslut 2025"), (t2, Some(2025), None));
        assert_eq!(facts("VP 2026"), (Some(ReportKind::AnnualPlan), Some(2026), None));
        assert_eq!(
            facts("Ekstads badhus – Verksamhetsberättelse 2024"),
            (Some(ReportKind::AnnualReport), Some(2024), name("Ekstads badhus"))
        );
        assert_eq!(facts("Ekstads badhus tertialrapport 1 2025").2, name("Ekstads badhus"));
        assert!(!is_title("under tertial 1 2025 har badhuset varit öppet.", 0));
    }

    #[test]
    fn a_recipient_may_carry_the_day() {
        assert_eq!(
            split_meeting_day("Socialnämnden den 20 februari 2024"),
            ("Socialnämnden", Some("20 februari 2024"))
        );
        assert_eq!(
            split_meeting_day("Ekstads badhus, APT 2024-02-20"),
            ("Ekstads badhus", Some("2024-02-20"))
        );
    }
}
