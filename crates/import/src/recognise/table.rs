//! Tables whose cells are parted by tabs or pipes: cutting lines into cells, telling which table
//! it is, and keeping a table together over pages.

use std::rc::Rc;

use tertial_domain::report::{
    ActivityRow, IndicatorField, IndicatorRow, OutlineEntry, PlainTable, ReportKind,
};
use tertial_domain::rich_text::Block;

use crate::draft::{LineSpan, NoticeKind};
use crate::ledger::{Fate, Place};
use crate::read::{Cursor, Reader};
use crate::recognise::columns::{self, Column, RowKind};
use crate::recognise::head_settle::{period_of, period_tells};
use crate::recognise::headings::Kind;
use crate::recognise::indicator_table::{looks_like_value, row_label};
use crate::recognise::probe::Probe;
use crate::recognise::symbols::{is_wordless, strip_dash, strip_end_signs, strip_signs};
use crate::source_text::SourceForm;
use crate::tidy_text::inline;
use crate::tidy_text::lines::Line;
use crate::tidy_text::words::{push_clean, starts_small};

/// The last indicator or activity table, while nothing else has come after it.
pub(crate) struct LastRows {
    pub(crate) kind: RowKind,
    pub(crate) goal: u32,
    pub(crate) columns: Rc<[Column]>,
    /// The text under a row that goes on.
    pub(crate) text: Option<RowText>,
    /// Whether a header has been repeated since the last row.
    pub(crate) broken: bool,
    /// Whether the table has a row that may go on.
    pub(crate) has_row: bool,
    /// The table that holds the cells of unknown columns.
    pub(crate) unknown: Option<usize>,
    /// Words of a name whose row has not come yet.
    pub(crate) pending: String,
    /// The line of the last of those words.
    pub(crate) pending_line: u32,
}

/// Which text stands under a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RowText {
    /// "Analys"
    Analysis,
    /// "Kommentar"
    Comment,
}

impl<'s> Reader<'s> {
    /// Whether a line is a row of a table with parted cells.
    pub(crate) fn is_table_line(&self, line: &Line<'s>) -> bool {
        if self.form == SourceForm::Markdown && line.text.trim_start().starts_with('|') {
            return true;
        }
        if !line.has_tab {
            return false;
        }
        let first = line.text.split('\t').next().unwrap_or("").trim();
        let list_sign = matches!(first, "-" | "•" | "o" | "–" | "*" | "·" | "\u{f0b7}")
            || (first.len() <= 3
                && first.ends_with(['.', ')'])
                && first.starts_with(|c: char| c.is_ascii_digit()));
        if list_sign {
            return false;
        }
        let follows = self.at.checked_sub(1).and_then(|at| self.lines.get(at));
        let beside = |other: Option<&Line<'_>>| other.is_some_and(|line| line.has_tab);
        let next = self.lines.get(self.at + 1).filter(|next| !next.blank_before);
        let before = follows.filter(|_| !line.blank_before);
        let wide = line.text.split('\t').filter(|cell| !cell.trim().is_empty()).count() > 2;
        beside(next)
            || beside(before)
            || (wide && self.row_beyond_next())
            || self.last_rows.is_some()
            || columns::kind_of(strip_signs(first).0).is_some()
    }

    /// Whether the line after the next, or the one before the last, is a row too: a word alone
    /// between them stands in the same table.
    fn row_beyond_next(&self) -> bool {
        let stands = |at: Option<usize>| at.and_then(|at| self.lines.get(at));
        let joined = |line: Option<&Line<'_>>| line.is_some_and(|line| !line.blank_before);
        let row = |line: Option<&Line<'_>>| line.is_some_and(|line| line.has_tab);
        let (next, second) = (self.at.checked_add(1), self.at.checked_add(2));
        let (own, last) = (Some(self.at), self.at.checked_sub(1));
        let below = joined(stands(next)) && joined(stands(second)) && row(stands(second));
        let above =
            joined(stands(own)) && joined(stands(last)) && row(stands(self.at.checked_sub(2)));
        below || above
    }

    /// A cell's words without signs, tags and Markdown's marks.
    pub(crate) fn cell_words(&self, cell: &str) -> String {
        let mut words = String::with_capacity(cell.len());
        push_clean(&mut words, strip_end_signs(strip_signs(cell).0));
        inline::plain(words, self.form)
    }

    /// The words of a name: without a dash before it too.
    pub(crate) fn name_words(&self, cell: &str) -> String {
        let bare = strip_signs(cell).0;
        let bare = strip_dash(bare).0.trim_start_matches(['•', '·', '▪', '◦', ' ']);
        let bare = strip_signs(bare).0;
        self.cell_words(bare)
    }

