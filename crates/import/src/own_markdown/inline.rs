//! Words of the product's own Markdown: a backslash makes a sign a word, `&#8203;` is a character,
//! stars and tags mark, brackets lead. A sign without its partner is a word.

use tertial_domain::rich_text::{LanguageTag, LinkTarget, MarkKind, RichText};

use crate::tidy_text::inline::language;

/// A line's words without their marks.
pub(super) fn plain(raw: &str) -> String {
    rich(raw).text().to_owned()
}

/// A line's words with their marks: bold ones first, then italic ones, then
/// links and languages.
pub(super) fn rich(raw: &str) -> RichText {
    let mut tokens = Vec::new();
    let mut rest = raw;
    while !rest.is_empty() {
        let at = rest.find(['\\', '&', '*', '<', '[', ']']).unwrap_or(rest.len());
        let (words, signs) = rest.split_at(at);
        if !words.is_empty() {
            tokens.push(Token::Words(words));
        }
        rest = signs.get(token(signs, &mut tokens)..).unwrap_or_default();
    }
    settle(&mut tokens);
    read(&tokens)
}

/// Cuts emphasised words off the end of a cell: they say that the value is not certain.
pub(super) fn without_doubt(raw: &str) -> (&str, bool) {
    let is_sign = |at: usize| {
        let before = raw.get(..at).unwrap_or_default();
        before.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 0
    };
    let start = if let Some(before) = raw.strip_suffix("</em>") {
        before.rfind("<em>").filter(|start| is_sign(*start) && is_sign(before.len()))
    } else {
        raw.strip_suffix('*').filter(|before| !before.ends_with(['*', '\\'])).and_then(|before| {
            let start = before.rfind('*')?;
            (!before.get(..start)?.ends_with('\\')).then_some(start)
        })
    };
    match start.and_then(|start| raw.get(..start)) {
        Some(value) => (value.trim_end_matches(' '), true),
        None => (raw, false),
    }
}

/// Cuts the emphasised or strong words off the start of a line, and one blank after them.
pub(super) fn cut_mark(raw: &str, strong: bool) -> Option<(String, &str)> {
    let (sign, opening, closing) =
        if strong { ("**", "<strong>", "</strong>") } else { ("*", "<em>", "</em>") };
    let (body, end_sign) = match raw.strip_prefix(opening) {
        Some(body) => (body, closing),
        None => (raw.strip_prefix(sign).filter(|body| !body.starts_with('*'))?, sign),
    };
    let mut ends = body.match_indices(end_sign).map(|(at, _)| at);
    let end = ends.find(|at| {
        let before = body.get(..*at).unwrap_or_default();
        before.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 0
    })?;
    let (words, rest) = (body.get(..end)?, body.get(end + end_sign.len()..)?);
    Some((plain(words), rest.strip_prefix(' ').unwrap_or(rest)))
}

/// A piece of written words.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Token<'a> {
    Words(&'a str),
    Character(char),
    /// Begins or ends a mark; the signs are what it is as words.
    Turn {
        is_bold: bool,
        signs: &'a str,
    },
    LinkStart,
    LinkEnd {
        target: LinkTarget,
        signs: &'a str,
    },
    LanguageStart {
        tag: LanguageTag,
        signs: &'a str,
    },
    LanguageEnd,
}

/// The tag that ends words in another language.
const LANGUAGE_END: &str = "</span>";

