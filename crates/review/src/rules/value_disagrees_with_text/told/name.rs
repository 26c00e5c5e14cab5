//! An indicator's name: its telling words, what it counts and in which unit.

use std::ops::Range;

use tertial_domain::quantity::{Quantity, UnitOfMeasure};

use crate::swedish::figures::Figure;
use crate::swedish::paragraph::Paragraph;
use crate::swedish::related::{related, stem};
use crate::swedish::tie::{KeyWords, same_word};

/// Words that say in what a thing is measured.
const MEASURES: &[&str] = &[
    "dagar",
    "arbetsdagar",
    "veckor",
    "månader",
    "timmar",
    "minuter",
    "sekunder",
    "meter",
    "kilometer",
    "mil",
    "ton",
    "kilo",
    "kg",
    "gram",
    "liter",
    "mwh",
    "kwh",
    "gwh",
    "hektar",
    "poäng",
];

/// Whether a word is a unit that things are measured in.
fn is_measure(word: &str) -> bool {
    MEASURES.contains(&word)
}

/// An indicator's name taken apart.
#[derive(Debug)]
pub(in super::super) struct Name {
    pub(super) words: Vec<String>,
    /// What is counted: "boende" of "Antal boende som flyttat till egen lägenhet".
    pub(super) heads: Vec<String>,
    pub(super) printed: String,
    /// The unit that the name tells: "dagar", "mwh".
    pub(super) measure: Option<String>,
}

/// Words after which a name no longer says what is counted.
const JOINS: &[&str] =
    &["som", "till", "med", "i", "per", "på", "av", "för", "inom", "under", "vid"];

impl Name {
    pub(in super::super) fn new(printed: &str) -> Self {
        let mut words = KeyWords::new(printed).words().to_vec();
        let printed = printed.to_lowercase();
        // What is counted when continuity is: how many different persons come.
        if printed.contains("kontinuitet") {
            words.extend(["personer", "olika"].map(str::to_owned));
        }
        let counted = printed.strip_prefix("antal");
        let ends = |word: &&str| !JOINS.contains(word);
        let head = counted.map(|rest| rest.split(' ').take_while(ends).collect::<Vec<_>>());
        let heads = head
            .map_or_else(|| words.clone(), |head| KeyWords::new(&head.join(" ")).words().to_vec());
        let measure = printed.split([' ', ',', '(', ')']).find(|word| is_measure(word));
        let measure = measure.map(str::to_owned);
        Self { words, heads, printed, measure }
    }

    /// Whether a figure is told in the unit that the name tells.
    pub(super) fn is_in_its_unit(&self, paragraph: &Paragraph<'_>, figure: &Figure) -> bool {
        let Some(own) = &self.measure else { return false };
        match &figure.unit {
            UnitOfMeasure::Other(word) => word == own,
            UnitOfMeasure::Plain => same_word(own, paragraph.word(figure.word_end)),
            _ => false,
        }
    }

    /// A cell without a unit in the name's own ("Egen solel, MWh": 241), where a figure has that.
    pub(in super::super) fn in_its_unit(&self, cell: &Quantity, figure: &Figure) -> Quantity {
        let mut cell = cell.clone();
        let is_named = matches!(&figure.unit, UnitOfMeasure::Other(word) if Some(word) == self.measure.as_ref());
        if cell.unit == UnitOfMeasure::Plain && is_named {
            cell.unit = figure.unit.clone();
        }
        cell
    }

    /// How many letters of the name's words stand among words of a paragraph, and of how many; and
    /// how many words.
    pub(in super::super) fn weight(
        &self,
        paragraph: &Paragraph<'_>,
        words: &Range<usize>,
    ) -> (usize, usize, usize) {
        let mut found = (0, 0, 0);
        for own in &self.words {
            let letters = own.chars().count();
            found.1 += letters;
            if words.clone().any(|at| names(own, paragraph, at, words)) {
                found.0 += letters;
                found.2 += 1;
            }
        }
        found
    }
}

/// Whether a word of a text is one of the name's. "frånvaron" alone is not "sjukfrånvaro": the rest of
/// the compound must stand near.
fn names(own: &str, paragraph: &Paragraph<'_>, at: usize, near: &Range<usize>) -> bool {
    let word = paragraph.word(at);
    if !related(own, word) {
        return false;
    }
    let (own, word) = (stem(own), stem(word));
    let rest = own.strip_suffix(word).filter(|rest| rest.chars().count() >= 3);
    let head = rest.map(|rest| rest.chars().take(4).collect::<String>());
    head.is_none_or(|head| {
        let start = near.start.saturating_sub(25);
        (start..near.end).any(|at| paragraph.word(at).starts_with(&head))
            || own.chars().count() > 9 && word.chars().count() >= 4 && !own.ends_with("frånvaro")
    })
}
