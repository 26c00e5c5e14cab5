//! The tables of a goal's indicators and activities, and the notes under their rows. A note stands
//! after the table, so that the table stays a table: its first line names the row.

use tertial_domain::activity::ActivityState;
use tertial_domain::report::{ActivityField, ActivityRow, GoalNode, IndicatorField, IndicatorRow};
use tertial_domain::rich_text::{Block as Rich, MarkKind, RichText};

use super::tables::{grid, words};
use super::written::{self, Piece, Spot};
use super::{Open, Writer, code, holds};
use crate::document::{Cell, ListOrder, Row, Table};

/// A row of either table.
#[derive(Clone, Copy)]
enum GoalRow<'a> {
    Indicator(&'a IndicatorRow),
    Activity(&'a ActivityRow),
}

impl<'a> GoalRow<'a> {
    fn at(goal: &'a GoalNode, list: &str, at: usize) -> Option<Self> {
        match list {
            "indicators" => goal.indicators.get(at).map(Self::Indicator),
            "activities" => goal.activities.get(at).map(Self::Activity),
            _ => None,
        }
    }

    const fn name(self) -> &'a str {
        match self {
            Self::Indicator(row) => row.name.as_str(),
            Self::Activity(row) => row.name.as_str(),
        }
    }

    fn note(self, label: &str) -> Option<&'a [Rich]> {
        match (self, label) {
            (Self::Indicator(row), "analysis") => Some(&row.analysis),
            (Self::Indicator(row), "comment") => Some(&row.comment),
            (Self::Activity(row), "analysis") => Some(&row.analysis),
            (Self::Indicator(_) | Self::Activity(_), _) => None,
        }
    }

    /// One cell, of the column with a code. The document's cell lends the words that are no data.
    fn cell(self, column: &str, shown: Option<&Cell>) -> String {
        let doubt = |is_doubted: bool| {
            let mark = shown.and_then(|cell| cell.doubt.as_ref()).filter(|_| is_doubted);
            mark.map(|mark| mark.word.as_str())
        };
        match self {
            Self::Indicator(row) => {
                let Some(field) = IndicatorField::from_code(column) else { return String::new() };
                let value = match row.cell(field) {
                    Some("–") => "&ndash;".to_owned(),
                    Some(printed) => words(printed),
                    None if holds::is_figure(field) => "–".to_owned(),
                    None => String::new(),
                };
                doubted(value, doubt(row.uncertain.contains(&field)))
            }
            Self::Activity(row) if column == "state" => {
                let word = shown.and_then(|cell| cell.mark.as_ref()).map(|mark| &mark.word);
                row.state.map_or_else(String::new, |state| {
                    let word = word.map(|word| words(word)).unwrap_or_default();
                    format!("{} {word}", sign(state)).trim_end().to_owned()
                })
            }
            Self::Activity(row) => {
                let Some(field) = ActivityField::from_code(column) else { return String::new() };
                let printed = match field {
                    ActivityField::Start => &row.start,
                    ActivityField::End => &row.end,
                    ActivityField::Deviation => &row.deviation,
                };
                let value = words(printed.as_deref().unwrap_or_default());
                doubted(value, doubt(row.uncertain.contains(&field)))
            }
        }
    }
}

/// The sign of a state; the word beside it says the same.
const fn sign(state: ActivityState) -> char {
    match state {
        ActivityState::NotStarted => '○',
        ActivityState::Ongoing => '▷',
        ActivityState::Done => '✓',
        ActivityState::Deviating => '⚠',
    }
}

/// A value whose reading is not certain says so after it, emphasised as no value is.
fn doubted(mut value: String, doubt: Option<&str>) -> String {
    if let Some(doubt) = doubt {
        if !value.is_empty() {
            value.push(' ');
        }
        written::emphasis(doubt, &mut value);
    }
    value
}

impl<'a> Writer<'a> {
    /// Writes a table of a goal's rows; says whether it was one.
    pub(super) fn rows_of_goal(&mut self, table: &Table, place: &str) -> bool {
        let report = self.report;
        let Some((goal, list, _)) = holds::goal_at(report, place) else { return false };
        if !matches!(list, "indicators" | "activities") || table.codes().is_empty() {
            return false;
        }
        if let Open::Goal { is_fresh, .. } = &mut self.open {
            *is_fresh = false;
        }
        let codes = table.codes();
        let line = code::comment([list].into_iter().chain(codes.iter().copied()));
        self.line(&line);
        let at_row = |at: usize| {
            let address = table.row_place(at)?.strip_prefix(place)?.strip_prefix('/')?;
            let (number, note) = address.split_once('/').unwrap_or((address, ""));
            let number: usize = number.parse().ok()?;
            Some((number, GoalRow::at(goal, list, number)?, note))
        };
        let mut written_rows: Vec<Vec<String>> = Vec::new();
        let mut notes = Vec::new();
        for (at, row) in table.rows().iter().enumerate() {
            let Some((_, source, note)) = at_row(at) else { continue };
            match row {
                Row::Cells { cells, .. } => {
                    let values = codes.iter().zip(1..);
                    let values = values.map(|(code, at)| source.cell(code, cells.get(at)));
                    written_rows.push([words(source.name())].into_iter().chain(values).collect());
                }
                Row::Full { label, .. } => {
                    let row = written_rows.len();
                    notes.push((row, source, note, label.as_deref().unwrap_or_default()));
                }
            }
        }
        let header: Vec<_> = table.columns().iter().map(|c| words(&c.heading)).collect();
        let alignments: Vec<_> = table.columns().iter().map(|c| c.alignment).collect();
        grid(&header, &alignments, written_rows.into_iter(), &mut self.out);
        for (row, source, note, label) in notes {
            if let Some(blocks) = source.note(note) {
                self.note(row, (note, &format!("{}: {label}", source.name())), blocks);
            }
        }
        true
    }

    /// A note under a row, counted from 1 in its table.
    fn note(&mut self, row: usize, (code, heading): (&str, &str), blocks: &'a [Rich]) {
        let line = code::comment(["note", &row.to_string(), code]);
        self.line(&line);
        written::strong(heading, &mut self.out);
        self.out.push_str("\n\n");
        for block in blocks {
            match block {
                Rich::Paragraph(text) if !text.is_empty() => {
                    written::pieces(&pieces(text), Spot::Start, &mut self.out);
                    self.out.push_str("\n\n");
                    self.last_list = None;
                }
                Rich::BulletList(items) => {
                    self.items(ListOrder::Unordered, items.iter().map(pieces));
                }
                Rich::NumberedList(items) => {
                    self.items(ListOrder::Ordered, items.iter().map(pieces));
                }
                Rich::Paragraph(_) | Rich::Table(_) => {}
            }
        }
        self.last_list = None;
    }
}

/// Rich text as pieces.
fn pieces(text: &RichText) -> Vec<Piece<'_>> {
    written::joined(text.pieces().into_iter().map(|(words, marks)| {
        let mut piece = Piece { words: words.into(), ..Piece::default() };
        for mark in marks {
            match mark {
                MarkKind::Bold => piece.strong = true,
                MarkKind::Italic => piece.emphasis = true,
                MarkKind::Link(target) => piece.link = Some(target.as_str()),
                MarkKind::Language(tag) => piece.language = Some(tag.as_str()),
            }
        }
        piece
    }))
}
