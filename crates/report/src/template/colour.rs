//! A colour that can be read on white.

use std::fmt;

/// An opaque colour, red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour([u8; 3]);

/// What WCAG 2.2 asks of text against its ground, in hundredths.
pub(super) const CONTRAST_LEAST: u32 = 450;

impl Colour {
    /// The thread that follows goals, as the product draws it.
    pub const THREAD: Self = Self([0x8c, 0x2f, 0x1f]);
    /// Links, as the product draws them.
    pub const ACCENT: Self = Self([0x1b, 0x4d, 0x89]);

    /// Reads "#1b4d89".
    pub fn read(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let part = |from: usize| u8::from_str_radix(digits.get(from..from + 2)?, 16).ok();
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    /// The contrast against white, in hundredths, rounded down: 450 is 4.5:1.
    pub fn contrast_on_white(self) -> u32 {
        let Self([red, green, blue]) = self;
        let luminance =
            0.2126f64.mul_add(linear(red), 0.7152f64.mul_add(linear(green), 0.0722 * linear(blue)));
        let hundredths = 105.0 / (luminance + 0.05);
        // Between 100 (white) and 2100 (black).
        (100..=2_100).rev().find(|whole| f64::from(*whole) <= hundredths).unwrap_or(100)
    }
}

fn linear(channel: u8) -> f64 {
    let part = f64::from(channel) / 255.0;
    if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self([red, green, blue]) = self;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        let contrast = |text| Colour::read(text).unwrap().contrast_on_white();
        assert_eq!(contrast("#000000"), 2_100);
        assert_eq!(contrast("#ffffff"), 100);
        assert_eq!(contrast("#767676"), 454);
        assert_eq!(contrast("#777777"), 447);
        assert!(contrast("#1b4d89") > 450);
        for broken in ["", "1b4d89", "#1b4d8", "#1b4d899", "#1b4d8g", "red", "#åä12"] {
            assert_eq!(Colour::read(broken), None, "{broken}");
        }
    }
}
