//! A paragraph cut into sentences and words, once for all rules.

use std::ops::Range;

use crate::swedish::figures::{Figure, figures};
use crate::swedish::lexicon::{self, Hints, key};

/// A stretch of running text: a paragraph or one item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph<'a> {
    /// The words as they stand.
    pub text: &'a str,
    /// The same in small letters, byte for byte in the same places.
    pub lower: String,
    /// Every word, figures included, in reading order.
    pub words: Vec<Word>,
    /// Every sentence, as a range of `words`.
    pub sentences: Vec<Range<usize>>,
    /// Every figure, in reading order.
    pub figures: Vec<Figure>,
    /// What its words hint at.
    pub hints: Hints,
}

/// A word: letters and digits with the marks that hold it together ("VP-grupp", "7,1", "t.ex").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Its first byte.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// Its key in small letters: the same for the same word.
    pub key: u64,
}

impl<'a> Paragraph<'a> {
    /// Cuts a text.
    pub fn new(text: &'a str) -> Self {
        let lower = small_letters(text);
        let mut words = words(text);
        let mut hints = Hints::default();
        for word in &mut words {
            word.key = key(lower.as_bytes().get(word.start..word.end).unwrap_or_default());
            hints = hints.and(lexicon::hints(word.key));
        }
        let sentences = sentences(text, &lower, &words);
        let figures = figures(text, &lower, &words);
        Self { text, lower, words, sentences, figures, hints }
    }

    /// A word in small letters; empty beyond the end.
    pub fn word(&self, at: usize) -> &str {
        let word = self.words.get(at);
        word.and_then(|word| self.lower.get(word.start..word.end)).unwrap_or_default()
    }

    /// A word as it stands; empty beyond the end.
    pub fn printed_word(&self, at: usize) -> &'a str {
        let word = self.words.get(at);
        word.and_then(|word| self.text.get(word.start..word.end)).unwrap_or_default()
    }

    /// What a word hints at; nothing beyond the end.
    pub fn word_hints(&self, at: usize) -> Hints {
        self.words.get(at).map(|word| lexicon::hints(word.key)).unwrap_or_default()
    }

    /// Whether a word begins with a digit.
    pub fn begins_with_digit(&self, at: usize) -> bool {
        let first = self.words.get(at).and_then(|word| self.text.as_bytes().get(word.start));
        first.is_some_and(u8::is_ascii_digit)
    }

    /// The words of a sentence as they stand, with the mark that ends it.
    pub fn sentence(&self, at: usize) -> &'a str {
        self.sentences.get(at).map_or("", |range| self.quote(range.clone()))
    }

    /// The text of a range of words, with the mark right after it.
    pub fn quote(&self, range: Range<usize>) -> &'a str {
        let first = self.words.get(range.start).map_or(self.text.len(), |word| word.start);
        let after = range.end.checked_sub(1).and_then(|last| self.words.get(last));
        let mut end = after.map_or(first, |word| word.end);
        let tail = self.text.get(end..).unwrap_or_default();
        end += tail
            .chars()
            .take_while(|c| ".!?%:)”\"".contains(*c))
            .map(char::len_utf8)
            .sum::<usize>();
        self.text.get(first..end).unwrap_or_default()
    }

    /// What stands between a word and the next.
    pub fn between(&self, word: usize) -> &'a str {
        let (Some(one), Some(next)) = (self.words.get(word), self.words.get(word + 1)) else {
            return "";
        };
        self.text.get(one.end..next.start).unwrap_or_default()
    }

    /// Which sentence a word belongs to.
    pub fn sentence_of(&self, word: usize) -> Option<usize> {
        let at = self.sentences.partition_point(|range| range.end <= word);
        self.sentences.get(at).filter(|range| range.contains(&word)).map(|_| at)
    }

    /// The word at or after a byte.
    pub fn word_at(&self, byte: usize) -> usize {
        self.words.partition_point(|word| word.end <= byte)
    }

    /// The figures of a sentence.
    pub fn figures_in(&self, sentence: usize) -> impl Iterator<Item = &Figure> {
        let range = self.sentences.get(sentence).cloned().unwrap_or_default();
        self.figures.iter().filter(move |figure| range.contains(&figure.word))
    }
}

/// Small letters in the same bytes: a letter whose small form has another length stays.
fn small_letters(text: &str) -> String {
    let mut lower = String::with_capacity(text.len());
    for letter in text.chars() {
        lower.push(match letter {
            'å' | 'ä' | 'ö' | 'é' => letter,
            'Å' => 'å',
            'Ä' => 'ä',
            'Ö' => 'ö',
            _ if letter.is_ascii() => letter.to_ascii_lowercase(),
            _ => small_letter(letter),
        });
    }
    lower
}

