//! The pages, as a browser meets them.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests may fail loudly"
)]

mod pages;
mod samples;
