//! Indicator and activity tables in a PDF's raw text: no tabs, heads and words broken over lines,
//! empty cells gone.

use tertial_domain::report::{ActivityField, ActivityRow, IndicatorField, IndicatorRow};

use crate::draft::{LineSpan, NoticeKind};
use crate::ledger::Place;
use crate::read::{Cursor, Reader};
use crate::recognise::columns::{Column, RowKind};
use crate::recognise::headings::Kind;
use crate::recognise::indicator_table::row_label;
use crate::recognise::probe::Probe;
use crate::recognise::raw_header::read_header;
use crate::recognise::raw_values;
use crate::recognise::symbols::{activity_state, strip_signs};
use crate::tidy_text::hyphenation::{join_known_words, join_line};
use crate::tidy_text::words::{fold_key, squeezed, starts_large, starts_small};

/// Which table a raw header announces, and how many lines the header takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RawKind {
    pub(crate) kind: RowKind,
    pub(crate) columns: Vec<Column>,
    pub(crate) lines: usize,
    pub(crate) previous_year: Option<i16>,
}

/// What a page's end breaks off is no longer than this.
const MOST_LINES_OVER_PAGE: usize = 16;

/// A line that waits for its row to be told.
struct Waiting<'s> {
    text: &'s str,
    number: u32,
    block: u32,
}

/// The lines since the last row.
#[derive(Default)]
struct Pending<'s> {
    lines: Vec<Waiting<'s>>,
    block: u32,
    /// The block of the "Analys" that the text under a row began with.
    label_block: Option<u32>,
}

