//! Lists: one definition for dashes, one for numbers; every list is its own, so that two that
//! follow each other stay two, and every counted one counts from one.

use std::fmt::Write;

use super::markup::DECLARATION;
use super::styles::{BULLET, NUMBERED};
use crate::document::ListOrder;

/// The lists of a document as far as it is written.
#[derive(Debug, Default)]
pub(super) struct Lists {
    orders: Vec<ListOrder>,
}

impl Lists {
    /// The number by which a new list's items name it.
    pub(super) fn begin(&mut self, order: ListOrder) -> usize {
        self.orders.push(order);
        self.orders.len()
    }

    /// The part `numbering.xml`.
    pub(super) fn definitions(&self) -> String {
        let mut text = String::from(DECLARATION);
        let _ = write!(
            text,
            "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
             {}{}",
            definition(0, "bullet", "–", BULLET),
            definition(1, "decimal", "%1.", NUMBERED),
        );
        for (order, number) in self.orders.iter().zip(1..) {
            let _ = match order {
                ListOrder::Unordered => write!(
                    text,
                    "<w:num w:numId=\"{number}\"><w:abstractNumId w:val=\"0\"/></w:num>"
                ),
                ListOrder::Ordered => write!(
                    text,
                    "<w:num w:numId=\"{number}\"><w:abstractNumId w:val=\"1\"/>\
                     <w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/>\
                     </w:lvlOverride></w:num>"
                ),
            };
        }
        text.push_str("</w:numbering>");
        text
    }
}

fn definition(id: u8, format: &str, mark: &str, style: &str) -> String {
    format!(
        "<w:abstractNum w:abstractNumId=\"{id}\"><w:multiLevelType w:val=\"singleLevel\"/>\
         <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>\
         <w:pStyle w:val=\"{style}\"/><w:lvlText w:val=\"{mark}\"/><w:lvlJc w:val=\"left\"/>\
         <w:pPr><w:ind w:left=\"454\" w:hanging=\"340\"/></w:pPr></w:lvl></w:abstractNum>"
    )
}
