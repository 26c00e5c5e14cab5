//! Figures in running text that claim to be one of an indicator's cells.

mod ties;
mod words;

use std::ops::Range;

use rust_decimal::Decimal;
use tertial_domain::quantity::UnitOfMeasure;

use crate::swedish::figures::{Figure, FigureKind};
use crate::swedish::listed_values::opens_a_row;
use crate::swedish::months::is_month;
use crate::swedish::paragraph::Paragraph;
use crate::swedish::scope::leaves_out;
use crate::swedish::tie::KeyWords;
use words::{
    BEFORE, CLAUSE, OTHER, REACHED, TARGET, TELLING, WISHES, is_of_floor, is_of_name, is_outcome,
    is_printed_in, is_rolling, is_scale, is_the_bar, opens_with_whole, retells_change,
};
pub(super) use words::{is_of_men, is_of_women};

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
        if !has_figure || must_name && !reading.is_named(range) {
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
                found.push(Claim { figure, subject, share: None, words });
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
            between.contains([',', ';', ')', '–']) || between.contains(". ")
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

    /// Which cell a figure claims to be; `None` where it is something else.
    fn subject(&self, sentence: &Range<usize>, figure: &Figure) -> Option<Subject> {
        let paragraph = self.paragraph;
        let clause = self.clause(sentence, figure);
        let words = || clause.clone().filter(|at| !(figure.word..figure.word_end).contains(at));
        let has = |list: &[&str]| words().any(|at| list.contains(&paragraph.word(at)));
        let before_word = figure.word.checked_sub(1).map_or("", |at| paragraph.word(at));
        let is_rolling = has(&["rullande"]);
        let of_sex = |at: usize| {
            let next = paragraph.word(at + 1);
            matches!(next, "kvinnor" | "män" | "flickor" | "pojkar" | "kvinnorna" | "männen")
        };
        if is_scale(self.paragraph, sentence, figure)
            || self.is_divided(sentence, figure)
            || leaves_out(paragraph, sentence)
            || is_of_floor(paragraph, &clause)
            || retells_change(paragraph, figure)
            || self.is_of_place(&clause, figure)
            || self.is_in_row_of_places(sentence, figure)
            // "på Almen, där 84 % är nöjda": of where that is.
            || clause.start > sentence.start && paragraph.word(clause.start - 1) == "där"
        {
            return None;
        }
        let tells_before = (figure.word.saturating_sub(2).max(clause.start)..figure.word)
            .any(|at| is_outcome(paragraph.word(at)));
        let sets_bar = is_the_bar(paragraph, &clause, figure);
        let adjunct = self.cause_before_verb(&clause, figure);
        let is_other = words().any(|at| {
            let word = paragraph.word(at);
            // "I december var den rullande siffran": the month it is measured in.
            let is_harmless = self.is_name(at)
                || is_printed_in(self.printed_name, word)
                || matches!(word, "bland" | "hos" | "gruppen") && of_sex(at)
                || adjunct.contains(&at)
                // "Rapporterat till avdelningen: 84 %": to whom it is told.
                || at > 0 && paragraph.word(at - 1) == "till" && self.labels(&clause, figure)
                || is_rolling && is_month(word);
            // "Årets utfall om 84 % ska ses mot …": what is wished follows what is told.
            let is_wish =
                WISHES.contains(&word) && !(at >= figure.word_end && (tells_before || sets_bar));
            let is_other = OTHER.contains(&word) || is_wish || is_month(word);
            is_other && !is_harmless || self.begins(at, &["prognos", "helårsprognos"])
        });
        // "för att nå 80 procent": what is aimed at.
        let is_aim = (sentence.start..figure.word)
            .rev()
            .take(4)
            .any(|at| paragraph.word(at) == "att" && at > 0 && paragraph.word(at - 1) == "för");
        // "ökat med nästan åtta procent": how far.
        let is_rough = ["nästan", "drygt", "knappt", "cirka", "ca", "ungefär", "omkring", "hela"]
            .contains(&before_word);
        let is_by = before_word == "med"
            || is_rough && figure.word >= 2 && paragraph.word(figure.word - 2) == "med";
        if is_other || is_aim || is_by {
            return None;
        }
        let is_earlier = self.is_of_year_before(sentence, &clause, figure)?;
        let women =
            words().any(|at| self.begins(at, &["kvinn", "flick"])) || is_of_women(before_word);
        let men = has(&["män", "männen", "pojkar", "pojkarna"]) || is_of_men(before_word);
        // "Målet för året, 4,2 %, är känt": the target stands before the comma.
        let is_set_off = clause.start == figure.word && self.begins(sentence.start, TARGET);
        let is_target = is_set_off
            || (clause.start..figure.word).any(|at| self.begins(at, TARGET))
            // "angavs 84 % som mål"
            || paragraph.word(figure.word_end) == "som"
                && self.begins(figure.word_end + 1, TARGET)
            || is_the_bar(paragraph, &clause, figure)
            || self.is_aimed_at(&clause, figure);
        let subject = match (is_earlier, women, men, is_target) {
            (false, true, false, false) => Subject::Women,
            (false, false, true, false) => Subject::Men,
            (true, false, false, false) => Subject::Before,
            (false, false, false, true) => Subject::Target,
            (false, false, false, false) => Subject::Now,
            _ => return None,
        };
        self.is_told(&clause, figure, subject).then_some(subject)
    }

    /// "Skolan siktar på 74 procent under 2024": what the report's own year is to reach.
    fn is_aimed_at(&self, clause: &Range<usize>, figure: &Figure) -> bool {
        let aims = (clause.start..figure.word)
            .any(|at| matches!(self.paragraph.word(at), "siktar" | "sikte" | "siktet"));
        let is_this_year = self.paragraph.figures.iter().any(|own| {
            own.kind == FigureKind::Year
                && clause.contains(&own.word)
                && Some(own.number) == self.year
        });
        aims && is_this_year
    }

    /// "Av skadorna skedde 28 på natten", "på mellanstadiet 80 %": of a part.
    fn is_divided(&self, sentence: &Range<usize>, figure: &Figure) -> bool {
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
    fn is_of_place(&self, clause: &Range<usize>, figure: &Figure) -> bool {
        let paragraph = self.paragraph;
        let is_place = |at: usize| {
            let name = paragraph.printed_word(at + 1);
            matches!(paragraph.word(at), "vid" | "på" | "i" | "hos" | "för" | "inom")
                && name.starts_with(char::is_uppercase)
                && name.chars().any(char::is_lowercase)
                && !self.unit.contains(name)
                && !is_printed_in(self.printed_name, paragraph.word(at + 1))
        };
        let is_before = (clause.start..figure.word.saturating_sub(1)).any(is_place);
        is_before || figure.word_end + 1 < clause.end && is_place(figure.word_end)
    }

    /// "Norr handlar i 71 procent av fallen, Söder i 79 och Väster i 64": each is of its own.
    fn is_in_row_of_places(&self, sentence: &Range<usize>, figure: &Figure) -> bool {
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
    fn is_of_year_before(
        &self,
        sentence: &Range<usize>,
        clause: &Range<usize>,
        figure: &Figure,
    ) -> Option<bool> {
        let paragraph = self.paragraph;
        // "Jämfört med 2020, då utfallet var 28 %": the year stands in the clause before.
        let leans_back = paragraph.word(clause.start) == "då";
        let range = if leans_back { sentence.start..clause.end } else { clause.clone() };
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
        let mut earlier =
            range.clone().any(|at| BEFORE.contains(&paragraph.word(at)) && is_near(at));
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

    /// Whether the words around a figure say that it is the indicator's.
    fn is_told(&self, clause: &Range<usize>, figure: &Figure, subject: Subject) -> bool {
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
            return false;
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
        let by_us = before.clone().any(|at| matches!(paragraph.word(at), "vi" | "enheten"));
        // "Enligt systemet blev det 84 %."
        let by_it = figure.word_end >= clause.end
            && (figure.word.saturating_sub(3)..figure.word).any(|at| paragraph.word(at) == "det");
        let in_year = after
            .clone()
            .any(|at| matches!(paragraph.word(at), "årets" | "perioden" | "året" | "helåret"));
        // "Föregående år: 6,4 %": the words alone.
        let as_heading = clause.start + 3 >= figure.word
            && (BEFORE.contains(&paragraph.word(clause.start))
                || is_outcome(paragraph.word(clause.start)));
        let as_outcome = after.clone().any(|at| is_outcome(paragraph.word(at)))
            && paragraph.word(figure.word_end) != "av";
        // "Siffran ska ställas mot 6,4 % år 2020".
        let as_compared = (figure.word.saturating_sub(4)..figure.word)
            .any(|at| ["ställ", "jämför"].iter().any(|stem| paragraph.word(at).starts_with(stem)));
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
            Subject::Before => reached || as_outcome || as_heading || as_compared,
            Subject::Women | Subject::Men => {
                reached || clause.start + 1 == figure.word || as_outcome
            }
            Subject::Target => true,
            Subject::Forecast => false,
        }
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
            TELLING.contains(word) || is_outcome(word) || self.is_name(at) || is_unit()
        };
        let says_something = clause.start < figure.word;
        let is_with_noun = matches!(figure.unit, UnitOfMeasure::Plain | UnitOfMeasure::Pieces)
            && figure.word_end < clause.end
            && !is_telling(figure.word_end);
        says_something && !is_with_noun && words.all(is_telling)
    }
}
