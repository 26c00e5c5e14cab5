//! The order of names as a reader expects it: in Swedish å, ä, ö come after z.

use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;

use crate::language::Language;

static SWEDISH: LazyLock<Option<CollatorBorrowed<'static>>> =
    LazyLock::new(|| collator(Language::Swedish));
static ENGLISH: LazyLock<Option<CollatorBorrowed<'static>>> =
    LazyLock::new(|| collator(Language::English));

/// Compares two texts for a list: letters first, then accents and case; "2" stands before "10".
///
/// Texts that a reader cannot tell apart by sorting are ordered by their bytes, so that the order
/// of a list never depends on the order it came in.
pub fn compare(language: Language, left: &str, right: &str) -> Ordering {
    let collator = match language {
        Language::Swedish => &*SWEDISH,
        Language::English => &*ENGLISH,
    };
    let by_letter = collator.as_ref().map_or(Ordering::Equal, |it| it.compare(left, right));
    by_letter.then_with(|| left.cmp(right))
}

/// Sorts a list by a name that each item has.
pub fn sort_by_name<T>(language: Language, items: &mut [T], name: impl Fn(&T) -> &str) {
    items.sort_by(|left, right| compare(language, name(left), name(right)));
}

fn collator(language: Language) -> Option<CollatorBorrowed<'static>> {
    let locale = match language {
        Language::Swedish => locale!("sv"),
        Language::English => locale!("en-GB"),
    };
    let mut preferences = CollatorPreferences::from(&locale);
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    let mut options = CollatorOptions::default();
    options.strength = Some(Strength::Tertiary);
    Collator::try_new(preferences, options).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(language: Language, names: &[&'static str]) -> Vec<&'static str> {
        let mut names = names.to_vec();
        sort_by_name(language, &mut names, |name| name);
        names
    }

    #[test]
    fn swedish_ends_with_a_ring_a_dots_and_o_dots() {
        let names = ["Östra", "Zebran", "Ängen", "Åsen", "almgården", "Boendestöd", "Ahl", "äng"];
        assert_eq!(
            sorted(Language::Swedish, &names),
            ["Ahl", "almgården", "Boendestöd", "Zebran", "Åsen", "äng", "Ängen", "Östra"],
        );
    }

    #[test]
    fn english_puts_them_beside_a_and_o() {
        let names = ["Zebran", "Åsen", "Aspen", "Östra", "Ost"];
        let expected = ["Åsen", "Aspen", "Ost", "Östra", "Zebran"];
        assert_eq!(sorted(Language::English, &names), expected);
    }

    #[test]
    fn numbers_in_names_count_as_numbers() {
        let names = ["Grupp 10", "Grupp 9", "3.10", "3.9"];
        assert_eq!(sorted(Language::Swedish, &names), ["3.9", "3.10", "Grupp 9", "Grupp 10"]);
    }

    #[test]
    fn different_texts_never_sort_as_equal() {
        assert_ne!(compare(Language::Swedish, "a\u{ad}b", "ab"), Ordering::Equal);
        assert_eq!(compare(Language::Swedish, "ab", "ab"), Ordering::Equal);
    }
}
