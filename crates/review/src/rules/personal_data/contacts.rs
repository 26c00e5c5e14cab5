//! Telephones and days of birth that stand with a single person who is no staff.

use std::ops::Range;

use super::addresses;
use super::mail;
use crate::finding::Finding;
use crate::place::Place;
use crate::rule::Rule;
use crate::swedish::dates::days;
use crate::swedish::identity_numbers::identity_numbers;
use crate::swedish::paragraph::Paragraph;

/// How a person is reached or known, with what may be quoted of it.
pub(super) struct Contact {
    reason: &'static str,
    shown: String,
    words: String,
}

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

impl Contact {
    /// The whole sentence shows where to look, unless it holds a personal identity number too.
    pub(super) fn new(
        reason: &'static str,
        shown: &str,
        paragraph: &Paragraph<'_>,
        sentence: &Range<usize>,
    ) -> Self {
        let whole = paragraph.quote(sentence.clone());
        let words = if identity_numbers(whole).is_empty() { whole } else { shown };
        Self { reason, shown: shown.to_owned(), words: words.to_owned() }
    }

    /// Only what may be shown is quoted.
    pub(super) fn hidden(reason: &'static str, shown: &str) -> Self {
        Self { reason, shown: shown.to_owned(), words: shown.to_owned() }
    }

    pub(super) fn finding(self, place: &Place) -> Finding {
        Finding::new(Rule::PersonalData, self.reason, place.clone())
            .with("shown", format!("{}…", self.shown))
            .quote(place.clone(), self.words)
    }
}

/// What a paragraph tells of how single persons are reached.
pub(super) fn of_persons(paragraph: &Paragraph<'_>) -> Vec<Contact> {
    let mails = || {
        paragraph.sentences.iter().filter_map(|sentence| mail::mail(paragraph, sentence)).collect()
    };
    let mut found: Vec<Contact> = if paragraph.text.contains('@') { mails() } else { Vec::new() };
    if !paragraph.text.bytes().any(|byte| byte.is_ascii_digit()) {
        return found;
    }
    let has_digit = |at: usize| paragraph.word(at).starts_with(|c: char| c.is_ascii_digit());
    let others = paragraph
        .sentences
        .iter()
        .filter(|sentence| (*sentence).clone().any(has_digit))
        .filter_map(|sentence| {
            telephone(paragraph, sentence)
                .or_else(|| addresses::address(paragraph, sentence))
                .or_else(|| last_four(paragraph, sentence))
                .or_else(|| birthday(paragraph, sentence))
        });
    found.extend(others);
    found
}

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
        let named = (at + 1..until).find(|&next| ONE_OF.contains(&paragraph.word(next)));
        named.filter(|_| is_one).map(|next| at..next + 1)
    })
}

pub(super) fn is_single_person(word: &str) -> bool {
    PERSONS.iter().any(|person| word.starts_with(person))
}

/// Whether a word is one of those that a unit works for, in any number.
pub(super) fn is_person_word(word: &str) -> bool {
    ONE_OF.contains(&word) || is_single_person(word)
}

pub(super) fn is_office(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| is_office_word(paragraph.word(at)))
}

pub(super) fn is_office_word(word: &str) -> bool {
    OFFICE.iter().any(|office| word.starts_with(office))
        || STAFF.iter().any(|staff| {
            ["", "n", "en"]
                .iter()
                .any(|article| word.strip_suffix(article).is_some_and(|word| word.ends_with(staff)))
        })
}

/// The person that a telephone at a word stands with: the nearest one, with no office nearer.
pub(super) fn person_beside(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    at: usize,
) -> Option<Range<usize>> {
    let before = at.saturating_sub(9).max(sentence.start)..at;
    let last_office = before.clone().rev().find(|&word| is_office_word(paragraph.word(word)));
    let person = before.clone().rev().find_map(|word| person_in(paragraph, &(word..at)));
    if let Some(person) = person {
        let is_nearer = last_office.is_none_or(|office| office < person.start);
        return is_nearer.then_some(person);
    }
    if last_office.is_some() || is_office(paragraph, sentence) {
        return None;
    }
    person_in(paragraph, sentence).or_else(|| name_before(paragraph, sentence, at))
}

