//! What a place did last year: its own goals, the last outcomes, what is done, its headings.

use std::collections::{BTreeMap, BTreeSet};

use tertial_domain::activity::ActivityState;
use tertial_domain::goal::GoalLevel;
use tertial_domain::ids::{ActivityId, GoalId, IndicatorId, UnitId};
use tertial_domain::period::OperatingYear;
use tertial_domain::report::{IndicatorField, Report, ReportKind};
use tertial_domain::year::plan::{Begun, Choice, LinkedGoal, OwnGoal, linked};
use tertial_store::ReadSession;

use crate::failure::Failure;
use crate::year::above::{YearOf, stored_report};

/// One of the place's own goals of last year, for whoever chooses what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnGoalLine {
    /// Its place among the goals of last year's report.
    pub at: usize,
    /// Its title.
    pub title: String,
    /// The goal from above that it would serve this year; none where that ended.
    pub serves: Option<String>,
    /// The indicators under it, with their last outcomes.
    pub indicators: Vec<(String, Option<String>)>,
}

/// What a place did last year.
#[derive(Debug, Clone, Default)]
pub(super) struct LastYear {
    goals: Vec<(usize, OwnGoal)>,
    lines: Vec<OwnGoalLine>,
    pub(super) outcomes: BTreeMap<IndicatorId, String>,
    pub(super) done: BTreeSet<ActivityId>,
    pub(super) headings: Vec<(String, u8)>,
}

/// The plan says what was meant; where there is none, the last follow-up does.
const BASE: [ReportKind; 4] = [
    ReportKind::AnnualPlan,
    ReportKind::AnnualReport,
    ReportKind::TertialReport2,
    ReportKind::TertialReport1,
];

/// The last follow-up says how it went.
const LATEST: [ReportKind; 3] =
    [ReportKind::AnnualReport, ReportKind::TertialReport2, ReportKind::TertialReport1];

impl LastYear {
    /// Reads the year before.
    pub(super) async fn load(
        session: &mut ReadSession,
        (unit, year): (UnitId, OperatingYear),
        of: &YearOf,
    ) -> Result<Self, Failure> {
        let mut last = Self::default();
        let Some(before) = year.previous() else { return Ok(last) };
        for kind in LATEST {
            if let Some(stored) = session.report_of(unit, before, kind).await? {
                last.add_outcomes(&stored_report(session, &stored).await?);
            }
        }
        for kind in BASE {
            let Some(stored) = session.report_of(unit, before, kind).await? else { continue };
            let base = stored_report(session, &stored).await?;
            last.headings = headings(&base.report);
            let mut at = 0;
            for root in linked(&base.report, &base.links) {
                last.add_own(&root, &mut Vec::new(), &mut at);
            }
            break;
        }
        last.tell(of);
        Ok(last)
    }

    fn add_outcomes(&mut self, report: &Begun) {
        for (goal, links) in report.report.walk_goals().zip(&report.links) {
            for (row, id) in goal.indicators.iter().zip(&links.indicators) {
                if let (Some(id), Some(cell)) = (id, row.cell(IndicatorField::Outcome)) {
                    self.outcomes.entry(*id).or_insert_with(|| cell.to_owned());
                }
            }
            for (row, id) in goal.activities.iter().zip(&links.activities) {
                if let (Some(id), Some(ActivityState::Done)) = (id, row.state) {
                    self.done.insert(*id);
                }
            }
        }
    }

    /// Finds the own goals below a goal; those below an own goal go along with it.
    fn add_own(&mut self, goal: &LinkedGoal, served: &mut Vec<GoalId>, at: &mut usize) {
        let own_at = *at;
        *at += 1;
        if goal.node.level == GoalLevel::Unit {
            let served = served.iter().rev().copied().collect();
            let own = OwnGoal { served, goal: goal.clone(), choice: Choice::Keep };
            self.goals.push((own_at, own));
            *at += goal.walk().len() - 1;
            return;
        }
        served.extend(goal.links.goal);
        for below in &goal.goals {
            self.add_own(below, served, at);
        }
        if goal.links.goal.is_some() {
            served.pop();
        }
    }

    fn tell(&mut self, of: &YearOf) {
        let serves = |own: &OwnGoal| {
            let heir = own.served.iter().find_map(|served| {
                of.above
                    .goals
                    .iter()
                    .find(|goal| goal.id == *served || goal.continues.contains(served))
            });
            heir.map(|goal| match &goal.number {
                Some(number) => format!("{number} {}", goal.title),
                None => goal.title.clone(),
            })
        };
        let lines = self.goals.iter().map(|(at, own)| {
            let rows = own.goal.node.indicators.iter().zip(&own.goal.links.indicators);
            let indicators = rows.map(|(row, id)| {
                let outcome = id.and_then(|id| self.outcomes.get(&id).cloned());
                (row.name.clone(), outcome)
            });
            OwnGoalLine {
                at: *at,
                title: own.goal.node.title.clone(),
                serves: serves(own),
                indicators: indicators.collect(),
            }
        });
        self.lines = lines.collect();
    }

    /// The own goals as lines.
    pub(super) fn lines(&self) -> Vec<OwnGoalLine> {
        self.lines.clone()
    }

    /// The own goals with what becomes of them; what nobody says goes on.
    pub(super) fn own(&self, choices: &BTreeMap<usize, Choice>) -> Vec<OwnGoal> {
        let own = self.goals.iter().map(|(at, own)| {
            let choice = choices.get(at).cloned().unwrap_or_default();
            OwnGoal { choice, ..own.clone() }
        });
        own.collect()
    }
}

/// The headings of a report, with their levels.
pub(super) fn headings(report: &Report) -> Vec<(String, u8)> {
    report.sections.iter().map(|one| (one.heading.clone(), one.level)).collect()
}
