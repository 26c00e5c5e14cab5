//! Labelled text: what the vocabulary has no element for, readable as it stands.
//!
//! A line that begins with a label in brackets begins an entry: `[grade] partly_met final`, or the
//! label alone and a text under it. A backslash before a line's first sign makes it a word.

use tertial_domain::rich_text::{Block, RichText, plain_text};

/// Entries as far as they are written.
#[derive(Debug, Default)]
pub(super) struct Entries {
    text: String,
}

impl Entries {
    /// Adds a fact on one line. Nothing is written of a fact without a character.
    pub(super) fn fact(&mut self, label: &str, words: &str) {
        if words.is_empty() {
            return;
        }
        self.begin(label);
        self.text.push(' ');
        for character in words.chars() {
            match character {
                '\\' => self.text.push_str("\\\\"),
                '\n' => self.text.push_str("\\n"),
                '\r' => self.text.push_str("\\r"),
                _ => self.text.push(character),
            }
        }
    }

    /// Adds a text, its paragraphs apart by a blank line; the label stands even over no words.
    pub(super) fn text(&mut self, label: &str, blocks: &[Block]) {
        self.begin(label);
        self.paragraphs(blocks);
    }

    /// Adds a label alone.
    pub(super) fn begin(&mut self, label: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push('[');
        self.text.push_str(label);
        self.text.push(']');
    }

    /// Adds paragraphs to the entry that has begun.
    pub(super) fn paragraphs(&mut self, blocks: &[Block]) {
        let mut is_first = true;
        let mut add = |text: &RichText| {
            if text.is_empty() {
                return;
            }
            self.text.push_str(if std::mem::take(&mut is_first) { "\n" } else { "\n\n" });
            for (at, line) in text.text().split(['\n', '\r']).enumerate() {
                self.text.push_str(if at == 0 { "" } else { " " });
                if at == 0 && line.trim_start().starts_with(['[', '\\']) {
                    self.text.push('\\');
                }
                self.text.push_str(line);
            }
        };
        for block in blocks {
            match block {
                Block::Paragraph(text) => add(text),
                Block::BulletList(items) | Block::NumberedList(items) => {
                    items.iter().for_each(&mut add);
                }
                Block::Table(_) => {}
            }
        }
    }

    /// All entries; `None` where there are none.
    pub(super) fn finish(self) -> Option<String> {
        (!self.text.is_empty()).then_some(self.text)
    }
}

/// An entry as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry<'t> {
    /// The label without its brackets; none for text before the first label.
    pub(super) label: &'t str,
    /// What stands after the label on its line.
    pub(super) rest: &'t str,
    lines: Vec<&'t str>,
}

impl Entry<'_> {
    /// The fact on the label's line.
    pub(super) fn fact(&self) -> String {
        let mut words = String::with_capacity(self.rest.len());
        let mut characters = self.rest.chars();
        while let Some(character) = characters.next() {
            if character != '\\' {
                words.push(character);
                continue;
            }
            match characters.next() {
                Some('n') => words.push('\n'),
                Some('r') => words.push('\r'),
                Some(other) => words.push(other),
                None => {}
            }
        }
        words
    }

    /// The paragraphs under the label.
    pub(super) fn paragraphs(&self) -> Vec<Block> {
        let paragraphs = self.lines.split(|line| line.trim().is_empty());
        let joined = paragraphs.filter(|lines| !lines.is_empty()).map(|lines| {
            let words = lines.iter().map(|line| line.strip_prefix('\\').unwrap_or(line));
            Block::Paragraph(RichText::plain(words.collect::<Vec<_>>().join(" ")))
        });
        joined.collect()
    }
}

/// Reads labelled text; words before the first label are an entry without one.
pub(super) fn entries(text: &str) -> Vec<Entry<'_>> {
    let mut entries: Vec<Entry<'_>> = Vec::new();
    for line in text.split('\n') {
        let labelled = line.strip_prefix('[').and_then(|line| line.split_once(']'));
        match (labelled, entries.last_mut()) {
            (Some((label, rest)), _) => {
                let rest = rest.strip_prefix(' ').unwrap_or(rest);
                entries.push(Entry { label, rest, lines: Vec::new() });
            }
            (None, Some(last)) => last.lines.push(line),
            (None, None) if line.trim().is_empty() => {}
            (None, None) => entries.push(Entry { label: "", rest: "", lines: vec![line] }),
        }
    }
    entries
}

/// The words of blocks for an element that holds plain words.
pub(super) fn plain(blocks: &[Block]) -> String {
    plain_text(blocks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_read_as_they_are_written() {
        let paragraph = |words: &str| Block::Paragraph(RichText::plain(words.to_owned()));
        let blocks = [paragraph("[inte en etikett]"), paragraph("\\ och"), paragraph("tre")];
        let mut written = Entries::default();
        written.fact("number", "2.1\n\\x");
        written.fact("unit", "");
        written.text("analysis", &blocks);
        written.text("body", &[]);
        let text = written.finish().unwrap();
        let read = entries(&text);
        assert_eq!(
            read.iter().map(|e| e.label).collect::<Vec<_>>(),
            ["number", "analysis", "body"]
        );
        assert_eq!(read[0].fact(), "2.1\n\\x");
        assert_eq!(read[1].paragraphs(), blocks);
        assert_eq!(read[2].paragraphs(), []);
    }
}
