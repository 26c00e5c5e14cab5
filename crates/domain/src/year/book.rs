//! What the council and the committees say of a year, word for word in the order that they said it,
//! and what that comes to for one place: what stands now, and what changed since it last looked.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::ids::{ActivityId, GoalId, IndicatorId, UnitId};
use crate::organisation::OrgLevel;
use crate::target::CouncilTargetScope;

/// One thing that a place says of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Word {
    /// A goal is to be worked for.
    Goal {
        /// The goal.
        goal: GoalId,
        /// Its wording this year, where that is not the goal's own.
        wording: Option<String>,
        /// The decision, as a reference a person can look up.
        decision: Option<String>,
    },
    /// A goal is no longer to be worked for.
    GoalEnded {
        /// The goal.
        goal: GoalId,
        /// The decision.
        decision: Option<String>,
    },
    /// An indicator is followed under a goal, with this target.
    Target {
        /// The goal.
        goal: GoalId,
        /// The indicator.
        indicator: IndicatorId,
        /// The target as printed: a number, a direction, or that the committee sets its own.
        printed: String,
        /// What the target counts.
        scope: Option<CouncilTargetScope>,
        /// The day from which it holds; none is the whole year.
        valid_from: Option<Date>,
        /// The decision.
        decision: Option<String>,
    },
    /// An indicator is no longer followed under a goal.
    TargetEnded {
        /// The goal.
        goal: GoalId,
        /// The indicator.
        indicator: IndicatorId,
        /// The decision.
        decision: Option<String>,
    },
    /// An activity is to be done.
    Activity {
        /// The activity.
        activity: ActivityId,
        /// The goal that it serves.
        goal: Option<GoalId>,
        /// The decision.
        decision: Option<String>,
    },
    /// An activity is no longer to be done.
    ActivityEnded {
        /// The activity.
        activity: ActivityId,
        /// The decision.
        decision: Option<String>,
    },
}

/// What kind of word it is, for storage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordKind {
    /// A goal.
    Goal,
    /// A goal that ends.
    GoalEnded,
    /// A target.
    Target,
    /// A target that ends.
    TargetEnded,
    /// An activity.
    Activity,
    /// An activity that ends.
    ActivityEnded,
}

impl WordKind {
    /// The stable code for storage and data files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Goal => "goal",
            Self::GoalEnded => "goal_ended",
            Self::Target => "target",
            Self::TargetEnded => "target_ended",
            Self::Activity => "activity",
            Self::ActivityEnded => "activity_ended",
        }
    }
}

/// What a word is about: a later word of the same place about the same thing takes its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A goal.
    Goal(GoalId),
    /// An indicator under a goal.
    Target(GoalId, IndicatorId),
    /// An activity.
    Activity(ActivityId),
}

impl Word {
    /// Its kind.
    pub const fn kind(&self) -> WordKind {
        match self {
            Self::Goal { .. } => WordKind::Goal,
            Self::GoalEnded { .. } => WordKind::GoalEnded,
            Self::Target { .. } => WordKind::Target,
            Self::TargetEnded { .. } => WordKind::TargetEnded,
            Self::Activity { .. } => WordKind::Activity,
            Self::ActivityEnded { .. } => WordKind::ActivityEnded,
        }
    }

    /// What it is about.
    pub const fn subject(&self) -> Subject {
        match self {
            Self::Goal { goal, .. } | Self::GoalEnded { goal, .. } => Subject::Goal(*goal),
            Self::Target { goal, indicator, .. } | Self::TargetEnded { goal, indicator, .. } => {
                Subject::Target(*goal, *indicator)
            }
            Self::Activity { activity, .. } | Self::ActivityEnded { activity, .. } => {
                Subject::Activity(*activity)
            }
        }
    }

    /// Whether it says that something is no longer so.
    pub const fn is_end(&self) -> bool {
        match self {
            Self::GoalEnded { .. } | Self::TargetEnded { .. } | Self::ActivityEnded { .. } => true,
            Self::Goal { .. } | Self::Target { .. } | Self::Activity { .. } => false,
        }
    }

    /// The decision that it leans on.
    pub fn decision(&self) -> Option<&str> {
        match self {
            Self::Goal { decision, .. }
            | Self::GoalEnded { decision, .. }
            | Self::Target { decision, .. }
            | Self::TargetEnded { decision, .. }
            | Self::Activity { decision, .. }
            | Self::ActivityEnded { decision, .. } => decision.as_deref(),
        }
    }
}

/// For whom a word is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Audience {
    /// Everybody below the place that says it.
    All,
    /// These places and what is below them.
    Places(BTreeSet<UnitId>),
}

/// A word that was said of a year: by whom, and as which of theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearEntry {
    /// The place that says it.
    pub place: UnitId,
    /// That place's level.
    pub level: OrgLevel,
    /// Its number among the place's words, from 1.
    pub turn: u32,
    /// What.
    pub word: Word,
    /// For whom.
    pub audience: Audience,
}

/// A word's name: who said it, and as which of theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryName {
    /// The place.
    pub place: UnitId,
    /// Its number.
    pub turn: u32,
}

impl YearEntry {
    /// Its name.
    pub const fn name(&self) -> EntryName {
        EntryName { place: self.place, turn: self.turn }
    }

    /// Whether it is for a place; `way_up` is that place and those above it.
    pub fn is_for(&self, way_up: &[UnitId]) -> bool {
        way_up.contains(&self.place)
            && match &self.audience {
                Audience::All => true,
                Audience::Places(places) => way_up.iter().any(|place| places.contains(place)),
            }
    }
}

/// How far somebody has read: the last turn of each place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seen(pub BTreeMap<UnitId, u32>);

