//! Words in Markdown: the one place that escapes, and runs with their marks. Whatever the words
//! are, they come out as words; what cannot be seen is written as a number.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Where words stand: what would be a sign of something depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spot {
    /// At the start of a paragraph or an item.
    Start,
    /// Inside a line.
    Within,
    /// In a heading.
    Heading,
    /// In a table's cell.
    Cell,
}

/// Words with the marks on them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Piece<'a> {
    /// The words.
    pub(super) words: Cow<'a, str>,
    /// *fet*
    pub(super) strong: bool,
    /// *kursiv*
    pub(super) emphasis: bool,
    /// Where they lead.
    pub(super) link: Option<&'a str>,
    /// The language, where it is another than the text's.
    pub(super) language: Option<&'a str>,
}

impl Piece<'_> {
    /// Whether it looks like another, whatever their words are.
    pub(super) fn is_like(&self, other: &Piece<'_>) -> bool {
        (self.strong, self.emphasis, self.link, self.language)
            == (other.strong, other.emphasis, other.link, other.language)
    }
}

/// Pieces with words, and those that look alike as one: signs may stand across their border.
pub(super) fn joined<'a>(pieces: impl IntoIterator<Item = Piece<'a>>) -> Vec<Piece<'a>> {
    let mut joined: Vec<Piece<'a>> = Vec::new();
    for piece in pieces.into_iter().filter(|piece| !piece.words.is_empty()) {
        match joined.last_mut().filter(|last| last.is_like(&piece)) {
            Some(last) => last.words.to_mut().push_str(&piece.words),
            None => joined.push(piece),
        }
    }
    joined
}

/// Writes words without marks as one line.
pub(super) fn plain(words: &str, spot: Spot, out: &mut String) {
    let (front, core, back) = without_edges(words);
    numbers(front, out);
    escaped(core, if front.is_empty() { spot } else { inside(spot) }, out);
    numbers(back, out);
}

/// Writes strong words; they may stand right before and after other words.
pub(super) fn strong(words: &str, out: &mut String) {
    marked(
        &Piece { words: words.into(), strong: true, ..Piece::default() },
        Spot::Heading,
        true,
        out,
    );
}

/// Writes emphasised words.
pub(super) fn emphasis(words: &str, out: &mut String) {
    marked(
        &Piece { words: words.into(), emphasis: true, ..Piece::default() },
        Spot::Heading,
        true,
        out,
    );
}

/// Writes a text of many pieces as one line.
pub(super) fn pieces(pieces: &[Piece<'_>], spot: Spot, out: &mut String) {
    let from = out.len();
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        let alike = pieces.iter().skip(at).take_while(|other| other.link == piece.link).count();
        let group = pieces.get(at..at + alike).unwrap_or_default();
        if let Some(target) = piece.link {
            // Together with a bracket the sign would call for a picture.
            if out.len() > from && out.ends_with('!') {
                out.insert(out.len() - 1, '\\');
            }
            out.push('[');
            group_of(group, Spot::Within, (true, true), out);
            out.push_str("](");
            address(target, out);
            out.push(')');
        } else {
            let spot = if out.len() == from { spot } else { inside(spot) };
            let is_last = at + alike == pieces.len();
            group_of(group, spot, (out.len() == from, is_last), out);
        }
        at += alike;
    }
}

/// Pieces that lead to the same place. `edges` says whether the line or a bracket begins before
/// the first and ends after the last: blanks there would be lost.
fn group_of(group: &[Piece<'_>], spot: Spot, edges: (bool, bool), out: &mut String) {
    let is_marked = |piece: Option<&Piece<'_>>| {
        piece.is_some_and(|own| own.strong || own.emphasis || own.language.is_some())
    };
    for (at, piece) in group.iter().enumerate() {
        let spot = if at == 0 { spot } else { inside(spot) };
        if is_marked(Some(piece)) {
            let before = at.checked_sub(1).and_then(|before| group.get(before));
            let is_alone = !is_marked(before) && !is_marked(group.get(at + 1));
            marked(piece, inside(spot), is_alone, out);
            continue;
        }
        let words = piece.words.as_ref();
        let (front, _, back) = without_edges(words);
        let (is_first, is_last) = (at == 0 && edges.0, at + 1 == group.len() && edges.1);
        let is_blank = front.len() == words.len();
        let front = if is_first || (is_last && is_blank) { front } else { "" };
        let back = if is_last { back } else { "" };
        numbers(front, out);
        let core = words.get(front.len()..words.len() - back.len());
        let spot = if front.is_empty() { spot } else { inside(spot) };
        escaped(core.unwrap_or_default(), spot, out);
        numbers(back, out);
    }
}

/// Words between marks. Stars hold words that begin and end with a letter or digit and have no
/// other marks beside them; tags hold all others, since stars beside a sign mark nothing. A
/// language is told by a tag around them.
fn marked(piece: &Piece<'_>, spot: Spot, is_alone: bool, out: &mut String) {
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let (first, last) = (piece.words.chars().next(), piece.words.chars().next_back());
    let by_stars = is_alone && is_letter(first) && is_letter(last) && !out.ends_with('*');
    let (opening, closing) = match (piece.strong, piece.emphasis, by_stars) {
        (true, true, true) => ("***", "***"),
        (true, false, true) => ("**", "**"),
        (false, true, true) => ("*", "*"),
        (true, true, false) => ("<strong><em>", "</em></strong>"),
        (true, false, false) => ("<strong>", "</strong>"),
        (false, true, false) => ("<em>", "</em>"),
        (false, false, _) => ("", ""),
    };
    if let Some(language) = piece.language {
        out.extend(["<span lang=\"", language, "\">"]);
    }
    out.push_str(opening);
    plain(&piece.words, inside(spot), out);
    out.push_str(closing);
    if piece.language.is_some() {
        out.push_str("</span>");
    }
}