/// A first name and a surname at most three words before a telephone.
fn name_before(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    at: usize,
) -> Option<Range<usize>> {
    let from = at.saturating_sub(5).max(sentence.start);
    (from..at.saturating_sub(1)).rev().find_map(|first| {
        let is_whole = is_name(paragraph, first) && is_name(paragraph, first + 1);
        (is_whole || is_initialled(paragraph, first)).then_some(first..first + 2)
    })
}

/// Whether a word has the form of a person's name.
pub(super) fn is_name(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let word = paragraph.printed_word(at);
    word.starts_with(char::is_uppercase)
        && word.chars().skip(1).any(char::is_lowercase)
        && !PLACES.iter().any(|end| paragraph.word(at).ends_with(end))
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

/// A telephone: its first digits may be shown.
fn telephone(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> Option<Contact> {
    let mut ends = 0;
    for at in sentence.clone() {
        let start = paragraph.words.get(at)?.start;
        let before = paragraph.text.get(..start)?;
        let start = if before.ends_with('+') { start - 1 } else { start };
        let rest = paragraph.text.get(start..)?;
        let begins = rest.starts_with('0') || rest.starts_with("+46");
        if start < ends || !begins || before.ends_with(['.', ',', '-', '/']) {
            continue;
        }
        let (digits, end) = telephone_digits(paragraph.text, start);
        ends = end;
        if is_telephone(&digits) {
            person_beside(paragraph, sentence, at)?;
            let shown = rest.get(..3).unwrap_or_default();
            return Some(Contact::new("telephone", shown, paragraph, sentence));
        }
    }
    None
}

/// The digits of a run that holds together as a telephone does, and where it ends.
fn telephone_digits(text: &str, start: usize) -> (String, usize) {
    let mut digits = String::new();
    let mut end = start;
    let mut gap = 0;
    for (at, letter) in text.get(start..).unwrap_or_default().char_indices() {
        if letter.is_ascii_digit() {
            digits.push(letter);
            end = start + at + 1;
            gap = 0;
        } else if matches!(letter, '-' | ' ' | '\u{a0}' | '+' | '–' | '/' | '(' | ')') && gap < 3
        {
            gap += 1;
        } else {
            break;
        }
    }
    (digits, end)
}

/// Whether digits are a Swedish telephone: "0" and seven to nine more, or "46" and as many.
fn is_telephone(digits: &str) -> bool {
    let own = digits.strip_prefix("46").filter(|rest| !rest.starts_with('0'));
    let national = own.or_else(|| digits.strip_prefix('0'));
    national.is_some_and(|rest| {
        (7..=10).contains(&rest.len()) && !rest.starts_with('0') && digits.len() > 8
    })
}

/// "fyra sista 9930": the rest of a number whose day stands beside it. No digit is quoted.
fn last_four(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> Option<Contact> {
    let at = sentence.clone().find(|&at| {
        matches!(
            (paragraph.word(at), paragraph.word(at + 1)),
            ("fyra" | "4", "sista") | ("sista", "fyra" | "4" | "siffrorna")
        )
    })?;
    let is_four = |at: usize| {
        let word = paragraph.word(at);
        word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_between = |at: usize| {
        matches!(paragraph.word(at), "siffror" | "siffrorna" | "är" | "nr" | "i" | "personnumret")
    };
    let digits = (at + 2..(at + 6).min(sentence.end)).find(|&at| !is_between(at))?;
    if !is_four(digits) {
        return None;
    }
    let words = paragraph.quote(at..digits).trim_end_matches(':').to_owned();
    Some(Contact::hidden("identity", &words))
}

/// A day of birth: its year may be shown.
fn birthday(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> Option<Contact> {
    let born = sentence.clone().find(|&at| {
        matches!(paragraph.word(at), "född" | "f" | "födelsedatum" | "födelsedag" | "föddes")
    })?;
    // Only one who lives is "född"; other words need a person beside them.
    if !matches!(paragraph.word(born), "född" | "födelsedatum") {
        person_in(paragraph, sentence)?;
    }
    let day = days(paragraph).into_iter().find(|day| {
        day.words.start > born && day.words.start <= born + 4 && sentence.contains(&day.words.start)
    })?;
    // Those long gone are told of in libraries and schools.
    let year = Some(day.day.year()).filter(|year| *year > 1910)?.to_string();
    Some(Contact::new("birthday", &year, paragraph, sentence))
}
