//! The pages, as a browser meets them.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

mod city;
mod http;
mod lint;
mod pages;
mod samples;