impl<'s> Reader<'s> {
    /// A raw table's header, where one begins at a line.
    pub(crate) fn raw_header(&mut self, probe: &Probe<'s>, at: usize) -> Option<Kind<'s>> {
        if !matches!(self.cursor, Cursor::Goal { .. }) {
            return None;
        }
        let first = probe.core.split(char::is_whitespace).next()?;
        crate::recognise::columns::kind_of(first)?;
        read_header(self.lines.get(at..)?).map(Kind::RawTable)
    }

    /// Reads the raw table whose header begins on the present line.
    pub(crate) fn read_raw_table(&mut self, kind: RawKind) {
        let Cursor::Goal { goal, .. } = self.cursor else { return };
        let row_kind = kind.kind;
        self.take_raw_header(goal, kind);
        let mut pending = Pending::default();
        let mut before = None;
        let mut page_ended = false;
        while let Some(line) = self.line().filter(|_| before != Some(self.at)) {
            before = Some(self.at);
            if self.skip_furniture() {
                page_ended = true;
                continue;
            }
            if line.has_tab {
                break;
            }
            let goes_on = std::mem::take(&mut page_ended) && starts_small(line.text);
            if line.blank_before && !goes_on {
                pending.block += 1;
            }
            match self.classify(self.at) {
                Kind::RawTable(again) if again.kind == row_kind => {
                    self.take_raw_header(goal, again);
                    pending.block += 1;
                }
                Kind::Text { .. } if self.is_row_label(&pending) => {
                    self.take_raw_label(goal, line.text, &mut pending);
                }
                Kind::Prose if self.is_row_label_with_words(line.text, &pending) => {
                    self.take_raw_label(goal, line.text, &mut pending);
                }
                Kind::Prose => {
                    pending.lines.push(Waiting {
                        text: line.text,
                        number: line.number,
                        block: pending.block,
                    });
                    match row_kind {
                        RowKind::Activities => self.try_activity(goal, &mut pending),
                        RowKind::Indicators => self.try_indicator(goal, &mut pending),
                    }
                    self.placed_row(goal);
                }
                _ => break,
            }
        }
        self.flush_raw(goal, row_kind, &mut pending);
    }

    fn take_raw_header(&mut self, goal: u32, kind: RawKind) {
        let plan = kind.columns.contains(&Column::Indicator(IndicatorField::Periodicity))
            && !kind.columns.contains(&Column::Indicator(IndicatorField::Outcome));
        self.head.plan_columns |= plan;
        self.head.previous_year = self.head.previous_year.max(kind.previous_year);
        self.begin_rows(kind.kind, goal, kind.columns);
        for _ in 0..kind.lines {
            if !self.skip_furniture() {
                self.placed(Place::TableHeader(goal));
            }
        }
    }

    /// "Analys" with its text right under it belongs to the row; with a blank line between, to the
    /// goal.
    fn is_row_label(&self, pending: &Pending<'_>) -> bool {
        let has_row = self.last_rows.as_ref().is_some_and(|rows| rows.has_row);
        let Some(line) = self.line() else { return false };
        let labelled = row_label(strip_signs(line.text).0);
        let words_follow = !self.next_line_is_blank()
            || labelled.is_some_and(|(_, rest)| !rest.is_empty())
            || self.page_ends_here()
            || self.row_follows_text();
        let stands = pending.lines.is_empty()
            || (pending.label_block.is_some() && ends_before_label(pending, line.text));
        has_row && labelled.is_some() && words_follow && stands
    }

    /// Whether another row of the table stands below the text that a label announces: then the text
    /// is the row's, also after a blank line.
    fn row_follows_text(&self) -> bool {
        const MOST_LINES: usize = 24;
        let Some(rows) = &self.last_rows else { return false };
        let mut key = String::new();
        for line in self.lines.iter().skip(self.at + 1).take(MOST_LINES) {
            fold_key(strip_signs(line.text).0, &mut key);
            if line.has_tab || self.vocabulary.word(&key).is_some() {
                return false;
            }
            let words: Vec<&str> = line.text.split_whitespace().collect();
            let ends = words.last().is_some_and(|word| ends_row(word, &rows.columns, true));
            if ends && raw_values::read(&words, &rows.columns).ends_row() {
                return true;
            }
        }
        false
    }

    fn is_row_label_with_words(&self, text: &str, pending: &Pending<'_>) -> bool {
        let has_row = self.last_rows.as_ref().is_some_and(|rows| rows.has_row);
        let labelled = row_label(strip_signs(text).0);
        has_row
            && (pending.lines.is_empty() || pending.label_block.is_some())
            && labelled.is_some_and(|(_, rest)| {
                starts_large(rest) || rest.starts_with(|c: char| c.is_ascii_digit())
            })
    }

    fn take_raw_label(&mut self, goal: u32, text: &'s str, pending: &mut Pending<'s>) {
        let Some(line) = self.line() else { return };
        self.waiting_to_row_text(pending);
        let Some((label, rest)) = row_label(strip_signs(text).0) else { return };
        if let Some(rows) = &mut self.last_rows {
            rows.text = Some(label);
            rows.broken = false;
        }
        pending.label_block = Some(pending.block);
        if !rest.is_empty() {
            let block = pending.block;
            pending.lines.push(Waiting { text: rest, number: line.number, block });
        }
        self.placed_row(goal);
    }

    /// Gives all waiting lines to the text under the last row.
    fn waiting_to_row_text(&mut self, pending: &mut Pending<'_>) {
        let mut words = String::new();
        let mut last = 0;
        for line in pending.lines.drain(..) {
            join_line(&mut words, line.text);
            last = line.number;
        }
        if !words.is_empty() {
            self.add_row_words(&words, last);
        }
    }

    /// Looks for the days that end an activity's row.
    fn try_activity(&mut self, goal: u32, pending: &mut Pending<'s>) {
        let Some(line) = pending.lines.last() else { return };
        let words: Vec<&str> = line.text.split_whitespace().collect();
        let Some(first_day) = words.iter().position(|word| is_day(word)) else { return };
        let (name_words, cells) = words.split_at(first_day);
        let (block, number) = (line.block, line.number);
        let own = pending.lines.len() - 1;
        let start = name_start(pending, own, block, name_words.is_empty());
        let mut row = ActivityRow::default();
        let mut first_line = number;
        for (index, waiting) in pending.lines.iter().enumerate().skip(start).take(own - start) {
            first_line = if index == start { waiting.number } else { first_line };
            self.name_line(&mut row.name, waiting.text);
        }
        self.name_line(&mut row.name, &name_words.join(" "));
        let sign_line = pending.lines.get(start).map_or("", |waiting| waiting.text);
        row.state = strip_signs(sign_line).1.and_then(activity_state);
        fill_days(&mut row, cells);
        let columns = self.last_rows.as_ref().map_or(&[][..], |rows| &*rows.columns);
        let lone_day = row.end.is_none() && columns.contains(&Column::Activity(ActivityField::End));
        if lone_day {
            row.uncertain.push(ActivityField::Start);
            self.notice(NoticeKind::UncertainCells, number);
        }
        pending.lines.truncate(start);
        self.waiting_to_row_text(pending);
        pending.label_block = None;
        if let Some(rows) = &mut self.last_rows {
            rows.text = None;
            rows.broken = false;
            rows.has_row = true;
        }
        self.tree.push_activity(goal, row, LineSpan { first: first_line, last: number });
    }

    fn name_line(&self, name: &mut String, text: &str) {
        let bare = if name.is_empty() { self.name_words(text) } else { self.cell_words(text) };
        join_line(name, &bare);
    }

    /// Looks for the period that ends an indicator's row.
    fn try_indicator(&mut self, goal: u32, pending: &mut Pending<'s>) {
        if self.goes_on_over_page(goal, pending) {
            return;
        }
        let Some(last) = pending.lines.last().map(|line| line.text) else { return };
        let Some(rows) = &self.last_rows else { return };
        let columns = &rows.columns;
        let ends = last
            .split_whitespace()
            .next_back()
            .is_some_and(|word| ends_row(word, columns, self.next_line_is_blank()));
        if !ends {
            return;
        }
        let words = last_words_of(pending);
        let values = raw_values::read(&words, columns);
        let alone = last.split_whitespace().count() <= 2;
        let blank_before = self.line().is_some_and(|line| line.blank_before);
        if values.is_empty() || values.name_words == 0 {
            return;
        }
        let in_text = pending.label_block.is_some() && !blank_before;
        let ends_alone = alone && !in_text;
        if (values.is_complete() && !values.has_value() && !ends_alone)
            || (!values.is_complete() && has_columns_for_end(columns))
        {
            return;
        }
        self.settle_indicator(goal, pending);
    }

    /// Makes a row of the waiting lines.
    fn settle_indicator(&mut self, goal: u32, pending: &mut Pending<'s>) {
        let words = words_of(pending);
        let bare: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let columns = self.last_rows.as_ref().map_or(&[][..], |rows| &*rows.columns);
        let values = raw_values::read(&bare, columns);
        let last_name = values.name_words.checked_sub(1).and_then(|at| words.get(at)).copied();
        let name_block = last_name
            .map(|(_, line)| line)
            .and_then(|at| pending.lines.get(at))
            .map(|line| line.block);
        let start = match (pending.label_block, name_block) {
            (Some(label), Some(block)) => {
                let name_ends = last_name.map_or(0, |(_, line)| line);
                name_after_text(pending, label == block, block, name_ends)
            }
            _ => 0,
        };
        let skipped = words.iter().filter(|(_, line)| *line < start).count();
        let mut row = IndicatorRow::default();
        let mut at = skipped;
        for (index, line) in pending.lines.iter().enumerate().skip(start) {
            let own: Vec<&str> = words
                .iter()
                .skip(at)
                .take(values.name_words.saturating_sub(at))
                .take_while(|(_, line)| *line == index)
                .map(|(word, _)| *word)
                .collect();
            at += own.len();
            if own.is_empty() {
                break;
            }
            let _ = line;
            self.name_line(&mut row.name, &own.join(" "));
        }
        let Some(rows) = &self.last_rows else { return };
        let unknown = values.fill(&mut row, &rows.columns);
        if let Some(target) = row.cell(IndicatorField::CouncilTarget) {
            let joined = join_known_words(target, self.vocabulary);
            row.set_cell(IndicatorField::CouncilTarget, Some(joined));
        }
        let first = pending.lines.get(start).map_or(1, |line| line.number);
        let last = pending.lines.last().map_or(first, |line| line.number);
        if !row.uncertain.is_empty() {
            self.notice(NoticeKind::UncertainCells, last);
        }
        pending.lines.truncate(start);
        self.waiting_to_row_text(pending);
        pending.label_block = None;
        if let Some(rows) = &mut self.last_rows {
            rows.text = None;
            rows.broken = false;
            rows.has_row = true;
        }
        let name = row.name.clone();
        self.note_raw_row(goal, &row, values, last);
        self.tree.push_indicator(goal, row, LineSpan { first, last });
        self.keep_unknown(&name, unknown, last);
    }

    /// After a repeated header the rest of a cell or of a name may come first.
    fn goes_on_over_page(&mut self, goal: u32, pending: &mut Pending<'s>) -> bool {
        let Some(rows) = &self.last_rows else { return false };
        let (broken, has_row, text) = (rows.broken, rows.has_row, rows.text);
        let same_block = pending.lines.len() == 1
            && self.line().is_some_and(|line| !line.blank_before)
            && pending.lines.first().is_some_and(|line| starts_small(line.text));
        let too_many = pending.lines.len() > MOST_LINES_OVER_PAGE;
        if !has_row || too_many || !(broken || (same_block && text.is_none())) {
            return false;
        }
        if !self.next_line_is_blank() && broken {
            return false;
        }
        let mut words = String::new();
        pending.lines.iter().for_each(|line| join_line(&mut words, line.text));
        let vocabulary = self.vocabulary;
        let small = starts_small(&words);
        let last_number = pending.lines.last().map_or(0, |line| line.number);
        let Some((row, span)) = self.tree.last_indicator(goal) else { return false };
        let target = row.cell(IndicatorField::CouncilTarget).unwrap_or("");
        let whole = format!("{}{}", squeezed(target), squeezed(&words));
        if !target.is_empty() && raw_values::is_target_phrase(&whole) {
            let joined = join_known_words(&format!("{target} {words}"), vocabulary);
            row.set_cell(IndicatorField::CouncilTarget, Some(joined));
        } else if small {
            join_line(&mut row.name, &words);
        } else {
            return false;
        }
        span.hold(last_number);
        pending.lines.clear();
        if let Some(rows) = &mut self.last_rows {
            rows.broken = false;
        }
        true
    }

    /// What still waits when the table ends.
    fn flush_raw(&mut self, goal: u32, kind: RowKind, pending: &mut Pending<'s>) {
        if pending.lines.is_empty() {
            return;
        }
        if pending.label_block.is_some() {
            self.waiting_to_row_text(pending);
            return;
        }
        let has_row = self.last_rows.as_ref().is_some_and(|rows| rows.has_row);
        if kind == RowKind::Indicators
            && let Some(rows) = &self.last_rows
        {
            let words = words_of(pending);
            let bare: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let values = raw_values::read(&bare, &rows.columns);
            if !values.is_empty() && values.name_words > 0 {
                self.settle_indicator(goal, pending);
                return;
            }
        }
        if has_row {
            let first = pending.lines.first().map(|line| line.text);
            if first.is_some_and(starts_small) {
                self.waiting_to_row_text(pending);
                return;
            }
            let mut block = None;
            for line in pending.lines.drain(..) {
                self.add_words(line.text, block != Some(line.block));
                block = Some(line.block);
            }
            return;
        }
        self.rows_without_values(goal, kind, pending);
    }

    /// A table with names alone.
    fn rows_without_values(&mut self, goal: u32, kind: RowKind, pending: &mut Pending<'s>) {
        let mut name = String::new();
        let mut span: Option<LineSpan> = None;
        let mut lines = pending.lines.drain(..).peekable();
        while let Some(line) = lines.next() {
            let bare = if name.is_empty() {
                self.name_words(line.text)
            } else {
                self.cell_words(line.text)
            };
            join_line(&mut name, &bare);
            let held = span.get_or_insert(LineSpan::line(line.number));
            held.hold(line.number);
            if lines.peek().is_some_and(|next| next.block == line.block) {
                continue;
            }
            let whole = std::mem::take(&mut name);
            let lines = span.take().unwrap_or(LineSpan::line(line.number));
            match kind {
                RowKind::Indicators => {
                    self.tree.push_indicator(goal, IndicatorRow::new(whole), lines);
                }
                RowKind::Activities => {
                    let row = ActivityRow { name: whole, ..ActivityRow::default() };
                    self.tree.push_activity(goal, row, lines);
                }
            }
        }
    }
}

/// Where an indicator's name begins in the block that it ends in: after the sentence that ends the
/// text above, where that text stands in the same block.
fn name_after_text(pending: &Pending<'_>, with_text: bool, block: u32, name_ends: usize) -> usize {
    let first = pending.lines.iter().position(|line| line.block == block).unwrap_or(0);
    let before = pending.lines.get(first..name_ends).filter(|_| with_text).unwrap_or(&[]);
    let ended = before.iter().rposition(|line| line.text.trim_end().ends_with(['.', '!', '?']));
    ended.map_or(first, |ended| first + ended + 1)
}

/// Whether the words before a label have ended; a label in small letters may belong to them.
fn ends_before_label(pending: &Pending<'_>, label: &str) -> bool {
    let last = pending.lines.last().map_or("", |line| line.text.trim_end());
    !starts_small(label) || last.is_empty() || last.ends_with(['.', '!', '?', ':'])
}

/// Where the name of a row begins among the waiting lines: in the block of its days, or in the
/// block before when the days stand alone. What waits before it belongs to the text above,
/// where such a text goes on.
fn name_start(pending: &Pending<'_>, own: usize, block: u32, alone: bool) -> usize {
    let text_goes_on = pending.label_block.is_some();
    if !text_goes_on {
        return 0;
    }
    let lines = pending.lines.get(..own).unwrap_or(&[]);
    let name_block = match lines.last() {
        Some(line) if alone && line.block != block => line.block,
        _ => block,
    };
    let from = lines.iter().position(|line| line.block == name_block).unwrap_or(own);
    if pending.label_block != Some(name_block) {
        return from;
    }
    let named = lines.iter().rposition(|line| line.text.trim_end().ends_with(['.', '!', '?']));
    named.map_or(from, |ended| ended + 1).min(if alone { own.saturating_sub(1) } else { own })
}

/// The last of the waiting words: as many as the values of a row may be.
fn last_words_of<'s>(pending: &Pending<'s>) -> Vec<&'s str> {
    const MOST_LINES: usize = 24;
    let from = pending.lines.len().saturating_sub(MOST_LINES);
    let lines = pending.lines.iter().skip(from);
    lines.flat_map(|line| strip_signs(line.text).0.split_whitespace()).collect()
}

