//! Figures in running text that claim to be an indicator's outcome, this year or the year before.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::swedish::figures::{Figure, FigureKind};
use crate::swedish::paragraph::Paragraph;
use crate::swedish::tie::KeyWords;

/// A figure that a text gives for an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Claim<'p> {
    /// The figure.
    pub figure: &'p Figure,
    /// Of when.
    pub subject: Subject,
    /// The sentence it stands in.
    pub words: &'p str,
}

/// Of when a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// The period of the report.
    Now,
    /// The year before.
    Before,
}

/// Words that name the outcome without the indicator's own name.
const OUTCOME: &[&str] =
    &["utfall", "resultat", "värde", "siffra", "andelen", "antalet", "indexet", "nivån"];
/// Words between the thing and its figure.
const IS: &[&str] = &[
    "är",
    "var",
    "blev",
    "blir",
    "ligger",
    "låg",
    "uppgår",
    "uppgick",
    "landade",
    "landar",
    "visar",
    "visade",
    "hamnade",
    "hamnar",
    "stannade",
    "nådde",
    "når",
    "slutade",
    "uppmättes",
    "uppmätt",
    "till",
    "på",
    "om",
    "vid",
    "utfall",
    "utfallet",
    "resultat",
    "resultatet",
    "månader",
    "helåret",
];
/// Words that make the figure another one: a target, a change, another group, place or period.
const OTHER: &[&str] = &[
    "mål",
    "målet",
    "årsmål",
    "årsmålet",
    "målnivå",
    "målvärde",
    "gränsen",
    "procentenheter",
    "procentenhet",
    "kvinnor",
    "kvinnorna",
    "män",
    "männen",
    "flickor",
    "flickorna",
    "pojkar",
    "pojkarna",
    "staden",
    "stadens",
    "stadsdelen",
    "förvaltningen",
    "förvaltningens",
    "kommunen",
    "kommunens",
    "riket",
    "rikets",
    "snittet",
    "genomsnittet",
    "genomsnitt",
    "snitt",
    "nämnden",
    "nämndens",
    "svarsfrekvens",
    "svarsfrekvensen",
    "prognos",
    "prognosen",
    "budget",
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
    "våren",
    "hösten",
    "sommaren",
    "kvartal",
    "tertial",
    "veckan",
    "dag",
    "dagar",
    "korttids",
    "korttidsfrånvaron",
    "korttidsfrånvaro",
    "långtidsfrånvaron",
    "långtidsfrånvaro",
    "långtidssjukfrånvaron",
    "varav",
    "dessa",
    "respektive",
    "svarade",
    "svarat",
    "svarar",
    "anser",
    "anger",
    "uppger",
    "bland",
    "hos",
    "inom",
    "av",
    "år",
    "åringar",
    "först",
    "skulle",
    "ska",
    "bör",
    "enligt",
    "jämfört",
    "mot",
    "flesta",
    "grupp",
    "gruppen",
    "avdelning",
    "avdelningen",
    "enkäten",
    "frågan",
    "per",
    "senaste",
];
/// Words of the year before.
const BEFORE: &[&str] =
    &["fjol", "fjolåret", "föregående", "förra", "fjolårets", "tidigare", "ifjol"];
/// Words that begin a new clause.
const CLAUSE: &[&str] =
    &["och", "men", "medan", "samt", "jämfört", "mot", "vilket", "där", "som", "varav"];

/// Every figure of a paragraph that claims to be the outcome. `must_name`: the indicator's own
/// name must stand in the sentence, firmly.
pub(super) fn claims<'p>(
    paragraph: &'p Paragraph<'_>,
    name: &KeyWords,
    must_name: bool,
    year: Option<i16>,
) -> Vec<Claim<'p>> {
    let mut found = Vec::new();
    for (sentence, range) in paragraph.sentences.iter().enumerate() {
        let tie = name.tie(paragraph, range.clone());
        if must_name && !(tie.is_firm() && tie.matched >= tie.of.min(2)) {
            continue;
        }
        let amounts = paragraph.figures_in(sentence).filter(|figure| {
            figure.kind == FigureKind::Amount && !figure.number.is_sign_negative()
        });
        for figure in amounts {
            let clause = clause(paragraph, range, figure);
            if let Some(subject) = subject(paragraph, &clause, (figure, sentence), name, year) {
                found.push(Claim { figure, subject, words: paragraph.sentence(sentence) });
            }
        }
    }
    found
}

/// The words around a figure up to the next mark or joining word.
fn clause(paragraph: &Paragraph<'_>, sentence: &Range<usize>, figure: &Figure) -> Range<usize> {
    let breaks = |at: usize| {
        let (Some(one), Some(next)) = (paragraph.words.get(at), paragraph.words.get(at + 1)) else {
            return true;
        };
        let between = paragraph.text.get(one.end..next.start).unwrap_or_default();
        between.contains([',', ';', '(', ')', '–']) || between.contains(". ")
    };
    let mut first = figure.word;
    while first > sentence.start
        && !breaks(first - 1)
        && !CLAUSE.contains(&paragraph.word(first - 1))
    {
        first -= 1;
    }
    let mut end = figure.word_end.max(figure.word + 1);
    while end < sentence.end && !breaks(end - 1) && !CLAUSE.contains(&paragraph.word(end)) {
        end += 1;
    }
    first..end
}

/// Of when a figure claims to be the outcome; `None` where it is something else.
fn subject(
    paragraph: &Paragraph<'_>,
    clause: &Range<usize>,
    (figure, sentence): (&Figure, usize),
    name: &KeyWords,
    year: Option<i16>,
) -> Option<Subject> {
    let words = || clause.clone().filter(|at| !(figure.word..figure.word_end).contains(at));
    let is_other = words().any(|at| {
        let word = paragraph.word(at);
        OTHER.contains(&word) && !is_rolling(paragraph, at)
    });
    if is_other {
        return None;
    }
    let mut before = words().any(|at| BEFORE.contains(&paragraph.word(at)));
    for named in paragraph.figures_in(sentence).filter(|own| own.kind == FigureKind::Year) {
        if clause.contains(&named.word) && Some(named.number) != year.map(Decimal::from) {
            if Some(named.number) != year.map(|year| Decimal::from(year - 1)) {
                return None;
            }
            before = true;
        }
    }
    let before_word = paragraph.word(figure.word.checked_sub(1)?);
    // "ökade från 81 till 84": the first is the year before. "ökade med 3" is a change.
    if before_word == "med" {
        return None;
    }
    if before_word == "från" {
        before = true;
    }
    let names = |at: usize| {
        OUTCOME.iter().any(|word| paragraph.word(at).starts_with(word))
            || name.tie(paragraph, at..at + 1).matched > 0
            || is_rolling(paragraph, at)
    };
    let near = figure.word.saturating_sub(9).max(clause.start)..figure.word;
    let thing = near.clone().find(|&at| names(at))?;
    let is_said = before_word == "från"
        || IS.contains(&before_word)
        || thing + 1 == figure.word
        || (thing + 1..figure.word).any(|at| IS.contains(&paragraph.word(at)))
            && figure.word - thing <= 7;
    is_said.then_some(if before { Subject::Before } else { Subject::Now })
}

/// "rullande tolv månader": the whole that sick leave is measured over.
fn is_rolling(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let word = paragraph.word(at);
    let near = at.saturating_sub(4)..at + 1;
    (word.starts_with("månader") || word.starts_with("tolvmånader") || word == "senaste")
        && near.into_iter().any(|at| paragraph.word(at).starts_with("rullande"))
}
