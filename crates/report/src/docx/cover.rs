//! The head of an official report (*tjänsteutlåtande*): who writes to whom, when, under which
//! register number, and what is proposed.

use super::body::Body;
use super::styles::{BODY, CONTENTS_HEADING, FACTS, SUBTITLE, TITLE};
use crate::document::{Document, List, ListOrder};

/// Writes the cover.
pub(super) fn write(document: &Document, body: &mut Body) {
    let cover = &document.cover;
    let publisher = [&document.organisation, &cover.administration, &cover.unit];
    let left: Vec<&str> = publisher.into_iter().flatten().map(String::as_str).collect();
    let facts = [Some(&cover.kind), cover.register_number.as_ref(), cover.date.as_ref()];
    let right: Vec<&str> = facts.into_iter().flatten().map(String::as_str).collect();
    for line in 0..left.len().max(right.len()) {
        side_by_side(left.get(line).copied(), right.get(line).copied(), body);
    }
    let named = [&cover.case_officer, &cover.recipient].into_iter().flatten();
    for labelled in named.chain(&cover.others) {
        body.begin(FACTS);
        body.run(&format!("{}: ", labelled.label), "<w:b/>");
        body.run(&labelled.lines.join(", "), "");
        body.end();
    }
    body.words(TITLE, document.title.as_str());
    if let Some(subtitle) = &document.subtitle {
        body.words(SUBTITLE, subtitle);
    }
    if let Some(proposed) = &cover.decisions {
        body.words(CONTENTS_HEADING, &proposed.heading);
        body.list(&List { order: ListOrder::Ordered, items: proposed.decisions.clone() });
    }
    if !cover.addresses.is_empty() {
        body.words(BODY, &cover.addresses.join(", "));
    }
}

fn side_by_side(left: Option<&str>, right: Option<&str>, body: &mut Body) {
    body.begin(FACTS);
    body.run(left.unwrap_or_default(), "");
    if let Some(right) = right {
        body.out.add("<w:r><w:tab/></w:r>");
        body.run(right, "");
    }
    body.end();
}
