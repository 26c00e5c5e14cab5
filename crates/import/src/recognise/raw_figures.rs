//! Figures in a PDF's raw text, where nothing parts the cells: which words are figures, and every
//! way to put groups of three digits together.

/// A way to read words as figures.
pub(crate) type Way = Vec<String>;

/// No row has more words with figures than this.
const MOST_PARTS: usize = 24;

/// Reads figures from the end of a row: how many words stand before them, and the words with their
/// signs and units, each a figure or a group of digits.
pub(crate) fn last_parts(words: &[&str]) -> (usize, Vec<String>) {
    let mut parts: Vec<String> = Vec::new();
    let mut left = words;
    while let Some((part, rest)) = last_part(left) {
        if parts.len() >= MOST_PARTS {
            break;
        }
        parts.push(part);
        left = rest;
    }
    parts.reverse();
    (left.len(), parts)
}

/// "14", "-2", "45,5", "92 %", "-": the last word, with the unit that stands apart from it.
fn last_part<'w, 'a>(words: &'w [&'a str]) -> Option<(String, &'w [&'a str])> {
    let (last, before) = words.split_last()?;
    if matches!(*last, "-" | "–" | "−") {
        return Some(((*last).to_owned(), before));
    }
    if matches!(*last, "%" | "st" | "kr" | "tkr" | "mnkr" | "mkr") {
        let (number, rest) = before.split_last()?;
        return is_digits(number).then(|| (format!("{number} {last}"), rest));
    }
    is_digits(last.trim_end_matches('%')).then(|| ((*last).to_owned(), before))
}

/// Digits with a sign before and commas between.
fn is_digits(word: &str) -> bool {
    let bare = word.trim_start_matches(['-', '−', '+', '–']);
    bare.starts_with(|c: char| c.is_ascii_digit())
        && bare.ends_with(|c: char| c.is_ascii_digit())
        && bare.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.'))
}

/// Whether two parts may belong to one figure.
pub(crate) fn may_join(part: &str, next: &str) -> bool {
    let lead = without_word(part).trim_start_matches(['-', '−', '+', '–']);
    let opens = lead.len() <= 3 && lead.bytes().all(|byte| byte.is_ascii_digit());
    let digits = next.bytes().take_while(u8::is_ascii_digit).count();
    opens && digits == 3 && !next.ends_with('%')
}

/// Every way to read parts as so many figures.
pub(crate) fn ways(parts: &[String], figures: usize) -> Vec<Way> {
    if parts.len() < figures {
        return Vec::new();
    }
    let mut search = Search::default();
    search.go_on(parts, figures, &mut Vec::new());
    if search.steps > MOST_STEPS {
        return Vec::new();
    }
    search.found
}

/// A row that takes more steps than this to part is none.
const MOST_STEPS: usize = 400;
/// So many ways tell nothing more.
const MOST_WAYS: usize = 24;

/// Ways found so far.
#[derive(Default)]
struct Search {
    found: Vec<Way>,
    steps: usize,
}

impl Search {
    fn go_on(&mut self, parts: &[String], figures: usize, before: &mut Way) {
        const MOST_GROUPS: usize = 4;
        self.steps += 1;
        if figures == 0 && parts.is_empty() {
            self.found.push(before.clone());
        }
        let ended = self.steps > MOST_STEPS || self.found.len() >= MOST_WAYS;
        if figures == 0 || parts.len() < figures || ended {
            return;
        }
        for length in 1..=(parts.len() - figures + 1).min(MOST_GROUPS) {
            let Some((own, rest)) = parts.split_at_checked(length) else { return };
            if !goes_on(own) {
                break;
            }
            if is_figure(own) {
                before.push(own.join(" "));
                self.go_on(rest, figures - 1, before);
                before.pop();
            }
        }
    }
}

