//! A text cut into lines, blank ones left out.

/// A line that is not blank.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line<'s> {
    /// Without blanks around it; a line with tabs keeps them, for they part cells.
    pub(crate) text: &'s str,
    /// Counted from 1, blank lines included.
    pub(crate) number: u32,
    /// Whether a blank line or the start of the text stands right before it.
    pub(crate) blank_before: bool,
    /// Whether a tab stands between its words.
    pub(crate) has_tab: bool,
}

/// All lines that are not blank, in order.
pub(crate) fn cut(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::with_capacity(memchr::memchr_iter(b'\n', text.as_bytes()).count() + 1);
    let mut blank_before = true;
    let mut start = 0;
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
    for (number, end) in (1..).zip(ends) {
        let whole = text.get(start..end).unwrap_or("");
        start = end + 1;
        let trimmed = trim(whole);
        if trimmed.is_empty() {
            blank_before = true;
            continue;
        }
        let has_tab = memchr::memchr(b'\t', whole.as_bytes()).is_some();
        let text = if has_tab { whole.trim_end_matches('\r') } else { trimmed };
        lines.push(Line { text, number, blank_before, has_tab });
        blank_before = false;
    }
    strip_lone_cells(&mut lines);
    lines
}

/// Tabs after the only words of a line part nothing, unless the line is a row of the table that it
/// stands in: as wide as the rows around it.
fn strip_lone_cells(lines: &mut [Line<'_>]) {
    const LEAST_WIDTH: usize = 3;
    let mut table_width = 0;
    for at in 0..lines.len() {
        let next_width = lines.get(at + 1).map_or(0, |next| {
            if next.has_tab && !next.blank_before && !is_lone_cell(next.text) {
                width(next.text)
            } else {
                0
            }
        });
        let Some(line) = lines.get_mut(at) else { return };
        if line.has_tab && !is_lone_cell(line.text) {
            table_width = if line.blank_before { 0 } else { table_width };
            table_width = table_width.max(width(line.text));
            continue;
        }
        let own = if line.has_tab { width(line.text) } else { 0 };
        let in_table = own >= LEAST_WIDTH && (own == table_width || own == next_width);
        let in_pair = own == 2 && !line.blank_before && own == table_width;
        let heads_pair = own == 2 && own == next_width && is_short(line.text);
        if in_table || in_pair || heads_pair {
            continue;
        }
        if line.has_tab {
            line.text = trim(line.text);
            line.has_tab = false;
        }
        if line.blank_before {
            table_width = 0;
        }
    }
}

fn width(text: &str) -> usize {
    memchr::memchr_iter(b'\t', text.as_bytes()).count() + 1
}

/// Short and no sentence: the head of a table may be so.
fn is_short(text: &str) -> bool {
    const LONGEST: usize = 60;
    let words = text.trim();
    words.len() <= LONGEST && !words.ends_with(['.', ':', '!', '?'])
}

/// Whether a line with tabs holds words before the first tab and nothing after it.
fn is_lone_cell(text: &str) -> bool {
    let (first, rest) = text.split_once('\t').unwrap_or((text, ""));
    !first.trim().is_empty() && rest.trim().is_empty()
}

/// Blanks, control characters and characters without width say nothing at a line's ends.
pub(crate) fn trim(text: &str) -> &str {
    match text.as_bytes() {
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim_matches(|c: char| {
            c.is_whitespace() || c.is_control() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}')
        }),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn tabs_after_the_only_words_part_nothing_outside_tables() {
        let lines = super::cut("Text.\t\nA\tB\tC\nAnalys\t\t\nAnalys\t\n\nSlut.\t\t\t\n");
        let tabs: Vec<bool> = lines.iter().map(|line| line.has_tab).collect();
        assert_eq!(tabs, [false, true, true, false, false]);
        assert_eq!(lines[4].text, "Slut.");
    }

    #[test]
    fn blank_lines_are_counted_and_left_out() {
        let lines = super::cut("ett\r\n\n \t \n två\tord \r\n");
        assert_eq!(lines.len(), 2);
        assert_eq!((lines[0].text, lines[0].number), ("ett", 1));
        assert_eq!((lines[1].text, lines[1].number), (" två\tord ", 4));
        assert!(lines[1].blank_before && lines[1].has_tab);
    }
}
