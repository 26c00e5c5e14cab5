//! The review: what the rules say of a report, in words for a person, and people's answers.
//!
//! [`told`] puts a finding into words, [`set`] gives every report of a set its history, [`stored`]
//! is the review of reports in the database, [`overview`] is the controller's list.

mod kept;
pub mod overview;
pub mod rulebook;
pub mod selection;
pub mod set;
pub mod stored;
pub mod told;
