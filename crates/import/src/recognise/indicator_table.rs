//! Rows of an indicator table whose cells are parted.

use tertial_domain::quantity::Quantity;
use tertial_domain::report::{IndicatorField, IndicatorRow};
use tertial_domain::target::Target;

use crate::draft::{LineSpan, NoticeKind};
use crate::ledger::{Fate, Reason};
use crate::read::Reader;
use crate::recognise::columns::{Column, RowKind};
use crate::recognise::symbols::{is_wordless, strip_signs};
use crate::recognise::table::{RowText, extend_blocks};
use crate::tidy_text::hyphenation::{join_cells, join_known_words, join_line};
use crate::tidy_text::lines::Line;
use crate::tidy_text::prose::blocks_of;
use crate::tidy_text::words::starts_small;

/// A cell that has grown longer than this over pages, in bytes, is no cell that goes on.
const LONGEST_CELL: usize = 2_000;

/// "Analys" or "Kommentar" at the start of a row's only cell, and what stands after it.
pub(crate) fn row_label(text: &str) -> Option<(RowText, &str)> {
    const LABELS: [(&str, RowText); 6] = [
        ("Kommentarer", RowText::Comment),
        ("Kommentar", RowText::Comment),
        ("KOMMENTARER", RowText::Comment),
        ("KOMMENTAR", RowText::Comment),
        ("Analys", RowText::Analysis),
        ("ANALYS", RowText::Analysis),
    ];
    let bare = text.trim_start_matches(|c: char| c == '*' || c == '_' || c.is_whitespace());
    let bare = ["<p>", "<b>", "<i>", "<strong>"]
        .iter()
        .fold(bare, |rest, tag| rest.strip_prefix(tag).unwrap_or(rest).trim_start());
    if let "analys" | "analys:" = bare {
        return Some((RowText::Analysis, ""));
    }
    if let "kommentar" | "kommentar:" = bare {
        return Some((RowText::Comment, ""));
    }
    LABELS.iter().find_map(|(label, text)| {
        let rest = bare.strip_prefix(label)?;
        let ends = rest.is_empty() || rest.starts_with([' ', ':', '<', '*', '_', '\u{a0}']);
        let rest = rest.trim_start_matches(['*', '_', ':']);
        let rest = ["</b>", "</i>", "</strong>", "</p>"]
            .iter()
            .fold(rest, |rest, tag| rest.strip_prefix(tag).unwrap_or(rest));
        ends.then(|| (*text, rest.trim_start_matches([':', ' '])))
    })
}

/// Whether a cell holds a value and no name.
pub(crate) fn looks_like_value(cell: &str) -> bool {
    Quantity::read(cell).is_some() || Target::read(cell).is_some()
}