/// Reads the sign that begins the text; gives the bytes that were read.
fn token<'a>(text: &'a str, tokens: &mut Vec<Token<'a>>) -> usize {
    let first = |length: usize| text.get(..length).unwrap_or_default();
    let (token, length) = match text.as_bytes() {
        [b'\\', sign, ..] if sign.is_ascii_punctuation() => {
            (Token::Words(text.get(1..2).unwrap_or_default()), 2)
        }
        [b'*', ..] => {
            let length = text.bytes().take_while(|byte| *byte == b'*').count();
            match length {
                3 => {
                    tokens.push(Token::Turn { is_bold: true, signs: first(2) });
                    (Token::Turn { is_bold: false, signs: first(1) }, length)
                }
                1 | 2 => (Token::Turn { is_bold: length == 2, signs: first(length) }, length),
                _ => (Token::Words(first(length)), length),
            }
        }
        [b'&', ..] => match character(text) {
            Some((character, length)) => (Token::Character(character), length),
            None => (Token::Words(first(1)), 1),
        },
        [b'<', b'/', b's', b'p', ..] if text.starts_with(LANGUAGE_END) => {
            (Token::LanguageEnd, LANGUAGE_END.len())
        }
        [b'<', b's', b'p', ..] if language(text).is_some() => match language(text) {
            Some((tag, length)) => (Token::LanguageStart { tag, signs: first(length) }, length),
            None => (Token::Words(first(1)), 1),
        },
        [b'<', ..] => {
            const TAGS: [(&str, bool); 4] =
                [("<strong>", true), ("</strong>", true), ("<em>", false), ("</em>", false)];
            match TAGS.iter().find(|(tag, _)| text.starts_with(tag)) {
                Some((tag, is_bold)) => {
                    (Token::Turn { is_bold: *is_bold, signs: first(tag.len()) }, tag.len())
                }
                None => (Token::Words(first(1)), 1),
            }
        }
        [b'[', ..] => (Token::LinkStart, 1),
        [b']', ..] => match target(text) {
            Some((target, length)) => (Token::LinkEnd { target, signs: first(length) }, length),
            None => (Token::Words(first(1)), 1),
        },
        _ => {
            let length = text.chars().next().map_or(1, char::len_utf8);
            (Token::Words(first(length)), length)
        }
    };
    tokens.push(token);
    length
}

/// A character that is written as a number or by its name.
fn character(text: &str) -> Option<(char, usize)> {
    const NAMES: [(&str, char); 7] = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("nbsp", '\u{a0}'),
        ("ndash", '–'),
        ("mdash", '—'),
    ];
    const LONGEST: usize = 10;
    let body = text.strip_prefix('&')?;
    let end = body.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = body.get(..end)?;
    let found = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)
        }
        None => NAMES.iter().find(|(known, _)| *known == name).map(|(_, found)| *found),
    };
    Some((found?, end + 2))
}

/// Reads `](address)`.
fn target(text: &str) -> Option<(LinkTarget, usize)> {
    let body = text.strip_prefix("](")?;
    let mut address = String::new();
    let mut at = 0;
    loop {
        let rest = body.get(at..)?;
        let sign = rest.chars().next()?;
        at += match sign {
            ')' => return Some((LinkTarget::new(&address)?, "](".len() + at + 1)),
            '\\' => {
                let escaped = rest.chars().nth(1)?;
                address.push(escaped);
                1 + escaped.len_utf8()
            }
            '&' if character(rest).is_some() => {
                let (character, length) = character(rest)?;
                address.push(character);
                length
            }
            // An unescaped bracket or a blank ends the search, and so keeps it short.
            '[' | ']' | '<' | ' ' => return None,
            _ => {
                address.push(sign);
                sign.len_utf8()
            }
        };
    }
}

