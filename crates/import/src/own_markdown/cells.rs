//! Rows of a pipe table in the product's own Markdown.

/// The cells of a line, as they are written. A line with nothing after its first sign has none.
pub(super) fn cells(line: &str) -> Vec<&str> {
    let Some(mut rest) = line.trim_matches([' ', '\t']).strip_prefix('|') else {
        return Vec::new();
    };
    let mut cells = Vec::new();
    while !rest.is_empty() {
        let mut escaped = false;
        let end = rest.bytes().position(|byte| {
            let is_end = byte == b'|' && !escaped;
            escaped = byte == b'\\' && !escaped;
            is_end
        });
        let (cell, after) = match end {
            Some(end) => (rest.get(..end), rest.get(end + 1..)),
            None => (Some(rest), None),
        };
        cells.push(cell.unwrap_or_default().trim_matches([' ', '\t']));
        rest = after.unwrap_or_default();
    }
    cells
}

/// Whether a line is the rule between a table's header and its rows.
pub(super) fn is_rule(line: &str) -> bool {
    let cells = cells(line);
    !cells.is_empty()
        && cells.iter().all(|cell| {
            let dashes = cell.trim_matches(':');
            !dashes.is_empty() && dashes.bytes().all(|byte| byte == b'-')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_end_at_bare_signs() {
        assert_eq!(cells("| a | b \\| c |  |"), ["a", "b \\| c", ""]);
        assert_eq!(cells("| a | b"), ["a", "b"]);
        assert_eq!(cells("|"), Vec::<&str>::new());
        assert_eq!(cells("| \\\\| b |"), ["\\\\", "b"]);
        assert!(is_rule("| --- | ---: |"));
        assert!(!is_rule("| - | 5 |"));
    }
}
