//! Marks inside a line: Markdown's emphasis, links and escapes, and the few tags that table cells
//! carry (`<p>`, `<br>`, `<b>`, `<i>`), and `<span lang="fr">` around words in another language.

use tertial_domain::rich_text::{LanguageTag, LinkTarget, MarkKind, RichText};

use crate::source_text::SourceForm;

/// Text longer than this keeps its marks as they were written.
const LONGEST_MARKED: usize = 1024 * 1024;

/// Reads the marks of a paragraph whose blanks are already single.
pub(crate) fn parse(text: String, form: SourceForm) -> RichText {
    rich(text, form, true)
}

/// Reads the marks; an image says what stands in for it, or nothing.
fn rich(text: String, form: SourceForm, images: bool) -> RichText {
    if !is_marked(&text, form) {
        return RichText::plain(text);
    }
    let tokens = matched(tokens(&text, form == SourceForm::Markdown));
    write(&text, &tokens, images)
}

/// Whether text may hold marks that are read.
fn is_marked(text: &str, form: SourceForm) -> bool {
    let is_mark = |byte: u8| matches!(byte, b'*' | b'_' | b'[' | b'\\' | b'`' | b'<');
    let marked = match form {
        SourceForm::PlainText => memchr::memchr(b'<', text.as_bytes()).is_some(),
        SourceForm::Markdown => text.bytes().fold(false, |found, byte| found | is_mark(byte)),
    };
    marked && text.len() <= LONGEST_MARKED
}

/// The words of [`parse`] alone. An image beside words is a sign and says nothing more.
pub(crate) fn plain(text: String, form: SourceForm) -> String {
    if !is_marked(&text, form) {
        return text;
    }
    if form != SourceForm::Markdown || !text.contains("![") {
        return rich(text, form, true).text().to_owned();
    }
    let words = rich(text.clone(), form, false);
    if words.is_empty() {
        rich(text, form, true).text().to_owned()
    } else {
        words.text().to_owned()
    }
}

/// The words after an image that a line begins with; `None` where nothing follows it.
pub(crate) fn after_image(text: &str) -> Option<&str> {
    let alternative = text.strip_prefix("![")?;
    let close = alternative.find("](")?;
    let (Some(What::Link(_)), end) = link(alternative, close) else { return None };
    let rest = alternative.get(end..)?.trim_start();
    (!rest.is_empty()).then_some(rest)
}

/// A mark in the text.
struct Token<'t> {
    start: usize,
    end: usize,
    what: What<'t>,
    /// Whether it marks anything; otherwise it is printed as it stands.
    live: bool,
}

enum What<'t> {
    /// A run of one to three `*` or `_`.
    Run { character: u8, length: usize, opens: bool, closes: bool },
    /// `[`
    Bracket,
    /// `![`
    Image,
    /// `](address)`
    Link(&'t str),
    /// `<b>` or `<i>`
    Open(MarkKind),
    /// `</b>` or `</i>`
    Close(MarkKind),
    /// `<span lang="fr">`
    Language(LanguageTag),
    /// `</span>`
    LanguageEnd,
    /// `<p>`, `<br>` and the like: a blank.
    Gap,
    /// A mark that prints nothing: a backslash before a sign, a backtick.
    Silent,
}

fn tokens(text: &str, markdown: bool) -> Vec<Token<'_>> {
    let bytes = text.as_bytes();
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let (what, end) = match byte {
            b'<' => tag(text, at),
            b'\\' if markdown && bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) => {
                tokens.push(Token { start: at, end: at + 1, what: What::Silent, live: true });
                at += 2;
                continue;
            }
            b'`' if markdown => (Some(What::Silent), at + 1),
            b'!' if markdown && bytes.get(at + 1) == Some(&b'[') => (Some(What::Image), at + 2),
            b'[' if markdown => (Some(What::Bracket), at + 1),
            b']' if markdown => link(text, at),
            b'*' | b'_' if markdown => run(bytes, at),
            _ => (None, at + 1),
        };
        if let Some(what) = what {
            let waits = matches!(what, What::Run { .. } | What::Bracket | What::Image)
                || matches!(what, What::Link(_) | What::Language(_) | What::LanguageEnd);
            let live = !waits;
            tokens.push(Token { start: at, end, what, live });
        }
        at = end;
    }
    tokens
}

