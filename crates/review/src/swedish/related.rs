//! Words that speak of one thing: inflected forms, compounds and their parts, derivations, and the everyday
//! words for what a budget's rows are called.

/// Endings of nouns, adjectives and verbs, the longest first.
const ENDINGS: &[&str] = &[
    "arnas", "ernas", "ornas", "arna", "erna", "orna", "ades", "ade", "ats", "ens", "ets", "are",
    "ad", "at", "ar", "er", "or", "en", "et", "na", "as", "es", "n", "t", "a", "e", "s",
];

/// A word without its ending: at least three letters are left, four before a single one.
pub fn stem(word: &str) -> &str {
    let least = |ending: &str| if ending.len() == 1 { 5 } else { ending.len() + 3 };
    let last = word.as_bytes().last();
    let ending = ENDINGS
        .iter()
        .filter(|ending| ending.as_bytes().last() == last)
        .find(|ending| word.ends_with(**ending) && word.len() >= least(ending))
        .map_or(0, |ending| ending.len());
    word.get(..word.len() - ending).unwrap_or(word)
}

/// Whether two words in small letters speak of one thing: "frånvaron" and "sjukfrånvaro", "reglerna"
/// and "ordningsregler", "lekplatsbesiktningen" and "besiktigade", "behöriga" and "behörigheten".
pub fn related(one: &str, other: &str) -> bool {
    if !may_be_of_one_word(one, other) || is_small(one) || is_small(other) {
        return false;
    }
    // "boendena" and "omsorgsboenden": the "e" goes with some endings and not with others.
    let bare = |word| {
        let stem = stem(word);
        stem.strip_suffix('e').filter(|bare| bare.len() > 4).unwrap_or(stem)
    };
    let (one, other) = (bare(one), bare(other));
    if one == other {
        return true;
    }
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.chars().count() < 4 {
        return false;
    }
    if long.starts_with(short) || long.ends_with(short) {
        return true;
    }
    let common = short.chars().zip(long.chars()).take_while(|(a, b)| a == b).count();
    // "besiktning" and "besiktigad", "undersköterska" and "undersköterskeutbildning".
    if common >= 6 && common + 4 >= short.chars().count() {
        return true;
    }
    // "lekplatsbesiktning" has "besiktigad" within it.
    long.chars().count() > short.chars().count() + 3
        && short
            .char_indices()
            .nth(6)
            .is_some_and(|(end, _)| short.get(..end).is_some_and(|opening| long.contains(opening)))
}

/// Whether one word holds how the other begins: without that two words are neither forms nor
/// compounds of one, and most pairs of a text are out without a look at their endings.
pub fn may_be_of_one_word(one: &str, other: &str) -> bool {
    let holds = |whole: &str, part: &str| match part.as_bytes() {
        [a, b, c, ..] => whole.as_bytes().windows(3).any(|three| three == [*a, *b, *c]),
        _ => false,
    };
    holds(one, other) || holds(other, one) || one == other && !one.is_empty()
}

/// Small words that other words begin with by chance ("till" and "tillgänglighet", "märks" and
/// "anmärkning").
fn is_small(word: &str) -> bool {
    matches!(
        word,
        "till"
            | "från"
            | "under"
            | "över"
            | "efter"
            | "inom"
            | "samt"
            | "eller"
            | "vara"
            | "varit"
            | "hade"
            | "blev"
            | "bara"
            | "alla"
            | "inte"
            | "denna"
            | "detta"
            | "dessa"
            | "deras"
            | "också"
            | "andra"
            | "utan"
            | "upp"
            | "fram"
            | "mellan"
            | "ännu"
            | "även"
            | "genom"
            | "kring"
            | "idag"
            | "redan"
            | "sedan"
            | "vilket"
            | "medan"
            | "själv"
            | "hela"
            | "helt"
            | "åren"
            | "året"
            | "årets"
            | "mera"
            | "inga"
            | "ingen"
            | "märks"
            | "märka"
            | "märkas"
    )
}

/// Whether a word of running text speaks of a row of a budget by its label's word ("bemanningen" of
/// "Personalkostnader", "hyran" of "Lokaler").
pub fn names_post(label: &str, word: &str) -> bool {
    let is_general = |word: &str| matches!(stem(word), "kostnad" | "intäkt" | "resultat" | "netto");
    if is_general(label) || is_general(word) {
        // "Personalkostnaderna" are not all costs.
        return stem(label) == stem(word);
    }
    if matches!(stem(label), "övrig" | "external" | "extern" | "köp" | "summ" | "total") {
        return false;
    }
    let post = |word: &str| POSTS.iter().position(|stems| is_among(word, stems));
    related(label, word) || post(label).is_some_and(|own| post(word) == Some(own))
}

/// What one kind of row is called; a leading "=" asks for the whole word.
const POSTS: &[&[&str]] = &[
    &["personal", "bemanning", "=lön", "löne", "=löner", "=lönerna", "vikarie", "anställda"],
    &["lokal", "=hyra", "=hyran", "=hyror", "=hyrorna", "hyres", "hyreskostnad"],
    &["måltid", "=mat", "=maten", "matkostnad", "=kost", "=kosten", "livsmedel", "skolmat"],
    &["=bil", "bilar", "bilkostnad", "fordon", "drivmedel", "bränsle", "transport", "resor"],
    &["=el", "=elen", "energi", "uppvärmning", "värme"],
    &["=it", "it-", "dator", "digital"],
];

fn is_among(word: &str, stems: &[&str]) -> bool {
    stems.iter().any(|own| match own.strip_prefix('=') {
        Some(whole) => word == whole,
        None => word.starts_with(own),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_compounds_and_derivations_are_related() {
        for (one, other) in [
            ("sjukfrånvaro", "frånvaron"),
            ("ordningsregler", "reglerna"),
            ("behöriga", "behörigheten"),
            ("lekplatser", "lekplatsbesiktningen"),
            ("besiktigade", "lekplatsbesiktningen"),
            ("undersköterskeutbildning", "undersköterskor"),
            ("natt", "nattpatrullen"),
            ("lektionsbesök", "besök"),
            ("boende", "boendekostnaderna"),
            ("barnsamtal", "barn"),
        ] {
            assert!(related(one, other), "{one} {other}");
        }
        for (one, other) in
            [("energi", "enhet"), ("plan", "plats"), ("gäster", "gator"), ("mat", "material")]
        {
            assert!(!related(one, other), "{one} {other}");
        }
    }

    #[test]
    fn a_row_is_named_by_its_everyday_words() {
        for (label, word) in [
            ("personalkostnader", "bemanningen"),
            ("lokaler", "lokalkostnaderna"),
            ("måltider", "maten"),
            ("kostnader", "kostnaderna"),
            ("försörjningsstöd", "försörjningsstödet"),
        ] {
            assert!(names_post(label, word), "{label} {word}");
        }
        for (label, word) in [("kostnader", "personalkostnaderna"), ("måltider", "material")] {
            assert!(!names_post(label, word), "{label} {word}");
        }
    }
}
