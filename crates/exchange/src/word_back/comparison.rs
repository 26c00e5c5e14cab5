//! What people did: what came back against what was sent, and against what holds now.

use similar::{Algorithm, ChangeTag, DiffOp, TextDiff, capture_diff_slices};
use tertial_domain::text_place::TextPlace;

use super::text::{contents_alike, plain};
use super::{Content, Grid, Returned};

/// Everything that is not as it was sent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    /// Places with another content, in the order of places.
    pub differences: Vec<Difference>,
    /// How many places came back as they were.
    pub unchanged: usize,
    /// Words outside the places, which cannot be changed this way.
    pub fixed: Vec<FixedChange>,
}

/// A place with another content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The place.
    pub place: TextPlace,
    /// What became of it.
    pub kind: DifferenceKind,
    /// What was sent.
    pub sent: Content,
    /// What came back; none for a place that is gone.
    pub back: Option<Content>,
    /// What stands there now; none where the report has no such place any more.
    pub now: Option<Content>,
    /// From what stands there now to what came back, word by word.
    pub words: Vec<Segment>,
    /// Whether the words are the same, and only what they look like is not.
    pub is_look_alone: bool,
}

impl Difference {
    /// What stands in the place once the difference is taken: nothing where the place is gone.
    pub fn content(&self) -> Content {
        let nothing = || match &self.sent {
            Content::Text(_) => Content::Text(Vec::new()),
            // A table is emptied of rows; its head stays.
            Content::Table(_) => Content::Table(Grid::default()),
        };
        self.back.clone().unwrap_or_else(nothing)
    }
}

/// What became of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DifferenceKind {
    /// It was changed in the file, and stands in the report as it was sent.
    Changed,
    /// It is gone from the file.
    Removed,
    /// It was changed in the file and in the report.
    Conflict,
    /// The report has no such place to write in.
    NotSent,
}

impl DifferenceKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Changed, Self::Removed, Self::Conflict, Self::NotSent];

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Removed => "removed",
            Self::Conflict => "conflict",
            Self::NotSent => "not_sent",
        }
    }

    /// Whether a person may choose to take it in.
    pub const fn may_be_taken(self) -> bool {
        match self {
            Self::Changed | Self::Removed | Self::Conflict => true,
            Self::NotSent => false,
        }
    }

    /// Whether it is taken in where nobody says otherwise: nothing is overwritten or emptied
    /// unasked.
    pub const fn is_taken_unasked(self) -> bool {
        matches!(self, Self::Changed)
    }
}

/// Words that look alike to a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// What became of them.
    pub kind: SegmentKind,
    /// The words.
    pub words: String,
}

/// What became of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SegmentKind {
    /// They stand in both.
    Same,
    /// They are gone.
    Gone,
    /// They are new.
    New,
}

impl SegmentKind {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Gone => "gone",
            Self::New => "new",
        }
    }
}

/// Words outside the places that are not as they were sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixedChange {
    /// What was sent; none for what was added.
    pub sent: Option<String>,
    /// What came back; none for what is gone.
    pub back: Option<String>,
    /// Whether it is a row of a table of figures.
    pub is_row: bool,
}

/// Holds what came back against what was sent and what holds now.
pub fn compare(sent: &Returned, back: &Returned, now: &Returned) -> Comparison {
    let mut comparison = Comparison::default();
    for (place, was) in &sent.places {
        let (is, now) = (back.places.get(place), now.places.get(place));
        let is_now = |content: &Content| now.is_some_and(|now| contents_alike(now, content));
        let kind = match is {
            Some(is) if contents_alike(was, is) || is_now(is) => {
                comparison.unchanged += 1;
                continue;
            }
            _ if now.is_none() => DifferenceKind::NotSent,
            Some(_) if is_now(was) => DifferenceKind::Changed,
            None if is_now(was) => DifferenceKind::Removed,
            Some(_) | None => DifferenceKind::Conflict,
        };
        comparison.differences.push(difference(place, kind, (was, is, now)));
    }
    for (place, is) in &back.places {
        if !sent.places.contains_key(place) {
            let nothing = Content::Text(Vec::new());
            let told = (&nothing, Some(is), now.places.get(place));
            comparison.differences.push(difference(place, DifferenceKind::NotSent, told));
        }
    }
    comparison.fixed = fixed_changes(sent, back);
    comparison
}

impl Comparison {
    /// Leaves every change to a person, where places may mean something else than when the file was
    /// made.
    pub fn doubt(&mut self) {
        for difference in &mut self.differences {
            if matches!(difference.kind, DifferenceKind::Changed | DifferenceKind::Removed) {
                difference.kind = DifferenceKind::Conflict;
            }
        }
    }
}

fn difference(
    place: &TextPlace,
    kind: DifferenceKind,
    (sent, back, now): (&Content, Option<&Content>, Option<&Content>),
) -> Difference {
    let from = plain(now.unwrap_or(sent));
    let to = back.map(plain).unwrap_or_default();
    Difference {
        place: place.clone(),
        kind,
        sent: sent.clone(),
        back: back.cloned(),
        now: now.cloned(),
        is_look_alone: back.is_some() && from == to,
        words: compared(&from, &to),
    }
}

