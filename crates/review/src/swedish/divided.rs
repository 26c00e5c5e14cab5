//! A whole and its parts in running text: "elva klagomål: sex om mat, tre om städning och två om buller".
//!
//! "varav" tells some parts and divides nothing; a colon, a bracket, "fördelat på" and "av dem ... och ..."
//! tell them all.

mod apposed;
mod bracketed;
mod items;

use std::ops::Range;

use rust_decimal::Decimal;
use tertial_domain::quantity::UnitOfMeasure;

use crate::swedish::figures::{Figure, FigureKind};
use crate::swedish::paragraph::Paragraph;
use items::{AFTER_PART, BEFORE_PART, Items, NOT_ALL, OTHER_COUNTS, items};

/// A whole that a text says is divided, with its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Division<'p> {
    /// The whole's figure.
    pub whole: &'p Figure,
    /// The parts' numbers.
    pub parts: Vec<Decimal>,
    /// Whether a part is only about so much.
    pub is_rough: bool,
    /// Whether the parts are said to be all of it.
    pub is_all: bool,
    /// The sentences.
    pub words: &'p str,
}

impl Division<'_> {
    /// What the parts give together.
    pub fn sum(&self) -> Decimal {
        self.parts.iter().copied().sum()
    }

    /// How far whole and parts may be apart: nothing for exact figures, an eighth for round ones
    /// that are said to be rough ("ett 40-tal" is up to 45).
    pub fn tolerance(&self) -> Decimal {
        let is_round = (self.whole.number % Decimal::TEN).is_zero();
        let is_rough = self.whole.is_about && is_round || self.is_rough;
        if is_rough { self.whole.number / Decimal::from(8) } else { Decimal::ZERO }
    }
}

/// Beginnings of what a list has, not of what it divides ("på tre sätt: ...").
const OF_A_LIST: &[&str] = &[
    "sätt",
    "fråg",
    "områd",
    "steg",
    "punkt",
    "grupp",
    "mål",
    "aktivitet",
    "insats",
    "tillfäll",
    "saker",
    "skäl",
    "orsak",
    "olika",
    "kategori",
    "huvud",
    "etapp",
    "spår",
];

/// Every whole of a paragraph that is divided.
pub fn divisions<'p>(paragraph: &'p Paragraph<'_>) -> Vec<Division<'p>> {
    let mut found: Vec<Division<'p>> = Vec::new();
    // A part may be told as "ett", the whole may not.
    if paragraph.figures.is_empty() {
        return found;
    }
    for at in 0..paragraph.sentences.len() {
        found.extend(said_to_divide(paragraph, at));
        let told = listed(paragraph, at)
            .or_else(|| of_them(paragraph, at))
            .or_else(|| of_whole(paragraph, at))
            .or_else(|| bracketed::bracketed(paragraph, at))
            .or_else(|| together(paragraph, at))
            .or_else(|| apposed::apposed(paragraph, at));
        if let Some(own) = told
            && !found.iter().any(|known| std::ptr::eq(known.whole, own.whole))
        {
            found.push(own);
        }
    }
    found.retain(|own| !is_first_of_a_row(paragraph, own.whole));
    found
}

/// "tre arbetslag på lågstadiet, tre på mellanstadiet och två på högstadiet": the first is one of the
/// row, told by the same preposition as the others.
fn is_first_of_a_row(paragraph: &Paragraph<'_>, whole: &Figure) -> bool {
    let after = whole.word_end + 1;
    let preposition = paragraph.word(after);
    let is_place = matches!(preposition, "på" | "i" | "vid" | "hos" | "inom");
    let next: Vec<&Figure> =
        paragraph.figures.iter().filter(|own| own.word > whole.word).take(2).collect();
    let follows = next.len() == 2
        && next.iter().all(|own| paragraph.word(own.word_end) == preposition)
        && next.first().is_some_and(|own| own.word <= after + 4);
    let is_by_comma = next.first().is_some_and(|own| {
        (after..own.word).all(|at| !paragraph.between(at).contains([':', '(', '–']))
    });
    is_place && follows && is_by_comma
}

