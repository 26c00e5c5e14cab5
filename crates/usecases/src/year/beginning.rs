//! Beginning a plan or a follow-up in an open year: what it holds already when its place first opens
//! it, stored as a draft of the place's own.

mod last_year;
mod own_goals;

use std::collections::{BTreeMap, BTreeSet};

use tertial_domain::ids::{GoalId, ReportId, UnitId};
use tertial_domain::organisation::OrgLevel;
use tertial_domain::period::OperatingYear;
use tertial_domain::permission::{Act, Scope};
use tertial_domain::problem::Problem;
use tertial_domain::report::{ReportKind, ReportState};
use tertial_domain::year::book::{Answer, EntryName};
use tertial_domain::year::follow_up::{self, FollowUpFacts};
use tertial_domain::year::plan::{self, Begun, Choice, PlanFacts};
use tertial_presentation::language::Language;
use tertial_presentation::localizer::Localizer;
use tertial_presentation::wording::report_name;
use tertial_store::error::{ConstraintName, StoreError};
use tertial_store::events::NewEvent;
use tertial_store::reports::StoredReport;
use tertial_store::years::{NewStart, Planner};
use tertial_store::{ReadSession, WriteSession};

use super::above::{YearOf, goal_links, stored_report};
use crate::context::Context;
use crate::directory::Directory;
use crate::failure::{Failure, OrNotFound, permit, permit_at};
use crate::once::{NamedWrite, Turn, take_turn};
use crate::read_in::forget_reviews;
use crate::report_facts::{Figures, ReportOrder};
use last_year::LastYear;
pub use last_year::OwnGoalLine;
pub(super) use own_goals::settle;

/// The longest title of an own goal, in characters.
pub const TITLE_LENGTH_MAX: usize = 500;

/// What a place sees before it begins a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BeginPage {
    /// The year.
    pub year: OperatingYear,
    /// The place.
    pub unit: UnitId,
    /// Its name.
    pub unit_name: String,
    /// The year's reports of the place that are there, by document.
    pub begun: BTreeMap<ReportKind, ReportId>,
    /// Whether the asker may begin.
    pub may_begin: bool,
    /// Goals from above: printed number, title and the number of indicators that are followed.
    pub above: Vec<(Option<String>, String, usize)>,
    /// Activities from above.
    pub activities: Vec<String>,
    /// The place's own goals of last year.
    pub own: Vec<OwnGoalLine>,
    /// The last days that count for the place.
    pub deadlines: BTreeMap<ReportKind, jiff::civil::Date>,
    /// How many changes above are still to be answered.
    pub unanswered: usize,
}

/// What a plan or a follow-up is begun with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BeginOrder {
    /// The place.
    pub unit: UnitId,
    /// The year.
    pub year: OperatingYear,
    /// Which document.
    pub kind: ReportKind,
    /// What becomes of the place's own goals of last year, by their place in last year's report;
    /// one that is not named goes on.
    pub choices: BTreeMap<usize, Choice>,
}

/// A report that was begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BegunReport {
    /// The report.
    pub report: ReportId,
    /// Whether it was there already.
    pub was_there: bool,
}

/// What a place sees before it begins; `NotFound` where the year is not open.
pub async fn page(
    context: &Context,
    scope: &Scope,
    (unit, year): (UnitId, OperatingYear),
) -> Result<BeginPage, Failure> {
    permit(scope, Act::ReadFacts)?;
    let mut session = context.store.read(scope).await?;
    let directory = Directory::load(&mut session).await?;
    let today = context.clock.today();
    let of = YearOf::load(&mut session, &directory, (unit, year), today).await?;
    let may_begin = permit_at(&mut session, (unit, None), Act::PlanYear).await.is_ok();
    let last = LastYear::load(&mut session, (unit, year), &of).await?;
    let mut begun = BTreeMap::new();
    for kind in ReportKind::ALL {
        let stored = session.report_of(unit, year, kind).await?;
        begun.extend(stored.map(|stored| (kind, stored.id)));
    }
    let deadlines = super::deadlines::Deadlines::load(&mut session, today).await?;
    let due = ReportKind::ALL.into_iter().filter_map(|kind| {
        deadlines.of(&directory, unit, (year, kind)).map(|one| (kind, one.due_on))
    });
    let unanswered = super::answering::open_count(&mut session, &of, unit).await?;
    Ok(BeginPage {
        year,
        unit,
        unit_name: directory.name(unit, today),
        begun,
        may_begin,
        above: of
            .above
            .goals
            .iter()
            .map(|goal| (goal.number.clone(), goal.title.clone(), goal.targets.len()))
            .collect(),
        activities: of.above.activities.iter().map(|one| one.name.clone()).collect(),
        own: last.lines(),
        deadlines: due.collect(),
        unanswered,
    })
}

