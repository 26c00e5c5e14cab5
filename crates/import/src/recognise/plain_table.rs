//! Tables in the document's own words: money, complaints and everything else with parted cells.

use tertial_domain::quantity::{MoneyScale, Quantity};
use tertial_domain::report::PlainTable;

use crate::draft::{LineSpan, NoticeKind};
use crate::ledger::{Fate, Place, Reason};
use crate::read::{Cursor, Reader};
use crate::recognise::headings::Kind;
use crate::recognise::symbols::is_wordless;
use crate::recognise::table::{cells, is_pipe_rule};
use crate::recognise::title::year_in;
use crate::tidy_text::lines::Line;
use crate::tidy_text::words::{begins_with, squeezed, starts_large};

impl Reader<'_> {
    /// Reads the table that begins on the present line.
    pub(crate) fn read_plain_table(&mut self) {
        if self.cursor == Cursor::Head {
            self.fate(Fate::Unplaced(Reason::BeforeFirstHeading));
            return;
        }
        let Some(first) = self.line() else { return };
        let table = self.report.tables.len();
        let place = Place::Table(u32::try_from(table).unwrap_or(u32::MAX));
        let (under, section) = self.nearest_heading();
        let scale_above = self.scale_above();
        self.report.tables.push(PlainTable { under, section, ..PlainTable::default() });
        self.provenance.tables.push(LineSpan::line(first.number));
        self.add_table_block(table);
        self.end_rows();
        let mut ruled = false;
        let mut header: Vec<String> = Vec::new();
        let mut rows: Vec<Vec<String>> = Vec::new();
        while let Some(line) = self.line() {
            let goes_on = line.number == first.number
                || (!line.blank_before
                    && (line.has_tab || self.is_table_line(&line) || self.is_lone_row(&line)));
            if !goes_on {
                break;
            }
            if is_pipe_rule(&line) {
                if rows.len() == 1 && header.is_empty() {
                    header = rows.pop().unwrap_or_default();
                    ruled = true;
                }
                self.fate(Fate::Furniture);
                continue;
            }
            let mut row: Vec<String> =
                cells(&line).iter().map(|cell| self.plain_cell(cell)).collect();
            while row.last().is_some_and(String::is_empty) && row.len() > 1 {
                row.pop();
            }
            if row.iter().all(|cell| is_wordless(cell)) {
                self.fate(Fate::Furniture);
                continue;
            }
            rows.push(row);
            self.placed(place);
        }
        if !ruled && rows.len() > 1 && rows.first().is_some_and(|row| is_header(row)) {
            header = rows.remove(0);
        }
        if header.is_empty() {
            self.notice(NoticeKind::TableWithoutHeader, first.number);
        }
        self.settle_plain(table, header, rows, scale_above);
    }

    /// "Intäkter" between rows is a row with one cell: short, no sentence, and no label.
    fn is_lone_row(&mut self, line: &Line<'_>) -> bool {
        const LONGEST: usize = 60;
        let row_follows =
            self.lines.get(self.at + 1).is_some_and(|next| next.has_tab && !next.blank_before);
        row_follows
            && line.text.len() <= LONGEST
            && starts_large(line.text)
            && !line.text.ends_with(['.', ':', ',', ';', '!', '?'])
            && matches!(self.classify(self.at), Kind::Prose | Kind::Heading { .. })
    }

    /// A table that a page's end broke goes on in the one before it.
    fn settle_plain(
        &mut self,
        table: usize,
        header: Vec<String>,
        rows: Vec<Vec<String>>,
        scale_above: Option<MoneyScale>,
    ) {
        let scale = header
            .iter()
            .chain(rows.iter().take(4).flatten())
            .find_map(|cell| scale_in(cell))
            .or(scale_above);
        let width = rows.iter().map(Vec::len).chain([header.len()]).max().unwrap_or(0);
        let Some(found) = self.report.tables.get_mut(table) else { return };
        found.scale = scale;
        found.header = header;
        found.rows = rows;
        if pads_little(width, found) {
            found.header.resize(if found.header.is_empty() { 0 } else { width }, String::new());
            found.rows.iter_mut().for_each(|row| row.resize(width, String::new()));
        }
    }

    /// The words of a cell; signs stay where they may mean something.
    fn plain_cell(&self, cell: &str) -> String {
        let mut words = String::new();
        crate::tidy_text::words::push_clean(&mut words, cell);
        crate::tidy_text::inline::plain(words, self.form)
    }

    fn nearest_heading(&mut self) -> (Option<String>, Option<usize>) {
        match self.cursor {
            Cursor::Head => (None, None),
            Cursor::Section(section) => {
                let at = usize::try_from(section).unwrap_or(usize::MAX);
                let heading = self.report.sections.get(at).map(|section| section.heading.clone());
                (heading, Some(at))
            }
            Cursor::Goal { goal, .. } => {
                (self.tree.node(goal).map(|node| node.title.clone()), None)
            }
        }
    }
}

