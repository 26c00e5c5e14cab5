//! What people did: what came back against what was sent, and against what holds now.

use similar::{Algorithm, ChangeTag, DiffOp, TextDiff, capture_diff_slices};
use tertial_domain::text_place::TextPlace;

use super::text::{contents_alike, plain};
use super::{Content, Returned};

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
            Some(_) => DifferenceKind::Conflict,
            None if is_now(was) => DifferenceKind::Removed,
            None => DifferenceKind::Conflict,
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
        words: words(&from, &to),
    }
}

/// Texts with more words are compared line by line.
const WORDS_MAX: usize = 8_000;

fn words(from: &str, to: &str) -> Vec<Segment> {
    let count = |text: &str| text.split_whitespace().count();
    let mut settings = TextDiff::configure();
    settings.algorithm(Algorithm::Patience);
    let is_long = count(from).max(count(to)) > WORDS_MAX;
    let diff = if is_long { settings.diff_lines(from, to) } else { settings.diff_words(from, to) };
    let mut segments: Vec<Segment> = Vec::new();
    for change in diff.iter_all_changes() {
        let kind = match change.tag() {
            ChangeTag::Equal => SegmentKind::Same,
            ChangeTag::Delete => SegmentKind::Gone,
            ChangeTag::Insert => SegmentKind::New,
        };
        match segments.last_mut() {
            Some(last) if last.kind == kind => last.words.push_str(change.value()),
            _ => segments.push(Segment { kind, words: change.value().to_owned() }),
        }
    }
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
    for op in capture_diff_slices(Algorithm::Patience, &sent.rows, &back.rows) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let was = sent.rows.get(op.old_range()).unwrap_or_default();
        let is = back.rows.get(op.new_range()).unwrap_or_default();
        for at in 0..was.len().max(is.len()) {
            changes.push(FixedChange {
                sent: was.get(at).cloned(),
                back: is.get(at).cloned(),
                is_row: true,
            });
        }
    }
    changes
}