    /// Reads the table that begins on the present line.
    pub(crate) fn read_table(&mut self) {
        let Some(line) = self.line() else { return };
        let cells = cells(&line);
        let year = self.report.year.map(tertial_domain::period::OperatingYear::number);
        let header = self.header(&cells, year);
        match (header, self.cursor) {
            (Some((kind, columns)), Cursor::Goal { goal, .. }) => {
                self.begin_rows(kind, goal, columns);
                self.note_columns(&cells);
                self.placed(Place::TableHeader(goal));
                self.read_rows();
            }
            (Some(_), Cursor::Head | Cursor::Section(_)) => {
                self.notice(NoticeKind::RowsWithoutGoal, line.number);
                self.read_plain_table();
            }
            (None, _) => {
                let before = self.at;
                if self.last_rows.is_some() {
                    self.read_rows();
                }
                if self.at == before {
                    self.read_plain_table();
                }
            }
        }
    }

    /// A header has come: it begins a table, or repeats the one that a page's end broke.
    pub(crate) fn begin_rows(&mut self, kind: RowKind, goal: u32, columns: Vec<Column>) {
        let columns = Rc::from(columns);
        match &mut self.last_rows {
            Some(rows) if rows.kind == kind && rows.goal == goal => {
                if rows.columns != columns {
                    rows.unknown = None;
                }
                rows.columns = columns;
                rows.broken = rows.has_row;
            }
            _ => {
                self.close_place();
                self.last_rows = Some(LastRows {
                    kind,
                    goal,
                    columns,
                    text: None,
                    broken: false,
                    has_row: false,
                    unknown: None,
                    pending: String::new(),
                    pending_line: 0,
                });
            }
        }
    }

    /// Columns say what kind of document it is, where no title does.
    pub(crate) fn note_columns(&mut self, heads: &[&str]) {
        let Some(rows) = &self.last_rows else { return };
        let has = |field| rows.columns.contains(&Column::Indicator(field));
        self.head.plan_columns |= has(IndicatorField::Periodicity) && !has(IndicatorField::Outcome);
        let previous = rows
            .columns
            .iter()
            .position(|column| *column == Column::Indicator(IndicatorField::Previous));
        let printed = previous.and_then(|at| heads.get(at));
        if let Some(year) = printed.and_then(|head| crate::recognise::title::year_in(head)) {
            self.head.previous_year = self.head.previous_year.max(Some(year));
        }
    }

    /// Reads rows of the present table until something else comes.
    fn read_rows(&mut self) {
        let mut before = None;
        let mut text_until = 0;
        while let Some(line) = self.line().filter(|_| before != Some(self.at)) {
            before = Some(self.at);
            if is_pipe_rule(&line) {
                self.fate(Fate::Furniture);
                continue;
            }
            let parted = line.has_tab || self.is_table_line(&line);
            if !parted {
                if self.skip_page_in_table() {
                    continue;
                }
                if line.blank_before {
                    text_until = text_until.max(self.row_text_end(&line));
                }
                let inside = !line.blank_before || self.at < text_until;
                let goes_on = inside
                    && (self.at < text_until && self.skip_furniture()
                        || self.take_row_label(&line)
                        || self.continue_cell(&line));
                if !goes_on {
                    break;
                }
                continue;
            }
            let cells = cells(&line);
            if self.is_other_header(&cells) {
                break;
            }
            if cells.iter().all(|cell| is_wordless(cell)) {
                self.fate(Fate::Furniture);
                continue;
            }
            if line.blank_before && self.begins_other_table(&cells) {
                break;
            }
            match self.last_rows.as_ref().map(|rows| rows.kind) {
                Some(RowKind::Indicators) => self.take_indicator_row(&cells, &line),
                Some(RowKind::Activities) => self.take_activity_row(&cells, &line),
                None => break,
            }
        }
    }

    /// Reads cells as the header of an indicator or activity table.
    fn header(&self, cells: &[&str], year: Option<i16>) -> Option<(RowKind, Vec<Column>)> {
        let first = cells.iter().find(|cell| !is_wordless(cell))?;
        columns::kind_of(strip_signs(first).0)?;
        let words: Vec<String> = cells.iter().map(|cell| self.cell_words(cell)).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        columns::read(&words, year)
    }

    fn is_other_header(&self, cells: &[&str]) -> bool {
        let Some(first) = cells.iter().find(|cell| !is_wordless(cell)) else { return false };
        columns::kind_of(strip_signs(first).0).is_some() && self.header(cells, None).is_some()
    }

    /// After a blank line a table of another width without a header is a table of its own;
    /// an activity's empty last cells may be gone.
    fn begins_other_table(&self, cells: &[&str]) -> bool {
        let starts_day =
            cells.get(1).is_some_and(|cell| tertial_domain::report::read_date(cell).is_some());
        self.last_rows.as_ref().is_some_and(|rows| {
            let activity = rows.kind == RowKind::Activities && starts_day;
            let short = activity && cells.len() < rows.columns.len();
            !short && cells.len() != rows.columns.len()
        })
    }

