//! Figures in running text: digits and numbers in letters, with their unit.

use rust_decimal::Decimal;
use tertial_domain::quantity::{Quantity, UnitOfMeasure};

use crate::comparing::is_plausible;
use crate::swedish::months::is_month;
use crate::swedish::number_words::number_word;
use crate::swedish::paragraph::Word;

/// A figure that stands in running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The first byte, a sign before it included.
    pub start: usize,
    /// The byte after the last, its unit included.
    pub end: usize,
    /// The place of its first word.
    pub word: usize,
    /// The place after its last word, its unit included.
    pub word_end: usize,
    /// The number; the lower end of a range ("80-90").
    pub number: Decimal,
    /// The upper end of a range.
    pub until: Option<Decimal>,
    /// Whether it is only about so much ("cirka 40", "ett 40-tal", "drygt 40").
    pub is_about: bool,
    /// The unit that stands with it.
    pub unit: UnitOfMeasure,
    /// What sort of figure it is.
    pub kind: FigureKind,
}

/// What sort of figure stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FigureKind {
    /// An amount, a share, a count.
    Amount,
    /// A number in letters, without a unit ("tre").
    Spelled,
    /// "2018": four digits that can be a year, no unit.
    Year,
    /// A part of a date, a clock time, a telephone, a law's or a heading's number.
    Label,
}

/// Measures that are a figure's unit and no thing that is counted.
const MEASURES: &[&str] =
    &["gram", "kg", "kilo", "kilogram", "ton", "liter", "kwh", "mwh", "gwh", "twh", "kvm"];

/// Words before a number that make it a label.
const BEFORE_LABEL: &[&str] = &[
    "kl",
    "klockan",
    "kapitel",
    "kap",
    "paragraf",
    "nr",
    "nummer",
    "bilaga",
    "dnr",
    "telefon",
    "tel",
    "punkt",
    "steg",
    "nivå",
    "del",
    "version",
    "t",
    "tertial",
    "kvartal",
    "dag",
    "vecka",
    "v",
    "åk",
    "årskurs",
    "mål",
    "fas",
    "agenda",
    "sid",
    "sida",
    "våning",
    "plan",
    "avdelning",
    "grupp",
    "klass",
    "etapp",
];

/// Every figure of a paragraph, in reading order.
pub fn figures(text: &str, lower: &str, words: &[Word]) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let printed = lower.get(word.start..word.end).unwrap_or_default();
        let figure = if printed.starts_with(|c: char| c.is_ascii_digit()) {
            digits(text, lower, words, at)
        } else {
            spelled(lower, words, at, printed)
        };
        at = figure.as_ref().map_or(at + 1, |figure| figure.word_end.max(at + 1));
        found.extend(figure);
    }
    found
}

/// Words that make the figure after them a rough one.
const ABOUT: &[&str] = &[
    "cirka",
    "ca",
    "c:a",
    "ungefär",
    "omkring",
    "kring",
    "runt",
    "drygt",
    "knappt",
    "nästan",
    "närmare",
    "uppemot",
    "över",
    "under",
    "dryga",
    "knappa",
    "nära",
    "inemot",
    "bortåt",
    "uppskattningsvis",
];

fn spelled(lower: &str, words: &[Word], at: usize, printed: &str) -> Option<Figure> {
    let word = words.get(at)?;
    let (whole, is_round) = number_word(printed)?;
    let (number, last) = with_decimals(lower, words, (at, whole));
    let end_of_number = words.get(last - 1)?.end;
    let (unit, word_end, end) = unit_after(lower, words, last, end_of_number);
    // With a unit it is told as exactly as in digits.
    let kind = match unit {
        UnitOfMeasure::Plain | UnitOfMeasure::Pieces if number.scale() == 0 => FigureKind::Spelled,
        _ => FigureKind::Amount,
    };
    let minus = at
        .checked_sub(1)
        .and_then(|at| words.get(at))
        .filter(|word| lower.get(word.start..word.end) == Some("minus"));
    Some(Figure {
        start: minus.unwrap_or(word).start,
        end,
        word: at,
        word_end,
        number: if minus.is_some() { -number } else { number },
        until: None,
        is_about: is_round || is_about(lower, words, at),
        unit,
        kind,
    })
}

