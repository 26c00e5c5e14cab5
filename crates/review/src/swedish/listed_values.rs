//! Figures of one kind that a text gives for several places or groups: "Berga 14, Hagen 13 och Sjötorp 12".
//!
//! Each figure is read with the words up to the mark before the next one; its tag is the name, class,
//! floor or group among them. A unit said once holds for the bare numbers beside it.

use std::ops::Range;

use rust_decimal::Decimal;
use tertial_domain::quantity::UnitOfMeasure;

use crate::comparing::UnitKind;
use crate::swedish::figures::{Figure, FigureKind};
use crate::swedish::number_words::number_word;
use crate::swedish::paragraph::Paragraph;
use crate::swedish::scope::{Role, Scope, Time, scope, segment};

/// A figure with what it is of.
#[derive(Debug, Clone, PartialEq)]
pub struct Tagged<'p> {
    /// The place or group, in small letters.
    pub tag: String,
    /// The number; per cent for "17 av 24".
    pub number: Decimal,
    /// Whether the tag is a name, a class, a group or a place, not only the nearest word.
    pub is_named: bool,
    /// What it counts.
    pub kind: UnitKind,
    /// How many of how many, for "17 av 24".
    pub counts: Option<(Decimal, Decimal)>,
    /// Its figure.
    pub figure: &'p Figure,
    /// The sentence.
    pub sentence: usize,
    /// The words as they stand.
    pub words: &'p str,
}

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

/// Every tagged figure of a paragraph that is a level of the report's own time.
pub fn tagged<'p>(paragraph: &'p Paragraph<'_>, year: Option<i16>) -> Vec<Tagged<'p>> {
    let mut found = Vec::new();
    for (sentence, range) in paragraph.sentences.iter().enumerate() {
        let figures: Vec<&Figure> =
            paragraph.figures_in(sentence).filter(|figure| is_value(paragraph, figure)).collect();
        if figures.is_empty() {
            continue;
        }
        let scopes: Vec<Scope> =
            figures.iter().map(|figure| scope(paragraph, figure, year)).collect();
        // "Målet för lågstadiet är 97 procent, för mellanstadiet 95": one target makes all targets.
        if scopes.iter().any(|own| matches!(own.role, Role::Target | Role::Supposed)) {
            continue;
        }
        let mut skip = false;
        for (place, figure) in figures.iter().enumerate() {
            if std::mem::take(&mut skip) {
                continue;
            }
            let counted = figures.get(place + 1).and_then(|whole| share(paragraph, figure, whole));
            // "Nio av tio" is a saying, not two values.
            let is_pair = figures.get(place + 1).is_some_and(|next| {
                paragraph.word(figure.word_end) == "av" && next.word <= figure.word_end + 2
            });
            skip = is_pair;
            if is_pair && counted.is_none() {
                continue;
            }
            let is_level_now = scopes.get(place).is_some_and(|own| {
                own.time == Time::Now && own.role == Role::Level && !own.is_of_others
            });
            if !is_level_now {
                continue;
            }
            let last = if counted.is_some() { place + 1 } else { place };
            let words = own_words(paragraph, range, &figures, (place, last));
            let Some((tag, is_named)) = tag(paragraph, range, &words, figure) else { continue };
            let kind = if counted.is_some() { UnitKind::Percent } else { kind(&figures, place) };
            let number = match counted {
                Some((some, all)) => percent(some, all),
                None => Some(figure.number),
            };
            let Some(number) = number else { continue };
            let words = paragraph.quote(words);
            found.push(Tagged {
                tag,
                is_named,
                number,
                kind,
                counts: counted,
                figure,
                sentence,
                words,
            });
        }
    }
    found
}

/// What some of all is in per cent, to a tenth.
pub fn percent(some: Decimal, all: Decimal) -> Option<Decimal> {
    let share = some.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(all)?;
    Some(share.round_dp(1).normalize())
}

/// "17 av 24 elever", "105 av skolans 512": how many of how many. "Nio av tio" is a saying.
pub fn share(paragraph: &Paragraph<'_>, some: &Figure, all: &Figure) -> Option<(Decimal, Decimal)> {
    let is_count = |figure: &Figure| {
        matches!(figure.unit, UnitOfMeasure::Plain | UnitOfMeasure::Pieces)
            && figure.number.fract().is_zero()
            && figure.until.is_none()
    };
    let between = some.word_end..all.word;
    let of = between.clone().find(|&at| paragraph.word(at) == "av")?;
    let is_near = between.len() <= 3 && of <= some.word_end + 1 && all.word <= of + 2;
    let is_saying = all.number <= Decimal::TEN && all.kind == FigureKind::Spelled;
    (is_near
        && !is_saying
        && is_count(some)
        && is_count(all)
        && some.number <= all.number
        && all.number > Decimal::TWO)
        .then_some((some.number, all.number))
}

