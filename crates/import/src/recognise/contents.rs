//! The list of contents (*innehållsförteckning*): it tells which lines are headings later on.

use std::collections::BTreeMap;

use crate::ledger::Fate;
use crate::read::Reader;
use crate::recognise::probe::Probe;
use crate::source_text::SourceForm;
use crate::tidy_text::inline;
use crate::tidy_text::lines::Line;
use crate::tidy_text::words::fold_key;

/// The titles that the contents list, and how far the document has come in them.
#[derive(Default)]
pub(crate) struct Contents {
    places: BTreeMap<String, Vec<u32>>,
    length: u32,
    reached: u32,
    /// A bit for each length that a title has; the last stands for all that are longer.
    lengths: u128,
}

impl Contents {
    fn enter(&mut self, key: &str) {
        self.length += 1;
        self.lengths |= length_bit(key);
        self.places.entry(key.to_owned()).or_default().push(self.length);
    }

    /// Whether a folded line is a listed title that is still to come.
    pub(crate) fn lists(&self, key: &str) -> bool {
        self.next_place(key).is_some()
    }

    /// Whether a listed title that is still to come is listed once more after that: "Övrigt"
    /// stands under the economy and for itself.
    pub(crate) fn lists_again(&self, key: &str) -> bool {
        let places = self.places.get(key).map_or(&[][..], Vec::as_slice);
        places.iter().filter(|place| **place > self.reached).take(2).count() == 2
    }

    /// Whether a folded line is a listed title at all.
    pub(crate) fn knows(&self, key: &str) -> bool {
        self.places.contains_key(key)
    }

    fn next_place(&self, key: &str) -> Option<u32> {
        if self.lengths & length_bit(key) == 0 {
            return None;
        }
        let places = self.places.get(key)?;
        let next = places.partition_point(|place| *place <= self.reached);
        places.get(next).copied()
    }

    /// Whether there is no list of contents.
    pub(crate) const fn length_is_zero(&self) -> bool {
        self.length == 0
    }

    /// Whether the document has come to a listed title.
    pub(crate) const fn is_reached(&self) -> bool {
        self.reached > 0
    }

    /// The document has come to a title.
    pub(crate) fn pass(&mut self, key: &str) {
        if let Some(place) = self.next_place(key) {
            self.reached = place;
        }
    }
}

fn length_bit(key: &str) -> u128 {
    1 << key.len().min(127)
}

/// A line of the contents: its title, and its page where one is printed.
fn entry(line: &Line<'_>) -> (String, Option<u32>) {
    let text = line.text.trim();
    let title = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = text.get(title.len()..).unwrap_or("");
    let gap = title.trim_end_matches(['.', '\t', ' ', '…', '_', '\u{a0}']);
    let parted = title.len() > gap.len();
    let page = if parted && (1..=4).contains(&digits.len()) { digits.parse().ok() } else { None };
    let title = if page.is_some() { gap } else { text };
    (title.to_owned(), page)
}

/// Whether a page number stands apart from the title: after a tab, dots or a wide blank.
fn is_apart(line: &Line<'_>) -> bool {
    let text = line.text.trim();
    let title = text.trim_end_matches(|c: char| c.is_ascii_digit());
    title.ends_with('\t')
        || title.trim_end().ends_with("..")
        || title.ends_with("  ")
        || title.trim_end().ends_with('…')
}

impl Reader<'_> {
    /// Reads the list of contents whose heading is the present line.
    pub(crate) fn read_contents(&mut self) {
        self.close_place();
        self.fate(Fate::Contents);
        let mut begun: Option<String> = None;
        let mut last_page = 0;
        let mut first = true;
        while let Some(line) = self.line() {
            if self.skip_furniture() {
                continue;
            }
            let (title, page) = entry(&line);
            let in_list = Probe::of(line.text, self.form).core.starts_with(['-', '*', '[', '•']);
            let listed =
                page.is_some_and(|page| is_apart(&line) || (page >= last_page && page < 1_000));
            let goes_on = if listed {
                true
            } else if in_list {
                self.form == SourceForm::Markdown || line.text.starts_with(['-', '•'])
            } else {
                (first || !line.blank_before) && self.contents_go_on()
            };
            if !goes_on || (page.is_none() && last_page > 0 && self.ends_contents(&line)) {
                break;
            }
            first = false;
            last_page = page.unwrap_or(last_page).max(last_page);
            let whole = match begun.take() {
                Some(mut start) => {
                    crate::tidy_text::hyphenation::join_line(&mut start, &title);
                    start
                }
                None => title,
            };
            if page.is_none() && last_page > 0 && !in_list {
                begun = Some(whole);
            } else {
                self.enter_title(&whole);
            }
            self.fate(Fate::Contents);
        }
    }

    /// A title without a page goes on when a line with a page follows at once.
    fn contents_go_on(&self) -> bool {
        const MOST_LINES: usize = 3;
        let following = self.lines.iter().skip(self.at + 1).take(MOST_LINES);
        let mut ahead = following.take_while(|line| !line.blank_before);
        ahead.any(|line| entry(line).1.is_some() && is_apart(line))
            || (self.contents.length == 0 && !self.next_line_is_blank())
    }

    fn ends_contents(&self, line: &Line<'_>) -> bool {
        let next = self.lines.get(self.at + 1);
        line.blank_before || next.is_none_or(|next| next.blank_before || entry(next).1.is_none())
    }

    fn enter_title(&mut self, title: &str) {
        let probe = Probe::of(title, self.form);
        let bare = probe.core.trim_start_matches(['-', '*', '•', '+', ' ']);
        let plain = inline::plain(bare.to_owned(), self.form);
        let plain = plain.split(" (#").next().unwrap_or("").trim();
        fold_key(plain, &mut self.key);
        self.contents.enter(&self.key);
        if let Some((_, rest)) = crate::recognise::probe::split_number(plain) {
            let length = self.contents.length;
            fold_key(rest, &mut self.key);
            self.contents.lengths |= length_bit(&self.key);
            self.contents.places.entry(self.key.clone()).or_default().push(length);
        }
    }
}
