//! A report's title as it is shown: what kind of report it is, said once.

use std::borrow::Cow;

/// The words that name a kind of report, with the abbreviation that some documents print after
/// them, and the number that the abbreviation stands for, if any.
const KINDS: [(&str, &str, &str); 4] = [
    ("verksamhetsplan", "vp", ""),
    ("verksamhetsberättelse", "vb", ""),
    ("tertialrapport", "t1", "1"),
    ("tertialrapport", "t2", "2"),
];

/// The title with its kind said once: "Verksamhetsberättelse VB 2020" is *Verksamhetsberättelse
/// 2020*, and "Tertialrapport T1 2020" is *Tertialrapport 1 2020*. Other titles stay as printed.
pub fn shown_title(printed: &str) -> Cow<'_, str> {
    let mut shown: Vec<&str> = Vec::new();
    let mut is_changed = false;
    for word in printed.split_whitespace() {
        match repeats(&shown, word) {
            Some(lacking) => {
                is_changed = true;
                shown.extend((!lacking.is_empty()).then_some(lacking));
            }
            None => shown.push(word),
        }
    }
    if is_changed { Cow::Owned(shown.join(" ")) } else { Cow::Borrowed(printed) }
}

/// What the words before an abbreviation lack of it, where it repeats them: their number, or
/// nothing. `None` for a word of its own.
fn repeats(before: &[&str], word: &str) -> Option<&'static str> {
    let core = word.trim_matches(['(', ')']).to_lowercase();
    let is_kind = |word: &str, name: &str| word.to_lowercase().ends_with(name);
    KINDS.into_iter().filter(|(_, short, _)| *short == core).find_map(|(name, _, number)| {
        match before {
            [.., last] if is_kind(last, name) => Some(number),
            [.., kind, last] if is_kind(kind, name) && last.trim_end_matches(',') == number => {
                Some("")
            }
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_said_once() {
        for (printed, shown) in [
            ("Verksamhetsberättelse VB 2020 för Tallen", "Verksamhetsberättelse 2020 för Tallen"),
            ("VERKSAMHETSPLAN VP 2019", "VERKSAMHETSPLAN 2019"),
            ("Verksamhetsberättelse (VB) 2020", "Verksamhetsberättelse 2020"),
            ("Tertialrapport T2 2021", "Tertialrapport 2 2021"),
            ("Tertialrapport 1 T1 2021", "Tertialrapport 1 2021"),
            ("Socialnämndens verksamhetsplan VP  2022", "Socialnämndens verksamhetsplan 2022"),
        ] {
            assert_eq!(shown_title(printed), shown, "{printed}");
        }
    }

    #[test]
    fn other_titles_stay_as_printed() {
        for printed in [
            "Verksamhetsberättelse 2025 för Almgårdens dagliga verksamhet",
            "VB 2020",
            "Verksamhetsplan  VB 2020",
            "Tertialrapport 1 T2 2021",
            "Om VP och VB",
            "",
        ] {
            assert_eq!(shown_title(printed), printed);
        }
    }
}
