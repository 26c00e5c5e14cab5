//! Streets with a number where a single person or a household lives.

use std::ops::Range;

use super::contacts::Contact;
use super::persons::{
    full_name, is_initialled, is_initials, is_name, is_office, is_office_word, is_person_word,
    is_single_person, person_in,
};
use crate::swedish::paragraph::Paragraph;

/// Those who share a home.
const HOUSEHOLD: &[&str] = &[
    "familj",
    "familjen",
    "hushållet",
    "paret",
    "makarna",
    "syskonen",
    "barnet",
    "barnen",
    "föräldrarna",
    "familjens",
    "hushållets",
    "parets",
    "makarnas",
    "barnets",
    "barnens",
    "föräldrarnas",
];
/// What a building is called that is no one's home alone. Beginnings and endings of words.
const HOUSES: &[&str] = &[
    "gruppbostad",
    "servicebostad",
    "boende",
    "verksamhet",
    "lokal",
    "förskola",
    "skola",
    "avdelning",
    "mottagning",
    "träffpunkt",
    "korttids",
    "stödboende",
];
const HOME: &[&str] = &[
    "bor",
    "bodde",
    "bosatt",
    "hemmahörande",
    "inneboende",
    "skriven",
    "folkbokförd",
    "hemadress",
    "adress",
    "hemma",
    "hem",
    "bostad",
    "lgh",
    "lägenhet",
    "flyttat",
    "flyttade",
    "adressen",
    "hemmet",
    "bostaden",
    "besökte",
];
const STREET_ENDINGS: &[&str] = &[
    "gatan",
    "vägen",
    "gränd",
    "gränden",
    "stigen",
    "torget",
    "backen",
    "allén",
    "gata",
    "väg",
    "stig",
    "slingan",
    "leden",
    "esplanaden",
    "liden",
    "brinken",
    "svängen",
    "höjden",
    "kajen",
    "promenaden",
    "gången",
    "kroken",
    "ringen",
    "plan",
    "torg",
];

