//! Parts of a whole in running text: workplaces with their figures, a whole said to be divided, lists that
//! are counted beforehand.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::swedish::figures::{Figure, FigureKind};
use crate::swedish::paragraph::Paragraph;

/// A named part with its figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part<'p> {
    /// The part's name as printed ("Björken").
    pub name: &'p str,
    /// Its figure.
    pub figure: &'p Figure,
    /// Name and figure as they stand.
    pub words: &'p str,
}

/// Words that name no part but the whole, another whole, or what the figure is.
const NO_PART: &[&str] = &[
    "utfall",
    "resultat",
    "mål",
    "årsmål",
    "total",
    "summa",
    "snitt",
    "medel",
    "genomsnitt",
    "andel",
    "antal",
    "enheten",
    "enhetens",
    "staden",
    "stadens",
    "riket",
    "rikets",
    "kommunen",
    "förvaltningen",
    "nämnden",
    "kvinnor",
    "män",
    "flickor",
    "pojkar",
    "värde",
    "index",
    "prognos",
    "budget",
    "helår",
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
    "december",
    "sjukfrånvaro",
    "föregående",
    "under",
    "målet",
    "tertial",
    "svarsfrekvens",
    "i",
    "av",
    "för",
    "på",
    "med",
    "det",
    "den",
    "vi",
    "över",
    "ca",
    "cirka",
];

/// Words after which only some parts are told.
const ONLY_SOME: &[&str] = &[
    "lägst",
    "högst",
    "bäst",
    "sämst",
    "exempelvis",
    "t.ex",
    "bland",
    "sticker",
    "störst",
    "lägsta",
    "högsta",
    "bästa",
    "sämsta",
    "exempel",
    "framför",
    "främst",
    "särskilt",
];

/// The parts that paragraphs list, in order: lines of their own ("Almen: 20 %"), or names with
/// figures in one sentence ("Almen (20 %), Björken (59 %)"). Fewer than two are no list.
pub fn parts<'p>(paragraphs: &'p [Paragraph<'_>]) -> Vec<Part<'p>> {
    let mut found: Vec<Part<'p>> = Vec::new();
    for paragraph in paragraphs {
        match line(paragraph) {
            Some(part) => found.push(part),
            None => found.extend(in_sentences(paragraph)),
        }
    }
    if found.len() < 2 { Vec::new() } else { found }
}

/// "Almen: 20 %", "- Björken 59 procent": a line with nothing else.
fn line<'p>(paragraph: &'p Paragraph<'_>) -> Option<Part<'p>> {
    let [figure] = paragraph.figures.as_slice() else { return None };
    let ends = figure.word_end >= paragraph.words.len();
    (ends && is_amount(figure)).then(|| part(paragraph, 0, figure))?
}

/// Names with figures that follow each other within a paragraph.
fn in_sentences<'p>(paragraph: &'p Paragraph<'_>) -> Vec<Part<'p>> {
    let mut found = Vec::new();
    // "Almen: 71 %; Björken: 67 %": one list in several sentences.
    let is_one_list = paragraph.text.contains("; ");
    for sentence in &paragraph.sentences {
        if sentence.clone().any(|at| ONLY_SOME.contains(&paragraph.word(at))) {
            continue;
        }
        let mut own: Vec<Part<'p>> = Vec::new();
        let mut first = sentence.start;
        for figure in paragraph.figures.iter().filter(|figure| sentence.contains(&figure.word)) {
            let start = after_separator(paragraph, first..figure.word);
            // "Bäst gick det för Almen (20 %)": the name begins at a capital, not at the clause.
            let found = (start..figure.word).find_map(|at| part(paragraph, at, figure));
            own.extend(found.filter(|_| is_amount(figure)));
            first = figure.word_end;
        }
        if own.len() >= 2 || is_one_list {
            found.extend(own);
        }
    }
    found
}

fn is_amount(figure: &Figure) -> bool {
    figure.kind == FigureKind::Amount && figure.until.is_none()
}

/// The first word after the last comma, "och" or the like of a range.
fn after_separator(paragraph: &Paragraph<'_>, range: Range<usize>) -> usize {
    range
        .clone()
        .rev()
        .find(|&at| {
            let parts_names = matches!(paragraph.word(at), "och" | "samt" | "medan" | "men");
            parts_names
                || at + 1 < range.end && has_mark_after(paragraph, at, &[',', ';', ':', ')'])
        })
        .map_or(range.start, |at| at + 1)
}

fn has_mark_after(paragraph: &Paragraph<'_>, word: usize, marks: &[char]) -> bool {
    let (Some(one), Some(next)) = (paragraph.words.get(word), paragraph.words.get(word + 1)) else {
        return false;
    };
    paragraph.text.get(one.end..next.start).is_some_and(|between| between.contains(marks))
}

/// The part whose name stands in `first..figure`; a name has one to four words and a capital.
fn part<'p>(paragraph: &'p Paragraph<'_>, first: usize, figure: &'p Figure) -> Option<Part<'p>> {
    let begins = paragraph.words.get(first)?;
    let last = paragraph.words.get(figure.word.checked_sub(1)?)?;
    let name = paragraph.text.get(begins.start..last.end)?;
    let between = paragraph.text.get(last.end..figure.start)?;
    let count = figure.word.checked_sub(first)?;
    let is_marked = between.contains([':', '(', '-', '–', '=']);
    let is_name = (1..=if is_marked { 4 } else { 3 }).contains(&count)
        && name.starts_with(char::is_uppercase)
        && (first..figure.word).all(|at| !is_no_part(paragraph.word(at)));
    let words = paragraph.text.get(begins.start..figure.end)?;
    is_name.then_some(Part { name, figure, words })
}