const fn inside(spot: Spot) -> Spot {
    match spot {
        Spot::Start | Spot::Within => Spot::Within,
        Spot::Heading => Spot::Heading,
        Spot::Cell => Spot::Cell,
    }
}

/// The blanks before, the words, the blanks after.
fn without_edges(words: &str) -> (&str, &str, &str) {
    let core = words.trim_start();
    let (front, core) = words.split_at(words.len() - core.len());
    let (core, back) = core.split_at(core.trim_end().len());
    (front, core, back)
}

fn numbers(characters: &str, out: &mut String) {
    characters.chars().for_each(|character| number(character, out));
}

fn number(character: char, out: &mut String) {
    // Writing to a string cannot fail.
    let _ = write!(out, "&#{};", u32::from(character));
}

/// Whether a character is not to be seen and changes what stands around it: it controls the
/// direction, breaks a line or has no width. Those that join signs into one stay as they are.
const fn is_unseen(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
    )
}

/// Blanks that keep words together stand as they are; other odd blanks would break the line.
fn is_odd_blank(character: char) -> bool {
    character.is_whitespace() && !matches!(character, ' ' | '\u{a0}' | '\u{202f}' | '\u{2007}')
}

fn escaped(words: &str, spot: Spot, out: &mut String) {
    let mut before = ' ';
    let mut characters = words.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        if character.is_control() || is_unseen(character) || is_odd_blank(character) {
            number(character, out);
        } else {
            let begins = at == 0 && begins(words, spot);
            let ends_number = spot == Spot::Start && ends_number(words, at);
            if begins || ends_number || is_sign(character, (before, next), spot) {
                out.push('\\');
            }
            out.push(character);
        }
        before = character;
    }
}

/// Whether a character would mark something where it stands.
fn is_sign(character: char, (before, next): (char, Option<char>), spot: Spot) -> bool {
    match character {
        '\\' | '`' | '*' | '[' | ']' | '~' | '$' => true,
        '_' => !(before.is_alphanumeric() && next.is_some_and(char::is_alphanumeric)),
        '<' => next.is_some_and(|next| next.is_ascii_alphabetic() || "/!?".contains(next)),
        '&' => next.is_some_and(|next| next.is_ascii_alphanumeric() || next == '#'),
        '|' => spot == Spot::Cell,
        '#' => spot == Spot::Heading,
        _ => false,
    }
}

/// Whether the first character of a paragraph would begin a heading, list, table, quote or rule.
fn begins(words: &str, spot: Spot) -> bool {
    spot == Spot::Start && words.starts_with(['#', '>', '-', '+', '|', '='])
}

/// Whether "1." or "1)" that begins a paragraph ends here: it would begin a list.
fn ends_number(words: &str, at: usize) -> bool {
    let (digits, rest) = words.split_at(at);
    let after = rest.strip_prefix(['.', ')']);
    after.is_some_and(|after| after.is_empty() || after.starts_with(' '))
        && !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The address of a link: signs that end or begin something get a backslash.
fn address(target: &str, out: &mut String) {
    for character in target.chars() {
        match character {
            '\\' | '(' | ')' | '[' | ']' | '<' | '>' | '*' | '_' | '`' | '&' | '|' | '~' | '$' => {
                out.extend(['\\', character]);
            }
            _ if character.is_control() || is_unseen(character) => number(character, out),
            _ => out.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, spot: Spot, expected: &str) {
        let mut out = String::new();
        plain(words, spot, &mut out);
        assert_eq!(out, expected, "{words:?}");
    }

    #[test]
    fn words_stay_words() {
        check("# Rubrik", Spot::Start, "\\# Rubrik");
        check("1. Ett", Spot::Start, "1\\. Ett");
        check("12) tolv", Spot::Start, "12\\) tolv");
        check("1.5 dagar", Spot::Within, "1.5 dagar");
        check("- nej", Spot::Start, "\\- nej");
        check("a | b", Spot::Cell, "a \\| b");
        check("a | b", Spot::Within, "a | b");
        check("5 < 6 & <b> &amp;", Spot::Within, "5 < 6 & \\<b> \\&amp;");
        check(" a\u{200b}\n", Spot::Within, "&#32;a&#8203;&#10;");
        check("C#", Spot::Heading, "C\\#");
        check("snake_case _x_", Spot::Within, "snake_case \\_x\\_");
    }

    #[test]
    fn marks_are_stars_where_stars_hold_them() {
        let bare = |words: &'static str| Piece { words: words.into(), ..Piece::default() };
        let bold = |words| Piece { strong: true, ..bare(words) };
        for (text, expected) in [
            (vec![bare("a "), bold("b"), bare(" c")], "a **b** c"),
            (vec![bold("b."), bare("c")], "<strong>b.</strong>c"),
            (vec![bold("- b")], "<strong>- b</strong>"),
            (
                vec![Piece { link: Some("https://a.example/(x)"), ..bare("se") }, bare(" .")],
                "[se](https://a.example/\\(x\\)) .",
            ),
        ] {
            let mut out = String::new();
            pieces(&text, Spot::Start, &mut out);
            assert_eq!(out, expected);
        }
    }
}
