//! What came back in words: which place is meant, and what a person should know of the file.

use tertial_domain::report::Report;
use tertial_domain::text_place::TextPlace;
use tertial_exchange::word_back::Note;
use tertial_presentation::localizer::{Argument, Localizer};
use tertial_review::Place;

use crate::review::told::place_words;

/// The name of a place: its goal or section, its row, its label.
pub fn place_name(place: &TextPlace, report: &Report, localizer: &Localizer) -> String {
    let address = place.to_string();
    match Place::read(&address) {
        Some(place) => place_words(&place, report, localizer),
        None => address,
    }
}

/// A note in words.
pub fn note_words(note: &Note, report: &Report, localizer: &Localizer) -> String {
    let of = |key: &str, place: &TextPlace| {
        let name = place_name(place, report, localizer);
        localizer.text_with(key, &[("place", Argument::from(&name))])
    };
    match note {
        Note::Unplaced { words } => {
            localizer.text_with("word-back-note-unplaced", &[("words", Argument::from(words))])
        }
        Note::Torn { place } => of("word-back-note-torn", place),
        Note::Twice { place } => of("word-back-note-twice", place),
        Note::Heading { place, words } => {
            let name = place_name(place, report, localizer);
            let told = [("place", Argument::from(&name)), ("words", Argument::from(words))];
            localizer.text_with("word-back-note-heading", &told)
        }
        Note::Picture => localizer.text("word-back-note-picture").into_owned(),
        Note::Comment { author, words } => {
            let told = [("author", Argument::from(author)), ("words", Argument::from(words))];
            localizer.text_with("word-back-note-comment", &told)
        }
        Note::Foreign => localizer.text("word-back-note-foreign").into_owned(),
        Note::Nested => localizer.text("word-back-note-nested").into_owned(),
    }
}
