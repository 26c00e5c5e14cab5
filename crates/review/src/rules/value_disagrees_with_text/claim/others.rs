//! Figures that are another's than the indicator's: a part's, a place's, another year's.

use std::ops::Range;

use rust_decimal::Decimal;
use tertial_domain::quantity::UnitOfMeasure;

use super::Reading;
use super::words::{BEFORE, REACHED, TELLING, is_outcome, is_printed_in, opens_with_whole};
use crate::swedish::figures::{Figure, FigureKind};
use crate::swedish::listed_values::opens_a_row;
use crate::swedish::paragraph::Paragraph;

impl Reading<'_, '_> {
    /// "Av skadorna skedde 28 på natten", "på mellanstadiet 80 %": of a part.
    pub(super) fn is_divided(&self, sentence: &Range<usize>, figure: &Figure) -> bool {
        let paragraph = self.paragraph;
        let is_count = matches!(figure.unit, UnitOfMeasure::Plain | UnitOfMeasure::Pieces);
        let is_of_stage = self.clause(sentence, figure).any(|at| {
            ["lågstadi", "mellanstadi", "högstadi"]
                .iter()
                .any(|stem| paragraph.word(at).starts_with(stem) && !self.is_name(at))
        });
        // "någon av årets 12 utflykter": of how many.
        let is_of_them = figure.word >= 2
            && paragraph.word(figure.word - 2) == "av"
            && matches!(paragraph.word(figure.word - 1), "årets" | "våra" | "de" | "enhetens");
        is_count && (opens_with_whole(paragraph, sentence) || is_of_them)
            || is_of_stage
            || opens_a_row(paragraph, sentence, figure)
    }

    /// "Vid Almen var siffran 84 %", "84 % på Almen": of a place that is not the unit itself.
    pub(super) fn is_of_place(&self, clause: &Range<usize>, figure: &Figure) -> bool {
        let paragraph = self.paragraph;
        let is_place = |at: usize| {
            let name = paragraph.printed_word(at + 1);
            matches!(paragraph.word(at), "vid" | "på" | "i" | "hos" | "för" | "inom")
                && name.starts_with(char::is_uppercase)
                && name.chars().any(char::is_lowercase)
                && !self.unit.contains(name)
                && !is_printed_in(self.printed_name, paragraph.word(at + 1))
        };
        // "Trots vakanser vid Almen blev utfallet 84 %": where the reason was.
        let reason = self.adjunct_before_verb(clause, figure);
        let is_before = (clause.start..figure.word.saturating_sub(1))
            .any(|at| is_place(at) && !reason.contains(&at));
        is_before || figure.word_end + 1 < clause.end && is_place(figure.word_end)
    }

    /// "Norr handlar i 71 procent av fallen, Söder i 79 och Väster i 64": each is of its own.
    pub(super) fn is_in_row_of_places(&self, sentence: &Range<usize>, figure: &Figure) -> bool {
        let paragraph = self.paragraph;
        let is_name = |at: usize| {
            paragraph.printed_word(at).starts_with(char::is_uppercase)
                && paragraph.word(at).chars().count() > 2
                && !self.is_name(at)
                && !self.unit.contains(paragraph.printed_word(at))
        };
        let others = paragraph
            .figures
            .iter()
            .filter(|other| sentence.contains(&other.word) && other.word > figure.word_end);
        let named = others.filter(|other| {
            (other.word.saturating_sub(2).max(sentence.start)..other.word).any(is_name)
        });
        // "Utfallet blev 84 procent, på Almen 79 och …" tells the whole first.
        let first = paragraph.word(sentence.start);
        let opens = is_name(sentence.start) && !is_outcome(first) && !TELLING.contains(first);
        opens && named.count() >= 2
    }

    /// Whether a figure is of the year before; `None` when it is of yet another year.
    pub(super) fn is_of_year_before(
        &self,
        sentence: &Range<usize>,
        clause: &Range<usize>,
        figure: &Figure,
    ) -> Option<bool> {
        let paragraph = self.paragraph;
        // "Jämfört med 2020, då utfallet var 28 %": the year stands in the clause before.
        let leans_back = paragraph.word(clause.start) == "då";
        // "I kolumnen intill, alltså VB 2020, finner man 2,3 %": the verb stands first, so that what
        // stands before the comma is of its clause.
        let is_inverted = clause.start > sentence.start
            && clause.start < figure.word
            && REACHED.contains(&paragraph.word(clause.start))
            && matches!(paragraph.word(sentence.start), "i" | "under" | "år" | "för" | "enligt");
        let range =
            if leans_back || is_inverted { sentence.start..clause.end } else { clause.clone() };
        // Another figure between takes the words with it: "8,4 % kan jämföras med 8,7 % i fjol".
        let is_near = |at: usize| {
            // "Från 82 % året innan har andelen ökat till 87 %": the words stand with the first.
            let stands_with_other = paragraph.figures.iter().any(|other| {
                other.kind == FigureKind::Amount
                    && (other.word_end..other.word_end + 2).contains(&at)
                    && !(other.word_end.saturating_sub(1)..at)
                        .any(|word| paragraph.between(word).contains([',', '(', ';']))
                    && figure.word > at + 1
            });
            if stands_with_other {
                return false;
            }
            let between = at.min(figure.word)..at.max(figure.word);
            !paragraph.figures.iter().any(|other| {
                other.kind == FigureKind::Amount
                    && other.word != figure.word
                    && between.contains(&other.word)
            })
        };
        // "Året före var det 68 procent"
        let is_before = |at: usize| {
            BEFORE.contains(&paragraph.word(at)) && !is_since(paragraph, at)
                || at > 0 && paragraph.word(at) == "före" && paragraph.word(at - 1) == "året"
        };
        let mut earlier = range.clone().any(|at| is_before(at) && is_near(at));
        for named in &paragraph.figures {
            let counts = named.kind == FigureKind::Year && range.contains(&named.word);
            if counts && Some(named.number) != self.year {
                if self.year.is_some_and(|year| named.number != year - Decimal::ONE) {
                    return None;
                }
                earlier = true;
            }
        }
        let from = figure.word.checked_sub(1).map(|at| paragraph.word(at)) == Some("från");
        Some(earlier || from || leans_back)
    }
}

/// "en uppgång sedan i fjol": since when, not when.
pub(super) fn is_since(paragraph: &Paragraph<'_>, at: usize) -> bool {
    (1..3).any(|back| at.checked_sub(back).is_some_and(|at| paragraph.word(at) == "sedan"))
}
