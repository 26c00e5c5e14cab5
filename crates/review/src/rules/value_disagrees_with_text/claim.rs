//! Figures in running text that claim to be one of an indicator's cells.

mod others;
mod remarks;
mod sole;
mod subject;
mod telling;
mod ties;
mod words;

use std::ops::Range;

use rust_decimal::Decimal;
use tertial_domain::quantity::UnitOfMeasure;

use crate::swedish::figures::{Figure, FigureKind};
use crate::swedish::paragraph::Paragraph;
use crate::swedish::tie::KeyWords;
use words::{CLAUSE, TARGET, is_of_name, is_outcome, is_printed_in, is_rolling, opens_with_whole};
pub(super) use words::{is_of_men, is_of_women, tells};

/// A figure that a text gives for an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Claim<'p> {
    /// The figure.
    pub figure: &'p Figure,
    /// Which cell it claims to be.
    pub subject: Subject,
    /// Per cent, where it is told as a share, and whether that is only about so.
    pub share: Option<(Decimal, bool)>,
    /// The sentence it stands in.
    pub words: &'p str,
    /// The sentence before, where that one names the indicator and this one only means it.
    pub named_before: Option<usize>,
}

/// Which cell a figure claims to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// The outcome of the report's period.
    Now,
    /// The outcome of the year before.
    Before,
    /// The forecast of the whole year.
    Forecast,
    /// The target.
    Target,
    /// Women's outcome.
    Women,
    /// Men's outcome.
    Men,
}

/// What a text is read for.
struct Reading<'r, 'p> {
    paragraph: &'p Paragraph<'r>,
    name: &'p KeyWords,
    printed_name: &'p str,
    /// Short-term sick leave has a name of its own.
    is_short_term: bool,
    year: Option<Decimal>,
    /// The unit that reports, as it calls itself.
    unit: &'p str,
    /// The text is the row's own note, so that "utfallet" and "vi" can be only this.
    is_own: bool,
}

/// Every figure of a paragraph that claims to be one of the indicator's cells. `must_name`: the
/// indicator's own name must stand in the sentence, firmly.
pub(super) fn claims<'p>(
    paragraph: &'p Paragraph<'_>,
    (name, printed_name): (&'p KeyWords, &str),
    must_name: bool,
    (year, unit): (Option<i16>, &'p str),
) -> Vec<Claim<'p>> {
    if paragraph.figures.is_empty() {
        return Vec::new();
    }
    let is_short_term = printed_name.to_lowercase().contains("dag 1");
    let year = year.map(Decimal::from);
    let reading =
        Reading { paragraph, name, printed_name, is_short_term, year, unit, is_own: !must_name };
    let mut found = Vec::new();
    for (sentence, range) in paragraph.sentences.iter().enumerate() {
        let has_figure = paragraph.figures.iter().any(|figure| range.contains(&figure.word));
        if !has_figure {
            continue;
        }
        let is_named = !must_name || reading.is_named(range);
        let named_before = if is_named { None } else { reading.named_before(sentence) };
        if !is_named && named_before.is_none() {
            continue;
        }
        let amounts = paragraph.figures_in(sentence).filter(|figure| {
            (figure.kind == FigureKind::Amount || reading.counts_the_thing(sentence, range, figure))
                && !figure.number.is_sign_negative()
                && !reading.is_of_name(figure)
        });
        for figure in amounts {
            if let Some(subject) = reading.subject(range, figure) {
                let words = paragraph.sentence(sentence);
                found.push(Claim { figure, subject, share: None, words, named_before });
            }
        }
    }
    found
}

impl Reading<'_, '_> {
    fn is_named(&self, sentence: &Range<usize>) -> bool {
        let tie = self.name.tie(self.paragraph, sentence.clone());
        let short = sentence.clone().any(|at| self.paragraph.word(at).starts_with("korttids"));
        if sentence.clone().any(|at| self.is_short_name(at)) {
            return true;
        }
        if self.is_short_term {
            short
        } else {
            !short && tie.is_firm() && tie.matched >= tie.of.min(2)
        }
    }

    /// "Korttidsfrånvaron har minskat. Målet för året var 1,1 %": the sentence before names what this
    /// one's first noun is of.
    fn named_before(&self, sentence: usize) -> Option<usize> {
        let own = self.paragraph.sentences.get(sentence)?;
        let before = sentence.checked_sub(1)?;
        let opens = |at: usize| {
            let word = self.paragraph.word(at);
            matches!(word, "målet" | "årsmålet" | "utfallet" | "siffran" | "målvärdet" | "värdet")
        };
        let is_meant = opens(own.start) && !(own.start + 1..own.end).any(opens);
        let named = self.paragraph.sentences.get(before)?;
        (is_meant && self.is_named(named)).then_some(before)
    }

