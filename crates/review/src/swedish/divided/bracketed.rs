//! Parts with their counts in brackets: "De kom från skolan (402), polisen (297) och övriga (110)".

use rust_decimal::Decimal;

use crate::swedish::figures::Figure;
use crate::swedish::paragraph::Paragraph;

use super::{Division, NOT_ALL, is_count, wholes};

/// The whole of the sentence before, or of the same sentence before a colon or a divider, with the
/// bracketed counts of a sentence that speaks of all of it.
pub(super) fn bracketed<'p>(paragraph: &'p Paragraph<'_>, at: usize) -> Option<Division<'p>> {
    let sentence = paragraph.sentences.get(at)?.clone();
    let parts: Vec<&Figure> =
        paragraph.figures_in(at).filter(|own| is_bracketed(paragraph, own)).collect();
    let first = parts.first().filter(|_| parts.len() >= 3)?;
    // "De kom från", "Dessa fördelar sig på".
    let speaks_of_all = matches!(paragraph.word(sentence.start), "de" | "dessa" | "fördelningen");
    let tells_some = sentence.clone().any(|word| {
        NOT_ALL.contains(&paragraph.word(word)) && !parts.iter().any(|own| own.word == word + 1)
    });
    let before = paragraph.sentences.get(at.checked_sub(1)?)?.clone();
    let is_other = paragraph.figures_in(at).any(|own| is_count(own) && own.word < first.word);
    if !speaks_of_all || tells_some || is_other {
        return None;
    }
    let mut counts = wholes(paragraph, before.clone());
    let whole = counts.next().filter(|_| counts.next().is_none())?;
    let own = Division {
        whole,
        parts: parts.iter().map(|own| own.number).collect(),
        is_rough: parts.iter().any(|own| own.is_about),
        is_all: true,
        words: paragraph.quote(before.start..sentence.end),
    };
    let sum = own.sum();
    let is_near = sum * Decimal::TWO > whole.number && sum < whole.number * Decimal::TWO;
    is_near.then_some(own)
}

fn is_bracketed(paragraph: &Paragraph<'_>, figure: &Figure) -> bool {
    let opens = paragraph.text.get(..figure.start).is_some_and(|text| text.ends_with('('));
    let closes = paragraph.text.get(figure.end..).is_some_and(|text| text.starts_with(')'));
    is_count(figure) && opens && closes
}
