//! The paper between the words: page numbers and running heads that reading passes by.

use crate::ledger::Fate;
use crate::read::{Cursor, Reader};
use crate::recognise::indicator_table::row_label;
use crate::recognise::symbols::is_wordless;
use crate::tidy_text::lines::Line;
use crate::tidy_text::page_furniture as furniture;

impl<'s> Reader<'s> {
    /// Passes the present line by, when it belongs to the paper.
    pub(crate) fn skip_furniture(&mut self) -> bool {
        let Some(line) = self.line() else { return false };
        if line.text.len() > 120 || (line.has_tab && self.cursor != Cursor::Head) {
            return false;
        }
        if self.is_furniture(&line) {
            self.fate(Fate::Furniture);
            return true;
        }
        false
    }

    fn is_furniture(&mut self, line: &Line<'s>) -> bool {
        if !line.has_tab
            && line.text.len() <= 24
            && is_wordless(line.text)
            && !line.text.contains('%')
        {
            return true;
        }
        let last = line.text.as_bytes().last().copied().unwrap_or(b' ');
        let numeric = last.is_ascii_digit() || last == b')';
        if numeric && let Some(before) = furniture::before_page_number(line.text) {
            let alone = before.is_empty() || furniture::stands_beside_page_number(before);
            if alone && (self.cursor != Cursor::Head || before.is_empty()) {
                self.furniture_until = self.at + furniture::LINES_AROUND;
                return true;
            }
        }
        if self.cursor == Cursor::Head {
            return false;
        }
        if last.is_ascii_digit()
            && let Some(page) = furniture::lone_number(line.text)
            && line.blank_before
            && self.next_line_is_blank()
            && page == self.last_page + 1
        {
            self.last_page = page;
            return true;
        }
        self.is_running_head(line)
    }

    /// Whether a line stands in the head or foot of a page, beside a page number.
    fn is_running_head(&mut self, line: &Line<'s>) -> bool {
        if self.report.title.as_deref() == Some(line.text) {
            return true;
        }
        if !self.pages.is_near(self.at) || !self.stands_beside_page_number(line.text) {
            return false;
        }
        self.at <= self.furniture_until || self.page_number_follows()
    }

    fn stands_beside_page_number(&self, text: &str) -> bool {
        self.pages.repeats(text)
            || self.head.lines.contains(text)
            || furniture::stands_beside_page_number(text)
    }

    /// Whether the page ends with the present line: what it begins goes on after the page number.
    pub(crate) fn page_ends_here(&self) -> bool {
        let mut ahead = self.lines.iter().skip(self.at + 1).take(furniture::LINES_AROUND);
        let number = ahead.find_map(|line| match furniture::before_page_number(line.text) {
            Some(before) => Some(before.is_empty() || self.stands_beside_page_number(before)),
            None if self.stands_beside_page_number(line.text) => None,
            None => Some(false),
        });
        number.unwrap_or(false)
    }

    /// Passes a page's foot and head by where a table goes on after them.
    pub(crate) fn skip_page_in_table(&mut self) -> bool {
        let mut numbered = false;
        let mut end = self.at;
        for line in self.lines.iter().skip(self.at).take(furniture::LINES_AROUND) {
            let number = furniture::before_page_number(line.text)
                .is_some_and(|before| before.is_empty() || self.stands_beside_page_number(before));
            if line.has_tab || !(number || self.stands_beside_page_number(line.text)) {
                break;
            }
            numbered |= number;
            end += 1;
        }
        let row_follows =
            self.lines.get(end).is_some_and(|line| line.has_tab || row_label(line.text).is_some());
        let passes = numbered && row_follows;
        while passes && self.at < end {
            self.fate(Fate::Furniture);
        }
        passes
    }

    /// Whether nothing but furniture stands between the present line and a page number.
    fn page_number_follows(&mut self) -> bool {
        let ahead = self.lines.iter().skip(self.at + 1).take(furniture::LINES_AROUND);
        for line in ahead {
            let page = furniture::before_page_number(line.text);
            if page
                .is_some_and(|before| before.is_empty() || self.stands_beside_page_number(before))
            {
                self.furniture_until = self.at + furniture::LINES_AROUND;
                return true;
            }
            if !self.stands_beside_page_number(line.text) {
                return false;
            }
        }
        false
    }
}
