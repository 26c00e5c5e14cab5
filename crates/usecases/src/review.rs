//! The review: what the rules say of a report, in words for a person.
//!
//! [`told`] puts a finding into words, [`set`] gives every report of a set its history.

pub mod set;
pub mod told;
