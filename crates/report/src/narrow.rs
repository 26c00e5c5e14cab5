//! One place of a document as a document of its own: a section with those below it, or a goal.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::document::{Block, Document, Layout};
use crate::outline::{self, contents_level};

/// The part of a document that belongs to a place of the report, with the document's title and
/// without its head. `None` where no such place is written.
pub fn narrowed(document: &Document, place: &str) -> Option<Document> {
    let first = document.places.iter().find(|mark| mark.place == place)?.block;
    let level = document.blocks.get(first).and_then(contents_level);
    let is_next = |block: &Block| match (contents_level(block), level) {
        (Some(other), Some(own)) => other <= own,
        (Some(_), None) => true,
        (None, _) => false,
    };
    let rest = document.blocks.get(first + 1..).unwrap_or_default();
    let mut length = 1 + rest.iter().position(is_next).unwrap_or(rest.len());
    if level.is_none() {
        // A text without a heading of the contents ends where the next place begins.
        let next = document.places.iter().map(|mark| mark.block).find(|block| first < *block);
        length = next.map_or(length, |next| length.min(next - first));
    }
    let mut blocks = document.blocks.get(first..first + length)?.to_vec();
    outline::normalise(&mut blocks);
    let own = first..first + length;
    let places = document.places.iter().filter(|mark| own.contains(&mark.block));
    let places = places.cloned().map(|mut mark| {
        mark.block -= first;
        mark.text = mark.text.map(|text| text.start - first..text.end - first);
        mark
    });
    Some(Document {
        places: places.collect(),
        blocks,
        legend: Vec::new(),
        cover: crate::document::Cover {
            kind: document.cover.kind.clone(),
            unit: document.cover.unit.clone(),
            ..Default::default()
        },
        layout: Layout {
            page_breaks: moved(&document.layout.page_breaks, &own),
            made: moved(&document.layout.made, &own),
            ..document.layout.clone()
        },
        ..document.clone()
    })
}

/// The numbers of blocks that stay, counted from the first that does.
fn moved(blocks: &BTreeSet<usize>, own: &Range<usize>) -> BTreeSet<usize> {
    blocks.range(own.clone()).map(|at| at - own.start).collect()
}
