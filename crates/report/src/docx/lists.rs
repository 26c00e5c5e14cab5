//! Lists: one for dashes, and one for each counted list, which counts from one. Each has a
//! definition of its own, so that other programs take none for the continuation of another.

use std::fmt::Write;

use super::markup::DECLARATION;
use super::styles::{BULLET, NUMBERED};
use crate::document::ListOrder;

/// The list of dashes: one is enough for all.
const DASHES: usize = 1;

/// The lists of a document as far as it is written.
#[derive(Debug, Default)]
pub(super) struct Lists {
    counted: usize,
}

impl Lists {
    /// The number by which a new list's items name it.
    pub(super) const fn begin(&mut self, order: ListOrder) -> usize {
        match order {
            ListOrder::Unordered => DASHES,
            ListOrder::Ordered => {
                self.counted += 1;
                DASHES + self.counted
            }
        }
    }

    /// The part `numbering.xml`.
    pub(super) fn definitions(&self) -> String {
        let mut text = String::from(DECLARATION);
        text.push_str(
            "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">",
        );
        text.push_str(&definition(DASHES, "bullet", "–", Some(BULLET)));
        for number in self.numbers() {
            // The style of counted items belongs to the first list of them.
            let style = (number == DASHES + 1).then_some(NUMBERED);
            text.push_str(&definition(number, "decimal", "%1.", style));
        }
        for number in std::iter::once(DASHES).chain(self.numbers()) {
            let _ = write!(
                text,
                "<w:num w:numId=\"{number}\"><w:abstractNumId w:val=\"{number}\"/></w:num>"
            );
        }
        text.push_str("</w:numbering>");
        text
    }

    fn numbers(&self) -> impl Iterator<Item = usize> + use<> {
        (1..=self.counted).map(|number| DASHES + number)
    }
}

fn definition(id: usize, format: &str, mark: &str, style: Option<&str>) -> String {
    let style = style.map(|style| format!("<w:pStyle w:val=\"{style}\"/>")).unwrap_or_default();
    format!(
        "<w:abstractNum w:abstractNumId=\"{id}\"><w:nsid w:val=\"{:08X}\"/>\
         <w:multiLevelType w:val=\"singleLevel\"/>\
         <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>\
         {style}<w:lvlText w:val=\"{mark}\"/><w:lvlJc w:val=\"left\"/>\
         <w:pPr><w:ind w:left=\"454\" w:hanging=\"340\"/></w:pPr></w:lvl></w:abstractNum>",
        0x5400_0000 + id
    )
}