    /// Where the text under a row ends that a line begins after a blank line: before the next row of
    /// the same table, or right after a label that still waits for its words.
    fn row_text_end(&mut self, line: &Line<'s>) -> usize {
        const MOST_LINES: usize = 40;
        let label = row_label(Probe::of(line.text, self.form).core).is_some();
        let waits = self.row_text_waits();
        let has_row = self.last_rows.as_ref().is_some_and(|rows| rows.has_row);
        if !has_row || !(label || waits) {
            return 0;
        }
        for at in self.at..self.at + MOST_LINES {
            let Some(next) = self.lines.get(at).copied() else { break };
            if next.has_tab || next.text.starts_with('|') {
                if self.is_row_of_table(&next, at) {
                    return at;
                }
                break;
            }
            let labelled = row_label(Probe::of(next.text, self.form).core).is_some();
            if !labelled && !matches!(self.classify(at), Kind::Prose) {
                break;
            }
        }
        if waits && !label { self.at + 1 } else { 0 }
    }

    /// Whether a line is a row with values that is as wide as the present table, and no header.
    fn is_row_of_table(&self, line: &Line<'s>, at: usize) -> bool {
        let cells = cells(line);
        let ruled = self.lines.get(at + 1).is_some_and(is_pipe_rule);
        let values = cells.iter().skip(1).any(|cell| {
            looks_like_value(cell) || tertial_domain::report::read_date(cell).is_some()
        });
        values && !ruled && !self.is_other_header(&cells) && !self.begins_other_table(&cells)
    }

    /// Whether the label under the last row has no words yet.
    fn row_text_waits(&mut self) -> bool {
        let Some(rows) = &self.last_rows else { return false };
        let (goal, kind) = (rows.goal, rows.kind);
        match (kind, rows.text) {
            (_, None) => false,
            (RowKind::Indicators, Some(RowText::Analysis)) => {
                self.tree.last_indicator(goal).is_some_and(|(row, _)| row.analysis.is_empty())
            }
            (RowKind::Indicators, Some(RowText::Comment)) => {
                self.tree.last_indicator(goal).is_some_and(|(row, _)| row.comment.is_empty())
            }
            (RowKind::Activities, Some(_)) => {
                self.tree.last_activity(goal).is_some_and(|(row, _)| row.analysis.is_empty())
            }
        }
    }

    /// "Analys" on a line of its own right under a row belongs to the row.
    fn take_row_label(&mut self, line: &Line<'s>) -> bool {
        let core = Probe::of(line.text, self.form).core;
        let Some((label, rest)) = row_label(core) else { return false };
        let Some(rows) = self.last_rows.as_mut().filter(|rows| rows.has_row) else { return false };
        let goal = rows.goal;
        rows.text = Some(label);
        rows.broken = false;
        if !rest.is_empty() {
            self.add_row_words(rest, line.number);
        }
        self.placed_row(goal);
        true
    }

    /// A line without tabs right after a row goes on with the row's last words.
    fn continue_cell(&mut self, line: &Line<'s>) -> bool {
        if !matches!(self.classify(self.at), Kind::Prose) {
            return false;
        }
        let next_row_goes_on = self.lines.get(self.at + 1).is_some_and(|next| {
            next.has_tab && !next.blank_before && starts_small(strip_signs(next.text).0)
        });
        let Some(rows) = &mut self.last_rows else { return false };
        let goal = rows.goal;
        if !rows.has_row || next_row_goes_on {
            push_clean(&mut rows.pending, strip_signs(line.text).0);
            rows.pending_line = line.number;
        } else {
            self.add_row_words(line.text, line.number);
        }
        self.placed_row(goal);
        true
    }

    /// The table has ended: words that waited for their row are a row of their own.
    pub(crate) fn end_rows(&mut self) {
        let Some(rows) = self.last_rows.take() else { return };
        if rows.pending.is_empty() {
            return;
        }
        let lines = LineSpan::line(rows.pending_line);
        match rows.kind {
            RowKind::Indicators => {
                self.tree.push_indicator(rows.goal, IndicatorRow::new(rows.pending), lines);
            }
            RowKind::Activities => {
                let row = ActivityRow { name: rows.pending, ..ActivityRow::default() };
                self.tree.push_activity(rows.goal, row, lines);
            }
        }
    }

    /// Enters the present line as part of the goal's table.
    pub(crate) fn placed_row(&mut self, goal: u32) {
        match self.last_rows.as_ref().map(|rows| rows.kind) {
            Some(RowKind::Activities) => self.placed(Place::Activity(goal)),
            Some(RowKind::Indicators) | None => self.placed(Place::Indicator(goal)),
        }
    }

