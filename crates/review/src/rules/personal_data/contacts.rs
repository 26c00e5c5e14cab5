//! Telephones and days of birth that stand with a single person who is no staff.

use std::ops::Range;

use super::addresses;
use super::mail;
use super::persons::{
    full_name, is_initialled, is_name, is_office, is_office_word, is_staff_word, person_in,
};
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
    let has_digit = |at: usize| paragraph.begins_with_digit(at);
    let others = paragraph
        .sentences
        .iter()
        .enumerate()
        .filter(|(_, sentence)| (*sentence).clone().any(has_digit))
        .filter_map(|(at, sentence)| {
            telephone(paragraph, at)
                .or_else(|| addresses::address(paragraph, sentence))
                .or_else(|| last_four(paragraph, sentence))
                .or_else(|| birthday(paragraph, sentence))
                .or_else(|| day_after_name(paragraph, sentence))
        });
    found.extend(others);
    found
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
    let named = || known_name(paragraph, sentence, at);
    // "Ring Alva Ek på … för mer information om hennes ärende"
    if last_office.is_none()
        && let Some(name) = named()
        && person_in(paragraph, sentence).is_some()
        && !sentence.clone().any(|at| is_staff_word(paragraph.word(at)))
    {
        return Some(name);
    }
    if last_office.is_some() || is_office(paragraph, sentence) {
        return None;
    }
    person_in(paragraph, sentence).or_else(|| name_before(paragraph, sentence, at)).or_else(named)
}

/// A person's name with a first name that many have, before a telephone or in brackets after it.
fn known_name(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    at: usize,
) -> Option<Range<usize>> {
    const REACH_WORDS: usize = 9;
    let from = at.saturating_sub(REACH_WORDS).max(sentence.start);
    let before = (from..at).rev().find_map(|first| full_name(paragraph, sentence, first));
    before.or_else(|| {
        let until = (at + 5).min(sentence.end);
        (at + 1..until).find_map(|first| full_name(paragraph, sentence, first))
    })
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

/// "Den anhöriga har ringt tre gånger. Vi hör av oss på …": the one of the sentence before, where the
/// telephone's own names no one.
fn person_just_told_of(paragraph: &Paragraph<'_>, sentence: usize) -> Option<Range<usize>> {
    let own = paragraph.sentences.get(sentence)?;
    let before = paragraph.sentences.get(sentence.checked_sub(1)?)?;
    let reaches = own.clone().any(|at| {
        matches!(
            (paragraph.word(at), paragraph.word(at + 1)),
            ("höra" | "hör" | "hörs", "av")
                | (
                    "ringa"
                        | "sökas"
                        | "sms:a"
                        | "kontakta"
                        | "kontaktas"
                        | "återkoppla"
                        | "återkoppling"
                        | "återkopplas"
                        | "återkomma",
                    _
                )
        )
    });
    if !reaches || is_office(paragraph, own) || is_office(paragraph, before) {
        return None;
    }
    let named = || before.clone().find_map(|first| full_name(paragraph, before, first));
    person_in(paragraph, before).or_else(named)
}

/// A telephone: its first digits may be shown.
fn telephone(paragraph: &Paragraph<'_>, sentence_at: usize) -> Option<Contact> {
    let sentence = paragraph.sentences.get(sentence_at)?;
    let mut ends = 0;
    for at in sentence.clone().filter(|&at| paragraph.begins_with_digit(at)) {
        let start = paragraph.words.get(at)?.start;
        let before = paragraph.text.get(..start)?;
        let start = if before.ends_with('+') { start - 1 } else { start };
        let rest = paragraph.text.get(start..)?;
        let begins = rest.starts_with('0') && !rest.starts_with("00") || rest.starts_with("+46");
        if start < ends || !begins || before.ends_with(['.', ',', '-', '/']) {
            continue;
        }
        let (digits, end) = telephone_digits(paragraph.text, start);
        ends = end;
        if is_telephone(&digits) {
            person_beside(paragraph, sentence, at)
                .or_else(|| person_just_told_of(paragraph, sentence_at))?;
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
        } else if gap < 3
            && (matches!(letter, '-' | ' ' | '\u{a0}' | '+' | '–' | '/' | '(' | ')')
                || letter == '.' && gap == 0)
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
    // "+46 (0)70 …"
    let own = digits.strip_prefix("46").map(|rest| rest.strip_prefix('0').unwrap_or(rest));
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

/// "Alva Ek (1952-03-14)": a day of birth in brackets or between commas after a person's name.
fn day_after_name(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> Option<Contact> {
    let at = sentence.clone().skip(2).find(|&at| {
        paragraph.begins_with_digit(at)
            && paragraph.between(at - 1).trim_start().starts_with(['(', ','])
            && full_name(paragraph, sentence, at - 2).is_some()
    })?;
    let day = days(paragraph).into_iter().find(|day| day.words.start == at)?;
    // Those who are young now may be named with the day of something else.
    let is_birth = (1911..2006).contains(&day.day.year());
    let year = day.day.year().to_string();
    (is_birth && !is_office(paragraph, sentence))
        .then(|| Contact::new("birthday", &year, paragraph, sentence))
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