/// "57 ärenden, fördelade på 40 ... och 17 ...".
fn said_to_divide<'p>(paragraph: &'p Paragraph<'_>, at: usize) -> Option<Division<'p>> {
    let sentence = paragraph.sentences.get(at)?;
    let (divider, is_all) = divider(paragraph, sentence)?;
    let figures: Vec<&Figure> = paragraph.figures_in(at).filter(|own| is_count(own)).collect();
    let shares = paragraph.figures_in(at).any(|figure| !is_count(figure) && is_figure(figure));
    let whole = figures.iter().rev().find(|figure| figure.word < divider)?;
    let parts: Vec<&&Figure> = figures.iter().filter(|figure| figure.word > divider).collect();
    // "varav 29 på våren och 21 på hösten": nothing is counted twice.
    let is_apart = |of: &dyn Fn(&str) -> bool| {
        parts.len() == 2
            && parts
                .iter()
                .all(|part| (part.word_end..part.word_end + 2).any(|at| of(paragraph.word(at))))
    };
    let season = |word: &str| word.starts_with("vår") || word.starts_with("höst");
    let sex = |word: &str| crate::swedish::sexes::sex_of(word).is_some();
    let sum: Decimal = parts.iter().map(|part| part.number).sum();
    let is_all = is_all || (is_apart(&season) || is_apart(&sex)) && sum > whole.number;
    (parts.len() >= 2 && !shares).then(|| Division {
        whole,
        parts: parts.iter().map(|part| part.number).collect(),
        is_rough: parts.iter().any(|part| part.is_about || part.until.is_some()),
        is_all,
        words: paragraph.sentence(at),
    })
}

/// "Sju klagomål och fyra beröm har kommit in. Tillsammans är det tretton synpunkter."
fn together<'p>(paragraph: &'p Paragraph<'_>, at: usize) -> Option<Division<'p>> {
    let sentence = paragraph.sentences.get(at)?.clone();
    let before = paragraph.sentences.get(at.checked_sub(1)?)?.clone();
    let opens = matches!(paragraph.word(sentence.start), "tillsammans" | "sammanlagt" | "totalt")
        && matches!(paragraph.word(sentence.start + 1), "är" | "blir" | "blev" | "var")
        && paragraph.word(sentence.start + 2) == "det";
    let mut counts = paragraph.figures_in(at).filter(|own| is_count(own));
    let whole = counts.next().filter(|_| opens && counts.next().is_none())?;
    let parts: Vec<&Figure> = paragraph.figures_in(at - 1).collect();
    let are_counts = parts.len() >= 2
        && parts.iter().all(|own| is_count(own) && own.until.is_none() && !own.is_about)
        && !parts.iter().any(|own| {
            let next = paragraph.word(own.word_end);
            OTHER_COUNTS.iter().any(|other| next.starts_with(other)) || next == "av"
        });
    are_counts.then(|| Division {
        whole,
        parts: parts.iter().map(|own| own.number).collect(),
        is_rough: whole.is_about,
        is_all: true,
        words: paragraph.quote(before.start..sentence.end),
    })
}

/// "De fördelar sig på idrott 24, kultur 17 och friluftsliv 15": parts of what stands in another text,
/// with their sentence.
pub fn divided_alone<'p>(paragraph: &'p Paragraph<'_>) -> Option<(Vec<Decimal>, &'p str)> {
    paragraph.sentences.iter().enumerate().find_map(|(at, sentence)| {
        let (divider, is_all) = divider(paragraph, sentence)?;
        let figures: Vec<&Figure> = paragraph.figures_in(at).collect();
        let counts =
            figures.iter().all(|own| is_count(own) && !own.is_about && own.until.is_none());
        let follow = figures.iter().all(|own| own.word > divider);
        let is_list = figures.len() >= 3 && is_all && counts && follow;
        is_list.then(|| (figures.iter().map(|own| own.number).collect(), paragraph.sentence(at)))
    })
}

fn is_figure(figure: &Figure) -> bool {
    matches!(figure.kind, FigureKind::Amount | FigureKind::Spelled)
}

