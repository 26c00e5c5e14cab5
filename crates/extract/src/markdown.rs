//! Whether text is Markdown: by its marks, then by its name; and Markdown's headings and entities
//! in the one way that the reader knows.

use std::borrow::Cow;

use tertial_import::source_text::SourceForm;

use crate::characters::without_entities;

/// How much of a text is looked at.
const SAMPLE_BYTES: usize = 256 * 1024;

/// The form that a text is written in.
pub(crate) fn form_of(text: &str, name: Option<&str>) -> SourceForm {
    if has_marks(text) || name.is_some_and(is_markdown_name) {
        SourceForm::Markdown
    } else {
        SourceForm::PlainText
    }
}

fn is_markdown_name(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    ["md", "markdown", "mdown", "mkd"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}

/// Two headings with `#`, two headings underlined with `=`, three lines that begin with bold
/// words, or a pipe table's rule.
fn has_marks(text: &str) -> bool {
    const FEWEST_BOLD: usize = 3;
    let mut headings = 0;
    let mut bold = 0;
    let mut before = "";
    let sample = text.get(..text.floor_char_boundary(SAMPLE_BYTES)).unwrap_or(text);
    for line in sample.lines() {
        let first = line.as_bytes().first().copied().unwrap_or(b'a');
        if first.is_ascii_alphanumeric() {
            before = line;
            continue;
        }
        let hashes = line.bytes().take_while(|&byte| byte == b'#').count();
        let spaced = line.get(hashes..).is_some_and(|rest| rest.starts_with(' '));
        headings += usize::from((1..=6).contains(&hashes) && spaced);
        headings += usize::from(underline(line) == Some('#') && may_be_underlined(before));
        bold += usize::from(begins_bold(line));
        if headings == 2 || bold == FEWEST_BOLD || is_pipe_rule(line) {
            return true;
        }
        before = line;
    }
    false
}

fn is_pipe_rule(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('|')
        && line.contains("--")
        && line.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' '))
}

/// "**Words**" or "__Words__" at the start of a line.
fn begins_bold(line: &str) -> bool {
    const LONGEST: usize = 100;
    let line = line.trim_start_matches(['>', ' ']);
    ["**", "__"].iter().any(|mark| {
        line.strip_prefix(mark).is_some_and(|rest| {
            rest.starts_with(char::is_alphanumeric)
                && rest.find(mark).is_some_and(|close| close <= LONGEST)
        })
    })
}

/// Markdown with `#` before every heading and characters in place of entities. Every line keeps its
/// place: the underline of a heading becomes a blank line.
pub(crate) fn in_one_dialect(text: String) -> String {
    let text = match without_entities(&text) {
        Cow::Owned(changed) => changed,
        Cow::Borrowed(_) => text,
    };
    let may_underline =
        |line: &str| line.as_bytes().first().is_some_and(|first| !first.is_ascii_alphanumeric());
    let underlined = text.lines().any(|line| may_underline(line) && underline(line).is_some());
    if underlined { with_hashes(&text) } else { text }
}

fn with_hashes(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    let mut lines = text.split('\n').peekable();
    let mut may_begin = true;
    while let Some(line) = lines.next() {
        let marks = lines
            .peek()
            .and_then(|next| underline(next))
            .filter(|mark| (may_begin || *mark == '#') && may_be_underlined(line));
        match marks {
            Some('#') => out.push_str("# "),
            Some(_) => out.push_str("## "),
            None => {}
        }
        out.push_str(if marks.is_some() { line.trim_start() } else { line });
        if lines.peek().is_some() {
            out.push('\n');
        }
        if marks.is_some() {
            lines.next();
            out.push_str(if lines.peek().is_some() { "\n" } else { "" });
        }
        let ended = line.trim_end().ends_with(['.', '!', '?', ':']);
        may_begin = marks.is_some() || ended || line.trim().is_empty();
    }
    out
}

/// "=====" makes the line above a heading (`#`), "-----" one below it (`-`).
fn underline(line: &str) -> Option<char> {
    const SHORTEST: usize = 3;
    let line = line.trim();
    let all = |sign: u8| line.len() >= SHORTEST && line.bytes().all(|byte| byte == sign);
    match line.as_bytes().first() {
        Some(b'=') if all(b'=') => Some('#'),
        Some(b'-') if all(b'-') => Some('-'),
        _ => None,
    }
}

/// Whether a line may be a heading that the next one underlines.
fn may_be_underlined(line: &str) -> bool {
    const LONGEST: usize = 160;
    let bare = line.trim();
    bare.len() <= LONGEST
        && !bare.contains('\t')
        && bare.chars().any(char::is_alphanumeric)
        && !bare.starts_with(['|', '#', '>', '-', '+'])
        && !bare.ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn underlined_headings_get_hashes_and_lines_keep_their_place() {
        let text = "Parkrapport\n===\n\nMål &amp; medel\n-----\nText.\n\n---\nMer.\n";
        let same = "# Parkrapport\n\n\n## Mål & medel\n\nText.\n\n---\nMer.\n";
        assert_eq!(in_one_dialect(text.to_owned()), same);
    }

    #[test]
    fn bold_labels_are_markdown_whatever_the_name() {
        let text = "**Enhetsmål:**\nX\n\n**Analys**\nY\n\n**Kommentar:** Z\n";
        assert_eq!(form_of(text, Some("a.txt")), SourceForm::Markdown);
        assert_eq!(form_of("5 ** 3\n**\n", Some("a.txt")), SourceForm::PlainText);
    }
}