    /// Adds a row of unknown columns to the table that keeps them.
    pub(crate) fn keep_unknown(&mut self, name: &str, cells: Vec<(usize, String)>, line: u32) {
        if cells.is_empty() {
            return;
        }
        let Some(rows) = &self.last_rows else { return };
        let heads: Vec<(usize, &String)> = rows
            .columns
            .iter()
            .enumerate()
            .filter_map(|(at, column)| match column {
                Column::Unknown(head) => Some((at, head)),
                Column::Name | Column::Indicator(_) | Column::Activity(_) => None,
            })
            .collect();
        let width = heads.len() + 1;
        let mut row = vec![String::new(); width.max(1)];
        for (at, words) in cells {
            let slot = heads.iter().position(|(column, _)| *column == at).map(|slot| slot + 1);
            match slot.and_then(|slot| row.get_mut(slot)) {
                Some(cell) => *cell = words,
                None => row.push(words),
            }
        }
        if let Some(cell) = row.first_mut() {
            name.clone_into(cell);
        }
        let table = if let Some(table) = rows.unknown {
            table
        } else {
            let first = match rows.kind {
                RowKind::Indicators => "Indikator",
                RowKind::Activities => "Aktivitet",
            };
            let header = std::iter::once(first.to_owned())
                .chain(heads.into_iter().map(|(_, head)| head.clone()))
                .collect();
            self.open_kept_table(header, line)
        };
        if let Some(table) = self.report.tables.get_mut(table) {
            table.rows.push(row);
        }
        if let Some(span) = self.provenance.tables.get_mut(table) {
            span.hold(line);
        }
    }

    fn open_kept_table(&mut self, header: Vec<String>, line: u32) -> usize {
        self.notice(NoticeKind::UnknownColumn, line);
        let table = self.report.tables.len();
        let goal = self.last_rows.as_ref().map(|rows| rows.goal);
        let under = goal.and_then(|goal| self.tree.node(goal)).map(|node| node.title.clone());
        self.report.tables.push(PlainTable { under, header, ..PlainTable::default() });
        self.report.outline.push(OutlineEntry::Table(table));
        self.provenance.tables.push(LineSpan::line(line));
        if let Some(rows) = &mut self.last_rows {
            rows.unknown = Some(table);
        }
        table
    }

    /// The kind and year that most printed periods tell.
    pub(crate) fn tree_periods(&mut self) -> Option<(ReportKind, i16)> {
        const MOST_PERIODS: usize = 64;
        let mut found: Vec<((ReportKind, i16), u32)> = Vec::new();
        for row in self.tree.indicators() {
            let Some(told) = period_of(row).and_then(period_tells) else { continue };
            if found.len() >= MOST_PERIODS {
                break;
            }
            match found.iter_mut().find(|(known, _)| *known == told) {
                Some((_, count)) => *count += 1,
                None => found.push((told, 1)),
            }
        }
        found.into_iter().max_by_key(|(_, count)| *count).map(|(told, _)| told)
    }
}

/// The cells of a line.
pub(crate) fn cells<'s>(line: &Line<'s>) -> Vec<&'s str> {
    if line.has_tab && !line.text.trim_start().starts_with('|') {
        return line.text.split('\t').map(str::trim).collect();
    }
    let text = line.text.trim();
    let inner = text.strip_prefix('|').unwrap_or(text);
    let inner = inner.strip_suffix('|').filter(|rest| !rest.ends_with('\\')).unwrap_or(inner);
    let mut cells = Vec::new();
    let mut start = 0;
    for at in memchr::memchr_iter(b'|', inner.as_bytes()) {
        let escaped =
            at.checked_sub(1).and_then(|before| inner.as_bytes().get(before)) == Some(&b'\\');
        if !escaped {
            cells.push(inner.get(start..at).unwrap_or("").trim());
            start = at + 1;
        }
    }
    cells.push(inner.get(start..).unwrap_or("").trim());
    cells
}

/// The rule under a pipe table's header.
pub(crate) fn is_pipe_rule(line: &Line<'_>) -> bool {
    let text = line.text.trim();
    text.starts_with('|')
        && text.contains('-')
        && text.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' '))
}

/// Adds blocks to those of a row; a paragraph that a page's end broke goes on.
pub(crate) fn extend_blocks(blocks: &mut Vec<Block>, more: Vec<Block>) {
    for block in more {
        match (blocks.last_mut(), &block) {
            (Some(Block::Paragraph(last)), Block::Paragraph(next))
                if !last.text().ends_with(['.', '!', '?', ':', ';'])
                    && starts_small(next.text()) =>
            {
                last.append(next);
            }
            _ => blocks.push(block),
        }
    }
}
