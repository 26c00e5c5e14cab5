//! What an expected result promises: up, down, at least, at most, with the words that say so.

use std::ops::Range;

use tertial_domain::quantity::UnitOfMeasure;

use crate::swedish::figures::{Figure, FigureKind};
use crate::swedish::paragraph::Paragraph;
use crate::swedish::tie::KeyWords;

/// What is promised of something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Direction {
    /// "ökar", "fler", "högre"
    Up,
    /// "minskar", "sjunkande", "färre"
    Down,
    /// "bättre": whichever way is better for the thing.
    Better,
    /// "minst 90 procent"
    AtLeast(Figure),
    /// "högst fyra per år"
    AtMost(Figure),
}

/// One promise in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// What is promised.
    pub direction: Direction,
    /// The sentence it stands in.
    pub sentence: usize,
    /// The words that can name the thing promised of, the deciding word included.
    pub about: Range<usize>,
    /// The deciding word.
    pub word: usize,
}

const UP: &[&str] = &[
    "öka", "ökar", "ökad", "ökat", "ökade", "ökande", "ökning", "höja", "höjs", "höjer", "höjd",
    "höjt", "stiga", "stiger", "stigande", "växa", "växer", "växande", "fler", "högre",
];
const DOWN: &[&str] = &[
    "minska",
    "minskar",
    "minskad",
    "minskat",
    "minskade",
    "minskande",
    "minskning",
    "sjunka",
    "sjunker",
    "sjunkande",
    "sänka",
    "sänks",
    "sänker",
    "sänkt",
    "sänkta",
    "färre",
    "lägre",
    "reduceras",
    "reducera",
    "reducerad",
    "kortare",
];
const BETTER: &[&str] =
    &["bättre", "förbättra", "förbättras", "förbättrad", "förbättrat", "förbättrade"];
const AT_LEAST: &[&str] = &["minst", "lägst", "åtminstone"];
const AT_MOST: &[&str] = &["högst", "max", "maximalt", "maximum"];
/// Words beside a promise that name nothing.
const PASSING: &[&str] = &[
    "fortsatt",
    "fortsätter",
    "jämfört",
    "föregående",
    "förra",
    "tidigare",
    "mål",
    "målet",
    "bland",
    "våra",
    "vår",
    "vårt",
    "deras",
    "hela",
    "varje",
    "fortsätta",
    "ligger",
    "uppgår",
    "kontinuerligt",
    "successivt",
    "något",
    "väl",
    "mycket",
    "blir",
    "antalet",
    "nivån",
    "överstiger",
    "understiger",
];
/// Words that stand before the thing they are said of.
const ATTRIBUTIVE: &[&str] = &[
    "ökad",
    "ökat",
    "ökade",
    "ökande",
    "fler",
    "högre",
    "stigande",
    "växande",
    "minskad",
    "minskat",
    "minskade",
    "minskande",
    "sjunkande",
    "sänkt",
    "sänkta",
    "färre",
    "lägre",
    "bättre",
    "förbättrad",
    "förbättrat",
    "förbättrade",
    "höjd",
    "höjt",
    "reducerad",
    "kortare",
];
/// Words where the thing's name ends.
const ENDS_THING: &[&str] = &[
    "och",
    "samt",
    "än",
    "jämfört",
    "för",
    "till",
    "i",
    "på",
    "inom",
    "bland",
    "hos",
    "genom",
    "som",
    "är",
    "har",
    "ska",
    "under",
    "utan",
    "men",
    "med",
];
/// How far before its verb a subject is looked for.
const REACH_WORDS: usize = 16;
/// Verbs that open or close a clause.
const VERBS: &[&str] =
    &["är", "har", "ska", "finns", "blir", "får", "ges", "når", "kan", "ligger", "håller", "görs"];
/// Words after which what is promised is not the thing's own value.
const NOT: &[&str] = &["inte", "ej", "aldrig", "utan"];

/// The telling words of what is promised of, the promise's own words and figures left out.
pub fn subject(paragraph: &Paragraph<'_>, promise: &Promise) -> KeyWords {
    KeyWords::of_words(paragraph, promise.about.clone(), |at| {
        let word = paragraph.word(at);
        let is_figure = paragraph
            .figures
            .iter()
            .any(|figure| (figure.word..figure.word_end.max(figure.word + 1)).contains(&at));
        is_figure
            || [UP, DOWN, BETTER, AT_LEAST, AT_MOST].iter().any(|words| words.contains(&word))
            || PASSING.contains(&word)
    })
}

