//! A list of words that is asked often.

use std::collections::HashSet;
use std::sync::OnceLock;

/// Words in small letters, looked up in one step.
pub struct WordSet {
    listed: &'static str,
    words: OnceLock<HashSet<&'static str>>,
}

impl WordSet {
    /// The words of a text, parted by blanks or new lines.
    pub const fn new(listed: &'static str) -> Self {
        Self { listed, words: OnceLock::new() }
    }

    /// Whether a word is in the list.
    pub fn contains(&self, word: &str) -> bool {
        self.words.get_or_init(|| self.listed.split_whitespace().collect()).contains(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_the_list_is_found_and_a_part_of_one_is_not() {
        static WORDS: WordSet = WordSet::new("ett två\n    tre");
        assert!(WORDS.contains("två") && WORDS.contains("tre"));
        assert!(!WORDS.contains("tv") && !WORDS.contains(""));
    }
}
