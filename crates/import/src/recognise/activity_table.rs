//! Rows of an activity table whose cells are parted.

use tertial_domain::report::{ActivityField, ActivityRow, read_date};

use crate::draft::{LineSpan, NoticeKind};
use crate::ledger::{Fate, Reason};
use crate::read::Reader;
use crate::recognise::columns::Column;
use crate::recognise::indicator_table::{row_label, shift_of};
use crate::recognise::symbols::{activity_state, is_wordless, strip_signs};
use crate::tidy_text::hyphenation::join_line;
use crate::tidy_text::lines::Line;

impl<'s> Reader<'s> {
    /// Takes the present line as a row of the present activity table.
    pub(crate) fn take_activity_row(&mut self, cells: &[&'s str], line: &Line<'s>) {
        let Some(rows) = &mut self.last_rows else { return };
        let goal = rows.goal;
        let mut filled = cells.iter().enumerate().filter(|(_, cell)| !is_wordless(cell));
        let (Some((first, text)), second) = (filled.next(), filled.next()) else { return };
        if second.is_none() && rows.has_row {
            let label = row_label(text);
            if label.is_some() {
                rows.text = label.map(|(label, _)| label);
            }
            if label.is_some() || (rows.text.is_some() && first <= 1) {
                rows.broken = false;
                self.add_row_words(label.map_or(text, |(_, rest)| rest), line.number);
                self.placed_row(goal);
                return;
            }
        }
        if self.starts_row(first, text) {
            self.new_activity(cells, line);
            self.placed_row(goal);
        } else if self.merge_activity(cells, line.number) {
            self.placed_row(goal);
        } else {
            self.fate(Fate::Unplaced(Reason::OutsideRow));
        }
    }

    fn new_activity(&mut self, cells: &[&str], line: &Line<'s>) {
        let Some(rows) = &mut self.last_rows else { return };
        let (goal, columns) = (rows.goal, rows.columns.clone());
        rows.text = None;
        rows.broken = false;
        rows.has_row = true;
        let mut row =
            ActivityRow { name: std::mem::take(&mut rows.pending), ..ActivityRow::default() };
        let shift = shift_of(cells, &columns);
        let name_at = columns.iter().position(|column| *column == Column::Name).unwrap_or(0);
        row.state = cells
            .iter()
            .take(name_at + shift.name + 1)
            .find_map(|cell| strip_signs(cell).1.and_then(activity_state));
        let mut unknown = Vec::new();
        for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| !is_wordless(cell)) {
            if at == name_at + shift.name {
                let words = self.name_words(cell);
                join_line(&mut row.name, &words);
                continue;
            }
            let words = self.cell_words(cell);
            let column = at.checked_sub(shift.cells).and_then(|at| columns.get(at));
            let told = if shift.uncertain { told_by_shape(&row, &words) } else { None };
            match (told, column) {
                (Some(field), _) => {
                    set(&mut row, field, words);
                    row.uncertain.push(field);
                }
                (None, Some(Column::Activity(field))) => set(&mut row, *field, words),
                (None, Some(Column::Name)) => join_line(&mut row.name, &words),
                (None, Some(Column::Unknown(_) | Column::Indicator(_)) | None) => {
                    unknown.push((at.saturating_sub(shift.cells), words));
                }
            }
        }
        if !row.uncertain.is_empty() {
            self.notice(NoticeKind::UncertainCells, line.number);
        }
        let name = row.name.clone();
        self.tree.push_activity(goal, row, LineSpan::line(line.number));
        self.keep_unknown(&name, unknown, line.number);
    }

    fn merge_activity(&mut self, cells: &[&str], line: u32) -> bool {
        let Some(rows) = &mut self.last_rows else { return false };
        rows.broken = false;
        let (goal, columns) = (rows.goal, rows.columns.clone());
        let mut unknown = Vec::new();
        for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| !is_wordless(cell)) {
            let words = self.cell_words(cell);
            let Some((row, span)) = self.tree.last_activity(goal) else { return false };
            span.hold(line);
            match columns.get(at) {
                Some(Column::Activity(field)) => set(row, *field, words),
                Some(Column::Name) | None if at <= 1 => join_line(&mut row.name, &words),
                Some(Column::Name | Column::Unknown(_) | Column::Indicator(_)) | None => {
                    unknown.push((at, words));
                }
            }
        }
        self.keep_unknown("", unknown, line);
        true
    }
}

/// Sets a cell, or goes on with what stands in it.
pub(crate) fn set(row: &mut ActivityRow, field: ActivityField, words: String) {
    let cell = match field {
        ActivityField::Start => &mut row.start,
        ActivityField::End => &mut row.end,
        ActivityField::Deviation => &mut row.deviation,
    };
    match cell {
        Some(before) => join_line(before, &words),
        None => *cell = Some(words),
    }
}

/// Days come in order, start before end; other words are a deviation.
pub(crate) fn told_by_shape(row: &ActivityRow, words: &str) -> Option<ActivityField> {
    let is_day = read_date(words).is_some();
    match (is_day, &row.start, &row.end) {
        (true, None, _) => Some(ActivityField::Start),
        (true, Some(_), None) => Some(ActivityField::End),
        (true, Some(_), Some(_)) => None,
        (false, _, _) => Some(ActivityField::Deviation),
    }
}
