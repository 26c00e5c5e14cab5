//! Reading running text: words and sentences, figures, directions, tenses, dates, parts.
//!
//! Everything here gives the bytes of the words that decided, so that a finding can quote them.

pub mod attainment;
pub mod carried_out;
pub mod clauses;
pub mod dates;
pub mod direction;
pub mod divided;
pub mod event;
pub mod figures;
pub mod first_names;
pub mod fulfilment;
pub mod half_done;
pub mod identity_numbers;
pub mod kinship;
pub mod lexicon;
pub mod listed_values;
pub mod months;
pub mod movement;
pub mod number_words;
pub mod on_track;
pub mod open_answer;
pub mod paragraph;
pub mod parts;
pub mod phase_out;
pub mod placeholder;
pub mod related;
pub mod scope;
pub mod sexes;
pub mod standpoint;
pub mod substance;
pub mod tense;
pub mod then_and_now;
pub mod tie;
pub mod time_words;
pub mod topic;
pub mod unmeasured;
pub mod word_set;
