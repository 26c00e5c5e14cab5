//! The illness or family matter of one who is named, or pointed out by what they do here.

use std::ops::Range;

use super::contacts::Contact;
use super::persons::{is_initialled, is_initials, is_name, is_person_word, is_staff_word};
use crate::swedish::first_names::is_first_name;
use crate::swedish::lexicon::Hints;
use crate::swedish::paragraph::Paragraph;
use crate::swedish::word_set::WordSet;

/// Who a matter is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Person {
    /// "Alva Ek", "Alva E", "brukare A.L."
    Named,
    /// "vår kurator", "skolsköterskan": one that colleagues know.
    PointedOut,
}

/// Words that say that someone has, or had, what follows.
static HAVING: WordSet = WordSet::new(
    "har hade haft fick fått får lider led lidit drabbats drabbades drabbad insjuknat insjuknade \
    diagnosticerats diagnosticerades diagnostiserats behandlas behandlats behandlades opererats \
    opererades vårdas vårdats sjukskriven sjukskrevs sjukskrivits långtidssjukskriven kämpar kämpat \
    genomgår genomgått genomgick dog avled avlidit tillfrisknar tillfrisknat återhämtar återfallit \
    ligger låg gick går gått diagnosen diagnos utreds utretts beviljats borta frånvarande återfall",
);
/// Words that may stand between that and the matter.
static BETWEEN: WordSet = WordSet::new(
    "en ett sin sitt av i för med mot efter från på grund till följd tillbaka sig diagnosen diagnos \
    svår svårt svåra allvarlig allvarligt långvarig långvarigt djup kraftig lindrig akut ny nytt pågående \
    också nu dessutom senare sedan åter igen nyligen genom pga p.g.a in hastigt samt och stor",
);
/// What is of the family: told of one who is named, it is theirs.
static FAMILY: WordSet = WordSet::new(
    "skilsmässa skilsmässan separation separationen vårdnadstvist vårdnadstvisten kvinnojour \
    kvinnojouren omhändertagits omhändertagna omhändertogs lvu",
);
/// Sick leave is told of one who is named; a vacancy's reason is not.
static SICK_LEAVE: WordSet = WordSet::new(
    "sjukskriven sjukskriva sjukskrevs sjukskrivits långtidssjukskriven heltidssjukskriven \
    deltidssjukskriven utbränd utbränt deprimerad missbrukare",
);

/// The first private matter of a paragraph.
pub(super) fn private_matter(paragraph: &Paragraph<'_>) -> Option<Contact> {
    if !paragraph.hints.has(Hints::PRIVATE_MATTER) {
        return None;
    }
    paragraph.sentences.iter().find_map(|sentence| {
        let is_general = sentence.clone().any(|at| speaks_generally(paragraph.word(at)));
        let matter = sentence.clone().find(|&at| {
            paragraph.words.get(at).is_some_and(|word| {
                crate::swedish::lexicon::hints(word.key).has(Hints::PRIVATE_MATTER)
            }) && is_of_someone(paragraph, sentence, at)
        })?;
        (!is_general)
            .then(|| Contact::new("matter", paragraph.printed_word(matter), paragraph, sentence))
    })
}

/// Whether a matter is someone's own: the person stands before it in the clause and has it.
fn is_of_someone(paragraph: &Paragraph<'_>, sentence: &Range<usize>, matter: usize) -> bool {
    const REACH_WORDS: usize = 12;
    let word = paragraph.word(matter);
    let from = matter.saturating_sub(REACH_WORDS).max(sentence.start);
    let person = (from..matter)
        .rev()
        .find_map(|at| person_at(paragraph, sentence, at).map(|person| (at, person)));
    let Some((named_at, person)) = person else { return false };
    if word == "diagnos" || word == "diagnosen" {
        return false;
    }
    let is_denied = (named_at..matter)
        .any(|at| matches!(paragraph.word(at), "inte" | "aldrig" | "om" | "kring"));
    if is_denied {
        return false;
    }
    if SICK_LEAVE.contains(word) || FAMILY.contains(word) {
        return person == Person::Named;
    }
    let having = (from..matter).rev().find(|&at| !BETWEEN.contains(paragraph.word(at)));
    having.is_some_and(|at| HAVING.contains(paragraph.word(at)))
}

/// A person who is known by the words at a place.
fn person_at(paragraph: &Paragraph<'_>, sentence: &Range<usize>, at: usize) -> Option<Person> {
    let previous = at.checked_sub(1).filter(|at| *at >= sentence.start);
    let previous = previous.map_or("", |at| paragraph.word(at));
    let is_full = is_name(paragraph, at)
        && is_name(paragraph, at + 1)
        && is_first_name(paragraph.word(at))
        && paragraph.between(at) == " ";
    let is_short = is_initialled(paragraph, at) && is_first_name(paragraph.word(at))
        || is_initials(paragraph, at)
        // "brukaren Alva", "klienten AL"
        || is_person_word(previous)
            && (is_first_name(paragraph.word(at)) && is_name(paragraph, at)
                || is_two_capitals(paragraph.printed_word(at)));
    if is_full || is_short {
        return Some(Person::Named);
    }
    let word = paragraph.word(at);
    let is_definite = word.ends_with('n') && !word.ends_with("na");
    let is_our =
        matches!(previous, "vår" | "enhetens" | "skolans" | "förskolans" | "enda" | "gruppens");
    (is_staff_word(word) && (is_definite || is_our)).then_some(Person::PointedOut)
}

fn is_two_capitals(word: &str) -> bool {
    word.chars().count() == 2 && word.chars().all(char::is_uppercase)
}

/// Words that make an illness a subject of work: courses, guidelines, groups of people.
fn speaks_generally(word: &str) -> bool {
    [
        "utbildning",
        "utbilda",
        "föreläs",
        "föredrag",
        "kurs",
        "forsk",
        "riktlinje",
        "vårdprogram",
        "kompetens",
        "handledning",
        "team",
        "specialis",
        "personer",
        "barn",
        "ungdomar",
        "anhöriga",
        "projekt",
        "temadag",
        "kunskap",
        "rutin",
    ]
    .iter()
    .any(|stem| word.starts_with(stem))
}
