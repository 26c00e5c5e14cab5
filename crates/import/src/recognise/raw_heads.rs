//! The heads of tables of money and lists in a PDF's raw text.

use crate::tidy_text::words::{begins_with, push_clean, starts_large};

/// A header: its cells, the corner first, and how many lines it has.
pub(crate) struct Header {
    pub(crate) cells: Vec<String>,
    pub(crate) shape: Shape,
    pub(crate) lines: usize,
}

/// What a row has after its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shape {
    /// How many columns with figures.
    pub(crate) heads: usize,
    /// Whether a column with words stands after those with figures.
    pub(crate) words: bool,
}

/// Words that stand above the names.
const CORNER: [&str; 12] = [
    "tkr", "mnkr", "mkr", "kkr", "belopp", "miljoner", "tusental", "kronor", "(tkr)", "(mnkr)",
    "kr", "i",
];
/// Words that a column's head begins with.
const HEADS: [&str; 14] = [
    "budget",
    "utfall",
    "bokslut",
    "prognos",
    "avvikelse",
    "differens",
    "årsbudget",
    "helårsprognos",
    "årsprognos",
    "förändring",
    "antal",
    "totalt",
    "andel",
    "summa",
];
/// Words that go on with a head.
const QUALIFIERS: [&str; 16] = [
    "i",
    "t1",
    "t2",
    "vb",
    "vp",
    "helår",
    "ack",
    "ack.",
    "ackumulerat",
    "period",
    "perioden",
    "året",
    "%",
    "tkr",
    "mnkr",
    "helåret",
];
/// Units that are a head alone where no other head stands before them.
const UNITS: [&str; 7] = ["tkr", "mnkr", "mkr", "kkr", "kr", "kronor", "procent"];

/// Whether text begins with a word of a header.
pub(crate) fn has_head_word(text: &str) -> bool {
    CORNER.iter().chain(&HEADS).any(|word| begins_with(text, word))
}

/// Adds a line's words to the cells of a header; `false` where one of them is no word of a header.
pub(crate) fn take_header_line(text: &str, cells: &mut Vec<String>) -> bool {
    if goes_on_with_heads(text, cells) {
        return true;
    }
    let mut taken = cells.clone();
    for word in text.split_whitespace() {
        let small = word.to_lowercase();
        let qualifies = is_year(word) || is_months(&small) || QUALIFIERS.contains(&small.as_str());
        let after_i = taken.last().is_some_and(|cell| cell.ends_with(" i"));
        if HEADS.contains(&small.as_str()) && !after_i {
            taken.push(word.to_owned());
        } else if (taken.len() == 1 && CORNER.contains(&small.as_str()))
            || (taken.len() > 1 && (qualifies || after_i))
        {
            if let Some(cell) = taken.last_mut() {
                push_clean(cell, word);
            }
        } else {
            return false;
        }
    }
    *cells = taken;
    true
}

