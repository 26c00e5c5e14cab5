//! Counts said before a list: "fyra hus: Almen, Björken och Eken", "Vi lovar tre saker:".

use rust_decimal::Decimal;

use crate::swedish::figures::{Figure, FigureKind};
use crate::swedish::paragraph::Paragraph;

use super::{ONLY_SOME, has_mark_after};

/// A count said before a list, and how many the list has ("tre löften: ...").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedList<'p> {
    /// The figure before the colon.
    pub figure: &'p Figure,
    /// How many names follow.
    pub count: usize,
    /// Figure and names as they stand.
    pub words: &'p str,
}

/// "fyra arbetsplatser: Almen, Björken och Eken": a count, and the names that follow it in the
/// same sentence, when all of them begin with a capital.
pub fn counted_names<'p>(paragraph: &'p Paragraph<'_>) -> Vec<CountedList<'p>> {
    let mut found = Vec::new();
    for (at, sentence) in paragraph.sentences.iter().enumerate() {
        for figure in paragraph.figures_in(at).filter(|figure| can_count(figure)) {
            let opens = |word: usize| {
                let between = paragraph.between(word);
                between.contains([':', '(']) || between.contains(" – ")
            };
            // "Tre parker har fått nytt namn: ..."
            let reach = if figure.word == sentence.start { 7 } else { 4 };
            let colon =
                (figure.word..(figure.word + reach).min(sentence.end)).find(|&at| opens(at));
            let Some(first) = colon.map(|word| word + 1) else { continue };
            // "(Almen, Björken och Eken)", "– Almen, Björken och Eken –": up to the mark's twin.
            let closing: &[char] = match paragraph.between(first - 1) {
                mark if mark.contains('(') => &[')'],
                mark if mark.contains('–') => &['–'],
                _ => &[],
            };
            let last = (first..sentence.end)
                .find(|&at| !closing.is_empty() && has_mark_after(paragraph, at, closing))
                .unwrap_or(sentence.end - 1);
            let (Some(start), Some(end)) = (paragraph.words.get(first), paragraph.words.get(last))
            else {
                continue;
            };
            let text = paragraph.text.get(start.start..end.end).unwrap_or_default();
            let names: Vec<&str> = text
                .split(',')
                .flat_map(|piece| piece.split(" och "))
                .flat_map(|piece| piece.split(" samt "))
                .map(|piece| piece.trim().trim_start_matches("och ").trim_start_matches("samt "))
                .collect();
            // "Almen, Björken och Eken, tolv på varje": what follows the names is said of each.
            let names: Vec<&str> = match names.split_last() {
                Some((tail, rest)) if says_of_each(tail) => rest.to_vec(),
                Some(_) | None => names,
            };
            let are_short = names.iter().all(|name| name.split(' ').count() <= 3);
            // "Stortorget, Hamntorget, Almparken, resecentrum och Norra gatan": one is no name.
            let small = names.iter().filter(|name| !name.starts_with(char::is_uppercase)).count();
            let are_names = small == 0 || small == 1 && names.len() >= 4;
            if names.len() >= 2 && are_short && are_names {
                let words = paragraph.text.get(figure.start..end.end).unwrap_or_default();
                found.push(CountedList { figure, count: names.len(), words });
            }
        }
    }
    found
}

/// The count that a paragraph ends with before a list of its own: "Vi lovar tre saker:".
pub fn count_before_list<'p>(paragraph: &'p Paragraph<'_>) -> Option<&'p Figure> {
    let last = paragraph.sentences.last()?;
    if !paragraph.text.trim_end().ends_with(':')
        || last.clone().any(|at| ONLY_SOME.contains(&paragraph.word(at)))
    {
        return None;
    }
    let figure = paragraph.figures_in(paragraph.sentences.len() - 1).last()?;
    (can_count(figure) && figure.word + 3 >= last.end && figure.word + 1 < last.end)
        .then_some(figure)
}

fn says_of_each(words: &str) -> bool {
    let mut all = words.split(' ');
    !words.starts_with(char::is_uppercase)
        && all.any(|word| matches!(word, "varje" | "vardera" | "var" | "vart"))
}

fn can_count(figure: &Figure) -> bool {
    use tertial_domain::quantity::UnitOfMeasure::{Pieces, Plain};
    matches!(figure.kind, FigureKind::Amount | FigureKind::Spelled)
        && matches!(figure.unit, Plain | Pieces)
        && !figure.is_about
        && figure.until.is_none()
        && figure.number >= Decimal::TWO
        && figure.number <= Decimal::from(30)
        && figure.number.fract().is_zero()
}
