//! Signs of status: a sign and a word, never colour alone.

use tertial_presentation::status_mark::Sign;

/// A sign with its word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusMark {
    /// The sign.
    pub sign: Sign,
    /// The word: "Uppfylls delvis".
    pub word: String,
}

/// What a sign means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegendEntry {
    /// The sign with its word.
    pub mark: StatusMark,
    /// What it says, in a sentence.
    pub meaning: String,
}
