//! Marks inside a line of text: `**bold**`, `*italic*`, `[text](https://…)`,
//! `{lang=fr}mots{/lang}`, with a backslash before a sign that is meant as itself.
//!
//! A run of stars switches a mark on or off, so marks may cross each other; there is nothing that
//! cannot be read, since a sign without its partner stands for itself. Marks of one kind that
//! touch or overlap are written as one.

use tertial_domain::rich_text::{LanguageTag, LinkTarget, MarkKind, RichText};

use super::json_writer::find;

/// Not 0 when the sign could be read as a mark.
fn special(byte: u8) -> u8 {
    u8::from(byte == b'*')
        | u8::from(byte == b'[')
        | u8::from(byte == b']')
        | u8::from(byte == b'\\')
        | u8::from(byte == b'{')
}

/// Whether the text is written as it stands.
pub(super) fn is_plain(text: &RichText) -> bool {
    text.marks().is_empty() && find(text.text().as_bytes(), special).is_none()
}

/// Writes a text with its marks as signs.
pub(super) fn write(text: &RichText, out: &mut String) {
    let spans = settled(text);
    let mut edges: Vec<(usize, Edge)> = Vec::with_capacity(spans.len() * 2);
    for (order, span) in spans.iter().enumerate() {
        edges.push((span.start, Edge::Start(order)));
        edges.push((span.end, Edge::End(std::cmp::Reverse(order))));
    }
    edges.sort_unstable();
    let mut from = 0;
    for (at, edge) in edges {
        push_escaped(out, text.text().get(from..at).unwrap_or_default());
        from = at;
        let (Edge::Start(order) | Edge::End(std::cmp::Reverse(order))) = edge;
        match (spans.get(order).map(|span| span.kind), edge) {
            (Some(MarkKind::Bold), _) => out.push_str("**"),
            (Some(MarkKind::Italic), _) => out.push('*'),
            (Some(MarkKind::Link(_)), Edge::Start(_)) => out.push('['),
            (Some(MarkKind::Link(target)), Edge::End(_)) => push_target(out, target),
            (Some(MarkKind::Language(tag)), Edge::Start(_)) => {
                out.extend([LANGUAGE_START, tag.as_str(), "}"]);
            }
            (Some(MarkKind::Language(_)), Edge::End(_)) => out.push_str(LANGUAGE_END),
            (None, _) => {}
        }
    }
    push_escaped(out, text.text().get(from..).unwrap_or_default());
}

const LANGUAGE_START: &str = "{lang=";
const LANGUAGE_END: &str = "{/lang}";

/// Where a span begins or ends. Ends come first, the latest begun first of all.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Edge {
    End(std::cmp::Reverse<usize>),
    Start(usize),
}

/// A mark that has been settled with the others of its kind.
struct Span<'a> {
    start: usize,
    end: usize,
    kind: &'a MarkKind,
}

/// The marks in order, those of a kind apart from each other: overlapping emphasis is one, and of
/// two links on the same words the first holds.
fn settled(text: &RichText) -> Vec<Span<'_>> {
    let mut spans: Vec<Span<'_>> = Vec::with_capacity(text.marks().len());
    for mark in text.marks() {
        let (mut start, end, kind) = (mark.start(), mark.end(), mark.kind());
        let is_link = matches!(kind, MarkKind::Link(_));
        let alike = spans
            .iter_mut()
            .rev()
            .find(|span| std::mem::discriminant(span.kind) == std::mem::discriminant(kind));
        if let Some(last) = alike {
            if last.kind == kind && (start < last.end || (!is_link && start == last.end)) {
                last.end = last.end.max(end);
                continue;
            }
            start = start.max(last.end);
        }
        if start < end {
            spans.push(Span { start, end, kind });
        }
    }
    spans.sort_by_key(|span| (span.start, matches!(span.kind, MarkKind::Italic)));
    spans
}

fn push_escaped(out: &mut String, words: &str) {
    let mut rest = words;
    while let Some((clean, from_special)) =
        find(rest.as_bytes(), special).and_then(|at| rest.split_at_checked(at))
    {
        let mut characters = from_special.chars();
        out.push_str(clean);
        out.push('\\');
        out.extend(characters.next());
        rest = characters.as_str();
    }
    out.push_str(rest);
}

fn push_target(out: &mut String, target: &LinkTarget) {
    out.push_str("](");
    for character in target.as_str().chars() {
        if matches!(character, '\\' | '(' | ')' | '[' | ']') {
            out.push('\\');
        }
        out.push(character);
    }
    out.push(')');
}

