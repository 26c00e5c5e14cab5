//! The fictional city goes into the database: one bulk write, one event a report, written on one
//! core while the next reports are made on another.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use tertial_demo::city::{CITY, COMING_GOALS, COMING_YEAR, City, DemoReport, city};
use tertial_demo::plan::CityPlan;
use tertial_domain::ids::{AuthorityId, UnitId};
use tertial_domain::organisation::OrgLevel;
use tertial_domain::period::OperatingYear;
use tertial_domain::permission::{Purpose, Scope};
use tertial_domain::target::YearTarget;
use tertial_domain::year::book::Audience;
use tertial_usecases::context::{Clock, Context, NewIds};
use tertial_usecases::founding::{Batch, BatchMaker, Founding, Structure};
use tertial_usecases::once::NamedWrite;
use tertial_usecases::report_facts::{Figures, GoalLinks, ReportOrder};
use tertial_usecases::year::opening::{self, GoalSetOrder, OpeningOrder};
use tertial_usecases::year::part::{GoalName, GoalOrder, IndicatorName, Part, TargetOrder};
use tertial_usecases::year::proposal;
use tokio::sync::mpsc;

use crate::ids::OPERATOR;
use crate::stop::{Stop, StopKind};
use crate::wiring;

/// Reports that travel together from the one that makes them to the one that stores them.
const BATCH: usize = 64;

/// Batches that may wait between the two.
const BATCHES_WAITING: usize = 4;

/// What was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Founded {
    /// Units that write reports.
    pub units: usize,
    /// Reports.
    pub reports: usize,
}

/// Makes the city of a plan and stores it. The same plan gives the same rows.
pub async fn found(context: &Context, plan: CityPlan) -> Result<Founded, Stop> {
    let scope = Scope::operator(OPERATOR, Purpose::Demonstration);
    let city = made(move || city(plan)).await?;
    let units = city.organisation.units.len();
    let mut founding = Founding::begin(context, &scope).await.map_err(wiring::stop)?;
    founding.structure(structure(&city)).await.map_err(wiring::stop)?;
    let (sender, mut batches) = mpsc::channel(BATCHES_WAITING);
    let writer = tokio::task::spawn_blocking(move || write_reports(&city, &sender));
    let mut reports = 0;
    while let Some(batch) = batches.recv().await {
        let batch: Batch = batch;
        reports += batch.len();
        founding.batch(batch).await.map_err(wiring::stop)?;
    }
    writer.await.map_err(fault)?;
    founding.finish().await.map_err(wiring::stop)?;
    open_coming_year(context, plan.seed).await?;
    Ok(Founded { units, reports })
}

/// The city office opens the year that comes: with new goals, where those that hold end before it.
async fn open_coming_year(context: &Context, seed: u64) -> Result<(), Stop> {
    let scope = Scope::operator(OPERATOR, Purpose::Demonstration);
    let ids = Arc::new(SeededIds::new(seed.wrapping_add(1)));
    let context = Context { ids, clock: Arc::new(OpeningDay), ..context.clone() };
    let Some(year) = OperatingYear::new(COMING_YEAR) else { return Ok(()) };
    let from = proposal::of_council(&context, &scope, year).await.map_err(wiring::stop)?;
    let targets = from.goals.iter().flat_map(|goal| {
        goal.targets.iter().map(|target| TargetOrder {
            goal: GoalName::Known(goal.id),
            indicator: IndicatorName::Known(target.indicator),
            printed: target.printed.clone(),
            scope: None,
            decision: None,
            valid_from: None,
            audience: Audience::All,
        })
    });
    let goes_on =
        |goal: &proposal::ProposedGoal| GoalOrder::GoesOn { goal: goal.id, wording: None };
    let part = Part {
        goals: from.goals.iter().map(goes_on).collect(),
        targets: targets.collect(),
        ..Part::default()
    };
    let goal_set = match from.standing {
        Some(_) => GoalSetOrder::Standing,
        None => GoalSetOrder::New { name: COMING_GOALS.to_owned(), last: None },
    };
    let (deadlines, deadlines_of) = (from.deadlines, BTreeMap::new());
    let order = OpeningOrder { year, goal_set, template: None, part, deadlines, deadlines_of };
    let write = NamedWrite::fresh(context.ids.next());
    opening::open(&context, &scope, &write, &order).await.map(|_| ()).map_err(wiring::stop)
}

/// The day on which the demonstration city opens its coming year, so that the same plan gives the
/// same rows.
struct OpeningDay;

impl Clock for OpeningDay {
    fn now(&self) -> Timestamp {
        self.today()
            .at(9, 0, 0, 0)
            .to_zoned(TimeZone::UTC)
            .map_or(Timestamp::UNIX_EPOCH, |at| at.timestamp())
    }

    fn today(&self) -> Date {
        date(COMING_YEAR - 1, 11, 23)
    }
}

async fn made(make: impl FnOnce() -> City + Send + 'static) -> Result<City, Stop> {
    tokio::task::spawn_blocking(make).await.map_err(fault)
}

