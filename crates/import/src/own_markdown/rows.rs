//! The tables of a goal's indicators and activities, their notes, and tables in other words.

use tertial_domain::activity::ActivityState;
use tertial_domain::quantity::MoneyScale;
use tertial_domain::report::{
    ActivityField, ActivityRow, IndicatorField, IndicatorRow, OutlineEntry, PlainTable,
};
use tertial_domain::rich_text::Block;

use super::cells::{cells, is_rule};
use super::codes::Codes;
use super::tree::Tree;
use super::{Open, Reader, count, inline};
use crate::draft::{LineSpan, NoticeKind};
use crate::ledger::{Fate, Place, Reason};

/// Where the rows of the last table stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LastRows {
    goal: usize,
    are_activities: bool,
    /// The place of the table's first row.
    first: usize,
}

/// The text under a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NotePlace {
    goal: usize,
    are_activities: bool,
    row: usize,
    is_comment: bool,
}

impl NotePlace {
    pub(super) const fn goal(self) -> usize {
        self.goal
    }

    pub(super) fn place(self) -> Place {
        if self.are_activities {
            Place::Activity(count(self.goal))
        } else {
            Place::Indicator(count(self.goal))
        }
    }

    pub(super) fn text(self, tree: &mut Tree) -> Option<&mut Vec<Block>> {
        let goal = tree.goal(self.goal)?;
        if self.are_activities {
            return goal.activities.get_mut(self.row).map(|row| &mut row.analysis);
        }
        let row = goal.indicators.get_mut(self.row)?;
        Some(if self.is_comment { &mut row.comment } else { &mut row.analysis })
    }
}

impl<'s> Reader<'s> {
    /// Reads the lines of a table.
    pub(super) fn read_table(&mut self) {
        self.end_words();
        let mut lines = Vec::new();
        while let Some(line) = self.lines.get(self.at + lines.len()).copied() {
            let goes_on = lines.is_empty() || !line.blank_before;
            if !goes_on || !line.text.trim_start_matches([' ', '\t']).starts_with('|') {
                break;
            }
            lines.push(line.text);
        }
        let codes = self.table.take();
        let goal = match self.open {
            Open::Goal { goal, .. } => Some(goal),
            Open::Note(note) => Some(note.goal),
            Open::Head | Open::Facts(_) | Open::Decisions | Open::Section(_) => None,
        };
        match (codes, goal) {
            (Some(codes), Some(goal)) if matches!(codes.name(), "indicators" | "activities") => {
                self.goal_rows(goal, &codes, &lines);
            }
            (codes, _) => self.plain_table(codes.as_ref(), &lines),
        }
    }

    fn goal_rows(&mut self, goal: usize, codes: &Codes<'s>, lines: &[&str]) {
        self.close();
        let are_activities = codes.name() == "activities";
        self.open = Open::Goal { goal, label: tertial_domain::goal::GoalText::Body };
        let header = if lines.get(1).is_some_and(|line| is_rule(line)) { 2 } else { 0 };
        for _ in 0..header {
            self.take(Fate::Placed(Place::TableHeader(count(goal))));
        }
        let first = self.tree.goal(goal).map_or(0, |node| {
            if are_activities { node.activities.len() } else { node.indicators.len() }
        });
        self.rows = Some(LastRows { goal, are_activities, first });
        for line in lines.iter().skip(header) {
            let cells = cells(line);
            if self.add_row(goal, codes, &cells) {
                self.notice(NoticeKind::UncertainCells);
            }
            let too_many = cells.iter().skip(1 + codes.rest().len()).any(|cell| !cell.is_empty());
            if too_many {
                self.notice(NoticeKind::UnknownColumn);
                self.take(Fate::Unplaced(Reason::OutsideRow));
            } else if are_activities {
                self.take(Fate::Placed(Place::Activity(count(goal))));
            } else {
                self.take(Fate::Placed(Place::Indicator(count(goal))));
            }
        }
    }

    /// Adds a row; says whether a cell of it is not certain.
    fn add_row(&mut self, goal: usize, codes: &Codes<'_>, cells: &[&str]) -> bool {
        let name = inline::plain(cells.first().copied().unwrap_or_default());
        let values = codes.rest().iter().zip(cells.iter().skip(1));
        let span = LineSpan::line(self.line().map_or(1, |line| line.number));
        let Some((node, lines)) = self.tree.goal_and_lines(goal) else { return false };
        if codes.name() == "activities" {
            let row = activity(name, values);
            let is_doubted = !row.uncertain.is_empty();
            node.activities.push(row);
            lines.activities.push(span);
            is_doubted
        } else {
            let row = indicator(name, values);
            let is_doubted = !row.uncertain.is_empty();
            node.indicators.push(row);
            lines.indicators.push(span);
            is_doubted
        }
    }