/// Reads signs as marks; a sign without its partner is a sign.
pub(super) fn read(written: String) -> RichText {
    if find(written.as_bytes(), special).is_none() {
        return RichText::plain(written);
    }
    let mut tokens = tokens(&written);
    settle_partners(&mut tokens);
    let mut text = String::with_capacity(written.len());
    let mut marks: Vec<Option<(usize, usize, MarkKind)>> = Vec::new();
    let mut open = Open::default();
    for token in tokens {
        match token {
            Token::Words(words) => text.push_str(words),
            Token::Bold => open.bold = switch(open.bold, &mut marks, text.len(), MarkKind::Bold),
            Token::Italic => {
                open.italic = switch(open.italic, &mut marks, text.len(), MarkKind::Italic);
            }
            Token::LinkStart => {
                open.link = Some(marks.len());
                open.link_start = text.len();
                marks.push(None);
            }
            Token::LinkEnd { target, .. } => {
                if let Some(place) = open.link.take().and_then(|order| marks.get_mut(order)) {
                    *place = Some((open.link_start, text.len(), MarkKind::Link(target)));
                }
            }
            Token::LanguageStart { tag, .. } => {
                open.language = Some((marks.len(), text.len(), tag));
                marks.push(None);
            }
            Token::LanguageEnd => {
                if let Some((order, start, tag)) = open.language.take()
                    && let Some(place) = marks.get_mut(order)
                {
                    *place = Some((start, text.len(), MarkKind::Language(tag)));
                }
            }
        }
    }
    let mut rich = RichText::plain(text);
    for (start, end, kind) in marks.into_iter().flatten() {
        rich.mark(start, end, kind);
    }
    rich
}

/// The marks that have begun: their places in the order of beginning.
#[derive(Default)]
struct Open {
    bold: Option<usize>,
    italic: Option<usize>,
    link: Option<usize>,
    link_start: usize,
    language: Option<(usize, usize, LanguageTag)>,
}

/// Begins a mark, or ends the one that has begun. A begun mark ends where it starts until then.
fn switch(
    open: Option<usize>,
    marks: &mut Vec<Option<(usize, usize, MarkKind)>>,
    at: usize,
    kind: MarkKind,
) -> Option<usize> {
    if let Some(begun) = open.and_then(|order| marks.get_mut(order)) {
        if let Some((_, end, _)) = begun {
            *end = at;
        }
        None
    } else {
        marks.push(Some((at, at, kind)));
        Some(marks.len() - 1)
    }
}

/// A piece of written text.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Token<'a> {
    Words(&'a str),
    Bold,
    Italic,
    LinkStart,
    LinkEnd { target: LinkTarget, written: &'a str },
    LanguageStart { tag: LanguageTag, written: &'a str },
    LanguageEnd,
}

fn tokens(written: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = written;
    while !rest.is_empty() {
        let at = find(rest.as_bytes(), special).unwrap_or(rest.len());
        let (words, from_special) = rest.split_at(at);
        if !words.is_empty() {
            tokens.push(Token::Words(words));
        }
        let length = special_token(from_special, &mut tokens);
        rest = from_special.get(length..).unwrap_or_default();
    }
    tokens
}

/// Reads the sign that begins the text; gives the bytes that were read.
fn special_token<'a>(text: &'a str, tokens: &mut Vec<Token<'a>>) -> usize {
    let words = |length: usize| Token::Words(text.get(..length).unwrap_or_default());
    match text.as_bytes().first() {
        None => 0,
        Some(b'*') => {
            let length = text.bytes().take_while(|&byte| byte == b'*').count();
            match length {
                1 => tokens.push(Token::Italic),
                2 => tokens.push(Token::Bold),
                3 => tokens.extend([Token::Bold, Token::Italic]),
                _ => tokens.push(words(length)),
            }
            length
        }
        Some(b'[') => {
            tokens.push(Token::LinkStart);
            1
        }
        Some(b'{') => {
            let length = language(text, tokens);
            if length == 0 {
                tokens.push(words(1));
            }
            length.max(1)
        }
        Some(b']') => {
            let Some((target, length)) = target(text) else {
                tokens.push(words(1));
                return 1;
            };
            let written = text.get(..length).unwrap_or_default();
            tokens.push(Token::LinkEnd { target, written });
            length
        }
        Some(_) => {
            let stands_for_itself =
                text.as_bytes().get(1).copied().is_some_and(|byte| special(byte) != 0);
            tokens.push(Token::Words(if stands_for_itself {
                text.get(1..2).unwrap_or_default()
            } else {
                text.get(..1).unwrap_or_default()
            }));
            if stands_for_itself { 2 } else { 1 }
        }
    }
}

/// Reads `{lang=fr}` and `{/lang}`; gives the bytes that were read, 0 where it is neither.
fn language<'a>(text: &'a str, tokens: &mut Vec<Token<'a>>) -> usize {
    const LONGEST: usize = 16;
    if text.starts_with(LANGUAGE_END) {
        tokens.push(Token::LanguageEnd);
        return LANGUAGE_END.len();
    }
    let Some(body) = text.strip_prefix(LANGUAGE_START) else { return 0 };
    let end = body.bytes().take(LONGEST).position(|byte| byte == b'}');
    let tag = end.and_then(|end| LanguageTag::new(body.get(..end)?));
    let (Some(end), Some(tag)) = (end, tag) else { return 0 };
    let length = LANGUAGE_START.len() + end + 1;
    tokens.push(Token::LanguageStart { tag, written: text.get(..length).unwrap_or_default() });
    length
}

