//! Documents on paper: valid, whole, repeatable, and deaf to markup in their words.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail loudly")]

#[path = "../../examples/validate/corpus.rs"]
mod corpus;
#[path = "../../examples/sample/ekstad.rs"]
mod ekstad;
mod hostile;
mod kinds;
mod reading;
mod sample;