/// A second line whose words go on with the heads above them, one each: "2024 2024 kronor".
pub(crate) fn goes_on_with_heads(text: &str, cells: &mut [String]) -> bool {
    let heads = cells.len().saturating_sub(1);
    if heads < 2 {
        return false;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let qualifies =
        |word: &&&str| is_year(word) || QUALIFIERS.contains(&word.to_lowercase().as_str());
    let known = words.iter().filter(qualifies).count();
    let fits = words.len() > 1 && words.len() <= heads;
    if !fits || known < words.len().saturating_sub(1) || known < 2 {
        return false;
    }
    for (cell, word) in cells.iter_mut().skip(1).zip(words) {
        push_clean(cell, word);
    }
    true
}

pub(crate) fn is_year(word: &str) -> bool {
    word.len() == 4
        && (word.starts_with("19") || word.starts_with("20"))
        && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a column's head announces words and no figures.
pub(crate) fn announces_words(head: &str) -> bool {
    ["åtgärd", "kommentar", "sammanfattning", "analys", "beskrivning"]
        .iter()
        .any(|word| begins_with(head, word))
}

/// "jan-aug", "jan–apr".
fn is_months(small: &str) -> bool {
    small.starts_with("jan") && small.contains(['-', '–']) && small.len() <= 20
}

/// Splits the words of a header into a corner and so many heads; `None` where they are too few.
///
/// Heads are told by the words that begin them, then by their capitals, then one word is a head.
pub(crate) fn split_heads(words: &[&str], heads: usize) -> Option<Vec<String>> {
    let starts = head_starts(words);
    if starts.len() == heads {
        return Some(cut_at(words, &starts));
    }
    let capitals = capitals(words);
    if capitals.len() == heads + 1 && capitals.first() == Some(&0) {
        return Some(cut_at(words, capitals.get(1..)?));
    }
    if words.len() == heads + 1 && starts.len() <= heads {
        return Some(words.iter().map(|word| (*word).to_owned()).collect());
    }
    None
}

/// Whether several known words begin heads: the words can be nothing but a header.
pub(crate) fn is_surely_header(words: &[&str]) -> bool {
    head_starts(words).len() > 1
}

/// How many heads words may be, the likeliest first: as many as their capitals, as the words that
/// begin heads, as there are words.
pub(crate) fn likely_heads(words: &[&str]) -> Vec<usize> {
    let counts = [
        capitals(words).len().saturating_sub(1),
        head_starts(words).len(),
        words.len().saturating_sub(1),
    ];
    counts.into_iter().filter(|count| *count > 0).collect()
}

/// Where words begin with a capital, short names such as "T1" and "VB" left out.
fn capitals(words: &[&str]) -> Vec<usize> {
    let stands = |word: &&&str| {
        starts_large(word) && word.chars().skip(1).all(|c| c.is_lowercase() || "-/.".contains(c))
    };
    let found = words.iter().enumerate().filter(|(_, word)| stands(word));
    found.map(|(at, _)| at).collect()
}

/// Where known words begin a head.
fn head_starts(words: &[&str]) -> Vec<usize> {
    let mut starts: Vec<usize> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let small = word.to_lowercase();
        let after_head = at.checked_sub(1).is_some_and(|before| starts.contains(&before));
        let after_i = at.checked_sub(1).and_then(|before| words.get(before)) == Some(&"i");
        let unit = UNITS.contains(&small.as_str()) && !after_head && at > 0;
        let among_years =
            starts.iter().all(|start| words.get(*start).is_some_and(|word| is_year(word)));
        let year = is_year(word) && at > 0 && among_years;
        let text = at > 0 && starts_large(word) && announces_words(word);
        if !after_i && (HEADS.contains(&small.as_str()) || unit || year || text) {
            starts.push(at);
        }
    }
    starts
}

fn cut_at(words: &[&str], starts: &[usize]) -> Vec<String> {
    let ends = starts.iter().copied().chain([words.len()]);
    let begins = std::iter::once(0).chain(starts.iter().copied());
    begins.zip(ends).map(|(from, to)| words.get(from..to).unwrap_or(&[]).join(" ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_known_words() {
        let mut header = vec![String::new()];
        assert!(take_header_line("Tkr Budget 2023 Utfall i bokslut", &mut header));
        assert!(take_header_line("2022 Avvikelse", &mut header));
        assert_eq!(header, ["Tkr", "Budget 2023", "Utfall i bokslut 2022", "Avvikelse"]);
        assert!(!take_header_line("Budget i balans är målet", &mut header));
    }

    #[test]
    fn heads_are_told_by_words_and_capitals() {
        let split = |text: &str, heads| {
            let words: Vec<&str> = text.split(' ').collect();
            split_heads(&words, heads).unwrap_or_default()
        };
        assert_eq!(split("Anläggning Antal besök", 1), ["Anläggning", "Antal besök"]);
        assert_eq!(split("Vad det gäller Antal", 1), ["Vad det gäller", "Antal"]);
        assert_eq!(split("Orsak Hushåll Tkr", 2), ["Orsak", "Hushåll", "Tkr"]);
        assert_eq!(split("Utfall 2017", 1), ["", "Utfall 2017"]);
        assert_eq!(
            split("Grupp Utfall T1 Utfall T2 Totalt ack.", 3),
            ["Grupp", "Utfall T1", "Utfall T2", "Totalt ack."]
        );
        assert_eq!(
            split("Grupp Kategori Utfall T1 Totalt ack. Sammanfattning och åtgärder", 3),
            ["Grupp Kategori", "Utfall T1", "Totalt ack.", "Sammanfattning och åtgärder"]
        );
        assert_eq!(split("Utfall i bokslut 2019", 1), ["", "Utfall i bokslut 2019"]);
        assert_eq!(
            split("Typ av boende Platser Beläggning", 2),
            ["Typ av boende", "Platser", "Beläggning"]
        );
        assert!(split("Badhuset var öppet alla dagar", 1).is_empty());
    }
}
