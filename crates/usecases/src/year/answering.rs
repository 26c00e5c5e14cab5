//! What changed above a place since its plan was begun, and what the place answers to each change.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use tertial_domain::ids::{GoalId, ReportId, UnitId};
use tertial_domain::period::OperatingYear;
use tertial_domain::permission::{Act, Scope};
use tertial_domain::problem::Problem;
use tertial_domain::report::{ReportKind, ReportState};
use tertial_domain::year::book::{Answer, Change, ChangeKind, EntryName, Word, unanswered};
use tertial_domain::year::plan::take_in;
use tertial_store::events::NewEvent;
pub use tertial_store::provenance::RowVersion;
use tertial_store::reports::StoredReport;
use tertial_store::years::{Planner, StoredAnswer};
use tertial_store::{ReadSession, WriteSession};

use super::above::{YearOf, goal_links, stored_report};
use super::beginning::settle;
use crate::context::Context;
use crate::directory::Directory;
use crate::failure::{Failure, OrNotFound, permit, permit_at};
use crate::once::{NamedWrite, Turn, take_turn};
use crate::read_in::forget_reviews;
use crate::report_facts::{Figures, ReportOrder};

/// The longest motive, question or title of an own goal, in characters.
pub const ANSWER_LENGTH_MAX: usize = 1_000;

/// What a change is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangedThing {
    /// A goal.
    Goal,
    /// A target of an indicator.
    Target,
    /// An activity.
    Activity,
}

impl ChangedThing {
    /// The code, for words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Goal => "goal",
            Self::Target => "target",
            Self::Activity => "activity",
        }
    }
}

/// A change above a place, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeLine {
    /// Its name.
    pub name: EntryName,
    /// What happened.
    pub kind: ChangeKind,
    /// To what.
    pub thing: ChangedThing,
    /// Who says it.
    pub said_by: String,
    /// The goal that it is about, with its number.
    pub goal: Option<String>,
    /// The indicator or the activity that it is about.
    pub subject: Option<String>,
    /// What was said before.
    pub before: Option<String>,
    /// What is said now.
    pub now: Option<String>,
    /// The day from which it holds, where that is said.
    pub valid_from: Option<Date>,
    /// The decision.
    pub decision: Option<String>,
    /// The place's own goals that it touches.
    pub touches: Vec<String>,
    /// What the place has answered.
    pub answer: Option<Answer>,
    /// The version of that answer, for one that takes its place.
    pub answer_version: Option<RowVersion>,
}

/// The changes above a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangesPage {
    /// The year.
    pub year: OperatingYear,
    /// The place.
    pub unit: UnitId,
    /// Its name.
    pub unit_name: String,
    /// Its plan, if one was begun.
    pub plan: Option<ReportId>,
    /// Whether the asker may answer.
    pub may_answer: bool,
    /// The changes, the council's first.
    pub changes: Vec<ChangeLine>,
    /// How many are still to be answered.
    pub open: usize,
}

/// The changes above a place since its plan was begun; none before that.
///
/// Errors: `NotFound` where the year is not open, or where the asker does not see the place's work.
pub async fn changes(
    context: &Context,
    scope: &Scope,
    (unit, year): (UnitId, OperatingYear),
) -> Result<ChangesPage, Failure> {
    permit(scope, Act::ReadFacts)?;
    let mut session = context.store.read(scope).await?;
    let directory = Directory::load(&mut session).await?;
    let today = context.clock.today();
    let of = YearOf::load(&mut session, &directory, (unit, year), today).await?;
    let may_answer = permit_at(&mut session, (unit, None), Act::PlanYear).await.is_ok();
    let plan = session.report_of(unit, year, ReportKind::AnnualPlan).await?;
    let own = match &plan {
        Some(plan) => own_titles(&mut session, plan.id).await?,
        None => BTreeMap::new(),
    };
    let answers = answers_of(&mut session, &of, unit).await?;
    let found = open_changes(&mut session, &of, unit).await?;
    let lines = found.iter().map(|change| {
        let answer = answers.iter().find(|one| one.entry == change.now.name());
        line(&directory, &of, change, (&own, answer, today))
    });
    let changes: Vec<ChangeLine> = lines.collect();
    let is_open = |line: &&ChangeLine| !line.answer.as_ref().is_some_and(Answer::settles);
    let open = changes.iter().filter(is_open).count();
    let unit_name = directory.name(unit, today);
    let plan = plan.map(|plan| plan.id);
    Ok(ChangesPage { year, unit, unit_name, plan, may_answer, changes, open })
}

