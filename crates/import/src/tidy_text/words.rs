//! Words without what is no word: doubled blanks, soft hyphens, icons of private fonts.

/// Appends text to `out` with single blanks, without characters that print nothing.
///
/// A blank is put between what is there and what comes, unless one of them is empty.
pub(crate) fn push_clean(out: &mut String, text: &str) {
    if is_clean(text) {
        separate(out, text);
        out.push_str(text);
        return;
    }
    let mut blank = !out.is_empty() && !out.ends_with(' ');
    for character in text.chars() {
        if character.is_whitespace() || character.is_control() {
            blank = !out.is_empty();
        } else if !is_silent(character) {
            if blank && !out.ends_with(' ') {
                out.push(' ');
            }
            blank = false;
            out.push(character);
        }
    }
}

fn separate(out: &mut String, text: &str) {
    if !out.is_empty() && !out.ends_with(' ') && !text.is_empty() {
        out.push(' ');
    }
}

/// Whether text may be copied as it stands; text with rare characters is looked at one by one.
/// Written without early returns, so that it is done many bytes at a time.
#[expect(clippy::needless_bitwise_bool, reason = "many bytes at a time need no early exit")]
fn is_clean(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (Some((first, rest)), Some(last)) = (bytes.split_first(), bytes.last()) else {
        return true;
    };
    let is_rare = |byte: u8| (byte < b' ') | (byte == 0x7f) | (byte == 0xc2) | (byte >= 0xe1);
    let rare = bytes.iter().fold(false, |found, byte| found | is_rare(*byte));
    let doubled = bytes
        .iter()
        .zip(rest)
        .fold(false, |found, (byte, next)| found | ((*byte == b' ') & (*next == b' ')));
    !(rare | doubled | (*first == b' ') | (*last == b' '))
}

/// Characters that say nothing in running text.
pub(crate) const fn is_silent(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fe0f}' | '\u{fffc}'
        | '\u{e000}'..='\u{f8ff}' | '\u{2028}'..='\u{202e}' | '\u{fffd}'
    )
}

/// Text in small letters with single blanks, without icons and without a final colon or point:
/// what known words are looked up by.
pub(crate) fn fold_key(text: &str, out: &mut String) {
    out.clear();
    if is_clean(text) && !has_wide_capital(text) {
        out.push_str(text);
        out.make_ascii_lowercase();
    } else {
        fold_each(text, out);
    }
    while out.ends_with([':', '.', ' ', '*']) {
        out.pop();
    }
}

/// Whether a capital outside ASCII, or a sign that is folded, may stand in text.
#[expect(clippy::needless_bitwise_bool, reason = "many bytes at a time need no early exit")]
fn has_wide_capital(text: &str) -> bool {
    let bytes = text.as_bytes();
    let rest = bytes.split_first().map_or(&[][..], |(_, rest)| rest);
    let pairs = bytes
        .iter()
        .zip(rest)
        .fold(false, |found, (byte, next)| found | ((*byte == 0xc3) & (*next < 0xa0)));
    let other = |byte: u8| (byte == b'`') | (0xc4..=0xdf).contains(&byte);
    bytes.iter().fold(pairs, |found, byte| found | other(*byte))
}

fn fold_each(text: &str, out: &mut String) {
    let mut blank = false;
    for character in text.chars() {
        if character.is_whitespace() || character.is_control() {
            blank = !out.is_empty();
            continue;
        }
        if is_silent(character) {
            continue;
        }
        if blank {
            out.push(' ');
            blank = false;
        }
        match character {
            '’' | '´' | '`' => out.push('\''),
            '–' | '—' | '\u{2010}' | '\u{2011}' => out.push('-'),
            'A'..='Z' => out.push(character.to_ascii_lowercase()),
            _ if character.is_ascii() => out.push(character),
            _ => out.extend(character.to_lowercase()),
        }
    }
}

/// The letters and digits of a text in small letters, and `/` and `:`: what a broken word and the
/// whole word have in common.
pub(crate) fn squeeze(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            'a'..='z' | '0'..='9' | 'å' | 'ä' | 'ö' => out.push(character),
            'A'..='Z' => out.push(character.to_ascii_lowercase()),
            _ if character.is_ascii() => {}
            _ if character.is_alphanumeric() => out.extend(character.to_lowercase()),
            _ => {}
        }
    }
}

/// [`squeeze`] as a new string.
pub(crate) fn squeezed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    squeeze(text, &mut out);
    out
}

/// Whether a short text holds a word: a search that is not prepared first.
pub(crate) fn holds(text: &str, word: &str) -> bool {
    let Some((first, rest)) = word.as_bytes().split_first() else { return true };
    let mut left = text.as_bytes();
    while let Some(at) = left.iter().position(|byte| byte == first) {
        left = left.get(at + 1..).unwrap_or(&[]);
        if left.starts_with(rest) {
            return true;
        }
    }
    false
}

/// Whether text, in small letters, begins with words that are given in small letters.
pub(crate) fn begins_with(text: &str, small: &str) -> bool {
    let first = text.as_bytes().first().filter(|first| first.is_ascii());
    if first.is_some_and(|first| Some(&first.to_ascii_lowercase()) != small.as_bytes().first()) {
        return false;
    }
    let mut letters = text.chars().flat_map(char::to_lowercase);
    small.chars().all(|letter| letters.next() == Some(letter))
}

/// Whether the first letter is a small one.
pub(crate) fn starts_small(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}

/// Whether the first letter is a capital.
pub(crate) fn starts_large(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_prints_nothing_goes() {
        let mut out = "Här".to_owned();
        push_clean(&mut out, "  står\u{ad}  \u{f0b7}ord\u{a0}nu ");
        assert_eq!(out, "Här står ord nu");
    }

    #[test]
    fn keys_are_small_and_bare() {
        let mut key = String::new();
        fold_key("\u{e000} KF:s  MÅL – här:", &mut key);
        assert_eq!(key, "kf:s mål - här");
    }
}