/// A street with a number, where a person lives: the street may be shown.
pub(super) fn address(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> Option<Contact> {
    let at = sentence.clone().find(|&at| is_street(paragraph, at, sentence.end))?;
    let lives_there = lives_at(paragraph, sentence, at)
        || sentence.clone().any(|at| HOME.contains(&paragraph.word(at)))
        || names_a_flat(paragraph, sentence, at);
    let is_of_person = linked_name(paragraph, sentence, at)
        || is_home_address(paragraph, sentence, at)
        || (lives_there && person_before_street(paragraph, sentence, at))
        || household_at(paragraph, sentence, at)
        || hosted_at(paragraph, sentence, at)
        || initialled_person(paragraph, sentence, at)
        || named_person(paragraph, sentence, at)
        || named_at_home(paragraph, sentence)
        || client_after(paragraph, sentence, at);
    is_of_person.then(|| Contact::new("address", paragraph.printed_word(at), paragraph, sentence))
}

/// Words that only lead from a person to where they live.
const LEADS: &[&str] = &[
    "på",
    "i",
    "vid",
    "hos",
    "boende",
    "bosatt",
    "bor",
    "bodde",
    "bott",
    "som",
    "lägenhet",
    "lägenheten",
    "lägenhets",
    "hemmet",
    "hem",
    "hemma",
    "bostad",
    "bostaden",
    "adress",
    "adressen",
    "hemadress",
    "villa",
    "villan",
    "radhus",
    "radhuset",
    "har",
    "flyttat",
    "flyttade",
    "från",
    "till",
    "sitt",
    "sin",
    "den",
    "nya",
    "gamla",
    "numera",
    "tidigare",
    "med",
    "nu",
    "idag",
    "lgh",
    "adr",
    "c/o",
    "skriven",
    "folkbokförd",
    "fortfarande",
    "ensam",
    "och",
    "ordinärt",
    "egen",
];

/// "Alva Ek på Solvägen 3", "Alva Eks lägenhet på Solvägen 3": a person's name, and nothing between
/// it and the street but how they live there.
fn linked_name(paragraph: &Paragraph<'_>, sentence: &Range<usize>, street: usize) -> bool {
    const REACH_WORDS: usize = 8;
    let from = street.saturating_sub(REACH_WORDS).max(sentence.start);
    (from..street).rev().any(|first| {
        full_name(paragraph, sentence, first).is_some_and(|name| {
            name.end <= street && (name.end..street).all(|at| LEADS.contains(&paragraph.word(at)))
        })
    })
}

/// "lägenheten på Solvägen 3 (brukare Eva Ek)", "Efter flytten till Solvägen 3 har klienten Eva Ek": one
/// that the unit works for, named right after the street.
fn client_after(paragraph: &Paragraph<'_>, sentence: &Range<usize>, street: usize) -> bool {
    const REACH_WORDS: usize = 6;
    let after = street + 2..(street + REACH_WORDS).min(sentence.end);
    let is_of_house = (sentence.start..street).any(|at| is_place_word(paragraph.word(at)));
    let is_named = |at: usize| {
        is_person_word(paragraph.word(at))
            && (full_name(paragraph, sentence, at + 1).is_some()
                || is_name(paragraph, at + 1) && is_name(paragraph, at + 2)
                || is_initialled(paragraph, at + 1)
                || is_initials(paragraph, at + 1))
    };
    !is_of_house && after.into_iter().any(is_named)
}

/// "Invigningen på Hamngatan 3 förrättades av Alva Ek": somebody at a place that is open to all.
const PUBLIC: &[&str] = &[
    "invig",
    "öppn",
    "föreläs",
    "konst",
    "utställ",
    "uppträd",
    "konsert",
    "politik",
    "namn",
    "riksdag",
    "kommunalråd",
    "borgmästar",
    "arkitekt",
    "ritad",
    "ägs",
    "fotograf",
    "bolag",
    "butik",
    "firma",
    "författar",
    "bibliotek",
    "kyrk",
    "museum",
    "artist",
    "musik",
    "fastighet",
];
/// What is brought, done or said at somebody's door.
const ERRANDS: &[&str] = &[
    "lämnas",
    "lever",
    "hämta",
    "skjuts",
    "besökte",
    "larm",
    "insats",
    "ärende",
    "utred",
    "anmäl",
    "fall",
    "nyckel",
    "städ",
    "mat",
    "tillsyn",
    "klaga",
    "öppnade",
    "transport",
    "ambulans",
    "avlid",
    "hittade",
    "läke",
    "dörr",
];

/// "Vi åker via Solvägen 3, eftersom Alva Ek som bor där …", "Alva Eks ärende: hemtjänst i bostaden på
/// Solvägen 3": one whose name stands anywhere beside the street, and words for living there.
fn named_at_home(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    let is_home = |at: usize| {
        let word = paragraph.word(at);
        HOME.contains(&word)
            || matches!(word, "hemtjänst" | "hemtjänsten" | "grannar" | "grannarna" | "hyr")
            || ["lägenhet", "lägenheten", "bostaden", "villan", "radhuset", "huset"]
                .iter()
                .any(|end| word.len() > end.len() && word.ends_with(end))
    };
    let begins =
        |at: usize, stems: &[&str]| stems.iter().any(|stem| paragraph.word(at).starts_with(stem));
    let is_public = |at: usize| begins(at, PUBLIC) || begins(at, HOUSES);
    let is_errand = |at: usize| begins(at, ERRANDS);
    !is_office(paragraph, sentence)
        && !sentence.clone().any(is_public)
        && sentence.clone().any(|at| is_home(at) || is_errand(at))
        && sentence.clone().any(|first| full_name(paragraph, sentence, first).is_some())
}

/// "Hemadress: Solvägen 3".
fn is_home_address(paragraph: &Paragraph<'_>, sentence: &Range<usize>, street: usize) -> bool {
    (street.saturating_sub(4).max(sentence.start)..street).any(|at| {
        ["hemadress", "bostadsadress", "privatadress", "folkbokföringsadress"]
            .iter()
            .any(|stem| paragraph.word(at).starts_with(stem))
    })
}

/// Whether someone who is no staff stands nearer the street than an office or a house does; in a
/// sentence that begins with the street, whether anyone stands in it and no office.
fn person_before_street(paragraph: &Paragraph<'_>, sentence: &Range<usize>, street: usize) -> bool {
    let is_guest = |at: usize| {
        paragraph.word(at) == "boende"
            && at > sentence.start
            && is_person_word(paragraph.word(at - 1))
    };
    let place = (sentence.start..street)
        .rev()
        .find(|&at| is_place_word(paragraph.word(at)) && !is_guest(at));
    let nearest = (sentence.start..street)
        .rev()
        .find_map(|at| person_in(paragraph, &(at..street)).or_else(|| household(paragraph, at)));
    match (nearest, place) {
        (Some(person), Some(place)) => place < person.start,
        (Some(_), None) => true,
        (None, Some(_)) => false,
        (None, None) => person_in(paragraph, sentence).is_some() && !is_office(paragraph, sentence),
    }
}

fn is_place_word(word: &str) -> bool {
    is_office_word(word) || HOUSES.iter().any(|house| word.starts_with(house))
}

fn household(paragraph: &Paragraph<'_>, at: usize) -> Option<Range<usize>> {
    HOUSEHOLD.contains(&paragraph.word(at)).then_some(at..at + 1)
}

/// "bor på Solvägen 3": the verb and its preposition right before the street.
fn lives_at(paragraph: &Paragraph<'_>, sentence: &Range<usize>, street: usize) -> bool {
    let from = street.saturating_sub(4).max(sentence.start);
    (from..street).any(|at| {
        matches!(paragraph.word(at), "bor" | "bodde" | "bosatt" | "bott")
            // "en elev boende på …"; "en boende på …" is a guest of the house.
            || (paragraph.word(at) == "boende"
                && at > sentence.start
                && is_person_word(paragraph.word(at - 1)))
    })
}

/// "familjen på Solvägen 3": a household or a single person right before the preposition.
fn household_at(paragraph: &Paragraph<'_>, sentence: &Range<usize>, street: usize) -> bool {
    let before = |back: usize| street.checked_sub(back).filter(|at| *at >= sentence.start);
    let is_at = before(1).is_some_and(|at| matches!(paragraph.word(at), "på" | "i" | "vid"));
    is_at
        && before(2).is_some_and(|at| {
            household(paragraph, at).is_some()
                || is_single_person(paragraph.word(at))
                || (at > sentence.start
                    && paragraph.word(at) != "boende"
                    && person_in(paragraph, &(at - 1..at + 1)) == Some(at - 1..at + 1))
        })
}

/// "på Solvägen 3 hos familjen Ek", "jourhemmet på Solvägen 3": someone's home that is also a place
/// of care.
fn hosted_at(paragraph: &Paragraph<'_>, sentence: &Range<usize>, street: usize) -> bool {
    let is_foster = sentence.clone().any(|at| {
        let word = paragraph.word(at);
        matches!(word, "jourhemmet" | "familjehemmet" | "jourhem" | "familjehem")
            || ["kontaktfamilj", "familjehemsföräld", "jourhemsföräld"]
                .iter()
                .any(|beginning| word.starts_with(beginning))
    });
    let hosts = (street + 2..sentence.end).any(|at| {
        paragraph.word(at) == "hos"
            && (household(paragraph, at + 1).is_some()
                || is_single_person(paragraph.word(at + 1))
                || (is_name(paragraph, at + 1) && is_name(paragraph, at + 2)))
    });
    is_foster || hosts
}

/// "Alva E på Solvägen 3, 2 tr", "Alva E bor på Solvägen 3": a first name and a letter.
fn initialled_person(paragraph: &Paragraph<'_>, sentence: &Range<usize>, street: usize) -> bool {
    let lives = lives_at(paragraph, sentence, street) || names_a_flat(paragraph, sentence, street);
    let from = street.saturating_sub(6).max(sentence.start);
    // "Alva E., Solvägen 3"
    let is_beside = |first: usize| first + 2 == street;
    (from..street.saturating_sub(1)).any(|first| {
        (lives || is_beside(first))
            && is_initialled(paragraph, first)
            && !is_place_word(paragraph.word(first))
    })
}

/// "Solvägen 3, 2 tr", "Solvägen 3 lgh 1102".
fn names_a_flat(paragraph: &Paragraph<'_>, sentence: &Range<usize>, street: usize) -> bool {
    let until = (street + 6).min(sentence.end);
    (street + 2..until).any(|at| {
        matches!(paragraph.word(at), "tr" | "trappor" | "lgh" | "lägenhet" | "nb" | "portkod")
    })
}

fn is_street(paragraph: &Paragraph<'_>, at: usize, end: usize) -> bool {
    if at + 1 >= end || !paragraph.begins_with_digit(at + 1) {
        return false;
    }
    let number = paragraph.word(at + 1);
    number.starts_with(|c: char| c.is_ascii_digit())
        && number.len() <= 4
        && number.trim_start_matches(|c: char| c.is_ascii_digit()).len() <= 1
        && is_street_name(paragraph, at)
}

/// "Solvägen"; "Karl Johans gata", told by its last word.
fn is_street_name(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let is_capital = |at: usize| paragraph.printed_word(at).starts_with(char::is_uppercase);
    let is_whole = STREET_ENDINGS.contains(&paragraph.word(at));
    if is_capital(at) && STREET_ENDINGS.iter().any(|end| paragraph.word(at).ends_with(end)) {
        return true;
    }
    let of_name = at.checked_sub(1).filter(|&before| is_capital(before));
    is_whole && of_name.is_some_and(|before| paragraph.word(before).ends_with(['s', 'a', 'e']))
}

/// "Eva Ek, Solvägen 3", "Eva Ek bor på Solvägen 3": a first name and a surname before the street.
fn named_person(paragraph: &Paragraph<'_>, sentence: &Range<usize>, street: usize) -> bool {
    let lives = lives_at(paragraph, sentence, street);
    let from = street.saturating_sub(if lives { 6 } else { 2 }).max(sentence.start);
    !is_office(paragraph, sentence)
        && (from..street.saturating_sub(1))
            .any(|first| is_name(paragraph, first) && is_name(paragraph, first + 1))
        || owner_after(paragraph, sentence, street)
}

/// "ägaren till Solvägen 3, Eva Ek": who owns or rents the house, named after it.
fn owner_after(paragraph: &Paragraph<'_>, sentence: &Range<usize>, street: usize) -> bool {
    let is_owner = (street.saturating_sub(4).max(sentence.start)..street).any(|at| {
        ["ägare", "innehavare", "hyresgäst", "granne"]
            .iter()
            .any(|beginning| paragraph.word(at).starts_with(beginning))
    });
    let after = street + 2..(street + 4).min(sentence.end);
    let is_named =
        after.clone().any(|first| is_name(paragraph, first) && is_name(paragraph, first + 1));
    is_owner && is_named
}
