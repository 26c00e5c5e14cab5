//! Heading levels that never skip. Readers who listen jump from heading to heading, and the
//! accessible PDF standard refuses a document in which a level is left out.

use crate::document::{Block, HeadingLevel};

/// Lifts headings so that each is at most one level deeper than the one before it and the first
/// is at the top, while headings of one depth under the same heading keep one level.
pub fn normalise(blocks: &mut [Block]) {
    let mut open: Vec<HeadingLevel> = Vec::new();
    for level in blocks.iter_mut().filter_map(Block::level_mut) {
        while open.last().is_some_and(|wanted| *wanted >= *level) {
            open.pop();
        }
        open.push(*level);
        *level = HeadingLevel::nearest(open.len());
    }
}

/// How many levels the contents list shows: at most three, as long as it stays within a page.
///
/// Labels over short texts ("Analys") are no part of it.
pub fn contents_depth(blocks: &[Block]) -> HeadingLevel {
    const DEPTH_MAX: usize = 3;
    const ENTRIES_MAX: usize = 40;
    let deepest = (1..=DEPTH_MAX).map(HeadingLevel::nearest).rev().find(|depth| {
        blocks.iter().filter_map(contents_level).filter(|level| level <= depth).count()
            <= ENTRIES_MAX
    });
    deepest.unwrap_or(HeadingLevel::TOP)
}

/// The level of a block that may stand in the contents list.
pub fn contents_level(block: &Block) -> Option<HeadingLevel> {
    match block {
        Block::Heading(_) | Block::Goal(_) => block.level(),
        Block::Label(_)
        | Block::Paragraph(_)
        | Block::List(_)
        | Block::Table(_)
        | Block::Figure(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Label;

    fn check(wanted: &[usize], expected: &[u8]) {
        let mut blocks: Vec<Block> = wanted
            .iter()
            .map(|&depth| {
                let level = HeadingLevel::nearest(depth);
                Block::Label(Label { level, text: String::new() })
            })
            .collect();
        normalise(&mut blocks);
        let given: Vec<u8> =
            blocks.iter().filter_map(Block::level).map(HeadingLevel::number).collect();
        assert_eq!(given, expected, "{wanted:?}");
    }

    #[test]
    fn levels_never_skip() {
        check(&[], &[]);
        check(&[1, 2, 3, 2, 1], &[1, 2, 3, 2, 1]);
        check(&[3, 3, 2, 1], &[1, 1, 1, 1]);
        check(&[1, 4, 4, 6, 5, 2], &[1, 2, 2, 3, 3, 2]);
        check(&[2, 5, 3, 6, 1, 9], &[1, 2, 2, 3, 1, 2]);
    }
}
