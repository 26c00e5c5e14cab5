//! Sentences and paragraphs by a hash of their folded words: every text is looked up once.

use std::collections::HashMap;
use std::ops::Range;

use crate::facts::Passage;
use crate::place::{GoalPart, GoalPath, Place};
use crate::swedish::figures::{Figure, FigureKind};
use crate::swedish::lexicon::key;
use crate::swedish::paragraph::Paragraph;

/// Sentences of fewer words are too common to begin a run with.
const SENTENCE_MIN_WORDS: usize = 4;

/// How many places of one sentence are remembered.
const SEEN_MAX: usize = 4;

/// Where a sentence stood first.
#[derive(Clone, Copy)]
struct First<'f> {
    passage: usize,
    paragraph: usize,
    sentence: usize,
    of: usize,
    words: &'f str,
}

/// Every sentence that has been seen.
pub(super) struct Copies<'f> {
    sentences: HashMap<u64, Vec<First<'f>>>,
    /// Where each passage stands that may retell the figures of its goal; none for others.
    retelling: Vec<Option<GoalPath>>,
    paragraph_min: usize,
    run_min: usize,
}

/// Words that have stood before.
pub(super) struct Copy<'f> {
    /// The passage where they stood first.
    pub passage: usize,
    /// The words here.
    pub words: &'f str,
    /// The words where they stood first; the first sentence of them.
    pub first_words: &'f str,
    /// How many words.
    pub word_count: usize,
}

impl<'f> Copies<'f> {
    pub(super) fn new(paragraph_min: usize, run_min: usize) -> Self {
        Self { sentences: HashMap::new(), retelling: Vec::new(), paragraph_min, run_min }
    }

    /// The longest run of sentences of a passage that stood before, where it is long enough.
    pub(super) fn look_up(
        &self,
        own: usize,
        passage: &Passage<'f>,
        factor: usize,
    ) -> Option<Copy<'f>> {
        let runs = passage
            .paragraphs
            .iter()
            .filter_map(|paragraph| self.longest_run(own, paragraph, factor));
        runs.max_by_key(|copy| copy.word_count)
    }

    fn longest_run(
        &self,
        own: usize,
        paragraph: &Paragraph<'f>,
        factor: usize,
    ) -> Option<Copy<'f>> {
        let hashes: Vec<Option<u64>> = paragraph
            .sentences
            .iter()
            .map(|range| fold(paragraph, range.clone()).map(|(hash, _)| hash))
            .collect();
        let mut best: Option<Copy<'f>> = None;
        for at in 0..hashes.len() {
            for first in self.seen(hashes.get(at)).iter().filter(|first| first.passage != own) {
                let end = self.run_end(&hashes, at, first);
                let run = word_range(paragraph, at..end);
                let word_count = run.len();
                // A short opening such as "Genomförd." does not make it another paragraph.
                let is_whole = word_count * 5 >= paragraph.words.len() * 4 || end - at == first.of;
                let least = if is_whole { self.paragraph_min } else { self.run_min } * factor;
                let telling = if self.may_retell(own, first.passage) {
                    telling_words(paragraph, at..end)
                } else {
                    word_count
                };
                let is_enough = telling >= least || word_count >= self.run_min * 2 * factor;
                if is_enough && best.as_ref().is_none_or(|best| best.word_count < word_count) {
                    best = Some(Copy {
                        passage: first.passage,
                        words: paragraph.quote(run),
                        first_words: first.words,
                        word_count,
                    });
                }
            }
        }
        best
    }

    fn seen(&self, hash: Option<&Option<u64>>) -> &[First<'f>] {
        let hash = hash.copied().flatten();
        hash.and_then(|hash| self.sentences.get(&hash)).map_or(&[], Vec::as_slice)
    }

    /// Where a run ends that began as another text did.
    fn run_end(&self, hashes: &[Option<u64>], at: usize, first: &First<'f>) -> usize {
        let mut end = at + 1;
        while self.seen(hashes.get(end)).iter().any(|next| {
            next.passage == first.passage
                && next.paragraph == first.paragraph
                && next.sentence == first.sentence + (end - at)
        }) {
            end += 1;
        }
        end
    }

    /// Remembers where a passage belongs: for every passage, in order, before it is looked up.
    pub(super) fn place(&mut self, passage: &Passage<'_>) {
        let path = match &passage.place {
            Place::Goal(_, GoalPart::ActivityNote(_)) => None,
            place => place.goal().cloned(),
        };
        self.retelling.push(path);
    }

    /// Whether two passages may tell the same figures: those of a goal and of the goals above it.
    /// What is said of an activity, or of another goal beside it, is no place for them.
    fn may_retell(&self, one: usize, other: usize) -> bool {
        let path = |at: usize| self.retelling.get(at).and_then(Option::as_ref);
        path(one).zip(path(other)).is_some_and(|(one, other)| {
            one.steps().zip(other.steps()).all(|(one, other)| one == other)
        })
    }

    /// Remembers a passage's sentences.
    pub(super) fn add(&mut self, own: usize, passage: &Passage<'f>) {
        for (at, paragraph) in passage.paragraphs.iter().enumerate() {
            let of = paragraph.sentences.len();
            for (sentence, range) in paragraph.sentences.iter().enumerate() {
                let Some((hash, _)) = fold(paragraph, range.clone()) else { continue };
                let seen = self.sentences.entry(hash).or_default();
                if seen.len() < SEEN_MAX {
                    let words = paragraph.sentence(sentence);
                    seen.push(First { passage: own, paragraph: at, sentence, of, words });
                }
            }
        }
    }
}

