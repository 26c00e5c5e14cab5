//! A list of words that is asked often.

use std::collections::HashSet;
use std::sync::OnceLock;

/// Words in small letters, looked up in one step.
pub struct WordSet {
    listed: &'static str,
    words: OnceLock<Words>,
}

/// The words, and which lengths there are of each first byte: most words of a text are told from
/// the list's by these alone.
struct Words {
    words: HashSet<&'static str>,
    lengths: [u64; 256],
}

impl Words {
    fn of(listed: &'static str) -> Self {
        let words: HashSet<&'static str> = listed.split_whitespace().collect();
        let mut lengths = [0; 256];
        for word in &words {
            if let Some(known) =
                word.bytes().next().and_then(|byte| lengths.get_mut(usize::from(byte)))
            {
                *known |= bit(word);
            }
        }
        Self { words, lengths }
    }

    fn contains(&self, word: &str) -> bool {
        let known = word.bytes().next().and_then(|byte| self.lengths.get(usize::from(byte)));
        known.is_some_and(|known| known & bit(word) != 0) && self.words.contains(word)
    }
}

/// The bit of a word's length; long ones share the last.
fn bit(word: &str) -> u64 {
    1 << word.len().min(63)
}

impl WordSet {
    /// The words of a text, parted by blanks or new lines.
    pub const fn new(listed: &'static str) -> Self {
        Self { listed, words: OnceLock::new() }
    }

    /// Whether a word is in the list.
    pub fn contains(&self, word: &str) -> bool {
        self.words.get_or_init(|| Words::of(self.listed)).contains(word)
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
