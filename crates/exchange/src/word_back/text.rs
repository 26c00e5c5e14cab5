//! Words with their marks: put together from runs, told alike or not, and shown without marks.

use std::collections::BTreeSet;

use tertial_domain::rich_text::{LanguageTag, LinkTarget, MarkKind, RichText};

use super::{Content, Grid, WrittenBlock};

/// Words that look alike.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Piece {
    pub(super) words: String,
    pub(super) look: Look,
}

/// What words look like.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Look {
    pub(super) strong: bool,
    pub(super) emphasis: bool,
    pub(super) link: Option<LinkTarget>,
    /// The language, where it is another than the file's.
    pub(super) language: Option<LanguageTag>,
}

/// A text from its pieces; the same marks on what follows each other are one mark.
pub(super) fn rich(pieces: &[Piece]) -> RichText {
    let mut text = RichText::default();
    let mut open: Vec<(MarkKind, usize)> = Vec::new();
    for piece in pieces.iter().filter(|piece| !piece.words.is_empty()) {
        let kinds = kinds(&piece.look);
        let at = text.text().len();
        open.retain(|(kind, start)| {
            let stays = kinds.contains(kind);
            if !stays {
                text.mark(*start, at, kind.clone());
            }
            stays
        });
        for kind in kinds {
            if open.iter().all(|(known, _)| *known != kind) {
                open.push((kind, at));
            }
        }
        text.push_str(&piece.words);
    }
    let end = text.text().len();
    for (kind, start) in open {
        text.mark(start, end, kind);
    }
    text
}

fn kinds(look: &Look) -> Vec<MarkKind> {
    let strong = look.strong.then_some(MarkKind::Bold);
    let emphasis = look.emphasis.then_some(MarkKind::Italic);
    let link = look.link.clone().map(MarkKind::Link);
    let language = look.language.clone().map(MarkKind::Language);
    strong.into_iter().chain(emphasis).chain(link).chain(language).collect()
}

/// The pieces of a text, those that look alike put together.
fn settled(text: &RichText) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (words, marks) in text.pieces() {
        let mut look = Look::default();
        for mark in marks {
            match mark {
                MarkKind::Bold => look.strong = true,
                MarkKind::Italic => look.emphasis = true,
                MarkKind::Link(target) => look.link = Some(target.clone()),
                MarkKind::Language(tag) => look.language = Some(tag.clone()),
            }
        }
        match pieces.last_mut() {
            Some(last) if last.look == look => last.words.push_str(words),
            _ => pieces.push(Piece { words: words.to_owned(), look }),
        }
    }
    pieces
}

/// Whether two texts say and show the same.
pub(super) fn alike(one: &RichText, other: &RichText) -> bool {
    one == other || (one.text() == other.text() && settled(one) == settled(other))
}

fn lists_alike(one: &[RichText], other: &[RichText]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| alike(one, other))
}

fn grids_alike(one: &Grid, other: &Grid) -> bool {
    let cells = |grid: &Grid| -> Vec<Vec<String>> {
        grid.rows.iter().map(|row| row.cells.clone()).collect()
    };
    one.head == other.head && cells(one) == cells(other)
}

fn blocks_alike(one: &WrittenBlock, other: &WrittenBlock) -> bool {
    match (one, other) {
        (WrittenBlock::Paragraph(one), WrittenBlock::Paragraph(other)) => alike(one, other),
        (WrittenBlock::BulletList(one), WrittenBlock::BulletList(other))
        | (WrittenBlock::NumberedList(one), WrittenBlock::NumberedList(other)) => {
            lists_alike(one, other)
        }
        (WrittenBlock::Table(one), WrittenBlock::Table(other)) => one == other,
        (WrittenBlock::NewTable(one), WrittenBlock::NewTable(other)) => grids_alike(one, other),
        _ => false,
    }
}

/// Whether two contents say and show the same.
pub(super) fn contents_alike(one: &Content, other: &Content) -> bool {
    match (one, other) {
        (Content::Text(one), Content::Text(other)) => {
            one.len() == other.len()
                && one.iter().zip(other).all(|(one, other)| blocks_alike(one, other))
        }
        (Content::Table(one), Content::Table(other)) => grids_alike(one, other),
        (Content::Text(_), Content::Table(_)) | (Content::Table(_), Content::Text(_)) => false,
    }
}

/// The words of a content, a line for each paragraph, item and row.
pub fn plain(content: &Content) -> String {
    let mut lines: Vec<String> = Vec::new();
    match content {
        Content::Table(grid) => rows(grid, &mut lines),
        Content::Text(blocks) => {
            for block in blocks {
                match block {
                    WrittenBlock::Paragraph(text) => lines.push(text.text().to_owned()),
                    WrittenBlock::BulletList(items) => {
                        lines.extend(items.iter().map(|item| format!("– {}", item.text())));
                    }
                    WrittenBlock::NumberedList(items) => {
                        let counted = items.iter().zip(1..);
                        lines.extend(counted.map(|(item, at)| format!("{at}. {}", item.text())));
                    }
                    // The table tells its own differences.
                    WrittenBlock::Table(_) => {}
                    WrittenBlock::NewTable(grid) => rows(grid, &mut lines),
                }
            }
        }
    }
    lines.join("\n")
}

fn rows(grid: &Grid, lines: &mut Vec<String>) {
    let rows = grid.rows.iter().map(|row| &row.cells);
    lines.extend(grid.head.iter().chain(rows).map(|cells| cells.join(" | ")));
}

/// The tables of the report that a text holds.
pub(super) fn tables(blocks: &[WrittenBlock]) -> BTreeSet<usize> {
    blocks
        .iter()
        .filter_map(|block| match block {
            WrittenBlock::Table(at) => Some(*at),
            WrittenBlock::Paragraph(_)
            | WrittenBlock::BulletList(_)
            | WrittenBlock::NumberedList(_)
            | WrittenBlock::NewTable(_) => None,
        })
        .collect()
}
