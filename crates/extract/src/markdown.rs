//! Whether text is Markdown: by its marks, then by its name.

use tertial_import::source_text::SourceForm;

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

/// Two headings with `#`, or a pipe table's rule.
fn has_marks(text: &str) -> bool {
    let mut headings = 0;
    let mut seen = 0;
    for line in text.lines() {
        seen += line.len() + 1;
        if seen > SAMPLE_BYTES {
            break;
        }
        let hashes = line.bytes().take_while(|&byte| byte == b'#').count();
        let spaced = line.get(hashes..).is_some_and(|rest| rest.starts_with(' '));
        headings += usize::from((1..=6).contains(&hashes) && spaced);
        if headings == 2 || is_pipe_rule(line) {
            return true;
        }
    }
    false
}

fn is_pipe_rule(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('|')
        && line.contains("--")
        && line.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' '))
}
