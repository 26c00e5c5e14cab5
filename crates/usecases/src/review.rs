//! The review: what the rules say of a report, in words for a person, and people's answers.
//!
//! [`told`] puts a finding into words, [`set`] gives every report of a set its history, [`stored`]
//! is the review of reports in the database, [`answers`] what people say of it, [`overview`] is the
//! controller's list.

pub mod answers;
pub mod beside;
pub(crate) mod first_looks;
mod kept;
mod making;
pub mod overview;
pub mod rulebook;
pub mod selection;
pub mod set;
pub mod stored;
pub mod suggested;
pub mod told;

pub(crate) use making::unanswered;
