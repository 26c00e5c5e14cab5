//! Tables of money and lists of parts in a PDF's raw text: a header, and rows of a name with as many
//! figures as the header has heads.

use tertial_domain::report::PlainTable;

use crate::draft::{LineSpan, NoticeKind};
use crate::ledger::Place;
use crate::read::{Cursor, Reader};
use crate::recognise::plain_table::{announced_scale, scale_in};
use crate::recognise::raw_figures::{last_parts, ways};
use crate::recognise::raw_heads::{
    Header, Shape, announces_words, goes_on_with_heads, has_head_word, is_surely_header, is_year,
    likely_heads, split_heads, take_header_line,
};
use crate::recognise::raw_rows::{RawRow, is_sum, settle_rows};
use crate::source_text::SourceForm;
use crate::tidy_text::lines::Line;
use crate::tidy_text::page_furniture::is_contact;
use crate::tidy_text::words::{begins_with, fold_key, holds, starts_large, starts_small};

/// A header takes no more lines than this.
const MOST_HEADER_LINES: usize = 8;
/// A table has no more heads than this.
const MOST_HEADS: usize = 8;
/// Under a header that might be other words too there are as many rows as this.
const FEWEST_ROWS: usize = 3;
/// A row is no longer than this, in bytes.
const LONGEST_ROW: usize = 110;