impl Seen {
    /// Whether a word had been said then.
    pub fn holds(&self, name: EntryName) -> bool {
        self.0.get(&name.place).is_some_and(|turn| name.turn <= *turn)
    }
}

/// What changed for a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// Something came.
    New,
    /// Something is said otherwise than before.
    Changed,
    /// Something ended.
    Ended,
}

impl ChangeKind {
    /// The code, for words and links.
    pub const fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Ended => "ended",
        }
    }
}

/// A change above a place since it last looked: one for each thing, however often it was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change<'a> {
    /// What changed.
    pub kind: ChangeKind,
    /// The word that stood before, where there was one.
    pub before: Option<&'a YearEntry>,
    /// The last word.
    pub now: &'a YearEntry,
}

/// What a place answers to a change above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It is taken into the place's plan; a new goal gets this goal of the place's own.
    Taken(Option<String>),
    /// It does not concern the place, for this reason.
    NotOurs(String),
    /// The reviewer is asked this; the change is still to be answered.
    Asked(String),
}

impl Answer {
    /// The stable code for storage and data files.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Taken(_) => "taken",
            Self::NotOurs(_) => "not_ours",
            Self::Asked(_) => "asked",
        }
    }

    /// The reason or the question.
    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Taken(words) => words.as_deref(),
            Self::NotOurs(words) | Self::Asked(words) => Some(words),
        }
    }

    /// Reads [`Self::code`] and [`Self::words`] back; what takes words has some.
    pub fn read(code: &str, words: String) -> Option<Self> {
        match code {
            "taken" => Some(Self::Taken(Some(words).filter(|words| !words.trim().is_empty()))),
            "not_ours" if !words.trim().is_empty() => Some(Self::NotOurs(words)),
            "asked" if !words.trim().is_empty() => Some(Self::Asked(words)),
            _ => None,
        }
    }

    /// Whether it settles the change.
    pub const fn settles(&self) -> bool {
        match self {
            Self::Taken(_) | Self::NotOurs(_) => true,
            Self::Asked(_) => false,
        }
    }
}

/// The last word on each thing.
type Last<'a> = BTreeMap<(UnitId, Subject), &'a YearEntry>;

/// All that is said of a year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct YearBook {
    entries: Vec<YearEntry>,
}

impl YearBook {
    /// Words in any order; each place's are put in the order of their turns.
    pub fn new(mut entries: Vec<YearEntry>) -> Self {
        entries.sort_by_key(YearEntry::name);
        Self { entries }
    }

    /// Every word, each place's in order.
    pub fn entries(&self) -> &[YearEntry] {
        &self.entries
    }

    /// How far whoever reads all of it has read, of what the places above one say.
    ///
    /// A place that has said nothing yet is read to the end too.
    pub fn read_to_the_end(&self, way_up: &[UnitId]) -> Seen {
        let mut seen: BTreeMap<UnitId, u32> = way_up.iter().map(|place| (*place, 0)).collect();
        for entry in &self.entries {
            if let Some(turn) = seen.get_mut(&entry.place) {
                *turn = entry.turn.max(*turn);
            }
        }
        Seen(seen)
    }

    fn last(&self, counts: impl Fn(&YearEntry) -> bool) -> Last<'_> {
        let counted = self.entries.iter().filter(|entry| counts(entry));
        counted.map(|entry| ((entry.place, entry.word.subject()), entry)).collect()
    }

    /// What stands for a place now: the last word on each thing, where it is for the place and says
    /// no end.
    pub fn standing(&self, way_up: &[UnitId]) -> Vec<&YearEntry> {
        let last = self.last(|_| true);
        let mut standing: Vec<&YearEntry> =
            last.into_values().filter(|entry| stands(entry, way_up)).collect();
        standing.sort_by_key(|entry| (entry.level, entry.name()));
        standing
    }

    /// Everything that stands, whomever it is for: what the city office sees of a year.
    pub fn standing_anywhere(&self) -> Vec<&YearEntry> {
        let last = self.last(|_| true);
        let mut standing: Vec<&YearEntry> =
            last.into_values().filter(|entry| !entry.word.is_end()).collect();
        standing.sort_by_key(|entry| (entry.level, entry.name()));
        standing
    }

    /// What changed for a place since it read so far.
    pub fn changes(&self, way_up: &[UnitId], seen: &Seen) -> Vec<Change<'_>> {
        let before = self.last(|entry| seen.holds(entry.name()));
        let mut changes: Vec<Change<'_>> = self
            .last(|_| true)
            .into_iter()
            .filter_map(|(subject, now)| {
                let before = before.get(&subject).copied().filter(|before| stands(before, way_up));
                let kind = match (before, stands(now, way_up)) {
                    (None, false) => return None,
                    (None, true) => ChangeKind::New,
                    (Some(_), false) => ChangeKind::Ended,
                    (Some(before), true) if before.word == now.word => return None,
                    (Some(_), true) => ChangeKind::Changed,
                };
                Some(Change { kind, before, now })
            })
            .collect();
        changes.sort_by_key(|change| (change.now.level, change.now.name()));
        changes
    }
}

fn stands(entry: &YearEntry, way_up: &[UnitId]) -> bool {
    !entry.word.is_end() && entry.is_for(way_up)
}

/// The changes that are still to be answered: those without an answer, and those that were only
/// asked about. An answer to an earlier word on a thing does not answer a later one.
pub fn unanswered<'a>(
    changes: &[Change<'a>],
    answers: &BTreeMap<EntryName, Answer>,
) -> Vec<Change<'a>> {
    let is_open =
        |change: &&Change<'a>| !answers.get(&change.now.name()).is_some_and(Answer::settles);
    changes.iter().filter(is_open).copied().collect()
}

#[cfg(test)]
mod tests;
