//! What the review says of a report, laid out beside its document: each finding at its own place.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};

use tertial_domain::ids::IdempotencyKey;
use tertial_domain::quantity::Value;
use tertial_review::{Rule, Severity};
use tertial_usecases::document::{DocumentPiece, ReportDocument, anchor_of};
use tertial_usecases::once::form_key;
use tertial_usecases::reports::SamePart;
use tertial_usecases::review::stored::{ReportReview, ToldAnswer};
use tertial_usecases::review::suggested::ToldSuggestion;
use tertial_usecases::review::told::{ToldEvidence, ToldFinding};

use crate::markup::Markup;
use crate::pages::workflow::talk;
use crate::words::Period;

/// The document with the findings between its pieces, and what the page says of them all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Margin {
    pub(crate) pieces: Vec<Piece>,
    /// Notes whose place the document does not show.
    pub(crate) unplaced: Vec<Note>,
    /// Questions about all of the report, or about a place that the document does not show.
    pub(crate) questions: Vec<talk::Note>,
    /// The form by which the reader asks about all of the report.
    pub(crate) ask: Option<talk::AskForm>,
    pub(crate) groups: Vec<Group>,
    pub(crate) rules: Vec<RuleChoice>,
    pub(crate) chosen: Option<Rule>,
    pub(crate) answered: usize,
    pub(crate) silent: Vec<(String, String)>,
    /// The finding whose answer could not be kept, by its name on the page.
    pub(crate) refused: Option<String>,
}

/// A stretch of the document with the notes after it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Piece {
    pub(crate) markup: Markup,
    pub(crate) notes: Vec<Note>,
    pub(crate) suggestion: Option<ToldSuggestion>,
    /// The figures of its table with those of the same part of earlier years.
    pub(crate) same_part: Vec<LikeFigures>,
    /// What was asked here.
    pub(crate) questions: Vec<talk::Note>,
    /// The form by which the reader asks here.
    pub(crate) ask: Option<talk::AskForm>,
    /// The place whose notes stand after it.
    place: Option<String>,
}

/// An indicator's figures of the same part of several years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LikeFigures {
    pub(crate) name: String,
    pub(crate) figures: Vec<(Period, Value)>,
}

/// A finding with what its form and its links need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Note {
    /// Its own name on the page.
    pub(crate) anchor: String,
    pub(crate) finding: ToldFinding,
    pub(crate) fingerprint: String,
    /// The name of what its form writes.
    pub(crate) key: IdempotencyKey,
    pub(crate) quotes: Vec<Quote>,
    pub(crate) answer: Option<ToldAnswer>,
    pub(crate) refusal: Option<Refusal>,
}

/// A quotation with the way to where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quote {
    pub(crate) words: String,
    pub(crate) href: String,
    pub(crate) place_words: String,
}

/// An answer that could not be kept, with what was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The finding's rule.
    pub rule: Rule,
    /// The finding's fingerprint.
    pub fingerprint: String,
    /// What was written.
    pub motive: String,
}

/// Findings of one weight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Group {
    pub(crate) severity: Severity,
    pub(crate) lines: Vec<GroupLine>,
}

/// A finding in the summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct GroupLine {
    /// Where it stands on the page.
    pub(crate) href: String,
    /// Its rule's name.
    pub(crate) name: String,
    /// What it concerns.
    pub(crate) place_words: String,
}

/// A rule that has found something here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RuleChoice {
    pub(crate) rule: Rule,
    pub(crate) name: String,
    pub(crate) count: usize,
}

impl Margin {
    /// A document without a review: an older version.
    pub fn bare(document: ReportDocument) -> Self {
        Self { pieces: document.pieces.into_iter().map(bare).collect(), ..Self::default() }
    }

