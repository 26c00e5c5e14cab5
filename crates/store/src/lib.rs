//! Rows to domain values and back, on SQLite and PostgreSQL.
//!
//! Start in [`session`]: a [`Store`] gives a [`ReadSession`] or the one [`WriteSession`], each bound
//! to a `Scope` that every query applies. The other files are nouns with the functions of a session.

pub mod activities;
pub mod address;
pub mod assessments;
pub mod backup;
pub mod board;
mod cell;
pub mod coverage;
pub mod drafts;
pub mod error;
pub mod events;
pub mod fingerprint;
pub mod founding;
pub mod goals;
pub mod idempotency;
pub mod imports;
pub mod indicators;
mod insert;
mod migrate;
pub mod my_page;
pub mod organisation;
pub mod outcomes;
pub mod page;
pub mod people;
pub mod provenance;
mod reach;
pub mod report_facts;
pub mod reports;
pub mod reviews;
mod row;
pub mod search;
pub mod session;
pub mod sign_in;
mod statement;
pub mod targets;
mod values;
pub mod workflow;
pub mod years;

pub use error::StoreError;
pub use session::{Durability, ReadSession, Store, StoreOptions, WriteSession};
