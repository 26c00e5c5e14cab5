//! Sentences and paragraphs by a hash of their folded words: every text is looked up once.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;

use crate::facts::Passage;
use crate::swedish::paragraph::Paragraph;

/// Sentences of fewer words are too common to begin a run with.
const SENTENCE_MIN_WORDS: usize = 4;

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
    sentences: HashMap<u64, First<'f>>,
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
        Self { sentences: HashMap::new(), paragraph_min, run_min }
    }

    /// The longest run of sentences of a passage that stood before, where it is long enough.
    pub(super) fn look_up(
        &self,
        own: usize,
        passage: &Passage<'f>,
        factor: usize,
    ) -> Option<Copy<'f>> {
        let runs = passage.paragraphs.iter().filter_map(|paragraph| {
            self.longest_run(own, paragraph, factor)
        });
        runs.max_by_key(|copy| copy.word_count)
    }

    fn longest_run(
        &self,
        own: usize,
        paragraph: &Paragraph<'f>,
        factor: usize,
    ) -> Option<Copy<'f>> {
        let count = paragraph.sentences.len();
        let mut best: Option<Copy<'f>> = None;
        let mut at = 0;
        while at < count {
            let Some(first) = self.first(paragraph, at).filter(|first| first.passage != own) else {
                at += 1;
                continue;
            };
            let mut end = at + 1;
            while self.first(paragraph, end).is_some_and(|next| {
                next.passage == first.passage
                    && next.paragraph == first.paragraph
                    && next.sentence == first.sentence + (end - at)
            }) {
                end += 1;
            }
            let run = word_range(paragraph, at..end);
            let word_count = run.len();
            let is_whole = end - at == count || end - at == first.of;
            let least = if is_whole { self.paragraph_min } else { self.run_min } * factor;
            if word_count >= least && best.as_ref().is_none_or(|best| best.word_count < word_count) {
                best = Some(Copy {
                    passage: first.passage,
                    words: paragraph.quote(run),
                    first_words: first.words,
                    word_count,
                });
            }
            at = end;
        }
        best
    }

    fn first(&self, paragraph: &Paragraph<'f>, sentence: usize) -> Option<First<'f>> {
        let range = paragraph.sentences.get(sentence)?.clone();
        let (hash, _) = fold(paragraph, range)?;
        self.sentences.get(&hash).copied()
    }

    /// Remembers a passage's sentences.
    pub(super) fn add(&mut self, own: usize, passage: &Passage<'f>) {
        for (at, paragraph) in passage.paragraphs.iter().enumerate() {
            let of = paragraph.sentences.len();
            for (sentence, range) in paragraph.sentences.iter().enumerate() {
                let Some((hash, _)) = fold(paragraph, range.clone()) else { continue };
                if let Entry::Vacant(free) = self.sentences.entry(hash) {
                    let words = paragraph.sentence(sentence);
                    free.insert(First { passage: own, paragraph: at, sentence, of, words });
                }
            }
        }
    }
}

fn word_range(paragraph: &Paragraph<'_>, sentences: Range<usize>) -> Range<usize> {
    let start = paragraph.sentences.get(sentences.start).map_or(0, |range| range.start);
    let last = sentences.end.checked_sub(1).and_then(|at| paragraph.sentences.get(at));
    start..last.map_or(start, |range| range.end)
}

/// A whole paragraph's hash and how many words it has.
pub(super) fn fold_paragraph(paragraph: &Paragraph<'_>) -> Option<(u64, usize)> {
    fold(paragraph, 0..paragraph.words.len())
}

/// A hash of words in small letters, the year's expressions left out, and how many words were
/// hashed; `None` for too few.
fn fold(paragraph: &Paragraph<'_>, range: Range<usize>) -> Option<(u64, usize)> {
    if range.len() < SENTENCE_MIN_WORDS {
        return None;
    }
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut count = 0;
    let mut at = range.start;
    while at < range.end {
        let skipped = year_expression(paragraph, at);
        if skipped > 0 {
            at += skipped;
            continue;
        }
        for byte in paragraph.word(at).bytes().chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
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
