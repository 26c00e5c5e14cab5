//! Numbers in letters, up to 9 999: "tjugofem", "etthundratjugo", "tvåtusenfyrahundra", "ett femtiotal".

/// The numbers that others are made of. "en" and "ett" alone are articles far more often.
const SIMPLE: &[(&str, i64)] = &[
    ("noll", 0),
    ("två", 2),
    ("tre", 3),
    ("fyra", 4),
    ("fem", 5),
    ("sex", 6),
    ("sju", 7),
    ("åtta", 8),
    ("nio", 9),
    ("tio", 10),
    ("elva", 11),
    ("tolv", 12),
    ("tretton", 13),
    ("fjorton", 14),
    ("femton", 15),
    ("sexton", 16),
    ("sjutton", 17),
    ("arton", 18),
    ("nitton", 19),
    ("tjugo", 20),
    ("trettio", 30),
    ("fyrtio", 40),
    ("femtio", 50),
    ("sextio", 60),
    ("sjuttio", 70),
    ("åttio", 80),
    ("nittio", 90),
];

/// Whether a word begins as a number can: most words do not.
fn opens_as_number(word: &str) -> bool {
    match word.as_bytes() {
        [b'e', b't', b't', b'h' | b't' | b'u', ..] | [b'e', b'n', b'h', ..] => true,
        [b'e', second, ..] => *second == b'l',
        [b'n', second, ..] => matches!(second, b'o' | b'i'),
        [b't', second, ..] => matches!(second, b'v' | b'r' | b'i' | b'o' | b'j' | b'u'),
        [b'f', second, ..] => matches!(second, b'y' | b'e' | b'j'),
        [b's', second, ..] => matches!(second, b'e' | b'j'),
        [b'a', second, ..] => *second == b'r',
        [b'h', second, ..] => *second == b'u',
        _ => word.starts_with("åt"),
    }
}

/// The number that a word in small letters is, and whether it is a round one ("ett femtiotal").
pub fn number_word(word: &str) -> Option<(i64, bool)> {
    if !opens_as_number(word) {
        return None;
    }
    if let Some(number) = below_ten_thousand(word) {
        return Some((number, false));
    }
    let number = below_ten_thousand(word.strip_suffix("tal")?)?;
    (number >= 10).then_some((number, true))
}

fn below_ten_thousand(word: &str) -> Option<i64> {
    let Some((thousands, rest)) = word.split_once("tusen") else { return below_thousand(word) };
    let thousands = multiplier(thousands.strip_suffix("et").unwrap_or(thousands))?;
    let rest = if rest.is_empty() { 0 } else { below_thousand(joined(rest))? };
    (thousands < 10).then_some(thousands * 1_000 + rest)
}

fn below_thousand(word: &str) -> Option<i64> {
    let Some((hundreds, rest)) = word.split_once("hundra") else { return below_hundred(word) };
    let hundreds = multiplier(hundreds)?;
    let rest = match joined(rest) {
        "" => 0,
        "en" | "ett" => 1,
        rest => below_hundred(rest)?,
    };
    (hundreds < 20).then_some(hundreds * 100 + rest)
}

fn below_hundred(word: &str) -> Option<i64> {
    let simple =
        |name: &str| SIMPLE.iter().find(|(own, _)| *own == name).map(|(_, number)| *number);
    if let Some(number) = simple(word) {
        return Some(number);
    }
    let (name, tens) = SIMPLE.iter().find(|(name, tens)| *tens >= 20 && word.starts_with(name))?;
    let ones = match word.get(name.len()..)? {
        "en" | "ett" | "e" => 1,
        rest => simple(rest).filter(|ones| (2..10).contains(ones))?,
    };
    Some(tens + ones)
}

/// How many hundreds or thousands: none told is one.
fn multiplier(word: &str) -> Option<i64> {
    match word {
        "" | "ett" | "en" => Some(1),
        other => below_hundred(other).filter(|&number| number > 0),
    }
}

/// "etthundraochtjugo": the rest without the joining word.
fn joined(rest: &str) -> &str {
    rest.strip_prefix("och").unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_up_to_the_thousands() {
        for (word, number) in [
            ("elva", 11),
            ("tjugofem", 25),
            ("fyrtioen", 41),
            ("nittionio", 99),
            ("hundra", 100),
            ("etthundratjugo", 120),
            ("trehundra", 300),
            ("tvåhundraochfem", 205),
            ("nittonhundra", 1_900),
            ("tusen", 1_000),
            ("ettusen", 1_000),
            ("tvåtusenfyrahundraarton", 2_418),
        ] {
            assert_eq!(number_word(word), Some((number, false)), "{word}");
        }
        assert_eq!(number_word("femtiotal"), Some((50, true)));
        assert_eq!(number_word("hundratal"), Some((100, true)));
    }

    #[test]
    fn other_words_are_no_numbers() {
        for word in [
            "sexårsverksamhet",
            "femkamp",
            "tretal",
            "trevlig",
            "tjugofemte",
            "niohundratalet",
            "ett",
        ] {
            assert_eq!(number_word(word), None, "{word}");
        }
    }
}
