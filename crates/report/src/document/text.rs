//! Words with their shape: title, runs with marks, links, lists. Flat, so that no text can nest
//! deeper than a writer can follow.

use tertial_domain::rich_text::{LanguageTag, LinkTarget};

/// A document's name: one line with something to read in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title(String);

impl Title {
    /// A title; text without a single letter, digit or sign to see gives `None`.
    pub fn new(text: &str) -> Option<Self> {
        let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
        folded.chars().any(char::is_alphanumeric).then_some(Self(folded))
    }

    /// The first of these texts that is a title; the product's name when none is.
    pub fn first_of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        texts.into_iter().find_map(Self::new).unwrap_or_else(|| Self("Tertial".to_owned()))
    }

    /// The title as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Words that look alike.
    Run(Run),
    /// A new line in the same paragraph.
    Break,
}

/// Words that share their marks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Strong (*fet*).
    pub strong: bool,
    /// Emphasised (*kursiv*).
    pub emphasis: bool,
    /// Where the words lead.
    pub link: Option<LinkTarget>,
    /// The language, where it is another than the document's.
    pub language: Option<LanguageTag>,
}

impl Inline {
    /// Words without marks.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::Run(Run { text: text.into(), ..Run::default() })
    }

    /// Strong words.
    pub fn strong(text: impl Into<String>) -> Self {
        Self::Run(Run { text: text.into(), strong: true, ..Run::default() })
    }

    /// The words alone; a new line is a blank.
    pub fn words(&self) -> &str {
        match self {
            Self::Run(run) => &run.text,
            Self::Break => " ",
        }
    }
}

/// The words of a text without its marks.
pub(crate) fn words_of(inlines: &[Inline]) -> String {
    inlines.iter().map(Inline::words).collect()
}

/// A list of short texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// Whether the items are counted.
    pub order: ListOrder,
    /// The items.
    pub items: Vec<Vec<Inline>>,
}

/// Whether a list's items are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ListOrder {
    /// With dashes.
    Unordered,
    /// With numbers from 1.
    Ordered,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_has_something_to_read() {
        assert_eq!(Title::new("  Plan \n 2026 ").as_ref().map(Title::as_str), Some("Plan 2026"));
        for nothing in ["", " \u{a0} ", "\u{200b}", "–"] {
            assert_eq!(Title::new(nothing), None, "{nothing:?}");
        }
    }
}
