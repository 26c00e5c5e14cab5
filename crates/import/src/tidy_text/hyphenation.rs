//! Words that a line's end or a narrow column broke, put together again.

use crate::recognise::vocabulary::Vocabulary;
use crate::tidy_text::words::{push_clean, squeezed, starts_small};

/// Appends the next line of a paragraph, with a blank or, after a broken word, without one.
pub(crate) fn join_line(out: &mut String, next: &str) {
    match seam(out, next) {
        Seam::Blank => push_clean(out, next),
        Seam::Keep => push_tight(out, next),
        Seam::Drop => {
            out.pop();
            push_tight(out, next);
        }
    }
}

/// Appends text without a blank.
pub(crate) fn push_tight(out: &mut String, next: &str) {
    let mut clean = String::with_capacity(next.len());
    push_clean(&mut clean, next);
    out.push_str(&clean);
}

/// What stands between two lines.
enum Seam {
    /// Two words.
    Blank,
    /// One word that keeps its hyphen: "Norra-Södra", "2019-01-07".
    Keep,
    /// One word that the hyphen broke.
    Drop,
}

fn seam(out: &str, next: &str) -> Seam {
    const LONGEST_WORD: usize = 80;
    const SUSPENDED: [&str; 6] = ["och", "eller", "samt", "respektive", "resp", "till"];
    let out = last_bytes(out, LONGEST_WORD);
    let mut before = out.chars().rev();
    match before.next() {
        Some('-' | '\u{2010}') => {}
        _ => return Seam::Blank,
    }
    let (Some(last), Some(first)) = (before.next(), next.chars().next()) else {
        return Seam::Blank;
    };
    if !last.is_alphanumeric() || !first.is_alphanumeric() {
        return Seam::Blank;
    }
    if first.is_numeric() && last.is_numeric() {
        return if looks_like_date(out) { Seam::Keep } else { Seam::Blank };
    }
    if first.is_uppercase() {
        return Seam::Keep;
    }
    let word_after = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    if SUSPENDED.contains(&word_after) {
        return Seam::Blank;
    }
    let word_before = out.trim_end_matches(['-', '\u{2010}']);
    let word_before = word_before.rsplit(char::is_whitespace).next().unwrap_or("");
    let short_form = word_before.chars().count() < 2
        || word_before.chars().any(|c| c.is_numeric() || c.is_uppercase())
            && !word_before.chars().skip(1).any(char::is_lowercase);
    if short_form { Seam::Keep } else { Seam::Drop }
}

/// The end of a text, cut at a character.
fn last_bytes(text: &str, most: usize) -> &str {
    let from = text.len().saturating_sub(most);
    (from..=text.len()).find_map(|at| text.get(at..)).unwrap_or("")
}

/// "2019-01-" or "2019-": a day goes on.
fn looks_like_date(out: &str) -> bool {
    let word = out.rsplit(char::is_whitespace).next().unwrap_or("");
    let mut parts = word.trim_end_matches('-').split('-');
    parts
        .next()
        .is_some_and(|year| year.len() == 4 && (year.starts_with("19") || year.starts_with("20")))
}

/// Joins the parts of known words that a narrow column broke: "nämnd en", "kvinn or/ flicko r".
pub(crate) fn join_known_words(cell: &str, vocabulary: &Vocabulary) -> String {
    if !cell.contains(' ') {
        return cell.trim().to_owned();
    }
    let mut joined = String::with_capacity(cell.len());
    let words: Vec<&str> = cell.split_whitespace().collect();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let taken = broken_word(words.get(at..).unwrap_or(&[]), vocabulary).unwrap_or(1);
        if !joined.is_empty() {
            joined.push(' ');
        }
        if taken == 1 {
            joined.push_str(word);
        } else {
            words.iter().skip(at).take(taken).for_each(|part| joined.push_str(part));
        }
        at += taken;
    }
    joined
}

/// How many parts at the start make one known word, when it is more than one.
fn broken_word(parts: &[&str], vocabulary: &Vocabulary) -> Option<usize> {
    const MOST_PARTS: usize = 4;
    let mut whole = String::new();
    let mut best = None;
    for (index, part) in parts.iter().take(MOST_PARTS).enumerate() {
        if index > 0 && !starts_small(part) {
            break;
        }
        whole.push_str(part);
        if index > 0 && vocabulary.is_joined_word(&whole.to_lowercase()) {
            best = Some(index + 1);
        }
    }
    best
}

/// Joins two parts of one cell that a page's end broke.
pub(crate) fn join_cells(first: &str, rest: &str, vocabulary: &Vocabulary) -> String {
    let mut joined = first.to_owned();
    join_line(&mut joined, rest);
    let known = join_known_words(&joined, vocabulary);
    debug_assert_eq!(squeezed(&known), squeezed(&joined), "joining loses nothing");
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    fn join(first: &str, next: &str) -> String {
        let mut out = first.to_owned();
        join_line(&mut out, next);
        out
    }

    #[test]
    fn a_broken_line_goes_on() {
        assert_eq!(join("mötet 2021-03-", "14 hölls"), "mötet 2021-03-14 hölls");
        assert_eq!(join("hälso-", "och sjukvård"), "hälso- och sjukvård");
        assert_eq!(join("kvali-", "tet i vården"), "kvalitet i vården");
        assert_eq!(join("Ekstad-", "Norr växer"), "Ekstad-Norr växer");
        assert_eq!(join("IT-", "stöd finns"), "IT-stöd finns");
        assert_eq!(join("ett", "två"), "ett två");
    }

    #[test]
    fn narrow_columns_are_widened() {
        let vocabulary = Vocabulary::stockholm();
        assert_eq!(join_known_words("tas fram av nämnd en", vocabulary), "tas fram av nämnden");
        assert_eq!(
            join_known_words("Utfall kvinn or/ flicko r", vocabulary),
            "Utfall kvinnor/ flickor"
        );
        assert_eq!(join_known_words("en nämnd i taget", vocabulary), "en nämnd i taget");
    }
}
