//! Tables of money in a PDF's raw text: a header of known heads, and rows of a name with as many
//! figures as there are heads.

use tertial_domain::report::PlainTable;

use crate::draft::{LineSpan, NoticeKind};
use crate::ledger::Place;
use crate::read::{Cursor, Reader};
use crate::recognise::plain_table::scale_in;
use crate::source_text::SourceForm;
use crate::tidy_text::words::{begins_with, starts_large};

/// A header takes no more lines than this.
const MOST_HEADER_LINES: usize = 8;
/// A table has no more heads than this.
const MOST_HEADS: usize = 8;

/// A header: its cells, the corner first, and how many lines it takes.
struct Header {
    cells: Vec<String>,
    lines: usize,
}

/// A row's cells, and whether its figures could be parted in another way too.
struct Row {
    cells: Vec<String>,
    uncertain: bool,
}

impl Reader<'_> {
    /// Reads the table of money whose header begins on the present line, if one does.
    pub(crate) fn read_raw_money(&mut self) -> bool {
        let Cursor::Section(section) = self.cursor else { return false };
        let Some(header) = self.money_header() else { return false };
        let heads = header.cells.len() - 1;
        if self.money_row(self.at + header.lines, heads).is_none() {
            return false;
        }
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
        self.take_money_rows(table, place, heads);
        true
    }

    fn take_money_rows(&mut self, table: usize, place: Place, heads: usize) {
        while let Some(line) = self.line() {
            if self.skip_furniture() {
                continue;
            }
            let Some(mut row) = self.money_row(self.at, heads) else { return };
            if row.uncertain {
                self.notice(NoticeKind::UncertainCells, line.number);
            }
            row.cells.resize(heads + 1, String::new());
            if let Some(found) = self.report.tables.get_mut(table) {
                found.rows.push(row.cells);
            }
            self.placed(place);
        }
    }

    /// Reads lines as a header: words of the corner, then heads with years and periods.
    fn money_header(&self) -> Option<Header> {
        let first = self.line()?;
        let begins = |words: &[&str]| words.iter().any(|word| begins_with(first.text, word));
        if self.form != SourceForm::PlainText || !(begins(&CORNER) || begins(&HEADS)) {
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
        (3..=MOST_HEADS + 1).contains(&cells.len()).then_some(Header { cells, lines })
    }

    /// Reads a line as a row; a name alone is one where a row with figures follows.
    fn money_row(&self, at: usize, heads: usize) -> Option<Row> {
        const LONGEST_NAME: usize = 60;
        let line = self.lines.get(at).filter(|line| !line.has_tab)?;
        if let Some(row) = row(line.text, heads) {
            return Some(row);
        }
        let follows = self.lines.get(at + 1).filter(|next| !next.has_tab && !next.blank_before)?;
        let name = line.text.len() <= LONGEST_NAME
            && starts_large(line.text)
            && !line.text.ends_with(['.', ':', ',', ';', '!', '?'])
            && !line.text.bytes().any(|byte| byte.is_ascii_digit());
        let stands = name && !line.blank_before && row(follows.text, heads).is_some();
        stands.then(|| Row { cells: vec![line.text.to_owned()], uncertain: false })
    }
}

/// Words that stand above the names.
const CORNER: [&str; 12] = [
    "tkr", "mnkr", "mkr", "kkr", "belopp", "miljoner", "tusental", "kronor", "(tkr)", "(mnkr)",
    "kr", "i",
];
/// Words that a column's head begins with.
const HEADS: [&str; 10] = [
    "budget",
    "utfall",
    "bokslut",
    "prognos",
    "avvikelse",
    "differens",
    "årsbudget",
    "helårsprognos",
    "årsprognos",
    "förändring",
];
/// Words that go on with a head.
const QUALIFIERS: [&str; 12] =
    ["i", "t1", "t2", "vb", "vp", "helår", "ack", "ackumulerat", "period", "perioden", "året", "%"];

/// Adds a line's words to the cells of a header; `false` where one of them is no word of a header.
fn take_header_line(text: &str, cells: &mut Vec<String>) -> bool {
    let mut taken = cells.clone();
    for word in text.split_whitespace() {
        let small = word.to_lowercase();
        let year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        let qualifies = year || QUALIFIERS.contains(&small.as_str());
        let after_i = taken.last().is_some_and(|cell| cell.ends_with(" i"));
        if HEADS.contains(&small.as_str()) && !after_i {
            taken.push(word.to_owned());
        } else if (taken.len() == 1 && CORNER.contains(&small.as_str()))
            || (taken.len() > 1 && (qualifies || after_i))
        {
            if let Some(cell) = taken.last_mut() {
                crate::tidy_text::words::push_clean(cell, word);
            }
        } else {
            return false;
        }
    }
    *cells = taken;
    true
}

