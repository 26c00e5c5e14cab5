//! Reading running text: words and sentences, figures, directions, tenses, dates, parts.
//!
//! Everything here gives the bytes of the words that decided, so that a finding can quote them.

pub mod dates;
pub mod direction;
pub mod figures;
pub mod identity_numbers;
pub mod paragraph;
pub mod tense;
pub mod tie;
pub mod time_words;