/// "sju komma sex": the number with its decimals in letters, and the word after the last.
fn with_decimals(lower: &str, words: &[Word], (at, whole): (usize, i64)) -> (Decimal, usize) {
    let word =
        |at: usize| words.get(at).and_then(|w| lower.get(w.start..w.end)).unwrap_or_default();
    let plain = (whole.into(), at + 1);
    if word(at + 1) != "komma" {
        return plain;
    }
    let decimals = match word(at + 2) {
        "en" | "ett" => Some(1),
        other => number_word(other).filter(|(_, is_round)| !is_round).map(|(number, _)| number),
    };
    match decimals {
        Some(tenths @ 0..10) => (Decimal::new(whole * 10 + tenths, 1), at + 3),
        Some(hundredths @ 10..100) => (Decimal::new(whole * 100 + hundredths, 2), at + 3),
        Some(_) | None => plain,
    }
}

/// Whether the word before says that the figure is a rough one.
fn is_about(lower: &str, words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| words.get(at));
    before
        .and_then(|word| lower.get(word.start..word.end))
        .is_some_and(|word| ABOUT.contains(&word))
}

fn digits(text: &str, lower: &str, words: &[Word], at: usize) -> Option<Figure> {
    let first = words.get(at)?;
    let last = end_of_groups(text, words, at)?;
    let end_of_number = words.get(last - 1)?.end;
    let printed = text.get(first.start..end_of_number)?;
    let (start, is_negative) = sign_before(text, lower, words, at)?;
    let (unit, word_end, end) = unit_after(lower, words, last, end_of_number);
    let figure = Figure {
        start,
        end: end_of_number,
        word: at,
        word_end: last,
        number: Decimal::ZERO,
        until: None,
        is_about: is_about(lower, words, at),
        unit: UnitOfMeasure::Plain,
        kind: FigureKind::Label,
    };
    if let Some(range) = range_or_round(printed) {
        let (number, until) = range;
        let is_about = until.is_none() || figure.is_about;
        let kind = FigureKind::Amount;
        return Some(Figure { end, word_end, number, until, is_about, unit, kind, ..figure });
    }
    let is_name = printed.contains('-') && printed.contains(char::is_alphabetic);
    let read = Quantity::read(printed).filter(|own| !is_name && is_plausible(own.number));
    let Some(read) = read else { return Some(figure) };
    let (unit, word_end, end) = match read.unit {
        UnitOfMeasure::Plain => (unit, word_end, end),
        own => (own, last, end_of_number),
    };
    let number = if is_negative { -read.number } else { read.number };
    let kind = kind_of(text, lower, words, (at, last), &unit);
    Some(Figure { end, word_end, number, unit, kind, ..figure })
}

/// "14 554": groups of three digits after one blank belong together. Gives the word after the last.
fn end_of_groups(text: &str, words: &[Word], at: usize) -> Option<usize> {
    let first = words.get(at)?;
    let mut last = at + 1;
    while let (Some(before), Some(next)) = (words.get(last - 1), words.get(last)) {
        let between = text.get(before.end..next.start).unwrap_or_default();
        let group = text.get(next.start..next.end).unwrap_or_default();
        let is_group = matches!(between, " " | "\u{a0}" | "\u{202f}" | "\u{2009}")
            && group.get(..3).is_some_and(|three| three.bytes().all(|b| b.is_ascii_digit()))
            && group.get(3..).is_some_and(|rest| rest.is_empty() || rest.starts_with(','));
        let head = text.get(first.start..before.end).unwrap_or_default();
        let head_fits = head.chars().all(|c| c.is_ascii_digit() || c.is_whitespace())
            && head.chars().take_while(char::is_ascii_digit).count() <= 3;
        if !is_group || !head_fits {
            break;
        }
        last += 1;
    }
    Some(last)
}

/// Where a figure begins with its sign, and whether that makes it negative ("-2", "minus 2").
fn sign_before(text: &str, lower: &str, words: &[Word], at: usize) -> Option<(usize, bool)> {
    let first = words.get(at)?;
    let before = at.checked_sub(1).and_then(|at| words.get(at));
    if let Some(word) = before.filter(|word| lower.get(word.start..word.end) == Some("minus")) {
        return Some((word.start, true));
    }
    let sign = text.get(..first.start)?.trim_end_matches(' ');
    let before_sign = sign.trim_end_matches(['-', '−', '–']);
    let is_negative = sign.len() > before_sign.len()
        && (before_sign.is_empty() || before_sign.ends_with([' ', '(', ':', '\u{a0}', '\t']))
        // "- 20 personer" is an item of a list, "Almen - 61 procent" a name with its figure.
        && sign.len() == first.start;
    Some((if is_negative { before_sign.len() } else { first.start }, is_negative))
}

