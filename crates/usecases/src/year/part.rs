//! A place's part of a year: which goals are worked for, which indicators are followed with which
//! targets, which activities are done and by whom. Said when the year is opened, and later.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use jiff::Timestamp;
use jiff::civil::Date;
use tertial_domain::activity::Activity;
use tertial_domain::goal::{Goal, GoalLevel};
use tertial_domain::ids::{ActivityId, GoalId, GoalSetId, IndicatorId, LineageId, UnitId};
use tertial_domain::indicator::Indicator;
use tertial_domain::organisation::OrgLevel;
use tertial_domain::period::OperatingYear;
use tertial_domain::permission::Scope;
use tertial_domain::problem::Problem;
use tertial_domain::target::{CouncilTargetScope, TargetOwner};
use tertial_domain::year::book::{Audience, Word};
use tertial_store::WriteSession;
use tertial_store::activities::NewActivity;
use tertial_store::events::NewEvent;
use tertial_store::goals::NewGoal;
use tertial_store::indicators::NewIndicator;
use tertial_store::provenance::Provenance;
use tertial_store::years::{NewEntry, Speaker};

use super::deadlines::speaker_at;
use crate::context::Context;
use crate::failure::{Failure, OrNotFound};
use crate::once::{NamedWrite, Turn, take_turn};

/// Goals that one order names at most.
pub const GOALS_MAX: usize = 500;
/// Targets that one order names at most.
pub const TARGETS_MAX: usize = 2_000;
/// Activities that one order names at most.
pub const ACTIVITIES_MAX: usize = 500;
/// The longest title, name, target or decision reference, in characters.
pub const WORDS_LENGTH_MAX: usize = 500;

/// A goal that an order names: one that is there, or one that the order makes, by its place in
/// [`Part::goals`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GoalName {
    /// One that is there.
    Known(GoalId),
    /// One that the order makes.
    New(usize),
}

/// A goal that is to be worked for in the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GoalOrder {
    /// One that is there goes on, in other words where those are given.
    GoesOn {
        /// The goal.
        goal: GoalId,
        /// Its wording this year.
        wording: Option<String>,
    },
    /// A new one.
    New {
        /// The goal that it serves; a focus goal serves none.
        parent: Option<GoalName>,
        /// The printed number.
        number: Option<String>,
        /// The title.
        title: String,
        /// The goal that it continues, where it does.
        continues: Option<GoalId>,
    },
}

/// An indicator that an order names: by identity, or by its name, new where nobody knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IndicatorName {
    /// One that is there.
    Known(IndicatorId),
    /// The one of this name.
    Named(String),
}

/// An indicator that is to be followed under a goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetOrder {
    /// The goal.
    pub goal: GoalName,
    /// The indicator.
    pub indicator: IndicatorName,
    /// The target, as it is to be printed.
    pub printed: String,
    /// What it counts.
    pub scope: Option<CouncilTargetScope>,
    /// The decision, where it is another than the part's.
    pub decision: Option<String>,
    /// The day from which it holds, where that is not the year's first.
    pub valid_from: Option<Date>,
    /// For whom.
    pub audience: Audience,
}

/// An activity that an order names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActivityName {
    /// One that is there goes on.
    Known(ActivityId),
    /// A new one.
    New {
        /// Its text.
        name: String,
        /// First day.
        start: Option<Date>,
        /// Last day.
        end: Option<Date>,
    },
}

/// An activity that is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityOrder {
    /// The activity.
    pub activity: ActivityName,
    /// The goal that it serves.
    pub goal: Option<GoalName>,
    /// For whom.
    pub audience: Audience,
}

/// What a place says of a year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Part {
    /// Goals to be worked for; a goal stands after the one that it serves.
    pub goals: Vec<GoalOrder>,
    /// Goals that are no longer worked for.
    pub ended: Vec<GoalId>,
    /// Indicators to be followed.
    pub targets: Vec<TargetOrder>,
    /// Indicators that are no longer followed.
    pub targets_ended: Vec<(GoalId, IndicatorId)>,
    /// Activities to be done.
    pub activities: Vec<ActivityOrder>,
    /// Activities that are no longer done.
    pub activities_ended: Vec<ActivityId>,
    /// The decision that all of it leans on.
    pub decision: Option<String>,
}