    /// The findings laid out along a document; of one rule alone where one is chosen. Each form
    /// is given a name, so that sending it twice writes once.
    pub fn new(
        document: ReportDocument,
        review: ReportReview,
        chosen: Option<Rule>,
        refusal: Option<&Refusal>,
    ) -> Self {
        let rules = rules(&review.open);
        let answered = review.answered.len();
        let (report, turn) = (review.report.to_string(), review.answer_count.to_string());
        let open = review.open.into_iter().map(|finding| (finding, None));
        let closed = review.answered.into_iter().map(|(finding, answer)| (finding, Some(answer)));
        let mut anchors = Anchors::default();
        let notes: Vec<Note> = open
            .chain(closed)
            .filter(|(finding, _)| chosen.is_none_or(|chosen| chosen == finding.rule))
            .map(|(finding, answer)| Note {
                anchor: anchors.next(&finding),
                quotes: quotes(&finding, &document.places),
                refusal: refusal.filter(|refusal| refusal.is_of(&finding)).cloned(),
                fingerprint: finding.fingerprint_text(),
                key: form_key(&[&report, &finding.fingerprint_text(), &turn]),
                finding,
                answer,
            })
            .collect();
        let mut margin = Self {
            groups: groups(&notes),
            rules,
            chosen,
            answered,
            silent: review.silent,
            refused: notes
                .iter()
                .find(|note| note.refusal.is_some())
                .map(|note| note.anchor.clone()),
            ..Self::default()
        };
        margin.lay_out(document.pieces, notes, review.suggestions);
        margin
    }

    /// The same with figures of a part of a year at their tables, like beside like.
    #[must_use]
    pub fn with_same_part(mut self, rows: &[SamePart]) -> Self {
        for piece in &mut self.pieces {
            let Some(place) = &piece.place else { continue };
            let of_table = rows.iter().filter(|row| row.table == *place);
            piece.same_part = of_table.map(LikeFigures::of).collect();
        }
        self
    }

    /// The same with what was asked at its places, and with a form at each place where the reader
    /// may ask.
    #[must_use]
    pub(crate) fn with_talk(
        mut self,
        notes: Vec<talk::Note>,
        ask: impl Fn(&str) -> Option<talk::AskForm>,
    ) -> Self {
        let mut slots: HashMap<String, usize> = HashMap::new();
        for (at, piece) in self.pieces.iter_mut().enumerate() {
            let Some(place) = &piece.place else { continue };
            // A place has one form: after its first piece.
            if let Entry::Vacant(slot) = slots.entry(place.clone()) {
                slot.insert(at);
                piece.ask = ask(place);
            }
        }
        self.ask = ask("report");
        for note in notes {
            let slot = above(&note.question.place).find_map(|place| slots.get(place));
            match slot.and_then(|&at| self.pieces.get_mut(at)) {
                Some(piece) => piece.questions.push(note),
                None => self.questions.push(note),
            }
        }
        let placed = self.pieces.iter_mut().flat_map(|piece| piece.questions.iter_mut());
        talk::chain(self.questions.iter_mut().chain(placed));
        self
    }

    /// The same with words that could not be kept, in the form that they came from.
    #[must_use]
    pub(crate) fn with_refusal(mut self, refusal: &talk::Refusal) -> Self {
        let Self { pieces, questions, ask, .. } = &mut self;
        let placed = pieces.iter_mut().flat_map(|piece| piece.questions.iter_mut());
        for note in questions.iter_mut().chain(placed) {
            note.refusal = Some(refusal).filter(|one| one.at == note.anchor).cloned();
        }
        for form in pieces.iter_mut().filter_map(|piece| piece.ask.as_mut()).chain(ask) {
            form.refusal = Some(refusal).filter(|one| one.at == form.place).cloned();
        }
        self
    }

    fn lay_out(
        &mut self,
        document: Vec<DocumentPiece>,
        notes: Vec<Note>,
        suggestions: Vec<ToldSuggestion>,
    ) {
        let mut slots: HashMap<String, usize> = HashMap::new();
        for (at, piece) in document.into_iter().enumerate() {
            if let Some(place) = piece.notes_of.clone() {
                slots.entry(place).or_insert(at);
            }
            self.pieces.push(bare(piece));
        }
        for note in notes {
            let slot = above(&note.finding.place).find_map(|place| slots.get(place));
            match slot.and_then(|&at| self.pieces.get_mut(at)) {
                Some(piece) => piece.notes.push(note),
                None => self.unplaced.push(note),
            }
        }
        // Goals above are the committee's and the council's: their grades are not this unit's.
        let lowest = suggestions.iter().map(|suggestion| suggestion.level).max();
        let is_shown = |one: &ToldSuggestion| one.grade.is_some() && Some(one.level) == lowest;
        for suggestion in suggestions.into_iter().filter(is_shown) {
            let slot = slots.get(&suggestion.place);
            if let Some(piece) = slot.and_then(|&at| self.pieces.get_mut(at)) {
                piece.suggestion = Some(suggestion);
            }
        }
    }

