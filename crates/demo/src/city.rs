//! The whole city, and its reports one at a time.

use std::collections::HashSet;

use tertial_domain::activity::Activity;
use tertial_domain::goal::{Goal, GoalSet};
use tertial_domain::indicator::Indicator;
use tertial_domain::period::OperatingYear;
use tertial_domain::report::ReportKind;
use tertial_domain::target::YearTarget;

pub use crate::compose::{ActivityStanding, DemoReport, Flaw, GoalGrade, Links};
pub use crate::feedback::{FeedbackRow, FeedbackTable};
pub use crate::money::{MoneyRow, MoneyTable};
pub use crate::organisation::{Organisation, Reporter};

use crate::activities::{
    PlannedActivity, SharedActivity, plan_activities, records, shared_activities,
};
use crate::compose::{AboveScene, Scene, Tally, compose_above, compose_unit, reference_day};
use crate::goals::{Goals, set_goals};
use crate::indicators::catalogue;
use crate::organisation::organise;
use crate::plan::CityPlan;
use crate::targets::all_targets;
use crate::words::Words;

/// The year that the city is about to plan.
pub const COMING_YEAR: i16 = 2027;
/// What its goals from that year on are called.
pub const COMING_GOALS: &str = "Mål 2027–2030";

/// What the city calls itself.
pub const CITY: &str = "Ekstads stad";
/// The first and last year that the city has reports for.
pub const YEARS: (i16, i16) = (2019, 2026);

/// The fictional city, with everything but its reports.
pub struct City {
    /// What it was made from.
    pub plan: CityPlan,
    /// Committees, departments, units, workplaces and successions.
    pub organisation: Organisation,
    /// The council's two goal sets.
    pub goal_sets: Vec<GoalSet>,
    /// Every goal, goals above before the goals that serve them, with lineages.
    pub goal_records: Vec<Goal>,
    /// Every indicator.
    pub indicators: Vec<Indicator>,
    /// Every target decision.
    pub targets: Vec<YearTarget>,
    /// Every activity of units and of the council.
    pub activity_records: Vec<Activity>,
    pub(crate) goals: Goals,
    pub(crate) planned: Vec<Vec<PlannedActivity>>,
    pub(crate) shared: Vec<SharedActivity>,
    pub(crate) words: Words,
}

/// Makes the city of a plan: the same plan gives the same city.
pub fn city(plan: CityPlan) -> City {
    let words = Words::read();
    let organisation = organise(plan, &words);
    let mut goals = set_goals(plan.seed, &organisation, &words);
    let planned = plan_activities(&organisation, &goals, &words);
    let shared = shared_activities(plan.seed);
    let activity_records = records(&organisation, &goals, (&planned, &shared));
    City {
        plan,
        goal_sets: std::mem::take(&mut goals.sets),
        goal_records: std::mem::take(&mut goals.records),
        indicators: catalogue().map(|definition| definition.record(plan.seed)).collect(),
        targets: all_targets(plan.seed, &organisation, &goals),
        activity_records,
        organisation,
        goals,
        planned,
        shared,
        words,
    }
}

impl City {
    /// Every report in order of time: in each round the units', then the committees', then the
    /// council's, since each is written from those before it.
    pub fn reports(&self) -> Reports<'_> {
        let mut turns = Vec::new();
        for year in (YEARS.0..=YEARS.1).filter_map(OperatingYear::new) {
            for kind in ReportKind::ALL {
                if year.number() == YEARS.1 && kind == ReportKind::AnnualReport {
                    continue;
                }
                let day = reference_day(year.number(), kind);
                let turn = |writer| Turn { year, kind, writer };
                let units = self.organisation.units.iter().enumerate();
                let units = units.filter(|(_, unit)| unit.stood_on(day));
                turns.extend(units.map(|(at, _)| turn(Writer::Unit(at))));
                let committees = self.organisation.committees.iter().enumerate();
                let committees = committees.filter(|(_, committee)| committee.stood_on(day));
                turns.extend(committees.map(|(at, _)| turn(Writer::Committee(at))));
                turns.push(turn(Writer::Council));
            }
        }
        Reports {
            city: self,
            turns: turns.into_iter(),
            seen: HashSet::new(),
            tally: Tally::default(),
        }
    }
}

#[derive(Debug, Clone, Copy)]
enum Writer {
    Unit(usize),
    Committee(usize),
    Council,
}

#[derive(Debug, Clone, Copy)]
struct Turn {
    year: OperatingYear,
    kind: ReportKind,
    writer: Writer,
}

/// The city's reports, written as they are asked for.
pub struct Reports<'a> {
    city: &'a City,
    turns: std::vec::IntoIter<Turn>,
    seen: HashSet<u64>,
    tally: Tally,
}

impl Iterator for Reports<'_> {
    type Item = DemoReport;

    fn next(&mut self) -> Option<DemoReport> {
        loop {
            let turn = self.turns.next()?;
            if let Some(report) = self.write(turn) {
                return Some(report);
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.turns.len()))
    }
}

impl Reports<'_> {
    fn write(&mut self, turn: Turn) -> Option<DemoReport> {
        let Turn { year, kind, writer } = turn;
        let organisation = &self.city.organisation;
        let above = |committee, who| AboveScene { city: self.city, committee, who, year, kind };
        match writer {
            Writer::Unit(at) => {
                let unit = organisation.units.get(at)?;
                let scene = Scene { city: self.city, at, unit, year, kind };
                compose_unit(scene, &mut self.seen, &mut self.tally)
            }
            Writer::Committee(at) => {
                let who = organisation.committees.get(at)?;
                compose_above(above(Some(at), who), &mut self.seen, &self.tally)
            }
            Writer::Council => {
                let scene = above(None, &organisation.council);
                let report = compose_above(scene, &mut self.seen, &self.tally);
                // The council's report ends the round.
                self.tally = Tally::default();
                report
            }
        }
    }
}