impl Part {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.goals.is_empty()
            && self.ended.is_empty()
            && self.targets.is_empty()
            && self.targets_ended.is_empty()
            && self.activities.is_empty()
            && self.activities_ended.is_empty()
    }

    /// What is wrong with it whatever is stored: too much, too long, or nothing where words belong.
    pub(super) fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (count, most) in [
            (self.goals.len() + self.ended.len(), GOALS_MAX),
            (self.targets.len() + self.targets_ended.len(), TARGETS_MAX),
            (self.activities.len() + self.activities_ended.len(), ACTIVITIES_MAX),
        ] {
            if count > most {
                problems.push(Problem::new("year-too-much").with("limit", most.to_string()));
            }
        }
        let mut needed: Vec<&str> = Vec::new();
        let mut optional: Vec<&str> = self.decision.as_deref().into_iter().collect();
        for goal in &self.goals {
            match goal {
                GoalOrder::GoesOn { wording, .. } => needed.extend(wording.as_deref()),
                GoalOrder::New { title, number, .. } => {
                    needed.push(title);
                    optional.extend(number.as_deref());
                }
            }
        }
        for target in &self.targets {
            needed.push(&target.printed);
            optional.extend(target.decision.as_deref());
            if let IndicatorName::Named(name) = &target.indicator {
                needed.push(name);
            }
        }
        for activity in &self.activities {
            if let ActivityName::New { name, start, end } = &activity.activity {
                needed.push(name);
                if start.zip(*end).is_some_and(|(start, end)| end < start) {
                    let problem = Problem::new("year-activity-ends-before-it-starts");
                    problems.push(problem.with("name", name.clone()));
                }
            }
        }
        if needed.iter().any(|words| words.trim().is_empty()) {
            problems.push(Problem::new("year-words-needed"));
        }
        let mut all = needed.iter().chain(&optional);
        if all.any(|words| words.chars().count() > WORDS_LENGTH_MAX) {
            let limit = WORDS_LENGTH_MAX.to_string();
            problems.push(Problem::new("year-words-too-long").with("limit", limit));
        }
        problems
    }
}

/// Says a place's part of a year that is open: late goals, targets and activities, which those below
/// who have begun their plans are asked to answer. Gives the place's last turn.
///
/// Errors: `NotFound`, `Forbidden`, `Refused`; `Stale` where somebody else spoke for the place at
/// once.
pub async fn say(
    context: &Context,
    scope: &Scope,
    write: &NamedWrite,
    (year, place, part): (OperatingYear, UnitId, &Part),
) -> Result<(), Failure> {
    let mut session = context.store.write(scope).await?;
    let speaker = speaker_at(&mut session, place).await?;
    let now = context.clock.now();
    if take_turn(&mut session, write, now).await? == Turn::Again {
        return Ok(());
    }
    let open = session.planning_year(year).await?.or_not_found()?;
    let mut problems = part.problems();
    if part.is_empty() {
        problems.push(Problem::new("year-nothing-said"));
    }
    if !problems.is_empty() {
        return Err(Failure::Refused(problems));
    }
    let mut writer = PartWriter::new(context, (speaker, open.year.goal_set));
    let entries = writer.entries(&mut session, part).await?;
    session.say_of_year((year, speaker), &entries, now).await.map_err(spoken_at_once)?;
    log_part(&mut session, speaker, (year, &entries), now)?;
    Ok(session.commit().await?)
}

/// Somebody else spoke for the same place between reading and writing.
pub(super) fn spoken_at_once(error: tertial_store::StoreError) -> Failure {
    use tertial_store::error::ConstraintName;
    match error {
        tertial_store::StoreError::Conflict(ConstraintName::YearTurn) => Failure::Stale,
        other => other.into(),
    }
}

/// Tells of a place's part.
pub(super) fn log_part(
    session: &mut WriteSession,
    speaker: Speaker,
    (year, entries): (OperatingYear, &[NewEntry]),
    at: Timestamp,
) -> Result<(), Failure> {
    Ok(session.log(NewEvent {
        authority: Some(speaker.authority),
        at,
        action: "year-spoken-of",
        object_kind: "year",
        object_id: year.to_string(),
        object_version: None,
        payload: told(speaker.place, entries).into_bytes(),
    })?)
}

/// What was said, a line for each word, for the log.
pub(super) fn told(place: UnitId, entries: &[NewEntry]) -> String {
    let mut text = place.to_string();
    for entry in entries {
        let word = &entry.word;
        let (subject, said) = match word {
            Word::Goal { goal, wording, .. } => (goal.to_string(), wording.clone()),
            Word::GoalEnded { goal, .. } => (goal.to_string(), None),
            Word::Target { goal, indicator, printed, .. } => {
                (format!("{goal} {indicator}"), Some(printed.clone()))
            }
            Word::TargetEnded { goal, indicator, .. } => (format!("{goal} {indicator}"), None),
            Word::Activity { activity, .. } | Word::ActivityEnded { activity, .. } => {
                (activity.to_string(), None)
            }
        };
        let decision = word.decision().unwrap_or_default();
        let said = said.unwrap_or_default();
        // Writing to a string cannot fail.
        let _ = write!(text, "\n{}\t{subject}\t{said}\t{decision}", word.kind().code());
    }
    text
}