/// "14", "-2 163", "1 945,5": one to three digits first, then groups of exactly three.
fn goes_on(parts: &[String]) -> bool {
    let Some((first, groups)) = parts.split_first() else { return false };
    let lead = without_word(first).trim_start_matches(['-', '−', '+', '–']);
    let opens = (1..=3).contains(&lead.len())
        && lead.bytes().all(|byte| byte.is_ascii_digit())
        && !lead.starts_with('0');
    let last = groups.len().saturating_sub(1);
    let sound = |(at, group): (usize, &String)| {
        let digits = group.bytes().take_while(u8::is_ascii_digit).count();
        let after = group.get(digits..).unwrap_or("");
        let ends = after.starts_with([',', ' ']) && !after.contains('%');
        digits == 3 && (after.is_empty() || (at == last && ends))
    };
    groups.is_empty() || (opens && groups.iter().enumerate().all(sound))
}

/// "minst 90" without the word before its figure.
fn without_word(part: &str) -> &str {
    match part.split_once(' ') {
        Some((word, rest)) if !word.bytes().any(|byte| byte.is_ascii_digit()) => rest,
        _ => part,
    }
}

/// A figure does not begin with a nought before other digits.
fn is_figure(parts: &[String]) -> bool {
    let first = parts.first().map_or("", |first| without_word(first));
    let first = first.trim_start_matches(['-', '−', '+', '–']);
    let digits = first.bytes().take_while(u8::is_ascii_digit).count();
    !(digits > 1 && first.starts_with('0'))
}

/// What a figure is worth; `None` for a dash.
pub(crate) fn worth(figure: &str) -> Option<f64> {
    let figure = without_word(figure);
    let negative = figure.starts_with(['-', '−', '–']);
    let digits: String = figure
        .chars()
        .take_while(|c| !c.is_alphabetic())
        .filter(|c| c.is_ascii_digit() || *c == ',')
        .map(|c| if c == ',' { '.' } else { c })
        .collect();
    let size: f64 = digits.parse().ok()?;
    Some(if negative { -size } else { size })
}

/// The logarithm of a figure's size.
pub(crate) fn magnitude(worth: f64) -> f64 {
    worth.abs().ln_1p()
}

/// How far apart two figures are in size: 0 for the same, 2.3 for ten times as much.
pub(crate) fn distance(one: f64, other: f64) -> f64 {
    (magnitude(one) - magnitude(other)).abs()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, figures: usize) -> Vec<Way> {
        let words: Vec<&str> = text.split(' ').collect();
        ways(&last_parts(&words).1, figures)
    }

    #[test]
    fn groups_have_three_digits() {
        assert_eq!(read("Löner -6 120 4 310 -12", 3), [["-6 120", "4 310", "-12"]]);
        assert_eq!(read("Meritvärde 228 235", 2), [["228", "235"]]);
        assert_eq!(read("Hushåll 402 38 640", 2), [["402", "38 640"]]);
        assert_eq!(read("Hushåll 402 38 640", 1).len(), 0);
        assert_eq!(read("Hyra 1,5 - 3,2", 3), [["1,5", "-", "3,2"]]);
        assert_eq!(read("Bidrag 110 000", 2).len(), 0);
        assert_eq!(read("Andel 100 100 %", 1).len(), 0);
        assert_eq!(read("Bidrag 14 554 980 13 574", 3).len(), 3);
    }

    #[test]
    fn units_belong_to_their_figure() {
        let words = ["Plats", "45", "92", "%", "-3", "tkr"];
        assert_eq!(last_parts(&words), (1, ["45", "92 %", "-3 tkr"].map(str::to_owned).to_vec()));
        assert_eq!(last_parts(&["under", "2019."]), (2, Vec::new()));
    }

    #[test]
    fn figures_have_a_worth() {
        assert_eq!(worth("-2 163"), Some(-2163.0));
        assert_eq!(worth("14,5 %"), Some(14.5));
        assert_eq!(worth("-"), None);
    }
}
