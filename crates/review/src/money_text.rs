//! Money and results that running text tells, beside the tables that hold them.

use std::ops::Range;

use rust_decimal::Decimal;
use tertial_domain::name_key::name_key;
use tertial_domain::quantity::{MoneyScale, UnitOfMeasure};
use tertial_domain::report::PlainTable;

use crate::facts::{Facts, Passage};
use crate::place::Place;
use crate::swedish::figures::{Figure, FigureKind};
use crate::swedish::paragraph::Paragraph;

/// An amount of money in running text.
#[derive(Debug, Clone, Copy)]
pub struct Amount<'f, 'a> {
    /// The text it stands in.
    pub passage: &'f Passage<'a>,
    /// The paragraph.
    pub paragraph: &'f Paragraph<'a>,
    /// The sentence.
    pub sentence: usize,
    /// The figure.
    pub figure: &'f Figure,
    /// Kronor in one printed unit.
    pub times: Decimal,
}

impl Amount<'_, '_> {
    /// The amount in kronor.
    pub fn kronor(&self) -> Option<Decimal> {
        self.figure.number.checked_mul(self.times)
    }

    /// The words as they stand.
    pub fn printed(&self) -> &str {
        self.paragraph.text.get(self.figure.start..self.figure.end).unwrap_or_default()
    }
}

/// Kronor in one of a unit of money.
pub fn kronor_in(unit: &UnitOfMeasure) -> Option<Decimal> {
    match unit {
        UnitOfMeasure::Krona => Some(Decimal::ONE),
        UnitOfMeasure::ThousandKrona => Some(Decimal::ONE_THOUSAND),
        UnitOfMeasure::MillionKrona => Some(Decimal::from(1_000_000)),
        UnitOfMeasure::Other(word) if word.starts_with("miljard") => {
            Some(Decimal::from(1_000_000_000))
        }
        UnitOfMeasure::Plain
        | UnitOfMeasure::Percent
        | UnitOfMeasure::PercentagePoints
        | UnitOfMeasure::Pieces
        | UnitOfMeasure::Other(_) => None,
    }
}

/// Every amount of money of a passage.
pub fn amounts<'f, 'a>(passage: &'f Passage<'a>) -> impl Iterator<Item = Amount<'f, 'a>> {
    passage.paragraphs.iter().flat_map(move |paragraph| {
        (0..paragraph.sentences.len()).flat_map(move |sentence| {
            paragraph.figures_in(sentence).filter_map(move |figure| {
                let times = kronor_in(&figure.unit)?;
                let counts = matches!(figure.kind, FigureKind::Amount | FigureKind::Spelled)
                    && figure.until.is_none();
                counts.then_some(Amount { passage, paragraph, sentence, figure, times })
            })
        })
    })
}

/// The scale of a table: its own, or what its rows or the text of its section say.
pub fn scale_of(facts: &Facts<'_>, table: &PlainTable) -> Option<MoneyScale> {
    if table.scale.is_some() {
        return table.scale;
    }
    let cells = table.header.iter().chain(table.rows.iter().take(3).flatten());
    let in_cells = cells.filter(|cell| cell.chars().count() < 20).find_map(|cell| scale_word(cell));
    let in_cells = in_cells.or_else(|| table.under.as_deref().and_then(scale_word));
    let section = table.section.map(Place::Section);
    in_cells.or_else(|| {
        let passage = facts.passages.iter().find(|own| Some(&own.place) == section.as_ref())?;
        passage.paragraphs.iter().find_map(said_scale)
    })
}

/// "Beloppen anges i tkr": the scale that a text says a table is in.
pub fn said_scale(paragraph: &Paragraph<'_>) -> Option<MoneyScale> {
    let says = (0..paragraph.words.len()).any(|at| {
        let word = paragraph.word(at);
        word.starts_with("belopp") || word.starts_with("anges") || word.starts_with("siffror")
    });
    // "Budget 2026, tkr": the words over a table.
    let is_caption = paragraph.words.len() < 7
        && !paragraph.text.trim_end().ends_with('.')
        && paragraph.figures.iter().all(|figure| figure.kind == FigureKind::Year);
    (says && paragraph.words.len() < 16 || is_caption).then(|| scale_word(paragraph.text))?
}