impl<'s> Reader<'s> {
    /// Takes the present line as a row of the present indicator table.
    pub(crate) fn take_indicator_row(&mut self, cells: &[&'s str], line: &Line<'s>) {
        let Some(rows) = &self.last_rows else { return };
        let goal = rows.goal;
        let mut filled = cells.iter().enumerate().filter(|(_, cell)| !is_wordless(cell));
        let (Some((first, text)), second) = (filled.next(), filled.next()) else { return };
        if second.is_none() && self.take_single(first, text, line) {
            return;
        }
        let starts_row = self.starts_row(first, text);
        if !starts_row {
            if self.merge_indicator(cells, line.number) {
                self.placed_row(goal);
            } else {
                self.fate(Fate::Unplaced(Reason::OutsideRow));
            }
            return;
        }
        self.new_indicator(cells, line);
        self.placed_row(goal);
    }

    /// Takes a row with one cell: a label, text under a row, or the rest of a broken row.
    fn take_single(&mut self, column: usize, text: &'s str, line: &Line<'s>) -> bool {
        let Some(rows) = &mut self.last_rows else { return false };
        let goal = rows.goal;
        if rows.has_row
            && let Some((label, rest)) = row_label(text)
        {
            rows.text = Some(label);
            rows.broken = false;
            self.add_row_words(rest, line.number);
            self.placed_row(goal);
            return true;
        }
        let continued = rows.has_row && rows.text.is_some();
        if continued && (column == 0 || rows.columns.get(column) == Some(&Column::Name)) {
            rows.broken = false;
            self.add_row_words(text, line.number);
            self.placed_row(goal);
            return true;
        }
        false
    }

    /// Whether a row is a new one and not the rest of the row before.
    pub(crate) fn starts_row(&mut self, first: usize, text: &str) -> bool {
        let Some(rows) = &self.last_rows else { return true };
        if !rows.has_row {
            return true;
        }
        let small = starts_small(strip_signs(text).0) && rows.pending.is_empty();
        if rows.broken {
            let on_value = first > 0 && rows.columns.get(first) != Some(&Column::Name);
            let open_name = first == 0 && self.last_name_is_open();
            !(small || open_name || (on_value && looks_like_value(text)))
        } else {
            !(small || (first > 0 && looks_like_value(text)))
        }
    }

    /// Whether the last row's name plainly goes on: it ends within a phrase.
    fn last_name_is_open(&mut self) -> bool {
        const OPEN: [&str; 14] = [
            "och", "av", "för", "i", "med", "att", "som", "om", "på", "till", "eller", "samt",
            "inom", "från",
        ];
        let Some(rows) = &self.last_rows else { return false };
        let (goal, kind) = (rows.goal, rows.kind);
        let name = match kind {
            RowKind::Indicators => self.tree.last_indicator(goal).map(|(row, _)| row.name.as_str()),
            RowKind::Activities => self.tree.last_activity(goal).map(|(row, _)| row.name.as_str()),
        };
        name.is_some_and(|name| {
            let last = name.rsplit(' ').next().unwrap_or("");
            OPEN.contains(&last) || name.ends_with([',', '-', '('])
        })
    }

    /// Adds words to the text under the last row, or to its name where no text goes on.
    pub(crate) fn add_row_words(&mut self, text: &str, line: u32) {
        let Some(rows) = &self.last_rows else { return };
        let (goal, kind, label) = (rows.goal, rows.kind, rows.text);
        let blocks = blocks_of(text, self.form);
        match kind {
            RowKind::Indicators => {
                let Some((row, span)) = self.tree.last_indicator(goal) else { return };
                span.hold(line);
                match label {
                    Some(RowText::Analysis) => extend_blocks(&mut row.analysis, blocks),
                    Some(RowText::Comment) => extend_blocks(&mut row.comment, blocks),
                    None => join_line(&mut row.name, text),
                }
            }
            RowKind::Activities => {
                let Some((row, span)) = self.tree.last_activity(goal) else { return };
                span.hold(line);
                match label {
                    Some(_) => extend_blocks(&mut row.analysis, blocks),
                    None => join_line(&mut row.name, text),
                }
            }
        }
    }

    /// Joins the cells of a broken row to those of the last one.
    fn merge_indicator(&mut self, cells: &[&str], line: u32) -> bool {
        let Some(rows) = &mut self.last_rows else { return false };
        rows.broken = false;
        let (goal, columns) = (rows.goal, rows.columns.clone());
        let mut unknown = Vec::new();
        for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| !is_wordless(cell)) {
            let words = self.cell_words(cell);
            let vocabulary = self.vocabulary;
            let Some((row, span)) = self.tree.last_indicator(goal) else { return false };
            span.hold(line);
            match columns.get(at) {
                Some(Column::Indicator(field))
                    if row.cell(*field).map_or(0, str::len) < LONGEST_CELL =>
                {
                    let joined = row.cell(*field).map_or_else(
                        || words.clone(),
                        |before| join_cells(before, &words, vocabulary),
                    );
                    row.set_cell(*field, Some(joined));
                }
                Some(Column::Name) => join_line(&mut row.name, &words),
                None if at == 0 => join_line(&mut row.name, &words),
                Some(Column::Unknown(_) | Column::Activity(_) | Column::Indicator(_)) | None => {
                    unknown.push((at, words));
                }
            }
        }
        self.keep_unknown("", unknown, line);
        true
    }

