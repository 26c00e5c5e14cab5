//! A follow-up as it is begun from the plan: the same goals, indicators, targets and activities, and
//! no outcome, grade or analysis yet.

use crate::assessment::Assessment;
use crate::goal::GoalText;
use crate::period::OperatingYear;
use crate::report::{ActivityRow, GoalNode, IndicatorField, IndicatorRow, Report, ReportKind};
use crate::year::plan::{Begun, set_headings};

/// What a follow-up is begun from, besides its plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUpFacts {
    /// Which of the year's follow-ups.
    pub kind: ReportKind,
    /// The year.
    pub year: OperatingYear,
    /// The title that it gets.
    pub title: String,
    /// Headings of the same document the year before.
    pub headings: Vec<(String, u8)>,
}

/// A follow-up as it is begun: every goal and row of the plan once, in the plan's order.
pub fn begin(plan: &Begun, facts: &FollowUpFacts) -> Begun {
    let from = &plan.report;
    let mut report = Report {
        kind: Some(facts.kind),
        year: Some(facts.year),
        title: Some(facts.title.clone()),
        unit: from.unit.clone(),
        committee: from.committee.clone(),
        goals: from.goals.iter().map(unanswered).collect(),
        ..Report::default()
    };
    set_headings(&mut report, &facts.headings);
    Begun { report, links: plan.links.clone() }
}

fn unanswered(goal: &GoalNode) -> GoalNode {
    let texts = goal.texts.iter().filter(|(label, _)| label.is_followed_up());
    GoalNode {
        level: goal.level,
        number: goal.number.clone(),
        title: goal.title.clone(),
        assessment: Assessment::Missing,
        texts: texts.cloned().collect(),
        indicators: goal.indicators.iter().map(unmeasured).collect(),
        activities: goal.activities.iter().map(unsaid).collect(),
        goals: goal.goals.iter().map(unanswered).collect(),
    }
}

fn unmeasured(row: &IndicatorRow) -> IndicatorRow {
    let mut next = IndicatorRow::new(row.name.clone());
    for field in [
        IndicatorField::Previous,
        IndicatorField::Target,
        IndicatorField::CouncilTarget,
        IndicatorField::Periodicity,
    ] {
        next.set_cell(field, row.cell(field).map(str::to_owned));
    }
    next
}

fn unsaid(row: &ActivityRow) -> ActivityRow {
    let (name, start, end) = (row.name.clone(), row.start.clone(), row.end.clone());
    ActivityRow { name, start, end, ..ActivityRow::default() }
}

impl GoalText {
    /// Whether a plan says it of a goal.
    pub const fn is_planned(self) -> bool {
        match self {
            Self::Description
            | Self::ExpectedResult
            | Self::WorkingMethod
            | Self::ResourceUse
            | Self::FollowUp
            | Self::Development
            | Self::Body => true,
            Self::Analysis => false,
        }
    }

    /// Whether a follow-up begins with what the plan says.
    pub const fn is_followed_up(self) -> bool {
        match self {
            Self::Description | Self::ExpectedResult => true,
            Self::Analysis
            | Self::WorkingMethod
            | Self::ResourceUse
            | Self::FollowUp
            | Self::Development
            | Self::Body => false,
        }
    }
}

#[cfg(test)]
mod tests;
