//! Documents on paper: valid, whole, repeatable, and deaf to markup in their words.

#![expect(clippy::unwrap_used, reason = "tests fail loudly")]

#[path = "../../examples/sample/ekstad.rs"]
mod ekstad;
mod hostile;
mod reading;
mod sample;
