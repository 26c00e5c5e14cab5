//! Characters in the one form that the reader knows: letters composed, blanks plain, and nothing
//! without width inside words.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Text with composed letters (`å` and not `a` with a ring after it), every blank that does not
/// break as a plain blank, letters that a font draws as one (`ﬁ`) as letters of their own, and
/// without zero-width spaces and soft hyphens inside words. A soft hyphen at a line's end stays: it
/// says that the word goes on.
pub(crate) fn in_one_form(text: String) -> String {
    let text = plain(&text).unwrap_or(text);
    // Combining marks begin with these bytes, and no other character does.
    let decomposed = memchr::memchr2(0xcc, 0xcd, text.as_bytes()).is_some();
    if decomposed { text.nfc().collect() } else { text }
}

/// The text with every character that [`plain_form`] knows in that form; `None` where it knows none.
fn plain(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut done = 0;
    // Their first bytes, and those of many others.
    for at in memchr::memchr3_iter(0xc2, 0xe2, 0xef, text.as_bytes()) {
        let mut rest = text.get(at..).unwrap_or("").chars();
        let Some(character) = rest.next() else { continue };
        let Some(form) = plain_form(character, rest.next()) else { continue };
        if done == 0 {
            out.reserve(text.len());
        }
        out.push_str(text.get(done..at).unwrap_or(""));
        out.push_str(form);
        done = at + character.len_utf8();
    }
    if done == 0 {
        return None;
    }
    out.push_str(text.get(done..).unwrap_or(""));
    Some(out)
}

fn plain_form(character: char, next: Option<char>) -> Option<&'static str> {
    match character {
        '\u{a0}' | '\u{202f}' | '\u{2007}' => Some(" "),
        '\u{200b}' | '\u{2060}' | '\u{feff}' => Some(""),
        '\u{ad}' if next.is_some_and(char::is_alphanumeric) => Some(""),
        '\u{212b}' => Some("\u{c5}"),
        '\u{fb00}' => Some("ff"),
        '\u{fb01}' => Some("fi"),
        '\u{fb02}' => Some("fl"),
        '\u{fb03}' => Some("ffi"),
        '\u{fb04}' => Some("ffl"),
        _ => None,
    }
}

/// Entities that texts on the web use.
const NAMES: [(&str, char); 30] = [
    ("amp", '&'),
    ("nbsp", ' '),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("aring", 'å'),
    ("auml", 'ä'),
    ("ouml", 'ö'),
    ("Aring", 'Å'),
    ("Auml", 'Ä'),
    ("Ouml", 'Ö'),
    ("eacute", 'é'),
    ("uuml", 'ü'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("rdquo", '”'),
    ("ldquo", '“'),
    ("rsquo", '’'),
    ("lsquo", '‘'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("sect", '§'),
    ("euro", '€'),
    ("frac12", '½'),
    ("ensp", ' '),
    ("thinsp", ' '),
];

/// Markdown's entities as the characters that they stand for; signs that mark something in
/// Markdown get a backslash.
pub(crate) fn without_entities(text: &str) -> Cow<'_, str> {
    const LONGEST: usize = 10;
    let mut out = String::new();
    let mut done = 0;
    for at in memchr::memchr_iter(b'&', text.as_bytes()) {
        let Some(rest) = text.get(at + 1..) else { continue };
        let end = rest.bytes().take(LONGEST).position(|byte| byte == b';');
        let Some((end, character)) = end.and_then(|end| Some((end, entity(rest.get(..end)?)?)))
        else {
            continue;
        };
        out.push_str(text.get(done..at).unwrap_or(""));
        done = at + end + 2;
        match character {
            '&' | '"' | '\'' | ',' | '.' | ';' | ':' => out.push(character),
            _ if character.is_ascii_punctuation() => out.extend(['\\', character]),
            _ if character.is_whitespace() || character.is_control() => out.push(' '),
            _ => out.push(character),
        }
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(text.get(done..).unwrap_or(""));
    Cow::Owned(out)
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return code.ok().and_then(char::from_u32);
    }
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, character)| *character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_composed_and_words_are_whole() {
        let text =
            "Fo\u{308}rskola\u{a0}i A\u{30a}smark, verk\u{ad}sam\u{200b}het, bryt\u{ad}\nning";
        assert_eq!(in_one_form(text.to_owned()), "Förskola i Åsmark, verksamhet, bryt\u{ad}\nning");
    }

    #[test]
    fn entities_are_characters() {
        assert_eq!(
            without_entities("Barn &amp; unga, 3&nbsp;800 &#229;r"),
            "Barn & unga, 3 800 år"
        );
        assert_eq!(without_entities("a &lt; b &amp;lt; &okänd; & så"), "a \\< b &lt; &okänd; & så");
    }
}