    /// How many findings wait, of every rule.
    pub(crate) fn waiting(&self) -> usize {
        self.rules.iter().map(|rule| rule.count).sum()
    }
}

impl Piece {
    /// Whether anything stands beside it.
    pub(crate) fn has_margin(&self) -> bool {
        !self.notes.is_empty() || !self.questions.is_empty() || self.ask.is_some()
    }
}

impl Refusal {
    fn is_of(&self, finding: &ToldFinding) -> bool {
        self.rule == finding.rule && self.fingerprint == finding.fingerprint_text()
    }
}

fn bare(piece: DocumentPiece) -> Piece {
    let DocumentPiece { markup, notes_of: place } = piece;
    Piece { markup: Markup::of_document(markup), place, ..Piece::default() }
}

impl LikeFigures {
    fn of(row: &SamePart) -> Self {
        let figures = row.figures.iter().map(|(year, value)| {
            let period = Period { year: *year, part: row.part };
            (period, value.clone())
        });
        Self { name: row.name.clone(), figures: figures.collect() }
    }
}

/// A place and those around it, the smallest first.
fn above(place: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(place), |place| place.rsplit_once('/').map(|(around, _)| around))
}

fn quotes(finding: &ToldFinding, places: &HashSet<String>) -> Vec<Quote> {
    let quote = |evidence: &ToldEvidence| {
        let found = above(&evidence.place).find(|place| places.contains(*place));
        Quote {
            words: evidence.quote.clone(),
            href: found.map_or_else(
                || "#document-title".to_owned(),
                |place| format!("#{}", anchor_of(place)),
            ),
            place_words: evidence.place_near.clone(),
        }
    };
    finding.evidence.iter().map(quote).collect()
}

/// Names for findings on a page. Two that say the same of the same words get different ones.
#[derive(Debug, Default)]
struct Anchors(HashMap<u64, usize>);

impl Anchors {
    fn next(&mut self, finding: &ToldFinding) -> String {
        let seen = self.0.entry(finding.fingerprint).or_default();
        *seen += 1;
        let name = anchor_of_finding(&finding.fingerprint_text());
        if *seen == 1 { name } else { format!("{name}-{seen}") }
    }
}

/// The name of a finding on its report's page.
pub(crate) fn anchor_of_finding(fingerprint: &str) -> String {
    format!("finding-{fingerprint}")
}

fn groups(notes: &[Note]) -> Vec<Group> {
    let group = |severity| {
        let of_weight = |note: &&Note| note.answer.is_none() && note.finding.severity == severity;
        let lines = notes.iter().filter(of_weight).map(|note| GroupLine {
            href: format!("#{}", note.anchor),
            name: note.finding.name.clone(),
            place_words: note.finding.place_words.clone(),
        });
        Group { severity, lines: lines.collect() }
    };
    let all = Severity::ALL.into_iter().rev().map(group);
    all.filter(|group| !group.lines.is_empty()).collect()
}

/// The rules that have found something, in the order of the catalogue.
fn rules(open: &[ToldFinding]) -> Vec<RuleChoice> {
    let mut rules: BTreeMap<Rule, RuleChoice> = BTreeMap::new();
    for finding in open {
        let choice = rules.entry(finding.rule).or_insert_with(|| RuleChoice {
            rule: finding.rule,
            name: finding.name.clone(),
            count: 0,
        });
        choice.count += 1;
    }
    rules.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_lies_within_those_around_it() {
        let around: Vec<&str> = above("goals/0/indicators/2/outcome").collect();
        assert_eq!(around.len(), 5);
        assert_eq!(around.last(), Some(&"goals"));
        assert_eq!(around.get(1), Some(&"goals/0/indicators/2"));
    }
}
