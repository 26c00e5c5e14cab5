//! Which of an indicator's cells a figure claims to be.

use std::ops::Range;

use super::remarks::{is_motion, is_of_measuring, is_of_meeting, is_own_mean, is_said};
use super::sole::{says_sex, sole_sex};
use super::words::{
    OTHER, TARGET, WISHES, is_named_as_target, is_of_floor, is_of_men, is_of_women, is_outcome,
    is_printed_in, is_scale, is_the_bar, is_to_be_said, retells_change,
};
use super::{Reading, Subject};
use crate::swedish::figures::{Figure, FigureKind};
use crate::swedish::months::is_month;
use crate::swedish::paragraph::Paragraph;
use crate::swedish::scope::leaves_out;
use crate::swedish::sexes::Sex;

impl Reading<'_, '_> {
    /// Which cell a figure claims to be; `None` where it is something else.
    pub(super) fn subject(&self, sentence: &Range<usize>, figure: &Figure) -> Option<Subject> {
        let paragraph = self.paragraph;
        let clause = self.clause(sentence, figure);
        let words = || clause.clone().filter(|at| !(figure.word..figure.word_end).contains(at));
        let has = |list: &[&str]| words().any(|at| list.contains(&paragraph.word(at)));
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
        let sets_bar =
            is_the_bar(paragraph, &clause, figure) || is_named_as_target(paragraph, figure);
        let so_it_was = so_it_was(paragraph, sentence);
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
                || is_rolling && is_month(word)
                || self.unit.contains(paragraph.printed_word(at)) && word.len() > 3
                || is_of_measuring(paragraph, at)
                || is_own_mean(paragraph, at)
                || is_said(paragraph, at)
                || is_motion(paragraph, at)
                || at >= figure.word_end && is_told_to(paragraph, at)
                // "får den gruppen utfallet 84 %": the group is one of the sexes.
                || matches!(word, "gruppen" | "grupp") && says_sex(paragraph, sentence)
                || at >= figure.word_end && is_of_meeting(paragraph, at);
            // "Årets utfall om 84 % ska ses mot …": what is wished follows what is told.
            let is_wish = WISHES.contains(&word)
                && !is_to_be_said(paragraph, at)
                && !so_it_was
                && !(at >= figure.word_end && (tells_before || sets_bar));
            let is_other = OTHER.contains(&word) || is_wish || is_month(word);
            is_other && !is_harmless || self.begins(at, &["prognos", "helårsprognos"])
        });
        if is_other || is_aim(paragraph, sentence, figure) || self.is_by(sentence, figure) {
            return None;
        }
        let is_earlier = self.is_of_year_before(sentence, &clause, figure)?;
        let is_sole = self.is_sole(sentence, figure);
        let (women, men) = self.sexes_of(sentence, &clause, figure);
        let is_target = self.is_of_target(sentence, &clause, figure)
            || is_sole && !is_earlier && self.speaks_of_target(sentence);
        let subject = match (is_earlier, women, men, is_target) {
            (false, true, false, false) => Subject::Women,
            (false, false, true, false) => Subject::Men,
            (true, false, false, false) => Subject::Before,
            (false, false, false, true) => Subject::Target,
            (false, false, false, false) => Subject::Now,
            _ => return None,
        };
        let is_told = self.is_told(&clause, figure, subject)
            || is_sole && self.tells_by_itself(sentence, figure, subject);
        is_told.then_some(subject)
    }

    /// Whether a figure is told of women, and of men: by its clause, or by the sentence that has no
    /// other figure ("har inte tidigare redovisat män för sig men kan nu göra det: 84 %").
    fn sexes_of(
        &self,
        sentence: &Range<usize>,
        clause: &Range<usize>,
        figure: &Figure,
    ) -> (bool, bool) {
        let paragraph = self.paragraph;
        let before_word = figure.word.checked_sub(1).map_or("", |at| paragraph.word(at));
        let words = || clause.clone().filter(|at| !(figure.word..figure.word_end).contains(at));
        let women =
            words().any(|at| self.begins(at, &["kvinn", "flick"])) || is_of_women(before_word);
        let is_men =
            |at: usize| matches!(paragraph.word(at), "män" | "männen" | "pojkar" | "pojkarna");
        let men = words().any(is_men) || is_of_men(before_word);
        let sole = self.is_sole(sentence, figure).then(|| sole_sex(paragraph, sentence)).flatten();
        match sole {
            Some(sex) if !women && !men => (sex == Sex::Women, sex == Sex::Men),
            Some(_) | None => (women, men),
        }
    }

    /// "ökat med nästan åtta procent": how far, not how much it is.
    fn is_by(&self, sentence: &Range<usize>, figure: &Figure) -> bool {
        let paragraph = self.paragraph;
        let before_word = figure.word.checked_sub(1).map_or("", |at| paragraph.word(at));
        let is_rough = ["nästan", "drygt", "knappt", "cirka", "ca", "ungefär", "omkring", "hela"]
            .contains(&before_word);
        // "3 procent bättre än väntat"
        let is_apart = ["bättre", "sämre", "högre", "lägre", "mer", "mindre", "fler", "färre"]
            .contains(&paragraph.word(figure.word_end))
            && paragraph.word(figure.word_end + 1) == "än";
        if is_apart {
            return true;
        }
        let is_compared = figure.word >= 2
            && ["jämför", "ställ"]
                .iter()
                .any(|stem| paragraph.word(figure.word - 2).starts_with(stem));
        // "Med 84 % i utfall": what one has, not how far it went.
        let opens_with_it = figure.word == sentence.start + 1;
        before_word == "med" && !is_compared && !opens_with_it
            || is_rough && figure.word >= 2 && paragraph.word(figure.word - 2) == "med"
    }

    /// Whether a clause says that its figure is what is aimed at.
    fn is_of_target(
        &self,
        sentence: &Range<usize>,
        clause: &Range<usize>,
        figure: &Figure,
    ) -> bool {
        let paragraph = self.paragraph;
        // "Målet för året, 4,2 %, är känt": the target stands before the comma.
        let is_set_off = clause.start == figure.word && self.begins(sentence.start, TARGET);
        is_set_off
            || (clause.start..figure.word).any(|at| self.begins(at, TARGET))
            // "angavs 84 % som mål"
            || paragraph.word(figure.word_end) == "som"
                && self.begins(figure.word_end + 1, TARGET)
            // "84 % är målet för i år"
            || is_named_as_target(paragraph, figure)
            || self.answers_for_target(clause, figure)
            || is_the_bar(paragraph, clause, figure)
            || self.is_aimed_at(clause, figure)
    }

    /// "Årsmålet? 84 procent, det kan alla.": the answer to a question of the target.
    fn answers_for_target(&self, clause: &Range<usize>, figure: &Figure) -> bool {
        let paragraph = self.paragraph;
        let asked = paragraph.sentence_of(figure.word).and_then(|at| at.checked_sub(1));
        let Some(asked) = asked.and_then(|at| paragraph.sentences.get(at)) else { return false };
        let mark = asked.end.checked_sub(1).map_or("", |last| paragraph.between(last));
        clause.start == figure.word
            && clause.start == asked.end
            && mark.contains('?')
            && asked.len() <= 4
            && asked.clone().any(|at| self.begins(at, TARGET))
    }

    /// "Skolan siktar på 74 procent under 2024": what the report's own year is to reach.
    pub(super) fn is_aimed_at(&self, clause: &Range<usize>, figure: &Figure) -> bool {
        let aims = (clause.start..figure.word)
            .any(|at| matches!(self.paragraph.word(at), "siktar" | "sikte" | "siktet"));
        let is_this_year = self.paragraph.figures.iter().any(|own| {
            own.kind == FigureKind::Year
                && clause.contains(&own.word)
                && Some(own.number) == self.year
        });
        aims && is_this_year
    }
}

/// "Ingen hade trott att utfallet skulle bli 84 %, men så blev det."
fn so_it_was(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| {
        matches!((paragraph.word(at), paragraph.word(at + 1)), ("så", "blev") | ("blev", "så"))
    })
}

/// "att redovisa till nämnden": to whom it is told.
fn is_told_to(paragraph: &Paragraph<'_>, at: usize) -> bool {
    at > 1 && paragraph.word(at - 1) == "till" && is_to_be_said(paragraph, at.saturating_sub(4))
}

/// "för att nå 80 procent": what is aimed at.
fn is_aim(paragraph: &Paragraph<'_>, sentence: &Range<usize>, figure: &Figure) -> bool {
    (sentence.start..figure.word)
        .rev()
        .take(4)
        .any(|at| paragraph.word(at) == "att" && at > 0 && paragraph.word(at - 1) == "för")
}