/// Reads `](address)`; gives the address with the bytes that were read.
fn target(text: &str) -> Option<(LinkTarget, usize)> {
    let body = text.strip_prefix("](")?;
    let mut address = String::new();
    let mut characters = body.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            ')' => return Some((LinkTarget::new(&address)?, "](".len() + at + 1)),
            '\\' => address.push(characters.next()?.1),
            // An unescaped bracket or a blank ends the search, and so keeps it short.
            '[' | ']' => return None,
            _ if character.is_whitespace() => return None,
            _ => address.push(character),
        }
    }
    None
}

/// Makes words of the signs that have no partner.
fn settle_partners(tokens: &mut [Token<'_>]) {
    for (sign, words) in [(Token::Bold, "**"), (Token::Italic, "*")] {
        if tokens.iter().filter(|token| **token == sign).count() % 2 == 1
            && let Some(last) = tokens.iter_mut().rfind(|token| **token == sign)
        {
            *last = Token::Words(words);
        }
    }
    settle_pairs(
        tokens,
        |token| matches!(token, Token::LinkStart),
        |token| matches!(token, Token::LinkEnd { .. }),
    );
    settle_pairs(
        tokens,
        |token| matches!(token, Token::LanguageStart { .. }),
        |token| matches!(token, Token::LanguageEnd),
    );
}

/// Makes words of what begins without an end, or ends without a beginning.
fn settle_pairs(
    tokens: &mut [Token<'_>],
    begins: fn(&Token<'_>) -> bool,
    ends: fn(&Token<'_>) -> bool,
) {
    let mut begun: Option<usize> = None;
    for at in 0..tokens.len() {
        let lone = match tokens.get(at) {
            Some(token) if begins(token) => begun.replace(at),
            Some(token) if ends(token) && begun.take().is_none() => Some(at),
            _ => None,
        };
        make_words(tokens, lone);
    }
    make_words(tokens, begun);
}

fn make_words(tokens: &mut [Token<'_>], at: Option<usize>) {
    if let Some(token) = at.and_then(|at| tokens.get_mut(at)) {
        match token {
            Token::LinkStart => *token = Token::Words("["),
            Token::LinkEnd { written, .. } | Token::LanguageStart { written, .. } => {
                *token = Token::Words(written);
            }
            Token::LanguageEnd => *token = Token::Words(LANGUAGE_END),
            Token::Words(_) | Token::Bold | Token::Italic => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(address: &str) -> MarkKind {
        MarkKind::Link(LinkTarget::new(address).unwrap())
    }

    fn language(tag: &str) -> MarkKind {
        MarkKind::Language(LanguageTag::new(tag).unwrap())
    }

    fn marked(words: &str, marks: &[(usize, usize, MarkKind)]) -> RichText {
        let mut text = RichText::plain(words.to_owned());
        for (start, end, kind) in marks {
            assert!(text.mark(*start, *end, kind.clone()));
        }
        text
    }

    #[test]
    fn marks_are_written_and_read_back() {
        use MarkKind::{Bold, Italic};
        let address = "https://ekstad.example/a_(b)*c";
        for (text, expected) in [
            (marked("ett två", &[(0, 3, Bold)]), "**ett** två"),
            (marked("ett två", &[(0, 3, Bold), (0, 3, Italic)]), "***ett*** två"),
            (marked("abcdef", &[(0, 4, Bold), (2, 6, Italic)]), "**ab*cd**ef*"),
            (marked("abcdef", &[(0, 3, Bold), (3, 6, Italic)]), "**abc***def*"),
            (
                marked("se sidan", &[(3, 8, Bold), (3, 8, link(address))]),
                r"se **[sidan](https://ekstad.example/a_\(b\)*c)**",
            ),
            (
                marked(
                    "ab",
                    &[(0, 1, link("https://a.example")), (1, 2, link("https://a.example"))],
                ),
                "[a](https://a.example)[b](https://a.example)",
            ),
            (
                marked("se nous avons", &[(3, 13, language("fr")), (8, 13, Bold)]),
                "se {lang=fr}nous **avons**{/lang}",
            ),
            (marked("{lang=fr} {x}", &[]), r"\{lang=fr} \{x}"),
            (marked(r"2*3*4 [a](b) \*", &[]), r"2\*3\*4 \[a\](b) \\\*"),
        ] {
            let mut out = String::new();
            write(&text, &mut out);
            assert_eq!(out, expected);
            assert_eq!(read(out), text, "{expected}");
        }
    }

    #[test]
    fn a_sign_without_partner_is_a_sign() {
        for words in [
            "5 * 3",
            "**fet",
            "[1] och [2",
            "](x)",
            "a](https://b.example)",
            "****",
            "C:\\x",
            "{a} {lang=fr}",
            "b{/lang}",
        ] {
            assert_eq!(read(words.to_owned()), RichText::plain(words.to_owned()));
        }
        assert_eq!(read("[x](javascript:a)".to_owned()).text(), "[x](javascript:a)");
    }

    #[test]
    fn marks_of_a_kind_that_meet_become_one() {
        let text = marked("abcdef", &[(0, 3, MarkKind::Bold), (2, 5, MarkKind::Bold)]);
        let mut out = String::new();
        write(&text, &mut out);
        assert_eq!(out, "**abcde**f");
    }
}