/// Begins a plan or a follow-up. Twice gives the same report, and changes nothing in it.
///
/// Errors: `NotFound` where the year is not open; `Forbidden` for all but a reporter of the place;
/// `Refused` with `plan-needed` for a follow-up without a plan.
pub async fn begin(
    context: &Context,
    scope: &Scope,
    write: &NamedWrite,
    order: &BeginOrder,
) -> Result<BegunReport, Failure> {
    for choice in order.choices.values() {
        if let Choice::Change(title) = choice
            && (title.trim().is_empty() || title.chars().count() > TITLE_LENGTH_MAX)
        {
            let limit = TITLE_LENGTH_MAX.to_string();
            return Err(Failure::refused(Problem::new("own-goal-untitled").with("limit", limit)));
        }
    }
    let mut session = context.store.write(scope).await?;
    permit_at(&mut session, (order.unit, None), Act::PlanYear).await?;
    let is_again = take_turn(&mut session, write, context.clock.now()).await? == Turn::Again;
    let known = session.report_of(order.unit, order.year, order.kind).await?;
    if let Some(known) = &known
        && (is_again || !is_to_take_up(&mut session, known, order).await?)
    {
        return Ok(BegunReport { report: known.id, was_there: true });
    }
    let beginning = Beginning { context, order, known };
    let report = beginning.write(&mut session).await?;
    match session.commit().await {
        Ok(()) => Ok(BegunReport { report, was_there: false }),
        // Somebody else began it meanwhile, and theirs is the one.
        Err(StoreError::Conflict(ConstraintName::ReportOfUnitYearKind)) => Err(Failure::Stale),
        Err(error) => Err(error.into()),
    }
}

/// Whether a report that is there was begun in an earlier round of the year, and nobody has touched
/// it since: then it is taken up again.
async fn is_to_take_up(
    session: &mut ReadSession,
    known: &StoredReport,
    order: &BeginOrder,
) -> Result<bool, Failure> {
    if known.state != ReportState::Draft {
        return Ok(false);
    }
    let starts = session.report_starts(order.year).await?;
    if starts.iter().any(|start| start.report == known.id) {
        return Ok(false);
    }
    let events = session.events_of_report(known.id).await?;
    Ok(!events.is_empty() && events.iter().all(|event| event.action == BEGUN))
}

/// The act of beginning a report, as the log names it.
const BEGUN: &str = "report-begun";

struct Beginning<'a> {
    context: &'a Context,
    order: &'a BeginOrder,
    known: Option<StoredReport>,
}

