//! What a person can do, and what a page needs to know: permission, transaction, audit.
//!
//! Each file is a noun: [`overview`] (the start page), [`reports`], [`goals`], [`indicators`],
//! [`activities`], [`organisation`], [`search`], [`imports`]. A query for a page gives a plain
//! struct made for that page; it holds facts and codes, never words of its own.

pub mod activities;
pub mod goals;
pub mod imports;
pub mod indicators;
pub mod organisation;
pub mod overview;
pub mod reports;
pub mod search;
