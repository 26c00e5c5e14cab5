//! Opening a year, in one write: its goal set, the council's part, deadlines, and the committees'
//! goals that go on with the council's. And undoing that, as long as nobody has written in it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use jiff::Timestamp;
use jiff::civil::{Date, date};
use tertial_domain::goal::{GoalLevel, GoalSet};
use tertial_domain::ids::{GoalId, GoalSetId, UnitId};
use tertial_domain::organisation::OrgLevel;
use tertial_domain::period::{OperatingYear, Validity};
use tertial_domain::permission::{Act, Purpose, Scope};
use tertial_domain::problem::Problem;
use tertial_domain::report::{ReportKind, ReportState};
use tertial_domain::year::PlanningYear;
use tertial_domain::year::book::{Audience, Word};
use tertial_store::WriteSession;
use tertial_store::error::{ConstraintName, StoreError};
use tertial_store::events::NewEvent;
use tertial_store::fingerprint::Fingerprint;
use tertial_store::provenance::RowVersion;
use tertial_store::years::{NewEntry, Speaker, StoredYear};

use super::part::{Part, PartWriter, WORDS_LENGTH_MAX, log_part, spoken_at_once, told};
use crate::context::Context;
use crate::directory::Directory;
use crate::failure::{Failure, OrNotFound, permit_at};
use crate::goals::goal_set_of;
use crate::once::{NamedWrite, Turn, take_turn};

/// Places that may get deadlines of their own in one order.
pub const PLACES_MAX: usize = 200;

/// Which goals the year is planned by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GoalSetOrder {
    /// Those that hold in the year already: goals go on as they are.
    Standing,
    /// A new goal set from the year on: what goes on gets a goal in it that continues the old one.
    New {
        /// Its name.
        name: String,
        /// The last year for which it is meant, where that is known.
        last: Option<OperatingYear>,
    },
}

/// The order to open a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpeningOrder {
    /// The year.
    pub year: OperatingYear,
    /// Its goals.
    pub goal_set: GoalSetOrder,
    /// The code of the template that its documents are made by; none is the city's usual one.
    pub template: Option<String>,
    /// The council's part.
    pub part: Part,
    /// The city's deadlines, one for each document.
    pub deadlines: BTreeMap<ReportKind, Date>,
    /// Deadlines of committees that differ from the city's.
    pub deadlines_of: BTreeMap<UnitId, BTreeMap<ReportKind, Date>>,
}

/// What became of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opened {
    /// The year.
    pub year: OperatingYear,
    /// Whether it was open already by the same order.
    pub is_again: bool,
}

impl OpeningOrder {
    fn problems(&self) -> Vec<Problem> {
        let mut problems = self.part.problems();
        if let GoalSetOrder::New { name, last } = &self.goal_set {
            if name.trim().is_empty() || name.chars().count() > WORDS_LENGTH_MAX {
                problems.push(Problem::new("year-goal-set-unnamed"));
            }
            if last.is_some_and(|last| last < self.year) {
                problems.push(Problem::new("year-goal-set-ends-early"));
            }
        }
        if self.part.goals.is_empty() {
            problems.push(Problem::new("year-without-goals"));
        }
        if self.deadlines_of.len() > PLACES_MAX {
            let problem = Problem::new("year-too-much").with("limit", PLACES_MAX.to_string());
            problems.push(problem);
        }
        for kind in ReportKind::ALL {
            if !self.deadlines.contains_key(&kind) {
                problems.push(Problem::new("deadline-needed").with("kind", kind.code()));
            }
        }
        let own = self.deadlines_of.values().flatten();
        for (kind, day) in self.deadlines.iter().chain(own) {
            problems.extend(deadline_problem(self.year, *kind, *day));
        }
        problems
    }
}

/// A deadline that lies outside what its document can be about.
pub(super) fn deadline_problem(
    year: OperatingYear,
    kind: ReportKind,
    day: Date,
) -> Option<Problem> {
    let earliest = date(year.number() - 1, 7, 1);
    let latest = date(year.number() + 1, 12, 31);
    let is_sane = earliest <= day && day <= latest;
    let problem = Problem::new("deadline-outside").with("kind", kind.code());
    (!is_sane).then(|| problem.with("day", day.to_string()))
}

/// The council, as the place that a year is opened at.
pub(super) fn council(directory: &Directory) -> Result<Speaker, Failure> {
    let top = directory.top().filter(|top| top.level == OrgLevel::Council);
    let council = top.ok_or_else(|| Failure::refused(Problem::new("year-without-council")))?;
    Ok(Speaker { place: council.id, authority: council.authority, level: council.level })
}

