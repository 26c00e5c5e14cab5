//! The words of the frame around the text.

use tertial_presentation::localizer::{Argument, Localizer};

use crate::document::{FrameWords, PagePart, PagePhrase, Sign, StatusMark};

/// The words around the text.
pub(crate) fn frame(localizer: &Localizer) -> FrameWords {
    FrameWords {
        contents: localizer.text("document-contents").into_owned(),
        legend: localizer.text("document-legend").into_owned(),
        legend_sign: localizer.text("document-legend-sign").into_owned(),
        legend_meaning: localizer.text("document-legend-meaning").into_owned(),
        table: localizer.text("document-table-word").into_owned(),
        page: page_phrase(localizer),
        attached_data: localizer.text("document-attached-data").into_owned(),
        attached_tables: localizer.text("document-attached-tables").into_owned(),
    }
}

/// The message is told two signs that no message holds, and cut where they stand.
fn page_phrase(localizer: &Localizer) -> PagePhrase {
    const NUMBER: char = '\u{1}';
    const TOTAL: char = '\u{2}';
    let (number, total) = (NUMBER.to_string(), TOTAL.to_string());
    let told = [("page", Argument::from(&number)), ("pages", Argument::from(&total))];
    let phrase = localizer.text_with("page-of", &told);
    let mut parts = Vec::new();
    for piece in phrase.split_inclusive([NUMBER, TOTAL]) {
        let words = piece.trim_end_matches([NUMBER, TOTAL]);
        if !words.is_empty() {
            parts.push(PagePart::Words(words.to_owned()));
        }
        if piece.ends_with(NUMBER) {
            parts.push(PagePart::Number);
        } else if piece.ends_with(TOTAL) {
            parts.push(PagePart::Total);
        }
    }
    PagePhrase(parts)
}

/// What stands under a value whose place in the source is not certain.
pub(super) fn uncertain(localizer: &Localizer) -> StatusMark {
    StatusMark { sign: Sign::Question, word: localizer.text("document-uncertain").into_owned() }
}
