//! What tells that a writer does not know yet: a year that has hardly begun, what is not settled, only
//! likely or hangs on a condition, and what holds until then.

use super::{Found, Scene, Standpoint};
use crate::swedish::clauses::Opening;
use crate::swedish::months::is_month;
use crate::swedish::tense::{Tense, is_supine};
use crate::swedish::word_set::WordSet;

/// Adverbs that only a guess bears.
static GUESSED: WordSet = WordSet::new(
    "sannolikt troligen troligtvis förmodligen preliminärt antagligen kanske möjligen förhoppningsvis \
    tidigast eventuellt helst",
);
/// Words for being back or in its place, which hold from a day on.
static IN_PLACE: WordSet = WordSet::new(
    "åter tillbaka klar klara klart färdig färdiga färdigt igång öppen öppet inflyttad inflyttade \
    inflyttningsklar i på bemannad bemannat fulltalig fulltaliga",
);
/// Adverbs for how little of a year has gone.
static HARDLY: WordSet = WordSet::new("knappt bara nyss nyligen precis endast alldeles blott");
/// Words for having begun.
static BEGUN: WordSet = WordSet::new(
    "påbörjat påbörjats påbörjad börjat begynt inletts inlett startat igång dragit tagit",
);

impl Scene<'_, '_> {
    /// The first of the signs that a time is not over.
    pub(super) fn unsettled(&self) -> Found {
        self.hardly_begun()
            .or_else(|| self.not_before_its_end())
            .or_else(|| self.until_then())
            .or_else(|| self.about_to())
            .or_else(|| self.season_not_settled())
            .or_else(|| self.guessed())
            .or_else(|| self.on_condition())
            .or_else(|| self.back_on_a_day())
    }

    fn is_open(&self) -> bool {
        !matches!(self.main(), Some(Tense::Past))
            && !matches!(self.tense(), Some(Tense::Past | Tense::Perfect))
    }

    /// "2021 är ju knappt påbörjat", "2021 är ännu ungt", "vi är bara i början av 2021".
    fn hardly_begun(&self) -> Found {
        let clause = self.clause_words();
        let is_past = self.tense() == Some(Tense::Past)
            || clause.clone().any(|at| matches!(self.word(at), "hade" | "var"));
        let near = self.time.end..(self.time.end + 7).min(clause.end);
        let hardly = near.clone().find(|&at| HARDLY.contains(self.word(at)));
        let begun = hardly.and_then(|at| {
            (at + 1..(at + 4).min(clause.end)).find(|&at| BEGUN.contains(self.word(at)))
        });
        let young = near.clone().find(|&at| {
            matches!(self.word(at), "ungt" | "nytt" | "färskt")
                && at == self.time.end + 1 + usize::from(at > self.time.end + 1)
                && self.word(self.time.end) == "är"
                || (self.word(at), self.word(at + 1)) == ("sin", "linda")
                || (self.word(at), self.word(at + 1)) == ("sin", "början")
        });
        // "vi är bara i början av 2021"
        let early = (self.before(1) == "av" && self.before(2) == "början")
            .then(|| self.time.start.saturating_sub(2))
            .or_else(|| (self.word(self.time.start) == "början").then_some(self.time.start))
            .filter(|&at| {
                let from = at.saturating_sub(5).max(clause.start);
                (from..at).any(|at| self.word(at) == "är")
                    && (from..at).any(|at| {
                        matches!(self.word(at), "vi" | "bara" | "ännu" | "fortfarande" | "än")
                    })
            });
        let told = begun.or(young).or(early).filter(|_| !is_past)?;
        Some((Standpoint::Within, self.span(told)))
    }

    /// "går inte att säga förrän året är slut", with the year named before.
    fn not_before_its_end(&self) -> Found {
        let clause = self.clauses.iter().find(|clause| {
            clause.words.clone().take(2).any(|at| matches!(self.word(at), "förrän" | "innan"))
                && clause.verb.is_some_and(|verb| verb.tense == Tense::Present)
        })?;
        let ends = clause.words.clone().find(|&at| super::ENDED.contains(self.word(at)))?;
        let is_year = clause.words.clone().any(|at| self.word(at).starts_with("år"));
        (is_year && self.is_open()).then(|| (Standpoint::Within, self.span(ends)))
    }

    /// "känner vi först efter nyår, tills dess är detta vår gissning"
    fn until_then(&self) -> Found {
        let told = self.sentence.clone().find(|&at| {
            matches!((self.word(at), self.word(at + 1)), ("till" | "tills", "dess"))
                && self.word(at + 2) != "att"
        })?;
        let is_past = self.sentence.clone().any(|at| is_past_word(self.word(at)));
        (self.is_open() && !is_past).then(|| (Standpoint::Within, self.span(told)))
    }

    /// "står i begrepp att …", "är på väg att …", "förbereder oss för …": what has not been done.
    fn about_to(&self) -> Found {
        let told = self.sentence.clone().find(|&at| {
            matches!(
                (self.word(at), self.word(at + 1), self.word(at + 2)),
                ("i", "begrepp", "att")
                    | ("på", "väg", "att")
                    | ("i", "startgroparna", _)
                    | ("beredda" | "redo", "att" | "för" | "inför", _)
                    | ("laddar" | "rustar" | "laddade", "för" | "inför", _)
                    | ("förbereder", "oss" | "för", _)
            )
        })?;
        let is_after = told < self.time.start;
        (self.is_open() && is_after).then(|| (Standpoint::Before, self.span(told)))
    }

