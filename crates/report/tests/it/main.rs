//! Documents from reports: every word once, in order, with the right labels; and as HTML.

#![expect(clippy::unwrap_used, reason = "tests fail loudly")]

mod compose;
mod ekstad;
mod html;
