//! The command as a person meets it: whole conversations, exit codes and all.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "tests make files and may fail loudly"
)]

mod audit;
mod backup;
mod check;
mod config;
mod conversation;
mod endurance;
mod extract;
mod help;
mod import;
mod pool;
mod postgres;
mod render;
mod serve;
mod templates;
mod word_back;
