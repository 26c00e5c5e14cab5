//! What a text says of the result: a surplus or a deficit, how much, and whether of the whole.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::facts::{Facts, Passage};
use crate::money_text::{is_of_another_time, kronor_in, speaks_of_economy};
use crate::swedish::figures::{Figure, FigureKind};
use crate::swedish::paragraph::Paragraph;

/// Which way it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// *Överskott*
    Surplus,
    /// *Underskott*
    Deficit,
}

impl Outcome {
    /// The name of the reason when the table says the opposite.
    pub(super) const fn reason(self) -> &'static str {
        match self {
            Self::Surplus => "surplus",
            Self::Deficit => "deficit",
        }
    }
}

/// A surplus or deficit in running text.
#[derive(Debug, Clone)]
pub(super) struct Said<'f, 'a> {
    pub passage: &'f Passage<'a>,
    pub words: &'f str,
    pub outcome: Outcome,
    /// The amount as it stands.
    pub printed: String,
    /// The amount's number with its sign.
    pub number: Option<Decimal>,
    /// The amount in kronor.
    pub kronor: Option<Decimal>,
    /// Kronor in one of its printed unit.
    pub times: Option<Decimal>,
    /// Whether it is said of the unit's whole result.
    pub is_whole: bool,
    /// Whether the next words tie it to a part.
    pub is_of_part: bool,
}

/// Words right after the result's word that tie it to a part of the unit.
const OF_A_PART: &[&str] =
    &["inom", "för", "hos", "avseende", "gällande", "från", "av", "i", "vid"];
/// Words that deny or weaken it.
const DENIED: &[&str] = &[
    "inget",
    "inte",
    "ej",
    "utan",
    "undvika",
    "risk",
    "eventuellt",
    "om",
    "varken",
    "oro",
    "farhåga",
    "farhågor",
    "hot",
    "täckning",
    "vända",
    "vändas",
    "befarat",
    "befarade",
];
/// Beginnings of bodies above the unit that reports.
const ABOVE: &[&str] = &["förvaltning", "kommun", "stadens", "samlade"];
/// Beginnings of the words that say whose result it is.
const WHOLE: &[&str] = &[
    "enhet",
    "nämnd",
    "verksamhet",
    "resultat",
    "vi",
    "förskola",
    "skola",
    "boende",
    "förvaltning",
    "stadsdel",
    "år",
    "bokslut",
    "utfall",
    "hemtjänst",
    "avdelning",
    "ekonomi",
];

/// Every surplus and deficit that a passage tells of the report's own year.
pub(super) fn said<'f, 'a>(facts: &Facts<'_>, passage: &'f Passage<'a>) -> Vec<Said<'f, 'a>> {
    if !speaks_of_economy(facts, passage) {
        return Vec::new();
    }
    let mut found: Vec<Said<'f, 'a>> = Vec::new();
    for paragraph in &passage.paragraphs {
        for (sentence, range) in paragraph.sentences.iter().enumerate() {
            for at in range.clone() {
                let Some(outcome) = outcome(paragraph, range, at) else { continue };
                let denied = (at.saturating_sub(4).max(range.start)..at)
                    .any(|near| DENIED.contains(&paragraph.word(near)));
                // "Utan bidraget skulle enheten ha haft ett underskott": it has none.
                let is_supposed = range.clone().any(|near| paragraph.word(near) == "skulle");
                if denied || is_supposed || is_of_another_time(paragraph, sentence, facts.year) {
                    continue;
                }
                let amount = paragraph.figures_in(sentence).find(|figure| {
                    ((at + 1..at + 6).contains(&figure.word)
                        || figure.word_end == at
                        || figure.word_end + 1 == at && paragraph.word(at - 1) == "i")
                        && figure.kind == FigureKind::Amount
                        && kronor_in(&figure.unit).is_some()
                });
                let kronor =
                    amount.and_then(|figure| figure.number.checked_mul(kronor_in(&figure.unit)?));
                let is_definite = paragraph.word(at).ends_with("et") && at == range.start;
                let after_amount = amount.map_or(at + 1, |figure| figure.word_end);
                let is_figure = |at: usize| paragraph.figures.iter().any(|own| own.word == at);
                let ties_to_part = |at: usize| {
                    (OF_A_PART.contains(&paragraph.word(at))
                        || paragraph.word(at) == "på"
                            && !is_figure(at + 1)
                            && !matches!(
                                paragraph.word(at + 1),
                                "cirka" | "ca" | "drygt" | "minus"
                            ))
                        && !is_the_year(paragraph.word(at + 1))
                };
                let is_of_others = range.clone().take(3).any(|near| {
                    ABOVE.iter().any(|stem| paragraph.word(near).starts_with(stem))
                        || paragraph.word(near).ends_with("förvaltningen")
                }) && !is_of_body(facts, paragraph, range);
                let is_of_part = ties_to_part(at + 1)
                    || ties_to_part(after_amount)
                    || (range.start..at).any(|near| is_post(paragraph.word(near)));
                let names_whole = (range.start..at)
                    .any(|near| WHOLE.iter().any(|stem| paragraph.word(near).starts_with(stem)));
                let is_whole = !is_of_part
                    && !is_of_others
                    && (is_definite || names_whole || kronor.is_some());
                let printed = amount
                    .and_then(|figure| paragraph.text.get(figure.start..figure.end))
                    .unwrap_or_default();
                found.push(Said {
                    passage,
                    words: paragraph.sentence(sentence),
                    outcome,
                    printed: printed.to_owned(),
                    number: amount.map(|figure| figure.number),
                    kronor,
                    times: amount.and_then(|figure| kronor_in(&figure.unit)),
                    is_whole,
                    is_of_part,
                });
            }
        }
    }
    // A text that has both words weighs parts against each other: only amounts tell then.
    let both = |outcome| found.iter().any(|said: &Said<'_, '_>| said.outcome == outcome);
    if both(Outcome::Surplus) && both(Outcome::Deficit) {
        found.retain(|said| said.kronor.is_some());
    }
    found
}

