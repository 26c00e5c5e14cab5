//! Names held against what a person typed: by word, whatever the ending, dots and rings or none.

use tertial_domain::name_key::name_key;

use super::stems::{QUERY_LENGTH_MAX, QUERY_WORDS_MAX, Stemmer};

/// How well a name answers to what was typed, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameRank {
    /// It is the name.
    Whole,
    /// The name begins with it.
    Beginning,
    /// Every word typed is in the name, or begins a word of it.
    Words,
}

/// Words typed in search of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameWords {
    whole: String,
    words: Vec<NameWord>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct NameWord {
    typed: String,
    stem: String,
}

impl NameWords {
    /// Reads what was typed; text without a letter or digit names nothing.
    pub fn read(text: &str) -> Option<Self> {
        let typed: String = text.chars().take(QUERY_LENGTH_MAX).collect();
        let key = name_key(&typed);
        let mut stemmer = Stemmer::new();
        let words: Vec<NameWord> = key
            .split(' ')
            .filter(|word| !word.is_empty())
            .take(QUERY_WORDS_MAX)
            .map(|word| NameWord { typed: plain(word), stem: plain(stemmer.stem(word)) })
            .collect();
        (!words.is_empty()).then(|| Self { whole: plain(&key), words })
    }

    /// A part of each word that stands in every name that the word answers to.
    pub fn stems(&self) -> Vec<String> {
        self.words.iter().map(|word| word.stem.clone()).collect()
    }

    /// How well a name answers; `None` where a word is missing in it.
    pub fn rank(&self, name: &str) -> Option<NameRank> {
        let key = name_key(name);
        let flat = plain(&key);
        if flat == self.whole {
            return Some(NameRank::Whole);
        }
        if flat.starts_with(&self.whole) {
            return Some(NameRank::Beginning);
        }
        let mut stemmer = Stemmer::new();
        let found: Vec<NameWord> = key
            .split(' ')
            .map(|word| NameWord { typed: plain(word), stem: plain(stemmer.stem(word)) })
            .collect();
        let answers = |asked: &NameWord| {
            found.iter().any(|word| word.typed.starts_with(&asked.typed) || word.stem == asked.stem)
        };
        self.words.iter().all(answers).then_some(NameRank::Words)
    }
}

/// A folded text without dots and rings: "hemtjänst" and "hemtjanst" are the same.
pub fn plain(folded: &str) -> String {
    folded
        .chars()
        .map(|letter| match letter {
            'å' | 'ä' => 'a',
            'ö' => 'o',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, name: &str, expected: Option<NameRank>) {
        let got = NameWords::read(typed).unwrap().rank(name);
        assert_eq!(got, expected, "{typed:?} against {name:?}");
    }

    #[test]
    fn names_are_found_by_their_words() {
        check("sjukfranvaro", "Sjukfrånvaro", Some(NameRank::Whole));
        check("sjukfrånvaro", "Sjukfrånvaro dag 1–14", Some(NameRank::Beginning));
        check("hemtjansten", "Solbergs hemtjänst", Some(NameRank::Words));
        check("hemtj sol", "Solbergs hemtjänst", Some(NameRank::Words));
        check("solbergs förskola", "Solbergs hemtjänst", None);
        check("tjänst", "Solbergs hemtjänst", None);
        assert_eq!(NameWords::read(" – "), None);
    }
}
