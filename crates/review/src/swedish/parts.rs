//! Parts of a whole in running text: workplaces with their figures, lists that are counted
//! beforehand.

mod counted;
mod names;

use std::ops::Range;

use rust_decimal::Decimal;
use tertial_domain::quantity::UnitOfMeasure;

use crate::swedish::figures::{Figure, FigureKind};
use crate::swedish::paragraph::Paragraph;
pub use counted::{CountedList, count_before_list, counted_names};
use names::{LINKS, begins_name, make, name_end, part};

/// A named part with its figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part<'p> {
    /// The part's name as printed ("Björken").
    pub name: &'p str,
    /// Its figure; the first of "19 av 20".
    pub figure: &'p Figure,
    /// Its number, in per cent for "19 av 20".
    pub number: Decimal,
    /// Its unit.
    pub unit: UnitOfMeasure,
    /// How many and of how many, for "19 av 20".
    pub counts: Option<(Decimal, Decimal)>,
    /// Name and figure as they stand.
    pub words: &'p str,
}

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
    let first = paragraph.figures.first()?;
    let counted = share(paragraph, first);
    let count = if counted.is_some() { 2 } else { 1 };
    let last = paragraph.figures.get(count - 1)?;
    let ends = last.word_end >= paragraph.words.len() && paragraph.figures.len() == count;
    (ends && is_amount(first, counted)).then(|| part(paragraph, 0, first, counted))?
}

/// Names with figures that follow each other within a paragraph.
fn in_sentences<'p>(paragraph: &'p Paragraph<'_>) -> Vec<Part<'p>> {
    let mut found = Vec::new();
    // "Almen: 71 %; Björken: 67 %": one list in several sentences.
    let mut is_one_list = paragraph.text.contains("; ");
    for sentence in &paragraph.sentences {
        // "inte särskilt mycket" is no choice of some.
        let is_denied = |at: usize| at > 0 && paragraph.word(at - 1) == "inte";
        let tells_some = |at: usize| ONLY_SOME.contains(&paragraph.word(at)) && !is_denied(at);
        if sentence.clone().any(tells_some) {
            continue;
        }
        let mut own: Vec<Part<'p>> = Vec::new();
        let mut first = sentence.start;
        let mut after: Vec<Part<'p>> = Vec::new();
        for figure in paragraph.figures.iter().filter(|figure| sentence.contains(&figure.word)) {
            let printed = paragraph.text.get(figure.start..figure.end).unwrap_or_default();
            // "3A" is a name.
            if figure.word < first || begins_name(printed) {
                continue;
            }
            let counted = share(paragraph, figure);
            let last = counted.map_or(figure, |(_, whole)| whole);
            if is_amount(figure, counted) {
                after.extend(named_after(paragraph, sentence, figure, counted));
                own.extend(named_before(paragraph, first..figure.word, figure, counted));
                is_one_list |= counted.is_some();
            }
            first = last.word_end;
        }
        // "71 % på Almen och 74 % på Björken": the names follow.
        let is_after = after.len() > own.len() && !compares(paragraph, sentence);
        let own = if is_after { after } else { own };
        if own.len() >= 2 || is_one_list {
            found.extend(own);
        }
    }
    found
}

/// "19 av 20": the count of the whole.
fn share<'p>(paragraph: &'p Paragraph<'_>, figure: &'p Figure) -> Option<(&'p Figure, &'p Figure)> {
    let mut at = figure.word_end;
    if paragraph.word(at) != "av" {
        return None;
    }
    at += 1;
    if matches!(paragraph.word(at), "de" | "våra" | "totalt") {
        at += 1;
    }
    let whole = paragraph.figures.iter().find(|other| other.word == at)?;
    let counts = |figure: &Figure| {
        matches!(figure.kind, FigureKind::Amount | FigureKind::Spelled)
            && matches!(figure.unit, UnitOfMeasure::Plain | UnitOfMeasure::Pieces)
            && figure.until.is_none()
            && figure.number.scale() == 0
    };
    (counts(figure) && counts(whole) && figure.number <= whole.number && !whole.number.is_zero())
        .then_some((figure, whole))
}