/// A run of emphasis signs: it opens before a word and closes after one.
fn run(bytes: &[u8], at: usize) -> (Option<What<'static>>, usize) {
    let Some(&character) = bytes.get(at) else { return (None, at + 1) };
    let length = bytes.iter().skip(at).take_while(|&&byte| byte == character).count();
    let end = at + length;
    let before = at.checked_sub(1).and_then(|index| bytes.get(index)).copied().unwrap_or(b' ');
    let after = bytes.get(end).copied().unwrap_or(b' ');
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte >= 0x80;
    let inside_word = character == b'_' && is_word(before) && is_word(after);
    if length > 3 || inside_word {
        return (None, end);
    }
    let opens = after != b' ';
    let closes = before != b' ';
    ((opens || closes).then_some(What::Run { character, length, opens, closes }), end)
}

/// `](address)` and `](address "title")` with an address of a bounded length and no blank.
fn link(text: &str, at: usize) -> (Option<What<'_>>, usize) {
    const LONGEST_ADDRESS: usize = 2_048;
    let rest = text.get(at + 1..).unwrap_or("");
    let Some(rest) = rest.strip_prefix('(') else { return (None, at + 1) };
    let window = rest.as_bytes().iter().take(LONGEST_ADDRESS);
    let close = window.clone().position(|&byte| byte == b')');
    let blank = window.clone().position(|&byte| byte == b' ');
    match close {
        Some(close) if blank.is_none_or(|blank| blank > close) => {
            (rest.get(..close).map(What::Link), at + 2 + close + 1)
        }
        _ => titled_link(rest, blank)
            .map_or((None, at + 1), |(address, end)| (Some(What::Link(address)), at + 2 + end)),
    }
}

/// The address before a title in quotation marks, and where the link ends.
fn titled_link(rest: &str, blank: Option<usize>) -> Option<(&str, usize)> {
    const LONGEST_TITLE: usize = 400;
    let address = rest.get(..blank?)?;
    let title = rest.get(blank?..)?;
    let start = rest.len() - title.trim_start().len();
    let quote = *rest.as_bytes().get(start)?;
    let window = rest.as_bytes().get(start + 1..)?.iter().take(LONGEST_TITLE);
    let close = window.clone().position(|byte| *byte == quote)?;
    let end = start + 1 + close + 1;
    (matches!(quote, b'"' | b'\'') && rest.as_bytes().get(end) == Some(&b')'))
        .then_some((address, end + 1))
}

/// A tag's name and what it means.
type Tag = (&'static str, fn() -> What<'static>);

fn tag(text: &str, at: usize) -> (Option<What<'static>>, usize) {
    const TAGS: [Tag; 16] = [
        ("p", || What::Gap),
        ("/p", || What::Gap),
        ("br", || What::Gap),
        ("br/", || What::Gap),
        ("br /", || What::Gap),
        ("b", || What::Open(MarkKind::Bold)),
        ("/b", || What::Close(MarkKind::Bold)),
        ("strong", || What::Open(MarkKind::Bold)),
        ("/strong", || What::Close(MarkKind::Bold)),
        ("i", || What::Open(MarkKind::Italic)),
        ("/i", || What::Close(MarkKind::Italic)),
        ("em", || What::Open(MarkKind::Italic)),
        ("/em", || What::Close(MarkKind::Italic)),
        ("u", || What::Silent),
        ("/u", || What::Silent),
        ("p/", || What::Gap),
    ];
    let written = text.get(at..).unwrap_or("");
    if written.starts_with("</span>") {
        return (Some(What::LanguageEnd), at + "</span>".len());
    }
    if let Some((tag, length)) = language(written) {
        return (Some(What::Language(tag)), at + length);
    }
    let rest = text.as_bytes().get(at + 1..).unwrap_or(&[]);
    let Some(close) = rest.iter().take(8).position(|&byte| byte == b'>') else {
        return (None, at + 1);
    };
    let name = text.get(at + 1..at + 1 + close).unwrap_or("");
    let known = TAGS.iter().find(|(tag, _)| name.eq_ignore_ascii_case(tag));
    known.map_or((None, at + 1), |(_, what)| (Some(what()), at + close + 2))
}

