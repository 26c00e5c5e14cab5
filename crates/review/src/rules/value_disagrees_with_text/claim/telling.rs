//! Whether the words around a figure tell it as the indicator's.

use std::ops::Range;

use tertial_domain::quantity::UnitOfMeasure;

use super::words::{BEFORE, REACHED, is_outcome, tells};
use super::{Reading, Subject};
use crate::swedish::figures::{Figure, FigureKind};

impl Reading<'_, '_> {
    /// Whether the words around a figure say that it is the indicator's.
    pub(super) fn is_told(&self, clause: &Range<usize>, figure: &Figure, subject: Subject) -> bool {
        let paragraph = self.paragraph;
        let before = figure.word.saturating_sub(10).max(clause.start)..figure.word;
        let after = figure.word_end..(figure.word_end + 5).min(clause.end);
        let crosses = |from: usize| {
            paragraph.figures.iter().any(|other| {
                // "gick från 22 till 21": both are the indicator's.
                let is_start =
                    other.word.checked_sub(1).is_some_and(|at| paragraph.word(at) == "från");
                other.kind == FigureKind::Amount
                    && !is_start
                    && !self.is_of_name(other)
                    && (from..figure.word).contains(&other.word)
            })
        };
        let names = |at: usize| self.is_name(at) || is_outcome(paragraph.word(at));
        let named = before.clone().rev().find(|&at| names(at) || self.is_our_index(at));
        let from = paragraph.word(figure.word.saturating_sub(1)) == "från";
        if named.is_some_and(|at| !crosses(at)) || named.is_some() && from {
            return true;
        }
        // "målet 5,6 barn per årsarbetare stäms av": the name follows.
        let follows = figure.word_end..(figure.word_end + 5).min(clause.end);
        if subject == Subject::Target && follows.into_iter().any(names) {
            return true;
        }
        if !self.is_own {
            return self.is_meant(clause, figure) && !crosses(clause.start);
        }
        let own_sentence = paragraph.sentences.iter().position(|own| own.contains(&figure.word));
        let counts = own_sentence.is_some_and(|at| {
            let range = paragraph.sentences.get(at).cloned().unwrap_or_default();
            self.counts_the_thing(at, &range, figure)
        });
        if counts || self.labels(clause, figure) || self.answers(clause, figure) {
            return true;
        }
        let reached = before
            .clone()
            .any(|at| REACHED.contains(&paragraph.word(at)) && self.leads_to(at + 1, figure.word));
        let by_us = before.clone().any(|at| {
            matches!(paragraph.word(at), "vi" | "enheten" | "indikatorn" | "måttet" | "nyckeltalet")
        });
        // "Enligt systemet blev det 84 %."
        let by_it = figure.word_end >= clause.end
            && (figure.word.saturating_sub(3)..figure.word).any(|at| paragraph.word(at) == "det");
        let in_year = after
            .clone()
            .any(|at| matches!(paragraph.word(at), "årets" | "perioden" | "året" | "helåret"));
        let as_outcome = after.clone().any(|at| is_outcome(paragraph.word(at)))
            && paragraph.word(figure.word_end) != "av";
        // "redovisas 84 % när det gäller NAME"
        let named_after = (clause.start..figure.word)
            .any(|at| REACHED.contains(&paragraph.word(at)) && self.leads_to(at + 1, figure.word))
            && self.is_named_after(clause, figure);
        match subject {
            Subject::Now => {
                as_outcome
                    || named_after
                    || reached && (by_us || in_year || by_it)
                    || self.opens_with(clause, figure)
                    || self.is_plainly_told(clause, figure)
            }
            Subject::Before => reached || as_outcome || self.tells_before(clause, figure),
            Subject::Women | Subject::Men => {
                reached || clause.start + 1 == figure.word || as_outcome
            }
            Subject::Target => true,
            Subject::Forecast => false,
        }
    }

