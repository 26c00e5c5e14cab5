//! What tests share: throw-away databases, a small Ekstad, a fixed clock, identities in a row.
//!
//! A failure here is a failed test, so these functions panic where others give an error.
#![expect(clippy::unwrap_used, clippy::missing_panics_doc, reason = "a failure here fails a test")]

pub mod clock;
pub mod databases;
pub mod ekstad;
pub mod ids;

pub use databases::{Database, on_both_backends};
pub use ekstad::Ekstad;
pub use ids::Ids;
