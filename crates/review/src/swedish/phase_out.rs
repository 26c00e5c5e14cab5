//! An activity that asks for less of something, answered by the bare fact that it is still there.

use crate::swedish::paragraph::Paragraph;

/// Beginnings of words that ask for less or for an end.
const LESS: &[&str] = &[
    "minsk", "minimer", "avveckl", "upphör", "fasas", "fasa", "begräns", "ersätts", "ersätta",
    "sänk", "reducer", "tas", "sluta", "slutar", "slopa",
];

/// Words that say that a thing is still there.
const STILL: &[&str] = &["används", "använder", "användes", "förekommer", "kvarstår", "fortsätter"];

/// Words in an answer that speak of less after all.
const ANSWERED: &[&str] = &[
    "minsk", "minimer", "avveckl", "upphör", "fasa", "begräns", "sänk", "reducer", "färre",
    "lägre", "mindre", "sjunk", "endast", "enbart", "bara", "undantag", "sällan", "inte", "ej",
    "aldrig", "tidigare", "ersatt", "ersätt", "längre", "slut", "avslut", "gått", "halver",
    "ingen", "inga",
];

/// The longest answer that is read so: a longer one explains.
const LENGTH_MAX_WORDS: usize = 30;

/// The sentence that says that the thing is still used; `None` for any other activity or answer.
pub fn still_in_use<'p>(activity: &str, answer: &'p [Paragraph<'p>]) -> Option<&'p str> {
    let name = Paragraph::new(activity);
    let starts = |word: &str, stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    let asks_for_less = (0..name.words.len()).any(|at| {
        let word = name.word(at);
        match word {
            "tas" => matches!(name.word(at + 1), "bort" | "ur"),
            "fasas" | "fasa" => name.word(at + 1) == "ut",
            _ => starts(word, LESS),
        }
    });
    let words = answer.iter().map(|paragraph| paragraph.words.len()).sum::<usize>();
    if !asks_for_less || words > LENGTH_MAX_WORDS {
        return None;
    }
    let speaks_of_less = answer
        .iter()
        .any(|paragraph| (0..paragraph.words.len()).any(|at| starts(paragraph.word(at), ANSWERED)));
    if speaks_of_less {
        return None;
    }
    answer.iter().find_map(|paragraph| {
        let at = (0..paragraph.words.len()).find(|&at| STILL.contains(&paragraph.word(at)))?;
        Some(paragraph.sentence(paragraph.sentence_of(at)?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_still_there(activity: &str, answer: &str) -> bool {
        still_in_use(activity, &[Paragraph::new(answer)]).is_some()
    }

    #[test]
    fn a_thing_to_be_ended_that_is_still_used() {
        assert!(is_still_there(
            "Pappersblanketter ska fasas ut.",
            "Blanketter används på kvällen."
        ));
        assert!(is_still_there("Andelen inhyrda ska minska.", "Enheten använder inhyrda."));
        assert!(!is_still_there("Andelen inhyrda ska minska.", "Vi använder färre inhyrda."));
        assert!(!is_still_there("Inhyrda ska minska.", "Inhyrda används inte längre."));
        assert!(!is_still_there(
            "Andelen inhyrda ska minska.",
            "Arbetet är avslutat, och det som togs fram används i vardagen."
        ));
        assert!(!is_still_there("Nya plattor införs.", "Plattor används av alla lag."));
    }
}