/// A part whose name stands before its figure, with or without words between.
fn named_before<'p>(
    paragraph: &'p Paragraph<'_>,
    range: Range<usize>,
    figure: &'p Figure,
    counted: Option<(&'p Figure, &'p Figure)>,
) -> Option<Part<'p>> {
    let start = after_separator(paragraph, range.clone());
    // "Bäst gick det för Almen (20 %)": the name begins at a capital, not at the clause.
    let near = (start..figure.word).find_map(|at| part(paragraph, at, figure, counted));
    near.or_else(|| {
        // "och 3C, där läraren varit inne, på 76 %": a clause stands between.
        let first = range.clone().find(|&at| {
            !matches!(paragraph.word(at), "och" | "samt" | "medan" | "men" | "på" | "i" | "hos")
        })?;
        let only_links = (start..figure.word).all(|at| LINKS.contains(&paragraph.word(at)));
        let is_short = start > first && start < figure.word;
        let name_end = name_end(paragraph, first, figure.word)?;
        let is_clause = has_mark_after(paragraph, name_end - 1, &[','])
            && matches!(paragraph.word(name_end), "där" | "som" | "vars" | "dit" | "med" | "trots");
        (only_links && is_short && is_clause)
            .then(|| make(paragraph, first..name_end, figure, counted))?
    })
}

/// A part whose name follows its figure: "71 % på Almen", "19 av 20 boende i Björken".
fn named_after<'p>(
    paragraph: &'p Paragraph<'_>,
    sentence: &Range<usize>,
    figure: &'p Figure,
    counted: Option<(&'p Figure, &'p Figure)>,
) -> Option<Part<'p>> {
    let first = counted.map_or(figure, |(_, whole)| whole).word_end;
    let link = (first..(first + 3).min(sentence.end))
        .find(|&at| matches!(paragraph.word(at), "på" | "i" | "för" | "hos" | "vid" | "inom"))?;
    let is_broken = (first..link)
        .any(|at| at > first && has_mark_after(paragraph, at - 1, &[',', ';', ':', ')']));
    let name_end = name_end(paragraph, link + 1, sentence.end)?;
    (!is_broken).then(|| make(paragraph, link + 1..name_end, figure, counted))?
}

/// Whether a sentence holds the figures against other places rather than telling the parts.
fn compares(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| {
        let word = paragraph.word(at);
        ["jämför", "riket", "kommun", "snitt", "genomsnitt", "län", "staden", "än"]
            .iter()
            .any(|other| word == *other || other.len() > 4 && word.starts_with(other))
    })
}

fn is_amount(figure: &Figure, counted: Option<(&Figure, &Figure)>) -> bool {
    figure.until.is_none() && (figure.kind == FigureKind::Amount || counted.is_some())
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(texts: &[&str]) -> Vec<String> {
        let paragraphs: Vec<Paragraph<'_>> =
            texts.iter().map(|text| Paragraph::new(text)).collect();
        parts(&paragraphs).iter().map(|part| format!("{}={}", part.name, part.number)).collect()
    }

    #[test]
    fn parts_are_read_in_the_ways_people_list_them() {
        let expected = ["Almen=20", "Björken=59"];
        assert_eq!(read(&["Så här blev det.", "Almen: 20%", "Björken: 59 %"]), expected);
        assert_eq!(read(&["- Almen 20 procent", "- Björken 59 procent"]), expected);
        assert_eq!(read(&["Utfallet är Almen (20 %), Björken (59 %)."]), expected);
        assert_eq!(read(&["Almen: 20% Björken: 59%"]), expected);
        assert_eq!(read(&["Almen ligger på 20 % och Björken, som växt, på 59 %."]), expected);
        assert_eq!(read(&["Vi har 20 % på Almen och 59 % på Björken."]), expected);
        let counted = ["Almen=95", "Björken=50"];
        assert_eq!(
            read(&["Det gäller nitton av tjugo på Almen och tio av 20 i Björken."]),
            counted
        );
        assert_eq!(read(&["Så här: 3A nådde 20 %, 3B nådde 59 %."]), ["3A=20", "3B=59"]);
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