/// Makes words of the signs that have no partner.
fn settle(tokens: &mut [Token<'_>]) {
    for bold in [true, false] {
        let is_one =
            |token: &Token<'_>| matches!(token, Token::Turn { is_bold, .. } if *is_bold == bold);
        if tokens.iter().filter(|token| is_one(token)).count() % 2 == 1
            && let Some(last) = tokens.iter_mut().rfind(|token| is_one(token))
        {
            make_words(last);
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
        if let Some(token) = lone.and_then(|lone| tokens.get_mut(lone)) {
            make_words(token);
        }
    }
    if let Some(token) = begun.and_then(|begun| tokens.get_mut(begun)) {
        make_words(token);
    }
}

fn make_words(token: &mut Token<'_>) {
    match token {
        Token::Turn { signs, .. }
        | Token::LinkEnd { signs, .. }
        | Token::LanguageStart { signs, .. } => *token = Token::Words(signs),
        Token::LanguageEnd => *token = Token::Words(LANGUAGE_END),
        Token::LinkStart => *token = Token::Words("["),
        Token::Words(_) | Token::Character(_) => {}
    }
}

/// Marks of one kind, as they are read.
#[derive(Default)]
struct Spans {
    open: Option<usize>,
    closed: Vec<(usize, usize, MarkKind)>,
}

impl Spans {
    /// Begins a mark, or ends the one that has begun; marks that touch are one.
    fn turn(&mut self, at: usize, kind: &MarkKind) {
        match self.open.take() {
            None => {
                let touching = self.closed.pop_if(|last| last.1 == at && last.2 == *kind);
                self.open = Some(touching.map_or(at, |last| last.0));
            }
            Some(start) => self.closed.push((start, at, kind.clone())),
        }
    }
}

fn read(tokens: &[Token<'_>]) -> RichText {
    let mut text = String::new();
    let (mut bold, mut italic, mut links) = (Spans::default(), Spans::default(), Spans::default());
    let (mut languages, mut language) = (Spans::default(), None);
    let mut link_start = 0;
    for token in tokens {
        match token {
            Token::Words(words) => text.push_str(words),
            Token::Character(character) => text.push(*character),
            Token::Turn { is_bold: true, .. } => bold.turn(text.len(), &MarkKind::Bold),
            Token::Turn { is_bold: false, .. } => italic.turn(text.len(), &MarkKind::Italic),
            Token::LinkStart => link_start = text.len(),
            Token::LinkEnd { target, .. } => {
                let kind = MarkKind::Link(target.clone());
                links.open = None;
                links.turn(link_start, &kind);
                links.turn(text.len(), &kind);
            }
            Token::LanguageStart { tag, .. } => language = Some((tag, text.len())),
            Token::LanguageEnd => {
                if let Some((tag, start)) = language.take() {
                    let kind = MarkKind::Language(tag.clone());
                    languages.turn(start, &kind);
                    languages.turn(text.len(), &kind);
                }
            }
        }
    }
    let mut rich = RichText::plain(text);
    let spans = bold.closed.into_iter().chain(italic.closed).chain(links.closed);
    let spans = spans.chain(languages.closed);
    for (start, end, kind) in spans {
        rich.mark(start, end, kind);
    }
    rich
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emphasis_that_was_written_as_words_is_no_doubt() {
        assert_eq!(without_doubt("12 <em>osäker</em>"), ("12", true));
        for raw in [r"se \<em>bilaga\</em>", r"se <em>bilaga\</em>", r"se \*bilaga\*"] {
            assert_eq!(without_doubt(raw), (raw, false));
        }
    }

    #[test]
    fn signs_are_read_as_they_are_written() {
        for (raw, words) in [
            (r"1\. a \* b \\ c", r"1. a * b \ c"),
            ("a&#8203;b &amp; c &ndash; &okänd;", "a\u{200b}b & c – &okänd;"),
            ("**a** <em>b.</em>c", "a b.c"),
            ("5 * 3, [1] och [2", "5 * 3, [1] och [2"),
            ("a] b](x)", "a] b](x)"),
            (r"[se](https://a.example/\(x\)) d", "se d"),
        ] {
            assert_eq!(plain(raw), words, "{raw}");
        }
        let rich = rich("**a**<strong>b</strong> *c*");
        let marks: Vec<_> = rich.marks().iter().map(|m| (m.start(), m.end())).collect();
        assert_eq!(marks, [(0, 2), (3, 4)]);
    }

    #[test]
    fn marks_are_cut_off_the_ends_of_a_line() {
        assert_eq!(cut_mark("**Dnr** A 1", true), Some(("Dnr".to_owned(), "A 1")));
        assert_eq!(cut_mark("<strong>a\\*:</strong>", true), Some(("a*:".to_owned(), "")));
        assert_eq!(cut_mark("**a** b", false), None);
        assert_eq!(without_doubt("7,1 % *osäker*"), ("7,1 %", true));
        assert_eq!(without_doubt("7 \\*"), ("7 \\*", false));
    }
}
