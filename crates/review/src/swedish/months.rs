//! The names of the months, in one place for all who look for them.

/// January to December, in small letters.
pub const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];

/// Whether a word is a month's name.
pub fn is_month(word: &str) -> bool {
    MONTHS.contains(&word)
}

/// A month's number, 1 to 12.
pub fn number_of_month(word: &str) -> Option<i8> {
    (1..).zip(MONTHS).find_map(|(number, month)| (month == word).then_some(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_have_their_numbers() {
        assert_eq!(number_of_month("januari"), Some(1));
        assert_eq!(number_of_month("december"), Some(12));
        assert_eq!(number_of_month("hösten"), None);
        assert!(is_month("maj") && !is_month("majs"));
    }
}