/// Every promise of a paragraph.
pub fn promises(paragraph: &Paragraph<'_>) -> Vec<Promise> {
    let mut found = Vec::new();
    for (sentence, range) in paragraph.sentences.iter().enumerate() {
        for word in range.clone() {
            if let Some(direction) = direction_of(paragraph, range, word) {
                let about = about(paragraph, range, word);
                found.push(Promise { direction, sentence, about, word });
            }
        }
    }
    found
}

/// The same promise of each thing that stands before its verb: "Betygen och närvaron ökar".
pub fn conjuncts(paragraph: &Paragraph<'_>, promise: &Promise) -> Vec<Promise> {
    let word = promise.word;
    let is_direction = |at: usize| {
        [UP, DOWN, BETTER, AT_LEAST, AT_MOST].iter().any(|own| own.contains(&paragraph.word(at)))
    };
    let Some(sentence) = paragraph.sentences.get(promise.sentence) else { return Vec::new() };
    let reach = sentence.start.max(word.saturating_sub(REACH_WORDS));
    let first = (reach..word).rev().find(|&at| is_direction(at)).map_or(reach, |at| at + 1);
    let joins = |at: &usize| matches!(paragraph.word(*at), "och" | "samt" | "liksom");
    let cuts: Vec<usize> = (first..word).filter(joins).collect();
    // "med mat och miljö": only a thing in the definite form stands on its own.
    let stands_alone = |range: &Range<usize>| {
        let has_figure = paragraph.figures.iter().any(|figure| range.contains(&figure.word));
        !has_figure
            && range.clone().any(|at| {
                let word = paragraph.word(at);
                word.chars().count() > 4 && ["n", "t", "na"].iter().any(|end| word.ends_with(end))
            })
    };
    if cuts.is_empty() {
        return Vec::new();
    }
    let starts = std::iter::once(first).chain(cuts.iter().map(|cut| cut + 1));
    let ends = cuts.iter().copied().chain(std::iter::once(word));
    starts
        .zip(ends)
        .map(|(start, end)| start..end)
        .filter(|range| !range.is_empty() && stands_alone(range))
        .map(|about| Promise { about, ..promise.clone() })
        .collect()
}

fn direction_of(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    at: usize,
) -> Option<Direction> {
    let word = paragraph.word(at);
    let is_denied = (sentence.start.max(at.saturating_sub(2))..at)
        .any(|before| NOT.contains(&paragraph.word(before)));
    let followed_by_than = paragraph.word(at + 1) == "än";
    let figure = || figure_near(paragraph, sentence, at);
    if AT_LEAST.contains(&word) {
        return figure().map(Direction::AtLeast);
    }
    if AT_MOST.contains(&word) {
        return figure().map(Direction::AtMost);
    }
    if (word == "överstiga" || word == "överstiger") && is_denied {
        return figure().map(Direction::AtMost);
    }
    if (word == "understiga" || word == "understiger") && is_denied {
        return figure().map(Direction::AtLeast);
    }
    if followed_by_than
        && matches!(word, "mer" | "fler" | "högre")
        && let Some(figure) = figure()
    {
        return Some(if is_denied {
            Direction::AtMost(figure)
        } else {
            Direction::AtLeast(figure)
        });
    }
    if followed_by_than
        && matches!(word, "mindre" | "färre" | "lägre")
        && let Some(figure) = figure()
    {
        return Some(if is_denied {
            Direction::AtLeast(figure)
        } else {
            Direction::AtMost(figure)
        });
    }
    if let Some(bound) = bound_around(paragraph, sentence, at) {
        return Some(bound);
    }
    let closes_bound = at.checked_sub(1).is_some_and(|or| {
        paragraph.word(or) == "eller" && figure_before(paragraph, sentence, or).is_some()
    });
    if is_denied || closes_bound {
        return None;
    }
    let is_of_part = || {
        let next = paragraph.word(at + 1);
        next.starts_with("del") || next.starts_with("andel")
    };
    match word {
        "större" if is_of_part() => Some(Direction::Up),
        "mindre" if is_of_part() => Some(Direction::Down),
        _ if UP.contains(&word) => Some(Direction::Up),
        _ if DOWN.contains(&word) => Some(Direction::Down),
        _ if BETTER.contains(&word) => Some(Direction::Better),
        _ => None,
    }
}

