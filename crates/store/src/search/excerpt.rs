//! The text around a hit, in its own words, with the hits marked.

use super::stems::{SearchWords, Stemmer, words};

/// Bytes of text before the first hit, about.
const BEFORE: usize = 80;
/// Bytes of text in an excerpt, about.
const LENGTH: usize = 320;

/// A piece of an excerpt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The words as written.
    pub text: String,
    /// Whether they are a hit.
    pub is_hit: bool,
}

/// Cuts the text around its first hit at words; an ellipsis tells that there is more.
pub(super) fn excerpt(text: &str, asked: &SearchWords, stemmer: &mut Stemmer) -> Vec<Piece> {
    let found: Vec<(usize, &str, bool)> =
        words(text).map(|(start, word)| (start, word, asked.matches(stemmer.stem(word)))).collect();
    let first_hit = found.iter().find(|(_, _, hit)| *hit).map_or(0, |(start, _, _)| *start);
    let from = found
        .iter()
        .map(|(start, _, _)| *start)
        .find(|start| *start + BEFORE >= first_hit)
        .filter(|start| *start > BEFORE / 4)
        .unwrap_or(0);
    let until = found
        .iter()
        .map(|(start, word, _)| start + word.len())
        .rfind(|end| *end <= from + LENGTH && *end > from)
        .filter(|end| *end + LENGTH / 8 < text.len())
        .unwrap_or_else(|| text.len().min(ceiling(text, from + LENGTH)));
    let mut pieces = Vec::new();
    let mut add = |text: &str, is_hit| {
        if !text.is_empty() {
            pieces.push(Piece { text: text.to_owned(), is_hit });
        }
    };
    if from > 0 {
        add("… ", false);
    }
    let mut at = from;
    for (start, word, _) in found.iter().filter(|(start, _, hit)| *hit && *start >= from) {
        let end = start + word.len();
        if end > until {
            break;
        }
        add(text.get(at..*start).unwrap_or(""), false);
        add(word, true);
        at = end;
    }
    add(text.get(at..until).unwrap_or(""), false);
    if until < text.len() {
        add(" …", false);
    }
    pieces
}

/// The first character boundary at or after a place, at most the text's end plus a word.
fn ceiling(text: &str, place: usize) -> usize {
    (place..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, asked: &str) -> String {
        let asked = SearchWords::read(asked).unwrap();
        excerpt(text, &asked, &mut Stemmer::new())
            .into_iter()
            .map(|piece| if piece.is_hit { format!("[{}]", piece.text) } else { piece.text })
            .collect()
    }

    #[test]
    fn hits_are_marked_in_their_own_words() {
        assert_eq!(
            check("Biblioteket köpte nya Böcker.", "böckernas"),
            "Biblioteket köpte nya [Böcker]."
        );
        assert_eq!(check("Inget här.", "böcker"), "Inget här.");
        assert_eq!(check("", "böcker"), "");
    }

    #[test]
    fn a_long_text_is_cut_at_words() {
        let text = format!("{}böcker {}", "före ".repeat(200), "åäö ".repeat(400));
        let cut = check(&text, "böckerna");
        assert!(cut.starts_with("… före "), "{cut}");
        assert!(cut.contains("[böcker]") && cut.ends_with("åäö …"), "{cut}");
        assert!(cut.len() < 400, "{}", cut.len());
        check(&"å".repeat(5_000), "ö");
    }
}