/// The changes of a place whose plan was begun; until then there is nothing to answer.
async fn open_changes<'a>(
    session: &mut ReadSession,
    of: &'a YearOf,
    unit: UnitId,
) -> Result<Vec<Change<'a>>, Failure> {
    let seen = session.year_seen(of.open.year.year, unit).await?;
    if seen.0.is_empty() {
        return Ok(Vec::new());
    }
    Ok(of.book.changes(&of.way_up, &seen))
}

async fn answers_of(
    session: &mut ReadSession,
    of: &YearOf,
    unit: UnitId,
) -> Result<Vec<StoredAnswer>, Failure> {
    Ok(session.change_answers(of.open.year.year, Some(unit)).await?)
}

/// How many changes are still to be answered by a place.
pub(super) async fn open_count(
    session: &mut ReadSession,
    of: &YearOf,
    unit: UnitId,
) -> Result<usize, Failure> {
    let answers = answers_of(session, of, unit).await?;
    let answers: BTreeMap<EntryName, Answer> =
        answers.into_iter().map(|one| (one.entry, one.answer)).collect();
    let found = open_changes(session, of, unit).await?;
    Ok(unanswered(&found, &answers).len())
}

/// The titles of the own goals of a report, by the goal from above that each serves.
async fn own_titles(
    session: &mut ReadSession,
    plan: ReportId,
) -> Result<BTreeMap<GoalId, Vec<String>>, Failure> {
    let Some(stored) = session.working_report(plan).await? else { return Ok(BTreeMap::new()) };
    let begun = stored_report(session, &stored).await?;
    let mut titles: BTreeMap<GoalId, Vec<String>> = BTreeMap::new();
    for root in tertial_domain::year::plan::linked(&begun.report, &begun.links) {
        for goal in root.walk() {
            let Some(id) = goal.links.goal else { continue };
            let own = goal.walk().into_iter().skip(1);
            let own = own.filter(|one| one.node.level == tertial_domain::goal::GoalLevel::Unit);
            titles.entry(id).or_default().extend(own.map(|one| one.node.title.clone()));
        }
    }
    Ok(titles)
}

fn line(
    directory: &Directory,
    of: &YearOf,
    change: &Change<'_>,
    (own, answer, today): (&BTreeMap<GoalId, Vec<String>>, Option<&StoredAnswer>, Date),
) -> ChangeLine {
    let word = &change.now.word;
    let goal_id = match word {
        Word::Goal { goal, .. }
        | Word::GoalEnded { goal, .. }
        | Word::Target { goal, .. }
        | Word::TargetEnded { goal, .. } => Some(*goal),
        Word::Activity { goal, .. } => *goal,
        Word::ActivityEnded { .. } => None,
    };
    let (thing, subject) = match word {
        Word::Goal { .. } | Word::GoalEnded { .. } => (ChangedThing::Goal, None),
        Word::Target { indicator, .. } | Word::TargetEnded { indicator, .. } => {
            (ChangedThing::Target, of.indicators.get(indicator).cloned())
        }
        Word::Activity { activity, .. } | Word::ActivityEnded { activity, .. } => {
            (ChangedThing::Activity, of.activities.get(activity).cloned())
        }
    };
    ChangeLine {
        name: change.now.name(),
        kind: change.kind,
        thing,
        said_by: directory.name(change.now.place, today),
        goal: goal_id.and_then(|id| numbered(of, id)),
        subject,
        before: change.before.and_then(|before| said(of, &before.word)),
        now: said(of, word),
        valid_from: match word {
            Word::Target { valid_from, .. } => *valid_from,
            _ => None,
        },
        decision: word.decision().map(str::to_owned),
        touches: goal_id.and_then(|id| own.get(&id).cloned()).unwrap_or_default(),
        answer: answer.map(|one| one.answer.clone()),
        answer_version: answer.map(|one| one.row_version),
    }
}

fn numbered(of: &YearOf, id: GoalId) -> Option<String> {
    let goal = of.goals.get(&id)?;
    Some(match &goal.number {
        Some(number) => format!("{number} {}", goal.title),
        None => goal.title.clone(),
    })
}

/// What a word says that may differ from another about the same thing.
fn said(of: &YearOf, word: &Word) -> Option<String> {
    match word {
        Word::Goal { goal, wording, .. } => match wording {
            Some(words) => Some(words.clone()),
            None => of.goals.get(goal).map(|goal| goal.title.clone()),
        },
        Word::Target { printed, .. } => Some(printed.clone()),
        Word::Activity { .. }
        | Word::GoalEnded { .. }
        | Word::TargetEnded { .. }
        | Word::ActivityEnded { .. } => None,
    }
}

/// An answer to a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerOrder {
    /// The place.
    pub unit: UnitId,
    /// The year.
    pub year: OperatingYear,
    /// The change.
    pub change: EntryName,
    /// The answer.
    pub answer: Answer,
    /// The version of the answer that it takes the place of.
    pub base: Option<RowVersion>,
}

