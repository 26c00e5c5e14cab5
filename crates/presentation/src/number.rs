//! Digits in the language's dress: decimal sign, groups of three, minus.

use std::fmt::Write as _;

use crate::language::Language;

/// The minus sign; a hyphen is not one.
pub(crate) const MINUS: char = '−';
/// Keeps a number and its unit on one line.
pub(crate) const NO_BREAK_SPACE: char = '\u{a0}';

/// Dresses plain digits ("-12345.60") in the language's signs ("−12 345,60").
///
/// Anything that is not plain digits comes back as it was.
pub(crate) fn localize(language: Language, plain: &str) -> String {
    let (negative, body) = match plain.strip_prefix('-') {
        Some(body) => (true, body),
        None => (false, plain),
    };
    let (whole, fraction) = match body.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (body, None),
    };
    let only_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !only_digits(whole) || fraction.is_some_and(|fraction| !only_digits(fraction)) {
        return plain.to_owned();
    }
    let (group_sign, decimal_sign) = match language {
        Language::Swedish => (NO_BREAK_SPACE, ','),
        Language::English => (',', '.'),
    };
    let mut dressed = String::with_capacity(plain.len() + whole.len());
    let is_zero = body.bytes().all(|b| matches!(b, b'0' | b'.'));
    if negative && !is_zero {
        dressed.push(MINUS);
    }
    for (index, digit) in whole.char_indices() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            dressed.push(group_sign);
        }
        dressed.push(digit);
    }
    if let Some(fraction) = fraction {
        let _ = write!(dressed, "{decimal_sign}{fraction}");
    }
    dressed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_dressed_by_language() {
        for (plain, swedish, english) in [
            ("0", "0", "0"),
            ("-0.0", "0,0", "0.0"),
            ("999", "999", "999"),
            ("-1234.50", "−1\u{a0}234,50", "−1,234.50"),
            ("1234567", "1\u{a0}234\u{a0}567", "1,234,567"),
            ("NaN", "NaN", "NaN"),
            ("", "", ""),
            ("1.", "1.", "1."),
        ] {
            assert_eq!(localize(Language::Swedish, plain), swedish);
            assert_eq!(localize(Language::English, plain), english);
        }
    }
}