impl Beginning<'_> {
    async fn write(&self, session: &mut WriteSession) -> Result<ReportId, Failure> {
        let (order, now) = (self.order, self.context.clock.now());
        let directory = Directory::load(session).await?;
        let place = (order.unit, order.year);
        let today = self.context.clock.today();
        let of = YearOf::load(session, &directory, place, today).await?;
        let level = directory.get(order.unit).or_not_found()?.level;
        if level == OrgLevel::Workplace {
            return Err(Failure::refused(Problem::new("workplaces-have-no-plan")));
        }
        let authority = directory.get(order.unit).or_not_found()?.authority;
        let planner =
            Planner { year: order.year, round: of.open.year.round, unit: order.unit, authority };
        let (mut begun, renamed) = match order.kind {
            ReportKind::AnnualPlan => self.plan(session, &directory, &of).await?,
            ReportKind::TertialReport1 | ReportKind::TertialReport2 | ReportKind::AnnualReport => {
                (self.follow_up(session, &directory, &of).await?, BTreeSet::new())
            }
        };
        settle(self.context, session, (planner, &of), (&mut begun, &renamed)).await?;
        let report = ReportOrder {
            id: match &self.known {
                Some(known) => known.id,
                None => ReportId::from_bits(self.context.ids.next()),
            },
            unit: order.unit,
            authority,
            year: order.year,
            kind: order.kind,
            state: ReportState::Draft,
            confirmed: true,
            links: goal_links(&begun.links),
            report: begun.report,
            figures: Figures::Printed,
        };
        let (version, number) = self.store(session, &report).await?;
        let start = NewStart { report: report.id, version, at: now };
        session.note_start(planner, &start).await?;
        if order.kind == ReportKind::AnnualPlan {
            session.mark_seen(planner, &of.book.read_to_the_end(&of.way_up)).await?;
        }
        forget_reviews(session, &(&report).into()).await?;
        session.log(NewEvent {
            authority: Some(authority),
            at: now,
            action: BEGUN,
            object_kind: "report",
            object_id: report.id.to_string(),
            object_version: Some(number),
            payload: order.kind.code().as_bytes().to_vec(),
        })?;
        Ok(report.id)
    }

    async fn store(
        &self,
        session: &mut WriteSession,
        report: &ReportOrder,
    ) -> Result<(tertial_domain::ids::ReportVersionId, i64), Failure> {
        let (ids, now) = (self.context.ids.as_ref(), self.context.clock.now());
        if let Some(known) = &self.known {
            let version = report.new_version(ids, now, None);
            session.add_report_version(known.id, known.row_version, &version).await?;
            return Ok((version.id, i64::from(known.latest_number.saturating_add(1))));
        }
        let new = report.new_report(ids, now, None);
        let version = new.version.id;
        session.create_reports(&[new]).await.map_err(|error| match error {
            StoreError::Conflict(ConstraintName::ReportOfUnitYearKind) => Failure::Stale,
            other => other.into(),
        })?;
        Ok((version, 1))
    }

    /// The plan, and the own goals that go on in other words.
    async fn plan(
        &self,
        session: &mut WriteSession,
        directory: &Directory,
        of: &YearOf,
    ) -> Result<(Begun, BTreeSet<GoalId>), Failure> {
        let order = self.order;
        let last = LastYear::load(session, (order.unit, order.year), of).await?;
        let own = last.own(&order.choices);
        let changed = own.iter().filter(|one| matches!(one.choice, Choice::Change(_)));
        let renamed = changed.filter_map(|one| one.goal.links.goal).collect();
        let names = Names::of(directory, order);
        let facts = PlanFacts {
            year: order.year,
            unit: names.unit,
            committee: names.committee,
            title: names.title,
            above: of.above.clone(),
            own,
            outcomes: last.outcomes,
            done: last.done,
            headings: last.headings,
        };
        Ok((plan::begin(&facts), renamed))
    }

    /// A follow-up of the plan, with the changes that were taken in since.
    async fn follow_up(
        &self,
        session: &mut WriteSession,
        directory: &Directory,
        of: &YearOf,
    ) -> Result<Begun, Failure> {
        let order = self.order;
        let needed = || Failure::refused(Problem::new("plan-needed").hint("plan-needed"));
        let plan = session.report_of(order.unit, order.year, ReportKind::AnnualPlan).await?;
        let plan = session.working_report(plan.ok_or_else(needed)?.id).await?.or_not_found()?;
        let mut base = stored_report(session, &plan).await?;
        let seen = session.year_seen(order.year, order.unit).await?;
        let answers = session.change_answers(order.year, Some(order.unit)).await?;
        let answers: BTreeMap<EntryName, Answer> =
            answers.into_iter().map(|one| (one.entry, one.answer)).collect();
        for change in of.book.changes(&of.way_up, &seen) {
            if let Some(Answer::Taken(own)) = answers.get(&change.now.name()) {
                base = plan::take_in(&base, &change, &of.above, own.as_deref());
            }
        }
        let previous = match order.year.previous() {
            Some(year) => session.report_of(order.unit, year, order.kind).await?,
            None => None,
        };
        let headings = match previous {
            Some(previous) => last_year::headings(&stored_report(session, &previous).await?.report),
            None => Vec::new(),
        };
        let title = Names::of(directory, order).title;
        let facts = FollowUpFacts { kind: order.kind, year: order.year, title, headings };
        Ok(follow_up::begin(&base, &facts))
    }
}

/// What a report's head says.
struct Names {
    unit: String,
    committee: Option<String>,
    title: String,
}

impl Names {
    fn of(directory: &Directory, order: &BeginOrder) -> Self {
        let day = order.year.first_day();
        let unit = directory.name(order.unit, day);
        let committee = directory.committee_of(order.unit, day);
        let committee = committee.filter(|id| *id != order.unit);
        // A report is in Swedish, whoever begins it.
        let localizer = Localizer::of(Language::Swedish);
        let year = [("year", order.year.to_string().into())];
        let title = localizer.text_with(report_name(order.kind), &year);
        Self { unit, committee: committee.map(|id| directory.name(id, day)), title }
    }
}

/// Begins the plans of every unit at or below a place that has none, each by itself: those that are
/// there stay as they are. Gives how many were begun.
///
/// Errors: as [`begin`]; `Forbidden` where the asker may not begin the plan of one of them.
pub async fn begin_all(
    context: &Context,
    scope: &Scope,
    (year, place): (OperatingYear, UnitId),
) -> Result<usize, Failure> {
    permit(scope, Act::PlanYear)?;
    let mut session = context.store.read(scope).await?;
    session.planning_year(year).await?.or_not_found()?;
    let directory = Directory::load(&mut session).await?;
    let day = year.first_day();
    let units: Vec<UnitId> = directory
        .within(place)
        .into_iter()
        .filter(|id| {
            directory
                .get(*id)
                .is_some_and(|unit| unit.level == OrgLevel::Unit && unit.on(day).is_some())
        })
        .collect();
    drop(session);
    let mut count = 0;
    for unit in units {
        let (kind, choices) = (ReportKind::AnnualPlan, BTreeMap::new());
        let order = BeginOrder { unit, year, kind, choices };
        let write = NamedWrite::fresh(context.ids.next());
        count += usize::from(!begin(context, scope, &write, &order).await?.was_there);
    }
    Ok(count)
}