/// Answers a change. What is taken in goes into the place's newest draft of the year; where there is
/// none, into the next follow-up that is begun.
///
/// Errors: `NotFound`, `Forbidden`; `Refused` where words are missing or too long; `Stale` where it
/// was answered, or said anew, meanwhile.
pub async fn answer(
    context: &Context,
    scope: &Scope,
    write: &NamedWrite,
    order: &AnswerOrder,
) -> Result<(), Failure> {
    let words = order.answer.words().unwrap_or_default();
    if words.chars().count() > ANSWER_LENGTH_MAX {
        let limit = ANSWER_LENGTH_MAX.to_string();
        return Err(Failure::refused(Problem::new("year-words-too-long").with("limit", limit)));
    }
    let needs_words = matches!(order.answer, Answer::NotOurs(_) | Answer::Asked(_));
    if needs_words && words.trim().is_empty() {
        return Err(Failure::refused(Problem::new("answer-words-needed")));
    }
    let mut session = context.store.write(scope).await?;
    permit_at(&mut session, (order.unit, None), Act::PlanYear).await?;
    let now = context.clock.now();
    if take_turn(&mut session, write, now).await? == Turn::Again {
        return Ok(());
    }
    let directory = Directory::load(&mut session).await?;
    let today = context.clock.today();
    let of = YearOf::load(&mut session, &directory, (order.unit, order.year), today).await?;
    let found = open_changes(&mut session, &of, order.unit).await?;
    let change = found.iter().find(|change| change.now.name() == order.change);
    let change = *change.ok_or(Failure::Stale)?;
    let authority = directory.get(order.unit).or_not_found()?.authority;
    let round = of.open.year.round;
    let planner = Planner { year: order.year, round, unit: order.unit, authority };
    let answer = (&order.answer, now);
    session.answer_change(planner, (order.change, order.base), answer).await.map_err(answered)?;
    if let Answer::Taken(own) = &order.answer {
        let taking = Taking { context, planner, of: &of };
        taking.take(&mut session, &change, own.as_deref()).await?;
    }
    session.log(NewEvent {
        authority: Some(authority),
        at: now,
        action: "change-answered",
        object_kind: "year",
        object_id: order.year.to_string(),
        object_version: None,
        payload: format!(
            "{}\n{} {}\n{}\n{words}",
            order.unit,
            order.change.place,
            order.change.turn,
            order.answer.code()
        )
        .into_bytes(),
    })?;
    Ok(session.commit().await?)
}

fn answered(error: tertial_store::StoreError) -> Failure {
    use tertial_store::error::ConstraintName;
    match error {
        tertial_store::StoreError::Conflict(ConstraintName::ChangeAnswer) => Failure::Stale,
        other => other.into(),
    }
}

struct Taking<'a> {
    context: &'a Context,
    planner: Planner,
    of: &'a YearOf,
}

impl Taking<'_> {
    async fn take(
        &self,
        session: &mut WriteSession,
        change: &Change<'_>,
        own: Option<&str>,
    ) -> Result<(), Failure> {
        let Some(draft) = self.newest_draft(session).await? else { return Ok(()) };
        let begun = stored_report(session, &draft).await?;
        let own = own.map(str::trim).filter(|own| !own.is_empty());
        let mut taken = take_in(&begun, change, &self.of.above, own);
        if taken == begun {
            return Ok(());
        }
        let renamed = BTreeSet::new();
        let whose = (self.planner, self.of);
        settle(self.context, session, whose, (&mut taken, &renamed)).await?;
        let order = ReportOrder {
            id: draft.id,
            unit: draft.unit,
            authority: draft.authority,
            year: draft.year,
            kind: draft.kind,
            state: draft.state,
            confirmed: draft.confirmed,
            links: goal_links(&taken.links),
            report: taken.report,
            figures: Figures::Printed,
        };
        let (ids, now) = (self.context.ids.as_ref(), self.context.clock.now());
        let version = order.new_version(ids, now, None);
        session.add_working_version(draft.id, draft.row_version, &version).await?;
        forget_reviews(session, &(&order).into()).await
    }

    /// The newest of the place's documents of the year that is a draft.
    async fn newest_draft(
        &self,
        session: &mut WriteSession,
    ) -> Result<Option<StoredReport>, Failure> {
        for kind in ReportKind::ALL.into_iter().rev() {
            let Planner { unit, year, .. } = self.planner;
            let Some(found) = session.report_of(unit, year, kind).await? else { continue };
            let working = session.working_report(found.id).await?;
            if let Some(draft) = working.filter(|one| one.state == ReportState::Draft) {
                return Ok(Some(draft));
            }
        }
        Ok(None)
    }
}