/// "för året", "för helåret": no part.
fn is_the_year(word: &str) -> bool {
    ["år", "helår", "hela", "perioden"].iter().any(|time| word.starts_with(time))
}

/// "Lokalkostnaderna gav ett överskott": one of the posts, and not all costs.
fn is_post(word: &str) -> bool {
    ["kostnaderna", "intäkterna", "hyrorna", "bidragen", "avgifterna"].iter().any(|end| {
        let kind = word.strip_suffix(end).unwrap_or_default();
        kind.chars().count() > 2 && !matches!(kind, "total" | "netto" | "drift" | "verksamhets")
    })
}

/// Whether the body that a sentence opens with is the one that reports.
fn is_of_body(facts: &Facts<'_>, paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    let unit = facts.report.unit.as_deref().unwrap_or_default().to_lowercase();
    sentence.clone().take(3).any(|at| {
        let word = paragraph.word(at);
        word.chars().count() > 6 && unit.contains(word)
    })
}

/// Which way a word says that it went: "överskott", "ett positivt resultat", "plus 30 tkr", "30
/// tkr över".
fn outcome(paragraph: &Paragraph<'_>, sentence: &Range<usize>, at: usize) -> Option<Outcome> {
    let of_result = || {
        sentence.clone().any(|near| {
            let word = paragraph.word(near);
            ["resultat", "netto", "utfall", "bokslut", "prognos"]
                .iter()
                .any(|stem| word.starts_with(stem))
        })
    };
    let money = |figure: &Figure| kronor_in(&figure.unit).is_some();
    let money_follows = || {
        let near = at + 1..at + 4;
        paragraph.figures.iter().any(|figure| near.contains(&figure.word) && money(figure))
    };
    let money_before =
        || paragraph.figures.iter().any(|figure| figure.word_end == at && money(figure));
    // "340 tkr i vinst"
    let in_money = || {
        let joined = at.checked_sub(1).filter(|&at| paragraph.word(at) == "i");
        joined.is_some_and(|joined| {
            paragraph.figures.iter().any(|figure| figure.word_end == joined && money(figure))
        })
    };
    let overdrawn = || {
        let before = at.checked_sub(1).map(|at| paragraph.word(at));
        matches!(before, Some("drar" | "drog" | "dragit"))
    };
    match paragraph.word(at) {
        "överskott" | "överskottet" | "plusresultat" | "plusresultatet" => Some(Outcome::Surplus),
        "underskott" | "underskottet" | "minusresultat" | "minusresultatet" => {
            Some(Outcome::Deficit)
        }
        "positivt" if of_result() => Some(Outcome::Surplus),
        "negativt" if of_result() => Some(Outcome::Deficit),
        "plus" if money_follows() => Some(Outcome::Surplus),
        "minus" | "fattas" | "saknas" if money_follows() => Some(Outcome::Deficit),
        "över" if overdrawn() => Some(Outcome::Deficit),
        "vinst" if money_follows() || in_money() => Some(Outcome::Surplus),
        "förlust" if money_follows() || in_money() => Some(Outcome::Deficit),
        "över" | "kvar" if money_before() => Some(Outcome::Surplus),
        "back" if money_before() => Some(Outcome::Deficit),
        _ => None,
    }
}
