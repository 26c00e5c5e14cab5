//! Was it done? What a text says of one thing that was to be done: an activity, a promised result.
//!
//! Read clause by clause against the thing's own words: denied ("inget lås sitter på plats"), stuck
//! ("ligger framför oss"), still as before ("på papper, precis som tidigare"), only wished or prepared
//! ("färgen är inköpt"), or done. What is denied of another thing says nothing of this one.

use std::ops::Range;

use crate::swedish::event::{happened, is_denial};
use crate::swedish::fulfilment::gives_a_reason_besides;
use crate::swedish::kinship::are_kin;
use crate::swedish::open_answer::is_settled_word;
use crate::swedish::paragraph::Paragraph;
use crate::swedish::tie::KeyWords;

mod words;

use words::{
    ANALOGUE, AS_BEFORE, DIGITAL, ELSEWHERE, EMPTY_THINGS, LIMITS, PREPARED, PRO_FORMS,
    SMALL_WORDS, STUCK, STUCK_PAIRS, WISH_NOUNS, WISHED, WISHED_PAIRS, has_pair, is_listed,
    pair_at,
};

/// What one clause says of the thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Heard {
    /// "är ritad och överlämnad", "sitter sedan maj"
    Done,
    /// "färgen är inköpt", "ett utkast finns"
    Prepared,
    /// "vi hoppas", "är tänkt att göras"
    Wished,
    /// "på papper, precis som tidigare", "de gamla lamporna"
    AsBefore,
    /// "väntar alltjämt", "har stannat på idéstadiet"
    Stuck,
    /// "inga samtal har ägt rum", "något beslut finns inte"
    Denied,
}

/// A clause that says something of the thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hearing {
    /// What it says.
    pub heard: Heard,
    /// The sentence it stands in.
    pub sentence: usize,
    /// Whether it names the thing.
    pub is_tied: bool,
}

/// A thing that was to be done, by the words of its name.
#[derive(Debug, Clone)]
pub struct Asked {
    name: String,
    words: Vec<String>,
    /// "nyckelfria lås" are to do away with keys.
    freed_of: Vec<String>,
    is_digital: bool,
}

