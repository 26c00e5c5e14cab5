//! Lines of running text to paragraphs and lists.

use tertial_domain::rich_text::{Block, RichText};

use crate::source_text::SourceForm;
use crate::tidy_text::hyphenation::{join_line, push_tight};
use crate::tidy_text::inline;
use crate::tidy_text::words::{push_clean, starts_large, starts_small};

/// A line shorter than this, in bytes, may end a paragraph where the next begins with a capital.
const SHORT_LINE: usize = 60;

/// Gathers lines into blocks.
pub(crate) struct Prose {
    form: SourceForm,
    blocks: Vec<Block>,
    items: Vec<RichText>,
    list: Option<List>,
    text: String,
    last_width: usize,
    /// Whether the last line ends with a soft hyphen: the word goes on.
    soft_break: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum List {
    Bullets,
    Numbers { last: u32 },
}

/// A line's place on the page as far as paragraphs care.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ProseLine<'s> {
    /// Its words.
    pub(crate) text: &'s str,
    /// Whether a blank line stands before it.
    pub(crate) blank_before: bool,
}

impl Prose {
    pub(crate) const fn new(form: SourceForm) -> Self {
        Self {
            form,
            blocks: Vec::new(),
            items: Vec::new(),
            list: None,
            text: String::new(),
            last_width: 0,
            soft_break: false,
        }
    }

    /// Whether nothing has been gathered since the last [`Self::take`].
    pub(crate) const fn is_empty(&self) -> bool {
        self.blocks.is_empty() && self.items.is_empty() && self.text.is_empty()
    }

    /// Whether the last line ends with a colon: a list may follow.
    fn announces_list(&self) -> bool {
        self.text.ends_with(':') || (self.text.is_empty() && self.list.is_none())
    }

    /// Adds a line.
    pub(crate) fn add(&mut self, line: ProseLine<'_>) {
        let fresh = line.blank_before || self.text.is_empty();
        if let Some((list, rest)) = self.marker(line.text, fresh) {
            self.close_text();
            let same_kind = matches!(
                (self.list, list),
                (Some(List::Bullets), List::Bullets)
                    | (Some(List::Numbers { .. }), List::Numbers { .. })
            );
            if !same_kind {
                self.close_list();
            }
            self.list = Some(list);
            push_clean(&mut self.text, rest);
        } else if self.soft_break && !line.blank_before && !self.text.is_empty() {
            push_tight(&mut self.text, line.text);
        } else if self.goes_on(line) {
            join_line(&mut self.text, line.text);
        } else {
            self.close_text();
            self.close_list();
            push_clean(&mut self.text, line.text);
        }
        self.last_width = line.text.len();
        self.soft_break = line.text.ends_with('\u{ad}');
    }

    /// A table stands here.
    pub(crate) fn add_table(&mut self, table: usize) {
        self.close_text();
        self.close_list();
        self.blocks.push(Block::Table(table));
    }

    /// The words gathered last.
    pub(crate) fn last_text(&self) -> Option<&str> {
        if !self.text.is_empty() {
            return Some(&self.text);
        }
        match self.blocks.last()? {
            Block::Paragraph(text) => Some(text.text()),
            Block::BulletList(items) | Block::NumberedList(items) => {
                items.last().map(RichText::text)
            }
            Block::Table(_) => None,
        }
    }

    /// What has been gathered.
    pub(crate) fn take(&mut self) -> Vec<Block> {
        self.close_text();
        self.close_list();
        std::mem::take(&mut self.blocks)
    }

    /// Whether a line belongs to the paragraph or item before it.
    fn goes_on(&self, line: ProseLine<'_>) -> bool {
        if self.text.is_empty() {
            return false;
        }
        if line.blank_before {
            let ended = self.text.ends_with(['.', '!', '?', ':', ';', '"', '”']);
            return !ended && starts_small(line.text);
        }
        let after_item = self.list.is_some() && self.text.ends_with(['.', '!', '?']);
        let after_short = self.last_width < SHORT_LINE && !self.text.ends_with([',', '-']);
        !((after_short || after_item) && starts_large(line.text))
    }