/// Words of sentences that state no figure: a figure may well be told in two places.
fn telling_words(paragraph: &Paragraph<'_>, sentences: Range<usize>) -> usize {
    let is_amount = |figure: &Figure| matches!(figure.kind, FigureKind::Amount);
    sentences
        .filter(|&at| !paragraph.figures_in(at).any(is_amount))
        .filter_map(|at| paragraph.sentences.get(at))
        .map(ExactSizeIterator::len)
        .sum()
}

fn word_range(paragraph: &Paragraph<'_>, sentences: Range<usize>) -> Range<usize> {
    let start = paragraph.sentences.get(sentences.start).map_or(0, |range| range.start);
    let last = sentences.end.checked_sub(1).and_then(|at| paragraph.sentences.get(at));
    start..last.map_or(start, |range| range.end)
}

/// A whole paragraph's hash, years included, and how many words it has.
pub(super) fn fold_exactly(paragraph: &Paragraph<'_>) -> Option<(u64, usize)> {
    let count = paragraph.words.len();
    let hash = (0..count).fold(SEED, |hash, at| with_word(hash, key_of(paragraph, at)));
    (count >= SENTENCE_MIN_WORDS).then_some((hash, count))
}

/// A whole paragraph's hash, the report's own year left out, and how many words it has.
pub(super) fn fold_year(paragraph: &Paragraph<'_>, own: i16) -> Option<(u64, usize)> {
    let own = key(own.to_string().as_bytes());
    let count = paragraph.words.len();
    let word = |at: usize| Some(key_of(paragraph, at)).filter(|key| *key != own).unwrap_or(0);
    let hash = (0..count).fold(SEED, |hash, at| with_word(hash, word(at)));
    (count >= SENTENCE_MIN_WORDS).then_some((hash, count))
}

/// Where a hash begins.
const SEED: u64 = 0xcbf2_9ce4_8422_2325;

fn with_word(hash: u64, key: u64) -> u64 {
    (hash ^ key).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23)
}

fn key_of(paragraph: &Paragraph<'_>, at: usize) -> u64 {
    paragraph.words.get(at).map_or(0, |word| word.key)
}

/// A hash of words in small letters, the year's expressions left out, and how many words were
/// hashed; `None` for too few.
fn fold(paragraph: &Paragraph<'_>, range: Range<usize>) -> Option<(u64, usize)> {
    if range.len() < SENTENCE_MIN_WORDS {
        return None;
    }
    let mut hash = SEED;
    let mut count = 0;
    let mut at = range.start;
    while at < range.end {
        let skipped = year_expression(paragraph, at);
        if skipped > 0 {
            at += skipped;
            continue;
        }
        hash = with_word(hash, key_of(paragraph, at));
        count += 1;
        at += 1;
    }
    (count >= SENTENCE_MIN_WORDS).then_some((hash, count))
}

/// How many words say only which year: "under året", "i år", "under 2021", "2021 års".
fn year_expression(paragraph: &Paragraph<'_>, at: usize) -> usize {
    let word = |offset: usize| paragraph.word(at + offset);
    let is_year = |text: &str| {
        text.len() == 4 && text.starts_with("20") && text.bytes().all(|b| b.is_ascii_digit())
    };
    match word(0) {
        "under" | "i" | "för" if word(1) == "år" && is_year(word(2)) => 3,
        "under" | "i" | "för" | "år" if is_year(word(1)) => 2,
        "under" if matches!(word(1), "året" | "verksamhetsåret") => 2,
        "i" if word(1) == "år" => 2,
        "årets" => 1,
        own if is_year(own) && word(1) == "års" => 2,
        own if is_year(own) => 1,
        _ => 0,
    }
}
