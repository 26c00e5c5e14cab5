//! Whether a stretch of text speaks of a named thing: an indicator, an activity, a workplace.

use std::ops::Range;

use tertial_domain::name_key::name_key;

use crate::swedish::paragraph::Paragraph;
use crate::swedish::related::stem;

/// The words of a name that tell it from others.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeyWords(Vec<String>);

/// How much of a name stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tie {
    /// Words of the name that the text has.
    pub matched: usize,
    /// Words that tell the name from others.
    pub of: usize,
}

/// Words that say nothing of which thing is meant, beyond those of fewer than three letters.
const EMPTY_WORDS: &[&str] = &[
    "andel",
    "andelen",
    "antal",
    "antalet",
    "som",
    "att",
    "och",
    "eller",
    "med",
    "för",
    "till",
    "från",
    "den",
    "det",
    "dem",
    "der",
    "des",
    "deras",
    "sin",
    "sitt",
    "sina",
    "har",
    "kan",
    "ska",
    "ett",
    "inom",
    "samt",
    "vid",
    "över",
    "under",
    "efter",
    "genom",
    "per",
    "där",
    "inte",
    "alla",
    "varav",
    "inkl",
    "inklusive",
    "gäller",
    "avser",
    "totalt",
    "total",
    "totala",
    "nämndens",
    "stadens",
    "staden",
    "enhetens",
    "enheten",
    "verksamheten",
    "verksamheter",
    "verksamhet",
    "personer",
    "stöd",
    "service",
    "upplever",
    "upplevelse",
    "nämnder",
    "blir",
    "vara",
    "procent",
    "kronor",
    "år",
    "året",
];

impl KeyWords {
    /// The telling words of a name.
    pub fn new(name: &str) -> Self {
        let key = name_key(name);
        let mut words: Vec<String> = key
            .split(' ')
            .filter(|word| word.chars().count() > 2 && !EMPTY_WORDS.contains(word))
            .filter(|word| !word.starts_with(|c: char| c.is_ascii_digit()))
            .map(str::to_owned)
            .collect();
        words.dedup();
        Self(words)
    }

    /// The telling words of a range of a paragraph, those that are figures or say "more" left out.
    pub fn of_words(
        paragraph: &Paragraph<'_>,
        range: Range<usize>,
        leave_out: impl Fn(usize) -> bool,
    ) -> Self {
        let kept: Vec<&str> =
            range.filter(|&at| !leave_out(at)).map(|at| paragraph.word(at)).collect();
        Self::new(&kept.join(" "))
    }

    /// Whether more than half of the words stand in a range of a paragraph.
    pub fn mostly_in(&self, paragraph: &Paragraph<'_>, range: Range<usize>) -> bool {
        let tie = self.tie(paragraph, range);
        tie.matched > 0 && tie.matched * 2 > tie.of
    }

    /// As [`KeyWords::mostly_in`], where a text may call a thing by the end of its compound alone:
    /// "nöjdheten" of "kundnöjdheten".
    pub fn mostly_called_in(&self, paragraph: &Paragraph<'_>, range: Range<usize>) -> bool {
        let is_called = |own: &String| {
            range.clone().any(|at| {
                let word = paragraph.word(at);
                same_word(own, word) || is_end_of(word, own)
            })
        };
        let matched = self.0.iter().filter(|own| is_called(own)).count();
        matched * 2 > self.0.len()
    }

    /// The words themselves.
    pub fn words(&self) -> &[String] {
        &self.0
    }

    /// How much of the name stands among words of a paragraph.
    pub fn tie(&self, paragraph: &Paragraph<'_>, range: Range<usize>) -> Tie {
        let matched = self
            .0
            .iter()
            .filter(|own| range.clone().any(|at| same_word(own, paragraph.word(at))))
            .count();
        Tie { matched, of: self.0.len() }
    }
}

impl Tie {
    /// Whether the text speaks of the thing: more than half of its telling words, at least one,
    /// and two of a name that has more than two.
    pub const fn is_firm(self) -> bool {
        self.matched > 0 && self.matched * 2 >= self.of && (self.of < 3 || self.matched >= 2)
    }
}

/// Whether a word is the end of a compound, in any form: "nöjdheten" of "kundnöjdhet".
pub fn is_end_of(word: &str, compound: &str) -> bool {
    const LEAST_LETTERS: usize = 5;
    let (end, whole) = (stem(word), stem(compound));
    end.chars().count() >= LEAST_LETTERS && whole.len() > end.len() && whole.ends_with(end)
}

/// Whether two words are forms of one ("sjukfrånvaro", "sjukfrånvaron"; "deltagare", "deltagarna").
pub fn same_word(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    if one.as_bytes().first() != other.as_bytes().first() {
        return false;
    }
    let common: usize = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    // Most pairs part at their first letters.
    if common < 4 {
        return false;
    }
    let (short, long) = {
        let (a, b) = (one.chars().count(), other.chars().count());
        (a.min(b), a.max(b))
    };
    common + 3 >= short && common + 4 >= long
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tie(name: &str, text: &str) -> bool {
        let paragraph = Paragraph::new(text);
        KeyWords::new(name).tie(&paragraph, 0..paragraph.words.len()).is_firm()
    }

    #[test]
    fn a_text_is_tied_to_the_indicator_that_it_speaks_of() {
        assert!(tie("Sjukfrånvaro", "Sjukfrånvaron var hög i december."));
        assert!(tie(
            "Andel inköpta ekologiska livsmedel",
            "De ekologiska livsmedlen har blivit fler."
        ));
        assert!(!tie(
            "Andel inköpta ekologiska livsmedel",
            "Vi köper livsmedel av Ekstads handlare."
        ));
        assert!(!tie("Sjukfrånvaro", "Närvaron var god."));
    }

    #[test]
    fn forms_of_a_word_are_one_word() {
        for (one, other) in
            [("brukare", "brukarna"), ("deltagare", "deltagarnas"), ("måltid", "måltider")]
        {
            assert!(same_word(one, other), "{one} {other}");
        }
        for (one, other) in [("energi", "enhet"), ("plan", "plats"), ("hus", "husen")] {
            assert!(!same_word(one, other), "{one} {other}");
        }
    }
}