    /// The list sign that a line begins with, and what stands after it.
    fn marker<'s>(&self, text: &'s str, fresh: bool) -> Option<(List, &'s str)> {
        let first = text.chars().next()?;
        if first.is_ascii_digit() || first == '(' {
            let (number, rest) = numbered(text)?;
            let follows = match self.list {
                Some(List::Numbers { last }) => number == last + 1,
                _ => number == 1 && (fresh || self.announces_list()),
            };
            return follows.then_some((List::Numbers { last: number }, rest));
        }
        let rest = text.get(first.len_utf8()..)?;
        let bullet = match first {
            '•'
            | '·'
            | '◦'
            | '▪'
            | '‣'
            | '∙'
            | '●'
            | '■'
            | '○'
            | '◆'
            | '➢'
            | '►'
            | '✓'
            | '✔'
            | '\u{e000}'..='\u{f8ff}' => true,
            '-' | '–' | '—' | '*' | '+' => rest.starts_with(char::is_whitespace),
            'o' => {
                rest.starts_with(char::is_whitespace)
                    && (fresh || self.list.is_some() || self.announces_list())
                    && starts_large(rest.trim_start())
            }
            _ => false,
        };
        let rest = rest.trim_start();
        (bullet && !rest.is_empty()).then_some((List::Bullets, rest))
    }

    fn close_text(&mut self) {
        if self.text.is_empty() {
            return;
        }
        let rich = inline::parse(std::mem::take(&mut self.text), self.form);
        if self.list.is_some() {
            self.items.push(rich);
        } else if !rich.is_empty() {
            self.blocks.push(Block::Paragraph(rich));
        }
    }

    fn close_list(&mut self) {
        let items = std::mem::take(&mut self.items);
        match self.list.take() {
            _ if items.is_empty() => {}
            Some(List::Bullets) | None => self.blocks.push(Block::BulletList(items)),
            Some(List::Numbers { .. }) => self.blocks.push(Block::NumberedList(items)),
        }
    }
}

/// "1. ", "1) ", "(1) ": the number and what stands after it.
fn numbered(text: &str) -> Option<(u32, &str)> {
    let bare = text.strip_prefix('(').unwrap_or(text);
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 3 {
        return None;
    }
    let number = bare.get(..digits)?.parse().ok()?;
    let rest = bare.get(digits..)?;
    let rest = rest.strip_prefix("\\.").or_else(|| rest.strip_prefix(['.', ')']))?;
    let words = rest.trim_start();
    (words.len() < rest.len() && !words.is_empty()).then_some((number, words))
}

/// Reads text that may hold `<p>` or `<br>` as blocks of its own.
pub(crate) fn blocks_of(text: &str, form: SourceForm) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut rest = text;
    loop {
        let cut = memchr::memchr_iter(b'<', rest.as_bytes()).find_map(|at| {
            let tag = rest.get(at..)?;
            let known = ["<p>", "</p>", "<br>", "<br/>", "<br />", "<P>", "</P>", "<BR>"];
            known.iter().find(|name| tag.starts_with(**name)).map(|name| (at, name.len()))
        });
        let (part, after) = match cut {
            Some((at, length)) => (rest.get(..at), rest.get(at + length..)),
            None => (Some(rest), None),
        };
        let mut clean = String::new();
        push_clean(&mut clean, part.unwrap_or(""));
        let rich = inline::parse(clean, form);
        if !rich.is_empty() {
            blocks.push(Block::Paragraph(rich));
        }
        match after {
            Some(after) => rest = after,
            None => return blocks,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<Block> {
        let mut prose = Prose::new(SourceForm::PlainText);
        for line in crate::tidy_text::lines::cut(text) {
            prose.add(ProseLine { text: line.text, blank_before: line.blank_before });
        }
        prose.take()
    }

    fn paragraph(text: &str) -> Block {
        Block::Paragraph(RichText::plain(text.to_owned()))
    }

    #[test]
    fn a_paragraph_goes_on_over_a_page() {
        let text =
            "Gästerna lagar mat med grönsaker av\n\nmånga slag från odlingen.\n\nNytt stycke.";
        assert_eq!(
            blocks(text),
            [
                paragraph("Gästerna lagar mat med grönsaker av många slag från odlingen."),
                paragraph("Nytt stycke.")
            ]
        );
    }

    #[test]
    fn short_lines_are_paragraphs_of_their_own() {
        assert_eq!(blocks("Handläggare\nChefer"), [paragraph("Handläggare"), paragraph("Chefer")]);
    }

    #[test]
    fn lists_are_lists() {
        let item = |text: &str| RichText::plain(text.to_owned());
        let text = "Vi ska:\n- lyssna på\nalla\n- svara\n\n1. Ett\n2. Två";
        assert_eq!(
            blocks(text),
            [
                paragraph("Vi ska:"),
                Block::BulletList(vec![item("lyssna på alla"), item("svara")]),
                Block::NumberedList(vec![item("Ett"), item("Två")]),
            ]
        );
    }
}