    /// "Närmare trehundra träd planterades": the one count of a sentence that names the indicator,
    /// right before one of its words.
    fn counts_the_thing(&self, at: usize, sentence: &Range<usize>, figure: &Figure) -> bool {
        // "Av skadorna skedde 28 på natten": parts.
        if opens_with_whole(self.paragraph, sentence) {
            return false;
        }
        let counts = |figure: &&Figure| {
            matches!(figure.kind, FigureKind::Amount | FigureKind::Spelled)
                && matches!(figure.unit, UnitOfMeasure::Plain | UnitOfMeasure::Pieces)
        };
        self.printed_name.to_lowercase().starts_with("antal")
            && counts(&figure)
            && figure.number > Decimal::TEN
            && self.paragraph.figures_in(at).filter(counts).count() == 1
            // "någon av årets 12 utflykter": what there is to choose from.
            && !(figure.word.saturating_sub(2)..figure.word)
                .any(|at| self.paragraph.word(at) == "av")
            && ((figure.word_end..figure.word_end + 2).any(|word| self.is_name(word))
                // "1 840 personer deltog i NAME"
                || self.paragraph.word(figure.word_end) == "personer"
                    && (figure.word_end + 1..figure.word_end + 3).any(|at| self.does_the_thing(at)))
            && self.is_named(sentence)
    }

    /// "AMI" is what everybody calls the index of active co-creation.
    fn is_short_name(&self, at: usize) -> bool {
        match self.paragraph.word(at) {
            "ami" | "ami-index" => self.printed_name.to_lowercase().contains("medskapandeindex"),
            // "frånvaron", in the note of sick leave.
            "frånvaron" => {
                self.is_own
                    && !self.is_short_term
                    && self.printed_name.to_lowercase().starts_with("sjukfrånvaro")
            }
            _ => false,
        }
    }

    /// Whether a word is one of the indicator's name.
    fn is_name(&self, at: usize) -> bool {
        let word = self.paragraph.word(at);
        if self.is_short_term && word.starts_with("korttids") {
            return true;
        }
        self.is_short_name(at)
            || self.name.tie(self.paragraph, at..at + 1).matched > 0
            || is_rolling(self.paragraph, at)
    }

    /// Whether a figure is one of the indicator's name ("frånvaro över 15 procent").
    fn is_of_name(&self, figure: &Figure) -> bool {
        is_of_name(self.paragraph, figure, self.printed_name)
    }

    /// "utedagar per grupp och månad": a joining word inside the name.
    fn joins_name(&self, at: usize) -> bool {
        let printed = |at: usize| is_printed_in(self.printed_name, self.paragraph.word(at));
        self.is_name(at) || at > 0 && printed(at - 1) && printed(at) && printed(at + 1)
    }

    fn begins(&self, at: usize, beginnings: &[&str]) -> bool {
        let word = self.paragraph.word(at);
        beginnings.iter().any(|beginning| word.starts_with(beginning))
    }

    /// The words around a figure up to the next mark or joining word.
    fn clause(&self, sentence: &Range<usize>, figure: &Figure) -> Range<usize> {
        let paragraph = self.paragraph;
        let breaks = |at: usize| {
            let (Some(one), Some(next)) = (paragraph.words.get(at), paragraph.words.get(at + 1))
            else {
                return true;
            };
            let between = paragraph.text.get(one.end..next.start).unwrap_or_default();
            between.contains([',', ';', ')'])
                || between.contains(" - ")
                // "dag 1–14" is one word of a name.
                || between.contains('–') && !(between == "–" && paragraph.begins_with_digit(at))
        };
        let mut first = figure.word;
        while first > sentence.start
            && !breaks(first - 1)
            && (!CLAUSE.contains(&paragraph.word(first - 1)) || self.joins_name(first - 1))
        {
            first -= 1;
        }
        let mut end = figure.word_end.max(figure.word + 1);
        while end < sentence.end && !breaks(end - 1) && !CLAUSE.contains(&paragraph.word(end)) {
            end += 1;
        }
        first = self.set_off(sentence, (first, figure.word), end);
        first..end
    }

    /// "Årets resultat, 4,2 %, har visats": a figure alone between commas is told by the words before.
    fn set_off(
        &self,
        sentence: &Range<usize>,
        (first, figure): (usize, usize),
        end: usize,
    ) -> usize {
        let paragraph = self.paragraph;
        let opens = |at: usize| at.checked_sub(1).map_or("", |at| paragraph.between(at));
        let is_alone = first == figure
            && first > sentence.start
            && opens(first).contains([',', '(', '–'])
            && (end >= sentence.end || opens(end).contains([',', ')', '–']));
        if !is_alone {
            return first;
        }
        let mut start = first - 1;
        while start > sentence.start
            && !opens(start).contains([',', ';', '(', ')', '–'])
            && !CLAUSE.contains(&paragraph.word(start))
        {
            start -= 1;
        }
        // Only what the words before name: not "Almen, 92 %".
        let names = (start..first).any(|at| {
            is_outcome(paragraph.word(at)) || self.is_name(at) || self.begins(at, TARGET)
        });
        let has_own = paragraph.figures.iter().any(|own| {
            own.kind == FigureKind::Amount
                && (start..first).contains(&own.word)
                && !self.is_of_name(own)
        });
        if names && !has_own { start } else { first }
    }
}
