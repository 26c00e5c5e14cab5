//! The goal tree: each goal's heading and grade, its texts and tables, then the goals below.

use tertial_domain::assessment::Assessment;
use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::report::{GoalNode, Report};
use tertial_presentation::localizer::Argument;
use tertial_presentation::{status_mark, wording};

use super::{Setting, Written, activities, indicators, text};
use crate::document::{Block, GoalHeading, HeadingLevel, Label, StatusMark};

/// Writes the goal tree of one report.
pub(super) struct GoalWriter<'a> {
    report: &'a Report,
    setting: &'a Setting<'a>,
    table: &'a dyn Fn(usize) -> Option<Block>,
    /// The level of the goals that the report itself answers for.
    own: GoalLevel,
}

impl<'a> GoalWriter<'a> {
    pub(super) fn new(
        report: &'a Report,
        setting: &'a Setting<'a>,
        table: &'a dyn Fn(usize) -> Option<Block>,
    ) -> Self {
        let own = report.walk_goals().map(|goal| goal.level).max().unwrap_or(GoalLevel::Unit);
        Self { report, setting, table, own }
    }

    /// Writes the whole tree, its top at `level`.
    pub(super) fn write(&self, level: HeadingLevel, written: &mut Written) {
        // A tree may be deeper than a stack allows: goals wait in a list of their own.
        let top = self.report.goals.iter().enumerate().rev();
        let mut waiting: Vec<Waiting<'_>> =
            top.map(|(at, goal)| Waiting { level, place: format!("goals/{at}"), goal }).collect();
        let mut number = 0;
        while let Some(next) = waiting.pop() {
            self.goal(number, &next, written);
            number += 1;
            let Waiting { level, place, goal } = next;
            waiting.extend(goal.goals.iter().enumerate().rev().map(|(at, below)| Waiting {
                level: level.deeper(),
                place: format!("{place}/goals/{at}"),
                goal: below,
            }));
        }
    }

    /// Writes the goal that has a number among the report's goals in document order.
    fn goal(&self, number: usize, waiting: &Waiting<'_>, written: &mut Written) {
        let Waiting { level, place, goal } = waiting;
        let level = *level;
        let kind = self.setting.localizer.text(wording::goal_level(goal.level)).into_owned();
        let title = if goal.title.trim().is_empty() { &kind } else { &goal.title };
        written.begin(place.clone());
        written.blocks.push(Block::Goal(GoalHeading {
            anchor: Some(format!("goal-{number}")),
            level,
            number: goal.number.as_deref().map(counted),
            text: text::plain(title),
            status: status(&goal.assessment, self.setting),
            own: goal.level == self.own,
            kind: kind.clone(),
        }));
        let told =
            |key: &str| self.setting.localizer.text_with(key, &[("goal", Argument::from(title))]);
        self.texts(waiting, stands_before_tables, written);
        let localizer = self.setting.localizer;
        if !goal.indicators.is_empty() {
            let named = (told("document-indicators-of"), format!("{place}/indicators"));
            let table = indicators::table(&goal.indicators, named, self.report, localizer);
            written.blocks.push(Block::Table(table));
        }
        if !goal.activities.is_empty() {
            let named = (told("document-activities-of"), format!("{place}/activities"));
            let table = activities::table(&goal.activities, named, self.report, localizer);
            written.blocks.push(Block::Table(table));
        }
        self.texts(waiting, |label| !stands_before_tables(label), written);
    }

    fn texts(
        &self,
        Waiting { level, place, goal }: &Waiting<'_>,
        wanted: impl Fn(GoalText) -> bool,
        written: &mut Written,
    ) {
        for (label, rich) in goal.texts.iter().filter(|(label, _)| wanted(*label)) {
            written.begin(format!("{place}/texts/{}", label.code()));
            if *label != GoalText::Body {
                let text = self.setting.localizer.text(wording::goal_text(*label)).into_owned();
                written.blocks.push(Block::Label(Label { level: level.deeper(), text }));
            }
            written.text(text::blocks(rich, self.table));
        }
    }
}

/// A goal that is to be written, with its level and its address in the report.
struct Waiting<'a> {
    level: HeadingLevel,
    place: String,
    goal: &'a GoalNode,
}

/// What the goal is comes before its figures; what became of it comes after them.
const fn stands_before_tables(label: GoalText) -> bool {
    match label {
        GoalText::Body | GoalText::Description | GoalText::ExpectedResult => true,
        GoalText::Analysis
        | GoalText::WorkingMethod
        | GoalText::ResourceUse
        | GoalText::FollowUp
        | GoalText::Development => false,
    }
}

/// A whole number is written with a dot after it ("1."), one of several parts without ("1.2").
fn counted(number: &str) -> String {
    if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) {
        format!("{number}.")
    } else {
        number.to_owned()
    }
}

/// The sign of what the report says. A goal of which nothing is said carries none.
fn status(assessment: &Assessment, setting: &Setting<'_>) -> Option<StatusMark> {
    match assessment {
        Assessment::Graded { .. } | Assessment::NotAssessed => {
            let mark = status_mark::StatusMark::of_assessment(assessment, setting.scale);
            let word = mark.word(setting.localizer).into_owned();
            Some(StatusMark { sign: mark.sign(), word })
        }
        Assessment::Missing => None,
    }
}
