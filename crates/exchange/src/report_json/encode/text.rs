//! Blocks of text in their two forms: plain words, and blocks with marks as signs.

use std::borrow::Cow;

use tertial_domain::quantity::fold_blanks;
use tertial_domain::rich_text::{Block, RichText};

use super::super::inline;
use super::super::json_writer::{JsonWriter, find};

/// The words of all blocks with white space folded, joined by one blank; `null` when there are none.
pub(super) fn words(json: &mut JsonWriter<'_>, blocks: &[Block]) {
    json.joined(blocks.iter().flat_map(texts).map(|text| folded(text.text())));
}

fn texts(block: &Block) -> &[RichText] {
    match block {
        Block::Paragraph(text) => std::slice::from_ref(text),
        Block::BulletList(items) | Block::NumberedList(items) => items,
        Block::Table(_) => &[],
    }
}

/// Blocks with their shape.
pub(super) fn blocks(json: &mut JsonWriter<'_>, blocks: &[Block]) {
    json.list(|json| {
        for block in blocks {
            json.item();
            json.object(|json| match block {
                Block::Paragraph(text) => {
                    json.key("p");
                    marked(json, text);
                }
                Block::BulletList(items) => {
                    json.key("ul");
                    list(json, items);
                }
                Block::NumberedList(items) => {
                    json.key("ol");
                    list(json, items);
                }
                Block::Table(at) => {
                    json.key("table");
                    json.number(at);
                }
            });
        }
    });
}

fn list(json: &mut JsonWriter<'_>, items: &[RichText]) {
    json.list(|json| {
        for item in items {
            json.item();
            marked(json, item);
        }
    });
}

fn marked(json: &mut JsonWriter<'_>, text: &RichText) {
    if inline::is_plain(text) {
        json.string(text.text());
    } else {
        let mut signs = String::with_capacity(text.text().len() + 16);
        inline::write(text, &mut signs);
        json.string(&signs);
    }
}

/// Whether [`words`] alone gives these blocks back: nothing, or one folded paragraph without marks.
pub(super) fn words_say_all(blocks: &[Block]) -> bool {
    match blocks {
        [] => true,
        [Block::Paragraph(text)] => {
            text.marks().is_empty() && !text.is_empty() && is_folded(text.text())
        }
        _ => false,
    }
}

fn folded(text: &str) -> Cow<'_, str> {
    if is_folded(text) { Cow::Borrowed(text) } else { Cow::Owned(fold_blanks(text)) }
}

/// Whether folding would leave the text as it is.
fn is_folded(text: &str) -> bool {
    !text.starts_with(' ')
        && !text.ends_with(' ')
        && !has_double_blank(text.as_bytes())
        && !has_odd_blank(text)
}

/// Whether there is a blank that is not the plain one.
fn has_odd_blank(text: &str) -> bool {
    // The first bytes of every such blank; what else begins so is looked at one by one.
    let may_be_blank = |byte| {
        u8::from(byte < 0x20)
            | u8::from(byte == 0xC2)
            | u8::from(byte == 0xE1)
            | u8::from(byte == 0xE2)
            | u8::from(byte == 0xE3)
            | u8::from(byte == 0xEF)
    };
    let mut rest = text;
    while let Some(at) = find(rest.as_bytes(), may_be_blank) {
        let mut characters = rest.get(at..).unwrap_or_default().chars();
        if characters.next().is_some_and(|c| c.is_whitespace() || c == '\u{feff}') {
            return true;
        }
        rest = characters.as_str();
    }
    false
}

fn has_double_blank(bytes: &[u8]) -> bool {
    const STRIDE: usize = 64;
    let Some(shifted) = bytes.get(1..) else { return false };
    bytes.chunks(STRIDE).zip(shifted.chunks(STRIDE)).any(|(these, next)| {
        let doubled = |(a, b): (&u8, &u8)| u8::from(*a == b' ') & u8::from(*b == b' ');
        these.iter().zip(next).map(doubled).fold(0, |found, here| found | here) != 0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folded_text_is_known_without_folding_it() {
        let long = "ord ".repeat(40);
        for text in [
            "",
            "a",
            "a b",
            " a",
            "a ",
            "a  b",
            "a\tb",
            "a\nb",
            "a\u{a0}b",
            "a\u{202f}b",
            "å – ä",
            "\u{feff}a",
            "\u{3000}",
            "\u{1680}a",
            "\u{85}",
            long.as_str(),
            long.trim(),
        ] {
            assert_eq!(is_folded(text), fold_blanks(text) == text, "{text:?}");
        }
        for at in 0..130 {
            let mut text = "x".repeat(140);
            text.replace_range(at..at + 2, "  ");
            assert!(at == 0 || !is_folded(&text), "{at}");
        }
    }
}