/// Makes what an order names and is not there, and the words that say it.
pub(super) struct PartWriter<'a> {
    context: &'a Context,
    speaker: Speaker,
    goal_set: GoalSetId,
    /// Goals of an earlier goal set, by those that continue them in this one.
    heirs: BTreeMap<GoalId, GoalId>,
    /// The goals of the order, as they are stored.
    made: Vec<GoalId>,
}

impl<'a> PartWriter<'a> {
    pub(super) fn new(context: &'a Context, (speaker, goal_set): (Speaker, GoalSetId)) -> Self {
        let (heirs, made) = (BTreeMap::new(), Vec::new());
        Self { context, speaker, goal_set, heirs, made }
    }

    /// The words of a part, with all that they name stored.
    pub(super) async fn entries(
        &mut self,
        session: &mut WriteSession,
        part: &Part,
    ) -> Result<Vec<NewEntry>, Failure> {
        let decision = |own: &Option<String>| own.clone().or_else(|| part.decision.clone());
        let for_all = |word| NewEntry { word, audience: Audience::All };
        let mut entries = Vec::new();
        for order in &part.goals {
            let (goal, wording) = self.goal(session, order).await?;
            self.made.push(goal);
            entries.push(for_all(Word::Goal { goal, wording, decision: decision(&None) }));
        }
        for goal in &part.ended {
            self.known_goal(session, *goal).await?;
            entries.push(for_all(Word::GoalEnded { goal: *goal, decision: decision(&None) }));
        }
        for order in &part.targets {
            let word = Word::Target {
                goal: self.named(session, order.goal).await?,
                indicator: self.indicator(session, &order.indicator).await?,
                printed: order.printed.trim().to_owned(),
                scope: order.scope,
                valid_from: order.valid_from,
                decision: decision(&order.decision),
            };
            entries.push(NewEntry { word, audience: order.audience.clone() });
        }
        for (goal, indicator) in &part.targets_ended {
            let (goal, indicator) = (*goal, *indicator);
            let word = Word::TargetEnded { goal, indicator, decision: decision(&None) };
            entries.push(for_all(word));
        }
        for order in &part.activities {
            let goal = match order.goal {
                Some(goal) => Some(self.named(session, goal).await?),
                None => None,
            };
            let activity = self.activity(session, &order.activity, goal).await?;
            let word = Word::Activity { activity, goal, decision: decision(&None) };
            entries.push(NewEntry { word, audience: order.audience.clone() });
        }
        for activity in &part.activities_ended {
            let word = Word::ActivityEnded { activity: *activity, decision: decision(&None) };
            entries.push(for_all(word));
        }
        Ok(entries)
    }

    /// A goal that is there: the asker's own, or one from above.
    async fn known_goal(&self, session: &mut WriteSession, id: GoalId) -> Result<Goal, Failure> {
        let found = session.goal(id).await?;
        let unknown = || Failure::refused(Problem::new("year-goal-unknown"));
        found.map(|goal| goal.value).ok_or_else(unknown)
    }

    /// The goal of a name, in the year's goal set where one continues it there.
    async fn named(&self, session: &mut WriteSession, name: GoalName) -> Result<GoalId, Failure> {
        match name {
            GoalName::Known(id) => match self.heirs.get(&id) {
                Some(heir) => Ok(*heir),
                None => self.known_goal(session, id).await.map(|goal| goal.id),
            },
            GoalName::New(at) => {
                let unknown = || Failure::refused(Problem::new("year-goal-unknown"));
                self.made.get(at).copied().ok_or_else(unknown)
            }
        }
    }

