//! Deadlines of open years: which last day counts for a place, and which fall within some days.

use jiff::civil::Date;
use tertial_domain::ids::UnitId;
use tertial_domain::organisation::OrgLevel;
use tertial_domain::period::OperatingYear;
use tertial_domain::permission::{Act, Scope};
use tertial_domain::problem::Problem;
use tertial_domain::report::ReportKind;
pub use tertial_domain::year::Deadline;
use tertial_domain::year::{act_to_direct, nearest};
use tertial_store::events::NewEvent;
use tertial_store::years::Speaker;
use tertial_store::{ReadSession, WriteSession};

use crate::context::Context;
use crate::directory::Directory;
use crate::failure::{Failure, OrNotFound, permit, permit_at};
use crate::once::{NamedWrite, Turn, take_turn};

/// Every deadline of the open years, for questions about many places at once.
pub(crate) struct Deadlines {
    all: Vec<Deadline>,
    /// The day on which the organisation is looked at.
    today: Date,
}

impl Deadlines {
    /// Reads them.
    pub(crate) async fn load(session: &mut ReadSession, today: Date) -> Result<Self, Failure> {
        Ok(Self { all: session.year_deadlines().await?, today })
    }

    /// The last day of a document for a place, with the place where it was set.
    pub(crate) fn of(
        &self,
        directory: &Directory,
        place: UnitId,
        document: (OperatingYear, ReportKind),
    ) -> Option<Deadline> {
        let way_up = way_up(directory, place, self.today);
        nearest(&self.all, &way_up, document).copied()
    }

    /// The deadlines of a place from a day up to but not including another, in order of time.
    pub(crate) fn between(
        &self,
        directory: &Directory,
        place: UnitId,
        (from, until): (Date, Date),
    ) -> Vec<Deadline> {
        let mut years: Vec<OperatingYear> = self.all.iter().map(|one| one.year).collect();
        years.dedup();
        let documents = years.into_iter().flat_map(|year| ReportKind::ALL.map(|kind| (year, kind)));
        let mut found: Vec<Deadline> = documents
            .filter_map(|document| self.of(directory, place, document))
            .filter(|deadline| from <= deadline.due_on && deadline.due_on < until)
            .collect();
        found.sort_by_key(|deadline| (deadline.due_on, deadline.year, deadline.kind));
        found
    }
}

/// A place and those above it, nearest first.
pub(crate) fn way_up(directory: &Directory, place: UnitId, day: Date) -> Vec<UnitId> {
    std::iter::once(place).chain(directory.above(place, day)).collect()
}

/// The deadlines of a place from a day up to but not including another, in order of time: the
/// nearest of those set at the place or above it, for each document of each open year.
pub async fn of_place(
    context: &Context,
    scope: &Scope,
    place: UnitId,
    days: (Date, Date),
) -> Result<Vec<Deadline>, Failure> {
    permit(scope, Act::ReadFacts)?;
    let mut session = context.store.read(scope).await?;
    let directory = Directory::load(&mut session).await?;
    directory.get(place).or_not_found()?;
    let deadlines = Deadlines::load(&mut session, context.clock.today()).await?;
    Ok(deadlines.between(&directory, place, days))
}

/// Deadlines that a place sets for itself and all below it in an open year; none gives the place
/// those of the one above again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadlineOrder {
    /// The year.
    pub year: OperatingYear,
    /// The council or a committee.
    pub place: UnitId,
    /// What is set, each document at most once.
    pub set: Vec<(ReportKind, Option<Date>)>,
}

/// Sets a place's deadlines. The council's are the city office's to set, a committee's its own.
///
/// Errors: `NotFound`, `Forbidden`; `Refused` with `deadline-needed` where the council would be
/// without one.
pub async fn set(
    context: &Context,
    scope: &Scope,
    write: &NamedWrite,
    order: &DeadlineOrder,
) -> Result<(), Failure> {
    let mut session = context.store.write(scope).await?;
    let speaker = speaker_at(&mut session, order.place).await?;
    let now = context.clock.now();
    if take_turn(&mut session, write, now).await? == Turn::Again {
        return Ok(());
    }
    session.planning_year(order.year).await?.or_not_found()?;
    for (kind, due_on) in &order.set {
        if speaker.level == OrgLevel::Council && due_on.is_none() {
            let problem = Problem::new("deadline-needed").with("kind", kind.code());
            return Err(Failure::refused(problem));
        }
    }
    session.set_deadlines((order.year, speaker), &order.set, now).await?;
    log_deadlines(&mut session, speaker, order, now)?;
    Ok(session.commit().await?)
}

fn log_deadlines(
    session: &mut WriteSession,
    speaker: Speaker,
    order: &DeadlineOrder,
    at: jiff::Timestamp,
) -> Result<(), Failure> {
    let said = order.set.iter().map(|(kind, due_on)| match due_on {
        Some(day) => format!("{}: {day}", kind.code()),
        None => format!("{}: -", kind.code()),
    });
    let said: Vec<String> = said.collect();
    Ok(session.log(NewEvent {
        authority: Some(speaker.authority),
        at,
        action: "deadlines-set",
        object_kind: "year",
        object_id: order.year.to_string(),
        object_version: None,
        payload: format!("{}\n{}", order.place, said.join("\n")).into_bytes(),
    })?)
}

/// The place as one that the asker may speak of a year for.
pub(super) async fn speaker_at(
    session: &mut WriteSession,
    place: UnitId,
) -> Result<Speaker, Failure> {
    let unit = session.org_unit(place).await?.or_not_found()?.value;
    let act = act_to_direct(unit.level).ok_or(Failure::Forbidden)?;
    permit_at(session, (place, None), act).await?;
    Ok(Speaker { place, authority: unit.authority, level: unit.level })
}
