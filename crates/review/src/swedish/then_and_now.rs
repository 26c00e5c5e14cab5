//! Two figures of one thing at two times: "72 mot 49 våren 2023", "198 klagomål. Förra vintern 87."

use crate::swedish::dates::years;
use crate::swedish::figures::{Figure, FigureKind};
use crate::swedish::movement::{Way, told_by_verb};
use crate::swedish::paragraph::Paragraph;

/// Which way a thing went between two figures of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which way.
    pub way: Way,
    /// The sentence of the figure now.
    pub sentence: usize,
    /// The sentence of the figure before: the same or the next.
    pub until: usize,
}

/// Words that set a figure at an earlier time.
const EARLIER: &[&str] = &[
    "föregående",
    "förra",
    "fjol",
    "fjolårets",
    "fjolåret",
    "tidigare",
    "innan",
    "före",
    "dessförinnan",
    "dåvarande",
    "ifjol",
    "början",
    "starten",
];

/// Words that set two figures against each other.
const AGAINST: &[&str] = &["mot", "jämfört", "jämföra", "jämförelse", "från", "än", "motsvarande"];

/// Words that make a figure another thing's, or part of what it was compared with.
const PARTED: &[&str] = &["varav", "mål", "målet", "årsmålet", "procentenheter", "ungefär"];

/// A sentence that only gives the earlier figure is short.
const EARLIER_MAX_WORDS: usize = 12;

/// The changes that a paragraph tells by two figures. `own` is the report's year; `is_unit` says
/// whether a word names what is counted, for sentences with figures of several things.
pub fn changes(
    paragraph: &Paragraph<'_>,
    own: Option<i16>,
    is_unit: impl Fn(&str) -> bool,
) -> Vec<Change> {
    let mut found = Vec::new();
    for sentence in 0..paragraph.sentences.len() {
        let in_one = within(paragraph, sentence, own)
            .or_else(|| more_than(paragraph, sentence, own))
            .or_else(|| from_to(paragraph, sentence));
        if let Some(way) = in_one {
            found.push(Change { way, sentence, until: sentence });
        } else if let Some(way) = across(paragraph, sentence, own, &is_unit) {
            found.push(Change { way, sentence, until: sentence + 1 });
        }
    }
    found
}

/// "610 ton mot 435 ton vintern före"
fn within(paragraph: &Paragraph<'_>, sentence: usize, own: Option<i16>) -> Option<Way> {
    let amounts = amounts(paragraph, sentence);
    amounts.windows(2).find_map(|pair| {
        let &[now, before] = pair else { return None };
        let mut between = now.word_end..before.word;
        let is_set_against = between.any(|at| {
            let next = paragraph.word(at + 1);
            AGAINST.contains(&paragraph.word(at))
                || (paragraph.word(at) == "medan" && matches!(next, "den" | "det" | "de"))
                || matches!(paragraph.word(at), "var" | "låg")
                    && (now.word.saturating_sub(3)..now.word).any(|at| paragraph.word(at) == "nu")
        });
        let is_from = now.word.checked_sub(1).is_some_and(|at| paragraph.word(at) == "från");
        let tail = before.word_end..before.word_end + 4;
        let is_earlier = is_earlier(paragraph, sentence, own)
            && tail.into_iter().any(|at| names_earlier(paragraph, at, own))
            || (now.word_end..before.word).any(|at| names_earlier(paragraph, at, own));
        let same_unit = now.unit == before.unit;
        (is_set_against && is_earlier && !is_from && same_unit).then(|| way(now, before)).flatten()
    })
}

/// "39 fler än föregående år"
fn more_than(paragraph: &Paragraph<'_>, sentence: usize, own: Option<i16>) -> Option<Way> {
    amounts(paragraph, sentence).into_iter().find_map(|figure| {
        let at = (figure.word + 1..figure.word_end + 2)
            .find(|&at| paragraph.word(at + 1) == "än" && compared(paragraph.word(at)).is_some())?;
        let is_earlier = (at + 2..at + 5).any(|at| names_earlier(paragraph, at, own));
        compared(paragraph.word(at)).filter(|_| is_earlier)
    })
}

fn compared(word: &str) -> Option<Way> {
    match word {
        "fler" | "högre" | "större" | "mer" => Some(Way::Up),
        "färre" | "lägre" | "mindre" | "kortare" => Some(Way::Down),
        _ => None,
    }
}

/// "har blivit fler, från 61 till 88": the words and the figures tell the same way.
fn from_to(paragraph: &Paragraph<'_>, sentence: usize) -> Option<Way> {
    let told = amounts(paragraph, sentence).windows(2).find_map(|pair| {
        let &[before, now] = pair else { return None };
        let is_from = before.word.checked_sub(1).is_some_and(|at| paragraph.word(at) == "från");
        let is_to = now.word.checked_sub(1).is_some_and(|at| paragraph.word(at) == "till");
        let is_near = now.word <= before.word_end + 2;
        (is_from && is_to && is_near).then(|| way(now, before)).flatten()
    })?;
    let range = paragraph.sentences.get(sentence).cloned()?;
    let mut words = range.map(|at| paragraph.word(at));
    let is_told = |word: &str| [compared(word), told_by_verb(word)].contains(&Some(told));
    words.any(is_told).then_some(told)
}