fn is_count(figure: &Figure) -> bool {
    is_figure(figure) && matches!(figure.unit, UnitOfMeasure::Plain | UnitOfMeasure::Pieces)
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

/// "elva klagomål: sex om ... och fem om ...", "elva klagomål (sex ..., fem ...)".
fn listed<'p>(paragraph: &'p Paragraph<'_>, at: usize) -> Option<Division<'p>> {
    let sentence = paragraph.sentences.get(at)?.clone();
    let opens = sentence.clone().find(|&word| {
        let between = between(paragraph, word);
        between.contains(':') || between.contains(" (") || between.contains(" – ")
    })?;
    let is_bracket = between(paragraph, opens).contains('(');
    let end = (opens + 1..sentence.end)
        .find(|&word| is_bracket && between(paragraph, word).contains(')'))
        .map_or(sentence.end, |word| word + 1);
    let items = items(paragraph, opens + 1..end)?;
    let whole = whole(paragraph, sentence.start..opens + 1, &items)?;
    // Half of it in a list is a list of some.
    let division = division(whole, items, paragraph.sentence(at));
    (division.sum() + division.sum() > whole.number).then_some(division)
}

/// "Tolv av dem kom från ..., fyra från ... och två från ...", "Av dessa rörde 40 ... och 17 ...".
fn of_them<'p>(paragraph: &'p Paragraph<'_>, at: usize) -> Option<Division<'p>> {
    let sentence = paragraph.sentences.get(at)?.clone();
    let before = paragraph.sentences.get(at.checked_sub(1)?)?.clone();
    let word = |offset: usize| paragraph.word(sentence.start + offset);
    let first = paragraph.figures.iter().find(|own| own.word == sentence.start && is_count(own));
    let after_first = first.map(|own| paragraph.word(own.word_end)).unwrap_or_default();
    let by_verb = ["gällde", "rörde", "handlade", "avsåg", "kom", "var"].contains(&after_first);
    let is_them = |at: usize| matches!(paragraph.word(at), "dem" | "dessa");
    let named = if word(0) == "av" && !is_them(sentence.start + 1) {
        // "Av klagomålen rörde ...".
        Some(word(1)).filter(|named| named.chars().count() > 4)
    } else {
        let of_them = word(0) == "av" && is_them(sentence.start + 1)
            || after_first == "av" && first.is_some_and(|own| is_them(own.word_end + 1));
        if !of_them && !by_verb {
            return None;
        }
        None
    };
    if word(0) == "av" && !is_them(sentence.start + 1) && named.is_none() {
        return None;
    }
    let start = if word(0) == "av" { sentence.start + 2 } else { sentence.start };
    let items = items(paragraph, start..sentence.end)?;
    let whole = match named {
        Some(named) => whole_named(paragraph, before.clone(), named)?,
        None => whole(paragraph, before.clone(), &items)?,
    };
    let words = paragraph.quote(before.start..sentence.end);
    let own = division(whole, items, words);
    // Much less is a list of some; more than all is counted otherwise.
    let (sum, whole) = (own.sum(), whole.number);
    (sum * Decimal::from(5) >= whole * Decimal::from(4)).then_some(own)
}

/// "Av årets 30 synpunkter var 12 beröm, 14 klagomål och resterande sex förslag".
fn of_whole<'p>(paragraph: &'p Paragraph<'_>, at: usize) -> Option<Division<'p>> {
    let sentence = paragraph.sentences.get(at)?.clone();
    let opens = sentence.start..sentence.start + 4;
    let whole =
        wholes(paragraph, opens).next().filter(|_| paragraph.word(sentence.start) == "av")?;
    // "Av de 64 som anställdes i sommar var 40 studenter": from the word before the first part.
    let first = paragraph.figures_in(at).find(|own| own.word > whole.word && is_count(own))?;
    let list = (whole.word_end + 1).max(first.word.saturating_sub(1))..sentence.end;
    let tells_rest = list
        .clone()
        .any(|at| matches!(paragraph.word(at), "övriga" | "resterande" | "återstående"));
    let items = items(paragraph, list)?;
    // "Av de 340 var 180 kvinnor, 140 män och 8 ville inte svara": nearly all.
    let sum: Decimal = items.numbers.iter().copied().sum();
    let apart = (whole.number - sum).abs() * Decimal::TEN;
    let is_near = items.numbers.len() >= 3 && apart <= whole.number;
    (tells_rest || is_near).then(|| division(whole, items, paragraph.sentence(at)))
}

fn division<'p>(whole: &'p Figure, items: Items, words: &'p str) -> Division<'p> {
    let Items { numbers, is_rough } = items;
    Division { whole, parts: numbers, is_rough, is_all: true, words }
}

/// The one count of a range that can be the whole: no time, nothing in brackets, not the number of
/// parts itself.
fn whole<'p>(
    paragraph: &'p Paragraph<'_>,
    range: Range<usize>,
    items: &Items,
) -> Option<&'p Figure> {
    let mut counts = wholes(paragraph, range)
        .filter(|figure| figure.number != Decimal::from(items.numbers.len()));
    let whole = counts.next()?;
    counts.next().is_none().then_some(whole)
}

/// The count of what a word names: "52 klagomål" for "klagomålen".
fn whole_named<'p>(
    paragraph: &'p Paragraph<'_>,
    range: Range<usize>,
    named: &str,
) -> Option<&'p Figure> {
    let stem: String = named.chars().take(6).collect();
    wholes(paragraph, range).find(|figure| {
        (figure.word_end..figure.word_end + 2).any(|at| paragraph.word(at).starts_with(&stem))
    })
}

