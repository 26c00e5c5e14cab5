//! The command as a person meets it: whole conversations, exit codes and all.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod conversation;
mod extract;
mod help;
mod import;
mod pool;
mod render;
mod serve;