/// Reads a name and exactly so many figures.
fn row(text: &str, heads: usize) -> Option<Row> {
    const MOST_WORDS: usize = 40;
    let words: Vec<&str> = text.split_whitespace().take(MOST_WORDS + 1).collect();
    let figures = words.iter().rev().take_while(|word| is_part(word)).count();
    let (name, parts) = words.split_at_checked(words.len() - figures)?;
    let named = name.iter().any(|word| word.contains(char::is_alphabetic));
    if words.len() > MOST_WORDS || !named || parts.len() < heads || parts.len() > heads * 4 {
        return None;
    }
    let mut search = Ways::default();
    search.part(parts, heads, &mut Vec::new());
    let ways = search.found;
    let evenness = |way: &Vec<String>| {
        let longest = way.iter().map(String::len).max().unwrap_or(0);
        longest - way.iter().map(String::len).min().unwrap_or(0)
    };
    let uncertain = ways.len() > 1;
    let figures = ways.into_iter().min_by_key(evenness)?;
    let cells = std::iter::once(name.join(" ")).chain(figures).collect();
    Some(Row { cells, uncertain })
}

/// Part of a figure: digits with a sign, a comma or a per cent sign, or a dash for nothing.
fn is_part(word: &str) -> bool {
    let bare = word.trim_start_matches(['-', '−', '+', '–']).trim_end_matches('%');
    let digits = bare.starts_with(|c: char| c.is_ascii_digit())
        && bare.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.'));
    digits || matches!(word, "-" | "–" | "−")
}

/// Every way to part words in so many figures, where groups of three digits may go on.
#[derive(Default)]
struct Ways {
    found: Vec<Vec<String>>,
    steps: usize,
}

impl Ways {
    fn part(&mut self, parts: &[&str], figures: usize, before: &mut Vec<String>) {
        const MOST_STEPS: usize = 500;
        const MOST_GROUPS: usize = 4;
        self.steps += 1;
        if figures == 0 && parts.is_empty() {
            self.found.push(before.clone());
        }
        if figures == 0 || parts.len() < figures || self.steps > MOST_STEPS {
            return;
        }
        for length in 1..=(parts.len() - figures + 1).min(MOST_GROUPS) {
            let Some((own, rest)) = parts.split_at_checked(length) else { return };
            if !is_figure(own) {
                break;
            }
            before.push(own.join(" "));
            self.part(rest, figures - 1, before);
            before.pop();
        }
    }
}

/// "14", "-2 163", "1 945,5": one to three digits first, then groups of three.
fn is_figure(parts: &[&str]) -> bool {
    let Some((first, groups)) = parts.split_first() else { return false };
    let lead = first.trim_start_matches(['-', '−', '+', '–']);
    let opens = (1..=3).contains(&lead.len()) && lead.bytes().all(|byte| byte.is_ascii_digit());
    let last = groups.len().saturating_sub(1);
    let sound = |(at, group): (usize, &&str)| {
        let digits = group.bytes().take_while(u8::is_ascii_digit).count();
        digits == 3 && (group.len() == 3 || (at == last && group.get(3..4) == Some(",")))
    };
    groups.is_empty() || (opens && groups.iter().enumerate().all(sound))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str, heads: usize) -> Option<(Vec<String>, bool)> {
        row(text, heads).map(|row| (row.cells, row.uncertain))
    }

    #[test]
    fn figures_are_parted_by_their_number() {
        let sure = |words: [&str; 4]| Some((words.map(str::to_owned).to_vec(), false));
        assert_eq!(cells("Löner -6 120 4 310 -12", 3), sure(["Löner", "-6 120", "4 310", "-12"]));
        assert_eq!(cells("Hyra 1,5 - 3,2", 3), sure(["Hyra", "1,5", "-", "3,2"]));
        assert_eq!(cells("Vi köpte 3 bord", 1), None);
        assert_eq!(cells("Löner 4 310", 3), None);
        assert!(cells("Bidrag 14 554 980 13 574", 3).is_some_and(|(_, uncertain)| uncertain));
    }

    #[test]
    fn heads_are_known_words() {
        let mut header = vec![String::new()];
        assert!(take_header_line("Tkr Budget 2023 Utfall i bokslut", &mut header));
        assert!(take_header_line("2022 Avvikelse", &mut header));
        assert_eq!(header, ["Tkr", "Budget 2023", "Utfall i bokslut 2022", "Avvikelse"]);
        assert!(!take_header_line("Budget i balans är målet", &mut header));
    }
}