fn wholes<'p>(
    paragraph: &'p Paragraph<'_>,
    range: Range<usize>,
) -> impl Iterator<Item = &'p Figure> {
    paragraph.figures.iter().filter(move |figure| {
        let before = paragraph.text.get(..figure.start).unwrap_or_default();
        let next = paragraph.word(figure.word_end);
        range.contains(&figure.word)
            && is_count(figure)
            && figure.until.is_none()
            && figure.number > Decimal::TWO
            && !before.ends_with('(')
            && !is_held_against(paragraph, figure)
            && !OTHER_COUNTS.iter().chain(OF_A_LIST).any(|other| next.starts_with(other))
    })
}

/// "jämfört med 121 samma tid 2020", "mot 96 i fjol": another time's count.
fn is_held_against(paragraph: &Paragraph<'_>, figure: &Figure) -> bool {
    let before = |back: usize| figure.word.checked_sub(back).map_or("", |at| paragraph.word(at));
    matches!(before(1), "mot" | "än" | "från")
        || before(1) == "med" && before(2).starts_with("jämför")
}

/// What stands between a word and the next.
fn between<'p>(paragraph: &'p Paragraph<'_>, word: usize) -> &'p str {
    let (Some(one), Some(next)) = (paragraph.words.get(word), paragraph.words.get(word + 1)) else {
        return "";
    };
    paragraph.text.get(one.end..next.start).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(i64, i64)>) {
        let paragraph = Paragraph::new(text);
        let found = divisions(&paragraph);
        let first = found.iter().find(|own| own.is_all).map(|own| (own.whole.number, own.sum()));
        assert_eq!(first, expected.map(|(whole, sum)| (whole.into(), sum.into())), "{text}");
    }

    #[test]
    fn a_whole_is_held_against_its_parts() {
        check("Vi har 57 kunder, uppdelat på hemtjänst 40 samt dagvård 17.", Some((57, 57)));
        check(
            "Tolv klagomål kom in: sju om mat, tre om städ och ett från en granne.",
            Some((12, 11)),
        );
        check(
            "Vi fick 1 240 samtal (800 om vatten och el, 300 om snö och 90 om annat).",
            Some((1240, 1190)),
        );
        check(
            "Huset har trettiotvå anställda: 20 i köket, 8 städare och tre i receptionen.",
            Some((32, 31)),
        );
        check(
            "Nio avvikelser skrevs. Fem av dem rörde fall, två läkemedel och en maten.",
            Some((9, 8)),
        );
        check(
            "Under året kom 410 ärenden, fler än 2020 (390). Av dem gällde 300 bygglov och 90 anmälan.",
            Some((410, 390)),
        );
        check(
            "Vi fick 50 åsikter och 40 klagomål. Av klagomålen rörde 20 mat, 15 vård och 4 hyran.",
            Some((40, 39)),
        );
        check(
            "Vi fick 90 samtal. 40 gällde hyran, 30 städningen och övriga 25 annat.",
            Some((90, 95)),
        );
        check(
            "Av årets 20 klagomål var 8 om mat, 6 om vård och resterande fem annat.",
            Some((20, 19)),
        );
        check("Nio elever fick stöd i läsning, fem flickor och tre pojkar.", Some((9, 8)));
        check("Vi gjorde 47 besök, varav 29 på våren och 21 på hösten.", Some((47, 50)));
        check("80 gäster tillfrågades. 50 var nöjda, 20 missnöjda och 8 vet ej.", Some((80, 78)));
        check("Skolan har 300 elever: Norra 100, Södra 120 och Östra 60.", Some((300, 280)));
    }

    #[test]
    fn what_divides_nothing_is_left_alone() {
        for text in [
            "Vi har 57 kunder och 12 anställda.",
            "Vi fick elva klagomål: bland annat sex om mat och två om städ.",
            "Vi arbetar på fyra sätt: två möten i månaden och en träff med alla.",
            "Elva klagomål kom in. Tre av dem rörde mat.",
            "17 handlar om väntan, 8 om svaren och 6 om annat.",
            "Av årets 20 klagomål var 8 om mat och 6 om vård.",
            "Vi har 40 gäster. Av dem bor 5 i norr och 4 i söder.",
            "Kursen hölls elva gånger: sex på våren och fyra på hösten.",
            "Alla 20 gäster svarade: 80 procent är nöjda och 10 procent missnöjda.",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn rough_figures_give_room() {
        let paragraph = Paragraph::new("Ett 40-tal gäster kom: 30 från norr och 15 från söder.");
        let found = divisions(&paragraph);
        assert_eq!((found[0].sum(), found[0].tolerance()), (45.into(), 5.into()));
    }
}
