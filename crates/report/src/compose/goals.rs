//! The goal tree: each goal's heading and grade, its texts and tables, then the goals below.

use tertial_domain::assessment::Assessment;
use tertial_domain::goal::{GoalLevel, GoalText};
use tertial_domain::report::{GoalNode, Report};
use tertial_presentation::localizer::Argument;
use tertial_presentation::{status_mark, wording};

use super::{Setting, Written, activities, indicators, text};
use crate::document::{Block, GoalHeading, HeadingLevel, Label, StatusMark};
use crate::template::{GoalPart, GoalsShape};

/// Writes the goal tree of one report.
pub(super) struct GoalWriter<'a> {
    report: &'a Report,
    setting: &'a Setting<'a>,
    table: &'a dyn Fn(usize) -> Option<Block>,
    /// The level of the goals that the report itself answers for.
    own: GoalLevel,
    shape: Option<&'a GoalsShape>,
    wanted: Wanted,
}

/// Which goals are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// All of them, each below the one that it serves.
    All,
    /// Those that the report itself answers for.
    Own,
    /// Those above them.
    Above,
}

/// The level of the goals that a report answers for: its lowest.
pub(super) fn own_level(report: &Report) -> GoalLevel {
    report.walk_goals().map(|goal| goal.level).max().unwrap_or(GoalLevel::Unit)
}

impl<'a> GoalWriter<'a> {
    pub(super) fn new(
        report: &'a Report,
        setting: &'a Setting<'a>,
        table: &'a dyn Fn(usize) -> Option<Block>,
    ) -> Self {
        let own = own_level(report);
        Self { report, setting, table, own, shape: None, wanted: Wanted::All }
    }

    /// The same in a template's way.
    pub(super) const fn shaped(mut self, shape: &'a GoalsShape, wanted: Wanted) -> Self {
        self.shape = Some(shape);
        self.wanted = wanted;
        self
    }

    fn wants(&self, goal: &GoalNode) -> bool {
        match self.wanted {
            Wanted::All => true,
            Wanted::Own => goal.level == self.own,
            Wanted::Above => goal.level != self.own,
        }
    }

    /// Writes the whole tree, its top at `level`.
    pub(super) fn write(&self, level: HeadingLevel, written: &mut Written) {
        // A tree may be deeper than a stack allows: goals wait in a list of their own.
        let top = self.report.goals.iter().enumerate().rev();
        let mut waiting: Vec<Waiting<'_>> =
            top.map(|(at, goal)| Waiting { level, place: format!("goals/{at}"), goal }).collect();
        let mut number = 0;
        while let Some(next) = waiting.pop() {
            let is_wanted = self.wants(next.goal);
            if is_wanted {
                self.goal(number, &next, written);
            }
            number += 1;
            let Waiting { level, place, goal } = next;
            let level = if is_wanted { level.deeper() } else { level };
            waiting.extend(goal.goals.iter().enumerate().rev().map(|(at, below)| Waiting {
                level,
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
        let listed = self.shape.and_then(|shape| shape.parts.as_deref()).unwrap_or_default();
        for part in listed {
            self.part(*part, waiting, title, written);
        }
        for part in usual_parts(goal).filter(|part| !listed.contains(part)) {
            self.part(part, waiting, title, written);
        }
    }

    fn part(&self, part: GoalPart, waiting: &Waiting<'_>, title: &str, written: &mut Written) {
        let Waiting { place, goal, .. } = waiting;
        let localizer = self.setting.localizer;
        let told = |key: &str| localizer.text_with(key, &[("goal", Argument::from(title))]);
        match part {
            GoalPart::Text(label) => self.text(label, waiting, written),
            GoalPart::Indicators if goal.indicators.is_empty() => {}
            GoalPart::Indicators => {
                let named = (told("document-indicators-of"), format!("{place}/indicators"));
                let listed = self.shape.and_then(|shape| shape.indicator_columns.as_deref());
                let rows = &goal.indicators;
                let table = indicators::ordered(rows, named, self.report, localizer, listed);
                written.blocks.push(Block::Table(table));
            }
            GoalPart::Activities if goal.activities.is_empty() => {}
            GoalPart::Activities => {
                let named = (told("document-activities-of"), format!("{place}/activities"));
                let listed = self.shape.and_then(|shape| shape.activity_columns.as_deref());
                let rows = &goal.activities;
                let table = activities::ordered(rows, named, self.report, localizer, listed);
                written.blocks.push(Block::Table(table));
            }
        }
    }

    fn text(&self, label: GoalText, waiting: &Waiting<'_>, written: &mut Written) {
        let Waiting { level, place, goal } = waiting;
        for (label, rich) in goal.texts.iter().filter(|(found, _)| *found == label) {
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

/// The parts of a goal in the usual order: its texts as the report has them, around its tables.
fn usual_parts(goal: &GoalNode) -> impl Iterator<Item = GoalPart> {
    let is_first = |at: usize, label: GoalText| {
        goal.texts.iter().take(at).all(|(earlier, _)| *earlier != label)
    };
    let texts = move |before: bool| {
        let labels = goal.texts.iter().enumerate().map(|(at, (label, _))| (at, *label));
        let labels = labels.filter(move |(at, label)| is_first(*at, *label));
        labels
            .filter(move |(_, label)| stands_before_tables(*label) == before)
            .map(|(_, label)| GoalPart::Text(label))
    };
    texts(true).chain([GoalPart::Indicators, GoalPart::Activities]).chain(texts(false))
}

/// What the goal is comes before its figures; what became of it comes after them.
pub(crate) const fn stands_before_tables(label: GoalText) -> bool {
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
