//! Words for single persons, for the office and its staff, and for names.

use std::ops::Range;

use crate::swedish::first_names::is_first_name;
use crate::swedish::paragraph::Paragraph;

/// Single persons that a unit works for, and those near them. Beginnings of words.
const PERSONS: &[&str] = &[
    "brukaren",
    "brukares",
    "klienten",
    "kunden",
    "deltagaren",
    "patienten",
    "hyresgästen",
    "eleven",
    "barnets",
    "vårdtagaren",
    "omsorgstagaren",
    "pensionären",
    "gästen",
    "mannen",
    "kvinnan",
    "flickan",
    "pojken",
    "dotter",
    "sonen",
    "maken",
    "makan",
    "hustru",
    "mamma",
    "mamman",
    "pappa",
    "pappan",
    "modern",
    "fadern",
    "syster",
    "systern",
    "brodern",
    "anhörig",
    "anhörige",
    "vårdnadshavaren",
    "sökanden",
    "ungdomen",
    "huvudmannen",
    "sambon",
    "mormor",
    "farmor",
    "morfar",
    "farfar",
    "barnbarn",
    "närstående",
    "änkan",
    "änklingen",
    "stödpersonen",
    "låntagaren",
    "besökaren",
    "klaganden",
    "anmälaren",
    "föräldern",
    "grannen",
    "moster",
    "faster",
    "morbror",
    "farbror",
    "kusinen",
    "väninna",
    "flickans",
    "pojkens",
    "uppgiftslämnaren",
    "synpunktslämnaren",
    "studenten",
    "frun",
    "dottern",
    "hemnummer",
    "hemnumret",
    "hemtelefon",
    "privat",
    "gode",
    "damen",
    "herren",
    "killen",
    "tjejen",
    "dödsboet",
    "avlidne",
    "avlidna",
    "svärson",
    "svärdotter",
    "styvfar",
    "styvmor",
    "fostermamma",
    "fosterpappa",
    "exmake",
    "exfru",
    "särbon",
    "väninnan",
    "brorsdotter",
    "brorson",
    "systerson",
    "systerdotter",
];
/// One of many: "en brukare", "en av våra klienter".
const ONE_OF: &[&str] = &[
    "brukare",
    "brukarna",
    "klient",
    "klienter",
    "klienterna",
    "kund",
    "kunder",
    "deltagare",
    "deltagarna",
    "patient",
    "patienter",
    "hyresgäst",
    "hyresgäster",
    "elev",
    "elever",
    "boende",
    "gäst",
    "gäster",
    "pensionär",
    "äldre",
    "person",
    "man",
    "kvinna",
    "anhörig",
    "vårdtagare",
    "ungdom",
    "barn",
    "sökande",
    "dotter",
    "son",
    "syster",
    "bror",
    "granne",
    "vårdnadshavare",
    "förälder",
    "anmälare",
    "klagande",
    "låntagare",
    "låntagarna",
    "låntagarnas",
    "besökare",
    "medborgare",
    "flicka",
    "pojke",
    "kille",
    "tjej",
    "mamma",
    "pappa",
    "student",
];
const PRONOUNS: &[&str] = &["han", "hon", "hen", "hans", "hennes", "hens", "honom", "henne"];
/// The office and its staff. Beginnings of words.
const OFFICE: &[&str] = &[
    "växel",
    "enhetschef",
    "chef",
    "kontor",
    "kontaktcenter",
    "reception",
    "expedition",
    "kundtjänst",
    "handläggar",
    "samordnar",
    "medarbetar",
    "personal",
    "besöksadress",
    "postadress",
    "fax",
    "jour",
    "kontaktperson",
    "biståndshandläggar",
    "telefontid",
    "information",
    "servicehus",
    "medborgarkontor",
    "larmcentral",
    "verksamheten",
    "enheten",
    "förvaltning",
    "stadsdel",
    "huvudnummer",
    "nummer till",
    "controller",
    "administrat",
    "föreståndar",
    "rektor",
];
/// What staff are called: endings of words, "dataskyddsombud", "skolsköterska".
const STAFF: &[&str] = &[
    "ombud",
    "ombudet",
    "chef",
    "ledare",
    "sekreterare",
    "ansvarig",
    "ansvariga",
    "ordförande",
    "lärare",
    "sköterska",
    "kurator",
    "tekniker",
    "strateg",
    "konsult",
    "pedagog",
    "mästare",
    "värd",
    "utredare",
    "terapeut",
    "bibliotekarie",
    "läkare",
    "leverantör",
    "entreprenör",
    "jouren",
];
/// Endings of names that are of places and houses, not of persons.
const PLACES: &[&str] = &[
    "gård",
    "gården",
    "skola",
    "skolan",
    "hemmet",
    "centrum",
    "förskola",
    "boende",
    "boendet",
    "bibliotek",
    "biblioteket",
    "hus",
    "huset",
    "kyrka",
    "park",
    "parken",
    "sjukhus",
    "museum",
    "ab",
    "verkstad",
    "plan",
    "torg",
];

