//! The goal chain as a picture (*röda tråden*): from the council's goals down to unit goals.
//!
//! The thread's thickness is the number of unit goals; the bars say how they were graded.

mod narrow;
mod wide;

use super::grade_bar::{GradeCount, short_counts};
use super::{
    Chart, ChartColumn, ChartContext, ChartRow, ChartTable, ColumnKind, Layout, Words,
    empty_drawing,
};
use crate::format;
use crate::status_mark::StatusMark;

/// A focus goal (*KF:s inriktningsmål*) with the area goals below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowFocus {
    /// The printed number.
    pub number: Option<String>,
    /// The title.
    pub title: String,
    /// The area goals, in the order of the goal set.
    pub areas: Vec<FlowArea>,
}

/// An area goal (*KF:s mål för verksamhetsområdet*) with what it has below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowArea {
    /// The printed number.
    pub number: Option<String>,
    /// The title.
    pub title: String,
    /// How the area goal itself stands.
    pub mark: Option<StatusMark>,
    /// How many committee goals serve it; none is a gap and is shown as one.
    pub committee_goals: usize,
    /// How its unit goals were graded.
    pub unit_goals: Vec<GradeCount>,
}

/// More focus goals than this, and more area goals under one, are left to the table.
const GOALS_MAX: usize = 24;

/// Draws the chain in the order given.
pub fn goal_flow(context: &ChartContext<'_>, focuses: &[FlowFocus]) -> Chart {
    let words = Words::of(context);
    let chart = Chart::new(context, description(&words, focuses), table(&words, focuses));
    let shown: Vec<FlowFocus> = focuses.iter().take(GOALS_MAX).map(first_areas).collect();
    chart.drawn(|layout| match layout {
        _ if shown.is_empty() => empty_drawing(&words, layout),
        Layout::Wide => wide::draw(&words, &shown),
        Layout::Narrow => narrow::draw(&words, &shown),
    })
}

fn first_areas(focus: &FlowFocus) -> FlowFocus {
    let FlowFocus { number, title, areas } = focus;
    let areas = areas.iter().take(GOALS_MAX).cloned().collect();
    FlowFocus { number: number.clone(), title: title.clone(), areas }
}

impl FlowFocus {
    fn unit_goal_count(&self) -> usize {
        self.areas.iter().map(FlowArea::unit_goal_count).fold(0, usize::saturating_add)
    }

    fn full_title(&self) -> String {
        match &self.number {
            Some(number) => format!("{number}. {}", self.title),
            None => self.title.clone(),
        }
    }
}

impl FlowArea {
    fn unit_goal_count(&self) -> usize {
        self.unit_goals.iter().map(|it| it.count).fold(0, usize::saturating_add)
    }

    fn full_title(&self) -> String {
        match &self.number {
            Some(number) => format!("{number} {}", self.title),
            None => self.title.clone(),
        }
    }

    /// The counts in words, or what is missing.
    fn counts_in_words(&self, words: &Words) -> String {
        if self.committee_goals == 0 && self.unit_goal_count() == 0 {
            words.text("chart-no-committee-goal")
        } else if self.unit_goal_count() == 0 {
            words.text("chart-no-unit-goal")
        } else {
            short_counts(words, &self.unit_goals)
        }
    }
}

/// How many unit goals the largest area has; at least one, so that it can divide.
fn largest(focuses: &[FlowFocus]) -> usize {
    let areas = focuses.iter().flat_map(|focus| &focus.areas);
    areas.map(FlowArea::unit_goal_count).max().unwrap_or(0).max(1)
}

/// The counts of all areas, mark by mark in the order in which marks are first met.
fn totals(focuses: &[FlowFocus]) -> Vec<GradeCount> {
    let mut totals: Vec<GradeCount> = Vec::new();
    let counts = focuses.iter().flat_map(|it| &it.areas).flat_map(|area| &area.unit_goals);
    for count in counts {
        match totals.iter_mut().find(|total| total.mark == count.mark) {
            Some(total) => total.count = total.count.saturating_add(count.count),
            None => totals.push(count.clone()),
        }
    }
    totals
}

fn description(words: &Words, focuses: &[FlowFocus]) -> String {
    if focuses.is_empty() {
        return words.text("chart-no-goals");
    }
    let areas = || focuses.iter().flat_map(|focus| &focus.areas);
    let committee = areas().map(|area| area.committee_goals).fold(0, usize::saturating_add);
    let unit = areas().map(FlowArea::unit_goal_count).fold(0, usize::saturating_add);
    let mut sentences = vec![words.with(
        "chart-flow",
        &[
            ("focus", format::count(words.language, focuses.len()).into()),
            ("areas", format::count(words.language, areas().count()).into()),
            ("committee", format::count(words.language, committee).into()),
            ("unit", format::count(words.language, unit).into()),
        ],
    )];
    if unit > 0 {
        let counts = short_counts(words, &totals(focuses)).replace("\u{a0}· ", ", ");
        sentences.push(words.with("chart-flow-grades", &[("counts", counts.into())]));
    }
    let gaps = areas().filter(|area| area.committee_goals == 0).count();
    if gaps > 0 {
        sentences.push(words.with("chart-flow-gaps", &[("count", gaps.into())]));
    }
    sentences.join(" ")
}

fn table(words: &Words, focuses: &[FlowFocus]) -> ChartTable {
    let marks: Vec<StatusMark> = totals(focuses).into_iter().map(|total| total.mark).collect();
    let mut columns = ["goal-level-area", "goal-level-focus"]
        .map(|key| words.column(key, ColumnKind::Words))
        .to_vec();
    let counts = ["goal-levels-committee", "goal-levels-unit"];
    columns.extend(counts.map(|key| words.column(key, ColumnKind::Figures)));
    columns.extend(marks.iter().map(|mark| ChartColumn {
        heading: mark.word(words.localizer).into_owned(),
        kind: ColumnKind::Figures,
    }));
    let row = |focus: &FlowFocus, area: &FlowArea| {
        let mut cells = vec![
            focus.full_title(),
            format::count(words.language, area.committee_goals),
            format::count(words.language, area.unit_goal_count()),
        ];
        cells.extend(marks.iter().map(|mark| {
            let counts = area.unit_goals.iter().filter(|it| it.mark == *mark);
            let count = counts.map(|it| it.count).fold(0, usize::saturating_add);
            format::count(words.language, count)
        }));
        ChartRow { name: area.full_title(), cells }
    };
    let rows =
        focuses.iter().flat_map(|focus| focus.areas.iter().map(move |area| row(focus, area)));
    ChartTable { columns, rows: rows.collect() }
}