/// The waiting words, each with the place of its line.
fn words_of<'s>(pending: &Pending<'s>) -> Vec<(&'s str, usize)> {
    let lines = pending.lines.iter().enumerate();
    lines
        .flat_map(|(at, line)| {
            strip_signs(line.text).0.split_whitespace().map(move |word| (word, at))
        })
        .collect()
}

fn has_columns_for_end(columns: &[Column]) -> bool {
    [IndicatorField::Period, IndicatorField::Periodicity]
        .iter()
        .any(|field| columns.contains(&Column::Indicator(*field)))
}

/// Whether a row may end with a word.
fn ends_row(word: &str, columns: &[Column], blank_follows: bool) -> bool {
    let year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    if has_columns_for_end(columns) {
        year || word.starts_with(|c: char| c.is_uppercase())
    } else {
        blank_follows && word.bytes().any(|byte| byte.is_ascii_digit() || byte == b'%')
    }
}

/// "2018-01-01", "2018-01": a day or a month as activities print them.
fn is_day(word: &str) -> bool {
    let parts = word.split('-');
    let sound = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let year = word.starts_with("19") || word.starts_with("20");
    year && (7..=10).contains(&word.len())
        && parts.clone().all(sound)
        && (2..=3).contains(&parts.clone().count())
        && parts.clone().next().is_some_and(|year| year.len() == 4)
}

fn fill_days(row: &mut ActivityRow, cells: &[&str]) {
    let mut deviation = String::new();
    for cell in cells {
        if is_day(cell) && row.start.is_none() && deviation.is_empty() {
            row.start = Some((*cell).to_owned());
        } else if is_day(cell) && row.end.is_none() && deviation.is_empty() {
            row.end = Some((*cell).to_owned());
        } else {
            join_line(&mut deviation, cell);
        }
    }
    row.deviation = Some(deviation).filter(|words| !words.is_empty());
}