    /// "sommarbemanningen 2021 är ännu inte löst"
    fn season_not_settled(&self) -> Found {
        let noun = self.before(1);
        let is_season = ["sommar", "höst", "vår", "jul", "semester", "midsommar", "påsk"]
            .iter()
            .any(|season| noun.len() > season.len() + 3 && noun.starts_with(season))
            && !["vård", "vårt", "vårdn"].iter().any(|other| noun.starts_with(other));
        let told = self.clause_words().find(|&at| {
            matches!(
                (self.word(at), self.word(at + 1)),
                ("ännu", "inte" | "ej" | "oklar" | "oklart" | "olöst" | "osäker" | "obesatt")
                    | ("inte" | "ej", "ännu" | "än")
                    | ("under", "planering")
                    | ("kvar", "att")
            )
        })?;
        (is_season && self.is_open()).then(|| (Standpoint::Before, self.span(told)))
    }

    /// "skickas ut i höst, sannolikt i oktober 2021"
    fn guessed(&self) -> Found {
        let from = self.time.start.saturating_sub(3).max(self.sentence.start);
        let told = (from..self.time.start).find(|&at| GUESSED.contains(self.word(at)))?;
        let is_told = self.sentence.clone().any(|at| is_past_word(self.word(at)));
        let is_now = self
            .clauses
            .iter()
            .filter_map(|clause| clause.verb)
            .all(|verb| matches!(verb.tense, Tense::Present | Tense::Future));
        // "beror sannolikt på hösten 2021": a guess at why.
        let is_why = (from..self.time.start)
            .any(|at| matches!(self.word(at), "på" | "av" | "från" | "sedan" | "än" | "för"))
            || self
                .sentence
                .clone()
                .any(|at| matches!(self.word(at), "beror" | "orsak" | "orsaken"));
        (self.is_point && is_now && !is_told && !is_why)
            .then(|| (Standpoint::Before, self.span(told)))
    }

    /// "i den mån medel beviljas blir det aktuellt …", "v. 34 2021, om inget oförutsett inträffar".
    fn on_condition(&self) -> Found {
        let is_own = |words: &std::ops::Range<usize>| words.contains(&self.time.start);
        let clause = self.clauses.iter().find(|clause| {
            let first = clause.words.start;
            clause.opening == Opening::Condition
                && !is_own(&clause.words)
                && clause.verb.is_none_or(|verb| verb.tense == Tense::Present)
                && !matches!(self.word(first + 1), "man" | "också" | "än")
        });
        let told = clause.map(|clause| clause.words.start).or_else(|| {
            self.sentence.clone().find(|&at| {
                let next = (self.word(at), self.word(at + 1), self.word(at + 2));
                matches!(
                    next,
                    ("i", "den", "mån")
                        | ("under", "förutsättning", _)
                        | ("förutsatt", "att", _)
                        | ("såvida" | "förutsatt", _, _)
                        | ("med", "reservation", "för")
                )
            })
        })?;
        let verb = self.clause().and_then(|clause| clause.verb);
        let is_told = self.sentence.clone().any(|at| {
            is_past_word(self.word(at)) || matches!(self.word(at), "har" | "hade" | "skulle")
        });
        let is_state = verb.is_some_and(|verb| {
            matches!(
                self.word(verb.at),
                "är" | "visar" | "ligger" | "framgår" | "har" | "beror" | "gäller" | "avser"
            )
        });
        (self.is_point && !is_told && !is_state).then(|| (Standpoint::Before, self.span(told)))
    }

    /// "är åter från föräldraledighet den 1 september 2021", "…; till dess svarar …".
    fn back_on_a_day(&self) -> Found {
        let clause = self.clause_words();
        let verb = self.clause()?.verb?;
        let has_day = self.time.clone().any(|at| is_month(self.word(at)));
        let is_last_of_year = self.time.clone().any(|at| self.word(at) == "december");
        let is_then = matches!(self.before(1), "" | "i" | "från" | "den" | "redan" | "först")
            || self.word(self.time.start) == "den";
        let is_since = self.sentence.clone().any(|at| {
            matches!(self.word(at), "sedan" | "per" | "alltsedan" | "nu" | "nere" | "uppe" | "med")
        });
        let is_back = verb.at < self.time.start
            && self.word(verb.at) == "är"
            && (verb.at + 1..(verb.at + 3).min(clause.end))
                .any(|at| IN_PLACE.contains(self.word(at)) && at < self.time.start);
        let has_figure = (clause.start..self.time.start)
            .any(|at| self.paragraph.begins_with_digit(at) && !self.time.contains(&at));
        (has_day && !is_last_of_year && is_then && is_back && !is_since && !has_figure)
            .then(|| (Standpoint::Before, self.span(verb.at)))
    }
}

/// Whether a word by its form tells what was.
fn is_past_word(word: &str) -> bool {
    (is_supine(word) && word.len() > 5 && word.ends_with("ts"))
        || matches!(word, "blev" | "var" | "hade" | "kunde" | "fick" | "gick" | "skulle" | "kom")
        || (word.len() > 6 && (word.ends_with("ades") || word.ends_with("ade")))
}