impl Reader<'_> {
    /// Reads the table whose header begins on the present line, if one does.
    pub(crate) fn read_raw_money(&mut self) -> bool {
        let Cursor::Section(section) = self.cursor else { return false };
        if self.form != SourceForm::PlainText {
            return false;
        }
        let known = self
            .money_header()
            .filter(|header| self.money_row(self.at + header.lines, header.shape, &[]).is_some());
        let Some(header) = known.or_else(|| self.list_header()) else { return false };
        let table = self.report.tables.len();
        let place = Place::Table(u32::try_from(table).unwrap_or(u32::MAX));
        let at = usize::try_from(section).unwrap_or(usize::MAX);
        let under = self.report.sections.get(at).map(|section| section.heading.clone());
        let scale =
            header.cells.iter().find_map(|cell| scale_in(cell)).or_else(|| self.scale_above());
        let first = self.line().map_or(1, |line| line.number);
        self.provenance.tables.push(LineSpan::line(first));
        self.report.tables.push(PlainTable {
            under,
            section: Some(at),
            header: header.cells,
            scale,
            ..PlainTable::default()
        });
        self.add_table_block(table);
        (0..header.lines).for_each(|_| self.placed(place));
        self.take_money_rows(table, place, header.shape);
        true
    }

    fn take_money_rows(&mut self, table: usize, place: Place, shape: Shape) {
        let mut rows: Vec<RawRow> = Vec::new();
        while let Some(line) = self.line() {
            if self.skip_furniture() {
                continue;
            }
            let Some(row) = self.money_row(self.at, shape, &rows) else { break };
            let lines = row.lines;
            rows.push(RawRow { number: line.number, ..row });
            (0..lines).for_each(|_| self.placed(place));
        }
        let Some(found) = self.report.tables.get_mut(table) else { return };
        let (cells, uncertain) = settle_rows(&rows, shape, &found.header);
        found.rows = cells;
        for line in uncertain {
            self.notice(NoticeKind::UncertainCells, line);
        }
    }

    /// Reads lines as a header: words of the corner, then heads with years and periods.
    fn money_header(&self) -> Option<Header> {
        let first = self.line()?;
        if !has_head_word(first.text) {
            return None;
        }
        let mut cells = vec![String::new()];
        let mut lines = 0;
        for line in self.lines.iter().skip(self.at).take(MOST_HEADER_LINES) {
            if line.has_tab || !take_header_line(line.text, &mut cells) {
                break;
            }
            lines += 1;
        }
        let heads = cells.len().saturating_sub(1);
        let shape = Shape { heads, words: false };
        (2..=MOST_HEADS).contains(&heads).then_some(Header { cells, shape, lines })
    }

    /// Reads lines as the header of a list: short words above rows that each end with figures.
    fn list_header(&self) -> Option<Header> {
        const MOST_LINES: usize = 3;
        let first = self.line()?;
        let ends = |at: usize| self.lines.get(at).is_some_and(ends_with_figure);
        if !((0..=MOST_LINES).any(|ahead| ends(self.at + ahead)) || may_announce_words(first.text))
            || !may_head_list(first.text)
        {
            return None;
        }
        let before = self.at.checked_sub(1).and_then(|before| self.lines.get(before));
        let parted = first.blank_before
            || before.is_none_or(|line| line.text.trim_end().ends_with(['.', ':', ')']))
            || self.scale_above().is_some();
        if !parted {
            return None;
        }
        (0..=MOST_LINES).find_map(|lines| self.list_under(lines))
    }

    /// The list whose rows begin so many lines below.
    fn list_under(&self, lines: usize) -> Option<Header> {
        if lines == 0 {
            let shape = Shape { heads: 1, words: false };
            let stands = self.scale_above().is_some() && self.rows_fit(self.at, shape, FEWEST_ROWS);
            return stands.then_some(Header { cells: Vec::new(), shape, lines });
        }
        let head = self.lines.get(self.at..self.at + lines)?;
        let together = head.iter().skip(1).all(|line| !line.blank_before);
        let heading = head.iter().all(|line| {
            let years = |(_, parts): (_, Vec<String>)| parts.iter().all(|part| is_year(part));
            may_head_list(line.text)
                && figures_of(line.text, false).is_none_or(years)
                && !self.is_known(line.text)
        });
        if !together || !heading {
            return None;
        }
        let first: Vec<&str> = head.first()?.text.split_whitespace().collect();
        let words: Vec<&str> = head.iter().flat_map(|line| line.text.split_whitespace()).collect();
        let one_each = likely_heads(&first).into_iter().filter(|_| lines > 1).find_map(|heads| {
            let mut cells = split_heads(&first, heads)?;
            let figures =
                cells.len() - usize::from(cells.last().is_some_and(|c| announces_words(c)));
            let goes_on = |line: &Line<'_>| match cells.get_mut(..figures) {
                Some(cells) => goes_on_with_heads(line.text, cells),
                None => false,
            };
            head.iter().skip(1).all(goes_on).then_some(())?;
            self.header_of(cells, lines)
        });
        one_each.or_else(|| {
            let heads = likely_heads(&words).into_iter();
            heads
                .filter_map(|heads| split_heads(&words, heads))
                .find_map(|cells| self.header_of(cells, lines))
        })
    }

    /// A header of these cells, where rows that fit follow.
    fn header_of(&self, cells: Vec<String>, lines: usize) -> Option<Header> {
        let words = cells.last().is_some_and(|cell| announces_words(cell));
        let heads = cells.len().checked_sub(1 + usize::from(words))?;
        let shape = Shape { heads, words };
        let all: Vec<&str> = cells.iter().flat_map(|cell| cell.split(' ')).collect();
        let fewest = if is_surely_header(&all) { 1 } else { FEWEST_ROWS };
        let fits =
            (1..=MOST_HEADS).contains(&heads) && self.rows_fit(self.at + lines, shape, fewest);
        fits.then_some(Header { cells, shape, lines })
    }

    /// Whether a line is a heading or a label that is known, or only says the scale.
    fn is_known(&self, text: &str) -> bool {
        let mut key = String::new();
        fold_key(text, &mut key);
        self.vocabulary.word(&key).is_some()
            || self.vocabulary.begins_heading(&key)
            || (announced_scale(text).is_some() && begins_with(text, "belopp"))
    }

    /// Whether enough lines are rows with so many figures; a sum stands for one more.
    fn rows_fit(&self, from: usize, shape: Shape, fewest: usize) -> bool {
        const MOST_LINES: usize = 60;
        let (mut rows, mut summed, mut at) = (Vec::new(), false, from);
        while at < from + MOST_LINES {
            let Some(row) = self.money_row(at, shape, &rows) else { break };
            if !row.parts.is_empty() && ways(&row.parts, shape.heads).is_empty() {
                break;
            }
            summed |= is_sum(&row.name);
            at += row.lines;
            rows.push(row);
        }
        let filled = rows.iter().filter(|row| !row.parts.is_empty()).count();
        filled + usize::from(summed && filled > 1) >= fewest
    }

    /// Reads a line as a row; a name alone is one where a row with figures follows.
    fn money_row(&self, at: usize, shape: Shape, before: &[RawRow]) -> Option<RawRow> {
        let heads = shape.heads;
        let line = self.lines.get(at).filter(|line| !line.has_tab)?;
        let spaced = line.blank_before;
        let (text, words) = split_words(line.text, shape);
        if let Some((name, parts)) = figures_of(text, shape.words) {
            let (name, parts) = year_in_name(name, parts, heads);
            let whole = parts.len() >= heads && !ways(&parts, heads).is_empty();
            let short = parts.len() < heads && before.len() > 1;
            let fits = is_name(&name) && (whole || short) && !is_contact(line.text);
            let words = words.to_owned();
            return fits.then_some(RawRow {
                name,
                parts,
                words,
                lines: 1,
                number: line.number,
                spaced,
            });
        }
        let next = self.lines.get(at + 1).filter(|next| !next.has_tab)?;
        let (text, words) = split_words(next.text, shape);
        let (name, parts) = figures_of(text, shape.words)?;
        let (name, parts) = year_in_name(name, parts, heads);
        let follows = parts.len() >= heads && !ways(&parts, heads).is_empty();
        if !follows || !is_name(line.text) || line.text.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        if starts_small(&name) && !next.blank_before {
            let name = format!("{} {name}", line.text);
            let words = words.to_owned();
            return Some(RawRow { name, parts, words, lines: 2, number: line.number, spaced });
        }
        let apart = line.blank_before || next.blank_before;
        let in_spaced_rows = before.len() > 1
            && before.last().is_some_and(|row| row.spaced)
            && !is_sum_above(before)
            && !self.is_known(line.text);
        let grouped = (!apart || in_spaced_rows) && starts_large(line.text);
        let heads_next = is_sum_above(before) && has_head_word(last_word(line.text));
        let stands = is_group(line.text) || (grouped && !heads_next);
        let row = RawRow {
            name: line.text.to_owned(),
            number: line.number,
            lines: 1,
            spaced,
            ..RawRow::default()
        };
        stands.then_some(row)
    }
}

