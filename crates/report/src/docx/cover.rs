//! The head of an official report (*tjänsteutlåtande*): who writes to whom, when, under which
//! register number, and what is proposed.

use super::body::Body;
use super::styles::{BODY, CONTENTS_HEADING, FACTS, SUBTITLE, TITLE};
use crate::document::{Document, LabelledLines, List, ListOrder};

/// Room for a name written by hand, over a line.
const TO_SIGN_OVER: &str = "<w:keepNext/><w:keepLines/><w:pBdr><w:top w:val=\"single\" w:sz=\"4\" w:space=\"4\" \
     w:color=\"auto\"/></w:pBdr><w:spacing w:before=\"900\"/><w:ind w:right=\"4535\"/>";

/// Writes the cover.
pub(super) fn write(document: &Document, body: &mut Body) {
    let cover = &document.cover;
    let publisher = [&document.organisation, &cover.administration, &cover.unit];
    let left: Vec<&str> = publisher.into_iter().flatten().map(String::as_str).collect();
    let facts = [cover.kind.as_ref(), cover.register_number.as_ref(), cover.date.as_ref()];
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
    if let Some(LabelledLines { label, lines }) = &cover.signatories {
        body.begin(FACTS);
        body.run(label, "<w:b/>");
        body.end();
        for name in lines {
            body.begin_with(BODY, TO_SIGN_OVER);
            body.run(name, "");
            body.end();
        }
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
