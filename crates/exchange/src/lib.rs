//! The world's formats, bytes in and bytes out: no files, no network, no clock.
//!
//! Start in [`report_json`], the public form of one report as data. [`word_back`] reads a Word file
//! that was sent out and has come back. The structs that cross this border are owned here; the
//! domain's types know nothing of them.

pub mod report_json;
pub mod word_back;