    fn new_indicator(&mut self, cells: &[&str], line: &Line<'s>) {
        let Some(rows) = &mut self.last_rows else { return };
        let (goal, columns) = (rows.goal, rows.columns.clone());
        rows.text = None;
        rows.broken = false;
        rows.has_row = true;
        let pending = std::mem::take(&mut rows.pending);
        let shift = shift_of(cells, &columns);
        let name_at = columns.iter().position(|column| *column == Column::Name).unwrap_or(0);
        let mut row = IndicatorRow::new(pending);
        let mut unknown = Vec::new();
        for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| !is_wordless(cell)) {
            let is_name = at == name_at + shift.name;
            if is_name {
                let words = self.name_words(cell);
                join_line(&mut row.name, &words);
                continue;
            }
            let mut words = self.cell_words(cell);
            if words.contains(' ') {
                words = join_known_words(&words, self.vocabulary);
            }
            let column = at.checked_sub(shift.cells).and_then(|at| columns.get(at));
            match column {
                Some(Column::Indicator(field)) => row.set_cell(*field, Some(words)),
                Some(Column::Name) => join_line(&mut row.name, &words),
                Some(Column::Unknown(_) | Column::Activity(_)) | None => {
                    unknown.push((at.saturating_sub(shift.cells), words));
                }
            }
        }
        if shift.uncertain {
            row.uncertain = uncertain_fields(&row);
            if !row.uncertain.is_empty() {
                self.notice(NoticeKind::UncertainCells, line.number);
            }
        }
        let name = row.name.clone();
        self.tree.push_indicator(goal, row, LineSpan::line(line.number));
        self.keep_unknown(&name, unknown, line.number);
    }
}

/// How far a lost icon has moved a row's cells.
pub(crate) struct Shift {
    /// How far the name has moved.
    pub(crate) name: usize,
    /// How far the other cells have moved.
    pub(crate) cells: usize,
    /// Whether it cannot be told if a value's column moved too.
    pub(crate) uncertain: bool,
}

/// An empty cell stands where the name should, and the name in the next: with a cell too many the
/// whole row has moved; else only the name has for certain.
pub(crate) fn shift_of(cells: &[&str], columns: &[Column]) -> Shift {
    let name_at = columns.iter().position(|column| *column == Column::Name).unwrap_or(0);
    let empty_name = cells.get(name_at).is_none_or(|cell| is_wordless(cell));
    let next = cells.get(name_at + 1).filter(|cell| !is_wordless(cell));
    let next_is_name = next.is_some_and(|cell| {
        !looks_like_value(cell) && tertial_domain::report::read_date(cell).is_none()
    });
    if !(empty_name && next_is_name) {
        return Shift { name: 0, cells: 0, uncertain: false };
    }
    let whole = cells.len() > columns.len();
    Shift { name: 1, cells: usize::from(whole), uncertain: !whole }
}

/// The figures of a row that may stand one column off; words, periods tell their column themselves.
fn uncertain_fields(row: &IndicatorRow) -> Vec<IndicatorField> {
    let by_shape = |field: &IndicatorField| match field {
        IndicatorField::Period | IndicatorField::Periodicity => false,
        IndicatorField::Outcome
        | IndicatorField::OutcomeMen
        | IndicatorField::OutcomeWomen
        | IndicatorField::Previous
        | IndicatorField::Forecast
        | IndicatorField::Target
        | IndicatorField::CouncilTarget => {
            row.cell(*field).is_some_and(|cell| Quantity::read(cell).is_some())
        }
    };
    IndicatorField::ALL.into_iter().filter(by_shape).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_stand_before_words() {
        assert_eq!(row_label("Analys"), Some((RowText::Analysis, "")));
        assert_eq!(
            row_label("Kommentar Förra året: 4,8"),
            Some((RowText::Comment, "Förra året: 4,8"))
        );
        assert_eq!(
            row_label("<p>Analys</p> <p>Ett.</p>"),
            Some((RowText::Analysis, "<p>Ett.</p>"))
        );
        assert_eq!(row_label("Analysmetod"), None);
    }
}
