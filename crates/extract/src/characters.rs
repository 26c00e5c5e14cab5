//! Characters in the one form that the reader knows: letters composed, blanks plain, and nothing
//! without width inside words.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Blanks and characters without width, as UTF-8.
const RARE: [&str; 8] =
    ["\u{a0}", "\u{202f}", "\u{2007}", "\u{200b}", "\u{2060}", "\u{feff}", "\u{ad}", "\u{212b}"];

/// Text with composed letters (`å` and not `a` with a ring after it), every blank that does not
/// break as a plain blank, and without zero-width spaces and soft hyphens inside words. A soft
/// hyphen at a line's end stays: it says that the word goes on.
pub(crate) fn in_one_form(text: String) -> String {
    let text = plain(&text).map_or(text, |plain| plain);
    if needs_composing(&text) { text.nfc().collect() } else { text }
}

/// Combining marks begin with these bytes, and no other character does.
fn needs_composing(text: &str) -> bool {
    memchr::memchr2(0xcc, 0xcd, text.as_bytes()).is_some()
}

/// `None` where nothing is to be done, as in nearly every text.
fn plain(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    RARE.iter().find(|rare| memchr::memmem::find(bytes, rare.as_bytes()).is_some())?;
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\u{a0}' | '\u{202f}' | '\u{2007}' => out.push(' '),
            '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
            '\u{ad}' if characters.peek().is_some_and(|next| next.is_alphanumeric()) => {}
            '\u{212b}' => out.push('Å'),
            other => out.push(other),
        }
    }
    Some(out)
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
