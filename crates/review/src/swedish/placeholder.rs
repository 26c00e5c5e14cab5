//! Words that fill a place without saying anything: "-", "Saknas", "Text kommer", a note to oneself.

use crate::swedish::paragraph::Paragraph;

/// A longer text says something.
const LENGTH_MAX_WORDS: usize = 9;

/// What fills a cell, punctuation left out.
const FILLERS: &[&str] = &[
    "",
    "x",
    "xx",
    "xxx",
    "na",
    "n a",
    "tbd",
    "todo",
    "att göra",
    "ingen kommentar",
    "inga kommentarer",
    "inget att rapportera",
    "inget att redovisa",
    "inget att kommentera",
    "ingenting att rapportera",
    "kommentar saknas",
    "analys saknas",
    "text saknas",
    "svar saknas",
    "saknas",
    "saknas ännu",
    "ej klar",
    "inte klar",
    "ej klart",
    "inte klart",
    "kommentar",
    "analys",
    "återkommer",
    "kommer senare",
    "kommer",
];

/// Verbs of writing in forms that leave the writing to someone or to later.
const TO_BE_WRITTEN: &[&str] = &[
    "fylls",
    "fyll",
    "fylla",
    "ifylls",
    "ifyllas",
    "skrivs",
    "skriv",
    "skriva",
    "skrivas",
    "kompletteras",
    "komplettera",
    "kompletterar",
    "formuleras",
    "formulera",
    "författas",
    "klistra",
    "klistras",
    "infogas",
    "infoga",
];

/// What is to be written.
const WRITING: &[&str] = &[
    "text",
    "texten",
    "analys",
    "analysen",
    "analystext",
    "kommentar",
    "kommentaren",
    "kommentarer",
    "formulering",
    "beskrivning",
    "underlag",
    "underlaget",
    "stycke",
    "stycket",
    "svar",
    "svaret",
];

/// Words that say that it is not there yet.
const NOT_YET: &[&str] = &[
    "kommer",
    "tillkommer",
    "återkommer",
    "saknas",
    "saknar",
    "fattas",
    "väntar",
    "inväntas",
    "senare",
    "ej",
    "inte",
    "ännu",
    "här",
    "in",
    "läggs",
    "lägg",
    "ska",
    "behövs",
    "efter",
    "från",
];

/// Whether words fill a place and say nothing.
pub fn says_nothing(text: &str) -> bool {
    let key = tertial_domain::name_key::name_key(text);
    FILLERS.contains(&key.as_str()) || (text.len() < 120 && is_note_to_self(&Paragraph::new(text)))
}

/// "(text kommer)", "Fylls i av Anders före den 10 januari", "Skriv här hur det gick".
fn is_note_to_self(paragraph: &Paragraph<'_>) -> bool {
    let count = paragraph.words.len();
    if count > LENGTH_MAX_WORDS || paragraph.sentences.len() > 1 {
        return false;
    }
    let has = |list: &[&str]| (0..count).any(|at| list.contains(&paragraph.word(at)));
    let begins = (0..count.min(2)).any(|at| {
        let is_filled_in = !paragraph.word(at).starts_with("fyll") || paragraph.word(at + 1) == "i";
        TO_BE_WRITTEN.contains(&paragraph.word(at)) && is_filled_in
    });
    let is_of_writing = has(WRITING) && has(NOT_YET);
    // "Skriva ett brev varje vecka" has an object of its own: only a bare note is none.
    (begins && (count <= 2 || has(WRITING) || has(NOT_YET) || names_writer(paragraph)))
        || (is_of_writing && count <= 5)
}

/// "av Anders", "före den 10 januari", "vecka 3".
fn names_writer(paragraph: &Paragraph<'_>) -> bool {
    (0..paragraph.words.len()).any(|at| {
        matches!(paragraph.word(at), "av" | "före" | "innan" | "senast" | "vecka" | "till" | "när")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fillers_and_notes_to_oneself_say_nothing() {
        for text in [
            "-",
            "–",
            "Saknas",
            "(text kommer)",
            "Fylls i av Birgitta senast fredag.",
            "Analysen skrivs efter jul",
            "Kompletteras",
            "Skriv här",
            "Text från Omar inväntas.",
            "xxx",
            "Analys kommer senare",
        ] {
            assert!(says_nothing(text), "{text}");
        }
    }

    #[test]
    fn a_short_answer_says_something() {
        for text in [
            "Klart.",
            "Ja.",
            "Kommer att byggas i mars.",
            "Inte genomfört.",
            "Rutinen saknas.",
            "Alla har fyllt i enkäten.",
            "Fylld pärm finns i köket.",
            "Texten på skylten är ändrad och sitter uppe.",
            "Enkäten fylls i varje vår.",
        ] {
            assert!(!says_nothing(text), "{text}");
        }
    }
}