/// Opens a year. The same order twice opens it once.
///
/// Errors: `Forbidden` for all but the city office; `Refused`, with `year-is-open` where it is open
/// by another order.
pub async fn open(
    context: &Context,
    scope: &Scope,
    write: &NamedWrite,
    order: &OpeningOrder,
) -> Result<Opened, Failure> {
    let mut session = context.store.write(scope).await?;
    let directory = Directory::load(&mut session).await?;
    let council = council(&directory)?;
    permit_at(&mut session, (council.place, None), Act::OpenYear).await?;
    let now = context.clock.now();
    let (year, asked) = (order.year, Fingerprint::of(format!("{order:?}").as_bytes()));
    let again = Opened { year, is_again: true };
    if take_turn(&mut session, write, now).await? == Turn::Again {
        return Ok(again);
    }
    if let Some(open) = session.planning_year(year).await? {
        return if open.order == asked { Ok(again) } else { Err(is_open(year)) };
    }
    let problems = order.problems();
    if !problems.is_empty() {
        return Err(Failure::Refused(problems));
    }
    let opening = Opening { context, council, directory: &directory, order, now };
    opening.write(&mut session, asked).await?;
    match session.commit().await {
        Ok(()) => Ok(Opened { year, is_again: false }),
        // Somebody else opened it meanwhile.
        Err(StoreError::Conflict(ConstraintName::OpenYear)) => Err(is_open(year)),
        Err(error) => Err(error.into()),
    }
}

fn is_open(year: OperatingYear) -> Failure {
    Failure::refused(Problem::new("year-is-open").with("year", year.to_string()))
}

struct Opening<'a> {
    context: &'a Context,
    council: Speaker,
    directory: &'a Directory,
    order: &'a OpeningOrder,
    now: Timestamp,
}

impl Opening<'_> {
    async fn write(&self, session: &mut WriteSession, asked: Fingerprint) -> Result<(), Failure> {
        let (order, now) = (self.order, self.now);
        let (goal_set, is_set_new) = self.goal_set(session).await?;
        let round = session.rounds_of_year(order.year).await?.saturating_add(1);
        let template = order.template.clone().filter(|code| !code.trim().is_empty());
        let year = PlanningYear { year: order.year, round, goal_set, is_set_new, template };
        let opened_by = session.scope().principal();
        let row_version = RowVersion::FIRST;
        let new = StoredYear { year, order: asked, opened_by, opened_at: now, row_version };
        session.open_year(&new).await.map_err(|error| match error {
            StoreError::Conflict(ConstraintName::OpenYear) => is_open(order.year),
            other => other.into(),
        })?;
        let mut writer = PartWriter::new(self.context, (self.council, goal_set));
        let entries = writer.entries(session, &order.part).await?;
        let said = (order.year, self.council);
        session.say_of_year(said, &entries, now).await.map_err(spoken_at_once)?;
        if !is_set_new {
            self.carry_on(session, &entries).await?;
        }
        self.deadlines(session).await?;
        Ok(session.log(NewEvent {
            authority: Some(self.council.authority),
            at: now,
            action: "year-opened",
            object_kind: "year",
            object_id: order.year.to_string(),
            object_version: Some(i64::from(round)),
            payload: self.told(&entries).into_bytes(),
        })?)
    }

    async fn goal_set(&self, session: &mut WriteSession) -> Result<(GoalSetId, bool), Failure> {
        match &self.order.goal_set {
            GoalSetOrder::Standing => {
                let standing = goal_set_of(session, self.order.year).await?;
                let needed = || Failure::refused(Problem::new("year-goal-set-needed"));
                Ok((standing.ok_or_else(needed)?.id, false))
            }
            GoalSetOrder::New { name, last } => {
                let id = GoalSetId::from_bits(self.context.ids.next());
                let from = self.order.year.first_day();
                let validity = Validity::new(from, last.map(OperatingYear::end));
                let validity = validity.unwrap_or_else(|| Validity::since(from));
                let set = GoalSet { id, name: name.trim().to_owned(), validity };
                session.create_goal_sets(&[set]).await?;
                Ok((id, true))
            }
        }
    }

    /// Committees' goals go on with the goals that they serve, until their committee says otherwise.
    async fn carry_on(
        &self,
        session: &mut WriteSession,
        entries: &[NewEntry],
    ) -> Result<(), Failure> {
        let mut going: BTreeSet<GoalId> = BTreeSet::new();
        for entry in entries {
            if let Word::Goal { goal, .. } = &entry.word {
                going.insert(*goal);
            }
        }
        let mut of_committee: BTreeMap<UnitId, Vec<NewEntry>> = BTreeMap::new();
        for parent in going {
            for goal in session.goals_below(parent).await? {
                if goal.level == GoalLevel::Committee {
                    let word = Word::Goal { goal: goal.id, wording: None, decision: None };
                    let entry = NewEntry { word, audience: Audience::All };
                    of_committee.entry(goal.owner).or_default().push(entry);
                }
            }
        }
        for (place, entries) in of_committee {
            let Some(speaker) = self.committee(place) else { continue };
            let said = (self.order.year, speaker);
            session.say_of_year(said, &entries, self.now).await.map_err(spoken_at_once)?;
            log_part(session, speaker, (self.order.year, &entries), self.now)?;
        }
        Ok(())
    }

    /// A committee that is there on the year's first day.
    fn committee(&self, place: UnitId) -> Option<Speaker> {
        let unit = self.directory.get(place)?;
        let is_there = unit.on(self.order.year.first_day()).is_some();
        let is_committee = unit.level == OrgLevel::Committee && is_there;
        let (authority, level) = (unit.authority, unit.level);
        is_committee.then_some(Speaker { place, authority, level })
    }

    async fn deadlines(&self, session: &mut WriteSession) -> Result<(), Failure> {
        let all = |set: &BTreeMap<ReportKind, Date>| -> Vec<(ReportKind, Option<Date>)> {
            set.iter().map(|(kind, day)| (*kind, Some(*day))).collect()
        };
        let (year, now) = (self.order.year, self.now);
        session.set_deadlines((year, self.council), &all(&self.order.deadlines), now).await?;
        for (place, set) in &self.order.deadlines_of {
            let unknown = || Failure::refused(Problem::new("year-committee-unknown"));
            let speaker = self.committee(*place).ok_or_else(unknown)?;
            session.set_deadlines((year, speaker), &all(set), now).await?;
        }
        Ok(())
    }

    /// The opening for the log: everything that it says.
    fn told(&self, entries: &[NewEntry]) -> String {
        // Writing to a string cannot fail.
        let mut text = told(self.council.place, entries);
        if let GoalSetOrder::New { name, .. } = &self.order.goal_set {
            let _ = write!(text, "\ngoal_set\t{}", name.trim());
        }
        if let Some(template) = &self.order.template {
            let _ = write!(text, "\ntemplate\t{template}");
        }
        for (kind, day) in &self.order.deadlines {
            let _ = write!(text, "\ndeadline\t{}\t{day}", kind.code());
        }
        for (place, set) in &self.order.deadlines_of {
            for (kind, day) in set {
                let _ = write!(text, "\ndeadline\t{}\t{day}\t{place}", kind.code());
            }
        }
        text
    }
}