    /// Whether the words around a figure tell it as last year's: a heading, a comparison, a verb after it.
    fn tells_before(&self, clause: &Range<usize>, figure: &Figure) -> bool {
        let paragraph = self.paragraph;
        // "Föregående år: 6,4 %": the words alone.
        let as_heading = clause.start + 3 >= figure.word
            && (BEFORE.contains(&paragraph.word(clause.start))
                || is_outcome(paragraph.word(clause.start)));
        // "Siffran ska ställas mot 6,4 % år 2020".
        let as_compared = (figure.word.saturating_sub(4)..figure.word)
            .any(|at| ["ställ", "jämför"].iter().any(|stem| paragraph.word(at).starts_with(stem)));
        as_heading || as_compared || self.is_told_after(clause, figure)
    }

    /// "6,4 procent blev det 2020": the verb after its figure.
    fn is_told_after(&self, clause: &Range<usize>, figure: &Figure) -> bool {
        clause.start == figure.word && REACHED.contains(&self.paragraph.word(figure.word_end))
    }

    /// "Målet för året var 84 %", after a sentence that names the indicator.
    fn is_meant(&self, clause: &Range<usize>, figure: &Figure) -> bool {
        let at = self.paragraph.sentence_of(figure.word);
        let own = at.and_then(|at| self.paragraph.sentences.get(at)).map(|own| own.start);
        own == Some(clause.start) && at.and_then(|at| self.named_before(at)).is_some()
    }

    /// "hamnade vi till slut på 84 %": only small words between the verb and its figure.
    fn leads_to(&self, from: usize, figure: usize) -> bool {
        const SMALL: &[&str] = &[
            "vi",
            "på",
            "till",
            "vid",
            "en",
            "ett",
            "nu",
            "idag",
            "dag",
            "alltså",
            "därmed",
            "slut",
            "slutligen",
            "i",
            "upp",
            "enheten",
            "också",
            "således",
            "sammantaget",
            "totalt",
            "då",
            "strax",
            "ända",
            "hela",
            "år",
            "det",
            "ändå",
            "åter",
            "igen",
            "sammanlagt",
            "nivån",
            "uppe",
            "nere",
            "från",
            "man",
            "värdet",
        ];
        (from..figure).all(|at| SMALL.contains(&self.paragraph.word(at)))
    }

    /// "84 % i år – ett kvitto på …": the figure of the note, and nothing but its time.
    fn opens_with(&self, clause: &Range<usize>, figure: &Figure) -> bool {
        let paragraph = self.paragraph;
        let is_first = paragraph.sentences.first().map(|own| own.start) == Some(figure.word);
        let rest = figure.word_end..clause.end;
        is_first
            && clause.start == figure.word
            && rest.len() <= 3
            && rest.into_iter().all(|at| {
                matches!(
                    paragraph.word(at),
                    "i" | "år" | "för" | "året" | "helåret" | "perioden" | "totalt" | "under"
                )
            })
    }
    /// "Sammantaget ger det oss 84 %", "för året uppmättes 84 %": nothing in the clause but words
    /// that tell a figure, so that it can be no other.
    fn is_plainly_told(&self, clause: &Range<usize>, figure: &Figure) -> bool {
        let paragraph = self.paragraph;
        let mut words = clause.clone().filter(|at| !(figure.word..figure.word_end).contains(at));
        let is_telling = |at: usize| {
            let word = paragraph.word(at);
            let is_unit = || self.unit.contains(paragraph.printed_word(at));
            tells(word) || self.is_name(at) || is_unit()
        };
        // "84 % blev det": what follows may tell it as well.
        let says_something = clause.start < figure.word
            || figure.word_end < clause.end
                && (REACHED.contains(&paragraph.word(figure.word_end))
                    || paragraph.word(figure.word_end) == "enligt");
        let is_with_noun = matches!(figure.unit, UnitOfMeasure::Plain | UnitOfMeasure::Pieces)
            && figure.word_end < clause.end
            && !is_telling(figure.word_end);
        says_something && !is_with_noun && words.all(is_telling)
    }
}