/// The scale that a word names.
fn scale_word(text: &str) -> Option<MoneyScale> {
    let key = name_key(text);
    let mut words = key.split(' ').peekable();
    while let Some(word) = words.next() {
        match word {
            "tkr" | "kkr" | "tusental" => return Some(MoneyScale::ThousandKrona),
            "mnkr" | "mkr" => return Some(MoneyScale::MillionKrona),
            "miljoner" | "milj" if words.peek().is_some_and(|next| next.starts_with("kr")) => {
                return Some(MoneyScale::MillionKrona);
            }
            "tusen" if words.peek().is_some_and(|next| next.starts_with("kr")) => {
                return Some(MoneyScale::ThousandKrona);
            }
            _ => {}
        }
    }
    None
}

/// Kronor in one printed unit of a scale.
pub fn kronor_of(scale: MoneyScale) -> Decimal {
    match scale {
        MoneyScale::Krona => Decimal::ONE,
        MoneyScale::ThousandKrona => Decimal::ONE_THOUSAND,
        MoneyScale::MillionKrona => Decimal::from(1_000_000),
    }
}

/// Whether a passage speaks of the economy of the whole unit: a section on money, the summary, or
/// the texts of a goal on economy.
pub fn speaks_of_economy(facts: &Facts<'_>, passage: &Passage<'_>) -> bool {
    let about = |text: &str| {
        let key = name_key(text);
        ["ekonomi", "budget", "resultat", "sammanfatt", "prognos", "kostnad", "investering"]
            .iter()
            .any(|word| key.contains(word))
    };
    match (passage.heading, passage.goal.and_then(|goal| facts.goals.get(goal))) {
        (Some(heading), _) => about(heading),
        (None, Some(goal)) => {
            let mut titles = vec![goal.node.title.as_str()];
            let mut parent = goal.parent;
            while let Some(own) = parent.and_then(|at| facts.goals.get(at)) {
                titles.push(own.node.title.as_str());
                parent = own.parent;
            }
            titles.into_iter().any(about)
        }
        (None, None) => false,
    }
}

/// Whether a sentence speaks of another year than the report's, or of what is only planned.
pub fn is_of_another_time(paragraph: &Paragraph<'_>, sentence: usize, year: Option<i16>) -> bool {
    let range = paragraph.sentences.get(sentence).cloned().unwrap_or_default();
    let words = range.clone().any(|at| {
        // "till skillnad från tidigare år": what it is held against.
        let is_held_against = at
            .checked_sub(1)
            .is_some_and(|at| matches!(paragraph.word(at), "från" | "med" | "än" | "mot"));
        matches!(paragraph.word(at), "nästa" | "kommande")
            || !is_held_against
                && matches!(
                    paragraph.word(at),
                    "fjol" | "fjolårets" | "föregående" | "förra" | "tidigare"
                )
            // "Under första kvartalet hade vi …": of a part of the year.
            || matches!(paragraph.word(at), "kvartalet" | "kvartal" | "halvåret")
                && at > range.start
                && matches!(paragraph.word(at - 1), "första" | "andra" | "tredje" | "fjärde")
    });
    words
        || was_believed(paragraph, &range)
        || paragraph.figures_in(sentence).any(|figure| {
            figure.kind == FigureKind::Year && Some(figure.number) != year.map(Decimal::from)
        })
}

/// "i tertialrapport 1 var prognosen", "då räknade vi med": what was believed earlier.
pub fn was_believed(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| {
        let word = paragraph.word(at);
        let past = ["var", "räknade", "visade", "pekade", "låg", "trodde", "befarade", "bedömde"];
        let told = |at: usize| past.contains(&paragraph.word(at));
        (word.starts_with("tertialrapport")
            || word.starts_with("delårs")
            || word == "då"
            || word.starts_with("prognos"))
            && (at + 1..at + 5).any(|near| sentence.contains(&near) && told(near))
    })
}
