//! Whether two words are of one family: forms of a word, a verb and its noun, a compound and its tail.
//!
//! "mötena" and "samverkansmöten", "kartlägga" and "kartläggningen", "låset" and "nyckelfria lås".

/// Ends of words, the longest first, that tell forms and derivations apart and nothing else.
const ENDS: &[&str] = &[
    "ningarnas",
    "ningarna",
    "ningens",
    "ningen",
    "ningar",
    "ning",
    "andena",
    "andet",
    "ande",
    "aderna",
    "ades",
    "ade",
    "arnas",
    "ernas",
    "ornas",
    "arna",
    "erna",
    "orna",
    "aren",
    "are",
    "dets",
    "ens",
    "ets",
    "ern",
    "ena",
    "ats",
    "its",
    "des",
    "tes",
    "ars",
    "ers",
    "ors",
    "ar",
    "er",
    "or",
    "en",
    "et",
    "an",
    "na",
    "as",
    "at",
    "ad",
    "de",
    "te",
    "ts",
    "a",
    "e",
    "n",
    "s",
    "t",
];

/// The least letters that a word keeps.
const LEAST: usize = 3;
/// Two words that share so many letters from their start, and differ little after, are of one family.
const COMMON_LEAST: usize = 5;

/// A word without its ending.
pub fn stem(word: &str) -> &str {
    let kept = |end: &&&str| {
        word.strip_suffix(**end).is_some_and(|rest| {
            // "ningarna" leaves a stem, "n" mostly a word cut in two.
            let least = if matches!(end.chars().count(), 2 | 3) { LEAST } else { LEAST + 1 };
            rest.chars().count() >= least && rest.chars().any(is_vowel)
        })
    };
    let Some(end) = ENDS.iter().find(kept) else { return word };
    word.strip_suffix(end).unwrap_or(word)
}

/// Whether two words are of one family.
pub fn are_kin(one: &str, other: &str) -> bool {
    let (one_stem, other_stem) = (stem(one), stem(other));
    is_tail_of(one_stem, other)
        || is_tail_of(other_stem, one)
        || stems_are_kin(one_stem, other_stem)
}

/// Whether a compound ends with a stem: the tail is the thing itself, a "kundråd" is a "råd".
fn is_tail_of(stem: &str, compound: &str) -> bool {
    const LONGEST_END: usize = 4;
    stem.chars().count() >= LEAST
        && compound.rfind(stem).is_some_and(|at| {
            let end = compound.get(at + stem.len()..).unwrap_or_default().chars().count();
            at > 1 && end <= LONGEST_END && (end == 0 || stem.chars().count() + 1 >= end)
        })
}

/// Whether two stems are of one family.
fn stems_are_kin(one: &str, other: &str) -> bool {
    if one == other {
        return one.chars().count() >= LEAST;
    }
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let common = short.chars().zip(long.chars()).take_while(|(a, b)| a == b).count();
    let (few, many) = (short.chars().count(), long.chars().count());
    common >= COMMON_LEAST && few <= common + 1 && many <= common + 4
}

const fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'å' | 'ä' | 'ö')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_family() {
        for (one, other) in [
            ("mötena", "samverkansmöten"),
            ("kartlägga", "kartläggningen"),
            ("inventera", "inventeringen"),
            ("låsen", "lås"),
            ("besöket", "studiebesök"),
            ("foldern", "folder"),
            ("tavlan", "anslagstavla"),
            ("riskbedöma", "riskbedömningarna"),
            ("auskulterar", "auskultationerna"),
            ("samtal", "medarbetarsamtal"),
            ("belysningen", "belysning"),
            ("målas", "målningen"),
            ("anmälningar", "anmäls"),
        ] {
            assert!(are_kin(one, other), "{one} {other}: {} {}", stem(one), stem(other));
        }
    }

    #[test]
    fn words_of_two() {
        for (one, other) in [
            ("plan", "plats"),
            ("energi", "enhet"),
            ("tid", "tidsbokning"),
            ("mat", "material"),
            ("beslut", "kundråd"),
            ("skola", "skog"),
        ] {
            assert!(!are_kin(one, other), "{one} {other}");
        }
    }
}
