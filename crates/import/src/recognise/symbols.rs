//! Signs before words: icons, discs, diamonds, check marks.

use tertial_domain::activity::ActivityState;

use crate::tidy_text::words::is_silent;

/// Whether a character is a sign and no word: shapes, arrows, check marks, icons of private fonts.
pub(crate) const fn is_sign(character: char) -> bool {
    is_silent(character)
        || matches!(
            character,
            '\u{2190}'..='\u{21ff}' | '\u{25a0}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}'
            | '\u{1f300}'..='\u{1faff}' | '\u{203c}'
        )
}

/// Text without the signs before it, and the last of them that a font shows.
pub(crate) fn strip_signs(text: &str) -> (&str, Option<char>) {
    let mut sign = None;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if first.is_ascii_alphanumeric() {
            break;
        }
        let lone_mark = first == '!' && rest.chars().nth(1).is_none_or(char::is_whitespace);
        if is_sign(first) || lone_mark {
            if !is_silent(first) {
                sign = Some(first);
            }
        } else if !first.is_whitespace() {
            break;
        }
        rest = rest.get(first.len_utf8()..).unwrap_or("");
    }
    (rest, sign)
}

/// Text without signs and blanks at its end.
pub(crate) fn strip_end_signs(text: &str) -> &str {
    text.trim_end_matches(|c: char| c.is_whitespace() || (!c.is_ascii() && is_sign(c)))
}

/// Text without a dash that stands before it with a blank between.
pub(crate) fn strip_dash(text: &str) -> (&str, bool) {
    let rest = text.trim_start_matches(['—', '–', '-', '―']);
    let stripped =
        rest.len() < text.len() && (rest.starts_with(char::is_whitespace) || rest.is_empty());
    if stripped { (rest.trim_start(), true) } else { (text, false) }
}

/// What the sign before an activity says of it.
pub(crate) const fn activity_state(sign: char) -> Option<ActivityState> {
    match sign {
        '✓' | '✔' | '☑' | '✅' | '🗸' => Some(ActivityState::Done),
        '!' | '❗' | '❕' | '⚠' | '‼' => Some(ActivityState::Deviating),
        '→' | '➔' | '➜' | '➡' | '▶' | '⏵' | '↻' | '⟳' => {
            Some(ActivityState::Ongoing)
        }
        '☐' | '○' | '◯' => Some(ActivityState::NotStarted),
        _ => None,
    }
}

/// Whether text holds no letter and no digit.
pub(crate) fn is_wordless(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_go_and_words_stay() {
        assert_eq!(strip_signs("\u{e0b3} ● Uppfylls helt"), ("Uppfylls helt", Some('●')));
        assert_eq!(strip_signs("! Översyn"), ("Översyn", Some('!')));
        assert_eq!(strip_signs("Översyn"), ("Översyn", None));
        assert_eq!(strip_dash("— Ingen"), ("Ingen", true));
        assert_eq!(strip_dash("-2 163"), ("-2 163", false));
        assert_eq!(strip_end_signs("Sjukfrånvaro ♀♂ "), "Sjukfrånvaro");
    }
}