fn is_no_part(word: &str) -> bool {
    NO_PART.iter().any(|no| word == *no || no.len() > 5 && word.starts_with(no))
}

/// A whole that a sentence says is divided, with its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Division<'p> {
    /// The whole's figure.
    pub whole: &'p Figure,
    /// The parts' figures.
    pub parts: Vec<&'p Figure>,
    /// Whether the parts are said to be all of it.
    pub is_all: bool,
    /// The sentence.
    pub words: &'p str,
}

impl Division<'_> {
    /// What the parts give together.
    pub fn sum(&self) -> Decimal {
        self.parts.iter().map(|figure| figure.number).sum()
    }

    /// How far whole and parts may be apart: nothing for exact figures, a tenth for round ones
    /// that are said to be rough.
    pub fn tolerance(&self) -> Decimal {
        let is_round = (self.whole.number % Decimal::TEN).is_zero();
        let is_rough = self.whole.is_about && is_round
            || self.parts.iter().any(|figure| figure.is_about || figure.until.is_some());
        if is_rough { self.whole.number / Decimal::TEN } else { Decimal::ZERO }
    }
}

/// Every whole of a paragraph that is divided ("57 ärenden, fördelade på 40 ... och 17 ...").
pub fn divisions<'p>(paragraph: &'p Paragraph<'_>) -> Vec<Division<'p>> {
    let mut found = Vec::new();
    for (at, sentence) in paragraph.sentences.iter().enumerate() {
        let Some((divider, is_all)) = divider(paragraph, sentence) else { continue };
        let counts = |figure: &&Figure| {
            use tertial_domain::quantity::UnitOfMeasure::{Pieces, Plain};
            matches!(figure.kind, FigureKind::Amount | FigureKind::Spelled)
                && matches!(figure.unit, Plain | Pieces)
        };
        let figures: Vec<&Figure> = paragraph.figures_in(at).filter(counts).collect();
        let shares = paragraph.figures_in(at).any(|figure| {
            !counts(&figure) && matches!(figure.kind, FigureKind::Amount | FigureKind::Spelled)
        });
        let Some(whole) = figures.iter().rev().find(|figure| figure.word < divider) else {
            continue;
        };
        let parts: Vec<&Figure> =
            figures.iter().filter(|figure| figure.word > divider).copied().collect();
        if parts.len() >= 2 && !shares {
            let words = paragraph.sentence(at);
            found.push(Division { whole, parts, is_all, words });
        }
    }
    found
}

/// The word that divides, and whether it says that the parts are all.
fn divider(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> Option<(usize, bool)> {
    sentence.clone().find_map(|at| {
        let word = paragraph.word(at);
        let next = paragraph.word(at + 1);
        let divides = ["uppdela", "fördela", "delas", "indela", "uppdelning"]
            .iter()
            .any(|stem| word.starts_with(stem));
        if divides && matches!(next, "på" | "mellan" | "i" | "enligt" | "sig" | "upp" | "in") {
            return Some((at, true));
        }
        (word == "varav").then_some((at, false))
    })
}

/// A count said before a list, and how many the list has ("tre löften: ...").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedList<'p> {
    /// The figure before the colon.
    pub figure: &'p Figure,
    /// How many names follow.
    pub count: usize,
    /// Figure and names as they stand.
    pub words: &'p str,
}