/// The part of a row up to its last figure, and the words of the column after it.
fn split_words(text: &str, shape: Shape) -> (&str, &str) {
    if !shape.words {
        return (text, "");
    }
    let mut end = 0;
    for word in text.split_whitespace() {
        let from = text.get(end..).and_then(|rest| rest.find(word)).map_or(end, |at| end + at);
        let figure = word.starts_with(|c: char| c.is_ascii_digit());
        if end > 0 && !figure && ends_in_digit(text.get(..end).unwrap_or("")) {
            return (text.get(..end).unwrap_or(text), text.get(from..).unwrap_or(""));
        }
        end = from + word.len();
    }
    (text, "")
}

fn ends_in_digit(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_digit())
}

/// A name and the figures after it.
fn figures_of(text: &str, several: bool) -> Option<(String, Vec<String>)> {
    if text.len() > LONGEST_ROW {
        return None;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let (name, parts) = last_parts(&words);
    let name = words.get(..name)?.join(" ");
    let year = !several
        && parts.len() == 1
        && parts.first().is_some_and(|part| {
            part.len() == 4 && (part.starts_with("19") || part.starts_with("20"))
        });
    let named = name.contains(char::is_alphabetic);
    (named && !parts.is_empty() && !year).then_some((name, parts))
}

/// "I fond från 2018 512": a year before as many figures as there are heads belongs to the name.
fn year_in_name(name: String, parts: Vec<String>, heads: usize) -> (String, Vec<String>) {
    match parts.split_first() {
        Some((year, figures)) if is_year(year) && !ways(figures, heads).is_empty() => {
            (format!("{name} {year}"), figures.to_vec())
        }
        _ => (name, parts),
    }
}

/// A short name of a row: no sentence.
fn is_name(name: &str) -> bool {
    const LONGEST: usize = 70;
    const MOST_WORDS: usize = 9;
    name.len() <= LONGEST
        && (starts_large(name) || starts_small(name))
        && name.split_whitespace().count() <= MOST_WORDS
        && !name.ends_with(['.', ':', ',', ';', '!', '?'])
        && !name.contains(". ")
}

/// "Intäkter" and "Kostnader" stand above the rows of their kind.
fn is_group(text: &str) -> bool {
    const GROUPS: [&str; 8] = [
        "intäkter",
        "kostnader",
        "verksamhetens intäkter",
        "verksamhetens kostnader",
        "tillgångar",
        "skulder",
        "inkomster",
        "utgifter",
    ];
    let mut key = String::new();
    fold_key(text, &mut key);
    GROUPS.contains(&key.as_str())
}

fn is_sum_above(before: &[RawRow]) -> bool {
    before.last().is_some_and(|row| is_sum(&row.name))
}

fn last_word(text: &str) -> &str {
    text.split_whitespace().next_back().unwrap_or("")
}

fn ends_with_figure(line: &Line<'_>) -> bool {
    let last = line.text.as_bytes().last().copied().unwrap_or(b' ');
    !line.has_tab
        && line.text.len() <= LONGEST_ROW
        && (last.is_ascii_digit() || matches!(last, b'%' | b'-'))
}

/// A quick look for a last head that announces words: "Åtgärder", "Kommentar".
fn may_announce_words(text: &str) -> bool {
    text.ends_with(['r', 'd', 'g'])
        && text.len() <= LONGEST_ROW
        && ["tgärd", "ommentar", "ammanfattning"].iter().any(|word| holds(text, word))
}

/// Short words that are no sentence and no label.
fn may_head_list(text: &str) -> bool {
    const LONGEST: usize = 140;
    text.len() <= LONGEST
        && !starts_small(text)
        && !text.ends_with([':', '!', '?', ',', ';'])
        && (!text.ends_with('.') || text.ends_with("ack."))
        && !begins_with(text, "sid")
}
