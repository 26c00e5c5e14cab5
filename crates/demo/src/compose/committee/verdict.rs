//! The grade that a committee or the council gives: what the units' grades speak for, unless money or
//! the indicators above say otherwise.

use tertial_domain::report::ReportKind;
use tertial_domain::target::TargetOwner;

use super::Tree;
use super::rows::{serves_area, themes_of};
use crate::compose::aggregate::Grades;
use crate::compose::evidence::Grade;
use crate::compose::reference_day;
use crate::goals::CouncilGoal;
use crate::indicators::{CouncilTarget, Definition};
use crate::targets::{Standing, committee_target, standing};

impl Tree<'_> {
    /// The grade that the counts speak for; with a deficit no goal on money is met fully, nor is
    /// one whose own indicators fall short.
    pub(super) fn verdict(&self, area: &CouncilGoal, goals: &[usize], counts: Grades) -> Grade {
        let is_money = area.number == if area.set == 0 { "3.3" } else { "3.1" };
        match counts.sum() {
            Grade::Fully if is_money && self.is_in_deficit => Grade::Partly,
            // One unit whose goal is not met is enough where there are few.
            Grade::Fully if self.scene.committee.is_some() && counts.not > 0 => Grade::Partly,
            Grade::Fully if self.falls_short(area, goals) => Grade::Partly,
            grade => grade,
        }
    }

    /// Whether one of the indicators went the wrong way, or most of them are short of their targets.
    fn falls_short(&self, area: &CouncilGoal, goals: &[usize]) -> bool {
        let units = &self.scene.city.organisation.units;
        let below = || goals.iter().filter_map(|goal| self.tally.below.get(goal)).flatten();
        let is_of_goals = |definition: &Definition| {
            below().any(|one| {
                let trade = units.get(one.unit).and_then(|unit| unit.trade);
                trade.is_some_and(|trade| definition.concerns(trade, one.theme))
            })
        };
        let figures = self.tally.figures(self.scene.committee, themes_of(area));
        let judged: Vec<Standing> = figures
            .into_iter()
            .filter(|(definition, ..)| {
                definition.owner != TargetOwner::Unit
                    && serves_area(definition, area)
                    && is_of_goals(definition)
            })
            .filter_map(|(definition, figure, former)| {
                let target = self.target(definition, former.hundredths)?;
                let (now, before) = (figure.total.hundredths, former.hundredths);
                Some(standing(definition, (now, before), target))
            })
            .collect();
        let short = judged.iter().filter(|one| **one != Standing::Met).count();
        judged.contains(&Standing::Away) || short * 2 > judged.len()
    }

    /// What an indicator of this document is held against.
    pub(super) fn target(&self, definition: &Definition, former: i64) -> Option<i64> {
        // So far into a year a sum says nothing of a whole one.
        if definition.is_cumulative() && self.scene.kind != ReportKind::AnnualReport {
            return None;
        }
        match definition.council {
            CouncilTarget::Number(target) => Some(target),
            CouncilTarget::Increase | CouncilTarget::Decrease => Some(former),
            CouncilTarget::SetByCommittee | CouncilTarget::None
                if self.scene.committee.is_some() && definition.is_committees_to_set() =>
            {
                let day = reference_day(self.scene.year.number(), self.scene.kind);
                Some(committee_target(definition, self.scene.who, day))
            }
            CouncilTarget::SetByCommittee | CouncilTarget::None | CouncilTarget::Total(_) => None,
        }
    }
}
