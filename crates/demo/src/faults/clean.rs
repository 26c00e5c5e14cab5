//! Whole reports in which no fault stands: their facts first, then the words that tell them.

use std::collections::HashSet;
use std::rc::Rc;

use tertial_domain::report::{Report, ReportKind};

use super::CaseFile;
use crate::goals::{Goals, set_goals};
use crate::organisation::{Organisation, organise};
use crate::plan::{CityPlan, Scale};
use crate::random::Key;
use crate::words::Words;
use jiff::civil::date;

mod above;
mod facts;
mod report;
mod sections;
mod sentences;
mod texts;
mod tree;

/// Cases without a fault: plans, tertial reports and annual reports of the units of a city, each
/// with the unit's earlier reports and the committee's plan. Half are annual reports.
pub fn clean_cases(seed: u64, count: usize) -> impl Iterator<Item = CaseFile> {
    let city = Rc::new(Maker::new(seed));
    (0_u64..).map_while(move |number| city.case(number)).take(count)
}

/// The order in which kinds of report come.
const TURNS: [ReportKind; 10] = [
    ReportKind::AnnualReport,
    ReportKind::AnnualPlan,
    ReportKind::AnnualReport,
    ReportKind::TertialReport2,
    ReportKind::AnnualReport,
    ReportKind::TertialReport1,
    ReportKind::AnnualReport,
    ReportKind::AnnualPlan,
    ReportKind::AnnualReport,
    ReportKind::TertialReport2,
];

/// A city that reports without faults are written in.
pub(super) struct Maker {
    pub(super) key: Key,
    pub(super) words: Words,
    pub(super) organisation: Organisation,
    pub(super) goals: Goals,
    /// The units that neither came, went nor moved.
    steady: Vec<usize>,
}

/// One report in the making: whose, when, which.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) maker: &'a Maker,
    pub(super) unit: usize,
    pub(super) year: i16,
    pub(super) kind: ReportKind,
    pub(super) key: Key,
}

impl Maker {
    fn new(seed: u64) -> Self {
        let words = Words::read();
        let organisation = organise(CityPlan { seed, scale: Scale::default() }, &words);
        let goals = set_goals(seed, &organisation, &words);
        let units = organisation.units.iter().enumerate();
        let steady = units
            .filter(|(_, unit)| {
                unit.trade.is_some()
                    && unit.committees.0 == unit.committees.1
                    && unit.places.len() >= 2
                    && unit.stood_on(date(2019, 1, 1))
                    && unit.stood_on(date(2026, 12, 31))
            })
            .map(|(at, _)| at)
            .collect();
        Self { key: Key::root(seed).named("clean"), words, organisation, goals, steady }
    }

    fn case(&self, number: u64) -> Option<CaseFile> {
        let own = self.key.at(number);
        let mut random = own.named("what").random();
        let unit = *random.pick(&self.steady)?;
        let year = 2020 + i16::try_from(random.below(6)).ok()?;
        let turn = usize::try_from(number % TURNS.len() as u64).ok()?;
        let kind = *TURNS.get(turn)?;
        let scene = |year, kind| Scene { maker: self, unit, year, kind, key: own };
        let mut seen = HashSet::new();
        let mut written: Vec<Report> = Vec::new();
        if kind != ReportKind::AnnualReport {
            written.push(report::write(scene(year - 1, kind), &mut seen)?);
        }
        written.push(report::write(scene(year - 1, ReportKind::AnnualReport), &mut seen)?);
        for before in ReportKind::ALL.into_iter().filter(|before| *before < kind) {
            written.push(report::write(scene(year, before), &mut seen)?);
        }
        let report = report::write(scene(year, kind), &mut seen)?;
        written.reverse();
        let above = above::write(scene(year, ReportKind::AnnualPlan), &mut seen);
        Some(CaseFile { report, earlier: written, above })
    }
}
