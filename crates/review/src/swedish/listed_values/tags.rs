//! What a listed figure is of: the name, class, floor or group among its words.

use std::ops::Range;

use tertial_domain::quantity::UnitOfMeasure;

use crate::swedish::figures::{Figure, FigureKind};
use crate::swedish::number_words::number_word;
use crate::swedish::paragraph::Paragraph;

/// Words that open a sentence and name nothing.
const OPENERS: &[&str] = &[
    "i",
    "på",
    "av",
    "för",
    "hos",
    "vid",
    "inom",
    "det",
    "den",
    "de",
    "alla",
    "vi",
    "så",
    "här",
    "även",
    "där",
    "och",
    "men",
    "medan",
    "att",
    "under",
    "andelen",
    "antalet",
    "snittet",
    "genomsnittet",
    "sedan",
    "dessa",
    "båda",
    "samtliga",
    "totalt",
    "sammantaget",
    "sammanlagt",
    "hela",
    "enheten",
    "utfallet",
    "resultatet",
    "målet",
    "staden",
    "kvinnor",
    "män",
    "bland",
    "enligt",
    "drygt",
    "cirka",
    "ca",
    "knappt",
    "nu",
    "där",
    "andra",
    "övriga",
    "varje",
    "var",
    "till",
    "från",
    "efter",
    "när",
    "alltså",
    "dvs",
    "ytterligare",
    "om",
    "ett",
    "en",
    "som",
    "inga",
    "ingen",
    "just",
    "flest",
];

/// Beginnings of the words for groups that are written small.
const GROUPS: &[&str] = &[
    "lågstadi",
    "mellanstadi",
    "högstadi",
    "förskoleklass",
    "fritidshem",
    "huvudbibliotek",
    "filial",
    "våning",
    "översta",
    "nedersta",
    "natt",
    "dagtid",
    "kök",
    "hemtjänst",
    "särskil",
    "avdelning",
];

/// The ordinals that tell groups apart: "första våningen".
const ORDINALS: &[&str] =
    &["första", "andra", "tredje", "fjärde", "femte", "norra", "södra", "östra", "västra"];

/// The name, class, floor or group among words.
pub(super) fn tag(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    words: &Range<usize>,
    figure: &Figure,
) -> Option<(String, bool)> {
    let is_figure = |at: usize| (figure.word..figure.word_end).contains(&at);
    let others = || words.clone().filter(|&at| !is_figure(at));
    let label = others().find(|&at| is_class(paragraph, at));
    if let Some(at) = label {
        let previous = at.checked_sub(1).map_or("", |at| paragraph.word(at));
        return Some((format!("{previous} {}", paragraph.word(at)), true));
    }
    let is_capital =
        |at: &usize| paragraph.printed_word(*at).starts_with(|c: char| c.is_uppercase());
    let is_name = |at: &usize| is_capital(at) && !OPENERS.contains(&paragraph.word(*at));
    let name = others().filter(|at| *at != sentence.start).find(is_name);
    let group = || {
        others().find(|&at| {
            let previous = at.checked_sub(1).map_or("", |at| paragraph.word(at));
            GROUPS.iter().any(|stem| paragraph.word(at).starts_with(stem))
                || paragraph.word(at) == "upp" && matches!(previous, "högst" | "längst")
        })
    };
    let ordinal = || {
        others()
            .find(|&at| ORDINALS.contains(&paragraph.word(at)) && paragraph.word(at + 1) != "hand")
    };
    let first = Some(sentence.start).filter(|at| words.contains(at)).filter(is_name);
    // "natt 76 %", "bageriets till 51 %", "på julmarknaden var andelen 57 %".
    let is_thing = |at: &usize| {
        let word = paragraph.word(*at);
        word.chars().count() > 2 && !OPENERS.contains(&word) && !LINKS.contains(&word)
    };
    let head = words.start..figure.word;
    let alone = Some(head.clone())
        .filter(|head| head.len() <= 3)
        .and_then(|head| head.into_iter().find(is_thing));
    let placed = head.clone().find(|&at| {
        matches!(paragraph.word(at), "på" | "i" | "hos" | "vid" | "bland")
            && at <= words.start + 2
            && head.contains(&(at + 1))
            && is_definite(paragraph.word(at + 1))
    });
    let named = name.or_else(ordinal).or_else(group).or(placed.map(|at| at + 1));
    let at = named.or(first).or(alone)?;
    let word = paragraph.word(at);
    let next = paragraph.word(at + 1);
    // "första våningen", "våning ett": only both words tell it from the others.
    let is_numbered = matches!(word, "våning" | "plan" | "avdelning" | "hus" | "grupp")
        && number_word(next).is_some();
    // "Grupp Nord", "Distrikt A": both words are the name.
    let is_double = words.contains(&(at + 1))
        && is_capital(&at)
        && is_capital(&(at + 1))
        && !paragraph.between(at).contains([',', ';', '(']);
    let is_of_two = ORDINALS.contains(&word) || is_numbered || is_double;
    let tag = if is_of_two { format!("{word} {next}") } else { word.to_owned() };
    Some((tag, named.is_some()))
}

/// "julmarknaden", "köket": a place that the reader knows.
fn is_definite(word: &str) -> bool {
    word.chars().count() > 4
        && ["en", "et", "an", "na"].iter().any(|ending| word.ends_with(ending))
        && !["snitt", "genomsnitt", "året", "perioden", "tiden"].contains(&word)
}

/// Verbs and small words that link a name to its figure.
const LINKS: &[&str] = &[
    "var",
    "är",
    "blev",
    "låg",
    "ligger",
    "har",
    "hade",
    "fick",
    "får",
    "med",
    "till",
    "över",
    "under",
    "minst",
    "bara",
    "hela",
    "nådde",
    "når",
    "upp",
    "endast",
    "blott",
    "snitt",
    "resp",
    "respektive",
    "exakt",
    "nästan",
];

/// "3A", "F-3", "4-6", "våning 1": a class or a numbered group.
pub(super) fn is_class(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let printed = paragraph.printed_word(at);
    let figure = paragraph.figures.iter().find(|own| own.word == at);
    let previous = at.checked_sub(1).map_or("", |at| paragraph.word(at));
    let is_range =
        figure.is_some_and(|own| own.until.is_some() && own.unit == UnitOfMeasure::Plain);
    let is_letter = printed.starts_with(|c: char| c.is_ascii_digit())
        && printed.ends_with(|c: char| c.is_uppercase());
    let is_numbered = figure.is_some_and(|own| own.kind == FigureKind::Label)
        && ["våning", "plan", "avdelning", "grupp", "klass", "hus", "årskurs", "åk"]
            .contains(&previous);
    is_range && matches!(previous, "i" | "för" | "på" | "åk" | "årskurs")
        || is_letter
        || is_numbered
}
