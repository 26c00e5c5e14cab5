//! Private mail addresses.

use std::ops::Range;

use super::contacts::{Contact, person_beside};
use crate::swedish::paragraph::Paragraph;

/// Houses where private persons have their mail. No office has.
const PRIVATE_HOSTS: &[&str] = &[
    "gmail",
    "googlemail",
    "hotmail",
    "outlook",
    "live",
    "msn",
    "yahoo",
    "icloud",
    "me",
    "telia",
    "comhem",
    "bredband",
    "bredbandsbolaget",
    "spray",
    "tele2",
    "passagen",
    "protonmail",
    "proton",
    "home",
    "bahnhof",
    "swipnet",
    "tiscali",
    "glocalnet",
];
/// Parts of the names of public offices' hosts.
const PUBLIC_HOSTS: &[&str] =
    &["stad", "kommun", "region", "landsting", "skola", "myndighet", "bibliotek", "edu"];
/// Beginnings of words for those who have private hosts and are no private persons.
const SOCIETIES: &[&str] = &["förening", "ideell", "klubb", "byalag", "samfällighet"];

/// A mail address of a private person: its host may be shown.
pub(super) fn mail(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> Option<Contact> {
    let is_of_society = sentence
        .clone()
        .any(|at| SOCIETIES.iter().any(|society| paragraph.word(at).contains(society)));
    if is_of_society {
        return None;
    }
    sentence.clone().find_map(|at| {
        let (_, host) = paragraph.word(at).split_once('@')?;
        let name = host.split('.').next().filter(|name| !name.is_empty())?;
        let printed = paragraph.printed_word(at).split_once('@').map_or("", |(_, host)| host);
        let shown = printed.get(..name.len()).unwrap_or_default();
        let is_public = PUBLIC_HOSTS.iter().any(|part| host.contains(part));
        let is_private = PRIVATE_HOSTS.contains(&name)
            || (!is_public && person_beside(paragraph, sentence, at).is_some());
        is_private.then(|| Contact::hidden("email", &format!("@{shown}")))
    })
}
