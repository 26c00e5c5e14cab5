//! The world's formats, bytes in and bytes out: no files, no network, no clock.
//!
//! Start in [`report_json`], the public form of one report as data; [`stratml`] is the same in the
//! vocabulary of the ISO 17469 family, and [`word_back`] reads a Word file that was sent out and has
//! come back. [`spreadsheet`] writes lists for Excel; [`calendar`] and [`feed`] are what other
//! programs subscribe to. The structs that cross this border are owned here; the domain's types know
//! nothing of them.

pub mod calendar;
pub mod feed;
pub mod report_json;
pub mod sheet_json;
pub mod spreadsheet;
pub mod stratml;
pub mod word_back;