/// Whether filling every row to a width adds few cells beside those that are there.
fn pads_little(width: usize, table: &PlainTable) -> bool {
    const WIDEST: usize = 64;
    const TIMES: usize = 4;
    const ALWAYS: usize = 4_096;
    let cells = table.rows.iter().map(Vec::len).sum::<usize>() + table.header.len();
    let padded = width.saturating_mul(table.rows.len() + 1);
    width <= WIDEST.max(table.header.len()) && padded <= ALWAYS.max(cells.saturating_mul(TIMES))
}

/// The scale of money that a text names.
pub(crate) fn scale_in(text: &str) -> Option<MoneyScale> {
    if text.len() > 400 {
        return None;
    }
    text.split(|c: char| !c.is_alphabetic()).find_map(|word| match word.to_lowercase().as_str() {
        "tkr" | "kkr" | "tusental" => Some(MoneyScale::ThousandKrona),
        "mnkr" | "mkr" | "miljoner" => Some(MoneyScale::MillionKrona),
        "kronor" | "kr" | "sek" => Some(MoneyScale::Krona),
        _ => None,
    })
}

/// The scale that words above a table announce for its figures: "Belopp i tkr", "så här (mnkr):".
pub(crate) fn announced_scale(text: &str) -> Option<MoneyScale> {
    const LONGEST: usize = 160;
    if text.len() > LONGEST {
        return None;
    }
    let of_amounts = ["belopp", "alla belopp", "samtliga belopp", "tkr", "mnkr", "mkr", "kkr"];
    let announces = of_amounts.iter().any(|start| begins_with(text, start))
        || ["(tkr", "(mnkr", "(mkr", "(kkr", "(kr", " i tkr", " i mnkr", " i mkr", " i kkr"]
            .iter()
            .any(|mark| text.contains(mark))
        || ["i tusental kronor", "i miljoner kronor", "i kronor"]
            .iter()
            .any(|end| text.trim_end_matches(['.', ':', ')']).ends_with(end));
    if announces { scale_in(text) } else { None }
}

/// A header has words and no figures other than years.
fn is_header(row: &[String]) -> bool {
    row.iter().filter(|cell| !cell.is_empty()).all(|cell| {
        let figure = Quantity::read(cell).is_some();
        !figure || (year_in(cell).is_some() && squeezed(cell).len() == 4)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_are_words() {
        assert_eq!(scale_in("Alla belopp står i TKr"), Some(MoneyScale::ThousandKrona));
        assert_eq!(scale_in("Utfall (mnkr)"), Some(MoneyScale::MillionKrona));
        assert_eq!(scale_in("Avskrivningar"), None);
        assert_eq!(announced_scale("Belopp i mnkr, netto"), Some(MoneyScale::MillionKrona));
        assert_eq!(
            announced_scale("Bidraget delades så här (tkr):"),
            Some(MoneyScale::ThousandKrona)
        );
        assert_eq!(announced_scale("Vi köpte bord för 20 tkr."), None);
    }
}