/// Undoes the opening of a year, as long as nobody has written in it: no plan but untouched ones, no
/// answer, no committee's part besides what went on by itself. Untouched plans stay where they are
/// and are taken up again when the year is opened anew; nothing is removed.
///
/// Errors: `NotFound`, `Forbidden`; `Refused` with what was written.
pub async fn undo(
    context: &Context,
    scope: &Scope,
    write: &NamedWrite,
    year: OperatingYear,
) -> Result<(), Failure> {
    let written = what_was_written(context, scope, year).await?;
    let mut session = context.store.write(scope).await?;
    let directory = Directory::load(&mut session).await?;
    let council = council(&directory)?;
    permit_at(&mut session, (council.place, None), Act::OpenYear).await?;
    let now = context.clock.now();
    if take_turn(&mut session, write, now).await? == Turn::Again {
        return Ok(());
    }
    let open = session.planning_year(year).await?.or_not_found()?;
    if written.is_any() {
        return Err(Failure::Refused(written.problems(year)));
    }
    session.undo_year(year, open.row_version, now).await?;
    session.log(NewEvent {
        authority: Some(council.authority),
        at: now,
        action: "year-opening-undone",
        object_kind: "year",
        object_id: year.to_string(),
        object_version: Some(i64::from(open.year.round)),
        payload: Vec::new(),
    })?;
    Ok(session.commit().await?)
}

/// What people have written in a year that was opened: only how much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Written {
    /// Plans and follow-ups that were begun and are more than what they were begun as.
    pub reports: usize,
    /// Changes that were answered.
    pub answers: usize,
    /// Committees that have said their part.
    pub parts: usize,
}

impl Written {
    /// Whether there is anything.
    pub const fn is_any(self) -> bool {
        self.reports + self.answers + self.parts > 0
    }

    fn problems(self, year: OperatingYear) -> Vec<Problem> {
        let counts = [
            ("year-has-reports", self.reports),
            ("year-has-answers", self.answers),
            ("year-has-parts", self.parts),
        ];
        let said = counts.into_iter().filter(|(_, count)| *count > 0);
        let problem = |(code, count): (&'static str, usize)| {
            Problem::new(code).with("year", year.to_string()).with("count", count.to_string())
        };
        said.map(problem).collect()
    }
}

/// Counts what was written in all of the city: the city office learns that there is something, and
/// nothing of what.
pub(super) async fn what_was_written(
    context: &Context,
    scope: &Scope,
    year: OperatingYear,
) -> Result<Written, Failure> {
    crate::failure::permit(scope, Act::OpenYear)?;
    let whole = Scope::operator(scope.principal(), Purpose::Maintenance);
    let mut session = context.store.read(&whole).await?;
    let Some(open) = session.planning_year(year).await? else { return Ok(Written::default()) };
    let mut written = Written::default();
    for start in session.report_starts(year).await? {
        let state = session.report(start.report).await?.map(|report| report.state);
        let is_draft = state == Some(ReportState::Draft);
        written.reports += usize::from(!start.is_untouched || !is_draft);
    }
    written.answers = session.change_answers(year, None).await?.len();
    let entries = session.year_entries(year).await?;
    let parts = entries
        .iter()
        .filter(|said| said.entry.level != OrgLevel::Council && said.said_at != open.opened_at);
    written.parts = parts.map(|said| said.entry.place).collect::<BTreeSet<_>>().len();
    Ok(written)
}