/// Whether a figure can be a value: no date, no sign, no stretch of time told beside it.
fn is_value(paragraph: &Paragraph<'_>, figure: &Figure) -> bool {
    let next = paragraph.word(figure.word_end);
    let previous = figure.word.checked_sub(1).map_or("", |at| paragraph.word(at));
    let is_period = ["veckor", "månader", "år", "åringar", "minuter"].contains(&next);
    // "betyget 4,6 av 5": the end of a scale.
    let is_end = previous == "av"
        && figure.number <= Decimal::TEN
        && figure.unit == UnitOfMeasure::Plain
        && figure.kind == FigureKind::Amount;
    matches!(figure.kind, FigureKind::Amount | FigureKind::Spelled)
        && figure.until.is_none()
        && !figure.number.is_sign_negative()
        && !is_period
        && !is_end
        && !is_class(paragraph, figure.word)
}

/// What a figure counts: a bare number beside per cents is one of them, and so are those in a row
/// with it.
fn kind(figures: &[&Figure], place: usize) -> UnitKind {
    let kind = |figure: &&Figure| crate::comparing::kind_of(&figure.unit).0;
    let own = figures.get(place).map_or(UnitKind::Bare, kind);
    let before = figures.iter().take(place).rev().map(kind).find(|near| *near != UnitKind::Bare);
    let after = figures.get(place + 1).map(kind);
    let beside = [before, after].contains(&Some(UnitKind::Percent));
    if own == UnitKind::Bare && beside { UnitKind::Percent } else { own }
}

/// The words of a figure, or of "17 av 24" as one.
fn own_words(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    figures: &[&Figure],
    (first, last): (usize, usize),
) -> Range<usize> {
    let start = segment(paragraph, sentence, figures, first).start;
    let end = segment(paragraph, sentence, figures, last).end;
    start..end
}

/// The name, class, floor or group among words.
fn tag(
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
    // "första våningen", "våning ett": only both words tell it from the others.
    let next = paragraph.word(at + 1);
    let is_numbered = matches!(word, "våning" | "plan" | "avdelning" | "hus" | "grupp")
        && number_word(next).is_some();
    let is_of_two = is_numbered || ORDINALS.contains(&word);
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
fn is_class(paragraph: &Paragraph<'_>, at: usize) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let paragraph = Paragraph::new(text);
        tagged(&paragraph, Some(2021))
            .iter()
            .map(|own| format!("{}={}", own.tag, own.number))
            .collect()
    }

    #[test]
    fn figures_are_read_with_what_they_are_of() {
        assert_eq!(
            read("Almen har 52 procent, Björken 33 och Eken 41 procent."),
            ["almen=52", "björken=33", "eken=41"]
        );
        assert_eq!(read("Dag 82 %, natt 76 % och kök 89 %."), ["dag=82", "natt=76", "kök=89"]);
        assert_eq!(
            read("Frånvaron var 6,1 % i F-3, 7,4 % i 4-6 och 9,8 % i 7-9."),
            ["f-3=6.1", "i 4-6=7.4", "i 7-9=9.8"]
        );
        assert_eq!(
            read("Våning 1: 1,6 fall, våning 2: 1,9 och våning 3: 1,4."),
            ["våning 1=1.6", "våning 2=1.9", "våning 3=1.4"]
        );
        assert_eq!(
            read("Bland vakterna är 88 procent nöjda, bland kockarna 81 och i ledningen 77."),
            ["vakterna=88", "kockarna=81", "ledningen=77"]
        );
        assert_eq!(
            read("I 3A klarade 17 av 24 elever provet, i 3B 16 av 25."),
            ["i 3a=70.8", "i 3b=64"]
        );
    }

    #[test]
    fn figures_of_another_time_or_aim_are_left_out() {
        for text in [
            "I fjol var Almen nere på 71 % och Björken på 79 %.",
            "Målet för lågstadiet är 97 procent, för mellanstadiet 95 och för högstadiet 92.",
            "I juli låg Almen på 74, Björken på 79 och Eken på 72 procent.",
            "Nio av tio är nöjda.",
        ] {
            assert_eq!(read(text), [""; 0], "{text}");
        }
    }
}
