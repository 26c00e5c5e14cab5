//! Parts of a whole in running text: workplaces with their figures, lists that are counted
//! beforehand.

use std::ops::Range;

use rust_decimal::Decimal;
use tertial_domain::quantity::UnitOfMeasure;

use crate::swedish::figures::{Figure, FigureKind};
use crate::swedish::months::MONTHS;
use crate::swedish::paragraph::Paragraph;

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

/// Words that may stand between a name and its figure.
const LINKS: &[&str] = &[
    "ligger",
    "låg",
    "på",
    "hade",
    "har",
    "fick",
    "får",
    "nådde",
    "når",
    "hamnade",
    "hamnar",
    "landade",
    "landar",
    "är",
    "var",
    "blev",
    "visar",
    "visade",
    "redovisar",
    "till",
    "det",
    "kom",
    "upp",
    "uppgick",
    "stannade",
    "svarade",
    "med",
    "ett",
    "en",
    "utfall",
    "resultat",
    "om",
];

/// The part whose name begins at `first`; a name has one to four words and a capital, and only
/// linking words stand between it and its figure.
fn part<'p>(
    paragraph: &'p Paragraph<'_>,
    first: usize,
    figure: &'p Figure,
    counted: Option<(&'p Figure, &'p Figure)>,
) -> Option<Part<'p>> {
    let begins = paragraph.words.get(first)?;
    let last = paragraph.words.get(figure.word.checked_sub(1)?)?;
    let between = paragraph.text.get(last.end..figure.start)?;
    let is_marked = between.contains([':', '(', '-', '–', '=']);
    let links = (first + 1..figure.word)
        .rev()
        .take_while(|&at| LINKS.contains(&paragraph.word(at)))
        .count();
    let end = figure.word.checked_sub(links)?;
    let count = end.checked_sub(first)?;
    let is_name = (1..=if is_marked { 4 } else { 3 }).contains(&count)
        && (links == 0 || !is_marked)
        && begins_name(paragraph.text.get(begins.start..)?)
        && (first..end).all(|at| !is_no_part(paragraph.word(at)));
    is_name.then(|| make(paragraph, first..end, figure, counted))?
}

/// The word after the last of a name that begins here: words with capitals.
fn name_end(paragraph: &Paragraph<'_>, first: usize, end: usize) -> Option<usize> {
    let is_name = |at: usize| {
        let word = paragraph.words.get(at);
        let printed = word.and_then(|word| paragraph.text.get(word.start..word.end));
        printed.is_some_and(begins_name) && !is_no_part(paragraph.word(at))
    };
    let mut last = first;
    while last < end.min(first + 3)
        && is_name(last)
        && (last == first || !has_mark_after(paragraph, last - 1, &[',', ';', ':', ')', '.']))
    {
        last += 1;
    }
    (last > first).then_some(last)
}

/// "Almen" and "3A" begin names, "almen" and "76" do not.
fn begins_name(printed: &str) -> bool {
    let mut letters = printed.chars();
    match letters.next() {
        Some(first) if first.is_uppercase() => true,
        Some(first) if first.is_ascii_digit() => {
            letters.find(|c| !c.is_ascii_digit()).is_some_and(char::is_alphabetic)
        }
        Some(_) | None => false,
    }
}

fn make<'p>(
    paragraph: &'p Paragraph<'_>,
    name: Range<usize>,
    figure: &'p Figure,
    counted: Option<(&'p Figure, &'p Figure)>,
) -> Option<Part<'p>> {
    let begins = paragraph.words.get(name.start)?.start;
    let ends = paragraph.words.get(name.end.checked_sub(1)?)?.end;
    let last = counted.map_or(figure, |(_, whole)| whole);
    let words = paragraph.text.get(begins.min(figure.start)..ends.max(last.end))?;
    let name = paragraph.text.get(begins..ends)?;
    let (number, unit, counts) = match counted {
        Some((part, whole)) => {
            let share = (part.number * Decimal::ONE_HUNDRED).checked_div(whole.number)?;
            let share = share.round_dp(1).normalize();
            (share, UnitOfMeasure::Percent, Some((part.number, whole.number)))
        }
        None => (figure.number, figure.unit.clone(), None),
    };
    Some(Part { name, figure, number, unit, counts, words })
}

fn is_no_part(word: &str) -> bool {
    NO_PART.iter().chain(&MONTHS).any(|no| word == *no || no.len() > 5 && word.starts_with(no))
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
            let opens = |word: usize| {
                let between = paragraph.between(word);
                between.contains([':', '(']) || between.contains(" – ")
            };
            let colon = (figure.word..(figure.word + 4).min(sentence.end)).find(|&at| opens(at));
            let Some(first) = colon.map(|word| word + 1) else { continue };
            // "(Almen, Björken och Eken)", "– Almen, Björken och Eken –": up to the mark's twin.
            let closing: &[char] = match paragraph.between(first - 1) {
                mark if mark.contains('(') => &[')'],
                mark if mark.contains('–') => &['–'],
                _ => &[],
            };
            let last = (first..sentence.end)
                .find(|&at| !closing.is_empty() && has_mark_after(paragraph, at, closing))
                .unwrap_or(sentence.end - 1);
            let (Some(start), Some(end)) = (paragraph.words.get(first), paragraph.words.get(last))
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
