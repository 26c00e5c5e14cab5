//! Further ways in which a text ties a figure to the indicator: labels, names after it, verbs of its noun.

use std::ops::Range;

use super::Reading;
use super::words::{BEFORE, OTHER, REACHED, WISHES, is_outcome};
use crate::swedish::figures::Figure;

impl Reading<'_, '_> {
    /// "deltog", of an indicator that counts "deltagare": the verb of the name's noun.
    pub(super) fn does_the_thing(&self, at: usize) -> bool {
        const NOUNS: [(&str, &str); 4] = [
            ("delt", "deltagare"),
            ("besök", "besökare"),
            ("lån", "låntagare"),
            ("sök", "sökande"),
        ];
        let name = self.printed_name.to_lowercase();
        NOUNS.iter().any(|(verb, noun)| self.begins(at, &[verb]) && name.contains(noun))
    }

    /// "vårt index", in the note of an index.
    pub(super) fn is_our_index(&self, at: usize) -> bool {
        let previous = at.checked_sub(1).map_or("", |at| self.paragraph.word(at));
        self.is_own
            && self.paragraph.word(at) == "index"
            && matches!(previous, "vårt" | "enhetens" | "årets" | "vår" | "skolans")
            && self.printed_name.to_lowercase().contains("index")
    }

    /// "Resultatet? 84 procent.", "Hur gick det? Jo, 84 procent": the answer to a question of the outcome.
    pub(super) fn answers(&self, clause: &Range<usize>, figure: &Figure) -> bool {
        let paragraph = self.paragraph;
        let Some(at) = paragraph.sentence_of(figure.word) else { return false };
        let own = paragraph.sentences.get(at).map_or(0, |own| own.start);
        let asked = at.checked_sub(1).and_then(|at| paragraph.sentences.get(at));
        let Some(asked) = asked.filter(|_| self.is_own && (at == 1 || at == 2)) else {
            return false;
        };
        let mark = asked.end.checked_sub(1).map_or("", |last| paragraph.between(last));
        let small = |at: usize| matches!(paragraph.word(at), "på" | "jo" | "till" | "med" | "hela");
        let asks = asked.clone().any(|at| {
            is_outcome(paragraph.word(at))
                || REACHED.contains(&paragraph.word(at))
                || paragraph.word(at) == "gick"
        });
        let is_other = asked.clone().any(|at| {
            let word = paragraph.word(at);
            OTHER.contains(&word) || BEFORE.contains(&word) || WISHES.contains(&word)
        });
        mark.contains('?')
            && clause.start == own
            && (own..figure.word).all(small)
            && asks
            && !is_other
            && asked.len() <= 6
    }

    /// "när det gäller korttidsfrånvaron", "i fråga om …": the name after its figure.
    pub(super) fn is_named_after(&self, clause: &Range<usize>, figure: &Figure) -> bool {
        let paragraph = self.paragraph;
        let ties = (figure.word_end..clause.end.min(figure.word_end + 4)).find(|&at| {
            matches!(paragraph.word(at), "gäller" | "avseende" | "beträffande" | "fråga" | "för")
        });
        ties.is_some_and(|at| (at + 1..clause.end.min(at + 4)).any(|near| self.is_name(near)))
    }

    /// "Rapporterat till avdelningen: 84 %", "Inlämnat värde = 84 %": a label of words that report,
    /// and its figure.
    pub(super) fn labels(&self, clause: &Range<usize>, figure: &Figure) -> bool {
        const REPORTED: &[&str] = &[
            "rapporter",
            "inrapporter",
            "redovisa",
            "inlämna",
            "lämnat",
            "uppmätt",
            "fastställ",
            "registrer",
            "noterat",
            "avläst",
            "framräkna",
            "sammanställ",
            "inskickat",
            "angivet",
        ];
        let paragraph = self.paragraph;
        let mark = figure.word.checked_sub(1).map_or("", |at| paragraph.between(at));
        self.is_own
            && figure.word > clause.start
            && figure.word - clause.start <= 6
            && paragraph.sentences.iter().any(|own| own.start == clause.start)
            && mark.contains([':', '='])
            && self.begins(clause.start, REPORTED)
    }

    /// "Trots alla ansträngningar i gruppen slutade frånvaron på 84 %": the words before the verb say in
    /// spite of what, not of what the figure is.
    pub(super) fn cause_before_verb(&self, clause: &Range<usize>, figure: &Figure) -> Range<usize> {
        let paragraph = self.paragraph;
        let opens = matches!(
            (paragraph.word(clause.start), paragraph.word(clause.start + 1)),
            ("trots" | "oavsett" | "pga" | "p.g.a", _)
                | ("tack", "vare")
                | ("på", "grund")
                | ("till", "följd")
                | ("med", "anledning")
        );
        if opens { self.before_verb(clause, figure) } else { 0..0 }
    }

    /// The same, and what came first or went along with it: "Efter en trög start vid Almen ...".
    pub(super) fn adjunct_before_verb(
        &self,
        clause: &Range<usize>,
        figure: &Figure,
    ) -> Range<usize> {
        let opens = matches!(
            self.paragraph.word(clause.start),
            "trots"
                | "oavsett"
                | "pga"
                | "p.g.a"
                | "tack"
                | "efter"
                | "genom"
                | "med"
                | "utan"
                | "sedan"
        );
        let cause = self.cause_before_verb(clause, figure);
        // "Med Almen borträknat": the place itself.
        let is_place =
            self.paragraph.printed_word(clause.start + 1).starts_with(char::is_uppercase);
        if opens && !is_place { self.before_verb(clause, figure) } else { cause }
    }

    /// What a clause says before its verb.
    fn before_verb(&self, clause: &Range<usize>, figure: &Figure) -> Range<usize> {
        let verb =
            (clause.start..figure.word).find(|&at| REACHED.contains(&self.paragraph.word(at)));
        verb.map_or(0..0, |verb| clause.start..verb)
    }
}
