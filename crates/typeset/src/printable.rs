//! Words that the fonts can print. An archived file may hold no character without a glyph, so what
//! the fonts lack is replaced before it reaches the page.

use std::collections::BTreeSet;

use tertial_report::document::Document;
use typst::foundations::{Str, UnicodeNormalForm};

use crate::data;
use crate::fonts::FONTS;

/// What stands for a character that the fonts lack.
const REPLACEMENT: char = '□';

/// Words longer than this may be broken anywhere, lest they leave the page.
const WORD_LENGTH_MAX: usize = 40;

/// How often such a word may be broken, in characters.
const WORD_PIECE: usize = 20;

/// Where a line may end without a sign. The template turns it into a place, not a character.
pub(crate) const ZERO_WIDTH_SPACE: char = '\u{200b}';

/// The characters of a document that the fonts lack, and that are printed as an empty square.
pub fn unprintable(document: &Document) -> BTreeSet<char> {
    let mut lacking = BTreeSet::new();
    data::data(document, false, &mut |text| {
        let mut printed = String::new();
        printable_into(text, &mut printed, &mut lacking);
        printed
    });
    lacking
}

/// The words with letters composed, blanks folded, invisible signs left out and the rest replaced.
pub(crate) fn printable(text: &str) -> String {
    let mut printed = String::with_capacity(text.len());
    printable_into(text, &mut printed, &mut BTreeSet::new());
    printed
}

fn printable_into(text: &str, printed: &mut String, lacking: &mut BTreeSet<char>) {
    let composed = Str::from(text).normalize(UnicodeNormalForm::Nfc);
    let mut characters = composed.chars().filter(|c| !is_invisible(*c)).peekable();
    let mut word_length = 0;
    let mut cluster = Vec::new();
    while let Some(first) = characters.next() {
        if first.is_whitespace() || first.is_control() {
            let keeps_together = matches!(first, '\u{a0}' | '\u{202f}');
            if keeps_together {
                printed.push('\u{a0}');
            } else if !printed.ends_with(' ') {
                printed.push(' ');
            }
            word_length = 0;
            continue;
        }
        cluster.clear();
        cluster.push(first);
        while let Some(mark) = characters.next_if(|next| is_combining_mark(*next)) {
            cluster.push(mark);
        }
        word_length += 1;
        if WORD_LENGTH_MAX < word_length && word_length % WORD_PIECE == 1 {
            printed.push(ZERO_WIDTH_SPACE);
        }
        push_cluster(&cluster, printed, lacking);
    }
}

/// Whether one font has the letter with all its marks. Private signs mean something else in every
/// font, and an archived file may not hold them.
fn is_covered(cluster: &[char]) -> bool {
    FONTS.any_has_all(cluster) && !cluster.iter().copied().any(is_private)
}

const fn is_private(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// A letter and its marks must come from one font; else each stands alone, if it can.
fn push_cluster(cluster: &[char], printed: &mut String, lacking: &mut BTreeSet<char>) {
    if is_covered(cluster) {
        printed.extend(cluster);
        return;
    }
    for (at, &character) in cluster.iter().enumerate() {
        if at == 0 && is_covered(&[character]) {
            printed.push(character);
        } else {
            printed.push(REPLACEMENT);
            lacking.insert(character);
        }
    }
}

/// Signs that stand on the letter before them, as far as our fonts know any.
const fn is_combining_mark(character: char) -> bool {
    matches!(
        character,
        '\u{300}'..='\u{36f}'
            | '\u{483}'..='\u{489}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe20}'..='\u{fe2f}'
    )
}

/// Signs that direct how others are shown and are not seen themselves.
const fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}'
            | '\u{61c}'
            | '\u{34f}'
            | '\u{180b}'..='\u{180f}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(printable(text), expected, "{text:?}");
    }

    #[test]
    fn letters_are_composed_and_blanks_folded() {
        check("A\u{30a}re  \n\t o\u{308}", "Åre ö");
        check("14\u{a0}554\u{202f}tkr", "14\u{a0}554\u{a0}tkr");
        check("", "");
    }

    #[test]
    fn what_the_fonts_lack_is_a_square() {
        check("bra 👍🏽!", "bra □□!");
        check("\u{f0fc} x\u{200d}\u{fe0f}y", "□ xy");
        check("\u{0}\u{1}", " ");
        check("שלום", "□□□□");
        check("Σ Ж", "Σ Ж");
    }

    #[test]
    fn endless_words_can_be_broken() {
        let printed = printable(&"å".repeat(100));
        assert_eq!(printed.matches(ZERO_WIDTH_SPACE).count(), 3);
        assert_eq!(printed.replace(ZERO_WIDTH_SPACE, ""), "å".repeat(100));
        check("verksamhetsberättelse", "verksamhetsberättelse");
    }
}
