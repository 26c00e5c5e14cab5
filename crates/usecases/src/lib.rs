//! What a person can do, and what a page needs to know: permission, transaction, audit.
//!
//! Each file is a noun: [`overview`] (the start page), [`reports`], [`goals`], [`indicators`],
//! [`activities`], [`organisation`], [`search`], [`imports`]. A query for a page gives a plain
//! struct made for that page; it holds facts and codes, never words of its own. [`read_in`],
//! [`compilation`], [`people`] and [`founding`] write.

pub mod activities;
pub mod audit;
pub mod board;
pub mod compilation;
pub mod context;
mod directory;
pub mod document;
pub mod failure;
pub mod figures;
pub mod follow_up;
pub mod founding;
pub mod goals;
pub mod imports;
pub mod indicators;
mod linking;
mod matching;
pub mod my_page;
pub mod once;
pub mod organisation;
pub mod overview;
mod passages;
pub mod people;
pub mod read_in;
pub mod report_facts;
pub mod reports;
pub mod review;
pub mod search;
pub mod sheets;
pub mod sign_in;
pub mod upkeep;
pub mod workflow;
pub mod year;
