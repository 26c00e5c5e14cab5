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
    lines
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
    fn blank_lines_are_counted_and_left_out() {
        let lines = super::cut("ett\r\n\n \t \n två\tord \r\n");
        assert_eq!(lines.len(), 2);
        assert_eq!((lines[0].text, lines[0].number), ("ett", 1));
        assert_eq!((lines[1].text, lines[1].number), (" två\tord ", 4));
        assert!(lines[1].blank_before && lines[1].has_tab);
    }
}