/// "80-90" with its end, and "40-tal" without.
fn range_or_round(printed: &str) -> Option<(Decimal, Option<Decimal>)> {
    let (low, high) = printed.split_once(['-', '–', '\u{2011}'])?;
    let plain = |text: &str| {
        let quantity = Quantity::read(text)?;
        (quantity.unit == UnitOfMeasure::Plain && text.len() < 6).then_some(quantity.number)
    };
    let low = plain(low)?;
    if matches!(high, "tal" | "talet" | "tals") {
        // "1980-talet" is a time, "40-talet" of persons a rough count.
        return (low < Decimal::from(1_000) && high == "tal").then_some((low, None));
    }
    let high = plain(high)?;
    let is_year = low >= Decimal::from(1_900) && low < Decimal::from(2_100);
    (low < high && !is_year && !printed.starts_with('0')).then_some((low, Some(high)))
}

fn kind_of(
    text: &str,
    lower: &str,
    words: &[Word],
    (first, last): (usize, usize),
    unit: &UnitOfMeasure,
) -> FigureKind {
    let word = |at: usize| {
        words.get(at).and_then(|word| lower.get(word.start..word.end)).unwrap_or_default()
    };
    let printed = word(first);
    let before = first.checked_sub(1).map(word).unwrap_or_default();
    if *unit != UnitOfMeasure::Plain {
        return FigureKind::Amount;
    }
    let is_year = last == first + 1
        && printed.len() == 4
        && printed.bytes().all(|b| b.is_ascii_digit())
        && (printed.starts_with("19") || printed.starts_with("20"));
    if is_year {
        return FigureKind::Year;
    }
    let after = words.get(last - 1).and_then(|word| text.get(word.end..)).unwrap_or_default();
    let begin = words.get(first).and_then(|word| text.get(..word.start)).unwrap_or_default();
    // "… i stadens västra del. 622 elever": the word before closes its own sentence.
    let is_apart = begin.trim_end().ends_with('.') && before.chars().count() > 2
        || begin.trim_end().ends_with(['!', '?', ',', ';', ')']);
    let is_label = BEFORE_LABEL.contains(&before)
        && (!is_apart || matches!(before, "kap" | "tel" | "dnr" | "sid"))
        || is_month(word(last))
        || printed.contains([':', '@'])
        || printed.matches(['-', '.']).count() > 1
        || (printed.starts_with('0') && printed.len() > 1 && !printed.contains([',', '.']))
        || after.starts_with(['/', '§'])
        || after.starts_with(" §")
        || begin.ends_with(['/', '§', '#', '*']);
    if is_label { FigureKind::Label } else { FigureKind::Amount }
}

/// The unit that stands right after a number, with where it ends.
fn unit_after(
    lower: &str,
    words: &[Word],
    next: usize,
    end: usize,
) -> (UnitOfMeasure, usize, usize) {
    let rest = lower.get(end..).unwrap_or_default();
    let trimmed = rest.trim_start();
    let blank = rest.len() - trimmed.len();
    if trimmed.starts_with('%') && blank <= 3 {
        if trimmed.starts_with("%-enhet") {
            let after = words.get(next).map_or(end, |word| word.end);
            return (UnitOfMeasure::PercentagePoints, next + 1, after);
        }
        return (UnitOfMeasure::Percent, next, end + blank + 1);
    }
    let Some(word) = words.get(next).filter(|word| word.start == end + blank && blank <= 3) else {
        return (UnitOfMeasure::Plain, next, end);
    };
    let printed = lower.get(word.start..word.end).unwrap_or_default();
    let second = words.get(next + 1).and_then(|word| lower.get(word.start..word.end));
    let starts = |head: &str| second.is_some_and(|word| word.starts_with(head));
    let two_words = match printed {
        "miljoner" | "miljon" | "milj" if starts("kr") => Some(UnitOfMeasure::MillionKrona),
        "tusen" if starts("kr") => Some(UnitOfMeasure::ThousandKrona),
        _ => None,
    };
    if two_words.is_none() && matches!(printed, "miljoner" | "miljon" | "tusen" | "miljarder") {
        return (UnitOfMeasure::Other(printed.to_owned()), next + 1, word.end);
    }
    if let (Some(unit), Some(last)) = (two_words, words.get(next + 1)) {
        return (unit, next + 2, last.end);
    }
    if MEASURES.contains(&printed) {
        return (UnitOfMeasure::Other(printed.to_owned()), next + 1, word.end);
    }
    match UnitOfMeasure::from_word(printed) {
        UnitOfMeasure::Other(_) | UnitOfMeasure::Plain => (UnitOfMeasure::Plain, next, end),
        known => (known, next + 1, word.end),
    }
}

