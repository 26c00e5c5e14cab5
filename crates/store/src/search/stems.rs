//! Words cut from text, folded and stemmed.

use std::collections::HashMap;
use std::fmt::Write as _;

use rust_stemmers::Algorithm;

use tertial_domain::name_key::push_folded;

/// Words that a question takes; what comes after is left out.
pub const QUERY_WORDS_MAX: usize = 12;
/// Characters that a question takes; what comes after is left out.
pub const QUERY_LENGTH_MAX: usize = 200;
/// Letters and digits of a word that count.
const WORD_LENGTH_MAX: usize = 64;
/// A last word at least this long finds words that begin with it.
const PREFIX_LENGTH_MIN: usize = 3;
/// Spellings that one word may be meant in.
const SPELLINGS_MAX: usize = 54;
/// The last place in a text that PostgreSQL tells apart.
const POSITION_MAX: usize = 16_383;

/// Where words stand in a text: letters and digits, soft hyphens among them.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let belongs = |character: char| character.is_alphanumeric() || character == '\u{ad}';
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text.get(rest..)?.find(belongs)?;
        let length = text.get(start..)?.find(|character| !belongs(character));
        let end = length.map_or(text.len(), |length| start + length);
        rest = end;
        Some((start, text.get(start..end)?))
    })
}

fn folded(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    word.chars()
        .filter(|character| *character != '\u{ad}')
        .take(WORD_LENGTH_MAX)
        .flat_map(char::to_lowercase)
        .for_each(|small| push_folded(&mut folded, small));
    folded
}

/// Makes Swedish stems and remembers them: the same words come again and again.
pub(crate) struct Stemmer {
    stemmer: rust_stemmers::Stemmer,
    known: HashMap<String, Box<str>>,
}

impl Stemmer {
    pub(crate) fn new() -> Self {
        Self { stemmer: rust_stemmers::Stemmer::create(Algorithm::Swedish), known: HashMap::new() }
    }

    /// The stem of a word as it stands in a text.
    pub(super) fn stem(&mut self, word: &str) -> &str {
        if !self.known.contains_key(word) {
            let stem = self.stemmer.stem(&folded(word)).into_owned();
            self.known.insert(word.to_owned(), stem.into());
        }
        self.known.get(word).map_or("", |stem| stem)
    }

    /// Every stem of the texts, parted by blanks.
    pub(super) fn stems(&mut self, texts: [&str; 2]) -> String {
        let mut stems = String::with_capacity(texts.iter().map(|text| text.len()).sum());
        for (_, word) in texts.into_iter().flat_map(words) {
            if !stems.is_empty() {
                stems.push(' ');
            }
            stems.push_str(self.stem(word));
        }
        stems
    }
}

/// The stems with their places, as PostgreSQL writes a `tsvector`.
pub(super) fn vector_text(stems: &str) -> String {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, stem) in stems.split(' ').filter(|stem| !stem.is_empty()).enumerate() {
        places.entry(stem).or_default().push((index + 1).min(POSITION_MAX));
    }
    let mut text = String::with_capacity(stems.len() * 2);
    for (stem, places) in places {
        // A stem holds letters and digits alone, so it cannot end its quotes.
        let _ = write!(text, "'{stem}':");
        for (index, place) in places.iter().enumerate() {
            let _ = write!(text, "{}{place}", if index > 0 { "," } else { "" });
        }
        text.push(' ');
    }
    text
}

/// What a person asked for: words of letters and digits, all of which must stand in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchWords {
    words: Vec<AskedWord>,
}

/// A word asked for, in every spelling that counts as it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct AskedWord {
    /// Its stem, in each spelling.
    stems: Vec<String>,
    /// Beginnings of words that count too; none where the word is too short or not the last.
    beginnings: Vec<String>,
}

impl SearchWords {
    /// Reads what was typed; text without a letter or digit asks for nothing.
    pub fn read(text: &str) -> Option<Self> {
        Self::spelt(text, |word| vec![word])
    }

    /// The same without dots and rings: a plain "a" asks for "å" and "ä" too, and an "o" for "ö".
    pub fn read_without_marks(text: &str) -> Option<Self> {
        Self::spelt(text, spellings)
    }

    fn spelt(text: &str, spellings: fn(String) -> Vec<String>) -> Option<Self> {
        let typed: String = text.chars().take(QUERY_LENGTH_MAX).collect();
        let mut stemmer = Stemmer::new();
        let found: Vec<String> =
            words(&typed).map(|(_, word)| folded(word)).take(QUERY_WORDS_MAX).collect();
        let last = found.len().saturating_sub(1);
        let words: Vec<AskedWord> = found
            .into_iter()
            .enumerate()
            .map(|(place, word)| {
                let long = word.chars().count() >= PREFIX_LENGTH_MIN;
                let spelt = spellings(word);
                let stems = spelt.iter().map(|word| stemmer.stem(word).to_owned());
                AskedWord {
                    stems: stems.filter(|stem| !stem.is_empty()).collect(),
                    beginnings: if place == last && long { spelt } else { Vec::new() },
                }
            })
            .filter(|word| !word.stems.is_empty())
            .collect();
        (!words.is_empty()).then_some(Self { words })
    }