/// The words that name a single person.
pub(super) fn person_in(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
) -> Option<Range<usize>> {
    sentence.clone().find_map(|at| {
        let word = paragraph.word(at);
        if PRONOUNS.contains(&word) || is_single_person(word) {
            return Some(at..at + 1);
        }
        // "Brukare Eva Ek", "fru Ek": a name right after.
        let is_named = (ONE_OF.contains(&word) || matches!(word, "fru" | "herr" | "fröken"))
            && at + 1 < sentence.end
            && paragraph.printed_word(at + 1).starts_with(char::is_uppercase);
        if is_named {
            return Some(at..at + 2);
        }
        let is_one = matches!(word, "en" | "ett" | "den" | "enskild" | "enskilde");
        let until = (at + 5).min(sentence.end);
        // "den anhöriga" is one, "de anhöriga" are many.
        let named = (at + 1..until).find(|&next| {
            ONE_OF.contains(&paragraph.word(next))
                || word == "den" && next == at + 1 && paragraph.word(next) == "anhöriga"
        });
        named.filter(|_| is_one).map(|next| at..next + 1)
    })
}

pub(super) fn is_single_person(word: &str) -> bool {
    // "anhöriga", "anhörigstöd" are no one alone.
    let is_many =
        word.starts_with("anhörig") && !matches!(word, "anhörig" | "anhörige" | "anhörigs");
    !is_many && PERSONS.iter().any(|person| word.starts_with(person))
}

/// Whether a word is one of those that a unit works for, in any number.
pub(super) fn is_person_word(word: &str) -> bool {
    ONE_OF.contains(&word) || is_single_person(word)
}

pub(super) fn is_office(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| is_office_word(paragraph.word(at)))
}

pub(super) fn is_office_word(word: &str) -> bool {
    OFFICE.iter().any(|office| word.starts_with(office)) || is_staff_word(word)
}

/// Whether a word says what someone does here: "skolsköterskan".
pub(super) fn is_staff_word(word: &str) -> bool {
    let titles = ["rektor", "föreståndar", "handläggar", "samordnar", "administrat", "enhetschef"];
    titles.iter().any(|title| word.starts_with(title))
        || STAFF.iter().any(|staff| {
            ["", "n", "en"]
                .iter()
                .any(|article| word.strip_suffix(article).is_some_and(|word| word.ends_with(staff)))
        })
}

/// Whether a word has the form of a person's name.
pub(super) fn is_name(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let word = paragraph.printed_word(at);
    word.starts_with(char::is_uppercase)
        && word.chars().skip(1).any(char::is_lowercase)
        && !PLACES.iter().any(|end| paragraph.word(at).ends_with(end))
}

/// A first name that many have and a surname, of no one who is named with what they do here:
/// "Alva Ek", not "enhetschef Alva Ek".
pub(super) fn full_name(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    first: usize,
) -> Option<Range<usize>> {
    let last = first + 1;
    let is_whole = last < sentence.end
        && is_name(paragraph, first)
        && is_name(paragraph, last)
        && is_first_name(paragraph.word(first))
        && paragraph.between(first) == " ";
    let is_staff = |back: usize| {
        let at = first.checked_sub(back).filter(|at| *at >= sentence.start);
        at.is_some_and(|at| is_office_word(paragraph.word(at)))
    };
    (is_whole && !is_staff(1) && !is_staff(2)).then_some(first..last + 1)
}

/// "Alva E": a first name and a letter; not "Grupp A".
pub(super) fn is_initialled(paragraph: &Paragraph<'_>, first: usize) -> bool {
    let mut letters = paragraph.printed_word(first + 1).chars();
    let is_letter = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    let is_part_of_house = matches!(
        paragraph.word(first),
        "hus"
            | "grupp"
            | "avdelning"
            | "plan"
            | "klass"
            | "lag"
            | "etapp"
            | "enhet"
            | "våning"
            | "bilaga"
            | "alternativ"
            | "kategori"
            | "lex"
    );
    is_letter && is_name(paragraph, first) && !is_part_of_house
}

/// "A.L.", "A L": two letters that stand for a name.
pub(super) fn is_initials(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let is_capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
    };
    let word = paragraph.printed_word(at);
    let is_joined =
        word.split_once('.').is_some_and(|(one, two)| is_capital(one) && is_capital(two));
    is_joined || is_capital(word) && is_capital(paragraph.printed_word(at + 1))
}