#[cfg(test)]
mod tests {
    use crate::swedish::paragraph::Paragraph;

    use super::*;

    fn read(text: &str) -> Vec<(String, String, FigureKind)> {
        Paragraph::new(text)
            .figures
            .iter()
            .map(|f| (f.number.to_string(), f.unit.symbol().to_owned(), f.kind))
            .collect()
    }

    fn check(text: &str, number: &str, unit: &str, kind: FigureKind) {
        assert_eq!(read(text), [(number.to_owned(), unit.to_owned(), kind)], "{text}");
    }

    #[test]
    fn amounts_are_read_with_their_units() {
        use FigureKind::Amount;
        check("Utfallet blev 7,1 % i snitt", "7.1", "%", Amount);
        check("Almen: 20%", "20", "%", Amount);
        check("rullande tolv", "12", "", FigureKind::Spelled);
        check("en kostnad på 16 382 tkr", "16382", "tkr", Amount);
        check("underskott om -1 907 tkr", "-1907", "tkr", Amount);
        check("ungefär 1,8 miljoner kronor", "1.8", "mnkr", Amount);
        check("ökade med 3 procentenheter", "3", "procentenheter", Amount);
        check("med 25 brukare", "25", "", Amount);
        check("drygt elva procent i snitt", "11", "%", Amount);
        check("den blev sju komma sex procent", "7.6", "%", Amount);
        check("noll komma tjugofem mnkr", "0.25", "mnkr", Amount);
    }

    #[test]
    fn years_dates_and_labels_are_no_amounts() {
        use FigureKind::{Label, Year};
        check("på hög nivå, 912 elever", "912", "", FigureKind::Amount);
        check("på nivå 3", "3", "", Label);
        check("under 2018 kom", "2018", "", Year);
        check("den 10 december", "10", "", Label);
        check("lagen (2017:725)", "0", "", Label);
        check("ring 08-5082200 nu", "0", "", Label);
        check("tertial 2 visar", "2", "", Label);
    }

    #[test]
    fn a_hyphen_between_numbers_makes_a_range() {
        let paragraph = Paragraph::new("mellan 80-90 personer");
        let figure = &paragraph.figures[0];
        assert_eq!((figure.number, figure.until), (80.into(), Some(90.into())));
    }

    #[test]
    fn rough_figures_say_so() {
        for (text, number) in [
            ("ett 40-tal medarbetare", 40),
            ("ett femtiotal gäster", 50),
            ("cirka 30 brukare", 30),
            ("drygt tolv besök", 12),
        ] {
            let paragraph = Paragraph::new(text);
            let figure = &paragraph.figures[0];
            assert_eq!((figure.number, figure.is_about), (number.into(), true), "{text}");
        }
        assert!(!Paragraph::new("med 45 medarbetare").figures[0].is_about);
    }

    #[test]
    fn numbers_in_letters_and_signs_are_read() {
        use FigureKind::{Amount, Label, Spelled};
        check("tjugofem klagomål", "25", "", Spelled);
        check("sju procent", "7", "%", FigureKind::Amount);
        check("ett resultat på minus 140 tkr", "-140", "tkr", Amount);
        check("resultatet -140 tkr", "-140", "tkr", Amount);
        check("- 20 personer", "20", "", Amount);
        check("Almen - 61 procent", "61", "%", Amount);
        check("matsvinnet är 45 gram", "45", "gram", Amount);
        check("kostar 1.820 milj kr", "1820", "mnkr", Amount);
        check("hyran är 363.000 kr", "363000", "kr", Amount);
        check("nära 7.17 % av alla", "7.17", "%", Amount);
        check("ett 20-årsjubileum", "0", "", Label);
        check("på 1980-talet", "0", "", Label);
        assert_eq!(read("tror på trenden och sextonhundratalet"), []);
    }
}