    /// A goal of the order, made where it is new or of another goal set; with its wording where
    /// that is not its title.
    async fn goal(
        &mut self,
        session: &mut WriteSession,
        order: &GoalOrder,
    ) -> Result<(GoalId, Option<String>), Failure> {
        match order {
            GoalOrder::GoesOn { goal, wording } => {
                let known = self.known_goal(session, *goal).await?;
                if known.owner != self.speaker.place {
                    return Err(Failure::refused(Problem::new("year-goal-not-yours")));
                }
                let wording = wording.as_ref().map(|words| words.trim().to_owned());
                if known.goal_set == self.goal_set {
                    return Ok((known.id, wording.filter(|words| *words != known.title)));
                }
                let parent = match known.parent {
                    Some(parent) => Some(self.heirs.get(&parent).copied().unwrap_or(parent)),
                    None => None,
                };
                let title = wording.unwrap_or_else(|| known.title.clone());
                let new = Goal { parent, title, ..self.blank(known.level) };
                let new = Goal { number: known.number.clone(), ..new };
                let id = continue_goal(self.context, session, new, (&known, self.speaker)).await?;
                self.heirs.insert(known.id, id);
                Ok((id, None))
            }
            GoalOrder::New { parent, number, title, continues } => {
                let parent = match parent {
                    Some(parent) => Some(self.named(session, *parent).await?),
                    None => None,
                };
                let level = match (self.speaker.level, parent) {
                    (OrgLevel::Council, None) => GoalLevel::Focus,
                    (OrgLevel::Council, Some(_)) => GoalLevel::Area,
                    (_, _) => GoalLevel::Committee,
                };
                let number = number.as_ref().map(|number| number.trim().to_owned());
                let number = number.filter(|number| !number.is_empty());
                let title = title.trim().to_owned();
                let new = Goal { parent, number, title, ..self.blank(level) };
                let id = if let Some(before) = continues {
                    let before = self.known_goal(session, *before).await?;
                    let of = (&before, self.speaker);
                    continue_goal(self.context, session, new, of).await?
                } else {
                    let id = new.id;
                    create_goal(session, new, self.speaker).await?;
                    id
                };
                Ok((id, None))
            }
        }
    }

    fn blank(&self, level: GoalLevel) -> Goal {
        Goal {
            id: GoalId::from_bits(self.context.ids.next()),
            goal_set: self.goal_set,
            level,
            parent: None,
            owner: self.speaker.place,
            number: None,
            title: String::new(),
            lineage: None,
        }
    }

    async fn indicator(
        &self,
        session: &mut WriteSession,
        name: &IndicatorName,
    ) -> Result<IndicatorId, Failure> {
        let name = match name {
            IndicatorName::Known(id) => return Ok(*id),
            IndicatorName::Named(name) => name.trim(),
        };
        if let Some(known) = session.indicators_by_name(name).await?.first() {
            return Ok(known.id);
        }
        // Indicators are everybody's: a new one is the council's to make.
        if self.speaker.level != OrgLevel::Council {
            let problem = Problem::new("year-indicator-unknown").with("name", name);
            return Err(Failure::refused(problem));
        }
        let id = IndicatorId::from_bits(self.context.ids.next());
        let indicator = Indicator {
            id,
            name: name.to_owned(),
            owner: Some(TargetOwner::Council),
            unit: None,
            polarity: None,
            aggregation: None,
            individual_based: None,
            council_target_scope: None,
            periodicity: None,
        };
        let new = NewIndicator { indicator, provenance: Provenance::Entered };
        session.create_indicators(&[new]).await?;
        Ok(id)
    }

    async fn activity(
        &self,
        session: &mut WriteSession,
        name: &ActivityName,
        goal: Option<GoalId>,
    ) -> Result<ActivityId, Failure> {
        let (name, start, end) = match name {
            ActivityName::Known(id) => return Ok(*id),
            ActivityName::New { name, start, end } => (name.trim().to_owned(), *start, *end),
        };
        let id = ActivityId::from_bits(self.context.ids.next());
        let activity = Activity { id, name, goal, owner: self.speaker.place, start, end };
        let authority = self.speaker.authority;
        let new = NewActivity { activity, authority, provenance: Provenance::Entered };
        session.create_activities(&[new]).await?;
        Ok(id)
    }
}

async fn create_goal(
    session: &mut WriteSession,
    goal: Goal,
    owner: Speaker,
) -> Result<(), Failure> {
    let (authority, provenance) = (owner.authority, Provenance::Entered);
    Ok(session.create_goals(&[NewGoal { goal, authority, provenance }]).await?)
}

/// Stores a goal that continues another: both are of one lineage from now on.
pub(super) async fn continue_goal(
    context: &Context,
    session: &mut WriteSession,
    mut goal: Goal,
    (before, owner): (&Goal, Speaker),
) -> Result<GoalId, Failure> {
    let lineage = if let Some(lineage) = before.lineage {
        lineage
    } else {
        let lineage = LineageId::from_bits(context.ids.next());
        session.create_lineage(lineage, context.clock.now()).await?;
        session.join_lineage(before.id, lineage).await?;
        lineage
    };
    goal.lineage = Some(lineage);
    let id = goal.id;
    create_goal(session, goal, owner).await?;
    Ok(id)
}

/// Places that a list of words is for: none named is all.
pub fn audience(places: BTreeSet<UnitId>) -> Audience {
    if places.is_empty() { Audience::All } else { Audience::Places(places) }
}
