//! Everything that this room shows, from the outside.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

mod chart_pictures;
mod chart_properties;
mod locales;
mod samples;
