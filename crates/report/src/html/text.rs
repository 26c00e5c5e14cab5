//! Words in HTML: the one function that escapes, and runs with their marks.

use std::collections::BTreeSet;
use std::fmt::{self, Write as _};

use super::{Piece, anchor_of};
use crate::document::{Inline, Run, StatusMark};

/// Markup as far as it is written.
#[derive(Debug, Default)]
pub(super) struct Markup {
    text: String,
    pieces: Vec<Piece>,
    ids: BTreeSet<String>,
}

impl Markup {
    /// Adds markup as it stands.
    pub(super) fn add(&mut self, markup: &str) {
        self.text.push_str(markup);
    }

    /// Leaves room for the notes of a place.
    pub(super) fn cut(&mut self, place: String) {
        let markup = std::mem::take(&mut self.text);
        self.pieces.push(Piece { markup, notes_of: Some(place) });
    }

    /// The attribute that lets links find a place; nothing when the place has been given before.
    pub(super) fn id(&mut self, place: &str) -> String {
        let anchor = anchor_of(place);
        let attribute = format!(" id=\"{}\"", words(&anchor));
        if self.ids.insert(anchor) { attribute } else { String::new() }
    }

    /// All that was written.
    pub(super) fn pieces(mut self) -> Vec<Piece> {
        self.pieces.push(Piece { markup: self.text, notes_of: None });
        self.pieces
    }

    /// Adds markup with escaped words in its places.
    pub(super) fn put(&mut self, markup: fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.text.write_fmt(markup);
    }
}

/// Words as HTML text; safe inside a quoted attribute too.
///
/// Control characters have no place in HTML and become blanks.
pub(super) fn words(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' => escaped.push('\n'),
            _ if character.is_control() => escaped.push(' '),
            _ => escaped.push(character),
        }
    }
    escaped
}

/// A name for who cannot see.
pub(super) fn attribute(label: &str) -> String {
    format!("aria-label=\"{}\"", words(label))
}

/// Running text with its marks.
pub(super) fn inlines(inlines: &[Inline]) -> String {
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Run(run) => marked(run),
            Inline::Break => "<br>".to_owned(),
        })
        .collect()
}

fn marked(run: &Run) -> String {
    let mut html = words(&run.text);
    if run.emphasis {
        html = format!("<em>{html}</em>");
    }
    if run.strong {
        html = format!("<strong>{html}</strong>");
    }
    if let Some(language) = &run.language {
        html = format!("<span lang=\"{}\">{html}</span>", language.as_str());
    }
    if let Some(target) = &run.link {
        html = format!("<a href=\"{}\" rel=\"noreferrer\">{html}</a>", words(target.as_str()));
    }
    html
}

/// A sign with its word. The picture is silent: the word says it.
pub(super) fn status(mark: &StatusMark) -> String {
    let class = mark.sign.css_class();
    let gap = if class.is_empty() { "" } else { " " };
    let (svg, word) = (mark.sign.svg(), words(&mark.word));
    format!("<span class=\"status{gap}{class}\">{svg}{word}</span>")
}