/// A bound told by the words around a figure: "eller mer" after it, "över" before it.
fn bound_around(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    at: usize,
) -> Option<Direction> {
    let word = paragraph.word(at);
    // "61 % eller mer", "10 dagar eller kortare"
    if word == "eller"
        && let Some(figure) = figure_before(paragraph, sentence, at)
    {
        return match paragraph.word(at + 1) {
            "mer" | "fler" | "högre" | "bättre" => Some(Direction::AtLeast(figure)),
            "mindre" | "färre" | "lägre" | "kortare" => Some(Direction::AtMost(figure)),
            _ => None,
        };
    }
    // "ska vara över 90 procent"; "under 14 dagar" tells a time, "frånvaro över 15 procent" a thing.
    let leads_bound = at == sentence.start
        || matches!(
            at.checked_sub(1).map(|at| paragraph.word(at)).unwrap_or_default(),
            "är" | "vara" | "ligger" | "ligga" | "blir" | "bli" | "på" | "till" | "med" | "når"
        );
    if leads_bound
        && matches!(word, "över" | "under")
        && let Some(figure) = figure_near(paragraph, sentence, at)
            .filter(|figure| figure.word == at + 1 && figure.unit == UnitOfMeasure::Percent)
    {
        let is_over = word == "över";
        return Some(if is_over { Direction::AtLeast(figure) } else { Direction::AtMost(figure) });
    }
    None
}

/// The first amount after a word, at most four words away.
fn figure_near(paragraph: &Paragraph<'_>, sentence: &Range<usize>, at: usize) -> Option<Figure> {
    let until = (at + 5).min(sentence.end);
    let amount = |figure: &&Figure| {
        (at + 1..until).contains(&figure.word)
            && matches!(figure.kind, FigureKind::Amount | FigureKind::Spelled)
    };
    paragraph.figures.iter().find(amount).cloned()
}

/// The amount that ends right before a word.
fn figure_before(paragraph: &Paragraph<'_>, sentence: &Range<usize>, at: usize) -> Option<Figure> {
    let amount = |figure: &&Figure| {
        sentence.contains(&figure.word)
            && figure.word_end.max(figure.word + 1) == at
            && matches!(figure.kind, FigureKind::Amount | FigureKind::Spelled)
    };
    paragraph.figures.iter().find(amount).cloned()
}

/// The words around the deciding one that can name the thing: those after "ökad" and "färre",
/// else the clause it stands in.
fn about(paragraph: &Paragraph<'_>, sentence: &Range<usize>, at: usize) -> Range<usize> {
    let parts_clause = |left: usize| {
        let (Some(one), Some(next)) = (paragraph.words.get(left), paragraph.words.get(left + 1))
        else {
            return true;
        };
        let between = paragraph.text.get(one.end..next.start).unwrap_or_default();
        between.contains([',', ':', '–', '(', ')'])
    };
    let before = at.checked_sub(1).map(|at| paragraph.word(at)).unwrap_or_default();
    let says_of_subject =
        matches!(before, "är" | "blir" | "vara" | "bli" | "har" | "ha" | "hade" | "ligger");
    if ATTRIBUTIVE.contains(&paragraph.word(at)) && !says_of_subject {
        let until = sentence.end.min(at + 7);
        let stop = (at + 1..until)
            .find(|&next| ENDS_THING.contains(&paragraph.word(next)) || parts_clause(next - 1))
            .unwrap_or(until);
        if stop > at + 1 {
            return at..stop;
        }
    }
    let mut first = at;
    while first > sentence.start
        && at - first < 10
        && !parts_clause(first - 1)
        && !parts_promises(paragraph, sentence, (first - 1, at))
    {
        first -= 1;
    }
    let mut end = at + 1;
    while end < sentence.end
        && end - at < 10
        && !parts_clause(end - 1)
        && !parts_promises(paragraph, sentence, (end, at))
    {
        end += 1;
    }
    first..end
}

