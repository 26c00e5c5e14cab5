//! Text of a part: markup of ours, with everybody's words escaped in one place.

use std::fmt::{self, Write};

/// The first line of every part.
pub(super) const DECLARATION: &str =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Markup as far as it is written.
#[derive(Debug, Default)]
pub(super) struct Markup {
    text: String,
}

impl Markup {
    /// Adds markup.
    pub(super) fn add(&mut self, markup: &str) {
        self.text.push_str(markup);
    }

    /// Adds markup with escaped words in its places.
    pub(super) fn put(&mut self, markup: fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.text.write_fmt(markup);
    }

    /// Adds markup before the tag that was written last.
    pub(super) fn add_before(&mut self, tag: &str, markup: &str) {
        if self.text.ends_with(tag) {
            self.text.truncate(self.text.len() - tag.len());
            self.text.push_str(markup);
            self.text.push_str(tag);
        }
    }

    /// All that was written.
    pub(super) fn text(self) -> String {
        self.text
    }
}

/// Words as XML text; safe inside a quoted attribute too. What XML cannot hold becomes a blank.
pub(super) fn words(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => escaped.push(' '),
            _ if character.is_control() => escaped.push(' '),
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_words() {
        assert_eq!(words("<w:t> & \"å\""), "&lt;w:t&gt; &amp; &quot;å&quot;");
        assert_eq!(words("a\u{0}b\u{b}c\u{fffe}d"), "a b c d");
    }
}
