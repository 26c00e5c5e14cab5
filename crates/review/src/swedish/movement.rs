//! What a text says has happened: it rose, it fell, or it went from one figure to another.

use std::ops::Range;

use crate::swedish::figures::FigureKind;
use crate::swedish::months::is_month;
use crate::swedish::paragraph::Paragraph;

/// Which way a thing went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// "har ökat"
    Up,
    /// "har minskat"
    Down,
}

/// A statement that a thing went up or down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Movement {
    /// Which way.
    pub way: Way,
    /// The sentence.
    pub sentence: usize,
    /// The words around that can name the thing.
    pub about: Range<usize>,
}

/// Verbs of rising, in forms that state.
const UP: &[&str] = &[
    "ökat",
    "ökade",
    "ökar",
    "stigit",
    "steg",
    "stiger",
    "höjts",
    "höjdes",
    "vuxit",
    "växte",
    "fördubblats",
    "fördubblades",
    "mångdubblats",
    "tilltagit",
    "tilltog",
    "skenat",
    "klättrat",
    "klättrade",
    "eskalerat",
    "tredubblats",
    "rusat",
    "rusade",
];
/// Verbs of falling.
const DOWN: &[&str] = &[
    "minskat",
    "minskade",
    "minskar",
    "sjunkit",
    "sjönk",
    "sjunker",
    "sänkts",
    "sänktes",
    "fallit",
    "föll",
    "dalat",
    "dalade",
    "rasat",
    "rasade",
    "halverats",
    "halverades",
    "krympt",
    "krympte",
    "reducerats",
    "backat",
    "backade",
    "avtagit",
    "avtog",
    "tappat",
    "tappade",
    "störtdykt",
    "decimerats",
];
const MORE: &[&str] = &["fler", "högre", "större"];
const LESS: &[&str] = &["färre", "lägre", "mindre", "kortare"];
/// Words that make a sentence about another time or a wish, as a month does.
const NOT_NOW: &[&str] = &[
    "ska",
    "skulle",
    "kommer",
    "mål",
    "målet",
    "målsättning",
    "förväntas",
    "väntas",
    "vill",
    "risk",
    "risken",
    "om",
    "tidigare",
    "månaden",
    "sommaren",
    "våren",
];

/// Which way a verb by itself tells.
pub fn told_by_verb(word: &str) -> Option<Way> {
    let of = |words: &[&str], way| words.contains(&word).then_some(way);
    of(UP, Way::Up).or_else(|| of(DOWN, Way::Down))
}

/// Every statement of a paragraph that something has moved; denied and foreseen ones are left out.
pub fn movements(paragraph: &Paragraph<'_>) -> Vec<Movement> {
    let mut found = Vec::new();
    for (sentence, range) in paragraph.sentences.iter().enumerate() {
        let is_other_time = range.clone().any(|at| {
            let word = paragraph.word(at);
            NOT_NOW.contains(&word) || is_month(word)
        });
        if is_other_time {
            continue;
        }
        if let Some(way) = figures_way(paragraph, sentence) {
            found.push(Movement { way, sentence, about: range.clone() });
            continue;
        }
        for at in range.clone() {
            if let Some(way) = way_at(paragraph, range, at) {
                found.push(Movement { way, sentence, about: clause(paragraph, range, at) });
            }
        }
    }
    found
}

/// The part of a sentence that a verb speaks of: up to an "och" or "medan" that has a verb of its
/// own on its other side.
fn clause(paragraph: &Paragraph<'_>, sentence: &Range<usize>, at: usize) -> Range<usize> {
    let is_cut = |&at: &usize| {
        matches!(paragraph.word(at), "och" | "men" | "medan" | "samtidigt" | "samt" | "liksom")
    };
    let has_verb = |mut words: Range<usize>| {
        words.any(|at| {
            let word = paragraph.word(at);
            UP.contains(&word)
                || DOWN.contains(&word)
                || matches!(word, "har" | "är" | "blev" | "var" | "ligger" | "gick")
        })
    };
    let start = (sentence.start..at)
        .rev()
        .filter(is_cut)
        .find(|&cut| has_verb(sentence.start..cut))
        .map_or(sentence.start, |cut| cut + 1);
    let end = (at + 1..sentence.end)
        .filter(is_cut)
        .find(|&cut| has_verb(cut + 1..sentence.end))
        .unwrap_or(sentence.end);
    start..end
}