/// Whether the word at `joint` is an "och" between two clauses, each with a verb or a promise of its
/// own and a thing that it is said of: "indexet är minst 81 och frånvaron sjunker".
fn parts_promises(
    paragraph: &Paragraph<'_>,
    sentence: &Range<usize>,
    (joint, at): (usize, usize),
) -> bool {
    if !matches!(paragraph.word(joint), "och" | "samt" | "men" | "medan") {
        return false;
    }
    let states = |at: usize| {
        let word = paragraph.word(at);
        VERBS.contains(&word)
            || ([UP, DOWN, BETTER].iter().any(|own| own.contains(&word))
                && !ATTRIBUTIVE.contains(&word))
    };
    let is_thing = |at: usize| {
        let word = paragraph.word(at);
        let is_definite = word.chars().count() > 4
            && ["n", "t", "na"].iter().any(|end| word.ends_with(end))
            && !PASSING.contains(&word);
        is_definite && !states(at)
    };
    let (before, after) = (sentence.start..joint, joint + 1..sentence.end);
    let opens_with_verb = VERBS.contains(&paragraph.word(joint + 1));
    if joint > at {
        // "har minst 1 450 elever och finns överallt": what comes after the verb is another thing.
        return opens_with_verb || (after.clone().any(states) && after.clone().any(is_thing));
    }
    let is_named_after = (joint + 1..at).any(is_thing);
    before.clone().any(states) && is_named_after
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let paragraph = Paragraph::new(text);
        promises(&paragraph)
            .into_iter()
            .map(|promise| match promise.direction {
                Direction::Up => "up".to_owned(),
                Direction::Down => "down".to_owned(),
                Direction::Better => "better".to_owned(),
                Direction::AtLeast(figure) => format!("at least {}", figure.number),
                Direction::AtMost(figure) => format!("at most {}", figure.number),
            })
            .collect()
    }

    #[test]
    fn the_direction_that_is_promised_is_read() {
        assert_eq!(read("Sjunkande sjukfrånvaro i alla grupper."), ["down"]);
        assert_eq!(read("Andelen nöjda gäster ökar."), ["up"]);
        assert_eq!(read("Högst fyra klagomål per år."), ["at most 4"]);
        assert_eq!(read("Minst 90 procent av brukarna är trygga."), ["at least 90"]);
        assert_eq!(read("Kön är inte fler än tre personer."), ["at most 3"]);
        assert_eq!(read("Väntetiden ska inte överstiga 14 dagar."), ["at most 14"]);
        assert_eq!(read("Andelen med riskbedömning ska nå 71 % eller mer."), ["at least 71"]);
        assert_eq!(read("Korttidsfrånvaron ska vara 1,6 % eller lägre."), ["at most 1.6"]);
        assert_eq!(read("Över 90 procent av gästerna är nöjda."), ["at least 90"]);
        assert_eq!(read("Alla svarar under 14 dagar."), Vec::<String>::new());
        assert_eq!(read("Andelen elever med frånvaro över 15 procent sjunker."), ["down"]);
        assert_eq!(read("Alla trivs."), Vec::<String>::new());
    }

    #[test]
    fn what_is_promised_of_is_named() {
        let named = |text: &str| -> Vec<String> {
            let paragraph = Paragraph::new(text);
            let all = promises(&paragraph);
            all.iter().map(|promise| subject(&paragraph, promise).words().join(" ")).collect()
        };
        assert_eq!(named("Kortare köer och färre klagomål."), ["köer", "klagomål"]);
        let two = "Indexet är minst 81 och sjukfrånvaron sjunker.";
        assert_eq!(named(two), ["indexet", "sjukfrånvaron"]);
        let school = "Musikskolan har minst 1 450 elever och finns i alla stadsdelar.";
        assert_eq!(named(school), ["musikskolan elever"]);
        assert_eq!(named("God stämning. Sjunkande sjukfrånvaro."), ["sjukfrånvaro"]);
        assert_eq!(named("Andelen nöjda gäster ökar."), ["nöjda gäster"]);
        assert_eq!(named("Ökad trygghet i parken och fler besökare."), ["trygghet", "besökare"]);
        assert_eq!(named("Sjukfrånvaron är lägre än förra året."), ["sjukfrånvaron"]);
    }

    #[test]
    fn each_of_two_things_is_promised() {
        let each = |text: &str| -> Vec<String> {
            let paragraph = Paragraph::new(text);
            let all = promises(&paragraph);
            let all = all.iter().flat_map(|promise| conjuncts(&paragraph, promise));
            all.map(|promise| subject(&paragraph, &promise).words().join(" ")).collect()
        };
        assert_eq!(each("Närvaron och simkunnigheten ökar."), ["närvaron", "simkunnigheten"]);
        assert_eq!(each("Klagomålen minskar och betygen ökar."), ["betygen"]);
        assert_eq!(each("Nöjdheten med mat och miljö ökar."), ["nöjdheten mat"]);
        assert_eq!(each("Andelen nöjda gäster ökar."), Vec::<String>::new());
    }

    #[test]
    fn a_denied_rise_is_no_promise_of_a_rise() {
        assert_eq!(read("Kostnaderna ska inte öka."), Vec::<String>::new());
    }
}