/// "… 198 klagomål. Föregående vinter var det 87."
fn across(
    paragraph: &Paragraph<'_>,
    sentence: usize,
    own: Option<i16>,
    is_unit: &impl Fn(&str) -> bool,
) -> Option<Way> {
    let next = paragraph.sentences.get(sentence + 1)?;
    let is_short = next.len() <= EARLIER_MAX_WORDS;
    if !is_short
        || is_earlier(paragraph, sentence, own)
        || !is_earlier(paragraph, sentence + 1, own)
    {
        return None;
    }
    let before = amounts(paragraph, sentence + 1);
    let &[before] = before.as_slice() else { return None };
    let now = amounts(paragraph, sentence);
    let of_unit: Vec<&Figure> = now
        .iter()
        .copied()
        .filter(|figure| {
            is_unit(paragraph.word(figure.word_end)) || is_unit(paragraph.word(figure.word + 1))
        })
        .collect();
    let alike: Vec<&Figure> = now
        .iter()
        .copied()
        .filter(|figure| figure.unit == before.unit && !is_time(paragraph, figure))
        .collect();
    let &[now] = [&now, &of_unit, &alike].into_iter().find(|found| found.len() == 1)?.as_slice()
    else {
        return None;
    };
    way(now, before)
}

fn way(now: &Figure, before: &Figure) -> Option<Way> {
    match now.number.cmp(&before.number) {
        std::cmp::Ordering::Greater => Some(Way::Up),
        std::cmp::Ordering::Less => Some(Way::Down),
        std::cmp::Ordering::Equal => None,
    }
}

fn amounts<'p>(paragraph: &'p Paragraph<'_>, sentence: usize) -> Vec<&'p Figure> {
    let range = paragraph.sentences.get(sentence).cloned().unwrap_or_default();
    if range.clone().any(|at| PARTED.contains(&paragraph.word(at))) {
        return Vec::new();
    }
    let is_amount = |figure: &&Figure| {
        matches!(figure.kind, FigureKind::Amount | FigureKind::Spelled)
            && !is_stretch_of_time(paragraph, figure)
    };
    paragraph.figures_in(sentence).filter(is_amount).collect()
}

/// "på två veckor", "under elva timmar": how long, not how many.
fn is_stretch_of_time(paragraph: &Paragraph<'_>, figure: &Figure) -> bool {
    let before = figure.word.checked_sub(1).map(|at| paragraph.word(at)).unwrap_or_default();
    is_time(paragraph, figure)
        && matches!(before, "på" | "inom" | "under" | "i" | "efter" | "över" | "per" | "av")
}

/// "tolv månader"
fn is_time(paragraph: &Paragraph<'_>, figure: &Figure) -> bool {
    const UNITS: &[&str] = &["minut", "timm", "dag", "dygn", "veck", "månad", "år"];
    (figure.word..=figure.word_end)
        .any(|at| UNITS.iter().any(|unit| paragraph.word(at).starts_with(unit)))
}

fn is_earlier(paragraph: &Paragraph<'_>, sentence: usize, own: Option<i16>) -> bool {
    let range = paragraph.sentences.get(sentence).cloned().unwrap_or_default();
    range.clone().any(|at| names_earlier(paragraph, at, own))
}

fn names_earlier(paragraph: &Paragraph<'_>, at: usize, own: Option<i16>) -> bool {
    EARLIER.contains(&paragraph.word(at))
        || years(paragraph)
            .iter()
            .any(|named| named.word == at && own.is_some_and(|y| named.year < y))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<Way> {
        let paragraph = Paragraph::new(text);
        let unit = |word: &str| word.starts_with("besök");
        changes(&paragraph, Some(2021), unit).into_iter().map(|change| change.way).collect()
    }

    #[test]
    fn two_figures_tell_a_change() {
        assert_eq!(told("Det kom 72 besök mot 49 våren 2020."), [Way::Up]);
        assert_eq!(told("Vi brände 61 ton jämfört med 43 ton vintern före."), [Way::Up]);
        assert_eq!(told("Bion hade 198 besök. Förra vintern var det 287."), [Way::Down]);
        assert_eq!(told("På två veckor kom 17 besök. År 2020 var det 13."), [Way::Up]);
        assert_eq!(told("Det kom 87 besök, att jämföra med 198 vintern innan."), [Way::Down]);
    }

    #[test]
    fn a_change_may_be_told_in_many_ways() {
        assert_eq!(told("Det kom 83 besök, vilket är 39 fler än föregående år."), [Way::Up]);
        assert_eq!(told("Besöken har blivit fler, från 61 till 88."), [Way::Up]);
        assert_eq!(told("Andelen är nu 74 procent; vid årets början var den 83."), [Way::Down]);
        assert_eq!(told("Summan är 212, medan den för 2020 var 340."), [Way::Down]);
        assert_eq!(told("Nio tappade fem procent i vikt. Året innan var de fyra."), [Way::Up]);
        assert_eq!(told("På tolv månader är siffran 11,8. Motsvarande för 2020: 9,3."), [Way::Up]);
        assert_eq!(told("Vi har öppet från 8 till 17."), []);
        assert_eq!(told("Det kom 83 besök, vilket är 39 fler än väntat."), []);
    }

    #[test]
    fn figures_of_two_things_or_of_one_time_do_not() {
        assert_eq!(told("Det kom 72 besök och 49 brev."), []);
        assert_eq!(told("Det kom 72 besök. Under hösten skrevs 49 brev."), []);
        assert_eq!(told("Vi har 12 ton kvar mot 30 ton som vi behöver."), []);
    }
}