fn way_at(paragraph: &Paragraph<'_>, sentence: &Range<usize>, at: usize) -> Option<Way> {
    let word = paragraph.word(at);
    let near = at.saturating_sub(3).max(sentence.start)..at;
    let is_denied = near.clone().any(|at| matches!(paragraph.word(at), "inte" | "ej"))
        || matches!(paragraph.word(at + 1), "inte" | "ej");
    let became = || {
        near.clone().any(|at| {
            matches!(paragraph.word(at), "blivit" | "blev" | "är" | "var" | "ligger" | "låg")
        }) || paragraph.word(at + 1) == "än"
    };
    // "kompletta i fler fall" counts cases, and the thing itself did not become more.
    let is_within_phrase = at.checked_sub(1).is_some_and(|before| {
        matches!(
            paragraph.word(before),
            "i" | "på" | "till" | "för" | "av" | "med" | "hos" | "bland"
        )
    }) && paragraph.word(at + 1) != "än";
    if is_denied || is_within_phrase {
        return None;
    }
    match word {
        _ if UP.contains(&word) => Some(Way::Up),
        _ if DOWN.contains(&word) => Some(Way::Down),
        "gått" | "gick" if paragraph.word(at + 1) == "upp" => Some(Way::Up),
        "gått" | "gick" | "går"
            if matches!(paragraph.word(at + 1), "ner" | "ned" | "tillbaka" | "bakåt") =>
        {
            Some(Way::Down)
        }
        _ if MORE.contains(&word) && became() => Some(Way::Up),
        _ if LESS.contains(&word) && became() => Some(Way::Down),
        _ => None,
    }
}

/// "från 5,7 % till 7,1 %"
fn figures_way(paragraph: &Paragraph<'_>, sentence: usize) -> Option<Way> {
    let figures: Vec<_> =
        paragraph.figures_in(sentence).filter(|figure| figure.kind == FigureKind::Amount).collect();
    figures.windows(2).find_map(|pair| {
        let &[first, second] = pair else { return None };
        let before = |word: usize| word.checked_sub(1).map_or("", |at| paragraph.word(at));
        let is_pair = before(first.word) == "från"
            && before(second.word) == "till"
            && second.word <= first.word_end + 4;
        match second.number.cmp(&first.number) {
            std::cmp::Ordering::Greater if is_pair => Some(Way::Up),
            std::cmp::Ordering::Less if is_pair => Some(Way::Down),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ways(text: &str) -> Vec<Way> {
        movements(&Paragraph::new(text)).into_iter().map(|movement| movement.way).collect()
    }

    #[test]
    fn what_has_happened_is_read() {
        assert_eq!(ways("Sjukfrånvaron har ökat."), [Way::Up]);
        assert_eq!(ways("Sjukfrånvaron ökade under året."), [Way::Up]);
        assert_eq!(ways("Antalet fall sjönk kraftigt."), [Way::Down]);
        assert_eq!(ways("Sjukfrånvaron gick från 5,7 % till 7,1 %."), [Way::Up]);
        assert_eq!(ways("Besöken har blivit färre."), [Way::Down]);
        assert_eq!(ways("Sjukfrånvaron är högre än förra året."), [Way::Up]);
    }

    #[test]
    fn each_thing_has_its_own_way() {
        let paragraph = Paragraph::new("Närvaron har gått upp och skadorna har minskat.");
        let told: Vec<(Way, &str)> = movements(&paragraph)
            .into_iter()
            .map(|movement| (movement.way, paragraph.quote(movement.about)))
            .collect();
        let up = (Way::Up, "Närvaron har gått upp");
        assert_eq!(told, [up, (Way::Down, "skadorna har minskat.")]);
        let both = Paragraph::new("Skadorna och tillbuden har minskat.");
        assert_eq!(movements(&both)[0].about, 0..5);
    }

    #[test]
    fn what_is_wished_denied_or_of_another_time_is_not() {
        assert_eq!(ways("Sjukfrånvaron ska minska."), []);
        assert_eq!(ways("Besöken har inte ökat."), []);
        assert_eq!(ways("I april ökade väntetiden."), []);
        assert_eq!(ways("Ansökningarna är kompletta i fler fall."), []);
        assert_eq!(ways("Målet var att fler skulle komma."), []);
    }
}
