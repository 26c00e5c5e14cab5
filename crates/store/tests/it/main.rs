//! The store on both databases: every function of a session, and what the writer promises.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a failure here fails a test"
)]

mod conformance;
mod coverage;
mod opening;
mod row_security;
mod scope;
mod sight;
mod upgrade;
mod writer;