/// Reads `<span lang="fr">`.
pub(crate) fn language(text: &str) -> Option<(LanguageTag, usize)> {
    const BEGINS: &str = "<span lang=\"";
    const LONGEST: usize = 16;
    let body = text.strip_prefix(BEGINS)?;
    let end = body.bytes().take(LONGEST).position(|byte| byte == b'"')?;
    body.get(end..)?.starts_with("\">").then_some(())?;
    Some((LanguageTag::new(body.get(..end)?)?, BEGINS.len() + end + "\">".len()))
}

/// Finds for each sign that opens the one that closes it.
fn matched(mut tokens: Vec<Token<'_>>) -> Vec<Token<'_>> {
    let mut open_runs: [[Option<usize>; 4]; 2] = [[None; 4]; 2];
    let mut brackets: Vec<usize> = Vec::new();
    let mut live: Vec<usize> = Vec::new();
    let mut language: Option<usize> = None;
    for (index, token) in tokens.iter().enumerate() {
        match token.what {
            What::Run { character, length, opens, closes } => {
                let slot = open_runs
                    .get_mut(usize::from(character == b'_'))
                    .and_then(|lengths| lengths.get_mut(length));
                let Some(slot) = slot else { continue };
                match slot.take() {
                    Some(opened) if closes => live.extend([opened, index]),
                    kept => *slot = if opens { Some(index) } else { kept },
                }
            }
            What::Bracket | What::Image => brackets.push(index),
            What::Link(_) => live.extend(brackets.pop().into_iter().flat_map(|open| [open, index])),
            What::Language(_) => language = Some(index),
            What::LanguageEnd => {
                live.extend(language.take().into_iter().flat_map(|open| [open, index]));
            }
            What::Open(_) | What::Close(_) | What::Gap | What::Silent => {}
        }
    }
    for index in live {
        if let Some(token) = tokens.get_mut(index) {
            token.live = true;
        }
    }
    tokens
}

/// Prints the text without its marks and sets them as ranges.
fn write(text: &str, tokens: &[Token<'_>], images: bool) -> RichText {
    let mut words = String::with_capacity(text.len());
    let mut marks: Vec<(usize, usize, MarkKind)> = Vec::new();
    let mut open: Vec<(MarkKind, usize)> = Vec::new();
    let mut brackets: Vec<(usize, bool)> = Vec::new();
    let mut language: Option<(&LanguageTag, usize)> = None;
    let mut done = 0;
    for token in tokens.iter().filter(|token| token.live) {
        words.push_str(text.get(done..token.start).unwrap_or(""));
        done = token.end;
        match &token.what {
            What::Run { length, .. } => {
                let kinds: &[MarkKind] = match length {
                    1 => &[MarkKind::Italic],
                    2 => &[MarkKind::Bold],
                    _ => &[MarkKind::Bold, MarkKind::Italic],
                };
                for kind in kinds {
                    toggle(&mut open, &mut marks, kind, words.len());
                }
            }
            What::Open(kind) => open.push((kind.clone(), words.len())),
            What::Close(kind) => close(&mut open, &mut marks, kind, words.len()),
            What::Language(tag) => language = Some((tag, words.len())),
            What::LanguageEnd => marks.extend(
                language
                    .take()
                    .map(|(tag, start)| (start, words.len(), MarkKind::Language(tag.clone()))),
            ),
            What::Bracket => brackets.push((words.len(), false)),
            What::Image => brackets.push((words.len(), true)),
            What::Link(address) => {
                let (start, image) = brackets.pop().unwrap_or((words.len(), false));
                if image {
                    words.truncate(if images { words.len() } else { start });
                    continue;
                }
                match LinkTarget::new(address) {
                    Some(target) => marks.push((start, words.len(), MarkKind::Link(target))),
                    None if address.starts_with('#') || address.is_empty() => {}
                    None => {
                        words.push_str(" (");
                        words.push_str(address);
                        words.push(')');
                    }
                }
            }
            What::Gap if words.is_empty() || words.ends_with(' ') => {}
            What::Gap => words.push(' '),
            What::Silent => {}
        }
    }
    words.push_str(text.get(done..).unwrap_or(""));
    finish(&words, marks)
}

fn toggle(
    open: &mut Vec<(MarkKind, usize)>,
    marks: &mut Vec<(usize, usize, MarkKind)>,
    kind: &MarkKind,
    at: usize,
) {
    if open.iter().rev().take(8).any(|(found, _)| found == kind) {
        close(open, marks, kind, at);
    } else {
        open.push((kind.clone(), at));
    }
}

fn close(
    open: &mut Vec<(MarkKind, usize)>,
    marks: &mut Vec<(usize, usize, MarkKind)>,
    kind: &MarkKind,
    at: usize,
) {
    let from_end = open.iter().rev().take(8).position(|(found, _)| found == kind);
    if let Some(index) = from_end.map(|from_end| open.len() - 1 - from_end) {
        let (kind, start) = open.remove(index);
        marks.push((start, at, kind));
    }
}

/// Folds what the marks left of blanks, and sets the marks in order of their starts.
fn finish(words: &str, mut marks: Vec<(usize, usize, MarkKind)>) -> RichText {
    let end = words.trim_end().len();
    let start = words.len() - words.trim_start().len();
    if words.contains("  ") {
        let mut folded = String::with_capacity(words.len());
        crate::tidy_text::words::push_clean(&mut folded, words);
        return RichText::plain(folded);
    }
    let mut rich = RichText::plain(words.get(start..end.max(start)).unwrap_or("").to_owned());
    marks.sort_by_key(|(first, _, _)| *first);
    for (first, last, kind) in marks {
        rich.mark(first.saturating_sub(start), last.min(end).saturating_sub(start), kind);
    }
    rich
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        plain(text.to_owned(), SourceForm::Markdown)
    }

    #[test]
    fn marks_become_ranges() {
        let rich = parse(
            "Se **vår _nya_ plan** på [webben](https://ekstad.example/a)".to_owned(),
            SourceForm::Markdown,
        );
        assert_eq!(rich.text(), "Se vår nya plan på webben");
        assert_eq!(rich.marks().len(), 3);
    }

    #[test]
    fn signs_that_mark_nothing_stay() {
        assert_eq!(words("2 * 3 * 4 och a*b"), "2 * 3 * 4 och a*b");
        assert_eq!(words(r"1\. \*inte\* så"), "1. *inte* så");
        assert_eq!(words("[ej länk] (här)"), "[ej länk] (här)");
        assert_eq!(words("snake_case_ord"), "snake_case_ord");
        assert_eq!(words("[bilaga](bilaga.docx)"), "bilaga (bilaga.docx)");
        assert_eq!(
            plain("* personal <b>Intäkter</b> a<b".to_owned(), SourceForm::PlainText),
            "* personal Intäkter a<b"
        );
        assert_eq!(words("<p>Ett.</p> <p>Två.</p>"), "Ett. Två.");
    }

    #[test]
    fn images_are_signs_and_links_may_have_titles() {
        assert_eq!(words("![Helt](helt.png) Uppfylls helt"), "Uppfylls helt");
        assert_eq!(words("![Ja](ja.png)"), "Ja");
        assert_eq!(
            words("Se [kartan](https://ekstad.example/k \"Karta över Ekstad\")."),
            "Se kartan."
        );
        assert_eq!(after_image("![Helt](helt.png) Uppfylls helt"), Some("Uppfylls helt"));
        let rich = parse("Se ![en karta](k.png) här".to_owned(), SourceForm::Markdown);
        assert_eq!(rich.text(), "Se en karta här");
    }
}
