//! Every function of a session, the same story on SQLite and PostgreSQL.

mod activities;
mod backups;
mod board;
mod drafts;
mod events;
mod facts;
mod founding;
mod goals;
mod idempotency;
mod imports;
mod indicators;
mod my_page;
mod organisation;
mod people;
mod reports;
mod reviews;
mod search;
mod sign_in;
mod workflow;
pub(crate) mod years;