/// Texts that are cut into more pieces are compared line by line, and if their lines are more,
/// shown whole: the work grows with the square of what differs.
const PIECES_MAX: usize = 6_000;

/// From one text to another, word by word.
pub fn compared(from: &str, to: &str) -> Vec<Segment> {
    let mut settings = TextDiff::configure();
    settings.algorithm(Algorithm::Patience);
    let is_short = |old: &[&str], new: &[&str]| old.len().max(new.len()) <= PIECES_MAX;
    let (mut old, mut new) = (tokens(from), tokens(to));
    if !is_short(&old, &new) {
        (old, new) = (lines(from), lines(to));
    }
    if !is_short(&old, &new) {
        (old, new) = (vec![from], vec![to]);
    }
    let diff = settings.diff_slices(&old, &new);
    let changes = diff.iter_all_changes().map(|change| {
        let kind = match change.tag() {
            ChangeTag::Equal => SegmentKind::Same,
            ChangeTag::Delete => SegmentKind::Gone,
            ChangeTag::Insert => SegmentKind::New,
        };
        (kind, change.value())
    });
    gathered(changes)
}

/// Lines with their ends.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// Words, blanks and signs, each by itself.
fn tokens(text: &str) -> Vec<&str> {
    let class = |letter: char| match letter {
        '\n' => 0_u8,
        letter if letter.is_whitespace() => 1,
        letter if letter.is_alphanumeric() => 2,
        _ => 3,
    };
    let mut tokens = Vec::new();
    let (mut from, mut before) = (0, None);
    for (at, letter) in text.char_indices() {
        let own = class(letter);
        if before.is_some_and(|before| before != own || own == 0 || own == 3) {
            tokens.extend(text.get(from..at));
            from = at;
        }
        before = Some(own);
    }
    tokens.extend(text.get(from..).filter(|rest| !rest.is_empty()));
    tokens
}

/// What is gone and what is new between words that are the same; a blank alone between two changes
/// is part of both.
fn gathered<'a>(changes: impl Iterator<Item = (SegmentKind, &'a str)>) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    let (mut gone, mut new, mut blank) = (String::new(), String::new(), String::new());
    let mut flush = |gone: &mut String, new: &mut String, same: &str| {
        let told = [
            (SegmentKind::Gone, std::mem::take(gone)),
            (SegmentKind::New, std::mem::take(new)),
            (SegmentKind::Same, same.to_owned()),
        ];
        for (kind, words) in told.into_iter().filter(|(_, words)| !words.is_empty()) {
            match segments.last_mut() {
                Some(last) if last.kind == kind => last.words.push_str(&words),
                _ => segments.push(Segment { kind, words }),
            }
        }
    };
    for (kind, words) in changes {
        match kind {
            SegmentKind::Same if blank.is_empty() && words == " " => blank.push_str(words),
            SegmentKind::Same => {
                let same = std::mem::take(&mut blank) + words;
                flush(&mut gone, &mut new, &same);
            }
            SegmentKind::Gone | SegmentKind::New => {
                if gone.is_empty() && new.is_empty() {
                    flush(&mut gone, &mut new, &std::mem::take(&mut blank));
                }
                gone.push_str(&blank);
                new.push_str(&blank);
                blank.clear();
                if kind == SegmentKind::Gone { &mut gone } else { &mut new }.push_str(words);
            }
        }
    }
    flush(&mut gone, &mut new, &blank);
    segments
}

/// What stands outside the places and is not as it was.
fn fixed_changes(sent: &Returned, back: &Returned) -> Vec<FixedChange> {
    let mut changes = Vec::new();
    for (number, was) in &sent.fixed {
        let is = back.fixed.get(number);
        let is_told = !was.trim().is_empty() && is.map(|is| is.trim()) != Some(was.trim());
        if is_told {
            let back = is.cloned();
            changes.push(FixedChange { sent: Some(was.clone()), back, is_row: false });
        }
    }
    row_changes(&sent.rows, &back.rows, &mut changes);
    changes
}

/// Rows that were not to be written in: one after another where they are too many to be matched.
fn row_changes(sent: &[String], back: &[String], changes: &mut Vec<FixedChange>) {
    let ops = if sent.len().max(back.len()) <= PIECES_MAX {
        capture_diff_slices(Algorithm::Patience, sent, back)
    } else {
        let (old_len, new_len) = (sent.len(), back.len());
        vec![DiffOp::Replace { old_index: 0, old_len, new_index: 0, new_len }]
    };
    for op in ops.iter().filter(|op| !matches!(op, DiffOp::Equal { .. })) {
        let was = sent.get(op.old_range()).unwrap_or_default();
        let is = back.get(op.new_range()).unwrap_or_default();
        let pairs = (0..was.len().max(is.len())).map(|at| (was.get(at), is.get(at)));
        changes.extend(pairs.filter(|(was, is)| was != is).map(|(was, is)| FixedChange {
            sent: was.cloned(),
            back: is.cloned(),
            is_row: true,
        }));
    }
}
