//! Whole documents through the public doors of the room.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod hostile;
mod report_json;
mod reports;
mod stratml;