fn small_letter(letter: char) -> char {
    let mut small = letter.to_lowercase();
    match (small.next(), small.next()) {
        (Some(one), None) if one.len_utf8() == letter.len_utf8() => one,
        _ => letter,
    }
}

fn words(text: &str) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::with_capacity(text.len() / 6);
    let mut start: Option<usize> = None;
    let mut is_after_letter = false;
    for (at, character) in text.char_indices() {
        let is_letter = is_letter_or_digit(character);
        let joins = || {
            let next = text.get(at + character.len_utf8()..).and_then(|rest| rest.chars().next());
            is_after_letter && holds_together(character) && next.is_some_and(is_letter_or_digit)
        };
        let inside = is_letter || character == '\u{ad}' || joins();
        match (start, inside) {
            (None, true) => start = Some(at),
            (Some(first), false) => {
                found.push(Word { start: first, end: at, key: 0 });
                start = None;
            }
            (None, false) | (Some(_), true) => {}
        }
        is_after_letter = is_letter;
    }
    if let Some(first) = start {
        found.push(Word { start: first, end: text.len(), key: 0 });
    }
    found
}

/// Whether a character is a letter or a digit; the common ones are told without Unicode's tables.
fn is_letter_or_digit(character: char) -> bool {
    match character {
        '\0'..='\x7f' => character.is_ascii_alphanumeric(),
        'å' | 'ä' | 'ö' | 'Å' | 'Ä' | 'Ö' | 'é' => true,
        _ => character.is_alphanumeric(),
    }
}

/// Marks that may stand inside a word or a figure.
const fn holds_together(character: char) -> bool {
    matches!(character, '-' | '.' | ',' | '\'' | '’' | ':' | '@' | '\u{2011}')
}

/// Words after which a full stop does not end a sentence.
const SHORTENED: &[&str] = &[
    "bl.a", "t.ex", "d.v.s", "dvs", "s.k", "f.d", "fr.o.m", "t.o.m", "ca", "c:a", "kl", "nr",
    "resp", "inkl", "exkl", "jfr", "pga", "p.g.a", "milj", "tel", "kap", "tex", "bla", "fn", "jan",
    "feb", "aug", "sept", "okt", "nov", "dec", "max", "min", "gm", "enl", "f", "v", "tfn", "mob",
    "utf", "progn", "ack", "ink", "ant", "prel", "jmf", "ang", "fg", "föreg", "samtl", "avd",
    "tot", "res", "forts",
];

fn sentences(text: &str, lower: &str, words: &[Word]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut first = 0;
    for (at, pair) in words.windows(2).enumerate() {
        let &[word, next] = pair else { continue };
        let between = text.get(word.end..next.start).unwrap_or_default();
        // Nearly every word is followed by one blank.
        if between == " " {
            continue;
        }
        let here = lower.get(word.start..word.end).unwrap_or_default();
        if ends_sentence(between, here, text.get(next.start..).unwrap_or_default()) {
            found.push(first..at + 1);
            first = at + 1;
        }
    }
    if first < words.len() {
        found.push(first..words.len());
    }
    found
}

fn ends_sentence(between: &str, word: &str, rest: &str) -> bool {
    if between.contains(['!', '?', '\n', '•', ';']) {
        return true;
    }
    let next_is_capital = rest.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric());
    // "Alva E., Solvägen 3": a comma follows the stop.
    between.contains('.') && !between.contains(',') && next_is_capital && !SHORTENED.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences_of(text: &str) -> Vec<&str> {
        let paragraph = Paragraph::new(text);
        (0..paragraph.sentences.len()).map(|at| paragraph.sentence(at)).collect()
    }

    #[test]
    fn sentences_end_where_a_reader_says() {
        assert_eq!(
            sentences_of("Vi nådde 7.17 % i december. Det är bl.a. Ekstads snitt, ca. 5 st. Bra!"),
            ["Vi nådde 7.17 % i december.", "Det är bl.a. Ekstads snitt, ca. 5 st.", "Bra!"]
        );
        assert_eq!(sentences_of(""), Vec::<&str>::new());
    }

    #[test]
    fn small_letters_keep_their_bytes() {
        for text in ["ÅÄÖ İstanbul ẞ", "Ǆ ŉ ΑΣ"] {
            assert_eq!(small_letters(text).len(), text.len(), "{text}");
        }
    }
}