    /// Whether a stem in a text is one of those asked for.
    pub(super) fn matches(&self, stem: &str) -> bool {
        self.words.iter().any(|word| word.matches(stem))
    }

    /// The question in FTS5's language.
    pub(super) fn for_sqlite(&self) -> String {
        self.joined(
            " AND ",
            " OR ",
            |stem| format!("\"{stem}\""),
            |prefix| format!("\"{prefix}\"*"),
        )
    }

    /// The question in `tsquery`'s language.
    pub(super) fn for_postgres(&self) -> String {
        self.joined(" & ", " | ", |stem| format!("'{stem}'"), |prefix| format!("'{prefix}':*"))
    }

    fn joined(
        &self,
        and: &str,
        or: &str,
        exact: impl Fn(&str) -> String,
        beginning: impl Fn(&str) -> String,
    ) -> String {
        let terms = self.words.iter().map(|word| {
            let stems = word.stems.iter().map(|stem| exact(stem));
            let beginnings = word.beginnings.iter().map(|prefix| beginning(prefix));
            let spelt: Vec<String> = stems.chain(beginnings).collect();
            match spelt.as_slice() {
                [only] => only.clone(),
                several => format!("({})", several.join(or)),
            }
        });
        terms.collect::<Vec<String>>().join(and)
    }
}

impl AskedWord {
    fn matches(&self, stem: &str) -> bool {
        self.stems.iter().any(|asked| asked == stem)
            || self.beginnings.iter().any(|beginning| stem.starts_with(beginning.as_str()))
    }
}

/// A word without marks in each way that it may be meant; a word with marks is meant as it stands.
fn spellings(word: String) -> Vec<String> {
    if word.contains(['å', 'ä', 'ö']) {
        return vec![word];
    }
    let mut spelt = vec![String::with_capacity(word.len() + 4)];
    for letter in word.chars() {
        let meant: &[char] = match letter {
            'a' if spelt.len() * 3 <= SPELLINGS_MAX => &['a', 'å', 'ä'],
            'o' if spelt.len() * 2 <= SPELLINGS_MAX => &['o', 'ö'],
            _ => std::slice::from_ref(&letter),
        };
        spelt = spelt
            .into_iter()
            .flat_map(|before| meant.iter().map(move |letter| format!("{before}{letter}")))
            .collect();
    }
    spelt
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_letters_and_digits() {
        let found: Vec<&str> = words("Åk 3-eleverna: 7,1 %").map(|(_, word)| word).collect();
        assert_eq!(found, ["Åk", "3", "eleverna", "7", "1"]);
        assert_eq!(words("").count(), 0);
    }

    #[test]
    fn forms_of_a_word_share_a_stem() {
        let mut stemmer = Stemmer::new();
        let stem = stemmer.stem("Böckernas").to_owned();
        assert_eq!(stemmer.stem("böcker"), stem);
        assert_eq!(stemmer.stem("BÖCKER"), stem);
        assert_ne!(stemmer.stem("backar"), stem);
        let whole = stemmer.stem("brukarna").to_owned();
        assert_eq!(stemmer.stem("brukar\u{ad}na"), whole);
    }

    #[test]
    fn what_is_typed_is_never_syntax() {
        let asked = SearchWords::read("\"skolor* OR (NEAR) 'drop':* --").unwrap();
        assert_eq!(
            asked.for_sqlite(),
            "\"skol\" AND \"or\" AND \"near\" AND (\"drop\" OR \"drop\"*)"
        );
        assert_eq!(asked.for_postgres(), "'skol' & 'or' & 'near' & ('drop' | 'drop':*)");
        assert_eq!(SearchWords::read("  \"*' -- "), None);
        let long = "ord ".repeat(1_000);
        assert_eq!(SearchWords::read(&long).unwrap().words.len(), QUERY_WORDS_MAX);
    }

    #[test]
    fn a_word_without_marks_is_tried_with_them() {
        let spelt = |word: &str| spellings(word.to_owned());
        assert_eq!(spelt("hus"), ["hus"]);
        assert_eq!(spelt("ko"), ["ko", "kö"]);
        assert_eq!(spelt("båt"), ["båt"]);
        assert!(spelt("sjukfranvaro").contains(&"sjukfrånvaro".to_owned()));
        assert!(spelt("banananas".repeat(7).as_str()).len() <= SPELLINGS_MAX);
        let asked = SearchWords::read_without_marks("ko al").unwrap();
        assert_eq!(asked.for_sqlite(), "(\"ko\" OR \"kö\") AND (\"al\" OR \"ål\" OR \"äl\")");
    }

    #[test]
    fn a_vector_names_places() {
        assert_eq!(vector_text("bok"), "'bok':1 ");
        assert_eq!(vector_text("bok bok"), "'bok':1,2 ");
        assert_eq!(vector_text(""), "");
    }
}