impl Asked {
    /// A thing by its name or by the sentence that promises it.
    pub fn of(name: &str) -> Self {
        let words = Paragraph::new(name);
        let telling = KeyWords::new(name);
        let kept = telling.words().iter().filter(|word| !is_empty_thing(word)).cloned().collect();
        let every = || (0..words.words.len()).map(|at| words.word(at));
        let freed = |word: &str| {
            let freed = ["fria", "fritt", "fri"].iter().find_map(|end| word.strip_suffix(end));
            freed.filter(|rest| rest.chars().count() > 3).map(str::to_owned)
        };
        let freed_of = every().filter_map(freed).collect();
        let is_digital = every().any(|word| is_listed(word, DIGITAL));
        Self { name: name.to_owned(), words: kept, freed_of, is_digital }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether its name has no word of its own.
    pub const fn is_nameless(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether a word is of the thing.
    pub fn names(&self, word: &str) -> bool {
        let is_small = word.chars().count() < 3 || SMALL_WORDS.contains(&word);
        !is_small && self.words.iter().any(|own| are_kin(own, word))
    }

    /// Whether a word is of what was to be done with the thing: to "köpa in" is done when it is "inköpt".
    fn is_verb_of(&self, word: &str) -> bool {
        let verb = self.name.split_whitespace().next().unwrap_or_default().to_lowercase();
        let root = verb.strip_suffix('a').unwrap_or(&verb);
        root.chars().count() > 2 && word.contains(root)
    }

    /// Whether a word begins as the thing's name does: "saltning" and "saltförbrukningen".
    pub fn begins_as(&self, word: &str) -> bool {
        const ALIKE: usize = 4;
        self.words
            .iter()
            .any(|own| own.chars().zip(word.chars()).take_while(|(a, b)| a == b).count() >= ALIKE)
    }

    /// Whether a paragraph says why. To wait for the thing itself is no reason for its not being there.
    pub fn is_explained_in(&self, paragraph: &Paragraph<'_>) -> bool {
        gives_a_reason_besides(paragraph, |at| {
            let is_own = self.names(paragraph.word(at));
            let until = paragraph.words.len().min(at + 6);
            let waits = paragraph.word(at).contains("vänta");
            is_own || (waits && self.is_named_in(paragraph, at + 1..until))
        })
    }

    fn is_named_in(&self, paragraph: &Paragraph<'_>, mut words: Range<usize>) -> bool {
        words.any(|at| self.names(paragraph.word(at)))
    }

    fn is_meant_in(&self, paragraph: &Paragraph<'_>, words: &Range<usize>) -> bool {
        self.is_named_in(paragraph, words.clone())
            || words.clone().any(|at| PRO_FORMS.contains(&paragraph.word(at)))
    }

    /// Everything that a paragraph says of the thing, clause by clause.
    pub fn heard_in(&self, paragraph: &Paragraph<'_>) -> Vec<Hearing> {
        let mut found = Vec::new();
        for (sentence, range) in paragraph.sentences.iter().enumerate() {
            for clause in clauses(paragraph, range) {
                if let Some(heard) = self.heard_of(paragraph, &clause) {
                    let is_tied = self.is_named_in(paragraph, clause.clone());
                    found.push(Hearing { heard, sentence, is_tied });
                }
            }
        }
        found
    }

    fn heard_of(&self, paragraph: &Paragraph<'_>, clause: &Range<usize>) -> Option<Heard> {
        let has = |list: &[&str]| clause.clone().any(|at| is_listed(paragraph.word(at), list));
        if has(ELSEWHERE) && clause.clone().any(|at| paragraph.word(at).starts_with("mål")) {
            return None;
        }
        if self.is_denied_in(paragraph, clause) {
            return Some(Heard::Denied);
        }
        let is_waited_for = || {
            let wait = clause.clone().find(|&at| paragraph.word(at).starts_with("vänta"));
            wait.is_some_and(|at| self.is_named_in(paragraph, at + 1..clause.end))
        };
        if has(STUCK) || has_pair(paragraph, clause, STUCK_PAIRS) || is_waited_for() {
            return Some(Heard::Stuck);
        }
        if self.is_as_before(paragraph, clause) {
            return Some(Heard::AsBefore);
        }
        // "Underlaget är lämnat till dem som ska räkna": what has happened goes before what is to come.
        let done = happened(paragraph, clause);
        let is_after = |at: usize| done.as_ref().is_some_and(|done| done.end <= at);
        let is_wish = |at: usize| {
            let word = paragraph.word(at);
            is_listed(word, WISH_NOUNS)
                || (!is_after(at)
                    && (is_listed(word, WISHED) || pair_at(paragraph, clause, at, WISHED_PAIRS)))
        };
        if clause.clone().any(is_wish) {
            return Some(Heard::Wished);
        }
        let is_prepared = clause.clone().any(|at| {
            let word = paragraph.word(at);
            is_listed(word, PREPARED) && !self.names(word) && !self.is_verb_of(word)
        });
        if is_prepared {
            return Some(Heard::Prepared);
        }
        let denies = clause.clone().any(|at| is_denial(paragraph.word(at)));
        let is_settled = !denies && clause.clone().any(|at| is_settled_word(paragraph.word(at)));
        (is_settled || done.is_some()).then_some(Heard::Done)
    }

    /// "inga samtal har ägt rum", "någon pärm finns ej", "kartan saknas". "Ingen har väntat längre än"
    /// sets a limit and denies nothing.
    fn is_denied_in(&self, paragraph: &Paragraph<'_>, clause: &Range<usize>) -> bool {
        let sets_limit = clause
            .clone()
            .any(|at| is_listed(paragraph.word(at), LIMITS) && paragraph.word(at + 1) == "än");
        if sets_limit {
            return false;
        }
        clause.clone().any(|at| match paragraph.word(at) {
            "ingen" | "inget" | "inga" | "ingenting" => {
                let until = clause.end.min(at + 5);
                let is_thing = self.is_named_in(paragraph, at + 1..until);
                // "Sedan dess har inget hänt", "Ingenting har skett"
                let is_nothing =
                    paragraph.word(at).ends_with("et") || paragraph.word(at) == "ingenting";
                let next = at + 1 + usize::from(paragraph.word(at + 1) == "har");
                if is_nothing && matches!(paragraph.word(next), "hänt" | "skett" | "gjorts") {
                    return true;
                }
                // "Ingen av tunnlarna har", "Inget sådant har"
                is_thing && !is_welcome(paragraph, at + 1..until)
            }
            "inte" | "ej" | "icke" | "aldrig" | "varken" => {
                let is_taken_back =
                    matches!(paragraph.word(at + 1), "bara" | "minst" | "enbart" | "endast");
                let is_aim = at.checked_sub(1).is_some_and(|at| paragraph.word(at) == "att");
                let is_condition = clause.clone().take_while(|&before| before < at).any(|before| {
                    let word = paragraph.word(before);
                    word == "som" || (before == clause.start && matches!(word, "om" | "när"))
                });
                !is_taken_back
                    && !is_aim
                    && !is_condition
                    && self.is_meant_in(paragraph, clause)
                    && !is_welcome(paragraph, clause.clone())
            }
            // "Noll av fyra tillfällen är avklarade", "antal akter: 0"
            "noll" | "0" => {
                let is_share = paragraph.word(at + 1) == "av";
                let is_count = at + 1 == clause.end && self.is_named_in(paragraph, clause.clone());
                (is_share || is_count) && !is_welcome(paragraph, clause.clone())
            }
            // "har kört vintern igenom utan utbildning"
            "utan" => {
                let until = clause.end.min(at + 3);
                paragraph.word(at + 1) != "att"
                    && self.is_named_in(paragraph, at + 1..until)
                    && !self.is_named_in(paragraph, clause.start..at)
                    && !clause.clone().any(|at| is_denial(paragraph.word(at)))
            }
            "saknas" | "saknar" | "saknades" | "fattas" => {
                self.is_named_in(paragraph, clause.clone())
            }
            _ => false,
        })
    }

    fn is_as_before(&self, paragraph: &Paragraph<'_>, clause: &Range<usize>) -> bool {
        let word = |at: usize| paragraph.word(at);
        let says_so = clause.clone().any(|at| is_listed(word(at), AS_BEFORE))
            || clause.clone().any(|at| {
                let until = clause.end.min(at + 5);
                (word(at) == "samma" && (at..until).any(|next| word(next) == "som"))
                    || (word(at) == "tills" && word(at + 1) == "vidare")
                    || (word(at) == "som"
                        && matches!(
                            word(at + 1),
                            "tidigare" | "förut" | "förr" | "förra" | "innan"
                        ))
            });
        let is_by_hand = self.is_digital
            && clause.clone().any(|at| is_listed(word(at), ANALOGUE))
            && !clause.clone().any(|at| is_listed(word(at), DIGITAL));
        let is_not_freed = self.freed_of.iter().any(|thing| {
            let begins: String = thing.chars().take(4).collect();
            clause.clone().any(|at| word(at).starts_with(&begins) && !word(at).contains("fri"))
        });
        let has_changed = happened(paragraph, clause).is_some();
        (says_so || is_by_hand || is_not_freed) && !has_changed
    }
}

/// Whether a word names those whom things are done for, or any activity; a compound of one
/// ("medarbetarsamtal") names a thing.
fn is_empty_thing(word: &str) -> bool {
    const LONGEST_END: usize = 5;
    EMPTY_THINGS.iter().any(|own| match own.strip_suffix('*') {
        Some(stem) => word.strip_prefix(stem).is_some_and(|end| end.chars().count() <= LONGEST_END),
        None => word == *own,
    })
}

/// Whether what is denied is better absent, or was not needed.
fn is_welcome(paragraph: &Paragraph<'_>, mut words: Range<usize>) -> bool {
    words.any(|at| is_listed(paragraph.word(at), words::WELCOME))
}

/// A sentence cut at its commas and where the wind turns.
fn clauses(paragraph: &Paragraph<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::with_capacity(2);
    let mut first = sentence.start;
    for at in sentence.start + 1..sentence.end {
        let turns = matches!(paragraph.word(at), "men" | "däremot" | "medan" | "dock");
        if at > first + 2 && (turns || is_after_comma(paragraph, at)) {
            found.push(first..at);
            first = at;
        }
    }
    found.push(first..sentence.end);
    found
}

fn is_after_comma(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| paragraph.words.get(at));
    before.zip(paragraph.words.get(at)).is_some_and(|(before, own)| {
        paragraph.text.get(before.end..own.start).unwrap_or_default().contains([',', '–', '('])
    })
}

#[cfg(test)]
mod tests;