/// "fyra arbetsplatser: Almen, Björken och Eken": a count, and the names that follow it in the
/// same sentence, when all of them begin with a capital.
pub fn counted_names<'p>(paragraph: &'p Paragraph<'_>) -> Vec<CountedList<'p>> {
    let mut found = Vec::new();
    for (at, sentence) in paragraph.sentences.iter().enumerate() {
        for figure in paragraph.figures_in(at).filter(|figure| can_count(figure)) {
            let colon = (figure.word..(figure.word + 4).min(sentence.end))
                .find(|&word| has_mark_after(paragraph, word, &[':']));
            let Some(first) = colon.map(|word| word + 1) else { continue };
            let (Some(start), Some(end)) =
                (paragraph.words.get(first), paragraph.words.get(sentence.end - 1))
            else {
                continue;
            };
            let text = paragraph.text.get(start.start..end.end).unwrap_or_default();
            let names: Vec<&str> = text
                .split(',')
                .flat_map(|piece| piece.split(" och "))
                .flat_map(|piece| piece.split(" samt "))
                .map(|piece| piece.trim().trim_start_matches("och ").trim_start_matches("samt "))
                .collect();
            let are_names = names
                .iter()
                .all(|name| name.starts_with(char::is_uppercase) && name.split(' ').count() <= 3);
            if names.len() >= 2 && are_names {
                let words = paragraph.text.get(figure.start..end.end).unwrap_or_default();
                found.push(CountedList { figure, count: names.len(), words });
            }
        }
    }
    found
}

/// The count that a paragraph ends with before a list of its own: "Vi lovar tre saker:".
pub fn count_before_list<'p>(paragraph: &'p Paragraph<'_>) -> Option<&'p Figure> {
    let last = paragraph.sentences.last()?;
    if !paragraph.text.trim_end().ends_with(':')
        || last.clone().any(|at| ONLY_SOME.contains(&paragraph.word(at)))
    {
        return None;
    }
    let figure = paragraph.figures_in(paragraph.sentences.len() - 1).last()?;
    (can_count(figure) && figure.word + 3 >= last.end && figure.word + 1 < last.end)
        .then_some(figure)
}

fn can_count(figure: &Figure) -> bool {
    use tertial_domain::quantity::UnitOfMeasure::{Pieces, Plain};
    matches!(figure.kind, FigureKind::Amount | FigureKind::Spelled)
        && matches!(figure.unit, Plain | Pieces)
        && !figure.is_about
        && figure.until.is_none()
        && figure.number >= Decimal::TWO
        && figure.number <= Decimal::from(30)
        && figure.number.fract().is_zero()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(texts: &[&str]) -> Vec<String> {
        let paragraphs: Vec<Paragraph<'_>> =
            texts.iter().map(|text| Paragraph::new(text)).collect();
        parts(&paragraphs)
            .iter()
            .map(|part| format!("{}={}", part.name, part.figure.number))
            .collect()
    }

    #[test]
    fn parts_are_read_in_the_ways_people_list_them() {
        let expected = ["Almen=20", "Björken=59"];
        assert_eq!(read(&["Så här blev det.", "Almen: 20%", "Björken: 59 %"]), expected);
        assert_eq!(read(&["- Almen 20 procent", "- Björken 59 procent"]), expected);
        assert_eq!(read(&["Utfallet är Almen (20 %), Björken (59 %)."]), expected);
        assert_eq!(read(&["Almen: 20% Björken: 59%"]), expected);
    }

    #[test]
    fn what_is_no_list_of_workplaces_is_none() {
        for text in [
            "Utfallet är 20 % och målet 59 %.",
            "Lägst är Almen (20 %) och Björken (22 %).",
            "Kvinnor: 20 %, Män: 30 %",
            "Vi köpte 20 stolar och 59 bord.",
        ] {
            assert_eq!(read(&[text]), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_whole_is_held_against_its_parts() {
        for (text, sum, is_all) in [
            ("Vi har 57 kunder, uppdelat på hemtjänst 40 samt dagverksamhet 17.", 57, true),
            ("De 30 platserna fördelar sig på 12 i norr, 10 i söder och 5 i väster.", 27, true),
            ("Av 40 gäster, varav 12 kvinnor och 8 barn, kom alla.", 20, false),
        ] {
            let paragraph = Paragraph::new(text);
            let found = divisions(&paragraph);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!((found[0].sum(), found[0].is_all), (sum.into(), is_all), "{text}");
        }
        assert!(divisions(&Paragraph::new("Vi har 57 kunder och 12 anställda.")).is_empty());
    }

    #[test]
    fn a_list_is_counted() {
        let paragraph = Paragraph::new("Enheten har fyra hus: Almen, Björken och Eken.");
        let found = counted_names(&paragraph);
        assert_eq!((found[0].figure.number, found[0].count), (4.into(), 3));
        let paragraph = Paragraph::new("Vi lovar tre saker:");
        assert_eq!(count_before_list(&paragraph).map(|figure| figure.number), Some(3.into()));
        assert!(
            count_before_list(&Paragraph::new("Under 2021 gjordes bland annat två saker:"))
                .is_none()
        );
    }
}
