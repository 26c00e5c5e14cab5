//! What a browser or a link proves itself by.

use std::fmt;

use tertial_store::fingerprint::Fingerprint;

use crate::context::Context;
use crate::failure::Failure;

/// 256 bits that nobody can guess. The database keeps their SHA-256 alone; they are never printed
/// but where they are handed over.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 32]);

impl Token {
    pub(crate) fn new(context: &Context) -> Result<Self, Failure> {
        context.secret().map(Self)
    }

    /// Reads 64 hexadecimal digits in small letters.
    pub fn read(text: &str) -> Option<Self> {
        // A fingerprint is as long and written the same way.
        Fingerprint::read(text).map(|read| Self(*read.bytes()))
    }

    /// The text that is handed over.
    pub fn text(&self) -> String {
        self.0.iter().fold(String::with_capacity(64), |text, byte| text + &format!("{byte:02x}"))
    }

    pub(crate) fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&self.0)
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_read_back_and_tells_nothing_when_it_is_printed() {
        let token = Token([0xa7; 32]);
        assert_eq!(Token::read(&token.text()), Some(token.clone()));
        assert!(!format!("{token:?}").contains("a7"));
        assert_ne!(token.fingerprint().to_string(), token.text());
        for wrong in ["", "a7", &"A7".repeat(32), &"zz".repeat(32), &"a7".repeat(33)] {
            assert_eq!(Token::read(wrong), None, "{wrong}");
        }
    }
}
