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
fn is_clean(text: &str) -> bool {
    let mut before = b' ';
    for &byte in text.as_bytes() {
        let rare = byte < b' ' || matches!(byte, 0x7f | 0xc2 | 0xe1..=0xe3 | 0xee..=0xf4);
        if rare || (byte == b' ' && before == b' ') {
            return false;
        }
        before = byte;
    }
    before != b' '
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
    while out.ends_with([':', '.', ' ', '*']) {
        out.pop();
    }
}

/// The letters and digits of a text in small letters, and `/` and `:`: what a broken word and the
/// whole word have in common.
pub(crate) fn squeeze(text: &str, out: &mut String) {
    for character in text.chars() {
        if character.is_alphanumeric() {
            if character.is_ascii() {
                out.push(character.to_ascii_lowercase());
            } else {
                out.extend(character.to_lowercase());
            }
        }
    }
}

/// [`squeeze`] as a new string.
pub(crate) fn squeezed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    squeeze(text, &mut out);
    out
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
