//! The only figure of a sentence in the row's own note: what the sentence speaks of is what it is.

use std::ops::Range;

use tertial_domain::quantity::UnitOfMeasure;

use super::others::is_since;
use super::words::{BEFORE, OTHER, REACHED, TARGET, WISHES, is_outcome, is_to_be_said, tells};
use super::{Reading, Subject};
use crate::swedish::figures::{Figure, FigureKind};
use crate::swedish::paragraph::Paragraph;
use crate::swedish::sexes::{Sex, sex_of};

/// Words right before a figure that make it a change, a limit or a part.
const ASIDE: &[&str] = &[
    "med",
    "än",
    "om",
    "från",
    "av",
    "under",
    "över",
    "minst",
    "högst",
    "max",
    "per",
    "ytterligare",
    "bara",
    "mellan",
    "upp",
];

impl Reading<'_, '_> {
    /// Whether a figure is the only amount of its sentence, in the row's own note.
    pub(super) fn is_sole(&self, sentence: &Range<usize>, figure: &Figure) -> bool {
        let mut others = self.paragraph.figures.iter().filter(|own| {
            sentence.contains(&own.word)
                && matches!(own.kind, FigureKind::Amount | FigureKind::Spelled)
                && own.word != figure.word
                && !self.is_of_name(own)
                && !self.is_in_name(own)
        });
        self.is_own && others.next().is_none()
    }

    /// Whether a sentence with one figure can only tell the indicator's: it names the outcome, the
    /// indicator or the sex, and nothing in it is of another time, place or measure.
    pub(super) fn tells_by_itself(
        &self,
        sentence: &Range<usize>,
        figure: &Figure,
        subject: Subject,
    ) -> bool {
        let paragraph = self.paragraph;
        let rest = || sentence.clone().filter(|at| !(figure.word..figure.word_end).contains(at));
        let names = rest().any(|at| {
            let word = paragraph.word(at);
            match subject {
                Subject::Women | Subject::Men => sex_of(word).is_some(),
                Subject::Target => TARGET.iter().any(|stem| word.starts_with(stem)),
                Subject::Before => BEFORE.contains(&word) || is_outcome(word),
                Subject::Now | Subject::Forecast => is_outcome(word) || self.is_name(at),
            }
        }) || subject == Subject::Now
            && (self.opens_and_is_told(sentence, figure) || self.is_what_we_reached(figure));
        let is_other = rest().any(|at| {
            let word = paragraph.word(at);
            let is_before = BEFORE.contains(&word)
                && !matches!(subject, Subject::Before)
                && !is_since(paragraph, at);
            let is_sex = matches!(subject, Subject::Women | Subject::Men);
            let is_elsewhere =
                ["grannkommun", "kommun", "riket", "region", "förvaltning", "staden"]
                    .iter()
                    .any(|stem| word.starts_with(stem));
            is_elsewhere && subject == Subject::Now
                || is_before && !is_sex
                || OTHER.contains(&word)
                    && !is_sex
                    && !self.is_name(at)
                    && word != "gruppen"
                    && !(at > 0 && paragraph.word(at - 1) == "till")
                || WISHES.contains(&word) && !is_to_be_said(paragraph, at) && !is_sex
                || matches!(word, "inte" | "ej" | "procentenheter") && !is_sex
        });
        let before = figure.word.checked_sub(1).map_or("", |at| paragraph.word(at));
        // "3 möten om utfallet": a number of something else.
        let noun = paragraph.word(figure.word_end);
        let is_with_noun = matches!(figure.unit, UnitOfMeasure::Plain | UnitOfMeasure::Pieces)
            && figure.word_end < sentence.end
            && figure.word_end.checked_sub(1).is_some_and(|last| paragraph.between(last) == " ")
            && !tells(noun)
            && noun != "står";
        names && !is_other && !is_with_noun && !ASIDE.contains(&before)
    }

    /// Whether a figure is printed in the name: "dag 1–14".
    fn is_in_name(&self, figure: &Figure) -> bool {
        let printed = self.paragraph.text.get(figure.start..figure.end).unwrap_or_default();
        printed.chars().count() > 2 && self.printed_name.contains(printed)
    }

    /// "att 84 % är det vi har nått"
    fn is_what_we_reached(&self, figure: &Figure) -> bool {
        let words = [0, 1, 2].map(|on| self.paragraph.word(figure.word_end + on));
        matches!(words, ["är" | "var" | "blev", "det" | "vad", "vi" | "enheten"])
    }

    /// Whether a sentence with one figure speaks of the target and of no outcome.
    pub(super) fn speaks_of_target(&self, sentence: &Range<usize>) -> bool {
        let names =
            |stem: &str| sentence.clone().any(|at| self.paragraph.word(at).starts_with(stem));
        names("årsmål") && !sentence.clone().any(|at| is_outcome(self.paragraph.word(at)))
    }

    /// "84 % blev det på den här indikatorn", "84 % står det på lappen".
    fn opens_and_is_told(&self, sentence: &Range<usize>, figure: &Figure) -> bool {
        let verb = self.paragraph.word(figure.word_end);
        figure.word == sentence.start
            && (REACHED.contains(&verb) || matches!(verb, "står" | "stod"))
            && matches!(self.paragraph.word(figure.word_end + 1), "det" | "vi" | "enheten")
    }
}

/// Whether a sentence names women or men.
pub(super) fn says_sex(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    sole_sex(paragraph, sentence).is_some()
}

/// The one sex that a sentence names.
pub(super) fn sole_sex(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> Option<Sex> {
    let mut named = sentence.clone().filter_map(|at| sex_of(paragraph.word(at)));
    let first = named.next()?;
    named.all(|other| other == first).then_some(first)
}
