//! The contents list: a field that Word makes anew when asked, filled from the start for programs
//! that do not.

use super::markup::{Markup, words};
use super::styles::{CONTENTS_HEADING, contents_entry};
use crate::document::{Block, Document, words_of};
use crate::outline;

/// The name of a heading, by its place among the blocks.
pub(super) fn bookmark(block: usize) -> String {
    format!("_Toc{:08}", block + 1)
}

/// Writes the contents list; a document without headings has none.
pub(super) fn write(document: &Document, out: &mut Markup) {
    let depth = outline::contents_depth(&document.blocks);
    let entries: Vec<(usize, u8, String)> = (document.blocks.iter().enumerate())
        .filter_map(|(at, block)| {
            let level = outline::contents_level(block).filter(|level| *level <= depth)?;
            Some((at, level.number(), title(block)?))
        })
        .collect();
    let Some(last) = entries.len().checked_sub(1) else { return };
    out.put(format_args!(
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/>\
         <w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>\
         <w:p><w:pPr><w:pStyle w:val=\"{CONTENTS_HEADING}\"/></w:pPr>\
         <w:r><w:t>{}</w:t></w:r></w:p>",
        words(&document.frame.contents)
    ));
    for (place, (block, level, title)) in entries.iter().enumerate() {
        out.put(format_args!(
            "<w:p><w:pPr><w:pStyle w:val=\"{}\"/></w:pPr>",
            contents_entry(*level)
        ));
        if place == 0 {
            out.put(format_args!(
                "<w:r><w:fldChar w:fldCharType=\"begin\" w:dirty=\"true\"/></w:r><w:r>\
                 <w:instrText xml:space=\"preserve\"> TOC \\o \"1-{}\" \\h \\z </w:instrText></w:r>\
                 <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>",
                depth.number()
            ));
        }
        entry(&bookmark(*block), title, out);
        if place == last {
            out.add("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
        }
        out.add("</w:p>");
    }
    out.add("</w:sdtContent></w:sdt>");
}

/// A heading's words as a link. Which page it stands on only Word knows, when it makes the list.
fn entry(anchor: &str, title: &str, out: &mut Markup) {
    out.put(format_args!(
        "<w:hyperlink w:anchor=\"{anchor}\" w:history=\"1\">\
         <w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:hyperlink>",
        words(title)
    ));
}

fn title(block: &Block) -> Option<String> {
    let (number, text) = match block {
        Block::Heading(heading) => (&heading.number, &heading.text),
        Block::Goal(goal) => (&goal.number, &goal.text),
        Block::Label(_)
        | Block::Paragraph(_)
        | Block::List(_)
        | Block::Table(_)
        | Block::Figure(_) => return None,
    };
    let text = words_of(text);
    Some(match number {
        Some(number) => format!("{number} {text}"),
        None if text.trim().is_empty() => "–".to_owned(),
        None => text,
    })
}