    /// Opens the text under a row of the last table; rows are counted from 1.
    pub(super) fn open_note(&mut self, codes: &Codes<'_>) -> bool {
        let Some(LastRows { goal, are_activities, first }) = self.rows else { return false };
        let number = codes.at(0).and_then(|number| number.parse::<usize>().ok());
        let Some(row) = number.and_then(|number| (first + number).checked_sub(1)) else {
            return false;
        };
        let is_comment = codes.at(1) == Some("comment");
        let note = NotePlace { goal, are_activities, row, is_comment };
        if note.text(&mut self.tree).is_none() {
            return false;
        }
        self.close();
        self.open = Open::Note(note);
        self.is_label_due = true;
        true
    }

    fn plain_table(&mut self, codes: Option<&Codes<'s>>, lines: &[&str]) {
        let place = self.add_table(codes, lines);
        for _ in lines {
            self.take(Fate::Placed(Place::Table(place)));
        }
    }

    /// A table of which nothing but its codes stands there.
    pub(super) fn settle_table(&mut self) {
        match self.table.take() {
            Some(codes) if codes.name() == "table" => {
                self.end_words();
                self.add_table(Some(&codes), &[]);
            }
            _ => {}
        }
    }

    fn add_table(&mut self, codes: Option<&Codes<'s>>, lines: &[&str]) -> u32 {
        if matches!(self.open, Open::Head | Open::Facts(_) | Open::Decisions) && codes.is_none() {
            self.open_section(String::new(), 1);
        }
        let has = |code: &str| codes.is_some_and(|codes| codes.has(code));
        let value = |key: &str| codes.and_then(|codes| codes.value(key));
        let words = |line: &&str| cells(line).into_iter().map(inline::plain).collect::<Vec<_>>();
        let is_headed = lines.get(1).is_some_and(|line| is_rule(line));
        let mut header =
            if is_headed { lines.first().map(words) } else { None }.unwrap_or_default();
        if let Some(width) = value("header").and_then(|width| width.parse().ok()) {
            header.truncate(width);
        }
        let rows = lines.iter().skip(if is_headed { 2 } else { 0 }).map(words).collect();
        let (above, section_above) = self.above();
        let section = match value("section") {
            None => section_above,
            Some(number) => number.parse().ok(),
        };
        let under = if has("under=none") {
            None
        } else if has("under") {
            self.under.take()
        } else {
            above
        };
        let scales = codes.map_or(&[][..], |codes| codes.rest());
        let scale = scales.iter().find_map(|code| MoneyScale::from_code(code));
        let at = self.report.tables.len();
        self.report.tables.push(PlainTable { under, section, header, rows, scale });
        self.provenance.tables.push(LineSpan::line(self.line().map_or(1, |line| line.number)));
        if has("loose") {
            self.close();
            self.report.outline.push(OutlineEntry::Table(at));
        } else {
            self.blocks.push(Block::Table(at));
        }
        count(at)
    }

    /// The heading that stands nearest above, with its place where it is a section's.
    fn above(&mut self) -> (Option<String>, Option<usize>) {
        match self.open {
            Open::Head | Open::Facts(_) | Open::Decisions => (None, None),
            Open::Section(at) => {
                (self.report.sections.get(at).map(|section| section.heading.clone()), Some(at))
            }
            Open::Goal { goal, .. } | Open::Note(NotePlace { goal, .. }) => {
                (self.tree.goal(goal).map(|goal| goal.title.clone()), None)
            }
        }
    }
}

fn indicator<'a>(
    name: String,
    values: impl Iterator<Item = (&'a &'a str, &'a &'a str)>,
) -> IndicatorRow {
    let mut row = IndicatorRow::new(name);
    for (code, raw) in values {
        let Some(field) = IndicatorField::from_code(code) else { continue };
        let (raw, is_doubted) = inline::without_doubt(raw);
        row.set_cell(field, (raw != "–").then(|| inline::plain(raw)));
        if is_doubted {
            row.uncertain.push(field);
        }
    }
    row
}

fn activity<'a>(
    name: String,
    values: impl Iterator<Item = (&'a &'a str, &'a &'a str)>,
) -> ActivityRow {
    let mut row = ActivityRow { name, ..ActivityRow::default() };
    for (code, raw) in values {
        if *code == "state" {
            row.state = state(raw);
            continue;
        }
        let Some(field) = ActivityField::from_code(code) else { continue };
        let (raw, is_doubted) = inline::without_doubt(raw);
        let printed = Some(inline::plain(raw)).filter(|printed| !printed.is_empty());
        match field {
            ActivityField::Start => row.start = printed,
            ActivityField::End => row.end = printed,
            ActivityField::Deviation => row.deviation = printed,
        }
        if is_doubted {
            row.uncertain.push(field);
        }
    }
    row
}

/// The state by its sign.
fn state(raw: &str) -> Option<ActivityState> {
    match raw.chars().next()? {
        '○' => Some(ActivityState::NotStarted),
        '▷' => Some(ActivityState::Ongoing),
        '✓' => Some(ActivityState::Done),
        '⚠' => Some(ActivityState::Deviating),
        _ => None,
    }
}
