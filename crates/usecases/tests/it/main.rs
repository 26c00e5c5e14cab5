//! Use cases on real databases: what is read in is kept, linked, found and shown.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod pages;
mod read_in;
mod setting;
