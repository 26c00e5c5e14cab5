//! Rich text of the domain becomes paragraphs, lists and runs.

use tertial_domain::rich_text::{Block as Rich, MarkKind, RichText};

use crate::document::{Block, Inline, List, ListOrder, Run};

/// Words without marks; no words give no run.
pub(super) fn plain(words: &str) -> Vec<Inline> {
    if words.is_empty() { Vec::new() } else { vec![Inline::plain(words)] }
}

/// A stretch of rich text as runs.
pub(super) fn inlines(text: &RichText) -> Vec<Inline> {
    text.pieces()
        .into_iter()
        .map(|(words, marks)| {
            let mut run = Run { text: words.to_owned(), ..Run::default() };
            for mark in marks {
                match mark {
                    MarkKind::Bold => run.strong = true,
                    MarkKind::Italic => run.emphasis = true,
                    MarkKind::Link(target) => run.link = Some(target.clone()),
                    MarkKind::Language(tag) => run.language = Some(tag.clone()),
                }
            }
            Inline::Run(run)
        })
        .collect()
}

/// Blocks of rich text in order. Empty paragraphs and lists say nothing and are left out.
pub(super) fn blocks(blocks: &[Rich], table: impl Fn(usize) -> Option<Block>) -> Vec<Block> {
    blocks
        .iter()
        .filter_map(|block| match block {
            Rich::Paragraph(text) => (!text.is_empty()).then(|| Block::Paragraph(inlines(text))),
            Rich::BulletList(items) => list(ListOrder::Unordered, items),
            Rich::NumberedList(items) => list(ListOrder::Ordered, items),
            Rich::Table(index) => table(*index),
        })
        .collect()
}

fn list(order: ListOrder, items: &[RichText]) -> Option<Block> {
    let items: Vec<_> = items.iter().filter(|item| !item.is_empty()).map(inlines).collect();
    (!items.is_empty()).then_some(Block::List(List { order, items }))
}

/// Rich text as paragraphs alone, for places that hold no lists: items begin with their sign.
pub(super) fn paragraphs(blocks: &[Rich]) -> Vec<Vec<Inline>> {
    let mut written = Vec::new();
    for block in blocks {
        match block {
            Rich::Paragraph(text) if text.is_empty() => {}
            Rich::Paragraph(text) => written.push(inlines(text)),
            Rich::BulletList(items) => {
                written.extend(items.iter().map(|item| with_sign("–", item)));
            }
            Rich::NumberedList(items) => {
                let counted = items.iter().zip(1..);
                written.extend(counted.map(|(item, at)| with_sign(&format!("{at}."), item)));
            }
            // A table has no room under a row; the reading order brings it as a table of its own.
            Rich::Table(_) => {}
        }
    }
    written
}

fn with_sign(sign: &str, item: &RichText) -> Vec<Inline> {
    let mut line = vec![Inline::plain(format!("{sign}\u{a0}"))];
    line.extend(inlines(item));
    line
}
