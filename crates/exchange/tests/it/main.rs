//! Whole documents through the public doors of the room.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod ecma_376;
mod hostile;
mod libreoffice;
mod report_json;
mod reports;
mod round_trip;
mod stratml;
mod word_back;
