//! Telephones, street addresses and days of birth that stand with a single person who is no staff.

use std::ops::Range;

use crate::finding::Finding;
use crate::place::Place;
use crate::rule::Rule;
use crate::swedish::dates::days;
use crate::swedish::paragraph::Paragraph;

/// How a person is reached or known, with what may be quoted of it.
pub(super) struct Contact {
    reason: &'static str,
    shown: String,
    words: String,
}

/// Single persons that a unit works for, and those near them. Beginnings of words.
const PERSONS: &[&str] = &[
    "brukaren", "brukares", "klienten", "kunden", "deltagaren", "patienten", "hyresgästen",
    "eleven", "barnets", "vårdtagaren", "omsorgstagaren", "pensionären", "gästen", "mannen",
    "kvinnan", "flickan", "pojken", "dotter", "sonen", "maken", "makan", "hustru", "mamma", "mamman",
    "pappa", "pappan", "modern", "modern", "fadern", "syster", "systern", "brodern", "anhörig",
    "anhörige", "vårdnadshavaren", "sökanden", "ungdomen", "huvudmannen", "modern", "sambon",
    "mormor", "farmor", "morfar", "farfar", "barnbarn", "närstående", "änkan", "änklingen",
    "stödpersonen", "gode",
];
/// One of many: "en brukare", "en av våra klienter".
const ONE_OF: &[&str] = &[
    "brukare", "brukarna", "klient", "klienter", "klienterna", "kund", "kunder", "deltagare",
    "deltagarna", "patient", "patienter", "hyresgäst", "hyresgäster", "elev", "elever", "boende",
    "gäst", "gäster", "pensionär", "äldre", "person", "man", "kvinna", "anhörig", "vårdtagare",
    "ungdom", "barn", "sökande", "dotter", "son", "syster", "bror", "granne",
];
const PRONOUNS: &[&str] = &["han", "hon", "hen", "hans", "hennes", "hens", "honom", "henne"];
/// The office and its staff. Beginnings of words.
const OFFICE: &[&str] = &[
    "växel", "enhetschef", "chef", "kontor", "kontaktcenter", "reception", "expedition",
    "kundtjänst", "handläggar", "samordnar", "medarbetar", "personal", "besöksadress",
    "postadress", "fax", "jour", "biståndshandläggar", "telefontid", "information", "servicehus",
    "medborgarkontor", "larmcentral", "verksamheten", "enheten", "förvaltning", "stadsdel",
    "huvudnummer", "nummer till", "controller", "administrat", "föreståndar", "rektor",
];
const HOME: &[&str] =
    &["bor", "bodde", "bosatt", "hemadress", "adress", "hemma", "hem", "bostad", "lgh", "lägenhet",
      "flyttat", "flyttade", "adressen", "hemmet", "bostaden", "besökte"];
const STREET_ENDINGS: &[&str] = &[
    "gatan", "vägen", "gränd", "gränden", "stigen", "torget", "backen", "allén", "gata", "väg",
    "stig", "slingan", "leden", "esplanaden", "kroken", "ringen", "plan", "torg",
];

impl Contact {
    pub(super) fn finding(self, place: &Place) -> Finding {
        Finding::new(Rule::PersonalData, self.reason, place.clone())
            .with("shown", format!("{}…", self.shown))
            .quote(place.clone(), self.words)
    }
}

/// What a paragraph tells of how single persons are reached.
pub(super) fn of_persons(paragraph: &Paragraph<'_>) -> Vec<Contact> {
    if !paragraph.text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for sentence in &paragraph.sentences {
        let Some(person) = person_in(paragraph, sentence) else { continue };
        if is_office(paragraph, sentence) {
            continue;
        }
        let contact = telephone(paragraph, sentence)
            .or_else(|| address(paragraph, sentence))
            .or_else(|| birthday(paragraph, sentence));
        if let Some((reason, shown)) = contact {
            let words = format!("{}", paragraph.quote(person));
            found.push(Contact { reason, shown, words });
        }
    }
    found
}

/// The words that name a single person.
fn person_in(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    sentence.clone().find_map(|at| {
        let word = paragraph.word(at);
        if PRONOUNS.contains(&word) || PERSONS.iter().any(|person| word.starts_with(person)) {
            return Some(at..at + 1);
        }
        let is_one = matches!(word, "en" | "ett" | "den" | "enskild" | "enskilde");
        let until = (at + 5).min(sentence.end);
        let named = (at + 1..until).find(|&next| ONE_OF.contains(&paragraph.word(next)));
        named.filter(|_| is_one).map(|next| at..next + 1)
    })
}

fn is_office(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| OFFICE.iter().any(|office| paragraph.word(at).starts_with(office)))
}

/// A telephone: its first digits may be shown.
fn telephone(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> Option<(&'static str, String)> {
    let first = paragraph.words.get(sentence.start)?.start;
    let last = paragraph.words.get(sentence.end.checked_sub(1)?)?.end;
    let text = paragraph.text.get(first..last)?;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let begins = bytes.get(at) == Some(&b'0') || text.get(at..)?.starts_with("+46");
        let is_alone = at == 0
            || !bytes.get(at - 1).is_some_and(|b| b.is_ascii_alphanumeric() || b",.-/+".contains(b));
        if begins && is_alone {
            let (digits, end) = telephone_digits(text, at);
            if is_telephone(&digits) {
                let shown = text.get(at..at + 3).unwrap_or_default();
                return Some(("telephone", shown.to_owned()));
            }
            at = end.max(at + 1);
        } else {
            at += 1;
        }
        while at < bytes.len() && !text.is_char_boundary(at) {
            at += 1;
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
        } else if matches!(letter, '-' | ' ' | '\u{a0}' | '+' | '–' | '/' | '(' | ')') && gap < 3 {
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

/// A street with a number, where a person lives: the street may be shown.
fn address(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> Option<(&'static str, String)> {
    let at_home = sentence.clone().any(|at| HOME.contains(&paragraph.word(at)));
    if !at_home {
        return None;
    }
    sentence.clone().find_map(|at| {
        let street = paragraph.printed_word(at);
        let is_street = street.starts_with(char::is_uppercase)
            && STREET_ENDINGS.iter().any(|end| paragraph.word(at).ends_with(end));
        let number = paragraph.word(at + 1);
        let has_number = sentence.contains(&(at + 1))
            && number.starts_with(|c: char| c.is_ascii_digit())
            && number.len() <= 4
            && number.trim_start_matches(|c: char| c.is_ascii_digit()).len() <= 1;
        (is_street && has_number).then(|| ("address", street.to_owned()))
    })
}

/// A day of birth: its year may be shown.
fn birthday(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> Option<(&'static str, String)> {
    let born = sentence
        .clone()
        .find(|&at| matches!(paragraph.word(at), "född" | "född:" | "f" | "födelsedatum" | "födelsedag" | "föddes"))?;
    let day = days(paragraph).into_iter().find(|day| {
        day.words.start > born && day.words.start <= born + 4 && sentence.contains(&day.words.start)
    })?;
    Some(("birthday", day.day.year().to_string()))
}