fn fault(error: impl std::fmt::Display) -> Stop {
    Stop::new(StopKind::Internal, "fault").with("reason", &error)
}

fn structure(city: &City) -> Structure {
    let organisation = &city.organisation;
    let mut authorities: Vec<(AuthorityId, String)> = Vec::new();
    for place in std::iter::once(&organisation.council).chain(&organisation.committees) {
        let authority = place.org.authority;
        if authorities.iter().all(|(known, _)| *known != authority) {
            let own = place.org.latest().map_or_else(String::new, |period| period.name.clone());
            // The council's authority is the city itself.
            let is_council = place.org.level == OrgLevel::Council;
            let name = if is_council { CITY.to_owned() } else { own };
            authorities.push((authority, name));
        }
    }
    let mut lineages: Vec<_> = city.goal_records.iter().filter_map(|goal| goal.lineage).collect();
    lineages.sort_unstable();
    lineages.dedup();
    Structure {
        authorities,
        units: organisation.org_units().cloned().collect(),
        successions: organisation.successions.clone(),
        goal_sets: city.goal_sets.clone(),
        lineages,
        goals: city.goal_records.clone(),
        indicators: city.indicators.clone(),
        activities: city.activity_records.clone(),
    }
}

/// Writes every report and sends them on in batches, until nobody takes them any more.
fn write_reports(city: &City, sender: &mpsc::Sender<Batch>) {
    let ids = SeededIds::new(city.plan.seed);
    let mut targets = targets_by_year(&city.targets);
    let mut maker = BatchMaker::new();
    let mut waiting = Vec::with_capacity(BATCH);
    for report in city.reports() {
        let own = targets.remove(&(report.unit, report.year)).unwrap_or_default();
        let stored_at = report.dated.at(12, 0, 0, 0).to_zoned(TimeZone::UTC);
        let Ok(stored_at) = stored_at.map(|noon| noon.timestamp()) else { continue };
        waiting.push(order(report, own).prepare(&ids, stored_at));
        if waiting.len() == BATCH {
            let full = std::mem::replace(&mut waiting, Vec::with_capacity(BATCH));
            if sender.blocking_send(maker.batch(full)).is_err() {
                return;
            }
        }
    }
    // Whoever listened has gone where this fails, and says so.
    let _ = sender.blocking_send(maker.batch(waiting));
}

type TargetsByYear = HashMap<(UnitId, OperatingYear), Vec<YearTarget>>;

/// Targets are set by the first report of their unit and year, which is the plan.
fn targets_by_year(targets: &[YearTarget]) -> TargetsByYear {
    let mut by_year = TargetsByYear::new();
    for target in targets {
        by_year.entry((target.unit, target.year)).or_default().push(target.clone());
    }
    by_year
}

fn order(demo: DemoReport, targets: Vec<YearTarget>) -> ReportOrder {
    let mut goals = demo.links.goals.into_iter();
    let mut indicators = demo.links.indicators.into_iter();
    let mut activities = demo.links.activities.into_iter();
    let links = demo
        .report
        .walk_goals()
        .map(|goal| GoalLinks {
            goal: goals.next(),
            indicators: goal.indicators.iter().map(|_| indicators.next()).collect(),
            activities: goal.activities.iter().map(|_| activities.next()).collect(),
        })
        .collect();
    ReportOrder {
        id: demo.id,
        unit: demo.unit,
        authority: demo.authority,
        year: demo.year,
        kind: demo.kind,
        state: demo.state,
        confirmed: true,
        report: demo.report,
        links,
        figures: Figures::Known { outcomes: demo.outcomes, targets },
    }
}

/// Identities that follow from a seed and a count, in the form of UUIDs of version 7.
struct SeededIds {
    seed: u64,
    count: AtomicU64,
}

impl SeededIds {
    /// The last 62 bits are the count and a part of the seed; the first 48 are a moment in 2018,
    /// before any identity of a real clock.
    const MOMENT: u128 = 0x0160_0000_0000 << 80;

    const fn new(seed: u64) -> Self {
        Self { seed, count: AtomicU64::new(0) }
    }
}

impl NewIds for SeededIds {
    fn next(&self) -> u128 {
        let count = self.count.fetch_add(1, Ordering::Relaxed);
        let low = (count & 0xffff_ffff_ffff) | ((self.seed & 0x3fff) << 48);
        Self::MOMENT | 0x7 << 76 | 0b10 << 62 | u128::from(low)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seeded_identities_are_repeatable_ordered_and_well_formed() {
        let ids = SeededIds::new(7);
        let made: Vec<u128> = (0..1_000).map(|_| ids.next()).collect();
        assert!(made.is_sorted_by(|a, b| a < b));
        assert_eq!(made.first(), Some(&SeededIds::new(7).next()));
        let text = uuid::Uuid::from_u128(made[5]).to_string();
        assert_eq!(text, "01600000-0000-7000-8007-000000000005");
    }
}
